"""Root codes, sources and targets on invented sentences, by hand."""

from collections import Counter
from pathlib import Path

import pytest

from reportedly.errors import UnreadableReportError
from reportedly.evaluation.plover import (
    PloverSentence,
    chosen_event,
    count_sentence,
    evaluate_events,
    plover_sentences,
)
from reportedly.model.span import Span
from reportedly.views.plover_events import PloverEvent

TEXT = "Norvania accused Calderia of bombing the port of Ordan."


def span(words: str) -> Span:
    return Span.cut(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


ACCUSING = PloverEvent(root="ACCUSE", words=span("accused"), sources=(span("Norvania"),), targets=(span("Calderia"),))
BOMBING = PloverEvent(root="ASSAULT", words=span("bombing"), sources=(span("Calderia"),), targets=(span("the port"),))


def sentence(source: str, target: str, root: str) -> PloverSentence:
    def place(words: str) -> range:
        return range(TEXT.index(words), TEXT.index(words) + len(words))

    return PloverSentence(TEXT, place(source), place(target), root)


@pytest.mark.parametrize(
    ("source", "target", "root"), [("Norvania", "Calderia", "ACCUSE"), ("Calderia", "the port of Ordan", "ASSAULT")]
)
def test_the_event_between_the_pair_is_chosen(source: str, target: str, root: str) -> None:
    chosen = chosen_event(sentence(source, target, root), [BOMBING, ACCUSING])
    assert chosen is not None
    assert chosen.root == root


def test_where_nobody_is_shared_the_nearest_words_count() -> None:
    bare = [PloverEvent(root=event.root, words=event.words, sources=(), targets=()) for event in (BOMBING, ACCUSING)]
    chosen = chosen_event(sentence("Norvania", "Calderia", "ACCUSE"), bare)
    assert chosen is not None
    assert chosen.root == "ACCUSE"


def test_a_sentence_without_an_event_is_wrong() -> None:
    counts = Counter[str]()
    count_sentence(counts, sentence("Norvania", "Calderia", "ACCUSE"), [])
    assert counts == {"sentences": 1, "gold_ACCUSE": 1, "root_anywhere": 0, "source_right": 0, "target_right": 0}


def test_scores_of_a_file(tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    rows = [("Norvania", "Calderia", "ACCUSE"), ("Calderia", "the port of Ordan", "ASSAULT"), ("Calderia", "", "AID")]
    lines = ["sentence\tsource\ttarget\tgold_root", *(f"{TEXT}\t{s}\t{t}\t{root}" for s, t, root in rows)]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    result = evaluate_events(file, lambda text: [ACCUSING, BOMBING])
    # Two of three roots right; F1 of ACCUSE 1, of ASSAULT 2/3 (one right of one, two found), of AID 0.
    assert result.scores["root_accuracy"] == pytest.approx(2 / 3)
    assert result.scores["macro_f1"] == pytest.approx((1 + 2 / 3 + 0) / 3)
    assert result.scores["target_found"] == pytest.approx(2 / 3)


def test_another_layout_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "pairs.tsv"
    file.write_text("sentence\tsource\n", encoding="utf-8")
    with pytest.raises(UnreadableReportError, match="target"):
        list(plover_sentences(file))
