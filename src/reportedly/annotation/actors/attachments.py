"""Attach to a phrase what follows it: whom a spokesman speaks for, whose army it is, where the hospitals are."""

from collections.abc import Sequence

from reportedly.annotation.actors.country_codes import CountryCodes
from reportedly.annotation.actors.element import Element
from reportedly.annotation.actors.phrases import Phrase
from reportedly.annotation.actors.wording import is_definite, is_surroundings
from reportedly.model.annotation import Token
from reportedly.model.place import PlaceMention

_SPEAKS_FOR = frozenset({"for", "of", "from", "with", "at", "in"})
_SERVES = frozenset({"of", "from", "with", "at", "in"})
_BELONGS_TO = frozenset({"of", "from"})
_STANDS_IN = frozenset({"in", "of", "from", "at"})
_ABROAD = frozenset({"embassy", "consulate", "diplomat", "troops", "forces", "coalition forces", "peacekeeping force"})
"""Bodies that stand in countries other than their own."""
_MOST_WORDS_BEFORE_PLACE = 3
"""Tokens between a preposition and the name of the place ("in the city of Aleppo")."""


def attached(
    tokens: Sequence[Token], phrases: Sequence[Phrase], places: Sequence[PlaceMention], codes: CountryCodes
) -> list[Phrase]:
    """The phrases with what belongs to them taken in; phrases that became part of another are gone.

    Works from right to left, so that "an official of the ministry in the capital" is built from its end.
    """
    done: list[Phrase] = []
    for phrase in reversed(phrases):
        _attach_acronym(tokens, phrase, done)
        _attach_following(tokens, phrase, done, places, codes)
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


def _attach_following(
    tokens: Sequence[Token],
    phrase: Phrase,
    later: list[Phrase],
    places: Sequence[PlaceMention],
    codes: CountryCodes,
) -> None:
    at = phrase.last
    if phrase.agent is None or at + 1 >= len(tokens) or tokens[at + 1].sentence != tokens[at].sentence:
        return
    preposition = tokens[at].text.lower()
    following = later[-1] if later and later[-1].first == at + 1 else None
    if following is not None and _may_own(phrase, following, preposition):
        _take_owner(tokens, phrase, later)
    elif preposition in _STANDS_IN and phrase.person is None and phrase.owner is None:
        _take_place(tokens, phrase, later, places, codes)


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


def _take_place(
    tokens: Sequence[Token],
    phrase: Phrase,
    later: list[Phrase],
    places: Sequence[PlaceMention],
    codes: CountryCodes,
) -> None:
    """Take in "in Aleppo" and "in the area": it says where, and for what stays where it is also of which country."""
    behind = tokens[phrase.last + 1 : phrase.last + 3]
    if len(behind) == 2 and is_definite(behind[0]) and is_surroundings(behind[1]):
        phrase.last += 3
        return
    start = tokens[phrase.last + 1].start
    latest = tokens[min(phrase.last + 1 + _MOST_WORDS_BEFORE_PLACE, len(tokens) - 1)].start
    place = next((place for place in places if place.start <= latest and place.end > start), None)
    if place is None or place.role == "dateline":
        return
    sentence = tokens[phrase.last].sentence
    last = phrase.last + 1
    while last < len(tokens) and tokens[last].start < place.end and tokens[last].sentence == sentence:
        last += 1
    country = codes.of_place(place)
    if country and _stays_in_its_country(phrase) and not phrase.countries:
        phrase.countries = frozenset({country})
    phrase.last = last
    while later and later[-1].first < last:
        later.pop()


def _stays_in_its_country(phrase: Phrase) -> bool:
    """Whether the place where it is tells whose it is: of a ministry or rebels yes, of troops or envoys abroad no."""
    agent = phrase.agent
    if agent is None or agent.type == "speaker":
        return False
    return agent.sector != "MIL" if agent.type == "people" else agent.noun not in _ABROAD
