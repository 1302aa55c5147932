"""Everything that a person names on the command line, to reports in the same order."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from io import BufferedReader, FileIO
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import UnreadableReportError
from reportedly.reading.fetching import Fetcher
from reportedly.reading.incoming import GivenMetadata
from reportedly.reading.origin import Origin
from reportedly.reading.streams import Incoming, Intake
from reportedly.reading.unpacking import Unpacking
from reportedly.settings import Settings

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

STANDARD_INPUT = "-"

_WEB_ADDRESS = re.compile("https?://", re.IGNORECASE)


def read_sources(
    sources: Iterable[str],
    *,
    given: GivenMetadata,
    settings: Settings,
    standard_input: BufferedReader | None,
    fetcher: Fetcher | None = None,
    on_read: Callable[[int], None] = lambda _: None,
) -> Iterator[Incoming]:
    """The reports of all `sources`, or why one cannot be read; one that cannot does not keep back the rest.

    A source is a file's path, a web address, or "-" for `standard_input` (None where the process has none). What
    `given` says holds for text and pages, even against a page's metadata; a line of JSON lines that says otherwise of
    itself wins. Nothing is fetched without a `fetcher`. `on_read` is told how many bytes of files were read.
    """
    for source in sources:
        intake = Intake(given=given, settings=settings, unpacking=Unpacking(settings), fetcher=fetcher)
        try:
            if _WEB_ADDRESS.match(source):
                yield from intake.fetched(source)
                continue
            with _opened(source, standard_input, on_read) as stream:
                yield from intake.reports_in(stream, _origin(source))
        except UnreadableReportError as error:
            yield error
        except FileNotFoundError:
            yield UnreadableReportError(f"{_name(source)}: no such file; check the path")
        except IsADirectoryError:
            yield UnreadableReportError(f"{_name(source)}: a folder; name the files in it, or zip it")
        except OSError as error:
            yield UnreadableReportError(f"{_name(source)}: {error.strerror or error}; check the path and permissions")


class _ToldFile(FileIO):
    """A file that tells how much more of it was read; what is read again, as in archives, is not told again."""

    def __init__(self, path: str, on_read: Callable[[int], None]) -> None:
        super().__init__(path, "rb")
        self._on_read = on_read
        self._size = os.fstat(self.fileno()).st_size
        self._told = 0

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill `buffer` as far as there is more."""
        size = super().readinto(buffer) or 0
        more = min(size, max(self._size - self._told, 0))
        self._told += more
        self._on_read(more)
        return size


def _opened(
    source: str, standard_input: BufferedReader | None, on_read: Callable[[int], None]
) -> AbstractContextManager[BufferedReader]:
    if "\0" in source:
        raise UnreadableReportError(f"{_name(source)}: a path cannot hold a null character; check the path")
    if source != STANDARD_INPUT:
        return BufferedReader(_ToldFile(source, on_read))
    if standard_input is None:
        raise UnreadableReportError(f"{_name(source)}: closed; name a file or pipe a report in")
    return nullcontext(standard_input)


def _origin(source: str) -> Origin:
    if source == STANDARD_INPUT:
        return Origin(place=_name(source))
    name = Path(source).name
    return Origin(place=_name(source), file_name=name, report_id=name)


def _name(source: str) -> str:
    return "standard input" if source == STANDARD_INPUT else source
