"""Wire families: copies and light rewrites of one text, which count as one independent source between them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from zlib import crc32

from reportedly.linking.clustering import components, ordered
from reportedly.linking.story_text import story_lines
from reportedly.linking.terms import words_of
from reportedly.model.identity import content_id
from reportedly.model.incident import WireFamily
from reportedly.model.report import Report

WORDS_OF_A_SHINGLE = 5
"""Five words in a row are seldom chosen twice by accident, and a light edit leaves most of them."""

ONE_SHINGLE_IN = 4
"""A text is known by the shingles whose digest is a multiple of this. Unlike min-hashing with a fixed number of values
this keeps containment measurable: a short copy within a long report is found."""

SMALLEST_SKETCH = 8
"""Texts of fewer kept shingles (some thirty words) are too short to be told from a stock phrase."""

SHARE_OF_A_COPY = 0.5
"""Share of the shorter text's shingles that must stand in the longer one. A sentence cut, a verb exchanged and a town
added in each paragraph leave more than half; two reporters at one press conference share less than a tenth."""

Sketch = frozenset[int]


def sketch_of(text: str) -> Sketch:
    """What a text is recognised by: a sample of its shingles, after the furniture of its site is taken away."""
    words = [word for line in story_lines(text) for word in words_of(line)]
    shingles = (" ".join(words[at : at + WORDS_OF_A_SHINGLE]) for at in range(len(words) - WORDS_OF_A_SHINGLE + 1))
    return frozenset(digest for shingle in shingles if (digest := crc32(shingle.encode())) % ONE_SHINGLE_IN == 0)


def is_copy(one: Sketch, other: Sketch) -> bool:
    """Whether one of the two texts holds most of the other."""
    shorter = min(len(one), len(other))
    return shorter >= SMALLEST_SKETCH and len(one & other) >= SHARE_OF_A_COPY * shorter


class WireFamilies:
    """Finds families in reports that come one by one; only reports that share a shingle are compared."""

    def __init__(self) -> None:
        self._reports: list[Report] = []
        self._sketches: list[Sketch] = []
        self._holding: defaultdict[int, list[int]] = defaultdict(list)
        self._copies: list[tuple[int, int]] = []

    def add(self, report: Report) -> None:
        """Take in one more report."""
        number, sketch = len(self._reports), sketch_of(report.text)
        shared = Counter(other for digest in sketch for other in self._holding[digest])
        self._copies.extend(ordered(other, number) for other in shared if is_copy(sketch, self._sketches[other]))
        for digest in sketch:
            self._holding[digest].append(number)
        self._reports.append(report)
        self._sketches.append(sketch)

    def families(self) -> tuple[WireFamily, ...]:
        """All families, most of one report, in the order of their first reports."""
        groups = components(len(self._reports), self._copies)
        families = [_family(self._reports[number] for number in group) for group in groups]
        return tuple(sorted(families, key=lambda family: family.reports))


def _family(reports: Iterable[Report]) -> WireFamily:
    by_day = sorted(reports, key=lambda report: (report.published or "9999", report.report_id))
    names = tuple(report.report_id for report in by_day)
    return WireFamily(id=content_id("w", names[0]), reports=names)
