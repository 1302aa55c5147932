"""Which version a ledger's tables have, and bringing them up to date; Alembic is loaded only where it is needed."""

from sqlalchemy import Connection, inspect, text

from reportedly.errors import LedgerError
from reportedly.ledger.tables import SCHEMA_VERSION

VERSION_TABLE = "ledger_version"


def version_of(connection: Connection) -> str | None:
    """The version of the tables; None where there is no ledger."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    version: str | None = connection.scalar(text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608 - a constant
    return version


def migrate(connection: Connection, name: str, to: str = SCHEMA_VERSION) -> None:
    """Bring the tables to version `to` within the caller's transaction; a new ledger gets them all.

    Raises:
        LedgerError: when the ledger is of a newer version than this program knows; it begins with `name`.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config()
    config.set_main_option("script_location", "reportedly.ledger:migrations")
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, to)
    except CommandError:
        raise LedgerError(
            f"{name}: made by a newer version of Reportedly ({version_of(connection)}); update Reportedly"
        ) from None
