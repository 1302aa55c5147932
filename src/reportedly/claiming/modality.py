"""How an event is told in its own clause: denied, possible, wanted, in the future, or at the outlet's distance."""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from reportedly.claiming.cues import speech_words
from reportedly.claiming.syntax import Syntax
from reportedly.model.annotation import Token
from reportedly.model.claim import Certainty, TimeStatus
from reportedly.model.span import Span

CLAUSAL_RELATIONS = frozenset({"ccomp", "xcomp", "acl", "csubj"})
"""By these a clause hangs on the word that plans, orders, fears or tries (Universal Dependencies)."""

NOMINAL_RELATIONS = frozenset({"nmod", "obl", "obj", "nsubj:pass", "compound"})
"""By these a noun hangs on the word that threatens, plans or prevents what it names."""

WORDS_BEFORE_TRIGGER = 4
"""How far to the left negation, modals and markers of distance are looked for when the parse does not attach them:
the longest English verb group ("might not have been") and the usual noun group ("alleged poison gas attack")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Modality:
    """What the words around a trigger say of the event.

    `negated`: it did not happen. `committed`: the clause tells it as something that is, was or will be, not as planned,
    wanted, feared or supposed. `hearsay`: it is told as what people say, without anybody who answers for it; a named
    source does. `distance`: the outlet's own marker on it.
    """

    negated: bool
    committed: bool
    hearsay: bool
    certainty: Certainty
    time_status: TimeStatus
    distance: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModalityWords:
    """The word classes of `data/modality.toml`; each list is explained there."""

    negations: frozenset[str]
    negative_determiners: frozenset[str]
    negative_pronouns: frozenset[str]
    negative_phrases: frozenset[str]
    involvement_nouns: frozenset[str]
    negative_implicatives: frozenset[str]
    possible_auxiliaries: frozenset[str]
    hypothetical_auxiliaries: frozenset[str]
    future_auxiliaries: frozenset[str]
    inverted_conditionals: frozenset[str]
    conditional_marks: frozenset[str]
    purpose_marks: frozenset[str]
    future_embedders: frozenset[str]
    hypothetical_embedders: frozenset[str]
    realising_embedders: frozenset[str]
    scheduled: frozenset[str]
    future_noun_embedders: frozenset[str]
    hypothetical_noun_embedders: frozenset[str]
    hearsay_nouns: frozenset[str]
    carriers: frozenset[str]
    distance: frozenset[str]
    probable: frozenset[str]
    possible: frozenset[str]
    future_adjectives: frozenset[str]


@cache
def modality_words() -> ModalityWords:
    """The word lists of `data/modality.toml`, read once."""
    content = tomllib.loads(files("reportedly.claiming").joinpath("data", "modality.toml").read_text("utf-8"))
    return ModalityWords(**{key: frozenset(words) for key, words in content.items()})


def modality_of(trigger: Token, syntax: Syntax) -> Modality:
    """How the event that `trigger` heads is told; everything outside its sentence is left to the caller."""
    words = modality_words()
    near = [*_group_before(trigger, syntax), *_own_modifiers(trigger, syntax)]
    lemmas = {token.lemma.lower() for token in near}
    auxiliaries = {token.lemma.lower() for token in near if token.upos == "AUX"} | {
        token.text.lower() for token in near if token.upos == "AUX"
    }
    embedding = _embedding(trigger, syntax)
    conditional = _conditional(trigger, syntax)
    reported_conditional = {"would", "have"} <= auxiliaries and not _has_condition(trigger, syntax)
    distance = next((mark for token in near if (mark := _mark_of_distance(token, trigger, syntax)) is not None), None)
    future = bool(auxiliaries & words.future_auxiliaries) or (
        trigger.upos == "NOUN" and (bool(lemmas & words.future_adjectives) or _scheduled(trigger, syntax))
    )
    unreal = bool(auxiliaries & words.hypothetical_auxiliaries) and not reported_conditional
    conditional = conditional or _depends_on_condition(trigger, auxiliaries, syntax)
    aimed_at = _mere_infinitive(trigger, syntax) and not (embedding.future or embedding.scheduled)
    hypothetical = embedding.hypothetical or conditional or unreal or aimed_at
    hearsay = embedding.hearsay or reported_conditional
    return Modality(
        negated=embedding.prevented or _negated(trigger, near, syntax),
        committed=not (hypothetical or embedding.future or distance is not None),
        hearsay=hearsay,
        certainty="possible" if hearsay else _certainty(lemmas, auxiliaries, distance),
        time_status=_time_status(
            trigger, syntax, hypothetical=hypothetical, future=future or embedding.future or embedding.scheduled
        ),
        distance=distance,
    )


def _group_before(trigger: Token, syntax: Syntax) -> list[Token]:
    """The words of the trigger's own group that stand right before it, whatever the parse says of them."""
    first = max(syntax.sentence_of(trigger).first_token, trigger.index - WORDS_BEFORE_TRIGGER)
    group: list[Token] = []
    allowed = {"AUX", "PART", "ADV"} if trigger.upos in {"VERB", "AUX"} else {"ADJ", "NOUN", "PROPN", "DET", "ADV"}
    for token in reversed(syntax.tokens[first : trigger.index]):
        participle = token.xpos == "VBN" and trigger.upos not in {"VERB", "AUX"}
        if token.upos not in allowed and not participle and token.text not in {'"', "“", "”", "-", "'"}:
            break
        group.append(token)
    return group


def _own_modifiers(trigger: Token, syntax: Syntax) -> list[Token]:
    """The words that the parse hangs on the trigger, and on the light verb that carries it ("committed a crime")."""
    own = [child for child in syntax.children(trigger) if child.relation.partition(":")[0] in MODIFIERS]
    carrier = syntax.head(trigger)
    if trigger.relation == "conj" and carrier is not None and syntax.child(trigger, "nsubj") is None:
        own += [child for child in syntax.children(carrier) if child.relation == "aux"]
    if (
        trigger.upos in {"NOUN", "ADJ"}
        and carrier is not None
        and carrier.upos == "VERB"
        and trigger.relation in CARRIED
    ):
        own += [child for child in syntax.children(carrier) if child.relation in {"advmod", "aux", "aux:pass"}]
    return own


MODIFIERS = frozenset({"advmod", "amod", "aux", "det", "cop", "neg", "compound"})
"""Dependents that say how an event is told rather than who took part in it."""

CARRIED = frozenset({"obj", "nsubj", "nsubj:pass", "xcomp"})
"""A noun in one of these relations shares the adverbs and auxiliaries of its verb."""


def _scheduled(noun: Token, syntax: Syntax) -> bool:
    """Whether words between the noun and its verb place it ahead: "talks that are due to begin"."""
    carrier = syntax.head(noun)
    if carrier is None or noun.relation not in CARRIED:
        return False
    between = syntax.tokens[noun.index : carrier.index]
    return any(token.lemma.lower() in modality_words().scheduled for token in between)


def _negated(trigger: Token, near: Sequence[Token], syntax: Syntax) -> bool:
    """Whether the clause says that it did not happen: "did not attack", "no attack", "no one was hurt"."""
    words = modality_words()
    if any(token.lemma.lower() in words.negations and token.upos != "NOUN" for token in near):
        return True
    if any(_ruled_out(above, syntax) for above in (trigger, *(upper for _, upper in _embedders(trigger, syntax)))):
        return True
    return any(_negates(child, syntax) for child in syntax.children(trigger))


def _negates(child: Token, syntax: Syntax) -> bool:
    """Whether a dependent makes its clause negative: "nobody", "no resident", "not a single shot", "without"."""
    words = modality_words()
    if child.relation.partition(":")[0] not in {"nsubj", "obj", "mark", "cc"}:
        return False
    if child.lemma.lower() in words.negative_pronouns or child.text.lower() == "without":
        return True
    return any(
        modifier.lemma.lower() in words.negations and modifier.index < child.index
        for modifier in syntax.children(child)
        if modifier.relation.partition(":")[0] in {"det", "advmod", "cc"}
    )


def _ruled_out(token: Token, syntax: Syntax) -> bool:
    """Whether the two words before the token say that it did not happen: "far from retreating"."""
    before = syntax.tokens[max(syntax.sentence_of(token).first_token, token.index - 2) : token.index]
    return " ".join(word.text.lower() for word in before) in modality_words().negative_phrases


@dataclass(frozen=True, slots=True, kw_only=True)
class _Embedding:
    """What the words that an event hangs on make of it."""

    future: bool
    scheduled: bool
    hypothetical: bool
    hearsay: bool
    prevented: bool


def _embedding(trigger: Token, syntax: Syntax) -> _Embedding:
    """Whether governing words put the event ahead, make it a wish, an order or hearsay, or say it was prevented."""
    words = modality_words()
    future = scheduled = hypothetical = hearsay = prevented = False
    for lower, upper in _embedders(trigger, syntax):
        particle = syntax.child(upper, "compound:prt") or _off(upper, syntax)
        lemma = f"{upper.lemma.lower()} {particle.text.lower()}" if particle else upper.lemma.lower()
        nominal = lower.relation in NOMINAL_RELATIONS
        future |= lemma in (words.future_noun_embedders if nominal else words.future_embedders)
        hypothetical |= lemma in (words.hypothetical_noun_embedders if nominal else words.hypothetical_embedders)
        hearsay |= upper.upos == "NOUN" and lemma in words.hearsay_nouns
        scheduled |= lemma in words.scheduled
        prevented |= lemma in words.negative_implicatives or _no_part(upper, syntax) or _called_false(upper, syntax)
    return _Embedding(
        future=future, scheduled=scheduled, hypothetical=hypothetical, hearsay=hearsay, prevented=prevented
    )


def _off(verb: Token, syntax: Syntax) -> Token | None:
    """The "off" right behind a verb, where the parse does not call it a particle."""
    following = syntax.tokens[verb.index + 1] if verb.index + 1 < len(syntax.tokens) else None
    return following if following is not None and following.text.lower() == "off" else None


def _no_part(noun: Token, syntax: Syntax) -> bool:
    """Whether the noun says that somebody had no part in it."""
    determiner = syntax.child(noun, "det")
    involved = noun.lemma.lower() in modality_words().involvement_nouns
    return involved and determiner is not None and determiner.lemma.lower() in modality_words().negative_determiners


def _called_false(noun: Token, syntax: Syntax) -> bool:
    """Whether the noun is what a word of falsity is said of: "the claim that fighters boarded the ship is a lie"."""
    predicate = syntax.head(noun)
    return (
        predicate is not None
        and noun.relation.partition(":")[0] == "nsubj"
        and predicate.lemma.lower() in speech_words().falsity
        and not any(child.lemma.lower() in modality_words().negations for child in syntax.children(predicate))
    )


def _mere_infinitive(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event is only a "to" plus infinitive, and no verb says that it was carried out."""
    before = syntax.tokens[trigger.index - 1] if trigger.index else None
    if trigger.xpos != "VB" or before is None or before.text.lower() != "to":
        return False
    return not any(upper.lemma.lower() in modality_words().realising_embedders for upper in syntax.ancestors(trigger))


def _depends_on_condition(trigger: Token, auxiliaries: set[str], syntax: Syntax) -> bool:
    """Whether a condition hangs on the event that will or would follow: "If the dam breaks, the town will flood"."""
    words = modality_words()
    if not auxiliaries & (words.future_auxiliaries | words.hypothetical_auxiliaries | words.possible_auxiliaries):
        return False
    for clause in syntax.children(trigger):
        marks = [child for child in syntax.children(clause) if child.relation == "mark"]
        if clause.relation == "advcl" and any(mark.lemma.lower() in words.conditional_marks for mark in marks):
            return True
    return False


def _has_condition(trigger: Token, syntax: Syntax) -> bool:
    """Whether the sentence holds a condition on which a "would have" can depend."""
    words = modality_words()
    tokens = syntax.sentence_tokens(syntax.sentence_of(trigger))
    return tokens[0].text.lower() in words.inverted_conditionals or any(
        token.text.lower() in {"if", "unless"} for token in tokens
    )


def _embedders(trigger: Token, syntax: Syntax) -> Iterator[tuple[Token, Token]]:
    """Each link from the trigger upwards by which a word can govern whether the event happens.

    What governs a verb governs the noun below it only where the verb merely carries the noun: who plans to carry out an
    attack plans an attack, who plans to hide a crime does not plan the crime. Nothing reaches into what is said.
    """
    lower = trigger
    for upper in syntax.ancestors(trigger):
        if lower.relation == "conj":
            lower = upper
            continue
        clausal = lower.relation.partition(":")[0] in CLAUSAL_RELATIONS or _kept_from(lower, syntax)
        if not clausal and lower.relation not in NOMINAL_RELATIONS:
            return
        yield lower, upper
        if lower.relation == "ccomp":
            return
        if lower.relation in NOMINAL_RELATIONS and upper.lemma.lower() not in modality_words().carriers:
            return
        lower = upper


def _kept_from(clause: Token, syntax: Syntax) -> bool:
    """Whether the clause is what somebody is kept from: "prevented them from escaping"."""
    return clause.relation == "advcl" and any(child.text.lower() == "from" for child in syntax.children(clause))


def _conditional(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event's clause, or one that it completes, is a condition, a question or a purpose."""
    words = modality_words()
    for above in (trigger, *syntax.ancestors(trigger)):
        marks = [child for child in syntax.children(above) if child.relation == "mark"]
        if any(mark.lemma.lower() in words.conditional_marks for mark in marks) or _inverted(above, syntax):
            return True
        if above.relation == "advcl" and marks and all(mark.lemma.lower() in words.purpose_marks for mark in marks):
            return True
        if above.relation not in {"conj", "xcomp", "obj", "nsubj", "nsubj:pass", "compound", "nmod"}:
            return False
    return False


def _inverted(clause: Token, syntax: Syntax) -> bool:
    """Whether the clause opens its sentence with an auxiliary before the subject: "Had the guards opened fire, …"."""
    first = syntax.sentence_tokens(syntax.sentence_of(clause))[0]
    subject = syntax.child(clause, "nsubj")
    opening = first.text.lower() in modality_words().inverted_conditionals and first.head == clause.index
    return opening and subject is not None and first.index < subject.index


def _mark_of_distance(token: Token, trigger: Token, syntax: Syntax) -> Span | None:
    """The word by which the outlet keeps its distance; a hyphen may have parted it ("so-called")."""
    words = modality_words()
    if token.index == trigger.index or token.relation == "root":
        return None
    if token.upos in {"ADJ", "ADV", "VERB"} and {token.text.lower(), token.lemma.lower()} & words.distance:
        return syntax.span(token, token)
    first = syntax.tokens[max(0, token.index - 2)]
    compound = syntax.span(first, token)
    return compound if compound.text.lower() in words.distance else None


def _certainty(lemmas: set[str], auxiliaries: set[str], distance: Span | None) -> Certainty:
    words = modality_words()
    if distance is not None or auxiliaries & words.possible_auxiliaries or lemmas & words.possible:
        return "possible"
    return "probable" if lemmas & words.probable else "certain"


def _time_status(trigger: Token, syntax: Syntax, *, hypothetical: bool, future: bool) -> TimeStatus:
    if hypothetical:
        return "hypothetical"
    if future:
        return "future"
    progressive = trigger.xpos == "VBG" and any(
        child.relation.partition(":")[0] == "aux" and child.xpos in {"VBZ", "VBP"} and child.lemma == "be"
        for child in syntax.children(trigger)
    )
    return "ongoing" if progressive else "past"
