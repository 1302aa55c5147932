"""Hand annotations and their texts: beside them or in a public corpus, and what a damaged one is told."""

import json
from pathlib import Path

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.hand_annotations import annotated_report, annotation_files
from reportedly.evaluation.report import evaluate_report
from reportedly.model.report import sha256_of

TEXT = "Rebels shelled the port, the army said."
SPAN = {"start": 7, "end": 14}
CLAIM = {
    "id": "c",
    "attribution": None,
    "stance": "asserts",
    "certainty": "certain",
    "time_status": "past",
    "event": {"type": "attack.shelling", "trigger": SPAN},
}
BESIDE = {"file": "t.txt", "characters": len(TEXT)}
IN_CORPUS = BESIDE | {
    "file": "all.txt",
    "corpus": "wire",
    "document": "WIRE-7",
    "start": 7,
    "sha256": sha256_of(TEXT),
}


def written(folder: Path, report: object = BESIDE, claims: object = (CLAIM,)) -> Path:
    (folder / "t.txt").write_text(TEXT, encoding="utf-8")
    file = folder / "x.gold.json"
    file.write_text(json.dumps({"report": report, "attributions": [], "claims": claims}), encoding="utf-8")
    return file


def corpora(folder: Path, text: str = TEXT) -> Path:
    (folder / "wire").mkdir()
    (folder / "wire" / "all.txt").write_text(f"One.\n\n\n{text}\n\nAnother.", encoding="utf-8")
    return folder


def test_a_span_without_text_is_cut_from_the_report(tmp_path: Path) -> None:
    found = annotated_report(written(tmp_path))
    assert found is not None
    assert found.report.text == TEXT
    assert found.annotation.claims[0].event.trigger.text == "shelled"


def test_a_text_is_found_where_its_corpus_lies(tmp_path: Path) -> None:
    found = annotated_report(written(tmp_path, IN_CORPUS), corpora(tmp_path))
    assert found is not None
    assert (found.report.report_id, found.report.text) == ("WIRE-7", TEXT)


@pytest.mark.parametrize("elsewhere", [None, Path("nowhere")])
def test_without_its_corpus_a_report_is_left_out(elsewhere: Path | None, tmp_path: Path) -> None:
    assert annotated_report(written(tmp_path, IN_CORPUS), elsewhere) is None


def test_a_folder_whose_texts_are_all_elsewhere_is_refused(tmp_path: Path) -> None:
    written(tmp_path, IN_CORPUS)
    with pytest.raises(UnreadableReportError, match="name their folder by --corpora"):
        evaluate_report(tmp_path)


def test_another_text_in_the_corpus_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReportError, match="its SHA-256 differs"):
        annotated_report(written(tmp_path, IN_CORPUS), corpora(tmp_path, TEXT.replace("port", "fort")))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("no json", "is no JSON"),
        ("[]", "report: "),
        (json.dumps({"report": {"file": "t.txt"}, "attributions": [], "claims": []}), "report.characters: "),
        (json.dumps({"report": BESIDE, "attributions": []}), "claims: "),
        (json.dumps({"report": BESIDE, "attributions": [], "claims": [CLAIM | {"stance": "hopes"}]}), "stance: "),
        (json.dumps({"report": BESIDE, "welcome": [SPAN | {"text": "shelter"}]}), "says 'shelter', but the report"),
        (json.dumps({"report": BESIDE | {"file": "gone.txt"}}), "gone.txt: cannot be read"),
    ],
)
def test_a_damaged_annotation_is_told_where(content: str, told: str, tmp_path: Path) -> None:
    written(tmp_path).write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableReportError, match=told):
        annotated_report(tmp_path / "x.gold.json")


def test_another_text_than_the_annotated_one_is_refused(tmp_path: Path) -> None:
    file = written(tmp_path)
    (tmp_path / "t.txt").write_text(TEXT + " More.", encoding="utf-8")
    with pytest.raises(UnreadableReportError, match="was made for 39"):
        annotated_report(file)


def test_a_folder_gives_its_annotations_in_order(tmp_path: Path) -> None:
    for name in ("b.gold.json", "a.gold.json", "a.txt"):
        (tmp_path / name).touch()
    assert [file.name for file in annotation_files(tmp_path)] == ["a.gold.json", "b.gold.json"]


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReportError, match=r"holds no \*\.gold\.json"):
        annotation_files(tmp_path)
