"""Words of clients that are found without the marks in them: K-0042 by ``k0042``."""

from itertools import batched

from alembic import op
import sqlalchemy as sa

from custom_components.studio_sync.book.client_search import words_of
from custom_components.studio_sync.book.codec import load_contact

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_CLIENTS = sa.text("SELECT id, content, number FROM client WHERE NOT deleted")
_STORE = sa.text("UPDATE client_words SET words = :words WHERE client_id = :key")
_MANY = 1_000


def upgrade() -> None:
    """Write the words again."""
    book = op.get_bind()
    for some in batched(book.execute(_CLIENTS).all(), _MANY, strict=False):
        book.execute(
            _STORE,
            [
                {"key": row.id, "words": words_of(load_contact(row.content), row.number)}
                for row in some
            ],
        )
