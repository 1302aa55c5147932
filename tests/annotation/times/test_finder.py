"""Times in invented sentences: what is found, its TIMEX3 value, its days and what they were reckoned from."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.annotation.times import find_times
from reportedly.model.time import TimeMention

SUNDAY = date(2018, 11, 25)


def only(text: str, published: date | None = SUNDAY) -> TimeMention:
    """The one time of a text."""
    (time,) = find_times(text, published)
    return time


def values(text: str, published: date | None = SUNDAY) -> list[tuple[str, str | None]]:
    """The words and TIMEX3 value of each time of a text."""
    return [(time.text, time.timex.value if time.timex else None) for time in find_times(text, published)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The bridge fell on 24 November 2018.", "24 November 2018", "2018-11-24"),
        ("The bridge fell on November 24, 2018.", "November 24, 2018", "2018-11-24"),
        ("The bridge fell on Nov. 24th, 2018.", "Nov. 24th, 2018", "2018-11-24"),
        ("The bridge fell on Saturday, 24 November 2018.", "Saturday, 24 November 2018", "2018-11-24"),
        ("The bridge fell on the 24th of November, 2018.", "the 24th of November, 2018", "2018-11-24"),
        ("The bridge fell on the third of May 2017.", "the third of May 2017", "2017-05-03"),
        ("The bridge fell on 2018-11-24.", "2018-11-24", "2018-11-24"),
        ("The bridge fell on 2018/11/24.", "2018/11/24", "2018-11-24"),
        ("The bridge fell on 24.11.2018.", "24.11.2018", "2018-11-24"),
        ("The bridge fell on 24/11/18.", "24/11/18", "2018-11-24"),
        ("ORVESSA, 24 NOV 18 (ORVA) -- THE BRIDGE FELL.", "24 NOV 18", "2018-11-24"),
        ("The bridge fell on 24-NOV-2018.", "24-NOV-2018", "2018-11-24"),
        ("THE BRIDGE FELL ON 24 NOVEMBER 2018.", "24 NOVEMBER 2018", "2018-11-24"),
        ("the bridge fell in december 2016.", "december 2016", "2016-12"),
        ("The bridge fell in December 2016.", "December 2016", "2016-12"),
        ("The bridge fell in Dec. '16.", "Dec. '16", "2016-12"),
        ("The bridge has been closed since September of this year.", "September of this year", "2018-09"),
        ("The bridge was closed in March last year.", "March last year", "2017-03"),
        ("The bridge was built in 1987.", "1987", "1987"),
        ("The bridge was built in the 1990s.", "the 1990s", "199"),
        ("The bridge was built in the nineties.", "the nineties", "199"),
        ("The bridge was built in the '60s.", "the '60s", "196"),
        ("The bridge was built in '98.", "'98", "1998"),
        ("The bridge was built in the fall of '98.", "the fall of '98", "1998-FA"),
        ("The bridge was built in the 19th century.", "the 19th century", "18"),
        ("The bridge was built in nineteen eighty-seven.", "nineteen eighty-seven", "1987"),
        ("The bridge was built in the year two thousand.", "the year two thousand", "2000"),
        ("The bridge was built in the summer of 1994.", "the summer of 1994", "1994-SU"),
        ("The bridge was built in the third quarter of 1984.", "the third quarter of 1984", "1984-Q3"),
        ("The bridge was built in the first half of 1984.", "the first half of 1984", "1984-H1"),
        ("The bridge was built in 1600 BC.", "1600 BC", "BC1600"),
        ("The bridge fell on the first Monday of October 2017.", "the first Monday of October 2017", "2017-10-02"),
        ("The bridge was closed in the winter of 1997-98.", "the winter of 1997-98", "1997-WI"),
    ],
)
def test_dates_in_full(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.timex and time.timex.value) == (words, value)


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The port was shelled on Sunday.", "Sunday", "2018-11-25"),  # the day of publication itself
        ("The port was shelled on Saturday.", "Saturday", "2018-11-24"),
        ("The port was shelled on Monday.", "Monday", "2018-11-19"),
        ("The talks will begin on Monday.", "Monday", "2018-11-26"),
        ("Talks are planned for Wednesday.", "Wednesday", "2018-11-28"),
        ("Talks are still to begin on Wednesday.", "Wednesday", "2018-11-28"),
        ("On the coming Wednesday they talk.", "the coming Wednesday", "2018-11-28"),
        ("The council is scheduled to meet Thursday.", "Thursday", "2018-11-29"),
        ("On Tuesday, the court will hear the case.", "Tuesday", "2018-11-27"),
        ("He said on Friday that the army will leave.", "Friday", "2018-11-23"),
        ("Officials said they will leave on Friday.", "Friday", "2018-11-30"),
        ("The port was shelled last Sunday.", "last Sunday", "2018-11-18"),
        ("The port reopens next Sunday.", "next Sunday", "2018-12-02"),
        ("The port was shelled on Friday of last week.", "Friday of last week", "2018-11-16"),
        ("The port was shelled yesterday.", "yesterday", "2018-11-24"),
        ("The port was shelled the day before yesterday.", "the day before yesterday", "2018-11-23"),
        ("The port reopens tomorrow.", "tomorrow", "2018-11-26"),
        ("The port was shelled two days ago.", "two days ago", "2018-11-23"),
        ("The port was shelled three weeks ago.", "three weeks ago", "2018-W44"),
        ("The port was shelled some ten years ago.", "some ten years ago", "2008"),
        ("The port was shelled this week.", "this week", "2018-W47"),
        ("The port was shelled this past week.", "this past week", "2018-W46"),
        ("The port was shelled on 16 December last year.", "16 December last year", "2017-12-16"),
        ("The port was shelled on June 16th of this year.", "June 16th of this year", "2018-06-16"),
        ("The hearing is set for 9 a.m. Monday.", "9 a.m. Monday", "2018-11-26T09:00"),
        ("The port was shelled earlier in the day.", "earlier in the day", "2018-11-25"),
        ("The port was shelled in the first half of the year.", "the first half of the year", "2018-H1"),
        ("The port was shelled last month.", "last month", "2018-10"),
        ("The port reopens next year.", "next year", "2019"),
        ("The port was shelled in May.", "May", "2018-05"),
        ("The port was shelled last May.", "last May", "2018-05"),
        ("The port was shelled last December.", "last December", "2017-12"),
        ("The port was shelled on 3 December.", "3 December", "2018-12-03"),  # nearest; no year is named for 2017
        ("The port was shelled on 3 August.", "3 August", "2018-08-03"),
        ("The port was shelled over the weekend.", "the weekend", "2018-W47-WE"),
        ("The port was shelled last summer.", "last summer", "2018-SU"),
        ("The port was shelled on Christmas Eve 2017.", "Christmas Eve 2017", "2017-12-24"),
        ("The port was shelled last Easter.", "last Easter", "2018-04-01"),
        ("The port was shelled last Thanksgiving.", "last Thanksgiving", "2018-11-22"),
        ("The port will reopen next Easter.", "next Easter", "2019-04-21"),
        ("The port was shelled in the week of 5 November.", "the week of 5 November", "2018-W45"),
        ("The loan was extended through January.", "January", "2019-01"),  # set in the past, but for what comes
        ("They agreed to reopen it in April.", "April", "2019-04"),
        ("He was on an unspecified visit in the capital in April.", "April", "2018-04"),
    ],
)
def test_dates_reckoned_from_publication(text: str, words: str, value: str) -> None:
    time = only(text)
    assert (time.text, time.timex and time.timex.value) == (words, value)


def test_a_relative_day_says_whose_day_it_was_reckoned_from() -> None:
    time = only("The port was shelled on Saturday.")
    assert (time.basis, time.anchor) == ("relative_to_publication", "publication")
    assert (time.earliest, time.latest, time.granularity) == ("2018-11-24", "2018-11-24", "day")
    assert (time.ucdp_date_prec, time.acled_time_precision) == (1, 1)


def test_month_has_its_first_and_last_day() -> None:
    time = only("The city fell in February 2016.")
    assert (time.earliest, time.latest, time.granularity) == ("2016-02-01", "2016-02-29", "month")
    assert (time.basis, time.anchor) == ("explicit", None)
    assert (time.ucdp_date_prec, time.acled_time_precision) == (4, 3)


@pytest.mark.parametrize(
    ("text", "words", "value", "granularity"),
    [
        ("Shells fell on Saturday evening.", "Saturday evening", "2018-11-24TEV", "part_of_day"),
        ("Shells fell early on Sunday morning.", "early on Sunday morning", "2018-11-25TMO", "part_of_day"),
        ("Shells fell on the morning of 24 November.", "the morning of 24 November", "2018-11-24TMO", "part_of_day"),
        ("Shells fell last night.", "last night", "2018-11-24TNI", "part_of_day"),
        ("Shells fell overnight.", "overnight", "2018-11-24TNI", "part_of_day"),
        ("Shells fell tonight.", "tonight", "2018-11-25TNI", "part_of_day"),
        ("Shells fell by midafternoon Friday.", "midafternoon Friday", "2018-11-23TAF", "part_of_day"),
        ("Shells fell by late afternoon.", "late afternoon", "2018-11-25TAF", "part_of_day"),
        ("Shells fell around 4:30 in the afternoon.", "around 4:30 in the afternoon", "2018-11-25T16:30", "minute"),
        (
            "Shells fell in the early morning hours of Friday.",
            "the early morning hours of Friday",
            "2018-11-23TMO",
            "part_of_day",
        ),
        ("Shells fell at 1730.", "1730", "2018-11-25T17:30", "minute"),
        ("Shells fell at mid-afternoon on Friday.", "mid-afternoon on Friday", "2018-11-23TAF", "part_of_day"),
        (
            "Shells fell at 10:30 p.m. local time on Saturday.",
            "10:30 p.m. local time on Saturday",
            "2018-11-24T22:30",
            "minute",
        ),
        ("Shells fell on Saturday at 12:15 a.m., he said.", "Saturday at 12:15 a.m.", "2018-11-24T00:15", "minute"),
        ("Shells fell at 2230 GMT on 23 November.", "2230 GMT on 23 November", "2018-11-23T22:30Z", "minute"),
        ("Shells fell on Friday at 0300 and later.", "Friday at 0300", "2018-11-23T03:00", "minute"),
        ("Shells fell at noon on Friday.", "noon on Friday", "2018-11-23T12:00", "minute"),
        ("Shells fell before dawn on Friday.", "dawn on Friday", "2018-11-23TMO", "part_of_day"),
    ],
)
def test_times_of_day(text: str, words: str, value: str, granularity: str) -> None:
    time = only(text)
    assert time.timex is not None
    assert (time.text, time.timex.type, time.timex.value, time.granularity) == (words, "TIME", value, granularity)


@pytest.mark.parametrize(
    ("text", "words", "value", "earliest", "latest"),
    [
        ("Shells fell overnight.", "overnight", "2018-11-24TNI", "2018-11-24", "2018-11-25"),
        ("Shells fell overnight into Friday.", "overnight into Friday", "2018-11-22TNI", "2018-11-22", "2018-11-23"),
        ("Shells fell overnight from Friday.", "overnight from Friday", "2018-11-23TNI", "2018-11-23", "2018-11-24"),
        # Nobody can tell which side of Friday; on the day of the report only the night before it is over.
        ("Shells fell overnight on Friday.", "overnight on Friday", "2018-11-23TNI", "2018-11-22", "2018-11-24"),
        ("Shells fell overnight on Sunday.", "overnight on Sunday", "2018-11-24TNI", "2018-11-24", "2018-11-25"),
        ("It will rain Sunday overnight.", "Sunday overnight", "2018-11-25TNI", "2018-11-25", "2018-11-26"),
        ("He said on Friday that shells fell overnight.", "overnight", "2018-11-22TNI", "2018-11-22", "2018-11-23"),
        ("He left on Friday, and shells fell overnight.", "overnight", "2018-11-24TNI", "2018-11-24", "2018-11-25"),
    ],
)
def test_overnight_is_the_night_that_the_words_beside_it_name(
    text: str, words: str, value: str, earliest: str, latest: str
) -> None:
    night = find_times(text, SUNDAY)[-1]
    assert (night.text, night.timex and night.timex.value) == (words, value)
    assert (night.earliest, night.latest) == (earliest, latest)


def test_overnight_on_a_day_can_be_either_night() -> None:
    assert only("Shells fell overnight on Friday.").alternatives == ("2018-11-22TNI",)
    unknown = only("Shells fell overnight on Friday.", None)
    assert (unknown.timex and unknown.timex.value, unknown.earliest) == ("XXXX-WXX-5TNI", None)


def test_before_dawn_is_before_the_morning_of_its_day() -> None:
    time = only("Shells fell before dawn on Friday.")
    assert time.timex is not None
    assert (time.timex.value, time.timex.mod, time.earliest) == ("2018-11-23TMO", "BEFORE", "2018-11-23")


def test_a_clock_time_alone_belongs_to_the_day_spoken_of() -> None:
    day, clock = find_times("The ship left on Friday. At 5:15 a.m. it was hit.", SUNDAY)
    assert clock.timex is not None
    assert clock.timex.value == "2018-11-23T05:15"
    assert (clock.basis, clock.anchor) == ("relative_to_time_mention", f"{day.start}:{day.end}")


def test_an_hour_in_words_belongs_to_its_part_of_the_day() -> None:
    _, hour = find_times("The ship left on Friday. It was hit shortly before ten in the morning.", SUNDAY)
    assert hour.timex is not None
    assert hour.text == "shortly before ten in the morning"
    assert (hour.timex.value, hour.timex.mod, hour.granularity) == ("2018-11-23T10:00", "BEFORE", "hour")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It fell from 8 a.m. to 5 p.m. Friday.", ["2018-11-23T08:00", "2018-11-23T17:00"]),
        ("It fell at 10:35 a.m. (0735 GMT) on Friday.", ["2018-11-23T10:35", "2018-11-23T07:35Z", "2018-11-23"]),
        ("It fell at noon today; on Friday it burned.", ["2018-11-25T12:00", "2018-11-23"]),
        ("It fell on Friday. A bomb exploded today at dawn.", ["2018-11-23", "2018-11-25TMO"]),
    ],
)
def test_a_clock_time_is_of_the_day_that_it_is_told_with(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_a_clock_time_without_any_day_is_assumed_to_be_of_the_day_of_publication() -> None:
    text = "The ship was hit at 5:15 a.m. near the port."
    time = only(text)
    assert (time.timex and time.timex.value, time.basis) == ("2018-11-25T05:15", "assumed_publication")
    time = only(text, None)
    assert (time.timex and time.timex.value, time.earliest) == ("XXXX-XX-XXT05:15", None)


@pytest.mark.parametrize(
    ("later", "value"),
    [
        ("The next day", "2018-11-24"),
        ("The following day", "2018-11-24"),
        ("The previous day", "2018-11-22"),
        ("A day later", "2018-11-24"),
        ("Two days earlier", "2018-11-21"),
        ("The day before", "2018-11-22"),
        ("The same day", "2018-11-23"),
        ("The night before", "2018-11-22TNI"),
        ("The next morning", "2018-11-24TMO"),
        ("A week earlier", "2018-W46"),
        ("The following month", "2018-12"),
        ("The previous Monday", "2018-11-19"),
    ],
)
def test_times_reckoned_from_the_nearest_mention_before(later: str, value: str) -> None:
    friday, time = find_times(f"The port was shelled on Friday. {later}, the town was hit.", SUNDAY)
    assert (time.text, time.timex and time.timex.value) == (later, value)
    assert (time.basis, time.anchor) == ("relative_to_time_mention", f"{friday.start}:{friday.end}")


def test_the_day_after_what_happened_on_no_day_stays_open() -> None:
    friday, day = find_times("The port was shelled on Friday. The day after the truce it fell.", SUNDAY)
    assert (day.text, day.timex and day.timex.value, day.earliest) == ("The day after", "XXXX-XX-XX", None)
    friday, day = find_times("The port was shelled on 3 May, the day after the truce.", SUNDAY)
    assert (day.timex and day.timex.value, day.anchor) == ("2018-05-03", f"{friday.start}:{friday.end}")


def test_a_year_that_follows_no_year_stays_open() -> None:
    assert values("The following year it burned.") == [("The following year", "XXXX")]


def test_a_sentence_ends_behind_a_clock_time() -> None:
    assert [words for words, _ in values("It fell at 2:05 a.m. The day was cold.")] == ["2:05 a.m.", "The day"]


def test_a_month_of_that_year_is_in_the_year_spoken_of() -> None:
    year, month = find_times("The war began in 2021. A truce was signed in August of that year.", SUNDAY)
    assert (month.text, month.timex and month.timex.value) == ("August of that year", "2021-08")
    assert month.anchor == f"{year.start}:{year.end}"


def test_a_time_that_only_begins_is_open_at_its_end() -> None:
    start = only("The two sides want to meet starting on Wednesday.")
    assert (start.earliest, start.latest) == ("2018-11-28", None)
    begun = only("Shells hit the port, beginning on Wednesday.")
    assert (begun.earliest, begun.latest) == ("2018-11-21", None)


@pytest.mark.parametrize(
    ("text", "words", "value", "earliest", "latest"),
    [
        ("from 3 to 5 May 2017", "3 to 5 May 2017", "2017-05-03/2017-05-05", "2017-05-03", "2017-05-05"),
        ("the Nov. 20-22 raids", "Nov. 20-22", "2018-11-20/2018-11-22", "2018-11-20", "2018-11-22"),
        ("28 May to 3 June 2014", "28 May to 3 June 2014", "2014-05-28/2014-06-03", "2014-05-28", "2014-06-03"),
        ("Dec. 30-Jan. 2, 2015", "Dec. 30-Jan. 2, 2015", "2014-12-30/2015-01-02", "2014-12-30", "2015-01-02"),
        ("the 1992-95 war", "1992-95", "1992/1995", "1992-01-01", "1995-12-31"),
        ("it was on 3/5/2017", "3/5/2017", "2017-XX-XX", "2017-03-05", "2017-05-03"),
    ],
)
def test_ranges_and_ambiguous_dates_keep_both_ends(
    text: str, words: str, value: str, earliest: str, latest: str
) -> None:
    time = only(text)
    assert (time.text, time.timex and time.timex.value) == (words, value)
    assert (time.earliest, time.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It burned between 3 December and 5 March.", ["2017-12-03", "2018-03-05"]),
        ("It burned from December to March.", ["2017-12", "2018-03"]),
        ("It burned between April and June 1996.", ["1996-04", "1996-06"]),
        ("It burned in April and June 1996.", ["1996-04", "1996-06"]),
        ("It burned between 29 February and 5 March 2018.", ["2016-02-29", "2018-03-05"]),
        ("It burned in March. It fell in June 1996.", ["2018-03", "1996-06"]),
        ("It burned in February, March and April.", ["2018-02", "2018-03", "2018-04"]),
    ],
)
def test_a_date_without_a_year_takes_it_from_the_one_it_is_told_with(text: str, expected: list[str]) -> None:
    assert [value for _, value in values(text)] == expected


def test_the_day_that_ends_a_range_follows_the_one_that_begins_it() -> None:
    tuesday = date(2018, 11, 27)
    assert values("It will burn between Monday and Wednesday.", tuesday)[1] == ("Wednesday", "2018-12-05")
    assert values("It burned between Monday and Wednesday.", tuesday) == [
        ("Monday", "2018-11-26"),
        ("Wednesday", "2018-11-28"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "kind", "value", "mod"),
    [
        ("It burned for three weeks.", "three weeks", "DURATION", "P3W", None),
        ("It burned for more than four hours.", "more than four hours", "DURATION", "PT4H", "MORE_THAN"),
        ("It burned for two and a half years.", "two and a half years", "DURATION", "P2Y6M", None),
        ("It burned for a minute and a half.", "a minute and a half", "DURATION", "PT1M30S", None),
        ("It burned for 2 1/2 years.", "2 1/2 years", "DURATION", "P2Y6M", None),
        ("It burned for several months.", "several months", "DURATION", "PXM", None),
        ("It burned for a decade.", "a decade", "DURATION", "P10Y", None),
        ("A 10-day siege.", "10-day", "DURATION", "P10D", None),
        ("It burned over several years.", "several years", "DURATION", "PXY", None),
        ("It burned for over three years.", "over three years", "DURATION", "P3Y", "MORE_THAN"),
        ("A decades-long war.", "decades-long", "DURATION", "PXE", None),
        ("A yearlong siege.", "yearlong", "DURATION", "P1Y", None),
        ("It burned in recent weeks.", "recent weeks", "DURATION", "PXW", None),
        ("It burned for seven-and-a-half years.", "seven-and-a-half years", "DURATION", "P7Y6M", None),
        ("It fell on Friday. A few hours later it burned.", "A few hours", "DURATION", "PTXH", None),
        ("It burned less than 24 hours earlier.", "less than 24 hours", "DURATION", "PT24H", "LESS_THAN"),
        ("It burned in past years.", "past years", "DATE", "PAST_REF", None),
        ("It burned over the years.", "the years", "DURATION", "PXY", None),
        ("It burned in the weeks before the raid.", "weeks", "DURATION", "PXW", None),
        ("Shells hit 700 houses a week.", "a week", "SET", "P1W", None),
        ("Shells hit it twice a day.", "twice a day", "SET", "P1D", None),
        ("Shells hit it three times a week.", "three times a week", "SET", "P1W", None),
        ("Twelve men died a day after the raid.", "a day", "DURATION", "P1D", None),
        ("It lost 12 men in a week.", "a week", "DURATION", "P1W", None),
        ("It burns every Monday.", "every Monday", "SET", "XXXX-WXX-1", None),
        ("It burns every other day.", "every other day", "SET", "P2D", None),
        ("It burns every two weeks.", "every two weeks", "SET", "P2W", None),
        ("It burned every few months.", "every few months", "SET", "PXM", None),
        ("It will one day burn.", "one day", "DATE", "FUTURE_REF", None),
        ("It burned for six months to a year.", "a year", "DURATION", "P1Y", None),
        ("Two days later it burned.", "Two days", "DURATION", "P2D", None),
        ("It fell on Saturday. Two days later it burned.", "Two days", "DURATION", "P2D", None),
        ("It fell on Saturday. Two days later it will open.", "Two days later", "DATE", "2018-11-26", None),
        ("Minutes later it burned.", "Minutes", "DURATION", "PTXM", None),
        ("It burned in the last week of July 2017.", "the last week of July 2017", "DATE", "2017-07", "END"),
        ("It burned in the second half of August 2017.", "the second half of August 2017", "DATE", "2017-08", "END"),
        ("It burns every year.", "every year", "SET", "P1Y", None),
        ("It burns now.", "now", "DATE", "PRESENT_REF", None),
        ("It burned recently.", "recently", "DATE", "PAST_REF", None),
        ("It burned in early 1990.", "early 1990", "DATE", "1990", "START"),
        ("It burned in the late 1970s.", "the late 1970s", "DATE", "197", "END"),
        ("It burned in mid-November.", "mid-November", "DATE", "2018-11", "MID"),
        ("It burned at the end of 2017.", "the end of 2017", "DATE", "2017", "END"),
        ("It burned around 20 November.", "around 20 November", "DATE", "2018-11-20", "APPROX"),
    ],
)
def test_durations_sets_references_and_modifiers(text: str, words: str, kind: str, value: str, mod: str | None) -> None:
    time = find_times(text, SUNDAY)[-1]
    assert time.timex is not None
    assert (time.text, time.timex.type, time.timex.value, time.timex.mod) == (words, kind, value, mod)


@pytest.mark.parametrize(
    ("text", "alternatives"),
    [
        ("It burned on 3/5/2017.", ("2017-03-05", "2017-05-03")),
        ("It burned on 13/5/2017.", ()),
        ("A fire, 12 March.", ("2018-03-12",)),  # the nearer one, 12 March 2019, is the value
        ("It burned on 12 March.", ()),
        ("It will burn on 12 March.", ()),
        ("A fire in May.", ("2018-05",)),
        ("A fire on 3 December.", ()),
    ],
)
def test_what_the_words_leave_open_is_given_beside_the_value(text: str, alternatives: tuple[str, ...]) -> None:
    assert only(text).alternatives == alternatives


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It burned on 24 November 2018.", "2018-11-24"),
        ("It burned on Saturday evening.", "2018-11-24"),
        ("It burned in May.", "2018-05"),
        ("It burned in 2016.", "2016"),
        ("It burned in the 1990s.", "199X"),
        ("It burned in the 19th century.", "18XX"),
        ("It burned in the winter of 1994.", "1994-24"),
        ("It burned in the third quarter of 2016.", "2016-35"),
        ("It burned in the first half of 2016.", "2016-40"),
        ("It burned last week.", "2018-11-12/2018-11-18"),
        ("It burned overnight on Friday.", "[2018-11-22,2018-11-23]"),
        ("It burned around 20 November.", "2018-11-20~"),
        ("It burned at 10:30 p.m. on Saturday.", "2018-11-24T22:30:00"),
        ("It burned at 2230 GMT on Saturday.", "2018-11-24T22:30:00Z"),
        ("It burned at midnight on Saturday.", "2018-11-24"),
        ("It burned at dawn.", "2018-11-25?"),
        ("It burned from 3 to 5 May 2017.", "2017-05-03/2017-05-05"),
        ("It burned earlier this month.", "2018-11-01/2018-11-25"),
        ("It burned later this year.", "2018-11-25/2018-12-31"),
        ("It burned over the past two months.", "2018-09-25/2018-11-25"),
        ("It burned in recent weeks.", "../2018-11-25"),
        ("They meet starting on Wednesday and will go on.", "2018-11-28/.."),
        ("It burned on 3/5/2017.", "[2017-03-05,2017-05-03]"),
        ("It burned on 3.5.2017.", "2017-05-03"),
        ("It burned on 11.25.2017.", "2017-11-25"),
        ("A fire in May.", "[2018-05,2019-05]"),
        ("It burned in 1600 BC.", "-1599"),
        ("It burned for three weeks.", None),
        ("It burned recently.", None),
        ("It burns daily.", None),
        ("It burned on 31 February.", None),
    ],
)
def test_the_same_time_in_edtf(text: str, edtf: str | None) -> None:
    assert only(text).edtf == edtf


def test_edtf_of_a_relative_time_is_empty_without_a_publication_date() -> None:
    assert only("It burned on Sunday.", None).edtf is None


def test_what_lies_behind_or_before_the_report_is_cut_at_its_day() -> None:
    assert only("It burned earlier this month.").latest == "2018-11-25"
    assert only("It reopens later this year.").earliest == "2018-11-25"
    months = only("It burned over the past three months.")
    assert (months.earliest, months.latest) == ("2018-08-25", "2018-11-25")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It burned on Sunday.", "XXXX-WXX-7"),
        ("It burned on 25 November.", "XXXX-11-25"),
        ("It burned in May.", "XXXX-05"),
        ("It burned yesterday.", "XXXX-XX-XX"),
        ("It burned two days ago.", "XXXX-XX-XX"),
        ("It burned last week.", "XXXX-WXX"),
        ("It burned this year.", "XXXX"),
        ("It burned last night.", "XXXX-XX-XXTNI"),
        ("It burned the next day.", "XXXX-XX-XX"),
        ("It burned in the third quarter.", "XXXX-Q3"),
        ("It burned last summer.", "XXXX-SU"),
    ],
)
def test_nothing_is_guessed_without_a_publication_date(text: str, value: str) -> None:
    time = only(text, None)
    assert (time.timex and time.timex.value, time.earliest, time.latest) == (value, None, None)
    assert (time.ucdp_date_prec, time.acled_time_precision) == (None, None)


def test_a_dateline_gives_the_day_that_nobody_else_gives() -> None:
    dateline, monday = find_times("ORVESSA, 3 May 2019 (Orva) — Five died on Monday.", None)
    assert (dateline.basis, dateline.earliest) == ("dateline", "2019-05-03")
    assert (monday.earliest, monday.basis, monday.anchor) == ("2019-04-29", "dateline", "9:19")


@pytest.mark.parametrize("head", ["ORVESSA, Nov 25 —", "PORT LUMEN, Nov. 25 (Orva) -", "Orvessa, Nov 25 –"])
def test_the_date_of_a_dateline_is_no_time_of_what_happened(head: str) -> None:
    dateline, friday = find_times(f"{head} Shells hit the town on Friday.", SUNDAY)
    assert (dateline.basis, dateline.earliest) == ("dateline", "2018-11-25")
    assert friday.basis == "relative_to_publication"


@pytest.mark.parametrize(
    "words",
    [
        "31 February 2018", "February 30, 2017", "Nov 31", "2018-02-31", "29 February 2017", "31/02/2018", "99/99/2018",
        "the 45th of May", "May 32, 2018", "32 May 2018", "May 45th",
    ],
)  # fmt: skip
def test_a_day_that_no_calendar_has_gets_no_value(words: str) -> None:
    time = only(f"It burned on {words} in the north.")
    assert (time.text, time.timex, time.earliest, time.latest) == (words, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "A second group fell behind.",
        "They counted at least 1150 on the third floor.",
        "The 17-year-old boy is 17 years old.",
        "About 2000 soldiers came; 2000 people left; more than 1990 fell.",
        "The 2000 men left under Resolution 1973.",
        "Prices rose by 1,990 and 2018.5 points.",
        "Prices fell and the springs dried.",
        "Three-quarters of it fell apart.",
        "She drove her Orion 1980 to work.",
        "Now, they say, the dawn broke over the future of the port.",
        "It stood for hundreds of years; on days when it rains, it leaks.",
        'He told the television\'s "This Week" and the paper Orvessa TODAY of a patient at Sunrise Hospital.',
        "Copyright 2018; (c) 2017.",
        "THIS MAY WELL BE A FIRE, AND MAY BECOME ONE.",
        "It fell in the last week of the war and in the first half of the match.",
        "The 800,000 local officers climbed at 2000 metres.",
        "They lost six of the past seven games, three quarters of them in the second half of the match.",
        "The 45 May protests were in the year 99999; she scored 45-60-12.",
    ],
)
def test_words_that_are_no_times(text: str) -> None:
    assert find_times(text, SUNDAY) == ()


def test_the_year_of_an_event_is_a_year() -> None:
    assert values("The 2014 protests and the 2008 crisis.") == [("2014", "2014"), ("2008", "2008")]


def test_times_never_read_over_a_paragraph() -> None:
    assert values("He came in 2016\n\nMay was cold. It was on 24\n\nNovember.")[0] == ("2016", "2016")


@pytest.mark.parametrize("published", [date.min, date(2000, 2, 29), date.max, None])
@pytest.mark.parametrize(
    "text",
    [
        "in 99999999999999 years, 10000000000 centuries ago, 99999 weeks later, last century, next century",
        "yesterday, tomorrow, last year, next year, the next decade, on Monday it will, last Monday, 29 February",
        "since 1600 BC, in 0001, 9999-12-31, the next day, 31/12/9999, the 99th century, last winter, the weekend",
        f"{'9' * 400}.3 years, {'9' * 4299} centuries, half a week, {'9' * 400}.7 hours and a half",
        "two nights ago, 1/0 years ago, 3 1/0 years, next season, a quarter later, the past 4000000 years",
    ],
)
def test_the_ends_of_the_calendar_break_nothing(text: str, published: date | None) -> None:
    for time in find_times(text, published):
        assert time.reproduces(text)


PIECES = st.sampled_from(
    [
        *("on Sunday", "Nov 31", "3 to 5 May", "10:30 p.m.", "two days ago", "the next day", "early", "the end of"),
        *(
            "1992-95",
            "at noon",
            "٢٠١٨",
            "٣ May",
            "👩‍🚒",
            "e\u0301",
            "\r\n",
            "\n\n",
            " ",
            ",",
            "—",
            "every",
            "last",
            "the",
        ),
        *("week", "ALEPPO", "’s", "\u202f", "½", "years", "second", "99999999999999999999", "half a", "BC", "quarter"),
        *("2018-02-31", "\x00"),
        *(
            "overnight",
            "into",
            "last year",
            "'98",
            "the first Monday of",
            "(",
            "hours",
            "Two days later",
            "between",
            "May",
        ),
    ]
)


@given(st.lists(PIECES, max_size=12), st.sampled_from([" ", "", "\n"]), st.none() | st.dates())
def test_every_mention_reproduces_its_words_in_order(pieces: list[str], joint: str, published: date | None) -> None:
    text = joint.join(pieces)
    times = find_times(text, published)
    assert all(time.reproduces(text) and time.text.strip() == time.text != "" for time in times)
    assert all(one.end <= two.start for one, two in pairwise(times))
    assert all(time.earliest is None or time.latest is None or time.earliest <= time.latest for time in times)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert all(time.reproduces(text) for time in find_times(text, SUNDAY))
