"""Every rule of the studio's book holds on every surface on which people change it.

The surfaces: an action, Home Assistant's calendar page, the answer to an overlap by an action and
in its repair. Each must refuse the same, keep the same, and write down where and by whom.
"""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from homeassistant.auth.models import User
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book import appointments, journal
from custom_components.studio_sync.book.model import (
    Appointment,
    Content,
    Kind,
    Run,
    Status,
    Timed,
)

from .ha_calendar_page import Page
from .ha_day import Fix, act, record
from .ha_fixtures import ZONE, Scene, soon
from .surfaces import (
    HOUR,
    TEMPLATE,
    Action,
    CalendarPage,
    OverlapAnswer,
    Refused,
    Repair,
    Surface,
    put,
    session,
)


@pytest.fixture
async def surface(
    scene: Scene,
    hass_ws_client: Any,
    hass_client: ClientSessionGenerator,
    hass_admin_user: User,
    request: pytest.FixtureRequest,
) -> Surface:
    page = Page(scene.hass, await hass_ws_client(scene.hass))
    kind: type[Surface] = request.param
    return kind(scene, page, Fix(await hass_client()), hass_admin_user.id)


def on(*kinds: type[Surface]) -> pytest.MarkDecorator:
    """Run a test on these surfaces."""
    return pytest.mark.parametrize("surface", kinds, indirect=True, ids=lambda kind: kind.__name__)


EVERYWHERE = on(Action, CalendarPage, OverlapAnswer, Repair)
ANSWERS = on(OverlapAnswer, Repair)
WITH_TEXTS = on(Action, CalendarPage)


async def refused(scene: Scene, one: Appointment, change: Awaitable[None], why: str) -> None:
    """Check that a change is refused for this reason, and that nothing of it was made."""
    with pytest.raises(Refused, match=why):
        await change
    assert await record(scene, one.id) == one


@WITH_TEXTS
async def test_a_session_that_is_over_is_not_moved(scene: Scene, surface: Surface) -> None:
    one = await session(scene, soon(-3))
    change = surface.move(one, soon(2))
    await refused(scene, one, change, "A session that is over can't be moved")


@ANSWERS
async def test_a_question_about_the_past_is_none(scene: Scene, surface: Surface) -> None:
    one = await session(scene, soon(-3))
    with pytest.raises(Refused):
        await surface.move(one, soon(2))
    assert await record(scene, one.id) == one


@WITH_TEXTS
async def test_a_date_of_a_session_that_is_over_is_not_moved(
    scene: Scene, surface: Surface
) -> None:
    one = await session(scene, soon(-15), recurrence=("RRULE:FREQ=WEEKLY;COUNT=6",))
    past = soon(-15).astimezone(UTC) + timedelta(days=7)
    for following in (False, True):
        change = surface.move(one, soon(2), at=past, following=following)
        await refused(scene, one, change, "A session that is over can't be moved")


@WITH_TEXTS
async def test_a_series_of_sessions_that_has_begun_is_not_moved_as_a_whole(
    scene: Scene, surface: Surface
) -> None:
    one = await session(scene, soon(-15), recurrence=("RRULE:FREQ=WEEKLY;COUNT=6",))
    change = surface.move(one, one.content.when.start + HOUR)  # type: ignore[arg-type]
    await refused(scene, one, change, "This repeating session has already begun")


@EVERYWHERE
async def test_a_move_keeps_the_client_the_type_and_the_people(
    scene: Scene, surface: Surface
) -> None:
    """S20."""
    one = await session(scene, soon(3), assistant_ids=(scene.ben,), resource_ids=(scene.room,))
    start = soon(500).astimezone(UTC)
    await surface.move(one, start)
    after = await record(scene, one.id)
    when = replace(one.content.when, start=start, end=start + HOUR)
    expected = replace(one, content=replace(one.content, when=when))
    assert replace(after, rev=one.rev, changed_at=one.changed_at) == expected


@EVERYWHERE
async def test_one_date_that_is_moved_leaves_the_others(scene: Scene, surface: Surface) -> None:
    one = await session(scene, soon(3), recurrence=("RRULE:FREQ=WEEKLY;COUNT=3",))
    at = one.content.when.start + timedelta(days=7)
    start = soon(500).astimezone(UTC)
    await surface.move(one, start, at=at)
    assert await record(scene, one.id) == one
    book = scene.studio.runtime_data.book
    [part] = await book.read(lambda tx: appointments.exceptions(tx, one.id))
    assert (part.original_start, part.content.when.start) == (at, start)
    assert (part.client_id, part.kind, part.content.title) == ("ada", Kind.SESSION, TEMPLATE)


@EVERYWHERE
async def test_a_cancelled_session_keeps_its_client(scene: Scene, surface: Surface) -> None:
    one = await session(scene, soon(3))
    await surface.cancel(one)
    after = await record(scene, one.id)
    assert (after.deleted, after.content.status, after.client_id) == (
        False,
        Status.CANCELLED,
        "ada",
    )


@EVERYWHERE
async def test_a_cancelled_date_is_an_exception(scene: Scene, surface: Surface) -> None:
    one = await session(scene, soon(3), recurrence=("RRULE:FREQ=WEEKLY;COUNT=3",))
    at = one.content.when.start + timedelta(days=7)
    await surface.cancel(one, at=at)
    assert await record(scene, one.id) == one
    book = scene.studio.runtime_data.book
    [part] = await book.read(lambda tx: appointments.exceptions(tx, one.id))
    assert (part.original_start, part.lives) == (at, False)


@EVERYWHERE
@pytest.mark.parametrize("change", ["move", "cancel"])
async def test_what_is_cancelled_already_stays_so(
    scene: Scene, surface: Surface, change: str
) -> None:
    one = await session(scene, soon(3))
    cancelled = replace(one, content=replace(one.content, status=Status.CANCELLED))
    one = await scene.studio.runtime_data.book.write(lambda tx: appointments.put(tx, cancelled))
    doing = surface.move(one, soon(500)) if change == "move" else surface.cancel(one)
    # An overlap with what is cancelled may have closed itself by then.
    why = "already cancelled|no longer exists|have changed or are|already resolved"
    await refused(scene, one, doing, why)


@WITH_TEXTS
async def test_a_title_that_is_emptied_is_the_template_s(scene: Scene, surface: Surface) -> None:
    one = await session(scene, soon(3))
    one = await _titled(scene, one, "Ada, with her cat")
    await surface.retitle(one, "")
    assert (await record(scene, one.id)).content.title == TEMPLATE
    await surface.retitle(await record(scene, one.id), "")
    assert (await record(scene, one.id)).content.title == TEMPLATE


async def _titled(scene: Scene, one: Appointment, title: str) -> Appointment:
    named = replace(one, content=replace(one.content, title=title))
    return await scene.studio.runtime_data.book.write(lambda tx: appointments.put(tx, named))


@WITH_TEXTS
async def test_a_move_that_no_rule_can_follow_is_refused(scene: Scene, surface: Surface) -> None:
    start = datetime(2031, 1, 31, 9, tzinfo=UTC)
    one = await put(scene, "Books", start, recurrence=("RRULE:FREQ=MONTHLY;BYMONTHDAY=31",))
    change = surface.move(one, start + timedelta(days=1))
    await refused(scene, one, change, "This repeating appointment can't be moved")


@WITH_TEXTS
@pytest.mark.parametrize("length", [100_001, 3_000_000])
async def test_a_text_that_is_too_long_is_refused(
    scene: Scene, surface: Surface, length: int
) -> None:
    one = await session(scene, soon(3))
    await refused(scene, one, surface.retitle(one, "x" * length), "text is too long")


@WITH_TEXTS
@pytest.mark.parametrize("year", [1800, 9500])
async def test_a_time_that_is_too_far_away_is_refused(
    scene: Scene, surface: Surface, year: int
) -> None:
    one = await put(scene, "Books", soon(3))
    change = surface.move(one, datetime(year, 1, 1, 9, tzinfo=UTC))
    await refused(scene, one, change, "too far away")


@WITH_TEXTS
async def test_a_date_that_is_none_is_refused(scene: Scene, surface: Surface) -> None:
    one = await session(scene, soon(3), recurrence=("RRULE:FREQ=WEEKLY;COUNT=3",))
    at = soon(4).astimezone(UTC)
    for change in (surface.move(one, soon(9), at=at), surface.cancel(one, at=at)):
        await refused(scene, one, change, "does not occur at that time|no longer exists")


type Make = Callable[[Scene, Page, dict[str, Any]], Awaitable[None]]


async def _by_action(scene: Scene, page: Page, what: dict[str, Any]) -> None:
    await act(scene, "add_appointment", staff_id=scene.anna, **what)


async def _on_page(scene: Scene, page: Page, what: dict[str, Any]) -> None:
    await page.create("calendar.anna", what["title"], what["start"], what["end"])


@pytest.mark.parametrize("make", [_by_action, _on_page])
async def test_what_is_made_is_the_same(scene: Scene, hass_ws_client: Any, make: Make) -> None:
    page = Page(scene.hass, await hass_ws_client(scene.hass))
    start = soon(3).replace(microsecond=0)
    what = {
        "title": "Wedding",
        "start": start.isoformat(),
        "end": (start + HOUR).isoformat(),
    }
    await make(scene, page, what)
    every = await scene.studio.runtime_data.book.read(lambda tx: appointments.changes(tx, 0))
    [made] = [each for each in every if each.content.title == "Wedding"]
    when = Timed(start=start.astimezone(UTC), end=start.astimezone(UTC) + HOUR, zone=ZONE)
    expected = Appointment(id="", content=Content(title="Wedding", when=when), staff_id=scene.anna)
    assert replace(made, id="", rev=0, changed_at=None) == expected


@EVERYWHERE
@pytest.mark.parametrize("recurrence", [(), ("RRULE:FREQ=WEEKLY;COUNT=3",)])
async def test_a_flight_keeps_both_its_zones(
    scene: Scene, surface: Surface, recurrence: tuple[str, ...]
) -> None:
    one = await put(scene, "Flight", soon(3), recurrence=recurrence)
    when = one.content.when
    assert isinstance(when, Timed)
    flight = replace(one.content, when=replace(when, end_zone="Asia/Tokyo"))
    one = await scene.studio.runtime_data.book.write(
        lambda tx: appointments.put(tx, replace(one, content=flight))
    )
    start = soon(500).astimezone(UTC)
    await surface.move(one, start, at=when.start if recurrence else None)
    book = scene.studio.runtime_data.book
    parts = await book.read(lambda tx: appointments.exceptions(tx, one.id))
    after = parts[0] if recurrence else await record(scene, one.id)
    assert after.content.when == Timed(
        start=start, end=start + HOUR, zone=ZONE, end_zone="Asia/Tokyo"
    )


async def edits(scene: Scene) -> list[Run]:
    """Return what the journal holds of changes in the studio, the latest first."""
    book = scene.studio.runtime_data.book
    return await book.read(lambda tx: journal.runs(tx, journal.STUDIO))


@EVERYWHERE
async def test_a_change_is_written_down_with_where_and_by_whom_it_was_made(
    scene: Scene, surface: Surface
) -> None:
    one = await put(scene, "Books", soon(3))
    start = soon(500).astimezone(UTC)
    await surface.move(one, start)
    [run] = await edits(scene)
    assert (run.kind, run.starter, run.outcome) == (surface.name, f"user:{surface.user_id}", "ok")
    book = scene.studio.runtime_data.book
    [line] = await book.read(lambda tx: journal.entries(tx, run.id))
    assert (line.record_id, line.before) == (one.id, one.content)
    assert line.after == (await record(scene, one.id)).content


@WITH_TEXTS
async def test_a_change_that_is_refused_is_not_written_down(scene: Scene, surface: Surface) -> None:
    one = await session(scene, soon(-3))
    with pytest.raises(Refused):
        await surface.move(one, soon(2))
    assert await edits(scene) == []


@ANSWERS
@pytest.mark.parametrize("change", ["move", "cancel"])
@pytest.mark.parametrize("at", [None, timedelta(days=7)])
async def test_an_answer_is_taken_back_by_the_same_way(
    scene: Scene, surface: OverlapAnswer, change: str, at: timedelta | None
) -> None:
    """What an answer changed is as it was; also a date of a series."""
    series = ("RRULE:FREQ=WEEKLY;COUNT=3",) if at else ()
    one = await session(scene, soon(3), recurrence=series)
    moment = one.content.when.start + at if at else None
    if change == "move":
        await surface.move(one, soon(500), at=moment)
    else:
        await surface.cancel(one, at=moment)
    await surface.take_back()
    after = await record(scene, one.id)
    assert replace(after, rev=one.rev, changed_at=one.changed_at) == one
    book = scene.studio.runtime_data.book
    assert await book.read(lambda tx: appointments.exceptions(tx, one.id)) == []
    assert [(each.kind, each.starter) for each in await edits(scene)] == [
        ("action", f"user:{surface.user_id}"),
        (surface.name, f"user:{surface.user_id}"),
    ]
