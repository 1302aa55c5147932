"""Where results go: standard output or a file, in UTF-8 with line ends as they are; never over what is read or kept."""

import os
import shutil
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO, Literal, TextIO

import typer

from reportedly.errors import UsageError
from reportedly.ledger.sqlite_signature import is_plain_sqlite


@contextmanager
def opened_output(path: Path | None, *, sources: Sequence[str] = ()) -> Iterator[TextIO]:
    """The file at `path`, or standard output without one.

    Raises:
        UsageError: when the file cannot be written, holds a database, or is one of the `sources` that are being read.
    """
    if path is None:
        with standard_output() as out:
            yield out
        return
    _refuse_loss(path, sources)
    try:
        file = path.open("w", encoding="utf-8", newline="")
    except OSError as error:
        raise _unwritable(path, error) from None
    with file:
        yield file


@contextmanager
def opened_binary_output(path: Path | None, *, sources: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """The file at `path`, or standard output without one, for bytes; a reader that stops early ends the command well.

    The file takes its name when it is whole: what fails or is killed on the way leaves no table that looks complete,
    and an earlier file of that name as it was.

    Raises:
        UsageError: when the file cannot be written, holds a database, or is one of the `sources` that are being read.
    """
    if path is None:
        with standard_output() as out:
            yield out.buffer
            out.buffer.flush()
        return
    _refuse_loss(path, sources)
    if path.exists() and not path.is_file():  # a device or a pipe
        with _opened(path, path, "wb") as out:
            yield out
        return
    target = path.resolve()
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    try:
        with _opened(path, part, "xb") as out:
            yield out
        if target.exists():
            shutil.copymode(target, part)
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


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


def _opened(named: Path, path: Path, mode: Literal["wb", "xb"]) -> BinaryIO:
    try:
        return path.open(mode)
    except OSError as error:
        raise _unwritable(named, error) from None


def _unwritable(path: Path, error: OSError) -> UsageError:
    return UsageError(f"--output {path}: {error.strerror}; name a file that can be written")


def _refuse_loss(path: Path, sources: Sequence[str]) -> None:
    """Refuse to write over what the command reads, and over a ledger: there is no way back from either."""
    if any(_same_file(path, source) for source in sources):
        raise UsageError(f"--output {path}: is one of the files to read; name another file")
    if path.is_file() and is_plain_sqlite(path):
        raise UsageError(f"--output {path}: is a database, perhaps a ledger; name another file")


def _same_file(path: Path, source: str) -> bool:
    try:
        return path.samefile(source)
    except (OSError, ValueError):
        return False
