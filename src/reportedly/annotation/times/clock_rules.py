"""Times of the clock and parts of the day, alone or with the day they belong to."""

import dataclasses
import re

from reportedly.annotation.number_words import number_value, number_words
from reportedly.annotation.times import periods
from reportedly.annotation.times.periods import Period, Unit
from reportedly.annotation.times.reading import Context, Match, Reading, Rule
from reportedly.annotation.times.vocabulary import pattern, vocabulary, word_key
from reportedly.model.time import TimeGranularity

_NEAR = 3
"""How many sentences a time of the clock reaches back for its day."""

_DAY: frozenset[Unit] = frozenset({"day"})
_ZONE = (
    r"(?: (?:local time|local|(?-i:[A-Z][a-z]+) time"
    r"|(?P<zone>(?-i:GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|EEST|EET|MSK))))?"
)
_AT = re.compile(r"\bat\s$", re.IGNORECASE)
_MILITARY_CLOCK_BEFORE = re.compile(
    r"\b(?:at|as of|by|until|since|between|before|after|prior to|and|to)\s$", re.IGNORECASE
)
_COUNTED_NOUN = re.compile(
    r"\s(?!(?:and|as|but|by|from|hours|in|local|on|or|this|to|today|tonight|until|when|yesterday)\b)[a-z]"
)
"""At 2000 *metres*."""

_TURN_BEFORE = re.compile(r"\b(?P<side>at|before|after|since|until|till|by|around|about) $", re.IGNORECASE)
_EDGES = {"early": "START", "mid": "MID", "late": "END"}
_SIDES = {"before": "BEFORE", "after": "AFTER", "around": "APPROX", "about": "APPROX"}
_CLOCK_BEFORE = re.compile(r"\b(?:at|by|around|about|from|until|till|since|before|after|and|to) $", re.IGNORECASE)


def at_time(day: Period, time: str, granularity: TimeGranularity) -> Period:
    """A time of the clock or part of the day (`time`, what follows the T) on a day."""
    return Period(f"{day.value}T{time}", day.first, day.last, granularity, "day")


def _reading(match: Match, context: Context, time: str, granularity: TimeGranularity) -> Reading:
    """A time whose day the words leave open: the day spoken of in the sentences before, else the report's, assumed."""
    earlier = context.nearest(match, _DAY, within=_NEAR)
    if earlier is not None:
        period = at_time(periods.day(earlier.first), time, granularity)
        return context.from_mention(earlier, period, "day", "").changed(kind="TIME")
    if context.today is None:
        return Reading(type="TIME", period=Period(f"XXXX-XX-XXT{time}", granularity=granularity))
    assumed = context.from_today(at_time(periods.day(context.today), time, granularity), "day", "", "TIME")
    return dataclasses.replace(assumed, basis="assumed_publication")


def _read_clock(match: Match, context: Context) -> Reading | None:
    hour, minute = int(match["hour"]), match["minute"] or "00"
    half = match["half"][0].lower()
    hour = hour % 12 + (12 if half == "p" else 0)
    return _reading(match, context, f"{hour:02d}:{minute}{_offset(match)}", "minute")


def _offset(match: Match) -> str:
    return "Z" if match["zone"] in {"GMT", "UTC"} else ""


def _read_clock_of_24_hours(match: Match, context: Context) -> Reading | None:
    if not match["said"] and not context.follows(match, _CLOCK_BEFORE):
        return None
    zone = "Z" if re.search("GMT|UTC", match["said"] or "") else ""
    return _reading(match, context, f"{int(match['hour']):02d}:{match['minute']}{zone}", "minute")


def _read_military_clock(match: Match, context: Context) -> Reading | None:
    """Read "at 0300": four digits without a colon are a time only where they can be no number."""
    could_be_number = match["hour"][0] != "0"
    if not context.follows(match, _AT if could_be_number else _MILITARY_CLOCK_BEFORE):
        return None
    if could_be_number and _COUNTED_NOUN.match(context.text, match.end()):
        return None
    return _reading(match, context, f"{match['hour']}:{match['minute']}", "minute")


def _read_hour_word(match: Match, context: Context) -> Reading | None:
    words = {**number_words().units, **number_words().teens}
    word = match["hour"].lower()
    hour = words.get(word) if not word.isdigit() else int(word)
    if hour is None or not 1 <= hour <= 12:
        return None
    return _reading(match, context, f"{hour:02d}:00", "hour")


def _read_hour_of_part(match: Match, context: Context) -> Reading | None:
    """Read "ten in the morning", "3 in the afternoon"."""
    number = number_value(match["hour"])
    if number is None or number.denominator != 1 or not 1 <= number <= 12:
        return None
    hour = int(number) % 12
    if match["part"].lower() in {"afternoon", "evening"} or (match["part"].lower() == "night" and hour > 5):
        hour += 12
    return _reading(match, context, f"{hour:02d}:{match['minute'] or '00'}", "minute" if match["minute"] else "hour")


def _read_noon(match: Match, context: Context) -> Reading | None:
    return _reading(match, context, vocabulary().parts_of_day[match["word"].lower()], "minute")


def _read_turn_of_day(match: Match, context: Context) -> Reading | None:
    """Read "at dawn", "before sunset": without the preposition they are words for light."""
    turn = context.before(match, _TURN_BEFORE)
    if turn is None:
        return None
    reading = _reading(match, context, vocabulary().parts_of_day[match["word"].lower()], "part_of_day")
    return reading.changed(mod=_SIDES.get(turn["side"].lower()))


def _read_part_of_this_day(match: Match, context: Context) -> Reading | None:
    """Read "this morning", "tonight", "last night"."""
    which, part = word_key(match["which"] or ""), word_key(match["part"] or "night")
    code = vocabulary().parts_of_day[part]
    day = periods.away(context.today, -1 if which == "last" else 0, "day")
    if day is None:
        unknown = Period(f"XXXX-XX-XXT{code}", granularity="part_of_day")
        return Reading(type="TIME", period=unknown, basis=context.today_basis)
    return context.from_today(at_time(day, code, "part_of_day"), "day", "", "TIME")


def _read_part_of_day_spoken_of(match: Match, context: Context) -> Reading | None:
    """Read "the next morning", "that night", "the night before": on or beside the day mentioned last."""
    code = vocabulary().parts_of_day[match["part"].lower()]
    earlier = context.nearest(match, _DAY)
    which = word_key(match["which"])
    if earlier is None and which in _EDGES:
        return _reading(match, context, code, "part_of_day").changed(mod=_EDGES[which])
    if earlier is None or (which == "the" and context.nearest(match, _DAY, within=1) is None):
        return Reading(type="TIME", period=Period(f"XXXX-XX-XXT{code}", granularity="part_of_day"))
    offset = {"the next": 1, "the following": 1, "the previous": -1}.get(which, 0)
    mod = _EDGES.get(which)
    if match["beside"]:
        offset = -1 if match["beside"].lower() == "before" else 1
    day = periods.away(earlier.first, offset, "day")
    reading = context.from_mention(earlier, day and at_time(day, code, "part_of_day"), "day", "XXXX-XX-XX")
    return reading.changed(kind="TIME", mod=mod)


def clock_rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    return (
        Rule(
            "digit",
            pattern(rf"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))? ?(?P<half>[ap]\.m\.?|[ap]m){_ZONE}"),
            _read_clock,
        ),
        Rule(
            "digit",
            pattern(
                r"(?P<hour>[01]?\d|2[0-3])[:h.]?(?P<minute>[0-5]\d)"
                r"(?P<said> (?:hours|local time|local|GMT|UTC|(?-i:[A-Z][a-z]+) time))"
            ),
            _read_clock_of_24_hours,
        ),
        Rule(
            "digit",
            pattern(r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![:\d%])(?P<said>)"),
            _read_clock_of_24_hours,
        ),
        Rule("digit", pattern(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?![.,]\d)"), _read_military_clock),
        Rule("part", pattern(r"(?P<hour>1[0-2]|[1-9]|[a-z]+) o['’]clock"), _read_hour_word),
        Rule(
            "part",
            pattern(
                r"(?P<hour>{number})(?::(?P<minute>[0-5]\d))? (?:o['’]clock )?(?:in the|at) "
                r"(?P<part>morning|afternoon|evening|night)"
            ),
            _read_hour_of_part,
        ),
        Rule("part", pattern(r"(?P<word>noon|midnight)"), _read_noon),
        Rule("part", pattern(r"(?P<word>midday|dawn|daybreak|sunrise|dusk|sunset|nightfall)"), _read_turn_of_day),
        Rule(
            "part",
            pattern(r"(?P<which>this|last) (?P<part>morning|afternoon|evening|night)|tonight"),
            _read_part_of_this_day,
        ),
        Rule(
            "part",
            pattern(
                r"(?P<which>the (?:next|following|previous|same)|that same|that|the|(?:early|mid|late)(?=[- ])"
                r"|mid(?=morning|afternoon))[- ]?"
                r"(?P<part>morning|afternoon|evening|night)(?: hours)?"
                r"(?! (?:hours )?of\b| hours| (?:on )?(?:{weekday}|yesterday|today|tomorrow)\b)"
                r"(?: (?P<beside>before|after)\b(?! the\b))?"
            ),
            _read_part_of_day_spoken_of,
        ),
    )
