"""Fields that only Google has are kept when the studio creates an event that continues another."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from custom_components.studio_sync.book import series_edit
from custom_components.studio_sync.book.model import Appointment, Moment, Timed
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.google.extras import extras_of
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.ports import Unreachable
from tests.google_emulator import Kind
from tests.settling import WEEK, edit_instance
from tests.world import START, ZONE, World, world

WEEKLY = ("RRULE:FREQ=WEEKLY;COUNT=6",)
FIRST = START + timedelta(days=1)
MEET = {
    "conferenceId": "abc-defg-hij",
    "signature": "signed",
    "conferenceSolution": {"key": {"type": "hangoutsMeet"}, "name": "Google Meet"},
    "entryPoints": [{"entryPointType": "video", "uri": "https://meet.google.com/abc-defg-hij"}],
}
KEPT: dict[str, Any] = {
    "colorId": "4",
    "visibility": "private",
    "reminders": {"useDefault": False, "overrides": [{"method": "popup", "minutes": 5}]},
    "attendees": [
        {"email": "ada@example.com", "displayName": "Ada", "responseStatus": "accepted"},
        {"email": "mia@example.com", "responseStatus": "accepted", "self": True, "organizer": True},
        {"email": "room@resource.example.com", "resource": True, "responseStatus": "accepted"},
    ],
    "guestsCanModify": True,
    "guestsCanInviteOthers": False,
    "guestsCanSeeOtherGuests": False,
    "extendedProperties": {"private": {"other": "app"}, "shared": {"order": "17"}},
    "source": {"title": "Order", "url": "https://example.com/17"},
    "attachments": [{"fileUrl": "https://drive.google.com/x", "title": "Contract"}],
    "conferenceData": MEET,
}
SHARED = KEPT.keys() - {"colorId", "visibility", "reminders", "extendedProperties"}


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    """Make a world that is connected; nobody is ever mailed (B9)."""
    async with world() as studio:
        await studio.run()
        yield studio
        assert studio.google.mails == []


def kept(event: dict[str, Any]) -> dict[str, Any]:
    """Return what only Google holds of an event."""
    return {name: event[name] for name in KEPT if name in event}


async def dressed(studio: World, event_id: str, **changes: Any) -> None:
    """Let the phone add all that only Google knows."""
    studio.phone.edit(event_id, **(KEPT | changes))
    await studio.run()


async def from_then_on(studio: World, record_id: str, at: Moment, title: str) -> Appointment:
    """Change "this and following" in the studio; returns what begins then."""
    old = await studio.get(record_id)
    when = old.content.when
    assert isinstance(when, Timed)
    span = Timed(start=at, end=at + (when.end - when.start), zone=ZONE)  # type: ignore[arg-type]
    content = replace(old.content, title=title, when=span)
    await studio.book.write(
        lambda tx: series_edit.edit(tx, record_id, content, moment=at, following=True)
    )
    return await studio.record_of(title)


async def settled(studio: World) -> None:
    """Check that another run has nothing to do, even if it looks at everything."""
    assert (await studio.run()).plan.actions == ()
    studio.phone.expire_sync_tokens()
    assert (await studio.run()).plan.actions == ()


@pytest.mark.parametrize("origin", ["studio", "google"])
async def test_the_second_half_of_a_series_keeps_what_google_holds(
    studio: World, origin: str
) -> None:
    if origin == "studio":
        record_id = await studio.add(recurrence=WEEKLY)
        await studio.run()
    else:
        end = FIRST + timedelta(hours=1)
        studio.phone.add("Portrait", start=FIRST, end=end, recurrence=list(WEEKLY))
        await studio.run()
        record_id = (await studio.record_of("Portrait")).id
    await dressed(studio, studio.event_of("Portrait"))
    before = kept(studio.phone.get(studio.event_of("Portrait")))
    assert before.keys() == KEPT.keys()
    await from_then_on(studio, record_id, FIRST + timedelta(days=14), "Later")
    await studio.run()
    later = studio.phone.get(studio.event_of("Later"))
    assert kept(later) == before
    assert later["hangoutLink"] == "https://meet.google.com/abc-defg-hij"
    assert kept(studio.phone.get(studio.event_of("Portrait"))) == before
    await settled(studio)


@pytest.mark.parametrize("send_back", [True, False], ids=["both ways", "one way"])
async def test_a_second_half_whose_texts_are_too_long_and_whose_answer_was_lost(
    studio: World, *, send_back: bool
) -> None:
    studio.rules = replace(studio.rules, send_back=send_back)
    studio.google.state.texts.longest["location"] = 100
    texts = {"description": "Bring the dog. " * 600, "place": "P" * 400}
    record_id = await studio.add(recurrence=WEEKLY, **texts)  # type: ignore[arg-type]
    await studio.run()
    await dressed(studio, studio.event_of("Portrait"))
    before = kept(studio.phone.get(studio.event_of("Portrait")))
    await from_then_on(studio, record_id, FIRST + timedelta(days=14), "Later")
    studio.google.faults.add(Kind.DROP_AFTER, method="POST", where="inner", count=4)
    await studio.run()
    studio.google.faults.clear()
    await studio.run()
    await studio.run()
    assert studio.google_titles() == ["Later", "Portrait"]
    assert kept(studio.phone.get(studio.event_of("Later"))) == before
    content = (await studio.record_of("Later")).content
    assert {"description": content.description, "place": content.place} == texts
    assert (await studio.run()).plan.actions == ()


async def test_a_series_that_is_split_twice_before_a_sync(studio: World) -> None:
    record_id = await studio.add(recurrence=WEEKLY)
    await studio.run()
    await dressed(studio, studio.event_of("Portrait"))
    second = await from_then_on(studio, record_id, FIRST + timedelta(days=14), "Second")
    await from_then_on(studio, second.id, FIRST + timedelta(days=28), "Third")
    await studio.run()
    before = kept(studio.phone.get(studio.event_of("Portrait")))
    for title in ("Second", "Third"):
        assert kept(studio.phone.get(studio.event_of(title))) == before
    await settled(studio)


async def test_a_changed_date_keeps_its_own_when_its_series_is_split(studio: World) -> None:
    record_id = await studio.add(recurrence=WEEKLY)
    await studio.run()
    event_id = studio.event_of("Portrait")
    await dressed(studio, event_id)
    guests = [{"email": "bob@example.com", "responseStatus": "tentative"}]
    studio.phone.edit_instance(
        event_id, FIRST + timedelta(days=21), summary="Special", colorId="7", attendees=guests
    )
    await studio.run()
    await from_then_on(studio, record_id, FIRST + timedelta(days=14), "Later")
    await studio.run()
    later = studio.event_of("Later")
    [special] = [
        event
        for event in studio.phone.instances(later)
        if event.get("summary") == "Special" or event["id"].endswith("1213T090000Z")
    ]
    assert special["colorId"] == "7"
    assert [guest["email"] for guest in special["attendees"]] == ["bob@example.com"]
    others = [e for e in studio.phone.instances(later) if e["id"] != special["id"]]
    assert {event["colorId"] for event in others} == {"4"}
    await settled(studio)


@pytest.mark.parametrize("recurrence", [(), WEEKLY], ids=["single", "series"])
async def test_an_event_made_again_keeps_what_google_held(
    studio: World, recurrence: tuple[str, ...]
) -> None:
    """An edit beats a deletion."""
    record_id = await studio.add(recurrence=recurrence)
    await studio.run()
    event_id = studio.event_of("Portrait")
    await dressed(studio, event_id)
    before = kept(studio.phone.get(event_id))
    studio.phone.delete(event_id)
    await studio.edit(record_id, title="Wedding")
    await studio.run()
    assert kept(studio.phone.get(studio.event_of("Wedding"))) == before
    await settled(studio)


async def test_a_date_made_again_keeps_what_google_held(studio: World) -> None:
    """Its own, where Google still shows it, not its series'."""
    record_id = await studio.add(recurrence=WEEKLY)
    await studio.run()
    event_id = studio.event_of("Portrait")
    await dressed(studio, event_id)
    date = await edit_instance(studio, record_id, FIRST + WEEK, title="Exam")
    await studio.run()
    guests = [{"email": "bob@example.com", "responseStatus": "accepted"}]
    instance = studio.phone.instance_id(event_id, FIRST + WEEK)
    await dressed(studio, instance, colorId="9", attendees=guests)
    before = kept(studio.phone.get(instance))
    studio.phone.delete(instance)
    await studio.edit(date, place="Park")
    await studio.run()
    after = studio.phone.get(instance)
    assert (after["status"], after["location"]) == ("confirmed", "Park")
    assert kept(after) == before
    await settled(studio)


async def test_an_undo_brings_back_what_google_held(studio: World) -> None:
    record_id = await studio.add()
    await studio.run()
    event_id = studio.event_of("Portrait")
    await dressed(studio, event_id)
    before = kept(studio.phone.get(event_id))
    await studio.delete(record_id)
    report = await studio.run()
    assert report.run is not None
    assert studio.events() == []
    await studio.sync.undo(report.run.id, starter="test")
    assert kept(studio.phone.get(studio.event_of("Portrait"))) == before


async def test_another_calendar_of_the_account_gets_all_but_the_guests(studio: World) -> None:
    """Its guests have the event in the former calendar, where it stays."""
    await studio.add()
    await studio.run()
    await dressed(studio, studio.event_of("Portrait"))
    before = kept(studio.phone.get(studio.event_of("Portrait")))
    other = studio.person.add_calendar("Other")
    replica = CalendarReplica(
        studio.sync.replica._transport,  # type: ignore[attr-defined]
        studio.person.sub,
        other.id,
        book_id=studio.book.id,
        default_zone=ZONE,
    )
    sync = Sync(studio.book, replica, kind=APPOINTMENTS, clock=studio.clock, new_id=studio.new_id)
    await sync.run(replace(studio.rules, populate_out=True), starter="test")
    [event] = other.events()
    guests = {"attendees", *(name for name in KEPT if name.startswith("guests"))}
    assert kept(event) == {name: value for name, value in before.items() if name not in guests}
    assert (await sync.run(studio.rules, starter="test")).plan.actions == ()


async def test_guests_of_somebody_elses_event_are_not_invited_again(studio: World) -> None:
    host = {"email": "host@example.com"}
    studio.phone.add("Theirs", start=FIRST, organizer=host, **{name: KEPT[name] for name in KEPT})
    await studio.run()
    record = await studio.record_of("Theirs")
    studio.phone.delete(studio.event_of("Theirs"))
    await studio.edit(record.id, title="Mine now")
    await studio.run()
    event = studio.phone.get(studio.event_of("Mine now"))
    assert kept(event).keys() == {"colorId", "visibility", "reminders", "extendedProperties"}
    assert event["extendedProperties"] == {"private": {"other": "app"}}


@pytest.mark.parametrize(
    ("changes", "lost"),
    [
        ({"conferenceData": MEET}, {"conferenceData"}),
        ({"colorId": "99"}, {"colorId"}),
        ({"colorId": "99", "attachments": [{"title": "without a file"}] * 26}, {"colorId"}),
    ],
    ids=["video link", "colour", "two"],
)
async def test_what_google_does_not_let_be_copied_holds_back_nothing(
    studio: World, changes: dict[str, Any], lost: set[str]
) -> None:
    record_id = await studio.add(recurrence=WEEKLY)
    await studio.run()
    event_id = studio.event_of("Portrait")
    await dressed(studio, event_id)
    before = kept(studio.phone.get(event_id))
    # What the original holds may be what no client may write any more.
    event = studio.phone.calendar.events[event_id]
    event.fields |= changes
    event.cache = None
    if "conferenceData" in changes:
        studio.google.state.meetings_over.add("abc-defg-hij")
    later = await from_then_on(studio, record_id, FIRST + timedelta(days=14), "Later")
    report = await studio.run()
    made = kept(studio.phone.get(studio.event_of("Later")))
    missing = {name for name in before if made.get(name) != before[name]}
    assert missing >= lost
    assert missing <= {*lost, *changes}
    told = {(each.record_id, each.reason) for each in report.problems}
    assert told == {(later.id, "not_copied")}
    await settled(studio)


@pytest.mark.parametrize("others", [0, 3])
async def test_an_original_that_cannot_be_read_now_holds_back_the_run(
    studio: World, others: int
) -> None:
    """Nothing is written before it is known what has to be copied, be it of one or of many."""
    record_id = await studio.add(recurrence=WEEKLY)
    more = [await studio.add(f"Other {n}", recurrence=WEEKLY) for n in range(others)]
    await studio.run()
    await dressed(studio, studio.event_of("Portrait"))
    await from_then_on(studio, record_id, FIRST + timedelta(days=14), "Later")
    for name in more:
        await from_then_on(studio, name, FIRST + timedelta(days=14), f"Later {name}")
    studio.google.faults.add(Kind.ERROR, status=503, method="GET", path="/events/", count=None)
    with pytest.raises(Unreachable):
        await studio.run()
    studio.google.faults.clear()
    assert "Later" not in studio.google_titles()
    await studio.run()
    assert studio.phone.get(studio.event_of("Later"))["colorId"] == "4"
    await settled(studio)


async def test_an_original_that_is_gone_for_good_holds_back_nothing(studio: World) -> None:
    record_id = await studio.add()
    await studio.run()
    event_id = studio.event_of("Portrait")
    await dressed(studio, event_id)
    studio.phone.delete(event_id)
    await studio.edit(record_id, title="Wedding")
    studio.google.faults.add(
        Kind.ERROR, status=404, reason="notFound", method="GET", path="/events/", count=None
    )
    await studio.run()
    assert "colorId" not in studio.phone.get(studio.event_of("Wedding"))


def test_nonsense_is_not_copied() -> None:
    own = {"organizer": {"self": True}}
    odd: list[object] = [None, [], {}, own, {**own, "attendees": "many", "attachments": 7}]
    for raw in odd:
        assert extras_of(raw) == ""
    pending = {**own, "conferenceData": {"createRequest": {"requestId": "a"}}}
    assert extras_of(pending) == ""
    usual = {**own, "reminders": {"useDefault": True}, "visibility": "default"}
    assert extras_of(usual) == ""
