"""A start that the rule of a series does not name is no more one of its COUNT: it ends later."""

from alembic import op
import sqlalchemy as sa

from custom_components.studio_sync.book.appointment_rows import bounds
from custom_components.studio_sync.book.codec import load
from custom_components.studio_sync.book.model import Appointment

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_COUNTED = sa.text(
    "SELECT DISTINCT span.appointment_id, appointment.content FROM span"
    " JOIN appointment ON appointment.id = span.appointment_id"
    " WHERE appointment.content LIKE '%COUNT=%'"
)
_END = sa.text("UPDATE span SET last = :last WHERE appointment_id = :id")


def upgrade() -> None:
    """Compute again when they end, which is used to find them."""
    book = op.get_bind()
    for name, content in book.execute(_COUNTED).all():
        _, last = bounds(Appointment(id=name, content=load(content)))
        book.execute(_END, {"id": name, "last": last})
