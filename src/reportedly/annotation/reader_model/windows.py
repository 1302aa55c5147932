"""Pack sentences into windows that the network can read at once."""

from collections.abc import Sequence
from dataclasses import dataclass

LONGEST_WINDOW = 160
"""Word pieces of a window, with its opening and closing piece. Longer windows were worse on PolNeAR dev: 256 and 400
pieces lost .03 and .09 of linked F1."""


@dataclass(frozen=True, slots=True)
class Block:
    """Words `first` to `last` (half-open) of one sentence that stay together in a window."""

    first: int
    last: int
    sentence: int
    opens_sentence: bool
    opens_paragraph: bool


def windows(
    sentences: Sequence[tuple[int, int, bool]], pieces: Sequence[int], limit: int = LONGEST_WINDOW
) -> list[list[Block]]:
    """Pack sentences (first word, last word, opens a paragraph) into windows of at most `limit` pieces.

    `pieces` counts the pieces of each word. Paragraphs stay whole where they fit, sentences of longer ones are packed,
    and a sentence that alone is too long is cut between words. Every word is in exactly one block.
    """
    room = limit - 2
    packed: list[list[Block]] = []
    free = 0
    for paragraph in _paragraphs(sentences, pieces, room):
        sizes = [sum(pieces[block.first : block.last]) for block in paragraph]
        if packed and sum(sizes) <= free:
            packed[-1].extend(paragraph)
            free -= sum(sizes)
            continue
        packed.append([])
        free = room
        for block, size in zip(paragraph, sizes, strict=True):
            if packed[-1] and size > free:
                packed.append([])
                free = room
            packed[-1].append(block)
            free -= size
    return packed


def _paragraphs(sentences: Sequence[tuple[int, int, bool]], pieces: Sequence[int], room: int) -> list[list[Block]]:
    """The blocks of each paragraph; a sentence that fits is one block."""
    paragraphs: list[list[Block]] = []
    for number, (first, last, opens_paragraph) in enumerate(sentences):
        if opens_paragraph or not paragraphs:
            paragraphs.append([])
        start, size = first, 0
        for word in range(first, last):
            if size + pieces[word] > room:
                paragraphs[-1].append(Block(start, word, number, start == first, opens_paragraph and start == first))
                start, size = word, 0
            size += pieces[word]
        paragraphs[-1].append(Block(start, last, number, start == first, opens_paragraph and start == first))
    return paragraphs
