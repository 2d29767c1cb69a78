"""Google Calendar holds to the replica contract, against the emulator over a socket."""

# ruff: noqa: D102 - the methods are described where they are abstract

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book.model import AllDay, Content, Status, Timed
from tests.calendar_contract import CalendarContract, timed
from tests.google_client import Way, way_to
from tests.google_emulator import GoogleEmulator, Kind
from tests.replica_side import Side


def google_times(content: Content) -> dict[str, object]:
    """Write start and end as the Calendar app does."""
    when = content.when
    if isinstance(when, AllDay):
        return {"start": when.start, "end": when.end}
    zone = ZoneInfo(when.zone)
    return {"start": when.start.astimezone(zone), "end": when.end.astimezone(zone)}


def google_fields(content: Content) -> dict[str, Any]:
    """Write a content as the Calendar app does."""
    return {
        "summary": content.title,
        "description": content.description,
        "location": content.place,
        "recurrence": list(content.recurrence) or None,
        "status": content.status.value,
        "transparency": "opaque" if content.busy else "transparent",
        **google_times(content),
    }


def content_of(event: Mapping[str, Any]) -> Content:
    """Read an event as a person does: by other means than the replica."""
    start, end = event["start"], event["end"]
    if "date" in start:
        when: Timed | AllDay = AllDay(
            start=date.fromisoformat(start["date"]), end=date.fromisoformat(end["date"])
        )
    else:
        when = Timed(
            start=datetime.fromisoformat(start["dateTime"]).astimezone(UTC),
            end=datetime.fromisoformat(end["dateTime"]).astimezone(UTC),
            zone=start["timeZone"],
        )
    return Content(
        title=event.get("summary", ""),
        when=when,
        description=event.get("description", ""),
        place=event.get("location", ""),
        recurrence=tuple(event.get("recurrence", ())),
        status=Status(event["status"]),
        busy=event.get("transparency") != "transparent",
    )


class GoogleSide(Side[Content]):
    """A person with a phone, and the replica of their calendar."""

    def __init__(self, way: Way) -> None:
        self.way = way
        self.phone = way.phone
        self.replica = way.replica()

    def say(self, title: str = "Portrait") -> Content:
        return timed(title)

    async def add(self, content: Content) -> str:
        return str(self.phone.add(**google_fields(content))["id"])

    async def edit(self, remote_id: str, content: Content) -> None:
        fields = google_fields(content)
        if "_" in remote_id:
            del fields["recurrence"]
        self.phone.edit(remote_id, **fields)

    async def delete(self, remote_id: str) -> None:
        self.phone.delete(remote_id)

    async def add_something_strange(self) -> str:
        start = datetime(2026, 12, 1, 8, tzinfo=UTC)
        event = self.phone.add("Flight", start=start, eventType="fromGmail")
        return str(event["id"])

    async def seen(self) -> Mapping[str, Content]:
        events = self.phone.events()
        return {e["id"]: content_of(e) for e in events if e["status"] != "cancelled"}

    async def forget_cursors(self) -> None:
        self.phone.expire_sync_tokens()

    async def hide_next_write(self) -> None:
        self.way.google.faults.add(Kind.DELAY, where="inner", listings=1)

    async def fail(self, times: int | None) -> None:
        self.way.google.faults.add(Kind.ERROR, status=503, count=times, where="outer")

    async def lose_answers(self, times: int | None) -> None:
        self.way.google.faults.add(Kind.DROP_AFTER, count=times, where="outer", method="POST")

    async def end_sign_in(self) -> None:
        self.way.person.revoke()
        self.way.google.faults.add(Kind.ERROR, status=401, count=None)

    async def remove(self) -> None:
        self.way.google.state.remove_calendar(self.phone.id)

    async def make_read_only(self) -> None:
        self.phone.entry.role = "reader"


class TestGoogleCalendar(CalendarContract):
    """The calendar replica, with pages as uneven and batches as unordered as Google's."""

    @pytest.fixture
    async def side(self, socket_enabled: None) -> AsyncIterator[Side[Content]]:  # noqa: ARG002
        clock_start = datetime(2026, 11, 21, 9, tzinfo=UTC)
        ticks = iter(range(10**9))

        def clock() -> datetime:
            return clock_start + timedelta(milliseconds=next(ticks))

        async with GoogleEmulator(
            clock=clock, uneven_pages=True, shuffle_batches=True, strict=True
        ) as google:
            anna = google.add_account("anna@example.com")
            async with way_to(google, anna) as way:
                yield GoogleSide(way)
            assert google.violations == []
            assert google.mails == []
