"""The words of counts.toml: each of them does what its table says."""

from pathlib import Path

import pytest

from reportedly.annotation.annotator import Pipeline
from reportedly.annotation.counts import CountAnnotator, find_counts, named_convention
from reportedly.annotation.counts.knowledge import chosen_convention, count_knowledge
from reportedly.errors import KnowledgeError
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


@pytest.mark.parametrize("words", WORDS.cumulative)
def test_every_word_of_a_toll_over_a_time(words: str) -> None:
    (count,) = find_counts(f"They have lost 12 boats {words}.", ())
    assert count.scope == "cumulative"


@pytest.mark.parametrize("word", WORDS.changes)
def test_every_word_of_a_figure_that_changes(word: str) -> None:
    new, old = find_counts(f"The toll {word} to 58 from 45.", ())
    assert (new.update, old.update) == ("current", "superseded")


def test_an_own_convention_changes_what_it_names(tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text('[vague_amounts]\nDozens = 36\n"a  great many" = 7\n', encoding="utf-8")
    convention = chosen_convention(str(path))
    assert (convention["dozens"], convention["a great many"], convention["hundreds"]) == (36, 7, 200)
    assert chosen_convention("acled")["dozens"] == 12


@pytest.mark.parametrize(
    "content",
    [None, "no TOML", "", "[vague_amounts]", "[other]\ndozens = 12", '[vague_amounts]\ndozens = "12"',
     "vague_amounts = 3",
     "[vague_amounts]\ndozens = -1",
     "[vague_amounts]\ndozens = true", "[vague_amounts]\na = 1\n[other]\nb = 2"],
)  # fmt: skip
def test_what_is_no_convention_is_refused_with_its_name(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "broken.toml"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"broken\.toml"):
        chosen_convention(str(path))


def test_an_unknown_convention_is_refused_with_those_there_are() -> None:
    with pytest.raises(KnowledgeError, match="acled, reportedly"):
        chosen_convention("nobodys")
