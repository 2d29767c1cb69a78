"""Clients who were erased, by id: their copies are known, and do not come back."""

from alembic import op
import sqlalchemy as sa

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "erased_client",
        sa.Column("client_id", sa.Text(), primary_key=True),
        sa.Column("replica_id", sa.Text(), primary_key=True),
        sa.Column("remote_id", sa.Text(), primary_key=True),
    )
