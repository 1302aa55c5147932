"""The bytes of each item of a feed: what a report that came in it was made from, without what its neighbours say."""

from dataclasses import dataclass, field
from xml.parsers import expat

_ITEMS = frozenset({"item", "entry"})
"""What RSS and Atom call an item, whatever prefix stands before it."""


def bytes_of_items(data: bytes, number: int) -> list[bytes]:
    """The bytes of each of the `number` items of the feed in `data`, from its opening tag to its closing one.

    Where they cannot be told apart, in mark-up that is not well-formed, each has the whole feed.
    """
    finder = _Finder(data)
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: finder.begin(name, parser.CurrentByteIndex)
    parser.EndElementHandler = lambda name: finder.end(name, parser.CurrentByteIndex)
    try:
        parser.Parse(data, True)  # noqa: FBT003 - its own signature
    except (expat.ExpatError, ValueError):
        return [data] * number
    return finder.found if len(finder.found) == number else [data] * number


@dataclass(slots=True)
class _Finder:
    """Cuts out every item that is in no other one."""

    data: bytes
    found: list[bytes] = field(default_factory=list)
    _depth: int = 0
    _start: int = 0

    def begin(self, name: str, place: int) -> None:
        if name.rpartition(":")[2] in _ITEMS:
            self._start = self._start if self._depth else place
            self._depth += 1

    def end(self, name: str, place: int) -> None:
        if name.rpartition(":")[2] in _ITEMS:
            self._depth -= 1
            if self._depth == 0:
                self.found.append(self.data[self._start : self.data.index(b">", place) + 1])
