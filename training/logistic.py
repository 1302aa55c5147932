"""Logistic regression with a ridge."""

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]

_STEPS_OF_NEWTON = 30


def fitted(signs: Vector, right: Vector, ridge: float) -> Vector:
    """The weights with the highest penalised likelihood of `right`, given rows of signs.

    The first weight is the start, for a case without any sign; it bears no penalty.
    """
    design = np.concatenate([np.ones((len(signs), 1)), signs], 1)
    penalty = np.diag([1e-6, *[ridge] * signs.shape[1]])
    weights: Vector = np.zeros(design.shape[1])
    for _ in range(_STEPS_OF_NEWTON):
        expected = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (expected - right) + penalty @ weights
        curvature = (design * (expected * (1 - expected) + 1e-9)[:, None]).T @ design + penalty
        weights -= np.linalg.solve(curvature, gradient)
    return weights
