"""When the version of a copy was made that is known of it, by its replica's clock."""

from alembic import op
import sqlalchemy as sa

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the time in microseconds; none is known until the next write or reading."""
    op.add_column("link", sa.Column("updated", sa.BigInteger(), nullable=True))
