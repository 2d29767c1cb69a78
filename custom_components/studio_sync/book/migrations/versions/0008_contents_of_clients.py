"""Clients with all that a contact has, their own number, and photos."""

from alembic import op
import sqlalchemy as sa

from custom_components.studio_sync.book.codec import dump_contact, load_texts
from custom_components.studio_sync.formats.contact import Contact, Labelled, PostalAddress

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_FORMER = ("emails", "phones", "address", "notes")
_CLIENTS = sa.text("SELECT id, name, emails, phones, address, notes FROM client")
_STORE = sa.text("UPDATE client SET content = :content WHERE id = :id")


def upgrade() -> None:
    """Make the columns for what is known of a client one, and add the table of photos."""
    for name, default in (("content", ""), ("photo", ""), ("number", ""), ("origin", "studio")):
        op.add_column("client", sa.Column(name, sa.Text(), nullable=False, server_default=default))
    book = op.get_bind()
    rows = [
        {"id": row.id, "content": dump_contact(_contact(row))}
        for row in book.execute(_CLIENTS).all()
    ]
    if rows:
        book.execute(_STORE, rows)
    for name in _FORMER:
        op.drop_column("client", name)
    op.create_index(
        "ix_client_name",
        "client",
        ["name", "id"],
        sqlite_where=sa.text("NOT deleted"),
        postgresql_where=sa.text("NOT deleted"),
    )
    op.create_index(
        "ix_client_photo",
        "client",
        ["photo"],
        sqlite_where=sa.text("photo <> ''"),
        postgresql_where=sa.text("photo <> ''"),
    )
    op.create_index(
        "ix_client_tombstone",
        "client",
        ["changed_at"],
        sqlite_where=sa.text("deleted"),
        postgresql_where=sa.text("deleted"),
    )
    op.create_table(
        "photo",
        sa.Column("key", sa.Text(), primary_key=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
    )


def _contact(row: sa.Row[tuple[str, ...]]) -> Contact:
    """Return what a row says; the first of a list was the preferred one, as its order says."""
    return Contact(
        name=row.name,
        emails=tuple(Labelled(value=each) for each in load_texts(row.emails)),
        phones=tuple(Labelled(value=each) for each in load_texts(row.phones)),
        addresses=(PostalAddress(text=row.address),) if row.address else (),
        notes=row.notes,
    )
