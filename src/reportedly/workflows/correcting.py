"""Correcting: what a person says of one claim goes into the ledger, and can be taken back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.claiming.ontology import Ontology
from reportedly.errors import LedgerError, UsageError
from reportedly.ledger.ledger import Ledger, wall_clock
from reportedly.ledger.view import LedgerView
from reportedly.ledger.writer import Clock
from reportedly.model.claim import Certainty, Claim, Event, Participant, Stance, TimeStatus
from reportedly.model.correction import Correction, CorrectionVerdict, correction_id
from reportedly.model.count import Bound, Casualty
from reportedly.model.incident import ClaimReference
from reportedly.model.judgement import Withdrawal
from reportedly.model.reading import Reading
from reportedly.workflows.corrected_parts import (
    ParticipantShouldBe,
    PlaceShouldBe,
    participants_as_said,
    places_as_said,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureShouldBe:
    """The bounds of one figure of a claim, inclusive; where both are null it is no figure of this event."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimShouldBe:
    """What of a claim should be otherwise; null leaves a field as it is.

    `figures` are one for each of the claim's casualties, or none. `participants` and `places` are all that the claim
    should have.
    """

    event_type: str | None = None
    stance: Stance | None = None
    certainty: Certainty | None = None
    time_status: TimeStatus | None = None
    figures: tuple[FigureShouldBe, ...] = ()
    participants: tuple[ParticipantShouldBe, ...] | None = None
    places: tuple[PlaceShouldBe, ...] | None = None


def correct_claim(
    ledger: Ledger,
    about: ClaimReference,
    verdict: CorrectionVerdict,
    *,
    by: str,
    reason: str,
    should_be: ClaimShouldBe | None = None,
    clock: Clock = wall_clock,
) -> Correction:
    """Record that a claim is right, is wrong, or should be otherwise.

    Raises:
        LedgerError: when the ledger has no such claim.
        UsageError: when nothing would change, or the claim cannot be what it should be.
    """
    with ledger.writing(by=by, clock=clock) as writer:
        reading, _ = reading_with_corrections(writer, about.report_id)
        claim = next((one for one in reading.claims if one.id == about.claim_id), None)
        if claim is None:
            raise LedgerError(f"{about.report_id}: has no claim {about.claim_id}; look it up again")
        at = clock().isoformat(timespec="milliseconds")
        correction = Correction(
            id=correction_id(verdict, about, by=by, at=at),
            about=about,
            verdict=verdict,
            by=by,
            at=at,
            reason=reason,
            claim=corrected(reading, claim, should_be or ClaimShouldBe()) if verdict == "corrected" else None,
        )
        writer.correct(correction)
    return correction


def withdraw_correction(ledger: Ledger, correction: str, *, by: str, reason: str, clock: Clock = wall_clock) -> None:
    """Take a correction back.

    Raises:
        LedgerError: when there is none with this id, or it was taken back before.
    """
    at = clock().isoformat(timespec="milliseconds")
    with ledger.writing(by=by, clock=clock) as writer:
        writer.withdraw_correction(correction, Withdrawal(by=by, at=at, reason=reason))


def reading_with_corrections(view: LedgerView, report_id: str) -> tuple[Reading, dict[str, Correction]]:
    """A report's reading with corrected claims as corrected, and the correction that holds for each claim by its id.

    Rejected claims stay in the reading: whoever reads the report must see what was rejected.

    Raises:
        LedgerError: when there is no such report, or it was not read.
    """
    reading = view.reading(report_id)
    corrections = {one.about.claim_id: one for one in view.corrections(report_id)}
    claims = tuple(
        said.claim if (said := corrections.get(claim.id)) and said.claim else claim for claim in reading.claims
    )
    return replace(reading, claims=claims), corrections


def corrected(reading: Reading, claim: Claim, should_be: ClaimShouldBe) -> Claim:
    """The claim as it should be.

    Raises:
        UsageError: when that is what it is, the event type is not known, the figures are not the claim's, or the
            report does not say what it is to quote.
    """
    participants, places = claim.participants, claim.places
    if should_be.participants is not None:
        participants = tuple(participants_as_said(reading, claim, should_be.participants))
    if should_be.places is not None:
        places = tuple(places_as_said(reading, claim, should_be.places))
    changed = replace(
        claim,
        event=_event(claim, should_be.event_type, participants),
        participants=participants,
        places=places,
        stance=should_be.stance or claim.stance,
        certainty=should_be.certainty or claim.certainty,
        time_status=should_be.time_status or claim.time_status,
        casualties=tuple(_figures(claim, should_be.figures)),
    )
    if changed == claim:
        raise UsageError(f"{claim.id}: nothing is different; change a field, or accept the claim")
    return changed


def event_types() -> tuple[str, ...]:
    """All types that an event can be corrected to, in order."""
    return tuple(sorted(Ontology.load().types))


def _event(claim: Claim, event_type: str | None, participants: Sequence[Participant]) -> Event:
    if event_type is None or event_type == claim.event.type:
        return claim.event
    ontology = Ontology.load()
    if event_type not in ontology.types:
        raise UsageError(f"{event_type}: not an event type; choose one from the list")
    has_agent = any(one.role == "agent" for one in participants)
    return ontology.event(event_type, claim.event.trigger, has_agent=has_agent)


def _figures(claim: Claim, figures: Sequence[FigureShouldBe]) -> Iterator[Casualty]:
    if not figures:
        yield from claim.casualties
        return
    if len(figures) != len(claim.casualties):
        raise UsageError(f"{claim.id}: has {len(claim.casualties)} figures, not {len(figures)}; load the report again")
    for one, should_be in zip(claim.casualties, figures, strict=True):
        low, high = should_be.low, should_be.high
        if low is not None and high is not None and low > high:
            raise UsageError(f"{one.text}: {low} to {high} is no range; give the lower number first")
        if (low, high) == (one.low, one.high):
            yield one
        elif low is not None or high is not None:
            best = low if low == high else None
            yield replace(one, low=low, high=high, best=best, bound=_bound(low, high), vague_term=None)


def _bound(low: int | None, high: int | None) -> Bound:
    if low is None:
        return "at_most"
    if high is None:
        return "at_least"
    return "exact" if low == high else "range"
