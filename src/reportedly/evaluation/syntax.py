"""Score words, sentences, tags, lemmas and trees against a CoNLL-U treebank."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.annotation.sentences import WordGroup
from reportedly.annotation.words import WordSpan
from reportedly.errors import UnreadableReportError
from reportedly.evaluation.conllu import GoldSentence, gold_sentences
from reportedly.evaluation.result import EvaluationResult
from reportedly.model.annotation import ModelAnnotations

PROTOCOL = (
    "As in the CoNLL 2018 shared task: F1 over words aligned by their characters, punctuation counted; LAS compares "
    "main types of relations, LAS with subtypes the full ones. `gold_words` scores take the treebank's words and "
    "sentences as given, `raw_text` scores start from text rebuilt from SpaceAfter, with an empty line at paragraph "
    "starts. Documents are read whole."
)

_Word = tuple[str, str, str, str, int, int]
"""UPOS, XPOS, lemma, relation, and the head's first character and end; a root's head is itself."""


def evaluate_syntax(path: Path, model: ReaderModel) -> EvaluationResult:
    """Score the reader model on a treebank file.

    Raises:
        UnreadableReportError: when the file holds no CoNLL-U sentence.
    """
    counts = Counter[str]()
    documents = 0
    for _, group in groupby(gold_sentences(path), key=lambda sentence: sentence.document):
        documents += 1
        gold = list(group)
        text, words, groups = rebuilt(gold)
        gold_words = _gold_words(gold, words)
        gold_ends = {(words[sentence.first][0], words[sentence.last - 1][1]) for sentence in groups}
        given = model.read_words(text, words, groups)
        counts.update(_counted("gold_words", gold_words, _found_words(given)))
        raw = model.read(text)
        counts.update(_counted("raw_text", gold_words, _found_words(raw)))
        found_ends = {(sentence.start, sentence.end) for sentence in raw.sentences}
        counts.update(
            raw_text_sentences_gold=len(gold_ends),
            raw_text_sentences_found=len(found_ends),
            raw_text_sentences_right=len(gold_ends & found_ends),
        )
    if not documents:
        raise UnreadableReportError(f"{path} holds no sentence in CoNLL-U columns")
    return EvaluationResult(
        task="syntax",
        path=str(path),
        documents=documents,
        scores=_scores(counts),
        counts=dict(sorted(counts.items())),
        protocol=PROTOCOL,
    )


def rebuilt(gold: Sequence[GoldSentence]) -> tuple[str, list[WordSpan], list[WordGroup]]:
    """The text of gold sentences, with the offsets of their words and the sentences as groups of words."""
    parts: list[str] = []
    words: list[WordSpan] = []
    groups: list[WordGroup] = []
    at = 0
    for sentence in gold:
        if sentence.opens_paragraph and parts:
            parts.append("\n\n")
            at += 2
        groups.append(WordGroup(len(words), len(words) + len(sentence.words), sentence.opens_paragraph))
        for word, spaced in zip(sentence.words, sentence.spaced, strict=True):
            words.append((at, at + len(word)))
            parts.append(word + " " * spaced)
            at += len(parts[-1])
    return "".join(parts), words, groups


def _gold_words(gold: Sequence[GoldSentence], words: Sequence[WordSpan]) -> dict[WordSpan, _Word]:
    found: dict[WordSpan, _Word] = {}
    first = 0
    for sentence in gold:
        for offset in range(len(sentence.words)):
            head = sentence.heads[offset]
            found[words[first + offset]] = (
                sentence.upos[offset],
                sentence.xpos[offset],
                sentence.lemmas[offset],
                sentence.relations[offset],
                *words[first + head - 1 if head else first + offset],
            )
        first += len(sentence.words)
    return found


def _found_words(annotations: ModelAnnotations) -> dict[WordSpan, _Word]:
    tokens = annotations.tokens
    return {
        (token.start, token.end): (
            token.upos,
            token.xpos,
            token.lemma,
            token.relation,
            tokens[token.head].start,
            tokens[token.head].end,
        )
        for token in tokens
    }


def _counted(name: str, gold: dict[WordSpan, _Word], found: dict[WordSpan, _Word]) -> Counter[str]:
    counts = Counter({f"{name}_gold": len(gold), f"{name}_found": len(found)})
    for span in gold.keys() & found.keys():
        counts.update(f"{name}_{score}_right" for score in _right(gold[span], found[span]))
    return counts


def _right(gold: _Word, found: _Word) -> Iterator[str]:
    """The names of the scores in which a word that was found is right."""
    yield "words"
    if gold[0] == found[0]:
        yield "upos"
    if gold[1] == found[1]:
        yield "xpos"
    if gold[2].lower() == found[2].lower():
        yield "lemmas"
    if gold[4:] == found[4:]:
        yield "uas"
        if gold[3].partition(":")[0] == found[3].partition(":")[0]:
            yield "las"
        if gold[3] == found[3]:
            yield "las_with_subtypes"


def _scores(counts: Counter[str]) -> dict[str, float]:
    scores = {
        f"{name}_{score}": 2
        * counts[f"{name}_{score}_right"]
        / max(1, counts[f"{name}_gold"] + counts[f"{name}_found"])
        for name in ("gold_words", "raw_text")
        for score in ("words", "upos", "xpos", "lemmas", "uas", "las", "las_with_subtypes")
    }
    del scores["gold_words_words"]
    sentences = counts["raw_text_sentences_gold"] + counts["raw_text_sentences_found"]
    scores["raw_text_sentences"] = 2 * counts["raw_text_sentences_right"] / max(1, sentences)
    return scores
