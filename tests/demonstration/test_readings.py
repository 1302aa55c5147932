"""What the whole reader makes of the demonstration reports, against their hand annotation: floors that only rise."""

from pathlib import Path

import pytest

from reportedly.demonstration import actors_path, gazetteer_path
from reportedly.evaluation.report import evaluate_report
from reportedly.evaluation.result import EvaluationResult
from reportedly.workflows.read_report import ReportReader

GOLD = Path(__file__).parent / "gold"

FLOORS = {
    "attributions_recall": 0.79,
    "attributions_precision": 0.75,
    "chains": 1.0,
    "claims_recall": 0.65,
    "claims_precision": 0.66,
    "stance": 0.88,
    "times": 0.95,
    "places": 0.83,
    "figures": 0.73,
}
"""Two or three points below what was measured, since the model's sums differ between processors."""

MOST_TOLD_BY_OUTLET = 5
"""Claims in the outlet's own voice whose trigger stands in what the annotation gives to somebody. The aim is none, four
were measured."""


@pytest.fixture(scope="module")
def result() -> EvaluationResult:
    return evaluate_report(GOLD, ReportReader.load(gazetteers=[gazetteer_path()], actors=[actors_path()]))


@pytest.mark.parametrize(("score", "floor"), FLOORS.items())
def test_floors(result: EvaluationResult, score: str, floor: float) -> None:
    assert result.scores[score] >= floor


def test_the_outlet_is_given_little_of_what_others_say(result: EvaluationResult) -> None:
    assert result.counts["told_attributed"] <= MOST_TOLD_BY_OUTLET
