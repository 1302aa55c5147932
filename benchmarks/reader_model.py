"""How fast the reader model reads, and its parts: `python -m benchmarks.reader_model FOLDER` of text files.

Processor time of one thread, the best of three runs, so that what else the machine does matters little.
"""

import sys
import time
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path

from tokenizers import BertWordPieceTokenizer

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.annotation.reader_model.wordpiece import WordPiece
from reportedly.annotation.sentences import sentences
from reportedly.annotation.words import word_spans


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of `work`, the best of three runs."""
    taken = []
    for _ in range(3):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def each(work: Callable[[str], object], texts: Iterable[str]) -> Callable[[], object]:
    """`work` on every text."""
    return lambda: [work(text) for text in texts]


def main(folder: Path) -> None:
    """Print seconds and words a second for the parts and the whole."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]
    spans = [word_spans(text) for text in texts]
    words = [[text[start:end] for start, end in found] for text, found in zip(texts, spans, strict=True)]
    count = sum(map(len, words))
    vocabulary = (files("reportedly.annotation.reader_model") / "weights" / "vocabulary.txt").read_text(
        encoding="utf-8"
    )
    pieces = vocabulary.split("\n")[:-1]
    theirs = BertWordPieceTokenizer({piece: number for number, piece in enumerate(pieces)}, lowercase=True)
    print(f"{len(texts)} texts, {count} words")
    begun = time.process_time()
    ReaderModel.load()
    print(f"load: {time.process_time() - begun:.2f} s")
    model = ReaderModel.load()
    model.read(texts[0])
    for name, work in {
        "words": each(word_spans, texts),
        "sentences": lambda: [sentences(text, found) for text, found in zip(texts, spans, strict=True)],
        "word pieces": lambda: [
            [ours.pieces(word) for word in found] for ours in (WordPiece(pieces),) for found in words
        ],
        "word pieces, tokenizers package": lambda: [
            theirs.encode(found, is_pretokenized=True, add_special_tokens=False).ids for found in words
        ],
        "everything": each(model.read, texts),
    }.items():
        taken = seconds(work)
        print(f"{name}: {taken:.2f} s, {count / taken:,.0f} words/s")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
