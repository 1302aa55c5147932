"""The comparison page and the page of a source: who says what, who contradicts whom, and what was known when."""

import csv
from io import StringIO

import pytest
from fastapi.testclient import TestClient

from tests.web.pages import Page


@pytest.fixture
def incident(app: TestClient) -> str:
    """The address of the only incident."""
    [one] = app.get("/incidents.json").json()["incidents"]
    return f"/incidents/{one['incident_id']}"


def test_columns_stand_under_their_sides_and_silence_is_blank(app: TestClient, incident: str) -> None:
    page = Page(app.get(incident).text)
    sides = [int(one.attributes["colspan"]) for one in page.all("th") if one.attributes.get("scope") == "colgroup"]
    columns = [one for one in page.all("th") if one.attributes.get("scope") == "col" and page.all("th")]
    matrix = app.get(f"{incident}.json").json()["incident"]["accounts"]
    assert sum(sides) == len(matrix["accounts"])
    assert len(columns) >= sum(sides)
    spoken = sum(bool(cell["statements"]) for account in matrix["accounts"] for cell in account["cells"])
    shown_slots = sum(row["agreement"] != "silent" for row in matrix["slots"])
    assert len(page.all(named="silent")) == shown_slots * len(matrix["accounts"]) - spoken


def test_every_value_leads_to_its_sentence(app: TestClient, incident: str) -> None:
    values = Page(app.get(incident).text).all(named="value")
    assert len(values) > 5
    for value in values:
        marks = Page(app.get(value.attributes["href"]).text).all("mark")
        assert "".join(one.text for one in marks).strip()


def test_looking_back_leaves_out_what_was_said_later(app: TestClient, incident: str) -> None:
    now, then = (app.get(incident, params=asked).text for asked in ({}, {"until": "2024-03-11"}))
    assert "15 people" in now
    assert "15 people" not in then
    assert "12 people" in then
    assert app.get(incident, params={"until": "yesterday"}).status_code == 422


def test_a_source_shows_its_revisions_and_who_contradicts_it(app: TestClient) -> None:
    record = app.get("/api/sources/own voice%2Fcourier").json()
    assert record["revisions"] == 1
    assert record["contradicted"] == 1
    assert [one["slots"] for one in record["contradictors"]] == [["killed"]]
    page = Page(app.get("/sources/own voice%2Fcourier").text)
    [revised] = page.all(named="revision")
    assert "12 people" in revised.text
    assert "15 people" in revised.text
    front = app.get("/api/sources/front").json()
    denied = {one["key"]: one["is_denied"] for one in front["contradictors"]}
    assert denied["harbour master"] == 2


def test_a_source_comes_as_data_and_as_a_table(app: TestClient, incident: str) -> None:
    assert app.get("/sources/front.json").json() == app.get("/api/sources/front").json()
    answer = app.get("/sources/front.csv")
    assert answer.headers["content-type"].startswith("text/csv")
    [row] = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")))
    assert row["incident_id"] == incident.rpartition("/")[2]
    assert "front" in row["sources"]


def test_nobody_of_that_name_is_not_found(app: TestClient) -> None:
    assert app.get("/sources/nobody").status_code == 404
    assert app.get("/sources/nobody.csv").status_code == 404
    assert app.get("/api/sources/nobody").status_code == 404
