"""How quantities stand to one another and to time: parts of others, additions, tolls since a day, new figures."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from reportedly.annotation.counts.knowledge import count_knowledge
from reportedly.annotation.number_words import alternatives
from reportedly.model.count import Count, CountScope, CountUpdate
from reportedly.model.span import Span

_CLAUSE = re.compile(r"[.;!?]\s|\n\n")
_WITHIN_REACH = 120
"""Characters between a figure and what it is a part of; farther apart they are of different sentences."""

_PART_BEFORE = re.compile(
    r"(?:,|\()?\s*(?:including|among\s+them|among\s+whom|of\s+whom|of\s+them|of\s+which)\s+$", re.IGNORECASE
)
_PART_BEHIND = re.compile(r"\s+of\s+(?:whom|them|those|these|which)\b", re.IGNORECASE)
_PART_OF_NEXT = re.compile(r"\s+(?:out\s+)?of\s+(?:the|its|their|his|her|some|about)?\s*$", re.IGNORECASE)
_ADDED = re.compile(r"\b(?:others?|more|another|additional|further)\b", re.IGNORECASE)
_ADDED_BEFORE = re.compile(r"\b(?:another|an?\s+additional|a\s+further|other)\s+$", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:early\s+|late\s+|the\s+)?$", re.IGNORECASE)
_TO_FROM = re.compile(r"\s*,?\s*(?:up\s+|down\s+)?from\s+$", re.IGNORECASE)
_FROM_TO = re.compile(r"\s+to\s+$", re.IGNORECASE)
_FROM_BEFORE = re.compile(r"\bfrom\s+$", re.IGNORECASE)
_LOOK_BACK = 40
"""Characters before a figure that may say what it is."""


@cache
def _cumulative() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(count_knowledge().cumulative)}\b".replace(r"\ ", r"\s+"), re.IGNORECASE)


@cache
def _change() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(count_knowledge().changes)}\b", re.IGNORECASE)


def related(text: str, counts: Sequence[Count], times: Iterable[Span]) -> tuple[Count, ...]:
    """The same counts, each with what the words around it say of its relation to others and to time.

    Args:
        text: the report's text.
        counts: its quantities, in text order.
        times: its mentions of times; "since Monday" makes a toll of what is counted.
    """
    since = [time for time in times if _before(text, time.start, _SINCE)]
    parts = _parts(text, counts)
    updates = _updates(text, counts)
    return tuple(
        replace(
            count,
            part_of=parts.get(count.start),
            additional=_is_additional(text, count),
            scope=_scope(text, count, since),
            update=updates.get(count.start),
        )
        for count in counts
    )


def _before(text: str, at: int, words: re.Pattern[str]) -> bool:
    return words.search(text, max(0, at - _LOOK_BACK), at) is not None


def _parts(text: str, counts: Sequence[Count]) -> dict[int, str]:
    """Which counts are parts of others, by where they start: the offsets of the whole ("12:21")."""
    parts: dict[int, str] = {}
    for one, two in pairwise(counts):
        between = text[one.end : two.start]
        if len(between) > _WITHIN_REACH or _CLAUSE.search(between):
            continue
        whole = parts.get(one.start, f"{one.start}:{one.end}")  # "20 people, including 12 men and 3 women"
        listed = one.start in parts and re.fullmatch(r",?\s+and\s+|,\s+", between) is not None
        of_whom = _PART_BEHIND.match(text, two.end) or _PART_BEHIND.search(two.text)
        if _PART_BEFORE.search(between) or of_whom or listed:
            parts[two.start] = whole
        elif _PART_OF_NEXT.fullmatch(between):
            parts[one.start] = f"{two.start}:{two.end}"
    return parts


def _is_additional(text: str, count: Count) -> bool:
    """Whether a count comes on top of others: "five others", "three more bodies", "another 12"."""
    bound = re.match(r"(?:no |not )?more than\b", count.text, re.IGNORECASE)
    words = count.text[bound.end() :] if bound else count.text
    behind = re.match(r"\s+(?:others|more)\b(?!\s+than)", text[count.end : count.end + 10], re.IGNORECASE)
    return bool(_ADDED.search(words) or behind or _before(text, count.start, _ADDED_BEFORE))


def _scope(text: str, count: Count, since: Sequence[Span]) -> CountScope | None:
    """Cumulative where the words of the same clause reach over a time; None where nothing says so."""
    start, end = _clause(text, count)
    if _cumulative().search(text, start, end) or any(start <= time.start < end for time in since):
        return "cumulative"
    return None


def _clause(text: str, count: Count) -> tuple[int, int]:
    """The offsets of the sentence around a count, cut at its nearest full stops."""
    before = [match.end() for match in _CLAUSE.finditer(text, max(0, count.start - 300), count.start)]
    behind = _CLAUSE.search(text, count.end, min(len(text), count.end + 300))
    return (before[-1] if before else max(0, count.start - 300), behind.start() if behind else count.end + 300)


def _updates(text: str, counts: Sequence[Count]) -> dict[int, CountUpdate]:
    """Of figures that change ("rose to 58 from 45", "from 45 to 58") which is new and which is given up."""
    updates: dict[int, CountUpdate] = {}
    for one, two in pairwise(counts):
        between = text[one.end : two.start]
        changes = _change().search(text, max(0, one.start - _LOOK_BACK), one.start) is not None
        if _TO_FROM.fullmatch(between) and changes:
            updates |= {one.start: "current", two.start: "superseded"}
        elif _FROM_TO.fullmatch(between) and changes and _before(text, one.start, _FROM_BEFORE):
            updates |= {one.start: "superseded", two.start: "current"}
    return updates
