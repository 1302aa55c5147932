"""The hand-written data files: in their form, and saying what they should."""

import csv
from collections import Counter
from functools import cache
from importlib.resources import files

import numpy as np
import numpy.typing as npt
import pytest

from reportedly.annotation.places.gazetteer import PACKED_FOLDER, Gazetteer
from reportedly.annotation.places.keys import name_key
from reportedly.annotation.places.packed import PLACES_FILE
from reportedly.annotation.places.peoples import Peoples
from reportedly.annotation.places.place_table import NamedEntry, place_table
from reportedly.annotation.places.wording import load_wording

DATA = files("reportedly.annotation").joinpath("data")
LINES = DATA.joinpath("places_supplement.csv").read_text(encoding="utf-8").splitlines()
SUPPLEMENT = place_table(LINES, "supplement", given_by_user=False)
DEGREES_AROUND_TOWNS = {"water": 3.0, "region": 1.5}  # beyond the towns of a country; waters lie off its coast


def test_every_row_can_be_used() -> None:
    assert SUPPLEMENT.warnings == ()
    assert len(SUPPLEMENT.places) >= 300


def test_every_place_has_a_point_and_a_name_of_its_own() -> None:
    assert all(place.entry.lat is not None for place in SUPPLEMENT.places)
    keys = [(name_key(place.entry.name), place.entry.country) for place in SUPPLEMENT.places]
    assert len(keys) == len(set(keys))


def test_ids_are_unique_and_every_row_says_where_it_comes_from() -> None:
    rows = list(csv.DictReader(line for line in LINES if not line.startswith("#")))
    assert len({row["id"] for row in rows}) == len(rows)
    assert {row["source"] for row in rows} == {"general knowledge"}


def test_no_name_means_two_places_of_one_country() -> None:
    names = Counter(
        (key, place.entry.country) for place in SUPPLEMENT.places for key in {name_key(name) for name in place.names}
    )
    assert [name for name, places in names.items() if places > 1] == []


@cache
def towns_of(country: str) -> npt.NDArray[np.float64]:
    """The points of a country's towns in the packed gazetteer, latitude and longitude."""
    places = np.load(PACKED_FOLDER / PLACES_FILE, mmap_mode="r")
    of_country = places[(places["country"] == country.encode()) & ~np.isnan(places["lat"])]
    return np.stack([of_country["lat"], of_country["lon"]], axis=1).astype(np.float64)


@pytest.mark.parametrize(
    "place", [p for p in SUPPLEMENT.places if p.entry.country], ids=lambda place: str(place.entry.name)
)
def test_a_place_lies_in_its_country(place: NamedEntry) -> None:
    """Within the box of the country's towns, with a margin; Russia and the like reach over the date line."""
    entry = place.entry
    assert entry.country is not None
    assert entry.lat is not None
    assert entry.lon is not None
    towns = towns_of(entry.country)
    margin = DEGREES_AROUND_TOWNS.get(entry.feature, 0.5)
    assert towns[:, 0].min() - margin <= entry.lat <= towns[:, 0].max() + margin
    assert towns[:, 1].min() - margin <= entry.lon <= towns[:, 1].max() + margin


def test_every_home_of_a_people_is_in_the_gazetteer() -> None:
    gazetteer, peoples = Gazetteer.shipped(), Peoples([])
    rows = [row.split("\t") for row in DATA.joinpath("peoples.tsv").read_text(encoding="utf-8").splitlines()]
    for demonym, place, feature, country in (row for row in rows if not row[0].startswith(("#", "demonym"))):
        home = peoples.home_of(f"{demonym}s")
        assert home is not None
        assert (home.place, home.feature, home.country or "") == (place, feature, country)
        found = [candidate.entry for candidate in gazetteer.named(place) if candidate.exact]
        assert any((entry.feature, entry.country or "") == (feature, country) for entry in found), demonym


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
