"""Relations of a parse that cannot be as given, since two of them never stand together in a sentence of English."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.model.annotation import Token

WORDS_BEFORE_OTHER_THAT = frozenset({"so", "now", "such", "in", "given", "provided", "except", "but"})
"""Words before a "that" whose clause tells when or why, not what is said: "so that", "now that"."""


def mended_relations(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens with the relations put right that their neighbours rule out.

    A "that" before another subject of its verb is a conjunction ("a report that its envoy had been kidnapped"). What a
    verb takes behind a "that" is what is said, not a circumstance ("told by farmers that gunmen abducted a teacher").
    A clause with "to" and no subject is one that the verb opens ("told residents to leave"). What a noun right before
    describes is a noun, though it ends in "-ing" ("killed in police firing"). Of two subjects side by side, the first
    describes the second ("police firing killed a boy"). A "between" right behind a verb and before two numbers makes an
    amount of an object, not a circumstance ("shells killed between 12 and 23 people").
    """
    tokens = [_as_description(token, tokens) for token in tokens]
    children: dict[int, list[Token]] = {}
    for token in tokens:
        if not token.is_root:
            children.setdefault(token.head, []).append(token)
    amounts = {token.head: token.index for token in tokens if _is_amount(token, children)}
    with_conjunctions = [
        _acting(_as_conjunction(_as_noun(token, children), children), amounts, children) for token in tokens
    ]
    opening = {word.head: word for word in reversed(with_conjunctions) if not word.is_root and word.relation == "mark"}
    return [
        _as_complement(word, opening[word.index], tokens, children) if word.index in opening else word
        for word in with_conjunctions
    ]


def _as_description(word: Token, tokens: Sequence[Token]) -> Token:
    """A noun called the subject of a verb whose subject is the gerund right behind it, as part of that one."""
    following = tokens[word.index + 1] if word.index + 1 < len(tokens) else None
    if word.relation != "nsubj" or word.upos not in {"NOUN", "PROPN"} or following is None or following.xpos != "VBG":
        return word
    shared = following.relation == "nsubj" and following.head == word.head and following.sentence == word.sentence
    return replace(word, head=following.index, relation="compound") if shared else word


def _is_amount(word: Token, children: dict[int, list[Token]]) -> bool:
    """Whether "between" and two numbers stand before the noun, right behind the verb that it hangs on."""
    number = next((one for one in children.get(word.index, []) if one.relation == "nummod"), None)
    if word.relation != "obl" or number is None:
        return False
    beside = (*children[word.index], *children.get(number.index, []))
    opened = any(
        one.relation == "case" and one.text.lower() == "between" and one.index == word.head + 1 for one in beside
    )
    return opened and any(one.relation == "conj" and one.upos == "NUM" for one in beside)


def _acting(word: Token, amounts: dict[int, int], children: dict[int, list[Token]]) -> Token:
    """The words around a verb with such an amount as they are where it acts: it has an object, and a subject.

    `amounts` are the words counted, by their verbs.
    """
    if word.index in amounts and word.xpos == "VBN" and not _has_auxiliary(word, children):
        return replace(word, xpos="VBD")
    if word.is_root or word.head not in amounts:
        return word
    if word.index == amounts[word.head]:
        return replace(word, relation="obj")
    return replace(word, relation="nsubj") if word.relation == "nsubj:pass" else word


def _has_auxiliary(verb: Token, children: dict[int, list[Token]]) -> bool:
    return any(child.relation.startswith("aux") for child in children.get(verb.index, []))


_AS_NOUNS = {"advcl": "obl", "acl": "nmod", "nsubj": "nsubj"}
"""What a clause is called where it is a noun."""


def _as_noun(word: Token, children: dict[int, list[Token]]) -> Token:
    """A gerund with a noun that it is one name with, behind a preposition or as a subject, as the noun that it is."""
    if word.xpos != "VBG" or word.relation not in _AS_NOUNS:
        return word
    beside = children.get(word.index, [])
    described = any(child.relation == "compound" and child.index == word.index - 1 for child in beside)
    led_to = any(child.relation == "case" and child.index < word.index for child in beside)
    taking = any(_main(child) in {"obj", "nsubj", "aux"} for child in beside)
    if not described or taking or not (led_to or word.relation == "nsubj"):
        return word
    return replace(word, upos="NOUN", xpos="NN", relation=_AS_NOUNS[word.relation])


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
