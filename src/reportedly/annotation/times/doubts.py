"""What cannot be right about a time as the report gives it: a warning each, and the time stays as it was said."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from reportedly.annotation.number_words import alternatives
from reportedly.annotation.times.vocabulary import vocabulary
from reportedly.model.time import TimeMention
from reportedly.model.warning import Warning


def time_warnings(times: Iterable[TimeMention], published: date | None) -> Iterator[Warning]:
    """The doubts about `times` of a report of that day, in text order."""
    for time in times:
        place = f"“{time.text}” at {time.start}:{time.end}"
        if time.timex is None:
            yield Warning(
                code="impossible_date",
                message=f"{place} is no day or run of days that the calendar has; it stays without a value",
            )
        elif time.timex.value.startswith("BC"):
            yield Warning(
                code="date_before_calendar",
                message=f"{place} lies before the calendar that days are reckoned in; it has a value but no days",
            )
        elif (weekday := _other_weekday(time)) is not None:
            yield Warning(
                code="contradictory_date",
                message=f"{place} contradicts itself: {time.earliest} was a {weekday}; the date is what is kept",
            )
        elif time.basis == "dateline" and published and time.earliest and time.earliest > published.isoformat():
            yield Warning(
                code="contradictory_date",
                message=f"the dateline {place} lies after the publication date {published}; both are kept",
            )


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(vocabulary().weekdays)}\b", re.IGNORECASE)


def _other_weekday(time: TimeMention) -> str | None:
    """The weekday of a single day that is called another one; None where the two agree or only one is given."""
    named = _weekday().search(time.text)
    if named is None or time.earliest is None or time.earliest != time.latest:
        return None
    day = date.fromisoformat(time.earliest)
    weekdays = vocabulary().weekdays
    if weekdays[named.group().lower()] == day.isoweekday():
        return None
    return next(name.title() for name, number in weekdays.items() if number == day.isoweekday())
