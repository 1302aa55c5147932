"""Measure the exported model, and write the figures beside it and into its card: `python -m training.measure`."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from reportedly.annotation.reader_model.reader import ReaderModel
from reportedly.evaluation.release import Measures, measured
from training.corpora import corpora_folder
from training.export import WEIGHTS

BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"


def with_tables(card: str, measures: Measures) -> str:
    """The card with its tables replaced."""
    before, _, rest = card.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([before + BEGIN, "", *measures.tables(), END + after])


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the command line, measure and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpora", type=Path, default=corpora_folder())
    parser.add_argument("--model", type=Path, default=WEIGHTS, help="folder of the model")
    options = parser.parse_args(arguments)
    measures = measured(ReaderModel(options.model), options.corpora)
    measures.write(options.model / "measures.json")
    card = options.model / "MODEL_CARD.md"
    if card.exists():
        card.write_text(with_tables(card.read_text(encoding="utf-8"), measures), encoding="utf-8")
    print("\n".join(measures.tables()))


if __name__ == "__main__":
    main()
