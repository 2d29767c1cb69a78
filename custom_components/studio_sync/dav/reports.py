"""What a REPORT asks for (RFC 3253 §3.6), as values."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
import re
from types import MappingProxyType
from typing import Final

from .elements import Element, read_xml
from .errors import RequestError
from .filters import CardFilter, ComponentFilter, read_calendar_filter, read_card_filter
from .names import CALENDAR_VALID_FILTER, SUPPORTED_REPORT, caldav, carddav, dav
from .principal_reports import (
    ExpandProperty,
    PrincipalMatch,
    PrincipalSearch,
    PrincipalSearchProperties,
    read_expand_property,
    read_principal_match,
    read_principal_search,
    read_principal_search_properties,
)
from .properties import Scope, Wanted, read_wanted
from .time_range import TimeRange, read_time_range

MAX_HREFS: Final = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarQuery:
    """The events that a filter finds (RFC 4791 §7.8)."""

    wanted: Wanted
    filter: ComponentFilter
    limit: int | None
    """At most so many results, if any number is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CardQuery:
    """The cards that a filter finds (RFC 6352 §8.6)."""

    wanted: Wanted
    filter: CardFilter
    limit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarMultiget:
    """The events of these hrefs, each as it was sent (RFC 4791 §7.9)."""

    wanted: Wanted
    hrefs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardMultiget:
    """The cards of these hrefs, each as it was sent (RFC 6352 §8.7)."""

    wanted: Wanted
    hrefs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncCollection:
    """What has changed since a token, "" being none (RFC 6578 §3.2)."""

    wanted: Wanted
    token: str
    limit: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeBusyQuery:
    """When somebody is busy (RFC 4791 §7.10)."""

    time_range: TimeRange


type Report = (
    CalendarQuery
    | CardQuery
    | CalendarMultiget
    | CardMultiget
    | SyncCollection
    | FreeBusyQuery
    | ExpandProperty
    | PrincipalSearch
    | PrincipalSearchProperties
    | PrincipalMatch
)


def read_report(body: bytes) -> Report:
    """Read the body of a REPORT. Raises ``DavError``."""
    root = read_xml(body)
    reader = _READERS.get(root.name)
    if reader is None:
        raise RequestError(
            "This report is unknown.", status=HTTPStatus.FORBIDDEN, condition=SUPPORTED_REPORT
        )
    return reader(root)


def _calendar_query(root: Element) -> CalendarQuery:
    found = root.first(caldav("filter"))
    if found is None:
        raise RequestError("A calendar-query needs a filter.", condition=CALENDAR_VALID_FILTER)
    return CalendarQuery(
        wanted=_wanted(root),
        filter=read_calendar_filter(found),
        limit=_limit(root.first(caldav("limit")), caldav("nresults")),
    )


def _card_query(root: Element) -> CardQuery:
    found = root.first(carddav("filter"))
    if found is None:
        raise RequestError("An addressbook-query needs a filter.")
    return CardQuery(
        wanted=_wanted(root),
        filter=read_card_filter(found),
        limit=_limit(root.first(carddav("limit")), carddav("nresults")),
    )


def _calendar_multiget(root: Element) -> CalendarMultiget:
    return CalendarMultiget(wanted=_wanted(root), hrefs=_hrefs(root))


def _card_multiget(root: Element) -> CardMultiget:
    return CardMultiget(wanted=_wanted(root), hrefs=_hrefs(root))


def _sync_collection(root: Element) -> SyncCollection:
    """Read it. ``sync-level`` makes no difference: nothing here has collections within."""
    token, level = root.first(dav("sync-token")), root.first(dav("sync-level"))
    if level is not None and level.text.strip() not in {"1", "infinite"}:
        raise RequestError("A sync-level is 1 or infinite.")
    return SyncCollection(
        wanted=_wanted(root),
        token="" if token is None else token.text.strip(),
        limit=_limit(root.first(dav("limit")), dav("nresults")),
    )


def _free_busy_query(root: Element) -> FreeBusyQuery:
    found = root.first(caldav("time-range"))
    if found is None:
        raise RequestError("A free-busy-query needs a time-range.", condition=CALENDAR_VALID_FILTER)
    return FreeBusyQuery(time_range=read_time_range(found))


def _wanted(root: Element) -> Wanted:
    return read_wanted(root) or Wanted(scope=Scope.PROP)


def _hrefs(root: Element) -> tuple[str, ...]:
    """Return each href once: a client may name one twice, and is answered once."""
    hrefs = tuple(dict.fromkeys(each.text.strip() for each in root.all(dav("href"))))
    if not hrefs:
        raise RequestError("A multiget needs an href.")
    if len(hrefs) > MAX_HREFS:
        raise RequestError("A multiget has too many hrefs.", status=HTTPStatus.CONTENT_TOO_LARGE)
    return hrefs


def _limit(limit: Element | None, name: str) -> int | None:
    found = None if limit is None else limit.first(name)
    if found is None:
        return None
    if not _NUMBER.fullmatch(found.text.strip()):
        raise RequestError("A limit needs a number of results, 1 at least.")
    return int(found.text.strip())


_NUMBER: Final = re.compile(r"0{0,9}[1-9][0-9]{0,8}")
_READERS: Final[Mapping[str, Callable[[Element], Report]]] = MappingProxyType(
    {
        caldav("calendar-query"): _calendar_query,
        caldav("calendar-multiget"): _calendar_multiget,
        caldav("free-busy-query"): _free_busy_query,
        carddav("addressbook-query"): _card_query,
        carddav("addressbook-multiget"): _card_multiget,
        dav("sync-collection"): _sync_collection,
        dav("expand-property"): read_expand_property,
        dav("principal-match"): read_principal_match,
        dav("principal-property-search"): read_principal_search,
        dav("principal-search-property-set"): read_principal_search_properties,
    }
)
