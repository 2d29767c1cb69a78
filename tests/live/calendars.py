"""A calendar entity, used as the calendar page of Home Assistant's frontend does."""

from datetime import datetime
from typing import Any

from .client import Json
from .home_assistant import HomeAssistant

FOLLOWING = "THISANDFUTURE"


class Calendar:
    """One calendar entity."""

    def __init__(self, ha: HomeAssistant, entity_id: str) -> None:
        self._ha = ha
        self.entity_id = entity_id

    async def events(self, start: datetime, end: datetime) -> list[Json]:
        """Read what takes place between two instants, series expanded."""
        found: list[Json] = await self._ha.rest.get(
            f"/api/calendars/{self.entity_id}", start=start.isoformat(), end=end.isoformat()
        )
        return found

    async def add(self, **event: Any) -> None:
        """Create an event: summary, dtstart, dtend, and what else the dialog asks for."""
        await self._ha.socket.call("calendar/event/create", entity_id=self.entity_id, event=event)

    async def change(self, shown: Json, *, following: bool = False, **fields: Any) -> None:
        """Change an event that ``events`` has shown; an instance alone, or all that follow."""
        kept = {
            "summary": shown["summary"],
            "dtstart": _moment(shown["start"]),
            "dtend": _moment(shown["end"]),
            "description": shown.get("description") or "",
            "location": shown.get("location") or "",
        }
        # The dialog sends the rule along, also when one instance alone is changed.
        if shown.get("rrule"):
            kept["rrule"] = shown["rrule"]
        await self._ha.socket.call(
            "calendar/event/update",
            entity_id=self.entity_id,
            event={**kept, **fields},
            **_which(shown, following=following),
        )

    async def remove(self, shown: Json, *, following: bool = False) -> None:
        """Delete an event that ``events`` has shown; an instance alone, or all that follow."""
        await self._ha.socket.call(
            "calendar/event/delete",
            entity_id=self.entity_id,
            **_which(shown, following=following),
        )


def _moment(value: Json) -> Json:
    return value.get("dateTime") or value["date"]


def _which(shown: Json, *, following: bool) -> Json:
    which = {"uid": shown["uid"]}
    if shown.get("recurrence_id"):
        which["recurrence_id"] = shown["recurrence_id"]
        which["recurrence_range"] = FOLLOWING if following else ""
    return which


async def calendars_by_subentry(ha: HomeAssistant, platform: str) -> dict[str | None, Calendar]:
    """Find the calendar entities of an integration by the subentry they belong to."""
    return {
        entry["config_subentry_id"]: Calendar(ha, entry["entity_id"])
        for entry in await ha.socket.call("config/entity_registry/list")
        if entry["platform"] == platform and entry["entity_id"].startswith("calendar.")
    }
