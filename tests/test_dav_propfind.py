"""PROPFIND and OPTIONS: what clients find, from the root to the items."""

from http import HTTPStatus

import pytest

from custom_components.studio_sync.dav.errors import PathError
from custom_components.studio_sync.dav_server.methods import METHODS, is_reading
from custom_components.studio_sync.dav_server.options import options
from custom_components.studio_sync.dav_server.paths import ROOT_PATH, Kind
from custom_components.studio_sync.dav_server.places import collection_of, locate

from .dav_asking import (
    BOOKS,
    CALENDARS,
    CLIENTS,
    OWN,
    PRINCIPAL,
    answers,
    ask,
    card,
    condition,
    event,
    one,
    prop,
    xml,
)
from .dav_home import a_home

DAVX5_CALENDAR = [
    "d:resourcetype",
    "d:displayname",
    "d:current-user-privilege-set",
    "d:owner",
    "c:supported-calendar-component-set",
    "i:calendar-color",
    "c:calendar-description",
    "c:calendar-timezone",
    "d:supported-report-set",
    "d:sync-token",
    "s:getctag",
    "c:max-resource-size",
    "s:source",
]


def test_a_client_finds_its_calendars_from_the_root() -> None:
    home = a_home()
    root = one(ask(home, "PROPFIND", ROOT_PATH, prop("d:current-user-principal"), depth="0"))
    (principal,) = root.hrefs("d:current-user-principal")
    assert principal == PRINCIPAL
    homes = one(
        ask(home, "PROPFIND", principal, prop("c:calendar-home-set", "a:addressbook-home-set"))
    )
    assert homes.hrefs("c:calendar-home-set") == [CALENDARS]
    assert homes.hrefs("a:addressbook-home-set") == [BOOKS]
    found = answers(ask(home, "PROPFIND", CALENDARS, prop(*DAVX5_CALENDAR), depth="1"))
    assert list(found) == [CALENDARS, OWN]
    own = found[OWN]
    assert own.names_in("d:resourcetype") == ["d:collection", "c:calendar"]
    assert own.text("d:displayname") == "Anna's work"
    assert own.hrefs("d:owner") == [PRINCIPAL]
    assert own.found["c:supported-calendar-component-set"][0].get("name") == "VEVENT"
    assert own.text("d:sync-token") == own.text("s:getctag") == "urn:memory:1:0"
    assert "BEGIN:VTIMEZONE\r\nTZID:Europe/Berlin" in own.text("c:calendar-timezone")
    assert own.text("c:max-resource-size") == "10000000"
    assert "c:calendar-query" in own.names_in("d:supported-report-set")
    assert own.others == {"i:calendar-color": 404, "c:calendar-description": 404, "s:source": 404}
    assert found[CALENDARS].names_in("d:resourcetype") == ["d:collection"]


def test_a_client_finds_its_address_book() -> None:
    found = answers(
        ask(
            a_home(),
            "PROPFIND",
            BOOKS,
            prop("d:resourcetype", "a:supported-address-data", "d:supported-report-set"),
            depth="1",
        )
    )
    book = found[CLIENTS]
    assert book.names_in("d:resourcetype") == ["d:collection", "a:addressbook"]
    assert "a:addressbook-multiget" in book.names_in("d:supported-report-set")
    assert [each.attrib for each in book.found["a:supported-address-data"]] == [
        {"content-type": "text/vcard", "version": "3.0"}
    ]


def test_a_principal_says_who_it_is_and_nothing_of_scheduling() -> None:
    wanted = [
        "d:displayname",
        "d:resourcetype",
        "d:principal-URL",
        "d:group-membership",
        "d:principal-collection-set",
        "c:calendar-user-address-set",
        "c:schedule-inbox-URL",
        "c:schedule-outbox-URL",
        "s:email-address-set",
        "d:quota-used-bytes",
    ]
    found = one(ask(a_home(), "PROPFIND", PRINCIPAL, prop(*wanted)))
    assert found.text("d:displayname") == "Anna"
    assert found.names_in("d:resourcetype") == ["d:principal"]
    assert found.hrefs("d:principal-URL") == [PRINCIPAL]
    assert found.hrefs("d:principal-collection-set") == [f"{ROOT_PATH}principals/"]
    assert found.hrefs("c:calendar-user-address-set") == ["urn:x-studio-sync:anna"]
    assert set(found.others) == {
        "c:schedule-inbox-URL",
        "c:schedule-outbox-URL",
        "s:email-address-set",
        "d:quota-used-bytes",
    }


def test_etags_of_a_calendar_are_listed_without_reading_a_text() -> None:
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    for number in range(3):
        own.put(f"{number} ä.ics", event(str(number)))
    wanted = prop("d:getetag", "d:getcontenttype", "d:resourcetype", "d:getlastmodified")
    found = answers(ask(home, "PROPFIND", OWN, wanted, depth="1"))
    assert list(found)[1:] == [f"{OWN}{number}%20%C3%A4.ics" for number in range(3)]
    item = found[f"{OWN}1%20%C3%A4.ics"]
    assert item.text("d:getetag") == own.etags()["1 ä.ics"]
    assert item.text("d:getcontenttype") == "text/calendar; charset=utf-8; component=VEVENT"
    assert item.names_in("d:resourcetype") == []
    assert item.others == {"d:getlastmodified": 404}
    assert own.reads == 0
    alone = one(ask(home, "PROPFIND", f"{OWN}1%20%c3%a4.ics", wanted))
    assert alone == item or alone.text("d:getetag") == item.text("d:getetag")
    assert alone.href == item.href  # the one spelling


def test_a_text_can_be_asked_for_together_with_its_etag() -> None:
    home = a_home()
    text = card("1", "Ada & <Co>")
    home.collections(Kind.ADDRESS_BOOK)[0].put("a.vcf", text)
    found = one(
        ask(
            home,
            "PROPFIND",
            f"{CLIENTS}a.vcf",
            prop("d:getetag", "a:address-data", "c:calendar-data"),
        )
    )
    assert found.text("a:address-data") == text.decode().replace("\r\n", "\r\n")
    assert found.others == {"c:calendar-data": 404}


@pytest.mark.parametrize("body", ["", xml("d:propfind><d:allprop/></d:propfind>")])
def test_all_properties_are_told_but_for_those_that_are_long(body: str) -> None:
    home = a_home()
    home.collections(Kind.CALENDAR)[0].put("a.ics", event("1"))
    found = answers(ask(home, "PROPFIND", OWN, body, depth="1"))
    assert "d:displayname" in found[OWN].found
    assert "d:supported-report-set" not in found[OWN].found
    assert found[f"{OWN}a.ics"].text("d:getetag")
    assert "c:calendar-data" not in found[f"{OWN}a.ics"].found


def test_names_are_told_without_values() -> None:
    home = a_home()
    home.collections(Kind.CALENDAR)[0].put("a.ics", event("1"))
    body = xml("d:propfind><d:propname/></d:propfind>")
    found = answers(ask(home, "PROPFIND", OWN, body, depth="1"))
    assert "d:supported-report-set" in found[OWN].found
    assert "i:calendar-color" not in found[OWN].found
    assert not found[f"{OWN}a.ics"].text("d:getetag")
    assert all(not len(each) and not each.text for each in found[OWN].found.values())


def test_what_is_not_there_is_left_out_if_that_is_wished() -> None:
    body = prop("d:displayname", "d:quota-used-bytes")
    for headers in ({"prefer": "return=minimal"}, {"brief": "t"}):
        found = one(ask(a_home(), "PROPFIND", OWN, body, **headers))
        assert not found.others
        assert found.found
    assert one(ask(a_home(), "PROPFIND", OWN, body, prefer="return=representation")).others


def test_a_calendar_that_may_only_be_read_lists_no_privilege_that_looks_like_writing() -> None:
    home = a_home()
    wanted = prop("d:current-user-privilege-set")
    there = one(ask(home, "PROPFIND", OWN, wanted)).names_in("d:current-user-privilege-set")
    assert {"d:read", "d:write", "d:write-content", "d:bind", "d:unbind"} <= set(there)
    own = home.collections(Kind.CALENDAR)[0]
    own.put("a.ics", event("1"))
    own.may_write = False
    for path in (OWN, f"{OWN}a.ics", CALENDARS, PRINCIPAL, ROOT_PATH):
        names = one(ask(home, "PROPFIND", path, wanted)).names_in("d:current-user-privilege-set")
        assert not [each for each in names if "write" in each or "bind" in each or "all" in each]


def test_depth_infinity_is_refused_by_its_name() -> None:
    response = ask(a_home(), "PROPFIND", CALENDARS, prop("d:displayname"), depth="infinity")
    assert response.status is HTTPStatus.FORBIDDEN
    assert condition(response) == "d:propfind-finite-depth"


@pytest.mark.parametrize("depth", ["2", "0, 1", "", "-1"])
def test_another_depth_is_malformed(depth: str) -> None:
    response = ask(a_home(), "PROPFIND", OWN, prop("d:displayname"), depth=depth)
    assert response.status is (HTTPStatus.BAD_REQUEST if depth else HTTPStatus.MULTI_STATUS)


def test_without_a_depth_only_the_collection_itself_is_told() -> None:
    assert list(answers(ask(a_home(), "PROPFIND", CALENDARS))) == [CALENDARS]


@pytest.mark.parametrize(
    "path",
    [
        f"{ROOT_PATH}principals/bert/",
        f"{ROOT_PATH}calendars/bert/",
        f"{ROOT_PATH}calendars/bert/own/",
        f"{ROOT_PATH}calendars/bert/own/a.ics",
        f"{ROOT_PATH}books/bert/clients/",
        f"{ROOT_PATH}calendars/anna/nothing/",
        f"{ROOT_PATH}calendars/anna/clients/",
        f"{ROOT_PATH}calendars/anna/own/none.ics",
        f"{ROOT_PATH}nonsense/",
    ],
)
@pytest.mark.parametrize("method", ["PROPFIND", "GET", "DELETE", "PROPPATCH", "REPORT", "MOVE"])
def test_what_others_have_is_not_there(path: str, method: str) -> None:
    response = ask(a_home(), method, path)
    allowed = {HTTPStatus.NOT_FOUND}
    assert response.status in allowed
    assert b"bert" not in response.body


def test_a_root_lists_the_own_principal_only() -> None:
    home = a_home()
    assert list(answers(ask(home, "PROPFIND", ROOT_PATH, depth="1"))) == [
        ROOT_PATH,
        f"{ROOT_PATH}principals/",
    ]
    path = f"{ROOT_PATH}principals/"
    assert list(answers(ask(home, "PROPFIND", path, depth="1"))) == [path, PRINCIPAL]
    assert list(answers(ask(home, "PROPFIND", PRINCIPAL, depth="1"))) == [PRINCIPAL]


def test_options_tells_what_the_server_knows_to_anybody() -> None:
    for path in ("/", "/principals/", ROOT_PATH, PRINCIPAL, OWN, f"{OWN}a.ics"):
        response = options(path)
        assert response.status is HTTPStatus.OK
        assert response.headers["DAV"].startswith("1, 3, ")
        assert {"calendar-access", "addressbook"} <= set(response.headers["DAV"].split(", "))
        assert {"OPTIONS", "PROPFIND", "REPORT"} <= set(response.headers["Allow"].split(", "))
    assert ask(a_home(), "OPTIONS", PRINCIPAL) == options(PRINCIPAL)
    assert "PUT" in options(f"{OWN}a.ics").headers["Allow"]
    assert "PUT" not in options(OWN).headers["Allow"]


def test_a_method_that_is_not_there_is_answered_with_those_that_are() -> None:
    for method in ("POST", "LOCK", "BREW"):
        response = ask(a_home(), method, f"{OWN}a.ics")
        assert response.status is HTTPStatus.METHOD_NOT_ALLOWED
        assert "PUT" in response.headers["Allow"]


def test_only_methods_that_change_nothing_are_said_to_read() -> None:
    reading = {"OPTIONS", "GET", "HEAD", "PROPFIND", "REPORT"}
    assert {method for method in METHODS if is_reading(method)} == reading


def test_what_is_no_collection_has_neither_items_nor_an_etag() -> None:
    home = a_home()
    assert locate(home, OWN).etag is None
    principal = locate(home, PRINCIPAL)
    assert principal.etag is None
    with pytest.raises(PathError):
        collection_of(principal)


@pytest.mark.parametrize(("number", "length"), [(201, 1), (20, 1_000)])
def test_what_is_asked_of_each_item_is_bounded(number: int, length: int) -> None:
    """Each name that is not there is told of each item of a calendar."""
    names = [f"d:n{'x' * length}{each}" for each in range(number)]
    assert ask(a_home(), "PROPFIND", OWN, prop(*names), depth="1").status == 400
    assert ask(a_home(), "PROPFIND", OWN, prop(*names[:9]), depth="1").status == 207
