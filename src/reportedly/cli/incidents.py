"""`reportedly incidents`: the list of incidents."""

from typing import Annotated

import typer

from reportedly.cli.data_output import standard_output
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.errors import UsageError
from reportedly.exports.incident_formats import ListFormat
from reportedly.model.incident_filter import IncidentFilter


def incidents(
    *,
    event_type: Annotated[str | None, typer.Option("--type", help="Of this event type or below it.")] = None,
    actor: Annotated[str | None, typer.Option(help="In which this actor, or one below it, takes part.")] = None,
    country: Annotated[str | None, typer.Option(help="ISO 3166 alpha-2.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="On this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="On this day or before.")] = None,
    denied: Annotated[bool, typer.Option("--denied", help="Only those of which somebody denies something.")] = False,
    conflicting: Annotated[bool, typer.Option("--conflicting", help="Only those whose figures conflict.")] = False,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many to show.")] = 50,
    ledger: LedgerOption = None,
    form: Annotated[ListFormat, typer.Option("--format", help="What to write.")] = "table",
) -> int:
    """List incidents, the newest first: what, where, when, the figures, and how the accounts stand to one another.

    How many there are is said on standard error, so that nothing is cut off in silence.
    """
    from reportedly.exports.incident_formats import write_incidents
    from reportedly.views.incident_index import IncidentIndex
    from reportedly.workflows.incident_overviews import IncidentOverviews

    wanted = IncidentFilter(
        event_type=event_type,
        actor=actor,
        country=country,
        earliest=since,
        latest=until,
        has_denial=denied,
        figures_conflict=conflicting,
    )
    with opened_ledger(ledger) as opened, opened.view() as view:
        index = IncidentIndex(IncidentOverviews().of(view))
    if not len(index):
        raise UsageError("the ledger has no incidents yet; gather them with reportedly link")
    found = index.found(wanted, limit=limit)
    with standard_output() as out:
        write_incidents(found, form, out)
    typer.echo(f"{len(found):,} of {index.count(wanted):,} incidents", err=True)
    return 0
