"""One person in two calendars of Google: one thing at a time."""

from collections.abc import AsyncIterator

import pytest

from .settling import all_agree
from .world import START, World, beside, world

TOMORROW = START.replace(day=22)
UID = "one@example.org"


@pytest.fixture
async def both(socket_enabled: None) -> AsyncIterator[tuple[World, World]]:
    """Mia's calendar, and a second one of hers, both connected."""
    async with world() as studio:
        other = beside(studio, "mia.too")
        other.rules = studio.rules
        await studio.run()
        await other.run()
        yield studio, other


async def test_an_event_that_both_calendars_hold_already_is_one(
    both: tuple[World, World],
) -> None:
    studio, other = both
    for one in both:
        one.phone.add("i0001 portrait", start=TOMORROW, iCalUID=UID)
    await all_agree(studio, other)
    assert await studio.titles() == ["i0001 portrait"]
    assert studio.google_titles() == other.google_titles() == ["i0001 portrait"]


async def test_one_uid_with_another_title_is_named_and_stays_as_it_is(
    both: tuple[World, World],
) -> None:
    studio, other = both
    studio.phone.add("i0001 portrait", start=TOMORROW, iCalUID=UID)
    other.phone.add("i0002 dentist", start=TOMORROW, iCalUID=UID)
    await studio.run()
    report = await other.run()
    assert [each.reason for each in report.problems] == ["same_uid"]
    await other.run()
    assert (await studio.titles(), other.google_titles()) == (["i0001 portrait"], ["i0002 dentist"])
    other.phone.edit(other.event_of("i0002 dentist"), summary="i0001 portrait")
    await all_agree(studio, other)
    assert other.google_titles() == ["i0001 portrait"]


async def test_an_invitation_in_two_peoples_calendars_is_two_appointments(
    socket_enabled: None,
) -> None:
    async with world() as studio:
        tom = beside(studio, "tom")
        await studio.run()
        await tom.run()
        for one in (studio, tom):
            one.phone.add("i0003 fair", start=TOMORROW, iCalUID=UID)
        await all_agree(studio, tom)
        assert sorted(str(each.staff_id) for each in await studio.records()) == ["mia", "tom"]


async def test_guests_of_one_event_are_not_forgotten_for_the_other(
    both: tuple[World, World],
) -> None:
    studio, other = both
    name = await studio.add("i0001 portrait", client_id="ada")
    await all_agree(studio, other)
    guest = {"email": "guest@example.com"}
    studio.phone.edit(studio.event_of("i0001 portrait"), attendees=[guest])
    await all_agree(studio, other)
    other.phone.edit(other.event_of("i0001 portrait"), summary="i0001 family")
    await all_agree(studio, other)
    assert (await studio.get(name)).guests == ("guest@example.com",)


async def test_an_undo_of_one_calendar_reaches_the_other_and_leaves_what_was_edited_since(
    both: tuple[World, World],
) -> None:
    studio, other = both
    names = [
        await studio.add(title, hours) for title, hours in (("i0004 one", 24), ("i0005 two", 30))
    ]
    await all_agree(studio, other)
    for title in ("i0004 one", "i0005 two"):
        studio.phone.edit(studio.event_of(title), location="Park")
    report = await studio.run()
    await other.run()
    other.phone.edit(other.event_of("i0005 two"), location="Garden")
    await other.run()
    assert report.run is not None
    await studio.sync.undo(report.run.id, starter="test")
    await other.run()
    places = {each: (await studio.get(each)).content.place for each in names}
    assert list(places.values()) == ["", "Garden"]
    assert {str(each.get("location", "")) for each in other.events()} == {"", "Garden"}
