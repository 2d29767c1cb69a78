"""What stands in the diary, as lists for people."""

from dataclasses import dataclass
from datetime import datetime

from ..book import clients, people
from ..book.database import Transaction
from ..book.diary import Instance, window
from .errors import EndBeforeStart, UnknownResource, UnknownStaff
from .studio import Studio
from .suggest import Suggestion, suggest

MAX_ENTRIES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One entry of a list: the instance, its client's name (empty: unlinked).

    ``suggestions`` name clients for an unlinked one, the best first.
    """

    instance: Instance
    client: str = ""
    suggestions: tuple[Suggestion, ...] = ()


def listing(
    tx: Transaction,
    studio: Studio,
    start: datetime,
    end: datetime,
    *,
    staff_id: str | None = None,
    resource_id: str | None = None,
    unlinked: bool = False,
    suggestions: bool = False,
) -> list[Listed]:
    """Return what stands between two instants, by start; cancelled ones are left out.

    ``staff_id`` and ``resource_id`` narrow it to where they take part (both: both do),
    ``unlinked`` to those without a client. ``suggestions``: look for their clients, too.
    At most ``MAX_ENTRIES``. Raises EndBeforeStart, UnknownStaff, UnknownResource.
    """
    if end <= start:
        raise EndBeforeStart
    if staff_id is not None and people.get_staff(tx, staff_id) is None:
        raise UnknownStaff(id=staff_id)
    if resource_id is not None and people.get_resource(tx, resource_id) is None:
        raise UnknownResource("resource_id", id=resource_id)
    found: list[Listed] = []
    names: dict[str, str] = {}
    for each in window(tx, start, end, staff_id or resource_id, zone=studio.zone):
        record = each.appointment
        if resource_id is not None and resource_id not in record.resource_ids:
            continue
        if unlinked and record.client_id is not None:
            continue
        if len(found) == MAX_ENTRIES:
            break
        found.append(
            Listed(
                instance=each,
                client=_client_name(tx, names, record.client_id),
                suggestions=(
                    suggest(tx, studio, record) if suggestions and record.client_id is None else ()
                ),
            )
        )
    return found


def _client_name(tx: Transaction, names: dict[str, str], client_id: str | None) -> str:
    if client_id is None:
        return ""
    if client_id not in names:
        client = clients.get_client(tx, client_id)
        names[client_id] = "" if client is None else client.name
    return names[client_id]
