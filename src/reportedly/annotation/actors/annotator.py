"""Annotate a document with the actors that it mentions."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.annotation.actors.actor_list import shipped_actors
from reportedly.annotation.actors.antecedents import Antecedents
from reportedly.annotation.actors.attachments import attached
from reportedly.annotation.actors.country_codes import CountryCodes
from reportedly.annotation.actors.element import Element
from reportedly.annotation.actors.elements import ElementFinder
from reportedly.annotation.actors.identities import Identities
from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.annotation.actors.mention_writer import MentionWriter
from reportedly.annotation.actors.name_index import NameIndex
from reportedly.annotation.actors.packed_names import shipped_packed_names
from reportedly.annotation.actors.phrases import phrases
from reportedly.annotation.actors.placed import Placed, PlacesByToken
from reportedly.annotation.actors.report_country import ReportCountry
from reportedly.annotation.actors.wording import is_hyphen
from reportedly.annotation.annotator import Layer
from reportedly.annotation.places.countries import load_countries
from reportedly.model.annotation import Token
from reportedly.model.document import Document


class ActorAnnotator:
    """Finds phrases that name or describe actors, and gives them codes where the text or a list tells.

    Mentions do not overlap. A country named as a mere place ("in Turkey") is no actor. Codes that the words do not
    give come from the report's country or an earlier mention, or stay null where two are as likely.
    """

    def __init__(self, user_actors: Iterable[KnownActor] = ()) -> None:
        """Load the lists; `user_actors` (see `actor_list.read_actor_list`) beat the shipped ones."""
        users = tuple(user_actors)
        countries = load_countries()
        user_index, shipped_index = NameIndex(), NameIndex()
        user_index.add_actors(users)
        shipped_index.add_countries(countries)
        shipped_index.add_actors(shipped_actors())
        self._finder = ElementFinder(user_index, shipped_index, shipped_packed_names())
        self._codes = CountryCodes(countries, users)
        self._agencies = _only_state_agencies((*users, *shipped_actors()))

    @property
    def requires(self) -> frozenset[Layer]:
        """Sentences and words; names and places as far as they were found."""
        return frozenset({"sentences", "tokens", "names", "places"})

    @property
    def provides(self) -> frozenset[Layer]:
        """The mentions."""
        return frozenset({"mentions"})

    def annotate(self, document: Document) -> Document:
        """Give back `document` with its mentions, in text order."""
        tokens = document.tokens
        places = PlacesByToken(tokens, document.places, self._codes)
        elements = self._elements(document, places)
        about = ReportCountry(elements, places)
        past = Antecedents()
        identities = Identities(tokens, document.report.published, about, past, self._agencies)
        made = attached(tokens, phrases(tokens, elements), places)
        writer = MentionWriter(document, identities, past, places)
        return replace(document, mentions=writer.mentions(made))

    def _elements(self, document: Document, places: PlacesByToken) -> list[Element]:
        """What the lists find, less names that are part of a place's or an adjective, and capitals as governments."""
        tokens = document.tokens
        found = [
            element
            for element in self._finder.elements(tokens, document.names)
            if not _is_part_of_place(element, places) and not _is_part_of_adjective(tokens, element)
        ]
        taken = {index for element in found for index in range(element.first, element.last)}
        metonyms = (
            Element(first=placed.tokens[0], last=placed.tokens[-1] + 1, actors=(_government(placed),))
            for placed in places
            if placed.place.role == "metonym" and placed.country and placed.tokens and taken.isdisjoint(placed.tokens)
        )
        return sorted([*found, *metonyms], key=lambda element: element.first)


def _is_part_of_place(element: Element, places: PlacesByToken) -> bool:
    """Whether a country's name only stands in a place's ("San Salvador"), or what was taken for a body is a place."""
    if element.actors or element.agent is not None or element.is_person:
        return False
    return any(
        placed.tokens[-1] >= element.last - 1
        and placed.place.feature != "country"
        and placed.place.role != "metonym"
        and (placed.tokens[0] < element.first or not element.countries)
        for placed in places.at(element.first)
    )


def _is_part_of_adjective(tokens: Sequence[Token], element: Element) -> bool:
    """Whether a name only stands in a compound: the country of "Turkish-backed rebels" is not the rebels' own."""
    behind = tokens[element.last : element.last + 2]
    is_name = element.agent is None or element.name is not None
    return is_name and len(behind) == 2 and is_hyphen(behind[0]) and behind[1].text[:1].islower()


def _government(placed: Placed) -> KnownActor:
    """The government that a capital stands for."""
    country = placed.country or ""
    return KnownActor(
        code=f"{country}.GOV", name=placed.place.text, kind="organisation", source_kind="government", country=country
    )


def _only_state_agencies(actors: Iterable[KnownActor]) -> dict[str, str]:
    """The code of the state news agency of each country that has just one."""
    agencies = {
        (actor.country, actor.code)
        for actor in actors
        if actor.source_kind == "news_agency" and actor.ownership == "state"
    }
    number = Counter(country for country, _ in agencies)
    return {country: code for country, code in agencies if number[country] == 1}
