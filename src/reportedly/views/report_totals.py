"""What a report as a whole says of the killed and injured of its main incident, as a saying of whoever tells it.

One claim often has only a part ("three men", "a woman"), or a state that the same report tells to have changed (who was
shot has died); the report's own number is put together from all of them. It counts only for the incident that is the
report's main matter, and only where it is more than any figure that the same source gives there: what sources say
stands. What the number is more than are parts of it. Two things are no figures of an incident:

- one victim whom nobody counts and the report names late: news tells the main thing first;
- injured where others tell of as many dead and no report of injured beside dead: they may be the same people; what a
  source itself counts stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from reportedly.model.account import Quantity, Slot
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident, WireFamily
from reportedly.model.reading import Reading
from reportedly.model.report_casualties import ReportFigure
from reportedly.model.span import Span
from reportedly.views.account_sources import Speakers
from reportedly.views.accounts import UNDATED, Said, said_in
from reportedly.views.report_casualties import report_casualties
from reportedly.views.slot_values import ONE_OR_MORE, SlotValue

SENTENCES_THAT_TELL_THE_MAIN_THING = 4
"""Sentences at the head of a report within which it names whom it is about; further down it recalls others. In the
tuning half of the incident corpus three incidents have no dead but some told there, and gold has none for any."""

_NONE = ReportFigure(number=0, counted=False, evidence=())


@dataclass(frozen=True, slots=True)
class SaidWithTotals:
    """Sayings by source with the totals of reports among them.

    `parts` are those that are no totals: the report and the key of the value.
    """

    by_key: Mapping[str, Sequence[Said]]
    parts: frozenset[tuple[str, tuple[object, ...]]]

    def is_part(self, report_id: str, key: tuple[object, ...]) -> bool:
        """Whether the value of that key is no total of its report."""
        return (report_id, key) in self.parts


def with_report_totals(
    by_key: Mapping[str, Sequence[Said]],
    incident: Incident,
    readings: Mapping[str, Reading],
    families: Iterable[WireFamily] = (),
    *,
    until: str | None = None,
) -> SaidWithTotals:
    """The sayings by source, with the number of every report whose main matter the incident is.

    Arguments as for `said_by_source`, which gives `by_key`.
    """
    here = {report: readings[report] for report in incident.reports if report in readings}
    speakers = Speakers(here, families)
    done = {key: list(said) for key, said in by_key.items()}
    spoken = {one.evidence.claim.report_id for said in done.values() for one in said}
    found = {report: _told_in_time(here[report]) for report in incident.primary_in if report in spoken}
    dead = _dead_who_may_be_the_injured(found.values())
    parts: set[tuple[str, tuple[object, ...]]] = set()
    for report, numbers in found.items():
        members = {reference.claim_id for reference in incident.claims if reference.report_id == report}
        for slot, figure in numbers.items():
            told = [one for said in done.values() for one in said if _gives(one, report, slot)]
            singles = {(report, one.value.key) for one in told if one.value.quantity == ONE_OR_MORE}
            if slot == "injured" and dead and figure.number <= dead:
                parts |= singles
                continue
            total = _total(here[report], members, slot, figure, speakers)
            if total is None or (until is not None and (total.said_on or UNDATED) > until):
                continue
            same = [one for one in told if one.speaker.key == total.speaker.key and one.value.quantity != ONE_OR_MORE]
            if not any(_reaches(one.value.quantity, figure.number) for one in same):
                parts |= singles | {(report, one.value.key) for one in same}
                done.setdefault(total.speaker.key, []).append(total)
    return SaidWithTotals(
        {key: sorted(said, key=lambda one: one.said_on or UNDATED) for key, said in done.items()}, frozenset(parts)
    )


def _told_in_time(reading: Reading) -> dict[Slot, ReportFigure]:
    """The report's numbers, without the one dead whom nobody counts and the report names late."""
    found = report_casualties(reading)
    late = not found.killed.counted and not _stands_early(found.killed.evidence, reading)
    return {"killed": _NONE if late else found.killed, "injured": found.injured}


def _stands_early(evidence: Sequence[Span], reading: Reading) -> bool:
    at = min((span.start for span in evidence), default=0)
    return any(sentence.holds(at) for sentence in reading.sentences[:SENTENCES_THAT_TELL_THE_MAIN_THING])


def _dead_who_may_be_the_injured(numbers: Iterable[Mapping[Slot, ReportFigure]]) -> int:
    """The most dead that a report tells of, where none tells of injured beside its dead; else none."""
    told = [(one["killed"].number, one["injured"].number) for one in numbers]
    return 0 if any(killed and injured for killed, injured in told) else max((killed for killed, _ in told), default=0)


def _gives(one: Said, report: str, slot: Slot) -> bool:
    return one.value.slot == slot and one.evidence.claim.report_id == report and one.value.quantity is not None


def _reaches(quantity: Quantity | None, number: int) -> bool:
    """Whether a figure is as high as a number, or leaves open that it is: "more than 60" reaches 64."""
    return quantity is not None and (quantity.high is None or max(quantity.high, quantity.low or 0) >= number)


def _total(
    reading: Reading, members: AbstractSet[str], slot: Slot, figure: ReportFigure, speakers: Speakers
) -> Said | None:
    """The report's number as a saying, by the claim of the incident that tells it; None where it tells of none."""
    claim = _telling(reading, members, figure.evidence)
    if not figure.number or claim is None or _is_told_as_another(reading, members, slot, figure):
        return None
    value = SlotValue(
        slot=slot,
        value=str(figure.number),
        words=figure.evidence[0],
        stance="asserts",
        quantity=Quantity(low=figure.number, high=figure.number, best=figure.number, bound="exact"),
    )
    return said_in(reading, claim, value, speakers)


def _is_told_as_another(reading: Reading, members: AbstractSet[str], slot: Slot, figure: ReportFigure) -> bool:
    """Whether a claim gives just this number for another outcome: who is in hospital is told as that, with bounds."""
    return any(
        one.outcome != slot and figure.number in {one.best, one.low}
        for claim in reading.claims
        if claim.id in members and claim.event.trigger in figure.evidence
        for one in claim.casualties
    )


def _telling(reading: Reading, members: AbstractSet[str], evidence: Sequence[Span]) -> Claim | None:
    """The claim that tells a number: the nearest of its sentence, else the nearest in the outlet's own voice."""
    if not evidence:
        return None
    at = evidence[0].start
    sentence = next((one for one in reading.sentences if one.holds(at)), evidence[0])
    claims = [claim for claim in reading.claims if claim.id in members]
    here = [claim for claim in claims if sentence.holds(claim.event.trigger.start)]
    own = [claim for claim in claims if claim.attribution is None]
    return min(here or own, key=lambda claim: abs(claim.event.trigger.start - at), default=None)
