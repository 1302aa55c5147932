"""Names of private persons masked: no page, list or export gives one away, and everything else stays."""

import shutil
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from reportedly.ledger.ledger import Ledger
from reportedly.model.actor import Mention
from reportedly.views.redaction import Pseudonyms
from reportedly.workflows.link_reports import link_ledger
from tests.ledger.stored import fixed_clock, raw
from tests.web.conftest import opened_app, reading_by
from tests.web.pages import Page

NAME = "Orsola Vennick"
ADDRESSES = (
    "/",
    "/incidents.json",
    "/incidents.csv",
    "/search",
    "/search?what=reports",
    "/reports/harbour-1",
    "/reports/harbour-1.json",
    "/reports/harbour-1.csv",
    "/reports/harbour-1?claim=c-shelled",
    "/search.json",
    "/search.csv",
    "/search.csv?what=reports",
    "/sources",
    "/sources.json",
    "/sources.csv",
    "/review",
    "/review.json",
    "/review.csv",
    "/log",
    "/log/1",
    "/log/2",
    "/log/4",
    "/log/5",
    "/export/claims.jsonl",
    "/export/reports.jsonl",
    "/export/incidents.jsonl",
    "/api/claims",
    "/api/reports",
    "/api/reports/harbour-1",
    "/api/incidents",
    "/api/review",
)


@pytest.fixture(scope="module")
def named_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two reports in which a private person speaks."""
    path = tmp_path_factory.mktemp("named") / "ledger.db"
    readings = []
    for number, killed in enumerate((12, 15), start=1):
        reading = reading_by(
            NAME,
            report_id=f"harbour-{number}",
            outlet="Courier",
            published=f"2024-03-1{number}",
            killed=killed,
            title=f"{NAME} speaks",
            url=f"https://courier.example/{NAME}",
        )
        [source] = reading.attributions[0].sources
        words = source.spans[0]
        mention = Mention(
            **asdict(words), id="m1", kind="person", actor=None, source_kind="person", head=words, name=words
        )
        readings.append(replace(reading, mentions=(mention,)))
    with Ledger.open(str(path), create=True) as ledger:
        with ledger.writing(by="a test", clock=fixed_clock) as writer:
            for reading in readings:
                writer.add_report(reading.report, raw=raw())
                writer.add_reading(reading)
        link_ledger(ledger, by="a test")
    return path


@pytest.mark.parametrize(
    ("pseudonyms", "gone"),
    [
        (Pseudonyms(b"secret" * 6), NAME.split()),
        (Pseudonyms(b"secret" * 6, listed=[NAME.lower(), "courier"], private=False), [*NAME.split(), "Courier"]),
    ],
    ids=["private persons", "a list"],
)
def test_a_masked_name_stands_nowhere(named_file: Path, pseudonyms: Pseudonyms, gone: list[str]) -> None:
    with opened_app(named_file, pseudonyms=pseudonyms) as app:
        incident = app.get("/api/incidents").json()["incidents"][0]["incident_id"]
        for address in (
            *ADDRESSES,
            f"/incidents/{incident}",
            f"/incidents/{incident}.json",
            f"/incidents/{incident}.md",
        ):
            answer = app.get(address)
            assert answer.status_code == 200, (address, answer.text)
            for part in gone:
                assert part.casefold() not in answer.text.casefold(), address


def test_without_masking_the_name_is_there(named_file: Path) -> None:
    with opened_app(named_file) as app:
        shown = [address for address in ADDRESSES if NAME.casefold() in app.get(address).text.casefold()]
    assert len(shown) > len(ADDRESSES) / 2


def test_a_masked_cell_leads_to_its_masked_sentence_and_can_be_corrected(named_file: Path, tmp_path: Path) -> None:
    with opened_app(Path(shutil.copy(named_file, tmp_path)), pseudonyms=Pseudonyms(b"secret" * 6)) as app:
        incident = app.get("/api/incidents").json()["incidents"][0]["incident_id"]
        compared = Page(app.get(f"/incidents/{incident}").text)
        for value in compared.all(named="value"):
            quoted = Page(app.get(value.attributes["href"]).text).all("mark")
            assert "".join(one.text for one in quoted)
        said = {"claim": "c-killed", "verdict": "corrected", "low": "13", "high": "13"}
        assert app.post("/reports/harbour-1", data=said).is_success
        figures = app.get("/reports/harbour-1.json").json()["claims"][1]["casualties"]
        assert [(one["low"], one["high"]) for one in figures] == [(13, 13)]
