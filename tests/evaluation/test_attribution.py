"""Scores of attributions: the protocol on an invented article, and floors of the shipped model on PolNeAR dev."""

import os
from collections.abc import Iterable
from pathlib import Path

import pytest

from reportedly.evaluation.attribution import evaluate_attribution
from reportedly.model.annotation import LinkedAttribution
from reportedly.model.span import Span
from tests.evaluation.test_polnear import compartment

DEV = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora")) / "polnear" / "dev"

TEXT = "The mayor said that talks failed. “It is over,” said Mara, who left. It is said that smoke rose."
STANDOFF = (
    "T1\tSource 0 9\tThe mayor\nT2\tCue 10 14\tsaid\nT3\tContent 15 32\tthat talks failed\n"
    "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\n"
    "T4\tContent 34 47\t“It is over,”\nT5\tCue 48 52\tsaid\nT6\tSource 53 57\tMara\n"
    "E2\tAttribution:T5 Source:T6 Cue:T5 Content:T4\n"
    "T7\tCue 69 79\tIt is said\nT8\tContent 80 95\tthat smoke rose\n"
    "E3\tAttribution-no-source:T7 Cue:T7 Content:T8\n"
)


def attribution(source: str, cue: str, content: str) -> LinkedAttribution:
    def spans(words: str) -> tuple[Span, ...]:
        start = TEXT.index(words)
        return (Span.cut(TEXT, start, start + len(words)),) if words else ()

    return LinkedAttribution(source=spans(source), cue=spans(cue), content=spans(content), probability=1.0)


def scores(tmp_path: Path, found: Iterable[LinkedAttribution]) -> dict[str, float]:
    folder = compartment(tmp_path, {"orva_2020-01-01_talks_a1.ann": STANDOFF}, TEXT)
    result = evaluate_attribution(folder, lambda _: found)
    assert (result.task, result.documents) == ("attribution", 1)
    return dict(result.scores)


def test_everything_right(tmp_path: Path) -> None:
    found = scores(
        tmp_path,
        [
            attribution("The mayor", "said", "that talks failed"),
            attribution("Mara, ", "said Mara"[:4], "“It is over,” "),
            attribution("", "It is said", "that smoke rose"),
        ],
    )
    assert found["source_f1"] == 1.0  # quotes, commas and spaces at the ends do not count
    assert found["content_f1"] == 1.0
    assert found["linked_f1"] == 1.0
    assert found["linked_recall_direct"] == 1.0
    assert found["cue_f1"] == pytest.approx(2 * 2 / 5)  # the first "said" was given twice


def test_a_content_need_not_be_exact_to_be_linked(tmp_path: Path) -> None:
    found = scores(tmp_path, [attribution("mayor", "said", "talks failed")])
    assert found["content_f1"] == 0.0
    assert found["linked_precision"] == 1.0
    assert found["linked_recall"] == pytest.approx(1 / 3)


def test_half_a_content_or_another_source_is_not_linked(tmp_path: Path) -> None:
    assert scores(tmp_path, [attribution("The mayor", "said", "failed")])["linked_f1"] == 0.0


def test_a_wrong_source_is_not_linked(tmp_path: Path) -> None:
    assert scores(tmp_path, [attribution("Mara", "said", "that talks failed")])["linked_f1"] == 0.0


def test_a_source_where_gold_has_none_is_not_linked(tmp_path: Path) -> None:
    assert scores(tmp_path, [attribution("Mara", "It is said", "that smoke rose")])["linked_f1"] == 0.0


def test_relays_without_content_do_not_count(tmp_path: Path) -> None:
    found = scores(tmp_path, [attribution("Mara", "said", "")])
    assert found["source_f1"] == 0.0
    assert found["linked_precision"] == 0.0


def test_quotes_are_told_apart(tmp_path: Path) -> None:
    result = scores(tmp_path, [attribution("", "It is said", "that smoke rose")])
    assert result["linked_recall_indirect"] == pytest.approx(1 / 2)
    assert result["linked_recall_direct"] == 0.0
