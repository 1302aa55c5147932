"""`reportedly log`: what was done to the ledger, when and by whom."""

from dataclasses import asdict
from itertools import islice
from typing import Annotated, Literal

import typer

from reportedly.cli.data_output import standard_output
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.exports.json_form import json_text
from reportedly.exports.plain_line import plain_line
from reportedly.model.log_entry import LogEntry


def log(
    subject: Annotated[
        str | None, typer.Argument(metavar="ID", help="Only entries about this: a report, correction or judgement.")
    ] = None,
    ledger: LedgerOption = None,
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="At most so many, the newest first.")] = None,
    form: Annotated[Literal["table", "jsonl"], typer.Option("--format", help="What to write.")] = "table",
) -> int:
    """Show the history of the ledger, the newest entry first.

    For example:

      reportedly log --limit 20

      reportedly log report.txt --format jsonl
    """
    with opened_ledger(ledger) as opened, opened.view() as view, standard_output() as out:
        about = view.log_subject(subject) if subject is not None else None
        for entry in islice(view.log(subject=about, newest_first=True), limit):
            out.write((json_text(asdict(entry)) if form == "jsonl" else line_of(entry)) + "\n")
    return 0


def line_of(entry: LogEntry) -> str:
    """An entry in one line of a terminal."""
    words = f"{entry.number:>8,}  {entry.recorded_at}  {entry.action:<20}  {entry.subject[:16]:<16}  {entry.by}"
    return words[: len(words) - len(entry.by)] + plain_line(entry.by)
