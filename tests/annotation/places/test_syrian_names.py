"""The test of names: what reports of one war call its places, in every spelling, and a few names from elsewhere.

A name resolves within ten kilometres of the point given here (general knowledge), or stays open with its string kept.
"""

from functools import cache

import pytest

from reportedly.annotation.places.annotator import PlaceAnnotator
from reportedly.annotation.places.entry import great_circle_kilometres
from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.model.place import PlaceMention
from tests.annotation.places.documents import document

NEAR_ENOUGH_KM = 10.0
AREAS = {"Crimea", "West Bank", "Cabo Delgado", "Hama"}  # a unit may be meant, whose point is its middle
SAME_AREA_KM = 80.0


@cache
def annotator() -> PlaceAnnotator:
    return PlaceAnnotator(Gazetteer.shipped())


def only(name: str, country: str) -> PlaceMention:
    """The place called `name` in a sentence of a report from `country`."""
    text = f"Shells hit {name} on Sunday, relief workers in {country} said. {country} saw three such attacks this week."
    found = annotator().annotate(document(text, [(name, "location")])).places
    return next(place for place in found if place.start == text.index(name))


@pytest.mark.parametrize(
    ("name", "lat", "lon"),
    [
        ("Aleppo", 36.2, 37.16), ("Haleb", 36.2, 37.16), ("Halab", 36.2, 37.16),
        ("Idlib", 35.93, 36.63), ("Idleb", 35.93, 36.63),
        ("Khan Sheikhoun", 35.44, 36.65), ("Khan Shaykhun", 35.44, 36.65), ("Khan Sheikhun", 35.44, 36.65),
        ("Khan Shaykhoun", 35.44, 36.65),
        ("Douma", 33.57, 36.4), ("Duma", 33.57, 36.4),
        ("Saraqib", 35.86, 36.8), ("Saraqeb", 35.86, 36.8),
        ("Hama", 35.13, 36.75), ("Hamah", 35.13, 36.75), ("Homs", 34.72, 36.72),
        ("Kobani", 36.89, 38.35), ("Kobane", 36.89, 38.35), ("Manbij", 36.53, 37.95), ("Afrin", 36.51, 36.87),
        ("al-Bab", 36.37, 37.52), ("Kafr Nabl", 35.61, 36.56), ("Jisr al-Shughour", 35.81, 36.32),
        ("Atarib", 36.14, 36.83), ("Taftanaz", 36.0, 36.79),
        ("Ma'arrat al-Nu'man", 35.65, 36.68), ("Ma'arrat al-Numan", 35.65, 36.68), ("Maarat al-Numan", 35.65, 36.68),
        ("Maarrat al-Numan", 35.65, 36.68), ("Maaret al-Numan", 35.65, 36.68), ("Maarrat an-Numan", 35.65, 36.68),
        ("Yarmouk camp", 33.47, 36.3),
        ("Deir Ezzor", 35.34, 40.14), ("Deir ez-Zor", 35.34, 40.14), ("Deir al-Zor", 35.34, 40.14),
        ("Qamishli", 37.05, 41.23), ("Ras al-Ain", 36.85, 40.07),
        ("Eastern Ghouta", 33.5, 36.45), ("Ghouta", 33.5, 36.45),
        ("Abu al-Duhur", 35.73, 37.1), ("Khmeimim", 35.4, 35.95), ("Hmeimim", 35.4, 35.95),
        ("Baghouz", 34.45, 40.97), ("Tadamon", 33.47, 36.31), ("Saqba", 33.52, 36.38), ("Zamalka", 33.53, 36.35),
        ("Ain Tarma", 33.51, 36.35), ("Anadan", 36.29, 37.04), ("Dabiq", 36.54, 37.27), ("Marea", 36.48, 37.19),
        ("Urum al-Kubra", 36.14, 36.97), ("Latamneh", 35.32, 36.62), ("Moadamiyeh", 33.46, 36.19),
        ("Arbin", 33.54, 36.37), ("Shayrat", 34.49, 36.91), ("Dumayr", 33.64, 36.69), ("Saiqal", 33.68, 37.21),
        ("Mezze", 33.5, 36.25),
    ],
)  # fmt: skip
def test_a_syrian_name_resolves_however_it_is_spelt(name: str, lat: float, lon: float) -> None:
    assert_near(only(name, "Syria"), name, "SY", lat, lon)


@pytest.mark.parametrize(
    ("name", "country", "code", "lat", "lon"),
    [
        ("Hodeidah", "Yemen", "YE", 14.8, 42.95),
        ("West Bank", "Israel", "PS", 32.0, 35.25),
        ("Crimea", "Ukraine", "UA", 45.3, 34.4),
        ("Cabo Delgado", "Mozambique", "MZ", -12.3, 39.5),
        ("Maungdaw", "Myanmar", "MM", 20.82, 92.37),
        ("Zaatari", "Jordan", "JO", 32.29, 36.33),
        ("Kutupalong", "Bangladesh", "BD", 21.21, 92.16),
    ],
)
def test_names_from_elsewhere(name: str, country: str, code: str, lat: float, lon: float) -> None:
    assert_near(only(name, country), name, code, lat, lon)


@pytest.mark.parametrize(("name", "country"), [("Ogossagou", "Mali"), ("Xqzvwk al-Kubra", "Syria")])
def test_a_name_that_no_gazetteer_has_keeps_its_string(name: str, country: str) -> None:
    place = only(name, country)
    assert (place.text, place.name, place.status) == (name, name, "not_in_gazetteer")
    assert (place.lat, place.lon, place.geonameid, place.gazetteer_id) == (None, None, None, None)


def assert_near(place: PlaceMention, name: str, code: str, lat: float, lon: float) -> None:
    assert (place.text, place.status, place.country) == (name, "resolved", code)
    assert place.lat is not None
    assert place.lon is not None
    apart = great_circle_kilometres(place.lat, place.lon, lat, lon)
    assert apart <= (SAME_AREA_KM if name in AREAS else NEAR_ENOUGH_KM)
