"""The bundled files: nothing but invented content, in the forms that users can supply."""

import re
from collections import Counter
from datetime import date
from typing import get_args

import pytest

from reportedly import demonstration
from reportedly.annotation.actors.actor_list import read_actor_list
from reportedly.annotation.places.place_table import read_place_table
from reportedly.model.actor import MentionKind, SourceKind
from reportedly.model.place import PlaceFeature
from reportedly.model.report import Report
from tests.demonstration.island import reports, rows

# ISO 3166-1 leaves these to users and gives them to no country; XK is avoided, since Kosovo goes by it.
USER_ASSIGNED_ALPHA_2 = re.compile(r"X[A-JL-Z]")
USER_ASSIGNED_ALPHA_3 = re.compile(r"X[A-Z]{2}")


@pytest.mark.parametrize("report", reports().values(), ids=lambda report: report.report_id)
def test_report_is_marked_invented_and_complete(report: Report) -> None:
    assert report.invented
    assert report.title
    assert report.outlet
    assert report.language == "en"
    assert date(2024, 3, 12) <= date.fromisoformat(report.published or "") <= date(2024, 3, 18)
    assert report.url is None or re.fullmatch(r"https://[a-z-]+\.example\.invalid/.+", report.url)
    assert 120 <= len(report.text.split()) <= 260


def test_report_ids_and_texts_are_unique() -> None:
    lines = demonstration.reports_path().read_text(encoding="utf-8").splitlines()
    assert len(reports()) == len(lines) >= 12
    assert len({report.sha256 for report in reports().values()}) == len(lines)


def test_outlets_are_in_the_actor_list() -> None:
    names = {row["name"] for row in rows(demonstration.actors_path())}
    assert {report.outlet for report in reports().values()} <= names


def test_lists_are_read_without_a_complaint_as_users_lists_are() -> None:
    places = read_place_table(demonstration.gazetteer_path())
    actors = read_actor_list(demonstration.actors_path())
    assert not places.warnings
    assert not actors.warnings
    assert len(places.places) == len(rows(demonstration.gazetteer_path()))
    assert len(actors.actors) == len(rows(demonstration.actors_path()))


def test_place_ids_can_never_be_geonames_ids() -> None:
    ids = [int(row["id"]) for row in rows(demonstration.gazetteer_path())]
    assert len(set(ids)) == len(ids)
    assert max(ids) < 0


@pytest.mark.parametrize("row", rows(demonstration.gazetteer_path()), ids=lambda row: row["name"])
def test_place_is_well_formed_and_in_the_empty_sea(row: dict[str, str]) -> None:
    assert None not in row.values()
    assert row["feature"] in get_args(PlaceFeature)
    assert row["feature"] == "water" or USER_ASSIGNED_ALPHA_2.fullmatch(row["country"])
    assert -1 <= float(row["lat"]) <= 1
    assert -1 <= float(row["lon"]) <= 3
    assert not row["population"] or int(row["population"]) > 0


def test_provinces_and_districts_of_places_are_places() -> None:
    places = rows(demonstration.gazetteer_path())
    for unit in ("admin1", "admin2"):
        known = {(row["name"], row["country"]) for row in places if row["feature"] == unit}
        assert {(row[unit], row["country"]) for row in places if row[unit]} <= known


@pytest.mark.parametrize("feature", ["country", "admin1", "populated_place", "region", "water", "airport", "site"])
def test_island_has_places_of_each_kind(feature: str) -> None:
    assert any(row["feature"] == feature for row in rows(demonstration.gazetteer_path()))


@pytest.mark.parametrize("row", rows(demonstration.actors_path()), ids=lambda row: row["name"])
def test_actor_is_well_formed_and_of_no_real_country(row: dict[str, str]) -> None:
    assert None not in row.values()
    assert re.fullmatch(r"[A-Z]{3}(\.[A-Z]+)*", row["code"])
    assert row["kind"] in get_args(MentionKind)
    assert row["source_kind"] in get_args(SourceKind)
    if row["code"].split(".")[0] not in {"IGO", "NGO"}:
        assert USER_ASSIGNED_ALPHA_3.fullmatch(row["country"])
        assert row["code"].startswith(row["country"])
    assert not row["from"] or date.fromisoformat(row["from"]) < date(2024, 3, 12)
    assert bool(row["demonyms"]) == (row["kind"] == "country")
    assert row["source"] == "invented"


def test_only_persons_share_the_code_of_another_row() -> None:
    bodies = Counter(row["code"] for row in rows(demonstration.actors_path()) if row["kind"] != "person")
    assert set(bodies.values()) == {1}
    assert {row["code"] for row in rows(demonstration.actors_path())} == set(bodies)
