"""Shared by the tests of forms: read bytes as if a person had named them."""

from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any

from reportedly.errors import UnreadableReportError
from reportedly.reading.fetching import Fetcher
from reportedly.reading.incoming import GivenMetadata, IncomingReport
from reportedly.reading.sources import read_sources
from reportedly.settings import Settings

GOOD = "The harbour office said that two boats had been hit on Sunday and that their crews were safe."


def read_file(
    tmp_path: Path, name: str, data: bytes, *, fetcher: Fetcher | None = None, **limits: int
) -> list[IncomingReport | str]:
    """What the file `name` holding `data` gives; an error as its line, without the folder."""
    file = tmp_path / name
    file.write_bytes(data)
    found = read_sources(
        [str(file)], given=GivenMetadata(), settings=Settings(**limits), standard_input=None, fetcher=fetcher
    )
    return [str(one).replace(f"{tmp_path}/", "") if isinstance(one, UnreadableReportError) else one for one in found]


def read_pipe(data: bytes) -> list[IncomingReport | str]:
    """The same through standard input, in which nobody can move about."""

    class Pipe(BytesIO):
        def seekable(self) -> bool:
            return False

    pipe: Any = BufferedReader(Pipe(data))
    found = read_sources(["-"], given=GivenMetadata(), settings=Settings(), standard_input=pipe)
    return [str(one) if isinstance(one, UnreadableReportError) else one for one in found]


def only_report(found: list[IncomingReport | str]) -> IncomingReport:
    [one] = found
    assert isinstance(one, IncomingReport), one
    return one


def only_error(found: list[IncomingReport | str]) -> str:
    """The one error, which has one line and says what to do."""
    [one] = found
    assert isinstance(one, str), one
    assert "\n" not in one
    assert ";" in one, "the cure follows the cause"
    return one
