"""The words of counts.toml: each of them does what its table says."""

import pytest

from reportedly.annotation.annotator import Pipeline
from reportedly.annotation.counts import CountAnnotator, find_counts, named_convention
from reportedly.annotation.counts.knowledge import count_knowledge
from reportedly.model.count import Bound

WORDS = count_knowledge()


@pytest.mark.parametrize(("words", "bound"), sorted(WORDS.bounds.items()))
def test_every_word_of_bound(words: str, bound: Bound) -> None:
    (count,) = find_counts(f"We saw {words} 12 boats.", ())
    assert (count.text, count.bound) == (f"{words} 12 boats", bound)


@pytest.mark.parametrize(("words", "bound"), sorted(WORDS.bounds_behind.items()))
def test_every_bound_behind(words: str, bound: Bound) -> None:
    (count,) = find_counts(f"We saw 12 {words} boats.", ())
    assert (count.text, count.bound) == (f"12 {words} boats", bound)


@pytest.mark.parametrize(("term", "lowest"), sorted(named_convention("reportedly").items()))
def test_every_vague_word(term: str, lowest: int) -> None:
    (count,) = find_counts(f"We saw {term} of boats.", ())
    assert (count.vague_term, count.low) == (term, lowest)


@pytest.mark.parametrize("noun", sorted(WORDS.countable_as_none))
def test_every_noun_that_can_be_none(noun: str) -> None:
    (count,) = find_counts(f"There was no {noun} there.", ())
    assert (count.low, count.high, count.best) == (0, 0, 0)


@pytest.mark.parametrize("noun", sorted(WORDS.irregular_plurals - WORDS.function_words))
def test_every_irregular_plural_is_counted(noun: str) -> None:
    (count,) = find_counts(f"We saw 12 {noun} there.", ())
    assert count.unit == noun


@pytest.mark.parametrize("noun", sorted(WORDS.measures | WORDS.address_words))
def test_measures_and_addresses_are_no_counts(noun: str) -> None:
    assert find_counts(f"It was 12 {noun} there.", ()) == ()


@pytest.mark.parametrize("label", sorted(WORDS.labels))
def test_a_number_behind_a_label_is_a_name(label: str) -> None:
    assert find_counts(f"It was {label} 12 there.", ()) == ()


def test_the_annotator_needs_words_and_times() -> None:
    with pytest.raises(ValueError, match="CountAnnotator requires"):
        Pipeline([CountAnnotator()])
    assert CountAnnotator("acled").provides == frozenset({"counts"})
