"""Find the expressions of time in a text and put them on the calendar."""

import dataclasses
import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import pairwise

from reportedly.annotation.number_words import alternatives
from reportedly.annotation.sentences import sentences
from reportedly.annotation.times.calendar_rules import calendar_rules
from reportedly.annotation.times.clock_rules import clock_rules
from reportedly.annotation.times.dateline import in_dateline, is_full_dateline
from reportedly.annotation.times.duration_rules import duration_rules
from reportedly.annotation.times.edtf import edtf
from reportedly.annotation.times.names import is_name
from reportedly.annotation.times.nights import night_rules
from reportedly.annotation.times.precision import acled_time_precision, ucdp_date_precision
from reportedly.annotation.times.ranges import in_order
from reportedly.annotation.times.reading import Context, Match, Placed, Rule
from reportedly.annotation.times.relative_rules import relative_rules
from reportedly.annotation.times.surroundings import joined, widened, with_days_beside
from reportedly.annotation.times.vocabulary import WordKind, vocabulary
from reportedly.annotation.words import word_spans
from reportedly.model.time import TimeMention, Timex

_WORD = re.compile(r"[^\W\d_]+|\d")

_LONGEST_OPENING = 20
"""Characters; no words that open the end of a time are longer."""


@cache
def _rules() -> tuple[Rule, ...]:
    return (*calendar_rules(), *relative_rules(), *clock_rules(), *night_rules(), *duration_rules())


@cache
def _opening_words() -> re.Pattern[str]:
    return re.compile(rf"\b{alternatives(vocabulary().from_then_on)}\s+$", re.IGNORECASE)


def find_times(text: str, published: date | None) -> tuple[TimeMention, ...]:
    """The expressions of time in `text`, in order, never overlapping.

    Relative ones are reckoned from `published`, else from a full date in the dateline; without either they keep
    their X ("XXXX-WXX-7") and have no days. A date that the calendar does not have ("31 February") has no TIMEX3.
    `anchor` is "publication" or the offsets of another mention ("598:607"). The date of a dateline has the basis
    "dateline", and so has what is reckoned from it.
    """
    words = word_spans(text)
    starts = [words[group.first][0] for group in sentences(text, words)]
    candidates = _candidates(text, starts)
    context = Context(text, starts, published)
    _read_all(candidates, context)
    if published is None:
        dateline = next((placed for placed in context.read if is_full_dateline(text, placed)), None)
        if dateline is not None:
            context = Context(text, starts, dateline.first, "dateline", f"{dateline.start}:{dateline.end}")
            _read_all(candidates, context)
    mentions = [_mention(text, placed) for placed in in_order(text, with_days_beside(text, joined(text, context.read)))]
    return tuple(dataclasses.replace(mention, anchor=_anchor(mention, mentions)) for mention in mentions)


def _candidates(text: str, sentence_starts: Sequence[int]) -> list[tuple[Match, Rule]]:
    """Every match of every rule in the sentences that can hold one, by where it begins, the longest first."""
    found: list[tuple[Match, Rule]] = []
    for start, end in pairwise([*sentence_starts, len(text)]):
        present = _kinds_of_words(text, start, end)
        for rule in _rules():
            if rule.about in present:
                matches = rule.pattern.finditer(text, start, end)
                found.extend((match, rule) for match in matches if not is_name(match, start, end))
    return sorted(found, key=lambda item: (item[0].start(), -item[0].end()))


def _kinds_of_words(text: str, start: int, end: int) -> set[WordKind]:
    """What kinds of words stand between two offsets."""
    kinds = vocabulary().kinds
    present: set[WordKind] = {"anything"}
    for word in set(_WORD.findall(text, start, end)):
        if word.isdigit():
            present.add("digit")
        elif (known := kinds.get(word.lower())) is not None:
            present |= known
    return present


def _read_all(candidates: Sequence[tuple[Match, Rule]], context: Context) -> None:
    """Read from left to right; a reading takes its characters from all candidates that follow."""
    reached = 0
    for match, rule in candidates:
        if match.start() < reached:
            continue
        reading = rule.read(match, context)
        if reading is not None:
            placed = widened(context, match, reading, reached)
            context.read.append(placed)
            reached = placed.end


def _mention(text: str, placed: Placed) -> TimeMention:
    reading, period = placed.reading, placed.reading.period
    first = period.first if period else None
    opened = _opening_words().search(text, max(0, placed.start - _LONGEST_OPENING), placed.start) is not None
    last = period.last if period and not opened else None
    basis = "dateline" if in_dateline(text, placed) else reading.basis
    return TimeMention(
        start=placed.start,
        end=placed.end,
        text=text[placed.start : placed.end],
        timex=None if period is None else Timex(type=reading.type, value=period.value, mod=reading.mod),
        earliest=first.isoformat() if first else None,
        latest=last.isoformat() if last else None,
        granularity=period.granularity if period else "day",
        basis=basis,
        anchor=reading.anchor,
        alternatives=tuple(other.value for other in reading.alternatives),
        edtf=None
        if period is None
        else edtf(period, first, last, mod=reading.mod, basis=basis, alternatives=reading.alternatives),
        ucdp_date_prec=ucdp_date_precision(first, last),
        acled_time_precision=acled_time_precision(first, last),
    )


def _anchor(mention: TimeMention, mentions: Sequence[TimeMention]) -> str | None:
    """The anchor by the offsets of its whole mention, which may have been joined with its neighbour since."""
    start, colon, _ = (mention.anchor or "").partition(":")
    if not colon:
        return mention.anchor
    return next((f"{other.start}:{other.end}" for other in mentions if other.holds(int(start))), mention.anchor)
