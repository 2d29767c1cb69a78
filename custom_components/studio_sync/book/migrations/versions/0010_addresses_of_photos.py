"""Where the photos of clients are in a replica, so that none is read or sent twice."""

from alembic import op
import sqlalchemy as sa

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "photo_address",
        sa.Column("replica_id", sa.Text(), primary_key=True),
        sa.Column("remote_id", sa.Text(), primary_key=True),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("photo", sa.Text(), nullable=False),
    )
