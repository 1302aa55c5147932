"""What Alembic runs: the steps on the connection that `migrating.py` hands over, in its transaction."""

from alembic import context

from reportedly.ledger.migrating import VERSION_TABLE
from reportedly.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    transactional_ddl=True,
)
context.run_migrations()
