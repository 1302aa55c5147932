"""B-cubed and pairwise scores, against values worked out by hand."""

import pytest

from reportedly.evaluation.partitions import partition_scores


def test_the_same_partition_under_other_names_is_perfect() -> None:
    assert set(partition_scores("aab", "xxy").values()) == {1.0}


def test_everything_in_one_group() -> None:
    scores = partition_scores("aabb", "xxxx")
    assert scores["b_cubed_precision"] == pytest.approx(0.5)
    assert scores["b_cubed_recall"] == 1.0
    assert scores["pairwise_precision"] == pytest.approx(2 / 6)
    assert scores["pairwise_f1"] == pytest.approx(0.5)


def test_everything_alone() -> None:
    scores = partition_scores("aab", "xyz")
    assert scores["b_cubed_recall"] == pytest.approx((0.5 + 0.5 + 1) / 3)
    assert (scores["pairwise_recall"], scores["pairwise_f1"]) == (0.0, 0.0)
