"""The title of a session as the studio's template makes it, by the names of its people."""

from ..book import clients, people
from ..book.database import Transaction
from ..book.model import Appointment
from .settings import Studio
from .titles import Names, render


def template_title(
    tx: Transaction, studio: Studio, record: Appointment, client_name: str | None = None
) -> str:
    """Return the title that the studio's template gives a record.

    ``client_name``: with this name of the client.
    """
    if client_name is None:
        client = None if record.client_id is None else clients.get_client(tx, record.client_id)
        client_name = "" if client is None else client.name
    person = None if record.staff_id is None else people.get_staff(tx, record.staff_id)
    names = Names(
        session_type=record.session_type or "",
        client=client_name,
        staff="" if person is None else person.name,
        studio=studio.name,
    )
    return render(studio.title_template, names)
