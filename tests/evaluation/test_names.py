"""Names in CoNLL columns: the reader and the scores on an invented file."""

from pathlib import Path

import pytest

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.errors import UnreadableReportError
from reportedly.evaluation.names import evaluate_names
from reportedly.evaluation.tagged_names import TaggedSentence, tagged_sentences

TWO_COLUMNS = "Mara I-PER\nIle I-PER\nleft O\nParis I-LOC\n. O\n\n-DOCSTART- O\n\n# O\nParis I-LOC\nLondon B-LOC\n"
NUMBERED = (
    "# newdoc id = a\n# sent_id = 1\n# text = Paris is quiet\n"
    "1\tParis\tB-LOC\t-\tx\n2\tis\tO\t-\t-\n3\tquiet\tO\t-\t-\n\n"
)


def written(folder: Path, text: str) -> Path:
    path = folder / "names.conll"
    path.write_text(text, encoding="utf-8")
    return path


def test_two_columns_without_b_tags(tmp_path: Path) -> None:
    assert list(tagged_sentences(written(tmp_path, TWO_COLUMNS))) == [
        TaggedSentence(document=0, words=("Mara", "Ile", "left", "Paris", "."), names=((0, 2, "PER"), (3, 4, "LOC"))),
        TaggedSentence(document=1, words=("#", "Paris", "London"), names=((1, 2, "LOC"), (2, 3, "LOC"))),
    ]


def test_numbered_columns_with_comments(tmp_path: Path) -> None:
    assert list(tagged_sentences(written(tmp_path, NUMBERED))) == [
        TaggedSentence(document=1, words=("Paris", "is", "quiet"), names=((0, 1, "LOC"),))
    ]


def test_scores_of_an_easy_file(tmp_path: Path) -> None:
    text = "The O\nmayor O\nof O\nParis I-LOC\nleft O\nFrance I-LOC\non O\nSunday O\n. O\n"
    result = evaluate_names(written(tmp_path, text), ReaderModel.load())
    assert result.counts["location_gold"] == 2
    assert result.scores["names_f1"] == 1.0
    assert set(result.scores) == {"names_f1", "location_f1"}  # kinds that the file does not annotate do not count


def test_a_file_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableReportError, match="CoNLL columns"):
        evaluate_names(written(tmp_path, "\n"), ReaderModel.load())
