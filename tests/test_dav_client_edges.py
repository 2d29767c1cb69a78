"""Rare things in calendars and in answers of servers: read rightly, or told."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from aiohttp import web
import pytest

from custom_components.studio_sync.book.model import Content
from custom_components.studio_sync.dav_client import listing
from custom_components.studio_sync.dav_client.codec import Resource
from custom_components.studio_sync.dav_client.errors import NoDav, PasswordRefused, Refused
from custom_components.studio_sync.dav_client.event_items import (
    OWN_EXCLUSIONS,
    name_and_position,
)
from custom_components.studio_sync.dav_client.events import Events
from custom_components.studio_sync.dav_client.meanwhile import says_the_same
from custom_components.studio_sync.dav_client.texts import Texts
from custom_components.studio_sync.sync.model import Op, RemoteItem, Verdict, Write
from custom_components.studio_sync.sync.ports import AccessRefused

from .calendar_contract import ALL_DAY, DAY, timed
from .dav_stage import Stage, event, stage as new_stage
from .replica_side import all_of, changed, write_one
from .test_dav_client_listing import MOVED, SECOND
from .test_dav_client_writes import creating

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
EVENTS = Events("Europe/Berlin")


@pytest.fixture
async def stage(socket_enabled: None) -> AsyncIterator[Stage]:
    async with new_stage() as found:
        yield found


def items(text: bytes, modified: datetime | None = None) -> dict[str, RemoteItem[Content]]:
    """Read a text."""
    found = EVENTS.read(Resource(name="a.ics", text=text, modified=modified))
    return {each.id: each for each in found if isinstance(each, RemoteItem)}


def test_an_exception_of_what_does_not_repeat_is_none_but_for_its_only_date() -> None:
    other = MOVED.format(uid="a")
    assert list(items(event("a", "a", others=other))) == ["a.ics"]
    first = other.replace("20261214T100000", "20261207T100000")
    assert list(items(event("a", "a", others=first))) == ["a.ics", "a.ics#20261207T090000Z"]


def test_what_a_series_excludes_itself_is_read_as_far_as_it_can_be() -> None:
    own = f"{OWN_EXCLUSIONS}:nonsense,20261214T090000Z,20270101"
    lines = ("RRULE:FREQ=WEEKLY;COUNT=6", "EXDATE:20261214T090000Z,20261221T090000Z", own)
    found = items(event("a", "a", *lines))
    content = found["a.ics"].content
    assert content is not None
    assert content.recurrence == ("RRULE:FREQ=WEEKLY;COUNT=6", "EXDATE:20261214T090000Z")
    assert found.keys() == {"a.ics", "a.ics#20261221T090000Z"}


def test_ids_name_days_and_moments() -> None:
    assert name_and_position("a.ics#20261207") == ("a.ics", date(2026, 12, 7))
    assert name_and_position("a.ics#nonsense") == ("a.ics", None)
    found = EVENTS.child_now("a.ics#nonsense", ())
    assert (found.id, found.content) == ("a.ics#nonsense", None)


def test_an_edit_is_not_later_than_the_server_has_it() -> None:
    text = event("a", "a", "LAST-MODIFIED:20261128T120000Z")
    assert items(text)["a.ics"].updated == datetime(2026, 11, 28, 12, tzinfo=UTC)
    assert items(text, NOW)["a.ics"].updated == NOW
    later = datetime(2026, 11, 29, tzinfo=UTC)
    assert items(text, later)["a.ics"].updated == datetime(2026, 11, 28, 12, tzinfo=UTC)


def test_a_single_event_has_no_dates() -> None:
    resource = Resource(name="a.ics", text=event("a", "a"))
    assert EVENTS.children(resource, NOW) == []
    single = list(items(resource.text).values())
    assert EVENTS.child_now(f"a.ics{SECOND}", single).content is None


def test_days_of_a_series_are_told_one_by_one() -> None:
    text = event("a", "a", "RRULE:FREQ=DAILY;COUNT=3").replace(
        b"DTSTART;TZID=Europe/Berlin:20261207T100000", b"DTSTART;VALUE=DATE:20261207"
    )
    text = text.replace(b"DTEND;TZID=Europe/Berlin:20261207T110000\r\n", b"")
    found = EVENTS.children(Resource(name="a.ics", text=text), NOW)
    assert [each.position for each in found if isinstance(each, RemoteItem)] == [
        date(2026, 12, 7) + timedelta(days=days) for days in range(3)
    ]


def test_an_alarm_counts_however_its_lines_end() -> None:
    alarm = ("BEGIN:VALARM", "TRIGGER:-PT5M", "END:VALARM")
    text = event("a", "a", *alarm)
    plain = items(text)["a.ics"].etag
    assert items(text.replace(b"\r\n", b"\n"))["a.ics"].etag == plain
    assert items(text.replace(b"PT5M", b"PT9M"))["a.ics"].etag != plain


def test_so_many_texts_are_kept() -> None:
    texts = Texts(most=100)
    for name in "abc":
        texts.keep(Resource(name=name, text=b"x" * 40))
    assert texts.get("a") is None
    assert texts.get("c") is not None


# -- answers -------------------------------------------------------------------------------------


def once(stage: Stage, word: bytes, answer: web.Response | None = None, status: int = 0) -> None:
    """Answer so to the next request with this in it, or of this method."""

    def give(request: web.Request, body: bytes) -> web.Response | None:
        if word not in body and word != request.method.encode():
            return None
        return answer or web.Response(status=status)

    stage.double.faults.answers.append(give)


async def test_a_listing_that_is_refused_is_an_error(stage: Stage) -> None:
    once(stage, b"sync-collection", status=422)
    with pytest.raises(Refused):
        await all_of(stage.replica)
    stage.double.faults.no_sync = True
    once(stage, b"PROPFIND", status=403)
    with pytest.raises(AccessRefused):
        await all_of(stage.replica)
    once(stage, b"multiget", status=403)
    for name in "ab":
        stage.put(f"{name}.ics", event(name, name))
    with pytest.raises(AccessRefused):
        await all_of(stage.replica)


async def test_an_endless_listing_is_an_error(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listing, "_MOST_PARTS", 2)
    stage.double.faults.parts = 1
    for name in "abcd":
        stage.put(f"{name}.ics", event(name, name))
    with pytest.raises(NoDav):
        await all_of(stage.replica)


async def test_what_is_in_another_folder_is_not_ours(stage: Stage) -> None:
    stage.double.faults.no_sync = True
    stage.put("inner/a.ics", event("a", "a"))
    stage.put("b.ics", event("b", "b"))
    assert [each.id for each in (await all_of(stage.replica)).items] == ["b.ics"]


async def test_a_uid_that_can_not_be_looked_for_is_refused(stage: Stage) -> None:
    once(stage, b"PUT", status=409)
    once(stage, b"calendar-query", status=403)
    outcome = await write_one(stage.replica, creating(stage, timed()))
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "invalid")


async def test_what_may_have_been_done_is_told_though_the_sign_in_ends(stage: Stage) -> None:
    """Nothing is raised then: the other write may be there."""
    first = creating(stage, timed("a"), "a")
    second = creating(stage, timed("b"), "b")

    def refuse(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=401) if b"SUMMARY:b" in body else None

    stage.double.faults.answers += [refuse] * 3
    outcomes = await stage.replica.write([first, second])
    assert [each.verdict for each in outcomes] == [Verdict.DONE, Verdict.FAILED]
    assert outcomes[1].reason == PasswordRefused.key


async def test_of_several_dates_without_their_series_one_is_deleted(stage: Stage) -> None:
    one, other = MOVED.format(uid="x"), MOVED.format(uid="x").replace("20261214", "20261221")
    head = event("x").partition(b"BEGIN:VEVENT")[0]
    stage.put("x.ics", head + (one + other).encode() + b"END:VCALENDAR\r\n")
    found = await stage.items()
    first = found[f"x.ics{SECOND}"]
    write = Write[Content](op=Op.DELETE, remote_id=first.id, etag=first.etag)
    assert (await write_one(stage.replica, write)).verdict is Verdict.DONE
    found = await stage.items()
    assert [each for each, item in found.items() if item.content is not None] == [
        "x.ics#20261221T090000Z"
    ]


async def test_a_write_that_says_nothing_is_refused(stage: Stage) -> None:
    stage.put("a.ics", event("a", "a"))
    item = (await stage.items())["a.ics"]
    write = Write[Content](op=Op.UPDATE, remote_id="a.ics", etag=item.etag)
    assert (await write_one(stage.replica, write)).verdict is Verdict.REFUSED


async def test_busy_and_status_are_changed_as_well(stage: Stage) -> None:
    stage.put("a.ics", event("a", "a"))
    item = (await stage.items())["a.ics"]
    assert item.content is not None
    wanted = replace(item.content, busy=False, place="Studio 1", description="two\nlines")
    assert (await write_one(stage.replica, changed(item, wanted))).verdict is Verdict.DONE
    assert (await stage.items())["a.ics"].content == wanted


async def test_days_without_end_are_days(stage: Stage) -> None:
    outcome = await write_one(stage.replica, creating(stage, ALL_DAY))
    assert outcome.item is not None
    series = replace(ALL_DAY, recurrence=("RRULE:FREQ=WEEKLY;COUNT=3",))
    outcome = await write_one(stage.replica, changed(outcome.item, series))
    assert outcome.item is not None
    off = Write[Content](
        op=Op.DELETE,
        remote_id=stage.replica.child_id(outcome.item.id, date(2026, 12, 14)),
        parent_id=outcome.item.id,
        position=date(2026, 12, 14),
    )
    assert (await write_one(stage.replica, off)).verdict is Verdict.DONE
    assert b"EXDATE;VALUE=DATE:20261214" in stage.text(outcome.item.id)
    assert DAY.tzinfo is UTC


def test_what_is_not_there_says_nothing_that_was_to_be_written() -> None:
    there = Resource(name="one.ics", text=event())
    assert says_the_same(EVENTS, there, event())
    assert not says_the_same(EVENTS, there, event(title="Wedding"))
    assert not says_the_same(EVENTS, None, event())
    assert not says_the_same(EVENTS, there, None)
