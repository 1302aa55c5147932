"""Reports go into the ledger once, with what went wrong told; the next run goes on where this one stopped."""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from reportedly.errors import ReportedlyError, UnreadableReportError
from reportedly.ledger.ledger import Ledger
from reportedly.model.raw_content import RawContent
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.reading.incoming import IncomingReport
from reportedly.workflows.add_reports import Added, add_reports
from reportedly.workflows.reading_ahead import LoadReader
from tests.invented import reading_of
from tests.ledger.stored import report


class CountingReader:
    """Finds nothing in any report, stumbles over some, and counts what it has read."""

    def __init__(self) -> None:
        self.read_reports: list[str] = []

    def read(self, one: Report) -> Reading:
        if "stumble" in one.text:
            raise IndexError("out of range")
        self.read_reports.append(one.report_id)
        return replace(reading_of(""), report=one)


class ExitingReader(CountingReader):
    """Ends its process."""

    def read(self, one: Report) -> Reading:
        os._exit(1)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(str(tmp_path / "ledger.db"), create=True) as opened:
        yield opened


def incoming(text: str, report_id: str, **more: str | None) -> IncomingReport:
    source = RawContent(data=text.encode(), media_type="text/plain", name=f"{report_id}.txt")
    return IncomingReport(report=report(text, report_id, **more), raw=source)


def added(
    ledger: Ledger,
    *reports: IncomingReport | UnreadableReportError,
    load_reader: LoadReader = CountingReader,
    jobs: int = 1,
    reread: bool = False,
) -> list[Added | UnreadableReportError]:
    return list(add_reports(ledger, reports, load_reader, by="a test", jobs=jobs, reread=reread))


def outcomes(found: list[Added | UnreadableReportError]) -> list[str]:
    return [one.outcome if isinstance(one, Added) else "failed" for one in found]


def codes(one: Added | UnreadableReportError) -> list[str]:
    assert isinstance(one, Added)
    return [warning.code for warning in one.warnings]


def test_what_was_read_before_is_not_read_again(ledger: Ledger) -> None:
    reader = CountingReader()
    rain, sun = incoming("It rained.", "rain"), incoming("It shone.", "sun")
    added(ledger, rain, load_reader=lambda: reader)

    again = added(ledger, rain, sun, load_reader=lambda: reader)

    assert outcomes(again) == ["known", "added"]
    assert reader.read_reports == ["rain", "sun"]


def test_the_reader_is_not_loaded_when_there_is_nothing_to_read(ledger: Ledger) -> None:
    rain = incoming("It rained.", "rain")
    added(ledger, rain)

    def load() -> CountingReader:
        pytest.fail("loaded for nothing")

    assert outcomes(added(ledger, rain, load_reader=load)) == ["known"]


def test_rereading_reads_what_was_read_before(ledger: Ledger) -> None:
    reader = CountingReader()
    rain = incoming("It rained.", "rain")
    added(ledger, rain, load_reader=lambda: reader)

    added(ledger, rain, load_reader=lambda: reader, reread=True)

    assert reader.read_reports == ["rain", "rain"]


def test_one_bad_report_costs_only_itself(ledger: Ledger) -> None:
    bad = UnreadableReportError("b: empty")

    found = added(ledger, incoming("It rained.", "a"), bad, incoming("stumble", "c"), incoming("It shone.", "d"))

    assert sorted(outcomes(found)) == ["added", "added", "failed", "failed"]
    with ledger.view() as view:
        assert [one.id for one in view.stored_reports()] == ["a", "d"]


def test_another_text_under_one_id_is_warned_of(ledger: Ledger) -> None:
    first, second = added(ledger, incoming("It rained.", "a"), incoming("It poured.", "a"))

    assert codes(first) == []
    assert codes(second) == ["another_version"]
    assert isinstance(second, Added)
    assert (second.report_id, second.id) == ("a", "a~2")


def test_a_publisher_takes_its_report_back(ledger: Ledger) -> None:
    rain = incoming("It rained.", "rain")
    added(ledger, rain)

    [notice] = added(ledger, replace(rain, report=report("", "rain"), retracted="canceled"))

    with ledger.view() as view:
        retraction = view.stored_report("rain").retraction
        assert retraction is not None
        assert (retraction.kind, retraction.reason) == ("canceled", "its publisher says so in rain.txt")
        assert view.counts().reports == 1
    assert outcomes([notice]) == ["seen"]


def test_a_report_that_comes_taken_back_is_kept_and_marked(ledger: Ledger) -> None:
    added(ledger, replace(incoming("It rained.", "rain"), retracted="withheld"))

    with ledger.view() as view:
        retraction = view.stored_report("rain").retraction
        assert retraction is not None
        assert retraction.kind == "withheld"


def test_a_notice_about_an_unknown_report_is_warned_of(ledger: Ledger) -> None:
    [notice] = added(ledger, replace(incoming("", "rain"), retracted="canceled"))

    assert codes(notice) == ["nothing_to_retract"]


def test_an_erased_text_is_refused_and_costs_only_itself(ledger: Ledger) -> None:
    rain = incoming("It rained.", "rain")
    added(ledger, rain)
    with ledger.writing(by="a test") as writer:
        writer.erase(rain.report.sha256, reason="a test", authority="a test")

    refused, sun = added(ledger, rain, incoming("It shone.", "sun"))

    assert "this text was erased" in str(refused)
    assert outcomes([sun]) == ["added"]


def test_several_processes_read_in_order(ledger: Ledger) -> None:
    texts = [incoming(f"It rained {number} times.", f"r-{number}") for number in range(12)]
    texts[5] = incoming("stumble", "r-5")

    found = added(ledger, *texts, jobs=2)

    assert outcomes(found) == ["added"] * 5 + ["failed"] + ["added"] * 6
    with ledger.view() as view:
        assert [one.id for one in view.stored_reports()] == [f"r-{number}" for number in range(12) if number != 5]


def test_a_reading_process_that_dies_is_told(ledger: Ledger) -> None:
    with pytest.raises(ReportedlyError, match=r"a reading process was stopped .* run again to go on"):
        added(ledger, incoming("It rained.", "rain"), load_reader=partial(ExitingReader), jobs=2)
