"""Sequences and trees against exhaustive search."""

from collections.abc import Sequence
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotation.reader_model.decoding import Run, best_sequence, log_probabilities, runs, tree

SEEDS = st.integers(0, 10_000)


def random_scores(seed: int, *shape: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32)


@settings(deadline=None)
@given(SEEDS)
def test_the_best_sequence_is_the_best_of_all(seed: int) -> None:
    scores, transitions = random_scores(seed, 4, 3), random_scores(seed + 1, 3, 3)

    def total(labels: Sequence[int]) -> float:
        emitted = sum(scores[word, label] for word, label in enumerate(labels))
        return float(emitted + sum(transitions[a, b] for a, b in pairwise(labels)))

    best = max(product(range(3), repeat=4), key=total)
    assert total(best_sequence(scores, transitions).tolist()) == pytest.approx(total(best), abs=1e-4)


def is_tree(heads: tuple[int, ...] | list[int]) -> bool:
    if list(heads).count(0) != 1:
        return False
    for word in range(len(heads)):
        seen = set()
        node = word + 1
        while node:
            if node in seen:
                return False
            seen.add(node)
            node = heads[node - 1]
    return True


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
    assert runs(labels, probabilities, 10, {16}) == [
        Run(10, 12, 0, -1.0),
        Run(12, 13, 0, -0.5),
        Run(13, 14, 1, -0.5),
        Run(15, 16, 0, -0.5),
        Run(16, 17, 0, -0.5),
    ]


def test_log_probabilities_sum_to_one_even_for_large_scores() -> None:
    scores = np.array([[1000.0, 999.0, -1000.0]], dtype=np.float32)
    assert np.exp(log_probabilities(scores)).sum() == pytest.approx(1.0)
