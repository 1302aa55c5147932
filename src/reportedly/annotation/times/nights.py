"""Which night "overnight" means: the one before the report, or before, after or on either side of a day beside it."""

import re
from functools import cache

from reportedly.annotation.times import periods
from reportedly.annotation.times.periods import Period, Unit
from reportedly.annotation.times.reading import Context, Match, Placed, Reading, Rule
from reportedly.annotation.times.vocabulary import pattern

_DAY: frozenset[Unit] = frozenset({"day"})
_UNKNOWN = Period("XXXX-XX-XXTNI", granularity="part_of_day")
_SAID_BEFORE = re.compile(r"\b(?:said|says|say|told|announced|reported|confirmed)\b[^.;:]{0,25}$", re.IGNORECASE)
_LONGEST_LEAD = 40
"""Characters; whoever speaks on a day is named no farther before it ("said late on Saturday")."""

_OVERNIGHT_BEFORE = re.compile(r"\bovernight\s+(?:(?P<side>into|to|from|on)\s+)?(?:the\s+)?$", re.IGNORECASE)
_OVERNIGHT_AFTER = re.compile(r"\s+overnight\b", re.IGNORECASE)
_LONGEST_OVERNIGHT = 25
"""Characters; no words of a night before its day are longer ("overnight into the")."""


@cache
def _day_after() -> re.Pattern[str]:
    return pattern(
        r"overnight (?:(?:into|to|from|on) )?(?:the )?(?:{any_weekday}|{any_month}|{day} (?:of )?{any_month})"
    )


def night_beside(context: Context, match: Match, placed: Placed, reached: int) -> Placed | None:
    """A day with the "overnight" right beside it; None where there is none. `reached` is as in `widened`."""
    text = context.text
    earliest = max(reached, placed.start - _LONGEST_OVERNIGHT)
    if (before := _OVERNIGHT_BEFORE.search(text, earliest, placed.start)) is not None:
        start, end, side = before.start(), placed.end, (before["side"] or "").lower()
    elif (after := _OVERNIGHT_AFTER.match(text, placed.end)) is not None:
        start, end, side = placed.start, after.end(), ""
    else:
        return None
    if placed.reading.period is None or placed.reading.period.first is None:
        unknown = Period(f"{_value(placed)}TNI", granularity="part_of_day", unit="day")
        return Placed(start, end, placed.reading.changed(kind="TIME", period=unknown))
    nights = [night for days in (0, -1) if (night := _night_of(placed, days)) is not None]
    if side in {"into", "to"}:
        nights = nights[1:]
    elif side == "from" or context.outlook(match) == "ahead":
        nights = nights[:1]
    elif context.today is not None and placed.first >= context.today:  # the night that follows is still to come
        nights = nights[1:]
    if not nights:
        return None
    value, first, last = nights[0].value, nights[-1].first, nights[0].last
    period = Period(value, first, last, "part_of_day", "day")
    reading = placed.reading.changed(kind="TIME", period=period)
    return Placed(start, end, reading.with_alternatives(tuple(nights[1:])))


def _value(placed: Placed) -> str:
    return placed.reading.period.value if placed.reading.period else "XXXX-XX-XX"


def _night_of(placed: Placed, days: int) -> Period | None:
    """The night that begins on a day, or so many days from it."""
    evening, morning = (periods.away(placed.first, days + more, "day") for more in (0, 1))
    if evening is None or morning is None:
        return None
    return Period(f"{evening.value}TNI", evening.first, morning.first, "part_of_day", "day")


def _read_overnight(match: Match, context: Context) -> Reading | None:
    """The night before the report, or before the day on which it has somebody speak of it in the same sentence."""
    if _day_after().match(context.text, match.start()):
        return None
    spoken = context.nearest(match, _DAY, within=0)
    if spoken is not None and _SAID_BEFORE.search(context.text, max(0, spoken.start - _LONGEST_LEAD), spoken.start):
        night = _night_of(spoken, -1) or _UNKNOWN
        return context.from_mention(spoken, night, "day", "").changed(kind="TIME")
    day = periods.away(context.today, -1, "day")
    if day is None or day.first is None:
        return Reading(type="TIME", period=_UNKNOWN, basis=context.today_basis)
    night = Period(f"{day.value}TNI", day.first, context.today, "part_of_day", "day")
    return context.from_today(night, "day", "", "TIME")


def night_rules() -> tuple[Rule, ...]:
    """The rules of this module."""
    return (Rule("part", pattern(r"overnight"), _read_overnight),)
