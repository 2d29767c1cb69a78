"""Rooms and numbers are shown in calendars: the next run of each compares what it shows."""

from alembic import op
import sqlalchemy as sa

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Have all pairs of calendars compared once, which changes no edit of anybody's."""
    op.execute(
        sa.text("UPDATE replica SET staff_id = '' WHERE replica_id NOT LIKE :contacts").bindparams(
            contacts="%:contacts"
        )
    )
