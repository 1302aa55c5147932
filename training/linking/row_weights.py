"""Learn the weights for rows of event data: `python -m training.linking.row_weights`.

From the tuning half of the events of eventreport's MAVERICK data (CC BY 4.0).
"""

from pathlib import Path

from reportedly.evaluation.rows import event_rows
from reportedly.linking.blocks import Blocks
from reportedly.linking.rows import DAYS_OF_GATE
from training.corpora import corpora_folder
from training.linking.split import in_tuning_half
from training.linking.weights import Scales, learned, table

TABLE = Path(__file__).parents[2] / "src" / "reportedly" / "linking" / "data" / "row_weights.toml"

SCALES: Scales = {
    "days_apart": (0, 1, 2, 3),
    "kilometres_apart": (0, 10, 50),
    "precision_of_place": (0.5, 1.1, 1.4, 1.7, 2.0),
    "type_likeness": (0, 1),
    "actors_shared": (0, 1),
    "figures_compatible": (0, 0.5, 1),
    "text_likeness": (0, 0.2, 0.4, 0.6, 0.8, 1),
    "names_shared": (0, 0.2, 0.4, 0.6),
}
"""The values at which each comparison has a weight; `text_likeness` is that of the words in the fields."""


def main() -> None:
    """Learn and write the table."""
    rows = [row for row in event_rows(corpora_folder() / "maverick" / "event_reports.csv") if in_tuning_half(row.event)]
    weights, pairs, same = learned(
        [row.profile for row in rows], [row.event for row in rows], Blocks(gate=DAYS_OF_GATE), SCALES
    )
    corpus = f"{len(rows):,} rows on electoral violence (sebastianvanbaalen/eventreport, CC BY 4.0; the tuning half)"
    TABLE.write_text(table(weights, SCALES, pairs=pairs, same=same, corpus=corpus), encoding="utf-8")
    print(f"{TABLE.name}: learned on {pairs:,} pairs, {same:,} of one event")


if __name__ == "__main__":
    main()
