"""A list of web addresses, one a line; empty lines and lines that begin with "#" are left aside."""

from collections.abc import Iterator
from io import BufferedReader

LONGEST_LINE = 10_000
"""No browser or server takes an address longer than 8,000 bytes or so."""


def addresses_in(stream: BufferedReader) -> Iterator[tuple[int, str]]:
    """Each address with the number of its line, from 1."""
    number = 0
    while line := stream.readline(LONGEST_LINE):
        number += 1
        address = line.decode("utf-8", "replace").removeprefix("\ufeff").strip()
        if address and not address.startswith("#"):
            yield number, address
