"""Relations of a parse that cannot be as given, since two of them never stand together in a sentence of English."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.annotation import Token

WORDS_BEFORE_OTHER_THAT = frozenset({"so", "now", "such", "in", "given", "provided", "except", "but"})
"""Words before a "that" whose clause tells when or why, not what is said: "so that", "now that"."""


def mended_relations(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with the relations put right that their neighbours rule out; heads stay as they are.

    A "that" before another subject of its verb is a conjunction ("a report that its envoy had been kidnapped"). What a
    verb takes behind a "that" is what is said, not a circumstance ("told by farmers that gunmen abducted a teacher").
    A clause with "to" and no subject is one that the verb opens ("told residents to leave"). What a noun right before
    describes is a noun, though it ends in "-ing" ("killed in police firing").
    """
    children: dict[int, list[Token]] = {}
    for token in tokens:
        if not token.is_root:
            children.setdefault(token.head, []).append(token)
    with_conjunctions = [_as_conjunction(_as_noun(token, children), children) for token in tokens]
    opening = {word.head: word for word in reversed(with_conjunctions) if not word.is_root and word.relation == "mark"}
    return [
        _as_complement(word, opening[word.index], tokens, children) if word.index in opening else word
        for word in with_conjunctions
    ]


def _as_noun(word: Token, children: dict[int, list[Token]]) -> Token:
    """A gerund behind a preposition and a noun that it is one name with, as the noun that it is."""
    if word.xpos != "VBG" or word.relation not in {"advcl", "acl"}:
        return word
    beside = children.get(word.index, [])
    described = any(child.relation == "compound" and child.index == word.index - 1 for child in beside)
    led_to = any(child.relation == "case" and child.index < word.index for child in beside)
    taking = any(_main(child) in {"obj", "nsubj", "aux"} for child in beside)
    if not described or not led_to or taking:
        return word
    return replace(word, upos="NOUN", xpos="NN", relation="obl" if word.relation == "advcl" else "nmod")


def _as_conjunction(word: Token, children: dict[int, list[Token]]) -> Token:
    """A "that" called a subject, as a conjunction where another subject stands between it and its verb."""
    if word.text.lower() != "that" or word.is_root or _main(word) != "nsubj":
        return word
    beside = children[word.head]
    if any(_main(other) == "nsubj" and word.index < other.index < word.head for other in beside):
        return replace(word, relation="mark", upos="SCONJ", xpos="IN")
    return word


def _as_complement(clause: Token, opening: Token, tokens: Sequence[Token], children: dict[int, list[Token]]) -> Token:
    """A clause behind a "that" or a bare "to", by the relation that such a clause has."""
    word = opening.text.lower()
    if clause.relation == "advcl" and word == "that" and clause.head < opening.index:
        when_or_why = tokens[opening.index - 1].text.lower() in WORDS_BEFORE_OTHER_THAT
        return clause if when_or_why else replace(clause, relation="ccomp")
    if (
        clause.relation == "ccomp"
        and word == "to"
        and not any(_main(child) == "nsubj" for child in children[clause.index])
    ):
        return replace(clause, relation="xcomp")
    return clause


def _main(token: Token) -> str:
    return token.relation.partition(":")[0]
