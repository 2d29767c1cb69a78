"""What clients are found by, with an index of every three letters in SQLite."""

from itertools import batched

from alembic import op
import sqlalchemy as sa

from custom_components.studio_sync.book.client_search import words_of
from custom_components.studio_sync.book.codec import load_contact

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_CLIENTS = sa.text("SELECT id, content, number FROM client WHERE NOT deleted")
_STORE = sa.text("INSERT INTO client_words (client_id, words) VALUES (:client_id, :words)")
_OUT = "INSERT INTO client_text (client_text, rowid, words) VALUES ('delete', old.number, old.words)"
_IN = "INSERT INTO client_text (rowid, words) VALUES (new.number, new.words)"
_FULL_TEXT = (
    # https://www.sqlite.org/fts5.html §4.4.3 (the table has the texts), §4.3.4, §6.11
    "CREATE VIRTUAL TABLE client_text USING fts5(words, content='client_words',"
    " content_rowid='number', tokenize='trigram')",
    "INSERT INTO client_text (client_text, rank) VALUES ('secure-delete', 1)",
    f"CREATE TRIGGER client_words_new AFTER INSERT ON client_words BEGIN {_IN}; END",
    f"CREATE TRIGGER client_words_gone AFTER DELETE ON client_words BEGIN {_OUT}; END",
    "CREATE TRIGGER client_words_changed AFTER UPDATE OF words ON client_words"
    f" BEGIN {_OUT}; {_IN}; END",
)
_MANY = 1_000


def upgrade() -> None:
    """Make the tables, and fill them."""
    book = op.get_bind()
    op.create_table(
        "client_words",
        sa.Column(
            "number", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
        ),
        sa.Column("client_id", sa.Text(), sa.ForeignKey("client.id"), nullable=False, unique=True),
        sa.Column("words", sa.Text(), nullable=False),
    )
    if book.dialect.name == "sqlite":
        for statement in _FULL_TEXT:
            book.exec_driver_sql(statement)
    for some in batched(book.execute(_CLIENTS).all(), _MANY, strict=False):
        book.execute(
            _STORE,
            [
                {"client_id": row.id, "words": words_of(load_contact(row.content), row.number)}
                for row in some
            ],
        )
