"""The text beside the claims, with the sentence that an address asks for marked in it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from reportedly.errors import UsageError
from reportedly.exports.html_text import Piece
from reportedly.model.reading import Reading
from reportedly.model.span import Span

_OFFSETS = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What an address asks to be shown: a sentence, and the words in it that matter."""

    sentence: Span
    words: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPiece:
    """A piece of the text; `quoted` within the sentence that is asked for, `words` within the words in it.

    `begins` is true where the sentence begins.
    """

    piece: Piece
    quoted: bool = False
    words: bool = False
    begins: bool = False


def quote_of(reading: Reading, *, claim: str | None, words: str | None) -> Quote | None:
    """What the address asks for; None where it asks for nothing.

    Args:
        reading: the report's reading.
        claim: a claim's id; its sentence is meant unless `words` says otherwise.
        words: offsets into the text, as in "120-136".

    Raises:
        UsageError: when the report has no such claim, or the offsets are none of its text.
    """
    if words:
        return _around(reading, _span(reading, words))
    if not claim:
        return None
    found = next((one for one in reading.claims if one.id == claim), None)
    if found is None:
        raise UsageError(f"{reading.report.report_id}: has no claim {claim}; look it up again")
    return _around(reading, found.event.trigger)


def marked_pieces(pieces: Iterable[Piece], quote: Quote | None) -> Iterator[MarkedPiece]:
    """The pieces in order, cut where the quotation and its words begin and end."""
    if quote is None:
        yield from (MarkedPiece(piece=piece) for piece in pieces)
        return
    cuts = (quote.sentence.start, quote.words.start, quote.words.end, quote.sentence.end)
    start = 0
    for piece in pieces:
        for part in _cut(piece, [cut - start for cut in cuts]):
            yield MarkedPiece(
                piece=part,
                quoted=quote.sentence.holds(start),
                words=quote.words.holds(start),
                begins=start == quote.sentence.start,
            )
            start += len(part.text)


def _cut(piece: Piece, cuts: Iterable[int]) -> Iterator[Piece]:
    """The piece cut at those of `cuts` that lie within it; anchors and letter stay in front, the number at the end."""
    inside = sorted({cut for cut in cuts if 0 < cut < len(piece.text)})
    bounds = [0, *inside, len(piece.text)]
    for start, end in pairwise(bounds):
        yield replace(
            piece,
            text=piece.text[start:end],
            anchors=piece.anchors if start == 0 else (),
            letter=piece.letter if start == 0 else "",
            number=piece.number if end == len(piece.text) else "",
        )


def _around(reading: Reading, words: Span) -> Quote:
    sentence = next((one for one in reading.sentences if one.holds(words.start)), words)
    return Quote(sentence=Span.cut(reading.report.text, sentence.start, sentence.end), words=words)


def _span(reading: Reading, words: str) -> Span:
    text = reading.report.text
    match = _OFFSETS.fullmatch(words)
    start, end = (int(match[1]), int(match[2])) if match else (0, 0)
    if not 0 <= start < end <= len(text):
        raise UsageError(f"words {words}: give two offsets into the text of {len(text):,} characters, as in 12-20")
    return Span.cut(text, start, end)
