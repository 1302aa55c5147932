"""`reportedly show`: one incident with its reports, the reasons why they were linked, its figures and timeline."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.compare import write_incident
from reportedly.cli.ledger_option import LedgerOption
from reportedly.cli.sides_option import SidesOption
from reportedly.exports.incident_formats import IncidentFormat


def show(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id, from reportedly incidents.")],
    *,
    sides: SidesOption = None,
    ledger: LedgerOption = None,
    form: Annotated[IncidentFormat, typer.Option("--format", help="What to write.")] = "table",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to FILE instead of standard output.")
    ] = None,
) -> int:
    """Show one incident: its reports, why they are one incident, the figures by source, and the timeline."""
    return write_incident(incident, "sheet", form=form, ledger=ledger, sides=sides, until=None, output=output)
