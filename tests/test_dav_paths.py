"""What paths name, and that no trick with them names anything else."""

from contextlib import suppress
from http import HTTPStatus

from hypothesis import example, given, settings, strategies as st
import pytest

from custom_components.studio_sync.dav.errors import PathError
from custom_components.studio_sync.dav_server.paths import (
    MAX_HREF,
    MAX_PATH,
    ROOT_PATH,
    Href,
    Kind,
    Resource,
    path_to,
    read_path,
    split_href,
)

EVENT = Resource(kind=Kind.EVENT, user="anna", collection="own", item="a.ics")
ALL = [
    ("", Resource(kind=Kind.ROOT)),
    ("principals/", Resource(kind=Kind.PRINCIPALS)),
    ("principals/anna/", Resource(kind=Kind.PRINCIPAL, user="anna")),
    ("calendars/anna/", Resource(kind=Kind.CALENDAR_HOME, user="anna")),
    ("books/anna/", Resource(kind=Kind.BOOK_HOME, user="anna")),
    ("calendars/anna/own/", Resource(kind=Kind.CALENDAR, user="anna", collection="own")),
    ("books/anna/all/", Resource(kind=Kind.ADDRESS_BOOK, user="anna", collection="all")),
    ("calendars/anna/own/a.ics", EVENT),
    ("books/anna/all/a.vcf", Resource(kind=Kind.CARD, user="anna", collection="all", item="a.vcf")),
]


@pytest.mark.parametrize(("path", "resource"), ALL, ids=[each.kind.name for _, each in ALL])
def test_each_resource_has_one_path(path: str, resource: Resource) -> None:
    assert read_path(ROOT_PATH + path) == resource
    assert path_to(resource) == ROOT_PATH + path


@pytest.mark.parametrize(("path", "resource"), ALL, ids=[each.kind.name for _, each in ALL])
def test_a_collection_may_lack_its_slash_and_an_item_must(path: str, resource: Resource) -> None:
    if resource.kind in {Kind.EVENT, Kind.CARD}:
        with pytest.raises(PathError) as caught:
            read_path(f"{ROOT_PATH}{path}/")
        assert caught.value.status is HTTPStatus.NOT_FOUND
    else:
        assert read_path((ROOT_PATH + path).removesuffix("/")) == resource


def test_each_resource_is_in_its_parent() -> None:
    parents = {each.kind: each.parent and each.parent.kind for _, each in ALL}
    assert parents == {
        Kind.ROOT: None,
        Kind.PRINCIPALS: Kind.ROOT,
        Kind.PRINCIPAL: Kind.PRINCIPALS,
        Kind.CALENDAR_HOME: None,
        Kind.BOOK_HOME: None,
        Kind.CALENDAR: Kind.CALENDAR_HOME,
        Kind.ADDRESS_BOOK: Kind.BOOK_HOME,
        Kind.EVENT: Kind.CALENDAR,
        Kind.CARD: Kind.ADDRESS_BOOK,
    }
    assert EVENT.parent == Resource(kind=Kind.CALENDAR, user="anna", collection="own")


@pytest.mark.parametrize(
    ("sent", "item"),
    [
        ("a%20b.ics", "a b.ics"),
        ("a%2520b.ics", "a%20b.ics"),
        ("%E2%82%ac.ics", "€.ics"),
        ("€.ics", "€.ics"),
        ("%61.ics", "a.ics"),
        ("🎈;x@y.ics", "🎈;x@y.ics"),
        ("..a", "..a"),
        ("a..", "a.."),
        ("%252E%252E", "%2E%2E"),
        ("%5c", "\\"),
        ("a%3Fb%23c", "a?b#c"),
        ("e%CC%81", "e\u0301"),
        ("a&b", "a&b"),
    ],
)
def test_a_name_is_decoded_once(sent: str, item: str) -> None:
    found = read_path(f"{ROOT_PATH}calendars/u/c/{sent}")
    assert found.item == item
    assert read_path(path_to(found)) == found


@pytest.mark.parametrize(
    "sent",
    [
        "..",
        ".",
        "%2e%2E",
        ".%2e",
        "%2E",
        "a%2Fb",
        "a%2fb",
        "..%2f..%2fetc",
        "a%00b",
        "a%0d%0aX:1",
        "a%7F",
        "%c2%85",
        "%E2%80%A8",
        "%",
        "%4",
        "%zz",
        "%+1",
        "%ff",
        "%c0%ae%c0%ae",
        "%ed%a0%80",
        "\ud800",
    ],
)
def test_a_name_that_is_a_trick_is_refused(sent: str) -> None:
    for path in (f"calendars/u/c/{sent}", f"calendars/u/{sent}/a.ics", f"calendars/{sent}/"):
        with pytest.raises(PathError) as caught:
            read_path(ROOT_PATH + path)
        assert caught.value.status is HTTPStatus.BAD_REQUEST


def test_raw_bytes_are_utf8_or_refused() -> None:
    """As an HTTP server hands them on that keeps what it can't decode."""
    kept = "é".encode().decode("ascii", "surrogateescape")
    assert read_path(f"{ROOT_PATH}calendars/{kept}/").user == "é"
    with pytest.raises(PathError, match="UTF-8"):
        read_path(f"{ROOT_PATH}calendars/{kept[:1]}/")


@pytest.mark.parametrize(
    "path", ["/", "calendars//", "calendars/u//a", "calendars/u/c//", "/principals/"]
)
def test_an_empty_name_is_refused(path: str) -> None:
    with pytest.raises(PathError) as caught:
        read_path(ROOT_PATH + path)
    assert caught.value.status is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    "path",
    [
        "",
        "/",
        "/api/studio_sync/",
        "/api/studio_sync/davx",
        "/API/studio_sync/dav/",
        "/api/studio_sync/dav%2F",
        f"{ROOT_PATH}calendars/",
        f"{ROOT_PATH}books",
        f"{ROOT_PATH}principals/u/x",
        f"{ROOT_PATH}calendars/u/c/i/x",
        f"{ROOT_PATH}Calendars/u/",
        f"http://host{ROOT_PATH}",
    ],
)
def test_what_cannot_be_is_not_found(path: str) -> None:
    with pytest.raises(PathError) as caught:
        read_path(path)
    assert caught.value.status is HTTPStatus.NOT_FOUND


def test_lengths_are_bounded() -> None:
    fits = Resource(kind=Kind.EVENT, user="u", collection="c", item="é" * 127 + "x")
    assert read_path(path_to(fits)) == fits
    long = "x" * 256
    for attempt in (
        lambda: read_path(f"{ROOT_PATH}calendars/u/c/{long}"),
        lambda: path_to(Resource(kind=Kind.EVENT, user="u", collection="c", item=long)),
        lambda: read_path(ROOT_PATH + "x/" * MAX_PATH),
        lambda: split_href("/" * (MAX_HREF + 1)),
    ):
        with pytest.raises(PathError) as caught:
            attempt()
        assert caught.value.status is HTTPStatus.REQUEST_URI_TOO_LONG


@pytest.mark.parametrize(
    ("href", "split"),
    [
        ("/a/b", Href(authority=None, path="/a/b")),
        ("https://host:8123/a%20b", Href(authority="host:8123", path="/a%20b")),
        ("HTTP://[::1]/", Href(authority="[::1]", path="/")),
        ("//host/a", Href(authority=None, path="//host/a")),
    ],
)
def test_an_href_is_split(href: str, split: Href) -> None:
    """One that begins with two slashes is none of ours, whatever it is."""
    assert split_href(href) == split


@pytest.mark.parametrize(
    "href", ["", "a", "ftp://h/a", "https:///a", "https://h", "/a?b", "/a#b", "h:/"]
)
def test_what_is_no_href_is_refused(href: str) -> None:
    with pytest.raises(PathError) as caught:
        split_href(href)
    assert caught.value.status is HTTPStatus.BAD_REQUEST


@settings(deadline=None, max_examples=1_000)
@given(st.text(max_size=60) | st.text(alphabet="%/.0aEfF2é\ud800;", max_size=60))
@example("calendars/u/c/%")
def test_any_path_is_read_in_one_spelling_or_refused(rest: str) -> None:
    for path in (rest, ROOT_PATH + rest, f"{ROOT_PATH}calendars/u/c/{rest}"):
        with suppress(PathError):
            split_href(path)
        try:
            found = read_path(path)
        except PathError:
            continue
        spelled = path_to(found)
        assert read_path(spelled) == found
        assert path_to(read_path(spelled)) == spelled
        assert spelled.isascii()
        assert "/" not in found.item


@settings(deadline=None, max_examples=500)
@given(st.text(max_size=90))
def test_any_name_has_a_path_or_none(item: str) -> None:
    resource = Resource(kind=Kind.CARD, user="u", collection="c", item=item)
    try:
        path = path_to(resource)
    except PathError:
        return
    assert read_path(path) == resource
