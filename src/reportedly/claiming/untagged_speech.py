"""Speech that the reader model did not tag, found by its verb and syntax: also speech inside of what somebody else says.

PolNeAR, which the model learnt from, marks only the outermost attribution, and its news is well written. In "television
reported that the rebels had admitted killing two engineers" the inner one decides whose claim it is.
"""

from collections.abc import Iterator, Sequence

from reportedly.claiming.cues import speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.span_index import SpanIndex
from reportedly.model.annotation import Token
from reportedly.model.span import Span, trimmed

UNTAGGED_CONFIDENCE = 0.5
"""Below nearly all probabilities that the model gives what it tags. Of 64 attributions that this rule added on 60
articles of PolNeAR train (every fourteenth), 15 are annotated there and 44 stand inside of annotated content."""

CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "parataxis"})
OBJECTS = frozenset({"obj", "obl", "iobj"})
EDGE_MARKS = ",;:.-–—"


def untagged_speech(drafts: Sequence[Draft], marked: MarkedText) -> list[Draft]:
    """Drafts for verbs of speech that no given draft covers and that have both a speaker and something said."""
    cues = SpanIndex(span for draft in drafts for span in (*draft.cue, *draft.source))
    found: list[Draft] = []
    for token in marked.syntax.tokens:
        if token.upos == "VERB" and token.lemma.lower() in speech_words().speech_verbs:
            if cues.overlapping(token.start, token.end):
                continue
            draft = _draft(token, marked)
            if draft is not None:
                found.append(draft)
    return found


def _draft(verb: Token, marked: MarkedText) -> Draft | None:
    speaker = _speaker(verb, marked)
    if speaker is None:
        return None
    content = _said(verb, speaker, marked)
    if content is None:
        return None
    source = _phrase(speaker, marked)
    cue = _cue(verb, marked)
    if source.overlaps(cue) or content.overlaps(source) or content.overlaps(cue):
        return None
    return Draft(source=(source,), cue=(cue,), content=(content,), confidence=UNTAGGED_CONFIDENCE)


def _speaker(verb: Token, marked: MarkedText) -> Token | None:
    """The subject of the verb, or of the verb that it completes or goes on from ("denied it, saying …")."""
    for holder in (verb, *_governors(verb, marked)):
        if any(child.relation == "aux:pass" for child in marked.syntax.children(holder)):
            return None
        subject = marked.syntax.child(holder, "nsubj")
        if subject is not None:
            return subject if subject.relation == "nsubj" else None
    return None


def _governors(verb: Token, marked: MarkedText) -> Iterator[Token]:
    current = verb
    while current.relation in {"xcomp", "conj", "advcl"} and not current.is_root:
        head = marked.syntax.head(current)
        if head is None or head.upos != "VERB":
            return
        yield head
        current = head


def _said(verb: Token, speaker: Token, marked: MarkedText) -> Span | None:
    """The clause that the verb governs, the clause that it is put behind, or, for verbs that need none, its object."""
    children = [child for child in marked.syntax.children(verb) if child is not speaker]
    for child in children:
        if child.relation == "ccomp" or (child.relation == "xcomp" and child.upos == "VERB"):
            return _from_object(verb, child, marked)
    head = marked.syntax.head(verb)
    if verb.relation == "parataxis" and head is not None and head.index < verb.index:
        clause = [token for token in marked.syntax.subtree(head) if token.index < _first(verb, marked).index]
        return _cut(clause, marked)
    if verb.lemma.lower() in speech_words().clausal_speech_verbs:
        return None
    said = [child for child in children if child.relation in CLAUSES | OBJECTS and child.index > verb.index]
    direct = [child for child in said if child.relation in {"obj", "ccomp", "xcomp"}]
    if not direct:
        return None
    return _cut([token for child in said for token in marked.syntax.subtree(child)], marked)


def _from_object(verb: Token, clause: Token, marked: MarkedText) -> Span | None:
    """The clause, with the object before it where the verb needs one to blame ("accused the rebels of having fired")."""
    tokens = marked.syntax.subtree(clause)
    if verb.lemma.lower() in {"accuse", "blame", "urge", "order", "ask"}:
        blamed = marked.syntax.child(verb, "obj", "iobj")
        if blamed is not None and verb.index < blamed.index < clause.index:
            tokens = [*marked.syntax.subtree(blamed), *tokens]
    return _cut(tokens, marked)


def _first(token: Token, marked: MarkedText) -> Token:
    return marked.syntax.subtree(token)[0]


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
