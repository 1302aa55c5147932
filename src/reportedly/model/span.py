"""A stretch of a report's text: the characters that every value leads back to."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` to `end` of a report's text.

    Offsets are Unicode code points, half-open, into the report's `text`; `text` always equals `text[start:end]`.
    """

    start: int
    end: int
    text: str

    @classmethod
    def cut(cls, text: str, start: int, end: int) -> "Span":
        """Cut the span `start`:`end` out of the report's `text`.

        Raises:
            ValueError: when the offsets do not lie in order within the text.
        """
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {start}:{end} does not lie within a text of {len(text)} characters")
        return Span(start=start, end=end, text=text[start:end])

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether every character of `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end

    def holds(self, offset: int) -> bool:
        """Whether the character at `offset` lies within this span."""
        return self.start <= offset < self.end

    def reproduces(self, text: str) -> bool:
        """Whether the span still says what the report's `text` says at its offsets."""
        return text[self.start : self.end] == self.text


def trimmed(text: str, start: int, end: int, drop: str = "") -> tuple[int, int]:
    """Move `start` and `end` inwards past white space and the characters of `drop`.

    Returns an empty range at `start` when nothing else is left.
    """
    while start < end and (text[start].isspace() or text[start] in drop):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in drop):
        end -= 1
    return start, end


def covering(spans: Iterable[Span]) -> range:
    """The offsets from the first character of `spans` to the last; empty when there is no span."""
    listed = list(spans)
    if not listed:
        return range(0)
    return range(min(span.start for span in listed), max(span.end for span in listed))
