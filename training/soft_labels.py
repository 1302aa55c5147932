"""Soft labels: which unlabelled documents get them, and how they come to the words."""

from collections.abc import Iterable
from pathlib import Path

import numpy as np

from training.labelled import LabelledDocument
from training.news import news

NEWS_SHARE = 8
"""One in so many unlabelled reports is learned from, in soft labels: about a quarter as many words as PolNeAR has."""


def to_label_softly(corpora: Path) -> list[LabelledDocument]:
    """The documents that get soft labels, in the order of the file that holds these."""
    return list(news(corpora))[::NEWS_SHARE]


def attach(documents: Iterable[LabelledDocument], path: Path) -> None:
    """Give words the soft labels that `main` wrote."""
    stored = np.load(path)["labels"]
    first = 0
    for document in documents:
        for sentence in document.sentences:
            for word in sentence.words:
                word.soft = stored[first]
                first += 1
