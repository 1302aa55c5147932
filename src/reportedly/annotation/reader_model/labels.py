"""The labels that the network's heads give, and what is stored with the weights to read them."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from reportedly.model.annotation import NameKind

ATTRIBUTION_ROLES = ("Source", "Cue", "Content")
NAME_KINDS: tuple[NameKind, ...] = ("person", "location", "organisation", "other")
OUTSIDE = 0


def bio_labels(kinds: Sequence[str]) -> tuple[str, ...]:
    """O, then B- and I- for each kind: kind number k begins with label 2k+1 and goes on with 2k+2."""
    return ("O", *(f"{position}-{kind}" for kind in kinds for position in "BI"))


def bio_ids(runs: Sequence[tuple[int, int] | None]) -> list[int]:
    """BIO label ids for words that carry (kind number, number of the run) or None.

    A run that was torn apart by other words begins anew.
    """
    ids = []
    before: tuple[int, int] | None = None
    for run in runs:
        ids.append(OUTSIDE if run is None else 2 * run[0] + (2 if run == before else 1))
        before = run
    return ids


def bilou_labels(kinds: Sequence[str]) -> tuple[str, ...]:
    """O, then B-, I-, L- and U- for each kind: kind number k has the labels 4k+1 (first word of several) to 4k+4.

    L marks the last word of a run and U one that stands alone (Ratinov and Roth 2009), so that the end of a run is
    learned like its beginning.
    """
    return ("O", *(f"{position}-{kind}" for kind in kinds for position in "BILU"))


def bilou_ids(runs: Sequence[tuple[int, int] | None], openings: Collection[int]) -> list[int]:
    """BILOU label ids for words as `bio_ids` takes them; no run reaches across one of `openings`."""
    ids = []
    for index, run in enumerate(runs):
        if run is None:
            ids.append(OUTSIDE)
            continue
        begins = index == 0 or runs[index - 1] != run or index in openings
        ends = index + 1 == len(runs) or runs[index + 1] != run or index + 1 in openings
        ids.append(4 * run[0] + (4 if begins and ends else 1 if begins else 3 if ends else 2))
    return ids


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The labels of each head in the order of its outputs, and the transitions of its BIO heads.

    `attribution_transitions[a][b]` is what the step from label a to label b adds to a sequence's score (log scale,
    beside the log-probabilities of the words), learned in training and weighted on PolNeAR dev; the same for names.
    """

    version: str
    upos: tuple[str, ...]
    xpos: tuple[str, ...]
    relations: tuple[str, ...]
    attribution_transitions: tuple[tuple[float, ...], ...]
    name_transitions: tuple[tuple[float, ...], ...]

    def write(self, path: Path) -> None:
        """Write the labels as JSON."""
        path.write_text(json.dumps(asdict(self), indent=1) + "\n", encoding="utf-8")

    @classmethod
    def parse(cls, text: str) -> "Labels":
        """Read what `write` wrote."""
        fields = json.loads(text)
        return cls(
            version=fields["version"],
            upos=tuple(fields["upos"]),
            xpos=tuple(fields["xpos"]),
            relations=tuple(fields["relations"]),
            attribution_transitions=tuple(tuple(row) for row in fields["attribution_transitions"]),
            name_transitions=tuple(tuple(row) for row in fields["name_transitions"]),
        )
