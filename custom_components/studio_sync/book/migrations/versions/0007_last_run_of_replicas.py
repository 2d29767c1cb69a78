"""When the last run with each replica took place, by that one's clock."""

from alembic import op
import sqlalchemy as sa

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the time in microseconds; none is known until the next run."""
    op.add_column("replica", sa.Column("last_run", sa.BigInteger(), nullable=True))
