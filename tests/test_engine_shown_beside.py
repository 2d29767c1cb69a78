"""Rooms as the location, and a client's number: shown in Google, and never taken for an edit."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book import clients, conflicts, people, series_edit
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Kind, Origin, Resource
from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.google.shown import PROPERTY
from custom_components.studio_sync.scheduling import edit_conflicts
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.sync.model import Do, Policy

from .settling import FIRST, WEEK, WEEKLY, edit_instance, rest, show
from .world import START, World, world

LINE = "Tel. +49 171 1234567"
TITLE = "i0001 portrait"


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    """Two rooms, and a client with a number; the account is shown everything."""
    async with world() as made:
        await made.book.write(_more)
        await made.run()
        await show(made, Privacy.FULL)
        await rest(made)
        yield made


def _more(tx: Transaction) -> None:
    people.put_resource(tx, Resource(id="attic", name="Attic"))
    number(tx, "+49 171 1234567")


def number(tx: Transaction, value: str) -> None:
    """Give the client another number."""
    ada = clients.get_client(tx, "ada")
    assert ada is not None
    phones = (Labelled(value=value),) if value else ()
    clients.put_client(tx, replace(ada, content=Contact(name="Ada", phones=phones)))


async def session(studio: World, **more: Any) -> str:
    """Add a session with the client in the room, and send it out."""
    values = {"kind": Kind.SESSION, "client_id": "ada", "resource_ids": ("room",), **more}
    name = await studio.add(TITLE, **values)
    await rest(studio)
    return name


def event(studio: World, title: str = TITLE) -> dict[str, Any]:
    """Return the event of a title."""
    [found] = [each for each in studio.events() if each.get("summary") == title]
    return found


def shown(studio: World, title: str = TITLE) -> tuple[object, object]:
    """Return what is shown as location and as description."""
    found = event(studio, title)
    return found.get("location", ""), found.get("description", "")


async def unread(studio: World, name: str, place: str = "", description: str = "") -> None:
    """Compare the book: it has no more of it than people wrote; and all is at rest."""
    for _ in range(2):
        content = (await studio.get(name)).content
        assert (content.place, content.description) == (place, description)
        assert content == replace(content, shown_place="", shown_phone="")
        studio.phone.expire_sync_tokens()
        assert (await studio.run()).run is None
        assert (await studio.run()).run is None
    assert not await studio.book.read(conflicts.open_ones)


async def test_a_room_is_the_location_and_the_number_the_last_line(studio: World) -> None:
    name = await session(studio)
    assert shown(studio) == ("Studio 1", LINE)
    await unread(studio, name)
    await studio.edit(name, description="Two lamps\n")
    await rest(studio)
    assert shown(studio) == ("Studio 1", f"Two lamps\n\n\n{LINE}")
    await unread(studio, name, description="Two lamps\n")


async def test_a_place_that_is_given_is_shown_and_not_the_room(studio: World) -> None:
    """Given in the studio or in Google; without it the room is shown again."""
    name = await session(studio, place="Park")
    assert shown(studio)[0] == "Park"
    await studio.edit(name, place="")
    await rest(studio)
    assert shown(studio)[0] == "Studio 1"
    studio.phone.edit(studio.event_of(TITLE), location="Beach")
    await rest(studio)
    assert shown(studio)[0] == "Beach"
    await unread(studio, name, place="Beach")
    assert "place" not in event(studio)["extendedProperties"]["private"][PROPERTY]
    studio.phone.edit(studio.event_of(TITLE), location=None)
    await rest(studio)
    assert shown(studio)[0] == "Studio 1"
    await unread(studio, name)


async def test_what_is_cleared_in_google_stays_away_until_it_changes(studio: World) -> None:
    """Nobody's text is lost, and nothing goes back and forth."""
    name = await session(studio, description="Two lamps")
    studio.phone.edit(studio.event_of(TITLE), location=None, description="Two lamps")
    await rest(studio)
    assert shown(studio) == ("", "Two lamps")
    await unread(studio, name, description="Two lamps")
    await studio.change(name, resource_ids=("room", "attic"))
    await rest(studio)
    assert shown(studio) == ("Studio 1, Attic", "Two lamps")
    await studio.book.write(lambda tx: number(tx, "+49 30 1"))
    await rest(studio)
    assert shown(studio) == ("Studio 1, Attic", "Two lamps\n\nTel. +49 30 1")
    await unread(studio, name, description="Two lamps")


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        (f"Bring the dog\n\n{LINE}", "Bring the dog"),
        (f"Two lamps\n\n{LINE}\nBring the dog", "Two lamps\nBring the dog"),
        (f"Two lamps<br><br>{LINE}<br>Dog", "Two lamps<br><br>Dog"),
        (f"{LINE} at work", f"{LINE} at work"),
        ("", ""),
    ],
)
async def test_what_is_written_around_the_number_is_the_description(
    studio: World, written: str, kept: str
) -> None:
    """Whatever somebody writes there, it reads so in the book, and stays."""
    name = await session(studio, description="Two lamps")
    studio.phone.edit(studio.event_of(TITLE), description=written)
    await rest(studio)
    content = (await studio.get(name)).content
    assert content.description == kept
    await unread(studio, name, description=kept)


async def test_other_names_and_numbers_are_shown_at_the_next_sync(studio: World) -> None:
    """A room that is renamed, a number that changes or goes; appointments stay as they are."""
    name = await session(studio)
    rev = (await studio.get(name)).rev
    await studio.book.write(
        lambda tx: people.put_resource(tx, Resource(id="room", name="Blue room"))
    )
    await studio.book.write(lambda tx: number(tx, "030 7"))
    await rest(studio)
    assert shown(studio) == ("Blue room", "Tel. 030 7")
    await studio.book.write(lambda tx: number(tx, ""))
    await rest(studio)
    assert shown(studio) == ("Blue room", "")
    assert (await studio.get(name)).rev == rev
    await unread(studio, name)


async def test_a_name_that_changes_is_no_edit_against_what_happens_in_google(
    studio: World,
) -> None:
    """What was deleted there stays deleted; what was written there wins without a question."""
    studio.rules = replace(studio.rules, policy=Policy.ASK)
    name = await session(studio)
    other = await studio.add("i0002 other", 48, resource_ids=("room",))
    await rest(studio)
    studio.phone.edit(studio.event_of(TITLE), location="Park", description=f"Dog\n\n{LINE}")
    studio.phone.delete(studio.event_of("i0002 other"))
    await studio.book.write(
        lambda tx: people.put_resource(tx, Resource(id="room", name="Blue room"))
    )
    await studio.book.write(lambda tx: number(tx, "030 7"))
    await rest(studio)
    assert shown(studio) == ("Park", "Dog\n\nTel. 030 7")
    await unread(studio, name, place="Park", description="Dog")
    assert not (await studio.get(other)).lives


async def test_a_number_that_goes_leaves_a_question_to_be_asked(studio: World) -> None:
    """First the number is taken away, then the question is asked; neither text is overwritten."""
    studio.rules = replace(studio.rules, policy=Policy.ASK)
    name = await studio.add(TITLE, kind=Kind.SESSION, client_id="ada")
    await rest(studio)
    await studio.edit(name, place="Here")
    studio.phone.edit(studio.event_of(TITLE), location="There")
    await studio.book.write(lambda tx: number(tx, ""))
    await rest(studio)
    assert shown(studio) == ("There", "")
    [question] = await studio.book.read(conflicts.open_ones)
    assert question.fields == ("place",)


@pytest.mark.parametrize("privacy", [Privacy.TITLE, Privacy.BUSY])
async def test_who_is_not_shown_the_place_is_not_shown_the_room(
    studio: World, privacy: Privacy
) -> None:
    """Nor the number; both are taken away where they were shown, and shown again."""
    name = await session(studio, description="Secret")
    await show(studio, privacy)
    await rest(studio)
    [found] = studio.events()
    assert "Studio 1" not in str(found)
    assert "171 1234567" not in str(found)
    await show(studio, Privacy.FULL, before=privacy)
    await rest(studio)
    assert shown(studio) == ("Studio 1", f"Secret\n\n{LINE}")
    await unread(studio, name, description="Secret")


GUEST = {"email": "guest@example.com"}


async def quiet(studio: World) -> None:
    """Run twice: nothing is left to do; and nobody is mailed about any write."""
    for _ in range(2):
        assert (await studio.run()).run is None
    assert not studio.google.mails


async def test_a_number_is_not_shown_to_guests(studio: World) -> None:
    """They read the description of an event, too: also those whom only Google knows of."""
    name = await session(studio, description="Two lamps")
    before = await studio.get(name)
    studio.phone.edit(studio.event_of(TITLE), attendees=[GUEST])
    await studio.run()
    assert shown(studio) == ("Studio 1", "Two lamps")
    now = await studio.get(name)
    assert now.guests == ("guest@example.com",)
    # No change of the appointment: nobody is told of one, and an edit there is still the newer.
    assert (now.rev, now.changed_at) == (before.rev, before.changed_at)
    await quiet(studio)
    await studio.change(name, resource_ids=("attic",))
    await rest(studio)
    assert shown(studio) == ("Attic", "Two lamps")
    studio.phone.edit(studio.event_of(TITLE), attendees=[])
    await studio.run()
    assert shown(studio) == ("Attic", f"Two lamps\n\n{LINE}")
    await quiet(studio)
    await unread(studio, name, description="Two lamps")


@pytest.mark.parametrize("policy", [Policy.NEWEST, Policy.ASK])
async def test_guests_are_noted_whatever_else_happens(studio: World, policy: Policy) -> None:
    """A change here, one on each side, a question: the number goes, and no text of either."""
    studio.rules = replace(studio.rules, policy=policy)
    here = await session(studio)
    both = await studio.add("i0002 both", 48, kind=Kind.SESSION, client_id="ada")
    await rest(studio)
    for title in (TITLE, "i0002 both"):
        studio.phone.edit(studio.event_of(title), attendees=[GUEST])
    await studio.edit(here, place="Park")
    await studio.edit(both, place="Park")
    studio.phone.edit(studio.event_of("i0002 both"), location="Beach")
    await rest(studio)
    assert shown(studio) == ("Park", "")
    assert shown(studio, "i0002 both") == ("Beach", "")
    assert len(await studio.book.read(conflicts.open_ones)) == (policy is Policy.ASK)


async def test_guests_are_noted_one_way_too(studio: World) -> None:
    """Nothing that happens there is taken in; the number goes all the same, and stays away."""
    studio.rules = replace(studio.rules, send_back=False)
    await session(studio)
    studio.phone.edit(studio.event_of(TITLE), attendees=[GUEST], summary="i0001 there")
    await rest(studio)
    assert shown(studio, "i0001 there") == ("Studio 1", "")
    studio.phone.expire_sync_tokens()
    await rest(studio)
    assert shown(studio, "i0001 there") == ("Studio 1", "")


async def test_a_preview_tells_that_the_number_goes_and_notes_nothing(studio: World) -> None:
    name = await session(studio)
    studio.phone.edit(studio.event_of(TITLE), attendees=[GUEST])
    report = await studio.sync.preview(studio.rules)
    [action] = report.plan.actions
    assert action.do is Do.UPDATE_REMOTE
    assert not (await studio.get(name)).guests
    assert shown(studio) == ("Studio 1", LINE)


async def test_guests_whom_a_phone_named_stay_known(studio: World) -> None:
    """They are not in the event, and by them the client is found."""
    name = await session(studio, origin=Origin.PHONE, guests=("ada@example.com",))
    assert shown(studio) == ("Studio 1", "")
    studio.phone.edit(studio.event_of(TITLE), attendees=[GUEST])
    await rest(studio)
    assert (await studio.get(name)).guests == ("ada@example.com", "guest@example.com")


async def test_guests_in_one_of_two_calendars(studio: World) -> None:
    """Of two people's event, that without guests does not bring the number back to the other."""
    name = await session(studio, guests=("guest@example.com",), assistant_ids=("tom",))
    studio.phone.edit(studio.event_of(TITLE), colorId="5")
    await rest(studio)
    assert (await studio.get(name)).guests == ("guest@example.com",)
    assert shown(studio) == ("Studio 1", "")


@pytest.mark.parametrize("which", ["all", "date", "rest"])
async def test_guests_of_a_series(studio: World, which: str) -> None:
    """Invited to all of it, to one date, or from a date on; dates that were changed before, too."""
    name = await session(studio, recurrence=WEEKLY)
    await edit_instance(studio, name, FIRST + 2 * WEEK, title="i0003 own")
    await rest(studio)
    series, own = studio.event_of(TITLE), studio.event_of("i0003 own")
    if which == "all":
        for each in (series, own):
            studio.phone.edit(each, attendees=[GUEST])
    elif which == "date":
        studio.phone.edit(own, attendees=[GUEST])
        studio.phone.edit_instance(series, FIRST + WEEK, attendees=[GUEST])
    else:
        studio.phone.split_series(series, FIRST + 3 * WEEK, attendees=[GUEST], summary="i0004 rest")
    await rest(studio)
    read = [each for each in studio.events() if each.get("attendees")]
    assert read
    assert not [each for each in read if "171 1234567" in str(each)]
    if which == "rest":
        assert shown(studio) == ("Studio 1", LINE)
    await quiet(studio)


async def test_a_date_that_is_changed_here_has_the_guests_of_its_series(studio: World) -> None:
    """And so has what is split off here: Google keeps the guests for both."""
    name = await session(studio, recurrence=WEEKLY)
    studio.phone.edit(studio.event_of(TITLE), attendees=[GUEST])
    await rest(studio)
    await edit_instance(studio, name, FIRST + WEEK, title="i0002 date")
    content = replace((await studio.get(name)).content, title="i0003 rest")
    when = replace(content.when, start=FIRST + 3 * WEEK, end=FIRST + 3 * WEEK + timedelta(hours=1))
    later = replace(content, when=when)
    await studio.book.write(
        lambda tx: series_edit.edit(tx, name, later, moment=FIRST + 3 * WEEK, following=True)
    )
    await rest(studio)
    for title in (TITLE, "i0002 date", "i0003 rest"):
        assert "171 1234567" not in str(event(studio, title))
    await quiet(studio)


async def test_dates_of_a_series_and_what_continues_it(studio: World) -> None:
    """Changed or split off in Google, they have the room and the client, and no place."""
    name = await session(studio, recurrence=WEEKLY)
    series = studio.event_of(TITLE)
    studio.phone.edit_instance(series, FIRST + WEEK, summary="i0002 date")
    await rest(studio)
    date = await studio.record_of("i0002 date")
    await unread(studio, date.id)
    assert shown(studio, "i0002 date") == ("Studio 1", LINE)
    studio.phone.split_series(series, FIRST + 3 * WEEK, summary="i0003 rest")
    await rest(studio)
    after = await studio.record_of("i0003 rest")
    assert after.resource_ids == ("room",)
    assert shown(studio, "i0003 rest") == ("Studio 1", LINE)
    await unread(studio, after.id)
    await edit_instance(studio, name, FIRST + 2 * WEEK, title="i0004 here")
    await rest(studio)
    assert shown(studio, "i0004 here") == ("Studio 1", LINE)
    await unread(studio, name)


async def test_a_copy_of_an_event_says_what_it_shows(studio: World) -> None:
    """Duplicated in Google, it is an appointment of its own: the texts are its own, too."""
    await session(studio, description="Two lamps")
    found = event(studio)
    studio.phone.add(
        "i0009 copy",
        start=START + timedelta(hours=60),
        location=found["location"],
        description=found["description"],
        extendedProperties=found["extendedProperties"],
    )
    await rest(studio)
    assert shown(studio, "i0009 copy") == ("Studio 1", f"Two lamps\n\n{LINE}")
    copy = await studio.record_of("i0009 copy")
    assert (copy.content.place, copy.content.description) == shown(studio, "i0009 copy")
    await unread(studio, copy.id, place="Studio 1", description=f"Two lamps\n\n{LINE}")


async def test_a_copy_that_no_longer_says_what_was_shown(studio: World) -> None:
    """Another program has removed the property: the room's name is no place all the same."""
    name = await session(studio)
    studio.phone.edit(
        studio.event_of(TITLE), extendedProperties={"private": {PROPERTY: None}}, summary="i0001 x"
    )
    await rest(studio)
    assert (await studio.get(name)).content.place == ""


async def test_an_undo_puts_back_what_was_shown(studio: World) -> None:
    """And undoing that shows the room again."""
    name = await studio.add(TITLE)
    await rest(studio)
    await studio.change(name, resource_ids=("room",))
    report = await studio.run()
    assert shown(studio)[0] == "Studio 1"
    assert report.run is not None
    undone = await studio.sync.undo(report.run.id, starter="test")
    assert shown(studio)[0] == ""
    await unread(studio, name)
    assert undone.run is not None
    await studio.sync.undo(undone.run.id, starter="test")
    assert shown(studio)[0] == "Studio 1"
    await unread(studio, name)


async def test_a_studio_that_was_there_before_only_gets_these_fields(studio: World) -> None:
    """After the update all pairs are compared once; nothing else changes, and nobody is asked."""
    studio.rules = replace(studio.rules, policy=Policy.ASK)
    names = [
        await studio.add(f"i{number:04} old", 24 + number, resource_ids=("room",))
        for number in range(1, 30)
    ]
    placed = await studio.add("i0099 placed", 80, resource_ids=("room",), place="Park")
    await show(studio, Privacy.TITLE)
    await rest(studio)
    # As a version without rooms in calendars left it: agreed on, and nothing shown.
    await show(studio, Privacy.FULL, before=Privacy.TITLE)
    before = {each["id"]: each for each in studio.events()}
    report = await studio.run()
    assert report.run is not None
    assert report.run.outcome == "ok"
    after = {each["id"]: each for each in studio.events()}
    for key, was in before.items():
        differs = {
            member
            for member in was.keys() | after[key].keys()
            if was.get(member) != after[key].get(member)
        }
        assert differs <= {"location", "extendedProperties", "etag", "updated", "sequence"}
    assert shown(studio, "i0005 old")[0] == "Studio 1"
    assert shown(studio, "i0099 placed")[0] == "Park"
    for name in (*names[:3], placed):
        await unread(studio, name, place="Park" if name == placed else "")


async def test_one_way_nothing_of_it_comes_back_either(studio: World) -> None:
    """Later, with *send back*, neither."""
    studio.rules = replace(studio.rules, send_back=False)
    name = await session(studio)
    studio.phone.edit(studio.event_of(TITLE), location=None, summary="i0001 renamed")
    await rest(studio)
    await studio.change(name, resource_ids=("attic",))
    await rest(studio)
    assert shown(studio, "i0001 renamed") == ("Attic", LINE)
    studio.rules = replace(studio.rules, send_back=True)
    studio.phone.expire_sync_tokens()
    await rest(studio)
    assert (await studio.get(name)).content.place == ""


async def test_while_a_place_is_in_question_the_room_waits(studio: World) -> None:
    """Neither side's text is overwritten by a room that changes meanwhile, nor by a number."""
    studio.rules = replace(studio.rules, policy=Policy.ASK)
    name = await session(studio)
    await studio.edit(name, place="Here", description="Here too")
    studio.phone.edit(studio.event_of(TITLE), location="There", description=f"There too\n\n{LINE}")
    await rest(studio)
    await studio.change(name, resource_ids=("attic",))
    await studio.book.write(lambda tx: number(tx, "030 7"))
    await rest(studio)
    assert shown(studio) == ("There", f"There too\n\n{LINE}")
    content = (await studio.get(name)).content
    assert (content.place, content.description) == ("Here", "Here too")
    [question] = await studio.book.read(conflicts.open_ones)
    assert question.fields == ("description", "place")
    view = studio.sync.naming.projection
    await studio.book.write(lambda tx: edit_conflicts.take_theirs(tx, question.id, projection=view))
    await rest(studio)
    assert shown(studio) == ("There", "There too\n\nTel. 030 7")
    await unread(studio, name, place="There", description="There too")


async def test_one_way_a_place_that_somebody_wrote_there_is_not_overwritten_by_a_room(
    studio: World,
) -> None:
    """As far as it is known when the room is written."""
    studio.rules = replace(studio.rules, send_back=False)
    name = await session(studio)
    studio.phone.edit(studio.event_of(TITLE), location="There")
    await studio.change(name, resource_ids=("attic",))
    await rest(studio)
    assert shown(studio)[0] == "There"
    await unread(studio, name)
