"""Casualties of reports against known incidents: the reader, the halves and the scores on invented rows."""

import json
import os
from pathlib import Path

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.casualties import casualty_counter, evaluate_casualties, gold_reports
from reportedly.model.report import Report
from reportedly.model.report_casualties import ReportCasualties, ReportFigure
from reportedly.workflows.read_report import ReportReader

REPORTS = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora")) / "gva" / "reports.jsonl"


def row(incident: str, killed: int, injured: int, **more: object) -> dict[str, object]:
    gold = {"killed": killed, "injured": injured}
    return {"report_id": f"r{incident}", "incident_id": incident, "text": "Invented.", "gold": gold} | more


def written(folder: Path, *rows: object) -> Path:
    path = folder / "reports.jsonl"
    path.write_text("\n".join(json.dumps(one) for one in rows), encoding="utf-8")
    return path


def two_and_one(_report: Report) -> ReportCasualties:
    killed, injured = (ReportFigure(number=number, counted=True, evidence=()) for number in (2, 1))
    return ReportCasualties(killed=killed, injured=injured)


def test_the_title_stands_above_the_text_and_reports_without_gold_are_left_out(tmp_path: Path) -> None:
    path = written(tmp_path, row("1", 0, 1, title="A title", published="2018-11-25"), row("2", 0, 0, gold=None))
    (gold,) = gold_reports(path)
    assert (gold.report.text, gold.report.published) == ("A title\n\nInvented.", "2018-11-25")
    assert (gold.killed, gold.injured) == (0, 1)


def test_reports_of_one_incident_are_in_one_half(tmp_path: Path) -> None:
    rows = [row(str(number), 0, 0, report_id=f"{number}{copy}") for number in range(40) for copy in "ab"]
    halves: dict[str, set[str]] = {}
    for gold in gold_reports(written(tmp_path, *rows)):
        halves.setdefault(gold.incident_id, set()).add(gold.half)
    assert {len(half) for half in halves.values()} == {1}
    assert set().union(*halves.values()) == {"tuning", "kept_aside"}


def test_exact_is_the_share_of_reports_with_the_incidents_number(tmp_path: Path) -> None:
    path = written(tmp_path, row("1", 2, 1), row("2", 2, 0), row("3", 0, 1), row("4", 0, 0))
    result = evaluate_casualties(path, two_and_one)
    assert result.documents == 4
    assert {name: result.scores[name] for name in ("killed_exact", "injured_exact", "both_exact")} == {
        "killed_exact": 2 / 4,
        "injured_exact": 2 / 4,
        "both_exact": 1 / 4,
    }
    assert (result.scores["killed_always_zero"], result.scores["injured_always_one"]) == (2 / 4, 2 / 4)
    assert result.counts["reports_tuning"] + result.counts["reports_kept_aside"] == 4


@pytest.mark.parametrize("content", ["", "not JSON", "[]", '{"gold": {"killed": 1, "injured": 0}}', '{"gold": null}'])
def test_what_is_no_report_with_gold_is_refused_with_its_name(tmp_path: Path, content: str) -> None:
    path = tmp_path / "broken.jsonl"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(UnreadableReportError, match=r"broken\.jsonl"):
        evaluate_casualties(path, two_and_one)


def test_scores_only_rise(tmp_path: Path) -> None:
    if not REPORTS.is_file():
        pytest.skip(f"{REPORTS} is not here: set REPORTEDLY_CORPORA")
    every_40th = REPORTS.read_text(encoding="utf-8").splitlines()[39::40]  # all of them take some ten minutes
    path = tmp_path / "reports.jsonl"
    path.write_text("\n".join(every_40th), encoding="utf-8")
    scores = evaluate_casualties(path, casualty_counter(ReportReader.load())).scores
    floors = {"killed_exact": 0.82, "injured_exact": 0.72}
    assert {name: scores[name] for name in floors if scores[name] < floors[name]} == {}
