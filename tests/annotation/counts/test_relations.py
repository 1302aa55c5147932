"""How quantities stand to one another: parts, additions, tolls over a time, figures that replace others."""

from datetime import date

import pytest

from reportedly.annotation.counts import find_counts
from reportedly.annotation.times import find_times
from reportedly.model.count import Count


def counts_of(text: str) -> dict[str, Count]:
    """The counts of a text by their words."""
    return {count.text: count for count in find_counts(text, (), times=find_times(text, date(2018, 11, 25)))}


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Twenty people, including 12 children, died.", "12 children", "Twenty people"),
        ("Twenty people (among them 12 children) died.", "12 children", "Twenty people"),
        ("Twenty people died, 12 of whom were children.", "12", "Twenty people"),
        ("Ten men were killed, three of them police.", "three of them police", "Ten men"),
        ("It killed 12 of the 20 passengers.", "12", "20 passengers"),
    ],
)
def test_a_part_names_its_whole(text: str, part: str, whole: str) -> None:
    counts = counts_of(text)
    start = text.index(whole)
    assert counts[part].part_of == f"{start}:{start + len(whole)}"
    assert counts[whole].part_of is None


def test_every_part_of_a_list_names_the_whole() -> None:
    counts = counts_of("20 people, including 12 children and 3 women, died; 5 dogs survived.")
    assert [counts[words].part_of for words in ("12 children", "3 women", "5 dogs")] == ["0:9", "0:9", None]


def test_figures_of_two_sentences_are_no_parts() -> None:
    assert counts_of("Twenty people died. Including 12 children is wrong.")["12 children"].part_of is None


@pytest.mark.parametrize("words", ["five others", "three more bodies", "12 additional soldiers", "two other men"])
def test_what_comes_on_top_of_others_is_additional(words: str) -> None:
    assert counts_of(f"A guard and {words} died.")[words].additional


def test_another_adds_but_more_than_is_a_bound() -> None:
    counts = counts_of("Another 12 people fled, and more than 100 people stayed.")
    assert (counts["12 people"].additional, counts["more than 100 people"].additional) == (True, False)


@pytest.mark.parametrize(
    ("text", "words", "scope"),
    [
        ("Since Monday 19 people have died.", "19 people", "cumulative"),
        ("So far this year 19 people have died.", "19 people", "cumulative"),
        ("On Monday 19 people died.", "19 people", None),
        ("It has burned since Monday. On Friday 19 people died.", "19 people", None),
    ],
)
def test_a_toll_over_a_time_is_cumulative(text: str, words: str, scope: str | None) -> None:
    assert counts_of(text)[words].scope == scope


@pytest.mark.parametrize(
    ("text", "current", "superseded"),
    [
        ("The toll rose to 58 from 45.", "58", "45"),
        ("The toll climbed from 45 to 58.", "58", "45"),
        ("The ministry lowered the toll to 45, from 58.", "45", "58"),
    ],
)
def test_a_new_figure_and_the_one_it_replaces(text: str, current: str, superseded: str) -> None:
    counts = counts_of(text)
    assert (counts[current].update, counts[superseded].update) == ("current", "superseded")


def test_what_only_moves_replaces_nothing() -> None:
    assert {count.update for count in counts_of("They marched 12 strong to 58 villages from 45 towns.").values()} == {
        None
    }


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("12 people died.", "digits"),
        ("Twelve people died.", "words"),
        ("Dozens of people died.", "vague_word"),
        ("There were no casualties.", "negation"),
    ],
)
def test_how_the_number_is_written(text: str, basis: str) -> None:
    (count,) = counts_of(text).values()
    assert count.basis == basis
