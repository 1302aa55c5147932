"""Days and hours of times: what the calendar has, and which parts of a day meet."""

from datetime import date

import pytest

from reportedly.annotation.times import find_times
from reportedly.linking.days import Days, Hours, hours_of

SUNDAY = date(2018, 11, 25)


@pytest.mark.parametrize(
    ("earliest", "latest", "expected"),
    [
        ("2018-11-24", "2018-11-25", ("2018-11-24", "2018-11-25")),
        ("2018-11-24", None, ("2018-11-24", "2018-11-24")),
        ("2018-11-25T23:30:00Z", None, ("2018-11-25", "2018-11-25")),
        ("2018-02-31", "2018-11-25", ("2018-11-25", "2018-11-25")),
        ("last week", None, None),
        (None, "", None),
    ],
)
def test_a_date_that_the_calendar_does_not_have_is_missing(
    earliest: str | None, latest: str | None, expected: tuple[str, str] | None
) -> None:
    days = Days.between(earliest, latest)
    assert (days and days.iso()) == expected


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("It burned on Friday evening.", 17, 23),
        ("It burned overnight.", 18, 30),
        ("It burned at dawn on Friday.", 6, 12),
        ("It burned before dawn on Friday.", 0, 6),
        ("It burned at 3:30 a.m. on Friday.", 3.5, 3.5),
    ],
)
def test_parts_of_the_day_are_hours(words: str, earliest: float, latest: float) -> None:
    (time,) = find_times(words, SUNDAY)
    assert hours_of(time) == Hours(earliest=earliest, latest=latest)


def test_a_night_meets_the_early_hours_of_the_day_after_it() -> None:
    night, early = Hours(earliest=18, latest=30), Hours(earliest=0, latest=6)
    assert night.apart(early) == 12
    assert night.apart(early.days_later(1)) == 0
