"""What comparisons find in two profiles, and how they say it."""

import pytest

from reportedly.linking.comparisons import FEWEST_NAMES, ages_shared, names_shared, title_told
from reportedly.linking.headlines import headline_of
from reportedly.linking.profiles import Profile, profile_of
from reportedly.linking.tellings import tellings_of
from reportedly.linking.terms import ages_in, full_names_in, names_in
from tests.linking.told import Told, reading


def profile(words: str, *, title: str | None = None, place: str | None = None) -> Profile:
    told = reading("r", Told(words=words, trigger="hit", place=place), title=title)
    (telling,) = tellings_of(told)
    return profile_of(telling, told)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Shells hit the market of Tolvanne", "Shells hit the market of Tolvanne"),
        ("Shells hit the market of Tolvanne - QVTV.com | Tolvanne News", "Shells hit the market of Tolvanne"),
        ("News | Shells hit the market of Tolvanne", "Shells hit the market of Tolvanne"),
        ("Ferryman's trial opens :: The Vantrey Post", "Ferryman's trial opens"),
        ("", ""),
        (None, ""),
    ],
)
def test_a_headline_is_the_title_without_its_site(title: str | None, headline: str) -> None:
    assert headline_of(title) == headline


def test_names_lose_their_possessive() -> None:
    assert names_in("Corvick's mill and Tirrish’s ferry") == {"corvick", "tirrish"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the ferryman Ulen Corvick's boat", {("ulen", "corvick")}),
        ("the Police Department said", set()),
        ("Ulen, Corvick", set()),
        ("ulen Corvick", set()),
    ],
)
def test_full_names_are_two_names_in_a_row(text: str, names: set[tuple[str, str]]) -> None:
    assert full_names_in(text) == names


@pytest.mark.parametrize(
    ("text", "ages"),
    [
        ("a 7-year-old boy, Ulen Corvick, 28, and a man 91 years old", {7, 28, 91}),
        ("on March 12, 2024, some 300 people, 450, and more", set()),
        ("7 dead, 28 hurt", set()),
    ],
)
def test_ages_are_of_people(text: str, ages: set[int]) -> None:
    assert ages_in(text) == ages


def test_a_title_that_the_other_tells_is_found_whichever_has_it() -> None:
    titled = profile("Shells hit it.", title="Granary of Quistrel burns after shelling")
    telling = profile("Shells hit the granary of Quistrel, which burns after shelling.")
    assert title_told(titled, telling).value == title_told(telling, titled).value == 1.0
    assert "100%" in title_told(titled, telling).words
    assert title_told(telling, telling).value is None


def test_places_are_no_shared_names() -> None:
    one, other = (profile(f"Shells hit {name}'s house in Tolvanne.", place="Tolvanne") for name in ("Corvick", "Dask"))
    found = names_shared(one, other)
    assert "tolvanne" not in found.words
    both = profile("Shells hit Corvick and Dask in Tolvanne.", place="Tolvanne")
    assert "corvick" in names_shared(one, both).words


def test_one_name_in_common_is_little_where_few_are_given() -> None:
    one = profile("Corvick was hit.")
    assert names_shared(one, one).value == pytest.approx(1 / FEWEST_NAMES)


def test_ages_in_common_are_named() -> None:
    one, other = profile("Corvick, 28, was hit."), profile("A 28-year-old and a 7-year-old were hit.")
    assert (ages_shared(one, other).value, ages_shared(one, other).words) == (1.0, "people of the same age: 28")
    assert ages_shared(one, profile("Corvick, 29, was hit.")).value == 0.0
    assert ages_shared(one, profile("Corvick was hit.")).value is None
