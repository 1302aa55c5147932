"""The days on which feasts fall: every year on the same date, on a day of the week, or so many days from Easter."""

import calendar
from datetime import MAXYEAR, date, timedelta
from functools import cache

from dateutil.easter import easter

from reportedly.annotation.times.periods import date_or_none
from reportedly.annotation.times.vocabulary import vocabulary

_FIRST_EASTER = 1583
"""The first year of the Gregorian calendar, which `easter` reckons in."""

_LAST_EASTER = 4099
"""The last year that the reckoning holds for."""


@cache
def feasts() -> frozenset[str]:
    """The names of all feasts of times.toml, in lower case."""
    words = vocabulary()
    return frozenset({*words.holidays, *words.weekday_holidays, *words.easter_holidays})


def feast_day(name: str, year: int) -> date | None:
    """The day of the feast in a year; None where no calendar has it."""
    words = vocabulary()
    if (fixed := words.holidays.get(name)) is not None:
        return date_or_none(year, *fixed)
    if (rule := words.weekday_holidays.get(name)) is not None:
        return weekday_of_month(year, *rule)
    if not _FIRST_EASTER <= year <= min(_LAST_EASTER, MAXYEAR):
        return None
    sunday: date = easter(year)
    return sunday + timedelta(days=words.easter_holidays[name])


def weekday_of_month(year: int, month: int, weekday: int, which: int) -> date | None:
    """The n-th such day of a month, counted from its end where `which` is negative."""
    if date_or_none(year, month, 1) is None:
        return None
    length = calendar.monthrange(year, month)[1]
    days = [date(year, month, day) for day in range(1, length + 1) if date(year, month, day).isoweekday() == weekday]
    index = which - 1 if which > 0 else which
    return days[index] if index < len(days) else None
