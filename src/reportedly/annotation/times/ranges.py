"""Two dates told together: the first, which names no year, takes it from the second ("between April and June 1996")."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.annotation.times import periods
from reportedly.annotation.times.periods import Period
from reportedly.annotation.times.reading import Placed
from reportedly.annotation.times.vocabulary import vocabulary

_OPENING = re.compile(r"\b(?:from|between)\s+$", re.IGNORECASE)
_RANGE_JOINT = re.compile(r"\s?(?:to|until|till|through|and|-|–|—)\s?", re.IGNORECASE)
_LIST_JOINT = re.compile(r",?\s(?:and|or)\s(?:in\s|on\s)?", re.IGNORECASE)
_LONGEST_OPENING = 10
"""Characters; more than "between" and white space."""


def in_order(text: str, read: Sequence[Placed]) -> list[Placed]:
    """The same readings, with the first of two dates that belong together in the year before or of the second."""
    result = list(read)
    for index, (one, two) in enumerate(pairwise(read)):
        if _without_year(text, one) and _belong_together(text, one, two):
            period = _latest_before(one.reading.period, two)
            if period is not None:
                result[index] = replace(one, reading=replace(one.reading, period=period, alternatives=()))
    return result


def _without_year(text: str, placed: Placed) -> bool:
    period = placed.reading.period
    if period is None or period.first is None or period.unit not in {"day", "month"}:
        return False
    words = re.findall(r"[^\W\d_]+", text[placed.start : placed.end].lower())
    return placed.reading.basis == "relative_to_publication" and any(word in vocabulary().months for word in words)


def _belong_together(text: str, one: Placed, two: Placed) -> bool:
    """Whether the two bound a range, or the second gives the year for both."""
    if two.reading.period is None or two.reading.period.first is None:
        return False
    opened = _OPENING.search(text, max(0, one.start - _LONGEST_OPENING), one.start) is not None
    if opened and _RANGE_JOINT.fullmatch(text, one.end, two.start):
        return True
    same_unit = two.reading.period.unit == (one.reading.period and one.reading.period.unit)
    return two.reading.basis == "explicit" and same_unit and _LIST_JOINT.fullmatch(text, one.end, two.start) is not None


def _latest_before(period: Period | None, two: Placed) -> Period | None:
    """The period of the same name that begins last before the second date; None for 29 February."""
    if period is None or period.first is None or period.unit is None:
        return None
    years = two.first.year - period.first.year
    if (period.first.month, period.first.day) > (two.first.month, two.first.day):
        years -= 1
    moved = periods.shifted(period, years, "year")
    return None if moved is None or moved.first is None or moved.first.day != period.first.day else moved
