"""How far scores would move with other reports of the same kind: bootstrap intervals."""

from collections.abc import Mapping, Sequence

import numpy as np

from reportedly.evaluation.result import FScore, Share

RESAMPLES = 2000
"""Draws of as many reports as there are, with replacement; with more, the ends move by less than a point."""

SEED = 0
"""The same counts give the same intervals."""

LOWER, UPPER = 2.5, 97.5
"""Percentiles of the draws: 95 % of them lie between (the percentile bootstrap, Efron 1979)."""


def bootstrap_intervals(
    tallies: Sequence[Mapping[str, int]], scores: Sequence[Share | FScore]
) -> dict[str, tuple[float, float]]:
    """The interval that holds 95 % of each score when the documents counted in `tallies` are drawn anew.

    Draws in which nothing stands below the line of a score say nothing about it; a score without any has no interval.
    """
    draws = np.random.default_rng(SEED).multinomial(len(tallies), np.full(len(tallies), 1 / len(tallies)), RESAMPLES)
    intervals: dict[str, tuple[float, float]] = {}
    for score in scores:
        names = sorted(score.counts)
        drawn = draws @ np.array([[tally.get(name, 0) for name in names] for tally in tallies])
        values = [
            value for row in drawn.tolist() if (value := score.of(dict(zip(names, row, strict=True)))) is not None
        ]
        if values:
            lower, upper = np.percentile(values, [LOWER, UPPER])
            intervals[score.name] = (float(lower), float(upper))
    return intervals
