"""Stretches of the calendar: days, weeks, months … with their TIMEX3 value, and the arithmetic between them."""

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date, timedelta
from typing import Literal

from reportedly.model.time import TimeGranularity

Unit = Literal["day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century"]

_MONTHS_IN: dict[Unit, int] = {
    "month": 1,
    "quarter": 3,
    "half": 6,
    "year": 12,
    "season": 12,
    "decade": 120,
    "century": 1200,
}
_DAYS_IN: dict[Unit, int] = {"day": 1, "week": 7, "weekend": 7}
_GRANULARITY: dict[Unit, TimeGranularity] = {
    "day": "day",
    "weekend": "week",
    "week": "week",
    "month": "month",
    "quarter": "season",
    "season": "season",
    "half": "season",
    "year": "year",
    "decade": "decade",
    "century": "vague",
}
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9}


@dataclass(frozen=True, slots=True)
class Period:
    """A TIMEX3 value and its first and last day, null where the value alone does not give them.

    `unit` is what the period is one of; null for durations and vague times, which no arithmetic can start from.
    """

    value: str
    first: date | None = None
    last: date | None = None
    granularity: TimeGranularity = "vague"
    unit: Unit | None = None


def _period(unit: Unit, value: str, first: date | None, last: date | None) -> Period:
    return Period(value=value, first=first, last=last, granularity=_GRANULARITY[unit], unit=unit)


def unresolved(unit: Unit, value: str) -> Period:
    """A period of which only the kind is known; `value` has X for every digit that is missing."""
    return _period(unit, value, None, None)


def date_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def day(when: date) -> Period:
    """One day."""
    return _period("day", when.isoformat(), when, when)


def week(when: date) -> Period:
    """The ISO week (Monday to Sunday) that `when` lies in."""
    year, number, weekday = when.isocalendar()
    return _period("week", f"{year:04d}-W{number:02d}", _moved(when, 1 - weekday), _moved(when, 7 - weekday))


def weekend(when: date) -> Period:
    """Saturday and Sunday of the ISO week that `when` lies in."""
    year, number, weekday = when.isocalendar()
    return _period("weekend", f"{year:04d}-W{number:02d}-WE", _moved(when, 6 - weekday), _moved(when, 7 - weekday))


def month(year: int, number: int) -> Period:
    """One month."""
    return _months("month", f"{year:04d}-{number:02d}", year, number, 1)


def quarter(year: int, number: int) -> Period:
    """A quarter of a calendar year."""
    return _months("quarter", f"{year:04d}-Q{number}", year, 3 * number - 2, 3)


def half(year: int, number: int) -> Period:
    """A half of a calendar year."""
    return _months("half", f"{year:04d}-H{number}", year, 6 * number - 5, 6)


def year(number: int) -> Period:
    """A calendar year."""
    return _months("year", f"{number:04d}", number, 1, 12)


def decade(first_year: int) -> Period:
    """Ten years from one that is divisible by ten."""
    return _months("decade", f"{first_year // 10:03d}", first_year, 1, 120)


def century(ordinal: int) -> Period:
    """The `ordinal`-th century after the common count: the 20th begins with 1900."""
    return _months("century", f"{ordinal - 1:02d}", 100 * (ordinal - 1), 1, 1200)


def season(year: int, code: str) -> Period:
    """A northern, meteorological season; "the winter of 1994" may begin or end in that year, so both lie within it."""
    value = f"{year:04d}-{code}"
    if code == "WI":
        end = calendar.monthrange(year + 1, 2)[1] if year < MAXYEAR else 28
        return _period("season", value, date_or_none(year - 1, 12, 1), date_or_none(year + 1, 2, end))
    return _months("season", value, year, _SEASON_STARTS[code], 3)


def _months(unit: Unit, value: str, year: int, first_month: int, months: int) -> Period:
    """A period of whole months; without days where it reaches beyond the years that a calendar date can have."""
    last_year, last_month = divmod(12 * year + first_month - 2 + months, 12)
    if year < MINYEAR or last_year > MAXYEAR:
        return unresolved(unit, value)
    last_day = calendar.monthrange(last_year, last_month + 1)[1]
    return _period(unit, value, date(year, first_month, 1), date(last_year, last_month + 1, last_day))


def containing(when: date, unit: Unit) -> Period:
    """The period of this unit that `when` lies in (the weekend: of its week; winter: the one named by its year)."""
    return _CONTAINING[unit](when)


def _season_containing(when: date) -> Period:
    codes = {start: code for code, start in _SEASON_STARTS.items()}
    return season(when.year, codes.get(when.month // 3 * 3, "WI"))


_CONTAINING: dict[Unit, Callable[[date], Period]] = {
    "day": day,
    "week": week,
    "weekend": weekend,
    "month": lambda when: month(when.year, when.month),
    "quarter": lambda when: quarter(when.year, (when.month + 2) // 3),
    "season": _season_containing,
    "half": lambda when: half(when.year, (when.month + 5) // 6),
    "year": lambda when: year(when.year),
    "decade": lambda when: decade(when.year // 10 * 10),
    "century": lambda when: century(when.year // 100 + 1),
}


def moved(when: date, amount: int, unit: Unit) -> date | None:
    """The same day `amount` units on (back if negative), at the end of a shorter month; None beyond the calendar."""
    if unit in _DAYS_IN:
        return _moved(when, amount * _DAYS_IN[unit])
    year, number = divmod(12 * when.year + when.month - 1 + amount * _MONTHS_IN[unit], 12)
    if not MINYEAR <= year <= MAXYEAR:
        return None
    return date(year, number + 1, min(when.day, calendar.monthrange(year, number + 1)[1]))


def _moved(when: date, days: int) -> date | None:
    try:
        return when + timedelta(days=days)
    except OverflowError:
        return None


def away(when: date | None, amount: int, unit: Unit) -> Period | None:
    """The period of this unit that lies `amount` units from the one that `when` is in; None beyond the calendar."""
    target = None if when is None else moved(when, amount, unit)
    return None if target is None else containing(target, unit)


def shifted(period: Period, amount: int, unit: Unit) -> Period | None:
    """The period of the same kind that lies `amount` units on; None where the calendar or the period gives none."""
    if period.first is None or period.unit is None:
        return None
    target = moved(period.first, amount, unit)
    return None if target is None else containing(target, period.unit)


def days(first: date, last: date) -> Period:
    """From one day to another, as an ISO 8601 interval."""
    return _period("day", f"{first.isoformat()}/{last.isoformat()}", first, last)
