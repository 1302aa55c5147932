"""Attach to a phrase what follows it: whom a spokesman speaks for, whose army it is, where the hospitals are."""

from collections.abc import Sequence

from reportedly.annotation.actors.element import Element
from reportedly.annotation.actors.phrases import Phrase
from reportedly.annotation.actors.placed import Placed, PlacesByToken
from reportedly.annotation.actors.wording import is_definite, is_possessive, is_surroundings
from reportedly.model.annotation import Token

_SPEAKS_FOR = frozenset({"for", "of", "from", "with", "at", "in"})
_SERVES = frozenset({"of", "from", "with", "at", "in"})
_BELONGS_TO = frozenset({"of", "from"})
_STANDS_IN = frozenset({"in", "of", "from", "at"})
_ABROAD = frozenset({"embassy", "consulate", "diplomat", "troops", "forces", "coalition forces", "peacekeeping force"})
"""Bodies that stand in countries other than their own."""
_MOST_WORDS_BEFORE_PLACE = 3
"""Tokens between a preposition and the name of the place ("in the city of Aleppo")."""


def attached(tokens: Sequence[Token], phrases: Sequence[Phrase], places: PlacesByToken) -> list[Phrase]:
    """The phrases with what belongs to them taken in; phrases that became part of another are gone.

    Works from right to left, so that "an official of the ministry in the capital" is built from its end.
    """
    done: list[Phrase] = []
    for phrase in reversed(phrases):
        _attach_acronym(tokens, phrase, done)
        _attach_following(tokens, phrase, done, places)
        _take_place_before(tokens, phrase, places)
        done.append(phrase)
    return done[::-1]


def _attach_acronym(tokens: Sequence[Token], phrase: Phrase, later: list[Phrase]) -> None:
    """Take in the acronym in brackets behind a name."""
    at = phrase.last
    if phrase.named is None or at + 2 >= len(tokens) or (tokens[at].text, tokens[at + 2].text) != ("(", ")"):
        return
    inner = later[-1] if later and later[-1].first == at + 1 else None
    if inner is None and not tokens[at + 1].text.isupper():
        return
    if inner is not None:
        if not _same_actor(phrase.named, inner.head):
            return
        later.pop()
    phrase.last = at + 3


def _same_actor(name: Element, acronym: Element) -> bool:
    codes = {actor.code for actor in name.actors}
    return not codes or not acronym.actors or bool(codes & {actor.code for actor in acronym.actors})


def _attach_following(tokens: Sequence[Token], phrase: Phrase, later: list[Phrase], places: PlacesByToken) -> None:
    at = phrase.last
    if phrase.agent is None or at + 1 >= len(tokens) or tokens[at + 1].sentence != tokens[at].sentence:
        return
    preposition = tokens[at].text.lower()
    following = later[-1] if later and later[-1].first == at + 1 else None
    if following is not None and _may_own(phrase, following, preposition):
        _take_owner(tokens, phrase, later)
    elif preposition in _STANDS_IN and phrase.person is None and phrase.owner is None:
        _take_place(tokens, phrase, later, places)


def _may_own(phrase: Phrase, following: Phrase, preposition: str) -> bool:
    """Whether the phrase behind the preposition is the body or country in whose service the first one stands."""
    agent = phrase.agent
    if agent is None or phrase.person is not None or phrase.owner is not None or following.person is not None:
        return False
    if following.is_country:
        return not following.head.is_demonym and preposition in (
            _SPEAKS_FOR if agent.type == "speaker" else _BELONGS_TO
        )
    if agent.type == "speaker":
        return preposition in _SPEAKS_FOR
    if agent.type == "thing":
        return preposition == "of"
    if following.agent is not None and following.agent.sector is None:
        return False
    return preposition in (_SERVES if agent.type == "role" else _BELONGS_TO) and agent.type in {"role", "people"}


def _take_owner(tokens: Sequence[Token], phrase: Phrase, later: list[Phrase]) -> None:
    owner = later.pop()
    phrase.last = owner.last
    if owner.is_country:
        phrase.countries = phrase.countries or owner.countries
        return
    phrase.owner = owner
    if phrase.agent is None or phrase.agent.type != "speaker" or not phrase.agent.plural:
        return
    while later and _is_joined(tokens, phrase.last, later[-1].first):
        phrase.owners.append(later.pop())
        phrase.last = phrase.owners[-1].last


def _is_joined(tokens: Sequence[Token], end: int, start: int) -> bool:
    between = [token.text.lower() for token in tokens[end:start]]
    return between in (["and"], [","], [",", "and"])


def _take_place(tokens: Sequence[Token], phrase: Phrase, later: list[Phrase], places: PlacesByToken) -> None:
    """Take in "in Aleppo" and "in the area": it says where, and for what stays where it is also of which country."""
    start = phrase.last + 1
    behind = tokens[start : start + 2]
    if len(behind) == 2 and is_definite(behind[0]) and is_surroundings(behind[1]):
        phrase.last += 3
        return
    placed = places.first_in(range(start, start + 1 + _MOST_WORDS_BEFORE_PLACE))
    sentence = tokens[phrase.last].sentence
    if placed is None or placed.place.role == "dateline" or tokens[placed.tokens[-1]].sentence != sentence:
        return
    _give_country(phrase, placed)
    phrase.last = placed.tokens[-1] + 1
    while later and later[-1].first < phrase.last:
        later.pop()


def _take_place_before(tokens: Sequence[Token], phrase: Phrase, places: PlacesByToken) -> None:
    """Take the country from a place in front: "Aleppo hospitals", "Aleppo's hospitals"."""
    if phrase.agent is None or phrase.owner is not None:
        return
    placed = places.first_in(range(phrase.first, phrase.head.first))
    if placed is None and phrase.first >= 2 and is_possessive(tokens[phrase.first - 1]):
        placed = places.first_in(range(phrase.first - 2, phrase.first - 1))
        if placed is not None:
            phrase.first = placed.tokens[0]
    if placed is not None:
        _give_country(phrase, placed)


def _give_country(phrase: Phrase, placed: Placed) -> None:
    if placed.country and not phrase.countries and _stays_in_its_country(phrase):
        phrase.countries = frozenset({placed.country})


def _stays_in_its_country(phrase: Phrase) -> bool:
    """Whether the place where it is tells whose it is: of a ministry or rebels yes, of troops or refugees no."""
    agent = phrase.agent
    if agent is None or agent.type == "speaker":
        return False
    return agent.sector not in {"MIL", "REF"} if agent.type == "people" else agent.noun not in _ABROAD
