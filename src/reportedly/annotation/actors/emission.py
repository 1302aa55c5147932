"""Decide whether a phrase is a mention of an actor at all."""

from collections.abc import Sequence

from reportedly.annotation.actors.agent_nouns import AgentNoun
from reportedly.annotation.actors.identities import Identity
from reportedly.annotation.actors.phrases import Phrase
from reportedly.annotation.actors.placed import PlacesByToken
from reportedly.annotation.actors.wording import describes_next
from reportedly.model.annotation import Token

_LOCATIVE = frozenset(
    {"in", "into", "inside", "across", "near", "throughout", "around", "within", "at", "via", "through", "toward"}
    | {"towards", "outside", "from", "over"}
)
_DIRECTIONS = frozenset({"northern", "southern", "eastern", "western", "north", "south", "east", "west", "central"})
_TO_AN_INSTITUTION = frozenset({"to", "in", "into", "on", "at", "from"})
"""Before a bare noun they speak of a place or medium: "taken to hospital", "in court", "on television"."""
_NOT_NOUNS = frozenset({"VERB", "AUX", "ADV", "ADP", "ADJ"})


def is_mention(tokens: Sequence[Token], phrase: Phrase, identity: Identity, places: PlacesByToken) -> bool:
    """Whether the phrase mentions an actor, rather than a place, a quality or something unsaid."""
    if phrase.is_country:
        return _acts(tokens, phrase, places)
    agent = phrase.agent
    if agent is None or phrase.head.agent is None or phrase.person is not None:
        return True
    if agent.type in {"thing", "anaphor"}:
        return phrase.owner is not None if agent.type == "thing" else identity.code is not None
    return tokens[phrase.head.last - 1].upos not in _NOT_NOUNS and _is_somebody(tokens, phrase, agent)


def _is_somebody(tokens: Sequence[Token], phrase: Phrase, agent: AgentNoun) -> bool:
    """Whether a noun for people or institutions stands for somebody where it stands."""
    if agent.type == "people":
        if not agent.plural and describes_next(tokens[phrase.head.last - 1]):
            return False
        return agent.noun != "source" or "of" not in [token.text.lower() for token in tokens[phrase.last :][:1]]
    if agent.type == "body" and phrase.last - phrase.first == phrase.head.last - phrase.head.first:
        return agent.plural or not _follows(tokens, phrase, _TO_AN_INSTITUTION)
    return agent.type == "body" or agent.plural or _is_supported(tokens, phrase)


def _acts(tokens: Sequence[Token], phrase: Phrase, places: PlacesByToken) -> bool:
    """Whether a country or people is spoken of as somebody who acts, not as where something is."""
    last = tokens[phrase.last - 1]
    if phrase.head.is_demonym:
        return last.text.endswith("s") and not last.text.endswith("ss")
    if any(placed.place.role == "metonym" for placed in places.at(phrase.last - 1)):
        return True
    head = phrase.head.last - 1
    cases = {token.text.lower() for token in tokens[max(0, head - 5) : head] if token.head == head != token.index}
    if cases & _LOCATIVE or _follows_place(tokens, phrase, places):
        return False
    return not _follows(tokens, phrase, _LOCATIVE | _DIRECTIONS)


def _follows_place(tokens: Sequence[Token], phrase: Phrase, places: PlacesByToken) -> bool:
    """Whether the country only says where a place is: "Bergen, Norway"."""
    if phrase.first < 2 or tokens[phrase.first - 1].text != ",":
        return False
    return any(placed.place.feature != "country" for placed in places.at(phrase.first - 2))


def _follows(tokens: Sequence[Token], phrase: Phrase, words: frozenset[str]) -> bool:
    """Whether one of `words` stands right before the phrase."""
    if phrase.first == 0 or tokens[phrase.first - 1].sentence != tokens[phrase.first].sentence:
        return False
    return tokens[phrase.first - 1].text.lower() in words


def _is_supported(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether more than the bare word says that "general" or "official" is somebody here."""
    if phrase.first < phrase.head.first or phrase.owner is not None or phrase.countries:
        return not describes_next(tokens[phrase.head.last - 1])
    return tokens[phrase.head.last - 1].upos == "NOUN" and not describes_next(tokens[phrase.head.last - 1])
