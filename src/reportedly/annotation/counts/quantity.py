"""The amounts in a text with their bounds, before anyone asks what is counted."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reportedly.annotation.counts.knowledge import count_knowledge
from reportedly.annotation.number_words import alternatives, number_pattern, number_value
from reportedly.model.count import Bound


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """An amount with its words of bound, from `start` to `end`; `number` is where the bare number begins.

    Bounds as in `Count`. Two exact amounts that "from … to …" joins are two quantities: a figure that was revised.
    """

    start: int
    end: int
    number: int
    low: int | None
    high: int | None
    best: int | None
    bound: Bound
    vague_term: str | None = None


_PLACES = frozenset({"under", "over", "below", "above"})
"""Words of bound that tell a place before "one": "a bomb under one of the cars"."""

_WIDEST_RANGE = 100
"""The upper end of a range is at most so many times the lower one; "3-5213" is a telephone."""


def _flexible(phrases: Mapping[str, object]) -> str:
    return alternatives(phrases).replace(r"\ ", r"\s+")


@cache
def _counted() -> re.Pattern[str]:
    """An amount in numbers."""
    knowledge, number = count_knowledge(), number_pattern()
    return re.compile(
        rf"(?<![\w.,٫٬:/$£€¥₹#№+=&~@%^'’-])(?:(?P<bound>{_flexible(knowledge.bounds)})\s+)?(?:(?P<between>between)\s+)?"
        rf"(?P<first>{number})(?:(?P<joint>\s+to\s+|\s+or\s+|\s+and\s+|[-‐‑–—])(?P<second>{number}))?"
        rf"(?P<plus>\+|-plus)?(?:\s+(?P<behind>{_flexible(knowledge.bounds_behind)})\b)?"
        r"(?![\w%‰°$£€^]|[.,٫٬:/]\d|[-‐‑–][\w]|['’]s\b)",
        re.IGNORECASE,
    )


@cache
def _vague(words: frozenset[str]) -> re.Pattern[str]:
    """An amount in a vague word ("dozens")."""
    bounds = _flexible(count_knowledge().bounds)
    return re.compile(
        rf"(?<![\w-])(?:(?P<bound>{bounds})\s+)?(?P<term>{_flexible(dict.fromkeys(words))})(?![\w-])", re.IGNORECASE
    )


@cache
def _none() -> re.Pattern[str]:
    """An amount of nothing: "no casualties", "no one", "none"."""
    nouns = alternatives(count_knowledge().countable_as_none)
    return re.compile(
        rf"(?<![\w-])(?:(?P<no>no|zero)(?=(?:\s+(?:other|further|new|civilian|human|military|serious|major))*\s+{nouns}\b)"
        r"|no[\s-]one|nobody|none)(?![\w-])",
        re.IGNORECASE,
    )


def quantities(text: str, convention: Mapping[str, int]) -> Iterator[Quantity]:
    """Every amount in `text`, in order, never overlapping; what they count (or number, or measure) is left open."""
    found = [*_none_of(text), *_vague_amounts(text, convention), *_amounts(text)]
    reached = 0
    for quantity in sorted(found, key=lambda quantity: (quantity.start, -quantity.end)):
        if quantity.start >= reached:
            reached = quantity.end
            yield quantity


def _none_of(text: str) -> Iterator[Quantity]:
    for match in _none().finditer(text):
        yield _exact(match.start(), match.end(), match.start(), 0)


def _vague_amounts(text: str, convention: Mapping[str, int]) -> Iterator[Quantity]:
    for match in _vague(frozenset(convention)).finditer(text):
        term = " ".join(match["term"].lower().split())
        yield Quantity(
            start=match.start(),
            end=match.end(),
            number=match.start("term"),
            low=convention[term],
            high=None,
            best=None,
            bound="vague",
            vague_term=term,
        )


def _amounts(text: str) -> Iterator[Quantity]:
    position = 0
    while (match := _counted().search(text, position)) is not None:
        read = list(_read(text, match))
        yield from read
        position = max(match.end() if read else match.end("first"), match.start() + 1)


def _read(text: str, match: re.Match[str]) -> Iterator[Quantity]:
    """One amount, a range, or both ends of what was no range."""
    first = _whole(match["first"])
    if first is None:
        return
    second = _whole(match["second"]) if match["second"] else None
    start, number = match.start(), match.start("first")
    if second is None:
        bound = _bound(match)
        if match["second"] or match["between"]:  # "between 3.5 and 4", "5-1.2"
            return
        if first == 1 and match["bound"] and match["bound"].lower() in _PLACES:
            start, bound = number, None
        yield _bounded(start, match.end(), number, first, bound)
        return
    if match["joint"].strip() == "and" and not match["between"]:
        yield _bounded(start, match.end("first"), number, first, _bound_before(match))
        yield _exact(match.start("second"), match.end(), match.start("second"), second)
    elif match["joint"].strip() == "to" and re.search(r"\bfrom\s$", text[max(0, start - 6) : start], re.IGNORECASE):
        yield _exact(start, match.end("first"), number, first)
        yield _exact(match.start("second"), match.end(), match.start("second"), second)
    elif first < second <= max(first, 1) * _WIDEST_RANGE:
        yield Quantity(start=start, end=match.end(), number=number, low=first, high=second, best=None, bound="range")


def _whole(number: str) -> int | None:
    """The value of a number that can count; "2.0" numbers a version, "1.2 million" counts."""
    if "." in number and not any(character.isalpha() for character in number):
        return None
    value = number_value(number)
    return int(value) if value is not None and value.denominator == 1 else None


def _bound_before(match: re.Match[str]) -> Bound | None:
    return count_knowledge().bounds[" ".join(match["bound"].lower().split())] if match["bound"] else None


def _bound(match: re.Match[str]) -> Bound | None:
    """The bound that stands before the number, else the one behind it."""
    if match["plus"]:
        return "at_least"
    if match["behind"]:
        return count_knowledge().bounds_behind[" ".join(match["behind"].lower().split())]
    return _bound_before(match)


def _exact(start: int, end: int, number: int, amount: int) -> Quantity:
    return Quantity(start=start, end=end, number=number, low=amount, high=amount, best=amount, bound="exact")


def _bounded(start: int, end: int, number: int, amount: int, bound: Bound | None) -> Quantity:
    """An amount with a word of bound; "about 1,200" states its number as the best and no end."""
    low: dict[Bound, int] = {"more_than": amount + 1, "at_least": amount}
    high: dict[Bound, int] = {"fewer_than": amount - 1, "at_most": amount}
    if bound is None:
        return _exact(start, end, number, amount)
    return Quantity(
        start=start,
        end=end,
        number=number,
        low=low.get(bound),
        high=high.get(bound),
        best=amount if bound == "about" else None,
        bound=bound,
    )
