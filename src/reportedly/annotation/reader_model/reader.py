"""Read a text with the reader model: sentences, words with syntax, names and linked attributions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from math import exp

import numpy as np

from reportedly.annotation.reader_model.decoding import Run, best_sequence, log_probabilities, runs, tree
from reportedly.annotation.reader_model.encoding import (
    INSIDE,
    OPENS_PARAGRAPH,
    OPENS_SENTENCE,
    EncodedWindow,
    encode_window,
    network_inputs,
)
from reportedly.annotation.reader_model.governors import parted_by_governors
from reportedly.annotation.reader_model.labels import NAME_KINDS, Labels
from reportedly.annotation.reader_model.lemmas import lemma
from reportedly.annotation.reader_model.linking import LinkedRuns, Paragraph, linked
from reportedly.annotation.reader_model.network import Network, NetworkOutput
from reportedly.annotation.reader_model.parentheticals import with_missed_contents
from reportedly.annotation.reader_model.subjects import with_missed_sources
from reportedly.annotation.reader_model.windows import Block, windows
from reportedly.annotation.reader_model.wordpiece import WordPiece
from reportedly.annotation.sentences import WordGroup, sentences
from reportedly.annotation.words import WordSpan, word_spans
from reportedly.model.annotation import LinkedAttribution, ModelAnnotations, Name, Sentence, Token
from reportedly.model.reading import ModelVersion
from reportedly.model.span import Span

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
        tokens = tuple(self._tokens(text, words, sentence_of, found))
        attributions = linked(_paragraphs(text, words, groups, found.attribution_runs), sentence_of)
        attributions = parted_by_governors(attributions, found.attribution_runs, tokens)
        with_missed_sources(attributions, found.attribution_runs, tokens)
        return ModelAnnotations(
            sentences=tuple(_sentence(text, words, group) for group in groups),
            tokens=tokens,
            names=tuple(_name(text, words, run) for run in found.name_runs),
            attributions=tuple(_attribution(text, words, group) for group in attributions),
        )

    def _label(self, words: Sequence[str], groups: Sequence[WordGroup]) -> _WordLabels:
        found = _WordLabels([0] * len(words), [0] * len(words), list(range(len(words))), [0] * len(words))
        packed = windows(
            [(group.first, group.last, group.opens_paragraph) for group in groups],
            [len(self._wordpiece.pieces(word)) for word in words],
        )
        for window in packed:  # one at a time: see `_take_window`
            self._take_window(words, window, found)
        found.attribution_runs = with_missed_contents(sorted(found.attribution_runs), words, groups)
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

    def _take_window(self, words: Sequence[str], window: Sequence[Block], found: _WordLabels) -> None:
        """Run the network over one window.

        Windows do not share a batch: quantisation scales by the whole batch, so that a paragraph would be read
        differently beside others; one window needs no padding, stays in a core's cache (a quarter faster than batches
        of 4,000 pieces) and bounds memory whatever the text.
        """
        encoded = self._encode(words, window)
        output = self._network.run(network_inputs([encoded], self._wordpiece.padding))
        origin, size = window[0].first, len(encoded.first_pieces)
        openings = {block.first for block in window if block.opens_paragraph}
        for scores, transitions, taken in (
            (output.attributions, self._attribution_transitions, found.attribution_runs),
            (output.names, self._name_transitions, found.name_runs),
        ):
            probabilities = log_probabilities(scores[0, :size])
            taken.extend(runs(best_sequence(probabilities, transitions), probabilities, origin, openings))
        found.upos[origin : origin + size] = output.upos[0, :size].tolist()
        found.xpos[origin : origin + size] = output.xpos[0, :size].tolist()
        for block in window:
            self._take_tree(block, origin, output, found)

    def _take_tree(self, block: Block, origin: int, output: NetworkOutput, found: _WordLabels) -> None:
        """Decode the tree of a block in a window whose first word is `origin`."""
        first, last = block.first - origin, block.last - origin
        columns = [0, *range(first + 1, last + 1)]
        heads = tree(output.arcs[0, first:last][:, columns])
        likely_heads = output.likely_heads[0, first:last].tolist()
        likely_relations = output.likely_relations[0, first:last].tolist()
        for offset, head in enumerate(heads):
            word = block.first + offset
            if head:
                found.heads[word] = block.first + head - 1
                found.relations[word] = self._relation(first + head, likely_heads[offset], likely_relations[offset])
            else:
                found.heads[word] = word
                found.relations[word] = self._root

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


def _attribution(text: str, words: Sequence[WordSpan], group: LinkedRuns) -> LinkedAttribution:
    total = sum(run.log_probability for run in group.runs)
    count = sum(run.last - run.first for run in group.runs)
    return LinkedAttribution(
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
