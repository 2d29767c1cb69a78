"""XML from strangers: what is read, and what is refused before it costs anything."""

from contextlib import suppress
from http import HTTPStatus
from time import process_time

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.studio_sync.dav.answers import multistatus, write_xml
from custom_components.studio_sync.dav.elements import (
    MAX_ATTRIBUTES,
    MAX_BYTES,
    MAX_DEPTH,
    MAX_ELEMENTS,
    Element,
    read_xml,
)
from custom_components.studio_sync.dav.errors import DavError, XmlError
from custom_components.studio_sync.dav.properties import read_propfind, read_proppatch
from custom_components.studio_sync.dav.reports import read_report


def bomb(levels: int) -> bytes:
    """Return XML whose entities name each other thirtyfold."""
    entities = ['<!ENTITY e0 "xxxxxxxxxx">']
    entities += [f'<!ENTITY e{each} "{f"&e{each - 1};" * 30}">' for each in range(1, levels)]
    return f"<!DOCTYPE a [{''.join(entities)}]><a>&e{levels - 1};</a>".encode()


def test_names_are_in_clark_notation_whatever_the_prefixes() -> None:
    one = read_xml(b'<D:a xmlns:D="DAV:" k="v" D:k="w"><D:b>x<D:c/>y</D:b><e/></D:a>')
    other = read_xml(b'<a xmlns="DAV:" k="v" xmlns:p="DAV:" p:k="w"><b>x<c/>y</b><e xmlns=""/></a>')
    assert one == other
    assert one.name == "{DAV:}a"
    assert one.attribute("k") == "v"
    assert one.attribute("{DAV:}k") == "w"
    assert one.attribute("none") is None
    assert [(each.name, each.text) for each in one.children] == [("{DAV:}b", "xy"), ("e", "")]
    assert one.first("{DAV:}b") is one.all("{DAV:}b")[0]
    assert one.first("b") is None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "cp1252"])
def test_a_declared_encoding_is_kept_to(encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    text = f'<?xml version="1.0" encoding="{declared}"?><a>Zoë</a>'
    assert read_xml(text.encode(encoding)).text == "Zoë"


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"hello",
        b"<a>",
        b"<a></b>",
        b"<a/><b/>",
        b"<a b='1' b='2'/>",
        b"<p:a/>",
        b"<a>&nbsp;</a>",
        b"<a>&#0;</a>",
        b"<a>\x00</a>",
        b"<a>\xff</a>",
        b"<a>&#xd800;</a>",
        b"<a xmlns='x}y'/>",
        b"<a><![CDATA[</a>",
        b"<?xml version='1.0' encoding='utf-7'?><a/>",
        b"<?xml version='1.0' encoding='rot13'?><a/>",
        b"<?xml version='1.0' encoding='undefined'?><a/>",
        b"<?xml version='1.0' encoding='shift_jis'?><a/>",
        b"<?xml version='1.0' encoding='nonsense'?><a/>",
        b"\xfe\xff\x00<",
    ],
)
def test_what_is_no_xml_is_refused(body: bytes) -> None:
    with pytest.raises(XmlError) as caught:
        read_xml(body)
    assert caught.value.status is HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize(
    "body",
    [
        b"<!DOCTYPE a><a/>",
        b"<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        b"<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
        b"<!DOCTYPE a [<!ENTITY % e SYSTEM 'http://localhost/'> %e;]><a/>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><a>&e;</a>".encode("utf-16"),
    ],
)
def test_a_document_type_is_refused(body: bytes) -> None:
    with pytest.raises(XmlError, match="document type"):
        read_xml(body)


def test_a_bomb_does_not_go_off() -> None:
    began = process_time()
    for _ in range(100):
        with pytest.raises(XmlError, match="document type"):
            read_xml(bomb(12))
    assert process_time() - began < 0.5


def test_the_bytes_are_bounded() -> None:
    fits = b"<a>" + b"x" * (MAX_BYTES - 7) + b"</a>"
    assert len(read_xml(fits).text) == MAX_BYTES - 7
    with pytest.raises(XmlError) as caught:
        read_xml(fits + b"\n")
    assert caught.value.status is HTTPStatus.CONTENT_TOO_LARGE


def test_depth_elements_and_attributes_are_bounded() -> None:
    read_xml(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH)
    with pytest.raises(XmlError, match="deeply"):
        read_xml(b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1))
    read_xml(b"<a>" + b"<b/>" * (MAX_ELEMENTS - 1) + b"</a>")
    with pytest.raises(XmlError, match="elements"):
        read_xml(b"<a>" + b"<b/>" * MAX_ELEMENTS + b"</a>")
    attributes = [f" a{each}=''".encode() for each in range(MAX_ATTRIBUTES + 1)]
    read_xml(b"<a" + b"".join(attributes[1:]) + b"/>")
    with pytest.raises(XmlError, match="attributes"):
        read_xml(b"<a" + b"".join(attributes) + b"/>")


@pytest.mark.parametrize(
    "body",
    [
        b"<a>" * (MAX_BYTES // 3),
        b"<a " * (MAX_BYTES // 3),
        b"<a>" + b"&#38;" * (MAX_BYTES // 5 - 10) + b"</a>",
        b"<a>" + b"<![CDATA[]]>" * (MAX_BYTES // 12 - 10) + b"</a>",
        b"<a>" + b"x<!---->" * (MAX_BYTES // 8 - 10) + b"</a>",
        b"<a " + b" ".join(b"a%d=''" % each for each in range(300_000)) + b"/>",
        b"<a " + b" ".join(b"xmlns:a%d='u%d'" % (each, each) for each in range(150_000)) + b"/>",
        b"<" + b"a" * (MAX_BYTES - 1),
        b"<!--" + b"-" * (MAX_BYTES - 4),
    ],
    ids=range(9),
)
def test_a_large_body_takes_less_than_a_second(body: bytes) -> None:
    began = process_time()
    for read in (read_xml, read_report):
        with suppress(DavError):
            read(body)
    assert process_time() - began < 2


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
NAMES = st.sampled_from(
    [
        "a",
        "{DAV:}prop",
        "{urn:ietf:params:xml:ns:caldav}filter",
        "{urn:x&\"<'>}b",
        "{http://www.w3.org/XML/1998/namespace}lang",
    ]
)
ATTRIBUTES = st.dictionaries(NAMES, TEXTS, max_size=3).map(lambda found: tuple(found.items()))


def elements(children: st.SearchStrategy[Element]) -> st.SearchStrategy[Element]:
    """Make elements with these in them."""
    return st.builds(
        Element,
        name=NAMES,
        attributes=ATTRIBUTES,
        text=TEXTS,
        children=st.lists(children, max_size=3).map(tuple),
    )


TREES = st.recursive(
    st.builds(Element, name=NAMES, attributes=ATTRIBUTES, text=TEXTS), elements, max_leaves=8
)


def holdable(text: str) -> str:
    """Return a text as XML can hold it."""
    return "".join(
        each if each in "\t\n\r" or (each >= " " and each not in "\ufffe\uffff") else "\ufffd"
        for each in text
    )


def held(element: Element) -> Element:
    """Return an element as it is after it was written and read."""
    return Element(
        name=element.name,
        attributes=tuple((name, holdable(value)) for name, value in element.attributes),
        text=holdable(element.text),
        children=tuple(held(each) for each in element.children),
    )


@settings(deadline=None, max_examples=300)
@given(TREES)
def test_what_is_written_is_read_again(tree: Element) -> None:
    assert read_xml(write_xml(tree)) == held(tree)


def test_what_xml_cannot_hold_is_replaced() -> None:
    found = read_xml(write_xml(Element(name="a", text="\x00\x0b\ud800\ufffe|\r\n🎈\x85")))
    assert found.text == "\ufffd\ufffd\ufffd\ufffd|\r\n🎈\x85"


def refused_or_read(body: bytes) -> None:
    """Read a body in every way; only what clients are told of may be raised."""
    for read in (read_xml, read_propfind, read_proppatch, read_report):
        with suppress(DavError):
            read(body)


@settings(deadline=None, max_examples=500)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(body: bytes) -> None:
    refused_or_read(body)


NAMESPACES = ["DAV:", "urn:ietf:params:xml:ns:caldav", "urn:ietf:params:xml:ns:carddav"]
WORDS = [
    "propfind",
    "propertyupdate",
    "set",
    "remove",
    "prop",
    "allprop",
    "propname",
    "include",
    "calendar-query",
    "limit",
    "calendar-multiget",
    "addressbook-query",
    "addressbook-multiget",
    "sync-collection",
    "sync-token",
    "sync-level",
    "href",
    "filter",
    "comp-filter",
    "prop-filter",
    "param-filter",
    "text-match",
    "time-range",
    "is-not-defined",
    "nresults",
    "expand",
    "limit-recurrence-set",
    "calendar-data",
    "address-data",
    "expand-property",
    "property",
    "match",
    "property-search",
    "principal-property-search",
    "free-busy-query",
]
VALUES = [
    "",
    "VCALENDAR",
    "VEVENT",
    "20270131T120000Z",
    "20270229T120000Z",
    "anyof",
    "contains",
    "é",
]
KEYS = ["name", "start", "end", "test", "match-type", "collation", "negate-condition", "version"]
ASKED = st.recursive(
    st.builds(
        Element, name=st.just("{DAV:}href"), text=st.sampled_from(["", "1", "/a", "9" * 5000])
    ),
    lambda children: st.builds(
        Element,
        name=st.builds("{{{}}}{}".format, st.sampled_from(NAMESPACES), st.sampled_from(WORDS)),
        attributes=st.dictionaries(
            st.sampled_from(KEYS), st.sampled_from(VALUES) | TEXTS, max_size=3
        ).map(lambda found: tuple(found.items())),
        children=st.lists(children, max_size=4).map(tuple),
    ),
    max_leaves=20,
)


@settings(deadline=None, max_examples=1_000)
@given(ASKED)
def test_any_request_made_of_known_words_is_read_or_refused(asked: Element) -> None:
    refused_or_read(write_xml(asked))


def test_an_empty_multistatus_is_one() -> None:
    assert read_xml(multistatus([])) == Element(name="{DAV:}multistatus")
