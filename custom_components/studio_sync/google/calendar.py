"""A Google calendar as a replica of a staff member's appointments."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from http import HTTPStatus
from itertools import batched
import logging
from typing import Final
from urllib.parse import quote

from ..book.model import Content, Moment, Origin
from ..sync.limits import Limits
from ..sync.model import CopySource, Delta, Outcome, RemoteItem, SkippedItem, Verdict, Write, given
from ..sync.ports import ReplicaError, ReplicaGone
from .batch import Call, Json, Reply
from .errors import BatchRefused, Failure, Refusal, error_for, listing_error
from .event_mapping import OWNER, read_event, sees_more
from .event_writes import LIMITS, event_path, events_path, instance_id, split_id
from .extras import extras_of
from .listing import QUERY as _QUERY, Entry, Listing, Page, read_page
from .refused_writes import MOST_TRIES, Tries, tries
from .transport import BATCH_SIZE, GoogleTransport
from .write_outcomes import Pending, absent, look, look_first, prepare, settle

_LOGGER = logging.getLogger(__name__)

FEW = 3
"""Up to this many events are read one by one before a write."""
MOST_PAGES = 2000
"""The most pages of one listing; some may be short or empty. More mean an endless listing."""
_FORM = "3"
"""Names the parameters below. A token from other parameters causes a full listing."""
_NO_SERIES = (HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.BAD_REQUEST)


class CalendarReplica:
    """One calendar of one Google account. Implements ``sync.replica.Replica``."""

    def __init__(
        self,
        transport: GoogleTransport,
        account_sub: str,
        calendar_id: str,
        *,
        book_id: str,
        default_zone: str,
    ) -> None:
        """``default_zone`` (IANA) is used until Google has told the calendar's own."""
        self.id = f"{account_sub}:{calendar_id}"
        self.batch_size = BATCH_SIZE
        self.origin = Origin.GOOGLE
        self._transport = transport
        self._calendar_id = calendar_id
        self._book_id = book_id
        self._zone = default_zone
        self._role = OWNER
        """What the sign-in may do in the calendar, as the last listing said."""
        self._preparing, self._sending = asyncio.Lock(), asyncio.Lock()

    @property
    def limits(self) -> Limits:
        """How long Google's texts may be."""
        return LIMITS

    @property
    def requests(self) -> int:
        """How many requests the account's transport has sent so far."""
        return self._transport.requests

    whole_families: Final = False
    listed_after: Final = None

    def remote_id(self, record_id: str, generation: int) -> str:
        """Derive an id of Google's alphabet, ``[a-v0-9]``, from ours: 128 bits in hex."""
        name = "\0".join((self._book_id, self.id, record_id, str(generation)))
        return sha256(name.encode()).hexdigest()[:32]

    def child_id(self, parent_id: str, position: Moment) -> str:
        """Return the id of one instance of a series."""
        return instance_id(parent_id, position)

    def split_id(self, parent_id: str, position: Moment) -> str:
        """Return the id that Google's apps give the series of "this and following events"."""
        return split_id(parent_id, position)

    # -- reading -----------------------------------------------------------------------

    async def fetch(
        self, cursor: str | None, known: Callable[[], Awaitable[Collection[str]]]
    ) -> Delta[Content]:
        """Return everything that changed since ``cursor``; see ``Replica.fetch``."""
        form, role, token = [*(cursor or "").split(":", 2), "", ""][:3]
        if token and form == _FORM:
            try:
                delta = await self._list(token, known)
                if not sees_more(self._role, than=role):
                    return delta
                # What was hidden until now may have been changed long ago.
                _LOGGER.debug("The role has grown, listing all")
            except Refusal as refusal:
                if refusal.status not in (HTTPStatus.GONE, HTTPStatus.BAD_REQUEST):
                    raise listing_error(refusal) from refusal
                _LOGGER.debug("The sync token is dead (%d), listing all", refusal.status)
        try:
            return await self._list(None, known)
        except Refusal as refusal:
            raise listing_error(refusal) from refusal

    async def _list(
        self, token: str | None, known: Callable[[], Awaitable[Collection[str]]]
    ) -> Delta[Content]:
        """List what changed since the token; without one everything, and missing items."""
        listing = Listing()
        base = f"{self._url}?{_QUERY}"
        if token is not None:
            base += f"&syncToken={quote(token, safe='')}"
        sync_token = await self._read_pages(listing, base)
        await self._account_for(known, listing, full=token is None)
        entries = listing.entries.values()
        return Delta(
            items=tuple(entry for entry in entries if isinstance(entry, RemoteItem)),
            skipped=(
                *(entry for entry in entries if isinstance(entry, SkippedItem)),
                *listing.nameless,
            ),
            cursor=f"{_FORM}:{self._role}:{sync_token}",
            full=token is None,
            about={} if listing.zone is None else {"zone": listing.zone},
            at=self._transport.google_time,
        )

    async def _read_pages(
        self, listing: Listing, base: str, *, ends_with_token: bool = True
    ) -> str:
        """Add every page to the listing; returns the token for the next one.

        ``ends_with_token``: the last page has to give one.
        """
        read = partial(self._read_page, ends_with_token=ends_with_token)
        url = base
        for _ in range(MOST_PAGES):
            page = await self._transport.get(url, read)
            self._zone = page.zone or self._zone
            listing.add(page)
            if page.next_page is None:
                return page.sync_token or ""
            url = f"{base}&pageToken={quote(page.next_page, safe='')}"
        raise ReplicaError("a listing without an end")

    def _read_page(self, value: Json, *, ends_with_token: bool) -> Page:
        page = read_page(value, self._zone, self._role, ends_with_token=ends_with_token)
        self._role = page.role
        return page

    async def _account_for(
        self, known: Callable[[], Awaitable[Collection[str]]], listing: Listing, *, full: bool
    ) -> None:
        """Complete a full listing: each known item is in it, or is proven not to exist (B5).

        What was just written may be missing from it, and, from any listing, what was known
        of the dates of a deleted series.
        """
        if not (full or listing.deleted):
            return
        missing = listing.lacks(frozenset(await known()), full=full)
        _LOGGER.debug("%d known items are not in the listing", len(missing))
        found = await self._look_up(missing, listed=True, few=not full)
        listing.entries.update(zip(missing, found, strict=True))

    async def get(self, remote_ids: Sequence[str]) -> Sequence[Entry]:
        """Return these items as they are now; see ``Replica.get``."""
        found = await self._look_up(remote_ids)
        return [
            replace(entry, remote_id=remote_id) if isinstance(entry, SkippedItem) else entry
            for remote_id, entry in zip(remote_ids, found, strict=True)
        ]

    async def children(self, parent_ids: Sequence[str]) -> Sequence[Entry]:
        """Return the dates of these series (``events.instances``); see ``Replica.children``."""
        listing = Listing()
        for series_id in parent_ids:
            path = f"{event_path(self._calendar_id, series_id)}/instances"
            base = f"{self._transport.roots.apis}{path}?{_QUERY}"
            try:
                await self._read_pages(listing, base, ends_with_token=False)
            except Refusal as refusal:
                # A series that was deleted, or no longer repeats, has no dates.
                if refusal.status not in _NO_SERIES:
                    raise listing_error(refusal) from refusal
        return tuple(listing.entries.values())

    async def extras(self, sources: Sequence[CopySource]) -> Sequence[str]:
        """Read what only Google holds of these events; see ``Replica.extras``.

        The calendars of other accounts can't be read.
        """
        found: dict[CopySource, str] = {}
        account = self.id.removesuffix(self._calendar_id)
        mine = [source for source in sources if source.replica_id.startswith(account)]
        for chunk in batched(mine, BATCH_SIZE, strict=False):
            paths = [
                event_path(source.replica_id.removeprefix(account), source.remote_id)
                for source in chunk
            ]
            for source, reply in zip(chunk, await self._few(paths), strict=True):
                if (failure := reply.failure) is not None and failure is not Failure.ACCESS:
                    raise error_for(failure, reason=reply.reason, retry_after=reply.retry_after)
                gone = reply.value is None or reply.value.get("status") == "cancelled"
                moved = source.replica_id != self.id and not gone
                found[source] = extras_of(reply.value, moved=moved) if reply.ok else ""
        return [found.get(source, "") for source in sources]

    async def _look_up(
        self, remote_ids: Sequence[str], *, listed: bool = False, few: bool = False
    ) -> list[Entry]:
        """Get each by itself. ``listed``: the calendar was just listed, so it exists.

        ``few``: they are mostly so few that each is a request.
        """
        entries: list[Entry] = []
        for chunk in batched(remote_ids, BATCH_SIZE, strict=False):
            paths = [event_path(self._calendar_id, remote_id) for remote_id in chunk]
            replies = await (self._few(paths) if few else self._many(paths))
            entries += await self._off_loop(self._read_replies, chunk, replies)
            if not listed and any(reply.status == HTTPStatus.NOT_FOUND for reply in replies):
                await self._prove_calendar()
                listed = True
        return entries

    def _read_replies(self, remote_ids: Sequence[str], replies: Sequence[Reply]) -> list[Entry]:
        entries: list[Entry] = []
        for remote_id, reply in zip(remote_ids, replies, strict=True):
            if reply.ok:
                entries.append(read_event(reply.value, self._zone, self._role))
            elif reply.status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
                entries.append(absent(remote_id))
            elif (failure := reply.failure) is not None:
                raise error_for(failure, reason=reply.reason, retry_after=reply.retry_after)
            else:
                raise listing_error(Refusal(reply.status, reply.reason))
        return entries

    async def _many(self, paths: Sequence[str]) -> list[Reply]:
        """Get these paths in one batch."""
        return await self._batch([Call(method="GET", path=path) for path in paths])

    async def _few(self, paths: Sequence[str]) -> list[Reply]:
        """Get these paths: few of them one by one, more in batches."""
        if len(paths) > FEW:
            return await self._many(paths)
        replies: list[Reply] = []
        for path in paths:
            try:
                value = await self._transport.get(f"{self._transport.roots.apis}{path}", dict)
                replies.append(Reply(status=HTTPStatus.OK, value=value))
            except Refusal as refusal:
                replies.append(Reply(status=refusal.status, reason=refusal.reason))
        return replies

    async def _batch(self, calls: Sequence[Call]) -> list[Reply]:
        """Make these calls in one batch; see ``GoogleTransport.batch``."""
        try:
            return await self._transport.batch(self._transport.roots.calendar_batch, calls)
        except BatchRefused:
            # A calendar that was deleted, or may not be used, has an error of its own.
            await self._prove_calendar()
            raise

    async def _prove_calendar(self) -> None:
        """Check that it is the item that is missing, and not the calendar.

        Raises ReplicaGone, or the error that prevented the check.
        """
        try:
            await self._transport.get(f"{self._url}?maxResults=1&fields=kind", dict)
        except Refusal as refusal:
            raise listing_error(refusal) from refusal

    # -- writing -----------------------------------------------------------------------

    async def write(self, writes: Sequence[Write[Content]]) -> Sequence[Outcome[Content]]:
        """Carry up to ``batch_size`` writes out in one request; see ``Replica.write``."""
        if len(writes) > self.batch_size:
            raise ValueError("too many writes at once")
        # One batch is under way while the next one is prepared and the previous one is read:
        # a stage is left only when the next one is free.
        async with self._preparing:
            pending = await self._off_loop(prepare, list(writes), self._calendar_id)
            await self._sending.acquire()
        try:
            await self._look_first(pending)
            await self._send(pending)
        finally:
            self._sending.release()
        await self._off_loop(settle, pending, self._zone)
        await self._retry_refused(pending)
        await self._look_closer(pending)
        return [item.outcome or _unknown("unreachable") for item in pending]

    async def _look_first(self, pending: Sequence[Pending]) -> None:
        """Read the instances that are to be written to for the first time, and their series.

        Somebody may have changed one since the listing, or long before. Raises a ReplicaError.
        """
        unseen = [item for item in pending if item.unseen]
        names = dict.fromkeys(
            name for item in unseen for name in (item.write.remote_id, given(item.write.parent_id))
        )
        found = dict(zip(names, await self._look_up(list(names), few=True), strict=True))
        for item in unseen:
            look_first(item, found[item.write.remote_id], found[given(item.write.parent_id)])

    async def _send(self, pending: Sequence[Pending]) -> None:
        """Make the calls and store their replies."""
        sent = [(item, item.call) for item in pending if item.call is not None]
        if not sent:
            return
        calls = [call for _, call in sent]
        replies = await self._batch(calls)
        for (item, _), reply in zip(sent, replies, strict=True):
            item.reply = reply

    async def _retry_refused(self, pending: Sequence[Pending]) -> None:
        """Retry writes that Google refused or shortened, as far as possible."""
        found = ((item, tries(item, self._calendar_id, self._zone)) for item in pending)
        under_way = [(item, retry) for item, retry in found if retry is not None]
        replies: Sequence[Reply | None] = [None] * len(under_way)
        for _ in range(MOST_TRIES):
            calls = await self._off_loop(_go_on, under_way, replies)
            under_way = [each for each, call in zip(under_way, calls, strict=True) if call]
            if not under_way:
                return
            try:
                replies = await self._batch([call for call in calls if call is not None])
            except ReplicaError as error:
                break_off = _unknown(error.key)
                for item, _ in under_way:
                    item.outcome = break_off
                return
        for item, _ in under_way:
            item.outcome = _unknown("unreachable")

    async def _look_closer(self, pending: Sequence[Pending]) -> None:
        """Read the items whose replies don't determine an outcome."""
        open_ones = [item for item in pending if item.outcome is None]
        missing = [item for item in pending if item.missing]
        try:
            if missing:
                await self._prove_calendar()
            found = await self._look_up([item.write.remote_id for item in open_ones])
        except ReplicaError as error:
            done = any(item.reply is not None and item.reply.ok for item in pending)
            if isinstance(error, ReplicaGone) and not done:
                raise
            for item in (*open_ones, *missing):
                item.outcome = _unknown(error.key)
            return
        for item, entry in zip(open_ones, found, strict=True):
            item.outcome = look(item, entry)

    # -- small things ------------------------------------------------------------------

    @property
    def _url(self) -> str:
        return f"{self._transport.roots.apis}{events_path(self._calendar_id)}"

    @staticmethod
    async def _off_loop[*A, T](work: Callable[[*A], T], *arguments: *A) -> T:
        """Map on another thread: it takes time, and reads zone files."""
        return await asyncio.get_running_loop().run_in_executor(None, work, *arguments)


def _go_on(
    under_way: Sequence[tuple[Pending, Tries]], replies: Sequence[Reply | None]
) -> list[Call | None]:
    """Send each its reply, and return its next call; None if it has its outcome."""
    calls: list[Call | None] = []
    for (item, retry), reply in zip(under_way, replies, strict=True):
        try:
            calls.append(next(retry) if reply is None else retry.send(reply))
        except StopIteration as end:
            item.outcome = end.value or item.outcome
            calls.append(None)
    return calls


def _unknown(reason: str) -> Outcome[Content]:
    return Outcome(verdict=Verdict.FAILED, reason=reason)
