"""`reportedly read`: reports in, who says what happened out."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from reportedly.cli.batch_run import BatchRun
from reportedly.cli.data_output import opened_binary_output, opened_output
from reportedly.cli.losses import tell_losses
from reportedly.cli.messages import progress
from reportedly.cli.redact_option import MaskOption, RedactOption, opened_pseudonyms
from reportedly.errors import UsageError
from reportedly.exports.formats import Format, LedgerFormatName, write_readings
from reportedly.model.reading import Reading
from reportedly.reading.dates import iso_date
from reportedly.reading.fetching import Fetcher
from reportedly.reading.incoming import GivenMetadata
from reportedly.reading.sources import STANDARD_INPUT

ReadFormat = Literal[
    "table",
    "json",
    "jsonl",
    "html",
    "conllu",
    "csv",
    "xlsx",
    "parquet",
    "geojson",
    "ucdp",
    "acled",
    "eventreport",
    "followthemoney",
    "jsonld",
]
"""Forms of whole readings, the words of documents, and then the ledger's forms of claims."""


def read(
    *,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE",
            help="Text, HTML, PDF, Word, JSON, ninjs, feeds, WARC, ZIP, lists of addresses; - is standard input.",
        ),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE", help="Publication date (YYYY-MM-DD) where a report states none."),
    ] = None,
    outlet: Annotated[
        str | None, typer.Option(metavar="NAME", help="Who published the reports that do not say.")
    ] = None,
    form: Annotated[ReadFormat, typer.Option("--format", help="What to write.")] = "table",
    output: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write to FILE instead of standard output.")
    ] = None,
    gazetteer: Annotated[
        list[Path] | None, typer.Option(metavar="CSV", help="Your own places, before the built-in ones; repeatable.")
    ] = None,
    actors: Annotated[
        list[Path] | None, typer.Option(metavar="CSV", help="Your own actors, before the built-in ones; repeatable.")
    ] = None,
    vague_amounts: Annotated[
        str | None,
        typer.Option(
            metavar="NAME|TOML", help="What “dozens” stands for at least: reportedly, acled, or your own file."
        ),
    ] = None,
    fetch: Annotated[bool, typer.Option("--fetch", help="Fetch the web addresses among the sources.")] = False,
    allow_private: Annotated[bool, typer.Option("--allow-private", help="Fetch from private addresses too.")] = False,
    redact: RedactOption = None,
    mask: MaskOption = None,
) -> int:
    """Read reports and show who says what happened.

    For example:

      reportedly read report.txt --published 2018-11-25

      reportedly read reports.jsonl --format jsonl > claims.jsonl

      reportedly read page.html other.pdf --format html --output claims.html

      reportedly read archive.zip --format csv --output claims.csv

    A report that cannot be read gets one line on standard error, and the others are still read. The exit status is
    then 1; it is 2 when the command itself cannot be meant.
    """
    run = BatchRun(
        sources=files or [implied_input()],
        given=GivenMetadata(published=checked_date(published), outlet=outlet),
        gazetteers=gazetteer or (),
        actors=actors or (),
        vague_amounts=vague_amounts,
        fetcher=Fetcher(allow_private=allow_private) if fetch else None,
    )
    match form:
        case "table" | "json" | "jsonl" | "html":
            _write_whole(run, form, output, redact, mask)
        case "conllu":
            _write_words(run, output, redact or mask)
        case _:
            _write_claims(run, form, output, redact, mask)
    return run.status


def _readings(run: BatchRun, redact: Path | None, mask: Path | None) -> Iterator[Reading]:
    from reportedly.views.redaction import redacted

    pseudonyms = opened_pseudonyms(redact, mask)
    return (redacted(reading, pseudonyms) if pseudonyms else reading for reading in run.readings())


def _write_whole(run: BatchRun, form: Format, output: Path | None, redact: Path | None, mask: Path | None) -> None:
    with opened_output(output, sources=run.sources) as out, progress("reading"):
        write_readings(_readings(run, redact, mask), form, out)


def _write_claims(
    run: BatchRun, form: LedgerFormatName, output: Path | None, redact: Path | None, mask: Path | None
) -> None:
    from reportedly.exports.ledger_formats import LEDGER_FORMATS
    from reportedly.views.claims_of_reading import claims_of_reading

    way = LEDGER_FORMATS[form].claims
    if way is None:
        raise UsageError(f"--format {form}: has no place for claims; choose another format")
    claims = (one for reading in _readings(run, redact, mask) for one in claims_of_reading(reading))
    with opened_binary_output(output, sources=run.sources) as out, progress("reading"):
        way.write(claims, out)
    tell_losses(form, way, output)


def _write_words(run: BatchRun, output: Path | None, names: Path | None) -> None:
    from reportedly.exports.conllu import write_conllu

    if names is not None:
        raise UsageError("--redact, --mask: words with their trees cannot be redacted; choose another format")
    with opened_output(output, sources=run.sources) as out, progress("reading"):
        write_conllu(run.documents(), out)


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
