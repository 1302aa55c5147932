"""Sequences and trees against exhaustive search."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotation.reader_model.decoding import Run, best_sequences, is_tree, log_probabilities, runs, tree

SEEDS = st.integers(0, 10_000)


def random_scores(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


@settings(deadline=None)
@given(SEEDS)
def test_the_best_sequences_are_the_best_of_all(seed: int) -> None:
    transitions = random_scores(seed, 3, 3)
    together = [random_scores(seed + size, size, 3) for size in (2, 4, 1, 4)]

    def total(scores: np.ndarray, labels: Sequence[int]) -> float:
        emitted = sum(scores[word, label] for word, label in enumerate(labels))
        return float(emitted + sum(transitions[a, b] for a, b in pairwise(labels)))

    for scores, found in zip(together, best_sequences(together, transitions), strict=True):
        best = max(product(range(3), repeat=len(scores)), key=lambda labels: total(scores, labels))
        assert total(scores, found.tolist()) == pytest.approx(total(scores, best), abs=1e-4)


@pytest.mark.parametrize(
    ("heads", "expected"),
    [((0,), True), ((2, 0, 2), True), ((0, 0), False), ((2, 1, 0), False), ((2, 3, 1), False), ((4, 1, 0, 3), True)],
)
def test_what_a_tree_is(heads: tuple[int, ...], expected: bool) -> None:
    assert is_tree(heads) == expected


@settings(deadline=None)
@given(SEEDS, st.integers(1, 5))
def test_the_best_tree_is_the_best_of_all(seed: int, size: int) -> None:
    scores = random_scores(seed, size, size + 1)
    scores[np.arange(size), np.arange(1, size + 1)] = -1e4

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[word, head] for word, head in enumerate(heads)))

    best = max((heads for heads in product(range(size + 1), repeat=size) if is_tree(heads)), key=total)
    found = tree(scores)
    assert is_tree(found)
    assert total(tuple(found)) == pytest.approx(total(best), abs=1e-3)


@settings(deadline=None)
@given(SEEDS)
def test_a_long_sentence_gets_a_tree(seed: int) -> None:
    scores = random_scores(seed, 60, 61)
    scores[np.arange(60), np.arange(1, 61)] = -1e4
    assert is_tree(tree(scores))


def test_runs_begin_at_b_at_another_kind_and_at_a_paragraph() -> None:
    labels = np.array([1, 2, 1, 4, 0, 2, 2])
    probabilities = np.full((7, 5), -0.5, dtype=np.float32)
    assert runs(labels, probabilities, "BI", 10, {16}) == [
        Run(10, 12, 0, -1.0),
        Run(12, 13, 0, -0.5),
        Run(13, 14, 1, -0.5),
        Run(15, 16, 0, -0.5),
        Run(16, 17, 0, -0.5),
    ]


def test_runs_end_at_l_and_u() -> None:
    labels = np.array([1, 3, 2, 3, 4, 4, 5, 7])
    probabilities = np.full((8, 9), -0.5, dtype=np.float32)
    assert [(run.first, run.last, run.kind) for run in runs(labels, probabilities, "BILU", 0, {})] == [
        (0, 2, 0),
        (2, 4, 0),
        (4, 5, 0),
        (5, 6, 0),
        (6, 8, 1),
    ]


def test_log_probabilities_sum_to_one_even_for_large_scores() -> None:
    scores = np.array([[1000.0, 999.0, -1000.0]], dtype=np.float32)
    assert np.exp(log_probabilities(scores)).sum() == pytest.approx(1.0)
