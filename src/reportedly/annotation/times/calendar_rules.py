"""Dates that name their place in the calendar: days, months, seasons, years, decades, centuries, feasts."""

import re
from collections.abc import Callable
from datetime import date
from functools import cache

from reportedly.annotation.number_words import number_value, number_words
from reportedly.annotation.times import periods
from reportedly.annotation.times.feasts import feast_day, feasts, weekday_of_month
from reportedly.annotation.times.periods import Period
from reportedly.annotation.times.reading import Context, Match, Reading, Rule
from reportedly.annotation.times.vocabulary import any_of, pattern, vocabulary, word_key

_YEARS_BESIDE = {"last": -1, "this": 0, "next": 1}
_LEAP_YEAR = 2000
"""A day that this year does not have, no year has."""

_LAST_YEAR_OF_SHORT_DECADES = 2009
"""Without a publication date "the '10s" are those of the twentieth century; of any other decade nobody can doubt."""

_FAR = 60
"""A day without a year is the nearest such day up to this many days away, whatever the clause says (TimeBank)."""

_YEARS_AROUND = range(-8, 9)
"""How far a day without a year may lie from its report: far enough for the next 29 February."""

_TEMPORAL_PREPOSITION = re.compile(
    r"\b(?:in|since|until|till|by|during|from|before|after|of|through|throughout|between|early|late|mid|to|and|for"
    r"|as of|around|circa|beginning|starting|ending|ended)[ -]$",
    re.IGNORECASE,
)
_DEADLINE = re.compile(
    r"\b(?:by|until|till|through|effective) (?:(?:the )?(?:end of|early|late|mid)[ -])?$", re.IGNORECASE
)
"""What sets a day that was still to come when it was set; the clause tells only of the setting."""

_SEASON_PREPOSITION = re.compile(r"\b(?:in|since|until|by|during|over|through|early|late|mid)[ -]$", re.IGNORECASE)
_AT = re.compile(r"\bat $", re.IGNORECASE)
"""What leads in an hour ("at 1730"), a place or a measure, but never a year."""

_VERB_AFTER = re.compile(r"\s+(?:also|be|become|have|never|not|only|still|well|yet)\b", re.IGNORECASE)
"""What tells the verb from the month in text that is all in capitals."""

_DETERMINER = re.compile(r"(?:\b(?:the|its|their|his|her|our|this|that)|['’]s) $", re.IGNORECASE)
_COUNTED_PEOPLE = re.compile(r"\s(?:[a-z]*(?:people|men|women|children)|troops|police|soldiers|civilians|refugees)\b")
"""What four digits behind an article count after all: "the 2000 men", but "the 2014 protests"."""

_COUNTING_WORD = re.compile(
    r"(?:\b(?:about|some|than|nearly|almost|least|most|over|killed|killing|resolution|no\.|number|only|article|flight|room"
    r"|under|approximately|route|highway|#|c\.|copyright) ?|[#-]|(?:\(c\)|©) ?)$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w'’]*\s[A-Z][a-z]+\s$")
"""A capital inside the sentence: "Orion 1980" is a name."""

_COUNTED_NOUN = re.compile(
    r"\s(?!as|was|is|has|his|its|this|plus|versus|news|series|crisis|elections?|games|olympics)"
    r"(?:[a-z]+s|[a-z]*(?:people|men|women|children)|troops|police)\b"
)


@cache
def _month_before() -> re.Pattern[str]:
    """What makes "March" a month in "February, March and April"."""
    return re.compile(rf"\b{vocabulary().fragments['month']}, $", re.IGNORECASE)


def day_number(text: str) -> int:
    """The number of a day of the month: "3", "3rd" or "third"."""
    word = word_key(text)
    ordinal = number_words().ordinals.get(word.replace(" ", "-"))
    return int(word.rstrip("stndrh")) if ordinal is None else ordinal


def _month(match: Match) -> int:
    return vocabulary().months[word_key(match["month"])]


def _optional(match: Match, name: str) -> str | None:
    """A group that not every pattern of the rule has."""
    return match.groupdict().get(name)


def _full_year(digits: str, context: Context) -> int:
    """The year of four digits, or of two in the century that brings it nearest to the report (to 2000 without one)."""
    digits = digits.lstrip("'’")
    if len(digits) > 2:
        return int(digits)
    near = context.today.year if context.today else _LEAP_YEAR
    return min((century + int(digits) for century in range(1700, 2200, 100)), key=lambda year: abs(year - near))


def _explicit_day(year: int, month: int, day: int) -> Reading:
    when = periods.date_or_none(year, month, day)
    return Reading(type="DATE", period=None if when is None else periods.day(when))


def _explicit(period: Period) -> Reading:
    return Reading(type="DATE", period=period)


def _around_report(
    match: Match, context: Context, in_year: Callable[[int], Period | None], *, far: int
) -> tuple[Period, ...]:
    """Which year's period is meant when the text names none: the latest begun or the next to end.

    That is the nearer of the two, unless it is more than `far` days away: then the clause decides, if it looks
    either way. If it does not, the farther one is given too, as the alternative. Empty without a report's day.
    """
    today = context.today
    if today is None:
        return ()
    candidates = [period for offset in _YEARS_AROUND if (period := in_year(today.year + offset)) is not None]
    begun = [period for period in candidates if period.first is not None and period.first <= today]
    unfinished = [period for period in candidates if period.last is not None and period.last >= today]
    if not begun or not unfinished:  # at the ends of the calendar
        return ()
    past, future = begun[-1], unfinished[0]
    since, until = _days_between(past.first, today), _days_between(today, future.first)
    nearer, farther = (past, future) if since <= until else (future, past)
    if past == future or min(since, until) <= far or context.follows(match, _DEADLINE):
        return (nearer,)
    return {"ahead": (future,), "back": (past,), None: (nearer, farther)}[context.outlook(match)]


def _days_between(first: date | None, last: date | None) -> int:
    return (last - first).days if first and last else 0


def _day_around_report(match: Match, context: Context, month: int, day: int) -> Reading:
    if periods.date_or_none(_LEAP_YEAR, month, day) is None:
        return Reading(type="DATE", period=None)
    weekday = _optional(match, "weekday")
    number = vocabulary().weekdays[word_key(weekday)] if weekday else None

    def day_in(year: int) -> Period | None:
        when = periods.date_or_none(year, month, day)
        return None if when is None else periods.day(when)

    def in_year(year: int) -> Period | None:
        period = day_in(year)
        return None if number and period and period.first and period.first.isoweekday() != number else period

    meant = _around_report(match, context, in_year, far=_FAR) or _around_report(match, context, day_in, far=_FAR)
    return context.one_of_years(meant, "day", f"XXXX-{month:02d}-{day:02d}")


def _read_day_of_month(match: Match, context: Context) -> Reading | None:
    day = day_number(match["day"])
    if not 1 <= day <= 31:
        return None
    if match["year"] is None:
        return _day_around_report(match, context, _month(match), day)
    offset = _YEARS_BESIDE.get(word_key(match["year"]).partition(" ")[0])
    if offset is None:
        return _explicit_day(_full_year(match["year"], context), _month(match), day)
    return _day_of_year_beside(context, offset, _month(match), day)


def _day_of_year_beside(context: Context, offset: int, month: int, day: int) -> Reading:
    """Read "3 May last year"."""
    if context.today is None:
        return context.from_today(None, "day", f"XXXX-{month:02d}-{day:02d}")
    when = periods.date_or_none(context.today.year + offset, month, day)
    return Reading(type="DATE", period=None) if when is None else context.from_today(periods.day(when), "day", "")


def _read_day_that_no_month_has(_match: Match, _context: Context) -> Reading:
    """Read "the 45th of May", "May 32, 2018"."""
    return Reading(type="DATE", period=None)


def _read_days_of_month(match: Match, context: Context) -> Reading | None:
    """From one day of a month to another: "3 to 5 May", "Nov. 24-25"."""
    reading = _read_day_of_month(match, context)
    if reading is None or reading.period is None:
        return reading
    first, last_day = reading.period.first, day_number(match["last_day"])
    if first is None:
        value = f"{reading.period.value}/{reading.period.value[:-2]}{last_day:02d}"
        return Reading(type="DATE", period=periods.unresolved("day", value), basis=reading.basis)
    last = periods.date_or_none(first.year, first.month, last_day)
    period = None if last is None or last <= first else periods.days(first, last)
    return Reading(type="DATE", period=period, basis=reading.basis, anchor=reading.anchor)


def _read_days_of_two_months(match: Match, context: Context) -> Reading | None:
    """From a day of one month to a day of another: "28 May to 3 June 2014", "Dec. 30-Jan. 2"."""
    last = _read_last_day(match, context)
    if last.period is None or last.period.first is None:
        return last
    end, month, day = last.period.first, _month(match), day_number(match["day"])
    start = periods.date_or_none(end.year, month, day)
    if start is not None and start > end:
        start = periods.date_or_none(end.year - 1, month, day)
    period = None if start is None else periods.days(start, end)
    return Reading(type="DATE", period=period, basis=last.basis, anchor=last.anchor)


def _read_last_day(match: Match, context: Context) -> Reading:
    month, day = vocabulary().months[word_key(match["last_month"])], day_number(match["last_day"])
    if match["year"]:
        return _explicit_day(_full_year(match["year"], context), month, day)
    return _day_around_report(match, context, month, day)


def _read_iso(match: Match, _context: Context) -> Reading | None:
    return _explicit_day(int(match["year"]), int(match["month"]), int(match["day"]))


def _read_numeric(match: Match, context: Context) -> Reading | None:
    """Read "25.11.2018" or "11/25/98"; where day and month cannot be told apart, the two days are the bounds.

    Between full stops the day stands first wherever it can. What is no day is one that the calendar does not have where
    all of the year is written ("31/02/2018"), else no date at all ("45-60-12").
    """
    year, one, two = _full_year(match["year"], context), int(match["one"]), int(match["two"])
    orders = [(two, one), (one, two)]
    days = {when for month, day in orders if (when := periods.date_or_none(year, month, day))}
    if not days:
        return Reading(type="DATE", period=None) if len(match["year"]) > 2 else None
    if match["separator"] == "." and (day_first := periods.date_or_none(year, two, one)) is not None:
        return _explicit(periods.day(day_first))
    if len(days) == 1:
        return _explicit(periods.day(days.pop()))
    either = tuple(periods.day(when) for when in sorted(days))
    period = Period(f"{year:04d}-XX-XX", min(days), max(days), "day")
    return Reading(type="DATE", period=period, alternatives=either)


def _read_month_of_year(match: Match, context: Context) -> Reading | None:
    return _explicit(periods.month(_full_year(match["year"], context), _month(match)))


def _read_month_of_relative_year(match: Match, context: Context) -> Reading | None:
    which = word_key(match["which"])
    if which in {"that", "the same"}:
        return _month_of_year_spoken_of(match, context)
    offset = _YEARS_BESIDE[which]
    period = periods.month(context.today.year + offset, _month(match)) if context.today else None
    return context.from_today(period, "month", f"XXXX-{_month(match):02d}")


def _month_of_year_spoken_of(match: Match, context: Context) -> Reading:
    unknown = f"XXXX-{_month(match):02d}"
    earlier = context.nearest(match, frozenset({"day", "week", "month", "quarter", "season", "half", "year"}))
    if earlier is None:
        return context.from_today(None, "month", unknown)
    return context.from_mention(earlier, periods.month(earlier.first.year, _month(match)), "month", unknown)


def _read_relative_month(match: Match, context: Context) -> Reading | None:
    """The latest May that is over ("last May"), the first still to begin ("next May"), the year's own ("this May")."""
    month, which = _month(match), word_key(match["which"])
    if match["month"].lower() == "may" and _VERB_AFTER.match(context.text, match.end()):
        return None
    period = None
    if context.today:
        over, begun = month < context.today.month, month <= context.today.month
        offset = {"this": 0, "next": int(begun), "coming": int(begun)}.get(which.removeprefix("this "), int(over) - 1)
        period = periods.month(context.today.year + offset, month)
    return context.from_today(period, "month", f"XXXX-{month:02d}")


def _read_bare_month(match: Match, context: Context) -> Reading | None:
    month = _month(match)
    if match["month"].lower() in {"may", "march"} and (
        not (context.follows(match, _TEMPORAL_PREPOSITION) or context.follows(match, _month_before()))
        or _VERB_AFTER.match(context.text, match.end())
    ):
        return None
    meant = _around_report(match, context, lambda year: periods.month(year, month), far=0)
    return context.one_of_years(meant, "month", f"XXXX-{month:02d}")


def _read_season(match: Match, context: Context) -> Reading | None:
    season = vocabulary().seasons[match["season"].lower()]
    if match["year"]:
        return _explicit(periods.season(_full_year(match["year"], context), season.code))
    which = word_key(match["which"] or "")
    if not which and not match["article"] and not context.follows(match, _SEASON_PREPOSITION):
        return None
    period = None
    if context.today:
        month = context.today.month
        ahead = context.outlook(match) == "ahead"
        offsets = {
            "last": int(season.last < month) - 1,
            "past": int(season.last < month) - 1,
            "this": 0,
            "next": int(season.first <= month),
            "coming": int(season.first <= month),
            "": int(season.first <= month or ahead) - 1,
        }
        period = periods.season(context.today.year + offsets[which.removeprefix("this ")], season.code)
    return context.from_today(period, "season", f"XXXX-{season.code}")


def _read_year(match: Match, context: Context) -> Reading | None:
    """A year, unless the four digits count something or number it."""
    number = int(match["year"])
    if not match["named"] and (not 1500 <= number <= 2100 or context.follows(match, _AT)):
        return None
    if not match["named"] and not context.follows(match, _TEMPORAL_PREPOSITION):
        determined = context.follows(match, _DETERMINER)
        noun = (_COUNTED_PEOPLE if determined else _COUNTED_NOUN).match(context.text, match.end())
        if noun or context.follows(match, _COUNTING_WORD) or context.follows(match, _NAME):
            return None
    return _explicit(periods.year(number))


def _read_short_year(match: Match, context: Context) -> Reading | None:
    """Read "in '98"."""
    if not context.follows(match, _TEMPORAL_PREPOSITION):
        return None
    return _explicit(periods.year(_full_year(match["year"], context)))


def _read_years(match: Match, _context: Context) -> Reading | None:
    """From one year to another: "1992-95", "2014–2018"."""
    first, last = int(match["year"]), match["last_year"]
    end = int(match["year"][: 4 - len(last)] + last)
    if end <= first:
        return None
    return _explicit(Period(f"{first}/{end}", periods.year(first).first, periods.year(end).last, "year"))


def _spoken_year(match: Match) -> int | None:
    tens = number_value(re.sub(r"^oh\W", "", match["tens"], flags=re.IGNORECASE))
    hundreds = number_value(match["hundreds"])
    return None if tens is None or hundreds is None else int(100 * hundreds + tens)


def _read_spoken_year(match: Match, _context: Context) -> Reading | None:
    year = _spoken_year(match)
    if year is None:
        return None
    return _explicit(periods.year(year) if match["month"] is None else periods.month(year, _month(match)))


def _read_year_in_words(match: Match, _context: Context) -> Reading | None:
    value = number_value(match["number"])
    return _explicit(periods.year(int(value))) if value and 1000 <= value < 3000 else None


def _read_year_before_christ(match: Match, _context: Context) -> Reading | None:
    """TIMEX3 writes BC0044; Python's calendar has no day for it, so there are no bounds."""
    return _explicit(Period(f"BC{int(match['number']):04d}", granularity="year"))


def _read_decade(match: Match, context: Context) -> Reading | None:
    """Read "the 1990s", "the '60s": the latest such decade that has begun."""
    digits = match["digits"].lstrip("'’")
    if len(digits) > 2:
        return _explicit(periods.decade(int(digits)))
    latest = context.today.year if context.today else _LAST_YEAR_OF_SHORT_DECADES
    return _explicit(periods.decade(latest - (latest - int(digits)) % 100))


def _read_spoken_decade(match: Match, context: Context) -> Reading | None:
    """Read "the nineties" as those of the twentieth century."""
    if not match["article"] and not context.follows(match, _TEMPORAL_PREPOSITION):
        return None
    return _explicit(periods.decade(1900 + number_words().tens[re.sub("ies$", "y", match["tens"].lower())]))


def _read_century(match: Match, _context: Context) -> Reading | None:
    return _explicit(periods.century(day_number(match["ordinal"])))


def _read_feast(match: Match, context: Context) -> Reading | None:
    """Read "Christmas Eve 2017", "last Thanksgiving", "Easter Monday": without a year as a day without one."""
    name = word_key(match["feast"])
    if match["year"]:
        when = feast_day(name, int(match["year"]))
        return Reading(type="DATE", period=None if when is None else periods.day(when))

    def in_year(year: int) -> Period | None:
        when = feast_day(name, year)
        return None if when is None else periods.day(when)

    known = vocabulary().holidays.get(name)
    unknown = f"XXXX-{known[0]:02d}-{known[1]:02d}" if known else "XXXX-XX-XX"
    which = word_key(match["which"] or "")
    if which and context.today:
        return context.from_today(_beside_today(context.today, in_year, which), "day", unknown)
    return context.one_of_years(_around_report(match, context, in_year, far=_FAR), "day", unknown)


def _beside_today(today: date, in_year: Callable[[int], Period | None], which: str) -> Period | None:
    """The latest one before today ("last"), the first one after it ("next"), or this year's ("this")."""
    if which == "this":
        return in_year(today.year)
    around = [period for year in range(today.year - 1, today.year + 2) if (period := in_year(year)) is not None]
    if which == "last":
        return next((period for period in reversed(around) if period.first and period.first < today), None)
    return next((period for period in around if period.first and period.first > today), None)


def _read_weekday_of_month(match: Match, context: Context) -> Reading | None:
    """Read "the first Monday of October 2017"."""
    weekday, month = vocabulary().weekdays[word_key(match["weekday"])], _month(match)
    which = -1 if match["ordinal"].lower() == "last" else day_number(match["ordinal"])

    def in_year(year: int) -> Period | None:
        when = weekday_of_month(year, month, weekday, which)
        return None if when is None else periods.day(when)

    if match["year"]:
        return Reading(type="DATE", period=in_year(int(match["year"])))
    return context.one_of_years(_around_report(match, context, in_year, far=_FAR), "day", f"XXXX-{month:02d}-XX")


def calendar_rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    return (
        Rule("digit", pattern(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?=T\d|\b)"), _read_iso),
        Rule("digit", pattern(r"(?P<year>(?:19|20)\d\d)/(?P<month>\d\d)/(?P<day>\d\d)"), _read_iso),
        Rule(
            "digit",
            pattern(
                r"(?<![\d./-])(?P<one>\d\d?)(?P<separator>[./-])(?P<two>\d\d?)(?P=separator)(?P<year>(?:19|20)\d\d|\d\d)"
                r"(?![./-]?\d)"
            ),
            _read_numeric,
        ),
        Rule(
            "month",
            pattern(
                r"(?:(?:this coming |this past |next |last |this )?(?P<weekday>{any_weekday}),? )?"
                r"(?P<month>{any_month})(?:,? | the )(?P<day>{day}|{ordinal}\b)(?!{hyphen}\d)"
                r"(?:(?:,|,? of)? (?P<year>{year}|{short_year}|{which_year}))?"
            ),
            _read_day_of_month,
        ),
        Rule(
            "month",
            pattern(
                r"(?:(?P<weekday>{any_weekday}),? )?(?:the )?(?P<day>{day}|{ordinal}\b)(?: of |{hyphen}| )"
                r"(?P<month>{any_month})"
                r"(?:(?:,|,? of|{hyphen})? ?(?P<year>{year}|{short_year}|{which_year}))?"
            ),
            _read_day_of_month,
        ),
        Rule(
            "month",
            pattern(
                r"(?:the )?(?:{beyond}(?:st|nd|rd|th) (?:of )?{any_month}|{beyond} {any_month},? {year}"
                r"|{any_month} {beyond}(?:st|nd|rd|th|(?=,? {year})))(?:,? {year})?"
            ),
            _read_day_that_no_month_has,
        ),
        Rule(
            "month",
            pattern(
                r"(?:the )?(?P<day>{day})(?:{up_to}| (?:and|or) )(?P<last_day>{day}) (?:of )?"
                r"(?P<month>{any_month})(?:,? (?P<year>{year}))?"
            ),
            _read_days_of_month,
        ),
        Rule(
            "month",
            pattern(
                r"(?P<month>{any_month}) (?P<day>{day})(?:{up_to}| and )(?P<last_day>{day})"
                r"(?:,? (?P<year>{year}))?"
            ),
            _read_days_of_month,
        ),
        Rule(
            "month",
            pattern(
                r"(?P<day>{day}) (?P<month>{any_month}){up_to}(?P<last_day>{day}) (?P<last_month>{any_month})"
                r"(?:,? (?P<year>{year}))?"
            ),
            _read_days_of_two_months,
        ),
        Rule(
            "month",
            pattern(
                r"(?P<month>{any_month}) (?P<day>{day}){up_to}(?P<last_month>{any_month}) (?P<last_day>{day})"
                r"(?:,? (?P<year>{year}))?"
            ),
            _read_days_of_two_months,
        ),
        Rule(
            "month",
            pattern(r"(?P<month>{any_month})(?:,| of|{hyphen})? ?(?P<year>{year}|['’]\d\d)"),
            _read_month_of_year,
        ),
        Rule(
            "month",
            pattern(r"(?P<month>{any_month}),? (?:of )?(?P<which>last|this|that|the same|next) year"),
            _read_month_of_relative_year,
        ),
        Rule(
            "month",
            pattern(r"(?P<which>this past|this coming|last|this|next|past|coming) (?P<month>{month})"),
            _read_relative_month,
        ),
        Rule("month", pattern(r"(?P<month>{month})"), _read_bare_month),
        Rule(
            "month",
            pattern(
                r"(?:the )?(?P<ordinal>first|second|third|fourth|fifth|last) (?P<weekday>{weekday}) (?:of|in) "
                r"(?P<month>{any_month})(?:,? (?P<year>{year}))?"
            ),
            _read_weekday_of_month,
        ),
        Rule(
            "season",
            pattern(
                r"(?:(?P<which>last|this past|this coming|this|next|past|coming) |(?P<article>the ))?"
                r"(?P<season>{season})(?:(?: of)? (?P<year>{year}|['’]\d\d\b)(?:{hyphen}\d\d)?)?"
            ),
            _read_season,
        ),
        Rule(
            "digit",
            pattern(r"(?P<named>the year |(?:the )?fiscal (?:year )?)?(?P<year>{year})(?!{hyphen}\w|/\d|['’]s\b|:\d)"),
            _read_year,
        ),
        Rule(
            "digit", pattern(r"(?P<year>{year})(?:{hyphen}|/)(?P<last_year>{year}|\d\d)(?!{hyphen}|/|\d)"), _read_years
        ),
        Rule(
            "spoken",
            pattern(
                r"(?:(?P<month>{month}) )?(?P<hundreds>eighteen|nineteen) "
                r"(?P<tens>oh[- ][a-z]+|[a-z]+ty(?:[- ][a-z]+)?|[a-z]+teen)"
            ),
            _read_spoken_year,
        ),
        Rule("unit", pattern(r"the year (?P<number>{number})"), _read_year_in_words),
        Rule("digit", pattern(r"(?P<number>\d{1,4}) ?(?:BCE?|B\.C\.(?:E\.)?)"), _read_year_before_christ),
        Rule("digit", pattern(r"['’](?P<year>\d\d)(?!['’]?s)"), _read_short_year),
        Rule("digit", pattern(r"(?:the )?(?P<digits>(?:1\d|20)\d0|['’]\d0)['’]?s"), _read_decade),
        Rule(
            "spoken",
            pattern(r"(?P<article>the )?(?P<tens>(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)ies)"),
            _read_spoken_decade,
        ),
        Rule("unit", pattern(r"(?:the )?(?P<ordinal>\d\d?(?:st|nd|rd|th)|{ordinal})[- ]century"), _read_century),
        Rule(
            "anything",
            pattern(
                rf"(?:(?P<which>last|this|next) )?(?P<feast>{any_of(dict.fromkeys(feasts()))})"
                r"(?:,? (?P<year>{year}))?"
            ),
            _read_feast,
        ),
    )
