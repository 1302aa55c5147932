"""What the builder writes, the reader reads."""

from pathlib import Path

import numpy as np
import pytest

from reportedly.annotation.places.keys import name_key, skeleton_of
from reportedly.annotation.places.packed import HASHES_FILE, PackedGazetteer
from reportedly.errors import KnowledgeError
from training.gazetteer.packing import write_packed
from training.gazetteer.rows import Row, bare_unit_name

ROWS = [
    Row(name="Northmark", feature="admin1", country="SY", geonameid=7, admin1="SY.01", names={"Northmark"}),
    Row(
        name="Dayr al-Ḩajar",
        feature="populated_place",
        country="SY",
        geonameid=8,
        admin1="SY.01",
        lat=-0.12344,
        lon=179.98765,
        population=4_294_967_295,
        names={"Dayr al-Ḩajar", "Stonewell"},
    ),
    Row(name="Stonewell", feature="populated_place", country="GB", names={"Stonewell"}),
]


@pytest.fixture
def packed(tmp_path: Path) -> PackedGazetteer:
    write_packed(ROWS, tmp_path)
    return PackedGazetteer(tmp_path)


def test_an_entry_comes_back_as_it_was_given(packed: PackedGazetteer) -> None:
    (entry,) = packed.named(name_key("Dayr al-Hajar"))
    assert (entry.name, entry.feature, entry.country, entry.geonameid) == ("Dayr al-Ḩajar", "populated_place", "SY", 8)
    assert (entry.admin1, entry.admin2) == ("Northmark", None)
    assert (entry.lat, entry.population) == (-0.1234, 4_294_967_295)
    assert entry.lon == pytest.approx(179.9877, abs=1e-4)


def test_what_has_no_id_and_no_point_has_none(packed: PackedGazetteer) -> None:
    stranger = next(entry for entry in packed.named("stonewell") if entry.country == "GB")
    assert (stranger.geonameid, stranger.lat, stranger.lon, stranger.admin1) == (None, None, None, None)


def test_every_name_leads_to_all_its_places(packed: PackedGazetteer) -> None:
    assert {entry.country for entry in packed.named("stonewell")} == {"SY", "GB"}
    assert packed.named("nowhere") == []


def test_only_transliterated_names_are_found_by_their_sound(packed: PackedGazetteer) -> None:
    assert [entry.country for entry in packed.named_like(skeleton_of("deir al hagar"))] == []
    assert [entry.country for entry in packed.named_like(skeleton_of("deir el hajar"))] == ["SY"]
    assert [entry.country for entry in packed.named_like(skeleton_of("stonewell"))] == ["SY"]


def test_another_layout_is_refused(tmp_path: Path) -> None:
    write_packed(ROWS, tmp_path)
    np.save(tmp_path / HASHES_FILE, np.zeros(3, np.float32))
    with pytest.raises(KnowledgeError, match="another layout"):
        PackedGazetteer(tmp_path)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Idlib Governorate", "Idlib"),
        ("Province of Jujuy", "Jujuy"),
        ("Muhafazat Halab", "Halab"),
        ("Rapides Parish", "Rapides"),
        ("Ohio", "Ohio"),
        ("Stateline", "Stateline"),
    ],
)
def test_units_without_the_word_for_their_kind(name: str, bare: str) -> None:
    assert bare_unit_name(name) == bare
