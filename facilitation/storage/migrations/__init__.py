"""Alembic migrations: the tables' history, forward only."""
