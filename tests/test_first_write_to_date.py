"""The first write to a date of a series is never blind: an edit of that date in Google is kept."""

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest

from custom_components.studio_sync.book.model import Content, Timed
from custom_components.studio_sync.google.calendar import CalendarReplica
from custom_components.studio_sync.sync.model import Op, Policy, Verdict, Write
from custom_components.studio_sync.sync.ports import Unreachable
from tests.google_emulator import Call, Fault, Kind
from tests.settling import cancel_instance, edit_instance, journal_text
from tests.world import START, ZONE, World, world

WEEKLY = ("RRULE:FREQ=WEEKLY;COUNT=5",)
FIRST = START + timedelta(days=1)
SECOND = FIRST + timedelta(days=7)
HOUR = timedelta(hours=1)


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    """Make a world with a weekly series in step on both sides."""
    async with world() as studio:
        await studio.run()
        await studio.add("Course", recurrence=WEEKLY)
        await studio.run()
        yield studio
        assert studio.google.mails == []
        assert studio.google.faults.hook is None, "what should have happened did not"


def happens(studio: World, before: str, what: Callable[[], object]) -> None:
    """Have something happen in Google once, just before the first call of a method to the date."""

    async def hook(call: Call, phase: str) -> Fault | None:
        if phase == "before" and call.method == before and "_2026" in call.path:
            studio.google.faults.hook = None
            what()
        return None

    studio.google.faults.hook = hook


def date_there(studio: World) -> dict[str, object]:
    """Return the second date as it is in Google; empty if it does not take place."""
    series = next(e["id"] for e in studio.phone.events() if "recurrence" in e)
    name = studio.phone.instance_id(str(series), SECOND)
    found = [e for e in studio.phone.instances(str(series)) if e["id"] == name]
    return dict(found[0]) if found else {}


async def settled(studio: World) -> None:
    """Check that another run has nothing to do, even if it looks at everything."""
    await studio.run()
    assert (await studio.run()).plan.actions == ()
    studio.phone.expire_sync_tokens()
    assert (await studio.run()).plan.actions == ()


BEFORE_EDIT = pytest.mark.parametrize("before", ["GET", "PATCH"])
BEFORE_CANCELLING = pytest.mark.parametrize("before", ["GET", "DELETE"])


@BEFORE_EDIT
async def test_edits_of_other_fields_of_the_date_both_stay(studio: World, before: str) -> None:
    """B3, in the moment between our listing and our first write."""
    course = await studio.record_of("Course")
    event_id = studio.event_of("Course")
    exception = await edit_instance(studio, course.id, SECOND, title="Exam")
    happens(studio, before, lambda: studio.phone.edit_instance(event_id, SECOND, location="Garden"))
    await studio.run()
    there = date_there(studio)
    assert (there["summary"], there["location"]) == ("Exam", "Garden")
    here = (await studio.get(exception)).content
    assert (here.title, here.place) == ("Exam", "Garden")
    await settled(studio)


@BEFORE_EDIT
@pytest.mark.parametrize("policy", [Policy.NEWEST, Policy.STUDIO, Policy.REMOTE])
async def test_what_loses_of_the_date_is_in_the_history(
    studio: World, before: str, policy: Policy
) -> None:
    course = await studio.record_of("Course")
    event_id = studio.event_of("Course")
    exception = await edit_instance(studio, course.id, SECOND, title="Exam")
    happens(studio, before, lambda: studio.phone.edit_instance(event_id, SECOND, summary="Party"))
    await studio.run(policy=policy)
    winner = "Exam" if policy is Policy.STUDIO else "Party"
    assert date_there(studio)["summary"] == winner
    assert (await studio.get(exception)).content.title == winner
    history = await journal_text(studio)
    assert "Party" in history
    assert "Exam" in history
    await settled(studio)


@BEFORE_EDIT
async def test_under_ask_both_sides_wait(studio: World, before: str) -> None:
    course = await studio.record_of("Course")
    event_id = studio.event_of("Course")
    exception = await edit_instance(studio, course.id, SECOND, title="Exam")
    happens(studio, before, lambda: studio.phone.edit_instance(event_id, SECOND, summary="Party"))
    await studio.run(policy=Policy.ASK)
    titles = {str(date_there(studio)["summary"]), (await studio.get(exception)).content.title}
    assert titles <= {"Exam", "Party"}
    assert "Party" in titles


@BEFORE_CANCELLING
async def test_an_edit_of_the_date_beats_its_cancellation(studio: World, before: str) -> None:
    course = await studio.record_of("Course")
    event_id = studio.event_of("Course")
    await cancel_instance(studio, course.id, SECOND)
    happens(studio, before, lambda: studio.phone.edit_instance(event_id, SECOND, summary="Party"))
    await studio.run()
    assert date_there(studio)["summary"] == "Party"
    assert "Party" in await studio.titles()
    await settled(studio)


@BEFORE_CANCELLING
async def test_one_way_the_date_is_cancelled_and_the_edit_is_in_the_history(
    studio: World, before: str
) -> None:
    course = await studio.record_of("Course")
    event_id = studio.event_of("Course")
    await cancel_instance(studio, course.id, SECOND)
    happens(studio, before, lambda: studio.phone.edit_instance(event_id, SECOND, summary="Party"))
    await studio.run(send_back=False)
    assert date_there(studio) == {}
    assert "Party" in await journal_text(studio)
    assert (await studio.run(send_back=False)).plan.actions == ()


@pytest.mark.parametrize("before", ["GET", "PATCH", "long before"])
async def test_one_way_only_what_the_studio_changed_of_the_date_is_sent(
    studio: World, before: str
) -> None:
    """The phone's own fields stay as they are there, whenever they were written."""
    course = await studio.record_of("Course")
    event_id = studio.event_of("Course")

    def edit() -> None:
        studio.phone.edit_instance(event_id, SECOND, location="Garden", summary="Party")

    if before == "long before":
        edit()
        await studio.run(send_back=False)
        await studio.run(send_back=False)
    else:
        happens(studio, before, edit)
    exception = await edit_instance(studio, course.id, SECOND, title="Exam")
    await studio.run(send_back=False)
    there = date_there(studio)
    assert (there["summary"], there["location"]) == ("Exam", "Garden")
    assert (await studio.get(exception)).content.place == ""
    assert "Party" in await journal_text(studio)
    assert (await studio.run(send_back=False)).plan.actions == ()


@pytest.mark.parametrize("before", ["GET", "PATCH"])
async def test_a_date_that_is_deleted_in_that_moment_is_edited_all_the_same(
    studio: World, before: str
) -> None:
    """An edit beats a deletion."""
    course = await studio.record_of("Course")
    event_id = studio.event_of("Course")
    exception = await edit_instance(studio, course.id, SECOND, title="Exam")
    happens(studio, before, lambda: studio.phone.delete_instance(event_id, SECOND))
    await studio.run()
    assert date_there(studio)["summary"] == "Exam"
    assert (await studio.get(exception)).lives
    await settled(studio)


@pytest.mark.parametrize("before", ["GET", "DELETE"])
async def test_a_date_cancelled_on_both_sides_at_once(studio: World, before: str) -> None:
    course = await studio.record_of("Course")
    event_id = studio.event_of("Course")
    await cancel_instance(studio, course.id, SECOND)
    happens(studio, before, lambda: studio.phone.delete_instance(event_id, SECOND))
    await studio.run()
    assert date_there(studio) == {}
    await settled(studio)


@pytest.mark.parametrize("before", ["GET", "PATCH"])
async def test_a_series_deleted_in_that_moment(studio: World, before: str) -> None:
    course = await studio.record_of("Course")
    event_id = studio.event_of("Course")
    await edit_instance(studio, course.id, SECOND, title="Exam")
    happens(studio, before, lambda: studio.phone.delete(event_id))
    for _ in range(3):
        await studio.run()
    await settled(studio)
    assert sorted(await studio.titles()) == studio.google_titles()


async def test_a_date_that_cannot_be_read_is_not_written(studio: World) -> None:
    course = await studio.record_of("Course")
    await edit_instance(studio, course.id, SECOND, title="Exam")
    studio.google.faults.add(Kind.ERROR, status=503, method="GET", path="/events/", count=None)
    with pytest.raises(Unreachable):
        await studio.run()
    assert date_there(studio)["summary"] == "Course"
    studio.google.faults.clear()
    await studio.run()
    assert date_there(studio)["summary"] == "Exam"
    await settled(studio)


async def test_a_lost_answer_to_a_first_write_is_no_edit_of_anybodys(studio: World) -> None:
    """B8."""
    course = await studio.record_of("Course")
    exception = await edit_instance(studio, course.id, SECOND, title="Exam")
    studio.google.faults.add(Kind.DROP_AFTER, method="PATCH", where="inner", count=9)
    await studio.run()
    studio.google.faults.clear()
    await studio.run()
    assert date_there(studio)["summary"] == "Exam"
    assert (await studio.get(exception)).content.title == "Exam"
    await settled(studio)


async def test_many_first_writes_are_read_in_few_requests(studio: World) -> None:
    for number in range(12):
        await studio.add(f"Course {number}", hours=30 + number, recurrence=WEEKLY)
    await studio.run()
    for record in await studio.records():
        if record.content.recurrence:
            start = record.content.when.start + 2 * (SECOND - FIRST)
            await edit_instance(studio, record.id, start, title="Exam")
    report = await studio.run()
    assert report.counts["created_in_google"] == 13
    assert report.requests == 1 + 1 + 1  # what changed, the dates with their series, the writes


async def test_the_replica_tells_that_a_date_was_changed(studio: World) -> None:
    replica = studio.sync.replica
    assert isinstance(replica, CalendarReplica)
    event_id = studio.event_of("Course")
    plain = Content(title="Course", when=Timed(start=SECOND, end=SECOND + HOUR, zone=ZONE))
    name = replica.child_id(event_id, SECOND)
    new = Content(title="Exam", when=plain.when)
    create = Write(op=Op.CREATE, remote_id=name, content=new, parent_id=event_id, position=SECOND)
    delete = Write[Content](op=Op.DELETE, remote_id=name, parent_id=event_id, position=SECOND)
    studio.phone.edit_instance(event_id, SECOND, summary="Party")
    for write in (create, delete):
        [outcome] = await replica.write([write])
        assert outcome.verdict is Verdict.STALE
        assert outcome.item is not None
        assert outcome.item.content is not None
        assert outcome.item.content.title == "Party"
    # What is already there as it should be is not written again.
    studio.phone.edit_instance(event_id, SECOND, summary="Exam")
    before = studio.phone.get(name)["etag"]
    [outcome] = await replica.write([create])
    assert outcome.verdict is Verdict.DONE
    assert studio.phone.get(name)["etag"] == before
    studio.phone.delete_instance(event_id, SECOND)
    [outcome] = await replica.write([delete])
    assert outcome.verdict is Verdict.GONE
