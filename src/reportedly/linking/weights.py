"""The visible weights: how much each finding of a comparison speaks for or against one happening."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from math import exp

from reportedly.errors import KnowledgeError
from reportedly.linking.comparisons import COMPARISONS, Found
from reportedly.linking.profiles import Profile
from reportedly.linking.tables import read_table
from reportedly.model.incident import LinkReason

FILE = "weights.toml"

LARGEST_SCORE = 6.0
"""Log-odds beyond which a pair is not made surer: one pair must not outweigh all others of two groups."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What a comparison's values weigh: `weights` at the values `at`, between them in proportion, else `unknown`."""

    at: tuple[float, ...]
    weights: tuple[float, ...]
    unknown: float

    def weight(self, value: float | None) -> float:
        """The log-odds that a value adds."""
        if value is None:
            return self.unknown
        if value <= self.at[0]:
            return self.weights[0]
        if value >= self.at[-1]:
            return self.weights[-1]
        right = bisect_right(self.at, value)
        share = (value - self.at[right - 1]) / (self.at[right] - self.at[right - 1])
        return self.weights[right - 1] * (1 - share) + self.weights[right] * share


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How two tellings compare: the log-odds that they are one happening, and what adds to it."""

    log_odds: float
    reasons: tuple[LinkReason, ...]

    @property
    def probability(self) -> float:
        """The log-odds as a probability."""
        return 1 / (1 + exp(-self.log_odds))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A scale for each comparison; `start` are the log-odds of a pair of which nothing is known."""

    start: float
    scales: Mapping[str, Scale]

    def score(self, one: Profile, other: Profile) -> Score:
        """Compare two tellings by everything that has a scale; the reasons that weigh most come first."""
        reasons = []
        for name, scale in self.scales.items():
            found: Found = COMPARISONS[name](one, other)
            reasons.append(LinkReason(comparison=name, words=found.words, weight=round(scale.weight(found.value), 3)))
        log_odds = self.start + sum(reason.weight for reason in reasons)
        reasons.sort(key=lambda reason: (-abs(reason.weight), reason.comparison))
        return Score(log_odds=max(-LARGEST_SCORE, min(LARGEST_SCORE, log_odds)), reasons=tuple(reasons))


@cache
def report_weights() -> Weights:
    """The weights for tellings of reports, learned on the tuning half of the incident corpus.

    Raises:
        KnowledgeError: naming the entry that is damaged.
    """
    return read_weights(FILE)


def read_weights(file: str) -> Weights:
    """The weights in one file of this room's data.

    Raises:
        KnowledgeError: naming the entry that is damaged.
    """
    table = dict(read_table(file))
    start = table.pop("start", None)
    if not isinstance(start, int | float):
        raise KnowledgeError(f"linking/data/{file}: start: is not a number")
    return Weights(start=float(start), scales={name: _scale(file, name, row) for name, row in table.items()})


def _scale(file: str, name: str, row: object) -> Scale:
    place = f"linking/data/{file}: {name}"
    if name not in COMPARISONS:
        raise KnowledgeError(f"{place}: is not a comparison")
    if not isinstance(row, dict):
        raise KnowledgeError(f"{place}: is not a table")
    at, weights, unknown = row.get("at"), row.get("weights"), row.get("unknown")
    if not (isinstance(at, list) and isinstance(weights, list) and isinstance(unknown, int | float)):
        raise KnowledgeError(f"{place}: needs the lists at and weights and the number unknown")
    if len(at) != len(weights) or sorted(set(at)) != at or not at:
        raise KnowledgeError(f"{place}: needs rising values in at and as many weights")
    return Scale(at=tuple(map(float, at)), weights=tuple(map(float, weights)), unknown=float(unknown))
