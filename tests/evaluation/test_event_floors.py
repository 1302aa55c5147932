"""Floors of what events are worth on public gold, on samples; they only rise. Only MUC-4 dev was tuned on."""

import os
from collections import Counter
from pathlib import Path

import pytest

from reportedly.evaluation.muc_corpus import muc_reports
from reportedly.evaluation.plover import chosen_event, plover_coder, plover_sentences
from reportedly.evaluation.police import document_counts, document_reader, joined, labelled_documents
from reportedly.evaluation.templates import report_counts, template_responder, template_scores
from reportedly.workflows.read_report import ReportReader

CORPORA = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora"))

pytestmark = pytest.mark.skipif(not CORPORA.is_dir(), reason=f"{CORPORA} is not here: set REPORTEDLY_CORPORA")


@pytest.fixture(scope="module")
def reader() -> ReportReader:
    return ReportReader.load()


def test_root_codes_of_plover(reader: ReportReader) -> None:
    sample = list(plover_sentences(CORPORA / "plover" / "PLV_train.tsv"))[2::10]
    code = plover_coder(reader)
    chosen = [chosen_event(sentence, code(sentence.text)) for sentence in sample]
    right = sum(one is not None and one.root == told.root for one, told in zip(chosen, sample, strict=True))
    assert right / len(sample) >= FLOOR_OF_ROOTS


def test_sentences_of_police_actions(reader: ReportReader) -> None:
    read = document_reader(reader)
    counts = Counter[str]()
    for name, sentences in list(labelled_documents(CORPORA / "india-police-events"))[1::40]:
        counts.update(document_counts(sentences, read(name, joined(sentences))))
    assert counts["ANY_ACTION_right"] / counts["ANY_ACTION_gold"] >= FLOOR_OF_POLICE_RECALL
    assert counts["ANY_ACTION_right"] / counts["ANY_ACTION_found"] >= FLOOR_OF_POLICE_PRECISION


def test_templates_of_the_tuning_set(reader: ReportReader) -> None:
    respond = template_responder(reader)
    counts = Counter[str]()
    for report in list(muc_reports(CORPORA / "muc4" / "dev"))[4::50]:
        counts.update(report_counts(report, respond(report)))
    scores = template_scores(counts)
    assert scores["full_slot_f1"] >= FLOOR_OF_FULL_SLOTS
    assert scores["six_slot_f1"] >= FLOOR_OF_SIX_SLOTS


FLOOR_OF_ROOTS = 0.74
FLOOR_OF_POLICE_RECALL = 0.70
FLOOR_OF_POLICE_PRECISION = 0.38
FLOOR_OF_FULL_SLOTS = 0.37
FLOOR_OF_SIX_SLOTS = 0.33
"""Some points below what was measured on these samples: they are small (14 sentences of police actions)."""
