"""Reports on who is who: nobody finds anybody else."""

from http import HTTPStatus
from xml.etree import ElementTree as ET

import pytest

from custom_components.studio_sync.dav_server.paths import ROOT_PATH, Kind
from custom_components.studio_sync.dav_server.request import DavResponse

from .dav_asking import (
    CALENDARS,
    OWN,
    PRINCIPAL,
    answers,
    ask,
    event,
    short,
    xml,
)
from .dav_home import a_home

PRINCIPALS = f"{ROOT_PATH}principals/"


def expand(inner: str) -> str:
    return xml(f"d:expand-property>{inner}</d:expand-property>")


def properties(response: DavResponse) -> list[tuple[str, str]]:
    """Return all hrefs and names of an answer, in order."""
    assert response.status is HTTPStatus.MULTI_STATUS
    root = ET.fromstring(response.body)  # noqa: S314
    return [(short(each.tag), each.text or "") for each in root.iter()]


def test_properties_of_what_properties_name_are_told_at_once() -> None:
    body = expand(
        '<d:property name="current-user-principal">'
        '<d:property name="displayname"/>'
        '<d:property name="calendar-home-set" namespace="urn:ietf:params:xml:ns:caldav">'
        '<d:property name="displayname"/><d:property name="none"/></d:property></d:property>'
        '<d:property name="resourcetype"/>'
    )
    found = properties(ask(a_home(), "REPORT", OWN, body))
    assert [text for name, text in found if name == "d:href"] == [OWN, PRINCIPAL, CALENDARS]
    assert ("d:displayname", "Anna") in found
    assert ("d:none", "") in found
    assert ("d:status", "HTTP/1.1 404 Not Found") in found


@pytest.mark.parametrize("levels", [1, 4])
def test_an_expansion_is_bounded(levels: int) -> None:
    """An access may set a property of its own to many hrefs, also to its own place."""
    home = a_home()
    hrefs = f"<d:href>{OWN}</d:href>" * 200
    own = xml(f"d:propertyupdate><d:set><d:prop><d:mine>{hrefs}</d:mine></d:prop></d:set>")
    assert ask(home, "PROPPATCH", OWN, f"{own}</d:propertyupdate>").status == 207
    asked = '<d:property name="mine"/>' * (2_000 if levels == 1 else 1)
    for _ in range(levels - 1):
        asked = f'<d:property name="mine">{asked}</d:property>'
    refused = ask(home, "REPORT", OWN, expand(asked))
    assert refused.status is HTTPStatus.FORBIDDEN
    assert b"number-of-matches-within-limits" in refused.body


@pytest.mark.parametrize(
    "href",
    [
        f"{PRINCIPALS}bert/",
        f"{CALENDARS}hidden/",
        f"{OWN}none.ics",
        "https://elsewhere.example/",
        "nonsense",
    ],
)
def test_hrefs_of_others_are_not_expanded(href: str) -> None:
    home = a_home()
    own = home.collections(Kind.CALENDAR)[0]
    own.put("a.ics", event("1"))
    body = xml(
        "d:propertyupdate><d:set><d:prop><x:links xmlns:x='urn:x'>"
        f"<d:href>{href}</d:href><d:href>{OWN}a.ics</d:href></x:links></d:prop></d:set>"
        "</d:propertyupdate>"
    )
    ask(home, "PROPPATCH", OWN, body)
    body = expand(
        '<d:property name="links" namespace="urn:x"><d:property name="displayname"/>'
        '<d:property name="getetag"/></d:property>'
    )
    found = properties(ask(home, "REPORT", OWN, body))
    at = found.index(("d:href", href))
    assert found[at + 1] == ("d:status", "HTTP/1.1 404 Not Found")
    assert ("d:getetag", own.etags()["a.ics"]) in found


def search(text: str, more: str = "", name: str = "d:displayname", how: str = "") -> str:
    return xml(
        f"d:principal-property-search{how}><d:property-search><d:prop><{name}/></d:prop>"
        f"<d:match>{text}</d:match></d:property-search>{more}"
        "<d:prop><d:displayname/><c:calendar-home-set/></d:prop></d:principal-property-search>"
    )


@pytest.mark.parametrize(
    ("body", "finds"),
    [
        (search("ANN"), True),
        (search("bert"), False),
        (search("", name="d:owner"), False),
        (search("urn:x-studio", name="c:calendar-user-address-set"), True),
    ],
)
def test_a_search_finds_the_own_principal_only(body: str, finds: bool) -> None:  # noqa: FBT001
    found = answers(ask(a_home(), "REPORT", PRINCIPALS, body, depth="0"))
    assert list(found) == ([PRINCIPAL] if finds else [])


def test_a_search_for_anybody_in_the_form_of_python_caldav_tells_all_of_the_own_principal() -> None:
    body = xml("d:principal-property-search><d:prop/></d:principal-property-search>")
    (found,) = answers(ask(a_home(), "REPORT", PRINCIPALS, body, depth="0")).values()
    assert found.text("d:displayname") == "Anna"
    assert found.hrefs("c:calendar-home-set") == [CALENDARS]


def test_a_search_for_either_of_two_texts_or_for_both() -> None:
    more = (
        "<d:property-search><d:prop><d:displayname/></d:prop><d:match>x</d:match>"
        "</d:property-search>"
    )
    assert not answers(ask(a_home(), "REPORT", PRINCIPALS, search("anna", more)))
    either = search("anna", more, how=' test="anyof"')
    assert answers(ask(a_home(), "REPORT", PRINCIPALS, either))
    assert not answers(ask(a_home(), "REPORT", OWN, search("anna")))
    everywhere = search("anna", "<d:apply-to-principal-collection-set/>")
    assert answers(ask(a_home(), "REPORT", OWN, everywhere))


def test_by_what_principals_can_be_looked_for() -> None:
    response = ask(a_home(), "REPORT", PRINCIPALS, xml("d:principal-search-property-set/>"))
    assert response.status is HTTPStatus.OK
    names = [short(each.tag) for each in ET.fromstring(response.body).iter()]  # noqa: S314
    assert {"d:displayname", "c:calendar-user-address-set"} <= set(names)


@pytest.mark.parametrize(
    ("path", "inner", "expected"),
    [
        (PRINCIPALS, "<d:self/>", [PRINCIPAL]),
        (OWN, "<d:self/>", []),
        (OWN, "<d:principal-property><d:owner/></d:principal-property>", [OWN]),
        (OWN, "<d:principal-property><d:displayname/></d:principal-property>", []),
        (OWN, "<d:principal-property><d:none/></d:principal-property>", []),
    ],
)
def test_what_is_the_own_principal_or_belongs_to_it(
    path: str, inner: str, expected: list[str]
) -> None:
    body = xml(f"d:principal-match>{inner}<d:prop><d:displayname/></d:prop></d:principal-match>")
    assert list(answers(ask(a_home(), "REPORT", path, body))) == expected


@pytest.mark.parametrize(
    "inner", ["", "<d:self/><d:principal-property/>", "<d:principal-property/>"]
)
def test_a_match_with_nothing_is_malformed(inner: str) -> None:
    body = xml(f"d:principal-match>{inner}</d:principal-match>")
    assert ask(a_home(), "REPORT", PRINCIPALS, body).status is HTTPStatus.BAD_REQUEST
