"""A progress bar over reports that come in: how far, how fast, how long still; only where a person looks at it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

PACKED = frozenset({".gz", ".zip", ".warc", ".pdf", ".docx"})
"""Endings of files whose size says little about how much is in them."""

Advance = Callable[[int], None]


@contextmanager
def intake_progress(sources: Sequence[str]) -> Iterator[Advance]:
    """Show a bar on standard error while reports come in; call what it gives with the size of each one's source.

    How long it still takes is told where the sources are plain files: it goes by their bytes, because nobody knows
    before how many reports are in a file.
    """
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda _: None
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
        task = progress.add_task("adding", total=plain_size(sources), reports=0, rate=0.0)
        bar = progress.tasks[0]
        reports = 0

        def advance(size: int) -> None:
            nonlocal reports
            reports += 1
            rate = reports / bar.elapsed if bar.elapsed else 0.0
            progress.update(task, advance=size, reports=reports, rate=rate)

        yield advance


def plain_size(sources: Sequence[str]) -> int | None:
    """The bytes of all sources; None where one is packed, fetched or piped in."""
    sizes = [_size(Path(source)) for source in sources]
    return None if any(size is None for size in sizes) else sum(size for size in sizes if size is not None)


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size if path.is_file() and path.suffix.lower() not in PACKED else None
    except (OSError, ValueError):
        return None
