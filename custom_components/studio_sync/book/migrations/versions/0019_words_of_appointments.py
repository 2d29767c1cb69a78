"""What appointments are found by, in the index of the studio's own calendar."""

from alembic import op
import sqlalchemy as sa

from custom_components.studio_sync.book.appointment_rows import words_of
from custom_components.studio_sync.book.codec import load

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_MANY = 1_000


def upgrade() -> None:
    """Add the columns, and fill those of the studio's calendar."""
    book = op.get_bind()
    for name in ("slot", "span"):
        op.add_column(name, sa.Column("words", sa.Text(), nullable=False, server_default=""))
        read = sa.text(
            f"SELECT appointment_id, content FROM {name} JOIN appointment ON id = appointment_id"
            " WHERE owner_id = '' AND appointment_id > :after ORDER BY appointment_id LIMIT :most"
        )
        store = sa.text(
            f"UPDATE {name} SET words = :words WHERE appointment_id = :key AND owner_id = ''"
        )
        after = ""
        while rows := book.execute(read, {"after": after, "most": _MANY}).all():
            given = [{"key": row.appointment_id, "words": words_of(load(row.content))} for row in rows]
            book.execute(store, given)
            after = rows[-1].appointment_id
