"""When a client last changed in what calendars show of it, so that other changes fetch nothing."""

from alembic import op
import sqlalchemy as sa

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column: until now every change counted."""
    op.add_column(
        "client", sa.Column("shown_rev", sa.BigInteger(), server_default="0", nullable=False)
    )
    op.execute(sa.text("UPDATE client SET shown_rev = rev"))
    op.create_index("ix_client_shown_rev", "client", ["shown_rev"])
