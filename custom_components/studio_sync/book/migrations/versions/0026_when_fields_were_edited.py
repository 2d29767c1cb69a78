"""When fields were edited last, and by which names and in which words replicas keep copies."""

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
    some = sa.text("uid <> ''")
    op.create_index("ix_link_uid", "link", ["uid"], sqlite_where=some, postgresql_where=some)
