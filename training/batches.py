"""Cut labelled documents into windows, garble and encode them, and put them together into batches."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch
from numpy.typing import NDArray
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
from reportedly.annotation.reader_model.labels import ATTRIBUTION_ROLES, bilou_ids, bio_ids, bio_labels
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


FINDING_SENTENCES = 0.6
"""Share of the treebank windows in which the network finds where sentences begin; in the others it is told."""


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
    sentences: list[int]
    attributions: list[int]
    names: list[int]
    names_are_silver: bool
    other_names_unmarked: bool
    upos: list[int]
    xpos: list[int]
    heads: list[int]
    relations: list[int]
    openings: list[int]
    openings_are_silver: bool
    soft: list[NDArray[np.float16]] | None
    has_syntax: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """The tensors of several examples: inputs by name, labels as (windows, words).

    `soft` is (windows, words, BIO labels), nothing but zeros for words without soft labels.
    """

    inputs: dict[str, Tensor]
    sentences: Tensor
    attributions: Tensor
    names: Tensor
    names_are_silver: Tensor
    other_names_unmarked: Tensor
    upos: Tensor
    xpos: Tensor
    heads: Tensor
    relations: Tensor
    openings: Tensor
    openings_are_silver: Tensor
    soft: Tensor
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


def encode(
    window: LabelledWindow,
    wordpiece: WordPiece,
    inventory: LabelInventory,
    *,
    finds_sentences: bool = False,
    garbled: bool = False,
) -> Example:
    """Encode a window and its labels.

    With `finds_sentences` the network is told where the rules see sentences begin, and learns where they do.
    A garbled window has lost its soft labels.
    """
    words = [word for sentence in window.sentences for word in sentence.words]
    boundaries: list[int] = []
    openings: list[int] = []
    numbers: list[int] = []
    for number, sentence in enumerate(window.sentences):
        opening = OPENS_PARAGRAPH if sentence.opens_paragraph else OPENS_SENTENCE if sentence.opens_sentence else INSIDE
        if finds_sentences:
            seen = [OPENS_SENTENCE if word.seems_to_open else INSIDE for word in sentence.words]
            boundaries.extend([opening if sentence.opens_paragraph else seen[0], *seen[1:]])
        else:
            boundaries.extend([opening, *[INSIDE] * (len(sentence.words) - 1)])
        openings.extend([int(sentence.opens_sentence), *[0] * (len(sentence.words) - 1)])
        numbers.extend([number] * len(sentence.words))
    paragraphs = {index for index, boundary in enumerate(boundaries) if boundary == OPENS_PARAGRAPH}
    ignored = [IGNORED] * len(words)
    document = window.document
    position = {id(word): index for index, word in enumerate(words)}
    has_syntax = document.has_syntax
    return Example(
        window=encode_window([word.text for word in words], boundaries, openings, wordpiece),
        sentences=numbers,
        attributions=bilou_ids(
            [word.attribution for word in words], paragraphs
        ) if document.has_attributions else ignored,
        names=bio_ids([word.name for word in words]) if document.names != "none" else ignored,
        names_are_silver=document.names == "silver",
        other_names_unmarked=document.names == "gold_without_other",
        upos=[inventory.upos.get(word.upos, IGNORED) for word in words] if has_syntax else ignored,
        xpos=[inventory.xpos.get(word.xpos, IGNORED) for word in words] if has_syntax else ignored,
        heads=[
            0 if word.head is word else position.get(id(word.head), IGNORED - 1) + 1 for word in words
        ] if has_syntax else ignored,
        relations=[inventory.relation(word.relation) for word in words] if has_syntax else ignored,
        openings=[
            IGNORED if index == 0 or index in paragraphs else opens for index, opens in enumerate(openings)
        ] if finds_sentences or document.has_attributions else ignored,
        openings_are_silver=document.has_attributions,
        soft=None if garbled or words[0].soft is None else [word.soft for word in words if word.soft is not None],
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
                garbled = garble(window.sentences, random, has_attributions=document.has_attributions)
                finds_sentences = document.has_syntax and random.random() < FINDING_SENTENCES
                examples.append(encode(window, wordpiece, inventory, finds_sentences=finds_sentences, garbled=garbled))
    random.shuffle(examples)
    return examples


def collate(examples: Sequence[Example], padding: int) -> Batch:
    """Put examples together into one batch."""
    inputs = network_inputs([example.window for example in examples], padding)

    def labels(rows: list[list[int]]) -> Tensor:
        return torch.from_numpy(padded(rows, IGNORED, inputs["first_pieces"].shape[1]))

    soft = np.zeros((*inputs["first_pieces"].shape, len(bio_labels(ATTRIBUTION_ROLES))), dtype=np.float32)
    for row, example in enumerate(examples):
        if example.soft is not None:
            soft[row, : len(example.soft)] = example.soft
    return Batch(
        inputs={name: torch.from_numpy(array) for name, array in inputs.items()},
        sentences=labels([example.sentences for example in examples]),
        attributions=labels([example.attributions for example in examples]),
        names=labels([example.names for example in examples]),
        names_are_silver=torch.tensor([example.names_are_silver for example in examples]),
        other_names_unmarked=torch.tensor([example.other_names_unmarked for example in examples]),
        upos=labels([example.upos for example in examples]),
        xpos=labels([example.xpos for example in examples]),
        heads=labels([example.heads for example in examples]),
        relations=labels([example.relations for example in examples]),
        openings=labels([example.openings for example in examples]),
        openings_are_silver=torch.tensor([example.openings_are_silver for example in examples]),
        soft=torch.from_numpy(soft),
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
