"""Speech that the reader model did not tag, found by verb and syntax: also speech inside of speech.

PolNeAR, which the model learnt from, marks only the outermost attribution, and its news is well written. In "television
reported that the rebels had admitted killing two engineers" the inner one decides whose claim it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, dropwhile, takewhile

from reportedly.claiming.cues import speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.span_index import SpanIndex
from reportedly.claiming.speech_acts import ACCORDING
from reportedly.model.annotation import Token
from reportedly.model.span import Span, trimmed

UNTAGGED_CONFIDENCE = 0.5
"""Below nearly all probabilities that the model gives what it tags. Of 99 attributions that this rule added on 60
articles of PolNeAR train (every fourteenth), 30 are annotated there and 61 stand inside of annotated content."""

NOUN_PHRASE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON"})
NAMING = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
"""A piece of a sentence without any of these says nothing of anybody: "has", "with"."""

VERBS_WITH_SOMEBODY_TO_ACT = frozenset({"accuse", "blame", "urge", "order", "ask", "call"})
VERBS_NEVER_ALONE = frozenset(
    {"accuse", "blame", "say", "state", "announce", "inform", "communicate", "allege", "deny"}
)
COMMA_OR_CLOSING_QUOTE = frozenset({",", "”", '"', "»", "''"})
CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "parataxis"})
OBJECTS = frozenset({"obj", "obl", "iobj"})
EDGE_MARKS = ",;:.-–—"


def untagged_speech(drafts: Sequence[Draft], marked: MarkedText) -> list[Draft]:
    """Drafts for verbs of speech that no given draft covers and that have both a speaker and something said.

    Also for "according to", whose voice may be without words: source chains find what it passes on.
    """
    taken = SpanIndex(span for draft in drafts for span in (*draft.cue, *draft.source))
    speaking_sentences = {
        marked.syntax.tokens_in(span.start, span.end)[0].sentence for draft in drafts for span in draft.content
    }
    found: list[Draft] = []
    for token in marked.syntax.tokens:
        if taken.overlapping(token.start, token.end):
            continue
        if token.lemma.lower() in ACCORDING:
            draft = _according_to(token, marked, alone=token.sentence not in speaking_sentences)
        elif token.upos == "VERB" and _says(token, marked):
            draft = _draft(token, marked)
        else:
            continue
        if draft is not None:
            found.append(draft)
    return found


def _says(verb: Token, marked: MarkedText) -> bool:
    """Whether the verb is one of speech, or its subject or object makes it one: "put the toll at 40", "photos show"."""
    words = speech_words()
    lemma = verb.lemma.lower()
    if lemma in words.speech_verbs:
        return True
    given, teller = marked.syntax.child(verb, "obj"), marked.syntax.child(verb, "nsubj")
    if lemma in words.figure_verbs and given is not None:
        return given.lemma.lower() in words.figure_nouns or given.upos == "NUM"
    if lemma == "speak":
        return _spoken_of(verb, marked) is not None
    if lemma in words.document_verbs and teller is not None:
        return teller.lemma.lower() in words.media
    return lemma == "hold" and _responsible(verb, marked) is not None


def _spoken_of(verb: Token, marked: MarkedText) -> Token | None:
    """What somebody speaks of: "seven dead" in "speaks of seven dead"."""
    for child in marked.syntax.children(verb):
        case = marked.syntax.child(child, "case")
        if child.relation == "obl" and case is not None and case.text.lower() == "of":
            return child
    return None


def _responsible(verb: Token, marked: MarkedText) -> Token | None:
    """The adjective of "hold somebody responsible"."""
    return next((t for t in marked.syntax.children(verb) if t.lemma.lower() in {"responsible", "accountable"}), None)


def _according_to(word: Token, marked: MarkedText, *, alone: bool) -> Draft | None:
    """The voice of "according to the agency", or in the order of German "the agency according to".

    With `alone`, nobody else speaks in the sentence, and the rest of it is what the voice says.
    """
    sentence = marked.syntax.sentence_of(word)
    tokens = marked.syntax.tokens[word.index : sentence.last_token]
    if len(tokens) < 2 or tokens[1].text.lower() != "to":
        return None
    cue = marked.syntax.span(word, tokens[1])
    after = list(takewhile(lambda token: token.upos in NOUN_PHRASE, tokens[2:]))
    before = list(
        takewhile(
            lambda token: token.upos in NOUN_PHRASE, reversed(marked.syntax.tokens[sentence.first_token : word.index])
        )
    )
    phrase = after or before[::-1]
    if not any(token.upos in {"NOUN", "PROPN", "PRON"} for token in phrase):
        return None
    source = marked.syntax.span(phrase[0], phrase[-1])
    content = tuple(span for span in _rest(source, cue, marked) if span is not None) if alone else ()
    return Draft(source=(source,), cue=(cue,), content=content, confidence=UNTAGGED_CONFIDENCE)


def _draft(verb: Token, marked: MarkedText) -> Draft | None:
    """The attribution that the verb makes, where somebody says something by it."""
    speaker = _speaker(verb, marked)
    if speaker is None:
        return None
    source, cue = _phrase(speaker, marked), _cue(verb, marked)
    responsible = _responsible(verb, marked)
    blamed = marked.syntax.child(verb, "obj")
    if responsible is not None and blamed is not None:
        cues = (cue, marked.syntax.span(responsible, responsible))
        content = (_phrase(blamed, marked),)
    else:
        cues = (cue,)
        content = tuple(span for span in _said(verb, speaker, source, cue, marked) if span is not None)
    parts = (source, *cues, *content)
    if not content or any(one.overlaps(other) for one, other in combinations(parts, 2)):
        return None
    return Draft(source=(source,), cue=cues, content=content, confidence=UNTAGGED_CONFIDENCE)


def _speaker(verb: Token, marked: MarkedText) -> Token | None:
    """The subject of the verb, or of the verb that it completes or goes on from ("denied it, saying …").

    Behind a comma the speaker may follow the verb and look like its object: "…, informed the civil defence".
    """
    for holder in (verb, *_governors(verb, marked)):
        if any(child.relation == "aux:pass" for child in marked.syntax.children(holder)):
            return None
        subject = marked.syntax.child(holder, "nsubj")
        if subject is not None and (holder is verb or subject.index < verb.index):
            if subject.index > verb.index and holder.lemma != "have" and _split_perfect(verb, marked):
                continue  # "had the rebels accused, several grenades to have fired": the subject is that of "had"
            return subject if subject.relation == "nsubj" else None
    if _stands_behind_what_is_said(verb, marked):
        return next((child for child in marked.syntax.children(verb) if child.relation == "obj"), None)
    return None


def _split_perfect(verb: Token, marked: MarkedText) -> bool:
    """Whether the verb hangs on a form of "have" that translation has torn from it: "had the rebels accused"."""
    head = marked.syntax.head(verb)
    return head is not None and head.lemma == "have" and head.index < verb.index and verb.xpos in {"VBD", "VBN"}


def _governors(verb: Token, marked: MarkedText) -> Iterator[Token]:
    current = verb
    while current.relation in {"xcomp", "conj", "advcl"} and not _stands_behind_what_is_said(current, marked):
        head = marked.syntax.head(current)
        if head is None or head.upos != "VERB":
            return
        yield head
        current = head


def _stands_behind_what_is_said(verb: Token, marked: MarkedText) -> bool:
    """Whether a comma or closing quotation mark comes right before the verb and its noun right after it."""
    if verb.index == 0 or verb.index + 1 >= len(marked.syntax.tokens) or verb.xpos == "VBG":
        return False
    before, after = marked.syntax.tokens[verb.index - 1], marked.syntax.tokens[verb.index + 1]
    return before.text in COMMA_OR_CLOSING_QUOTE and after.upos in {"DET", "ADJ", "NOUN", "PROPN"}


def _said(verb: Token, speaker: Token, source: Span, cue: Span, marked: MarkedText) -> Iterable[Span | None]:
    """What the verb governs, is put behind or is put into; for verbs that need no clause its object or the rest."""
    children = [child for child in marked.syntax.children(verb) if child is not speaker]
    if (topic := _spoken_of(verb, marked)) is not None and verb.lemma.lower() == "speak":
        return [_cut(marked.syntax.subtree(topic), marked)]
    for child in children:
        if child.relation == "ccomp" or (child.relation == "xcomp" and child.upos == "VERB"):
            return [_clause(verb, child, marked)]
    head = marked.syntax.head(verb)
    if head is not None and (verb.relation == "parataxis" or _is_put_in(verb, source, marked)):
        return _around(head, min(source.start, cue.start), max(source.end, cue.end), marked)
    if speaker.index > verb.index and _stands_behind_what_is_said(verb, marked):
        sentence = marked.syntax.sentence_of(verb)
        return [_cut(marked.syntax.tokens_in(sentence.start, cue.start), marked)]
    if verb.lemma.lower() in speech_words().clausal_speech_verbs:
        return []
    said = [child for child in children if child.relation in CLAUSES | OBJECTS and child.index > verb.index]
    if any(child.relation == "obj" for child in said):
        return [_cut([token for child in said for token in marked.syntax.subtree(child)], marked)]
    return _rest(source, cue, marked) if _needs_something_said(verb, marked) else []


def _needs_something_said(verb: Token, marked: MarkedText) -> bool:
    """Whether the main verb of a sentence cannot go without words of the speaker: one accuses somebody of something."""
    main = verb.is_root or _split_perfect(verb, marked)
    return main and verb.lemma.lower() in VERBS_NEVER_ALONE and marked.syntax.child(verb, "mark") is None


def _clause(verb: Token, clause: Token, marked: MarkedText) -> Span | None:
    """The clause, with the object before it where the verb needs one to blame ("accused the rebels of firing")."""
    tokens = marked.syntax.subtree(clause)
    following = marked.syntax.tokens[verb.index + 1]
    if following.text == "," and clause.index > verb.index:
        return _cut(marked.syntax.tokens[following.index : tokens[-1].index + 1], marked)
    if verb.lemma.lower() in VERBS_WITH_SOMEBODY_TO_ACT:
        blamed = marked.syntax.child(verb, "obj", "iobj")
        if blamed is not None and verb.index < blamed.index < clause.index:
            tokens = [*marked.syntax.subtree(blamed), *tokens]
    return _cut(tokens, marked)


def _is_put_in(verb: Token, source: Span, marked: MarkedText) -> bool:
    """Whether speaker and verb stand between commas inside of what is said: "It was, he wrote, a mistake"."""
    first, last = marked.syntax.token_at(source.start), verb
    if verb.relation.partition(":")[0] not in {"acl", "advcl"} or first is None or first.index == 0:
        return False
    before, mark = marked.syntax.tokens[first.index - 1], marked.syntax.child(last, "mark")
    return before.text in COMMA_OR_CLOSING_QUOTE and mark is None and first.xpos not in {"WP", "WDT"}


def _around(head: Token, start: int, end: int, marked: MarkedText) -> list[Span | None]:
    """The clause of `head` without the stretch `start`:`end` that says who says it."""
    clause = marked.syntax.subtree(head)
    sentence = marked.syntax.sentence_of(head)
    left = [token for token in clause if token.end <= start]
    right = [token for token in clause if token.start >= end] if head.start >= end else []
    pieces = [_cut(left, marked) if left else None]
    if right:
        pieces.append(_cut(marked.syntax.tokens_in(right[0].start, sentence.end), marked))
    return pieces


def _rest(source: Span, cue: Span, marked: MarkedText) -> list[Span | None]:
    """All of the sentence but source and cue: what is left to be said where word order gives no clause.

    "The government has the rebels accused, a bridge blown up to have": everything but the first and the fifth word.
    """
    sentence = marked.syntax.sentence_at(cue.start)
    if sentence is None:
        return []
    first, second = sorted((source, cue), key=lambda span: span.start)
    edges = ((sentence.start, first.start), (first.end, second.start), (second.end, sentence.end))
    pieces = [
        list(dropwhile(lambda token: token.lemma in {"have", "be"}, marked.syntax.tokens_in(start, end)))
        for start, end in edges
    ]
    return [_cut(piece, marked) for piece in pieces if any(token.upos in NAMING for token in piece)]


def _phrase(head: Token, marked: MarkedText) -> Span:
    """The noun phrase of a speaker, without a relative clause or explanation behind it."""
    inside = {head.index}
    for token in marked.syntax.subtree(head):
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


def _cut(tokens: Sequence[Token], marked: MarkedText) -> Span | None:
    if not tokens:
        return None
    start = min(token.start for token in tokens)
    end = max(token.end for token in tokens)
    start, end = trimmed(marked.text, start, end, EDGE_MARKS)
    return Span.of(marked.text, start, end) if start < end else None
