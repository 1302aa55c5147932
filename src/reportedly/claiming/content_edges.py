"""Where the words of an attribution begin and end, when the tagger left them out or cut them short."""

from collections.abc import Sequence
from dataclasses import replace

from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.model.annotation import Sentence, Token
from reportedly.model.span import Span, trimmed

EDGE_MARKS = ",;:.-–—"
"""Punctuation that is not part of what is said when it stands at the edge of it (PolNeAR guidelines)."""

OBJECT_RELATIONS = ("ccomp", "parataxis", "xcomp", "obj", "obl")
"""Where what is said hangs on a verb of saying, likeliest first."""


def completed_contents(drafts: Sequence[Draft], marked: MarkedText) -> list[Draft]:
    """The drafts with contents grown to whole clauses, and with contents of their own where the tagger gave none.

    Machine-translated clauses lose the order that the tagger expects, so that it stops in the middle of what is said.
    Words that stand between a content and the end of its sentence, and belong to nobody else, are taken for its rest:
    giving the outlet what a source says would be the graver error.
    """
    taken = sorted((span for draft in drafts for span in (*draft.source, *draft.cue)), key=lambda span: span.start)
    others = sorted((span for draft in drafts for span in draft.content), key=lambda span: span.start)
    return [_completed(draft, taken, others, marked) for draft in drafts]


def _completed(draft: Draft, taken: Sequence[Span], contents: Sequence[Span], marked: MarkedText) -> Draft:
    if not draft.cue:
        return draft
    if not draft.content:
        return draft.with_content(_own_content(draft, taken, contents, marked))
    *before, last = draft.content
    sentence = _sentence_of(last.end - 1, marked)
    if sentence is None:
        return draft
    start = last.start if before else _clause_start(draft, last, taken, sentence, marked)
    end = _clause_end(last, [*taken, *contents], sentence, marked)
    return replace(draft, content=(*before, _cut(marked.text, start, end)))


def _clause_end(content: Span, taken: Sequence[Span], sentence: Sentence, marked: MarkedText) -> int:
    """The end of the sentence when nothing but the rest of the clause follows the content, else the content's end."""
    rest = marked.syntax.tokens_in(content.end, sentence.end)
    words = [token for token in rest if token.upos != "PUNCT"]
    if not words or content.end >= sentence.end:
        return content.end
    claimed = any(span.start < sentence.end and span.end > content.end for span in taken if span is not content)
    closed = marked.text[content.end - 1] in '”"»' or marked.text[content.end : content.end + 2].strip()[:1] in '”"»'
    return content.end if claimed or closed else sentence.end


def _clause_start(draft: Draft, content: Span, taken: Sequence[Span], sentence: Sentence, marked: MarkedText) -> int:
    """The "that" which opens the clause, when it stands between the cue and the content or early in the content.

    "complained in a letter to the council and the organisation, that …": what comes before the "that" is said of the
    speaking, not by it.
    """
    frame_end = max((span.end for span in draft.cue), default=content.start)
    if frame_end > content.start or frame_end < sentence.start:
        return content.start
    for token in marked.syntax.tokens_in(frame_end, content.end):
        if token.text.lower() == "that" and _opens_clause(token, marked):
            between = [span for span in taken if span.start < content.start and span.end > token.end]
            return content.start if between else token.start
    return content.start


def _opens_clause(token: Token, marked: MarkedText) -> bool:
    """Whether this "that" is a conjunction rather than a demonstrative ("that day")."""
    before = marked.syntax.tokens[token.index - 1] if token.index else None
    return token.upos == "SCONJ" or token.relation == "mark" or (before is not None and before.text == ",")


def _own_content(draft: Draft, taken: Sequence[Span], contents: Sequence[Span], marked: MarkedText) -> tuple[Span, ...]:
    """What a cue without tagged content governs: the clause or object after it, if that belongs to nobody else.

    "according to" and its like never govern words of their own here: beside another voice they pass its words on.
    """
    verbs = [
        token
        for span in draft.cue
        for token in marked.syntax.tokens_in(span.start, span.end)
        if token.upos == "VERB" and token.xpos != "VBG"
    ]
    if not verbs:
        return ()
    verb = verbs[-1]
    dependents = list(marked.syntax.children(verb))
    for relation in OBJECT_RELATIONS[:4]:
        for dependent in dependents:
            if dependent.relation == relation and dependent.index > verb.index:
                subtree = marked.syntax.subtree(dependent)
                span = _cut(marked.text, subtree[0].start, subtree[-1].end)
                if not any(span.overlaps(other) for other in (*taken, *contents)):
                    return (span,)
    return ()


def _sentence_of(offset: int, marked: MarkedText) -> Sentence | None:
    return marked.syntax.sentence_at(offset)


def _cut(text: str, start: int, end: int) -> Span:
    start, end = trimmed(text, start, end, EDGE_MARKS)
    return Span.of(text, start, end)
