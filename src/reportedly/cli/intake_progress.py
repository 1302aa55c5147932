"""A progress bar over reports that come in: how far, how fast, how long still; only where a person looks at it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What the bar is told: so many bytes of the sources were read, and one more report has been dealt with."""

    read: Advance
    dealt_with: Callable[[], None]


@contextmanager
def intake_progress(sources: Sequence[str]) -> Iterator[Intake]:
    """Show a bar on standard error while reports come in from `sources`.

    How long it still takes is told where the sources are files, archives too: it goes by how far they have been read,
    because nobody knows before how many reports are in them.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield Intake(read=lambda _: None, dealt_with=lambda: None)
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("{task.fields[reports]:,} reports"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[rate]:.1f} a second,"),
        TimeElapsedColumn(),
        TextColumn("so far,"),
        TimeRemainingColumn(),
        TextColumn("to go"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("adding", total=size_of_all(sources), reports=0, rate=0.0)
        bar = progress.tasks[0]
        reports = 0

        def dealt_with() -> None:
            nonlocal reports
            reports += 1
            rate = reports / bar.elapsed if bar.elapsed else 0.0
            progress.update(task, reports=reports, rate=rate)

        yield Intake(read=lambda size: progress.advance(task, size), dealt_with=dealt_with)


def size_of_all(sources: Sequence[str]) -> int | None:
    """The bytes of all sources; None where one is fetched or piped in."""
    sizes = [_size(Path(source)) for source in sources]
    return None if any(size is None for size in sizes) else sum(size for size in sizes if size is not None)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() else None
    except (OSError, ValueError):
        return None
