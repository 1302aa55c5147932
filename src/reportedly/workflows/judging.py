"""Judging: what a person says of two incidents, reports or claims goes into the ledger, and can be taken back."""

from contextlib import suppress

from reportedly.errors import LedgerError, UsageError
from reportedly.ledger.ledger import Ledger, wall_clock
from reportedly.ledger.view import LedgerView
from reportedly.ledger.writer import Clock
from reportedly.model.incident import incident_id
from reportedly.model.judgement import Judged, Judgement, Verdict, Withdrawal, judgement_id

CLAIM_MARK = "#"
"""Stands between a report's id and a claim's where a person names a claim."""


def judge(
    ledger: Ledger, one: str, other: str, verdict: Verdict, *, by: str, reason: str, clock: Clock = wall_clock
) -> Judgement:
    """Record that two things are the same happening, different ones, or that nobody can tell.

    Each is named by the id of an incident or report, or as REPORT#CLAIM.

    Raises:
        LedgerError: when one of the two is not in the ledger.
        UsageError: when both are the same thing.
    """
    with ledger.view() as view:
        first, second = judged(view, one), judged(view, other)
    if first == second:
        raise UsageError(f"{one} and {other}: are one thing; name two")
    at = clock().isoformat(timespec="milliseconds")
    made = Judgement(
        id=judgement_id(verdict, first, second, by=by, at=at),
        verdict=verdict,
        one=first,
        other=second,
        by=by,
        at=at,
        reason=reason,
    )
    with ledger.writing(by=by, clock=clock) as writer:
        writer.judge(made)
    return made


def withdraw_judgement(ledger: Ledger, judgement: str, *, by: str, reason: str, clock: Clock = wall_clock) -> None:
    """Take a judgement back.

    Raises:
        LedgerError: when there is none with this id, or it was taken back before.
    """
    at = clock().isoformat(timespec="milliseconds")
    with ledger.writing(by=by, clock=clock) as writer:
        writer.withdraw_judgement(judgement, Withdrawal(by=by, at=at, reason=reason))


def judged(view: LedgerView, name: str) -> Judged:
    """What a name stands for: an incident (by the claim that its id comes from), a claim of a report, or a report.

    Raises:
        LedgerError: when the ledger has nothing of that name.
    """
    with suppress(LedgerError):
        first = next(claim for claim in view.incident(name).claims if incident_id(claim) == name)
        return Judged(kind="incident", report_id=first.report_id, claim_id=first.claim_id)
    report, mark, claim = name.rpartition(CLAIM_MARK)
    if mark:
        if all(found.id != claim for found in view.reading(report).claims):
            raise LedgerError(f"{report}: has no claim {claim}; see reportedly search")
        return Judged(kind="claim", report_id=report, claim_id=claim)
    return Judged(kind="report", report_id=view.stored_report(name).id)
