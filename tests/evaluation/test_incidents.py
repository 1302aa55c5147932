"""Scoring of linking, on reports told by hand."""

import json
from pathlib import Path

import pytest

from reportedly.errors import UsageError
from reportedly.evaluation.incidents import evaluate_incidents
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.workflows.link_reports import link_readings
from tests.linking.told import Told, reading

MARKET = Told(
    words="Shells hit the market of Tolvanne; bakers Corvick and Tirrish saw smoke on Tuesday.",
    trigger="hit",
    place="Tolvanne",
    day="Tuesday=2024-03-12",
)
BRIDGE = Told(
    words="A drone struck cars near Vantrey, ferryman Dask said on Friday.",
    trigger="struck",
    place="Vantrey",
    day="Friday=2024-03-08",
)
DEAD = Told(words="Twelve people died.", trigger="died", type="harm.death", killed=("Twelve people", 12, 12))


def told(report: Report) -> Reading:
    return reading(report.report_id, MARKET if report.report_id.startswith("market") else BRIDGE, DEAD)


def corpus(path: Path, *rows: tuple[str, str, int]) -> Path:
    lines = [
        {"report_id": name, "text": "…", "incident_id": incident, "gold": {"date": "2024-03-13", "killed": killed}}
        for name, incident, killed in rows
    ]
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def test_scores_count_reports_dates_and_figures(tmp_path: Path) -> None:
    path = corpus(tmp_path / "reports.jsonl", ("market-1", "m", 12), ("market-2", "m", 12), ("bridge-1", "b", 3))
    result = evaluate_incidents(path, told, link_readings)
    assert (result.documents, result.counts["gold_incidents"], result.counts["incidents_of_several"]) == (3, 2, 1)
    assert result.scores["b_cubed_f1"] == result.scores["pairwise_f1"] == 1.0
    assert result.scores["event_date_within_a_day"] == 1.0
    assert (result.scores["killed_inside_range"], result.scores["killed_given"]) == (1.0, 1.0)
    assert (result.scores["killed_median_width"], result.scores["killed_open_above"]) == (0.0, 0.0)


def test_a_figure_outside_is_counted_against(tmp_path: Path) -> None:
    path = corpus(tmp_path / "reports.jsonl", ("market-1", "m", 13), ("market-2", "m", 13))
    assert evaluate_incidents(path, told, link_readings).scores["killed_inside_range"] == 0.0


def test_a_range_that_is_open_above_has_no_width(tmp_path: Path) -> None:
    at_least = Told(words="At least 12 died.", trigger="died", type="harm.death", killed=("At least 12", 12, None))
    path = corpus(tmp_path / "reports.jsonl", ("market-1", "m", 13), ("market-2", "m", 13))
    scores = evaluate_incidents(path, lambda one: reading(one.report_id, MARKET, at_least), link_readings).scores
    assert (scores["killed_inside_range"], scores["killed_open_above"]) == (1.0, 1.0)
    assert "killed_median_width" not in scores


def test_another_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text('{"report_id": "a"}', encoding="utf-8")
    with pytest.raises(UsageError, match=r"reports\.jsonl:1"):
        evaluate_incidents(path, told, link_readings)
