"""Linking rows of event data, which have fields and no text: the same blocks, comparisons and clustering."""

from collections.abc import Sequence

from reportedly.linking.blocks import Blocks
from reportedly.linking.clustering import clustered
from reportedly.linking.profiles import Profile
from reportedly.linking.weights import Weights, read_weights

WEIGHTS_FILE = "row_weights.toml"

DAYS_OF_GATE = 3
"""The time gate for rows: coders give the day of the event, so that rows of one event lie days apart, not weeks."""


def linked_rows(rows: Sequence[Profile], *, weights: Weights | None = None) -> list[list[int]]:
    """The numbers of the rows that tell of one event, group by group.

    Two rows of one report are never linked: whoever coded it told them apart.
    """
    chosen = weights or read_weights(WEIGHTS_FILE)
    blocks = Blocks(gate=DAYS_OF_GATE)
    pairs = [(partner, number) for number, partners in map(blocks.add, rows) for partner in partners]
    scores = {pair: chosen.score(rows[pair[0]], rows[pair[1]]).log_odds for pair in pairs}
    by_report: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        by_report.setdefault(row.report_id, []).append(number)
    apart = [(one, other) for group in by_report.values() for one in group for other in group if one < other]
    return clustered(range(len(rows)), scores, first=range(len(rows)), together=(), apart=apart)
