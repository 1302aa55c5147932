"""Read the training corpora into labelled documents."""

import json
import os
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import count, groupby
from pathlib import Path

from reportedly.annotation.sentences import sentences as group_sentences
from reportedly.annotation.words import WordSpan, word_spans
from reportedly.evaluation.conllu import gold_sentences
from reportedly.evaluation.polnear import Article, Fragment, articles
from reportedly.evaluation.syntax import rebuilt
from reportedly.evaluation.tagged_names import TaggedSentence, held_out_from, tagged_sentences
from training.labelled import LabelledDocument, LabelledSentence, LabelledWord, Run

GUM_GENRES = frozenset(
    {"news", "interview", "bio", "voyage", "speech", "textbook", "academic", "court", "conversation", "vlog"}
)
"""Genres of GUM whose own licences allow commercial use; the treebank as a whole is CC BY-NC-SA 4.0."""

_SILVER_KINDS = {"PERSON": 0, "LOCATION": 1, "ORGANIZATION": 2, "MISC": 3}
_GOLD_KINDS = {"PER": 0, "LOC": 1, "ORG": 2, "MISC": 3}


def corpora_folder() -> Path:
    """Where the corpora lie: `$REPORTEDLY_CORPORA`, by default beside the checkout."""
    return Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora"))


def polnear(folder: Path) -> Iterator[LabelledDocument]:
    """A compartment of PolNeAR: attributions by hand, names by machine where the silver layer lies beside them."""
    silver: dict[str, list[tuple[int, int, str]]] = {}
    layer = folder / "names-and-coreference.jsonl"
    if layer.exists():
        for line in layer.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            silver[record["article"]] = record["names"]
    for article in articles(folder):
        yield labelled_article(article, silver.get(article.name))


def labelled_article(article: Article, names: Sequence[tuple[int, int, str]] | None) -> LabelledDocument:
    """An article in our own words and sentences, with the labels of the spans that hold each word's first letter."""
    words = word_spans(article.text)
    labelled = [LabelledWord(article.text[start:end]) for start, end in words]
    fragments: list[tuple[Fragment, Run]] = []
    numbers = count()
    for attribution in article.attributions:
        for kind, part in enumerate((attribution.source, attribution.cue, attribution.content)):
            fragments.extend((fragment, (kind, next(numbers))) for fragment in part)
    for span, run in sorted(fragments, key=lambda item: item[0][0] - item[0][1]):  # short ones last: they win
        for index in _words_within(words, span):
            labelled[index].attribution = run
    for number, (start, end, kind_name) in enumerate(names or ()):
        for index in _words_within(words, (start, end)):
            labelled[index].name = (_SILVER_KINDS[kind_name], number)
    return LabelledDocument(
        corpus="polnear",
        sentences=[
            LabelledSentence(labelled[group.first : group.last], group.opens_paragraph)
            for group in group_sentences(article.text, words)
        ],
        has_attributions=True,
        names="none" if names is None else "silver",
    )


def treebank(path: Path, genres: frozenset[str] | None = None) -> Iterator[LabelledDocument]:
    """The documents of a UD treebank; with `genres`, those whose name says that they belong to one of them."""
    for document, group in groupby(gold_sentences(path), key=lambda sentence: sentence.document):
        if genres is not None and document.split("_")[1] not in genres:
            continue
        sentences = []
        known = list(group)
        text, spans, _ = rebuilt(known)
        opening = {group.first for group in group_sentences(text, spans)}
        first = 0
        for gold in known:
            words = [
                LabelledWord(text, upos=upos, xpos=xpos, relation=relation)
                for text, upos, xpos, relation in zip(gold.words, gold.upos, gold.xpos, gold.relations, strict=True)
            ]
            for number, (word, head) in enumerate(zip(words, gold.heads, strict=True), start=first):
                word.head = words[head - 1] if head else word
                word.seems_to_open = number in opening
            first += len(words)
            sentences.append(LabelledSentence(words, gold.opens_paragraph))
        yield LabelledDocument(corpus="treebank", sentences=sentences, has_syntax=True)


def wikigold(path: Path, *, held_out: bool) -> Iterator[LabelledDocument]:
    """The documents of WikiGold to train on, or the last fifth to measure on."""
    sentences = list(tagged_sentences(path))
    first_held_out = held_out_from(sentences)
    for number, group in groupby(sentences, key=lambda sentence: sentence.document):
        if held_out == (number >= first_held_out):
            yield LabelledDocument(corpus="names", sentences=_named(list(group)), names="gold")


def universal_ner(path: Path) -> Iterator[LabelledDocument]:
    """The documents of a Universal NER file, which marks no names of other kinds than person, place, organisation."""
    for _, group in groupby(tagged_sentences(path), key=lambda sentence: sentence.document):
        yield LabelledDocument(corpus="names", sentences=_named(list(group)), names="gold_without_other")


def _named(sentences: Sequence[TaggedSentence]) -> list[LabelledSentence]:
    labelled = []
    for number, sentence in enumerate(sentences):
        words = [LabelledWord(text) for text in sentence.words]
        for run, (first, last, kind) in enumerate(sentence.names):
            for word in words[first:last]:
                word.name = (_GOLD_KINDS[kind], run)
        labelled.append(LabelledSentence(words, opens_paragraph=number == 0))
    return labelled


def _words_within(words: Sequence[WordSpan], span: Fragment) -> Iterator[int]:
    """The words whose first character lies in `span`, found by bisection."""
    index = bisect_left(words, (span[0], 0))
    while index < len(words) and words[index][0] < span[1]:
        yield index
        index += 1
