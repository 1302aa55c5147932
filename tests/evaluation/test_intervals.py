"""Bootstrap intervals over documents."""

from collections import Counter

import pytest

from reportedly.evaluation.intervals import bootstrap_intervals
from reportedly.evaluation.result import FScore, Share

FOUND = Share(name="recall", part=("found",), whole=("gold",))
F1 = Share(name="f1", part=("found", "found"), whole=("gold", "given"))

BALANCED = FScore(
    name="f1",
    recall=Share(name="recall", part=("recalled",), whole=("gold",)),
    precision=Share(name="precision", part=("right",), whole=("given",)),
)


def test_documents_alike_leave_no_room() -> None:
    lower, upper = bootstrap_intervals([Counter(found=3, gold=4)] * 5, [FOUND])["recall"]
    assert (lower, upper) == (0.75, 0.75)


def test_documents_apart_widen_the_interval_around_the_share() -> None:
    tallies = [Counter(found=found, gold=10) for found in (0, 2, 5, 8, 10)]
    lower, upper = bootstrap_intervals(tallies, [FOUND])["recall"]
    assert 0.1 < lower < 0.5 < upper < 0.9


def test_the_same_counts_give_the_same_interval() -> None:
    tallies = [Counter(found=1, gold=2), Counter(found=2, gold=2)]
    assert bootstrap_intervals(tallies, [FOUND]) == bootstrap_intervals(tallies, [FOUND])


def test_a_share_with_nothing_below_the_line_has_no_interval() -> None:
    assert bootstrap_intervals([Counter(gold=0)], [FOUND]) == {}


@pytest.mark.parametrize(("share", "value"), [(FOUND, 0.5), (F1, 0.4)])
def test_a_share_sums_the_counts_above_and_below_the_line(share: Share, value: float) -> None:
    assert share.of(Counter(found=2, gold=4, given=6)) == value
    assert share.of(Counter()) is None


def test_an_f_score_balances_its_two_shares() -> None:
    # Recall 1/2, precision 1/4: 2 * 1/8 / (3/4) = 1/3.
    assert BALANCED.of(Counter(recalled=2, gold=4, right=1, given=4)) == pytest.approx(1 / 3)
    assert BALANCED.of(Counter(gold=4)) == 0.0
    assert BALANCED.of(Counter()) is None


def test_an_f_score_has_an_interval_as_shares_have() -> None:
    tallies = [Counter(recalled=n, gold=10, right=n, given=10) for n in (0, 2, 5, 8, 10)]
    lower, upper = bootstrap_intervals(tallies, [BALANCED])["f1"]
    assert 0.1 < lower < 0.5 < upper < 0.9
