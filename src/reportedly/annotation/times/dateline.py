"""The date at the head of an agency's report: "ALEPPO, Nov 25 (Agency) —"."""

import re

from reportedly.annotation.times.reading import Placed

_PLACE_BEFORE = re.compile(r"\s*(?:[A-Z][A-Z’'.-]+[^\n]{0,50}?,?|[A-Z][\w’'. -]{1,40},)\s+\(?$")
_DASH_AFTER = re.compile(r"\)?\s*(?:\([^)\n]{1,40}\)|[A-Z]{2,10})?\s*(?:—|–|--|-|:)\s")
_LONGEST_PLACE = 80
"""Characters before the date on its line."""


def in_dateline(text: str, placed: Placed) -> bool:
    """Whether a date stands between a place, at the head of its line, and a dash."""
    line = text.rfind("\n", 0, placed.start) + 1
    return (
        placed.reading.type == "DATE"
        and placed.start - line <= _LONGEST_PLACE
        and _PLACE_BEFORE.fullmatch(text, line, placed.start) is not None
        and _DASH_AFTER.match(text, placed.end) is not None
    )


def is_full_dateline(text: str, placed: Placed) -> bool:
    """Whether a mention is a day given with its year, in a dateline."""
    period = placed.reading.period
    if period is None or period.unit != "day" or period.first is None:
        return False
    return placed.reading.basis == "explicit" and in_dateline(text, placed)
