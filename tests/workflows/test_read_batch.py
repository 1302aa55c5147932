"""A batch keeps its order, and one bad report costs only itself."""

from dataclasses import replace

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.model.raw_content import RawContent
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.warning import Warning
from reportedly.reading.incoming import IncomingReport, incoming_report
from reportedly.workflows.read_batch import read_batch
from tests.invented import reading_of


class EchoReader:
    """Finds nothing in any report, and says so."""

    def read(self, report: Report) -> Reading:
        return replace(reading_of(""), report=report, warnings=(Warning(code="echo", message="nothing found"),))


def incoming(report_id: str) -> IncomingReport:
    raw = RawContent(data=b"Rain fell.", media_type="text/plain", name=report_id)
    return incoming_report(report_id=report_id, text="Rain fell.", raw=raw)


def codes(outcome: Reading | UnreadableReportError) -> list[str]:
    assert isinstance(outcome, Reading)
    return [warning.code for warning in outcome.warnings]


def test_readings_and_failures_keep_their_order() -> None:
    bad = UnreadableReportError("b: empty")

    first, second, third = read_batch(EchoReader, [incoming("a"), bad, incoming("c")])

    assert isinstance(first, Reading)
    assert first.report.report_id == "a"
    assert second is bad
    assert isinstance(third, Reading)


def test_warnings_of_the_source_stand_before_those_of_the_reading() -> None:
    [outcome] = read_batch(EchoReader, [replace(incoming("a"), warnings=(Warning(code="source", message=""),))])

    assert codes(outcome) == ["source", "echo"]


def test_an_id_that_came_before_is_warned_of() -> None:
    outcomes = list(read_batch(EchoReader, map(incoming, "aba")))

    assert [codes(outcome) for outcome in outcomes] == [["echo"], ["echo"], ["echo", "duplicate_report_id"]]


def test_the_reader_is_loaded_only_when_there_is_something_to_read() -> None:
    def load() -> EchoReader:
        pytest.fail("loaded for nothing")

    assert len(list(read_batch(load, [UnreadableReportError("a: empty")]))) == 1


class StumblingReader(EchoReader):
    """Fails on one report by a defect of its own."""

    def read(self, report: Report) -> Reading:
        if report.report_id == "b":
            raise IndexError("out of range")
        return super().read(report)


def test_a_defect_that_one_text_reveals_costs_only_that_report() -> None:
    first, second, third = read_batch(StumblingReader, map(incoming, "abc"))

    assert isinstance(first, Reading)
    assert isinstance(second, UnreadableReportError)
    assert "b: reading failed by a defect" in str(second)
    assert isinstance(second.__cause__, IndexError)
    assert isinstance(third, Reading)
