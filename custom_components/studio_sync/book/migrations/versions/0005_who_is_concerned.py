"""What makes an answer cost as much as it holds: a count, indexes, and whom a change concerns."""

from alembic import op
import sqlalchemy as sa

from custom_components.studio_sync.book.appointment_rows import WEEK, bounds
from custom_components.studio_sync.book.codec import load, load_texts
from custom_components.studio_sync.book.model import Appointment

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COUNT = sa.text("UPDATE book SET living = (SELECT count(*) FROM appointment WHERE lives)")
_ASSISTANTS = sa.text("SELECT id, rev, assistant_ids FROM appointment WHERE assistant_ids <> '[]'")
# Who has a pair of what is somebody else's. Too many of them do no harm.
_PAIRS = sa.text(
    "SELECT link.replica_id, link.record_id, appointment.rev FROM link"
    " JOIN appointment ON appointment.id = link.record_id"
    " JOIN replica ON replica.replica_id = link.replica_id"
    " WHERE appointment.staff_id IS NULL OR appointment.staff_id <> replica.staff_id"
)
_FAMILIES = sa.text(
    "SELECT one.id, one.rev, one.staff_id, one.assistant_ids,"
    " whole.id, whole.rev, whole.staff_id, whole.assistant_ids"
    " FROM appointment AS one JOIN appointment AS whole ON whole.id = one.series_id"
    " WHERE one.staff_id IS NULL OR whole.staff_id IS NULL OR one.staff_id <> whole.staff_id"
    " OR one.assistant_ids <> whole.assistant_ids"
)
_CONCERN = sa.text("INSERT INTO concerned VALUES (:owner_id, :record_id, :rev)")
_CANCELLED = sa.text(
    "SELECT id, rev, content FROM appointment WHERE NOT lives AND NOT deleted"
)
_SLOT = sa.text(
    "INSERT INTO slot (owner_id, first, appointment_id, last)"
    " VALUES (:owner_id, :first, :appointment_id, :last)"
)
_SPAN = sa.text(
    "INSERT INTO span (owner_id, last, appointment_id, first, rev)"
    " VALUES (:owner_id, :last, :appointment_id, :first, :rev)"
)
_UNOWNED = (
    " JOIN appointment ON appointment.id = appointment_id WHERE owner_id = '' AND staff_id IS NULL"
    " AND assistant_ids = '[]' AND resource_ids = '[]'"
)


def upgrade() -> None:
    """Add the columns, the table and the indexes, and fill them."""
    op.add_column("book", sa.Column("living", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("book", sa.Column("checked_rev", sa.BigInteger(), nullable=True))
    op.add_column("book", sa.Column("checked_for", sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "concerned",
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("record_id", sa.Text(), nullable=False),
        sa.Column("rev", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("owner_id", "record_id"),
    )
    op.create_index("ix_concerned_rev", "concerned", ["owner_id", "rev"])
    op.create_index("ix_concerned_record", "concerned", ["record_id"])
    op.create_index("ix_appointment_staff", "appointment", ["staff_id", "rev"])
    op.drop_index("ix_appointment_lives", "appointment")
    book = op.get_bind()
    book.execute(_COUNT)
    _note_concerned(book)
    _place(book)


def _note_concerned(book: sa.Connection) -> None:
    """Note whom, besides its staff member, the last change of an appointment concerns."""
    found = {(owner, record): rev for owner, record, rev in book.execute(_PAIRS)}
    for record, rev, assistants in book.execute(_ASSISTANTS):
        found |= {(owner, record): rev for owner in load_texts(assistants)}
    for one, rev, staff, others, whole, whole_rev, leads, helps in book.execute(_FAMILIES):
        found |= {(owner, one): rev for owner in (leads, *load_texts(helps)) if owner}
        found |= {(owner, whole): whole_rev for owner in (staff, *load_texts(others)) if owner}
    rows = [
        {"owner_id": owner, "record_id": record, "rev": rev}
        for (owner, record), rev in found.items()
    ]
    if rows:
        book.execute(_CONCERN, rows)


def _place(book: sa.Connection) -> None:
    """Put what is cancelled, and what is nobody's, where it can be looked up by its time."""
    book.execute(
        sa.text(
            "INSERT INTO slot (owner_id, first, appointment_id, last)"
            f" SELECT '\\:nobody', first, appointment_id, last FROM slot{_UNOWNED}"  # noqa: S608
        )
    )
    book.execute(
        sa.text(
            "INSERT INTO span (owner_id, last, appointment_id, first, rev)"
            f" SELECT '\\:nobody', last, appointment_id, first, span.rev FROM span{_UNOWNED}"  # noqa: S608
        )
    )
    for name, rev, content in book.execute(_CANCELLED).all():
        record = Appointment(id=name, content=load(content))
        first, last = bounds(record)
        row = {"owner_id": ":cancelled", "appointment_id": name, "first": first, "last": last}
        if record.content.recurrence or last - first > WEEK:
            book.execute(_SPAN, row | {"rev": rev})
        else:
            book.execute(_SLOT, row)
