"""When fields were edited last, by which names and in which words replicas keep copies.

And whether what a plan was held for was to be done.
"""

from alembic import op
import sqlalchemy as sa

revision = "0026"
down_revision = "0025"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns: of what is there nothing is known yet."""
    for table, name in (
        ("appointment", "edited"),
        ("client", "edited"),
        ("link", "uid"),
        ("link", "kept"),
    ):
        op.add_column(table, sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.add_column(
        "held_decision",
        sa.Column("applied", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    some = sa.text("uid <> ''")
    op.create_index("ix_link_uid", "link", ["uid"], sqlite_where=some, postgresql_where=some)
