"""The hand-written data files: in their form, and saying what they should."""

from importlib.resources import files

import pytest

from reportedly.annotation.places.keys import name_key
from reportedly.annotation.places.place_table import place_table
from reportedly.annotation.places.wording import load_wording

DATA = files("reportedly.annotation").joinpath("data")
SUPPLEMENT = place_table(
    DATA.joinpath("places_supplement.csv").read_text(encoding="utf-8").splitlines(), "supplement", given_by_user=False
)


def test_every_row_can_be_used() -> None:
    assert SUPPLEMENT.warnings == ()
    assert len(SUPPLEMENT.places) > 250


def test_every_place_has_a_point_and_a_name_of_its_own() -> None:
    assert all(place.entry.lat is not None for place in SUPPLEMENT.places)
    keys = [(name_key(place.entry.name), place.entry.country) for place in SUPPLEMENT.places]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("name", "feature", "lat", "lon"),
    [("Euphrates", "water", 35, 40), ("Darfur", "region", 13, 24), ("Eastern Ghouta", "region", 33.5, 36.4)],
)
def test_places_that_no_package_has(name: str, feature: str, lat: float, lon: float) -> None:
    (entry,) = (place.entry for place in SUPPLEMENT.places if place.entry.name == name)
    assert entry.feature == feature
    assert entry.lat == pytest.approx(lat, abs=2)
    assert entry.lon == pytest.approx(lon, abs=2)


def test_words_are_lower_case_and_listed_once() -> None:
    wording = load_wording()
    lists = (wording.units, wording.directions, wording.relations, wording.vague_nouns, wording.sites, wording.ordinary)
    assert all(word == word.casefold() for words in lists for word in words)
    assert not set(wording.directions) & set(wording.units)
