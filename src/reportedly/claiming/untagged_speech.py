"""Speech that the reader model did not tag, found by verb and syntax: also speech inside of speech.

PolNeAR, which the model learnt from, marks only the outermost attribution, and its news is well written. In "television
reported that the rebels had admitted killing two engineers" the inner one decides whose claim it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from reportedly.claiming.content_edges import COMMA_OR_CLOSING_QUOTE
from reportedly.claiming.cues import cue_lexicon, speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.introduced_speech import introduced_by
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.regrouping import is_done_to_somebody, is_done_with_infinitive, is_other_with_particle
from reportedly.claiming.source_chains import FIRST_PERSON, QUOTING_LEMMAS
from reportedly.claiming.span_index import SpanIndex
from reportedly.claiming.speech_acts import ACCORDING
from reportedly.claiming.speech_by_noun import said_by_giver, said_by_noun, said_of_last_sentence
from reportedly.claiming.untagged_content import (
    is_split_perfect,
    spoken_of,
    stands_behind_what_is_said,
    subject_of_torn_perfect,
    told_again,
    what_is_said,
)
from reportedly.model.annotation import Token
from reportedly.model.span import Span

UNTAGGED_CONFIDENCE = 0.5
"""Below nearly all probabilities that the model gives what it tags. Of 99 attributions that this rule added on 60
articles of PolNeAR train (every fourteenth), 30 are annotated there and 61 stand inside of annotated content."""


VERBS_OF_LEARNING = frozenset({"learn", "hear"})
"""Who learns or hears something from somebody passes that one's words on."""


def untagged_speech(drafts: Sequence[Draft], marked: MarkedText) -> list[Draft]:
    """Drafts for verbs of speech that no given draft covers and that have both a speaker and something said.

    Also for voices without a verb ("according to"), which may be without words: source chains find what they pass on.
    """
    taken = SpanIndex(span for draft in drafts for span in (*draft.cue, *draft.source))
    speaking_sentences = {
        marked.syntax.tokens_in(span.start, span.end)[0].sentence for draft in drafts for span in draft.content
    }
    found: list[Draft] = []
    for token in marked.syntax.tokens:
        if taken.overlapping(token.start, token.end):
            continue
        alone = token.sentence not in speaking_sentences
        draft = (
            introduced_by(token, marked, alone=alone)
            or said_by_noun(token, marked)
            or said_of_last_sentence(token, marked)
            or (said_by_giver(token, marked) if alone else None)
        )
        if draft is None and _may_speak(token) and _says(token, marked):
            draft = _draft(token, marked)
        if draft is not None and not _speaks_of_itself(draft, drafts):
            found.append(draft)
    return found


def _speaks_of_itself(draft: Draft, drafts: Sequence[Draft]) -> bool:
    """Whether "we" or "I" says it inside of what somebody says: that voice has the words already."""
    first_person = all(span.text.lower() in FIRST_PERSON for span in draft.source)
    return first_person and any(
        span.start <= draft.frame.start and draft.frame.stop <= span.end for other in drafts for span in other.content
    )


def with_what_is_answered(draft: Draft, marked: MarkedText) -> Draft:
    """The draft with the words that take up what was just said, where its verb answers these: "a charge that …"."""
    verb = next((word for word in reversed(marked.words(draft.cue)) if word.upos == "VERB"), None)
    answered = told_again(verb, marked) if verb is not None else None
    if answered is None or any(span.overlaps(answered) for span in (*draft.content, *draft.source, *draft.cue)):
        return draft
    return draft.with_content((answered, *draft.content))


def with_speaker(draft: Draft, marked: MarkedText) -> Draft:
    """The draft with the speaker that syntax gives to its verb, where the model tagged none or cannot be right.

    It cannot when it took what the words were said in for who said them ("threatened on television to"), or somebody of
    the next sentence.
    """
    verb = next((word for word in reversed(marked.words(draft.cue)) if word.upos == "VERB"), None)
    if draft.cue and not ACCORDING.isdisjoint(marked.lemmas(draft.cue)):
        return _according(draft, marked)
    if verb is None:
        return draft
    learned_from = _learned_from(verb, marked) or _heard_from(verb, marked)
    if learned_from is not None and draft.content:
        return replace(draft, source=(_phrase(learned_from, marked),))
    if draft.source and not _misplaced(draft.source, verb, marked):
        return draft
    speaker = _speaker(verb, marked)
    if speaker is None:
        return draft
    source = _phrase(speaker, marked)
    content = tuple(span for span in draft.content if not span.overlaps(source))
    return replace(draft, source=(source,), content=content) if content or not draft.content else draft


def _according(draft: Draft, marked: MarkedText) -> Draft:
    """The draft of an "according to" with the voice of its own sentence: it never takes that of another one."""
    sentence = marked.syntax.sentence_at(draft.cue[0].start)
    if sentence is None or any(sentence.overlaps(span) for span in draft.source):
        return draft
    first = next(word for word in marked.words(draft.cue) if word.lemma.lower() in ACCORDING)
    return introduced_by(first, marked, alone=True) or draft


def _misplaced(source: Sequence[Span], verb: Token, marked: MarkedText) -> bool:
    """Whether the tagged source stands behind the verb's sentence, or is where or in what it was said."""
    sentence = marked.syntax.sentence_of(verb)
    if all(span.start >= sentence.end for span in source):
        return True
    named = marked.syntax.head_of(source[0])
    subject = marked.syntax.child(verb, "nsubj")
    if named is not None and named.relation == "obl:agent" and named.head != verb.index and subject is not None:
        return subject.upos in {"NOUN", "PROPN"}
    for child in marked.syntax.children(verb):
        case = marked.syntax.child(child, "case")
        within = child.relation == "obl" and any(span.holds(child.start) for span in source)
        if within and case is not None and case.text.lower() in {"on", "in"}:
            return True
    return False


def _may_speak(word: Token) -> bool:
    """Whether the word can be what somebody does: a verb, or being certain or sure."""
    return word.upos == "VERB" or (word.upos == "ADJ" and word.lemma.lower() in speech_words().convinced_adjectives)


def _says(verb: Token, marked: MarkedText) -> bool:
    """Whether the verb is one of speech, or its subject or object makes it one: "put the toll at 40", "photos show"."""
    words = speech_words()
    lemma = verb.lemma.lower()
    if lemma in words.speech_verbs or cue_lexicon().knows(verb):
        other = (is_done_with_infinitive, is_other_with_particle, is_done_to_somebody)
        return not any(is_no_speech(verb, marked) for is_no_speech in other)
    if lemma == "own":
        return marked.syntax.child(verb, "compound:prt") is not None
    given, teller = marked.syntax.child(verb, "obj"), marked.syntax.child(verb, "nsubj")
    if lemma in words.figure_verbs and given is not None:
        counted = lemma in words.counting_verbs and marked.syntax.child(given, "nummod") is not None
        return counted or given.lemma.lower() in words.figure_nouns or given.upos == "NUM"
    if lemma == "speak":
        return spoken_of(verb, marked) is not None
    if lemma in words.document_verbs and teller is not None:
        return teller.lemma.lower() in words.media
    known = lemma in {"let", "make"} and _makes_known(verb, marked)
    known |= _goes_on(verb, marked) and _follows_a_mark(verb, marked)
    return known or (lemma in {"hold", "make"} and _responsible(verb, marked) is not None)


def _goes_on(verb: Token, marked: MarkedText) -> bool:
    """Whether a particle makes the verb one of going on to say something."""
    particle = marked.syntax.child(verb, "compound:prt")
    return (
        particle is not None and f"{verb.lemma.lower()} {particle.text.lower()}" in speech_words().speech_with_particle
    )


def _follows_a_mark(verb: Token, marked: MarkedText) -> bool:
    """Whether a comma or closing quotation mark parts the verb's subject from the words before it."""
    subject = marked.syntax.child(verb, "nsubj")
    first = marked.syntax.subtree(subject)[0] if subject is not None else verb
    return first.index > 0 and marked.syntax.tokens[first.index - 1].text in COMMA_OR_CLOSING_QUOTE


def _makes_known(verb: Token, marked: MarkedText) -> bool:
    """Whether somebody lets "it" be known, or makes it known or clear."""
    behind = [token.text.lower() for token in marked.syntax.tokens[verb.index + 1 : verb.index + 4]]
    return behind[:1] == ["it"] and not {"known", "clear", "understood"}.isdisjoint(behind)


def _responsible(verb: Token, marked: MarkedText) -> Token | None:
    """The adjective of "hold somebody responsible"; translations also make somebody responsible."""
    return next((t for t in marked.syntax.children(verb) if t.lemma.lower() in {"responsible", "accountable"}), None)


def _draft(verb: Token, marked: MarkedText) -> Draft | None:
    """The attribution that the verb makes, where somebody says something by it."""
    speaker = _speaker(verb, marked)
    if speaker is None:
        return None
    source, cue = _phrase(speaker, marked), _cue(verb, marked)
    responsible = _responsible(verb, marked)
    blamed = marked.syntax.child(verb, "obj")
    cues: tuple[Span, ...] = (cue,)
    if responsible is not None and blamed is not None:
        cues = (cue, marked.syntax.span(responsible, responsible))
        content: tuple[Span, ...] = (_phrase(blamed, marked),)
    else:
        content = what_is_said(verb, speaker, source, cue, marked)
    parts = (source, *cues, *content)
    if not content or any(one.overlaps(other) for one, other in combinations(parts, 2)):
        return None
    return Draft(source=(source,), cue=cues, content=content, confidence=UNTAGGED_CONFIDENCE)


def _speaker(verb: Token, marked: MarkedText) -> Token | None:
    """The subject of the verb, or of the verb that it completes or goes on from ("denied it, saying …").

    Behind a comma the speaker may follow the verb and look like its object: "…, informed the civil defence". Who is
    quoted as saying it says it, and who is told it is told by somebody: "had been told by nurses that …".
    """
    elsewhere = (
        _quoted_as(verb, marked)
        or _learned_from(verb, marked)
        or _heard_from(verb, marked)
        or subject_of_torn_perfect(verb, marked)
    )
    if elsewhere is not None:
        return elsewhere
    for holder in (verb, *_governors(verb, marked)):
        if marked.syntax.is_passive(holder):
            return _speaker_of_passive(verb, marked) if holder is verb else None
        subject = marked.syntax.child(holder, "nsubj")
        if subject is not None and (holder is verb or subject.index < verb.index):
            if subject.index > verb.index and holder.lemma != "have" and is_split_perfect(verb, marked):
                continue  # "had the rebels accused, several grenades to have fired": the subject is that of "had"
            if holder is not verb and verb.xpos == "VBG":
                subject = _speaker_around(holder, subject, marked)
            return subject if subject.relation == "nsubj" and not _answered_itself(subject, verb) else None
    return marked.syntax.child(verb, "obj", "iobj") if stands_behind_what_is_said(verb, marked) else None


def _speaker_around(told: Token, subject: Token, marked: MarkedText) -> Token:
    """Who goes on to speak by a participle: "the source said that the drones stayed, denying …" is not the drones.

    The subject of the verb of saying around where that of what is told is nobody who speaks.
    """
    saying = marked.syntax.head(told) if told.relation == "ccomp" else None
    speaker = marked.syntax.child(saying, "nsubj") if saying is not None else None
    speaks = marked.mentions.overlapping(subject.start, subject.end)
    if speaker is None or speaks or saying is None or not cue_lexicon().knows(saying):
        return subject
    return speaker


def _speaker_of_passive(verb: Token, marked: MarkedText) -> Token | None:
    """Who says something by a passive: whom a "by" names ("is by experts doubted"), or who is convinced of it."""
    if verb.text.lower() in speech_words().convinced_adjectives:
        return marked.syntax.child(verb, "nsubj:pass")
    for child in marked.syntax.children(verb):
        before = marked.syntax.tokens[child.index - 1].text.lower() if child.index else ""
        if child.relation == "obl:agent" or (child.relation == "nsubj" and before == "by"):
            return child
    return None


def _answered_itself(subject: Token, verb: Token) -> bool:
    """Whether the parse makes an accusation deny something: translation has parted the verb from who denies it."""
    denies = speech_words().denying_verbs
    return verb.lemma.lower() in denies and subject.lemma.lower() in speech_words().accusation_nouns


def _quoted_as(verb: Token, marked: MarkedText) -> Token | None:
    """The one whom somebody quotes: "an officer" in "quoted an officer as saying"."""
    head, mark = marked.syntax.head(verb), marked.syntax.child(verb, "mark", "case")
    if head is None or mark is None or mark.text.lower() != "as" or head.lemma.lower() not in QUOTING_LEMMAS:
        return None
    return marked.syntax.child(head, "obj", "nsubj:pass")


def _learned_from(verb: Token, marked: MarkedText) -> Token | None:
    """The one from whom something was learned: "a hospital" in "…, one learned from a hospital"."""
    if verb.lemma.lower() not in VERBS_OF_LEARNING:
        return None
    for child in marked.syntax.children(verb):
        case = marked.syntax.child(child, "case")
        if child.relation == "obl" and case is not None and case.text.lower() == "from":
            return child
    return None


def _heard_from(verb: Token, marked: MarkedText) -> Token | None:
    """The one from whom it was heard, in the order of German: "from circles of the army was it called, …"."""
    tokens = marked.syntax.sentence_tokens(marked.syntax.sentence_of(verb))
    impersonal = any(token.lemma.lower() == "it" and token.index < verb.index for token in tokens)
    if tokens[0].text.lower() != "from" or not impersonal or not marked.syntax.is_passive(verb):
        return None
    return next((token for token in tokens[1:] if token.relation == "obl" and token.index < verb.index), None)


def _governors(verb: Token, marked: MarkedText) -> Iterator[Token]:
    current = verb
    while current.relation in {"xcomp", "conj", "advcl"} and not stands_behind_what_is_said(current, marked):
        head = marked.syntax.head(current)
        if head is None or head.upos != "VERB":
            return
        yield head
        current = head


def _phrase(head: Token, marked: MarkedText) -> Span:
    """The noun phrase of a speaker, without a relative clause or explanation behind it."""
    inside = {head.index}
    for token in marked.syntax.subtree(head):
        if token.relation == "case" and token.head == head.index:
            continue
        above = (token, *marked.syntax.ancestors(token))
        path = above[: above.index(head)] if head in above else ()
        if not any(link.relation.partition(":")[0] in {"acl", "appos", "parataxis", "punct"} for link in path):
            inside.add(token.index)
    last = first = head.index
    while first - 1 in inside:
        first -= 1
    while last + 1 in inside:
        last += 1
    return marked.syntax.span(marked.syntax.tokens[first], marked.syntax.tokens[last])


def _cue(verb: Token, marked: MarkedText) -> Span:
    """The verb with its auxiliaries and negation, as far as they stand right before it."""
    own = {child.index for child in marked.syntax.children(verb) if child.relation in {"aux", "advmod", "mark"}}
    first = verb.index
    while first - 1 in own:
        first -= 1
    return marked.syntax.span(marked.syntax.tokens[first], verb)
