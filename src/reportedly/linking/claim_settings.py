"""When and where a claim says that something happened, with what its sentence and its report add."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from reportedly.linking.days import LONGEST_SPAN_THAT_DATES, Days, Hours, days_of, hours_of, narrowest
from reportedly.linking.spots import Spot, spot_of
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.model.time import TimeMention

_AnySpan = TypeVar("_AnySpan", bound=Span)

DAYS_UNTIL_LONG_AGO = 60
"""Days before publication after which what happened is background unless the report dwells on it; two months, as news
of one happening (its dead, its first court days) comes within."""

SENTENCES_THAT_INTRODUCE = 3
"""How many sentences at the head of a report set the scene for its main matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSetting:
    """When and where by one claim, and the index of the sentence in which it says so."""

    sentence: int
    days: Days | None
    hours: Hours | None
    spot: Spot | None


class SettingsOfReport:
    """The places and times of one reading, by claim and by sentence."""

    def __init__(self, reading: Reading) -> None:
        self._starts = [sentence.start for sentence in reading.sentences]
        self._places = [place for place in reading.places if place.role == "location"]
        self._datelines = [place for place in reading.places if place.role == "dateline"]
        self._times = [time for time in reading.times if time.basis != "dateline"]
        self._claimed_times = {(time.start, time.end) for claim in reading.claims for time in claim.times}
        self._attributions = {attribution.id: attribution for attribution in reading.attributions}
        self._published = Days.between(reading.report.published, None)

    def sentence(self, claim: Claim) -> int:
        """The index of the sentence in which the claim's trigger stands; 0 where the reading has no sentences."""
        return self._sentence_at(claim.event.trigger.start)

    def of(self, claim: Claim) -> ClaimSetting:
        """When and where by the claim itself, or else by what stands beside it in its sentence."""
        return ClaimSetting(
            sentence=self.sentence(claim),
            days=narrowest(_days(claim.times)) or narrowest(_days(self._beside(claim, self._times))),
            hours=next((hours for time in claim.times if (hours := hours_of(time))), None),
            spot=min(self._own_spots(claim), key=lambda spot: spot.fineness, default=None),
        )

    def long_ago(self, days: Days | None) -> bool:
        """Whether the days lie so long before publication that they are background to today's news."""
        return bool(days and self._published and days.latest < self._published.earliest - DAYS_UNTIL_LONG_AGO)

    def days_told(self, happening: Sequence[Claim], claims: Sequence[Claim], *, main: bool) -> Days | None:
        """The days of a happening: as its claims say, or else their sentences, or else what came of it.

        For the report's main matter also as its first sentences say. Where none says anything shorter than a month,
        the longer stretch that some claim gives; None where all say nothing.
        """
        introducing = [time for time in self._times if self._sentence_at(time.start) < SENTENCES_THAT_INTRODUCE]
        for times in (
            [time for claim in happening for time in claim.times],
            [time for claim in happening for time in self._beside(claim, self._times)],
            [time for claim in claims for time in claim.times],
            introducing if main else [],
        ):
            told = [days for days in _days(times) if days.width <= LONGEST_SPAN_THAT_DATES]
            if told:
                return narrowest(told)
        return narrowest(_days(time for claim in claims for time in claim.times))

    def spots_told(self, claims: Sequence[Claim], *, main: bool) -> tuple[Spot, ...]:
        """The places of a happening, the likeliest first: the claims' own, the finest first, then their sentences'.

        For the report's main matter also those of the first sentences, and the dateline's.
        """
        own = sorted((spot for claim in claims for spot in self._own_spots(claim)), key=lambda spot: spot.fineness)
        beside = [place for claim in claims for place in self._beside(claim, self._places)]
        introducing = [place for place in self._places if self._sentence_at(place.start) < SENTENCES_THAT_INTRODUCE]
        around = [*beside, *introducing, *self._datelines] if main else beside
        distinct: list[Spot] = []
        for spot in (*own, *(spot for place in around if (spot := spot_of(place)))):
            if not any(spot.same_entry(kept) for kept in distinct):
                distinct.append(spot)
        return tuple(distinct)

    def own_days(self, claims: Iterable[Claim]) -> list[Days]:
        """The days that claims give themselves."""
        return [days for claim in claims for days in _days(claim.times)]

    def own_spots(self, claims: Iterable[Claim]) -> list[Spot]:
        """The places that claims give themselves."""
        return [spot for claim in claims for spot in self._own_spots(claim)]

    def _own_spots(self, claim: Claim) -> Iterator[Spot]:
        """The claim's places, and those that stand within who or what took part ("the market of Tolvanne")."""
        within = [place for place in self._places if any(one.contains(place) for one in claim.participants)]
        for place in (*claim.places, *within):
            if place.role == "location" and (spot := spot_of(place)):
                yield spot

    def _beside(self, claim: Claim, spans: Iterable[_AnySpan]) -> list[_AnySpan]:
        """The spans in the claim's sentence that the same source says and no other claim has to itself."""
        sentence = self.sentence(claim)
        said = self._attributions.get(claim.attribution or "")
        return [
            span
            for span in spans
            if self._sentence_at(span.start) == sentence
            and (span.start, span.end) not in self._claimed_times
            and (said is None or said.holds(span.start))
        ]

    def _sentence_at(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)


def _days(times: Iterable[TimeMention]) -> Iterator[Days]:
    return (days for time in times if time.basis != "dateline" and (days := days_of(time)))
