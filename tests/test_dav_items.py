"""GET, PUT and DELETE of events and cards, and on what conditions."""

from http import HTTPStatus

import pytest

from custom_components.studio_sync.dav_server.live_properties import MAX_SIZE
from custom_components.studio_sync.dav_server.paths import ROOT_PATH, Kind

from .dav_asking import BOOKS, CALENDARS, CLIENTS, OWN, PRINCIPAL, ask, card, condition, event
from .dav_home import MemoryCollection, MemoryHome, a_home, etag_of

ITEM = f"{OWN}a.ics"
TEXT = event("1")
OTHER = event("1", summary="Other")


def with_item() -> tuple[MemoryHome, MemoryCollection]:
    home = a_home()
    calendar = home.collections(Kind.CALENDAR)[0]
    calendar.put("a.ics", TEXT)
    return home, calendar


def test_an_event_is_fetched_byte_for_byte_with_its_etag_and_type() -> None:
    home, _ = with_item()
    response = ask(home, "GET", ITEM)
    assert response.status is HTTPStatus.OK
    assert response.body == TEXT
    assert response.headers == {
        "ETag": etag_of(TEXT),
        "Content-Type": "text/calendar; charset=utf-8; component=VEVENT",
    }
    assert ask(home, "HEAD", ITEM).headers == response.headers


def test_a_card_has_its_own_type() -> None:
    home = a_home()
    home.collections(Kind.ADDRESS_BOOK)[0].put("a.vcf", card("1", "Ada"))
    response = ask(home, "GET", f"{CLIENTS}a.vcf")
    assert response.headers["Content-Type"] == "text/vcard; charset=utf-8"


@pytest.mark.parametrize("known", ["{}", "W/{}", '"x", {}', "*"])
def test_what_a_client_has_already_is_not_sent_again(known: str) -> None:
    home, _ = with_item()
    response = ask(home, "GET", ITEM, if_none_match=known.format(etag_of(TEXT)))
    assert response.status is HTTPStatus.NOT_MODIFIED
    assert not response.body
    assert response.headers == {"ETag": etag_of(TEXT)}
    assert ask(home, "GET", ITEM, if_none_match='"x"').status is HTTPStatus.OK
    assert ask(home, "GET", ITEM, if_match='"x"').status is HTTPStatus.PRECONDITION_FAILED


def test_a_collection_can_not_be_fetched_or_stored() -> None:
    for path in (OWN, CALENDARS, PRINCIPAL, ROOT_PATH):
        for method in ("GET", "PUT", "MOVE"):
            response = ask(a_home(), method, path)
            assert response.status is HTTPStatus.METHOD_NOT_ALLOWED
            assert "PUT" not in response.headers["Allow"]


def test_a_new_event_is_created_and_its_etag_told() -> None:
    home = a_home()
    response = ask(
        home, "PUT", ITEM, TEXT, if_none_match="*", content_type="text/calendar; charset=utf-8"
    )
    assert response.status is HTTPStatus.CREATED
    assert response.headers == {"ETag": etag_of(TEXT)}
    assert ask(home, "GET", ITEM).body == TEXT
    assert ask(home, "PUT", ITEM, OTHER).status is HTTPStatus.NO_CONTENT


def test_no_etag_is_told_of_a_text_that_was_changed() -> None:
    home = a_home()
    home.collections(Kind.CALENDAR)[0].keeps_bytes = False
    assert "ETag" not in ask(home, "PUT", ITEM, TEXT).headers


@pytest.mark.parametrize(
    ("headers", "passes"),
    [
        ({"if_match": "{}"}, True),
        ({"if_match": '"x", {}'}, True),
        ({"if_match": "*"}, True),
        ({"if_match": "W/{}"}, False),
        ({"if_match": '"x"'}, False),
        ({"if_none_match": "*"}, False),
        ({"if_none_match": "{}"}, False),
        ({"if_none_match": "W/{}"}, False),
        ({"if_none_match": '"x"'}, True),
        ({"if_match": "{}", "if_none_match": '"x"'}, True),
        ({"if": "([{}])"}, True),
        ({"if": '(["x"])'}, False),
        ({"if": "([W/{}])"}, False),
        ({"if": '(["x"]) ([{}])'}, True),
        ({"if": '(Not ["x"])'}, True),
        ({"if": '(Not ["x"] [{}])'}, True),
        ({"if": "(Not [{}])"}, False),
        ({"if": "(<DAV:no-lock>)"}, False),
        ({"if": "(Not <DAV:no-lock>)"}, True),
        ({"if": f"<{ITEM}> ([{{}}])"}, True),
        ({"if": f"<http://studio.example{ITEM}> ([{{}}])"}, True),
        ({"if": f"<https://studio.example{ITEM}> ([{{}}])"}, True),
        ({"if": f"<http://other.example{ITEM}> ([{{}}])"}, False),
        ({"if": f"<{OWN}none.ics> ([{{}}])"}, False),
        ({"if": f"<{ITEM.replace('anna', 'bert')}> ([{{}}])"}, False),
        ({"if": f"<{OWN}> (<urn:memory:1:1>)"}, True),
        ({"if": f"<{OWN}> (<urn:memory:1:0>)"}, False),
    ],
)
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_a_write_happens_only_on_its_conditions(
    headers: dict[str, str],
    passes: bool,  # noqa: FBT001
    method: str,
) -> None:
    home, calendar = with_item()
    given = {name: value.format(etag_of(TEXT)) for name, value in headers.items()}
    response = ask(home, method, ITEM, OTHER if method == "PUT" else b"", **given)
    if passes:
        assert response.status is HTTPStatus.NO_CONTENT
        assert calendar.items.get("a.ics") == (OTHER if method == "PUT" else None)
    else:
        assert response.status is HTTPStatus.PRECONDITION_FAILED
        assert calendar.items["a.ics"] == TEXT


@pytest.mark.parametrize(
    "headers",
    [
        {"if_match": "x"},
        {"if_match": ""},
        {"if_match": '"a" "b"'},
        {"if_none_match": "'x'"},
        {"if": ""},
        {"if": "x"},
        {"if": "()"},
        {"if": "(Not)"},
        {"if": '(["x"]'},
        {"if": '["x"]'},
        {"if": f"<{ITEM}>"},
        {"if": f'(["x"]) <{ITEM}> (["y"])'},
        {"if": '(Not Not ["x"])'},
        {"if": "([{}]) )"},
        {"if": "([{}]) ("},
    ],
)
def test_a_condition_that_can_not_be_read_is_malformed(headers: dict[str, str]) -> None:
    home, calendar = with_item()
    given = {name: value.format(etag_of(TEXT)) for name, value in headers.items()}
    assert ask(home, "PUT", ITEM, OTHER, **given).status is HTTPStatus.BAD_REQUEST
    assert calendar.items["a.ics"] == TEXT


def test_nothing_is_there_to_match_before_an_event_is_created() -> None:
    home = a_home()
    for match in ("*", '"x"'):
        response = ask(home, "PUT", ITEM, TEXT, if_match=match)
        assert response.status is HTTPStatus.PRECONDITION_FAILED
    assert not home.collections(Kind.CALENDAR)[0].items
    assert ask(home, "DELETE", ITEM).status is HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("headers", [{}, {"if_match": etag_of(TEXT)}, {"if_match": '"x"'}])
@pytest.mark.parametrize("method", ["PUT", "DELETE", "MOVE"])
def test_what_may_only_be_read_is_not_changed(method: str, headers: dict[str, str]) -> None:
    home, calendar = with_item()
    calendar.may_write = False
    response = ask(home, method, ITEM, OTHER, destination=f"{OWN}b.ics", **headers)
    assert response.status is HTTPStatus.FORBIDDEN
    assert condition(response) == "d:need-privileges"
    assert ITEM.encode() in response.body
    assert calendar.items == {"a.ics": TEXT}


@pytest.mark.parametrize("media", ["text/vcard", "application/json", "text/html"])
def test_only_events_are_stored_in_a_calendar(media: str) -> None:
    response = ask(a_home(), "PUT", ITEM, TEXT, content_type=media)
    assert response.status is HTTPStatus.UNSUPPORTED_MEDIA_TYPE
    assert condition(response) == "c:supported-calendar-data"
    assert "events" in response.body.decode()


def test_only_cards_are_stored_in_an_address_book() -> None:
    home, path = a_home(), f"{CLIENTS}a.vcf"
    response = ask(home, "PUT", path, card("1", "Ada"), content_type="text/calendar")
    assert condition(response) == "a:supported-address-data"
    for media in ("text/vcard; charset=utf-8", "text/x-vcard", "TEXT/DIRECTORY;profile=vcard"):
        response = ask(home, "PUT", path, card("1", "Ada"), content_type=media)
        assert response.status in {HTTPStatus.CREATED, HTTPStatus.NO_CONTENT}


def test_ten_megabytes_are_stored_and_one_byte_more_is_refused() -> None:
    home = a_home()
    start = TEXT.replace(b"END:VEVENT", b"X-MANY:%s\r\nEND:VEVENT")
    whole = start % (b"x" * (MAX_SIZE - len(start) + 2))
    assert len(whole) == MAX_SIZE
    assert ask(home, "PUT", ITEM, whole).status is HTTPStatus.CREATED
    response = ask(home, "PUT", ITEM, whole + b"\n")
    assert response.status is HTTPStatus.CONTENT_TOO_LARGE
    assert condition(response) == "c:max-resource-size"
    response = ask(home, "PUT", f"{CLIENTS}a.vcf", whole + b"\n")
    assert condition(response) == "a:max-resource-size"


def test_a_part_of_an_event_is_not_stored() -> None:
    response = ask(a_home(), "PUT", ITEM, TEXT, content_range="bytes 0-9/100")
    assert response.status is HTTPStatus.BAD_REQUEST


def test_a_refusal_of_the_home_is_told_with_its_condition_and_a_sentence() -> None:
    home, calendar = with_item()
    response = ask(home, "PUT", f"{OWN}b.ics", OTHER)
    assert response.status is HTTPStatus.FORBIDDEN
    assert condition(response) == "c:no-uid-conflict"
    assert "This UID is taken." in response.body.decode()
    assert list(calendar.items) == ["a.ics"]


@pytest.mark.parametrize("name", ["a;b.ics", "ä%F0%9F%98%80.ics", "a%20b", "x" * 255])
def test_any_name_of_an_item_is_kept(name: str) -> None:
    home = a_home()
    path = f"{OWN}{name.replace('ä', '%C3%A4')}"
    assert ask(home, "PUT", path, TEXT).status is HTTPStatus.CREATED
    assert ask(home, "GET", path).body == TEXT


@pytest.mark.parametrize("name", ["a%2Fb.ics", "..", "a%00b", "a%0Db", "x" * 256, "%ff"])
def test_a_name_that_no_item_can_have_is_refused(name: str) -> None:
    home = a_home()
    response = ask(home, "PUT", f"{OWN}{name}", TEXT)
    assert response.status in {HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_URI_TOO_LONG}
    assert not home.collections(Kind.CALENDAR)[0].items


def test_a_whole_calendar_is_deleted_where_the_home_allows_it() -> None:
    home, _ = with_item()
    assert ask(home, "DELETE", OWN, if_match='"x"').status is HTTPStatus.PRECONDITION_FAILED
    assert ask(home, "DELETE", OWN).status is HTTPStatus.NO_CONTENT
    assert ask(home, "GET", ITEM).status is HTTPStatus.NOT_FOUND
    home, calendar = with_item()
    home.may_make = False
    assert ask(home, "DELETE", OWN).status is HTTPStatus.FORBIDDEN
    assert calendar.items
    for path in (CALENDARS, BOOKS, PRINCIPAL, ROOT_PATH):
        assert ask(home, "DELETE", path).status is HTTPStatus.METHOD_NOT_ALLOWED
