"""The packed actor list: persons in office, armed groups and organisations, found without loading them.

The file holds lines sorted by key, made by `training/actors/pack.py`; a look-up is a binary search over its bytes.
"""

from functools import cache
from importlib.resources import files
from typing import cast

from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.errors import KnowledgeError
from reportedly.model.actor import MentionKind, SourceKind

_FILE = "actors.packed.tsv"


class PackedNames:
    """Looks up actor keys in the packed list."""

    def __init__(self, lines: bytes) -> None:
        """Take the bytes of the list: "key, code, kind, source kind, from, until", tabs between, sorted by key."""
        self._lines = lines

    def actors(self, key: str) -> tuple[KnownActor, ...]:
        """All that the key may stand for, earliest first; nothing where the list does not have it."""
        found: list[KnownActor] = []
        at = self._first_line_from(key)
        opening = f"{key}\t".encode()
        while self._lines.startswith(opening, at):
            end = self._lines.index(b"\n", at)
            found.append(_known_actor(self._lines[at:end].decode("utf-8")))
            at = end + 1
        return tuple(found)

    def may_continue(self, key: str) -> bool:
        """Whether a longer key of the list begins with the words of `key`."""
        opening = f"{key} "
        return self._lines.startswith(opening.encode(), self._first_line_from(opening))

    def _first_line_from(self, key: str) -> int:
        """Where the first line starts that does not sort before `key`."""
        wanted = key.encode()
        low, high = 0, len(self._lines)
        while low < high:
            middle = self._lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            end = self._lines.find(b"\n", middle)
            if self._lines[middle:end] < wanted:
                low = end + 1
            else:
                high = middle
        return low


@cache
def shipped_packed_names() -> PackedNames:
    """The packed list that ships with the package."""
    return PackedNames((files("reportedly.annotation") / "data" / _FILE).read_bytes())


def _known_actor(line: str) -> KnownActor:
    cells = line.split("\t")
    if len(cells) != 6:
        raise KnowledgeError(f"{_FILE}: the line of {cells[0]!r} is damaged; install the package again")
    key, code, kind, source_kind, since, until = cells
    country = code.partition(".")[0]
    return KnownActor(
        code=code,
        name=key.title(),
        kind=cast("MentionKind", kind),
        source_kind=cast("SourceKind", source_kind),
        country="" if country in {"IGO", "NGO", "IMG"} else country,
        since=since,
        until=until,
    )
