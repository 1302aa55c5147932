"""The ledger from the command line: add, look, check, copy, restore, erase; and out and in again without loss."""

import json
import os
import re
import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reportedly.cli.batch_run import BatchRun
from reportedly.cli.main import status_of
from reportedly.demonstration import reports_path
from reportedly.errors import LedgerError
from reportedly.exports.ledger_formats import LEDGER_FORMATS
from reportedly.model.exported import ExportedClaim
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.workflows import export_ledger
from tests.invented import ISLAND

REAL_READER = BatchRun.load_reader


class IslandReader:
    """Finds the invented claims in the invented text, and nothing in any other."""

    def read(self, one: Report) -> Reading:
        if one.text == ISLAND.report.text:
            return replace(ISLAND, report=one)
        return replace(ISLAND, report=one, attributions=(), claims=())


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder, with a reader that needs no model."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    monkeypatch.setattr(BatchRun, "load_reader", lambda _: IslandReader())


def write_reports(path: Path, *rows: dict[str, Any]) -> None:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


ISLAND_ROW = {
    "report_id": "orva-1",
    "text": ISLAND.report.text,
    "title": "Port shelled",
    "outlet": "Orva",
    "published": "2024-03-11",
    "url": "https://orva.invalid/1",
    "language": "en",
    "original": {"text": "Der Hafen", "language": "de", "translated_by": "a person"},
}
RAIN_ROW = {"report_id": "rain", "text": "It rained in Orvessa all day, and nobody said a word about it."}


@pytest.fixture
def added() -> None:
    write_reports(Path("reports.jsonl"), ISLAND_ROW, RAIN_ROW)
    assert status_of(["add", "reports.jsonl"]) == 0


def test_adding_says_what_it_did(capsys: pytest.CaptureFixture[str], added: None) -> None:
    first, second = capsys.readouterr().out.splitlines()

    assert first == ("added 2 reports (2 texts read, 4 claims found); met again 0, known already 0, failed 0")
    assert second == "reportedly.db: 2 reports of 2 texts, 4 claims, 0 incidents, 4 log entries"


def test_adding_again_adds_nothing(capsys: pytest.CaptureFixture[str], added: None) -> None:
    capsys.readouterr()

    assert status_of(["add", "reports.jsonl"]) == 0

    assert capsys.readouterr().out.startswith(
        "added 0 reports (0 texts read, 0 claims found); met again 0, known already 2"
    )


def test_a_report_that_cannot_be_read_makes_the_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    write_reports(Path("reports.jsonl"), RAIN_ROW, {"report_id": "empty", "text": ""})

    assert status_of(["add", "reports.jsonl"]) == 1

    captured = capsys.readouterr()
    assert "added 1 reports" in captured.out
    assert captured.err.startswith("error: reports.jsonl, line 2:")


def test_the_environment_names_the_ledger(monkeypatch: pytest.MonkeyPatch, added: None) -> None:
    monkeypatch.setenv("REPORTEDLY_LEDGER", "elsewhere.db")

    assert status_of(["add", "reports.jsonl"]) == 0

    assert Path("elsewhere.db").is_file()


def test_searching_shows_who_says_what(capsys: pytest.CaptureFixture[str], added: None) -> None:
    capsys.readouterr()

    assert status_of(["search", "shelling", "--actor", "XQA.REB", "--since", "2024-03-01"]) == 0

    captured = capsys.readouterr()
    [line] = captured.out.splitlines()
    assert line.startswith("2024-03-10  attack.shelling  The government of Orvessa asserts")
    assert line.endswith("[orva-1, c-shelled]")
    assert captured.err == "1 of 1 claims\n"


def test_searching_reports_as_json(capsys: pytest.CaptureFixture[str], added: None) -> None:
    capsys.readouterr()

    assert status_of(["search", "rained", "--in", "reports", "--format", "jsonl"]) == 0

    assert json.loads(capsys.readouterr().out)["id"] == "rain"


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["search", "--box", "1,2,3"], "--box 1,2,3: not four numbers"),
        (["search", "--box", "0,10,5,5"], "--box 0,10,5,5: not a box on the map"),
        (["search", "--since", "soon"], "--since: "),
        (["rebuild", "missing.db", "--ledger", "new.db"], "missing.db: no ledger there"),
        (["rebuild", "sqlite:///missing.db", "--ledger", "new.db"], "sqlite:///missing.db: no ledger there"),
    ],
)
def test_what_cannot_be_meant_is_refused(
    capsys: pytest.CaptureFixture[str], added: None, arguments: list[str], complaint: str
) -> None:
    assert status_of(arguments) == 2

    assert capsys.readouterr().err.startswith(f"error: {complaint}")


@pytest.mark.parametrize("location", ["mistyped.db", "sqlite:///mistyped.db"])
@pytest.mark.parametrize(
    "arguments",
    [
        ["search", "rain"],
        ["log"],
        ["verify"],
        ["reindex"],
        ["link"],
        ["incidents"],
        ["show", "i1"],
        ["compare", "i1"],
        ["changes", "--since", "2024-03-16"],
        ["review"],
        ["export", "claims", "--format", "jsonl"],
        ["backup", "copy.db"],
        ["erase", "0" * 64, "--reason", "asked", "--authority", "a court", "--by", "Ana"],
        ["serve", "--port", "0"],
    ],
    ids=lambda arguments: arguments[0],
)
def test_a_missing_ledger_is_one_line_and_no_new_ledger(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, arguments: list[str], location: str
) -> None:
    assert status_of([*arguments, "--ledger", location]) == 1

    assert capsys.readouterr().err == (
        f"error: {location}: no ledger there; make one with reportedly add, or name it with --ledger\n"
    )
    assert list(tmp_path.iterdir()) == []


def test_an_index_that_lost_its_words_is_told_and_written_anew(capsys: pytest.CaptureFixture[str], added: None) -> None:
    with closing(sqlite3.connect("reportedly.db")) as connection, connection:
        connection.execute("INSERT INTO report_words (report_words) VALUES ('delete-all')")
    capsys.readouterr()

    assert status_of(["verify"]) == 1
    assert "write the index anew with reportedly reindex" in capsys.readouterr().err
    assert status_of(["reindex"]) == 0
    assert capsys.readouterr().out == "reportedly.db: the full-text index was written anew, 6 entries\n"
    assert status_of(["verify"]) == 0


def test_verifying_a_sound_ledger(capsys: pytest.CaptureFixture[str], added: None) -> None:
    capsys.readouterr()

    assert status_of(["verify"]) == 0

    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("reportedly.db: as written; checked 4 log entries")
    assert second.startswith("head ")


def test_verifying_a_changed_ledger_names_the_place(capsys: pytest.CaptureFixture[str], added: None) -> None:
    with sqlite3.connect("reportedly.db") as connection:
        connection.execute("UPDATE claims SET stance = 'neutral' WHERE claim_id = 'c-shelled'")
    connection.close()
    capsys.readouterr()

    assert status_of(["verify"]) == 1

    captured = capsys.readouterr()
    assert "of claims: stance is 'neutral'; the log says 'asserts'" in captured.err
    assert "BROKEN" in captured.out


def test_the_log_shows_the_newest_entry_first(capsys: pytest.CaptureFixture[str], added: None) -> None:
    capsys.readouterr()

    assert status_of(["log"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[2] for line in lines] == ["reading_added", "report_added"] * 2

    assert status_of(["log", "rain", "--format", "jsonl", "--limit", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["number"] == 4


def test_a_backup_and_a_rebuilt_ledger_export_the_same(capsys: pytest.CaptureFixture[str], added: None) -> None:
    assert status_of(["backup", "copy.db"]) == 0
    assert status_of(["rebuild", "reportedly.db", "--ledger", "rebuilt.db"]) == 0

    exports = [exported(capsys, "claims", ledger) for ledger in ("reportedly.db", "copy.db", "rebuilt.db")]

    assert len(exports[0].splitlines()) == 4
    assert exports[1:] == [exports[0]] * 2


def exported(capsys: pytest.CaptureFixture[str], what: str, ledger: str) -> str:
    capsys.readouterr()
    assert status_of(["export", what, "--format", "jsonl", "--ledger", ledger]) == 0
    return capsys.readouterr().out


def test_exported_reports_make_the_same_ledger_again(capsys: pytest.CaptureFixture[str], added: None) -> None:
    reports = exported(capsys, "reports", "reportedly.db")
    Path("exported.jsonl").write_text(reports, encoding="utf-8")

    assert status_of(["add", "exported.jsonl", "--ledger", "again.db"]) == 0

    assert exported(capsys, "reports", "again.db") == reports
    assert exported(capsys, "claims", "again.db") == exported(capsys, "claims", "reportedly.db")
    row = json.loads(reports.splitlines()[0])
    assert {name: row[name] for name in ISLAND_ROW} == ISLAND_ROW


def test_exported_reports_make_the_same_incidents_again(capsys: pytest.CaptureFixture[str], added: None) -> None:
    copies = [ISLAND_ROW | {"report_id": f"port-{day}", "published": f"2024-03-{day}"} for day in (12, 13)]
    write_reports(Path("more.jsonl"), *copies)
    assert status_of(["add", "more.jsonl"]) == 0
    assert status_of(["link"]) == 0
    first = {what: exported(capsys, what, "reportedly.db") for what in ("reports", "claims", "incidents")}
    Path("exported.jsonl").write_text(first["reports"], encoding="utf-8")

    assert status_of(["add", "exported.jsonl", "--ledger", "again.db"]) == 0
    assert status_of(["link", "--ledger", "again.db"]) == 0

    assert {what: exported(capsys, what, "again.db") for what in first} == first
    assert len(first["incidents"].splitlines()) >= 1


MASKED = ("Highland Front", "orvessa", "witnesses", "Orva", "the port")


def mask_file() -> str:
    Path("names.txt").write_text("# who is at risk\n\n" + "\n".join(MASKED), encoding="utf-8")
    return "names.txt"


def left_of_list(written: str) -> list[str]:
    return [name for name in MASKED if re.search(rf"(?<!\w){name}(?!\w)", written, re.IGNORECASE)]


@pytest.mark.parametrize("what", ["reports", "claims", "incidents"])
def test_masked_names_are_in_no_export(what: str, capsys: pytest.CaptureFixture[str], added: None) -> None:
    assert status_of(["link"]) == 0
    ways = {form: getattr(formats, what) for form, formats in LEDGER_FORMATS.items()}
    for form in (form for form, way in ways.items() if way is not None and form not in ("xlsx", "parquet")):
        capsys.readouterr()
        assert status_of(["export", what, "--format", form, "--mask", mask_file()]) == 0
        assert left_of_list(capsys.readouterr().out) == []


def test_masked_exports_keep_their_offsets(capsys: pytest.CaptureFixture[str], added: None) -> None:
    capsys.readouterr()
    assert status_of(["export", "reports", "--mask", mask_file()]) == 0
    first, _ = map(json.loads, capsys.readouterr().out.splitlines())
    assert status_of(["search", "shelling", "--mask", mask_file(), "--format", "jsonl"]) == 0
    found = capsys.readouterr().out

    for claim in map(json.loads, found.splitlines()):
        for part in ("trigger", "sentence"):
            assert first["text"][claim[part]["start"] : claim[part]["end"]] == claim[part]["text"]
    assert left_of_list(found) == []
    assert re.search("accused the Person [A-Z]{6} of shelling Person [A-Z]{6} on Sunday", first["text"])


@pytest.mark.parametrize("arguments", [["shelling"], ["--in", "reports"], ["--in", "reports", "--format", "jsonl"]])
def test_masked_names_are_not_found(arguments: list[str], capsys: pytest.CaptureFixture[str], added: None) -> None:
    capsys.readouterr()

    assert status_of(["search", *arguments, "--mask", mask_file()]) == 0

    captured = capsys.readouterr().out
    assert captured
    assert left_of_list(captured) == []


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        (b"# nobody yet\n\n", "--mask names.txt: no names; write one a line"),
        (b"Edda\nPerson\n", "--mask names.txt, line 2: 'Person' cannot be replaced; write a name"),
        (b"Edda\n...\n", "--mask names.txt, line 2: '...' cannot be replaced; write a name"),
        (b"\xff", "--mask names.txt: not UTF-8; save the list as UTF-8"),
        (None, "--mask names.txt: No such file or directory; name a file with one name a line"),
    ],
)
def test_a_list_that_cannot_be_used(
    names: bytes | None, complaint: str, capsys: pytest.CaptureFixture[str], added: None
) -> None:
    if names is not None:
        Path("names.txt").write_bytes(names)

    assert status_of(["export", "claims", "--mask", "names.txt"]) == 2

    assert complaint in capsys.readouterr().err


def test_a_claim_leads_back_to_the_exact_sentence(capsys: pytest.CaptureFixture[str], added: None) -> None:
    for line in exported(capsys, "claims", "reportedly.db").splitlines():
        row = json.loads(line)
        position, quotation = row["target"]["selector"]
        text = ISLAND.report.text
        assert text[position["start"] : position["end"]] == quotation["exact"] == row["sentence"]["text"]
        assert quotation["prefix"] + quotation["exact"] + quotation["suffix"] in text


def test_an_erased_report_is_gone(capsys: pytest.CaptureFixture[str], added: None) -> None:
    command = ["erase", "orva-1", "--reason", "a witness is at risk", "--authority", "the editor", "--by", "Ada"]
    assert status_of(command) == 0

    assert exported(capsys, "claims", "reportedly.db") == ""
    assert status_of(["verify"]) == 0
    capsys.readouterr()
    assert status_of(["add", "reports.jsonl"]) == 1
    assert "orva-1: this text was erased on the authority of the editor" in capsys.readouterr().err


def test_the_demonstration_reports_are_added_and_found_with_the_real_reader(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(BatchRun, "load_reader", REAL_READER)
    first = reports_path().read_text(encoding="utf-8").splitlines()[0]
    Path("first.jsonl").write_text(first + "\n", encoding="utf-8")

    assert status_of(["add", "first.jsonl", "--ledger", "demonstration.db"]) == 0
    capsys.readouterr()

    assert status_of(["search", "--source", "Defence Ministry", "--ledger", "demonstration.db"]) == 0
    assert "Defence Ministry" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["export", "reports"], ["read", "reports.jsonl", "--format", "jsonl"]])
def test_nothing_is_written_over_a_ledger(
    arguments: list[str], capsys: pytest.CaptureFixture[str], added: None
) -> None:
    before = Path("reportedly.db").read_bytes()

    assert status_of([*arguments, "--output", "reportedly.db"]) == 2

    assert "--output reportedly.db: is " in capsys.readouterr().err
    assert Path("reportedly.db").read_bytes() == before


def test_an_export_that_fails_leaves_the_earlier_file(monkeypatch: pytest.MonkeyPatch, added: None) -> None:
    out = Path("claims.jsonl")
    assert status_of(["export", "claims", "--output", str(out)]) == 0
    whole = out.read_bytes()

    def breaking_off(*arguments: Any) -> Iterator[ExportedClaim]:
        yield next(every_claim(*arguments))
        raise LedgerError("the disk is gone")

    every_claim = export_ledger.exported_claims
    monkeypatch.setattr(export_ledger, "exported_claims", breaking_off)

    assert status_of(["export", "claims", "--output", str(out)]) != 0
    assert out.read_bytes() == whole
    assert sorted(path.name for path in Path().glob("claims*")) == ["claims.jsonl"]


def test_an_export_goes_into_a_pipe(added: None) -> None:
    os.mkfifo("pipe")
    with ThreadPoolExecutor(1) as pool:
        taken = pool.submit(Path("pipe").read_bytes)
        assert status_of(["export", "reports", "--output", "pipe"]) == 0
        assert taken.result().count(b"\n") == 2
