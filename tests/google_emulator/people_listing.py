"""people.connections.list: pages and sync tokens."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
import random

from .people_errors import expired_sync_token, invalid_argument
from .people_settings import PeopleSettings
from .people_state import Kept, Shelf
from .tokens import digest, pack, unpack
from .wire import Call, JsonObject

_MOST = 1000


def page_size(call: Call, usual: int) -> int:
    """Return the size of a page; 400 unless it is from 1 to 1,000, or 0 for the usual one."""
    size = int(call.param("pageSize") or 0) or usual
    if not 1 <= size <= _MOST:
        raise invalid_argument("page_size must be between 1 and 1000, inclusive.")
    return size


@dataclass(slots=True, kw_only=True)
class Pages[V: Kept]:
    """One request for a page of contacts or of labels, in the order of their latest changes."""

    call: Call
    shelf: Shelf[V]
    now: datetime
    settings: PeopleSettings
    usual: int
    """The size of a page unless the call says."""
    rng: random.Random | None = None
    """Makes pages short or empty by chance, as Google may."""

    @property
    def syncing(self) -> bool:
        """Only changes are asked for."""
        return self.call.param("syncToken") is not None

    def page(self) -> tuple[list[V], JsonObject]:
        """Return a page's items, and the tokens that come with it.

        An item that changes while pages are fetched moves to the end: it may come twice, never not.
        """
        call = self.call
        began = int(self.now.timestamp())
        start, since = self.shelf.sequence, 0
        if (token := call.param("syncToken")) is not None:
            since, began = self._read_sync_token(token)
        if (token := call.param("pageToken")) is not None:
            since, start, began = self._read_page_token(token)
        size = page_size(call, self.usual)
        if self.rng is not None:
            size = self.rng.choice((0, 1, size // 2, size))
        items: list[V] = []
        for number, item in self._found(since):
            if len(items) == size:
                return items, {"nextPageToken": self._page_token(since, start, began)}
            items.append(item)
            since = number
        return items, {"nextSyncToken": self._sync_token(start, began)}

    def _found(self, since: int) -> Iterator[tuple[int, V]]:
        for number, item in self.shelf.since(since):
            if self.syncing or not item.deleted:
                yield number, item

    # -- tokens --------------------------------------------------------------------------

    def _digest(self) -> str:
        """Fingerprint of what "must match the first call": all parameters, the page's size too."""
        return digest(self.call, frozenset({"pageToken", "syncToken"}))

    def _page_token(self, since: int, start: int, began: int) -> str:
        of = self.call.param("syncToken") or ""
        return pack(["pp", self.call.route, self._digest(), of, since, start, began])

    def _read_page_token(self, text: str) -> tuple[int, int, int]:
        value = unpack(text, "pp", 7)
        of = self.call.param("syncToken") or ""
        if value is None or value[1:4] != [self.call.route, self._digest(), of]:
            raise invalid_argument("Page token is invalid, or of a request that was another one.")
        since, start, began = value[4:]
        assert isinstance(since, int)
        assert isinstance(start, int)
        assert isinstance(began, int)
        return since, start, began

    def _sync_token(self, start: int, began: int) -> str:
        fields = [self.call.route, self._digest(), self.shelf.tokens, start, began]
        return pack(["ss", *fields])

    def _read_sync_token(self, text: str) -> tuple[int, int]:
        """Return the point after which changes are wanted, and when the full listing was."""
        value = unpack(text, "ss", 6)
        if value is None or value[1] != self.call.route:
            raise invalid_argument("Sync token is invalid.")
        fingerprint, generation, start, began = value[2:]
        assert isinstance(start, int)
        assert isinstance(began, int)
        lifetime = self.settings.sync_token_lifetime.total_seconds()
        if (
            generation != self.shelf.tokens
            or start > self.shelf.sequence
            or self.now.timestamp() - began > lifetime
        ):
            raise expired_sync_token(self.settings.expired_status)
        if fingerprint != self._digest():
            raise invalid_argument("Request parameters must match those of the first call.")
        return start, began
