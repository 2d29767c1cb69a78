"""The kinds of records that are kept in step, by the names that conflicts and journals have."""

from collections.abc import Mapping
from typing import Any, Final

from ..book.model import Appointment, Client
from ..sync.calendar.kind import APPOINTMENTS
from ..sync.contacts.kind import clients_kind
from ..sync.sync_kind import SyncKind

type Kept = Appointment | Client
"""A record that the studio keeps."""

KINDS: Final[Mapping[str, SyncKind[Any, Any]]] = {
    each.name: each for each in (APPOINTMENTS, clients_kind())
}
