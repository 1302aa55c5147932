"""Judgements: what people say of two things, the same happening or not; kept apart from the data they are about."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.identity import content_id

Verdict = Literal["same", "different", "unsure"]
JudgedKind = Literal["claim", "report", "incident"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Judged:
    """One of the two things that a judgement is about.

    For a claim `claim_id` is its id. For an incident it is the claim that the incident's id comes from, so that the
    judgement still means the same happening when more reports have joined. For a report, which stands for its main
    matter, it is null.
    """

    kind: JudgedKind
    report_id: str
    claim_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Who took a judgement back, when (ISO date-time, UTC) and why."""

    by: str
    at: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """Somebody says that two things are the same happening, different ones, or that nobody can tell.

    `by` is a person or the name of a rule, `at` an ISO date-time in UTC. A withdrawn judgement is kept and has no
    effect. Where judgements contradict one another the later one holds.
    """

    id: str
    verdict: Verdict
    one: Judged
    other: Judged
    by: str
    at: str
    reason: str
    withdrawn: Withdrawal | None = None


def judgement_id(verdict: Verdict, one: Judged, other: Judged, *, by: str, at: str) -> str:
    """The id of a judgement; which of the two things is named first does not matter."""
    first, second = sorted((one, other), key=lambda judged: (judged.kind, judged.report_id, judged.claim_id or ""))
    return content_id(
        "j",
        verdict,
        first.kind,
        first.report_id,
        first.claim_id,
        second.kind,
        second.report_id,
        second.claim_id,
        by,
        at,
    )
