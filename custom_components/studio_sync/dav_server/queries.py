"""calendar-query (RFC 4791 §7.8) and addressbook-query (RFC 6352 §8.6)."""

from collections.abc import Callable, Iterable, Iterator
from http import HTTPStatus
from itertools import batched, islice
from typing import Final

from ..dav.answers import Response, StatusResponse
from ..dav.names import WITHIN_LIMITS
from ..dav.reports import CalendarQuery, CardQuery
from ..formats.icalendar.read import EVENTS
from .answers import listed
from .card_filter import card_fits
from .conditions import is_minimal
from .event_filter import EventMatcher, is_simple, is_vain, range_of
from .home import Collection, Item
from .instances import Budget
from .listing import Listing
from .places import Place, collection_of
from .request import DavRequest, DavResponse

_BATCH: Final = 200
"""Items that are read at once."""


def calendar_query(request: DavRequest, place: Place, asked: CalendarQuery) -> DavResponse:
    """Answer about the items that a filter finds.

    Which are in a range of time is told by the calendar itself, without their texts; these are
    read only if more is wanted.
    """
    collection, budget = collection_of(place), Budget()
    only_events = EVENTS.issuperset(collection.components)
    within = range_of(asked.filter, only_events=only_events)
    found: Iterable[str] = ()
    if not is_vain(asked.filter, collection.components):
        found = collection.etags() if within is None else collection.between(within)
    if not is_simple(asked.filter, only_events=only_events):
        matcher = EventMatcher(filter=asked.filter, zone=collection.zone, budget=budget)
        found = _fitting(collection, found, lambda item: matcher.fits(item.text))
    listing = Listing.of(place, asked.wanted, minimal=is_minimal(request), budget=budget)
    return listed(_limited(place, listing, found, asked.limit))


def card_query(request: DavRequest, place: Place, asked: CardQuery) -> DavResponse:
    """Answer about the cards that a filter finds."""
    collection = collection_of(place)
    found: Iterable[str] = collection.etags()
    if asked.filter.properties:
        found = _fitting(collection, found, lambda item: card_fits(item.text, asked.filter))
    listing = Listing.of(place, asked.wanted, minimal=is_minimal(request))
    return listed(_limited(place, listing, found, asked.limit))


def _fitting(
    collection: Collection, names: Iterable[str], fits: Callable[[Item], bool]
) -> Iterator[str]:
    for batch in batched(names, _BATCH, strict=False):
        yield from (item.name for item in collection.read(batch).values() if fits(item))


def _limited(
    place: Place, listing: Listing, found: Iterable[str], limit: int | None
) -> Iterator[Response]:
    """Answer about no more than asked for, and say so (RFC 6352 §8.6.2)."""
    names = list(found if limit is None else islice(found, limit + 1))
    yield from listing.about(names[:limit])
    if limit is not None and len(names) > limit:
        yield more_than_asked(place)


def more_than_asked(place: Place) -> StatusResponse:
    """Return the answer about a collection of which there is more than was answered."""
    return StatusResponse(
        href=place.href, status=HTTPStatus.INSUFFICIENT_STORAGE, condition=WITHIN_LIMITS
    )
