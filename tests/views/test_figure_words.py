"""Which words stand for one person, and which say that a sentence speaks of several happenings."""

import pytest

from reportedly.model.figure import RuledFigure
from reportedly.views.account_words import ruled_in_words
from reportedly.views.one_person import one_person
from reportedly.views.several_happenings import several_happenings
from tests.linking.told import Told, reading


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Eight people died in three separate attacks.", True),
        ("Shootings across the province killed nine.", True),
        ("Two air strikes killed four people.", True),
        ("The attack killed four people.", False),
        ("Two attackers killed four people.", False),
        ("The attacks were condemned.", False),
    ],
)
def test_several_happenings(words: str, found: bool) -> None:
    assert (several_happenings().search(words) is not None) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("a farmer", True),
        ("the 34-year-old teacher from Yarvane", True),
        ("his wife", True),
        ("Mirel Dask", True),
        ("farmers", False),
        ("many of them women", False),
        ("the family", False),
        ("Tolvanne", False),
    ],
)
def test_one_person(words: str, found: bool) -> None:
    assert (one_person().pattern.fullmatch(words) is not None) == found


def test_a_claim_that_counts_is_no_claim_of_one_person() -> None:
    dead = Told(words="Twelve people died.", trigger="died", type="harm.death", killed=("Twelve people", 12, 12))
    (claim,) = reading("r", dead).claims
    assert one_person().harmed(claim) is None


@pytest.mark.parametrize(
    ("ends", "words"),
    [
        ((12, 12, 12), "12"),
        ((None, None, None), "no number"),
        ((12, 1900, 2300), "low 12, best 1,900, high 2,300"),
        ((61, 61, None), "low 61, best 61, high open"),
    ],
)
def test_what_a_rule_gives_is_one_number_or_three_named_ones(
    ends: tuple[int | None, int | None, int | None], words: str
) -> None:
    low, best, high = ends
    assert ruled_in_words(RuledFigure(rule="latest", low=low, best=best, high=high, explanation="")) == words
