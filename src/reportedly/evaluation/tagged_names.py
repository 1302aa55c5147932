"""Read names in CoNLL columns: WikiGold (word and tag) and Universal NER (number, word, tag)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

_HELD_OUT_SHARE = 5
"""One in so many documents of WikiGold, the last ones, is held out for measuring."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggedSentence:
    """One sentence with its names as (first word, last word half-open, kind as the corpus writes it)."""

    document: int
    words: tuple[str, ...]
    names: tuple[tuple[int, int, str], ...]


def tagged_sentences(path: Path) -> Iterator[TaggedSentence]:
    """The sentences of a file in CoNLL columns, with the number of their document.

    Lines that open with a number have the word in the second column and the tag in the third; others have the word in
    the first and the tag in the last. Documents end at `-DOCSTART-` or begin at `# newdoc`.
    """
    document = 0
    words: list[str] = []
    tags: list[str] = []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        fields = line.split("\t") if "\t" in line else line.split(" ")
        if line.startswith(("# newdoc", "-DOCSTART-")):
            document += 1
        elif line.startswith("# ") and "=" in line:
            continue
        elif len(fields) >= 3 and fields[0].isdigit():
            words.append(fields[1])
            tags.append(fields[2])
        elif len(fields) == 2:
            words.append(fields[0])
            tags.append(fields[1])
        elif not line.strip() and words:
            yield TaggedSentence(document=document, words=tuple(words), names=tuple(_names(tags)))
            words, tags = [], []


def held_out_from(sentences: Sequence[TaggedSentence]) -> int:
    """The number of the first document that is held out for measuring: the last fifth of the documents is."""
    documents = sorted({sentence.document for sentence in sentences})
    return documents[len(documents) - len(documents) // _HELD_OUT_SHARE]


def held_out(path: Path) -> list[TaggedSentence]:
    """The sentences of the last fifth of a file's documents."""
    sentences = list(tagged_sentences(path))
    first = held_out_from(sentences)
    return [sentence for sentence in sentences if sentence.document >= first]


def _names(tags: list[str]) -> Iterator[tuple[int, int, str]]:
    """The runs of IOB tags; an I- tag that continues nothing of its kind begins a name."""
    first, kind = 0, ""
    for index, tag in enumerate([*tags, "O"]):
        position, _, this = tag.partition("-")
        if kind and (position != "I" or this != kind):
            yield first, index, kind
            kind = ""
        if position in {"B", "I"} and not kind:
            first, kind = index, this
