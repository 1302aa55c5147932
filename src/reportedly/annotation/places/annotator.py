"""Marks the places of a report: finds their names, decides what they mean and reads the words around them."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotation.annotator import Layer
from reportedly.annotation.places.framing import Directed, Frame, Framing
from reportedly.annotation.places.gazetteer import Gazetteer
from reportedly.annotation.places.mentions import (
    ResolvedName,
    area_without_name,
    mention_between,
    mention_directed,
    mention_framed,
    resolved,
)
from reportedly.annotation.places.naming import NameResolver
from reportedly.annotation.places.recognition import PlaceFinder
from reportedly.annotation.places.roles import Roles
from reportedly.annotation.places.wording import load_wording
from reportedly.model.document import Document
from reportedly.model.place import PlaceMention


class PlaceAnnotator:
    """Fills the layer of places.

    Each mention stands for itself and no two overlap: "west of Aleppo" is one mention with Aleppo as its reference, and
    Aleppo is not a mention beside it.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        wording = load_wording()
        self._resolver = NameResolver.shipped(gazetteer)
        self._finder = PlaceFinder(self._resolver, wording)
        self._framing = Framing(wording, gazetteer)
        self._roles = Roles(self._resolver.seats, wording)

    @property
    def requires(self) -> frozenset[Layer]:
        """Sentences, words with their syntax, and names."""
        return frozenset({"sentences", "tokens", "names"})

    @property
    def provides(self) -> frozenset[Layer]:
        """Places."""
        return frozenset({"places"})

    def annotate(self, document: Document) -> Document:
        """Give back `document` with its places."""
        names = self._resolved_names(document)
        mentions = self._mentions_of_names(document, names)
        mentions += self._mentions_of_towns_not_named_again(document, names, mentions)
        mentions += [area_without_name(span) for span in self._framing.areas_without_name(document.text, mentions)]
        return replace(document, places=tuple(sorted(mentions, key=lambda mention: mention.start)))

    def _resolved_names(self, document: Document) -> list[ResolvedName]:
        text = document.text
        found = (self._framing.narrowed(text, name) for name in self._finder.names_in(document))
        names = [self._roles.narrowed(document, name) for name in found]
        known = [(name.span, name.found) for name in names if name.found is not None]
        outlet = document.report.url or document.report.outlet
        candidates = dict(zip((span for span, _ in known), self._resolver.resolve(text, known, outlet), strict=True))
        places = ((name, resolved(name.span, candidates.get(name.span, []))) for name in names)
        return [
            replace(place, role=self._roles.role(document, place.span, place.entry))
            for name, place in places
            if name.is_marked or place.status == "resolved"
        ]

    def _mentions_of_names(self, document: Document, names: Sequence[ResolvedName]) -> list[PlaceMention]:
        mentions: list[PlaceMention] = []
        position = 0
        while position < len(names):
            name = names[position]
            pair = self._between(document.text, names[position : position + 2])
            if pair is not None:
                mentions.append(pair)
                position += 2
                continue
            before = mentions[-1].end if mentions else 0
            mentions.append(mention_framed(name, self._frame(document.text, name, before)))
            position += 1
        return mentions

    def _frame(self, text: str, name: ResolvedName, earliest: int) -> Frame:
        """The words around a place, as far as they do not belong to the mention that ends at `earliest`."""
        if name.role == "location":
            is_wide = name.entry is not None and name.entry.feature == "country"
            frame = self._framing.frame(text, name.span, is_wide=is_wide)
            if frame.span.start >= earliest:
                return frame
        return Frame(span=name.span)

    def _between(self, text: str, names: Sequence[ResolvedName]) -> PlaceMention | None:
        """The stretch between two places, where both are places and not the governments of two states."""
        if len(names) < 2 or any(name.role != "location" or name.entry is None for name in names):
            return None
        if all(name.entry is not None and name.entry.feature == "country" for name in names):
            return None
        span = self._framing.between(text, names[0].span, names[1].span)
        return mention_between(span, *names) if span else None

    def _mentions_of_towns_not_named_again(
        self, document: Document, names: Sequence[ResolvedName], mentions: Sequence[PlaceMention]
    ) -> list[PlaceMention]:
        """Directions from "the city", which is the populated place that the report named last."""
        return [
            mention_directed(directed, town)
            for directed in self._framing.towns_not_named_again(document.text)
            if not any(directed.span.overlaps(mention) for mention in mentions)
            and (town := _town_before(directed, names)) is not None
        ]


def _town_before(directed: Directed, names: Sequence[ResolvedName]) -> ResolvedName | None:
    """The last populated place named before, rather as a place than as a government."""
    towns = [
        name
        for name in names
        if name.span.end <= directed.span.start and name.entry is not None and name.entry.feature == "populated_place"
    ]
    places = [town for town in towns if town.role == "location"]
    return next(reversed(places or towns), None)
