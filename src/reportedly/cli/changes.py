"""`reportedly changes`: what is new or revised since a day."""

from datetime import date
from typing import Annotated

import typer

from reportedly.cli.data_output import standard_output
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.cli.sides_option import SidesOption, chosen_sides
from reportedly.errors import UsageError
from reportedly.exports.incident_formats import ListFormat


def changes(
    *,
    since: Annotated[str, typer.Option(metavar="DATE", help="Published on this day or later (2024-03-16).")],
    sides: SidesOption = None,
    ledger: LedgerOption = None,
    form: Annotated[ListFormat, typer.Option("--format", help="What to write.")] = "table",
) -> int:
    """List incidents, reports, accounts, figures and denials that are new or revised since a day, the newest first."""
    from reportedly.exports.incident_formats import write_changes
    from reportedly.workflows.link_reports import changes_in

    try:
        day = date.fromisoformat(since).isoformat()
    except ValueError:
        raise UsageError(f"--since {since}: is no day; write it as 2024-03-16") from None
    known = chosen_sides(sides)
    with opened_ledger(ledger) as opened, opened.view() as view:
        found = changes_in(view, day, sides=known)
    with standard_output() as out:
        write_changes(found, form, out)
    return 0
