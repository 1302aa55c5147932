"""Calibration: known confidences and known rights give known errors."""

from collections.abc import Sequence

import pytest

from reportedly.evaluation.reliability import Judged, brier_score, calibration_error, reliability
from reportedly.model.claim import Participant


def judged(*cases: tuple[float, bool]) -> list[Judged]:
    return [
        Judged(
            kind="participant",
            value=Participant(start=0, end=1, text="x", role="agent", confidence=confidence),
            right=right,
        )
        for confidence, right in cases
    ]


@pytest.mark.parametrize(
    ("cases", "error", "brier"),
    [
        ([(1.0, True), (0.0, False)], 0.0, 0.0),
        ([(1.0, False), (0.0, True)], 1.0, 1.0),
        ([(0.75, True), (0.75, True), (0.75, True), (0.75, False)], 0.0, 0.1875),
        ([(0.9, False), (0.9, True), (0.1, False), (0.1, False)], 0.25, 0.21),
    ],
)
def test_errors(cases: Sequence[tuple[float, bool]], error: float, brier: float) -> None:
    assert calibration_error(judged(*cases)) == pytest.approx(error)
    assert brier_score(judged(*cases)) == pytest.approx(brier)


def test_steps_are_fifths_and_the_last_holds_what_is_sure() -> None:
    steps = reliability(judged((0.81, True), (1.0, False), (0.39, False)))
    assert [(step.values, step.right) for step in steps] == [(1, 0.0), (2, 0.5)]


def test_nothing_judged_gives_no_error() -> None:
    assert calibration_error([]) is None
    assert brier_score([]) is None
    assert reliability([]) == []
