"""What both sides had before is recognised by what it means, not by what is shown of it (S7)."""

from collections.abc import AsyncIterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from custom_components.studio_sync.book import appointments, replicas
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Kind
from custom_components.studio_sync.scheduling.titles import AccountProjection, Privacy
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync

from .book_fixtures import drop_links
from .settling import FIRST, WEEK, WEEKLY, edit_instance, in_step
from .world import ZONE, World, world

MORNING = FIRST.astimezone(ZoneInfo(ZONE))


@pytest.fixture(params=list(Privacy))
async def studio(request: pytest.FixtureRequest, socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        made.sync = Sync(
            made.book,
            made.sync.replica,
            kind=APPOINTMENTS,
            clock=made.clock,
            new_id=made.new_id,
            projection=AccountProjection(privacy=request.param),
        )
        yield made


async def test_what_both_sides_had_is_paired_whatever_is_shown_of_it(studio: World) -> None:
    """T12: under *busy* it was doubled on both sides."""
    await studio.add("Portrait", kind=Kind.SESSION, client_id="ada", description="Bring the dog")
    await studio.add("Portrait", hours=48)
    await studio.add("Yoga", hours=72, recurrence=WEEKLY)
    await studio.add("Call", hours=24)
    day = timedelta(days=1)
    studio.phone.add("Portrait", start=FIRST)
    studio.phone.add("portrait", start=FIRST + day, description="Bring the dog")
    studio.phone.add("Yoga", start=MORNING + 2 * day, recurrence=list(WEEKLY))
    studio.phone.add("Dentist", start=FIRST)
    report = await studio.run(populate_in=True, populate_out=True)
    assert report.counts["linked"] == 3
    await in_step(studio)
    assert len(studio.events()) == len(await studio.records()) == 5
    titles = [title.casefold() for title in await studio.titles()]
    assert sorted(titles) == ["call", "dentist", "portrait", "portrait", "yoga"]


async def test_an_account_that_is_connected_again_is_recognised(studio: World) -> None:
    """Its copies say what it was shown."""
    await studio.add("Portrait", description="Bring the dog")
    await studio.add("Yoga", hours=72, recurrence=WEEKLY)
    await studio.run(populate_out=True)
    for event in studio.events():
        # Another book's ids: nothing but what they say is left.
        copy = {name: event[name] for name in ("start", "end", "recurrence") if name in event}
        texts = {name: event.get(name) for name in ("description",) if name in event}
        studio.phone.delete(str(event["id"]))
        studio.phone.add(str(event["summary"]), **copy, **texts)  # type: ignore[arg-type]
    await studio.book.write(lambda tx: forget(tx, studio))
    await studio.run(populate_in=True, populate_out=True)
    await in_step(studio)
    assert len(studio.events()) == len(await studio.records()) == 2
    assert await studio.titles() == ["Portrait", "Yoga"]


def forget(tx: Transaction, studio: World) -> None:
    """Forget all pairs, as if the calendar was another one."""
    every = [record.id for record in appointments.changes(tx, 0)]
    drop_links(tx, studio.sync.replica.id, every)
    replicas.forget(tx, studio.sync.replica.id)


async def test_dates_of_a_series_are_paired_with_it(studio: World) -> None:
    name = await studio.add("Yoga", recurrence=WEEKLY)
    await edit_instance(studio, name, FIRST + WEEK, title="Yoga outside")
    event = studio.phone.add("Yoga", start=MORNING, recurrence=list(WEEKLY))
    studio.phone.edit_instance(str(event["id"]), FIRST + WEEK, summary="Yoga outside")
    await studio.run(populate_in=True, populate_out=True)
    await in_step(studio)
    assert len(studio.events()) == len(await studio.records()) == 2
