"""How long and how often: durations and repeated times."""

import re
from fractions import Fraction
from functools import cache

from reportedly.annotation.number_words import alternatives, number_pattern
from reportedly.annotation.times import periods
from reportedly.annotation.times.amounts import AMOUNT, amount_of
from reportedly.annotation.times.periods import Period
from reportedly.annotation.times.reading import Context, Match, Reading, Rule
from reportedly.annotation.times.vocabulary import UnitName, any_of, pattern, vocabulary, word_key
from reportedly.model.time import TimeGranularity

_GRANULARITY: dict[UnitName, TimeGranularity] = {
    "second": "minute",
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "night": "day",
    "week": "week",
    "weekend": "week",
    "fortnight": "week",
    "month": "month",
    "quarter": "season",
    "year": "year",
    "decade": "decade",
    "century": "vague",
}
_PARTS = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S"), "D": (24, "H"), "W": (7, "D")}
"""What a fraction of a unit is given in."""

_MOST_STEPS = 100_000
"""More units than this lead out of any calendar; the limit keeps absurd numbers cheap."""

_RATE_BEFORE = re.compile(
    rf"(?:{number_pattern()}(?:\s(?!(?:in|for|within|after|of|than|by|during|over|about|once|to|or|and)\b)[a-z]+){{0,2}}"
    r"|\b(?:once|twice))\s$",
    re.IGNORECASE,
)
"""What makes "a week" each week: a number of things, or how often."""

_COMPARED = re.compile(r"\s(?:after|before|from)\b", re.IGNORECASE)
"""What makes "a day" a distance in spite of the number before it: "killed 12 men a day after the raid"."""

_WILL = re.compile(r"\b(?:will|would|might|may|can|could|shall|should|hopes? to|to) $", re.IGNORECASE)
"""What makes "one day" some day to come."""

_OF = re.compile(r"\s+of\b", re.IGNORECASE)
_MANY_OF = re.compile(r"\b(?:tens|dozens|scores|hundreds|thousands|millions|matter|lot|lots) of $", re.IGNORECASE)
_WHEN = re.compile(r"\s+(?:when|that|where)\b", re.IGNORECASE)
_RECENT = re.compile(r"past|last|latest|recent", re.IGNORECASE)
_COMING = re.compile(r"next|coming", re.IGNORECASE)


@cache
def _part_of_day() -> re.Pattern[str]:
    """What makes hours a part of the day: "the early morning hours"."""
    return re.compile(rf"\b(?:pre-?)?{alternatives(vocabulary().parts_of_day)} $", re.IGNORECASE)


def _duration(number: Fraction | None, name: UnitName) -> str:
    """An ISO 8601 duration; X for a number that nobody gives."""
    unit = vocabulary().units[name]
    prefix = "PT" if unit.clock else "P"
    if number is None:
        return f"{prefix}X{unit.designator}" if unit.times == 1 else f"PX{'E' if name == 'decade' else 'C'}"
    amount = number * unit.times
    whole, rest = divmod(amount, 1)
    if not rest:
        return f"{prefix}{whole}{unit.designator}"
    count, designator = (
        _PARTS.get(unit.designator, (10, unit.designator)) if unit.designator != "M" or unit.clock else (30, "D")
    )
    if (parts := rest * count).denominator != 1:
        return f"{prefix}{float(amount):g}{unit.designator}"
    clock = "T" if designator == "H" else ""
    return f"{prefix}{f'{whole}{unit.designator}' if whole else ''}{clock}{parts}{designator}"


def _name(match: Match) -> UnitName:
    return vocabulary().unit_names[word_key(match["unit"])]


def _read_duration(match: Match, context: Context) -> Reading | None:
    """Read "three weeks" or "the past two months"; the latter ends, or begins, on the report's day."""
    name = _name(match)
    amount = amount_of(match["amount"])
    number, which = amount.number, match["which"] or ""
    if name == "day" and word_key(match["amount"]) == "one" and context.follows(match, _WILL):
        return Reading(type="DATE", period=Period("FUTURE_REF", context.today))
    single = match["amount"].lower() in {"a", "an"}
    if name == "second" and single:  # "a second group"
        return None
    if name == "quarter" and not which and (single or (number and _OF.match(context.text, match.end()))):
        return None  # "three quarters of it"
    if match["or_units"]:
        number = None
    if number is not None and match.groupdict().get("half"):
        number += Fraction(1, 2)
    mod = amount.mod or ("APPROX" if match["or_so"] else None)
    first = last = None
    unit = {"night": "day"}.get(name, name)
    if context.today and number is not None and number.denominator == 1 and unit in {"day", "week", "month", "year"}:
        steps = min(int(number), _MOST_STEPS)
        if _RECENT.search(which):
            first, last = periods.moved(context.today, -steps, unit), context.today  # type: ignore[arg-type]
        elif _COMING.search(which):
            first, last = context.today, periods.moved(context.today, steps, unit)  # type: ignore[arg-type]
    period = Period(_duration(number, name), first if last else None, last if first else None, _GRANULARITY[name])
    if first and last:
        return Reading(type="DURATION", period=period, mod=mod, basis=context.today_basis, anchor=context.today_anchor)
    return Reading(type="DURATION", period=period, mod=mod)


def _read_adjective(match: Match, _context: Context) -> Reading | None:
    name = _name(match)
    return Reading(
        type="DURATION",
        period=Period(_duration(amount_of(match["amount"]).number, name), granularity=_GRANULARITY[name]),
    )


def _read_vague_duration(match: Match, context: Context) -> Reading | None:
    """Read "for months"; "hundreds of years" and "days when" are no time of their own (TimeBank)."""
    part_of_day = match["unit"].lower() == "hours" and context.follows(match, _part_of_day())
    if part_of_day or context.follows(match, _MANY_OF) or _WHEN.match(context.text, match.end()):
        return None
    name = _name(match)
    return Reading(type="DURATION", period=Period(_duration(None, name), granularity=_GRANULARITY[name]))


def _read_recent(match: Match, context: Context) -> Reading | None:
    """Read "recent weeks" or "the coming months": nobody knows how many, up to or from the report's day.

    "Past years" are any that are over (PAST_REF), and so on.
    """
    coming = _COMING.search(match["which"]) is not None
    first, last = (context.today, None) if coming else (None, context.today)
    name = _name(match)
    if match["which"].lower() in {"recent", "coming"}:
        period = Period(_duration(None, name), first, last, _GRANULARITY[name])
        return Reading(type="DURATION", period=period, basis=context.today_basis, anchor=context.today_anchor)
    period = Period("FUTURE_REF" if coming else "PAST_REF", first, last)
    return Reading(type="DATE", period=period, basis=context.today_basis, anchor=context.today_anchor)


def _read_every_unit(match: Match, _context: Context) -> Reading | None:
    """Read "every day", "every other day", "every two weeks", "twice a year"."""
    name, amount = _name(match), match.groupdict().get("amount")
    number = {None: Fraction(1), "other": Fraction(2)}.get(amount and amount.lower()) or amount_of(amount or "").number
    return Reading(type="SET", period=Period(_duration(number, name), granularity=_GRANULARITY[name]))


def _read_rate(match: Match, context: Context) -> Reading | None:
    """Read "700 seats a week", "$5 a day": a number of something for each unit of time."""
    if not context.follows(match, _RATE_BEFORE) or _COMPARED.match(context.text, match.end()):
        return None
    return _read_every_unit(match, context)


def _read_frequency(match: Match, _context: Context) -> Reading | None:
    value = vocabulary().frequencies[match["word"].lower()]
    return Reading(type="SET", period=Period(value, granularity="vague"))


def _read_long(match: Match, _context: Context) -> Reading | None:
    """Read "day-long", "decades-long", "yearlong"."""
    name = _name(match)
    number = None if match["unit"].lower().endswith("s") else Fraction(1)
    return Reading(type="DURATION", period=Period(_duration(number, name), granularity=_GRANULARITY[name]))


def _read_every_weekday(match: Match, _context: Context) -> Reading | None:
    number = vocabulary().weekdays[word_key(match["weekday"].rstrip("sS"))]
    part = match.groupdict().get("part")
    suffix = f"T{vocabulary().parts_of_day[part.lower().rstrip('s')]}" if part else ""
    return Reading(type="SET", period=Period(f"XXXX-WXX-{number}{suffix}", granularity="day"))


def _read_every_month(match: Match, _context: Context) -> Reading | None:
    number = vocabulary().months[word_key(match["month"])]
    return Reading(type="SET", period=Period(f"XXXX-{number:02d}", granularity="month"))


def _read_every_part(match: Match, _context: Context) -> Reading | None:
    part = vocabulary().parts_of_day[match["part"].lower()]
    return Reading(type="SET", period=Period(f"XXXX-XX-XXT{part}", granularity="part_of_day"))


def duration_rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    return (
        Rule("unit", pattern(r"an? (?P<unit>second|minute|hour|day|night|week|month|quarter|year)"), _read_rate),
        Rule(
            "unit",
            pattern(
                r"(?P<which>(?:at least |about )?the "
                r"(?:(?:first|last|past|next|previous|coming|following|latest|final|recent) )?(?=\w))?"
                rf"(?P<amount>{AMOUNT})(?: (?:more|additional|consecutive|straight|trading|business|full|long))? "
                r"(?P<unit>{unit})"
                r"(?P<half> and a half)?(?P<or_so> or so)?(?P<or_units> or (?:two|more)\b|{and_units})?"
                r"(?!(?:-| )old\b|{hyphen}\w)"
            ),
            _read_duration,
        ),
        Rule(
            "unit",
            pattern(
                r"(?P<amount>{number}|several){hyphen}(?P<unit>{unit})(?<!quarter)(?<!quarters)(?!{hyphen}old| old)"
            ),
            _read_adjective,
        ),
        Rule(
            "unit",
            pattern(
                r"(?:the (?:(?:first|early) |(?!\w+ (?:after|before|following|since|leading|of|until|between)\b)))?"
                r"(?P<unit>(?:seconds|minutes)(?= (?:after|before|earlier|later)\b)"
                r"|hours|days|weeks|months|years|decades|centuries){and_units}?"
                r"(?: ahead)?(?! (?:old|ago)\b)"
            ),
            _read_vague_duration,
        ),
        Rule(
            "unit",
            pattern(
                r"(?:the )?(?P<which>recent|past|coming|next|last) (?:few |several )?"
                r"(?P<unit>hours|days|weeks|months|quarters|years|decades){and_units}?"
            ),
            _read_recent,
        ),
        Rule(
            "unit",
            pattern(
                r"(?:(?:each|every)(?: (?P<amount>other|few|several|{number}))?|per|(?:once|twice|{number} times) an?) "
                r"(?P<unit>{unit})"
            ),
            _read_every_unit,
        ),
        Rule("anything", pattern(rf"(?P<word>(?-i:{any_of(vocabulary().frequencies)}))"), _read_frequency),
        Rule(
            "anything",
            pattern(r"(?P<unit>hours?|days?|weeks?|months?|years?|decades?|century|centuries){hyphen}?long"),
            _read_long,
        ),
        Rule(
            "weekday",
            pattern(r"(?:each|every) (?P<weekday>{weekday})(?: (?P<part>{part}))?"),
            _read_every_weekday,
        ),
        Rule("weekday", pattern(r"(?P<weekday>{weekday}s)"), _read_every_weekday),
        Rule(
            "weekday",
            pattern(r"(?P<weekday>{weekday}) (?P<part>(?:morning|afternoon|evening|night)s)"),
            _read_every_weekday,
        ),
        Rule("month", pattern(r"(?:each|every) (?P<month>{month})"), _read_every_month),
        Rule("part", pattern(r"(?:each|every) (?P<part>{part})"), _read_every_part),
    )
