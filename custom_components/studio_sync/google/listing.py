"""Listings of a calendar's events, page by page: pure.

https://developers.google.com/workspace/calendar/api/v3/reference/events/list
"""

from dataclasses import dataclass, field
from urllib.parse import quote

from ..book.model import Content
from ..sync.model import RemoteItem, SkippedItem
from .batch import Json
from .errors import MalformedAnswer
from .event_mapping import FIELDS, read_event, zone_of

PAGE_SIZE = 2500
QUERY = f"maxResults={PAGE_SIZE}&showDeleted=true&fields=" + quote(
    f"accessRole,timeZone,nextPageToken,nextSyncToken,items({FIELDS})", safe=""
)

type Entry = RemoteItem[Content] | SkippedItem


@dataclass(slots=True, kw_only=True)
class Page:
    """One page of a listing. ``role`` is what the sign-in may do in the calendar."""

    entries: list[Entry]
    role: str
    zone: str | None
    next_page: str | None
    sync_token: str | None


@dataclass(slots=True)
class Listing:
    """All pages of a listing. Of an item on several pages the last one counts."""

    entries: dict[str, Entry] = field(default_factory=dict)
    nameless: list[SkippedItem] = field(default_factory=list)
    zone: str | None = None

    def add(self, page: Page) -> None:
        """Add a page."""
        for entry in page.entries:
            name = entry.id if isinstance(entry, RemoteItem) else entry.remote_id
            if name is not None:
                self.entries[name] = entry
            elif isinstance(entry, SkippedItem):
                self.nameless.append(entry)
        self.zone = page.zone or self.zone

    @property
    def deleted(self) -> frozenset[str]:
        """The ids of single events and series that were deleted."""
        found = (entry for entry in self.entries.values() if isinstance(entry, RemoteItem))
        return frozenset(e.id for e in found if e.content is None and e.parent_id is None)

    def lacks(self, ours: frozenset[str], *, full: bool) -> list[str]:
        """Return which of our items have to be requested individually.

        For a full listing, which omits deleted items, all that it lacks. Otherwise the dates
        of a deleted series that is not ours itself: Google does not document whether their
        deletion is listed, too.
        """
        foreign, missing = self.deleted - ours, sorted(ours - self.entries.keys())
        if not full:
            return [name for name in missing if name.rpartition("_")[0] in foreign]
        for name in foreign:
            del self.entries[name]
        return missing


def read_page(value: Json, zone: str, role: str, *, ends_with_token: bool) -> Page:
    """Read a page; ``zone`` and ``role`` hold unless it tells others.

    ``ends_with_token``: the last page has to give a sync token. Raises MalformedAnswer.
    """
    items, named = value.get("items", []), value.get("timeZone")
    if not isinstance(items, list):
        raise MalformedAnswer("items")
    next_page, sync_token = _text(value, "nextPageToken"), _text(value, "nextSyncToken")
    if ends_with_token and next_page is None and sync_token is None:
        raise MalformedAnswer("tokens")
    role = _text(value, "accessRole") or role
    known = isinstance(named, str) and zone_of(named) is not None
    calendar_zone = named if isinstance(named, str) and known else zone
    return Page(
        entries=[read_event(raw, calendar_zone, role) for raw in items],
        role=role,
        zone=calendar_zone if known else None,
        next_page=next_page,
        sync_token=sync_token,
    )


def _text(value: Json, name: str) -> str | None:
    text = value.get(name)
    return text if isinstance(text, str) and text else None
