"""Pairs of clients who are not the same person, as somebody said."""

from alembic import op
import sqlalchemy as sa

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "client_apart",
        sa.Column("one_id", sa.Text(), primary_key=True),
        sa.Column("other_id", sa.Text(), primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_client_apart_other_id", "client_apart", ["other_id"])
