"""What changed on a calendar server is found out, however it tells, and nothing but that."""

from collections.abc import AsyncIterator, Collection
from datetime import timedelta

from aiohttp import web
import pytest

from custom_components.studio_sync.book.model import Content
from custom_components.studio_sync.dav.elements import XmlLimits
from custom_components.studio_sync.dav_client.errors import CollectionGone, NoDav, Refused
from custom_components.studio_sync.dav_client.replica import DavReplica
from custom_components.studio_sync.dav_client.transport import Transport
from custom_components.studio_sync.sync.model import CopySource, Delta, RemoteItem, SkippedItem
from custom_components.studio_sync.sync.ports import AccessRefused

from .dav_stage import Stage, event, stage as new_stage
from .replica_side import all_of, not_asked, nothing_known

SERIES = event("series", "Course", "RRULE:FREQ=WEEKLY;COUNT=6")
MOVED = """BEGIN:VEVENT\r
UID:{uid}\r
DTSTAMP:20261101T000000Z\r
RECURRENCE-ID;TZID=Europe/Berlin:20261214T100000\r
DTSTART;TZID=Europe/Berlin:20261214T150000\r
DTEND;TZID=Europe/Berlin:20261214T160000\r
SUMMARY:Late\r
END:VEVENT\r
"""
WITH_DATE = event(
    "series", "Course", "RRULE:FREQ=WEEKLY;COUNT=6", others=MOVED.format(uid="series")
)
SECOND = "#20261214T090000Z"


@pytest.fixture
async def stage(socket_enabled: None) -> AsyncIterator[Stage]:
    async with new_stage() as found:
        yield found


def titles(delta: Delta[Content]) -> dict[str, str | None]:
    """Return what a delta tells, by remote id."""
    return {each.id: None if each.content is None else each.content.title for each in delta.items}


async def test_without_sync_collection_etags_are_compared(stage: Stage) -> None:
    stage.double.faults.no_sync = True
    for name in "abc":
        stage.put(f"{name}.ics", event(name, name))
    first = await all_of(stage.replica)
    assert titles(first) == {"a.ics": "a", "b.ics": "b", "c.ics": "c"}
    stage.put("a.ics", event("a", "A"))
    stage.put("d.ics", event("d", "d"))
    stage.double.delete(stage.folder, "b.ics")
    found = await stage.replica.fetch(first.cursor, nothing_known)
    assert titles(found) == {"a.ics": "A", "d.ics": "d", "b.ics": None}
    assert not found.full
    asked = stage.replica.requests
    assert titles(await stage.replica.fetch(found.cursor, not_asked)) == {}
    assert stage.replica.requests == asked + 1


async def test_what_is_only_missing_from_a_listing_of_etags_stays(stage: Stage) -> None:
    """B5: only when asked for by itself."""
    stage.double.faults.no_sync = True
    stage.put("a.ics", event("a", "a"))
    stage.put("b.ics", event("b", "b"))
    first = await all_of(stage.replica)
    hidden = stage.folder.items.pop("a.ics")

    def back(request: web.Request, _: bytes) -> web.Response | None:
        if request.method == "GET":
            stage.folder.items["a.ics"] = hidden
        return None

    stage.double.faults.answers.append(back)
    found = await stage.replica.fetch(first.cursor, nothing_known)
    assert titles(found) == {}


@pytest.mark.parametrize("status", [207, 400, 403, 404, 409, 410, 412, 418, 501])
async def test_a_dead_token_of_any_kind_is_a_full_listing(stage: Stage, status: int) -> None:
    for name in "ab":
        stage.put(f"{name}.ics", event(name, name))
    first = await all_of(stage.replica)
    stage.double.delete(stage.folder, "a.ics")
    stage.double.faults.dead_status = status

    async def paired() -> Collection[str]:
        return ["a.ics", "b.ics"]

    found = await stage.replica.fetch(first.cursor, paired)
    assert found.full
    assert titles(found) == {"a.ics": None, "b.ics": "b"}


async def test_a_second_change_within_the_second_of_a_token_is_seen(stage: Stage) -> None:
    stage.double.faults.counts_seconds = True
    stage.put("a.ics", event("a", "first"))
    first = await all_of(stage.replica)
    again = await stage.replica.fetch(first.cursor, not_asked)
    assert titles(again) == {}
    version = stage.folder.items["a.ics"].version
    stage.put("a.ics", event("a", "second"))
    # As SOGo's, its etag is that of the text before.
    stage.folder.items["a.ics"].version = version
    assert titles(await stage.replica.fetch(again.cursor, not_asked)) == {"a.ics": "second"}


@pytest.mark.parametrize("counts_seconds", [False, True])
async def test_a_calendar_is_asked_only_if_its_home_says_that_it_has_moved(
    stage: Stage, *, counts_seconds: bool
) -> None:
    """A mark that counts seconds (SOGo's) says nothing: what follows in its second is not in it."""
    stage.double.faults.counts_seconds = counts_seconds
    stage.put("a.ics", event("a", "first"))
    replica = stage.at_home()
    first = await all_of(replica)
    asked = len(stage.sent("REPORT"))
    again = await replica.fetch(first.cursor, not_asked)
    assert titles(again) == {}
    assert (len(stage.sent("REPORT")) > asked) == counts_seconds
    stage.put("a.ics", event("a", "second"))
    assert titles(await replica.fetch(again.cursor, not_asked)) == {"a.ics": "second"}


async def test_everything_for_a_token_that_counts_seconds_is_a_full_listing(stage: Stage) -> None:
    stage.double.faults.counts_seconds = True
    stage.put("a.ics", event("a", "a"))
    first = await all_of(stage.replica)
    stage.double.now += timedelta(minutes=1)
    stage.folder.items["a.ics"].modified = stage.double.now
    assert (await stage.replica.fetch(first.cursor, nothing_known)).full


async def test_a_truncated_listing_goes_on_to_the_end(stage: Stage) -> None:
    stage.double.faults.parts = 2
    for name in "abcde":
        stage.put(f"{name}.ics", event(name, name))
    first = await all_of(stage.replica)
    assert len(first.items) == 5
    for name in "abcde":
        stage.put(f"{name}.ics", event(name, name.upper()))
    found = await stage.replica.fetch(first.cursor, not_asked)
    assert len(found.items) == 5


async def test_a_truncated_listing_that_does_not_go_on_is_made_by_etags(stage: Stage) -> None:
    stage.put("a.ics", event("a", "a"))

    def stuck(request: web.Request, body: bytes) -> web.Response | None:
        if b"sync-collection" not in body:
            return None
        text = (
            '<multistatus xmlns="DAV:"><response><href>/calendars/anna/diary/</href>'
            "<status>HTTP/1.1 507 x</status></response><sync-token/></multistatus>"
        )
        return web.Response(status=207, text=text, content_type="application/xml")

    stage.double.faults.answers.append(stuck)
    assert titles(await all_of(stage.replica)) == {"a.ics": "a"}


async def test_items_without_etags_are_read_each_time(stage: Stage) -> None:
    stage.double.faults.no_sync = True
    stage.double.faults.no_etags = {"a.ics"}
    stage.put("a.ics", event("a", "a"))
    first = await all_of(stage.replica)
    stage.folder.items["a.ics"].text = event("a", "A")
    assert titles(await stage.replica.fetch(first.cursor, not_asked)) == {"a.ics": "A"}


async def test_etags_that_a_proxy_marks_are_the_same(stage: Stage) -> None:
    stage.double.faults.no_sync = True
    stage.put("a.ics", event("a", "a"))
    first = await all_of(stage.replica)
    stage.double.faults.suffix = "-gzip"
    assert titles(await stage.replica.fetch(first.cursor, not_asked)) == {}


async def test_etags_that_change_at_each_listing_are_no_edits(stage: Stage) -> None:
    """As of a generated calendar of birthdays: an item's etag is made of what it says."""
    stage.double.faults.no_sync = stage.double.faults.moving_etags = True
    stage.put("a.ics", event("a", "a"))
    first = await all_of(stage.replica)
    found = await stage.replica.fetch(first.cursor, not_asked)
    assert [each.etag for each in found.items] == [each.etag for each in first.items]


@pytest.mark.parametrize(("absolute", "escaped"), [(True, True), (True, False), (False, False)])
@pytest.mark.parametrize("name", ["a b.ics", "ä@x.ics", "a;b=c.ics"])
async def test_addresses_are_understood_in_every_spelling(
    stage: Stage, name: str, *, absolute: bool, escaped: bool
) -> None:
    stage.double.faults.absolute, stage.double.faults.escaped = absolute, escaped
    stage.put(name, event("a", "a"))
    stage.put("b.ics", event("b", "b"))
    first = await all_of(stage.replica)
    assert sorted(each or "" for each in titles(first).values()) == ["a", "b"]
    stage.double.delete(stage.folder, name)
    found = await stage.replica.fetch(first.cursor, nothing_known)
    assert list(titles(found).values()) == [None]
    assert {each.id for each in found.items} < {each.id for each in first.items}


@pytest.mark.parametrize("no_sync", [False, True])
async def test_items_are_known_by_their_paths_whatever_host_a_server_says_it_is(
    stage: Stage,
    no_sync: bool,  # noqa: FBT001
) -> None:
    """Behind a proxy it may not know its own address."""
    stage.put("a.ics", event("a", "a"))
    stage.put("b.ics", event("b", "b"))
    stage.double.faults.no_sync, stage.double.faults.absolute = no_sync, True
    stage.double.url = "http://inner.example:8080"
    first = await all_of(stage.replica)
    assert sorted(each or "" for each in titles(first).values()) == ["a", "b"]
    requests = stage.replica.requests
    await stage.replica.fetch(first.cursor, not_asked)
    assert stage.replica.requests == requests + 1


@pytest.mark.parametrize("no_sync", [False, True])
async def test_what_is_missing_is_not_deleted_if_the_calendar_went_with_it(
    stage: Stage,
    no_sync: bool,  # noqa: FBT001
) -> None:
    """Between what was listed and what was read of it."""
    stage.double.faults.no_sync = no_sync
    for name in "ab":
        stage.put(f"{name}.ics", event(name, name))
    first = await all_of(stage.replica)
    stage.put("a.ics", event("a", "A"))
    if no_sync:
        stage.double.delete(stage.folder, "b.ics")

    def goes(request: web.Request, _: bytes) -> web.Response | None:
        stage.double.faults.gone = request.method == "GET"
        return web.Response(status=404) if stage.double.faults.gone else None

    stage.double.faults.answers.append(goes)
    with pytest.raises(CollectionGone):
        await stage.replica.fetch(first.cursor, nothing_known)
    stage.double.faults.gone = False
    found = await stage.replica.fetch(first.cursor, nothing_known)
    assert titles(found)["a.ics"] == "A"


async def test_an_error_inside_an_answer_is_no_deletion(stage: Stage) -> None:
    stage.put("a.ics", event("a", "a"))
    stage.put("b.ics", event("b", "b"))
    first = await all_of(stage.replica)
    stage.put("a.ics", event("a", "A"))

    def broken(request: web.Request, body: bytes) -> web.Response | None:
        if b"sync-collection" not in body:
            return None
        text = (
            '<multistatus xmlns="DAV:"><response><href>/calendars/anna/diary/a.ics</href>'
            "<status>HTTP/1.1 500 x</status></response>"
            "<response><href>/calendars/anna/diary/b.ics</href>"
            "<status>HTTP/1.1 403 x</status></response><sync-token>urn:double:3</sync-token>"
            "</multistatus>"
        )
        return web.Response(status=207, text=text, content_type="application/xml")

    stage.double.faults.answers.append(broken)
    assert titles(await stage.replica.fetch(first.cursor, nothing_known)) == {}


async def test_what_a_multiget_leaves_out_is_asked_for_by_itself(stage: Stage) -> None:
    stage.double.faults.leaves_out = True
    stage.put("a.ics", event("a", "a"))
    found = await stage.replica.get(["never.ics", "a.ics"])
    assert [isinstance(each, RemoteItem) and each.content is not None for each in found] == [
        False,
        True,
    ]
    assert ("GET", "/calendars/anna/diary/never.ics") in stage.double.asked


async def test_what_no_xml_can_hold_does_not_keep_the_others_away(stage: Stage) -> None:
    """Some servers put it in all the same: the answer for all of them can't be read."""
    for name in "abcd":
        stage.put(f"{name}.ics", event(name, name))
    stage.put("odd.ics", event("odd", "o\x0bdd"))
    found = await all_of(stage.replica)
    assert sorted(each or "" for each in titles(found).values())[:4] == ["a", "b", "c", "d"]
    assert ("GET", f"{stage.folder.path}odd.ics") in stage.double.asked


async def test_answers_that_are_too_long_are_asked_for_in_parts(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "abcd":
        stage.put(f"{name}.ics", event(name, name, f"X-LONG:{name * 2_000}"))
    limits = {"limits": XmlLimits(size=7_000)}
    monkeypatch.setattr(Transport.list, "__kwdefaults__", limits)
    found = await all_of(stage.replica)
    assert sorted(each or "" for each in titles(found).values()) == ["a", "b", "c", "d"]


async def test_a_server_without_multiget_is_read_item_by_item(stage: Stage) -> None:
    for name in "ab":
        stage.put(f"{name}.ics", event(name, name))

    def no_multiget(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=501) if b"multiget" in body else None

    stage.double.faults.answers.append(no_multiget)
    assert titles(await all_of(stage.replica)) == {"a.ics": "a", "b.ics": "b"}


@pytest.mark.parametrize(
    ("status", "error"), [(404, CollectionGone), (403, AccessRefused), (409, Refused)]
)
async def test_a_calendar_that_can_not_be_listed_is_an_error(
    stage: Stage, status: int, error: type[Exception]
) -> None:
    def refuse(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=status)

    stage.double.faults.answers += [refuse] * 4
    with pytest.raises(error):
        await all_of(stage.replica)


@pytest.mark.parametrize(
    "told",
    [
        "",
        "<response><href>/calendars/anna/diary/</href><status>HTTP/1.1 404 x</status></response>",
        (
            "<response><href>/calendars/anna/diary/</href><propstat><prop><resourcetype/></prop>"
            "<status>HTTP/1.1 200 OK</status></propstat></response>"
        ),
    ],
)
async def test_a_calendar_that_is_gone_may_be_told_of_with_success(stage: Stage, told: str) -> None:
    """Xandikos does so; or something else is there now."""
    stage.put("a.ics", event("a", "a"))
    first = await all_of(stage.replica)
    stage.double.faults.dead_status = 404

    def gone(request: web.Request, body: bytes) -> web.Response | None:
        if request.method != "PROPFIND":
            return None
        text = f'<multistatus xmlns="DAV:">{told}</multistatus>'
        return web.Response(status=207, text=text, content_type="application/xml")

    stage.double.faults.answers.append(gone)
    with pytest.raises(CollectionGone):
        await stage.replica.fetch(first.cursor, nothing_known)


async def test_a_page_instead_of_an_item_is_no_item(stage: Stage) -> None:
    def page(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(text="<html>Sign in</html>", content_type="text/html")

    stage.double.faults.answers.append(page)
    with pytest.raises(NoDav):
        await stage.replica.get(["a.ics"])

    def refuse(request: web.Request, body: bytes) -> web.Response | None:
        return web.Response(status=409)

    stage.double.faults.answers.append(refuse)
    with pytest.raises(Refused):
        await stage.replica.get(["a.ics"])


async def test_two_items_of_one_uid_are_two(stage: Stage) -> None:
    stage.put("a.ics", event("same", "a"))
    stage.put("b.ics", event("same", "b"))
    assert titles(await all_of(stage.replica)) == {"a.ics": "a", "b.ics": "b"}


async def test_a_date_without_its_series_is_an_item_by_itself(stage: Stage) -> None:
    """As Outlook sends to who is invited to one date only."""
    head, _, _ = event("x").partition(b"BEGIN:VEVENT")
    stage.put("x.ics", head + MOVED.format(uid="x").encode() + b"END:VCALENDAR\r\n")
    (item,) = (await stage.items()).values()
    assert item.id == f"x.ics{SECOND}"
    assert (item.parent_id, item.position) == (None, None)
    assert item.content is not None
    assert item.content.title == "Late"


async def test_a_date_that_is_again_as_its_series_says_is_told(stage: Stage) -> None:
    stage.put("s.ics", WITH_DATE)
    first = await all_of(stage.replica)
    assert titles(first) == {"s.ics": "Course", f"s.ics{SECOND}": "Late"}
    stage.put("s.ics", SERIES)
    found = await stage.replica.fetch(first.cursor, not_asked)
    assert titles(found) == {"s.ics": "Course", f"s.ics{SECOND}": "Course"}


async def test_such_a_date_is_told_after_a_restart_as_well(stage: Stage) -> None:
    stage.put("s.ics", WITH_DATE)
    first = await all_of(stage.replica)
    stage.put("s.ics", SERIES)

    async def paired() -> Collection[str]:
        return ["s.ics", f"s.ics{SECOND}", "s.ics#20301214T090000Z", "other.ics"]

    again = DavReplica[Content](
        stage.transport,
        stage.replica._reader.collection,
        stage.replica._codec,
        replica_id="server:1:2",
        book_id="book",
        now=lambda: stage.double.now,
    )
    found = await again.fetch(first.cursor, paired)
    assert titles(found) == {
        "s.ics": "Course",
        f"s.ics{SECOND}": "Course",
        "s.ics#20301214T090000Z": None,
    }


async def test_with_a_series_its_dates_are_gone(stage: Stage) -> None:
    stage.put("s.ics", WITH_DATE)
    first = await all_of(stage.replica)
    stage.double.delete(stage.folder, "s.ics")

    async def paired() -> Collection[str]:
        return ["s.ics", f"s.ics{SECOND}"]

    found = await stage.replica.fetch(first.cursor, paired)
    assert titles(found) == {"s.ics": None, f"s.ics{SECOND}": None}
    assert {each.parent_id for each in found.items} == {None, "s.ics"}
    (one,) = await stage.replica.get([f"s.ics{SECOND}"])
    assert isinstance(one, RemoteItem)
    assert (one.content, one.parent_id) == (None, "s.ics")


async def test_what_can_not_be_read_is_skipped_with_its_reason(stage: Stage) -> None:
    stage.put("a.ics", event("a", "a", "EXRULE:FREQ=DAILY"))
    stage.put("b.ics", event("b", "b").replace(b"Europe/Berlin", b"No such place"))
    stage.put("c.ics", b"nothing")
    stage.put("d.ics", event("d").replace(b"VEVENT", b"VTODO"))
    delta = await all_of(stage.replica)
    assert delta.items == ()
    assert {each.remote_id: (each.reason, each.problem) for each in delta.skipped} == {
        "a.ics": ("recurrence_unknown", True),
        "b.ics": ("zone_unknown", True),
        "c.ics": ("malformed", True),
        "d.ics": ("event_type", False),
    }
    (found,) = await stage.replica.get([f"c.ics{SECOND}"])
    assert found == SkippedItem(remote_id=f"c.ics{SECOND}", reason="malformed", problem=True)
    (found,) = await stage.replica.children(["c.ics"])
    assert isinstance(found, SkippedItem)


async def test_a_cancelled_event_is_gone(stage: Stage) -> None:
    stage.put("a.ics", event("a", "a", "STATUS:CANCELLED"))
    assert titles(await all_of(stage.replica)) == {"a.ics": None}


async def test_a_day_names_the_date_of_a_series(stage: Stage) -> None:
    day = MOVED.format(uid="series").replace(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261214T100000", "RECURRENCE-ID;VALUE=DATE:20261214"
    )
    text = event("series", "Course", "RRULE:FREQ=WEEKLY;COUNT=6", others=day)
    stage.put("s.ics", text)
    assert f"s.ics{SECOND}" in await stage.items()
    nowhere = day.replace("20261214\r", "20261215\r")
    stage.double.delete(stage.folder, "s.ics")
    stage.put("t.ics", event("series", "Course", "RRULE:FREQ=WEEKLY;COUNT=6", others=nowhere))
    assert list(await stage.items()) == ["t.ics"]


async def test_a_cursor_of_another_form_is_a_full_listing(stage: Stage) -> None:
    stage.put("a.ics", event("a", "a"))
    for cursor in ("all:x", "{}", "[]", '{"form":0}', '{"form":1,"token":""}'):
        assert (await stage.replica.fetch(cursor, nothing_known)).full


async def test_of_items_elsewhere_nothing_is_copied(stage: Stage) -> None:
    source = CopySource(replica_id="google:1", remote_id="x")
    assert await stage.replica.extras([source]) == [""]
    assert stage.replica.split_id("a.ics", stage.double.now).endswith("#")
    assert stage.replica.limits == {}


async def test_a_large_text_is_read_again_when_it_is_needed(stage: Stage) -> None:
    stage.put("a.ics", event("a", "a", "DESCRIPTION:" + "x" * 300_000))
    stage.put("b.ics", event("b", "b"))
    first = await all_of(stage.replica)
    stage.put("a.ics", event("a", "A", "DESCRIPTION:" + "x" * 300_000))
    found = await stage.replica.fetch(first.cursor, not_asked)
    assert titles(found) == {"a.ics": "A"}
