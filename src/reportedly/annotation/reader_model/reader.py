"""Read a text with the reader model: sentences, words with syntax, names and linked attributions."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from math import exp

import numpy as np

from reportedly.annotation.reader_model.decoding import (
    Run,
    Scheme,
    Scores,
    best_sequences,
    is_tree,
    log_probabilities,
    runs,
    tree,
)
from reportedly.annotation.reader_model.encoding import (
    ALWAYS_OPENS,
    INSIDE,
    MAY_OPEN,
    NEVER_OPENS,
    OPENS_PARAGRAPH,
    OPENS_SENTENCE,
    encode_window,
    network_inputs,
)
from reportedly.annotation.reader_model.governors import parted_by_governors
from reportedly.annotation.reader_model.judgement import shipped_judgement
from reportedly.annotation.reader_model.labels import NAME_KINDS, Labels
from reportedly.annotation.reader_model.lemmas import lemma, tag_of_form
from reportedly.annotation.reader_model.linking import LinkedRuns, Paragraph, linked
from reportedly.annotation.reader_model.network import Network, NetworkOutput
from reportedly.annotation.reader_model.parentheticals import with_missed_contents
from reportedly.annotation.reader_model.subjects import with_missed_sources, without_sources_of_passives
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


_DECODED_AT_ONCE = 16
"""Windows whose labels are decoded together: enough to spread what a step costs, and a bound to memory."""


@dataclass(slots=True)
class _WordLabels:
    """What the network says about every word of a text, filled window by window.

    `heads` are indices of words, a root's its own; runs count words of the text; `groups` are the sentences.
    """

    upos: list[int]
    xpos: list[int]
    heads: list[int]
    relations: list[int]
    groups: list[WordGroup] = field(default_factory=list)
    attribution_runs: list[Run] = field(default_factory=list)
    name_runs: list[Run] = field(default_factory=list)


class ReaderModel:
    """The network with its vocabulary and labels."""

    def __init__(self, folder: Traversable, doubts: Callable[[LinkedRuns], bool] | None = None) -> None:
        """Load the model from a folder with `reader.int8.onnx`, `vocabulary.txt` and `labels.json`.

        `doubts` tells which attributions are doubtful; the shipped judgement if left out.
        """
        self._doubts = doubts or shipped_judgement().doubts
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
        return self._read(text, words, sentences(text, words), sentences_known=False)

    def read_words(self, text: str, words: Sequence[WordSpan], groups: Sequence[WordGroup]) -> ModelAnnotations:
        """Read a text whose words and sentences are known, as those of a treebank are."""
        return self._read(text, words, groups, sentences_known=True)

    def _read(
        self, text: str, words: Sequence[WordSpan], groups: Sequence[WordGroup], *, sentences_known: bool
    ) -> ModelAnnotations:
        found = self._label([text[start:end] for start, end in words], groups, sentences_known=sentences_known)
        sentence_of = [number for number, group in enumerate(found.groups) for _ in range(group.first, group.last)]
        tokens = tuple(self._tokens(text, words, sentence_of, found))
        attributions = linked(_paragraphs(text, words, found.groups, found.attribution_runs), sentence_of)
        attributions = parted_by_governors(attributions, found.attribution_runs, tokens)
        with_missed_sources(attributions, found.attribution_runs, tokens)
        without_sources_of_passives(attributions, tokens)
        return ModelAnnotations(
            sentences=tuple(_sentence(text, words, group) for group in found.groups),
            tokens=tokens,
            names=tuple(_name(text, words, run) for run in found.name_runs),
            attributions=tuple(self._attribution(text, words, group) for group in attributions),
        )

    def _label(self, words: Sequence[str], groups: Sequence[WordGroup], *, sentences_known: bool) -> _WordLabels:
        found = _WordLabels([0] * len(words), [0] * len(words), list(range(len(words))), [0] * len(words))
        packed = windows(
            [(group.first, group.last, group.opens_paragraph) for group in groups],
            [len(self._wordpiece.pieces(word)) for word in words],
        )
        for start in range(0, len(packed), _DECODED_AT_ONCE):
            together = packed[start : start + _DECODED_AT_ONCE]
            outputs = [self._run(words, window, sentences_known=sentences_known) for window in together]
            attributions, names = ([output.attributions for output in outputs], [output.names for output in outputs])
            found.attribution_runs.extend(_runs(together, attributions, self._attribution_transitions, "BILU"))
            found.name_runs.extend(_runs(together, names, self._name_transitions, "BI"))
            for window, output in zip(together, outputs, strict=True):
                self._take_sentences(window, output, found)
        found.attribution_runs = with_missed_contents(sorted(found.attribution_runs), words, found.groups)
        return found

    def _run(self, words: Sequence[str], window: Sequence[Block], *, sentences_known: bool) -> NetworkOutput:
        """Run the network over one window.

        Windows do not share a batch: quantisation scales by the whole batch, so that a paragraph would be read
        differently beside others; one window needs no padding, stays in a core's cache (a quarter faster than batches
        of 4,000 pieces) and bounds memory whatever the text.
        """
        boundaries: list[int] = []
        openings: list[int] = []
        for block in window:
            later = range(block.first + 1, block.last)
            boundaries.append(
                OPENS_PARAGRAPH if block.opens_paragraph else OPENS_SENTENCE if block.opens_sentence else INSIDE
            )
            boundaries.extend([INSIDE] * len(later))
            is_known = sentences_known or block.opens_paragraph or not openings
            openings.append(MAY_OPEN if not is_known else ALWAYS_OPENS if block.opens_sentence else NEVER_OPENS)
            openings.extend(
                MAY_OPEN if not sentences_known and _may_open_sentence(words[word - 1], words[word]) else NEVER_OPENS
                for word in later
            )
        encoded = encode_window(words[window[0].first : window[-1].last], boundaries, openings, self._wordpiece)
        return self._network.run(network_inputs([encoded], self._wordpiece.padding))

    def _take_sentences(self, window: Sequence[Block], output: NetworkOutput, found: _WordLabels) -> None:
        """Take the sentences, trees and tags of a window; its first words may go on with the sentence before."""
        origin, end = window[0].first, window[-1].last
        found.upos[origin:end] = output.upos[0, : end - origin].tolist()
        found.xpos[origin:end] = output.xpos[0, : end - origin].tolist()
        opens_paragraph = {block.first for block in window if block.opens_paragraph}
        later = (origin + np.flatnonzero(output.opens[0, 1 : end - origin]) + 1).tolist()
        for first, last in pairwise([origin, *later, end]):
            root = self._take_tree(first, last, origin, output, found)
            if first > origin or window[0].opens_sentence:
                found.groups.append(WordGroup(first, last, first in opens_paragraph))
                continue
            group = found.groups[-1]
            found.groups[-1] = WordGroup(group.first, last, group.opens_paragraph)
            found.heads[root] = next(word for word in range(group.first, last) if found.heads[word] == word)
            found.relations[root] = self._parataxis

    def _take_tree(self, first: int, last: int, origin: int, output: NetworkOutput, found: _WordLabels) -> int:
        """Decode the tree of words `first` to `last`, in a window whose first word is `origin`; gives its root."""
        start, end = first - origin, last - origin
        likely_heads = output.likely_heads[0, start:end].tolist()
        likely_relations = output.likely_relations[0, start:end].tolist()
        heads = [heads[0] and heads[0] - start for heads in likely_heads]
        if not is_tree(heads):
            arcs = output.arcs[0, start:end]
            heads = tree(np.concatenate([arcs[:, :1], arcs[:, start + 1 : end + 1]], 1))
        for word, head, heads_seen, relations in zip(
            range(first, last), heads, likely_heads, likely_relations, strict=True
        ):
            found.heads[word] = first + head - 1 if head else word
            found.relations[word] = self._relation(start + head, heads_seen, relations) if head else self._root
        return first + heads.index(0)

    def _relation(self, head: int, likely_heads: list[int], likely_relations: list[int]) -> int:
        """The relation to `head`; to one that is not among the likely heads, the relation to a likelier one."""
        if head == likely_heads[0]:
            return likely_relations[0]
        if head in likely_heads:
            return likely_relations[likely_heads.index(head)]
        return next((relation for relation in likely_relations if relation != self._root), self._parataxis)

    def _tokens(
        self, text: str, words: Sequence[WordSpan], sentence_of: Sequence[int], found: _WordLabels
    ) -> Iterator[Token]:
        labels = self._labels
        for index, (start, end) in enumerate(words):
            word = text[start:end]
            upos = labels.upos[found.upos[index]]
            xpos = tag_of_form(word, upos, labels.xpos[found.xpos[index]])
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

    def _attribution(self, text: str, words: Sequence[WordSpan], group: LinkedRuns) -> LinkedAttribution:
        total = sum(run.log_probability for run in group.runs)
        count = sum(run.last - run.first for run in group.runs)
        return LinkedAttribution(
            source=_spans(text, words, group.sources),
            cue=_spans(text, words, group.cues),
            content=_spans(text, words, group.contents),
            probability=exp(total / count),
            is_doubtful=self._doubts(group),
        )


def _runs(
    packed: Sequence[Sequence[Block]], outputs: Sequence[Scores], transitions: Scores, scheme: Scheme
) -> Iterator[Run]:
    """The runs of labels in windows, from the network's scores."""
    probabilities = [
        log_probabilities(scores[0, : window[-1].last - window[0].first])
        for window, scores in zip(packed, outputs, strict=True)
    ]
    for window, scores, labels in zip(packed, probabilities, best_sequences(probabilities, transitions), strict=True):
        openings = {block.first for block in window if block.opens_paragraph}
        yield from runs(labels, scores, scheme, window[0].first, openings)


def _may_open_sentence(before: str, word: str) -> bool:
    """Whether a sentence may open inside of what the rules take for one: at a capital, or behind a mark but a comma.

    Without this the network parts "He said | at least eight shells …", whose "that" is left out.
    """
    return not word[0].islower() or not (before[-1].isalnum() or before == ",")


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
