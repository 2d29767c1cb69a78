"""What people answered to questions can be undone after a restart: by its run, and its pair."""

from alembic import op
import sqlalchemy as sa

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns and the index."""
    for name in ("run_id", "links"):
        op.add_column("conflict", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_index(
        "ix_conflict_run", "conflict", ["run_id"], sqlite_where=sa.text("run_id != ''")
    )
