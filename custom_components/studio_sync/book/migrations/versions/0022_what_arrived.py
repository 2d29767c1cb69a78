"""What arrived from phones and Google and is nobody's session, where it is looked up by its time."""

from alembic import op
import sqlalchemy as sa

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

_ARRIVED = (
    " WHERE owner_id = '' AND appointment_id IN (SELECT id FROM appointment"
    " WHERE origin IN ('phone', 'google') AND kind = 'appointment' AND client_id IS NULL)"
)


def upgrade() -> None:
    """Copy the rows of the studio's calendar, in which it is already."""
    op.execute(
        sa.text(
            "INSERT INTO slot (owner_id, first, appointment_id, last)"
            f" SELECT '\\:arrived', first, appointment_id, last FROM slot{_ARRIVED}"  # noqa: S608
        )
    )
    op.execute(
        sa.text(
            "INSERT INTO span (owner_id, last, appointment_id, first, rev)"
            f" SELECT '\\:arrived', last, appointment_id, first, rev FROM span{_ARRIVED}"  # noqa: S608
        )
    )
