"""Scores of one partition of things against another: B-cubed and pairwise precision, recall and F1."""

from collections import Counter
from collections.abc import Hashable, Sequence


def partition_scores(gold: Sequence[Hashable], found: Sequence[Hashable]) -> dict[str, float]:
    """Compare two labellings of the same things, in the same order.

    B-cubed (Bagga and Baldwin 1998) averages over things the share of each one's found group that belongs with it, and
    of its gold group that was found. Pairwise scores count pairs of things put together; they weigh large groups more.
    """
    both = Counter(zip(gold, found, strict=True))
    golds, founds = Counter(gold), Counter(found)
    things = max(1, len(gold))
    precision = sum(count * count / founds[group] for (_, group), count in both.items()) / things
    recall = sum(count * count / golds[group] for (group, _), count in both.items()) / things
    pairs, pairs_gold, pairs_found = (
        sum(n * (n - 1) // 2 for n in counts.values()) for counts in (both, golds, founds)
    )
    pair_precision = pairs / pairs_found if pairs_found else 1.0
    pair_recall = pairs / pairs_gold if pairs_gold else 1.0
    return {
        "b_cubed_precision": precision,
        "b_cubed_recall": recall,
        "b_cubed_f1": _harmonic_mean(precision, recall),
        "pairwise_precision": pair_precision,
        "pairwise_recall": pair_recall,
        "pairwise_f1": _harmonic_mean(pair_precision, pair_recall),
    }


def _harmonic_mean(one: float, other: float) -> float:
    return 2 * one * other / (one + other) if one + other else 0.0
