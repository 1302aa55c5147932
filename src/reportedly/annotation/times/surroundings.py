"""What stands around a time and belongs to it: "early", "the end of", "evening", the clock beside the day."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from reportedly.annotation.number_words import alternatives
from reportedly.annotation.times import periods
from reportedly.annotation.times.clock_rules import at_time
from reportedly.annotation.times.nights import night_beside
from reportedly.annotation.times.periods import Period
from reportedly.annotation.times.reading import Context, Match, Placed, Reading
from reportedly.annotation.times.vocabulary import vocabulary

_EDGES = {
    "early": "START",
    "earlier": "START",
    "beginning": "START",
    "start": "START",
    "mid": "MID",
    "middle": "MID",
    "late": "END",
    "later": "END",
    "end": "END",
    "close": "END",
    "first": "START",
    "second": "END",
    "latter": "END",
    "last": "END",
}
"""TIMEX3 modifiers of the words for a part of a period."""

_EDGE_BEFORE = re.compile(
    r"(?<![\w-])(?:(?:the\s+)?(?:very\s+)?(?P<near>early|late|earlier|later|mid)(?:[\s-]+|\s+(?:in|on)\s+)"
    r"|(?:the\s+)?(?:(?P<far>beginning|start|end|middle|close)"
    r"|(?P<share>first|last)\s+(?:half|part|week|weekend)|(?P<later_share>second|latter)\s+(?:half|part))"
    r"\s+of\s+)(?:the\s+)?$",
    re.IGNORECASE,
)
_ABOUT_BEFORE = re.compile(r"\b(?:around|about|circa)\s+$", re.IGNORECASE)
_WEEK_BEFORE = re.compile(r"\bthe\s+week\s+(?:of|beginning|starting)\s+$", re.IGNORECASE)
_EDGE_OF_DAY = r"(?:(?P<edge>(?:early|late|mid)(?=[- ])|mid(?=morning|afternoon))[- ]?)?"
_NEAR_BEFORE = re.compile(r"\b(?:shortly|just|soon)\s+(?P<side>before|after)\s+$", re.IGNORECASE)
_TAKEN_DAYS = frozenset({"assumed_publication", "relative_to_time_mention"})
"""What a part of the day goes by that took its day from elsewhere; a day right beside it is its own."""

_CLOCK_TO_CLOCK = re.compile(r"\s*(?:[(;,/–—-]|\b(?:to|until|till|and|or)\b)\s*", re.IGNORECASE)
_CLOCK_TO_LATER_DAY = re.compile(r"\)\s*(?:on\s+)?", re.IGNORECASE)
_CLOCK_TO_DAY = re.compile(r",?\s+(?:on\s+)?", re.IGNORECASE)
_NEW_SENTENCE = re.compile(r"(?:The|That|On)\s")
"""Behind "at 10 p.m." a full stop need not end the sentence, but an article with a capital begins one."""

_DAY_TO_CLOCK = re.compile(r",?\s+(?:(?:at|around|about)\s+){0,2}", re.IGNORECASE)
_LONGEST_EDGE = 30
"""Characters; no words for a part of a period are longer ("the very beginning of the")."""


@cache
def _part_after() -> re.Pattern[str]:
    """Saturday *evening*."""
    parts = alternatives(vocabulary().parts_of_day)
    return re.compile(rf"(?:['’]s)?\s+{_EDGE_OF_DAY}(?:in the )?(?P<part>{parts})(?:\s+hours)?\b", re.IGNORECASE)


@cache
def _part_before() -> re.Pattern[str]:
    """*The morning of* November 24."""
    parts = alternatives(vocabulary().parts_of_day)
    return re.compile(
        rf"(?:\bthe\s+)?\b{_EDGE_OF_DAY}(?P<part>{parts})\s+(?:hours\s+)?(?:(?:of|on)\s+)?$", re.IGNORECASE
    )


def widened(context: Context, match: Match, reading: Reading, reached: int) -> Placed:
    """A reading with the words around its match that belong to it; `reached` is where the reading before it ends."""
    placed = Placed(match.start(), match.end(), reading)
    period = reading.period
    if period is None or period.unit is None or reading.type in {"SET", "DURATION"}:
        return placed
    if reading.type == "DATE" and period.unit == "day" and period.first == period.last:
        week = _WEEK_BEFORE.search(context.text, max(reached, placed.start - _LONGEST_EDGE), placed.start)
        if week and period.first:
            return Placed(week.start(), placed.end, reading.changed(period=periods.week(period.first)))
        if (night := night_beside(context, match, placed, reached)) is not None:
            return night
        placed = _with_part_of_day(context.text, placed, period, reached)
    settled = placed.reading.mod is not None and placed.reading.type == "DATE"
    return placed if settled else _with_edge(context, placed, reached)


def _with_part_of_day(text: str, placed: Placed, day: Period, reached: int) -> Placed:
    if (part := _part_after().match(text, placed.end)) is not None:
        start, end = placed.start, part.end()
    elif (part := _part_before().search(text, max(reached, placed.start - _LONGEST_EDGE), placed.start)) is not None:
        start, end = part.start(), placed.end
    else:
        return placed
    period = at_time(day, vocabulary().parts_of_day[part["part"].lower()], "part_of_day")
    mod = _EDGES[part["edge"].lower()] if part["edge"] else placed.reading.mod
    return Placed(start, end, placed.reading.changed(kind="TIME", period=period, mod=mod))


def _with_edge(context: Context, placed: Placed, reached: int) -> Placed:
    text, earliest = context.text, max(reached, placed.start - _LONGEST_EDGE)
    if (edge := _EDGE_BEFORE.search(text, earliest, placed.start)) is not None:
        word = (edge["near"] or edge["far"] or edge["share"] or edge["later_share"]).lower()
        period = _cut_by_today(context, placed.reading.period, word)
        return Placed(edge.start(), placed.end, placed.reading.changed(period=period, mod=_EDGES[word]))
    if placed.reading.type == "TIME" and (near := _NEAR_BEFORE.search(text, earliest, placed.start)) is not None:
        return Placed(near.start(), placed.end, placed.reading.changed(mod=near["side"].upper()))
    if (about := _ABOUT_BEFORE.search(text, earliest, placed.start)) is not None:
        return Placed(about.start(), placed.end, placed.reading.changed(mod="APPROX"))
    return placed


def _cut_by_today(context: Context, period: Period | None, word: str) -> Period | None:
    """End "earlier this month" and begin "later this month" with the day of the report."""
    today = context.today
    if period and today and period.first and period.last and period.first <= today <= period.last:
        if word == "earlier":
            return Period(period.value, period.first, today, period.granularity, period.unit)
        if word == "later":
            return Period(period.value, today, period.last, period.granularity, period.unit)
    return period


def joined(text: str, read: Sequence[Placed]) -> list[Placed]:
    """Make one of a clock time and the day right beside it ("10 p.m. on Wednesday", "Wednesday at 10 p.m.")."""
    result: list[Placed] = []
    for placed in read:
        if result and (both := _clock_with_day(text, result[-1], placed)) is not None:
            result[-1] = both
        else:
            result.append(placed)
    return result


def with_days_beside(text: str, read: Sequence[Placed]) -> list[Placed]:
    """Give clock times with a day from elsewhere that of what they are told with ("8 a.m. to 5 p.m. Friday")."""
    result = list(read)
    for index in reversed(range(len(result) - 1)):
        one, two = result[index], result[index + 1]
        period = two.reading.period
        if not _is_clock(one) or one.reading.basis not in _TAKEN_DAYS or two.reading.basis in _TAKEN_DAYS:
            continue
        joint = _CLOCK_TO_CLOCK if two.reading.type == "TIME" else _CLOCK_TO_LATER_DAY
        if period and period.first and period.unit == "day" and joint.fullmatch(text, one.end, two.start):
            result[index] = _on_day_of(one, two)
    return result


def _on_day_of(clock: Placed, other: Placed) -> Placed:
    """The clock time on the day of another mention."""
    old, new = clock.reading.period, other.reading.period
    if old is None or new is None:
        return clock
    value = f"{new.value.partition('T')[0]}T{old.value.partition('T')[2]}"
    period = replace(old, value=value, first=new.first, last=new.last)
    reading = replace(clock.reading, period=period, basis=other.reading.basis, anchor=other.reading.anchor)
    return replace(clock, reading=reading)


def _clock_with_day(text: str, one: Placed, two: Placed) -> Placed | None:
    if _is_clock(one) and _is_day(two) and _CLOCK_TO_DAY.fullmatch(text, one.end, two.start):
        if _NEW_SENTENCE.match(text, two.start):
            return None
        clock, day = one.reading, two.reading
    elif _is_day(one) and _is_clock(two) and _DAY_TO_CLOCK.fullmatch(text, one.end, two.start):
        clock, day = two.reading, one.reading
    else:
        return None
    if clock.period is None or day.period is None:
        return None
    date_of_day, _, _ = day.period.value.partition("T")
    _, _, time = clock.period.value.partition("T")
    period = Period(f"{date_of_day}T{time}", day.period.first, day.period.last, clock.period.granularity, "day")
    return Placed(one.start, two.end, day.changed(kind="TIME", period=period, mod=clock.mod))


def _is_clock(placed: Placed) -> bool:
    period = placed.reading.period
    if placed.reading.type != "TIME" or period is None:
        return False
    return period.granularity in {"minute", "hour"} or placed.reading.basis in _TAKEN_DAYS


def _is_day(placed: Placed) -> bool:
    period = placed.reading.period
    if period is None or period.unit != "day" or "/" in period.value:
        return False
    return period.granularity in {"day", "part_of_day"}
