"""Readings as people corrected them: what a correction does to the claim that it is about."""

from collections.abc import Sequence

from reportedly.model.claim import Claim
from reportedly.model.correction import Correction, CorrectionVerdict
from reportedly.model.reading import Reading


def effective_claims(reading: Reading, corrections: Sequence[Correction]) -> list[Claim]:
    """The claims of `reading` in their order, corrected ones as corrected; `corrections` are valid, earliest first."""
    corrected = {one.about.claim_id: one.claim for one in corrections}
    return [corrected.get(claim.id) or claim for claim in reading.claims]


def verdicts_of(corrections: Sequence[Correction]) -> dict[str, CorrectionVerdict]:
    """What was last said of each claim, by its id."""
    return {one.about.claim_id: one.verdict for one in corrections}


def rejected_claims(corrections: Sequence[Correction]) -> frozenset[str]:
    """The ids of the claims that a person rejected."""
    return frozenset(claim for claim, verdict in verdicts_of(corrections).items() if verdict == "rejected")
