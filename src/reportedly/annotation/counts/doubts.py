"""What cannot be right about a number of people or things: a warning each, and the report is read on."""

import re
from collections.abc import Iterable, Iterator

from reportedly.annotation.counts.knowledge import count_knowledge
from reportedly.annotation.number_words import alternatives
from reportedly.model.count import Count
from reportedly.model.warning import Warning

MOST_PEOPLE_EVER = 120_000_000_000
"""Nobody can count more people: about 117 billion have ever lived (Population Reference Bureau, 2022)."""

_PEOPLE = frozenset({
    "people", "persons", "victims", "deaths", "casualties", "civilians", "soldiers", "men", "women", "children", "dead",
    "wounded", "injured", "fatalities", "fighters", "killed",
})  # fmt: skip
_MOST_DIGITS = 15
"""As many digits as `find_counts` takes for a number at all."""


def count_warnings(text: str, counts: Iterable[Count]) -> Iterator[Warning]:
    """The doubts about the quantities of a report: negative, given as a power, or more than there can be."""
    nouns = alternatives({*_PEOPLE, *count_knowledge().countable_as_none})
    noun = rf"\s+(?:[a-z]+\s+)?{nouns}\b"
    for match in re.finditer(rf"(?<![\w.,)\]%-])[-−]\d[\d,]*{noun}", text, re.IGNORECASE):
        yield _warning("negative_count", match, "nobody counts below zero")
    for match in re.finditer(rf"(?<![\w.,])\d+(?:\.\d+)?(?:\s?[x×]\s?10)?\^\d+{noun}", text, re.IGNORECASE):
        yield _warning("impossible_count", match, "a power counts no people")
    for match in re.finditer(rf"(?<![\w.,^-])\d[\d,]{{{_MOST_DIGITS},}}{noun}", text, re.IGNORECASE):
        yield _warning("impossible_count", match, "that many have never lived")
    for count in counts:
        people = count.unit is not None and count.unit.lower() in _PEOPLE
        if people and max(count.low or 0, count.high or 0) > MOST_PEOPLE_EVER:
            yield Warning(
                code="impossible_count",
                message=f"“{count.text}” at {count.start}:{count.end}: that many have never lived; it is kept as said",
            )


def _warning(code: str, match: re.Match[str], why: str) -> Warning:
    return Warning(
        code=code, message=f"“{match.group()}” at {match.start()}:{match.end()}: {why}; it stays without a figure"
    )
