"""What an evaluation gives: scores with the counts they come from and the protocol they follow."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationResult:
    """Scores of one task on one corpus.

    `scores` are shares between 0 and 1 unless their name says otherwise; `counts` the whole numbers behind them;
    `protocol` one or two sentences that let somebody else count the same way.
    """

    task: str
    path: str
    documents: int
    scores: Mapping[str, float]
    counts: Mapping[str, int]
    protocol: str
