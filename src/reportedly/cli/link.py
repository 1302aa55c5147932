"""`reportedly link`: gather the claims of the ledger into incidents."""

from typing import Annotated

import typer

from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.cli.messages import progress, warn
from reportedly.cli.sides_option import SidesOption, chosen_sides


def link(
    *,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who runs it, for the log.")] = "reportedly link",
    sides: SidesOption = None,
    ledger: LedgerOption = None,
) -> int:
    """Gather what reports claim into incidents, as people's judgements ask for; it can be repeated without harm."""
    from reportedly.workflows.link_reports import link_ledger

    with opened_ledger(ledger) as opened, progress("linking"):
        linking, changed = link_ledger(opened, by=by, sides=chosen_sides(sides))
    for warning in linking.warnings:
        warn(warning.message)
    copies = sum(len(family.reports) - 1 for family in linking.wire_families)
    typer.echo(
        f"{len(linking.incidents):,} incidents; {copies:,} wire copies; {len(linking.undecided):,} links to review"
        + ("" if changed else "; nothing has changed")
    )
    return 0
