"""`reportedly read` writes claims in every format that has a place for them, and says what is lost."""

import csv
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.cli.batch_run import BatchRun
from reportedly.cli.main import status_of
from reportedly.model.actor import Mention
from reportedly.model.document import Document
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from tests.exports.test_conllu import DOCUMENT
from tests.invented import ISLAND, TEXT, span


class IslandReader:
    """Finds the invented claims, and a private person, in whatever it is given."""

    def read(self, report: Report) -> Reading:
        orva = span("Orva")
        mention = Mention(id="m1", kind="person", start=orva.start, end=orva.end, text=orva.text, name=orva)
        return replace(ISLAND, report=replace(report, text=TEXT), mentions=(mention,))

    def annotated(self, report: Report) -> Document:
        return replace(DOCUMENT, report=report)


@pytest.fixture(autouse=True)
def _island_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BatchRun, "load_reader", lambda _: IslandReader())


@pytest.fixture
def island(tmp_path: Path) -> Path:
    file = tmp_path / "island.txt"
    file.write_bytes(TEXT.encode())
    return file


def rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


def test_claims_as_csv_with_what_the_columns_mean(island: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = island.with_name("claims.csv")

    assert status_of(["read", str(island), "--format", "csv", "--output", str(file)]) == 0

    assert [row["claim_id"] for row in rows(file)] == [claim.id for claim in ISLAND.claims]
    beside = json.loads(file.with_name("claims.csv-metadata.json").read_text(encoding="utf-8"))
    assert beside["url"] == "claims.csv"
    assert capsys.readouterr().err.startswith("note: csv: ")


@pytest.mark.parametrize(
    "form", ["xlsx", "parquet", "geojson", "ucdp", "acled", "eventreport", "followthemoney", "jsonld"]
)
def test_every_other_format_is_written(island: Path, form: str) -> None:
    file = island.with_name(f"claims.{form}")

    assert status_of(["read", str(island), "--format", form, "--output", str(file)]) == 0
    assert file.stat().st_size > 100


def test_words_as_conllu(island: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["read", str(island), "--format", "conllu"]) == 0

    assert capsys.readouterr().out.startswith("# newdoc id = island.txt\n# sent_id = 1\n")


def test_redaction_keeps_a_secret(island: Path, capsys: pytest.CaptureFixture[str]) -> None:
    secret = island.with_name("secret")
    command = ["read", str(island), "--format", "jsonl", "--redact", str(secret)]

    assert status_of(command) == 0
    first = json.loads(capsys.readouterr().out)
    assert status_of(command) == 0
    second = json.loads(capsys.readouterr().out)

    assert "Orva" not in json.dumps(first).replace("Orvessa", "")
    assert "Person " in first["report"]["text"]
    assert first["report"]["text"] == second["report"]["text"]
    assert secret.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("options", "cause"),
    [
        (["--format", "conllu", "--redact", "secret"], "--redact, --mask: words with their trees cannot be redacted"),
        (["--redact", "no/such/folder/secret"], "--redact no/such/folder/secret: No such file or directory"),
    ],
)
def test_what_cannot_be_redacted(
    island: Path, options: list[str], cause: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert status_of(["read", str(island), *options]) == 2
    assert cause in capsys.readouterr().err


def test_an_address_is_fetched_only_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["read", "http://127.0.0.1:9/"]) == 1
    assert "add --fetch" in capsys.readouterr().err
    assert status_of(["read", "http://127.0.0.1:9/", "--fetch"]) == 1
    assert "127.0.0.1, which is not on the public internet; refused" in capsys.readouterr().err


def test_the_output_is_never_one_of_the_sources(island: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert status_of(["read", str(island), "--format", "xlsx", "--output", str(island)]) == 2
    assert "is one of the files to read" in capsys.readouterr().err
