"""What phones call things and wrote in them, and from which rev on the book can tell changes."""

from alembic import op
import sqlalchemy as sa

from custom_components.studio_sync.book.codec import load_texts

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_RESOURCES = sa.text(
    "SELECT id, rev, series_id, resource_ids FROM appointment WHERE resource_ids NOT IN ('', '[]')"
)
_SERIES = sa.text("SELECT id, rev FROM appointment WHERE series_id IS NULL")
_CONCERN = sa.text(
    "INSERT INTO concerned VALUES (:owner_id, :record_id, :rev)"
    " ON CONFLICT (owner_id, record_id) DO UPDATE SET rev = excluded.rev"
)


def upgrade() -> None:
    """Add the columns and tables, and note which resources the last changes concern."""
    for name in ("forgotten_rev", "forgotten_clients_rev"):
        column = sa.Column(name, sa.BigInteger(), nullable=False, server_default="0")
        op.add_column("book", column)
    op.create_table(
        "book_life",
        sa.Column(
            "number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), primary_key=True
        ),
        sa.Column("life", sa.Text(), nullable=False),
        sa.Column("since_rev", sa.BigInteger(), nullable=False),
    )
    op.create_table(
        "phone_item",
        sa.Column("calendar", sa.Text(), primary_key=True),
        sa.Column("record_id", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("text_etag", sa.Text(), nullable=False),
        sa.Column("made_from", sa.Text(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
    )
    op.create_index("ix_phone_item_name", "phone_item", ["calendar", "name"], unique=True)
    op.create_index("ix_phone_item_rev", "phone_item", ["calendar", "rev"])
    op.create_index("ix_phone_item_record", "phone_item", ["record_id"])
    op.create_index("ix_phone_item_uid", "phone_item", ["uid"])
    op.create_table(
        "phone_property",
        sa.Column("access_id", sa.Text(), primary_key=True),
        sa.Column("collection", sa.Text(), primary_key=True),
        sa.Column("name", sa.Text(), primary_key=True),
        sa.Column("value", sa.Text(), nullable=False),
    )
    _note_resources(op.get_bind())


def _note_resources(book: sa.Connection) -> None:
    """Note the resources of each appointment, and of an exception and its series each other's."""
    every = book.execute(_RESOURCES).all()
    revs = {record: rev for record, rev in book.execute(_SERIES)} if every else {}  # noqa: C416
    own = {record: load_texts(resources) for record, _, _, resources in every}
    found = {(owner, record): rev for record, rev, _, _ in every for owner in own[record]}
    for record, _, series, _ in every:
        if series is not None:
            found |= {(owner, series): revs[series] for owner in own[record]}
    of_series = {record for record, _, series, _ in every if series is None}
    exceptions = sa.text("SELECT id, rev, series_id FROM appointment WHERE series_id IS NOT NULL")
    for record, rev, series in book.execute(exceptions).all() if of_series else ():
        if series in of_series:
            found |= {(owner, record): rev for owner in own[series]}
    rows = [
        {"owner_id": owner, "record_id": record, "rev": rev}
        for (owner, record), rev in found.items()
    ]
    if rows:
        book.execute(_CONCERN, rows)
