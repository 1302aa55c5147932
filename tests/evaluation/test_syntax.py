"""Treebank scores: the reader of CoNLL-U, rebuilt text, and the counts on an invented treebank."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.errors import UnreadableReportError
from reportedly.evaluation.conllu import gold_sentences
from reportedly.evaluation.syntax import evaluate_syntax, rebuilt

EWT = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora")) / "ud" / "EWT" / "en_ewt-ud-test.conllu"


def rows(words: Sequence[tuple[str, str, str, str, int, str, str]]) -> str:
    return "".join(
        f"{number}\t{form}\t{lemma}\t{upos}\t{xpos}\t_\t{head}\t{relation}\t_\t{misc}\n"
        for number, (form, lemma, upos, xpos, head, relation, misc) in enumerate(words, start=1)
    )


TREEBANK = (
    "# newdoc id = orva\n# newpar\n# text = They didn't leave.\n"
    "1\tThey\tthey\tPRON\tPRP\t_\t4\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t4\taux\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_\n"
    "4\tleave\tleave\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No\n"
    "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_\n"
    "5.1\tleft\tleave\tVERB\tVBD\t_\t_\t_\t_\t_\n"
    "\n# newpar\n"
    + rows([("Nobody", "nobody", "PRON", "NN", 2, "nsubj", "_"), ("knows", "know", "VERB", "VBZ", 0, "root", "_")])
    + "\n"
)


@pytest.fixture
def treebank(tmp_path: Path) -> Path:
    path = tmp_path / "orva.conllu"
    path.write_text(TREEBANK, encoding="utf-8")
    return path


def test_multiword_tokens_count_by_their_words_and_empty_nodes_not_at_all(treebank: Path) -> None:
    first, second = gold_sentences(treebank)
    assert first.words == ("They", "did", "n't", "leave", ".")
    assert first.heads == (4, 4, 4, 0, 4)
    assert first.spaced == (True, False, True, False, True)
    assert (first.document, first.opens_paragraph) == ("orva", True)
    assert (second.document, second.opens_paragraph) == ("orva", True)


def test_the_text_is_rebuilt(treebank: Path) -> None:
    text, words, groups = rebuilt(list(gold_sentences(treebank)))
    assert text == "They didn't leave. \n\nNobody knows "
    assert [text[start:end] for start, end in words][:3] == ["They", "did", "n't"]
    assert [(group.first, group.last) for group in groups] == [(0, 5), (5, 7)]


def test_an_easy_treebank_is_read_right(treebank: Path) -> None:
    result = evaluate_syntax(treebank, ReaderModel.load())
    assert result.scores["raw_text_words"] == 1.0
    assert result.scores["raw_text_sentences"] == 1.0
    assert result.scores["gold_words_uas"] == 1.0
    assert result.scores["gold_words_lemmas"] == 1.0
    assert result.counts["gold_words_gold"] == 7


def test_a_file_without_sentences_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty.conllu").write_text("", encoding="utf-8")
    with pytest.raises(UnreadableReportError, match=r"empty\.conllu"):
        evaluate_syntax(tmp_path / "empty.conllu", ReaderModel.load())
