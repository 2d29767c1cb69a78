"""What a role may not see is hidden, not emptied (accessRole of Google's calendars)."""

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book.model import Content, Status

from .settling import agree, rest
from .world import START, ZONE, World, world

HOUR = timedelta(hours=1)
FIRST = (START + timedelta(hours=24)).astimezone(ZoneInfo(ZONE))
WEEK = timedelta(days=7)


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def shared(studio: World, visibility: str = "private") -> tuple[str, str]:
    """Bring a single event and a series of somebody who shares the calendar into the book."""
    words = {"description": "bring the dog", "location": "Studio 2", "visibility": visibility}
    single = studio.phone.add("i0001 portrait", start=FIRST, transparency="transparent", **words)  # type: ignore[arg-type]
    course = studio.phone.add(
        "i0002 yoga",
        start=FIRST + 3 * HOUR,
        recurrence=["RRULE:FREQ=WEEKLY;COUNT=5"],
        **words,  # type: ignore[arg-type]
    )
    await studio.run(populate_in=True)
    await agree(studio)
    return str(single["id"]), str(course["id"])


def words(content: Content) -> tuple[str, str, str]:
    """Return the texts of an appointment."""
    return content.title, content.description, content.place


@pytest.mark.parametrize("role", ["reader", "freeBusyReader", "writerWithoutPrivateAccess"])
async def test_what_the_role_may_not_see_stays_as_it_is(studio: World, role: str) -> None:
    single, course = await shared(studio)
    studio.phone.entry.role = role
    studio.phone.edit(single, start=FIRST + HOUR, end=FIRST + 2 * HOUR)
    studio.phone.edit(course, start=FIRST + 4 * HOUR, end=FIRST + 5 * HOUR)
    await studio.run()
    portrait, yoga = (
        await studio.record_of("i0001 portrait"),
        await studio.record_of("i0002 yoga"),
    )
    assert words(portrait.content) == ("i0001 portrait", "bring the dog", "Studio 2")
    assert portrait.content.when.start == FIRST + HOUR
    assert portrait.content.busy is False
    assert words(yoga.content) == ("i0002 yoga", "bring the dog", "Studio 2")
    assert yoga.content.recurrence
    assert (await studio.run()).run is None


@pytest.mark.parametrize("role", ["reader", "freeBusyReader", "writerWithoutPrivateAccess"])
async def test_what_was_changed_while_hidden_is_read_when_access_is_back(
    studio: World, role: str
) -> None:
    single, course = await shared(studio)
    studio.phone.entry.role = role
    studio.phone.edit(single, summary="i0001 wedding", description=None)
    studio.phone.edit_instance(course, FIRST + 3 * HOUR + WEEK, summary="i0002 exam")
    await studio.run()
    assert words((await studio.record_of("i0001 portrait")).content)[1] == "bring the dog"
    titles = await studio.titles()
    assert "" not in titles
    studio.phone.entry.role = "owner"
    await studio.run()
    wedding = await studio.record_of("i0001 wedding")
    assert words(wedding.content) == ("i0001 wedding", "", "Studio 2")
    assert (await studio.record_of("i0002 exam")).original_start == FIRST + 3 * HOUR + WEEK
    await agree(studio)


@pytest.mark.parametrize("role", ["reader", "writerWithoutPrivateAccess"])
async def test_a_public_event_may_be_emptied_for_a_reader(studio: World, role: str) -> None:
    single, _ = await shared(studio, visibility="default")
    studio.phone.entry.role = role
    studio.phone.edit(single, description=None)
    await studio.run()
    assert (await studio.record_of("i0001 portrait")).content.description == ""


async def test_what_the_studio_writes_meanwhile_goes_out_when_access_is_back(
    studio: World,
) -> None:
    single, _ = await shared(studio)
    studio.phone.entry.role = "reader"
    studio.phone.edit(single, start=FIRST + HOUR, end=FIRST + 2 * HOUR, location="elsewhere")
    await studio.run()
    portrait = await studio.record_of("i0001 portrait")
    studio.phone.entry.role = "owner"
    await studio.edit(portrait.id, title="i0001 portraits")
    await studio.run()
    await rest(studio)
    found = studio.phone.get(single)
    assert (found["summary"], found["location"]) == ("i0001 portraits", "elsewhere")
    await agree(studio)


async def test_a_hidden_event_comes_in_when_it_is_seen_whole(studio: World) -> None:
    """Until then nobody knows whether it is a birthday, or declined."""
    await studio.run()
    studio.phone.entry.role = "freeBusyReader"
    studio.phone.add("i0003 doctor", start=FIRST)
    studio.phone.add("i0004 off", start=FIRST, eventType="outOfOffice")
    report = await studio.run()
    assert not await studio.records()
    assert [each.reason for each in report.skipped] == ["hidden", "hidden"]
    studio.phone.entry.role = "owner"
    await studio.run()
    assert await studio.titles() == ["i0003 doctor"]


async def test_a_date_cancelled_while_hidden_is_cancelled(studio: World) -> None:
    _, course = await shared(studio)
    studio.phone.entry.role = "freeBusyReader"
    at: datetime = FIRST + 3 * HOUR + WEEK
    studio.phone.delete_instance(course, at)
    await studio.run()
    off = [r for r in await studio.all_records() if r.content.status is Status.CANCELLED]
    assert [record.original_start for record in off] == [at]
