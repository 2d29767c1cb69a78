"""Alembic's entry: run the scripts over the connection that was handed in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"])
context.run_migrations()
