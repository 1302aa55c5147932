"""`reportedly rebuild`: a ledger restored from what its log and contents say."""

from typing import Annotated

import typer

from reportedly.cli.data_output import standard_output
from reportedly.cli.messages import progress
from reportedly.errors import UsageError


def rebuild(
    source: Annotated[str, typer.Argument(metavar="SOURCE", help="The ledger to restore from: a path or URL.")],
    ledger: Annotated[str, typer.Option("--ledger", metavar="PATH|URL", help="The new ledger; it must be empty.")],
) -> int:
    """Make a new ledger from the log and the contents of another; of its other tables nothing is read.

    No reader model is needed, because the log carries whole readings. This restores a ledger whose rows were lost or
    damaged, and moves one between SQLite and PostgreSQL. It stops at the first entry that is not as it was written.

    For example:

      reportedly rebuild damaged.db --ledger restored.db

      reportedly rebuild reportedly.db --ledger postgresql+psycopg://localhost/reportedly
    """
    from reportedly.ledger.database import Database
    from reportedly.ledger.ledger import Ledger
    from reportedly.ledger.restoring import restore

    database = Database(source)
    if database.file is not None and not database.file.is_file():
        raise UsageError(f"{source}: no ledger there; name the one to restore from")
    with progress("rebuilding"), Ledger.open(ledger, create=True) as target:
        with database.reading() as connection:
            entries = restore(connection, target)
        database.close()
        with target.view() as view:
            counts = view.counts()
        name = target.name
    with standard_output() as out:
        out.write(f"{name}: restored {entries:,} log entries, {counts.reports:,} reports, {counts.claims:,} claims\n")
    return 0
