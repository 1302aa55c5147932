"""What an evaluation gives: scores with the counts they come from and the protocol they follow."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationResult:
    """Scores of one task on one corpus.

    `scores` are shares between 0 and 1 unless their name says otherwise; `counts` the whole numbers behind them;
    `protocol` one or two sentences that let somebody else count the same way. `intervals` are the lower and upper end
    of a score's 95 % bootstrap interval over documents, where the task gives them.
    """

    task: str
    path: str
    documents: int
    scores: Mapping[str, float]
    counts: Mapping[str, int]
    protocol: str
    intervals: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A score that is one sum of counts above another: the names of the counts above and below the line."""

    name: str
    part: tuple[str, ...]
    whole: tuple[str, ...]

    @property
    def counts(self) -> frozenset[str]:
        """The names of all counts in it."""
        return frozenset((*self.part, *self.whole))

    def of(self, counts: Mapping[str, int]) -> float | None:
        """The share in these counts; None where nothing stands below the line."""
        whole = sum(counts.get(name, 0) for name in self.whole)
        return sum(counts.get(name, 0) for name in self.part) / whole if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class FScore:
    """The harmonic mean of two shares: F1, 0 where either share is 0 or open."""

    name: str
    recall: Share
    precision: Share

    @property
    def counts(self) -> frozenset[str]:
        """The names of all counts in it."""
        return self.recall.counts | self.precision.counts

    def of(self, counts: Mapping[str, int]) -> float | None:
        """The F1 in these counts; None where nothing was wanted and nothing given."""
        recall, precision = self.recall.of(counts), self.precision.of(counts)
        if recall is None and precision is None:
            return None
        return 2 * recall * precision / (recall + precision) if recall and precision else 0.0
