"""Who was in a group of clients, so that a phone that holds the group is told who left it."""

from alembic import op
import sqlalchemy as sa

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "former_member",
        sa.Column("group_id", sa.Text(), primary_key=True),
        sa.Column("client_id", sa.Text(), primary_key=True),
        sa.Column("rev", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_former_member_rev", "former_member", ["group_id", "rev"])
    op.create_index("ix_former_member_client", "former_member", ["client_id"])
