"""Find places by the words that they cover, in one step however long the text is."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from reportedly.annotation.actors.country_codes import CountryCodes
from reportedly.model.annotation import Token
from reportedly.model.place import PlaceMention


class Placed(NamedTuple):
    """A place mention, the indices of its tokens, and the alpha-3 code of its country where that is known."""

    place: PlaceMention
    tokens: range
    country: str | None


class PlacesByToken:
    """The place mentions of a text by the index of their tokens."""

    def __init__(self, tokens: Sequence[Token], places: Iterable[PlaceMention], codes: CountryCodes) -> None:
        starts = [token.start for token in tokens]
        self._all: list[Placed] = []
        self._at: dict[int, list[Placed]] = defaultdict(list)
        for place in places:
            covered = range(bisect_left(starts, place.start), bisect_left(starts, place.end))
            self._all.append(Placed(place, covered, codes.of_place(place)))
            for index in covered:
                self._at[index].append(self._all[-1])

    def __iter__(self) -> Iterator[Placed]:
        """All of them, in text order."""
        return iter(self._all)

    def at(self, index: int) -> Sequence[Placed]:
        """The places that cover the token."""
        return self._at.get(index, ())

    def first_in(self, indices: range) -> Placed | None:
        """The first place that covers one of the tokens."""
        return next((placed for index in indices for placed in self.at(index)), None)
