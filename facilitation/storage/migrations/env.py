"""How Alembic runs here: on the connection it is given, in one transaction."""

from alembic import context

from facilitation.storage.accounts_tables import organiser

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=organiser.metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=False,
)
with context.begin_transaction():
    context.run_migrations()
