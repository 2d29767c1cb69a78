"""What people decided on held plans, so that it can be taken back after a restart."""

from alembic import op
import sqlalchemy as sa

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "held_decision",
        sa.Column("replica_id", sa.Text(), primary_key=True),
        sa.Column("digest", sa.Text(), primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("record_ids", sa.Text(), nullable=False),
    )
    op.create_index("ix_held_decision_at", "held_decision", ["at"])
