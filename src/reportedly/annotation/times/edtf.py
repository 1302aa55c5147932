"""Times as EDTF strings (ISO 8601-2:2019, levels 0 to 2), for the archives and catalogues that read nothing else.

EDTF has no weeks and no parts of the day: a week becomes the interval of its days, an evening its day. It cannot say
"early" or "late" either. Durations, repeated times and vague references have no place in it.
"""

import re
from collections.abc import Sequence
from datetime import date

from reportedly.annotation.times.periods import Period, containing
from reportedly.model.time import TimeBasis

_PARTS_OF_YEAR = {
    "SP": 21,
    "SU": 22,
    "FA": 23,
    "WI": 24,
    "Q1": 33,
    "Q2": 34,
    "Q3": 35,
    "Q4": 36,
    "H1": 40,
    "H2": 41,
}
"""ISO 8601-2 codes that stand in the place of the month."""

_CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_INTERVAL = re.compile(rf"{_CALENDAR.pattern}/{_CALENDAR.pattern}")
_PART_OF_YEAR = re.compile(r"(\d{4})-(SP|SU|FA|WI|Q[1-4]|H[12])")
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(Z?)")
_UNSPECIFIED = re.compile(r"\d{2,3}")
_BEFORE_CHRIST = re.compile(r"BC(\d{4})")


def edtf(
    period: Period,
    first: date | None,
    last: date | None,
    *,
    mod: str | None = None,
    basis: TimeBasis = "explicit",
    alternatives: Sequence[Period] = (),
) -> str | None:
    """The EDTF string of a time, or None where EDTF has no words for it.

    Args:
        period: what the time is; its value is in TIMEX3 form.
        first: its first day, or None where its beginning is open.
        last: its last day, or None where its end is open.
        mod: its TIMEX3 modifier; "APPROX" is EDTF's "~".
        basis: what it was reckoned from; a day that was only assumed is uncertain, EDTF's "?".
        alternatives: what else the words can mean; EDTF lists these with the period ("[2017-03-05,2017-05-03]").
    """
    if first is not None and last is None:
        return f"{first}/.."
    if last is not None and first is None:
        return f"../{last}"
    whole = _whole(period)
    choices = ([period] if whole else []) + list(alternatives)
    if len(choices) > 1:
        ordered = sorted(choices, key=lambda choice: (choice.first or date.min, choice.value))
        return f"[{','.join(_whole(choice) or _interval(choice.first, choice.last) or '' for choice in ordered)}]"
    if whole is None or _is_cut(period):
        return _interval(first, last)
    if "/" in whole or "T" in whole:
        return whole
    return whole + ("?" if basis == "assumed_publication" else "") + ("~" if mod == "APPROX" else "")


def _is_cut(period: Period) -> bool:
    """Whether less or more than what the value names is meant ("earlier this month", a night over two days)."""
    if period.first is None or period.unit in {None, "season"} or "/" in period.value:
        return False
    named = containing(period.first, period.unit)
    return (named.first, named.last) != (period.first, period.last)


def _interval(first: date | None, last: date | None) -> str | None:
    return f"{first}/{last}" if first and last else None


def _whole(period: Period) -> str | None:
    """The period in one EDTF date or interval, None where that takes its first and last day."""
    value = period.value
    if _CALENDAR.fullmatch(value) or _INTERVAL.fullmatch(value):
        return value
    if (clock := _CLOCK.fullmatch(value)) is not None and clock[2] < "24":
        return f"{clock[1]}T{clock[2]}:00{clock[3]}"
    if (part := _PART_OF_YEAR.fullmatch(value)) is not None:
        return f"{part[1]}-{_PARTS_OF_YEAR[part[2]]}"
    if _UNSPECIFIED.fullmatch(value):
        return value.ljust(4, "X")
    if (before := _BEFORE_CHRIST.fullmatch(value)) is not None:
        return f"-{int(before[1]) - 1:04d}"  # there is a year 0, which is 1 BC
    day, _, part_of_day = value.partition("T")
    return day if part_of_day and _CALENDAR.fullmatch(day) else None
