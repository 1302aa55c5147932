"""Rows of event data are grouped better than by place and day; damaged files are named."""

import os
from pathlib import Path

import pytest

from reportedly.errors import UsageError
from reportedly.evaluation.rows import evaluate_rows

CORPUS = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora")) / "maverick"


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the corpora: set REPORTEDLY_CORPORA")
def test_linking_beats_the_rule_of_same_place_and_day() -> None:
    scores = evaluate_rows(CORPUS).scores
    assert scores["pairwise_f1"] > scores["same_place_and_day_pairwise_f1"] + 0.04
    assert scores["b_cubed_f1"] > scores["same_place_and_day_b_cubed_f1"]


def test_another_file_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("id,event_id\n1,2\n", encoding="utf-8")
    with pytest.raises(UsageError, match=r"rows\.csv:2"):
        evaluate_rows(path)
