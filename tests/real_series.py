"""Series in Google, for tests against the emulator."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from .world import START, ZONE, World

WEEK = timedelta(days=7)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
FIRST = (START + timedelta(hours=24)).astimezone(ZoneInfo(ZONE))
WEEKLY = ["RRULE:FREQ=WEEKLY;COUNT=6"]


async def later(studio: World) -> None:
    """Let the account be connected, long after what is in the calendar was made."""
    studio.clock.now += timedelta(minutes=30)
    await studio.run()
    studio.clock.now += timedelta(minutes=20)
