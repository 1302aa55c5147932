"""How far scores would move with other reports of the same kind: bootstrap intervals."""

from collections.abc import Mapping, Sequence

import numpy as np

from reportedly.evaluation.result import Share

RESAMPLES = 2000
"""Draws of as many reports as there are, with replacement; with more, the ends move by less than a point."""

SEED = 0
"""The same counts give the same intervals."""

LOWER, UPPER = 2.5, 97.5
"""Percentiles of the draws: 95 % of them lie between (the percentile bootstrap, Efron 1979)."""


def bootstrap_intervals(
    tallies: Sequence[Mapping[str, int]], shares: Sequence[Share]
) -> dict[str, tuple[float, float]]:
    """The interval that holds 95 % of each share when the documents counted in `tallies` are drawn anew.

    Draws in which nothing stands below the line of a share say nothing about it; a share without any has no interval.
    """
    draws = np.random.default_rng(SEED).multinomial(len(tallies), np.full(len(tallies), 1 / len(tallies)), RESAMPLES)
    intervals: dict[str, tuple[float, float]] = {}
    for share in shares:
        parts = draws @ np.array([sum(tally.get(name, 0) for name in share.part) for tally in tallies])
        wholes = draws @ np.array([sum(tally.get(name, 0) for name in share.whole) for tally in tallies])
        if (wholes > 0).any():
            lower, upper = np.percentile(parts[wholes > 0] / wholes[wholes > 0], [LOWER, UPPER])
            intervals[share.name] = (float(lower), float(upper))
    return intervals
