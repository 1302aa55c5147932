"""What the whole reader makes of the hand-annotated reports: floors that only rise, ceilings that only fall.

The test part is measured, and nothing else is done with it: no failure here tells which of its reports went wrong.
"""

import pytest

from reportedly.evaluation.report import TOLD, evaluate_report
from reportedly.evaluation.result import EvaluationResult
from reportedly.workflows.read_report import ReportReader
from tests.gold.annotated import CORPORA, GOLD, PARTS

FLOORS = {
    "development": {
        "attributions_f1": 0.68,
        "claims_f1": 0.75,
        "source": 0.90,
        "stance": 0.91,
        "own_assertions": 0.78,
        "event_type": 0.90,
        "times": 0.74,
    },
    "test": {
        "attributions_f1": 0.49,
        "claims_f1": 0.49,
        "source": 0.80,
        "stance": 0.90,
        "own_assertions": 0.50,
        "event_type": 0.79,
        "times": 0.81,
    },
}
"""A few points below what was measured first (.60 .53 .82 .91 .49 .82 .79; .53 .53 .84 .93 .55 .83 .85), since the
model's sums differ between processors."""

MOST_TOLD_BY_OUTLET = {"development": 4, "test": 15}
"""Claims in the outlet's own voice that it does not assert. The aim is none; 10 and 14 were measured first;
the development part is at 3."""


@pytest.fixture(scope="module")
def results() -> dict[str, EvaluationResult]:
    reader = ReportReader.load()
    found = {part: evaluate_report(GOLD / part, reader, CORPORA) for part in PARTS}
    if any(result.counts["reports_left_out"] for result in found.values()):
        pytest.skip(f"some texts stay in corpora that are not in {CORPORA}: set REPORTEDLY_CORPORA")
    return found


@pytest.mark.parametrize("part", PARTS)
def test_floors(part: str, results: dict[str, EvaluationResult]) -> None:
    for score, floor in FLOORS[part].items():
        assert results[part].scores[score] >= floor, score


@pytest.mark.parametrize("part", PARTS)
def test_the_outlet_is_given_little_that_it_does_not_assert(part: str, results: dict[str, EvaluationResult]) -> None:
    assert sum(results[part].counts[told] for told in TOLD) <= MOST_TOLD_BY_OUTLET[part]


@pytest.mark.parametrize("part", PARTS)
def test_scores_lie_in_their_intervals(part: str, results: dict[str, EvaluationResult]) -> None:
    for score, (lower, upper) in results[part].intervals.items():
        assert lower <= results[part].scores[score] <= upper, score
