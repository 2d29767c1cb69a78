"""What one run did, item by item: some of it at a time."""

from typing import Final

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.json import JsonObjectType
import probatio as vol

from ..book import journal, people
from ..book.database import Transaction
from ..book.replicas import origin_of
from ..entries.roles import Need
from ..scheduling.history import lines_of
from ..services.response import line_json
from ..services.studio_access import StudioAccess
from .commands import Message, async_register

MOST: Final = 200
"""Lines that are told at once."""


@callback
def async_register_run(hass: HomeAssistant) -> None:
    """Register ``studio_sync/sync/run``."""
    asked = {vol.Required("run_id"): str, vol.Optional("offset", default=0): vol.Range(min=0)}
    async_register(hass, "sync/run", asked, _run, Need.OWNER)


async def _run(access: StudioAccess, connection: ActiveConnection, msg: Message) -> None:

    def work(tx: Transaction) -> JsonObjectType:
        found, number = journal.page(tx, msg["run_id"], msg["offset"], MOST)
        groups = {each.id: each.name for each in people.groups(tx)}
        lines = lines_of(tx, found, groups)
        return {
            "number": number,
            "there": origin_of(found[0].replica_id if found else "").value,
            "lines": [
                line_json(each, entry.replica_id, access.studio, shown=True)
                for each, entry in zip(lines, found, strict=True)
            ],
        }

    connection.send_result(msg["id"], await access.read(work))
