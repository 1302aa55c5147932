"""Speech told by a noun: "the villagers' account that …", "a claim by the rebels that …"."""

from reportedly.claiming.content_edges import without_edges
from reportedly.claiming.cues import cue_lexicon, speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.annotation import Token

NOUN_CONFIDENCE = 0.5
"""As for verbs of saying that the model did not tag (`untagged_speech.UNTAGGED_CONFIDENCE`)."""

WHOSE = frozenset({"by", "of", "from"})
"""Prepositions by which a noun of saying has its speaker."""


def said_by_noun(noun: Token, marked: MarkedText) -> Draft | None:
    """What the noun tells in a "that" clause, where the text says whose words they are; else None."""
    words = speech_words()
    if noun.upos != "NOUN" or noun.lemma.lower() not in words.accusation_nouns | words.information_nouns:
        return None
    clause = _that_clause(noun, marked)
    speaker = _whose(noun, marked)
    if clause is None or speaker is None or cue_lexicon().decide([noun]) is None:
        return None
    said = marked.syntax.subtree(clause)
    voice = [
        token
        for token in marked.syntax.subtree(speaker)
        if not (token.relation == "case" and token.head == speaker.index)
    ]
    if voice[-1].index >= said[0].index:
        return None
    return Draft(
        source=(marked.syntax.span(voice[0], voice[-1]),),
        cue=(marked.syntax.span(noun, noun),),
        content=(without_edges(marked.text, said[0].start, said[-1].end),),
        confidence=NOUN_CONFIDENCE,
    )


def _that_clause(noun: Token, marked: MarkedText) -> Token | None:
    """The clause behind the noun that a "that" opens as a conjunction, not as a pronoun of the clause."""
    for clause in marked.syntax.children(noun):
        if clause.relation.partition(":")[0] in {"acl", "ccomp"} and clause.index > noun.index:
            mark = marked.syntax.child(clause, "mark")
            if mark is not None and mark.text.lower() == "that":
                return clause
    return None


def _whose(noun: Token, marked: MarkedText) -> Token | None:
    """The head of who says it: a possessor with a name of its own, or a "by" phrase."""
    for child in marked.syntax.children(noun):
        if child.relation == "nmod:poss" and child.upos in {"NOUN", "PROPN"}:
            return child
        case = marked.syntax.child(child, "case")
        if child.relation == "nmod" and case is not None and case.text.lower() in WHOSE:
            return child if marked.mentions.overlapping(child.start, child.end) else None
    return None
