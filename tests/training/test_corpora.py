"""Corpora as labelled documents."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="training needs PyTorch: make train installs it")

from reportedly.evaluation.polnear import Article, GoldAttribution
from training.corpora import labelled_article, treebank, universal_ner, wikigold
from training.labelled import LabelledDocument, copied

TEXT = "The mayor didn't say that talks, held in Lisse, failed.\nSmoke rose."
ARTICLE = Article(
    name="orva",
    text=TEXT,
    attributions=(GoldAttribution(source=((0, 9),), cue=((10, 20),), content=((21, 31), (48, 54))),),
)


def labelled(document: LabelledDocument) -> list[tuple[str, int | None, int | None]]:
    return [
        (word.text, word.attribution and word.attribution[0], word.name and word.name[0])
        for sentence in document.sentences
        for word in sentence.words
    ]


def test_an_article_is_labelled_by_the_spans_that_hold_its_words() -> None:
    document = labelled_article(ARTICLE, [(41, 46, "LOCATION")])
    assert [(word, kind) for word, kind, _ in labelled(document)][:12] == [
        ("The", 0),
        ("mayor", 0),
        ("did", 1),
        ("n't", 1),
        ("say", 1),
        ("that", 2),
        ("talks", 2),
        (",", None),
        ("held", None),
        ("in", None),
        ("Lisse", None),
        (",", None),
    ]
    assert [word for word, _, name in labelled(document) if name == 1] == ["Lisse"]
    assert [sentence.opens_paragraph for sentence in document.sentences] == [True, True]
    runs = {word.attribution for word in document.sentences[0].words if word.attribution and word.attribution[0] == 2}
    assert len(runs) == 2  # two fragments of one content are two runs


def test_heads_of_a_treebank_are_words_and_copies_point_among_themselves(tmp_path: Path) -> None:
    path = tmp_path / "t.conllu"
    path.write_text(
        "# newdoc id = GUM_news_a\n1\tThey\tthey\tPRON\tPRP\t_\t2\tnsubj\t_\t_\n"
        "2\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_\n\n"
        "# newdoc id = GUM_fiction_b\n1\tNo\tno\tINTJ\tUH\t_\t0\troot\t_\t_\n\n",
        encoding="utf-8",
    )
    (document,) = treebank(path, frozenset({"news"}))
    they, left = document.sentences[0].words
    assert they.head is left
    assert left.head is left
    copy = copied(document.sentences)[0].words
    assert copy[0].head is copy[1]
    assert copy[1] is not left


def test_the_last_fifth_of_wikigold_is_held_out(tmp_path: Path) -> None:
    path = tmp_path / "wikigold.conll"
    path.write_text("\n\n-DOCSTART- O\n\n".join(f"Orva{number} I-ORG" for number in range(10)) + "\n", encoding="utf-8")
    seen = [word for document in wikigold(path, held_out=False) for word, _, _ in labelled(document)]
    measured = [word for document in wikigold(path, held_out=True) for word, _, _ in labelled(document)]
    assert seen == [f"Orva{number}" for number in range(8)]
    assert measured == ["Orva8", "Orva9"]


def test_a_corpus_without_other_names_says_so(tmp_path: Path) -> None:
    path = tmp_path / "uner.iob2"
    path.write_text("# newdoc id = a\n1\tLisse\tB-LOC\t-\tx\n2\tburns\tO\t-\t-\n\n", encoding="utf-8")
    (document,) = universal_ner(path)
    assert document.names == "gold_without_other"
    assert labelled(document) == [("Lisse", None, 1), ("burns", None, None)]
