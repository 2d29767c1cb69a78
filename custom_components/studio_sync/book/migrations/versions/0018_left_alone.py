"""What arrived and is nobody's session, as a person said; and closed questions by their time."""

from alembic import op
import sqlalchemy as sa

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table and the indexes."""
    op.create_table(
        "left_alone",
        sa.Column("record_id", sa.Text(), primary_key=True),
        sa.Column("at", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_left_alone_at", "left_alone", ["at"])
    op.create_index(
        "ix_conflict_closed",
        "conflict",
        ["closed_at"],
        sqlite_where=sa.text("closed_at IS NOT NULL"),
    )
