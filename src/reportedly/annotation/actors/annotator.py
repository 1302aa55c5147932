"""Annotate a document with the actors that it mentions."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.annotation.actors.actor_keys import actor_key
from reportedly.annotation.actors.actor_list import shipped_actors
from reportedly.annotation.actors.antecedents import Antecedent, Antecedents
from reportedly.annotation.actors.attachments import attached
from reportedly.annotation.actors.country_codes import CountryCodes
from reportedly.annotation.actors.element import Element
from reportedly.annotation.actors.elements import ElementFinder
from reportedly.annotation.actors.emission import is_mention
from reportedly.annotation.actors.identities import Identities, Identity
from reportedly.annotation.actors.known_actor import KnownActor
from reportedly.annotation.actors.name_index import NameIndex
from reportedly.annotation.actors.packed_names import shipped_packed_names
from reportedly.annotation.actors.phrases import Phrase, phrases
from reportedly.annotation.actors.report_country import ReportCountry
from reportedly.annotation.annotator import Layer
from reportedly.annotation.places.countries import load_countries
from reportedly.model.actor import Mention
from reportedly.model.annotation import Token
from reportedly.model.document import Document
from reportedly.model.identity import content_id
from reportedly.model.place import PlaceMention
from reportedly.model.span import Span

_SAYING = frozenset(
    {"say", "add", "report", "claim", "announce", "confirm", "deny", "warn", "accuse", "reject", "state", "blame"}
    | {"condemn", "admit", "acknowledge", "note", "tell", "estimate", "urge", "demand", "threaten", "describe"}
)
"""Verbs whose subject "it" is an actor; elsewhere it is mostly a thing or nothing at all."""
_ROLE_FOLLOWS = re.compile(r",\s*(?:\d{1,3},\s*)?")
"""What stands between a name and a role: a comma, perhaps the age."""
_HYPHENS = frozenset({"-", "–"})
_PERSONAL = frozenset({"he", "she"})


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
        elements = self._elements(document)
        about = ReportCountry(elements, document.places, self._codes)
        past = Antecedents()
        identities = Identities(tokens, document.report.published, about, past, self._agencies)
        made = attached(tokens, phrases(tokens, elements), document.places, self._codes)
        writer = _MentionWriter(document, identities, past)
        return replace(document, mentions=writer.mentions(made))

    def _elements(self, document: Document) -> list[Element]:
        """What the lists find, less names that are part of a place's or an adjective, and capitals as governments."""
        tokens, places = document.tokens, document.places
        found = [
            element
            for element in self._finder.elements(tokens, document.names)
            if not _is_part_of_place(tokens, element, places) and not _is_part_of_adjective(tokens, element)
        ]
        taken = {index for element in found for index in range(element.first, element.last)}
        for place in places:
            country = self._codes.of_place(place)
            covered = [token.index for token in tokens if place.start <= token.start < place.end]
            if place.role == "metonym" and country and covered and not taken.intersection(covered):
                found.append(Element(first=covered[0], last=covered[-1] + 1, actors=(_government(country, place),)))
        return sorted(found, key=lambda element: element.first)


class _MentionWriter:
    """Turns phrases into mentions one after the other, remembering each for those that point back to it."""

    def __init__(self, document: Document, identities: Identities, past: Antecedents) -> None:
        self._document = document
        self._tokens = document.tokens
        self._identities = identities
        self._past = past

    def mentions(self, made: Sequence[Phrase]) -> tuple[Mention, ...]:
        by_start = {phrase.first: phrase for phrase in made}
        found: list[Mention] = []
        covered = 0
        for token in self._tokens:
            phrase = by_start.get(token.index)
            mention = None
            if phrase is not None:
                mention = self._of_phrase(phrase)
            elif token.start >= covered:
                mention = self._of_pronoun(token)
            if mention is not None:
                if phrase is not None and found and self._names_role(found[-1], mention):
                    found[-1], mention = self._past.joined(found[-1], mention)
                found.append(mention)
                covered = mention.end
        return tuple(found)

    def _names_role(self, before: Mention, after: Mention) -> bool:
        """Whether two mentions are a person's name and role side by side ("Its spokesman, Name Surname, said")."""
        between = self._document.text[before.end : after.start]
        if not _ROLE_FOLLOWS.fullmatch(between) or before.kind != "person" or after.kind != "person":
            return False
        return before.actor is None or after.actor is None or before.actor == after.actor

    def _of_phrase(self, phrase: Phrase) -> Mention | None:
        identity = self._identities.of(phrase)
        if not is_mention(self._tokens, phrase, identity, self._document.places):
            return None
        mention = self._mention(phrase, identity)
        if phrase.owner is not None:
            self._remember(phrase.owner, self._identities.of(phrase.owner))
        self._remember(phrase, identity)
        return mention

    def _of_pronoun(self, token: Token) -> Mention | None:
        """Whom a pronoun means; "he" and "she" are somebody even where that stays open."""
        word = token.text.lower()
        if word in _PERSONAL:
            meant = self._past.person(word, token.sentence)
        elif word == "they":
            meant = self._past.group(token.sentence)
        elif word == "it" and token.relation.startswith("nsubj") and self._tokens[token.head].lemma in _SAYING:
            meant = self._past.organisation(token.sentence)
        else:
            return None
        if meant is None and word not in _PERSONAL:
            return None
        span = Span(start=token.start, end=token.end, text=token.text)
        open_mention = Mention(
            start=span.start,
            end=span.end,
            text=span.text,
            id=_mention_id(span),
            kind="person",
            source_kind="person",
            head=span,
        )
        if meant is None:
            return open_mention
        return replace(
            open_mention,
            kind=meant.kind,
            actor=meant.actor,
            source_kind=meant.source_kind,
            anonymous=meant.anonymous,
            on_behalf_of=meant.on_behalf_of,
            resolved=True,
        )

    def _remember(self, phrase: Phrase, identity: Identity) -> None:
        head = self._tokens[phrase.head.last - 1]
        name = phrase.person or phrase.named
        self._past.add(
            Antecedent(
                mention=self._mention(phrase, identity),
                sentence=head.sentence,
                noun=phrase.agent.noun if phrase.agent is not None else "",
                name=actor_key(self._span(name.first, name.last).text) if name is not None else "",
                ownership=identity.ownership,
                is_subject=head.relation.startswith("nsubj"),
            )
        )

    def _mention(self, phrase: Phrase, identity: Identity) -> Mention:
        span = self._span(phrase.first, phrase.last)
        behalf = identity.on_behalf_of
        return Mention(
            start=span.start,
            end=span.end,
            text=span.text,
            id=_mention_id(span),
            kind=identity.kind,
            actor=identity.code,
            source_kind=identity.source_kind,
            head=self._span(phrase.head.first, phrase.head.last),
            anonymous=identity.anonymous,
            on_behalf_of=self._span(behalf.first, behalf.last) if behalf is not None else None,
            resolved=identity.resolved,
        )

    def _span(self, first: int, last: int) -> Span:
        return Span.of(self._document.text, self._tokens[first].start, self._tokens[last - 1].end)


def _is_part_of_place(tokens: Sequence[Token], element: Element, places: Sequence[PlaceMention]) -> bool:
    """Whether a country's name only stands in a place's ("San Salvador"), or what was taken for a body is a place."""
    if element.actors or element.agent is not None or element.is_person:
        return False
    start, end = tokens[element.first].start, tokens[element.last - 1].end
    return any(
        place.start <= start and end <= place.end and place.feature != "country" and place.role != "metonym"
        for place in places
        if place.start < start or not element.countries
    )


def _is_part_of_adjective(tokens: Sequence[Token], element: Element) -> bool:
    """Whether a name only stands in a compound: the country of "Turkish-backed rebels" is not the rebels' own."""
    behind = tokens[element.last : element.last + 2]
    is_name = element.agent is None or element.name is not None
    return is_name and len(behind) == 2 and behind[0].text in _HYPHENS and behind[1].text[:1].islower()


def _government(country: str, place: PlaceMention) -> KnownActor:
    """The government that a capital stands for."""
    return KnownActor(
        code=f"{country}.GOV", name=place.text, kind="organisation", source_kind="government", country=country
    )


def _mention_id(span: Span) -> str:
    return content_id("m", span.start, span.end, span.text)


def _only_state_agencies(actors: Iterable[KnownActor]) -> dict[str, str]:
    """The code of the state news agency of each country that has just one."""
    agencies = {
        (actor.country, actor.code)
        for actor in actors
        if actor.source_kind == "news_agency" and actor.ownership == "state"
    }
    number = Counter(country for country, _ in agencies)
    return {country: code for country, code in agencies if number[country] == 1}
