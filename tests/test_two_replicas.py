"""One person in two replicas: an edit on one side reaches the other once, and comes to rest."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from custom_components.studio_sync.book.stamping import edited_at

from .notes import NoteContent, all_notes
from .notes_replica import Fault, ServerReplica
from .two_notes import StillClock, TwoPlaces, two_places

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


def server(
    name: str = "B", keeps: Callable[[NoteContent], NoteContent] = lambda each: each
) -> ServerReplica:
    """Make a place whose items have uids, and which keeps what is written in its own way."""
    return ServerReplica(clock=StillClock(), id=name, keeps=keeps)


def loudly(content: NoteContent) -> NoteContent:
    """Keep a title in capitals."""
    return replace(content, title=content.title.upper())


def softly(content: NoteContent) -> NoteContent:
    """Keep a title without any."""
    return replace(content, title=content.title.lower())


async def test_what_exists_under_another_name_is_paired_and_not_made_again() -> None:
    """The answer was lost, and somebody's program has given the item another name since."""
    async with two_places(B=server()) as world:
        place = server_of(world, "B")
        place.faults = [Fault.NONE, Fault.NO_ANSWER]
        await world.put(SHOP)
        await world.run("B")
        moved = place.move("a-0")
        place.oldest_cursor = place.last + 1
        place.missing = {moved}
        await world.rest()
        assert await world.the_note() == SHOP
        await world.put(replace(SHOP, text="tea"))
        await world.rest()
        assert place.seen() == {moved: replace(SHOP, text="tea")}


async def test_a_text_that_a_place_keeps_otherwise_comes_to_rest() -> None:
    """Two places of which each has its own way, and both change more than was written."""
    async with two_places(A=server("A", loudly), B=server("B", softly)) as world:
        await world.put(SHOP)
        await world.rest(2)
        for _ in range(3):
            for place in world.places.values():
                assert isinstance(place, ServerReplica)
                place.touch("a-0")
            await world.rest(2)
        said = [place.seen()["a-0"].title for place in world.places.values()]
        assert said == ["SHOP", "shop"]
        assert (await world.notes())["a"].content == SHOP


async def test_an_edit_of_one_field_does_not_bring_the_others_as_the_place_keeps_them() -> None:
    async with two_places(A=server("A", loudly), B=server("B", softly)) as world:
        await world.put(SHOP)
        await world.rest()
        place = world.places["A"]
        place.change("a-0", NoteContent(title="SHOP", text="tea"))
        await world.rest()
        assert (await world.notes())["a"].content == NoteContent(title="Shop", text="tea")
        place.change("a-0", NoteContent(title="Market", text="tea"))
        await world.rest()
        assert (await world.notes())["a"].content.title == "Market"
        # Now it is an edit, although the place had kept a text like this.
        place.change("a-0", NoteContent(title="SHOP", text="tea"))
        await world.rest()
        assert (await world.notes())["a"].content.title == "SHOP"


async def test_what_has_the_uid_of_a_copy_elsewhere_and_says_the_same_is_one() -> None:
    """Both places hold it already, before either is populated: it is one note, and made in none."""
    async with two_places(A=server("A"), B=server()) as world:
        world.places["A"].change("x", SHOP)
        server_of(world, "B").change("y", replace(SHOP, text="tea"), "x")
        await world.run("A")
        world.clock.on(minutes=1)
        await world.rest()
        assert (await world.the_note()).title == "Shop"
        assert [len(place.seen()) for place in world.places.values()] == [1, 1]


async def test_one_uid_and_another_content_is_told_and_neither_doubled_nor_merged() -> None:
    async with two_places(A=server("A"), B=server()) as world:
        place = server_of(world, "B")
        world.places["A"].change("x", SHOP)
        place.change("y", NoteContent(title="Dentist"), "x")
        await world.run("A")
        report = await world.run("B")
        assert [(each.remote_id, each.reason) for each in report.problems] == [("y", "same_uid")]
        [likely] = report.plan.likely
        assert (likely.record.content, likely.item.id, likely.reason) == (SHOP, "y", "same_uid")
        await world.rest()
        assert place.seen() == {"y": NoteContent(title="Dentist")}
        assert [note.content for note in (await world.notes()).values()] == [SHOP]
        # As soon as both say the same, they are one.
        world.edit("A", title="Dentist")
        await world.rest()
        assert (await world.the_note()).title == "Dentist"
        assert not (await world.run("B")).problems


async def test_what_was_left_alone_goes_on_when_the_other_one_is_gone() -> None:
    async with two_places(A=server("A"), B=server()) as world:
        place = server_of(world, "B")
        world.places["A"].change("x", SHOP)
        place.change("y", NoteContent(title="Dentist"), "x")
        await world.rest()
        place.change("y", None)
        await world.rest()
        assert await world.the_note() == SHOP


async def test_a_second_item_with_the_uid_of_a_copy_is_no_new_note() -> None:
    async with two_places(A=server("A"), B=server()) as world:
        await world.put(SHOP)
        await world.rest()
        place = server_of(world, "B")
        place.change("twin", SHOP, "a-0")
        await world.rest()
        assert len(await world.notes()) == 1
        report = await world.run("B")
        assert [each.reason for each in report.problems] == ["same_uid"]
        place.change("twin", None)
        await world.rest()
        assert not (await world.run("B")).problems
        assert await world.the_note() == SHOP


async def test_two_items_of_one_uid_are_told_and_nothing_is_made_of_them() -> None:
    async with two_places(A=server("A"), B=server()) as world:
        world.places["A"].change("x", SHOP)
        for name in ("one", "two"):
            server_of(world, "B").change(name, SHOP, "x")
        await world.rest()
        assert len(await world.notes()) == 1
        assert len((await world.run("B")).problems) == 2


@pytest.mark.parametrize("edited", [False, True])
async def test_a_copy_that_some_program_gives_another_name_stays_the_same_notes(
    *, edited: bool
) -> None:
    async with two_places(A=server("A"), B=server()) as world:
        await world.put(SHOP)
        await world.rest()
        place = server_of(world, "B")
        name = place.move("a-0")
        if edited:
            world.clock.on(minutes=1)
            place.change(name, replace(SHOP, text="tea"))
        await world.rest()
        assert list(await world.notes()) == ["a"]
        assert (await world.the_note()).text == ("tea" if edited else "milk")
        await world.put(replace(SHOP, text="coffee"))
        await world.rest()
        assert place.seen() == {name: replace(SHOP, text="coffee")}


async def deleted_in(world: TwoPlaces, name: str | None) -> None:
    """Delete twelve notes in a place, or in the studio, and nothing else."""
    if name is None:
        for record_id in await world.notes():
            await world.put(SHOP, record_id, deleted=True)
        return
    place = world.places[name]
    for remote_id in list(place.seen()):
        place.change(remote_id, None)


@pytest.mark.parametrize("where", ["A", None])
async def test_a_mass_deletion_is_asked_about_once_and_not_again_for_the_other_place(
    where: str | None,
) -> None:
    async with two_places() as world:
        for number in range(12):
            await world.put(NoteContent(title=f"note {number}"), f"n{number}")
        await world.rest()
        await deleted_in(world, where)
        held = await world.run("A")
        assert held.outcome == "held"
        about = [each.record.id for each in held.plan.risky if each.record is not None]
        assert await world.syncs["A"].decide("apply", held.plan.digest, about=about)
        await world.rest()
        assert [place.seen() for place in world.places.values()] == [{}, {}]
        assert not await world.notes()


async def test_who_keeps_what_one_place_deleted_keeps_it_in_the_other() -> None:
    async with two_places() as world:
        for number in range(12):
            await world.put(NoteContent(title=f"note {number}"), f"n{number}")
        await world.rest()
        await deleted_in(world, "A")
        held = await world.run("A")
        about = [each.record.id for each in held.plan.risky if each.record is not None]
        assert await world.syncs["A"].decide("keep", held.plan.digest, about=about)
        await world.rest()
        assert [len(place.seen()) for place in world.places.values()] == [12, 12]
        # What is deleted here after that is another matter.
        await deleted_in(world, None)
        assert [(await world.run(name)).outcome for name in "AB"] == ["held", "held"]


async def test_an_edit_elsewhere_beats_a_deletion_and_brings_the_copy_back() -> None:
    async with two_places() as world:
        await world.put(SHOP)
        await world.rest()
        place = world.places["A"]
        place.change("a-0", None)
        world.edit("B", text="tea")
        await world.run("A")
        await world.rest()
        assert (await world.the_note()).text == "tea"
        assert list(place.seen()) == ["a-1"]


def server_of(world: TwoPlaces, name: str) -> ServerReplica:
    """Return a place that is a server."""
    place = world.places[name]
    assert isinstance(place, ServerReplica)
    return place
