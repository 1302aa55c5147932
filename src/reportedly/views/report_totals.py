"""What a report as a whole says of the killed and injured of its main incident, as a saying of whoever tells it.

One claim often has only a part ("three men", "a woman"), or a state that the same report tells to have changed (who was
shot has died); the report's own number is put together from all of them. It counts only for the incident that is the
report's main matter. Other numbers that the same source gives in the report are then parts; what other sources count
there stands.
"""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from reportedly.model.account import Quantity, Slot
from reportedly.model.claim import Claim
from reportedly.model.incident import Incident, WireFamily
from reportedly.model.reading import Reading
from reportedly.model.report_casualties import ReportCasualties, ReportFigure
from reportedly.model.span import Span
from reportedly.views.account_sources import Speakers
from reportedly.views.accounts import UNDATED, Said, said_in
from reportedly.views.report_casualties import report_casualties
from reportedly.views.slot_values import ONE_OR_MORE, SlotValue


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
    parts: set[tuple[str, tuple[object, ...]]] = set()
    totals = {report: report_casualties(here[report]) for report in incident.primary_in if report in spoken}
    for report, found in totals.items():
        members = {reference.claim_id for reference in incident.claims if reference.report_id == report}
        later = [totals[other] for other in totals if _published(here[other]) >= _published(here[report])]
        injured = None if any(_have_died(found, other) for other in later) else found.injured
        numbers: tuple[tuple[Slot, ReportFigure | None], ...] = (("killed", found.killed), ("injured", injured))
        for slot, figure in numbers:
            told = [one for said in done.values() for one in said if _gives(one, report, slot)]
            total = _total(here[report], members, slot, figure, speakers) if figure else None
            if total is not None and until is not None and (total.said_on or UNDATED) > until:
                continue
            counted = {_number(one) for one in told if one.value.quantity != ONE_OR_MORE}
            if total is None or _number(total) not in counted:
                parts |= {(report, one.value.key) for one in told if _is_covered(one, total)}
                if total is not None:
                    done.setdefault(total.speaker.key, []).append(total)
    return SaidWithTotals(
        {key: sorted(said, key=lambda one: one.said_on or UNDATED) for key, said in done.items()}, frozenset(parts)
    )


def _published(reading: Reading) -> str:
    return reading.report.published or UNDATED


def _have_died(earlier: ReportCasualties, later: ReportCasualties) -> bool:
    """Whether a later report counts among the dead all whom an earlier one counts as injured."""
    return not later.injured.number and later.killed.number >= earlier.killed.number + earlier.injured.number > 0


def _gives(one: Said, report: str, slot: Slot) -> bool:
    return one.value.slot == slot and one.evidence.claim.report_id == report and one.value.quantity is not None


def _is_covered(one: Said, total: Said | None) -> bool:
    """Whether a figure is part of its report's total: one person, or another number by the source that gives that."""
    if one.value.quantity == ONE_OR_MORE:
        return True
    return total is not None and one.speaker.key == total.speaker.key


def _number(said: Said) -> int | None:
    quantity = said.value.quantity
    return None if quantity is None else quantity.best if quantity.best is not None else quantity.low


def _total(
    reading: Reading, members: AbstractSet[str], slot: Slot, figure: ReportFigure, speakers: Speakers
) -> Said | None:
    """The report's number as a saying, by the claim of the incident that tells it; None where it tells of none."""
    claim = _telling(reading, members, figure.evidence)
    if not figure.number or claim is None:
        return None
    value = SlotValue(
        slot=slot,
        value=str(figure.number),
        words=figure.evidence[0],
        stance="asserts",
        quantity=Quantity(low=figure.number, high=figure.number, best=figure.number, bound="exact"),
    )
    return said_in(reading, claim, value, speakers)


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
