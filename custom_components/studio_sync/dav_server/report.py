"""REPORT: which report goes where (RFC 3253 §3.6)."""

from collections.abc import Callable, Collection as Some, Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Any, Final

from ..dav.errors import DavError
from ..dav.names import SUPPORTED_REPORT
from ..dav.principal_reports import (
    ExpandProperty,
    PrincipalMatch,
    PrincipalSearch,
    PrincipalSearchProperties,
)
from ..dav.reports import (
    CalendarMultiget,
    CalendarQuery,
    CardMultiget,
    CardQuery,
    FreeBusyQuery,
    Report,
    SyncCollection,
    read_report,
)
from .conditions import check_conditions
from .free_busy import free_busy
from .home import Home
from .multiget import multiget
from .paths import Kind
from .places import COLLECTIONS, ITEMS, Place, locate, not_there
from .principals import expand_property, principal_match, principal_search, search_properties
from .queries import calendar_query, card_query
from .request import DavRequest, DavResponse
from .sync import sync_collection

type _Answer = Callable[[DavRequest, Place, Any], DavResponse]


def report(request: DavRequest, home: Home) -> DavResponse:
    """Answer a REPORT."""
    place = locate(home, request.path)
    if place.kind in ITEMS and place.etag is None:
        raise not_there()
    check_conditions(request, place)
    asked = read_report(request.body)
    kinds, answer = _REPORTS[type(asked)]
    if place.kind not in kinds:
        raise DavError(
            "There is no such report here.",
            status=HTTPStatus.FORBIDDEN,
            condition=SUPPORTED_REPORT,
        )
    return answer(request, place, asked)


_CALENDARS: Final = {Kind.CALENDAR, Kind.CALENDAR_HOME, Kind.EVENT}
_BOOKS: Final = {Kind.ADDRESS_BOOK, Kind.BOOK_HOME, Kind.CARD}
_REPORTS: Final[Mapping[type[Report], tuple[Some[Kind], _Answer]]] = MappingProxyType(
    {
        CalendarQuery: ({Kind.CALENDAR}, calendar_query),
        CardQuery: ({Kind.ADDRESS_BOOK}, card_query),
        CalendarMultiget: (_CALENDARS, multiget),
        CardMultiget: (_BOOKS, multiget),
        SyncCollection: (COLLECTIONS, sync_collection),
        FreeBusyQuery: ({Kind.CALENDAR}, free_busy),
        ExpandProperty: (Kind, expand_property),
        PrincipalSearch: (Kind, principal_search),
        PrincipalSearchProperties: (Kind, search_properties),
        PrincipalMatch: (Kind, principal_match),
    }
)
"""Where each report is possible, and what answers it."""
