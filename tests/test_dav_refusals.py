"""Reports that make no sense, and by what condition each is refused."""

from http import HTTPStatus

import pytest

from custom_components.studio_sync.dav import names
from custom_components.studio_sync.dav.errors import RequestError
from custom_components.studio_sync.dav.filters import MAX_FILTERS
from custom_components.studio_sync.dav.principal_reports import MAX_EXPANSION
from custom_components.studio_sync.dav.reports import MAX_HREFS, read_report

from .dav_bodies import ETAG, RANGE, SEARCH, body, calendar_query, card_query

FILTER = names.CALENDAR_VALID_FILTER
CARDS = names.CARD_SUPPORTED_FILTER


def event(inner: str) -> bytes:
    return calendar_query(f'<c:comp-filter name="VEVENT">{inner}</c:comp-filter>')


def data(attributes: str, inner: str = "") -> bytes:
    return calendar_query(
        "", f"<d:prop><c:calendar-data {attributes}>{inner}</c:calendar-data></d:prop>"
    )


@pytest.mark.parametrize(
    ("sent", "condition"),
    [
        (body("c:calendar-query " + ETAG), FILTER),
        (body("c:calendar-query <c:filter/>"), FILTER),
        (body('c:calendar-query <c:filter><c:comp-filter name="VEVENT"/></c:filter>'), FILTER),
        (body("c:calendar-query <c:filter><c:comp-filter/></c:filter>"), FILTER),
        (calendar_query('<c:comp-filter name=""/>'), FILTER),
        (event("<c:time-range/>"), FILTER),
        (event('<c:time-range start="20270101"/>'), FILTER),
        (event('<c:time-range start="20270101T000000"/>'), FILTER),
        (event('<c:time-range start="20270229T000000Z"/>'), FILTER),
        (event('<c:time-range start="20270101T240000Z"/>'), FILTER),
        (event('<c:time-range start="00000101T000000Z"/>'), FILTER),
        (event('<c:time-range start="\uff12\uff10270101T000000Z"/>'), FILTER),
        (event(f'<c:time-range start="{"1" * 9999}Z"/>'), FILTER),
        (event('<c:time-range start="20270101T000000Z" end="20270101T000000Z"/>'), FILTER),
        (event(f"<c:is-not-defined/><c:time-range {RANGE}/>"), FILTER),
        (event('<c:prop-filter name="X" test="noneof"/>'), FILTER),
        (
            event('<c:prop-filter name="X"><c:text-match collation="x"/></c:prop-filter>'),
            names.CALENDAR_COLLATION,
        ),
        (
            event('<c:prop-filter name="X"><c:text-match negate-condition="1"/></c:prop-filter>'),
            FILTER,
        ),
        (event('<c:prop-filter name="X"/>' * MAX_FILTERS), FILTER),
        (event("<c:moon-phase/>"), names.CALENDAR_SUPPORTED_FILTER),
        (card_query('<a:prop-filter name="BDAY"><a:time-range/></a:prop-filter>'), CARDS),
        (data('content-type="application/json"'), names.CALENDAR_SUPPORTED_DATA),
        (data('version="1.0"'), names.CALENDAR_SUPPORTED_DATA),
        (data("", f"<c:expand {RANGE}/><c:limit-recurrence-set {RANGE}/>"), None),
        (data("", '<c:expand start="20270101T000000Z"/>'), FILTER),
        (body("a:addressbook-query " + ETAG), None),
        (card_query("<a:prop-filter/>"), CARDS),
        (
            card_query('<a:prop-filter name="X"><a:text-match match-type="x"/></a:prop-filter>'),
            CARDS,
        ),
        (
            card_query('<a:prop-filter name="X"><a:text-match collation="x"/></a:prop-filter>'),
            names.CARD_COLLATION,
        ),
        (
            card_query("", '<d:prop><a:address-data version="2.1"/></d:prop>'),
            names.CARD_SUPPORTED_DATA,
        ),
        (card_query("", ETAG + "<a:limit><a:nresults>0</a:nresults></a:limit>"), None),
        (card_query("", ETAG + "<a:limit><a:nresults>-1</a:nresults></a:limit>"), None),
        (card_query("", ETAG + f"<a:limit><a:nresults>{'9' * 5000}</a:nresults></a:limit>"), None),
        (card_query("", ETAG + "<a:limit><a:nresults>²</a:nresults></a:limit>"), None),
        (body("c:calendar-multiget " + ETAG), None),
        (body("d:sync-collection <d:sync-level>2</d:sync-level>"), None),
        (body("c:free-busy-query "), FILTER),
        (body("d:expand-property <d:property/>"), None),
        (body('d:expand-property <d:property name="a b"/>'), None),
        (body('d:expand-property <d:property name="x>&lt;evil/"/>'), None),
        (
            body(
                'd:expand-property <d:property name="x" namespace="http://www.w3.org/2000/xmlns/"/>'
            ),
            None,
        ),
        (
            body(
                "d:expand-property "
                + '<d:property name="x">' * (MAX_EXPANSION + 1)
                + "</d:property>" * (MAX_EXPANSION + 1)
            ),
            None,
        ),
        (body(f"d:principal-property-search {SEARCH}", test="x"), None),
        (body("d:principal-property-search <d:property-search/>"), None),
        (
            body(
                "d:principal-property-search "
                + SEARCH.replace("<d:match", '<d:match match-type="x"')
            ),
            None,
        ),
    ],
)
def test_a_report_that_makes_no_sense_is_refused(sent: bytes, condition: str | None) -> None:
    with pytest.raises(RequestError) as caught:
        read_report(sent)
    assert (caught.value.status, caught.value.condition) == (HTTPStatus.BAD_REQUEST, condition)


@pytest.mark.parametrize("root", ["d:propfind", "d:acl-principal-prop-set", "c:sync-collection"])
def test_an_unknown_report_is_refused_by_name(root: str) -> None:
    with pytest.raises(RequestError) as caught:
        read_report(body(f"{root} "))
    assert caught.value.status is HTTPStatus.FORBIDDEN
    assert caught.value.condition == names.SUPPORTED_REPORT


def test_hrefs_are_bounded() -> None:
    hrefs = "".join(f"<d:href>/{each}</d:href>" for each in range(MAX_HREFS + 1))
    with pytest.raises(RequestError) as caught:
        read_report(body(f"c:calendar-multiget {hrefs}"))
    assert caught.value.status is HTTPStatus.CONTENT_TOO_LARGE


def test_a_refusal_repeats_nothing_that_was_sent() -> None:
    with pytest.raises(RequestError) as caught:
        read_report(body("d:expand-property <d:property name='Anna Berg'/>"))
    assert "Anna" not in f"{caught.value} {caught.value.sentence}"
