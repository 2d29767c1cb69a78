"""One way, the default: what goes out is built on what is in Google, read or not."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial

import pytest

from custom_components.studio_sync.accounts.status import request_full_resync
from custom_components.studio_sync.book import links
from custom_components.studio_sync.book.model import Kind, Status

from .book_fixtures import drop_links
from .settling import (
    FIRST,
    TITLE,
    WEEK,
    WEEKLY,
    agree,
    edit_instance,
    in_step,
    journal_text,
    run_with_lost_answers,
)
from .stateful.views import book_rows
from .world import World, appointment, world

SECOND = FIRST + WEEK
ONE = "i0001 one"


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        made.rules = replace(made.rules, send_back=False)
        await made.run()
        yield made


@pytest.fixture(params=[False, True], ids=["one_way", "both_ways"])
async def either(request: pytest.FixtureRequest, studio: World) -> World:
    """Return the same studio, with *send back* off and on."""
    studio.rules = replace(studio.rules, send_back=request.param)
    return studio


def later(hours: float) -> object:
    """Return the time of an appointment so many hours from the start."""
    return appointment(hours=hours, id="any").content.when


def starts(studio: World, title: str) -> str:
    """Return when the only event of a title starts."""
    return str(studio.phone.get(studio.event_of(title))["start"]["dateTime"])


# -- a create whose answer was lost ----------------------------------------------------------


async def test_a_create_of_unknown_outcome_that_was_moved_is_moved_in_google(
    either: World,
) -> None:
    """T4: its copy is ours, and not left as it is."""
    name = await either.add(ONE)
    await run_with_lost_answers(either)
    await either.edit(name, when=later(48))
    await in_step(either)
    assert [event["summary"] for event in either.events()] == [ONE]
    assert starts(either, ONE) == "2026-11-23T10:00:00+01:00"


async def test_a_create_of_unknown_outcome_is_known_after_a_crash(either: World) -> None:
    """The link was never written."""
    name = await either.add(ONE)
    await run_with_lost_answers(either)
    await either.book.write(lambda tx: drop_links(tx, either.sync.replica.id, [name]))
    await either.edit(name, when=later(48))
    await in_step(either)
    assert starts(either, ONE) == "2026-11-23T10:00:00+01:00"


async def test_what_the_phone_changed_in_a_create_of_unknown_outcome_is_kept(
    either: World,
) -> None:
    name = await either.add(ONE)
    await run_with_lost_answers(either)
    await either.edit(name, when=later(48))
    either.phone.edit(either.event_of(ONE), description="Bring the dog")
    await in_step(either)
    event = either.phone.get(either.event_of(ONE))
    assert event["start"]["dateTime"] == "2026-11-23T10:00:00+01:00"
    assert "Bring the dog" in str(event) + await journal_text(either)


async def test_a_date_of_unknown_outcome_that_was_changed_again_is_changed_in_google(
    either: World,
) -> None:
    """T4: an exception has no id of its own."""
    name = await either.add(TITLE, recurrence=WEEKLY)
    await either.run()
    date = await edit_instance(either, name, SECOND, title="i0001 outside")
    await run_with_lost_answers(either)
    await either.edit(date, title="i0001 inside")
    await in_step(either)
    assert either.google_titles() == ["i0001 inside", TITLE]


@pytest.mark.parametrize("recurrence", [(), WEEKLY])
async def test_what_was_edited_in_google_after_a_create_without_an_answer_is_left(
    studio: World, recurrence: tuple[str, ...]
) -> None:
    """T4: it was created again in every run, and refused as it was there."""
    name = await studio.add(ONE, recurrence=recurrence)
    await run_with_lost_answers(studio)
    studio.phone.edit(studio.event_of(ONE), location="there")
    await in_step(studio)
    assert (await studio.run()).requests == 1
    await studio.edit(name, title="i0001 desk")
    await in_step(studio)
    [event] = studio.events()
    assert (event["summary"], event["location"]) == ("i0001 desk", "there")
    studio.rules = replace(studio.rules, send_back=True)
    await studio.book.write(
        lambda tx: request_full_resync(
            tx, studio.sync.replica.id, full_listing=True, recompare_all=False
        )
    )
    await in_step(studio)
    assert (await studio.get(name)).content.place == "there"


# -- T2: a deletion in the studio remains ------------------------------------------------------


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("loss", ["answer", "link"])
async def test_a_deletion_after_a_create_of_unknown_outcome_stands(
    either: World, kind: Kind, loss: str
) -> None:
    """T2: cancelled, synced, revived; the answer is lost, and then it is deleted."""
    name = await either.add(ONE, kind=kind)
    await either.run()
    for _ in range(2):
        await either.edit(name, status=Status.CANCELLED)
        await either.run()
        assert either.events() == []
        await either.edit(name, status=Status.CONFIRMED)
        stored = partial(links.get, replica_id=either.sync.replica.id, record_ids=[name])
        before = await either.book.read(stored)
        await run_with_lost_answers(either)
        assert either.google_titles() == [ONE]
        if loss == "link":
            await either.book.write(partial(links.put_many, links=list(before.values())))
        await either.delete(name)
        await in_step(either)
        assert either.google_titles() == await either.titles() == []
        await either.change(name, deleted=False)
        await in_step(either)
        assert either.google_titles() == await either.titles() == [ONE]


async def test_a_person_who_undeletes_a_former_copy_is_believed(studio: World) -> None:
    """It is not ours: that copy was known to be deleted."""
    studio.rules = replace(studio.rules, send_back=True)
    name = await studio.add(ONE)
    await studio.run()
    await studio.delete(name)
    await studio.run()
    [event] = studio.phone.calendar.by_number
    event.fields = {**event.fields, "status": "confirmed"}
    studio.phone._writer()._changed(event)
    await in_step(studio)
    assert studio.google_titles() == await studio.titles() == [ONE]


async def test_what_the_phone_changed_is_taken_in_later_though_a_write_failed(
    studio: World,
) -> None:
    """T11: the answer to the first attempt says nothing of what else the copy holds."""
    name = await studio.add(ONE)
    await in_step(studio)
    studio.phone.edit(studio.event_of(ONE), description="bring the dog")
    await studio.edit(name, when=later(48))
    studio.google.faults.add("error", status=503, method="PATCH", where="inner", count=None)
    await studio.run()
    studio.google.faults.clear()
    await in_step(studio)
    assert not (await studio.get(name)).content.description
    replica = studio.sync.replica.id
    await studio.book.write(
        lambda tx: request_full_resync(tx, replica, full_listing=True, recompare_all=False)
    )
    studio.rules = replace(studio.rules, send_back=True)
    await agree(studio)
    assert (await studio.get(name)).content.description == "bring the dog"


@pytest.mark.parametrize("populate", [False, True], ids=["", "populate out"])
@pytest.mark.parametrize("date", [False, True], ids=["single", "date"])
async def test_what_was_deleted_in_google_is_deleted_when_that_is_sent_back(
    studio: World, *, populate: bool, date: bool
) -> None:
    """Populating out makes no copy again of what somebody deleted in Google."""
    name = await studio.add(ONE, recurrence=WEEKLY if date else ())
    if date:
        await edit_instance(studio, name, SECOND, place="Garden")
    await in_step(studio)
    [event] = [each for each in studio.events() if "recurringEventId" not in each]
    found = studio.phone.instances(str(event["id"]))[1] if date else event
    studio.phone.delete(str(found["id"]))
    await in_step(studio)
    kept = await studio.add("i0002 kept")
    await in_step(studio)
    await studio.edit(kept, place="Park")
    replica = studio.sync.replica.id
    await studio.book.write(
        lambda tx: request_full_resync(tx, replica, full_listing=True, recompare_all=False)
    )
    studio.rules = replace(studio.rules, send_back=True, populate_out=populate)
    await studio.run()
    studio.rules = replace(studio.rules, populate_out=False)
    await agree(studio)
    book = await studio.book.read(lambda tx: book_rows(tx, "mia"))
    assert sum(book.values()) == (5 if date else 1)
