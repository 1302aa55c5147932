"""Tie source, cue and content spans together into attributions."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reportedly.annotation.reader_model.decoding import Run

SOURCE, CUE, CONTENT = range(3)

SENTENCE_COST = 12
"""Words that one sentence boundary between two spans counts for; set with an eye on PolNeAR dev and checked with the
gold spans of its train part, where 6, 12 and 20 lie within .001 of each other."""
MANNER_COST = 8
"""Words that a change between quoted and reported speech counts for; about a short clause. Not compared with others."""
FARTHEST_SOURCE = 60
FARTHEST_CUE = 40
FARTHEST_LONE_SOURCE = 15
"""How many words apart a cue and its source, a content and its cue, and a content and a source without a cue may be;
set while reading errors on PolNeAR dev."""
_LOOKED_AT = 3
"""Runs on either side among which the nearest is looked for; bounds the work in a paragraph of any length."""


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


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs of one paragraph in text order.

    `quoted` are those that open with a quotation mark; `ends_with_colon` tells whether the paragraph leads on to what
    the next one quotes.
    """

    runs: Sequence[Run]
    quoted: frozenset[Run]
    ends_with_colon: bool


def linked(paragraphs: Iterable[Paragraph], sentences: Sequence[int]) -> list[LinkedRuns]:
    """Link the runs of a text, which do not overlap; `sentences` gives the sentence of each word.

    Everything is linked within its paragraph, but for contents without a cue behind a paragraph that ends with a
    colon ("He said:"): they belong to what that paragraph said last, paragraph after paragraph. What
    is left alone says nothing, except that a source and cue without content stay: they may pass on another's words.
    """
    groups: list[LinkedRuns] = []
    quoted_from: LinkedRuns | None = None
    for paragraph in paragraphs:
        found, alone = _linked_within(paragraph, sentences)
        if alone and not found and quoted_from is not None:
            quoted_from.contents.extend(alone)
        elif paragraph.runs:
            groups.extend(found)
            quoted_from = None
        if paragraph.ends_with_colon and found:
            quoted_from = found[-1]
    return [group for group in groups if group.contents or (group.sources and group.cues)]


def _linked_within(paragraph: Paragraph, sentences: Sequence[int]) -> tuple[list[LinkedRuns], list[Run]]:
    """The attributions of one paragraph in text order, and the contents that have nobody to say them.

    A content goes to the nearest cue or cue's source. Within a sentence a cue that has no content yet comes before one
    that has: "She urged calm and warned that …". A quotation goes on with the cue that introduced one: "“…,” said Mara,
    speaking of the talks. “…”".
    """
    sources, cues, contents = ([run for run in paragraph.runs if run.kind == kind] for kind in (SOURCE, CUE, CONTENT))
    groups = {cue: LinkedRuns(cues=[cue]) for cue in cues}
    for cue, source in _sources_of(cues, sources, sentences).items():
        groups[cue].sources.append(source)
    anchors = sorted(
        ((run, cue) for cue, group in groups.items() for run in group.runs), key=lambda item: item[0].first
    )
    near = {content: _near_groups(content, anchors, sentences) for content in contents}
    pairs = sorted((distance, content.first, content, cue) for content in contents for distance, cue in near[content])
    placed: set[Run] = set()
    for _, _, content, cue in pairs:
        if content not in placed and not groups[cue].contents and sentences[content.first] == sentences[cue.first]:
            groups[cue].contents.append(content)
            placed.add(content)
    alone: list[Run] = []
    without_cue: list[LinkedRuns] = []
    for content in (content for content in contents if content not in placed):
        if near[content]:
            is_quoted = content in paragraph.quoted
            _, cue = min(
                (distance + _changes_manner(groups[cue].contents, paragraph.quoted, is_quoted=is_quoted), cue)
                for distance, cue in near[content]
            )
            groups[cue].contents.append(content)
        elif lone := _nearest_source(content, sources, sentences):
            without_cue.append(LinkedRuns(sources=[lone], contents=[content]))
        else:
            alone.append(content)
    for group in groups.values():
        group.contents.sort()
    return sorted([*groups.values(), *without_cue], key=lambda group: min(group.runs)), alone


def _changes_manner(contents: Sequence[Run], quoted: frozenset[Run], *, is_quoted: bool) -> int:
    """The cost of adding a quotation to contents without one, or the other way round."""
    return MANNER_COST if contents and is_quoted not in {content in quoted for content in contents} else 0


def _sources_of(cues: Sequence[Run], sources: Sequence[Run], sentences: Sequence[int]) -> dict[Run, Run]:
    """The source of each cue: closest pairs first; a cue that finds only taken ones shares within its sentence."""
    pairs = sorted(
        (distance, cue, source)
        for cue in cues
        for source in _neighbours(cue, sources)
        if (distance := _distance(cue, source, sentences)) <= FARTHEST_SOURCE
    )
    served: dict[Run, Run] = {}
    taken: set[Run] = set()
    for _, cue, source in pairs:
        if cue not in served and source not in taken:
            served[cue] = source
            taken.add(source)
    for _, cue, source in pairs:
        if sentences[cue.first] == sentences[source.first]:
            served.setdefault(cue, source)
    return served


def _near_groups(content: Run, anchors: Sequence[tuple[Run, Run]], sentences: Sequence[int]) -> list[tuple[int, Run]]:
    """The cues that are near a content, themselves or by their source, with their distance."""
    after = bisect_left(anchors, content.last, key=lambda item: item[0].first)
    return [
        (distance, cue)
        for run, cue in anchors[max(0, after - _LOOKED_AT) : after + _LOOKED_AT]
        if (distance := _distance(content, run, sentences)) <= FARTHEST_CUE
    ]


def _nearest_source(content: Run, sources: Sequence[Run], sentences: Sequence[int]) -> Run | None:
    near = [(_distance(content, source, sentences), source) for source in _neighbours(content, sources)]
    distance, source = min(near, default=(FARTHEST_LONE_SOURCE + 1, None))
    return source if distance <= FARTHEST_LONE_SOURCE else None


def _neighbours(run: Run, others: Sequence[Run]) -> Sequence[Run]:
    """The nearest of `others` on either side of `run`."""
    after = bisect_left(others, run.last, key=lambda other: other.first)
    return others[max(0, after - _LOOKED_AT) : after + _LOOKED_AT]


def _distance(one: Run, other: Run, sentences: Sequence[int]) -> int:
    """Words between two runs, with a cost for each sentence boundary between them."""
    left, right = sorted((one, other))
    return max(0, right.first - left.last) + SENTENCE_COST * (sentences[right.first] - sentences[left.last - 1])
