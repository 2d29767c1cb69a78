"""One bad field does not hold back the rest: texts too long, and whatever Google refuses."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

from hypothesis import example, given, strategies as st
import pytest

from custom_components.studio_sync.book import replicas
from custom_components.studio_sync.book.model import Content, Timed
from custom_components.studio_sync.sync.limits import (
    NOTE,
    cut,
    cut_reason,
    fit,
    restored,
    units,
)
from custom_components.studio_sync.sync.model import Policy, RemoteItem
from tests.book_fixtures import drop_links
from tests.google_emulator import Fault, Kind
from tests.settling import edit_instance
from tests.world import START, ZONE, World, world

LONG = "Bring the dog. " * 600  # 9,000 characters
LATER = Timed(start=START + timedelta(days=2), end=START + timedelta(days=2, hours=1), zone=ZONE)
WEEKLY = ("RRULE:FREQ=WEEKLY;COUNT=4",)


@pytest.fixture
async def studio(socket_enabled: None) -> AsyncIterator[World]:
    """Make a world that is connected."""
    async with world() as studio:
        await studio.run()
        yield studio


async def settled(studio: World) -> None:
    """Check that another run has nothing to do, even if it looks at everything."""
    assert (await studio.run()).plan.actions == ()
    studio.phone.expire_sync_tokens()
    assert (await studio.run()).plan.actions == ()


def reasons(report: object) -> list[tuple[str | None, str]]:
    """Return what the user is told: the appointment and why."""
    return [(each.record_id, each.reason) for each in report.problems]  # type: ignore[attr-defined]


async def test_a_new_appointment_with_a_long_description_goes_out_cut(studio: World) -> None:
    record_id = await studio.add(description=LONG)
    report = await studio.run()
    assert reasons(report) == [(record_id, "description_too_long")]
    event = studio.phone.get(studio.event_of("Portrait"))
    assert event["description"] == cut(LONG, 8192)
    assert event["description"].endswith(NOTE)
    await settled(studio)
    assert (await studio.get(record_id)).content.description == LONG
    # It is told as long as it is so.
    assert reasons(await studio.run()) == [(record_id, "description_too_long")]
    await studio.edit(record_id, description="short")
    assert reasons(await studio.run()) == []
    assert studio.phone.get(event["id"])["description"] == "short"
    await settled(studio)


async def test_a_description_that_grew_too_long_does_not_hold_back_a_move(studio: World) -> None:
    record_id = await studio.add(description="short")
    await studio.run()
    await studio.edit(record_id, description=LONG)
    await studio.run()
    await studio.edit(record_id, when=LATER)
    await studio.run()
    event = studio.phone.get(studio.event_of("Portrait"))
    assert event["start"]["dateTime"].startswith("2026-11-23T10:00")
    assert event["description"] == cut(LONG, 8192)
    await settled(studio)
    assert (await studio.get(record_id)).content.description == LONG


@pytest.mark.parametrize("policy", list(Policy))
async def test_what_is_edited_there_beside_a_cut_text_comes_in(
    studio: World, policy: Policy
) -> None:
    """The cut text that comes back is no edit, and cuts nothing."""
    record_id = await studio.add(description=LONG)
    await studio.run()
    event_id = studio.event_of("Portrait")
    studio.phone.edit(event_id, location="Park")
    await studio.edit(record_id, title="Wedding")
    report = await studio.run(policy=policy)
    content = (await studio.get(record_id)).content
    assert (content.title, content.place, content.description) == ("Wedding", "Park", LONG)
    assert reasons(report) == [(record_id, "description_too_long")]
    await settled(studio)


async def test_an_edit_of_the_cut_text_is_an_edit_and_the_rest_stays(studio: World) -> None:
    text = "".join(f"Line {number:04}\n" for number in range(1000))
    record_id = await studio.add(description=text)
    await studio.run()
    event_id = studio.event_of("Portrait")
    shown = studio.phone.get(event_id)["description"]
    studio.phone.edit(event_id, description=shown.replace("Line 0007", "Line seven"))
    await studio.run()
    assert (await studio.get(record_id)).content.description == text.replace(
        "Line 0007", "Line seven"
    )
    await settled(studio)
    # Without the note the whole text is theirs.
    studio.phone.edit(event_id, description="All new")
    await studio.run()
    assert (await studio.get(record_id)).content.description == "All new"
    assert reasons(await studio.run()) == []


async def test_a_long_text_that_google_holds_itself_stays_there(studio: World) -> None:
    studio.phone.add("Theirs", start=START + timedelta(days=1), description=LONG)
    await studio.run()
    record = await studio.record_of("Theirs")
    assert record.content.description == LONG
    await studio.edit(record.id, when=LATER)
    report = await studio.run()
    event = studio.phone.get(studio.event_of("Theirs"))
    assert event["description"] == LONG
    assert event["start"]["dateTime"].startswith("2026-11-23T10:00")
    assert reasons(report) == []
    await settled(studio)


async def test_dates_of_a_series_keep_the_whole_text(studio: World) -> None:
    """What the phone makes of a series with a cut text has the studio's text."""
    await studio.add(description=LONG, recurrence=WEEKLY)
    await studio.run()
    event_id = studio.event_of("Portrait")
    second = START + timedelta(days=8)
    studio.phone.edit_instance(event_id, second, summary="Moved")
    await studio.run()
    assert (await studio.record_of("Moved")).content.description == LONG
    studio.phone.split_series(event_id, START + timedelta(days=15), summary="Later half")
    await studio.run()
    assert (await studio.record_of("Later half")).content.description == LONG
    await settled(studio)


@pytest.mark.parametrize("send_back", [True, False], ids=["both ways", "one way"])
@pytest.mark.parametrize("limit", [8192, 300], ids=["known", "found out"])
async def test_one_date_with_a_long_description(
    studio: World, limit: int, *, send_back: bool
) -> None:
    studio.google.state.texts.longest["description"] = limit
    studio.rules = replace(studio.rules, send_back=send_back)
    series_id = await studio.add(recurrence=WEEKLY)
    await studio.run()
    second = START + timedelta(days=8)
    record_id = await edit_instance(studio, series_id, second, description=LONG)
    assert reasons(await studio.run()) == [(record_id, "description_too_long")]
    [whole] = [event for event in studio.events() if "recurrence" in event]
    date = studio.phone.instance_id(str(whole["id"]), second)
    assert studio.phone.get(date)["description"].endswith(NOTE)
    await settled(studio)
    studio.phone.edit(date, location="Park")
    await studio.run()
    content = (await studio.get(record_id)).content
    assert (content.description, content.place) == (LONG, "Park" if send_back else "")
    await studio.edit(record_id, title="New")
    await studio.run()
    there = studio.phone.get(date)
    assert (there["summary"], there["location"]) == ("New", "Park")
    assert there["description"].endswith(NOTE)
    assert (await studio.get(record_id)).content.description == LONG


@pytest.mark.parametrize("send_back", [True, False], ids=["both ways", "one way"])
async def test_a_cut_copy_is_recognised_by_what_it_says(studio: World, *, send_back: bool) -> None:
    """S7: populating again never duplicates."""
    record_id = await studio.add(description=LONG)
    await studio.run()
    name = studio.sync.replica.id
    await studio.book.write(lambda tx: drop_links(tx, name, [record_id]))
    await studio.book.write(lambda tx: replicas.forget(tx, name))
    await studio.run(populate_out=True, send_back=send_back)
    assert len(studio.events()) == 1
    assert (await studio.get(record_id)).content.description == LONG
    report = await studio.run(send_back=send_back)
    assert reasons(report) == [(record_id, "description_too_long")]


async def test_a_lost_answer_to_a_cut_text_changes_nothing(studio: World) -> None:
    """B8."""
    record_id = await studio.add(description=LONG)
    studio.google.faults.add(Kind.DROP_AFTER, where="outer", path="^/batch/", count=4)
    await studio.run()
    report = await studio.run()
    assert len(studio.events()) == 1
    assert (await studio.get(record_id)).content.description == LONG
    assert reasons(report) == [(record_id, "description_too_long")]
    await settled(studio)


@pytest.mark.parametrize("clips", [False, True], ids=["refused", "clipped"])
@pytest.mark.parametrize(
    ("field", "member"),
    [("title", "summary"), ("place", "location"), ("description", "description")],
)
async def test_a_limit_that_nobody_documents_is_found(
    studio: World, field: str, member: str, *, clips: bool
) -> None:
    studio.google.state.texts.longest[member] = 300
    studio.google.state.texts.clips = clips
    text = "A very long text. " * 60
    record_id = await studio.add(**{field: text})  # type: ignore[arg-type]
    other = await studio.add("Other", hours=30)
    report = await studio.run()
    assert reasons(report) == [(record_id, f"{field}_too_long")]
    events = {event["id"]: event for event in studio.events()}
    assert len(events) == 2
    [long] = [event for event in events.values() if event.get("summary") != "Other"]
    shown = str(long[member])
    assert shown.endswith(NOTE)
    assert len(shown) > 200
    await settled(studio)
    # Then it is moved: Google gets the move, and the text stays whole in the studio.
    await studio.edit(record_id, when=LATER)
    await studio.run()
    moved = studio.phone.get(str(long["id"]))
    assert moved["start"]["dateTime"].startswith("2026-11-23T10:00")
    studio.phone.edit(str(long["id"]), colorId="4")
    await studio.run()
    assert getattr((await studio.get(record_id)).content, field) == text
    assert (await studio.get(other)).content.title == "Other"
    await settled(studio)


@pytest.mark.parametrize("clips", [False, True], ids=["refused", "clipped"])
async def test_an_update_with_a_text_too_long_sends_all_the_rest(
    studio: World, *, clips: bool
) -> None:
    studio.google.state.texts.longest |= {"summary": 300, "location": 100}
    studio.google.state.texts.clips = clips
    record_id = await studio.add()
    await studio.run()
    event_id = studio.event_of("Portrait")
    await studio.edit(
        record_id, title="T " * 400, place="P " * 400, description="new", when=LATER, busy=False
    )
    await studio.run()
    event = studio.phone.get(event_id)
    assert event["description"] == "new"
    assert event["transparency"] == "transparent"
    assert event["start"]["dateTime"].startswith("2026-11-23T10:00")
    assert event["summary"].startswith("T T T")
    assert event["location"].startswith("P P P")
    await settled(studio)
    studio.phone.edit(event_id, colorId="4")
    await studio.run()
    content = (await studio.get(record_id)).content
    assert (content.title, content.place) == ("T " * 400, "P " * 400)


@pytest.mark.parametrize("character", ["\x01", "\x1b", "\x7f", "\ufffe", "😀"])
@pytest.mark.parametrize("field", ["title", "description", "place"])
async def test_characters_that_google_refuses_hold_back_nothing(
    studio: World, character: str, field: str
) -> None:
    studio.google.state.texts.unwanted = character
    text = f"Bring {character} the dog"
    record_id = await studio.add(**{field: text})  # type: ignore[arg-type]
    report = await studio.run()
    assert reasons(report) == [(record_id, f"{field}_too_long")]
    [event] = studio.events()
    member = {"title": "summary", "place": "location"}.get(field, field)
    assert event[member] == f"Bring  the dog {NOTE}"
    studio.phone.edit(str(event["id"]), colorId="4")
    await studio.run()
    assert getattr((await studio.get(record_id)).content, field) == text
    await settled(studio)


async def test_times_that_google_refuses_do_not_hold_back_the_title(studio: World) -> None:
    record_id = await studio.add()
    await studio.run()
    event_id = studio.event_of("Portrait")
    before = studio.phone.get(event_id)["start"]
    mars = replace(LATER, zone="Asia/Qostanay")
    await studio.edit(record_id, title="Wedding", when=mars)
    studio.google.state.unknown_zones.add("Asia/Qostanay")
    report = await studio.run()
    assert reasons(report) == [(record_id, "invalid")]
    assert studio.phone.get(event_id)["summary"] == "Wedding"
    assert studio.phone.get(event_id)["start"] == before
    await settled(studio)
    # When it is edited again, only what Google lacks is sent.
    studio.google.state.unknown_zones.clear()
    await studio.edit(record_id, place="Park")
    assert reasons(await studio.run()) == []
    event = studio.phone.get(event_id)
    assert event["start"]["dateTime"].startswith("2026-11-23T10:00")
    assert (event["summary"], event["location"]) == ("Wedding", "Park")
    await settled(studio)


async def test_tries_are_bounded_when_google_refuses_everything(studio: World) -> None:
    record_id = await studio.add(description=LONG)
    await studio.run()
    studio.google.faults.add(
        Kind.ERROR, status=400, reason="invalid", method="PATCH", where="inner", count=None
    )
    await studio.edit(record_id, title="T" * 2000, place="P" * 2000, description="D" * 9000)
    report = await studio.run()
    assert reasons(report) == [(record_id, "invalid")]
    assert report.requests < 45
    studio.google.faults.clear()
    assert (await studio.run()).plan.actions == ()


LIMITS = {"title": 30, "description": 60, "place": 30}
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=120)


@pytest.mark.parametrize(
    "fault",
    [
        Fault(kind=Kind.ERROR, method="PATCH", where="inner", nth=2, count=None),
        Fault(kind=Kind.PRECONDITION, method="PATCH", where="inner", nth=2, count=None),
        Fault(kind=Kind.ERROR, path="batch", where="outer", nth=2, count=None),
        Fault(kind=Kind.ERROR, status=429, path="batch", where="outer", nth=2, count=None),
    ],
    ids=["trouble", "edited", "unreachable", "limited"],
)
@pytest.mark.parametrize("clips", [True, False])
async def test_what_breaks_off_the_search_for_the_fault_is_made_up_for(
    studio: World, fault: Fault, *, clips: bool
) -> None:
    """A failure or somebody's edit between two tries: the next runs bring all that can go."""
    record_id = await studio.add(description="short")
    await studio.run()
    texts = studio.google.state.texts
    texts.longest, texts.clips = {"description": 100}, clips
    long = "Bring the dog. " * 20
    await studio.edit(record_id, description=long, when=LATER, title="Wedding")
    studio.google.faults.items.append(replace(fault))
    await studio.run()
    assert studio.google.faults.items[0].hits
    assert (await studio.get(record_id)).content.description == long
    studio.google.faults.clear()
    await studio.run()
    event = studio.phone.get(studio.event_of("Wedding"))
    assert event["start"]["dateTime"].startswith("2026-11-23T10:00")
    assert event["description"].startswith("Bring the dog. ")
    assert len(event["description"]) <= 100
    await settled(studio)


@given(title=texts, description=texts, place=texts)
@example(title="", description="", place=f" {'0' * 17}{'\U00010000' * 7}")
def test_what_is_cut_comes_back_whole(title: str, description: str, place: str) -> None:
    content = Content(title=title, description=description, place=place, when=LATER)
    shown = fit(content, LIMITS)
    assert units(shown.title) <= 30
    assert units(shown.description) <= 60
    assert fit(shown, LIMITS) == shown
    item = restored(RemoteItem(id="a", etag='"1"', content=shown), (None, content), LIMITS)
    assert item.content == content
    assert item.cut == cut_reason(shown if shown != content else None, LIMITS)


def test_a_newer_text_whose_answer_was_lost_is_recognised() -> None:
    base, new = "old " * 30, "new " * 30
    was, now = (Content(title="a", description=text, when=LATER) for text in (base, new))
    item = RemoteItem(id="a", etag='"1"', content=fit(now, LIMITS))
    assert restored(item, (was, now), LIMITS).content == now


def test_a_text_of_theirs_stays_theirs() -> None:
    ours = Content(title="a", description="short", when=LATER)
    for text in ("other", "", "short …", f"theirs {NOTE}"):
        item = RemoteItem(id="a", etag='"1"', content=replace(ours, description=text))
        found = restored(item, (ours,), LIMITS).content
        assert found is not None
        assert found.description == text.removesuffix(f" {NOTE}")
    assert restored(item, (), LIMITS) == item
