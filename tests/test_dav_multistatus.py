"""What servers answer about many resources is read, however it comes, and within limits."""

from http import HTTPStatus

from hypothesis import given, strategies as st
import pytest

from custom_components.studio_sync.dav.answers import (
    PropertiesResponse,
    Propstat,
    StatusResponse,
    multistatus,
)
from custom_components.studio_sync.dav.elements import Element, XmlLimits
from custom_components.studio_sync.dav.errors import XmlError
from custom_components.studio_sync.dav.multistatus import (
    Multistatus,
    MultistatusReader,
    Told,
    read_multistatus,
    status_of,
)
from custom_components.studio_sync.dav.names import dav

BODY = multistatus(
    [
        PropertiesResponse(
            href="/cal/a.ics",
            propstats=(
                Propstat(
                    status=HTTPStatus.OK, properties=(Element(name=dav("getetag"), text='"1"'),)
                ),
                Propstat(
                    status=HTTPStatus.NOT_FOUND, properties=(Element(name=dav("displayname")),)
                ),
            ),
        ),
        StatusResponse(href="/cal/b.ics", status=HTTPStatus.NOT_FOUND),
    ],
    sync_token="urn:1",
)


def test_properties_statuses_and_the_token_are_told() -> None:
    found = read_multistatus(BODY)
    first, second = found.told
    assert (first.href, first.status, first.text(dav("getetag"))) == ("/cal/a.ics", None, '"1"')
    assert first.refused == {dav("displayname"): 404}
    assert (second.href, second.status) == ("/cal/b.ics", 404)
    assert second.text(dav("getetag")) == ""
    assert found.sync_token == "urn:1"


@given(st.integers(min_value=1, max_value=40))
def test_pieces_of_any_size_say_the_same(size: int) -> None:
    reader = MultistatusReader()
    for begin in range(0, len(BODY), size):
        reader.feed(BODY[begin : begin + size])
    assert reader.close() == read_multistatus(BODY)


def test_one_answer_may_be_about_several_resources() -> None:
    body = b"""<multistatus xmlns="DAV:"><response><href>/a</href><href>/b</href>
    <status>HTTP/1.1 423 Locked</status><error><lock-token-submitted/></error></response>
    <response><href> /c </href></response><responsedescription>x</responsedescription>
    <sync-token/></multistatus>"""
    found = read_multistatus(body)
    assert [(each.href, each.status) for each in found.told] == [
        ("/a", 423),
        ("/b", 423),
        ("/c", None),
    ]
    assert found.told[0].condition == dav("lock-token-submitted")
    assert found.sync_token is None


def test_addresses_in_a_property_are_told_without_space() -> None:
    body = b"""<multistatus xmlns="DAV:"><response><href>/</href><propstat><prop>
    <current-user-principal><href>
      /anna/ </href><href/></current-user-principal><owner/></prop></propstat></response>
    </multistatus>"""
    (told,) = read_multistatus(body).told
    assert told.hrefs(dav("current-user-principal")) == ("/anna/",)
    assert told.hrefs(dav("owner")) == ()
    assert told.hrefs(dav("group")) == ()


@pytest.mark.parametrize(
    "body",
    [
        b"",
        BODY[:-20],
        b"<html><body>Sign in</body></html>",
        b'<!DOCTYPE a [<!ENTITY b "c">]><multistatus xmlns="DAV:"/>',
        b"<multistatus/>",
        b'<?xml version="1.0" encoding="no-such"?><multistatus xmlns="DAV:"/>',
    ],
)
def test_anything_else_is_refused(body: bytes) -> None:
    with pytest.raises(XmlError):
        read_multistatus(body)


@pytest.mark.parametrize("limits", [XmlLimits(size=100), XmlLimits(elements=5), XmlLimits(depth=3)])
def test_limits_are_those_that_are_given(limits: XmlLimits) -> None:
    with pytest.raises(XmlError):
        read_multistatus(BODY, limits)


def test_what_was_read_is_not_kept_twice() -> None:
    """Of many thousands of answers only what they say is in memory."""
    reader = MultistatusReader()
    reader.feed(BODY)
    assert reader._stream.close().children == ()


@pytest.mark.parametrize(
    ("line", "status"), [("HTTP/1.1 200 OK", 200), ("HTTP/2 404", 404), ("", 0), ("x y", 0)]
)
def test_status_lines(line: str, status: int) -> None:
    assert status_of(line) == status


def test_an_empty_one_is_empty() -> None:
    assert read_multistatus(b'<a:multistatus xmlns:a="DAV:"/>') == Multistatus(told=())
    assert Told(href="/").properties == {}
