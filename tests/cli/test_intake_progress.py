"""The bar over reports that come in: how many, how fast, how long still; and nothing where nobody looks."""

import gzip
from io import StringIO
from pathlib import Path

import pytest

from reportedly.cli.intake_progress import intake_progress, size_of_all
from reportedly.reading.incoming import GivenMetadata
from reportedly.reading.sources import read_sources
from reportedly.settings import Settings
from tests.reading.test_archives import zipped

TEXT = b"The harbour office said that two boats had been hit on Sunday and that their crews were safe."


class Terminal(StringIO):
    """Something that people look at."""

    def isatty(self) -> bool:
        return True


def test_the_bar_tells_how_many_how_fast_and_how_long_still(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "120")

    with intake_progress([str(tmp_path / "a.txt")]) as progress:
        progress.read(len(TEXT) // 2)
        progress.dealt_with()

    shown = terminal.getvalue()
    for words in ("1 reports", "49%", "a second,", "to go"):
        assert words in shown


def test_nothing_is_shown_where_nobody_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    nobody = StringIO()
    monkeypatch.setattr("sys.stderr", nobody)

    with intake_progress(["a.txt"]) as progress:
        progress.read(10)
        progress.dealt_with()

    assert nobody.getvalue() == ""


def test_every_byte_of_a_file_is_told_once_archives_too(tmp_path: Path) -> None:
    sources = []
    for name, data in {
        "a.txt": TEXT,
        "b.txt.gz": gzip.compress(TEXT),
        "c.zip": zipped({"a/b.txt": TEXT, "c.txt": TEXT + b" Rain."}),
        "d.jsonl": b'{"text": "It rained."}\n' * 2_000,
    }.items():
        (tmp_path / name).write_bytes(data)
        sources.append(str(tmp_path / name))
    told: list[int] = []

    incoming = read_sources(
        sources, given=GivenMetadata(), settings=Settings(), standard_input=None, on_read=told.append
    )

    assert len(list(incoming)) == 2_004
    assert sum(told) == size_of_all(sources)


@pytest.mark.parametrize("source", ["-", "https://orva.invalid/1", "missing.txt"])
def test_how_long_still_is_not_guessed(source: str) -> None:
    assert size_of_all([source]) is None
