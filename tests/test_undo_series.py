"""After an undo, a series goes on with its dates."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.model import Content

from .settling import FIRST, TITLE, WEEK, WEEKLY, agree, cancel_instance, edit_instance, rest
from .world import World, world

type Change = Callable[[World, str], Awaitable[None]]


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


async def save(studio: World, name: str, **changes: object) -> None:
    """Change the whole series in the studio."""
    content: Content = replace((await studio.get(name)).content, **changes)  # type: ignore[arg-type]
    await studio.book.write(lambda tx: series_edit.edit(tx, name, content))


async def make(studio: World, name: str) -> None:
    """Leave it: it is only created in Google in the run."""


async def move(studio: World, name: str) -> None:
    """Move it in the studio."""
    at = FIRST + timedelta(hours=2)
    when = replace((await studio.get(name)).content.when, start=at, end=at + timedelta(hours=1))
    await save(studio, name, when=when)


async def shorten(studio: World, name: str) -> None:
    """End it in the studio before its changed dates."""
    await save(studio, name, recurrence=("RRULE:FREQ=WEEKLY;COUNT=1",))


async def move_there(studio: World, name: str) -> None:
    """Move it on the phone."""
    at = FIRST + timedelta(hours=2)
    studio.phone.edit(whole(studio), start=at, end=at + timedelta(hours=1))


async def shorten_there(studio: World, name: str) -> None:
    """End it on the phone before its changed dates."""
    studio.phone.edit(whole(studio), recurrence=["RRULE:FREQ=WEEKLY;COUNT=1"])


async def delete_there(studio: World, name: str) -> None:
    """Delete it on the phone."""
    studio.phone.delete(whole(studio))


def whole(studio: World) -> str:
    """Return the id of the only series in Google."""
    [event] = [each for each in studio.events() if "recurringEventId" not in each]
    return str(event["id"])


async def retitle(studio: World, name: str) -> None:
    """Change the title in the studio."""
    await save(studio, name, title="i0001 new")


async def retitle_there(studio: World, name: str) -> None:
    """Change the title on the phone."""
    studio.phone.edit(whole(studio), summary="i0001 theirs")


CHANGES = (make, move, shorten, move_there, shorten_there, delete_there)
IN_GOOGLE = (move, shorten, move_there, shorten_there)


@pytest.mark.parametrize(
    ("change", "then"),
    [(change, retitle) for change in CHANGES] + [(change, retitle_there) for change in IN_GOOGLE],
)
@pytest.mark.parametrize("redone", [False, True], ids=["undone", "redone"])
async def test_the_changed_dates_follow_when_the_series_goes_on(
    studio: World, change: Change, then: Change, *, redone: bool
) -> None:
    """What went with it, or with its place, comes back with it; what has no place any more goes."""
    name = await studio.add(TITLE, recurrence=WEEKLY)
    if change is not make:
        await rest(studio)
    await edit_instance(studio, name, FIRST + WEEK, place="Garden")
    await cancel_instance(studio, name, FIRST + 2 * WEEK)
    if change is not make:
        await rest(studio)
    await change(studio, name)
    report = await studio.run()
    for _ in range(2 if redone else 1):
        assert report.run is not None
        report = await studio.sync.undo(report.run.id, starter="test")
        assert not report.skipped
    await rest(studio)
    if redone and change is delete_there:
        return  # it is deleted on both sides
    await then(studio, name)
    await agree(studio)
