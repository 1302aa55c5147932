"""The fit of the choices about incident templates, on invented observations."""

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: make train installs it")

from training.incident_choices import LEAST_SEEN, LEAST_WEIGHT, fit


def test_what_goes_with_yes_speaks_for_it_and_what_is_rare_or_a_name_does_not_count() -> None:
    rows = [
        *[(frozenset({"near", "word mill"}), True)] * (4 * LEAST_SEEN),
        *[(frozenset({"far", "word orley"}), False)] * (4 * LEAST_SEEN),
        *[(frozenset({"rare"}), True)] * (LEAST_SEEN - 1),
    ]
    weights, _ = fit(rows, without=frozenset({"orley"}))
    assert weights["near"] > 0 > weights["far"]
    assert set(weights) == {"near", "far", "word mill"}
    assert all(abs(weight / LEAST_WEIGHT - round(weight / LEAST_WEIGHT)) < 1e-6 for weight in weights.values())
