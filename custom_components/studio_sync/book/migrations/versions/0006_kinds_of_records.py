"""The kind of the record, where the sync of any kind keeps something of it."""

from alembic import op
import sqlalchemy as sa

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; until now there were appointments only."""
    for table in ("link", "entry", "conflict", "aside"):
        op.add_column(
            table,
            sa.Column("record_kind", sa.Text(), nullable=False, server_default="appointment"),
        )
