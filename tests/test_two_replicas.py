"""One person in two replicas: an edit on one side reaches the other once, and comes to rest."""

from dataclasses import replace

import pytest

from custom_components.studio_sync.book.stamping import edited_at

from .notes import NoteContent, all_notes
from .two_notes import two_places

SHOP = NoteContent(title="Shop", text="milk")


async def test_an_edit_in_one_place_reaches_the_other_once_and_comes_to_rest() -> None:
    async with two_places() as world:
        await world.put(SHOP)
        await world.rest()
        world.clock.on(minutes=1)
        world.edit("A", title="Shopping")
        await world.rest(2)
        assert await world.the_note() == replace(SHOP, title="Shopping")


@pytest.mark.parametrize("first", ["A", "B"])
async def test_the_newer_edit_wins_whichever_place_is_read_first(first: str) -> None:
    """By when it was edited, not by when a run happened to take it in."""
    async with two_places() as world:
        await world.put(SHOP)
        await world.rest()
        world.clock.on(hours=1)
        world.edit("A", title="older")
        world.clock.on(minutes=10)
        world.edit("B", title="newer")
        world.clock.on(minutes=5)
        await world.run(first)
        world.clock.on(minutes=5)
        await world.rest()
        assert (await world.the_note()).title == "newer"


async def test_each_field_goes_by_when_it_was_edited_itself() -> None:
    """A record that was touched later in another field has not been edited in this one."""
    async with two_places() as world:
        await world.put(SHOP)
        await world.rest()
        world.clock.on(hours=1)
        world.edit("A", title="older")
        await world.run("A")
        world.clock.on(minutes=10)
        world.edit("B", title="newer")
        world.clock.on(minutes=10)
        await world.put(NoteContent(title="older", text="milk, tea"))
        await world.rest()
        assert await world.the_note() == NoteContent(title="newer", text="milk, tea")


async def test_of_an_edit_from_a_clock_that_is_ahead_it_is_known_when_that_was() -> None:
    async with two_places() as world:
        await world.put(SHOP)
        await world.rest()
        place = world.places["A"]
        place.clock = lambda: world.clock().replace(hour=18)
        await world.run("A")
        world.edit("A", title="Shopping")
        await world.run("A")
        [note] = await world.book.read(all_notes)
        assert edited_at(note.edited, "title", note.changed_at) == world.clock()


async def test_what_nobody_edited_keeps_the_time_of_its_field() -> None:
    async with two_places() as world:
        await world.put(SHOP)
        made = world.clock()
        world.clock.on(hours=1)
        await world.put(replace(SHOP, title="Shopping"))
        [note] = await world.book.read(all_notes)
        assert edited_at(note.edited, "text", note.changed_at) == made
        assert edited_at(note.edited, "title", note.changed_at) == world.clock()
