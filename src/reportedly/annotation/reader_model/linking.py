"""Tie source, cue and content spans together into attributions."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from reportedly.annotation.reader_model.decoding import Run

SOURCE, CUE, CONTENT = range(3)

SENTENCE_COST = 8
"""Words that one sentence boundary between two spans counts for; chosen on PolNeAR train, flat between 5 and 15."""
FARTHEST_SOURCE = 25
FARTHEST_CUE = 40
FARTHEST_LONE_SOURCE = 15
"""How many words apart a cue and its source, a content and its cue, and a content and a source without a cue may be;
chosen on PolNeAR dev in the first trials and kept."""


@dataclass(slots=True)
class LinkedRuns:
    """Runs that belong to one attribution."""

    sources: list[Run] = field(default_factory=list)
    cues: list[Run] = field(default_factory=list)
    contents: list[Run] = field(default_factory=list)

    @property
    def runs(self) -> list[Run]:
        """All of them."""
        return [*self.sources, *self.cues, *self.contents]


def linked(runs: Sequence[Run], sentences: Sequence[int]) -> list[LinkedRuns]:
    """Link the runs of one paragraph, which are in text order and do not overlap.

    `sentences` gives the sentence of each word. A content belongs to the nearest cue, or without one to the nearest
    source; a cue has the nearest source that no closer cue has, or shares one of its sentence. A source and
    cue without content stay together: they may pass somebody else's words on. What is left alone says nothing.
    """
    cues = [run for run in runs if run.kind == CUE]
    sources = [run for run in runs if run.kind == SOURCE]
    groups = {cue: LinkedRuns(cues=[cue]) for cue in cues}
    for cue, source in _sources_of(cues, sources, sentences):
        groups[cue].sources.append(source)
    without_cue: list[LinkedRuns] = []
    for content in (run for run in runs if run.kind == CONTENT):
        near = _nearest(content, cues, sentences, FARTHEST_CUE)
        if near:
            groups[near[0]].contents.append(content)
        elif near_source := _nearest(content, sources, sentences, FARTHEST_LONE_SOURCE):
            without_cue.append(LinkedRuns(sources=near_source[:1], contents=[content]))
    kept = [group for group in groups.values() if group.contents or group.sources]
    return sorted([*kept, *without_cue], key=lambda group: min(run.first for run in group.runs))


def _sources_of(cues: Sequence[Run], sources: Sequence[Run], sentences: Sequence[int]) -> list[tuple[Run, Run]]:
    """Each cue with its source, closest pairs first; one that finds only taken sources shares within its sentence."""
    pairs = sorted(
        (_distance(cue, source, sentences), cue.first, source.first, cue, source)
        for cue in cues
        for source in _nearest(cue, sources, sentences, FARTHEST_SOURCE)
    )
    taken: set[Run] = set()
    served: dict[Run, Run] = {}
    for _, _, _, cue, source in pairs:
        if cue not in served and source not in taken:
            served[cue] = source
            taken.add(source)
    for _, _, _, cue, source in pairs:
        if cue not in served and sentences[cue.first] == sentences[source.first]:
            served[cue] = source
    return list(served.items())


def _nearest(run: Run, others: Sequence[Run], sentences: Sequence[int], farthest: int) -> list[Run]:
    """Those of `others` that are near `run`, nearest first; looks at two on either side."""
    after = bisect_left(others, run.last, key=lambda other: other.first)
    near = [
        (distance, other.first, other)
        for other in others[max(0, after - 2) : after + 2]
        if (distance := _distance(run, other, sentences)) <= farthest
    ]
    return [other for _, _, other in sorted(near)]


def _distance(one: Run, other: Run, sentences: Sequence[int]) -> int:
    """Words between two runs, with a cost for each sentence boundary between them."""
    left, right = (one, other) if one.first < other.first else (other, one)
    return max(0, right.first - left.last) + SENTENCE_COST * (sentences[right.first] - sentences[left.last - 1])
