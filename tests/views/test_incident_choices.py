"""The weighted votes about incident templates, and the table that they are kept in."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.views.incident_choices import Choice, Decision, choices, read_choices, written_choices

NAMES = st.text(st.characters(min_codepoint=33, max_codepoint=0x24F), min_size=1, max_size=12)
NUMBERS = st.integers(-100, 100).map(lambda number: number / 20)
CHOICES = st.builds(
    Choice, weights=st.dictionaries(NAMES, NUMBERS, max_size=6), bias=NUMBERS, threshold=st.sampled_from([0.2, 0.5])
)


def test_choices_are_votes_of_observations() -> None:
    choice = Choice({"said": 2.0, "unsaid": -2.0}, bias=0.0, threshold=0.5)
    assert choice.takes(frozenset({"said"}))
    assert not choice.takes(frozenset({"unsaid"}))
    assert choice.probability(frozenset({"said", "unsaid", "unknown"})) == pytest.approx(0.5)


def test_what_hangs_on_something_unlikely_is_not_taken() -> None:
    choice = Choice({"said": 2.0}, bias=0.0, threshold=0.5)
    assert choice.takes(frozenset({"said"}), given=0.9)
    assert not choice.takes(frozenset({"said"}), given=0.5)


@given(st.dictionaries(st.sampled_from(get_args(Decision)), CHOICES))
def test_choices_are_read_as_they_were_written(chosen: dict[Decision, Choice]) -> None:
    assert read_choices(["# a comment", *written_choices(chosen)]) == chosen


def test_every_decision_comes_with_the_package() -> None:
    assert set(choices()) == set(get_args(Decision))
    assert all(choice.weights for choice in choices().values())
