"""What is said to a person on standard error: warnings, errors and progress; data goes to standard output."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from reportedly.exports.plain_line import plain_line


def warn(message: str) -> None:
    """One line that something should be known and does not stop the work."""
    _say(f"warning: {plain_line(message)}")


def note(message: str) -> None:
    """One line that explains what was done."""
    _say(f"note: {plain_line(message)}")


def fail(message: str) -> None:
    """One line that something could not be done."""
    _say(f"error: {plain_line(message)}")


def _say(line: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(line + "\n")
        sys.stderr.flush()


@contextmanager
def progress(doing: str) -> Iterator[None]:
    """Show that work goes on, where a person looks at standard error and the results go elsewhere."""
    if sys.stderr is None or not sys.stderr.isatty() or sys.stdout is None or sys.stdout.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(plain_line(doing)):
        yield
