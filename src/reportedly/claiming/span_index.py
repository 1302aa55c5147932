"""Spans of one layer, found by place without walking through the whole report."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Generic, TypeVar

from reportedly.model.span import Span

AnySpan = TypeVar("AnySpan", bound=Span)


class SpanIndex(Generic[AnySpan]):
    """The spans of one layer in text order; they may overlap."""

    def __init__(self, spans: Iterable[AnySpan]) -> None:
        self._spans: Sequence[AnySpan] = sorted(spans, key=lambda span: (span.start, span.end))
        self._starts = [span.start for span in self._spans]
        self._longest = max((span.end - span.start for span in self._spans), default=0)

    def overlapping(self, start: int, end: int) -> list[AnySpan]:
        """The spans that share a character with `start`:`end`."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [span for span in self._spans[first:last] if span.end > start]

    def inside(self, start: int, end: int) -> list[AnySpan]:
        """The spans that lie wholly within `start`:`end`."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end)
        return [span for span in self._spans[first:last] if span.end <= end]
