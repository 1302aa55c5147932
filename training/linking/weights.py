"""Learn the weights of the comparisons: `python -m training.linking.weights READINGS`.

READINGS is a file of readings of the incident corpus in JSON lines, as `reportedly read gva/reports.jsonl --format
jsonl` writes it. Logistic regression on the pairs of main tellings that share a block, of incidents of the tuning half
only; the weight of a value is linear between the values of a scale. A ridge on the weights and on the steps between
neighbours keeps values that the corpus seldom shows near those that it shows often.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.blocks import Blocks
from reportedly.linking.comparisons import COMPARISONS
from reportedly.linking.profiles import Profile, profile_of
from reportedly.linking.tellings import tellings_of
from reportedly.model.reading_form import reading_from_form
from training.corpora import corpora_folder
from training.linking.split import in_tuning_half

TABLE = Path(__file__).parents[2] / "src" / "reportedly" / "linking" / "data" / "weights.toml"

Scales = Mapping[str, tuple[float, ...]]

SCALES: Scales = {
    "days_apart": (0, 1, 2, 4, 8, 30, 120),
    "hours_apart": (0, 3, 8),
    "published_apart": (0, 1, 3, 7, 14, 30, 90, 365),
    "kilometres_apart": (0, 25, 100, 1000),
    "told_places_apart": (0, 10, 50, 200, 1000),
    "precision_of_place": (0.5, 1.1, 1.7, 2.3),
    "type_likeness": (0, 0.5, 1),
    "actors_shared": (0, 1),
    "figures_compatible": (0, 0.5, 1),
    "text_likeness": (0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1),
    "title_told": (0, 0.2, 0.4, 0.6, 0.8, 1),
    "names_shared": (0, 0.05, 0.1, 0.2, 0.35, 0.6, 1),
    "ages_shared": (0, 0.5, 1),
}
"""The values at which each comparison has a weight."""

RISING = frozenset(
    {
        "type_likeness",
        "actors_shared",
        "figures_compatible",
        "text_likeness",
        "title_told",
        "names_shared",
        "ages_shared",
    }
)
"""Comparisons whose larger values can only speak for one happening; larger values of the others can only speak against
it. The corpus is of one kind of event in one country: it must not teach that unlike types are a good sign."""

RIDGE = 0.3
RIDGE_ON_STEPS = 3.0
CLOSED = 1e5
ROUNDING = 1e-9
STEPS_OF_NEWTON = 40

_STEP = np.array([[1.0, -1.0], [-1.0, 1.0]])

Matrix = NDArray[np.float64]


def main(arguments: Sequence[str]) -> None:
    """Learn and write the table."""
    with (corpora_folder() / "gva" / "reports.jsonl").open(encoding="utf-8") as lines:
        incident_of = {row["report_id"]: row["incident_id"] for row in map(json.loads, lines)}
    profiles: list[Profile] = []
    incidents: list[str] = []
    with Path(arguments[0]).open(encoding="utf-8") as lines:
        for reading in map(reading_from_form, map(json.loads, lines)):
            incident = incident_of[reading.report.report_id]
            if in_tuning_half(incident):
                profiles.extend(profile_of(telling, reading) for telling in tellings_of(reading) if telling.main)
                incidents.extend([incident] * (len(profiles) - len(incidents)))
    learn(profiles, incidents)


def learn(profiles: Sequence[Profile], incidents: Sequence[str]) -> None:
    """Learn from the profiles of main tellings and the incidents that they tell of, and write the table."""
    weights, pairs, same = learned(profiles, incidents, Blocks(), SCALES)
    corpus = f"{len(profiles):,} local crime reports (cltl/LongTailQATask, no licence stated; the tuning half)"
    TABLE.write_text(table(weights, SCALES, pairs=pairs, same=same, corpus=corpus), encoding="utf-8")
    print(f"{TABLE.name}: learned on {pairs:,} pairs, {same:,} of one incident")


def learned(
    profiles: Sequence[Profile], events: Sequence[str], blocks: Blocks, scales: Scales
) -> tuple[Matrix, int, int]:
    """The weights for the pairs that share a block, how many pairs there are, and how many are of one event."""
    pairs = [(partner, number) for number, partners in map(blocks.add, profiles) for partner in partners]
    design = np.array([_row(profiles[one], profiles[other], scales) for one, other in pairs])
    same = np.array([float(events[one] == events[other]) for one, other in pairs])
    return fitted(design, same, scales), len(pairs), int(same.sum())


def fitted(design: Matrix, same: Matrix, scales: Scales) -> Matrix:
    """The weights with the highest penalised likelihood, those that would break the order of a scale made equal."""
    penalty = _penalty(scales)
    equal: set[tuple[int, int]] = set()
    while True:
        weights = _newton(design, same, penalty)
        wrong = [pair for pair in _in_wrong_order(weights, scales) if pair not in equal]
        if not wrong:
            return weights
        equal.update(wrong)
        for one, other in wrong:
            penalty[np.ix_((one, other), (one, other))] += CLOSED * _STEP


def _newton(design: Matrix, same: Matrix, penalty: Matrix) -> Matrix:
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS_OF_NEWTON):
        expected = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (expected - same) + penalty @ weights
        curvature = (design * (expected * (1 - expected) + 1e-9)[:, None]).T @ design + penalty
        weights -= np.linalg.solve(curvature, gradient)
    return weights


def _in_wrong_order(weights: Matrix, scales: Scales) -> list[tuple[int, int]]:
    """The pairs of indices whose weights are in the wrong order.

    Neighbours go in the direction of their scale; and to know nothing speaks neither for one happening more than the
    best value does, nor against it more than the worst.
    """
    wrong: list[tuple[int, int]] = []
    start = 1
    for name, at in scales.items():
        unknown = start + len(at)
        values = range(start, unknown)
        from_worst = values if name in RISING else values[::-1]
        in_order = [*pairwise(from_worst), (from_worst[0], unknown), (unknown, from_worst[-1])]
        wrong.extend((low, high) for low, high in in_order if weights[low] > weights[high] + ROUNDING)
        start = unknown + 1
    return wrong


def _row(one: Profile, other: Profile, scales: Scales) -> list[float]:
    values = [1.0]
    for name, at in scales.items():
        values.extend(shares(at, COMPARISONS[name](one, other).value))
    return values


def shares(at: Sequence[float], value: float | None) -> list[float]:
    """How much of each weight of a scale, and of its unknown, a value takes."""
    row = [0.0] * (len(at) + 1)
    if value is None:
        row[-1] = 1.0
        return row
    for index, share in enumerate(np.interp(value, at, np.arange(len(at))) - np.arange(len(at))):
        row[index] = max(0.0, 1.0 - abs(float(share)))
    return row


def _penalty(scales: Scales) -> Matrix:
    size = 1 + sum(len(at) + 1 for at in scales.values())
    penalty = np.eye(size) * RIDGE
    penalty[0, 0] = 0.0
    start = 1
    for at in scales.values():
        for index in range(start, start + len(at) - 1):
            penalty[index : index + 2, index : index + 2] += RIDGE_ON_STEPS * _STEP
        start += len(at) + 1
    return penalty


def table(weights: Matrix, scales: Scales, *, pairs: int, same: int, corpus: str) -> str:
    """The table of weights as it is kept, with where they come from."""
    weights = np.round(weights, 2) + 0.0  # no "-0.00"
    lines = [
        "# What each finding of a comparison adds to the log-odds that two tellings are of one happening; between the",
        "# values of `at` in proportion, `unknown` where a telling says nothing to compare.",
        f"# Learned by training/linking on {pairs:,} pairs ({same:,} of one event) of",
        f"# {corpus}.",
        f"start = {weights[0]:.2f}",
    ]
    start = 1
    for name, at in scales.items():
        learned = weights[start : start + len(at)]
        lines += [
            "",
            f"[{name}]",
            f"at = [{', '.join(f'{value:g}' for value in at)}]",
            f"weights = [{', '.join(f'{weight:.2f}' for weight in learned)}]",
            f"unknown = {weights[start + len(at)]:.2f}",
        ]
        start += len(at) + 1
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
