"""The words of times.toml: each of them does what its table says."""

from datetime import date

import pytest

from reportedly.annotation.times import find_times
from reportedly.annotation.times.vocabulary import vocabulary

WORDS = vocabulary()
SUNDAY = date(2018, 11, 25)


def value(text: str) -> str | None:
    """The TIMEX3 value of the one time of a text."""
    (time,) = find_times(text, SUNDAY)
    return time.timex.value if time.timex else None


@pytest.mark.parametrize(("name", "number"), sorted(WORDS.months.items()))
def test_every_month(name: str, number: int) -> None:
    assert value(f"It fell on 3 {name.title()} 2017.") == f"2017-{number:02d}-03"
    assert value(f"IT FELL ON {name.upper()} 3, 2017.") == f"2017-{number:02d}-03"


@pytest.mark.parametrize(("name", "number"), sorted(WORDS.weekdays.items()))
def test_every_weekday(name: str, number: int) -> None:
    day = 18 + number  # Monday was 19 November
    assert value(f"It fell on {name.title()}, {day} November.") == f"2018-11-{day}"


@pytest.mark.parametrize(("phrase", "reference"), sorted(WORDS.references.items()))
def test_every_reference(phrase: str, reference: str) -> None:
    assert value(f"It is about {phrase}.") == reference


@pytest.mark.parametrize(("feast", "month_and_day"), sorted(WORDS.holidays.items()))
def test_every_feast(feast: str, month_and_day: tuple[int, int]) -> None:
    month, day = month_and_day
    assert (
        value(f"It fell on {feast.title().replace(chr(39) + 'S', chr(39) + 's')} 2016.")
        == date(2016, month, day).isoformat()
    )


@pytest.mark.parametrize(
    ("feast", "day"),
    [
        ("Martin Luther King Day", "2018-01-15"),
        ("Presidents' Day", "2018-02-19"),
        ("Memorial Day", "2018-05-28"),
        ("Labor Day", "2018-09-03"),
        ("Columbus Day", "2018-10-08"),
        ("Thanksgiving", "2018-11-22"),
        ("Thanksgiving Day", "2018-11-22"),
        ("Ash Wednesday", "2018-02-14"),
        ("Palm Sunday", "2018-03-25"),
        ("Maundy Thursday", "2018-03-29"),
        ("Good Friday", "2018-03-30"),
        ("Easter", "2018-04-01"),
        ("Easter Sunday", "2018-04-01"),
        ("Easter Monday", "2018-04-02"),
        ("Ascension Day", "2018-05-10"),
        ("Whit Monday", "2018-05-21"),
    ],
)
def test_every_feast_that_moves(feast: str, day: str) -> None:
    assert feast.lower() in {*WORDS.weekday_holidays, *WORDS.easter_holidays}
    assert value(f"It fell on {feast}, 2018.") == day


@pytest.mark.parametrize(("word", "often"), sorted(WORDS.frequencies.items()))
def test_every_frequency(word: str, often: str) -> None:
    assert value(f"Shells fall {word} on the town.") == often


@pytest.mark.parametrize("name", sorted(WORDS.unit_names))
def test_every_unit_makes_a_duration(name: str) -> None:
    (time,) = find_times(f"It burned for three {name}.", None)
    assert time.timex is not None
    assert time.timex.type == "DURATION"


@pytest.mark.parametrize(("part", "code"), sorted(WORDS.parts_of_day.items()))
def test_every_part_of_the_day(part: str, code: str) -> None:
    assert value(f"It fell on Saturday {part}.") == f"2018-11-24T{code}"


@pytest.mark.parametrize("words", sorted(WORDS.ahead | WORDS.ahead_unless_told))
def test_every_word_that_looks_ahead(words: str) -> None:
    assert value(f"They {words} Thursday.") == "2018-11-29"


@pytest.mark.parametrize("words", sorted(WORDS.back))
def test_every_word_that_looks_back_outweighs_one_before_it(words: str) -> None:
    assert value(f"They, who will stay, {words} Thursday.") in {"2018-11-22", "2018-11-15"}


@pytest.mark.parametrize("words", WORDS.from_then_on)
def test_every_word_that_opens_the_end(words: str) -> None:
    (time,) = find_times(f"They meet {words} Thursday.", SUNDAY)
    assert (time.latest, time.earliest is None) == (None, False)
