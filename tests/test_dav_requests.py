"""The bodies of PROPFIND, PROPPATCH and REPORT, as values."""

from datetime import UTC, datetime
from http import HTTPStatus

import pytest

from custom_components.studio_sync.dav.data_wanted import AddressData, CalendarData
from custom_components.studio_sync.dav.elements import Element
from custom_components.studio_sync.dav.errors import RequestError
from custom_components.studio_sync.dav.filters import (
    CardFilter,
    Collation,
    ComponentFilter,
    Match,
    ParameterFilter,
    PropertyFilter,
    TextMatch,
)
from custom_components.studio_sync.dav.names import caldav, carddav, dav
from custom_components.studio_sync.dav.principal_reports import (
    ExpandedProperty,
    ExpandProperty,
    PrincipalSearch,
    PropertySearch,
)
from custom_components.studio_sync.dav.properties import (
    PropertyChange,
    Scope,
    Wanted,
    read_propfind,
    read_proppatch,
)
from custom_components.studio_sync.dav.reports import (
    CalendarMultiget,
    CalendarQuery,
    CardMultiget,
    CardQuery,
    FreeBusyQuery,
    SyncCollection,
    read_report,
)
from custom_components.studio_sync.dav.time_range import Span, TimeRange

from .dav_bodies import ETAG, RANGE, SEARCH, body, calendar_query, card_query

JANUARY = datetime(2027, 1, 1, tzinfo=UTC)
FEBRUARY = datetime(2027, 2, 1, tzinfo=UTC)
WANTED = Wanted(scope=Scope.PROP, names=(dav("getetag"),))


@pytest.mark.parametrize(
    ("sent", "wanted"),
    [
        (b"", Wanted(scope=Scope.ALL)),
        (b"\r\n", Wanted(scope=Scope.ALL)),
        (body("d:propfind <d:allprop/>"), Wanted(scope=Scope.ALL)),
        (
            body("d:propfind <d:allprop/><d:include><d:acl/></d:include>"),
            Wanted(scope=Scope.ALL, names=("{DAV:}acl",)),
        ),
        (body("d:propfind <d:propname/>"), Wanted(scope=Scope.NAMES)),
        (body("d:propfind <d:prop/>"), Wanted(scope=Scope.PROP)),
        (
            body('d:propfind <d:prop><d:acl/><x xmlns=""/><d:acl/></d:prop><d:unknown/>'),
            Wanted(scope=Scope.PROP, names=("{DAV:}acl", "x")),
        ),
    ],
)
def test_a_propfind_asks_for_properties(sent: bytes, wanted: Wanted) -> None:
    assert read_propfind(sent) == wanted


@pytest.mark.parametrize(
    "sent",
    [
        body("d:propfind "),
        body("d:prop <d:prop/>"),
        body("d:propfind <d:prop/><d:allprop/>"),
        body("d:propfind <d:prop/><d:prop/>"),
    ],
)
def test_a_propfind_that_asks_for_nothing_is_refused(sent: bytes) -> None:
    with pytest.raises(RequestError) as caught:
        read_propfind(sent)
    assert (caught.value.status, caught.value.condition) == (HTTPStatus.BAD_REQUEST, None)


def test_a_proppatch_keeps_its_order() -> None:
    sent = body(
        "d:propertyupdate <d:set><d:prop><d:displayname>Anna</d:displayname></d:prop></d:set>"
        "<d:remove><d:prop><d:x/></d:prop></d:remove><d:set><d:prop><d:x/></d:prop></d:set>"
    )
    assert read_proppatch(sent) == (
        PropertyChange(
            name=dav("displayname"), value=Element(name=dav("displayname"), text="Anna")
        ),
        PropertyChange(name=dav("x"), value=None),
        PropertyChange(name=dav("x"), value=Element(name=dav("x"))),
    )


@pytest.mark.parametrize(
    "sent", [body("d:propfind "), body("d:propertyupdate "), body("d:propertyupdate <d:set/>")]
)
def test_a_proppatch_that_changes_nothing_is_refused(sent: bytes) -> None:
    with pytest.raises(RequestError):
        read_proppatch(sent)


def test_a_calendar_query_is_read_whole() -> None:
    sent = calendar_query(
        f"""<c:comp-filter name="vevent"><c:time-range {RANGE}/>
        <c:prop-filter name="summary">
          <c:text-match negate-condition="yes" collation="i;octet">Shoot</c:text-match>
        </c:prop-filter>
        <c:prop-filter name="ATTENDEE"><c:time-range start="20270101T000000Z"/>
          <c:param-filter name="partstat"><c:text-match>x</c:text-match></c:param-filter>
          <c:param-filter name="CN"><c:is-not-defined/></c:param-filter>
        </c:prop-filter>
        <c:comp-filter name="VALARM"><c:is-not-defined/></c:comp-filter></c:comp-filter>"""
    )
    shoot = TextMatch(text="Shoot", match=Match.CONTAINS, collation=Collation.OCTET, negated=True)
    event = ComponentFilter(
        name="VEVENT",
        absent=False,
        time_range=TimeRange(start=JANUARY, end=FEBRUARY),
        properties=(
            PropertyFilter(
                name="SUMMARY",
                absent=False,
                every=True,
                time_range=None,
                texts=(shoot,),
                parameters=(),
            ),
            PropertyFilter(
                name="ATTENDEE",
                absent=False,
                every=True,
                time_range=TimeRange(start=JANUARY, end=None),
                texts=(),
                parameters=(
                    ParameterFilter(
                        name="PARTSTAT",
                        absent=False,
                        text=TextMatch(
                            text="x",
                            match=Match.CONTAINS,
                            collation=Collation.ASCII,
                            negated=False,
                        ),
                    ),
                    ParameterFilter(name="CN", absent=True, text=None),
                ),
            ),
        ),
        components=(
            ComponentFilter(
                name="VALARM", absent=True, time_range=None, properties=(), components=()
            ),
        ),
    )
    assert read_report(sent) == CalendarQuery(
        wanted=WANTED,
        limit=None,
        filter=ComponentFilter(
            name="VCALENDAR", absent=False, time_range=None, properties=(), components=(event,)
        ),
    )


def test_instances_can_be_asked_for() -> None:
    span = Span(start=JANUARY, end=FEBRUARY)
    for element, data in (
        (f"<c:expand {RANGE}/>", CalendarData(expand=span)),
        (f"<c:limit-recurrence-set {RANGE}/>", CalendarData(limit_recurrence_set=span)),
        ('<c:comp name="VCALENDAR"/>', CalendarData()),
    ):
        asked = f"<d:prop><c:calendar-data>{element}</c:calendar-data></d:prop>"
        found = read_report(calendar_query("", asked))
        assert isinstance(found, CalendarQuery)
        assert found.wanted.calendar_data == data
        assert found.wanted.names == (caldav("calendar-data"),)


def test_a_card_query_is_read_whole() -> None:
    asked = (
        '<d:prop><a:address-data content-type="text/vcard" version="4.0">'
        '<a:prop name="fn"/><a:prop name="FN"/><a:prop name="UID"/><a:prop/>'
        "</a:address-data></d:prop><a:limit><a:nresults> 20 </a:nresults></a:limit>"
    )
    sent = card_query(
        '<a:prop-filter name="fn" test="allof"><a:text-match match-type="starts-with">é'
        '</a:text-match><a:text-match collation="default">x</a:text-match></a:prop-filter>',
        asked,
    )
    assert read_report(sent) == CardQuery(
        wanted=Wanted(
            scope=Scope.PROP,
            names=(carddav("address-data"),),
            address_data=AddressData(version="4.0", properties=("FN", "UID")),
        ),
        limit=20,
        filter=CardFilter(
            every=False,
            properties=(
                PropertyFilter(
                    name="FN",
                    absent=False,
                    every=True,
                    time_range=None,
                    texts=(
                        TextMatch(
                            text="é",
                            match=Match.STARTS_WITH,
                            collation=Collation.UNICODE,
                            negated=False,
                        ),
                        TextMatch(
                            text="x",
                            match=Match.CONTAINS,
                            collation=Collation.UNICODE,
                            negated=False,
                        ),
                    ),
                    parameters=(),
                ),
            ),
        ),
    )


def test_a_multiget_names_each_href_once_as_it_was_sent() -> None:
    hrefs = "<d:href> /a%20b </d:href><d:href>/c&amp;d</d:href><d:href>/a%20b</d:href>"
    assert read_report(body(f"c:calendar-multiget {ETAG}{hrefs}")) == CalendarMultiget(
        wanted=WANTED, hrefs=("/a%20b", "/c&d")
    )
    assert read_report(body(f"a:addressbook-multiget {hrefs}")) == CardMultiget(
        wanted=Wanted(scope=Scope.PROP), hrefs=("/a%20b", "/c&d")
    )


def test_a_sync_collection_has_a_token_or_none() -> None:
    inner = "d:sync-collection <d:sync-token/><d:sync-level>1</d:sync-level>" + ETAG
    assert read_report(body(inner)) == SyncCollection(wanted=WANTED, token="", limit=None)
    inner = "d:sync-collection <d:sync-token>urn:x:1</d:sync-token><d:limit><d:nresults>5"
    assert read_report(body(inner + "</d:nresults></d:limit>" + ETAG)) == SyncCollection(
        wanted=WANTED, token="urn:x:1", limit=5
    )
    assert read_report(body("d:sync-collection " + ETAG)) == SyncCollection(
        wanted=WANTED, token="", limit=None
    )
    assert read_report(body("d:sync-collection <d:limit/>" + ETAG)) == SyncCollection(
        wanted=WANTED, token="", limit=None
    )


def test_a_free_busy_query_is_a_range_of_time() -> None:
    assert read_report(body(f"c:free-busy-query <c:time-range {RANGE}/>")) == FreeBusyQuery(
        time_range=TimeRange(start=JANUARY, end=FEBRUARY)
    )


def test_properties_are_expanded() -> None:
    inner = (
        'd:expand-property <d:property name="owner"><d:property name="calendar-home-set" '
        'namespace="urn:ietf:params:xml:ns:caldav"/>'
        '<d:property name="x" namespace=""/></d:property>'
    )
    assert read_report(body(inner)) == ExpandProperty(
        properties=(
            ExpandedProperty(
                name=dav("owner"),
                properties=(
                    ExpandedProperty(name=caldav("calendar-home-set"), properties=()),
                    ExpandedProperty(name="x", properties=()),
                ),
            ),
        )
    )


def test_principals_are_searched_for() -> None:
    search = PropertySearch(names=(dav("displayname"),), text="an", match=Match.CONTAINS)
    inner = f"d:principal-property-search {SEARCH}{ETAG}"
    assert read_report(body(inner)) == PrincipalSearch(
        wanted=WANTED, searches=(search,), every=True, everywhere=False
    )
    inner = f"d:principal-property-search {SEARCH}<d:apply-to-principal-collection-set/>"
    assert read_report(body(inner, test="anyof")) == PrincipalSearch(
        wanted=Wanted(scope=Scope.PROP), searches=(search,), every=False, everywhere=True
    )


def test_a_leap_second_is_the_second_before() -> None:
    found = read_report(body('c:free-busy-query <c:time-range start="20161231T235960Z"/>'))
    assert isinstance(found, FreeBusyQuery)
    assert found.time_range.start == datetime(2016, 12, 31, 23, 59, 59, tzinfo=UTC)
