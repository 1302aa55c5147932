"""Scoring readings against hand annotation: what counts as found, and what a damaged annotation is told."""

import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.report import annotated_report, compare, content_jaccard, load_annotation
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim, Event
from reportedly.model.hand_annotation import HandAnnotation, ReportFile
from reportedly.model.reading import ModelVersion, Reading
from reportedly.model.report import Report, sha256_of
from reportedly.model.span import Span

TEXT = "Rebels shelled the port, the army said."
SAID = Attribution(
    id="a",
    speech_act="assert",
    quote="indirect",
    sources=(Source(role="speaker", kind="military", actor=None, spans=(Span.cut(TEXT, 25, 33),)),),
    cue=(Span.cut(TEXT, 34, 38),),
    content=(Span.cut(TEXT, 0, 23),),
)
SHELLED = Claim(
    id="c",
    attribution="a",
    stance="asserts",
    certainty="certain",
    time_status="past",
    event=Event(type="attack.shelling", trigger=Span.cut(TEXT, 7, 14)),
)
GOLD = HandAnnotation(report=ReportFile(file="t.txt", characters=len(TEXT)), attributions=(SAID,), claims=(SHELLED,))
READING = Reading(
    report=Report(report_id="t", text=TEXT, sha256=sha256_of(TEXT)),
    attributions=(SAID,),
    claims=(SHELLED,),
    model=ModelVersion(name="none", version="0", sha256=""),
)


def test_the_annotation_itself_is_found_whole() -> None:
    tally = compare(GOLD, READING)
    assert (tally["attributions_found"], tally["claims_found"], tally["stance_right"], tally["type_right"]) == (
        1,
        1,
        1,
        1,
    )
    assert tally["attributed_told_by_outlet"] == 0


@pytest.mark.parametrize(
    ("reading", "missed"),
    [
        (replace(READING, attributions=(replace(SAID, speech_act="deny"),)), "attributions_found"),
        (replace(READING, attributions=(replace(SAID, content=(Span.cut(TEXT, 0, 6),)),)), "attributions_same_words"),
        (replace(READING, attributions=(replace(SAID, sources=()),)), "attributions_same_words"),
        (replace(READING, claims=(replace(SHELLED, attribution=None),)), "claims_found"),
        (replace(READING, claims=(replace(SHELLED, stance="denies"),)), "stance_right"),
    ],
)
def test_what_differs_is_not_counted(reading: Reading, missed: str) -> None:
    assert compare(GOLD, reading)[missed] == 0


def test_what_the_outlet_is_given_of_others_is_counted() -> None:
    told: Counter[str] = compare(GOLD, replace(READING, claims=(replace(SHELLED, attribution=None),)))
    assert told["attributed_told_by_outlet"] == 1


def test_content_is_compared_by_its_letters() -> None:
    assert content_jaccard([Span.cut(TEXT, 0, 23)], [Span.cut(TEXT, 0, 24)]) == 1.0
    assert content_jaccard([Span.cut(TEXT, 0, 6)], [Span.cut(TEXT, 7, 14)]) == 0.0
    assert content_jaccard([], []) == 0.0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("no json", "the file: Invalid JSON"),
        (json.dumps({"report": {"file": "t.txt"}, "attributions": [], "claims": []}), "report.characters"),
    ],
)
def test_a_damaged_annotation_is_told_where(content: str, told: str, tmp_path: Path) -> None:
    file = tmp_path / "x.gold.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableReportError, match=told):
        load_annotation(file)


def test_another_text_than_the_annotated_one_is_refused(tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text(TEXT + " More.", encoding="utf-8")
    with pytest.raises(UnreadableReportError, match="was made for 39"):
        annotated_report(GOLD, tmp_path / "x.gold.json")
