"""A report's text cut where attributions begin and end, so that overlapping ones can be shown side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportedly.model.reading import Reading
from reportedly.model.span import Span

Part = Literal["source", "cue", "content", "trigger"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Characters that play a part in the attribution or, for a trigger, in the claim of id `owner`."""

    start: int
    end: int
    part: Part
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A stretch of text within which nothing begins or ends, and the marks on it, the innermost last."""

    start: int
    end: int
    text: str
    marks: tuple[Mark, ...]

    def opens(self, mark: Mark) -> bool:
        """Whether `mark` begins with this segment."""
        return mark.start == self.start

    def closes(self, mark: Mark) -> bool:
        """Whether `mark` ends with this segment."""
        return mark.end == self.end


def marked_text(reading: Reading) -> tuple[Segment, ...]:
    """Cut the report's text at every boundary of a source, cue, content or trigger.

    The segments join to exactly the text, in order and without gap. Marks that are longer come first.
    """
    text = reading.report.text
    marks = sorted(
        (mark for mark in _marks(reading) if mark.start < mark.end), key=lambda mark: (mark.start, -mark.end)
    )
    cuts = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    segments: list[Segment] = []
    still_open: list[Mark] = []
    opened = 0
    for start, end in pairwise(cuts):
        while opened < len(marks) and marks[opened].start <= start:
            still_open.append(marks[opened])
            opened += 1
        still_open = sorted((mark for mark in still_open if mark.end > start), key=lambda mark: mark.start - mark.end)
        segments.append(Segment(start=start, end=end, text=text[start:end], marks=tuple(still_open)))
    return tuple(segments)


def _marks(reading: Reading) -> Iterator[Mark]:
    for said in reading.attributions:
        for source in said.sources:
            yield from (_mark(span, "source", said.id) for span in source.spans)
        yield from (_mark(span, "cue", said.id) for span in said.cue)
        yield from (_mark(span, "content", said.id) for span in said.content)
    yield from (_mark(claim.event.trigger, "trigger", claim.id) for claim in reading.claims)


def _mark(span: Span, part: Part, owner: str) -> Mark:
    return Mark(start=span.start, end=span.end, part=part, owner=owner)
