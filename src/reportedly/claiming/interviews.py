"""Speech that only the layout marks: answers of an interview, and lines that begin with who speaks."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportedly.claiming.cues import speech_words
from reportedly.claiming.drafts import Draft
from reportedly.claiming.marked_text import MarkedText
from reportedly.claiming.regrouping import QUOTATION_MARKS
from reportedly.model.span import Span, trimmed

LAYOUT_CONFIDENCE = 0.7
"""Layout is plain where it is there; not measured."""

FEWEST_TURNS = 2
"""Questions with answers, or labelled lines, from which a report is taken to be laid out so: one may be chance."""

_PARAGRAPH = re.compile(r"\S(?:[^\n]|\n(?!\s*\n))*")
_LABEL = re.compile(r"(?P<label>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,4}): +(?=\S)")

_BYLINE = re.compile(r" [-–—] (?P<label>(?:[\w.’'-]+ ){0,2}[\w.’'-]+)$")


def laid_out_speech(marked: MarkedText) -> list[Draft]:
    """The answers of an interview in the voice of whom it is with, and labelled lines in the voice of their label."""
    paragraphs = [Span(start=m.start(), end=m.end(), text=m[0]) for m in _PARAGRAPH.finditer(marked.text)]
    labelled = list(_labelled(paragraphs, marked))
    if len(labelled) >= FEWEST_TURNS:
        return labelled
    return [*_headline(paragraphs[0], marked), *_answers(paragraphs, marked)] if paragraphs else []


def _headline(first: Span, marked: MarkedText) -> Iterator[Draft]:
    """The voice that a headline names before a colon or behind a dash: "Army: 14 rebels killed", "… - opposition"."""
    line = Span.cut(marked.text, first.start, first.start + len(first.text.partition("\n")[0]))
    for edge in (_LABEL.match(line.text), _BYLINE.search(line.text)):
        if edge is None or line.text.rstrip().endswith((".", "?", "!")):
            continue
        source = Span.cut(marked.text, line.start + edge.start("label"), line.start + edge.end("label"))
        start, end = (edge.end(), len(line.text)) if edge.start() == 0 else (0, edge.start())
        speaks = any(m.source_kind != "unknown" for m in marked.mentions.overlapping(source.start, source.end))
        if speaks or source.text.lower().split()[-1] in speech_words().headline_voices:
            yield _draft(source, Span.cut(marked.text, *trimmed(marked.text, line.start + start, line.start + end)))


def _labelled(paragraphs: Sequence[Span], marked: MarkedText) -> Iterator[Draft]:
    """Lines such as "Judge: Who gave the order?"; only where the label names somebody that the report knows."""
    for paragraph in paragraphs:
        found = _LABEL.match(paragraph.text)
        if found is None:
            continue
        source = Span.cut(marked.text, paragraph.start, paragraph.start + found.end("label"))
        if marked.mentions.overlapping(source.start, source.end):
            content = Span.cut(marked.text, *trimmed(marked.text, paragraph.start + found.end(), paragraph.end))
            yield _draft(source, content)


def _answers(paragraphs: Sequence[Span], marked: MarkedText) -> Iterator[Draft]:
    """Paragraphs that follow a question to the reader's face and stand without quotation marks."""
    answers = [
        after
        for asked, after in pairwise(paragraphs)
        if asked.text.endswith("?")
        and not after.text.endswith("?")
        and QUOTATION_MARKS.isdisjoint(asked.text + after.text)
    ]
    if len(answers) >= FEWEST_TURNS:
        answers = _every_other(paragraphs, answers)
    interviewee = _interviewee(answers[0], marked) if len(answers) >= FEWEST_TURNS else None
    if interviewee is not None:
        for answer in answers:
            yield _draft(interviewee, answer)


def _every_other(paragraphs: Sequence[Span], answers: list[Span]) -> list[Span]:
    """All paragraphs that answer, where turns alternate from the first question to the last: not all questions ask.

    "The army says it was yours." is one without a question mark. Where turns do not alternate, only plain answers
    count.
    """
    first = paragraphs.index(answers[0])
    last = max(number for number, paragraph in enumerate(paragraphs) if paragraph.text.endswith("?"))
    alternate = all(
        (number - first) % 2 == 1
        for number, paragraph in enumerate(paragraphs[first:], start=first)
        if paragraph.text.endswith("?")
    )
    return list(paragraphs[first : last + 2 : 2]) if alternate else answers


def _interviewee(first_answer: Span, marked: MarkedText) -> Span | None:
    """The first person named before the answers begin."""
    named = (name for name in marked.names.inside(0, first_answer.start) if name.kind == "person")
    first = next(named, None)
    return Span.cut(marked.text, first.start, first.end) if first is not None else None


def _draft(source: Span, content: Span) -> Draft:
    return Draft(source=(source,), cue=(), content=(content,), confidence=LAYOUT_CONFIDENCE)
