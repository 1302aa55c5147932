"""Logistic regression."""

import numpy as np
import pytest

from training.logistic import fitted


def test_the_start_alone_gives_the_share() -> None:
    start, weight = fitted(np.zeros((8, 1)), np.array([1, 1, 1, 1, 1, 1, 0, 0]), ridge=1.0)
    assert 1 / (1 + np.exp(-start)) == pytest.approx(0.75, abs=1e-4)
    assert weight == 0.0


def test_a_sign_of_right_weighs_for_it_and_the_ridge_holds_it_back() -> None:
    signs, right = np.array([[1.0]] * 10 + [[0.0]] * 10), np.array([1] * 9 + [0] * 11)
    loose, tight = fitted(signs, right, ridge=0.1)[1], fitted(signs, right, ridge=10.0)[1]
    assert loose > tight > 0
