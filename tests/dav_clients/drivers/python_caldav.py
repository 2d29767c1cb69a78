"""Drives python-caldav; ``driver.py`` tells how it is talked to."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
import json
import sys

import caldav
from caldav.lib.error import DAVError


class Calendar:
    """The calendar of an account, and the events that were read from it."""

    def connect(self, *, address: str, user: str, password: str) -> None:
        """Find the principal's one calendar."""
        client = caldav.DAVClient(url=address, username=user, password=password)
        (self.calendar,) = client.principal().calendars()
        self.events: dict[str, caldav.Event] = {}
        self.sync()

    def sync(self) -> None:
        """Read all events."""
        events = self.calendar.events()
        self.events = {str(event.icalendar_component["SUMMARY"]): event for event in events}

    def items(self) -> dict[str, str]:
        """Tell when each begins."""
        return {title: self._start(event) for title, event in self.events.items()}

    def create(self, *, title: str, detail: str) -> None:
        """Save a new event."""
        start = datetime.fromisoformat(detail).replace(tzinfo=UTC)
        end = start + timedelta(hours=1)
        self.events[title] = self.calendar.add_event(summary=title, dtstart=start, dtend=end)

    def rename(self, *, title: str, new: str) -> None:
        """Save an event with another summary."""
        event = self.events[title]
        event.icalendar_component["SUMMARY"] = new
        event.save()
        self.events[new] = self.events.pop(title)

    def delete(self, *, title: str) -> None:
        """Delete an event."""
        self.events.pop(title).delete()

    def follow(self) -> list[str]:
        """Read all events with a sync token; tell their titles."""
        self.followed = self.calendar.get_objects_by_sync_token(
            load_objects=True, disable_fallback=True
        )
        return self._followed()

    def catch_up(self) -> dict[str, object]:
        """Ask by the token what has changed; tell that, and what there is now, by titles."""
        try:
            changed, gone = self.followed.sync()
        except (DAVError, OSError) as error:
            return {"failed": repr(error), "held": self._followed()}
        # So begin tokens that the library makes itself when the server takes its own no more.
        if str(self.followed.sync_token).startswith("fake-"):
            raise ValueError("the sync token was refused")
        return {"changed": _titles(changed), "gone": len(gone), "held": self._followed()}

    def _followed(self) -> list[str]:
        return _titles(self.followed)

    @staticmethod
    def _start(event: caldav.Event) -> str:
        start = event.icalendar_component["DTSTART"].dt
        if not isinstance(start, datetime):
            return f"{start:%Y-%m-%d}"
        return f"{start.astimezone(UTC):%Y-%m-%dT%H:%M}"


def _titles(events: Iterable[caldav.Event]) -> list[str]:
    return sorted(str(event.icalendar_component["SUMMARY"]) for event in events)


def main() -> None:
    """Do one command after the other, until there are no more."""
    calendar = Calendar()
    for line in sys.stdin:
        command = json.loads(line)
        try:
            answer = {"ok": getattr(calendar, command.pop("do"))(**command)}
        except DAVError as error:
            if error.status not in (403, 412):
                raise
            answer = {"refused": repr(error)}
        print(json.dumps(answer), flush=True)


main()
