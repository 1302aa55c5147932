"""What a rule makes of an expression of time, and what it may ask about the text around it."""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from reportedly.annotation.times.outlook import Outlook, outlook
from reportedly.annotation.times.periods import Period, Unit, unresolved
from reportedly.annotation.times.vocabulary import WordKind
from reportedly.model.time import TimeBasis, TimexType

Match = re.Match[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An expression understood: `period` is None for a date that the calendar does not have.

    `alternatives` are what else the words can mean, where they leave it open.
    """

    type: TimexType
    period: Period | None
    mod: str | None = None
    basis: TimeBasis = "explicit"
    anchor: str | None = None
    alternatives: tuple[Period, ...] = ()

    def changed(
        self, *, kind: TimexType | None = None, period: Period | None = None, mod: str | None = None
    ) -> "Reading":
        """The same reading with what is given put in place of its own."""
        return replace(self, type=kind or self.type, period=period or self.period, mod=mod or self.mod)

    def with_alternatives(self, alternatives: tuple[Period, ...]) -> "Reading":
        """The same reading with what else the words can mean."""
        return replace(self, alternatives=alternatives)


@dataclass(frozen=True, slots=True)
class Placed:
    """A reading at its offsets."""

    start: int
    end: int
    reading: Reading

    @property
    def first(self) -> date:
        """The first day; only for a reading that lies on the calendar.

        Raises:
            ValueError: when it does not.
        """
        period = self.reading.period
        if period is None or period.first is None:
            raise ValueError("the reading does not lie on the calendar")
        return period.first


@dataclass(slots=True)
class Context:
    """What a rule may know besides its own match; `today` is the day that relative times are reckoned from."""

    text: str
    sentence_starts: Sequence[int]
    today: date | None
    today_basis: TimeBasis = "relative_to_publication"
    today_anchor: str | None = "publication"
    read: list[Placed] = field(default_factory=list)

    def outlook(self, match: Match) -> Outlook | None:
        """Which way the clause around a match looks."""
        return outlook(self.text, self.sentence_starts, match.start(), match.end())

    def follows(self, match: Match, words: re.Pattern[str]) -> bool:
        """Whether `words`, which end with `$`, stand right before a match."""
        return self.before(match, words) is not None

    def before(self, match: Match, words: re.Pattern[str]) -> Match | None:
        """What of `words`, which end with `$`, stands right before a match."""
        return words.search(self.text, max(0, match.start() - 40), match.start())

    def nearest(
        self, match: Match, units: frozenset[Unit], within: int | None = None, *, compared: bool = True
    ) -> Placed | None:
        """The last mention on the calendar that is one of `units` and stands at most `within` sentences before a match.

        With `compared` false, those that were themselves reckoned from a mention do not count.
        """
        for earlier in reversed(self.read):
            period = earlier.reading.period
            if not compared and earlier.reading.basis == "relative_to_time_mention":
                continue
            if period is not None and period.first is not None and period.unit in units:
                near = within is None or self._sentences_between(earlier.start, match.start()) <= within
                return earlier if near else None
        return None

    def _sentences_between(self, start: int, end: int) -> int:
        return bisect_right(self.sentence_starts, end) - bisect_right(self.sentence_starts, start)

    def from_today(self, period: Period | None, unit: Unit, value: str, kind: TimexType = "DATE") -> Reading:
        """A time reckoned from the day of the report; `unit` and `value` are what is known where that day is not."""
        if period is None:
            return Reading(type=kind, period=unresolved(unit, value), basis=self.today_basis)
        return Reading(type=kind, period=period, basis=self.today_basis, anchor=self.today_anchor)

    def one_of_years(self, meant: Sequence[Period], unit: Unit, value: str) -> Reading:
        """A time that names no year: the first of what it can mean, with the others as alternatives."""
        return replace(self.from_today(meant[0] if meant else None, unit, value), alternatives=tuple(meant[1:]))

    def from_mention(self, earlier: Placed, period: Period | None, unit: Unit, value: str) -> Reading:
        """A time reckoned from an earlier mention, which the anchor names by its offsets ("598:607")."""
        return Reading(
            type="DATE",
            period=period or unresolved(unit, value),
            basis="relative_to_time_mention",
            anchor=f"{earlier.start}:{earlier.end}",
        )


class Rule(NamedTuple):
    """A pattern and what it means; `read` gives None where the words are no time after all.

    `about` names the kind of word without which the pattern cannot match, so that few sentences need be searched.
    """

    about: WordKind
    pattern: re.Pattern[str]
    read: Callable[[Match, Context], Reading | None]
