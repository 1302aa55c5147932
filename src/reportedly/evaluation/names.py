"""Score names against files in CoNLL columns."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.annotation.sentences import WordGroup
from reportedly.annotation.words import WordSpan
from reportedly.errors import UnreadableReportError
from reportedly.evaluation.result import EvaluationResult
from reportedly.evaluation.tagged_names import TaggedSentence, tagged_sentences
from reportedly.model.annotation import NameKind

PROTOCOL = (
    "Exact spans and kinds, F1 over all names of the kinds that the file annotates: person, location, organisation "
    "and, where the file has MISC, other. The file's words and sentences are taken as given, documents read whole."
)

KINDS: dict[str, NameKind] = {"PER": "person", "LOC": "location", "ORG": "organisation", "MISC": "other"}


def evaluate_names(path: Path, model: ReaderModel) -> EvaluationResult:
    """Score the reader model's names on a file.

    Raises:
        UnreadableReportError: when the file holds no sentence in CoNLL columns.
    """
    sentences = list(tagged_sentences(path))
    if not sentences:
        raise UnreadableReportError(f"{path} holds no words with name tags in CoNLL columns")
    return evaluate_tagged_names(sentences, model, str(path))


def evaluate_tagged_names(sentences: Iterable[TaggedSentence], model: ReaderModel, path: str) -> EvaluationResult:
    """Score the reader model's names on sentences."""
    found: set[tuple[int, WordSpan, NameKind]] = set()
    gold: set[tuple[int, WordSpan, NameKind]] = set()
    documents = 0
    for number, group in groupby(sentences, key=lambda sentence: sentence.document):
        documents += 1
        text, words, groups, names = _document(group)
        gold.update((number, span, kind) for span, kind in names)
        annotations = model.read_words(text, words, groups)
        found.update((number, (name.start, name.end), name.kind) for name in annotations.names)
    kinds = {kind for _, _, kind in gold}
    found = {name for name in found if name[2] in kinds}
    counts = Counter[str]()
    for label, chosen in [("names", kinds), *((kind, {kind}) for kind in sorted(kinds))]:
        of_gold = {name for name in gold if name[2] in chosen}
        of_found = {name for name in found if name[2] in chosen}
        right = len(of_gold & of_found)
        counts.update({f"{label}_gold": len(of_gold), f"{label}_found": len(of_found), f"{label}_right": right})
    return EvaluationResult(
        task="names",
        path=path,
        documents=documents,
        scores={
            f"{label}_f1": 2 * counts[f"{label}_right"] / max(1, counts[f"{label}_gold"] + counts[f"{label}_found"])
            for label in ("names", *sorted(kinds))
        },
        counts=dict(sorted(counts.items())),
        protocol=PROTOCOL,
    )


def _document(
    sentences: Iterable[TaggedSentence],
) -> tuple[str, list[WordSpan], list[WordGroup], list[tuple[WordSpan, NameKind]]]:
    """A document as text with one space between words; its words, sentences and names."""
    words: list[WordSpan] = []
    parts: list[str] = []
    groups: list[WordGroup] = []
    names: list[tuple[WordSpan, NameKind]] = []
    at = 0
    for sentence in sentences:
        first = len(words)
        for word in sentence.words:
            words.append((at, at + len(word)))
            parts.append(word)
            at += len(word) + 1
        groups.append(WordGroup(first, len(words), opens_paragraph=first == 0))
        names.extend(
            ((words[first + start][0], words[first + end - 1][1]), KINDS[kind]) for start, end, kind in sentence.names
        )
    return " ".join(parts), words, groups, names
