"""What attackers try: each is turned away, or comes out as the plain words that it is."""

import csv
import io
import logging
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import HOSTILE, opened_app

SECRET = "open sesame"  # noqa: S105 - the token of these tests


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fapp.py",
        "/reports/..%2F..%2F..%2Fetc%2Fpasswd",
        "/reports/%2Fetc%2Fpasswd",
        "/reports/x%00.txt",
        "/export/..%2Fclaims.csv",
        "/jobs/..%2F..%2Fetc",
        "/log/1e3",
        "/log/99999999999999999999",
        "/incidents/i0';drop table incidents--",
    ],
)
def test_nothing_beyond_the_ledger_is_read(app: TestClient, path: str) -> None:
    answer = app.get(path)
    assert answer.status_code in {404, 422}
    assert "root:" not in answer.text
    assert app.get("/").status_code == 200


@pytest.mark.parametrize(
    "words", ["' OR 1=1 --", '"', '"unclosed', "NEAR(", "*", "-", "- -", "a:b", "\x00", "😀" * 50, "(", "AND", HOSTILE]
)
def test_words_of_a_search_are_words(app: TestClient, words: str) -> None:
    everything = app.get("/api/claims").json()["total"]
    for what in ("claims", "reports"):
        assert app.get("/search", params={"words": words, "what": what}).status_code in {200, 400}
    found = app.get("/api/claims", params={"words": words})
    assert found.status_code in {200, 400}
    if words == "' OR 1=1 --":
        assert found.json()["total"] < everything


def test_no_cell_of_a_table_is_a_formula(app: TestClient) -> None:
    addresses = ["/incidents.csv", "/export/claims.csv", "/export/reports.csv", "/export/incidents.csv"]
    addresses += ["/search.csv", "/search.csv?what=reports", "/log.csv", "/sources.csv"]
    addresses += ["/export/claims.acled", "/export/claims.ucdp", "/export/claims.eventreport"]
    dangerous = 0
    for address in addresses:
        answer = app.get(address)
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.headers["content-type"].startswith("text/csv")
        for row in csv.reader(io.StringIO(answer.text)):
            for cell in row:
                dangerous += "HYPERLINK(1)" in cell
                assert not cell.startswith(("=", "@", "\t")), (address, cell)
    assert dangerous > 0


def test_the_token_stands_in_no_log_and_no_page(linked_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with opened_app(linked_file, token=SECRET) as app:
        app.post("/enter", data={"token": SECRET})
        pages = [app.get(path, headers={"Accept": "text/html"}).text for path in ("/", "/log", "/nothing", "/enter")]
        app.get("/", headers={"Authorization": f"Bearer {SECRET}"})
    assert SECRET not in caplog.text
    assert all(SECRET not in page for page in pages)


def test_without_the_token_nothing_can_be_changed_or_exported(linked_file: Path) -> None:
    with opened_app(linked_file, token=SECRET) as app:
        for path in (
            "/export/claims.csv",
            "/incidents.json",
            "/api/claims",
            "/api/log",
            "/reports/courier-1",
            "/log/1",
        ):
            assert app.get(path).status_code == 401, path
        for path in ("/add", "/review", "/reports/courier-1", "/api/corrections", "/api/reports", "/api/linking"):
            assert app.post(path).status_code == 401, path


@pytest.mark.parametrize("path", ["/add", "/review", "/reports/courier-1", "/api/corrections", "/api/linking"])
def test_other_pages_cannot_make_a_browser_change_anything(app: TestClient, path: str) -> None:
    assert app.post(path, headers={"Origin": "http://evil.example"}).status_code == 403


def test_a_link_of_a_report_that_is_no_web_address_is_no_link(app: TestClient) -> None:
    shown = app.get("/search", params={"what": "reports"}).text
    assert "javascript:" not in shown


def test_a_page_of_many_parameters_is_an_answer_and_no_crash(app: TestClient) -> None:
    many = "&".join(f"actor=X{number}" for number in range(2_000))
    assert app.get(f"/?{many}").status_code == 200
    assert app.get("/", params={"box": "1,2,3"}).status_code == 400
    assert app.get("/", params={"after": "i" * 100}).status_code == 400
    assert app.get("/", params={"actor": "x" * 201}).status_code == 422
