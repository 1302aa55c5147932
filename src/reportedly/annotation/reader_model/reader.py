"""Read a text with the reader model: sentences, words with syntax, names and linked attributions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import exp

import numpy as np

from reportedly.annotation.reader_model.decoding import Run, best_sequences, log_probabilities, runs, tree
from reportedly.annotation.reader_model.encoding import (
    INSIDE,
    OPENS_PARAGRAPH,
    OPENS_SENTENCE,
    EncodedWindow,
    encode_window,
    network_inputs,
)
from reportedly.annotation.reader_model.labels import NAME_KINDS, Labels
from reportedly.annotation.reader_model.lemmas import lemma
from reportedly.annotation.reader_model.linking import Paragraph, linked
from reportedly.annotation.reader_model.network import Network, NetworkOutput
from reportedly.annotation.reader_model.parentheticals import with_missed_contents
from reportedly.annotation.reader_model.windows import Block, windows
from reportedly.annotation.reader_model.wordpiece import WordPiece
from reportedly.annotation.sentences import WordGroup, sentences
from reportedly.annotation.words import WordSpan, word_spans
from reportedly.model.annotation import LinkedAttribution, ModelAnnotations, Name, Sentence, Token
from reportedly.model.reading import ModelVersion
from reportedly.model.span import Span

_PIECES_A_BATCH = 4_000
"""Pieces with padding that go through the network at once: bounds memory (about 100 MB) whatever the text."""
_QUOTATION_MARKS = frozenset("\"“„«‘'")
_LATER_BLOCK_RELATION = "parataxis"
"""How the later parts of a sentence too long for one window hang on its first."""


@dataclass(slots=True)
class _WordLabels:
    """What the network says about every word of a text, filled window by window.

    `heads` are indices of words, a root's its own; runs count words of the text.
    """

    upos: list[int]
    xpos: list[int]
    heads: list[int]
    relations: list[int]
    attribution_runs: list[Run] = field(default_factory=list)
    name_runs: list[Run] = field(default_factory=list)


class ReaderModel:
    """The network with its vocabulary and labels."""

    def __init__(self, folder: Traversable) -> None:
        """Load the model from a folder with `reader.int8.onnx`, `vocabulary.txt` and `labels.json`."""
        weights = (folder / "reader.int8.onnx").read_bytes()
        self._network = Network(weights)
        self._wordpiece = WordPiece((folder / "vocabulary.txt").read_text(encoding="utf-8").split("\n")[:-1])
        self._labels = Labels.parse((folder / "labels.json").read_text(encoding="utf-8"))
        self._attribution_transitions = np.array(self._labels.attribution_transitions, dtype=np.float32)
        self._name_transitions = np.array(self._labels.name_transitions, dtype=np.float32)
        self._root = self._labels.relations.index("root")
        self._parataxis = self._labels.relations.index(_LATER_BLOCK_RELATION)
        self.version = ModelVersion(name="reader", version=self._labels.version, sha256=sha256(weights).hexdigest())

    @classmethod
    @cache
    def load(cls) -> "ReaderModel":
        """The model in the package, loaded once a process."""
        return cls(files("reportedly.annotation.reader_model") / "weights")

    def read(self, text: str) -> ModelAnnotations:
        """Read a text of any length; memory beyond the result is bounded."""
        words = word_spans(text)
        return self.read_words(text, words, sentences(text, words))

    def read_words(self, text: str, words: Sequence[WordSpan], groups: Sequence[WordGroup]) -> ModelAnnotations:
        """Read a text whose words and sentences are known, as those of a treebank are."""
        found = self._label([text[start:end] for start, end in words], groups)
        sentence_of = [number for number, group in enumerate(groups) for _ in range(group.first, group.last)]
        return ModelAnnotations(
            sentences=tuple(_sentence(text, words, group) for group in groups),
            tokens=tuple(self._tokens(text, words, sentence_of, found)),
            names=tuple(_name(text, words, run) for run in found.name_runs),
            attributions=tuple(_attributions(text, words, groups, sentence_of, found.attribution_runs)),
        )

    def _label(self, words: Sequence[str], groups: Sequence[WordGroup]) -> _WordLabels:
        found = _WordLabels([0] * len(words), [0] * len(words), list(range(len(words))), [0] * len(words))
        packed = windows(
            [(group.first, group.last, group.opens_paragraph) for group in groups],
            [len(self._wordpiece.pieces(word)) for word in words],
        )
        for batch in _batches([(window, self._encode(words, window)) for window in packed]):
            output = self._network.run(network_inputs([encoded for _, encoded in batch], self._wordpiece.padding))
            batch_windows = [window for window, _ in batch]
            self._take_runs(batch_windows, output, found)
            self._take_syntax(batch_windows, output, found)
        found.attribution_runs = with_missed_contents(sorted(found.attribution_runs), words, groups)
        found.name_runs.sort()
        self._join_cut_sentences(packed, found)
        return found

    def _encode(self, words: Sequence[str], window: Sequence[Block]) -> EncodedWindow:
        boundaries: list[int] = []
        numbers: list[int] = []
        for number, block in enumerate(window):
            size = block.last - block.first
            opening = OPENS_PARAGRAPH if block.opens_paragraph else OPENS_SENTENCE if block.opens_sentence else INSIDE
            boundaries.extend([opening, *[INSIDE] * (size - 1)])
            numbers.extend([number] * size)
        return encode_window(words[window[0].first : window[-1].last], boundaries, numbers, self._wordpiece)

    def _take_runs(self, batch: Sequence[Sequence[Block]], output: NetworkOutput, found: _WordLabels) -> None:
        lengths = np.array([window[-1].last - window[0].first for window in batch])
        for scores, transitions, taken in (
            (output.attributions, self._attribution_transitions, found.attribution_runs),
            (output.names, self._name_transitions, found.name_runs),
        ):
            probabilities = log_probabilities(scores)
            labels = best_sequences(probabilities, lengths, transitions)
            for row, window in enumerate(batch):
                openings = {block.first for block in window if block.opens_paragraph}
                taken.extend(runs(labels[row], probabilities[row], window[0].first, openings))

    def _take_syntax(self, batch: Sequence[Sequence[Block]], output: NetworkOutput, found: _WordLabels) -> None:
        for row, window in enumerate(batch):
            origin, end = window[0].first, window[-1].last
            found.upos[origin:end] = output.upos[row, : end - origin].tolist()
            found.xpos[origin:end] = output.xpos[row, : end - origin].tolist()
            likely_heads = output.likely_heads[row].tolist()
            likely_relations = output.likely_relations[row].tolist()
            for block in window:
                first, last = block.first - origin, block.last - origin
                columns = [0, *range(first + 1, last + 1)]
                for word, head in enumerate(tree(output.arcs[row, first:last][:, columns]), start=first):
                    in_window = head + first if head else 0
                    if head:
                        found.heads[origin + word] = origin + in_window - 1
                        found.relations[origin + word] = self._relation(
                            in_window, likely_heads[word], likely_relations[word]
                        )
                    else:
                        found.heads[origin + word] = origin + word
                        found.relations[origin + word] = self._root

    def _relation(self, head: int, likely_heads: list[int], likely_relations: list[int]) -> int:
        """The relation to `head`; to one that is not among the likely heads, the relation to a likelier one."""
        if head in likely_heads:
            return likely_relations[likely_heads.index(head)]
        return next((relation for relation in likely_relations if relation != self._root), self._parataxis)

    def _join_cut_sentences(self, packed: Sequence[Sequence[Block]], found: _WordLabels) -> None:
        """Hang the roots of a cut sentence's later parts on the root of its first part."""
        first_root: dict[int, int] = {}
        for block in (block for window in packed for block in window):
            root = next(word for word in range(block.first, block.last) if found.heads[word] == word)
            if block.opens_sentence:
                first_root[block.sentence] = root
            else:
                found.heads[root] = first_root[block.sentence]
                found.relations[root] = self._parataxis

    def _tokens(
        self, text: str, words: Sequence[WordSpan], sentence_of: Sequence[int], found: _WordLabels
    ) -> Iterator[Token]:
        labels = self._labels
        for index, (start, end) in enumerate(words):
            word = text[start:end]
            upos, xpos = labels.upos[found.upos[index]], labels.xpos[found.xpos[index]]
            yield Token(
                start=start,
                end=end,
                text=word,
                index=index,
                sentence=sentence_of[index],
                lemma=lemma(word, upos, xpos),
                upos=upos,
                xpos=xpos,
                head=found.heads[index],
                relation=labels.relations[found.relations[index]],
            )


def _batches(
    windows_with_pieces: list[tuple[list[Block], EncodedWindow]],
) -> Iterator[list[tuple[list[Block], EncodedWindow]]]:
    """Windows of like length together, so that little of a batch is padding."""
    batch: list[tuple[list[Block], EncodedWindow]] = []
    for item in sorted(windows_with_pieces, key=lambda item: len(item[1].pieces)):
        if batch and (len(batch) + 1) * len(item[1].pieces) > _PIECES_A_BATCH:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def _sentence(text: str, words: Sequence[WordSpan], group: WordGroup) -> Sentence:
    start, end = words[group.first][0], words[group.last - 1][1]
    return Sentence(start=start, end=end, text=text[start:end], first_token=group.first, last_token=group.last)


def _name(text: str, words: Sequence[WordSpan], run: Run) -> Name:
    start, end = words[run.first][0], words[run.last - 1][1]
    return Name(
        start=start,
        end=end,
        text=text[start:end],
        kind=NAME_KINDS[run.kind],
        probability=exp(run.log_probability / (run.last - run.first)),
    )


def _attributions(
    text: str, words: Sequence[WordSpan], groups: Sequence[WordGroup], sentence_of: Sequence[int], found: Sequence[Run]
) -> Iterator[LinkedAttribution]:
    for group in linked(_paragraphs(text, words, groups, found), sentence_of):
        total = sum(run.log_probability for run in group.runs)
        count = sum(run.last - run.first for run in group.runs)
        yield LinkedAttribution(
            source=_spans(text, words, group.sources),
            cue=_spans(text, words, group.cues),
            content=_spans(text, words, group.contents),
            probability=exp(total / count),
        )


def _paragraphs(
    text: str, words: Sequence[WordSpan], groups: Sequence[WordGroup], found: Sequence[Run]
) -> Iterator[Paragraph]:
    """The runs of each paragraph."""
    later_starts = [group.first for group in groups[1:] if group.opens_paragraph]
    position = 0
    for end in [*later_starts, len(words)]:
        first = position
        while position < len(found) and found[position].first < end:
            position += 1
        inside = found[first:position]
        yield Paragraph(
            runs=inside,
            quoted=frozenset(run for run in inside if _opens_with_quote(text, words[run.first][0])),
            ends_with_colon=end > 0 and text[words[end - 1][1] - 1] == ":",
        )


def _opens_with_quote(text: str, start: int) -> bool:
    """Whether a quotation mark stands at `start` or right before it."""
    return text[start] in _QUOTATION_MARKS or text[start - 1 : start] in _QUOTATION_MARKS


def _spans(text: str, words: Sequence[WordSpan], found: Sequence[Run]) -> tuple[Span, ...]:
    return tuple(Span.cut(text, words[run.first][0], words[run.last - 1][1]) for run in found)
