"""`reportedly search`: claims and reports by words and by what is claimed."""

from typing import Annotated, Literal

import typer

from reportedly.cli.data_output import standard_output
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
from reportedly.cli.redact_option import MaskOption, opened_pseudonyms
from reportedly.exports.json_form import json_text
from reportedly.exports.plain_line import plain_line
from reportedly.model.claim_record import ClaimRecord
from reportedly.model.plain_form import plain_form
from reportedly.model.stored_report import StoredReport


def search(
    *,
    words: Annotated[
        str | None,
        typer.Argument(metavar="WORDS", help='All of them; "quoted" ones next to each other; -word absent.'),
    ] = None,
    what: Annotated[Literal["claims", "reports"], typer.Option("--in", help="What to look for.")] = "claims",
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
    mask: MaskOption = None,
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="How many to show.")] = 50,
    ledger: LedgerOption = None,
    form: Annotated[Literal["table", "jsonl"], typer.Option("--format", help="What to write.")] = "table",
) -> int:
    """Look for claims, or for reports, by words and by what is claimed; the latest event first.

    For example:

      reportedly search "poison gas" --stance denies

      reportedly search --type attack --country SY --since 2018-11-01 --source SYR.GOV

    How many there are is said on standard error, so that nothing is cut off in silence.
    """
    from reportedly.workflows.masked_search import masked_find

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
    pseudonyms = opened_pseudonyms(None, mask)
    with opened_ledger(ledger) as opened, opened.view() as view, standard_output() as out:
        found = view.claims(wanted, limit=limit) if what == "claims" else view.stored_reports(wanted, limit=limit)
        shown = 0
        for record in found:
            one = masked_find(view, record, pseudonyms) if pseudonyms else record
            out.write((json_text(plain_form(one)) if form == "jsonl" else line_of(one)) + "\n")
            shown += 1
        total = view.count_claims(wanted) if what == "claims" else view.count_reports(wanted)
    typer.echo(f"{shown:,} of {total:,} {what}", err=True)
    return 0


def line_of(found: ClaimRecord | StoredReport) -> str:
    """What was found in one line of a terminal."""
    if isinstance(found, StoredReport):
        named = f"{found.id}  {found.outlet or ''}: {found.title or ''}"
        return f"{found.published or 'no date   '}  {plain_line(named)}"
    said = f"{found.source or found.outlet or 'the outlet'} {found.stance}"
    return "  ".join(
        [
            found.day or "no date   ",
            found.event_type,
            plain_line(said),
            plain_line(found.place or ""),
            f"“{plain_line(found.sentence.text)}”",
            f"[{plain_line(found.reports[0])}, {found.claim_id}]",
        ]
    )
