"""Version 2: which claims are of an event that may last beyond its first day, for servers that plan by statistics."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column, and say of every claim that is there what its days say."""
    op.add_column("claims", sa.Column("is_lasting", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.execute("UPDATE claims SET is_lasting = TRUE WHERE last_day > day")
    op.create_index(
        "claims_that_last",
        "claims",
        ["last_day"],
        unique=False,
        sqlite_where=sa.text("is_lasting"),
        postgresql_where=sa.text("is_lasting"),
    )
