"""Learn the weights of the comparisons: `python -m training.linking.weights READINGS`.

READINGS is a pickle of the readings of the incident corpus in its order, as `training/linking/readings.py` writes it.
Logistic regression on the pairs of main tellings that share a block, of incidents of the tuning half only; the weight of
a value is linear between the values of a scale. A ridge on the weights and on the steps between neighbours keeps values
that the corpus seldom shows near those that it shows often.
"""

import json
import pickle
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from reportedly.linking.blocks import Blocks
from reportedly.linking.comparisons import COMPARISONS
from reportedly.linking.profiles import Profile, profile_of
from reportedly.linking.tellings import tellings_of
from training.corpora import corpora_folder
from training.linking.split import in_tuning_half

TABLE = Path(__file__).parents[2] / "src" / "reportedly" / "linking" / "data" / "weights.toml"

SCALES: dict[str, tuple[float, ...]] = {
    "days_apart": (0, 1, 2, 4, 8, 30, 120),
    "hours_apart": (0, 3, 8),
    "published_apart": (0, 1, 3, 7, 14, 30, 90, 365),
    "kilometres_apart": (0, 25, 100, 1000),
    "precision_of_place": (0.5, 1.1, 1.7, 2.3),
    "type_likeness": (0, 0.5, 1),
    "actors_shared": (0, 1),
    "figures_compatible": (0, 0.5, 1),
    "text_likeness": (0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 1),
    "names_shared": (0, 0.05, 0.1, 0.2, 0.35, 0.6, 1),
}

RIDGE = 0.3
RIDGE_ON_STEPS = 3.0
STEPS_OF_NEWTON = 40

Matrix = NDArray[np.float64]


def main(arguments: Sequence[str]) -> None:
    """Learn and write the table."""
    rows = [json.loads(line) for line in (corpora_folder() / "gva" / "reports.jsonl").open(encoding="utf-8")]
    readings = pickle.loads(Path(arguments[0]).read_bytes())  # noqa: S301 - our own file
    profiles: list[Profile] = []
    incidents: list[str] = []
    for row, reading in zip(rows, readings, strict=True):
        if reading is not None and in_tuning_half(row["incident_id"]):
            profiles.extend(profile_of(telling, reading) for telling in tellings_of(reading) if telling.main)
            incidents.extend([row["incident_id"]] * (len(profiles) - len(incidents)))
    blocks = Blocks()
    pairs = [(partner, number) for number, partners in map(blocks.add, profiles) for partner in partners]
    design = np.array([_row(profiles[one], profiles[other]) for one, other in pairs])
    same = np.array([float(incidents[one] == incidents[other]) for one, other in pairs])
    weights = fitted(design, same)
    TABLE.write_text(_table(weights, len(pairs), int(same.sum()), len(profiles)), encoding="utf-8")
    print(f"{TABLE.name}: learned on {len(pairs):,} pairs, {int(same.sum()):,} of one incident")


def fitted(design: Matrix, same: Matrix) -> Matrix:
    """The weights with the highest penalised likelihood (Newton's method)."""
    penalty = _penalty()
    weights = np.zeros(design.shape[1])
    for _ in range(STEPS_OF_NEWTON):
        expected = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (expected - same) + penalty @ weights
        curvature = (design * (expected * (1 - expected) + 1e-9)[:, None]).T @ design + penalty
        weights -= np.linalg.solve(curvature, gradient)
    return weights


def _row(one: Profile, other: Profile) -> list[float]:
    values = [1.0]
    for name, at in SCALES.items():
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


def _penalty() -> Matrix:
    size = 1 + sum(len(at) + 1 for at in SCALES.values())
    penalty = np.eye(size) * RIDGE
    penalty[0, 0] = 0.0
    start = 1
    for at in SCALES.values():
        for index in range(start, start + len(at) - 1):
            penalty[index : index + 2, index : index + 2] += RIDGE_ON_STEPS * np.array([[1.0, -1.0], [-1.0, 1.0]])
        start += len(at) + 1
    return penalty


def _table(weights: Matrix, pairs: int, same: int, reports: int) -> str:
    lines = [
        "# What each finding of a comparison adds to the log-odds that two tellings are of one happening; in between the",
        "# values of `at` in proportion, `unknown` where a telling says nothing to compare.",
        f"# Learned by training/linking/weights.py on {pairs:,} pairs ({same:,} of one incident) of {reports:,} local crime",
        "# reports (cltl/LongTailQATask, no licence stated; the tuning half of its incidents).",
        f"start = {weights[0]:.2f}",
    ]
    start = 1
    for name, at in SCALES.items():
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
