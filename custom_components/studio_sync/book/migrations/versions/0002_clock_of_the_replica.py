"""How the book's clock goes against that of each replica."""

from alembic import op
import sqlalchemy as sa

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the difference in microseconds; none is known yet."""
    op.add_column("replica", sa.Column("clock_ahead", sa.BigInteger(), nullable=True))
