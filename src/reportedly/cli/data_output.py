"""Where results go: standard output or a file, in UTF-8 with line ends as they are."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, TextIO

import typer

from reportedly.errors import UsageError


@contextmanager
def opened_output(path: Path | None, *, sources: Sequence[str] = ()) -> Iterator[TextIO]:
    """The file at `path`, or standard output without one.

    Raises:
        UsageError: when the file cannot be written, or is one of the `sources` that are being read.
    """
    if path is None:
        with standard_output() as out:
            yield out
        return
    _refuse_source(path, sources)
    try:
        file = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise UsageError(f"--output {path}: {error.strerror}; name a file that can be written") from None
    with file:
        yield file


@contextmanager
def opened_binary_output(path: Path | None, *, sources: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """The file at `path`, or standard output without one, for bytes; a reader that stops early ends the command well.

    Raises:
        UsageError: when the file cannot be written, or is one of the `sources` that are being read.
    """
    if path is None:
        with standard_output() as out:
            yield out.buffer
            out.buffer.flush()
        return
    _refuse_source(path, sources)
    try:
        file = path.open("wb")
    except OSError as error:
        raise UsageError(f"--output {path}: {error.strerror}; name a file that can be written") from None
    with file:
        yield file


@contextmanager
def standard_output() -> Iterator[TextIO]:
    """Standard output in UTF-8, whatever the locale; a reader that stops early (`| head`) ends the command well.

    Raises:
        UsageError: when the process has none.
    """
    if sys.stdout is None:
        raise UsageError("standard output is closed; leave it open, or name a file with --output")
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", newline="")
    try:
        yield sys.stdout
        sys.stdout.flush()
    except BrokenPipeError:
        # Python flushes once more on its way out and would complain about the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit from None


def _refuse_source(path: Path, sources: Sequence[str]) -> None:
    if any(_same_file(path, source) for source in sources):
        raise UsageError(f"--output {path}: is one of the reports to read; name another file")


def _same_file(path: Path, source: str) -> bool:
    try:
        return path.samefile(source)
    except OSError:
        return False
