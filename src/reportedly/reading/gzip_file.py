"""A file packed with gzip, in however many members: what it holds is read as if it had not been packed."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from io import BufferedReader

from reportedly.reading.origin import Entry, Origin
from reportedly.reading.unpacking import Unpacking


def gzip_entries(stream: BufferedReader, origin: Origin, unpacking: Unpacking) -> Iterator[Entry]:
    """The one file in `stream`, called as the packed one is without ".gz"."""
    inner = replace(
        origin,
        file_name=_without_ending(origin.file_name),
        report_id=_without_ending(origin.report_id) if origin.report_id else None,
        media_type=None,
        depth=origin.depth + 1,
    )
    yield Entry(origin=inner, stream=unpacking.reader(gzip.GzipFile(fileobj=stream), origin.place))


def _without_ending(name: str) -> str:
    return name[: -len(".gz")] if name.lower().endswith(".gz") else name
