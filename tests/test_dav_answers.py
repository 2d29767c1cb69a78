"""Answers as clients read them, byte for byte."""

from http import HTTPStatus

from custom_components.studio_sync.dav.answers import (
    PropertiesResponse,
    Propstat,
    StatusResponse,
    error_body,
    found_and_missing,
    href_element,
    multistatus,
    need_privileges,
)
from custom_components.studio_sync.dav.elements import Element, read_xml
from custom_components.studio_sync.dav.names import (
    APPLE,
    NEED_PRIVILEGES,
    PROTECTED_PROPERTY,
    VALID_SYNC_TOKEN,
    WITHIN_LIMITS,
    caldav,
    dav,
)

HREF = "/api/studio_sync/dav/calendars/anna/own/"
NAME = Element(name=dav("displayname"), text="Anna & Zoë <3")


def inner(answer: bytes) -> str:
    """Return what is in the root of an answer, as text."""
    return answer.decode().partition("\n")[2].partition(">")[2].rpartition("</")[0]


def test_what_is_there_comes_first_and_what_is_missing_second() -> None:
    response = found_and_missing(HREF, found=[NAME], missing=[caldav("x"), "{urn:y}z", "plain"])
    assert inner(multistatus([response])) == (
        f"<d:response><d:href>{HREF}</d:href>"
        "<d:propstat><d:prop><d:displayname>Anna &amp; Zoë &lt;3</d:displayname></d:prop>"
        "<d:status>HTTP/1.1 200 OK</d:status></d:propstat>"
        '<d:propstat><d:prop><cal:x/><x:z xmlns:x="urn:y"/><plain/></d:prop>'
        "<d:status>HTTP/1.1 404 Not Found</d:status></d:propstat></d:response>"
    )


def test_the_first_is_there_even_if_nothing_was_found() -> None:
    response = found_and_missing(HREF, found=[], missing=[dav("x")])
    assert [each.status for each in response.propstats] == [HTTPStatus.OK, HTTPStatus.NOT_FOUND]
    assert [each.status for each in found_and_missing(HREF, found=[], missing=[]).propstats] == [
        HTTPStatus.OK
    ]


def test_a_resource_that_is_gone_has_a_status_and_no_properties() -> None:
    gone = StatusResponse(href=HREF, status=HTTPStatus.NOT_FOUND)
    assert inner(multistatus([gone], sync_token="urn:t:1")) == (
        f"<d:response><d:href>{HREF}</d:href><d:status>HTTP/1.1 404 Not Found</d:status>"
        "</d:response><d:sync-token>urn:t:1</d:sync-token>"
    )


def test_a_cut_answer_says_so() -> None:
    """RFC 6578 §3.6."""
    cut = StatusResponse(href=HREF, status=HTTPStatus.INSUFFICIENT_STORAGE, condition=WITHIN_LIMITS)
    assert inner(multistatus([cut])) == (
        f"<d:response><d:href>{HREF}</d:href>"
        "<d:status>HTTP/1.1 507 Insufficient Storage</d:status>"
        "<d:error><d:number-of-matches-within-limits/></d:error></d:response>"
    )


def test_a_refused_proppatch_names_the_property_and_why() -> None:
    refused = PropertiesResponse(
        href=HREF,
        propstats=(
            Propstat(
                status=HTTPStatus.FORBIDDEN,
                properties=(Element(name=dav("getetag")),),
                condition=PROTECTED_PROPERTY,
            ),
            Propstat(
                status=HTTPStatus.FAILED_DEPENDENCY,
                properties=(Element(name=f"{{{APPLE}}}calendar-color"),),
            ),
        ),
    )
    assert inner(multistatus([refused])) == (
        f"<d:response><d:href>{HREF}</d:href><d:propstat><d:prop><d:getetag/></d:prop>"
        "<d:status>HTTP/1.1 403 Forbidden</d:status>"
        "<d:error><d:cannot-modify-protected-property/></d:error></d:propstat>"
        "<d:propstat><d:prop><ic:calendar-color/></d:prop>"
        "<d:status>HTTP/1.1 424 Failed Dependency</d:status></d:propstat></d:response>"
    )


def test_an_error_names_its_condition() -> None:
    assert inner(error_body(VALID_SYNC_TOKEN)) == "<d:valid-sync-token/>"
    assert inner(error_body(NEED_PRIVILEGES, need_privileges(HREF, dav("write-content")))) == (
        f"<d:need-privileges><d:resource><d:href>{HREF}</d:href>"
        "<d:privilege><d:write-content/></d:privilege></d:resource></d:need-privileges>"
    )


def test_a_text_keeps_its_line_ends() -> None:
    text = "BEGIN:VCALENDAR\r\nX:]]>&amp;\n\tend\r"
    response = found_and_missing(
        HREF, found=[Element(name=caldav("calendar-data"), text=text)], missing=[]
    )
    root = read_xml(multistatus([response]))
    (answered,) = root.children
    prop = answered.children[1].children[0]
    assert prop.children[0].text == text
    assert answered.children[0] == href_element(HREF)


def test_nobody_gets_out_of_a_text_an_attribute_or_a_namespace() -> None:
    evil = '"><evil x="\'&\n'
    element = Element(
        name=f"{{{evil}}}a", attributes=(("b", evil), (f"{{{evil}}}c", evil)), text=evil
    )
    response = found_and_missing(evil, found=[element], missing=[])
    root = read_xml(multistatus([response], sync_token=evil))
    assert root.children[0].children[1].children[0].children == (element,)
    assert root.children[0].children[0].text == evil
    assert root.children[1].text == evil
