"""Home Assistant's calendar page, for tests of the calendars."""

from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .ha_fixtures import House
from .moments import today


class Page:
    """Home Assistant's calendar page, by its websocket commands."""

    def __init__(self, hass: HomeAssistant, socket: Any) -> None:
        """Open it."""
        self.hass = hass
        self.socket = socket

    async def call(self, command: str, entity: str, **data: Any) -> dict[str, Any]:
        """Send a command and return its answer."""
        await self.socket.send_json_auto_id(
            {"type": f"calendar/event/{command}", "entity_id": entity, **data}
        )
        return await self._next("result")

    async def create(self, entity: str, title: str, start: Any, end: Any, **more: Any) -> None:
        """Make an event."""
        event = {"summary": title, "dtstart": str(start), "dtend": str(end), **more}
        answer = await self.call("create", entity, event=event)
        assert answer["success"], answer

    async def update(self, entity: str, shown: dict[str, Any], **changes: Any) -> dict[str, Any]:
        """Change an event that is shown."""
        event = {
            "summary": shown["summary"],
            "dtstart": shown["start"],
            "dtend": shown["end"],
            **({"rrule": shown["rrule"]} if "rrule" in shown else {}),
        }
        where = {k: changes.pop(k) for k in ("recurrence_id", "recurrence_range") if k in changes}
        return await self.call("update", entity, uid=shown["uid"], event=event | changes, **where)

    async def delete(self, entity: str, shown: dict[str, Any], **where: Any) -> dict[str, Any]:
        """Delete an event that is shown."""
        return await self.call("delete", entity, uid=shown["uid"], **where)

    async def shown(
        self, entity: str, days: int = 60, *, after: datetime | None = None
    ) -> list[dict[str, Any]]:
        """Return what the page shows of the coming days, or of those after a moment."""
        begin = after or dt_util.as_local(today())
        await self.socket.send_json_auto_id(
            {
                "type": "calendar/event/subscribe",
                "entity_id": entity,
                "start": begin.isoformat(),
                "end": (begin + timedelta(days=days)).isoformat(),
            }
        )
        result = await self._next("result")
        update = await self._next("event")
        await self.socket.send_json_auto_id(
            {"type": "unsubscribe_events", "subscription": result["id"]}
        )
        assert (await self._next("result"))["success"]
        events: list[dict[str, Any]] = update["event"]["events"]
        return events

    async def _next(self, kind: str) -> dict[str, Any]:
        """Return the next message of a kind; a change may push further events in between."""
        while True:
            message: dict[str, Any] = await self.socket.receive_json()
            if message["type"] == kind:
                return message


@pytest.fixture
async def studio(house: House) -> StudioEntry:
    """Return a studio with Anna and a room, and no Google account."""
    entry = await house.add_studio()
    await house.add_person(entry, "staff", "Anna")
    await house.add_person(entry, "resource", "Blue room")
    return entry


@pytest.fixture
async def page(
    studio: StudioEntry, hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> Page:
    """Return the calendar page of that studio's Home Assistant."""
    return Page(hass, await hass_ws_client(hass))


def at(days: int, hour: int) -> datetime:
    """Return an hour of a coming day, in the studio's zone."""
    return (dt_util.as_local(today()) + timedelta(days=days)).replace(
        hour=hour, minute=0, second=0, microsecond=0
    )
