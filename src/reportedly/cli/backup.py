"""`reportedly backup`: a copy of the ledger, taken while others write."""

from pathlib import Path
from typing import Annotated

import typer

from reportedly.cli.data_output import standard_output
from reportedly.cli.ledger_option import LedgerOption, opened_ledger
from reportedly.cli.messages import progress


def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The new file; it is a ledger itself.")],
    ledger: LedgerOption = None,
) -> int:
    """Copy the ledger as it is at this moment into a new file; nobody has to stop writing for it.

    The copy is a SQLite ledger, also of one that is kept in PostgreSQL.
    """
    from reportedly.ledger.backing_up import back_up

    with opened_ledger(ledger) as opened, progress("copying"):
        back_up(opened, target)
        name = opened.name
    with standard_output() as out:
        out.write(f"{name}: copied to {target}\n")
    return 0
