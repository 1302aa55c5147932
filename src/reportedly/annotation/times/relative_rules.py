"""Times that are reckoned from the day of the report or from a time mentioned before."""

import re
from datetime import date
from typing import cast

from reportedly.annotation.number_words import number_pattern, number_words
from reportedly.annotation.times import periods
from reportedly.annotation.times.amounts import AMOUNT, Amount, amount_of
from reportedly.annotation.times.periods import Period, Unit
from reportedly.annotation.times.reading import Context, Match, Reading, Rule
from reportedly.annotation.times.vocabulary import any_of, pattern, vocabulary, word_key

_DAY: frozenset[Unit] = frozenset({"day"})
_FINER: dict[Unit, frozenset[Unit]] = {
    "day": _DAY,
    "week": frozenset({"day", "week"}),
    "month": frozenset({"day", "month"}),
    "quarter": frozenset({"quarter"}),
    "year": frozenset({"day", "week", "month", "quarter", "half", "season", "year"}),
}
"""What "the next week", "that month" … may be reckoned from."""

_UNKNOWN: dict[Unit, str] = {
    "day": "XXXX-XX-XX",
    "week": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
    "month": "XXXX-XX",
    "quarter": "XXXX-QX",
    "half": "XXXX-HX",
    "year": "XXXX",
    "decade": "XXX",
    "century": "XX",
}
"""The TIMEX3 value of a unit of which nothing more is known."""

_MOST_STEPS = 10_000
"""More units than this lead out of any calendar; the limit keeps absurd numbers cheap."""

_FROM_MENTION = frozenset(
    {"the following", "the next", "the previous", "the preceding", "that", "that same", "the same"}
)
"""What is reckoned from a time mentioned before, and from the report's day only where there is none."""

_OF_MENTION_ONLY = frozenset({"the following", "the preceding", "that same", "the same"})
"""Of these, what says nothing of the report's day: "the next year" can be the one after it, "the following" cannot."""

_STEPS = {
    "last": -1,
    "the last": -1,
    "past": -1,
    "the past": -1,
    "this past": -1,
    "the previous": -1,
    "the preceding": -1,
    "next": 1,
    "the next": 1,
    "the following": 1,
    "coming": 1,
    "the coming": 1,
    "this coming": 1,
}
_NEAR = 6
"""How many sentences a comparison ("a year earlier") reaches back for its quarter; tuned on TimeBank."""

_FROM_TODAY = frozenset({"ago", "from now", "from today", "hence"})
_ENDED = re.compile(r"\s+end(?:ed|ing)\b", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:since|from|than) $", re.IGNORECASE)
_OUTER_TIMES = frozenset({"the past", "the future"})
_IN_TIME = re.compile(r"\b(?:in|into|for|from|about|of) $", re.IGNORECASE)
"""What makes the past or the future a time; elsewhere they are a thing ("the future looks …", TimeBank)."""

_OF_WHAT = re.compile(r"\s+of\b", re.IGNORECASE)
"""What makes "the last week" that of something, not that of the calendar: "the last week of the war"."""

_OF_ANOTHER = re.compile(r"\s+of\s+(?!(?:the|this|last|next)\s+(?:fiscal\s+)?year\b)", re.IGNORECASE)
"""Halves are of a year unless they are said to be of something else ("the second half of the game", "of the '80s")."""

_APPOSITION = re.compile(r",\s")
"""Joins a day and what it was: "3 May, the day after the raid"."""

_EARLIER_IN = re.compile(r"\b(?:earlier|later|early|late) in $", re.IGNORECASE)
"""What makes "the day" that of the report where none was spoken of."""

_EVENT_AFTER = re.compile(r"\s+(?:(?:the|an?|his|her|its|their|our|my)\b|(?-i:[A-Z]))", re.IGNORECASE)
"""What "the day after" is reckoned from when it is "the day after the raid", of which nobody says the day."""

_COUNTED_AFTER = re.compile(rf"\s+(?:{number_pattern()}|couple|few|half|several)\b", re.IGNORECASE)
"""Not the past, but "the past seven contests"."""

_RANGE_OPENING = re.compile(r"\b(?:from|between) $", re.IGNORECASE)
_RANGE_JOINT = re.compile(r"\s?(?:to|until|till|through|and|-|–|—)\s?")


def _unit(match: Match) -> Unit:
    """The calendar unit of a match; fortnights, hours and the like never reach this."""
    return cast("Unit", vocabulary().unit_names[word_key(match["unit"])])


def _read_weekday(match: Match, context: Context) -> Reading | None:
    """The latest such day up to the report's own, or the first from it on where the clause looks ahead.

    Source of the default: of 310 bare weekdays in TimeBank, AQUAINT and Platinum 92 % are the report's day or one of
    the six before it.
    """
    number = vocabulary().weekdays[word_key(match["weekday"])]
    which = word_key(match["which"] or "")
    unknown = f"XXXX-WXX-{number}"
    if which in {"the previous", "the following", "the next", "the preceding"}:
        earlier = context.nearest(match, _DAY)
        if earlier is None:
            return context.from_today(None, "day", unknown)
        way = 1 if which in {"the following", "the next"} else -1
        return context.from_mention(earlier, _weekday_from(earlier.first, number, way, same=False), "day", unknown)
    if context.today is None:
        return context.from_today(None, "day", unknown)
    way, same = _which_way(match, which, context)
    period = _weekday_from(context.today, number, way, same=same)
    opening = _range_opening(match, context)
    if opening and period and period.first and period.first < opening:
        period = _weekday_from(opening, number, 1, same=False)
    return context.from_today(period, "day", unknown)


def _which_way(match: Match, which: str, context: Context) -> tuple[int, bool]:
    """Forwards or back in time, and whether the report's own day will do."""
    if which in {"last", "this past", "past"}:
        return -1, False
    if which in {"next", "this coming", "the coming", "coming"}:
        return 1, False
    if which == "this":
        return 1, True
    return (1, True) if context.outlook(match) == "ahead" else (-1, True)


def _weekday_from(day: date, number: int, way: int, *, same: bool) -> Period | None:
    """The nearest day of the week `number` from `day` forwards (`way` 1) or back (-1)."""
    distance = (way * (number - day.isoweekday())) % 7
    if distance == 0 and not same:
        distance = 7
    return periods.away(day, way * distance, "day")


def _range_opening(match: Match, context: Context) -> date | None:
    """The first day of the range that a weekday closes: Monday in "between Monday and Wednesday"."""
    if not context.read:
        return None
    opening = context.read[-1]
    period = opening.reading.period
    if period is None or period.unit != "day" or period.first is None:
        return None
    joined = _RANGE_JOINT.fullmatch(context.text, opening.end, match.start())
    opened = _RANGE_OPENING.search(context.text, max(0, opening.start - 10), opening.start)
    return period.first if joined and opened else None


def _read_weekday_of_week(match: Match, context: Context) -> Reading | None:
    number = vocabulary().weekdays[word_key(match["weekday"])]
    period = None
    if context.today:
        offset = {"last": -1, "this": 0, "next": 1}[word_key(match["which"])]
        period = periods.away(context.today, 7 * offset + number - context.today.isoweekday(), "day")
    return context.from_today(period, "day", f"XXXX-WXX-{number}")


def _read_day_word(match: Match, context: Context) -> Reading | None:
    offsets = {"yesterday": -1, "today": 0, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}
    return context.from_today(
        periods.away(context.today, offsets[word_key(match["word"])], "day"), "day", _UNKNOWN["day"]
    )


def _read_unit(match: Match, context: Context) -> Reading | None:
    """This, last, next …: reckoned from the report's day; the following, the previous, that …: from a time before."""
    which, unit = word_key(match["which"]), _unit(match)
    if which == "the last" and _OF_WHAT.match(context.text, match.end()):
        return None
    amount = _STEPS.get(which, 0)
    if which in _FROM_MENTION and (earlier := context.nearest(match, _FINER.get(unit, frozenset()))) is not None:
        return context.from_mention(earlier, periods.away(earlier.first, amount, unit), unit, _UNKNOWN[unit])
    if which in _OF_MENTION_ONLY:
        return context.from_today(None, unit, _UNKNOWN[unit])
    if unit == "day" and which not in {"the next", "the following", "the previous", "the preceding", "next", "this"}:
        return None
    return context.from_today(periods.away(context.today, amount, unit), unit, _UNKNOWN[unit])


def _read_the_unit(match: Match, context: Context) -> Reading | None:
    """Read "the quarter", "the week", "the year" … without more: the one spoken of, else the report's."""
    unit = _unit(match)
    if unit == "year" and _ENDED.match(context.text, match.end()):
        return Reading(type="DURATION", period=Period("P1Y", granularity="year"))
    if unit == "weekend":
        back = context.outlook(match) != "ahead"
        return context.from_today(_weekend_near(context.today, back=back), unit, _UNKNOWN[unit])
    if unit == "day":
        earlier = context.nearest(match, _DAY, within=1)
        if earlier is not None:
            return context.from_mention(earlier, periods.day(earlier.first), unit, "")
        if not context.follows(match, _EARLIER_IN):
            return None
    if unit == "quarter" and (earlier := context.nearest(match, frozenset({"quarter"}), compared=False)) is not None:
        return context.from_mention(earlier, periods.containing(earlier.first, unit), unit, "")
    return context.from_today(periods.away(context.today, 0, unit), unit, _UNKNOWN[unit])


def _weekend_near(today: date | None, *, back: bool) -> Period | None:
    """The weekend that has last begun, or the one that is still to end."""
    if today is None:
        return None
    return periods.away(today, -1 if back and today.isoweekday() < 6 else 0, "weekend")


def _read_shift(match: Match, context: Context) -> Reading | None:
    """Read "two days ago", "a week earlier", "a day later"."""
    name = vocabulary().unit_names[word_key(match["unit"])]
    how = word_key(match["how"])
    amount = amount_of(match["amount"])
    backwards = how in {"ago", "earlier", "before", "previously", "prior"}
    if amount.number is None or amount.number.denominator != 1 or name in {"second", "minute", "hour"}:
        return _vague_shift(how, amount, context) if how in _FROM_TODAY else None
    unit, times = _calendar_unit(name)
    steps = min(int(amount.number), _MOST_STEPS) * times * (-1 if backwards else 1)
    shifted = _shifted(match, context, how, unit, steps)
    return None if shifted is None else shifted.changed(mod=amount.mod)


def _shifted(match: Match, context: Context, how: str, unit: Unit, steps: int) -> Reading | None:
    """So many units from the report's day, or from what was spoken of before."""
    unknown = _UNKNOWN[unit]
    if unit == "year" and abs(steps) == 1 and how in {"ago", "earlier"}:
        compared = context.nearest(match, frozenset({"quarter"}), _NEAR, compared=False)
        if compared is not None and compared.reading.period is not None:
            return context.from_mention(compared, periods.shifted(compared.reading.period, steps, unit), unit, unknown)
    if how not in _FROM_TODAY:
        earlier = context.nearest(match, _FINER.get(unit, _DAY))
        period = periods.away(earlier.first, steps, unit) if earlier else None
        if earlier and (steps < 0 or not _still_to_come(period, match, context)):
            return context.from_mention(earlier, period, unit, unknown)
        if steps > 0:  # later than something else, or than nothing that was said: only how much later is known
            return None
    return context.from_today(periods.away(context.today, steps, unit), unit, unknown)


def _still_to_come(period: Period | None, match: Match, context: Context) -> bool:
    """Whether a period begins after the report though its clause does not look ahead."""
    if period is None or period.first is None or context.today is None:
        return False
    return period.first > context.today and context.outlook(match) != "ahead"


def _calendar_unit(name: str) -> tuple[Unit, int]:
    """The unit to count in, and how many of it one `name` is."""
    others: dict[str, tuple[Unit, int]] = {"night": ("day", 1), "fortnight": ("week", 2)}
    return others.get(name, (cast("Unit", name), 1))


def _vague_shift(how: str, amount: Amount, context: Context) -> Reading:
    """Some time ago, or from now; "a few hours later" is not read here, as how long it took is all that is known."""
    past = how == "ago"
    period = Period("PAST_REF", last=context.today) if past else Period("FUTURE_REF", context.today)
    return Reading(type="DATE", period=period, mod=amount.mod, basis=context.today_basis, anchor=context.today_anchor)


def _read_unnumbered_shift(match: Match, context: Context) -> Reading | None:
    """Read "years ago", of which nobody can say when."""
    return _vague_shift(word_key(match["how"]), Amount(None), context)


def _read_day_beside(match: Match, context: Context) -> Reading | None:
    """Read "the day before" or "the day after": beside the day mentioned last, unless it is that of what follows."""
    earlier = context.nearest(match, _DAY)
    if earlier is not None and _APPOSITION.fullmatch(context.text, earlier.end, match.start()):
        return context.from_mention(earlier, periods.day(earlier.first), "day", "")
    if earlier is None or _EVENT_AFTER.match(context.text, match.end()):
        return context.from_today(None, "day", _UNKNOWN["day"])
    day = periods.away(earlier.first, 1 if word_key(match["how"]) in {"after", "later"} else -1, "day")
    return context.from_mention(earlier, day, "day", _UNKNOWN["day"])


def _read_quarter(match: Match, context: Context) -> Reading | None:
    """The n-th quarter or half: of the year named, of the one before or after, else the latest begun."""
    words = number_words().ordinals
    number = words.get(word_key(match["ordinal"]), 0)
    unit: Unit = "quarter" if match["unit"].lower().startswith("quarter") else "half"
    if match["ordinal"].lower() in {"last", "final"}:
        number = 4 if unit == "quarter" else 2
    if not 1 <= number <= (4 if unit == "quarter" else 2):
        return None
    if unit == "half" and not match["year"] and _OF_ANOTHER.match(context.text, match.end()):
        return None
    make = periods.quarter if unit == "quarter" else periods.half
    if year := match["year"] or match["year_before"]:
        return Reading(type="DATE", period=make(int(year), number))
    which = word_key(match["which"] or match["which_after"] or "")
    unknown = f"XXXX-{unit[0].upper()}{number}"
    if context.today is None:
        return context.from_today(None, unit, unknown)
    offset = {"last": -1, "this": 0, "next": 1}.get(which)
    if offset is None:
        if unit == "half" and not which and not match["article"]:
            return None
        begun = make(context.today.year, number)
        offset = 0 if begun.first is not None and begun.first <= context.today else -1
        if offset and context.outlook(match) == "ahead":
            offset = 0
    return context.from_today(make(context.today.year + offset, number), unit, unknown)


def _read_quarter_compared(match: Match, context: Context) -> Reading | None:
    """Read "the year-earlier quarter" as what was last spoken of, a year before."""
    earlier = context.nearest(match, frozenset({"quarter", "half", "month"}), _NEAR, compared=False)
    if earlier is None or earlier.reading.period is None:
        return context.from_today(periods.away(context.today, -1, "year"), "year", "XXXX")
    return context.from_mention(earlier, periods.shifted(earlier.reading.period, -1, "year"), "year", "XXXX")


def _read_latest_period(match: Match, context: Context) -> Reading | None:
    """Read "the latest quarter" as the one spoken of, else the last that is over."""
    earlier = context.nearest(match, frozenset({"quarter"}), compared=False)
    if earlier is None or earlier.reading.period is None:
        return context.from_today(periods.away(context.today, -1, "quarter"), "quarter", "XXXX-QX")
    return context.from_mention(earlier, earlier.reading.period, "quarter", "XXXX-QX")


def _read_period_of_year(match: Match, context: Context) -> Reading | None:
    """Read "the 1988 period" as the quarter last spoken of, in that year."""
    year = int(match["year"])
    earlier = context.nearest(match, frozenset({"quarter"}), compared=False)
    if earlier is None:
        return Reading(type="DATE", period=periods.year(year))
    return context.from_mention(earlier, periods.quarter(year, (earlier.first.month + 2) // 3), "quarter", "XXXX-QX")


def _read_year_end(match: Match, context: Context) -> Reading | None:
    """The end of the year, of the one before where the report looks back to it ("since year-end")."""
    years = -1 if context.follows(match, _SINCE) else 0
    return context.from_today(periods.away(context.today, years, "year"), "year", "XXXX").changed(mod="END")


def _read_reference(match: Match, context: Context) -> Reading | None:
    """A word for a time that is on no calendar; "Now, …" at the head of a sentence only leads on to it."""
    if match["phrase"] == "Now" and context.text[match.end() : match.end() + 1] == ",":
        return None
    phrase = word_key(match["phrase"])
    if phrase in _OUTER_TIMES and (
        not context.follows(match, _IN_TIME) or _COUNTED_AFTER.match(context.text, match.end())
    ):
        return None
    return Reading(type="DATE", period=Period(vocabulary().references[phrase]))


def relative_rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    return (
        Rule(
            "weekday",
            pattern(
                r"(?:(?P<which>the (?:previous|preceding|following|next)"
                r"|this (?:past|coming)|(?:the )?coming|last|this|next|past) )?(?P<weekday>{weekday})"
            ),
            _read_weekday,
        ),
        Rule(
            "weekday",
            pattern(r"(?P<weekday>{weekday}),? (?:of )?(?P<which>last|this|next) week"),
            _read_weekday_of_week,
        ),
        Rule(
            "anything",
            pattern(r"(?P<word>the day before yesterday|the day after tomorrow|yesterday|today|tomorrow)"),
            _read_day_word,
        ),
        Rule(
            "unit",
            pattern(
                r"(?P<which>the (?:following|next|previous|preceding|same|last|past|coming|current)|that same|that"
                r"|this (?:past|coming)|last|past|next|this|current|coming)(?: fiscal| calendar)? "
                r"(?P<unit>{calendar_unit})(?!{hyphen}\w)"
            ),
            _read_unit,
        ),
        Rule(
            "unit",
            pattern(
                r"the (?:full |latest |current |fiscal |whole |entire )?"
                r"(?P<unit>day|week|weekend|month|quarter|year)(?![- ](?:ago|earlier|end|to)\b|{hyphen}\w)"
                r"(?! (?:of|beginning|starting) (?:{any_month}|\d))(?! \d{3})"
            ),
            _read_the_unit,
        ),
        Rule(
            "unit",
            pattern(
                rf"(?P<amount>{AMOUNT}) (?P<unit>{{unit}})(?: or so)? "
                r"(?P<how>ago|earlier|later|previously|prior|from now|from today|hence|before(?=\W*[,.;\n]))"
            ),
            _read_shift,
        ),
        Rule(
            "unit",
            pattern(r"(?:minutes|hours|days|weeks|months|years|decades|centuries) (?P<how>ago|from now)"),
            _read_unnumbered_shift,
        ),
        Rule(
            "unit",
            pattern(r"the day (?P<how>before|after|earlier|later)(?! (?:yesterday|tomorrow))"),
            _read_day_beside,
        ),
        Rule(
            "unit",
            pattern(
                r"(?:(?P<article>the (?:fiscal[- ])?)(?:(?P<year_before>{year}) )?"
                r"|(?P<which>this|last|next) year['’]s |fiscal )?"
                r"(?P<ordinal>first|second|third|fourth|last|final) (?P<unit>quarter|half)"
                r"(?:(?: of)? (?P<year>{year})| of (?P<which_after>this|last|next) year| of the year)?"
            ),
            _read_quarter,
        ),
        Rule(
            "unit",
            pattern(
                r"(?P<ordinal>first|second|third|fourth){hyphen}(?P<unit>quarter|half)(?P<article>)(?P<year>)(?P<year_before>)"
                r"(?P<which>)(?P<which_after>)"
            ),
            _read_quarter,
        ),
        Rule(
            "unit",
            pattern(
                r"(?:the (?:comparable |corresponding )?)?year[- ](?:earlier|ago)"
                r"(?: (?:first|second|third|fourth))? (?:quarter|period)"
                r"|year[- ](?:earlier|ago)"
            ),
            _read_quarter_compared,
        ),
        Rule("unit", pattern(r"the (?:latest|most recent) (?:quarter|period)"), _read_latest_period),
        Rule("digit", pattern(r"the (?P<year>{year}) (?:period|quarter)"), _read_period_of_year),
        Rule("unit", pattern(r"(?:the )?year(?:['’]s)?[- ]end"), _read_year_end),
        Rule(
            "anything", pattern(rf"(?P<phrase>{any_of(vocabulary().references)})(?! (?:after|as)\b)"), _read_reference
        ),
    )
