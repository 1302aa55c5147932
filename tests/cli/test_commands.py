"""The verbs of the command, run in this process with a reader that finds what a test gives it."""

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.cli.batch_run import BatchRun
from reportedly.cli.main import status_of
from reportedly.evaluation.result import EvaluationResult
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from tests.invented import ISLAND, TEXT, reading_of


class IslandReader:
    """Finds the invented claims in the invented text, and nothing in any other."""

    def read(self, report: Report) -> Reading:
        return replace(ISLAND if report.text == TEXT else reading_of(""), report=report)


@pytest.fixture(autouse=True)
def _island_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BatchRun, "load_reader", lambda _: IslandReader())


@pytest.fixture
def island(tmp_path: Path) -> Path:
    file = tmp_path / "island.txt"
    file.write_bytes(TEXT.encode())
    return file


def test_read_prints_the_table(island: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["read", str(island), "--outlet", "Orva", "--published", "2024-03-12"]) == 0

    out, err = capsys.readouterr()
    assert out.startswith("island.txt · Orva · 2024-03-12 · 4 claims · 4 sources")
    assert "\x1b" not in out
    assert err == ""


def test_json_lines_come_in_input_order_and_a_bad_report_costs_only_itself(
    island: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lines = tmp_path / "reports.jsonl"
    lines.write_text('{"report_id": "one", "text": "Rain fell."}\n{"text": 1}\n', encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.touch()

    assert status_of(["read", str(lines), str(empty), str(island), "--format", "jsonl"]) == 1

    out, err = capsys.readouterr()
    assert [json.loads(line)["report"]["report_id"] for line in out.splitlines()] == ["one", "island.txt"]
    assert err.splitlines() == [
        f'error: {lines}, line 2: "text" is a number, not a string',
        f"error: {empty}: empty; give a report with text",
    ]


def test_warnings_go_to_standard_error_and_into_the_reading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    german = tmp_path / "boote.txt"
    german.write_text("Das Hafenamt sagte am Sonntag, zwei Boote seien getroffen worden und gesunken.", "utf-8")

    assert status_of(["read", str(german), "--format", "jsonl"]) == 0

    out, err = capsys.readouterr()
    assert [warning["code"] for warning in json.loads(out)["warnings"]] == ["not_english"]
    assert err.startswith("warning: boote.txt: the text looks like language “de”, not English")
    assert len(err.splitlines()) == 1


def test_output_goes_to_a_file(island: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = tmp_path / "page.html"

    assert status_of(["read", str(island), "--format", "html", "--output", str(page)]) == 0

    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")
    assert capsys.readouterr().out == ""


def test_a_report_is_never_overwritten(island: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["read", str(island), "--output", str(island)]) == 2

    assert island.read_text(encoding="utf-8") == TEXT
    assert "is one of the files to read" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "cause"),
    [
        (["read", "x.txt", "--published", "2018-02-30"], "--published: “2018-02-30” names a day or time that does not"),
        (["read", "x.txt", "--published", "yesterday"], "--published: “yesterday” is not a date"),
        (["read", "x.txt", "--format", "xml"], "'xml' is not one of"),
        (["read", "x.txt", "--colour"], "No such option"),
        (["read", "x.txt", "--output", "no/such/folder/x"], "--output no/such/folder/x: No such file or directory"),
        (["raed"], "No such command 'raed'"),
        (["evaluate"], "Missing argument"),
        (["evaluate", "report", "no-such.gold.json"], "no-such.gold.json: no such file or folder"),
        (["evaluate", "report", ".", "--gold-spans"], "--gold-spans: is for the task places"),
        (["demo", "--output", "/dev/null/x"], "--output /dev/null/x"),
    ],
)
def test_what_cannot_be_meant_is_one_line_and_status_2(
    arguments: list[str], cause: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(arguments) == 2

    [line] = capsys.readouterr().err.splitlines()
    assert line.startswith("error: ")
    assert cause in line


def test_demo_prints_the_tables_and_names_the_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "made" / "for it"

    assert status_of(["demo", "--no-serve", "--output", str(folder)]) == 0

    out = capsys.readouterr().out
    page = folder / "who-says-what.html"
    assert out.count("Invented demonstration report") >= 10
    assert str(page) in out
    assert (folder / "demonstration.db").is_file()
    assert page.read_text(encoding="utf-8").count("<article") >= 10


def test_demo_reads_a_report_of_ones_own(island: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["demo", "--no-serve", str(island), "--output", str(tmp_path)]) == 0

    out = capsys.readouterr().out
    assert "island.txt" in out
    assert "Invented demonstration report" not in out


def test_demo_of_what_cannot_be_read_writes_no_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["demo", str(tmp_path / "none.txt"), "--output", str(tmp_path)]) == 1

    assert capsys.readouterr().err.count("\n") == 1
    assert not list(tmp_path.glob("*.html"))


def test_schema_prints_a_schema(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["schema"]) == 0

    assert json.loads(capsys.readouterr().out)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def evaluation(scores: Mapping[str, float]) -> EvaluationResult:
    return EvaluationResult(
        task="report",
        path="island",
        documents=1,
        scores=scores,
        counts={"found": 9},
        protocol="As one would.",
        intervals={"claims": (0.7, 0.8)},
    )


def test_evaluate_prints_scores_counts_and_protocol(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.cli.evaluate.evaluated", lambda *_, **__: evaluation({"claims": 0.75}))

    assert status_of(["evaluate", "report", str(tmp_path)]) == 0
    table = capsys.readouterr().out
    assert status_of(["evaluate", "report", str(tmp_path), "--format", "json"]) == 0
    data = json.loads(capsys.readouterr().out)

    assert [line.split() for line in table.splitlines() if line] == [
        ["report:", "island,", "documents:", "1"],
        ["claims", "0.750", "[0.700,", "0.800]"],
        ["found", "9"],
        ["As", "one", "would."],
    ]
    assert data == {
        "task": "report",
        "path": "island",
        "documents": 1,
        "scores": {"claims": 0.75},
        "counts": {"found": 9},
        "protocol": "As one would.",
        "intervals": {"claims": [0.7, 0.8]},
    }
