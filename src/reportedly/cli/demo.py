"""`reportedly demo`: the main job on the bundled invented reports, or on a report of one's own, up to the web app."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.cli.add import PROGRAM, Tally
from reportedly.cli.batch_run import ALL_READ, SOME_FAILED, BatchRun
from reportedly.cli.data_output import opened_output, standard_output
from reportedly.cli.messages import progress
from reportedly.cli.serve import DEFAULT_PORT, listening, run_server
from reportedly.demonstration import actors_path, gazetteer_path, reports_path, sides_path
from reportedly.errors import UsageError
from reportedly.exports.formats import write_readings
from reportedly.model.incident import Incident, Linking
from reportedly.model.reading import Reading

if TYPE_CHECKING:
    from reportedly.ledger.ledger import Ledger

PAGE = "who-says-what.html"
LEDGER = "demonstration.db"
OWN_LEDGER = "own-report.db"


def demo(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help="A report of your own in place of the bundled ones.")
    ] = None,
    output: Annotated[
        Path, typer.Option(metavar="DIRECTORY", help="Where page and ledger go; made if it is not there.")
    ] = Path("demonstration-output"),
    *,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="Stop before the ledger is served.")] = False,
) -> int:
    """Read the demonstration reports, show who says what, link them, and serve the accounts side by side.

    The bundled reports are invented: an island state that does not exist, its outlets, rebels, hospital and monitor.
    """
    from reportedly.ledger.ledger import Ledger
    from reportedly.views.sides import read_sides
    from reportedly.workflows.link_reports import link_ledger

    run = BatchRun(sources=[str(file)]) if file is not None else demonstration_run()
    path = folder_for_page(output) / (OWN_LEDGER if file is not None else LEDGER)
    with Ledger.open(str(path), create=True) as ledger:
        readings, failed = added(ledger, run)
        if not readings:
            return SOME_FAILED
        with progress("linking"):
            linking, _ = link_ledger(ledger, by=PROGRAM, sides=read_sides(sides_path()) if file is None else None)
    page = output / PAGE
    with opened_output(page, sources=run.sources) as page_file:
        write_readings(readings, "html", page_file)
    with standard_output() as out:
        write_readings(readings, "table", out)
        out.write(f"The same as a page, text and claims side by side: {page}\n")
        out.write(f"The ledger of it: {path}; open it with reportedly serve --ledger {path}\n")
    status = SOME_FAILED if failed else ALL_READ
    return status if no_serve else served(path, linking, run)


def demonstration_run() -> BatchRun:
    """The bundled reports, with the island's places and actors."""
    return BatchRun(sources=[str(reports_path())], gazetteers=[gazetteer_path()], actors=[actors_path()])


def added(ledger: "Ledger", run: BatchRun) -> tuple[list[Reading], int]:
    """The readings of the run's reports, which are kept in the ledger, and how many could not be read."""
    from reportedly.reading.sources import read_sources
    from reportedly.settings import Settings
    from reportedly.workflows.add_reports import Added, add_reports

    incoming = read_sources(run.sources, given=run.given, settings=Settings(), standard_input=None)
    tally, found = Tally(), []
    with progress("reading"):
        for outcome in add_reports(ledger, incoming, run.load_reader, by=PROGRAM, reread=True):
            tally.take(outcome)
            if isinstance(outcome, Added) and outcome.id is not None:
                found.append(outcome.id)
    with ledger.view() as view:
        return [view.reading(report) for report in found], tally.failed


def served(path: Path, linking: Linking, run: BatchRun) -> int:
    """Serve the ledger until stopped; whoever comes is pointed to the most contested incident."""
    from reportedly.views.sides import read_sides
    from reportedly.web.web_settings import WebSettings, local_hosts

    socket = listening("127.0.0.1", DEFAULT_PORT, or_any=True)
    settings = WebSettings(
        ledger=str(path),
        hosts=local_hosts(socket.getsockname()[1]),
        sides=read_sides(sides_path()),
        gazetteers=tuple(run.gazetteers),
        actors=tuple(run.actors),
    )
    contested = max(linking.incidents, key=how_contested, default=None)
    return run_server(settings, socket, opening=f"/incidents/{contested.id}" if contested else "/")


def how_contested(incident: Incident) -> tuple[bool, bool, int]:
    """Denied before conflicting before agreed; then by how many speak."""
    row = incident.overview
    return (row.has_denial, row.figures_conflict, row.independent_sources) if row else (False, False, 0)


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
