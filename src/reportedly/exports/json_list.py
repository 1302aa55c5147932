"""One JSON document with a list of any length in it, written item by item."""

from collections.abc import Iterable
from typing import BinaryIO

from reportedly.exports.json_form import json_text
from reportedly.model.plain_form import JSONData


def write_list(before: str, items: Iterable[JSONData], after: str, out: BinaryIO) -> None:
    """Write `before`, the list of `items` with one a line, and `after`."""
    out.write(f"{before}[".encode())
    separator = "\n"
    for item in items:
        out.write((separator + json_text(item)).encode("utf-8"))
        separator = ",\n"
    out.write(f"\n]{after}".encode())
