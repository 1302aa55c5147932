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

Array = NDArray[Any]

_FEWEST_WORDS = 4
"""Columns that even a batch of one-word windows has: the network ranks the best three heads of each word."""


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
    `sentences` run over words: where each word's first piece stands, and the number of its sentence in the window.
    """

    pieces: list[int]
    shapes: list[int]
    boundaries: list[int]
    first_pieces: list[int]
    sentences: list[int]


def encode_window(
    words: Sequence[str], boundaries: Sequence[int], sentences: Sequence[int], wordpiece: WordPiece
) -> EncodedWindow:
    """Encode words with, for each, its boundary (`INSIDE` …) and the number of its sentence."""
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
    return EncodedWindow(pieces, shapes, marks, firsts, list(sentences))


def padded(rows: Sequence[Sequence[int]], filler: int) -> Array:
    """The rows as one matrix, filled up at the right."""
    matrix = np.full((len(rows), max(_FEWEST_WORDS, *map(len, rows))), filler, dtype=np.int64)
    for number, row in enumerate(rows):
        matrix[number, : len(row)] = row
    return matrix


def network_inputs(windows: Sequence[EncodedWindow], padding: int) -> dict[str, Array]:
    """The windows as one batch; padded words have sentence -1 and padded pieces the id `padding`."""
    return {
        "pieces": padded([window.pieces for window in windows], padding),
        "shapes": padded([window.shapes for window in windows], 0),
        "boundaries": padded([window.boundaries for window in windows], INSIDE),
        "first_pieces": padded([window.first_pieces for window in windows], 0),
        "sentences": padded([window.sentences for window in windows], -1),
    }
