"""Where results go: standard output or a file, in UTF-8 with line ends as they are."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TextIO

from reportedly.errors import UsageError


@contextmanager
def opened_output(path: Path | None, *, sources: Sequence[str] = ()) -> Iterator[TextIO]:
    """The file at `path`, or standard output without one.

    Raises:
        UsageError: when the file cannot be written, or is one of the `sources` that are being read.
    """
    if path is None:
        yield standard_output()
        return
    if any(_same_file(path, source) for source in sources):
        raise UsageError(f"--output {path}: is one of the reports to read; name another file")
    try:
        out = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"--output {path}: {error.strerror}; name a file that can be written") from None
    with out:
        yield out


def standard_output() -> TextIO:
    """Standard output in UTF-8, whatever the locale.

    Raises:
        UsageError: when the process has none.
    """
    if sys.stdout is None:
        raise UsageError("standard output is closed; name a file with --output")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    return sys.stdout


def _same_file(path: Path, source: str) -> bool:
    try:
        return path.samefile(source)
    except OSError:
        return False
