"""The cycle against Google's protocol over a socket: what a run does on both sides."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Literal

import pytest

from custom_components.studio_sync.book import appointments, conflicts, journal, series_edit
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import AllDay, Kind, LinkState, Origin, Side, Status
from custom_components.studio_sync.sync.calendar.hierarchy import instance_content
from custom_components.studio_sync.sync.model import Policy
from custom_components.studio_sync.sync.ports import ReplicaGone, SignInExpired, Unreachable
from custom_components.studio_sync.sync.report import Busy

from .google_emulator import GoogleEmulator
from .settling import just_before_our_change
from .world import START, World, appointment, world

WEEKLY = ("RRULE:FREQ=WEEKLY",)


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        yield made


async def second_run_is_quiet(studio: World) -> None:
    """Run twice: the first may hear its own echo, the second asks once and does nothing."""
    echo = await studio.run()
    assert not echo.plan.actions
    quiet = await studio.run()
    assert (quiet.requests, quiet.run) == (1, None)


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


async def test_a_resting_pair_whose_copy_makes_no_sense_goes_on_resting(
    socket_enabled: None,
) -> None:
    """It is listed as a problem until it can be read; all others go on."""
    async with world(google=GoogleEmulator(check=False)) as studio:
        await studio.run()
        rests = await studio.add("rests")
        await studio.run()
        await studio.edit(rests, title="changed")
        report = await studio.run()
        assert report.run is not None
        await studio.sync.undo(report.run.id, starter="test")
        odd = studio.phone.calendar.events[studio.event_of("rests")]
        title, odd.fields["summary"], odd.cache = odd.fields["summary"], {"not": "a text"}, None
        await studio.edit(rests, title="changed again")
        await studio.add("other")
        for _ in range(2):
            report = await studio.run()
            assert [each.reason for each in report.problems] == ["malformed"]
        odd.fields["summary"], odd.cache = title, None
        assert studio.google_titles() == ["other", "rests"]
        await studio.edit(rests, title="at last")
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
    assert (await studio.get(name)).guests == ()
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


async def test_a_calendar_that_becomes_somebody_elses_changes_hands(studio: World) -> None:
    """The former one's appointments leave, the new one's come; nobody's book entry goes."""
    await studio.run()
    await studio.add("Mia's")
    await studio.run()
    await studio.add("Tom's", staff_id="tom")
    await studio.run()
    await studio.run(staff_id="tom", populate_out=True)
    assert studio.google_titles() == ["Tom's"]
    assert await studio.titles() == ["Mia's", "Tom's"]
    quiet = await studio.run(staff_id="tom")
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


async def test_a_series_with_its_exceptions_goes_out(studio: World) -> None:
    """S18."""
    name = await studio.add("Yoga", recurrence=WEEKLY)
    first = START + timedelta(hours=24)
    week = timedelta(days=7)

    def change(tx: Transaction) -> None:
        whole = appointments.get(tx, name)
        assert whole is not None
        later = replace(instance_content(whole.content, first + week), title="Yoga outside")
        series_edit.edit(tx, name, later, moment=first + week)
        series_edit.remove(tx, name, moment=first + 2 * week)

    await studio.book.write(change)
    await studio.run(populate_out=True)
    shown = [
        str(event["summary"]) for event in studio.phone.instances(studio.event_of("Yoga"), count=4)
    ]
    assert shown.count("Yoga outside") == 1
    assert {event["status"] for event in studio.phone.events(deleted=True)} == {
        "confirmed",
        "cancelled",
    }
    await second_run_is_quiet(studio)


async def test_a_series_with_its_exceptions_comes_in(studio: World) -> None:
    """S18."""
    await studio.run()
    event = studio.phone.add(
        "Yoga",
        start=START,
        recurrence=["RRULE:FREQ=DAILY;COUNT=5"],
    )
    name = str(event["id"])
    day = timedelta(days=1)
    studio.phone.edit_instance(name, START + day, summary="Yoga outside")
    studio.phone.delete_instance(name, START + 2 * day)
    await studio.run()
    whole = await studio.record_of("Yoga")
    exceptions = await studio.book.read(lambda tx: appointments.exceptions(tx, whole.id))
    assert {(e.content.title, e.content.status, e.original_start) for e in exceptions} == {
        ("Yoga outside", Status.CONFIRMED, START + day),
        ("Yoga", Status.CANCELLED, START + 2 * day),
    }
    shown = await studio.book.read(
        lambda tx: appointments.window(tx, START - day, START + 9 * day, zone="Europe/Berlin")
    )
    assert len(shown) == 4
    await second_run_is_quiet(studio)
    studio.phone.edit_instance(name, START + 3 * day, location="Park")
    await studio.run()
    await second_run_is_quiet(studio)


async def test_this_and_following_in_google_keeps_the_client(studio: World) -> None:
    """S18, S20."""
    await studio.run()
    name = await studio.add(
        "Course", recurrence=WEEKLY, kind=Kind.SESSION, client_id="ada", resource_ids=("room",)
    )
    await studio.run()
    at = START + timedelta(hours=24, days=14)
    studio.phone.split_series(studio.event_of("Course"), at, summary="Course two")
    await studio.run()
    old, new = await studio.get(name), await studio.record_of("Course two")
    assert old.content.recurrence != WEEKLY
    assert (new.client_id, new.kind, new.resource_ids) == ("ada", Kind.SESSION, ("room",))
    await second_run_is_quiet(studio)


async def test_this_and_following_in_the_studio(studio: World) -> None:
    """S18."""
    await studio.run()
    name = await studio.add("Course", recurrence=WEEKLY)
    await studio.run()
    at = START + timedelta(hours=24, days=14)
    whole = await studio.get(name)
    later = replace(whole.content, title="Course two")
    await studio.book.write(lambda tx: series_edit.edit(tx, name, later, moment=at, following=True))
    await studio.run()
    assert studio.google_titles() == ["Course", "Course two"]
    await second_run_is_quiet(studio)


async def test_a_series_made_anew_takes_its_exceptions_along(studio: World) -> None:
    name = await studio.add("Yoga", recurrence=WEEKLY)
    first = START + timedelta(hours=24)
    week = timedelta(days=7)

    def change(tx: Transaction) -> None:
        whole = appointments.get(tx, name)
        assert whole is not None
        later = replace(instance_content(whole.content, first + week), title="Yoga outside")
        series_edit.edit(tx, name, later, moment=first + week)
        series_edit.remove(tx, name, moment=first + 2 * week)

    await studio.book.write(change)
    await studio.run(populate_out=True)
    await studio.edit(name, place="Park")
    studio.phone.delete(studio.event_of("Yoga"))
    await studio.run()
    instances = studio.phone.instances(studio.event_of("Yoga"), count=4)
    assert [event["summary"] for event in instances].count("Yoga outside") == 1
    await second_run_is_quiet(studio)


async def test_a_series_deleted_on_either_side_goes_whole(studio: World) -> None:
    one = await studio.add("one", recurrence=WEEKLY)
    other = await studio.add("other", recurrence=WEEKLY)
    second = START + timedelta(hours=24, days=7)
    for name in (one, other):
        whole = await studio.get(name)
        content = replace(instance_content(whole.content, second), title="moved")
        await studio.book.write(
            partial(series_edit.edit, record_id=name, content=content, moment=second)
        )
    await studio.run(populate_out=True)
    await studio.delete(one)
    studio.phone.delete(studio.event_of("other"))
    await studio.run()
    assert studio.google_titles() == []
    assert await studio.titles() == []
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


async def test_an_expired_sync_token_costs_a_listing_and_nothing_else(studio: World) -> None:
    """B5."""
    await studio.run()
    for number in range(5):
        await studio.add(f"n{number}")
    await studio.run()
    studio.phone.delete(studio.event_of("n0"))
    studio.phone.expire_sync_tokens()
    report = await studio.run()
    assert report.full
    assert await studio.titles() == ["n1", "n2", "n3", "n4"]
    await second_run_is_quiet(studio)


async def test_an_empty_listing_deletes_nothing(studio: World) -> None:
    """B5: each missing one is asked for by itself."""
    await studio.run()
    await studio.add("Portrait")
    studio.google.faults.add("delay", method="POST", listings=5)
    await studio.run()
    studio.phone.expire_sync_tokens()
    await studio.run()
    assert await studio.titles() == ["Portrait"]
    assert studio.google_titles() == ["Portrait"]


@pytest.mark.parametrize("kind", ["drop_after", "truncate", "malformed"])
async def test_a_lost_answer_doubles_nothing(studio: World, kind: str) -> None:
    """B8."""
    await studio.run()
    name = await studio.add("Portrait")
    studio.google.faults.add(kind, method="POST", count=20)
    with pytest.raises(Unreachable):
        await _run_until_it_stops(studio)
    studio.google.faults.clear()
    await studio.run()
    await studio.run()
    assert studio.google_titles() == ["Portrait"]
    await studio.edit(name, title="Portraits")
    await studio.run()
    assert studio.google_titles() == ["Portraits"]
    await second_run_is_quiet(studio)


async def _run_until_it_stops(studio: World) -> None:
    report = await studio.run()
    if report.counts.get("failed"):
        raise Unreachable(str(report.counts))


async def test_one_refused_item_stops_nothing_and_waits_until_it_changes(studio: World) -> None:
    await studio.run()
    bad = await studio.add("bad")
    await studio.add("good")
    studio.google.faults.add(
        "error", status=400, reason="invalid", where="inner", method="POST", nth=1, count=1
    )
    report = await studio.run()
    assert report.counts["refused"] == 1
    assert len(report.problems) == 1
    assert len(studio.google_titles()) == 1
    again = await studio.run()
    assert not again.plan.actions
    assert len(again.problems) == 1
    for name in (bad, "good"):
        if name == bad:
            await studio.edit(bad, description="now well")
    [good] = [r.id for r in await studio.records() if r.id != bad]
    await studio.edit(good, description="now well")
    last = await studio.run()
    assert not last.problems
    assert studio.google_titles() == ["bad", "good"]


async def test_the_brake_holds_and_the_user_decides(studio: World) -> None:
    """B4."""
    await studio.run()
    for number in range(12):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.run()
    for event in studio.phone.events():
        studio.phone.delete(str(event["id"]))
    held = await studio.run()
    assert (held.outcome, held.plan.held) == ("held", "mass_deletion")
    assert len(await studio.titles()) == 12
    assert (await studio.run()).outcome == "held"
    assert not await studio.sync.decide("apply", "of another plan")
    assert (await studio.run()).outcome == "held"
    assert await studio.sync.decide("apply", held.plan.digest)
    assert (await studio.run()).outcome == "ok"
    assert await studio.titles() == []


async def test_all_but_the_deletions_puts_back_what_was_deleted(studio: World) -> None:
    """B4."""
    await studio.run()
    for number in range(12):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.run()
    for event in studio.phone.events():
        studio.phone.delete(str(event["id"]))
    studio.phone.add("new", start=START)
    held = await studio.run()
    assert await studio.sync.decide("keep", held.plan.digest)
    assert (await studio.run()).outcome == "ok"
    assert studio.google_titles() == await studio.titles()
    assert len(studio.google_titles()) == 13
    await second_run_is_quiet(studio)


@pytest.mark.parametrize("choice", ["apply", "keep"])
async def test_who_decides_on_deletions_has_not_decided_on_a_shift(
    studio: World, choice: Literal["apply", "keep"]
) -> None:
    """B4: each is asked about, one after the other, and what was said stays said."""
    await studio.run()
    for number in range(24):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.run()
    events = sorted(studio.phone.events(), key=lambda event: str(event["summary"]))
    for event in events[:12]:
        studio.phone.delete(str(event["id"]))
    for number, event in enumerate(events[12:], 12):
        start = START + timedelta(hours=24 + number + 5)
        studio.phone.edit(str(event["id"]), start=start, end=start + timedelta(hours=1))
    first = await studio.run()
    assert first.plan.held == "mass_deletion"
    assert await studio.sync.decide(choice, first.plan.digest)
    second = await studio.run()
    assert (second.outcome, second.plan.held) == ("held", "mass_shift")
    assert len(await studio.titles()) == 24
    assert await studio.sync.decide("keep", second.plan.digest)
    assert (await studio.run()).outcome == "ok"
    assert len(await studio.titles()) == (12 if choice == "apply" else 24)
    assert studio.google_titles() == await studio.titles()
    await second_run_is_quiet(studio)


async def test_a_shift_that_has_changed_meanwhile_is_asked_about_anew(studio: World) -> None:
    """B4: the same appointments, to another time."""
    await studio.run()
    for number in range(12):
        await studio.add(f"n{number:02}", hours=24 + number)
    await studio.run()

    def move(hours: int) -> None:
        for event in studio.phone.events():
            start = datetime.fromisoformat(event["start"]["dateTime"]) + timedelta(hours=hours)
            studio.phone.edit(str(event["id"]), start=start, end=start + timedelta(hours=1))

    move(1)
    held = await studio.run()
    assert await studio.sync.decide("apply", held.plan.digest)
    move(100)
    assert (await studio.run()).outcome == "held"


async def test_what_the_studio_deleted_in_bulk_can_come_back(studio: World) -> None:
    """B4."""
    await studio.run()
    names = [await studio.add(f"n{number:02}", hours=24 + number) for number in range(12)]
    await studio.run()
    for name in names:
        await studio.delete(name)
    held = await studio.run()
    assert await studio.sync.decide("keep", held.plan.digest)
    assert (await studio.run()).outcome == "ok"
    assert len(await studio.titles()) == len(studio.google_titles()) == 12
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


async def test_somebody_is_faster_than_our_write(studio: World) -> None:
    """If-Match: their edit and ours both stay."""
    await studio.run()
    name = await studio.add("Portrait")
    await studio.run()
    await studio.edit(name, place="Garden")
    event = studio.event_of("Portrait")
    just_before_our_change(studio, lambda: studio.phone.edit(event, description="Bring the dog"))
    await studio.run()
    await studio.run()
    content = (await studio.get(name)).content
    assert (content.place, content.description) == ("Garden", "Bring the dog")
    assert studio.phone.get(event)["location"] == "Garden"
    await second_run_is_quiet(studio)


async def test_signing_in_expires(studio: World) -> None:
    """S24."""
    studio.google.faults.add("error", status=401, count=None)
    with pytest.raises(SignInExpired):
        await studio.run()


async def test_the_calendar_is_gone(studio: World) -> None:
    studio.google.faults.add("error", status=404, reason="notFound", count=None)
    with pytest.raises(ReplicaGone):
        await studio.run()


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
