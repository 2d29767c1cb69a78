"""Writes to a calendar server: on condition, once, and what is not ours stays byte for byte."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from datetime import timedelta

from aiohttp import web
import pytest

from custom_components.studio_sync.book.model import Content, Timed
from custom_components.studio_sync.dav_client.codec import Resource
from custom_components.studio_sync.dav_client.errors import CollectionGone, NoDav
from custom_components.studio_sync.dav_client.pace import Pace
from custom_components.studio_sync.dav_client.traits import QUIET, Traits
from custom_components.studio_sync.sync.model import Op, RemoteItem, Verdict, Write

from .calendar_contract import ALL_DAY, DAY, HOUR, SECOND as SECOND_DATE, WEEKLY, timed
from .dav_stage import Stage, event, stage as new_stage
from .replica_side import all_of, changed, write_one
from .test_dav_client_listing import MOVED, SECOND, SERIES, WITH_DATE

PERSONAL = (
    "X-APPLE-TRAVEL-ADVISORY-BEHAVIOR;ACKNOWLEDGED=x:AUTOMATIC",
    "ATTACH;FMTTYPE=image/png:https://example.com/a.png",
    "CATEGORIES:private",
    "BEGIN:VALARM",
    "TRIGGER:-PT15M",
    "ACTION:DISPLAY",
    "END:VALARM",
)

OWN = event("a", "Portrait", *PERSONAL, others="BEGIN:X-OWN\r\nA:b\r\nEND:X-OWN\r\n")


@pytest.fixture
async def stage(socket_enabled: None) -> AsyncIterator[Stage]:
    async with new_stage() as found:
        yield found


def creating(stage: Stage, content: Content, name: str = "record") -> Write[Content]:
    """Make the write of a new item."""
    return Write(op=Op.CREATE, remote_id=stage.replica.remote_id(name, 0), content=content)


def date(
    stage: Stage, parent: str, op: Op, content: Content | None, week: int = 1
) -> Write[Content]:
    """Make the write of a date of a series."""
    at = DAY + timedelta(days=7 * week)
    return Write(
        op=op,
        remote_id=stage.replica.child_id(parent, at),
        content=content,
        parent_id=parent,
        position=at,
    )


async def test_each_write_has_its_condition(stage: Stage) -> None:
    item = await _created(stage, timed())
    assert [each.get("If-None-Match") for each in stage.sent("PUT")] == ["*"]
    await write_one(stage.replica, changed(item, timed("Wedding")))
    assert stage.sent("PUT")[-1]["If-Match"] == '"v1"'
    (item,) = (await stage.items()).values()
    delete = Write[Content](op=Op.DELETE, remote_id=item.id, etag=item.etag)
    await write_one(stage.replica, delete)
    assert stage.sent("DELETE")[-1]["If-Match"] == '"v2"'


async def _created(stage: Stage, content: Content) -> RemoteItem[Content]:
    outcome = await write_one(stage.replica, creating(stage, content))
    assert (outcome.verdict, outcome.reason) == (Verdict.DONE, "")
    assert outcome.item is not None
    return outcome.item


async def test_populating_is_one_request_each_and_one_to_read_back(stage: Stage) -> None:
    before = stage.replica.requests
    writes = [creating(stage, timed(str(number)), str(number)) for number in range(50)]
    outcomes = await stage.replica.write(writes)
    assert {each.verdict for each in outcomes} == {Verdict.DONE}
    assert stage.replica.requests - before == 51


async def test_the_next_batch_is_sent_while_what_was_kept_is_read(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = (creating(stage, timed(name), name) for name in ("One", "Other"))
    reader, arrived = stage.replica._reader, asyncio.Event()
    many = reader.many

    async def after_the_other(names: Sequence[str]) -> dict[str, Resource | None]:
        if one.remote_id in names:
            await arrived.wait()
        return await many(names)

    def see(request: web.Request, _: bytes) -> None:
        if request.method == "PUT" and request.path.endswith(other.remote_id):
            arrived.set()

    monkeypatch.setattr(reader, "many", after_the_other)
    stage.double.faults.answers.append(see)
    async with asyncio.timeout(20):
        found = await asyncio.gather(*(stage.replica.write([each]) for each in (one, other)))
    assert [outcome.verdict for (outcome,) in found] == [Verdict.DONE] * 2


async def test_what_was_kept_is_read_before_a_text_is_written_once_more(stage: Stage) -> None:
    series = await _created(stage, WEEKLY)
    later = date(stage, series.id, Op.DELETE, None)
    whole = changed(series, replace(WEEKLY, title="Ours"))
    before = len(stage.double.asked)
    found = await asyncio.gather(*(stage.replica.write([each]) for each in (whole, later)))
    assert [outcome.verdict for (outcome,) in found] == [Verdict.DONE] * 2
    methods = [method for method, _ in stage.double.asked[before:]]
    assert methods == ["PUT", "GET", "PUT", "GET"]


async def test_a_series_and_its_dates_are_one_request(stage: Stage) -> None:
    parent = creating(stage, WEEKLY)
    writes = [
        parent,
        date(stage, parent.remote_id, Op.CREATE, timed("Late", DAY + timedelta(days=7, hours=4))),
        date(stage, parent.remote_id, Op.DELETE, None, week=2),
    ]
    outcomes = await stage.replica.write(writes)
    assert [each.verdict for each in outcomes] == [Verdict.DONE] * 3
    assert len(stage.sent("PUT")) == 1
    (name,) = stage.folder.items
    text = stage.text(name)
    assert text.count(b"BEGIN:VEVENT") == 2
    assert b"EXDATE;TZID=Europe/Berlin:20261221T100000\r\n" in text
    contents = {each.id: each.content for each in (await stage.items()).values()}
    assert contents[name] == WEEKLY
    assert contents[stage.replica.child_id(name, DAY + timedelta(days=14))] is None


async def test_what_a_series_excludes_itself_stays_its_own(stage: Stage) -> None:
    """What people take off, date by date, is something else: each is told by itself."""
    lines = (*WEEKLY.recurrence, "EXDATE:20261214T090000Z")
    content = replace(WEEKLY, recurrence=lines)
    item = await _created(stage, content)
    assert item.content == content
    off = date(stage, item.id, Op.DELETE, None, week=3)
    assert (await write_one(stage.replica, off)).verdict is Verdict.DONE
    items = await stage.items()
    assert items[item.id].content == content
    assert items[off.remote_id].content is None
    assert items.keys() == {item.id, off.remote_id}
    assert items[item.id].etag == item.etag
    again = await write_one(
        stage.replica, changed(items[item.id], replace(content, recurrence=WEEKLY.recurrence))
    )
    assert again.verdict is Verdict.DONE
    items = await stage.items()
    assert items[item.id].content == WEEKLY
    assert items[off.remote_id].content is None
    assert b"X-STUDIO-SYNC" not in stage.text(item.id)


async def test_what_is_not_ours_stays_as_it_is(stage: Stage) -> None:
    stage.put("a.ics", OWN)
    item = (await stage.items())["a.ics"]
    outcome = await write_one(stage.replica, changed(item, replace(_of(item), title="Wedding")))
    assert outcome.verdict is Verdict.DONE
    lines, now = OWN.split(b"\r\n"), stage.text("a.ics").split(b"\r\n")
    gone = [each for each in lines if each not in now]
    assert gone == [b"DTSTAMP:20261101T000000Z", b"SUMMARY:Portrait"]
    assert [each for each in now if each in lines] == [each for each in lines if each in now]


def _of(item: RemoteItem[Content]) -> Content:
    assert item.content is not None
    return item.content


async def test_nobody_is_told(stage: Stage) -> None:
    """B9: the server itself would mail the guests."""
    guests = (
        "ORGANIZER:mailto:a@example.com",
        'ATTENDEE;CN="B; C":mailto:b@example.com',
        "ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:c@example.com",
        "ATTENDEE;SCHEDULE-AGENT=SERVER;CN=D:mailto:d@example.com",
    )
    stage.put("a.ics", event("a", "Portrait", *guests))
    item = (await stage.items())["a.ics"]
    outcome = await write_one(stage.replica, changed(item, replace(_of(item), title="Wedding")))
    assert outcome.verdict is Verdict.DONE
    text = stage.text("a.ics").replace(b"\r\n ", b"")
    for line in (
        b"ORGANIZER;SCHEDULE-AGENT=NONE:mailto:a@example.com",
        b'ATTENDEE;SCHEDULE-AGENT=NONE;CN="B; C":mailto:b@example.com',
        b"ATTENDEE;SCHEDULE-AGENT=CLIENT:mailto:c@example.com",
        b"ATTENDEE;SCHEDULE-AGENT=NONE;CN=D:mailto:d@example.com",
    ):
        assert line in text
    # Not all of them know that, and some cancel for a guest who is given it.
    assert stage.sent("PUT")[-1].items() >= QUIET.items()


async def test_nobody_is_told_of_a_deletion_either(stage: Stage) -> None:
    stage.put("a.ics", event("a", "Portrait", "ATTENDEE:mailto:b@example.com"))
    item = (await stage.items())["a.ics"]
    write = Write[Content](op=Op.DELETE, remote_id=item.id, etag=item.etag)
    assert (await write_one(stage.replica, write)).verdict is Verdict.DONE
    methods = [method for method, _ in stage.double.asked if method in ("PUT", "DELETE")]
    assert methods == ["PUT", "DELETE"]
    assert stage.folder.items == {}
    for method in ("PUT", "DELETE"):
        assert stage.sent(method)[-1].items() >= QUIET.items()


async def test_a_weak_etag_is_no_condition(stage: Stage) -> None:
    stage.double.faults.weak_etags = True
    item = await _created(stage, timed())
    outcome = await write_one(stage.replica, changed(item, timed("Wedding")))
    assert outcome.verdict is Verdict.DONE
    assert "If-Match" not in stage.sent("PUT")[-1]


@pytest.mark.parametrize("weak", [True, False])
async def test_where_there_is_no_condition_the_text_is_read_before(
    stage: Stage, *, weak: bool
) -> None:
    """Nobody's edit is written over, though the server would let it be."""
    stage.double.faults.weak_etags = weak
    item = await _created(stage, timed())
    stage.double.faults.no_etags = set() if weak else {item.id}
    known = (await stage.items())[item.id]
    stage.put(item.id, stage.text(item.id).replace(b"SUMMARY:Portrait", b"SUMMARY:Theirs"))
    outcome = await write_one(stage.replica, changed(known, timed("Wedding")))
    assert outcome.verdict is Verdict.STALE
    assert b"SUMMARY:Theirs" in stage.text(item.id)


async def test_an_etag_with_a_proxys_suffix_is_taken_for_what_it_is(stage: Stage) -> None:
    stage.double.faults.suffix = "-gzip"
    item = await _created(stage, timed())
    outcome = await write_one(stage.replica, changed(item, timed("Wedding")))
    assert outcome.verdict is Verdict.DONE
    assert b"SUMMARY:Wedding" in stage.text(item.id)


async def test_what_the_server_makes_of_a_text_is_told(stage: Stage) -> None:
    stage.double.faults.rewrite = lambda text: text.replace(b"SUMMARY:Wedding", b"SUMMARY:WEDDING")
    item = await _created(stage, timed("Wedding"))
    assert _of(item).title == "WEDDING"


async def test_what_can_not_be_read_back_is_compared_later(stage: Stage) -> None:
    def refuse(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=403) if request.method == "GET" else None

    stage.double.faults.answers.append(refuse)
    outcome = await write_one(stage.replica, creating(stage, timed()))
    assert outcome.verdict is Verdict.DONE
    assert outcome.item is not None
    assert (outcome.item.content, outcome.item.etag) == (timed(), None)


@pytest.mark.parametrize("status", [403, 409, 412])
async def test_a_uid_under_another_name_is_paired(stage: Stage, status: int) -> None:
    write = creating(stage, timed())
    uid = write.remote_id.removesuffix(".ics")
    stage.put("theirs.ics", event(uid, "Theirs"))
    stage.double.faults.uid_status = status
    outcome = await write_one(stage.replica, write)
    assert outcome.verdict is Verdict.EXISTS
    assert outcome.item is not None
    assert (outcome.item.id, _of(outcome.item).title) == ("theirs.ics", "Theirs")


async def test_a_uid_under_another_name_is_looked_for(stage: Stage) -> None:
    """SOGo says nothing but 409."""
    write = creating(stage, timed())
    stage.put("theirs.ics", event(write.remote_id.removesuffix(".ics"), "Theirs"))

    def conflict(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=409) if request.method == "PUT" else None

    stage.double.faults.answers.append(conflict)
    outcome = await write_one(stage.replica, write)
    assert (outcome.verdict, outcome.item and outcome.item.id) == (Verdict.EXISTS, "theirs.ics")
    stage.double.delete(stage.folder, "theirs.ics")
    stage.double.faults.answers.append(conflict)
    outcome = await write_one(stage.replica, write)
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "invalid")


async def test_what_only_seems_to_have_a_uid_is_not_taken_for_it(stage: Stage) -> None:
    """A query finds UIDs by a part of them, and some servers find everything."""
    write = creating(stage, timed())
    uid = write.remote_id.removesuffix(".ics")
    stage.put("another.ics", event(f"{uid}-2", "Another"))

    def answer(request: web.Request, body: bytes) -> web.Response | None:
        if request.method == "PUT":
            return web.Response(status=409)
        if b"calendar-query" not in body:
            return None
        told = "".join(
            f"<response><href>{stage.folder.path}{name}</href><propstat><prop/>"
            "<status>HTTP/1.1 200 OK</status></propstat></response>"
            for name in stage.folder.items
        )
        text = f'<multistatus xmlns="DAV:">{told}</multistatus>'
        return web.Response(status=207, text=text, content_type="application/xml")

    stage.double.faults.answers += [answer] * 2
    outcome = await write_one(stage.replica, write)
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "invalid")
    stage.put("theirs.ics", event(uid, "Theirs"))
    stage.double.faults.answers += [answer] * 2
    outcome = await write_one(stage.replica, write)
    assert (outcome.verdict, outcome.item and outcome.item.id) == (Verdict.EXISTS, "theirs.ics")


async def test_what_is_too_large_is_not_sent(stage: Stage) -> None:
    stage.replica._reader.collection = replace(stage.replica._reader.collection, most=500)
    outcome = await write_one(stage.replica, creating(stage, timed(description="x" * 600)))
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "too_large")
    assert stage.sent("PUT") == []


@pytest.mark.parametrize(
    ("status", "verdict", "reason"),
    [
        (413, Verdict.REFUSED, "too_large"),
        (507, Verdict.FAILED, "server_full"),
        (400, Verdict.REFUSED, "invalid"),
        (403, Verdict.REFUSED, "forbidden"),
    ],
)
async def test_a_refusal_of_one_item_is_its_own(
    stage: Stage, status: int, verdict: Verdict, reason: str
) -> None:
    writes = [creating(stage, timed(name), name) for name in ("a", "b")]

    def refuse(request: web.Request, body: bytes) -> web.Response | None:
        ours = request.method == "PUT" and b"SUMMARY:b" in body
        return web.Response(status=status) if ours else None

    stage.double.faults.answers.append(refuse)
    first, second = await stage.replica.write(writes)
    assert first.verdict is Verdict.DONE
    assert (second.verdict, second.reason) == (verdict, reason)


async def test_what_changes_all_the_time_is_left_for_later(stage: Stage) -> None:
    item = await _created(stage, timed())

    def busy(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=412) if request.method == "PUT" else None

    stage.double.faults.answers += [busy] * 3
    outcome = await write_one(stage.replica, changed(item, timed("Wedding")))
    assert (outcome.verdict, outcome.reason) == (Verdict.FAILED, "conflict")


async def test_a_text_that_went_meanwhile_is_gone(stage: Stage) -> None:
    item = await _created(stage, timed())
    del stage.folder.items[item.id]

    def missing(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=404) if request.method == "PUT" else None

    stage.double.faults.answers.append(missing)
    outcome = await write_one(stage.replica, changed(item, timed("Wedding")))
    assert outcome.verdict is Verdict.GONE


async def test_nothing_is_made_in_a_calendar_that_is_gone(stage: Stage) -> None:
    stage.double.faults.gone = True
    with pytest.raises(CollectionGone):
        await write_one(stage.replica, creating(stage, timed()))


async def test_where_conditions_are_ignored_all_is_read_before(stage: Stage) -> None:
    stage.replica._sender._traits = Traits(ignores_conditions=True)
    write = creating(stage, timed())
    stage.put(write.remote_id, event("x", "Theirs"))
    outcome = await write_one(stage.replica, write)
    assert outcome.verdict is Verdict.EXISTS
    assert stage.sent("PUT") == []


def test_what_is_known_of_servers() -> None:
    assert Traits.of("https://x/SOGo/dav/anna/Calendar/personal/").ignores_conditions
    assert not Traits.of("https://x/dav/anna/SOGo/").ignores_conditions


# -- dates of series -----------------------------------------------------------------------------


async def test_a_date_that_somebody_has_changed_is_stale(stage: Stage) -> None:
    stage.put("s.ics", WITH_DATE)
    await all_of(stage.replica)
    ours = timed("Ours", DAY + timedelta(days=7))
    for op, content in ((Op.CREATE, ours), (Op.UPDATE, ours), (Op.DELETE, None)):
        outcome = await write_one(stage.replica, date(stage, "s.ics", op, content))
        assert outcome.verdict is Verdict.STALE
        assert outcome.item is not None
        assert _of(outcome.item).title == "Late"
    late = timed("Late", DAY + timedelta(days=7, hours=5))
    outcome = await write_one(stage.replica, date(stage, "s.ics", Op.CREATE, late))
    assert outcome.verdict is Verdict.DONE
    assert stage.sent("PUT") == []


async def test_a_plain_date_is_written_by_what_it_was_believed_to_be(stage: Stage) -> None:
    stage.put("s.ics", SERIES)
    await all_of(stage.replica)
    ours = timed("Ours", SECOND_DATE)
    write = replace(date(stage, "s.ics", Op.UPDATE, ours), was=timed("Other", SECOND_DATE))
    assert (await write_one(stage.replica, write)).verdict is Verdict.STALE
    write = replace(write, was=None, etag="other")
    assert (await write_one(stage.replica, write)).verdict is Verdict.STALE
    plain = {each.id: each for each in await stage.replica.children(["s.ics"])}  # type: ignore[union-attr]
    write = replace(write, etag=plain[write.remote_id].etag)  # type: ignore[union-attr]
    assert (await write_one(stage.replica, write)).verdict is Verdict.DONE
    assert (await stage.items())[f"s.ics{SECOND}"].content == ours


async def test_a_date_off_is_gone_for_other_writes(stage: Stage) -> None:
    stage.put("s.ics", event("s", "Course", "RRULE:FREQ=WEEKLY;COUNT=6", "EXDATE:20261214T090000Z"))
    await all_of(stage.replica)
    for op, content in ((Op.UPDATE, timed()), (Op.DELETE, None)):
        outcome = await write_one(stage.replica, date(stage, "s.ics", op, content))
        assert outcome.verdict is Verdict.GONE
    outcome = await write_one(stage.replica, date(stage, "s.ics", Op.CREATE, timed(), week=40))
    assert outcome.verdict is Verdict.GONE


async def test_dates_that_a_moved_series_no_longer_has_go_with_what_they_said(
    stage: Stage,
) -> None:
    stage.put("s.ics", WITH_DATE)
    item = (await stage.items())["s.ics"]
    when = Timed(start=DAY + HOUR, end=DAY + 2 * HOUR, zone="Europe/Berlin")
    outcome = await write_one(stage.replica, changed(item, replace(_of(item), when=when)))
    assert outcome.verdict is Verdict.DONE
    assert list(await stage.items()) == ["s.ics"]


async def test_a_date_keeps_the_guests_of_its_series(stage: Stage) -> None:
    stage.put("s.ics", SERIES.replace(b"SUMMARY", b"ATTENDEE:mailto:b@example.com\r\nSUMMARY"))
    await all_of(stage.replica)
    late = timed("Late", SECOND_DATE + HOUR)
    assert (await write_one(stage.replica, date(stage, "s.ics", Op.CREATE, late))).item
    text = stage.text("s.ics").replace(b"\r\n ", b"")
    assert text.count(b"ATTENDEE;SCHEDULE-AGENT=NONE:mailto:b@example.com") == 2


async def test_a_date_without_its_series_is_changed_and_deleted(stage: Stage) -> None:
    text = WITH_DATE
    begin, end = text.index(b"BEGIN:VEVENT"), text.rindex(b"BEGIN:VEVENT")
    stage.put("x.ics", text[:begin] + text[end:])
    (item,) = (await stage.items()).values()
    outcome = await write_one(stage.replica, changed(item, replace(_of(item), title="Ours")))
    assert outcome.verdict is Verdict.DONE
    (item,) = (await stage.items()).values()
    assert _of(item).title == "Ours"
    write = Write[Content](op=Op.DELETE, remote_id=item.id, etag=item.etag)
    assert (await write_one(stage.replica, write)).verdict is Verdict.DONE
    assert stage.folder.items == {}
    assert (await write_one(stage.replica, date(stage, "x.ics", Op.DELETE, None))).verdict is (
        Verdict.GONE
    )


async def test_a_flight_ends_on_the_clock_of_another_place(stage: Stage) -> None:
    when = Timed(start=DAY, end=DAY + 11 * HOUR, zone="Europe/Berlin", end_zone="Asia/Tokyo")
    content = replace(timed(), when=when)
    item = await _created(stage, content)
    assert item.content == content
    outcome = await write_one(stage.replica, changed(item, replace(content, title="Flight")))
    assert outcome.verdict is Verdict.DONE
    assert (await stage.items())[item.id].content == replace(content, title="Flight")


async def test_a_text_that_can_no_longer_be_read_is_left_alone(stage: Stage) -> None:
    stage.put("a.ics", b"nothing")
    write = Write[Content](op=Op.DELETE, remote_id="a.ics", etag="x")
    outcome = await write_one(stage.replica, write)
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "malformed")


async def test_what_is_said_already_is_not_sent(stage: Stage) -> None:
    item = await _created(stage, ALL_DAY)
    puts = len(stage.sent("PUT"))
    outcome = await write_one(stage.replica, changed(item, ALL_DAY))
    assert outcome.verdict is Verdict.DONE
    blind = Write(op=Op.UPDATE, remote_id=item.id, content=ALL_DAY)
    assert (await write_one(stage.replica, blind)).verdict is Verdict.DONE
    assert len(stage.sent("PUT")) == puts


def test_the_pace_is_the_one_that_is_fastest() -> None:
    pace = Pace()
    pace.note(2, 1.0)
    assert pace.at_once == 1
    for seconds, then in ((1.0, 2), (0.5, 4), (0.6, 2), (0.1, 2)):
        pace.note(10, seconds)
        assert pace.at_once == then
    pace = Pace()
    for seconds in (1.0, 0.5, 0.25, 0.1, 0.01):
        pace.note(10, seconds)
    assert pace.at_once == 8


async def test_one_stale_part_plans_all_of_a_series_again(stage: Stage) -> None:
    stage.put("s.ics", WITH_DATE)
    item = (await stage.items())["s.ics"]
    whole = changed(item, replace(_of(item), title="Ours"))
    part = date(stage, "s.ics", Op.DELETE, None)
    outcomes = await stage.replica.write([whole, part])
    assert [each.verdict for each in outcomes] == [Verdict.STALE, Verdict.STALE]
    assert outcomes[0].item == item
    assert stage.sent("PUT") == []


@pytest.mark.parametrize("op", [Op.DELETE, Op.UPDATE])
async def test_a_date_that_was_changed_meanwhile_does_not_go_with_its_series_unread(
    stage: Stage, op: Op
) -> None:
    """Neither with one that is deleted, nor with one that comes at other times."""
    stage.put("series.ics", SERIES)
    item = (await stage.items())["series.ics"]
    stage.put("series.ics", WITH_DATE)
    then = replace(WEEKLY, when=timed(start=DAY + timedelta(hours=1)).when)
    write = Write[Content](op=op, remote_id=item.id, etag=item.etag, was=item.content)
    write = replace(write, content=then if op is Op.UPDATE else None)
    outcome = await write_one(stage.replica, write)
    assert (outcome.verdict, outcome.reason) == (Verdict.FAILED, "conflict")
    assert stage.text("series.ics") == WITH_DATE
    # As soon as it has been read, it goes.
    assert stage.replica.child_id("series.ics", DAY + timedelta(days=7)) in await stage.items()
    assert (await write_one(stage.replica, write)).verdict is Verdict.DONE
    assert WITH_DATE not in [each.text for each in stage.folder.items.values()]


@pytest.mark.parametrize("op", [Op.DELETE, Op.UPDATE])
async def test_a_page_is_no_answer_to_a_write(stage: Stage, op: Op) -> None:
    """As a network sends it in which one has to sign in first."""
    item = await _created(stage, timed())
    page = web.Response(text="<!DOCTYPE html><html>Sign in</html>", content_type="text/html")
    stage.double.faults.answers.append(
        lambda request, _: page if request.method in ("PUT", "DELETE") else None
    )
    write = Write[Content](op=op, remote_id=item.id, etag=item.etag, was=item.content)
    write = replace(write, content=timed("Wedding") if op is Op.UPDATE else None)
    with pytest.raises(NoDav):
        await write_one(stage.replica, write)
    assert (await write_one(stage.replica, write)).verdict is Verdict.DONE
    assert stage.folder.items.keys() == ({item.id} if op is Op.UPDATE else set())


async def test_what_does_not_repeat_any_more_has_no_dates(stage: Stage) -> None:
    """Neither the first one, which is when it takes place."""
    first = MOVED.format(uid="series").replace("20261214T100000", "20261207T100000")
    lines = "RRULE:FREQ=WEEKLY;COUNT=6"
    stage.put("series.ics", event("series", "Course", lines, others=first))
    item = (await stage.items())["series.ics"]
    assert item.content is not None
    outcome = await write_one(stage.replica, changed(item, replace(item.content, recurrence=())))
    assert outcome.verdict is Verdict.DONE
    assert stage.text("series.ics").count(b"BEGIN:VEVENT") == 1
