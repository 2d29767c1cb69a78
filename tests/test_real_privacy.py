"""Every event of ours is brought to the new view: suspended, refused or never read ones, too."""

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace
from typing import Any, Literal

import pytest

from custom_components.studio_sync.book import conflicts
from custom_components.studio_sync.book.model import Kind
from custom_components.studio_sync.scheduling import edit_conflicts
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.sync.model import Policy

from .settling import FIRST, TITLE, WEEK, WEEKLY, edit_instance, journal_text, rest, show
from .world import World, world

SECOND, THIRD = FIRST + WEEK, FIRST + 2 * WEEK
SECRET = "Knee operation"


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    async with world() as made:
        await made.run()
        yield made


def in_google(studio: World) -> str:
    """Return all that is in Google."""
    return str(studio.events())


# -- how a pair comes to rest ------------------------------------------------------------------


async def a_question_is_open(studio: World) -> None:
    studio.rules = replace(studio.rules, policy=Policy.ASK)
    name = await studio.add(TITLE, description=SECRET)
    await studio.run()
    await studio.edit(name, title="i0001 here")
    studio.phone.edit(studio.event_of(TITLE), summary="i0001 there")
    await studio.run()


async def a_question_about_a_date_is_open(studio: World) -> None:
    studio.rules = replace(studio.rules, policy=Policy.ASK)
    name = await studio.add(TITLE, description=SECRET, recurrence=WEEKLY)
    date = await edit_instance(studio, name, SECOND, title="i0001 outside")
    await rest(studio)
    await studio.edit(date, title="i0001 here")
    studio.phone.edit_instance(studio.event_of(TITLE), SECOND, summary="i0001 there")
    await studio.run()


async def a_run_was_undone(studio: World) -> None:
    name = await studio.add(TITLE, description=SECRET)
    await studio.run()
    await studio.edit(name, place="Garden")
    report = await studio.run()
    assert report.run is not None
    await studio.sync.undo(report.run.id, starter="test")


async def an_edit_is_refused(studio: World) -> None:
    name = await studio.add(TITLE, description=SECRET)
    await studio.run()
    await studio.edit(name, place="Garden", description="Shoulder operation")
    studio.google.faults.add(
        "error", status=403, reason="forbiddenForNonOrganizer", method="PATCH", where="inner"
    )
    await studio.run()
    assert SECRET in in_google(studio)


async def a_date_was_changed_on_the_phone(studio: World) -> None:
    """One way, only Google holds it as an exception."""
    studio.rules = replace(studio.rules, send_back=False)
    await studio.add(TITLE, description=SECRET, recurrence=WEEKLY)
    await studio.run()
    studio.phone.edit_instance(studio.event_of(TITLE), SECOND, summary="i0001 outside")
    await studio.run()


async def a_series_was_split_on_the_phone(studio: World) -> None:
    """One way, what continues it is in Google only; so are the dates of that."""
    studio.rules = replace(studio.rules, send_back=False)
    await studio.add(TITLE, description=SECRET, recurrence=WEEKLY)
    await studio.run()
    later = studio.phone.split_series(studio.event_of(TITLE), THIRD)
    studio.phone.edit_instance(str(later["id"]), THIRD + WEEK, summary="i0001 outside")
    await studio.run()


async def nothing_is_suspended(studio: World) -> None:
    name = await studio.add(TITLE, description=SECRET, recurrence=WEEKLY)
    await edit_instance(studio, name, SECOND, title="i0001 outside")
    await studio.run()


PAIRS = [
    a_question_is_open,
    a_question_about_a_date_is_open,
    a_run_was_undone,
    an_edit_is_refused,
    a_date_was_changed_on_the_phone,
    a_series_was_split_on_the_phone,
    nothing_is_suspended,
]
type Before = Callable[[World], Awaitable[None]]


@pytest.mark.parametrize("before", PAIRS)
@pytest.mark.parametrize("privacy", [Privacy.TITLE, Privacy.BUSY])
async def test_what_is_hidden_is_taken_away(
    studio: World, before: Before, privacy: Privacy
) -> None:
    """T8."""
    await before(studio)
    assert SECRET in in_google(studio)
    assert "i0001" in in_google(studio)
    await show(studio, privacy)
    await rest(studio)
    assert SECRET not in in_google(studio)
    assert privacy is Privacy.TITLE or "i0001" not in in_google(studio)
    assert (await studio.run()).requests == 1


@pytest.mark.parametrize("before", PAIRS)
async def test_what_could_not_be_taken_away_is_taken_away_by_the_next_run(
    studio: World, before: Before
) -> None:
    await before(studio)
    await show(studio, Privacy.TITLE)
    studio.google.faults.add("drop_before", method="PATCH", where="inner", count=None)
    await studio.run()
    studio.google.faults.clear()
    assert SECRET in in_google(studio)
    await rest(studio)
    assert SECRET not in in_google(studio)


async def test_the_question_stays_open(studio: World) -> None:
    await a_question_is_open(studio)
    await show(studio, Privacy.TITLE)
    await rest(studio)
    [question] = await studio.book.read(conflicts.open_ones)
    await studio.book.write(lambda tx: edit_conflicts.take_theirs(tx, question.id))
    await rest(studio)
    record = await studio.record_of("i0001 there")
    assert (record.content.description, studio.google_titles()) == (SECRET, ["i0001 there"])


async def test_what_was_undone_stays_undone(studio: World) -> None:
    await a_run_was_undone(studio)
    await show(studio, Privacy.TITLE)
    await rest(studio)
    record = await studio.record_of(TITLE)
    assert (record.content.place, record.content.description) == ("Garden", SECRET)
    assert "Garden" not in in_google(studio)
    await studio.edit(record.id, title="i0001 on")
    await rest(studio)
    assert studio.google_titles() == ["i0001 on"]


async def test_a_date_that_takes_the_text_along_at_that_moment_is_seen_to(studio: World) -> None:
    """The phone changes it between our listing and our write."""
    studio.rules = replace(studio.rules, send_back=False)
    await studio.add(TITLE, description=SECRET, recurrence=WEEKLY)
    await studio.run()
    event = studio.event_of(TITLE)
    await show(studio, Privacy.TITLE)
    seen = False

    async def hook(call: Any, phase: str) -> None:
        nonlocal seen
        if call.method == "PATCH" and phase == "before" and not seen:
            seen = True
            studio.phone.edit_instance(event, SECOND, summary="i0001 outside")

    studio.google.faults.hook = hook
    await rest(studio)
    assert seen
    assert SECRET not in in_google(studio)


@pytest.mark.parametrize("privacy", [Privacy.TITLE, Privacy.BUSY])
async def test_what_people_wrote_where_nothing_is_shown_stays(
    studio: World, privacy: Privacy
) -> None:
    """It is theirs."""
    studio.rules = replace(studio.rules, send_back=False)
    await show(studio, Privacy.TITLE)
    await studio.add(TITLE, description=SECRET, recurrence=WEEKLY)
    await studio.add("i0002 one", description=SECRET)
    await rest(studio)
    studio.phone.edit_instance(studio.event_of(TITLE), SECOND, description="Bring a mat")
    studio.phone.edit(studio.event_of("i0002 one"), description="Bring the dog")
    await rest(studio)
    await show(studio, privacy, Privacy.TITLE)
    await rest(studio)
    assert "Bring a mat" in in_google(studio)
    assert "Bring the dog" in in_google(studio)


async def test_what_people_had_made_of_it_is_in_the_history(studio: World) -> None:
    studio.rules = replace(studio.rules, send_back=False)
    await studio.add(TITLE, description=SECRET, recurrence=WEEKLY)
    await studio.run()
    text = f"{SECRET}, bring a mat"
    studio.phone.edit_instance(studio.event_of(TITLE), SECOND, description=text)
    await studio.run()
    await show(studio, Privacy.TITLE)
    await rest(studio)
    assert SECRET not in in_google(studio)
    assert text in await journal_text(studio)


async def test_what_is_not_ours_is_not_touched(studio: World) -> None:
    """Neither what the phone made, nor its copy of our words."""
    studio.phone.add("i0002 call", start=FIRST, description="Floor 3")
    await studio.run()
    assert (await studio.record_of("i0002 call")).kind is Kind.APPOINTMENT
    await show(studio, Privacy.TITLE)
    await rest(studio)
    assert "Floor 3" in in_google(studio)


async def test_more_than_the_brake_allows_may_be_hidden(studio: World) -> None:
    """Nothing is lost by it."""
    studio.rules = replace(studio.rules, send_back=False)
    for number in range(30):
        await studio.add(f"i{number:04} yoga", description=SECRET, recurrence=WEEKLY)
    await studio.run()
    for event in studio.events():
        studio.phone.edit_instance(str(event["id"]), SECOND, summary="i0001 outside")
    await studio.run()
    await show(studio, Privacy.TITLE)
    await rest(studio)
    assert SECRET not in in_google(studio)


async def test_what_can_not_be_hidden_is_told(studio: World) -> None:
    await a_date_was_changed_on_the_phone(studio)
    await show(studio, Privacy.TITLE)
    studio.google.faults.add(
        "error", status=403, reason="forbiddenForNonOrganizer", method="PATCH", path="_2026"
    )
    report = await studio.run()
    assert [each.reason for each in report.problems] == ["not_organizer"]


@pytest.mark.parametrize("privacy", [Privacy.TITLE, Privacy.BUSY])
@pytest.mark.parametrize("choice", ["apply", "keep"])
@pytest.mark.parametrize("ways", ["both_ways", "one_way"])
async def test_what_is_hidden_goes_also_while_the_brake_holds_a_plan(
    studio: World, privacy: Privacy, choice: Literal["apply", "keep"], ways: str
) -> None:
    """T8: the brake asks about what would be lost; nothing is lost by what is hidden."""
    studio.rules = replace(
        studio.rules, send_back=ways == "both_ways", brake_count=1, brake_share=0.1
    )
    names = [await studio.add(f"i000{n} one", hours=n, description=SECRET) for n in range(2, 7)]
    whole = await studio.add(TITLE, description=SECRET, recurrence=WEEKLY)
    await studio.run()
    await edit_instance(studio, whole, SECOND, description=SECRET, title="i0001 outside")
    await studio.run()
    for name in names[:4]:
        await studio.delete(name)
    assert (await studio.run()).plan.held == "mass_deletion"
    await show(studio, privacy)
    report = await studio.run()
    assert report.plan.held == "mass_deletion"
    assert SECRET not in in_google(studio)
    again = await studio.run()
    assert (again.run, again.plan.digest) == (None, report.plan.digest)
    assert len(studio.events()) == 7
    assert await studio.sync.decide(choice, again.plan.digest)
    await rest(studio)
    left = 3 if choice == "apply" else 7
    assert len(studio.events()) == len(await studio.records()) == left
    assert {each.content.description for each in await studio.records()} == {SECRET}
    assert SECRET not in in_google(studio)
