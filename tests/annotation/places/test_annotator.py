"""Places in invented sentences: what is found, what it means and how finely."""

from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.annotation.places.annotator import PlaceAnnotator
from reportedly.annotation.places.entry import Entry
from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.annotation.places.place_table import NamedEntry
from reportedly.model.annotation import NameKind
from reportedly.model.document import Document
from reportedly.model.place import PlaceMention
from tests.annotation.places.documents import document

ISLAND = [
    NamedEntry(
        entry=Entry(name="Orrin", feature="country", country="XB", lat=0.0, lon=0.0, given_by_user=True),
        names=("Orrin",),
    ),
    NamedEntry(
        entry=Entry(
            name="Port Iselle",
            feature="populated_place",
            country="XB",
            lat=0.2,
            lon=0.1,
            given_by_user=True,
            gazetteer_id="island-7",
            is_capital=True,
        ),
        names=("Port Iselle", "Iselle"),
    ),
    NamedEntry(
        entry=Entry(name="Dunmar", feature="populated_place", country="XB", lat=0.3, lon=0.1, given_by_user=True),
        names=("Dunmar",),
    ),
]


@cache
def annotator() -> PlaceAnnotator:
    return PlaceAnnotator(Gazetteer.shipped(ISLAND))


def places(text: str, *locations: str, **kinds: list[str]) -> list[PlaceMention]:
    """The places of a text in which `locations` are marked as names of places."""
    names: list[tuple[str, NameKind]] = [(name, "location") for name in locations]
    names += [(name, "person") for name in kinds.get("persons", [])]
    names += [(name, "organisation") for name in kinds.get("organisations", [])]
    return list(annotator().annotate(document(text, names)).places)


def only(text: str, *locations: str) -> PlaceMention:
    """The one place of a text."""
    (place,) = places(text, *locations)
    return place


@pytest.mark.parametrize(
    ("text", "words", "name", "feature", "country", "ucdp", "acled"),
    [
        ("Shells hit Aleppo.", "Aleppo", "Aleppo", "populated_place", "SY", 1, 1),
        ("Shells hit the city of Aleppo.", "Aleppo", "Aleppo", "populated_place", "SY", 1, 1),
        ("Shells hit the province of Idlib.", "province of Idlib", "Idlib", "admin1", "SY", 4, 3),
        ("Shells hit Idlib province in Syria.", "Idlib province", "Idlib", "admin1", "SY", 4, 3),
        ("Rain fell in Syria.", "Syria", "Syria", "country", "SY", 6, 3),
        ("They met in the Kazakh Astana.", "Astana", "Astana", "populated_place", "KZ", 1, 1),
        ("A boat sank in the Red Sea.", "Red Sea", "Red Sea", "water", None, 7, 3),
        ("Fighting spread in Darfur.", "Darfur", "Darfur", "region", "SD", 5, 3),
        ("Shells hit Idlib.", "Idlib", "Idlib", "populated_place", "SY", 1, 1),
        ("Shells hit Homs.", "Homs", "Homs", "populated_place", "SY", 1, 1),
        ("Floods hit Antioquia in Colombia.", "Antioquia", "Antioquia", "admin1", "CO", 4, 3),
        ("Shells hit Bagram Air Base.", "Bagram Air Base", "Bagram Air Base", "airport", "AF", 1, 1),
        ("Water ran short in the Zaatari camp.", "Zaatari camp", "Zaatari", "site", "JO", 1, 1),
        ("Fires burned in Boone County, Missouri.", "Boone County", "Boone County", "admin2", "US", 3, 2),
        ("Boats crossed Lake Tana.", "Lake Tana", "Lake Tana", "water", "ET", 5, 3),
        ("A boat left Port Iselle.", "Port Iselle", "Port Iselle", "populated_place", "XB", 1, 1),
        ("A boat left Iselle.", "Iselle", "Port Iselle", "populated_place", "XB", 1, 1),
    ],
)
def test_a_place_that_is_named(
    text: str, words: str, name: str, feature: str, country: str | None, ucdp: int, acled: int
) -> None:
    place = next(place for place in places(text) if place.text == words)
    assert (place.status, place.relation, place.reference) == ("resolved", "in", None)
    assert (place.name, place.feature, place.country) == (name, feature, country)
    assert (place.ucdp_where_prec, place.acled_geo_precision) == (ucdp, acled)
    assert place.lat is not None


def test_a_place_of_the_users_own_gazetteer_says_which_row_it_is() -> None:
    port, north = places("A boat left Port Iselle. Shells fell north of Iselle.")
    assert (port.gazetteer_id, port.geonameid, port.reference) == ("island-7", None, None)
    assert north.gazetteer_id is None
    assert north.reference is not None
    assert north.reference.gazetteer_id == "island-7"


@pytest.mark.parametrize(
    ("text", "words", "relation", "reference", "ucdp", "acled"),
    [
        ("Shells fell near Aleppo.", "near Aleppo", "near", "Aleppo", 2, 2),
        ("Shells fell west of Aleppo.", "west of Aleppo", "direction_of", "Aleppo", 2, 2),
        ("Troops massed around Aleppo.", "around Aleppo", "around", "Aleppo", 2, 2),
        ("Shells fell near Bagram Air Base.", "near Bagram Air Base", "near", "Bagram Air Base", 2, 2),
        ("Shells fell in northern Idlib province.", "northern Idlib province", "direction_of", "Idlib", 5, 3),
        ("Fighting raged along the Tigris.", "along the Tigris", "along", "Tigris", 5, 3),
        (
            "Jets struck positions between Aleppo and Idlib.",
            "between Aleppo and Idlib",
            "between",
            "Aleppo; Idlib",
            5,
            2,
        ),
        ("Troops gathered in northern Syria.", "northern Syria", "direction_of", "Syria", 5, 3),
    ],
)
def test_how_finely_a_relation_places_what_happened(
    text: str, words: str, relation: str, reference: str, ucdp: int, acled: int
) -> None:
    place = only(text)
    assert (place.text, place.relation) == (words, relation)
    assert place.reference is not None
    assert place.reference.name == reference
    assert (place.lat, place.lon) == (None, None)
    assert (place.ucdp_where_prec, place.acled_geo_precision) == (ucdp, acled)


@pytest.mark.parametrize(
    ("text", "words", "relation", "direction", "reference", "ucdp"),
    [
        ("Shells fell in the west of Aleppo.", "the west of Aleppo", "direction_of", ("W",), "Aleppo", 2),
        ("Shells fell west of Aleppo.", "west of Aleppo", "direction_of", ("W",), "Aleppo", 2),
        ("Shells fell in south-western Aleppo.", "south-western Aleppo", "direction_of", ("SW",), "Aleppo", 2),
        ("Shells fell on Aleppo's eastern suburbs.", "Aleppo's eastern suburbs", "direction_of", ("E",), "Aleppo", 2),
        ("Shells fell north and east of Aleppo.", "north and east of Aleppo", "direction_of", ("N", "E"), "Aleppo", 2),
        ("Troops gathered in northern Syria.", "northern Syria", "direction_of", ("N",), "Syria", 5),
        ("Shells fell near Aleppo.", "near Aleppo", "near", None, "Aleppo", 2),
        ("Shells fell on the outskirts of Aleppo.", "on the outskirts of Aleppo", "near", None, "Aleppo", 2),
        ("Troops moved along the Euphrates.", "along the Euphrates", "along", None, "Euphrates", 5),
        ("Troops moved around the province of Idlib.", "around the province of Idlib", "around", None, "Idlib", 5),
    ],
)
def test_a_place_that_is_described_from_another(
    text: str, words: str, relation: str, direction: tuple[str, ...] | None, reference: str, ucdp: int
) -> None:
    place = only(text)
    assert (place.text, place.relation, place.direction, place.status) == (words, relation, direction, "resolved")
    assert place.reference is not None
    assert place.reference.name == reference
    assert (place.name, place.geonameid, place.lat, place.lon) == (None, None, None, None)
    assert place.ucdp_where_prec == ucdp


def test_between_two_places() -> None:
    place = only("Jets struck positions between Aleppo and Idlib.")
    assert (place.text, place.relation, place.status) == ("between Aleppo and Idlib", "between", "resolved")
    assert place.reference is not None
    assert (place.reference.name, place.reference.country, place.reference.lat) == ("Aleppo; Idlib", "SY", None)


@pytest.mark.parametrize(
    ("text", "words", "reference"),
    [
        ("It lies in a border zone in Northern Syria.", "a border zone in Northern Syria", "Syria"),
        ("Shells fell on residential areas.", "residential areas", None),
    ],
)
def test_an_area_without_a_name(text: str, words: str, reference: str | None) -> None:
    place = only(text)
    assert (place.text, place.status, place.name, place.lat) == (words, "too_vague", None, None)
    assert (place.reference.name if place.reference else None) == reference


def test_an_area_in_a_town_is_the_town() -> None:
    assert only("Shells fell on residential areas in Aleppo.").text == "Aleppo"


def test_the_city_is_the_town_named_last() -> None:
    first, second = places("Shells hit Homs and Aleppo. Blasts shook the south of the city.")[1:]
    assert first.text == "Aleppo"
    assert (second.text, second.direction) == ("the south of the city", ("S",))
    assert second.reference is not None
    assert second.reference.geonameid == 170063


def test_the_city_of_a_text_that_names_none() -> None:
    assert places("Blasts shook the south of the city.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian government and French diplomats met.",
        "It happened on Sunday in May.",
        "He walked down the road.",
        "The Union rejected the Plan.",
        "Europeans and Texans met African guests.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert places(text) == []


def test_people_and_organisations_are_no_places() -> None:
    found = places(
        "John Jordan of the Free Aleppo Brigade left the Bank of Syria.",
        persons=["John Jordan"],
        organisations=["Free Aleppo Brigade", "Bank of Syria"],
    )
    assert [place.text for place in found] == ["Syria"]


def test_a_place_within_a_sites_name() -> None:
    found = places("Shells hit Aleppo University.", organisations=["Aleppo University"])
    assert [(place.text, place.country) for place in found] == [("Aleppo", "SY")]


@pytest.mark.parametrize(
    ("text", "organisation", "places_in_it"),
    [
        ("Shots were heard, Dunmar Police said.", "Dunmar Police", ["Dunmar"]),
        ("It was the Ohio Board of Health in Columbus.", "Ohio Board of Health", ["Ohio", "Columbus"]),
        ("It was the Lexington Fire Department in Kentucky.", "Lexington Fire Department", ["Lexington", "Kentucky"]),
        ("The Syria Police fled.", "Syria Police", []),
        ("The Aleppo Brigade fled.", "Aleppo Brigade", []),
    ],
)
def test_the_bodies_that_a_town_has_leave_its_name_a_place(
    text: str, organisation: str, places_in_it: list[str]
) -> None:
    assert [place.text for place in places(text, organisations=[organisation])] == places_in_it


@pytest.mark.parametrize(
    ("text", "persons", "locations", "found"),
    [
        ("Shells hit homes in Douma in Syria.", ["Douma"], [], ["Douma", "Syria"]),
        ("Shells hit Syria, said Douma.", ["Douma"], [], ["Syria"]),
        ("Shells hit Homs and Douma in Syria. Douma burnt. Douma said so.", ["said so"], ["Douma"],
         ["Homs", "Douma", "Syria", "Douma", "Douma"]),
    ],
)  # fmt: skip
def test_a_name_taken_for_a_persons(text: str, persons: list[str], locations: list[str], found: list[str]) -> None:
    assert [place.text for place in places(text, *locations, persons=persons)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A fire broke out in Salem, MA, on Friday.", ["Salem", "MA"]),
        ("A fire broke out in MA on Friday.", ["MA"]),
        ("Shares of the MA fund and US bonds fell.", ["US"]),
        ("A fire broke out in Eu in France, an EU state.", ["Eu", "France"]),
    ],
)
def test_two_capitals_are_a_unit_only_where_the_words_around_say_so(text: str, found: list[str]) -> None:
    assert [place.text for place in places(text)] == found


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ("Shells hit Deir ez-Zor.", ["Deir ez", "Zor"], ["Deir ez-Zor"]),
        ("They fled the Democratic Republic of the Congo.", ["Congo"], ["Democratic Republic of the Congo"]),
        ("They stood in Northern Syria.", ["Northern Syria"], ["Northern Syria"]),
        ("They stood in the West of Aleppo.", ["West"], ["the West of Aleppo"]),
        ("They stood in the West of Aleppo.", ["West of Aleppo"], ["the West of Aleppo"]),
        ("They settled in the West Bank.", ["West Bank"], ["West Bank"]),
        ("They left Salem, Oregon, at once.", ["Salem, Oregon"], ["Salem", "Oregon"]),
    ],
)
def test_names_that_the_model_cut_otherwise(text: str, marked: list[str], words: list[str]) -> None:
    assert [place.text for place in places(text, *marked)] == words


def test_a_name_that_no_gazetteer_has_is_kept() -> None:
    place = only("Shells hit Xqzvwk.", "Xqzvwk")
    assert (place.status, place.name, place.lat, place.confidence) == ("not_in_gazetteer", "Xqzvwk", None, None)


def test_a_name_that_only_the_gazetteer_takes_for_a_place_must_be_resolved() -> None:
    assert [place.status for place in places("A fire broke out in Springfield.", "Springfield")] == ["ambiguous"]
    assert places("A fire broke out in Springfield.") == []


def test_described_from_a_place_that_no_gazetteer_has() -> None:
    place = only("Shells fell near Xqzvwk.", "Xqzvwk")
    assert (place.text, place.relation, place.status) == ("near Xqzvwk", "near", "not_in_gazetteer")
    assert place.reference is not None
    assert (place.reference.name, place.reference.geonameid) == ("Xqzvwk", None)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A fire broke out in Paris, Texas, on Friday.", "Paris", "US"),
        ("A fire broke out in Paris, France, on Friday.", "Paris", "FR"),
        ("Shells hit Arbin. Douma and Harasta in Syria were hit too.", "Arbin", "SY"),
        ("The Syrian army shelled Tartus, Hama and Douma.", "Douma", "SY"),
        ("Rain fell in Atlanta, Savannah and Macon in Georgia.", "Georgia", "US"),
        ("Rain fell in Tbilisi, Gori and Batumi in Georgia.", "Georgia", "GE"),
    ],
)
def test_the_report_tells_which_namesake(text: str, name: str, country: str) -> None:
    place = next(place for place in places(text, name) if place.text == name)
    assert (place.status, place.country) == ("resolved", country)


def test_a_name_of_many_towns_stays_open() -> None:
    place = only("A fire broke out in Springfield.", "Springfield")
    assert (place.status, place.geonameid) == ("ambiguous", None)


def with_syntax(text: str, syntax: dict[str, tuple[str, str]], verbs: dict[str, str]) -> dict[str, Any]:
    found = annotator().annotate(document(text, syntax=syntax, verbs=verbs)).places
    return {place.text: place.role for place in found}


@pytest.mark.parametrize(
    ("text", "syntax", "verbs", "roles"),
    [
        ("Moscow said so.", {"Moscow": ("nsubj", "said")}, {"said": "say"}, {"Moscow": "metonym"}),
        ("Moscow burned.", {"Moscow": ("nsubj", "burned")}, {"burned": "burn"}, {"Moscow": "location"}),
        ("Aleppo said so.", {"Aleppo": ("nsubj", "said")}, {"said": "say"}, {"Aleppo": "location"}),
        ("Russia bombed Aleppo.", {"Russia": ("nsubj", "bombed"), "Aleppo": ("obj", "bombed")}, {"bombed": "bomb"},
         {"Russia": "metonym", "Aleppo": "location"}),
        ("Russia is cold.", {"Russia": ("nsubj", "is")}, {"is": "be"}, {"Russia": "location"}),
        ("He accused Iran.", {"Iran": ("obj", "accused")}, {"accused": "accuse"}, {"Iran": "metonym"}),
        ("He met US troops.", {"US": ("compound", "troops")}, {}, {"US": "metonym"}),
        ("Iran's army left.", {"Iran": ("nmod:poss", "army")}, {}, {"Iran": "metonym"}),
        ("Iran's coast flooded.", {"Iran": ("nmod:poss", "coast")}, {}, {"Iran": "location"}),
        ("Talks between Washington and Moscow failed.", {}, {}, {"Washington": "metonym", "Moscow": "metonym"}),
        ("Trains between Berlin and Moscow failed.", {}, {}, {"between Berlin and Moscow": "location"}),
        ("Iselle said so.", {"Iselle": ("nsubj", "said")}, {"said": "say"}, {"Iselle": "metonym"}),
        ("Dunmar said so.", {"Dunmar": ("nsubj", "said")}, {"said": "say"}, {"Dunmar": "location"}),
        ("Iselle burned.", {"Iselle": ("nsubj", "burned")}, {"burned": "burn"}, {"Iselle": "location"}),
        ("Talks between Iselle and Moscow failed.", {}, {}, {"Iselle": "metonym", "Moscow": "metonym"}),
    ],
)  # fmt: skip
def test_governments_called_by_a_place(
    text: str, syntax: dict[str, tuple[str, str]], verbs: dict[str, str], roles: dict[str, str]
) -> None:
    assert with_syntax(text, syntax, verbs) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("ALEPPO, Syria (Agency) — Shells hit Homs.", ["dateline", "dateline", "location"]),
        ("Damascus — Shells hit Homs.", ["dateline", "location"]),
        ("Shells hit Homs — and Aleppo.", ["location", "location"]),
        ("Shells hit Aleppo, Homs — and Hama.", ["location", "location", "location"]),
    ],
)
def test_the_place_of_the_dateline(text: str, roles: list[str]) -> None:
    assert [place.role for place in places(text)] == roles


def assert_exact(annotated: Document) -> None:
    spans = annotated.places
    assert all(span.reproduces(annotated.text) for span in spans)
    assert list(spans) == sorted(spans, key=lambda span: span.start)
    assert not any(one.overlaps(other) for one, other in pairwise(spans))


PIECES = ["Aleppo", "the west of", "Syria", "near", "between", "and", "province", "of", "the city", "Idlib", ",", "."]
PIECES += ["a buffer zone in", "Ghouta", "Deir ez-Zor", "’s", "north", "—", "\n", "Москва", "İ", "😀", "the", "U.S."]
PIECES += ["Aleppo's north", "northern", "districts"]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_spans_are_exact_whatever_the_text(pieces: list[str]) -> None:
    assert_exact(annotator().annotate(document(" ".join(pieces))))
