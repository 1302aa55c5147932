"""The gate that a release of the reader model passes: its figures are its own, and no floor falls."""

import os
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.evaluation.release import SETS, MeasuredSet, Measures

CORPORA = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora"))
PROCESSORS_DIFFER = 0.006
"""Quantised sums differ in the last digits between processors; scores follow by a few tenths of a point."""

GUARDED = {
    "source": ("PolNeAR dev", "source_f1"),
    "cue": ("PolNeAR dev", "cue_f1"),
    "content": ("PolNeAR dev", "content_f1"),
    "linked": ("PolNeAR dev", "linked_f1"),
    "gold_uas": ("UD EWT test", "gold_words_uas"),
    "gold_las": ("UD EWT test", "gold_words_las"),
    "raw_uas": ("UD EWT test", "raw_text_uas"),
    "raw_las": ("UD EWT test", "raw_text_las"),
    "names": ("WikiGold, last fifth", "names_f1"),
}


def floors() -> list[dict[str, float]]:
    lines = (Path(__file__).parent / "floors.tsv").read_text(encoding="utf-8").splitlines()
    header, *rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return [dict(zip(header[1:], map(float, row[1:]), strict=True)) for row in rows]


def test_floors_never_fall() -> None:
    for earlier, later in pairwise(floors()):
        assert all(later[name] >= floor for name, floor in earlier.items())


def test_the_published_figures_are_above_the_floors() -> None:
    published = Measures.published()
    assert floors()[-1].keys() == GUARDED.keys()
    for name, floor in floors()[-1].items():
        title, score = GUARDED[name]
        assert 100 * published.scores[title][score] >= floor, name


def test_the_figures_are_those_of_the_shipped_weights() -> None:
    assert Measures.published().weights == ReaderModel.load().version.sha256


def test_the_card_shows_the_figures() -> None:
    card = (files("reportedly.annotation.reader_model") / "weights" / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "\n".join(Measures.published().tables()) in card


@pytest.mark.parametrize(
    "measured", [one for one in SETS if one.title in {title for title, _ in GUARDED.values()}], ids=lambda one: one.path
)
def test_the_shipped_model_gives_the_figures_of_its_card(measured: MeasuredSet) -> None:
    if not (CORPORA / measured.path).exists():
        pytest.skip(f"{CORPORA / measured.path} is not here: set REPORTEDLY_CORPORA")
    published = Measures.published()
    assert measured.fingerprint(CORPORA) == published.fingerprints[measured.title], "not the data of the figures"
    found = measured.score(CORPORA / measured.path, ReaderModel.load())
    for title, score in GUARDED.values():
        if title == measured.title:
            assert found[score] == pytest.approx(published.scores[title][score], abs=PROCESSORS_DIFFER), score
