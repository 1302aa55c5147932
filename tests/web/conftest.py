"""A small linked ledger, made once and copied for every test; the app on it, with a reader that is a stub."""

import shutil
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from reportedly.ledger.ledger import Ledger
from reportedly.model.annotation import Sentence
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim, Event, Participant
from reportedly.model.count import Casualty
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Original, Report, sha256_of
from reportedly.model.span import Span
from reportedly.model.time import TimeMention, Timex
from reportedly.web.app import create_app
from reportedly.web.web_settings import WebSettings, local_hosts
from reportedly.workflows.link_reports import link_ledger
from tests.ledger.stored import ISLAND_READING, fixed_clock, raw

HOST = "127.0.0.1:8000"
ORIGIN = {"Origin": f"http://{HOST}"}

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>{{7*7}}"
"""Would run where anything is written into a page as it is."""

HOSTILE_ID = f"../../etc/{HOSTILE}"


def reading_by(
    speaker: str, *, report_id: str, outlet: str, published: str, killed: int, title: str, url: str | None = None
) -> Reading:
    """A report in which `speaker` says that the Highland Front shelled the port and how many were killed."""
    text = f"{speaker} said that the Highland Front shelled the port on Sunday.\r\n{killed} people were killed there."
    report = Report(
        report_id=report_id,
        text=text,
        sha256=sha256_of(text),
        title=title,
        outlet=outlet,
        published=published,
        url=url,
        original=Original(text=f"{speaker} · original", language="fr", translated_by="a machine"),
    )

    def words(quoted: str) -> Span:
        start = text.index(quoted)
        return Span.cut(text, start, start + len(quoted))

    said = Attribution(
        id="a-said",
        speech_act="assert",
        quote="indirect",
        sources=(Source(role="speaker", kind="person", actor=None, spans=(words(speaker),)),),
        cue=(words("said"),),
        content=(words("that the Highland Front shelled the port on Sunday"),),
    )
    shelled = Claim(
        id="c-shelled",
        attribution=said.id,
        stance="asserts",
        certainty="certain",
        time_status="past",
        event=Event(type="attack.shelling", trigger=words("shelled")),
        participants=(Participant(role="agent", actor="XQA.REB", **asdict(words("the Highland Front"))),),
        times=(
            TimeMention(
                **asdict(words("Sunday")),
                timex=Timex(type="DATE", value="2024-03-10"),
                earliest="2024-03-10",
                latest="2024-03-10",
                basis="relative_to_publication",
            ),
        ),
    )
    figure = Casualty(
        **asdict(words(f"{killed} people")), outcome="killed", low=killed, high=killed, best=killed, bound="exact"
    )
    died = replace(
        shelled,
        id="c-killed",
        attribution=None,
        event=Event(type="harm.death", trigger=words("killed")),
        participants=(),
        casualties=(figure,),
    )
    first_end = text.index("\r\n")
    return Reading(
        report=report,
        model=ModelVersion(name="by hand", version="1", sha256="0" * 64),
        sentences=(
            Sentence(start=0, end=first_end, text=text[:first_end], first_token=0, last_token=1),
            Sentence(start=first_end + 2, end=len(text), text=text[first_end + 2 :], first_token=1, last_token=2),
        ),
        attributions=(said,),
        claims=(shelled, died),
    )


READINGS = (
    ISLAND_READING,
    reading_by(
        "The harbour master",
        report_id="courier-1",
        outlet="Courier",
        published="2024-03-11",
        killed=12,
        title="Port hit",
        url="https://courier.example/1",
    ),
    reading_by(
        "The harbour master",
        report_id="courier-2.json",
        outlet="Courier",
        published="2024-03-13",
        killed=15,
        title="=HYPERLINK(1)",
    ),
    reading_by(
        HOSTILE,
        report_id=HOSTILE_ID,
        outlet=HOSTILE,
        published="2024-03-12",
        killed=9,
        title=HOSTILE,
        url="javascript:alert(1)",
    ),
)


@pytest.fixture(scope="session")
def linked_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with all of the readings, linked into one incident, and one of its links left to people."""
    path = tmp_path_factory.mktemp("linked") / "ledger.db"
    with Ledger.open(str(path), create=True) as ledger:
        with ledger.writing(by="a test", clock=fixed_clock) as writer:
            for reading in READINGS:
                writer.add_report(reading.report, raw=raw())
                writer.add_reading(reading)
        linking, _ = link_ledger(ledger, by="a test")
        with ledger.writing(by="a test", clock=fixed_clock) as writer:
            writer.record_linking(replace(linking, undecided=linking.incidents[0].links[:1]))
    return path


@pytest.fixture
def ledger_file(linked_file: Path, tmp_path: Path) -> Path:
    """A copy of the linked ledger."""
    return Path(shutil.copy(linked_file, tmp_path))


class StubReader:
    """Finds nothing in any report, at once."""

    def read(self, report: Report) -> Reading:
        """A reading without claims."""
        return Reading(report=report, model=ModelVersion(name="stub", version="1", sha256="0" * 64))


def opened_app(ledger_file: Path, **settings: Any) -> TestClient:
    """The app on a ledger; to be used as a context."""
    made = WebSettings(ledger=str(ledger_file), hosts=local_hosts(8000), editor="Ana", **settings)
    return TestClient(create_app(made, load_reader=StubReader), base_url=f"http://{HOST}", headers=ORIGIN)


@pytest.fixture
def app(ledger_file: Path) -> Iterator[TestClient]:
    """The app on a copy of the linked ledger."""
    with opened_app(ledger_file) as client:
        yield client
