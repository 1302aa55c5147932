"""Unlabelled news in the layouts of its corpora, and the soft labels for it."""

import json
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("torch", reason="training needs PyTorch: make train installs it")

from training.labelled import LabelledDocument, LabelledSentence, LabelledWord
from training.news import news
from training.soft_labels import attach

LONG = "The mayor of Lisse said on Sunday that nobody had been hurt in the harbour. " * 5


def corpora(folder: Path) -> Path:
    for name in ("gva", "india-police-events", "muc4/dev"):
        (folder / name).mkdir(parents=True)
    (folder / "gva/reports.jsonl").write_text(json.dumps({"text": LONG}) + "\n", encoding="utf-8")
    (folder / "india-police-events/docs.jsonl").write_text(json.dumps({"doc_text": "Short."}) + "\n", encoding="utf-8")
    reports = f"DEV-MUC3-0001 (ORVA)\n\n   {LONG.upper()}\n\nDEV-MUC3-0002 (ORVA)\n\n   {LONG}\n"
    (folder / "muc4/dev/dev-muc3-0001-0100").write_text(reports, encoding="utf-8")
    return folder


def test_reports_are_read_and_notices_left_out(tmp_path: Path) -> None:
    found = list(news(corpora(tmp_path)))
    assert [document.sentences[0].words[1].text for document in found] == ["mayor", "MAYOR", "mayor"]
    assert not any(document.has_attributions or document.has_syntax for document in found)


def test_soft_labels_come_to_the_words_in_order(tmp_path: Path) -> None:
    words = [LabelledWord("They"), LabelledWord("left"), LabelledWord("early")]
    documents = [
        LabelledDocument(corpus="news", sentences=[LabelledSentence(words[:2], True)]),
        LabelledDocument(corpus="news", sentences=[LabelledSentence(words[2:], True)]),
    ]
    labels = np.arange(21, dtype=np.float16).reshape(3, 7)
    np.savez(tmp_path / "soft.npz", labels=labels)
    attach(documents, tmp_path / "soft.npz")
    assert [word.soft[0] for word in words if word.soft is not None] == [0, 7, 14]
