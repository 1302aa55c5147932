"""The best pairs against all possible ones, on small tables."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.evaluation.pairing import best_pairs

WORTH = st.sampled_from([0.0, 0.5, 1.0, 2.0, 3.5])
TABLES = st.integers(1, 4).flatmap(
    lambda columns: st.lists(st.lists(WORTH, min_size=columns, max_size=columns), min_size=1, max_size=4)
)


def test_the_dearest_single_pair_gives_way_to_two_that_are_worth_more() -> None:
    # 3 alone is the dearest pair, but it leaves 0 for the other row; 2 + 2 is more than 3 + 0.
    assert best_pairs([[3, 2], [2, 0]]) == [(0, 1), (1, 0)]


def test_pairs_worth_nothing_are_left_out() -> None:
    assert best_pairs([[0, 1], [0, 1]]) in ([(0, 1)], [(1, 1)])
    assert best_pairs([]) == []


@given(TABLES)
def test_no_other_pairing_is_worth_more(worth: list[list[float]]) -> None:
    turned = worth if len(worth) <= len(worth[0]) else [list(column) for column in zip(*worth, strict=True)]
    best = max(
        sum(turned[row][column] for row, column in enumerate(columns))
        for columns in permutations(range(len(turned[0])), len(turned))
    )
    pairs = best_pairs(worth)
    assert sum(worth[row][column] for row, column in pairs) == best
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
