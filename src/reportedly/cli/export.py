"""`reportedly export`: reports, claims and incidents of the ledger into files."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from reportedly.cli.data_output import opened_binary_output
from reportedly.cli.filter_options import (
    ActorOption,
    BoxOption,
    CountryOption,
    EventTypeOption,
    OutcomeOption,
    OutletOption,
    SinceOption,
    SourceOption,
    StanceOption,
    UntilOption,
    claim_filter,
)
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.cli.messages import progress
from reportedly.errors import UsageError
from reportedly.exports.ledger_formats import LEDGER_FORMATS, LedgerFormatName

Kind = Literal["reports", "claims"]


def export(
    *,
    what: Annotated[Kind, typer.Argument(help="What to write.")],
    form: Annotated[LedgerFormatName, typer.Option("--format", help="In which format.")] = "jsonl",
    words: Annotated[
        str | None, typer.Option("--words", metavar="WORDS", help="With all of these words, as in search.")
    ] = None,
    event_type: EventTypeOption = None,
    actor: ActorOption = None,
    source: SourceOption = None,
    stance: StanceOption = None,
    outcome: OutcomeOption = None,
    country: CountryOption = None,
    box: BoxOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    outlet: OutletOption = None,
    ledger: LedgerOption = None,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to FILE instead of standard output.")
    ] = None,
) -> int:
    """Write what is in the ledger, all of it or what the options ask for; nothing is cut off.

    For example:

      reportedly export reports --format jsonl > reports.jsonl

      reportedly export claims --type attack --country SY --output claims.jsonl

    Exported reports can be added to another ledger.
    """
    from reportedly.workflows.export_ledger import exported_claims, exported_reports

    wanted = claim_filter(
        words=words,
        event_type=event_type,
        actor=actor,
        source=source,
        stance=stance,
        outcome=outcome,
        country=country,
        box=box,
        since=since,
        until=until,
        outlet=outlet,
    )
    writers = LEDGER_FORMATS[form]
    with (
        opened_ledger(ledger) as opened,
        opened.view() as view,
        opened_binary_output(output) as out,
        progress(f"exporting {what}"),
    ):
        if what == "reports" and writers.reports is not None:
            writers.reports(exported_reports(view, wanted), out)
        elif what == "claims" and writers.claims is not None:
            writers.claims(exported_claims(view, wanted), out)
        else:
            raise UsageError(f"--format {form}: has no place for {what}; choose another format")
    return 0
