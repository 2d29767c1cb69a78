"""An index of the pairs of which the other side holds less of a text."""

from alembic import op
import sqlalchemy as sa

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the index."""
    which = sa.text("state = 'cut'")
    op.create_index(
        "ix_link_cut",
        "link",
        ["state", "replica_id"],
        sqlite_where=which,
        postgresql_where=which,
    )
