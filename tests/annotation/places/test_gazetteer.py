"""The gazetteer that ships: what names mean in it, and what a user's own entries change."""

from functools import cache
from pathlib import Path

import pytest

from reportedly.annotation.places.entry import Entry
from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.annotation.places.packed import PackedGazetteer
from reportedly.annotation.places.place_table import NamedEntry
from reportedly.errors import KnowledgeError


@cache
def shipped() -> Gazetteer:
    return Gazetteer.shipped()


@pytest.mark.parametrize(
    ("name", "geonameid", "feature", "country"),
    [
        ("Aleppo", 170063, "populated_place", "SY"),
        ("Halab", 170063, "populated_place", "SY"),
        ("ALEPPO", 170063, "populated_place", "SY"),
        ("Astana", 1526273, "populated_place", "KZ"),
        ("Idlib", 169387, "admin1", "SY"),
        ("Idlib", 169389, "populated_place", "SY"),
        ("Syria", 163843, "country", "SY"),
        ("Ohio", 5165418, "admin1", "US"),
        ("N.Y.", 5128638, "admin1", "US"),
        ("Türkiye", 298795, "country", "TR"),
    ],
)
def test_exact_names(name: str, geonameid: int, feature: str, country: str) -> None:
    entries = [candidate.entry for candidate in shipped().named(name) if candidate.exact]
    assert (geonameid, feature, country) in [(entry.geonameid, entry.feature, entry.country) for entry in entries]


@pytest.mark.parametrize(
    ("name", "country", "usual_name"),
    [
        ("Maarat al-Numan", "SY", "Ma‘arrat an Nu‘mān"),
        ("Maarrat an-Numan", "SY", "Ma‘arrat an Nu‘mān"),
        ("Deir Ezzor", "SY", "Deir ez-Zor"),
        ("Khan Shaykhoun", "SY", "Khān Shaykhūn"),
        ("Qamishli", "SY", "Al Qāmishlī"),
        ("Hodeidah", "YE", "Al Ḩudaydah"),
    ],
)
def test_other_transliterations(name: str, country: str, usual_name: str) -> None:
    entries = {(c.entry.country, c.entry.name) for c in shipped().named(name)}
    assert (country, usual_name) in entries


def test_a_name_in_latin_letters_is_not_stretched() -> None:
    assert {c.exact for c in shipped().named("Perris") if c.entry.country == "US"} == {True}


def test_towns_know_their_units() -> None:
    town = next(c.entry for c in shipped().named("Khan Shaykhun") if c.entry.feature == "populated_place")
    assert town.admin1 == "Idlib"
    assert town.lat == pytest.approx(35.44, abs=0.05)
    assert town.lon == pytest.approx(36.65, abs=0.05)


def test_only_the_kinds_that_were_asked_for() -> None:
    features = {candidate.entry.feature for candidate in shipped().named("Aleppo", frozenset({"admin1"}))}
    assert features == {"admin1"}


@pytest.mark.parametrize("name", ["", "—", "Xqzvwk"])
def test_nothing_of_that_name(name: str) -> None:
    assert shipped().named(name) == []


def test_a_users_entry_beats_all_others_of_its_name() -> None:
    own = Entry(name="Aleppo", feature="populated_place", country="XB", lat=0.1, lon=0.2, given_by_user=True)
    gazetteer = Gazetteer.shipped([NamedEntry(entry=own, names=("Aleppo", "New Aleppo"))])
    assert [c.entry for c in gazetteer.named("Aleppo") if c.exact] == [own]
    assert [c.entry for c in gazetteer.named("New Aleppo") if c.exact] == [own]
    assert all(c.entry != own for c in gazetteer.named("Damascus"))


def test_a_damaged_installation_is_told(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="packed gazetteer cannot be read"):
        PackedGazetteer(tmp_path)
