"""From the network's scores to labels that fit together: BIO sequences and trees."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]
Numbers = NDArray[Any]

Scheme = Literal["BI", "BILU"]
"""The labels that a kind of run has, in their order: first, inner, last and only word."""

_ROOT_COST = 1e6
"""Taken off every arc from the root, so that the best tree has no more of them than it needs: one."""


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """Words `first` to `last` (half-open) that carry one kind of label; `log_probability` is summed over them."""

    first: int
    last: int
    kind: int
    log_probability: float


def log_probabilities(scores: Scores) -> Scores:
    """Normalise scores over their last axis."""
    shifted = scores - scores.max(-1, keepdims=True)
    normalised: Scores = shifted - np.log(np.exp(shifted).sum(-1, keepdims=True))
    return normalised


def best_sequences(scores: Sequence[Scores], transitions: Scores) -> list[Numbers]:
    """The label sequences with the highest sums of scores (word, label) and transitions (Viterbi), all in one go."""
    order = sorted(range(len(scores)), key=lambda number: -len(scores[number]))
    lengths = [len(scores[number]) for number in order]
    emitted = np.zeros((lengths[0], len(scores), len(transitions)), dtype=np.float32)
    for row, number in enumerate(order):
        emitted[: lengths[row], row] = scores[number]
    pointers = np.zeros(emitted.shape, dtype=np.int64)
    forward = emitted[0].copy()
    by_next = np.ascontiguousarray(transitions.T)
    going_on = len(scores)
    for word in range(1, lengths[0]):
        while lengths[going_on - 1] <= word:
            going_on -= 1
        through = forward[:going_on, None, :] + by_next
        pointers[word, :going_on] = through.argmax(2)
        forward[:going_on] = through.max(2) + emitted[word, :going_on]
    best: list[Numbers] = [np.empty(0)] * len(scores)
    for row, number in enumerate(order):
        label = int(forward[row].argmax())
        labels = [label]
        for step in pointers[lengths[row] - 1 : 0 : -1, row].tolist():
            label = step[label]
            labels.append(label)
        best[number] = np.array(labels[::-1])
    return best


def runs(
    labels: Numbers, probabilities: Scores, scheme: Scheme, first_word: int, openings: Collection[int]
) -> list[Run]:
    """The runs of a label sequence; a label that continues nothing of its kind begins a run.

    `probabilities` (word, label) are logarithms; words are counted from `first_word`. No run reaches across one of
    the words in `openings`, which open paragraphs.
    """
    found: list[Run] = []
    goes_on = False
    for index in np.flatnonzero(labels).tolist():
        kind, position = divmod(int(labels[index]) - 1, len(scheme))
        chosen = float(probabilities[index, labels[index]])
        word = first_word + index
        before = found[-1] if found else None
        if (
            before
            and goes_on
            and scheme[position] in "IL"
            and before.last == word
            and before.kind == kind
            and word not in openings
        ):
            found[-1] = Run(before.first, word + 1, kind, before.log_probability + chosen)
        else:
            found.append(Run(word, word + 1, kind, chosen))
        goes_on = scheme[position] in "BI"
    return found


def is_tree(heads: Sequence[int]) -> bool:
    """Whether heads (0 for the root, i + 1 for word i) form a tree with exactly one root."""
    return heads.count(0) == 1 and not _cycle(heads)


def tree(scores: Scores) -> list[int]:
    """The heads of the best tree with exactly one root: 0 for the root, i + 1 for word i.

    `scores` is (word, head) with the artificial root as head 0. The best head of each word mostly gives a tree;
    where it does not, Chu-Liu/Edmonds finds the best one.
    """
    best: list[int] = scores.argmax(1).tolist()
    if is_tree(best):
        return best
    square = np.full((len(scores) + 1, len(scores) + 1), -np.inf)
    square[1:] = scores
    heads = _arborescence(square)[1:]
    if heads.count(0) > 1:
        square[1:, 0] -= _ROOT_COST
        heads = _arborescence(square)[1:]
    return heads


def _cycle(heads: Sequence[int]) -> list[int]:
    """Words (counted from 0) on a cycle of the heads, or nothing."""
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        node = start
        while node >= 0 and state[node] == 0:
            state[node] = start + 1
            path.append(node)
            node = heads[node] - 1
        if node >= 0 and state[node] == start + 1:
            return path[path.index(node) :]
    return []


def _arborescence(scores: NDArray[np.float64]) -> list[int]:
    """Heads of the maximum spanning arborescence over nodes 0 (the root) to n; `scores[d, h]` is the arc h → d."""
    np.fill_diagonal(scores, -np.inf)
    heads = [-1, *scores[1:].argmax(1).tolist()]
    cycle = [node + 1 for node in _cycle(heads[1:])]
    if not cycle:
        return heads
    outside = np.setdiff1d(np.arange(len(heads)), cycle)
    cycle_scores = scores[cycle, [heads[node] for node in cycle]]
    entering = scores[cycle][:, outside] - cycle_scores[:, None]
    leaving = scores[outside][:, cycle]
    size = len(outside) + 1
    contracted = np.full((size, size), -np.inf)
    contracted[:-1, :-1] = scores[outside][:, outside]
    contracted[-1, :-1] = entering.max(0)
    contracted[:-1, -1] = leaving.max(1)
    inner = _arborescence(contracted)
    for position, node in enumerate(outside.tolist()):
        if node:
            head = inner[position]
            heads[node] = cycle[int(leaving[position].argmax())] if head == size - 1 else int(outside[head])
    entry_head = inner[-1]
    heads[cycle[int(entering[:, entry_head].argmax())]] = int(outside[entry_head])
    return heads
