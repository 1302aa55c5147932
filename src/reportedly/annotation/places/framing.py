"""The words around a place name that make another place of it: its province, the west of it, the land around it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.annotation.places.lookup import Found
from reportedly.annotation.places.recognition import PlaceName
from reportedly.annotation.places.wording import Wording
from reportedly.model.place import PlaceFeature, PlaceRelation
from reportedly.model.span import Span

_REACH = 80  # characters before a name in which the words around it stand; the longest such phrase has about fifty
_POPULATED: frozenset[PlaceFeature] = frozenset({"populated_place"})
_ARTICLE = r"(?:the |The )?"
_TOWN = r"(?:(?:city|town|village|cities|towns|villages) of )?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What the words around say: the `span` with them, and how the thing meant lies to the place named.

    `is_vague` where the words before name an area that has no name of its own ("a buffer zone in …").
    """

    span: Span
    relation: PlaceRelation = "in"
    directions: tuple[str, ...] = ()
    is_vague: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Directed:
    """A direction from a place that is not named again ("to the south of the city")."""

    span: Span
    directions: tuple[str, ...]


class Framing:
    """Reads the words around the names of one language; compiled once."""

    def __init__(self, wording: Wording, gazetteer: Gazetteer) -> None:
        self._wording = wording
        self._gazetteer = gazetteer
        units, direction = _either(wording.units), _either(wording.directions)
        directions = rf"{_ARTICLE}{direction}(?:(?:,| and|, and)(?: to)?(?: the)? {direction})*"
        part = r"(?: (?:parts?|sides?|suburbs?|outskirts|countryside|areas?|districts?|neighbou?rhoods?))?"
        qualities, nouns = _either(wording.vague_qualities), _either(wording.vague_nouns)
        vague = rf"(?:(?:a|an|the|some|several|many) )?(?:(?:{qualities}|{direction}) )+{nouns}"
        self._direction = re.compile(rf"\b{direction}\b", re.IGNORECASE)
        self._unit_before = re.compile(rf"\b(?P<unit>{units}) of {_ARTICLE}$", re.IGNORECASE)
        self._unit_after = re.compile(rf"^ (?P<unit>{units})\b", re.IGNORECASE)
        self._direction_of = re.compile(rf"\b(?P<start>{directions}){part} of {_ARTICLE}{_TOWN}$", re.IGNORECASE)
        self._direction_before = re.compile(rf"\b(?P<start>{direction}) $", re.IGNORECASE)
        self._direction_after = re.compile(rf"^['’]s? {direction}{part}\b", re.IGNORECASE)
        self._relation = re.compile(rf"\b(?P<relation>{_either(wording.relations)}) {_ARTICLE}{_TOWN}$", re.IGNORECASE)
        self._between = re.compile(rf"\bbetween {_ARTICLE}{_TOWN}$", re.IGNORECASE)
        self._and = re.compile(rf"^,? and {_ARTICLE}{_TOWN}$", re.IGNORECASE)
        self._vague_before = re.compile(rf"\b(?P<start>{vague}) (?:in|of|within|inside) {_ARTICLE}$", re.IGNORECASE)
        self._vague = re.compile(rf"\b{vague}\b", re.IGNORECASE)
        self._of_place = re.compile(rf" (?:(?:in|of|on|within|inside|along|near|outside) {_ARTICLE})?", re.IGNORECASE)
        self._direction_of_town = re.compile(
            rf"\b{directions}{part} of the (?:city|town|village|capital)\b(?! of)", re.IGNORECASE
        )

    def narrowed(self, text: str, place: PlaceName) -> PlaceName:
        """The name with the word for its kind ("province of Idlib"), which leaves it fewer meanings.

        A word for towns ("the city of Aleppo") narrows the meanings too, but stays outside the span.
        """
        if place.found is None:
            return place
        for unit, span in self._units_beside(text, place.span):
            features = self._wording.units[unit.casefold()]
            candidates = tuple(self._gazetteer.named(place.found.name, features))
            if candidates and (place.found.only_sounds_so or any(candidate.exact for candidate in candidates)):
                found = Found(name=place.found.name, candidates=candidates)
                return replace(place, span=place.span if features == _POPULATED else span, found=found)
        return place

    def _units_beside(self, text: str, span: Span) -> Iterator[tuple[str, Span]]:
        if before := self._unit_before.search(text[max(0, span.start - _REACH) : span.start]):
            yield before["unit"], Span.cut(text, span.start - len(before.group()), span.end)
        if after := self._unit_after.match(text[span.end : span.end + _REACH]):
            yield after["unit"], Span.cut(text, span.start, span.end + after.end())

    def frame(self, text: str, span: Span, *, is_wide: bool) -> Frame:
        """What the words around a place say; `is_wide` for countries, in which an area without name stays vague."""
        frame = self._directed(text, span)
        before = text[max(0, frame.span.start - _REACH) : frame.span.start]
        if is_wide and (vague := self._vague_before.search(before)):
            start = frame.span.start - (len(before) - vague.start("start"))
            return replace(frame, span=Span.cut(text, start, span.end), relation="in", is_vague=True)
        if not frame.directions and (related := self._relation.search(before)):
            start = span.start - (len(before) - related.start("relation"))
            relation = self._wording.relations[related["relation"].casefold()]
            return Frame(span=Span.cut(text, start, span.end), relation=relation)
        return frame

    def _directed(self, text: str, span: Span) -> Frame:
        before = text[max(0, span.start - _REACH) : span.start]
        if direction := self._direction_of.search(before) or self._direction_before.search(before):
            start = span.start - (len(before) - direction.start("start"))
            words = before[direction.start("start") : direction.end("start")]
            return Frame(span=Span.cut(text, start, span.end), relation="direction_of", directions=self._letters(words))
        if direction := self._direction_after.match(text[span.end : span.end + _REACH]):
            end = span.end + direction.end()
            return Frame(
                span=Span.cut(text, span.start, end),
                relation="direction_of",
                directions=self._letters(direction.group()),
            )
        return Frame(span=span)

    def _letters(self, words: str) -> tuple[str, ...]:
        found = (self._wording.directions[word.group().casefold()] for word in self._direction.finditer(words))
        return tuple(dict.fromkeys(found))

    def between(self, text: str, one: Span, other: Span) -> Span | None:
        """The span of "between one and other"; None where the text does not say so."""
        before = text[max(0, one.start - _REACH) : one.start]
        opening = self._between.search(before)
        if opening is None or not self._and.match(text[one.end : other.start]):
            return None
        return Span.cut(text, one.start - (len(before) - opening.start()), other.end)

    def towns_not_named_again(self, text: str) -> list[Directed]:
        """Directions from "the city" and the like."""
        spans = (Span.cut(text, *match.span()) for match in self._direction_of_town.finditer(text))
        return [Directed(span=span, directions=self._letters(span.text)) for span in spans]

    def areas_without_name(self, text: str, places: Sequence[Span]) -> list[Span]:
        """Areas that the text describes ("residential areas") without naming them or a place that they lie in."""
        spans = (Span.cut(text, *match.span()) for match in self._vague.finditer(text))
        return [span for span in spans if not any(self._belongs_to(text, span, place) for place in places)]

    def _belongs_to(self, text: str, area: Span, place: Span) -> bool:
        if area.overlaps(place):
            return True
        return area.end < place.start and self._of_place.fullmatch(text[area.end : place.start]) is not None


def _either(words: Iterable[str]) -> str:
    """A pattern for any of `words`, longer ones first so that north-west is not read as north."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
