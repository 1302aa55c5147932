"""`reportedly demo`: the main job on the bundled invented reports, or on a report of one's own."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.batch_run import BatchRun
from reportedly.cli.data_output import opened_output, standard_output
from reportedly.cli.messages import progress
from reportedly.demonstration import actors_path, gazetteer_path, reports_path
from reportedly.errors import UsageError
from reportedly.exports.formats import write_readings

PAGE = "who-says-what.html"


def demo(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A report of your own in place of the bundled ones.")
    ] = None,
    output: Annotated[
        Path, typer.Option(metavar="DIRECTORY", help="Where the page goes; made if it is not there.")
    ] = Path("demonstration-output"),
    no_serve: Annotated[  # noqa: ARG001, FBT002 - part of the contract; there is no web app yet that could be served
        bool, typer.Option("--no-serve", help="Stop after the page is written (there is no web app yet to serve).")
    ] = False,
) -> int:
    """Read the demonstration reports, show who says what, and write the same as a web page.

    The bundled reports are invented: an island state that does not exist, its outlets, rebels, hospital and monitor.
    """
    run = BatchRun(sources=[str(file)]) if file is not None else demonstration_run()
    with progress("reading"):
        readings = list(run.readings())
    if not readings:
        return run.status
    page = folder_for_page(output) / PAGE
    with opened_output(page, sources=run.sources) as page_file:
        write_readings(readings, "html", page_file)
    with standard_output() as out:
        write_readings(readings, "table", out)
        out.write(f"The same as a page, text and claims side by side: {page}\n")
    return run.status


def demonstration_run() -> BatchRun:
    """The bundled reports, with the island's places and actors."""
    return BatchRun(sources=[str(reports_path())], gazetteers=[gazetteer_path()], actors=[actors_path()])


def folder_for_page(output: Path) -> Path:
    """The folder `output`, made where it is missing.

    Raises:
        UsageError: when it cannot be made.
    """
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--output {output}: {error.strerror}; name a folder that can be written") from None
    return output
