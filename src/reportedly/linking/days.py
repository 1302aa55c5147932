"""The days on which a report says that something happened, and how far two such stretches lie apart."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Self

from reportedly.model.time import TimeMention

LONGEST_SPAN_THAT_DATES = 31
"""Days that a time may cover and still date an event; a year or "since 2021" says too little to compare by."""

_PARTS_OF_DAY = {"MO": (6, 12), "MI": (11, 13), "AF": (12, 18), "EV": (17, 23), "NI": (18, 30), "DT": (7, 19)}
"""TIMEX3 parts of a day as hours counted from its midnight; night and evening run into each other on purpose."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """From `earliest` to `latest`, inclusive, as proleptic ordinals of `datetime.date`."""

    earliest: int
    latest: int

    @classmethod
    def between(cls, earliest: str | None, latest: str | None) -> Self | None:
        """The days between two ISO dates; one missing end is taken to be the other. None where both are missing.

        What the calendar does not have ("2018-02-31", "last week") is missing too.
        """
        known = [day for text in (earliest, latest) if (day := _ordinal(text)) is not None]
        return cls(earliest=min(known), latest=max(known)) if known else None

    @property
    def width(self) -> int:
        """How many days there are."""
        return self.latest - self.earliest + 1

    def apart(self, other: "Days") -> int:
        """Whole days between the two stretches; 0 where they share a day."""
        return max(0, self.earliest - other.latest, other.earliest - self.latest)

    def iso(self) -> tuple[str, str]:
        """The first and the last day as ISO dates."""
        return date.fromordinal(self.earliest).isoformat(), date.fromordinal(self.latest).isoformat()


def _ordinal(text: str | None) -> int | None:
    """The ordinal of the day of an ISO date or time."""
    try:
        return date.fromisoformat(text[: len("2018-11-25")]).toordinal() if text else None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """A part of a day, as hours from the midnight that begins the day; above 24 where it runs into the next."""

    earliest: float
    latest: float

    def apart(self, other: "Hours") -> float:
        """Hours between the two; 0 where they overlap."""
        return max(0.0, self.earliest - other.latest, other.earliest - self.latest)

    def days_later(self, days: int) -> "Hours":
        """The same hours counted from a midnight so many days before."""
        return Hours(earliest=self.earliest + 24 * days, latest=self.latest + 24 * days)


def days_of(time: TimeMention) -> Days | None:
    """The days a time mention stands for; None where an end is open or it is no date."""
    if time.timex is None or time.timex.type not in {"DATE", "TIME"} or time.earliest is None or time.latest is None:
        return None
    return Days.between(time.earliest, time.latest)


def hours_of(time: TimeMention) -> Hours | None:
    """The part of the day that a time mention gives; None where it gives none."""
    clock = time.timex.value.partition("T")[2] if time.timex and time.timex.type == "TIME" else ""
    if clock in _PARTS_OF_DAY:
        earliest, latest = _PARTS_OF_DAY[clock]
        if clock == "MO" and time.timex and time.timex.mod == "BEFORE":  # "before dawn on Wednesday"
            return Hours(earliest=0, latest=earliest)
        return Hours(earliest=earliest, latest=latest)
    hour, _, minute = clock.partition(":")
    if not hour.isdigit():
        return None
    at = int(hour) + (int(minute) / 60 if minute.isdigit() else 0)
    return Hours(earliest=at, latest=at)


def narrowest(stretches: Iterable[Days]) -> Days | None:
    """The shortest of some stretches, the first of them where several are as short."""
    return min(stretches, key=lambda days: days.width, default=None)
