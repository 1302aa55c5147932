"""Publication dates: what counts as one, and what is said of what does not."""

import pytest

from reportedly.reading.dates import iso_date


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2018-11-25", "2018-11-25"),
        (" 2018-11-25\n", "2018-11-25"),
        ("2024-02-29", "2024-02-29"),
        ("2018-11-25T23:59:00+14:00", "2018-11-25"),
        ("2018-11-25T23:59:00Z", "2018-11-25"),
        ("2018-11-25 23:59", "2018-11-25"),
    ],
)
def test_the_day_is_taken_as_written(given: str, day: str) -> None:
    assert iso_date(given) == day


@pytest.mark.parametrize(
    ("given", "cause"),
    [
        ("2018-02-30", "does not exist"),
        ("2023-02-29", "does not exist"),
        ("2018-13-01", "does not exist"),
        ("0000-01-01", "does not exist"),
        ("2018-11-25T25:00", "does not exist"),
        ("2018-11", "not a date in the form"),
        ("25.11.2018", "not a date in the form"),
        ("20181125", "not a date in the form"),
        ("٢٠١٨-١١-٢٥", "not a date in the form"),
        ("Sunday", "not a date in the form"),
        ("", "not a date in the form"),
    ],
)
def test_what_is_no_day_is_named(given: str, cause: str) -> None:
    with pytest.raises(ValueError, match=cause):
        iso_date(given)
