"""Find the words and names in a sentence out of which phrases for actors are made."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.annotation.actors.actor_keys import actor_key
from reportedly.annotation.actors.agent_nouns import agent_lexicon
from reportedly.annotation.actors.element import Element
from reportedly.annotation.actors.name_index import ListedName, NameIndex
from reportedly.annotation.actors.packed_names import PackedNames
from reportedly.annotation.actors.surnames import with_surnames
from reportedly.model.annotation import Name, Token

_LONGEST_NAME = 12
"""In tokens."""
_JOINERS = frozenset("-–'’/&.")
"""Tokens without letters that may stand inside a name."""
_UPPER_SHARE = 0.6
"""Share of capital words from which on capitals tell nothing (MUC-4 texts: 1.0; PolNeAR dev: below 0.05)."""
_ACRONYMS_THAT_ARE_WORDS = frozenset({"is", "who", "us", "it", "or", "as", "no", "car", "pap", "map", "ice"})
_AMERICAS = frozenset({"latin", "central", "south", "north"})
_SMALL_WORDS = frozenset({"the", "of", "for", "and", "s"})


class ElementFinder:
    """Looks up the words of a text in users' lists, the shipped lists, the agent nouns and the names it was given."""

    def __init__(self, users: NameIndex, shipped: NameIndex, packed: PackedNames) -> None:
        self._indexes = (users, shipped)
        self._packed = packed
        self._nouns = agent_lexicon().nouns
        self._first_words = {key.partition(" ")[0] for key in self._nouns}.union(
            *map(NameIndex.first_words, self._indexes)
        )
        self._noun_openings = {
            " ".join(words[:length]) for words in map(str.split, self._nouns) for length in range(1, len(words))
        }

    def elements(self, tokens: Sequence[Token], names: Sequence[Name]) -> list[Element]:
        """The elements in `tokens`, a text's, in order and without overlap; of two that begin together the longer."""
        keys = [actor_key(token.text) for token in tokens]
        capitals_tell = not mostly_upper_case(tokens)
        named = _by_first_token(tokens, names)
        found: list[Element] = []
        at = 0
        while at < len(tokens):
            element = self._listed_at(tokens, keys, at, capitals_tell=capitals_tell)
            name = named.get(at)
            if name is not None and (element is None or element.last < name.last):
                within = self._listed_within(tokens, keys, name, capitals_tell=capitals_tell)
                element = _with_what_is_known(name, within, keys) or element
            if element is not None:
                found.append(element)
            at = element.last if element is not None else at + 1
        return with_surnames(tokens, keys, found)

    def _listed_within(
        self, tokens: Sequence[Token], keys: Sequence[str], name: Element, *, capitals_tell: bool
    ) -> list[Element]:
        """The listed elements that begin in a proper name; the last may reach beyond it."""
        within: list[Element] = []
        at = name.first
        while at < name.last:
            element = self._listed_at(tokens, keys, at, capitals_tell=capitals_tell)
            within.extend([element] if element is not None else [])
            at = element.last if element is not None else at + 1
        return within

    def _listed_at(
        self, tokens: Sequence[Token], keys: Sequence[str], at: int, *, capitals_tell: bool
    ) -> Element | None:
        """The longest element of the lists that begins at token `at`."""
        packs = capitals_tell and tokens[at].text[:1].isupper()
        if keys[at].partition(" ")[0] not in self._first_words and not (packs and self._packed.may_continue(keys[at])):
            return None
        best: Element | None = None
        key = ""
        for last in range(at, min(at + _LONGEST_NAME, len(tokens))):
            if tokens[last].sentence != tokens[at].sentence:
                break
            if not keys[last]:
                if tokens[last].text in _JOINERS:
                    continue
                break
            key = f"{key} {keys[last]}" if key else keys[last]
            here = self._exactly(tokens, at, last + 1, key, capitals_tell=capitals_tell)
            best = here or best
            if not self._may_continue(key, packs=packs):
                break
        return best

    def _exactly(
        self, tokens: Sequence[Token], first: int, last: int, key: str, *, capitals_tell: bool
    ) -> Element | None:
        """What the tokens `first` to `last` with this key stand for."""
        written = _written(tokens, first, last)
        for index in self._indexes:
            fitting = [name for name in index.names(key) if _fits(name, written, key, capitals_tell=capitals_tell)]
            if fitting and not _is_part_of_world(tokens, first, key):
                return _listed(first, last, fitting)
        if key in self._nouns:
            return Element(first=first, last=last, agent=self._nouns[key])
        if last - first > 1 and capitals_tell and all(_is_capital(token) for token in tokens[first:last]):
            actors = self._packed.actors(key)
            if actors:
                return Element(first=first, last=last, actors=actors)
        return None

    def _may_continue(self, key: str, *, packs: bool) -> bool:
        return (
            any(index.may_continue(key) for index in self._indexes)
            or key in self._noun_openings
            or (packs and self._packed.may_continue(key))
        )


def _is_part_of_world(tokens: Sequence[Token], first: int, key: str) -> bool:
    """Whether "American" is part of "Latin American"."""
    return key in {"american", "americans"} and first > 0 and tokens[first - 1].text.lower() in _AMERICAS


def _with_what_is_known(name: Element, within: Sequence[Element], keys: Sequence[str]) -> Element | None:
    """A proper name with what the lists know of its parts; null where these say more ("Orvessan Army").

    A person's name may come with a title or with parts that no list has: the listed name at its end tells who it is.
    """
    if within and within[-1].last > name.last:
        return None
    last = within[-1] if within and within[-1].last == name.last else None
    noun = next(
        (element.agent for element in within if element.agent and "of" in keys[element.last : name.last][:1]), None
    )
    if name.is_person:
        return replace(name, actors=last.actors) if last is not None and last.is_person else name
    covered = sum(element.last - element.first for element in within)
    words = sum(bool(key) and key not in _SMALL_WORDS for key in keys[name.first : name.last])
    if covered >= words:
        return None
    return replace(name, agent=(last.agent if last is not None else None) or noun)


def mostly_upper_case(tokens: Sequence[Token]) -> bool:
    """Whether the text is in capitals throughout, as teletype reports are."""
    words = [token.text for token in tokens if len(token.text) > 1 and token.text.isalpha()]
    return bool(words) and sum(word.isupper() for word in words) >= _UPPER_SHARE * len(words)


def _listed(first: int, last: int, names: Sequence[ListedName]) -> Element:
    countries = frozenset(name.country for name in names if name.country)
    if countries:
        is_demonym = all(name.is_demonym for name in names if name.country)
        return Element(first=first, last=last, countries=countries, is_demonym=is_demonym)
    return Element(first=first, last=last, actors=tuple(actor for name in names for actor in name.actors))


def _fits(name: ListedName, written: str, key: str, *, capitals_tell: bool) -> bool:
    if capitals_tell:
        return name.fits(written)
    return "." in written or key not in _ACRONYMS_THAT_ARE_WORDS


def _written(tokens: Sequence[Token], first: int, last: int) -> str:
    """The tokens as one string, for its capitals only."""
    return " ".join(token.text for token in tokens[first:last])


def _is_capital(token: Token) -> bool:
    """Whether a token keeps to the capitals of a name: small words and particles may be lower case."""
    return token.text[:1].isupper() or not token.text[:1].isalpha() or len(token.text) <= len("del")


def _by_first_token(tokens: Sequence[Token], names: Sequence[Name]) -> dict[int, Element]:
    """Persons and organisations that the reader model marks, as elements by their first token."""
    elements: dict[int, Element] = {}
    at = 0
    for name in sorted(names, key=lambda name: name.start):
        while at < len(tokens) and tokens[at].end <= name.start:
            at += 1
        last = at
        while last < len(tokens) and tokens[last].start < name.end:
            last += 1
        if name.kind in {"person", "organisation"} and last > at:
            elements[at] = Element(first=at, last=last, name=name)
    return elements
