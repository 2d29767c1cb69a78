"""The engine against Google's protocol over a socket: what a run does on both sides."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta

import pytest

from custom_components.studio_sync.book import conflicts, journal, series_edit
from custom_components.studio_sync.book.model import AllDay, Kind, LinkState, Origin, Side, Status
from custom_components.studio_sync.sync.model import Policy
from custom_components.studio_sync.sync.ports import Unreachable
from custom_components.studio_sync.sync.report import Busy

from .engine_fixtures import WEEKLY, second_run_is_quiet
from .google_emulator import GoogleEmulator
from .world import START, World, appointment, world


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def test_a_new_appointment_goes_out(studio: World) -> None:
    """S6: outward only is the default."""
    await studio.run(send_back=False)
    await studio.add("Portrait 📷 שלום")
    report = await studio.run(send_back=False)
    assert report.counts["created_in_google"] == 1
    assert studio.google_titles() == ["Portrait 📷 שלום"]
    await second_run_is_quiet(studio)


async def test_nothing_older_moves_unless_asked(studio: World) -> None:
    """S7."""
    await studio.add("old")
    studio.phone.add("old in Google", start=START)
    studio.clock.now += timedelta(days=1)
    await studio.run()
    assert studio.google_titles() == ["old in Google"]
    assert await studio.titles() == ["old"]
    report = await studio.run(populate_out=True)
    assert report.counts["created_in_google"] == 1
    assert await studio.titles() == ["old"]


async def test_what_changes_before_the_first_run_succeeds_is_not_forgotten(studio: World) -> None:
    studio.google.faults.add("error", status=503, count=None)
    with pytest.raises(Unreachable):
        await studio.run()
    await studio.add("Portrait")
    studio.google.faults.clear()
    await studio.run()
    assert studio.google_titles() == ["Portrait"]


async def test_a_suspended_pair_whose_copy_is_malformed_stays_suspended(
    socket_enabled: None,
) -> None:
    """It is listed as a problem until it can be read; all others go on."""
    async with world(google=GoogleEmulator(check=False)) as studio:
        await studio.run()
        is_suspended = await studio.add("rests")
        await studio.run()
        await studio.edit(is_suspended, title="changed")
        report = await studio.run()
        assert report.run is not None
        await studio.sync.undo(report.run.id, starter="test")
        odd = studio.phone.calendar.events[studio.event_of("rests")]
        title, odd.fields["summary"], odd.cache = odd.fields["summary"], {"not": "a text"}, None
        await studio.edit(is_suspended, title="changed again")
        await studio.add("other")
        for _ in range(2):
            report = await studio.run()
            assert [each.reason for each in report.problems] == ["malformed"]
        odd.fields["summary"], odd.cache = title, None
        assert studio.google_titles() == ["other", "rests"]
        await studio.edit(is_suspended, title="at last")
        await studio.run()
        assert studio.google_titles() == ["at last", "other"]


async def test_a_cancelled_instance_is_not_counted_as_a_deletion(studio: World) -> None:
    await studio.run()
    whole = await studio.add("Course", recurrence=WEEKLY)
    second = START + timedelta(hours=24, days=7)
    await studio.book.write(lambda tx: series_edit.remove(tx, whole, moment=second))
    report = await studio.run()
    assert report.counts["cancelled_in_google"] == 1
    assert "deleted_in_google" not in report.counts


async def test_populating_again_never_duplicates(studio: World) -> None:
    """S7."""
    await studio.add("ours")
    await studio.add("same")
    await studio.add("same")
    at = START + timedelta(hours=24)
    studio.phone.add("same", start=at)
    studio.phone.add("theirs", start=at)
    report = await studio.run(populate_in=True, populate_out=True)
    assert report.counts["linked"] == 1
    both = ["ours", "same", "same", "theirs"]
    assert studio.google_titles() == both
    assert await studio.titles() == both
    await studio.run(populate_in=True, populate_out=True)
    assert studio.google_titles() == both
    assert await studio.titles() == both


async def test_what_google_has_arrives_unlinked(studio: World) -> None:
    """S19."""
    await studio.run()
    studio.phone.add("Call", start=START)
    await studio.run()
    record = await studio.record_of("Call")
    assert (record.origin, record.client_id, record.staff_id) == (Origin.GOOGLE, None, "mia")
    await second_run_is_quiet(studio)


async def test_a_session_keeps_its_client_through_every_google_edit(studio: World) -> None:
    """S20: and deleted there, it is cancelled here."""
    await studio.run()
    name = await studio.add("Ada", kind=Kind.SESSION, client_id="ada", session_type="portrait")
    await studio.run()
    studio.phone.edit(studio.event_of("Ada"), summary="Ada, outdoors")
    await studio.run()
    edited = await studio.get(name)
    assert (edited.content.title, edited.client_id) == ("Ada, outdoors", "ada")
    studio.phone.delete(studio.event_of("Ada, outdoors"))
    await studio.run()
    gone = await studio.get(name)
    assert not gone.deleted
    assert (gone.content.status, gone.client_id) == (Status.CANCELLED, "ada")
    await second_run_is_quiet(studio)


async def test_edits_of_both_sides_meet_in_the_middle(studio: World) -> None:
    """B3."""
    await studio.run()
    name = await studio.add("Portrait")
    await studio.run()
    await studio.edit(name, place="Garden")
    studio.phone.edit(studio.event_of("Portrait"), description="Bring the dog")
    report = await studio.run()
    assert report.counts["merged"] == 1
    content = (await studio.get(name)).content
    assert (content.place, content.description) == ("Garden", "Bring the dog")
    event = studio.phone.get(studio.event_of("Portrait"))
    assert (event["location"], event["description"]) == ("Garden", "Bring the dog")
    await second_run_is_quiet(studio)


async def test_an_update_leaves_what_it_does_not_know(studio: World) -> None:
    await studio.run()
    name = await studio.add("Portrait")
    await studio.run()
    event = studio.event_of("Portrait")
    studio.phone.edit(event, colorId="5", attendees=[{"email": "ada@example.com"}])
    await studio.run()
    await studio.edit(name, title="Portraits")
    await studio.run()
    assert studio.phone.get(event)["colorId"] == "5"
    assert studio.phone.get(event)["attendees"]
    assert (await studio.get(name)).guests == ("ada@example.com",)
    assert not studio.google.mails


async def test_deletions_go_both_ways(studio: World) -> None:
    await studio.run()
    one, other = await studio.add("one"), await studio.add("other")
    await studio.run()
    await studio.delete(one)
    studio.phone.delete(studio.event_of("other"))
    await studio.run()
    assert studio.google_titles() == await studio.titles() == []
    assert (await studio.get(other)).deleted
    await second_run_is_quiet(studio)


async def test_an_edit_beats_a_deletion(studio: World) -> None:
    await studio.run()
    one, other = await studio.add("one"), await studio.add("other")
    await studio.run()
    await studio.delete(one)
    studio.phone.edit(studio.event_of("one"), summary="one, edited")
    await studio.edit(other, title="other, edited")
    studio.phone.delete(studio.event_of("other"))
    await studio.run()
    both = ["one, edited", "other, edited"]
    assert await studio.titles() == both
    assert studio.google_titles() == both
    await second_run_is_quiet(studio)


async def test_given_to_somebody_else_it_leaves_this_calendar(studio: World) -> None:
    await studio.run()
    name = await studio.add("Portrait")
    await studio.run()
    await studio.change(name, staff_id="tom")
    await studio.run()
    assert studio.google_titles() == []
    await studio.change(name, assistant_ids=("mia",))
    await studio.run()
    assert studio.google_titles() == ["Portrait"]
    assert await studio.titles() == ["Portrait"]
    await second_run_is_quiet(studio)


async def test_given_away_here_and_edited_there_the_edit_stays(studio: World) -> None:
    await studio.run()
    name = await studio.add("Portrait")
    await studio.run()
    await studio.change(name, staff_id="tom")
    studio.phone.edit(studio.event_of("Portrait"), location="Garden")
    await studio.run()
    assert (await studio.get(name)).content.place == "Garden"
    assert (await studio.get(name)).staff_id == "tom"
    assert studio.google_titles() == []


async def test_a_calendar_that_becomes_somebody_elses_changes_owner(studio: World) -> None:
    """The former one's appointments leave, the new one's come; nobody's book entry goes."""
    await studio.run()
    await studio.add("Mia's")
    await studio.run()
    await studio.add("Tom's", staff_id="tom")
    await studio.run()
    await studio.run(scope="tom", populate_out=True)
    assert studio.google_titles() == ["Tom's"]
    assert await studio.titles() == ["Mia's", "Tom's"]
    quiet = await studio.run(scope="tom")
    assert not quiet.plan.actions


async def test_cancelled_and_taken_up_again(studio: World) -> None:
    await studio.run()
    name = await studio.add("Portrait")
    await studio.run()
    await studio.edit(name, status=Status.CANCELLED)
    await studio.run()
    assert studio.google_titles() == []
    await studio.edit(name, status=Status.CONFIRMED)
    await studio.run()
    assert studio.google_titles() == ["Portrait"]
    await second_run_is_quiet(studio)


async def test_all_day_and_timed_turn_into_each_other(studio: World) -> None:
    await studio.run()
    name = await studio.add("Fair")
    await studio.run()
    days = AllDay(start=date(2026, 12, 1), end=date(2026, 12, 3))
    await studio.edit(name, when=days)
    await studio.run()
    event = studio.event_of("Fair")
    assert studio.phone.get(event)["start"] == {"date": "2026-12-01"}
    studio.phone.edit(event, start=START, end=START + timedelta(hours=2))
    await studio.run()
    assert (await studio.get(name)).content.when.start == START
    await second_run_is_quiet(studio)


async def test_preview_writes_nothing(studio: World) -> None:
    """B1: and is what the run then does."""
    await studio.run()
    await studio.add("ours")
    studio.phone.add("theirs", start=START)
    before = await studio.book.read(lambda tx: tx.rev)
    preview = await studio.sync.preview(studio.rules)
    assert {action.do for action in preview.plan.actions} == {"create_remote", "create_local"}
    assert studio.google_titles() == ["theirs"]
    assert await studio.book.read(lambda tx: tx.rev) == before
    report = await studio.run()
    assert report.counts["created_in_google"] == report.counts["created_in_book"] == 1


async def test_a_second_run_is_told_who_is_at_it(studio: World) -> None:
    """Z6."""
    with studio.sync.occupied("Mia"), pytest.raises(Busy) as busy:
        await studio.run()
    assert busy.value.starter == "Mia"
    await studio.run()


async def test_the_policy_ask_waits_for_a_person(studio: World) -> None:
    await studio.run()
    name = await studio.add("Portrait")
    await studio.run()
    await studio.edit(name, title="here")
    studio.phone.edit(studio.event_of("Portrait"), summary="there")
    report = await studio.run(policy=Policy.ASK)
    assert report.counts["conflicts"] == 1
    [question] = await studio.book.read(conflicts.open_ones)
    assert question.fields == ("title",)
    assert (await studio.get(name)).content.title == "here"
    assert studio.google_titles() == ["there"]
    assert not (await studio.run(policy=Policy.ASK)).plan.actions
    await studio.edit(name, title="there")
    await studio.run(policy=Policy.ASK)
    assert not await studio.book.read(conflicts.open_ones)
    assert await studio.titles() == studio.google_titles() == ["there"]


async def test_the_newer_edit_wins_and_the_other_is_kept(studio: World) -> None:
    await studio.run()
    name = await studio.add("Portrait")
    await studio.run()
    await studio.edit(name, title="here")
    studio.phone.edit(studio.event_of("Portrait"), summary="there")
    report = await studio.run()
    assert await studio.titles() == studio.google_titles() == ["there"]
    assert report.run is not None
    run_id = report.run.id
    entries = await studio.book.read(lambda tx: journal.entries(tx, run_id))
    assert any("here" in entry.loser for entry in entries)


async def test_the_journal_tells_every_change_with_its_reason(studio: World) -> None:
    """S23."""
    await studio.run()
    await studio.add("ours")
    studio.phone.add("theirs", start=START)
    report = await studio.run()
    assert report.run is not None
    run_id = report.run.id
    entries = await studio.book.read(lambda tx: journal.entries(tx, run_id))
    assert {(entry.side, entry.action, entry.reason) for entry in entries} == {
        (Side.REPLICA, "create_remote", "new_here"),
        (Side.BOOK, "create_local", "new_there"),
    }


async def test_far_dates_and_long_texts_survive(studio: World) -> None:
    await studio.run()
    far = appointment(
        "far", id="far", when=AllDay(start=date(9999, 12, 30), end=date(9999, 12, 31))
    )
    early = appointment("early", id="early", when=AllDay(start=date(1, 1, 1), end=date(1, 1, 2)))
    await studio.add_many([far, early])
    await studio.run(since=datetime(1, 1, 1, tzinfo=UTC))
    assert studio.google_titles() == ["early", "far"]
    await second_run_is_quiet(studio)


def test_link_states_are_what_the_tables_know() -> None:
    """The partial index on pending links is on this word."""
    assert LinkState.PENDING.value == "pending"
