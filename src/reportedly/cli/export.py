"""`reportedly export`: reports, claims and incidents of the ledger into files."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

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
from reportedly.cli.losses import tell_losses
from reportedly.cli.messages import progress
from reportedly.cli.redact_option import MaskOption, RedactOption, opened_pseudonyms
from reportedly.errors import UsageError
from reportedly.exports.formats import LedgerFormatName

if TYPE_CHECKING:
    from reportedly.ledger.ledger import Ledger

Kind = Literal["reports", "claims", "incidents"]


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
    redact: RedactOption = None,
    mask: MaskOption = None,
    ledger: LedgerOption = None,
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to FILE instead of standard output.")
    ] = None,
) -> int:
    """Write what is in the ledger, all of it or what the options ask for; nothing is cut off.

    For example:

      reportedly export reports --format jsonl > reports.jsonl

      reportedly export claims --type attack --country SY --output claims.jsonl

      reportedly export claims --format xlsx --output claims.xlsx

      reportedly export incidents --format ucdp --output events.csv

      reportedly export claims --format csv --redact secret.key --output claims.csv

      reportedly export incidents --mask names.txt --output incidents.jsonl

    What a format leaves out is said on standard error; beside a CSV file it lies, with what each column means, in
    FILE-metadata.json. Exported reports (jsonl) can be added to another ledger.
    """
    from reportedly.exports.ledger_formats import LEDGER_FORMATS
    from reportedly.workflows.export_incidents import exported_incidents
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
    ways = LEDGER_FORMATS[form]
    way = {"reports": ways.reports, "claims": ways.claims, "incidents": ways.incidents}[what]
    if way is None:
        raise UsageError(f"--format {form}: has no place for {what}; choose another format")
    if what == "incidents" and redact is not None:
        raise UsageError("--redact: the accounts of incidents cannot be redacted; use --mask, or export claims")
    pseudonyms = opened_pseudonyms(redact, mask)
    with (
        opened_ledger(ledger) as opened,
        opened.view() as view,
        opened_binary_output(output, sources=_read_by(opened, redact, mask)) as out,
        progress(f"exporting {what}"),
    ):
        if what == "reports" and ways.reports is not None:
            ways.reports.write(exported_reports(view, wanted, pseudonyms), out)
        elif what == "claims" and ways.claims is not None:
            ways.claims.write(exported_claims(view, wanted, pseudonyms), out)
        elif ways.incidents is not None:
            ids = [incident.id for incident in view.incidents(wanted)]
            ways.incidents.write(exported_incidents(view, ids, pseudonyms=pseudonyms), out)
    tell_losses(form, way, output)
    return 0


def _read_by(ledger: "Ledger", *lists: Path | None) -> list[str]:
    """The files that an export reads, so that none of them is written over."""
    return [str(path) for path in (ledger.database.file, *lists) if path is not None]
