"""Tell the small words around an actor's noun apart: articles, quantities, modifiers, possessives."""

from collections.abc import Sequence

from reportedly.annotation.actors.actor_keys import actor_key
from reportedly.annotation.actors.agent_nouns import agent_lexicon
from reportedly.model.annotation import Token

_DEFINITE = frozenset({"the", "this", "these", "those", "its", "their", "his", "her"})
_DETERMINERS = (
    _DEFINITE
    | {"a", "an", "another", "any", "each", "every", "no", "our", "my"}
    | {"some", "several", "many", "most", "few", "all", "both"}
)
_NUMBERS = frozenset(
    {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty"}
    | {"hundred", "thousand", "million", "dozen"}
)
_BEFORE_NUMBERS = tuple(
    tuple(words.split())
    for words in (
        *("more than", "less than", "fewer than", "at least", "at most", "up to", "as many as"),
        *("about", "around", "nearly", "almost", "over", "some", "approximately", "only"),
    )
)
_SURROUNDINGS = frozenset({"area", "region", "city", "town", "village", "country", "province", "district", "capital"})
_MODIFIER_RELATIONS = frozenset({"compound", "amod", "flat", "nummod", "advmod"})


def is_definite(token: Token) -> bool:
    """Whether the word says that the reader knows which one is meant."""
    return token.text.lower() in _DEFINITE


def is_determiner(token: Token) -> bool:
    """Whether the word opens a noun phrase."""
    return token.text.lower() in _DETERMINERS


def is_number(token: Token) -> bool:
    """Whether the word is a number in digits or letters."""
    return token.text[:1].isdigit() or token.text.lower() in _NUMBERS


def is_possessive(token: Token) -> bool:
    """Whether the token is the "'s" or "'" that ties an owner to what it owns."""
    return token.text.lower() in {"'s", "’s", "'", "’"}


def is_hyphen(token: Token) -> bool:
    """Whether the token ties two words into one."""
    return token.text in {"-", "–"}


def is_modifier(token: Token, heads: range) -> bool:
    """Whether the word describes the noun in `heads` (token indices) that it stands before.

    By the parse where it says so, by the list of modifiers where there is none or it is broken.
    """
    if actor_key(token.text) in agent_lexicon().modifiers:
        return True
    return (
        token.upos in {"ADJ", "NOUN", "PROPN", "NUM"} and token.relation in _MODIFIER_RELATIONS and token.head in heads
    )


def is_surroundings(token: Token) -> bool:
    """Whether the word is a common noun for the place that a text is about ("the town's hospital")."""
    return token.text.lower() in _SURROUNDINGS


def modifier_start(tokens: Sequence[Token], end: int, heads: range) -> int | None:
    """Where the modifier begins that ends before token `end`; null where there is none.

    A compound ("so-called") and the owner of what is local ("town's") count as one.
    """
    if end >= 2 and is_possessive(tokens[end - 1]) and is_surroundings(tokens[end - 2]):
        return end - 2
    if end >= 3 and is_hyphen(tokens[end - 2]):
        compound = "".join(token.text for token in tokens[end - 3 : end])
        is_listed = actor_key(compound) in agent_lexicon().modifiers
        return end - 3 if is_listed or is_modifier(tokens[end - 1], heads) else None
    return end - 1 if is_modifier(tokens[end - 1], heads) else None


def describes_next(noun: Token) -> bool:
    """Whether the parse says that the noun only describes the one after it ("official figures", "police station")."""
    return noun.head > noun.index and noun.relation in {"compound", "amod"}


def excludes_own_country(token: Token) -> bool:
    """Whether the modifier says that somebody else's are meant ("foreign troops")."""
    return agent_lexicon().modifiers.get(actor_key(token.text)) == "open"


def ends_office(token: Token) -> bool:
    """Whether the modifier says that somebody no longer holds the office ("former")."""
    return agent_lexicon().modifiers.get(actor_key(token.text)) == "former"


def quantity_start(tokens: Sequence[Token], number: int) -> int:
    """Where the quantity begins whose number is token `number`: "more than 100" begins two tokens before it."""
    words = [token.text.lower() for token in tokens[max(0, number - 3) : number]]
    for opening in _BEFORE_NUMBERS:
        if tuple(words[-len(opening) :]) == opening:
            return number - len(opening)
    return number
