"""Reading PolNeAR's layout with its pitfalls."""

from pathlib import Path

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.polnear import articles

TEXT = "The mayor said talks\r\n“failed” and “ended”. Smoke rose.\n"


def compartment(folder: Path, annotations: dict[str, str], text: str = TEXT) -> Path:
    (folder / "text").mkdir()
    (folder / "attributions").mkdir()
    (folder / "text" / "orva_2020-01-01_talks.txt").write_bytes(text.encode())
    for name, standoff in annotations.items():
        (folder / "attributions" / name).write_text(standoff, encoding="utf-8")
    return folder


def test_spans_may_follow_events_and_be_discontinuous_and_their_text_may_run_over_lines(tmp_path: Path) -> None:
    standoff = (
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1 Content2:T5\n"
        "#1\tAnnotatorNotes T1\tnot sure\n"
        "T1\tSource 0 9\tThe mayor\n"
        "T2\tCue 10 14\tsaid\n"
        "T3\tContent 15 30;35 42\ttalks\n“failed” “ended”\n"
        "T4\tAttribution 10 14\tsaid\n"
        "T5\tContent 44 49\tSmoke\n"
        "T6\tDiscuss 0 3\tThe\n"
    )
    (article,) = articles(compartment(tmp_path, {"orva_2020-01-01_talks_ab.ann": standoff}))
    assert article.text == TEXT
    (attribution,) = article.attributions
    assert attribution.source == ((0, 9),)
    assert attribution.cue == ((10, 14),)
    assert attribution.content == ((15, 30), (35, 42), (44, 49))


def test_the_first_annotator_counts(tmp_path: Path) -> None:
    folder = compartment(
        tmp_path,
        {
            "orva_2020-01-01_talks_b2.ann": "",
            "orva_2020-01-01_talks_a1.ann": "T1\tCue 10 14\tsaid\nE1\tAttribution-no-source:T1 Cue:T1\n",
        },
    )
    (article,) = articles(folder)
    assert [attribution.cue for attribution in article.attributions] == [((10, 14),)]


def test_notes_of_annotators_are_no_attributions(tmp_path: Path) -> None:
    standoff = "T1\tDiscuss 10 14\tsaid\nE1\tDiscuss:T1\n"
    (article,) = articles(compartment(tmp_path, {"orva_2020-01-01_talks_a1.ann": standoff}))
    assert article.attributions == ()


def test_another_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReportError, match="text and attributions"):
        list(articles(tmp_path))
