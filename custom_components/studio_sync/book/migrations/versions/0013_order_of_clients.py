"""The folded names of clients, by which those that are found are ordered."""

from itertools import batched

from alembic import op
import sqlalchemy as sa

from custom_components.studio_sync.book.client_search import words_of
from custom_components.studio_sync.book.codec import load_contact
from custom_components.studio_sync.formats.folding import fold

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

_CLIENTS = sa.text("SELECT id, content, number FROM client WHERE NOT deleted")
_STORE = sa.text("UPDATE client_words SET name = :name, words = :words WHERE client_id = :key")
_MANY = 1_000


def upgrade() -> None:
    """Add the names; the words of a client now end with a space, as each of them begins."""
    op.add_column("client_words", sa.Column("name", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_client_words_name", "client_words", ["name", "client_id"])
    book = op.get_bind()
    for some in batched(book.execute(_CLIENTS).all(), _MANY, strict=False):
        contacts = [(row.id, load_contact(row.content), row.number) for row in some]
        book.execute(
            _STORE,
            [
                {"key": key, "name": fold(contact.name), "words": words_of(contact, number)}
                for key, contact, number in contacts
            ],
        )
