"""`reportedly read`: reports in, who says what happened out."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.batch_run import BatchRun
from reportedly.cli.data_output import opened_output
from reportedly.cli.messages import progress
from reportedly.errors import UsageError
from reportedly.exports.formats import Format, write_readings
from reportedly.reading.dates import iso_date
from reportedly.reading.incoming import GivenMetadata
from reportedly.reading.sources import STANDARD_INPUT


def read(
    files: Annotated[
        list[str] | None,
        typer.Argument(metavar="FILE", help="Text, HTML, or .jsonl with one report a line; - is standard input."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date (YYYY-MM-DD) where a report states none."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the reports that do not say.")
    ] = None,
    form: Annotated[Format, typer.Option("--format", help="What to write.")] = "table",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to FILE instead of standard output.")
    ] = None,
    gazetteer: Annotated[
        list[Path] | None, typer.Option(metavar="CSV", help="Your own places, before the built-in ones; repeatable.")
    ] = None,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="CSV", help="Your own actors, before the built-in ones; repeatable.")
    ] = None,
) -> int:
    """Read reports and show who says what happened.

    For example:

      reportedly read report.txt --published 2018-11-25

      reportedly read reports.jsonl --format jsonl > claims.jsonl

      reportedly read page.html other.txt --format html --output claims.html

    A report that cannot be read gets one line on standard error, and the others are still read. The exit status is
    then 1; it is 2 when the command itself cannot be meant.
    """
    run = BatchRun(
        sources=files or [implied_input()],
        given=GivenMetadata(published=checked_date(published), outlet=outlet),
        gazetteers=gazetteer or (),
        actors=actors or (),
    )
    with opened_output(output, sources=run.sources) as out, progress("reading"):
        write_readings(run.readings(), form, out)
    return run.status


def checked_date(published: str | None) -> str | None:
    """The publication date of the command line.

    Raises:
        UsageError: when it is no date.
    """
    try:
        return iso_date(published) if published is not None else None
    except ValueError as error:
        raise UsageError(f"--published: {error}") from None


def implied_input() -> str:
    """Standard input where something is piped in and no file is named.

    Raises:
        UsageError: when nobody pipes anything in.
    """
    if sys.stdin is None or sys.stdin.isatty():
        raise UsageError("no report to read: name a FILE, or pipe a report in")
    return STANDARD_INPUT
