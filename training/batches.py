"""Cut labelled documents into windows, garble and encode them, and put them together into batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor

from reportedly.annotation.reader_model.encoding import (
    INSIDE,
    OPENS_PARAGRAPH,
    OPENS_SENTENCE,
    EncodedWindow,
    encode_window,
    network_inputs,
    padded,
)
from reportedly.annotation.reader_model.labels import bio_ids
from reportedly.annotation.reader_model.windows import LONGEST_WINDOW, windows
from reportedly.annotation.reader_model.wordpiece import WordPiece
from training.garbling import garble
from training.labelled import LabelledDocument, LabelledSentence, LabelledWindow, copied

IGNORED = -100
"""Label of a word that a head learns nothing from."""
_POOL = 800
"""Examples among which those of like length are looked for."""
SHORTEST_LIMIT = 90
"""Windows are packed up to a limit drawn anew for each document, so that the same words stand in other surroundings in
every epoch; averaging over window sizes helped on PolNeAR dev, and this teaches one pass the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelInventory:
    """Label ids of the syntactic heads."""

    upos: dict[str, int]
    xpos: dict[str, int]
    relations: dict[str, int]

    def relation(self, name: str) -> int:
        """The id of a relation, of its main type where the subtype is too rare to learn."""
        return self.relations.get(name, self.relations.get(name.partition(":")[0], IGNORED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """An encoded window with the label ids of its words; a layer that the corpus lacks is all `IGNORED`."""

    window: EncodedWindow
    attributions: list[int]
    names: list[int]
    names_are_silver: bool
    other_names_unmarked: bool
    upos: list[int]
    xpos: list[int]
    heads: list[int]
    relations: list[int]
    has_syntax: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The tensors of several examples: inputs by name, labels as (windows, words)."""

    inputs: dict[str, Tensor]
    attributions: Tensor
    names: Tensor
    names_are_silver: Tensor
    other_names_unmarked: Tensor
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    relations: Tensor
    syntax_rows: Tensor


def cut_windows(document: LabelledDocument, wordpiece: WordPiece, limit: int = LONGEST_WINDOW) -> list[LabelledWindow]:
    """The windows of a document, packed as the run time packs them."""
    words = [word for sentence in document.sentences for word in sentence.words]
    spans, first = [], 0
    for sentence in document.sentences:
        spans.append((first, first + len(sentence.words), sentence.opens_paragraph))
        first += len(sentence.words)
    pieces = [len(wordpiece.pieces(word.text)) for word in words]
    return [
        LabelledWindow(
            document,
            [
                LabelledSentence(words[block.first : block.last], block.opens_paragraph, block.opens_sentence)
                for block in blocks
            ],
        )
        for blocks in windows(spans, pieces, limit)
    ]


def encode(window: LabelledWindow, wordpiece: WordPiece, inventory: LabelInventory) -> Example:
    """Encode a window and its labels."""
    words = [word for sentence in window.sentences for word in sentence.words]
    boundaries: list[int] = []
    numbers: list[int] = []
    for number, sentence in enumerate(window.sentences):
        opening = OPENS_PARAGRAPH if sentence.opens_paragraph else OPENS_SENTENCE if sentence.opens_sentence else INSIDE
        boundaries.extend([opening, *[INSIDE] * (len(sentence.words) - 1)])
        numbers.extend([number] * len(sentence.words))
    ignored = [IGNORED] * len(words)
    document = window.document
    position = {id(word): index for index, word in enumerate(words)}
    has_syntax = document.has_syntax
    return Example(
        window=encode_window([word.text for word in words], boundaries, numbers, wordpiece),
        attributions=bio_ids([word.attribution for word in words]) if document.has_attributions else ignored,
        names=bio_ids([word.name for word in words]) if document.names != "none" else ignored,
        names_are_silver=document.names == "silver",
        other_names_unmarked=document.names == "gold_without_other",
        upos=[inventory.upos.get(word.upos, IGNORED) for word in words] if has_syntax else ignored,
        xpos=[inventory.xpos.get(word.xpos, IGNORED) for word in words] if has_syntax else ignored,
        heads=[
            0 if word.head is word else position.get(id(word.head), IGNORED - 1) + 1 for word in words
        ] if has_syntax else ignored,
        relations=[inventory.relation(word.relation) for word in words] if has_syntax else ignored,
        has_syntax=has_syntax,
    )  # fmt: skip


def epoch(
    documents: Sequence[LabelledDocument],
    wordpiece: WordPiece,
    inventory: LabelInventory,
    random: Random,
    shares: dict[str, float],
) -> list[Example]:
    """The examples of one epoch in random order.

    `shares` says how much of a corpus is seen in one epoch: windows beyond the whole number are drawn at random.
    """
    examples = []
    for document in documents:
        share = shares[document.corpus]
        for _ in range(int(share) + (random.random() < share % 1)):
            for window in cut_windows(document, wordpiece, random.randint(SHORTEST_LIMIT, LONGEST_WINDOW)):
                window.sentences = copied(window.sentences)
                garble(window.sentences, random, has_attributions=document.has_attributions)
                examples.append(encode(window, wordpiece, inventory))
    random.shuffle(examples)
    return examples


def collate(examples: Sequence[Example], padding: int) -> Batch:
    """Put examples together into one batch."""
    inputs = network_inputs([example.window for example in examples], padding)

    def labels(rows: list[list[int]]) -> Tensor:
        return torch.from_numpy(padded(rows, IGNORED))

    return Batch(
        inputs={name: torch.from_numpy(array) for name, array in inputs.items()},
        attributions=labels([example.attributions for example in examples]),
        names=labels([example.names for example in examples]),
        names_are_silver=torch.tensor([example.names_are_silver for example in examples]),
        other_names_unmarked=torch.tensor([example.other_names_unmarked for example in examples]),
        upos=labels([example.upos for example in examples]),
        xpos=labels([example.xpos for example in examples]),
        heads=labels([example.heads for example in examples]),
        relations=labels([example.relations for example in examples]),
        syntax_rows=torch.tensor([row for row, example in enumerate(examples) if example.has_syntax], dtype=torch.long),
    )


def planned_batches(examples: Sequence[Example], budget: int, random: Random) -> list[list[Example]]:
    """Group examples of like length into batches of at most `budget` pieces with their padding, in random order."""
    batches: list[list[Example]] = []
    for start in range(0, len(examples), _POOL):
        pool = sorted(examples[start : start + _POOL], key=lambda example: len(example.window.pieces))
        batches.append([])
        for example in pool:  # the last is the longest: it sets the padding
            if (len(batches[-1]) + 1) * len(example.window.pieces) > budget:
                batches.append([])
            batches[-1].append(example)
    random.shuffle(batches)
    return batches
