"""Events as they are sent to the emulator."""

from datetime import datetime
from zoneinfo import ZoneInfo

from tests.google_emulator.wire import JsonObject

BERLIN = ZoneInfo("Europe/Berlin")
TEN = datetime(2026, 12, 1, 10, tzinfo=BERLIN)


def timed(event_id: str | None = None, hour: int = 10, **fields: object) -> JsonObject:
    """Return an event of an hour on 1 December 2026, UTC."""
    body: JsonObject = {
        "start": {"dateTime": f"2026-12-01T{hour:02d}:00:00Z"},
        "end": {"dateTime": f"2026-12-01T{hour + 1:02d}:00:00Z"},
        **fields,
    }
    return body if event_id is None else body | {"id": event_id}
