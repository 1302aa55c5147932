"""`reportedly compare`: the accounts of one incident side by side."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.data_output import opened_output
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.cli.sides_option import SidesOption, chosen_sides
from reportedly.exports.incident_formats import IncidentFormat, Part


def compare(
    incident: Annotated[str, typer.Argument(metavar="INCIDENT", help="Its id, from reportedly incidents.")],
    *,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="As it was known on this day.")] = None,
    sides: SidesOption = None,
    ledger: LedgerOption = None,
    form: Annotated[IncidentFormat, typer.Option("--format", help="What to write.")] = "table",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to FILE instead of standard output.")
    ] = None,
) -> int:
    """Lay the accounts side by side: who agrees, who contradicts, who denies, with the sentence behind every value."""
    return write_incident(incident, "comparison", form=form, ledger=ledger, sides=sides, until=until, output=output)


def write_incident(
    incident: str,
    part: Part,
    *,
    form: IncidentFormat,
    ledger: str | None,
    sides: Path | None,
    until: str | None,
    output: Path | None,
) -> int:
    """Write one incident of the ledger in a format.

    Raises:
        LedgerError: when there is no such incident.
    """
    from reportedly.exports.incident_formats import write_sheet
    from reportedly.views.incident_sheet import incident_sheet
    from reportedly.workflows.link_reports import in_context

    known = chosen_sides(sides)
    with opened_ledger(ledger) as opened, opened.view() as view:
        found = in_context(view, view.incident(incident))
    sheet = incident_sheet(found.incident, found.readings, found.families, sides=known, until=until)
    with opened_output(output) as out:
        write_sheet(sheet, form, out, part=part)
    return 0
