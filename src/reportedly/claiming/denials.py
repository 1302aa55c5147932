"""What a denying source denies: an event in its own words, or earlier claims by a noun that stands for them."""

from reportedly.claiming.cues import speech_words
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.parties import Party
from reportedly.claiming.speech_acts import falsity_word
from reportedly.claiming.utterance import Utterance
from reportedly.model.annotation import Token
from reportedly.model.span import Span

TIME_CONJUNCTIONS = frozenset({"after", "when", "while", "since", "because", "before", "as", "until", "although"})
"""Clauses that these open are taken for granted by who denies the main clause (presupposition triggers)."""


def denies_event(utterance: Utterance, head: Token, marked: MarkedText) -> bool:
    """Whether a denying utterance denies the event headed by `head`, rather than taking it for granted.

    In "rejected reports of an attack as lies meant to hide crimes" the attack is denied, the crimes are not: what
    stands after the word of falsity explains the denial.
    """
    falsity = falsity_word(utterance.attribution.content, marked)
    if falsity is not None:
        told = _told_by_what_is_denied(head, utterance, marked) or _is_what_it_stands_for(head, falsity, marked)
        return head.start < falsity.start or told
    for token in (head, *marked.syntax.ancestors(head)):
        if not utterance.attribution.holds(token.start):
            break
        marks = [child for child in marked.syntax.children(token) if child.relation == "mark"]
        if token.relation == "advcl" and any(mark.lemma.lower() in TIME_CONJUNCTIONS for mark in marks):
            return False
    return True


def _is_what_it_stands_for(head: Token, falsity: Token, marked: MarkedText) -> bool:
    """Whether the event is in the clause that the "it" of "it is untrue" stands for: "…, that he was arrested"."""
    subject = marked.syntax.child(falsity, "nsubj", "expl")
    if subject is None or subject.lemma.lower() != "it" or head.start < falsity.start:
        return False
    clauses = (head, *marked.syntax.ancestors(head))
    marks = (marked.syntax.child(clause, "mark") for clause in clauses if clause.start > falsity.start)
    return any(mark is not None and mark.text.lower() == "that" for mark in marks)


def _told_by_what_is_denied(head: Token, utterance: Utterance, marked: MarkedText) -> bool:
    """Whether the event is told by the report itself that is called false: "… as an invention a report that …"."""
    for token in (head, *marked.syntax.ancestors(head)):
        noun = marked.syntax.head(token)
        if noun is None or not utterance.attribution.holds(token.start):
            return False
        if token.relation.startswith("acl") and noun.lemma.lower() in speech_words().accusation_nouns:
            return noun.relation in {"obj", "obl", "ccomp"}
    return False


def whose_words(utterance: Utterance, marked: MarkedText) -> Party | None:
    """Who said what the utterance answers, where its sentence names them: "the Watch's figures".

    None where no such noun has an owner.
    """
    spans = (*utterance.attribution.cue, *utterance.attribution.content)
    starts = {marked.syntax.sentence_start(span.start) for span in spans}
    for start in starts:
        sentence = marked.syntax.sentence_at(start)
        for noun in marked.syntax.sentence_tokens(sentence) if sentence is not None else ():
            if noun.lemma.lower() not in speech_words().answered_nouns or noun.upos != "NOUN":
                continue
            for owner in marked.syntax.children(noun):
                case = marked.syntax.child(owner, "case")
                given_by = case is not None and case.text.lower() in {"of", "by", "from", "'s", "’s", "'", "’"}
                if owner.relation.startswith("nmod") and given_by and owner.upos in {"NOUN", "PROPN"}:
                    span = marked.syntax.span(owner, owner)
                    mention = marked.mention_of([span])
                    return Party.called(mention.actor if mention is not None else None, span.text)
    return None


def denied_accusation(utterance: Utterance, marked: MarkedText) -> Span | None:
    """The words by which a denying utterance refers to what others said: "the accusations", "lies", else "that".

    None when it refers to nothing said before: then its own events are what it denies.
    """
    content = utterance.attribution.content
    nouns = speech_words().accusation_nouns | speech_words().answered_nouns
    for span in content:
        for token in marked.syntax.tokens_in(span.start, span.end):
            if token.lemma.lower() in nouns and token.upos in {"NOUN", "PROPN"}:
                return Span.cut(marked.text, token.start, token.end)
    falsity = falsity_word(content, marked)
    pronouns = (
        word
        for word in marked.words(content)
        if word.text.lower() in speech_words().referring_pronouns and word.relation != "mark" and word.upos != "SCONJ"
    )
    word = falsity or next(pronouns, None)
    return Span.cut(marked.text, word.start, word.end) if word is not None else None
