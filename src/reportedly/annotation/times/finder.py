"""Find the expressions of time in a text and put them on the calendar."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from reportedly.annotation.number_words import alternatives
from reportedly.annotation.sentences import sentences
from reportedly.annotation.times import periods
from reportedly.annotation.times.calendar_rules import calendar_rules
from reportedly.annotation.times.clock_rules import at_time, clock_rules
from reportedly.annotation.times.duration_rules import duration_rules
from reportedly.annotation.times.periods import Period
from reportedly.annotation.times.precision import acled_time_precision, ucdp_date_precision
from reportedly.annotation.times.reading import Context, Earlier, Match, Reading, Rule
from reportedly.annotation.times.relative_rules import relative_rules
from reportedly.annotation.times.vocabulary import vocabulary
from reportedly.annotation.words import word_spans
from reportedly.model.time import TimeMention, Timex

_EDGE = re.compile(
    r"(?:(?<=\s)|(?<=^)|(?<=[(“\"]))(?:(?P<near>(?:the )?(?:very )?(?P<edge>early|late|earlier|later|mid))(?:[ -]+|\s+in\s+)"
    r"|(?P<far>the\s+)?(?P<end>beginning|start|end|middle|close)\s+of\s+)(?:the\s+)?$",
    re.IGNORECASE,
)
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
}
_ABOUT = re.compile(r"\b(?:around|about|circa)\s+$", re.IGNORECASE)
_PART_AFTER = re.compile(
    r"(?:['’]s)?\s+(?:(?P<edge>early|late|mid)[- ])?(?:in the )?(?P<part>morning|afternoon|evening|night|noon|midnight|dawn|dusk|midday)\b",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"(?:\bthe\s+)?\b(?:(?P<edge>early|late|mid)[- ])?(?P<part>morning|afternoon|evening|night|dawn|eve)\s+(?:of\s+)?$", re.IGNORECASE
)
_CLOCK_TO_DAY = re.compile(r",?\s+(?:on\s+)?")
_DAY_TO_CLOCK = re.compile(r",?\s+(?:at\s+|around\s+|about\s+)?(?:at\s+)?")
_PLACE_BEFORE_DATE = re.compile(r"(?:^|\n)\s*(?-i:[A-Z][A-Z’'.-]+)[^\n]{0,60}?[,(]?\s*$", re.IGNORECASE)
_DASH_AFTER_DATE = re.compile(r"\s*(?:\([^)\n]{1,40}\)|[A-Z]{2,10})?\s*(?:—|–|--|-|:)\s")


@cache
def _rules() -> tuple[Rule, ...]:
    return (*calendar_rules(), *relative_rules(), *clock_rules(), *duration_rules())


@cache
def _opening_words() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(vocabulary().from_then_on)}\s+$", re.IGNORECASE)


def find_times(text: str, published: date | None) -> tuple[TimeMention, ...]:
    """The expressions of time in `text`, in order, never overlapping.

    Relative ones are reckoned from `published`, else from a full date in the dateline; without either they keep
    their X ("XXXX-WXX-7") and have no days. A date that the calendar does not have ("31 February") has no TIMEX3.
    Each mention names the rule's words exactly; `anchor` is "publication" or the offsets of another mention
    ("598:607"). A date that opens a report ("ALEPPO, Nov 25 —") has the basis "dateline".
    """
    spans = word_spans(text)
    starts = [spans[group.first][0] for group in sentences(text, spans)]
    context = Context(text, starts, published)
    _read_all(_candidates(text), context)
    if published is None and (dateline := next((e for e in context.read if _is_full_dateline(text, e)), None)) is not None:
        context = Context(text, starts, dateline.first, "dateline", f"{dateline.start}:{dateline.end}")
        _read_all(_candidates(text), context)
    return tuple(_mention(text, earlier) for earlier in _joined(text, context.read))


def _candidates(text: str) -> list[tuple[Match, Rule]]:
    """Every match of every rule, by where it begins, the longest first."""
    found = [(match, rule) for rule in _rules() for match in rule.pattern.finditer(text)]
    return sorted(found, key=lambda item: (item[0].start(), -item[0].end()))


def _read_all(candidates: Sequence[tuple[Match, Rule]], context: Context) -> None:
    """Read from left to right what is left of the candidates; a reading takes its characters from all that follow."""
    reached = 0
    for match, rule in candidates:
        if match.start() < reached:
            continue
        reading = rule.read(match, context)
        if reading is None:
            continue
        earlier = _widened(context, match, reading, reached)
        context.read.append(earlier)
        reached = earlier.end


def _widened(context: Context, match: Match, reading: Reading, reached: int) -> Earlier:
    """Take in the words around a match that belong to its time: "early", "the end of", "evening"."""
    text, (start, end) = context.text, match.span()
    period = reading.period
    if period is None or reading.type in {"SET", "DURATION"} or period.unit is None:
        return Earlier(start, end, reading)
    if reading.type == "DATE" and period.unit == "day" and period.first == period.last:
        part = _PART_AFTER.match(text, end)
        before = _PART_BEFORE.search(text, reached, start)
        if part is not None or before is not None:
            found = part or before
            assert found is not None
            time = vocabulary().parts_of_day.get(found["part"].lower(), "EV")
            reading = Reading(
                type="TIME",
                period=at_time(period, time, "part_of_day"),
                mod=_EDGES[found["edge"].lower()] if found["edge"] else reading.mod,
                basis=reading.basis,
                anchor=reading.anchor,
            )
            start, end = (start, found.end()) if part else (found.start(), end)
    if reading.mod is None and (edge := _EDGE.search(text, max(reached, start - 30), start)) is not None:
        reading = _at_edge(context, reading, (edge["edge"] or edge["end"]).lower())
        start = edge.start()
    elif reading.mod is None and (about := _ABOUT.search(text, max(reached, start - 10), start)):
        reading = Reading(type=reading.type, period=period, mod="APPROX", basis=reading.basis, anchor=reading.anchor)
        start = about.start()
    return Earlier(start, end, reading)


def _at_edge(context: Context, reading: Reading, word: str) -> Reading:
    """The beginning, middle or end of a period; "earlier" ends and "later" begins with the day of the report."""
    period = reading.period
    if period and context.today and period.first and period.last and period.first <= context.today <= period.last:
        if word == "earlier":
            period = Period(period.value, period.first, context.today, period.granularity, period.unit)
        elif word == "later":
            period = Period(period.value, context.today, period.last, period.granularity, period.unit)
    return Reading(type=reading.type, period=period, mod=_EDGES[word], basis=reading.basis, anchor=reading.anchor)


def _joined(text: str, read: Sequence[Earlier]) -> list[Earlier]:
    """Make one time of a clock time and the day right beside it ("10 p.m. on Wednesday", "Wednesday at 10 p.m.")."""
    joined: list[Earlier] = []
    for item in read:
        if joined and (both := _clock_with_day(text, joined[-1], item)) is not None:
            joined[-1] = both
        else:
            joined.append(item)
    return joined


def _clock_with_day(text: str, one: Earlier, two: Earlier) -> Earlier | None:
    if _is_clock(one) and _is_day(two) and _CLOCK_TO_DAY.fullmatch(text, one.end, two.start):
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
    return Earlier(
        one.start, two.end, Reading(type="TIME", period=period, mod=clock.mod, basis=day.basis, anchor=day.anchor)
    )


def _is_clock(item: Earlier) -> bool:
    return item.reading.type == "TIME" and item.reading.period is not None and item.reading.period.granularity in {"minute", "hour"}


def _is_day(item: Earlier) -> bool:
    period = item.reading.period
    return period is not None and period.unit == "day" and period.granularity in {"day", "part_of_day"} and "/" not in period.value


def _is_full_dateline(text: str, item: Earlier) -> bool:
    """Whether a mention is a date with its year in a dateline."""
    period = item.reading.period
    return (
        _in_dateline(text, item)
        and period is not None
        and period.unit == "day"
        and period.first is not None
        and item.reading.basis == "explicit"
    )


def _in_dateline(text: str, item: Earlier) -> bool:
    """Whether a date stands between a place in capitals and a dash, as at the head of an agency's report."""
    line = text.rfind("\n", 0, item.start) + 1
    return (
        item.reading.type == "DATE"
        and item.start - line <= 80
        and _PLACE_BEFORE_DATE.search(text, max(0, line - 1), item.start) is not None
        and _DASH_AFTER_DATE.match(text, item.end) is not None
    )


def _mention(text: str, item: Earlier) -> TimeMention:
    reading, period = item.reading, item.reading.period
    first = period.first if period else None
    last = period.last if period else None
    opened = _opening_words().search(text, max(0, item.start - 20), item.start) is not None
    return TimeMention(
        start=item.start,
        end=item.end,
        text=text[item.start : item.end],
        timex=None if period is None else Timex(type=reading.type, value=period.value, mod=reading.mod),
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last and not opened else None,
        granularity=period.granularity if period else "day",
        basis="dateline" if _in_dateline(text, item) else reading.basis,
        anchor=reading.anchor,
        ucdp_date_prec=ucdp_date_precision(first, last),
        acled_time_precision=acled_time_precision(first, last),
    )
