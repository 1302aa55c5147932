"""Average link with must-links and cannot-links."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.linking.clustering import NOT_COMPARED, THRESHOLD, Pair, clustered, components


def groups(
    size: int, scores: dict[Pair, float], together: list[Pair] | None = None, apart: list[Pair] | None = None
) -> list[list[int]]:
    return clustered(range(size), scores, first=range(size), together=together or [], apart=apart or [])


def test_a_chain_of_near_neighbours_does_not_collapse() -> None:
    chain = {(node, node + 1): 4.0 for node in range(30)}
    assert max(map(len, groups(31, chain))) < 8  # single link makes one group of 31


def test_what_was_never_compared_can_only_keep_groups_apart() -> None:
    assert NOT_COMPARED < THRESHOLD


def test_a_group_in_which_all_are_alike_is_found_whole() -> None:
    assert groups(12, dict.fromkeys(combinations(range(12), 2), 2.0)) == [list(range(12))]


@pytest.mark.parametrize(("score", "expected"), [(5.0, [[0, 1]]), (-5.0, [[0], [1]])])
def test_scores_decide(score: float, expected: list[list[int]]) -> None:
    assert groups(2, {(0, 1): score}) == expected


def test_what_is_apart_never_joins_and_what_is_together_always_does() -> None:
    alike = dict.fromkeys(combinations(range(4), 2), 5.0)
    found = groups(4, alike, apart=[(0, 1)])
    assert not any({0, 1} <= set(group) for group in found)
    assert groups(2, {(0, 1): -6.0}, together=[(0, 1)]) == [[0, 1]]


def test_components_are_the_connected_parts() -> None:
    assert components(5, [(3, 1), (1, 4)]) == [[0], [1, 3, 4], [2]]


pairs_of_eight = st.sampled_from(list(combinations(range(8), 2)))


@given(st.dictionaries(pairs_of_eight, st.floats(-6, 6)), st.sets(pairs_of_eight, max_size=6))
def test_every_node_is_in_one_group_and_nothing_apart_is_together(scores: dict[Pair, float], apart: set[Pair]) -> None:
    found = groups(8, scores, apart=list(apart))
    assert sorted(node for group in found for node in group) == list(range(8))
    assert not any({one, other} <= set(group) for one, other in apart for group in found)


def test_what_is_told_in_passing_joins_a_main_matter_before_its_like() -> None:
    """2 and 3 are told in passing and more alike than either is to the main matters 0 and 1; 0 and 3 are of one report.

    Were 2 to join 3 first, it could join the incident no more.
    """
    scores = {(0, 1): 5.0, (0, 2): 3.0, (1, 2): 3.0, (1, 3): 3.0, (2, 3): 4.0}
    assert clustered(range(4), scores, first=[0, 1], together=(), apart=[(0, 3)]) == [[0, 1, 2], [3]]
