"""How long and how often: durations and repeated times."""

import re
from fractions import Fraction

from reportedly.annotation.times import periods
from reportedly.annotation.times.amounts import AMOUNT, amount_of
from reportedly.annotation.times.periods import Period
from reportedly.annotation.times.reading import Context, Match, Reading, Rule
from reportedly.annotation.times.vocabulary import UnitName, pattern, vocabulary, word_key
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
    "season": "season",
    "year": "year",
    "decade": "decade",
    "century": "vague",
}
_PARTS = {"Y": (12, "M"), "H": (60, "M"), "M": (60, "S"), "D": (24, "H"), "W": (7, "D")}
"""What a fraction of a unit is given in."""

_MOST_STEPS = 100_000
"""More units than this lead out of any calendar; the limit keeps absurd numbers cheap."""

_RECENT = re.compile(r"past|last|latest|recent", re.IGNORECASE)
_COMING = re.compile(r"next|coming", re.IGNORECASE)


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
    number = amount.number
    if name in {"second", "quarter"} and match["amount"].lower() in {"a", "an"}:  # "a second group", "a quarter of it"
        return None
    if match["or_units"]:
        number = None
    if number is not None and match.groupdict().get("half"):
        number += Fraction(1, 2)
    mod = amount.mod or ("APPROX" if match["or_so"] else None)
    first = last = None
    which = match["which"] or ""
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


def _read_vague_duration(match: Match, _context: Context) -> Reading | None:
    name = _name(match)
    return Reading(type="DURATION", period=Period(_duration(None, name), granularity=_GRANULARITY[name]))


def _read_recent(match: Match, _context: Context) -> Reading | None:
    value = "FUTURE_REF" if _COMING.search(match["which"]) else "PAST_REF"
    return Reading(type="DATE", period=Period(value))


def _read_every_unit(match: Match, _context: Context) -> Reading | None:
    name = _name(match)
    return Reading(type="SET", period=Period(_duration(Fraction(1), name), granularity=_GRANULARITY[name]))


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
                r"(?:the (?:first |early )?)?(?P<unit>hours|days|weeks|months|years|decades|centuries){and_units}?"
                r"(?: ahead)?(?! (?:old|ago|earlier|later)\b)"
            ),
            _read_vague_duration,
        ),
        Rule(
            "unit",
            pattern(
                r"(?:the )?(?P<which>recent|past|coming|next|last) (?:few |several )?"
                r"(?:hours|days|weeks|months|quarters|years|decades){and_units}?"
            ),
            _read_recent,
        ),
        Rule("unit", pattern(r"(?:each|every|per|once an?|twice an?) (?P<unit>{unit})"), _read_every_unit),
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
