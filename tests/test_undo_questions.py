"""Undo of a run, and of the undo, while a person is asked about the same appointment (B2, B3)."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from custom_components.studio_sync.book import journal
from custom_components.studio_sync.book.model import Content, Side
from custom_components.studio_sync.sync.model import Policy
from custom_components.studio_sync.sync.report import Report

from .settling import rest
from .stateful.views import open_conflicts
from .world import START, World, world

HERE, THERE = "i0001 uno", "i0001 eins"
"""The two titles that a person is asked about."""


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    """Give a world in which the studio and the phone have changed the same title."""
    async with world() as made:
        made.rules = replace(made.rules, policy=Policy.ASK)
        await made.run()
        name = await made.add("i0001 one")
        await rest(made)
        await made.edit(name, title=HERE)
        made.phone.edit(made.event_of("i0001 one"), summary=THERE)
        await rest(made)
        await asks_still(made)
        yield made


async def asks_still(studio: World) -> None:
    """Check that the question is open, and that neither side has the other's title."""
    (question,) = await studio.book.read(open_conflicts)
    assert question.fields == ("title",)
    assert question.theirs is not None
    assert question.theirs.title == THERE
    assert await studio.titles() == [HERE]
    assert studio.google_titles() == [THERE]


type Change = Callable[[World], Awaitable[None]]


async def edited_here(studio: World) -> None:
    await studio.edit((await studio.record_of(HERE)).id, place="Garden")


async def edited_there(studio: World) -> None:
    studio.phone.edit(studio.event_of(THERE), description="Bring the dog")


async def edited_on_both(studio: World) -> None:
    await edited_here(studio)
    await edited_there(studio)


async def moved_there(studio: World) -> None:
    event = studio.event_of(THERE)
    studio.phone.edit(event, start=START, end=START + timedelta(hours=2))


CHANGES = pytest.mark.parametrize(
    "change",
    [edited_here, edited_there, edited_on_both, moved_there],
    ids=lambda change: change.__name__,
)


async def undo(studio: World, report: Report) -> Report:
    assert report.run is not None
    undone = await studio.sync.undo(report.run.id, starter="test")
    assert not undone.skipped
    return undone


async def state(studio: World) -> tuple[Content, list[object]]:
    """Return what both sides say of the appointment."""
    names = ("summary", "description", "location", "start", "end")
    there = [{name: event.get(name) for name in names} for event in studio.events()]
    return (await studio.record_of(HERE)).content, list(there)


@CHANGES
async def test_an_undo_leaves_the_question_open(studio: World, change: Change) -> None:
    await change(studio)
    before = await state(studio)
    await undo(studio, await studio.run())
    assert await state(studio) == before
    await rest(studio)
    await asks_still(studio)
    assert await state(studio) == before


@CHANGES
async def test_an_edit_after_an_undo_does_not_answer_the_question(
    studio: World, change: Change
) -> None:
    """It ends the suspension, and is taken over; the titles wait for a person."""
    await change(studio)
    await undo(studio, await studio.run())
    await rest(studio)
    studio.phone.edit(studio.event_of(THERE), colorId="5")
    await rest(studio)
    await asks_still(studio)


@CHANGES
async def test_an_undo_of_the_undo_leaves_the_question_open(studio: World, change: Change) -> None:
    await change(studio)
    report = await studio.run()
    done = await state(studio)
    await undo(studio, await undo(studio, report))
    assert await state(studio) == done
    await rest(studio)
    await asks_still(studio)
    assert await state(studio) == done


@pytest.mark.parametrize("change", [edited_here, edited_on_both], ids=["here", "both"])
async def test_the_history_tells_only_what_was_written(studio: World, change: Change) -> None:
    """The title that the copy has was not agreed on, and is left there."""
    await change(studio)
    report = await studio.run()
    assert report.run is not None
    run_id = report.run.id
    lines = await studio.book.read(lambda tx: journal.entries(tx, run_id))
    [line] = [each for each in lines if each.side is Side.REPLICA]
    assert line.before is not None
    assert line.after is not None
    assert line.before == replace(line.after, place="")
    assert line.after.place == "Garden"
