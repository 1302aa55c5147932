"""What a format leaves out, said to a person and kept beside the file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.cli.messages import note
from reportedly.exports.csv_metadata import SUFFIX, csv_metadata
from reportedly.exports.formats import LedgerFormatName
from reportedly.exports.json_form import json_text

if TYPE_CHECKING:
    from reportedly.exports.ledger_formats import Way


def tell_losses(form: LedgerFormatName, way: "Way[Any]", output: Path | None) -> None:
    """Say on standard error what was lost, and write what the columns of a CSV file mean beside it."""
    from reportedly.exports.ledger_formats import LEDGER_FORMATS

    for loss in way.losses:
        note(f"{form}: {loss}")
    if LEDGER_FORMATS[form].is_csv and way.table is not None and output is not None:
        metadata = csv_metadata(output.name, way.table)
        output.with_name(output.name + SUFFIX).write_text(json_text(metadata, indent=2) + "\n", encoding="utf-8")
