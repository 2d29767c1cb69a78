"""MOVE within a home, COPY which there is not, and what makes or names collections."""

from http import HTTPStatus

import pytest

from custom_components.studio_sync.dav_server.paths import ROOT_PATH, Kind

from .dav_asking import (
    BOOKS,
    CALENDARS,
    CLIENTS,
    OWN,
    PRINCIPAL,
    answers,
    ask,
    condition,
    event,
    one,
    prop,
    xml,
)
from .dav_home import MemoryCollection, MemoryHome, a_home, etag_of

ITEM, TEXT = f"{OWN}a.ics", event("1")
ROOM = f"{CALENDARS}room/"


def with_room() -> tuple[MemoryHome, MemoryCollection, MemoryCollection]:
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    own.put("a.ics", TEXT)
    return home, own, home.add(Kind.CALENDAR, "room")


@pytest.mark.parametrize("host", ["", "https://studio.example", "HTTP://Studio.Example:443"])
def test_an_event_is_moved_from_one_calendar_to_another(host: str) -> None:
    home, own, room = with_room()
    response = ask(home, "MOVE", ITEM, destination=f"{host}{ROOM}b.ics", if_match=etag_of(TEXT))
    assert response.status is HTTPStatus.CREATED
    assert not own.items
    assert room.items == {"b.ics": TEXT}


def test_a_move_replaces_only_where_it_may() -> None:
    home, own, room = with_room()
    room.put("a.ics", event("2"))
    response = ask(home, "MOVE", ITEM, destination=f"{ROOM}a.ics", overwrite="F")
    assert response.status is HTTPStatus.PRECONDITION_FAILED
    assert own.items
    assert ask(home, "MOVE", ITEM, destination=f"{ROOM}b.ics", overwrite="x").status == 400
    response = ask(home, "MOVE", ITEM, destination=f"{ROOM}a.ics")
    assert response.status is HTTPStatus.NO_CONTENT
    assert room.items == {"a.ics": TEXT}


@pytest.mark.parametrize(
    ("destination", "status"),
    [
        (f"https://elsewhere.example{ROOM}a.ics", HTTPStatus.BAD_GATEWAY),
        (f"{CALENDARS.replace('anna', 'bert')}own/a.ics", HTTPStatus.CONFLICT),
        (f"{CALENDARS}none/a.ics", HTTPStatus.CONFLICT),
        ("/somewhere/else", HTTPStatus.CONFLICT),
        (f"{CLIENTS}a.vcf", HTTPStatus.FORBIDDEN),
        (ROOM, HTTPStatus.FORBIDDEN),
        (ITEM, HTTPStatus.FORBIDDEN),
        (f"{ROOM}..", HTTPStatus.BAD_REQUEST),
        ("nonsense", HTTPStatus.BAD_REQUEST),
        (f"{ROOM}{'x' * 300}", HTTPStatus.REQUEST_URI_TOO_LONG),
    ],
)
def test_a_move_to_where_it_can_not_go_changes_nothing(
    destination: str, status: HTTPStatus
) -> None:
    home, own, room = with_room()
    assert ask(home, "MOVE", ITEM, destination=destination).status is status
    assert own.items == {"a.ics": TEXT}
    assert not room.items


def test_a_move_needs_a_destination_and_the_right_to_write_there() -> None:
    home, own, room = with_room()
    assert ask(home, "MOVE", ITEM).status is HTTPStatus.BAD_REQUEST
    room.may_write = False
    response = ask(home, "MOVE", ITEM, destination=f"{ROOM}a.ics")
    assert response.status is HTTPStatus.FORBIDDEN
    assert condition(response) == "d:need-privileges"
    stale = ask(home, "MOVE", ITEM, destination=f"{OWN}b.ics", if_match='"x"')
    assert stale.status is HTTPStatus.PRECONDITION_FAILED
    assert own.items
    assert ask(home, "MOVE", f"{OWN}none.ics", destination=f"{OWN}b.ics").status == 404


def test_nothing_is_copied() -> None:
    home, own, room = with_room()
    assert ask(home, "COPY", ITEM, destination=f"{ROOM}a.ics").status is HTTPStatus.FORBIDDEN
    assert len(own.items) == 1
    assert not room.items


def mkcalendar(name: str = "New") -> str:
    return xml(
        f"c:mkcalendar><d:set><d:prop><d:displayname>{name}</d:displayname>"
        "<i:calendar-color>#FF0000FF</i:calendar-color></d:prop></d:set></c:mkcalendar>"
    )


def mkcol(kind: str) -> str:
    return xml(
        f"d:mkcol><d:set><d:prop><d:resourcetype><d:collection/><{kind}/></d:resourcetype>"
        "<d:displayname>New</d:displayname></d:prop></d:set></d:mkcol>"
    )


def test_a_calendar_is_made_where_the_home_allows_it() -> None:
    home = a_home()
    assert ask(home, "MKCALENDAR", f"{CALENDARS}new/", mkcalendar()).status is HTTPStatus.CREATED
    found = one(ask(home, "PROPFIND", f"{CALENDARS}new", prop("d:displayname", "i:calendar-color")))
    assert found.text("d:displayname") == "New"
    assert found.text("i:calendar-color") == "#FF0000FF"
    assert ask(home, "MKCOL", f"{CALENDARS}more/", mkcol("c:calendar")).status == 201
    assert ask(home, "MKCOL", f"{BOOKS}more/", mkcol("a:addressbook")).status == 201
    assert ask(home, "MKCALENDAR", f"{CALENDARS}plain/").status is HTTPStatus.CREATED
    home.may_make = False
    response = ask(home, "MKCALENDAR", f"{CALENDARS}third/", mkcalendar())
    assert response.status is HTTPStatus.FORBIDDEN
    assert response.body == b"Calendars are made in the studio.\n"


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("MKCALENDAR", OWN, "", HTTPStatus.METHOD_NOT_ALLOWED),
        ("MKCALENDAR", f"{BOOKS}new/", "", HTTPStatus.FORBIDDEN),
        ("MKCALENDAR", f"{CALENDARS}new/a.ics", "", HTTPStatus.FORBIDDEN),
        ("MKCALENDAR", f"{ROOT_PATH}new/deep/er/and/er", "", HTTPStatus.CONFLICT),
        ("MKCALENDAR", f"{CALENDARS.replace('anna', 'bert')}new/", "", HTTPStatus.NOT_FOUND),
        ("MKCALENDAR", f"{CALENDARS}../", "", HTTPStatus.BAD_REQUEST),
        ("MKCALENDAR", f"{CALENDARS}new/", prop("d:displayname"), HTTPStatus.BAD_REQUEST),
        ("MKCOL", f"{CALENDARS}new/", "", HTTPStatus.FORBIDDEN),
        ("MKCOL", f"{CALENDARS}new/", mkcol("a:addressbook"), HTTPStatus.FORBIDDEN),
        ("MKCOL", f"{BOOKS}new/", mkcol("c:calendar"), HTTPStatus.FORBIDDEN),
        ("MKCALENDAR", f"{CALENDARS}new/", mkcalendar("x" * 30_000), 507),
    ],
)
def test_a_collection_that_can_not_be_is_not_made(
    method: str, path: str, body: str, status: HTTPStatus
) -> None:
    home = a_home()
    assert ask(home, method, path, body).status == status
    assert len(home.found) == 2


@pytest.mark.parametrize("method", ["MKCOL", "MKCALENDAR"])
def test_what_is_to_be_made_has_to_be_xml(method: str) -> None:
    """RFC 4918 §9.3: whatever else is wrong with it, as litmus asks for."""
    home = a_home()
    body, path = mkcalendar(), f"{CALENDARS}new/deeper/"
    refused = ask(home, method, path, body, content_type="text/x-any")
    assert refused.status is HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    assert ask(home, method, path, body, content_type="text/xml; charset=utf-8").status == 409


def update(*properties: str, remove: str = "") -> str:
    steps = "".join(f"<d:set><d:prop>{each}</d:prop></d:set>" for each in properties)
    gone = f"<d:remove><d:prop>{remove}</d:prop></d:remove>" if remove else ""
    return xml(f"d:propertyupdate>{steps}{gone}</d:propertyupdate>")


def test_a_phone_names_and_colours_a_calendar_its_own_way_also_one_that_it_may_only_read() -> None:
    home = a_home()
    home.collections(Kind.CALENDAR)[0].may_write = False
    response = ask(
        home,
        "PROPPATCH",
        OWN,
        update(
            "<d:displayname>Mine &amp; yours</d:displayname>",
            "<i:calendar-color symbolic-color='red'>#FF2968FF</i:calendar-color>",
            "<i:calendar-order>3</i:calendar-order>",
            "<x:own xmlns:x='urn:x'><x:inner a='1'>deep</x:inner></x:own>",
        ),
    )
    done = one(response)
    assert set(done.found) == {
        "d:displayname",
        "i:calendar-color",
        "i:calendar-order",
        "{urn:x}own",
    }
    body = xml(
        "d:propfind><d:prop><d:displayname/><i:calendar-color/><i:calendar-order/>"
        "<x:own xmlns:x='urn:x'/></d:prop></d:propfind>"
    )
    found = one(ask(home, "PROPFIND", OWN, body))
    assert found.text("d:displayname") == "Mine & yours"
    assert found.text("i:calendar-color") == "#FF2968FF"
    assert found.text("i:calendar-order") == "3"
    assert found.found["{urn:x}own"][0].text == "deep"
    ask(home, "PROPPATCH", OWN, update(remove="<i:calendar-color/><x:own xmlns:x='urn:x'/>"))
    found = one(ask(home, "PROPFIND", OWN, body))
    assert set(found.others) == {"i:calendar-color", "{urn:x}own"}


@pytest.mark.parametrize(
    "protected",
    ["<d:getetag/>", "<d:sync-token/>", "<c:supported-calendar-component-set/>", "<d:owner/>"],
)
def test_of_properties_that_nobody_may_set_none_is_set(protected: str) -> None:
    home = a_home()
    protected = protected if "getetag" not in protected else "<d:resourcetype/>"
    found = one(
        ask(home, "PROPPATCH", OWN, update("<d:displayname>Mine</d:displayname>", protected))
    )
    assert not found.found
    assert sorted(found.others.values()) == [403, 424]
    assert home.collections(Kind.CALENDAR)[0].display_name == "Anna's work"


@pytest.mark.parametrize("path", [PRINCIPAL, CALENDARS, ROOT_PATH, ITEM])
def test_only_collections_have_properties_to_set(path: str) -> None:
    home, _, _ = with_room()
    found = one(ask(home, "PROPPATCH", path, update("<d:displayname>Mine</d:displayname>")))
    assert found.others == {"d:displayname": 403}


def test_properties_are_bounded() -> None:
    home = a_home()
    for properties in (
        [f"<d:displayname>{'x' * 30_000}</d:displayname>"],
        [f"<x:y{number} xmlns:x='urn:x'/>" for number in range(101)],
    ):
        response = ask(home, "PROPPATCH", OWN, update(*properties))
        assert response.status is HTTPStatus.INSUFFICIENT_STORAGE
    assert not home.collections(Kind.CALENDAR)[0].properties


def test_a_patch_that_wants_no_answer_gets_none() -> None:
    home = a_home()
    body = update("<d:displayname>Mine</d:displayname>")
    response = ask(home, "PROPPATCH", OWN, body, prefer="return=minimal")
    assert response.status is HTTPStatus.OK
    assert not response.body
    assert answers(ask(home, "PROPPATCH", OWN, body, prefer="return=representation"))
    assert ask(home, "PROPPATCH", OWN, "<x/>").status is HTTPStatus.BAD_REQUEST
    assert ask(home, "PROPPATCH", f"{OWN}none.ics", body).status is HTTPStatus.NOT_FOUND
