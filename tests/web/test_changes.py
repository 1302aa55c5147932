"""What people change from pages: corrections, judgements and new reports go into the log, and can be taken back."""

import time
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from reportedly.ledger.ledger import Ledger
from reportedly.ledger.restoring import restore
from reportedly.ledger.verification import verify
from reportedly.model.claim_filter import ClaimFilter
from tests.web.conftest import HOSTILE, HOSTILE_ID, opened_app
from tests.web.pages import Page

SECONDS_FOR_A_JOB = 60


def entries(app: TestClient) -> list[dict[str, Any]]:
    """The log, the newest entry first."""
    found: list[dict[str, Any]] = app.get("/log.json").json()["entries"]
    return found


def finished(app: TestClient, address: str) -> dict[str, Any]:
    """A job when it is over."""
    for _ in range(SECONDS_FOR_A_JOB * 20):
        job: dict[str, Any] = app.get(f"{address}.json").json()
        if job["state"] in {"done", "failed"}:
            return job
        time.sleep(0.05)
    raise AssertionError(job)


def test_a_correction_stands_in_log_reader_and_comparison_and_can_be_taken_back(app: TestClient) -> None:
    said = {
        "claim": "c-killed",
        "verdict": "corrected",
        "reason": "the list has more",
        "low": "14",
        "high": "1,016",
        "event_type": "harm.injury",
        "certainty": "possible",
    }
    before = entries(app)
    answer = app.post("/reports/courier-1", data=said)
    assert answer.url.path == "/reports/courier-1"
    assert "the list has more" in answer.text
    newest, *rest = entries(app)
    assert rest == before
    assert (newest["action"], newest["by"]) == ("claim_corrected", "Ana")
    claims = {one["id"]: one for one in app.get("/reports/courier-1.json").json()["claims"]}
    changed = claims["c-killed"]
    assert (changed["event"]["type"], changed["certainty"]) == ("harm.injury", "possible")
    assert [(one["low"], one["high"], one["bound"]) for one in changed["casualties"]] == [(14, 1016, "range")]

    assert app.post(
        f"/corrections/{newest['subject']}/withdrawal",
        data={"report": "courier-1", "claim": "c-killed", "reason": "mistaken"},
    ).is_success
    claims = {one["id"]: one for one in app.get("/reports/courier-1.json").json()["claims"]}
    assert claims["c-killed"]["casualties"][0]["low"] == 12
    assert entries(app)[0]["action"] == "correction_withdrawn"


def test_who_and_where_are_corrected_in_the_reports_own_words(app: TestClient, ledger_file: Path) -> None:
    def claim() -> dict[str, Any]:
        [one] = [one for one in app.get("/reports/courier-1.json").json()["claims"] if one["id"] == "c-shelled"]
        return dict(one)

    before = claim()
    form = Page(app.get("/reports/courier-1").text)
    assert "the Highland Front" in [one.attributes.get("value") for one in form.all("input")]
    said = {
        "claim": "c-shelled",
        "verdict": "corrected",
        "reason": "the port is no participant",
        "who": ["the Highland  Front", "The harbour master", " "],
        "role": ["target", "agent", "agent"],
        "actor": ["XQA.REB", "", ""],
        "where": ["the port", ""],
        "geonameid": ["170063", ""],
    }
    assert app.post("/reports/courier-1", data=said).is_success
    changed = claim()
    assert [(one["text"], one["role"], one["actor"]) for one in changed["participants"]] == [
        ("the Highland Front", "target", "XQA.REB"),
        ("The harbour master", "agent", None),
    ]
    [place] = changed["places"]
    assert (place["text"], place["name"], place["country"], place["status"]) == ("the port", "Aleppo", "SY", "resolved")
    assert (place["ucdp_where_prec"], place["geonameid"]) == (1, 170063)
    newest = entries(app)[0]
    assert (newest["action"], newest["by"]) == ("claim_corrected", "Ana")
    assert "c-shelled" in [one["claim_id"] for one in app.get("/api/claims?country=SY").json()["claims"]]

    with Ledger.open(str(ledger_file)) as ledger:
        assert verify(ledger.database).problems == ()
        with ledger.database.reading() as source, Ledger.open(str(ledger_file) + ".new", create=True) as anew:
            restore(source, anew)
            with anew.view() as view:
                assert [one for one in view.corrected_reading("courier-1").claims if one.id == "c-shelled"]
                assert view.count_claims(ClaimFilter(country="SY", report="courier-1")) == 1
    app.post(f"/corrections/{newest['subject']}/withdrawal", data={"report": "courier-1", "claim": "c-shelled"})
    assert claim() == before


def test_programs_correct_who_and_where(app: TestClient) -> None:
    new: dict[str, Any] = {"report": "courier-1", "claim": "c-shelled", "verdict": "corrected", "reason": "read again"}
    parts = {"participants": [], "places": [{"words": "the port"}]}
    assert app.post("/api/corrections", json=new | parts).status_code == 201
    claims = {one["id"]: one for one in app.get("/api/reports/courier-1").json()["reading"]["claims"]}
    changed = claims["c-shelled"]
    assert changed["participants"] == []
    assert [(one["text"], one["status"], one["lat"]) for one in changed["places"]] == [
        ("the port", "not_in_gazetteer", None)
    ]


def test_a_rejected_claim_leaves_the_accounts_and_stays_in_its_report(app: TestClient) -> None:
    incident = app.get("/incidents.json").json()["incidents"][0]["incident_id"]
    assert ">12<" in app.get(f"/incidents/{incident}").text
    app.post("/reports/courier-1", data={"claim": "c-killed", "verdict": "rejected", "reason": "another port"})
    assert ">12<" not in app.get(f"/incidents/{incident}").text
    cards = Page(app.get("/reports/courier-1").text).all(named="rejected")
    assert [one.attributes["data-claim"] for one in cards] == ["c-killed"]


def test_the_list_follows_a_correction_at_once_as_linking_will(app: TestClient) -> None:
    def row() -> dict[str, Any]:
        [found] = app.get("/incidents.json").json()["incidents"]
        return dict(found)

    def killed(one: dict[str, Any]) -> list[tuple[int, int]]:
        return [(bar["low"], bar["high"]) for bar in one["figures"] if bar["outcome"] == "killed"]

    before = row()
    assert killed(before) == [(9, 15)]
    rejection = {"claim": "c-killed", "verdict": "rejected", "reason": "another port"}
    app.post("/reports/courier-2.json", data=rejection)
    assert killed(row()) == [(9, 12)]
    [made] = [one for one in entries(app) if one["action"] == "claim_corrected"]
    app.post(f"/corrections/{made['subject']}/withdrawal", data={"report": "courier-2.json", "claim": "c-killed"})
    assert row() == before
    app.post("/reports/courier-1", data=rejection)
    rejected = row()
    assert killed(rejected) == [(9, 15)]
    assert rejected["revised"] == []
    finished(app, f"/jobs/{app.post('/api/linking').json()['id']}")
    assert row() == rejected


@pytest.mark.parametrize(
    ("said", "status", "told"),
    [
        ({"claim": "c-gone", "verdict": "accepted"}, 404, "no claim c-gone"),
        ({"claim": "c-killed", "verdict": "corrected"}, 400, "nothing is different"),
        ({"claim": "c-killed", "verdict": "corrected", "event_type": "attack.tickling"}, 400, "attack.tickling"),
        ({"claim": "c-killed", "verdict": "corrected", "low": "9", "high": "3"}, 400, "no range"),
        ({"claim": "c-killed", "verdict": "corrected", "low": "-9", "high": ""}, 400, "not a number of people"),
        ({"claim": "c-killed", "verdict": "corrected", "low": "9" * 13, "high": ""}, 400, "not a number of people"),
        ({"claim": "c-killed", "verdict": "corrected", "low": ["9", "9"], "high": ["9", "9"]}, 400, "1 figures, not 2"),
        (
            {"claim": "c-shelled", "verdict": "corrected", "who": "the moon", "role": "agent", "actor": ""},
            400,
            "the moon: not in the report",
        ),
        (
            {"claim": "c-shelled", "verdict": "corrected", "who": "the port", "role": "agent", "actor": "rebels"},
            400,
            "not an actor code",
        ),
        ({"claim": "c-shelled", "verdict": "corrected", "who": "the port", "role": "agent"}, 400, "for each"),
        (
            {"claim": "c-shelled", "verdict": "corrected", "where": "the port", "geonameid": "4294967295"},
            400,
            "no place",
        ),
        ({"claim": "c-shelled", "verdict": "corrected", "where": "the port", "geonameid": "x"}, 400, "of GeoNames"),
        ({"claim": "c-shelled", "verdict": "corrected", "where": "a.c", "geonameid": ""}, 400, "not in the report"),
        ({"claim": "c-killed", "verdict": "maybe"}, 422, "verdict"),
        ({"claim": "c-killed", "verdict": "corrected", "stance": "shrugs"}, 422, "stance"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(app: TestClient, said: dict[str, Any], status: int, told: str) -> None:
    before = entries(app)
    answer = app.post("/reports/courier-1", data=said)
    assert (answer.status_code, told in answer.json()["error"]) == (status, True), answer.text
    assert entries(app) == before


def test_what_was_taken_back_can_be_said_again_at_once(app: TestClient) -> None:
    said = {"report": "courier-1", "claim": "c-killed", "verdict": "rejected"}
    for _ in range(3):
        made = app.post("/api/corrections", json=said)
        assert made.status_code == 201, made.text
        taken_back = app.post(f"/api/corrections/{made.json()['id']}/withdrawal", json={"reason": "mistaken"})
        assert taken_back.status_code == 201, taken_back.text


def test_a_judgement_is_logged_linked_again_and_taken_back(app: TestClient) -> None:
    form = Page(app.get("/review").text)
    given = {one.attributes["name"]: one.attributes["value"] for one in form.all("input") if "value" in one.attributes}
    pair = {"one": given["one"], "other": given["other"]}
    header, row = app.get("/review.csv").text.splitlines()
    assert header.endswith("one_report,one_claim,other_report,other_claim,score,reasons")
    assert all(part in row for name in pair.values() for part in name.split("#"))
    after = app.post("/review", data={**pair, "verdict": "different", "reason": "two ports"})
    assert "two ports" in after.text
    made = next(one for one in entries(app) if one["action"] == "judgement_made")
    assert made["by"] == "Ana"
    for _ in range(SECONDS_FOR_A_JOB * 20):
        if app.get("/api/incidents").json()["total"] > 1:
            break
        time.sleep(0.05)
    assert app.get("/api/incidents").json()["total"] > 1
    assert app.post(f"/judgements/{made['subject']}/withdrawal", data={"reason": "one port"}).is_success
    assert app.get("/review.json").json()["judgements"] == []


def test_pasted_and_uploaded_reports_are_added_with_progress(app: TestClient) -> None:
    pasted = app.post(
        "/add",
        data={"text": "Nothing happened.", "title": HOSTILE, "published": "2024-03-14", "outlet": "Courier"},
        files=[
            ("files", ("..\\..\\etc/passwd.txt", b"Nothing happened in Orvessa.", "text/plain")),
            ("files", ("empty.bin", b"\0\1\2\3" * 99, "application/octet-stream")),
        ],
    )
    assert pasted.url.path.startswith("/jobs/")
    job = finished(app, pasted.url.path)
    assert (job["state"], job["done"], job["failed"]) == ("done", 2, 1)
    assert "passwd.txt" in job["reports"]
    assert any(message.startswith("empty.bin: ") for message in job["messages"])
    table = app.get(f"{pasted.url.path}.csv").text
    assert "report,passwd.txt" in table
    assert 'message,"empty.bin: binary data' in table
    assert "Nothing happened in Orvessa." in app.get("/reports/passwd.txt").text
    assert all(one["by"] == "Ana" for one in entries(app) if one["action"] == "report_added" and one["number"] > 9)


def test_adding_nothing_and_addresses_where_none_are_fetched_are_refused(app: TestClient) -> None:
    assert "nothing to add" in app.post("/add", data={"text": "  "}).json()["error"]
    assert "--allow-fetch" in app.post("/add", data={"addresses": "https://news.example/1"}).json()["error"]


def test_fetching_never_reaches_this_machine_or_its_files(ledger_file: Path) -> None:
    with opened_app(ledger_file, fetches=True) as app:
        sent = app.post("/add", data={"addresses": "http://127.0.0.1:9/ file:///etc/passwd /etc/passwd"})
        job = finished(app, sent.url.path)
    assert (job["done"], job["failed"]) == (0, 3)


@pytest.mark.parametrize("report", ["//evil.example", "https://evil.example", "/\\evil.example", HOSTILE_ID])
def test_after_a_change_the_app_leads_only_to_itself(app: TestClient, report: str) -> None:
    said = {"report": "courier-1", "claim": "c-shelled", "verdict": "accepted"}
    made = app.post("/api/corrections", json=said).json()["id"]
    answer = app.post(
        f"/corrections/{made}/withdrawal", data={"report": report, "claim": "c-shelled"}, follow_redirects=False
    )
    assert answer.status_code == 303
    path = answer.headers["location"].partition("?")[0]
    assert path.startswith("/reports/")
    assert path.count("/") == 2


def test_after_all_this_the_ledger_verifies(app: TestClient, ledger_file: Path) -> None:
    app.post("/reports/courier-1", data={"claim": "c-killed", "verdict": "accepted", "reason": HOSTILE})
    with Ledger.open(str(ledger_file)) as ledger:
        assert verify(ledger.database).problems == ()
