"""Speech told by a noun: "the villagers' account that …", "a claim by the rebels that …"."""

from reportedly.claiming.content_edges import without_edges
from reportedly.claiming.cues import cue_lexicon, speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.untagged_content import rest_of_sentence
from reportedly.model.annotation import Token
from reportedly.model.span import Span

NOUN_CONFIDENCE = 0.5
"""As for verbs of saying that the model did not tag (`untagged_speech.UNTAGGED_CONFIDENCE`)."""

WHOSE = frozenset({"by", "of", "from"})
"""Prepositions by which a noun of saying has its speaker."""


def said_by_noun(noun: Token, marked: MarkedText) -> Draft | None:
    """What the noun tells in a "that" clause, where the text says whose words they are; else None."""
    words = speech_words()
    position = _held_to_be(noun, marked)
    telling = words.accusation_nouns | words.information_nouns
    if noun.upos != "NOUN" or (position is None and noun.lemma.lower() not in telling):
        return None
    clause = position or _that_clause(noun, marked)
    speaker = _whose(noun, marked)
    if clause is None or speaker is None or (position is None and cue_lexicon().decide([noun]) is None):
        return None
    said = [token for token in marked.syntax.subtree(clause) if token.index > noun.index + (position is not None)]
    source = _voice(speaker, marked)
    if source.end > said[0].start:
        return None
    return Draft(
        source=(source,),
        cue=(marked.syntax.span(noun, noun),),
        content=(without_edges(marked.text, said[0].start, said[-1].end),),
        confidence=NOUN_CONFIDENCE,
    )


def _held_to_be(noun: Token, marked: MarkedText) -> Token | None:
    """The clause that somebody's position is: "she ordered it" in "the prosecution's case is that she ordered it"."""
    behind = marked.syntax.tokens[noun.index + 1 : noun.index + 3]
    clause = marked.syntax.head(noun)
    held = noun.lemma.lower() in speech_words().position_nouns and noun.relation.startswith("nsubj")
    links = [token.text.lower() for token in behind]
    return clause if held and links in (["is", "that"], ["was", "that"]) else None


def said_by_giver(verb: Token, marked: MarkedText) -> Draft | None:
    """The sentence about a figure in the voice of who gave it ("The toll, given by the ministry, rose"); else None."""
    noun, giver = marked.syntax.head(verb), marked.syntax.child(verb, "obl:agent")
    if noun is None or giver is None or verb.xpos != "VBN" or verb.relation != "acl":
        return None
    figure = noun.lemma.lower() in speech_words().figure_nouns | speech_words().answered_nouns
    if not figure or noun.relation.partition(":")[0] != "nsubj":
        return None
    source, cue = _voice(giver, marked), marked.syntax.span(verb, verb)
    content = tuple(span for span in rest_of_sentence(source, cue, marked) if span is not None)
    return Draft(source=(source,), cue=(cue,), content=content, confidence=NOUN_CONFIDENCE) if content else None


def said_of_last_sentence(noun: Token, marked: MarkedText) -> Draft | None:
    """The sentence before "That is the figure of the rescue office", in the voice that the noun has; else None."""
    sentence = marked.syntax.sentence_of(noun)
    tokens = marked.syntax.sentence_tokens(sentence)
    words = speech_words()
    named = noun.lemma.lower() in words.figure_nouns | words.answered_nouns | words.view_nouns
    if not named or tokens[0].text.lower() not in {"that", "this", "such"} or not noun.is_root or noun.sentence == 0:
        return None
    before = marked.syntax.sentences[noun.sentence - 1]
    speaker = _whose(noun, marked)
    if (
        speaker is None
        or marked.syntax.child(noun, "cop") is None
        or "\n\n" in marked.text[before.end : sentence.start]
    ):
        return None
    return Draft(
        source=(_voice(speaker, marked),),
        cue=(marked.syntax.span(noun, noun),),
        content=(without_edges(marked.text, before.start, before.end),),
        confidence=NOUN_CONFIDENCE,
    )


def _voice(speaker: Token, marked: MarkedText) -> Span:
    """The words for a speaker without the preposition that leads to them."""
    voice = [
        token for token in marked.syntax.subtree(speaker) if token.relation != "case" or token.head != speaker.index
    ]
    return marked.syntax.span(voice[0], voice[-1])


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
