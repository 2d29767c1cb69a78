"""What Apple's programs, Thunderbird and Evolution ask, in their order, from public logs.

Apple's can't run in tests. They give up on an account when one of these answers lacks something.
"""

from collections.abc import AsyncIterator
from http import HTTPStatus

from aiohttp.test_utils import TestClient, TestServer
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
    calendar,
    card,
    event,
    one,
    prop,
    token_of,
    xml,
)
from .dav_home import a_home
from .dav_service import SIGNED_IN, application

APPLE_HOME = [
    "d:add-member",
    "s:allowed-sharing-modes",
    "i:autoprovisioned",
    "i:calendar-color",
    "c:calendar-description",
    "c:calendar-free-busy-set",
    "i:calendar-order",
    "c:calendar-timezone",
    "d:current-user-privilege-set",
    "c:default-alarm-vevent-date",
    "c:default-alarm-vevent-datetime",
    "d:displayname",
    "s:getctag",
    "s:invite",
    "i:language-code",
    "i:location-code",
    "c:max-attendees-per-instance",
    "d:owner",
    "s:pre-publish-url",
    "s:publish-url",
    "s:push-transports",
    "s:pushkey",
    "d:quota-available-bytes",
    "d:quota-used-bytes",
    "i:refreshrate",
    "d:resource-id",
    "d:resourcetype",
    "c:schedule-calendar-transp",
    "c:schedule-default-calendar-URL",
    "s:source",
    "s:subscribed-strip-alarms",
    "s:subscribed-strip-attachments",
    "s:subscribed-strip-todos",
    "c:supported-calendar-component-set",
    "c:supported-calendar-component-sets",
    "d:supported-report-set",
    "d:sync-token",
    "s:xmpp-uri",
]
APPLE_PRINCIPAL = [
    "c:calendar-home-set",
    "c:calendar-user-address-set",
    "d:current-user-principal",
    "d:displayname",
    "s:dropbox-home-URL",
    "s:email-address-set",
    "s:notification-URL",
    "d:principal-collection-set",
    "d:principal-URL",
    "d:resource-id",
    "c:schedule-inbox-URL",
    "c:schedule-outbox-URL",
    "d:supported-report-set",
]


@pytest.fixture
async def client(socket_enabled: None) -> AsyncIterator[TestClient]:  # type: ignore[type-arg]
    """Return a client of the service over HTTP."""
    async with TestClient(TestServer(application(a_home()))) as client:
        yield client


@pytest.mark.parametrize("path", ["/", "/principals/"])
async def test_an_iphone_finds_its_principal_from_the_host_name_alone(
    client: TestClient,  # type: ignore[type-arg]
    path: str,
) -> None:
    body = prop("d:current-user-principal", "d:principal-URL", "d:resourcetype")
    headers = {"Depth": "0", "Content-Type": "text/xml"}
    response = await client.request("PROPFIND", path, data=body, headers=headers)
    assert response.status == HTTPStatus.UNAUTHORIZED
    headers["Authorization"] = SIGNED_IN
    response = await client.request("PROPFIND", path, data=body, headers=headers)
    assert response.status == HTTPStatus.MULTI_STATUS
    assert PRINCIPAL in await response.text()
    response = await client.request("OPTIONS", PRINCIPAL, headers=headers)
    classes = response.headers["DAV"].split(", ")
    assert {"1", "3", "access-control", "calendar-access", "addressbook"} <= set(classes)
    assert "calendar-auto-schedule" not in classes  # it would have the server invite people
    response = await client.request("HEAD", f"{OWN}none.ics", headers=headers)
    assert response.status == HTTPStatus.NOT_FOUND


def test_accountsd_sets_the_calendars_up() -> None:
    home = a_home()
    principal = one(ask(home, "PROPFIND", PRINCIPAL, prop(*APPLE_PRINCIPAL), depth="0"))
    assert principal.hrefs("c:calendar-home-set") == [CALENDARS]
    assert principal.hrefs("d:principal-URL") == [PRINCIPAL]
    assert "s:notification-URL" in principal.others
    found = ask(home, "REPORT", f"{ROOT_PATH}principals/", xml("d:principal-search-property-set/>"))
    assert found.status is HTTPStatus.OK
    listing = answers(ask(home, "PROPFIND", CALENDARS, prop(*APPLE_HOME), depth="1"))
    own = listing[OWN]
    assert own.names_in("d:resourcetype") == ["d:collection", "c:calendar"]
    assert "d:sync-collection" in own.names_in("d:supported-report-set")
    assert {"s:getctag", "d:sync-token", "c:calendar-timezone"} <= set(own.found)
    assert set(own.others.values()) == {404}
    assert {"d:quota-used-bytes", "c:schedule-calendar-transp"} <= set(own.others)


def test_dataaccessd_keeps_a_calendar_in_step() -> None:
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    own.put("there.ics", event("there"))
    # What is set at the beginning: the place in the list, and that no alarm is added by itself.
    patch = xml(
        "d:propertyupdate><d:set><d:prop><i:calendar-order>1</i:calendar-order></d:prop></d:set>"
        "<d:set><d:prop><c:default-alarm-vevent-datetime>BEGIN:VALARM\r\nX-WR-ALARMUID:1\r\n"
        "UID:1\r\nACTION:NONE\r\nTRIGGER;VALUE=DATE-TIME:19760401T005545Z\r\nEND:VALARM\r\n"
        "</c:default-alarm-vevent-datetime></d:prop></d:set></d:propertyupdate>"
    )
    assert not one(ask(home, "PROPPATCH", OWN, patch)).others
    listing = ask(home, "PROPFIND", OWN, prop("d:getcontenttype", "d:getetag"), depth="1")
    hrefs = [
        href
        for href, each in answers(listing).items()
        if each.found.get("d:getcontenttype") is not None
    ]
    assert hrefs == [f"{OWN}there.ics"]
    wanted = "<d:prop><d:getetag/><c:calendar-data/><c:schedule-tag/></d:prop>"
    body = xml(f"c:calendar-multiget>{wanted}<d:href>{hrefs[0]}</d:href></c:calendar-multiget>")
    assert "SUMMARY:Session" in one(ask(home, "REPORT", OWN, body)).text("c:calendar-data")
    sync = "d:sync-collection><d:sync-token>{}</d:sync-token><d:sync-level>1</d:sync-level>"
    sync += "<d:prop><d:getetag/><d:getcontenttype/></d:prop></d:sync-collection>"
    token = token_of(ask(home, "REPORT", OWN, xml(sync.format(""))))
    new = f"{OWN}7A9B2C1E-0000-4000-8000-000000000001.ics"
    text = calendar(
        "BEGIN:VEVENT\nUID:7A9B2C1E-0000-4000-8000-000000000001\nDTSTAMP:20270101T000000Z\n"
        "DTSTART:20270105T090000Z\nDTEND:20270105T100000Z\nSUMMARY:Neu\nSEQUENCE:0\n"
        "BEGIN:VALARM\nUID:2\nX-WR-ALARMUID:2\nTRIGGER:-PT15M\nACTION:DISPLAY\n"
        "DESCRIPTION:Reminder\nEND:VALARM\nEND:VEVENT\n"
    )
    created = ask(home, "PUT", new, text, if_none_match="*", content_type="text/calendar")
    assert created.status is HTTPStatus.CREATED
    changed = text.replace(b"SEQUENCE:0", b"SEQUENCE:1")
    etag = created.headers["ETag"]
    assert ask(home, "PUT", new, changed, if_match=etag).status is HTTPStatus.NO_CONTENT
    assert ask(home, "PUT", new, text, if_match=etag).status is HTTPStatus.PRECONDITION_FAILED
    response = ask(home, "REPORT", OWN, xml(sync.format(token)))
    assert list(answers(response)) == [new]
    room = home.add(Kind.CALENDAR, "room")
    moved = ask(
        home,
        "MOVE",
        new,
        destination=f"https://studio.example{CALENDARS}room/moved.ics",
        overwrite="F",
    )
    assert moved.status is HTTPStatus.CREATED
    assert room.items == {"moved.ics": changed}
    gone = answers(ask(home, "REPORT", OWN, xml(sync.format(token_of(response)))))
    assert gone[new].status == HTTPStatus.NOT_FOUND


def test_contacts_takes_all_address_books() -> None:
    home = a_home()
    home.collections(Kind.ADDRESS_BOOK)[0].put("ada.vcf", card("1", "Ada"))
    principal = one(
        ask(home, "PROPFIND", PRINCIPAL, prop("a:addressbook-home-set", "a:directory-gateway"))
    )
    assert principal.hrefs("a:addressbook-home-set") == [BOOKS]
    wanted = prop("d:resourcetype", "d:displayname", "s:me-card", "s:getctag", "d:sync-token",
                  "d:supported-report-set", "a:max-image-size", "a:max-resource-size")  # fmt: skip
    book = answers(ask(home, "PROPFIND", BOOKS, wanted, depth="1"))[CLIENTS]
    assert book.names_in("d:resourcetype") == ["d:collection", "a:addressbook"]
    body = xml(
        "a:addressbook-multiget><d:prop><d:getetag/><a:address-data/></d:prop>"
        f"<d:href>{CLIENTS}ada.vcf</d:href></a:addressbook-multiget>"
    )
    assert "FN:Ada" in one(ask(home, "REPORT", CLIENTS, body)).text("a:address-data")


def test_thunderbird_reads_an_address_book_and_starts_again_after_a_dead_token() -> None:
    home = a_home()
    book = home.collections(Kind.ADDRESS_BOOK)[0]
    book.put("ada.vcf", card("1", "Ada"))
    sync = xml(
        "d:sync-collection><d:sync-token>urn:memory:0:1</d:sync-token><d:sync-level>1"
        "</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
    )
    assert ask(home, "REPORT", CLIENTS, sync, depth="1").status is HTTPStatus.BAD_REQUEST
    response = ask(home, "PROPFIND", CLIENTS, prop("d:getetag", "d:resourcetype"), depth="1")
    assert b"<d:status>HTTP/1.1 200 OK</d:status>" in response.body
    first = response.body.split(b"</d:response>")[1]
    assert first.index(b"200 OK") < (first + b"404").index(b"404")
    assert ask(home, "PUT", f"{CLIENTS}bob.vcf", card("2", "Bob")).status is HTTPStatus.CREATED


def test_evolution_reads_a_calendar_by_queries_for_etags() -> None:
    home = a_home()
    home.collections(Kind.CALENDAR)[0].put("a.ics", event("1"))
    query = xml(
        'c:calendar-query><d:prop><d:getetag/></d:prop><c:filter><c:comp-filter name="VCALENDAR">'
        '<c:comp-filter name="VEVENT"/></c:comp-filter></c:filter></c:calendar-query>'
    )
    assert one(ask(home, "REPORT", OWN, query, depth="1")).href == f"{OWN}a.ics"
    ctag = prop("s:getctag", "d:sync-token")
    before = one(ask(home, "PROPFIND", OWN, ctag, depth="0")).text("s:getctag")
    ask(home, "PUT", f"{OWN}a.ics", event("1", summary="Changed"))
    after = one(ask(home, "PROPFIND", OWN, ctag, depth="0")).text("s:getctag")
    assert before != after
