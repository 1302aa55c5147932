"""Corrections: what people say of single claims; kept beside the reading, which stays as the reader gave it."""

from dataclasses import dataclass
from typing import Literal

from reportedly.model.claim import Claim
from reportedly.model.identity import content_id
from reportedly.model.incident import ClaimReference
from reportedly.model.judgement import Withdrawal

CorrectionVerdict = Literal["accepted", "rejected", "corrected"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Somebody read a claim beside its sentence: it is right, it is wrong, or this is what it should say.

    `claim` is the whole claim as it should be, with the same id, and given exactly where the verdict is `corrected`;
    its spans, too, are the report's own characters. `by` is a person, `at` an ISO date-time in UTC. A withdrawn
    correction is kept and has no effect; of several the latest holds.
    """

    id: str
    about: ClaimReference
    verdict: CorrectionVerdict
    by: str
    at: str
    reason: str
    claim: Claim | None = None
    withdrawn: Withdrawal | None = None


def correction_id(verdict: CorrectionVerdict, about: ClaimReference, *, by: str, at: str) -> str:
    """The id of a correction."""
    return content_id("k", verdict, about.report_id, about.claim_id, by, at)
