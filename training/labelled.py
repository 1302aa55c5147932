"""Labelled words: what every corpus becomes before it is cut into windows, garbled and encoded."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

NameLayer = Literal["none", "silver", "gold", "gold_without_other"]
Run = tuple[int, int]
"""The kind of a labelled run of words (an index into the kinds of its head) and the number of the run."""


@dataclass(eq=False, slots=True)
class LabelledWord:
    """One word with its labels; `head` is the word itself for the root of a sentence, None where it is not known.

    `seems_to_open` tells whether the rules let a sentence begin here, in treebanks, where it is known where one does.
    `soft` are teachers' probabilities of the BIO labels of attributions.
    """

    text: str
    attribution: Run | None = None
    name: Run | None = None
    upos: str = ""
    xpos: str = ""
    relation: str = ""
    head: "LabelledWord | None" = None
    seems_to_open: bool = False
    soft: NDArray[np.float16] | None = None


@dataclass(eq=False, slots=True)
class LabelledSentence:
    """Words of one sentence; `opens_paragraph` tells whether a paragraph begins here."""

    words: list[LabelledWord]
    opens_paragraph: bool
    opens_sentence: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledDocument:
    """Sentences of one document and which layers of labels they carry."""

    corpus: str
    sentences: Sequence[LabelledSentence]
    has_attributions: bool = False
    names: NameLayer = "none"
    has_syntax: bool = False


@dataclass(slots=True)
class LabelledWindow:
    """Sentences that go through the network together, with the layers of their document."""

    document: LabelledDocument
    sentences: list[LabelledSentence] = field(default_factory=list)


def copied(sentences: Sequence[LabelledSentence]) -> list[LabelledSentence]:
    """Sentences that can be changed without changing the originals; heads point among the copies."""
    twins: dict[int, LabelledWord] = {}
    copies = []
    for sentence in sentences:
        words = [replace(word) for word in sentence.words]
        twins.update((id(word), twin) for word, twin in zip(sentence.words, words, strict=True))
        copies.append(LabelledSentence(words, sentence.opens_paragraph, sentence.opens_sentence))
    for sentence in copies:
        for word in sentence.words:
            if word.head is not None:
                word.head = twins.get(id(word.head))
    return copies
