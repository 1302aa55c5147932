"""What the words that an event hangs on make of it: planned, ordered, rumoured, scheduled or prevented."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.claiming.conditions import lies_ahead
from reportedly.claiming.cues import speech_words
from reportedly.claiming.modality_words import modality_words
from reportedly.claiming.syntax import Syntax
from reportedly.model.annotation import Token

CLAUSAL_RELATIONS = frozenset({"ccomp", "xcomp", "acl", "csubj"})
"""By these a clause hangs on the word that plans, orders, fears or tries (Universal Dependencies)."""

SUSPECTING_NOUNS = frozenset({"trial", "charge", "suspicion", "custody"})
"""Nouns before a "for", or beside the verb that it hangs on, by which it tells what somebody is held to have done:
"went on trial for ordering …"."""

NOMINAL_RELATIONS = frozenset({"nmod", "obl", "obj", "nsubj:pass", "compound"})
"""By these a noun hangs on the word that threatens, plans or prevents what it names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Governance:
    """What the words that an event hangs on make of it."""

    future: bool
    scheduled: bool
    hypothetical: bool
    hearsay: bool
    prevented: bool


def governance_of(trigger: Token, syntax: Syntax) -> Governance:
    """Whether governing words put the event ahead, make it a wish, an order or hearsay, or say it was prevented."""
    words = modality_words()
    future = scheduled = hypothetical = hearsay = False
    prevented = trigger.lemma.lower() == "fail" and syntax.child(trigger, "xcomp") is not None  # "failed to explode"
    for lower, upper in governors(trigger, syntax):
        particle = syntax.child(upper, "compound:prt") or _off(upper, syntax)
        lemma = f"{upper.lemma.lower()} {particle.text.lower()}" if particle else upper.lemma.lower()
        nominal = lower.relation in NOMINAL_RELATIONS
        if lower.relation == "xcomp" and lower.upos == "NOUN" and lemma in speech_words().naming_verbs:
            continue  # "called it a massacre": by that name they say that it was one
        future |= nominal and lemma in words.convening_verbs and _is_one_of_many(lower, syntax)
        future |= lemma in (words.future_noun_embedders if nominal else words.future_embedders)
        hypothetical |= lemma in (words.hypothetical_noun_embedders if nominal else words.hypothetical_embedders)
        hearsay |= (upper.upos == "NOUN" and lemma in words.hearsay_nouns) or _is_not_vouched_for(lower, upper, syntax)
        scheduled |= lemma in words.scheduled
        prevented |= (
            (lemma in words.negative_implicatives and _is_kept_away(lower, syntax))
            or lemma in words.negative_pronouns
            or _behind_nothing(lower, syntax)
            or _no_part(upper, syntax)
            or _escaped(lower, upper, syntax)
            or _called_false(upper, syntax)
        )
    return Governance(
        future=future, scheduled=scheduled, hypothetical=hypothetical, hearsay=hearsay, prevented=prevented
    )


def governors(trigger: Token, syntax: Syntax) -> Iterator[tuple[Token, Token]]:
    """Each link from the trigger upwards by which a word can govern whether the event happens.

    What governs a verb governs the noun below it only where the verb merely carries the noun: who plans to carry out an
    attack plans an attack, who plans to hide a crime does not plan the crime. Nothing reaches into what is said.
    """
    lower = trigger
    for upper in syntax.ancestors(trigger):
        if lower.relation == "conj":
            lower = upper
            continue
        clausal = lower.relation.partition(":")[0] in CLAUSAL_RELATIONS or _aimed_at(lower, syntax)
        if not clausal and lower.relation not in NOMINAL_RELATIONS:
            return
        if any(token.text in {";", ":"} for token in syntax.tokens[upper.index : lower.index]):
            return
        yield lower, upper
        if lower.relation == "ccomp":
            return
        if lower.relation in NOMINAL_RELATIONS and upper.lemma.lower() not in modality_words().carriers:
            return
        lower = upper


def _is_kept_away(below: Token, syntax: Syntax) -> bool:
    """Whether what hangs on a verb like "prevent" is what it prevents, not where: "abstained in the vote"."""
    case = syntax.child(below, "case")
    return below.relation != "obl" or case is None or case.text.lower() in {"from", "of"}


def _behind_nothing(noun: Token, syntax: Syntax) -> bool:
    """Whether a preposition ties the noun to a "nothing": "knew nothing of a massacre"."""
    case = syntax.child(noun, "case")
    before = syntax.tokens[case.index - 1] if case is not None and case.index else None
    return before is not None and before.lemma.lower() in modality_words().negative_pronouns


def _aimed_at(clause: Token, syntax: Syntax) -> bool:
    """Whether the clause is what a preposition leads to: "prevented them from escaping", "arrested for killing"."""
    return clause.relation == "advcl" and any(
        child.text.lower() in modality_words().aiming_prepositions | {"for"}
        for child in syntax.children(clause)
        if child.relation in {"mark", "case"}
    )


def _off(verb: Token, syntax: Syntax) -> Token | None:
    """The "off" right behind a verb, where the parse does not call it a particle."""
    following = syntax.tokens[verb.index + 1] if verb.index + 1 < len(syntax.tokens) else None
    return following if following is not None and following.text.lower() == "off" else None


def _is_one_of_many(noun: Token, syntax: Syntax) -> bool:
    """Whether the noun is indefinite: who calls a strike calls for one, who calls the strike a mistake does not."""
    determiner = syntax.child(noun, "det", "nmod:poss")
    return determiner is None or determiner.lemma.lower() in {"a", "an", "another", "new"}


def _is_not_vouched_for(clause: Token, upper: Token, syntax: Syntax) -> bool:
    """Whether the clause hangs on a word that leaves open whether it is so: "the theory that …", "fear of losing"."""
    words = modality_words()
    kind = clause.relation.partition(":")[0]
    mark = syntax.child(clause, "mark", "case")
    opening = mark.text.lower() if mark is not None else ""
    leading = syntax.tokens[mark.index - 1].text.lower() if mark is not None and mark.index else ""
    if clause.relation == "acl:relcl" or f"{leading} {opening}" in words.negative_phrases:
        return False
    if _vouches(upper, clause, opening, syntax):
        return False
    if kind in {"ccomp", "csubj"} or (kind == "acl" and opening == "that"):
        return clause.xpos != "VBG" or kind == "ccomp"
    if clause.xpos != "VBG" or clause.upos != "VERB":
        return False
    on_trial = any(word.lemma.lower() in SUSPECTING_NOUNS for word in (upper, *syntax.children(upper)))
    suspected = opening == "for" and (upper.lemma.lower() in words.suspecting_verbs or on_trial)
    return suspected or opening in words.aiming_prepositions or kind == "xcomp"


def _vouches(word: Token, clause: Token, opening: str, syntax: Syntax) -> bool:
    """Whether who uses the word tells its clause as so, or tells that it is not so."""
    words = modality_words()
    lemma = word.lemma.lower()
    following = syntax.tokens[word.index + 1].text.lower() if word.index < clause.index else ""
    if lemma == "have" and following == "it" and opening == "that":  # "rumour has it that …"
        return False
    if lemma in words.taken_for_granted | words.negative_implicatives:
        return True
    vouching = lemma in words.vouching | words.realising_embedders and not _is_negated(word, syntax)
    return vouching and not (opening == "that" and _is_ahead(word, syntax))


def _is_ahead(verb: Token, syntax: Syntax) -> bool:
    """Whether the verb has not been done yet, so that nothing is proved by it: "will seek to prove that …"."""
    before = syntax.tokens[verb.index - 1].text.lower() if verb.index else ""
    if verb.upos != "VERB" or verb.lemma.lower() not in modality_words().proving_verbs:
        return False
    return before == "to" or lies_ahead(verb, syntax)


def _is_negated(verb: Token, syntax: Syntax) -> bool:
    """Whether the verb stands under a "not" or has nobody for its subject: "no official confirmed that …"."""
    negations = modality_words().negations
    subject = syntax.child(verb, "nsubj")
    around = [*syntax.children(verb), *(syntax.children(subject) if subject is not None else ())]
    return any(word.lemma.lower() in negations for word in around)


def _escaped(noun: Token, verb: Token, syntax: Syntax) -> bool:
    """Whether somebody got away before what the noun names came: "escaped arrest", unlike "escaped the blast"."""
    escaping = verb.lemma.lower() in modality_words().escaping_verbs and noun.relation == "obj"
    return escaping and syntax.child(noun, "det", "nmod:poss") is None


def _no_part(noun: Token, syntax: Syntax) -> bool:
    """Whether the noun says that somebody had no part in it, or that there is no truth to it."""
    determiner = syntax.child(noun, "det")
    words = modality_words()
    involved = noun.lemma.lower() in words.involvement_nouns | words.denying_nouns
    return involved and determiner is not None and determiner.lemma.lower() in modality_words().negative_determiners


def _is_untrue(clause: Token, predicate: Token, syntax: Syntax) -> bool:
    """Whether the clause is what a word of falsity is said of: "it is untrue that he was arrested"."""
    false = predicate.lemma.lower() in speech_words().falsity and clause.relation in {"ccomp", "csubj", "acl", "advcl"}
    return false and not any(child.lemma.lower() in modality_words().negations for child in syntax.children(predicate))


def _called_false(noun: Token, syntax: Syntax) -> bool:
    """Whether the noun is what a word of falsity is said of: "the claim that fighters boarded the ship is a lie"."""
    predicate = syntax.head(noun)
    return (
        predicate is not None
        and noun.relation.partition(":")[0] == "nsubj"
        and predicate.lemma.lower() in speech_words().falsity
        and not any(child.lemma.lower() in modality_words().negations for child in syntax.children(predicate))
    )
