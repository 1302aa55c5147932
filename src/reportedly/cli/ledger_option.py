"""Which ledger a command works on."""

from typing import TYPE_CHECKING, Annotated

import typer

from reportedly.settings import default_ledger

if TYPE_CHECKING:
    from reportedly.ledger.ledger import Ledger

LedgerOption = Annotated[
    str | None,
    typer.Option(
        "--ledger",
        metavar="PATH|URL",
        help="A file (SQLite) or postgresql+psycopg://…; else $REPORTEDLY_LEDGER, else reportedly.db here.",
    ),
]


def opened_ledger(location: str | None, *, create: bool = False) -> "Ledger":
    """The ledger at `location`, or the one that holds where none is named.

    Raises:
        LedgerError: when there is none, unless `create` makes one.
    """
    from reportedly.ledger.ledger import Ledger

    return Ledger.open(location or default_ledger(), create=create)
