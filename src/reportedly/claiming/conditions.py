"""Whether an event stands under a condition, is only aimed at, or would follow if something else happened."""

from collections.abc import Set as AbstractSet

from reportedly.claiming.cues import speech_words
from reportedly.claiming.modality_words import modality_words
from reportedly.claiming.syntax import Syntax
from reportedly.model.annotation import Token

_PARTS = frozenset({"conj", "xcomp", "obj", "nsubj", "nsubj:pass", "compound", "nmod"})
"""How what belongs to a clause hangs on it."""


def is_conditional(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event's clause, or one that it completes, is a condition, a question or a purpose."""
    words = modality_words()
    for above in (trigger, *syntax.ancestors(trigger)):
        marks = _marks(above, syntax)
        if marks & words.conditional_marks or _inverted(above, syntax) or _is_likened(above, syntax):
            return True
        if above.relation == "advcl" and marks and marks <= words.purpose_marks and above.xpos != "VBG":
            return True
        completes = above.relation == "advcl" and marks == {"of"}  # "if convicted of smuggling"
        if above.relation not in _PARTS and not completes and not is_cleft(above, syntax):
            return False
    return False


def is_asked(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event is what a question asks, not something that a clause within it takes for granted."""
    last = next(
        (t for t in reversed(syntax.sentence_tokens(syntax.sentence_of(trigger))) if t.upos != "PUNCT"), trigger
    )
    after = syntax.tokens[last.index + 1 : last.index + 3]
    if not any(token.text == "?" for token in after) or trigger.upos not in {"VERB", "AUX"}:
        return False
    return not any(link.relation.startswith("acl") for link in (trigger, *syntax.ancestors(trigger)))


def is_ordered(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event is what somebody is told to do outright: "Burn the ledgers!"."""
    if trigger.xpos not in {"VB", "VBP"} or trigger.relation.partition(":")[0] not in {"root", "ccomp", "parataxis"}:
        return False
    if any(child.relation.partition(":")[0] in {"nsubj", "aux", "mark", "expl"} for child in syntax.children(trigger)):
        return False
    before = syntax.tokens[trigger.index - 1] if trigger.index else None
    return before is None or before.sentence != trigger.sentence or before.upos == "PUNCT"


def is_told_in_first_person(trigger: Token, syntax: Syntax) -> bool:
    """Whether the clause or one above it is told by an "I" or "we": an outlet tells of nobody's deeds but its own."""
    for clause in (trigger, *syntax.ancestors(trigger)):
        for child in syntax.children(clause):
            owners = [owner.text.lower() for owner in syntax.children(child) if owner.relation == "nmod:poss"]
            if child.relation.partition(":")[0] == "nsubj" and (child.text.lower() in {"i", "we"} or "our" in owners):
                return True
        if clause.relation == "acl:relcl":
            return False
    return False


def is_cleft(clause: Token, syntax: Syntax) -> bool:
    """Whether the clause is the second half of "it was our shell that killed them"."""
    head = syntax.head(clause)
    if head is None or clause.relation != "acl:relcl":
        return False
    subject = syntax.child(head, "nsubj", "expl")
    return subject is not None and subject.lemma.lower() == "it" and syntax.child(head, "cop") is not None


def is_of_any(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event is any of its kind, or what anybody does: "any attack", "whoever tortures a prisoner".

    Under a negation "any" only strengthens it; that is for the caller to decide.
    """
    free = modality_words().free_choice
    if any(above.lemma.lower() in speech_words().denying_verbs for above in syntax.ancestors(trigger)):
        return False
    if trigger.upos == "NOUN":
        return any(child.relation == "det" and child.lemma.lower() in free for child in syntax.children(trigger))
    head = syntax.head(trigger)
    doer = syntax.child(trigger, "nsubj") or (syntax.tokens[trigger.index - 1] if trigger.index else None)
    if doer is not None and doer.lemma.lower() in free:
        return True
    if head is None or trigger.relation != "acl:relcl" or trigger.xpos not in {"VBZ", "VBP", "VB"}:
        return False
    return head.lemma.lower() in free or any(
        child.relation == "det" and child.lemma.lower() in free for child in syntax.children(head)
    )


def depends_on_condition(trigger: Token, auxiliaries: AbstractSet[str], syntax: Syntax) -> bool:
    """Whether a condition hangs on the event that will or would follow: "If the dam breaks, the town will flood"."""
    words = modality_words()
    if any(_supposes_truth(clause, syntax) for clause in syntax.children(trigger)):
        return True
    if not auxiliaries & (words.future_auxiliaries | words.hypothetical_auxiliaries | words.possible_auxiliaries):
        return False
    return any(
        (clause.relation == "advcl" and not words.conditional_marks.isdisjoint(_marks(clause, syntax)))
        or (clause.relation == "obl" and clause.lemma.lower() in {"event", "case"})
        for clause in syntax.children(trigger)
    )


def goes_with_what_is_ahead(trigger: Token, syntax: Syntax) -> bool:
    """Whether the clause is told in the present beside one that lies ahead: "will hold it while others dig"."""
    clause = trigger
    while clause.relation == "conj" and (first := syntax.head(clause)) is not None:
        clause = first
    main = syntax.head(clause)
    if main is None or clause.relation != "advcl" or trigger.xpos not in {"VBZ", "VBP", "VB"}:
        return False
    told_back = any(child.relation == "aux" and child.lemma == "have" for child in syntax.children(trigger))
    opened = _marks(clause, syntax) & modality_words().time_marks or syntax.child(clause, "advmod") is not None
    return bool(opened) and not told_back and lies_ahead(main, syntax)


def lies_ahead(verb: Token, syntax: Syntax) -> bool:
    """Whether an auxiliary puts the verb into the future, or makes it one that would be."""
    words = modality_words()
    ahead = words.future_auxiliaries | words.hypothetical_auxiliaries
    return any(child.relation == "aux" and child.lemma.lower() in ahead for child in syntax.children(verb))


def is_other_choice(trigger: Token, auxiliaries: AbstractSet[str], syntax: Syntax) -> bool:
    """Whether the event is what follows if something is not done: "Free them or we will shoot the pilot"."""
    if trigger.relation != "conj" or auxiliaries.isdisjoint(modality_words().future_auxiliaries):
        return False
    return syntax.subtree(trigger)[0].text.lower() == "or"


def is_to_be_done(trigger: Token, syntax: Syntax) -> bool:
    """Whether it "is to" happen: "the men are to be hanged on Friday"."""
    words = [child for child in syntax.children(trigger) if child.index < trigger.index]
    to = next((word for word in words if word.relation == "mark" and word.text.lower() == "to"), None)
    before = syntax.tokens[to.index - 1] if to is not None and to.index else None
    return before is not None and before in words and before.text.lower() in {"is", "are"}


def is_looked_like(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event is only what something looked or sounded like: "what looked like an attack on the depot"."""
    case, seeming = syntax.child(trigger, "case"), syntax.head(trigger)
    likened = case is not None and case.text.lower() == "like"
    return likened and seeming is not None and seeming.lemma.lower() in modality_words().seeming_verbs


def _supposes_truth(clause: Token, syntax: Syntax) -> bool:
    """Whether the clause makes all depend on somebody's being right: "if the figures are right, 90 died"."""
    supposed = clause.relation == "advcl" and "if" in _marks(clause, syntax)
    return supposed and clause.lemma.lower() in modality_words().truth


def _marks(clause: Token, syntax: Syntax) -> set[str]:
    """The lemmas of the conjunctions that open a clause."""
    return {child.lemma.lower() for child in syntax.children(clause) if child.relation == "mark"}


def _is_likened(clause: Token, syntax: Syntax) -> bool:
    """Whether the clause is only what something looks like: "it looks as though the rebels shot him"."""
    first = syntax.subtree(clause)[0]
    opening = [token.text.lower() for token in syntax.tokens[first.index : first.index + 2]]
    return opening in (["as", "though"], ["as", "if"])


def _inverted(clause: Token, syntax: Syntax) -> bool:
    """Whether the clause opens its sentence with an auxiliary before the subject: "Had the guards opened fire, …".

    Or the subject alone, where the parse hangs the rest on it: "Were the truce to collapse, …".
    """
    first = syntax.sentence_tokens(syntax.sentence_of(clause))[0]
    if first.text.lower() not in modality_words().inverted_conditionals:
        return False
    subject, infinitive = syntax.child(clause, "nsubj"), syntax.child(clause, "acl")
    if subject is not None:
        return first.head == clause.index and first.index < subject.index
    return infinitive is not None and first.head == infinitive.index and "to" in _marks(infinitive, syntax)


def sentence_has_condition(trigger: Token, syntax: Syntax) -> bool:
    """Whether the sentence holds a condition on which a "would have" can depend."""
    words = modality_words()
    tokens = syntax.sentence_tokens(syntax.sentence_of(trigger))
    return tokens[0].text.lower() in words.inverted_conditionals or any(
        token.text.lower() in {"if", "unless"} for token in tokens
    )


def is_mere_infinitive(trigger: Token, syntax: Syntax) -> bool:
    """Whether the event is only a "to" plus infinitive, and no verb says that it was carried out."""
    before = syntax.tokens[trigger.index - 1] if trigger.index else None
    if trigger.xpos != "VB" or before is None or before.text.lower() != "to":
        return False
    return not any(upper.lemma.lower() in modality_words().realising_embedders for upper in syntax.ancestors(trigger))
