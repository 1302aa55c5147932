"""Unlabelled news of the corpora: what the encoder reads before it learns to label."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

from reportedly.annotation.sentences import sentences as group_sentences
from reportedly.annotation.words import word_spans
from training.labelled import LabelledDocument, LabelledSentence, LabelledWord

_FEWEST_WORDS = 40
"""Reports with fewer words are mostly notices of the website they were taken from."""
_MUC_HEADER = re.compile(r"^DEV-MUC3-\d{4} \([^)]*\)\s*", re.MULTILINE)


def news(corpora: Path) -> Iterator[LabelledDocument]:
    """Unlabelled news: reports of US shootings, of Indian police actions, and of political violence (MUC-3/4 dev)."""
    for text in (*_gun_violence(corpora), *_indian_news(corpora), *_muc(corpora)):
        spans = word_spans(text)
        if len(spans) < _FEWEST_WORDS:
            continue
        words = [LabelledWord(text[start:end]) for start, end in spans]
        groups = group_sentences(text, spans)
        yield LabelledDocument(
            corpus="news",
            sentences=[LabelledSentence(words[group.first : group.last], group.opens_paragraph) for group in groups],
        )


def _gun_violence(corpora: Path) -> Iterator[str]:
    for line in (corpora / "gva/reports.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["text"]


def _indian_news(corpora: Path) -> Iterator[str]:
    for line in (corpora / "india-police-events/docs.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)["doc_text"]


def _muc(corpora: Path) -> Iterator[str]:
    for path in sorted((corpora / "muc4/dev").glob("dev-muc3-*")):
        yield from _MUC_HEADER.split(path.read_text(encoding="utf-8", errors="replace"))[1:]
