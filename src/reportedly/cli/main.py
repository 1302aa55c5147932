"""The command `reportedly`: its verbs, its version, and how errors become exit statuses."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from reportedly import __version__
from reportedly.cli.add import add
from reportedly.cli.backup import backup
from reportedly.cli.changes import changes
from reportedly.cli.compare import compare
from reportedly.cli.demo import demo
from reportedly.cli.erase import erase
from reportedly.cli.evaluate import evaluate
from reportedly.cli.export import export
from reportedly.cli.incidents import incidents
from reportedly.cli.link import link
from reportedly.cli.log import log
from reportedly.cli.messages import fail
from reportedly.cli.read import read
from reportedly.cli.rebuild import rebuild
from reportedly.cli.reindex import reindex
from reportedly.cli.review import review
from reportedly.cli.schema import schema
from reportedly.cli.search import search
from reportedly.cli.serve import serve
from reportedly.cli.show import show
from reportedly.cli.verify import verify
from reportedly.errors import LedgerError, ReportedlyError, UnreadableReportError

USAGE = 2
FAILED = 1
INTERRUPTED = 130

app = typer.Typer(
    name="reportedly",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,  # plain help: loading rich for it costs more than the help itself
    pretty_exceptions_enable=False,
)
app.command()(read)
app.command()(schema)
app.command()(evaluate)
app.command()(demo)
app.command()(add)
app.command()(search)
app.command()(export)
app.command()(log)
app.command()(verify)
app.command()(backup)
app.command()(rebuild)
app.command()(reindex)
app.command()(erase)
app.command()(serve)
app.command()(link)
app.command()(incidents)
app.command()(show)
app.command()(compare)
app.command()(changes)
app.command()(review)


def _show_version(wanted: bool) -> None:  # noqa: FBT001 - the form that typer calls
    if wanted:
        typer.echo(f"reportedly {__version__}")
        raise typer.Exit


@app.callback()
def reportedly(
    context: typer.Context,
    *,
    version: Annotated[  # noqa: ARG001 - acted on by its callback
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Read news reports and show who says what happened."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run() -> None:
    """Run the command and leave with its exit status."""
    sys.exit(status_of(sys.argv[1:]))


def status_of(arguments: Sequence[str]) -> int:
    """Run the command with `arguments`.

    Gives 0 when all went well, 1 when a report or the ledger failed, 2 when the call cannot be meant.
    An error that we raise on purpose, or that the machine gives (a full disk), is one line on standard error.
    """
    try:
        return int(app(list(arguments), standalone_mode=False) or 0)
    except typer.TyperException as error:
        fail(f"{error.format_message()} (see reportedly --help)")
        return USAGE
    except (UnreadableReportError, LedgerError) as error:
        fail(str(error))
        return FAILED
    except ReportedlyError as error:
        fail(str(error))
        return USAGE
    except OSError as error:
        fail(f"{error.filename or 'output'}: {error.strerror or error}; check space and permissions")
        return FAILED
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
