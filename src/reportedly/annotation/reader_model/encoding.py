"""Turn words into the arrays that the network reads: pieces, letter shapes, sentence boundaries."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reportedly.annotation.reader_model.wordpiece import WordPiece

SHAPES = ("none", "lower", "title", "upper", "capital", "mixed", "digit", "mark")
"""How a word is written: the vocabulary is uncased, so capitals reach the network by this."""
INSIDE, OPENS_SENTENCE, OPENS_PARAGRAPH = range(3)
NEVER_OPENS, ALWAYS_OPENS, MAY_OPEN = range(3)
"""Whether a sentence begins at a word, as far as it is known; where it may, the network decides."""

Array = NDArray[Any]

_FEWEST_WORDS = 4
"""Words that even a batch of one-word windows has room for: the network ranks the best three heads of each word."""
_NO_WORD = -1


def shape_of(word: str) -> int:
    """The index into `SHAPES` of how `word` is written."""
    if word.islower():
        return 1
    if word.isupper():
        return 3 if len(word) > 1 else 4
    if word.istitle():
        return 2
    if any(character.isalpha() for character in word):
        return 5
    return 6 if any(character.isdigit() for character in word) else 7


@dataclass(frozen=True, slots=True)
class EncodedWindow:
    """One window of whole words, ready for the network.

    `pieces`, `shapes` and `boundaries` run over word pieces with the opening and closing piece; `first_pieces` and
    `openings` run over words: where each word's first piece stands, and whether a sentence begins there.
    """

    pieces: list[int]
    shapes: list[int]
    boundaries: list[int]
    first_pieces: list[int]
    openings: list[int]


def encode_window(
    words: Sequence[str], boundaries: Sequence[int], openings: Sequence[int], wordpiece: WordPiece
) -> EncodedWindow:
    """Encode words with, for each, the boundary that the rules see (`INSIDE` …) and its opening (`NEVER_OPENS` …)."""
    pieces, shapes, marks, firsts = [wordpiece.opening], [0], [INSIDE], []
    for word, boundary in zip(words, boundaries, strict=True):
        found = wordpiece.pieces(word)
        firsts.append(len(pieces))
        pieces.extend(found)
        shapes.extend([shape_of(word)] * len(found))
        marks.append(boundary)
        marks.extend([INSIDE] * (len(found) - 1))
    pieces.append(wordpiece.closing)
    shapes.append(0)
    marks.append(INSIDE)
    return EncodedWindow(pieces, shapes, marks, firsts, list(openings))


def padded(rows: Sequence[Sequence[int]], filler: int, fewest: int = 0) -> Array:
    """The rows as one matrix of at least `fewest` columns, filled up at the right."""
    matrix = np.full((len(rows), max(fewest, *map(len, rows))), filler, dtype=np.int64)
    for number, row in enumerate(rows):
        matrix[number, : len(row)] = row
    return matrix


def network_inputs(windows: Sequence[EncodedWindow], padding: int) -> dict[str, Array]:
    """The windows as one batch; padded words have the opening -1 and padded pieces the id `padding`."""
    return {
        "pieces": padded([window.pieces for window in windows], padding),
        "shapes": padded([window.shapes for window in windows], 0),
        "boundaries": padded([window.boundaries for window in windows], INSIDE),
        "first_pieces": padded([window.first_pieces for window in windows], 0, _FEWEST_WORDS),
        "openings": padded([window.openings for window in windows], _NO_WORD, _FEWEST_WORDS),
    }
