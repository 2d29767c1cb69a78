"""A calendar or an address book of a server as a replica: see ``sync.ports.Replica``."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Collection as Some, Iterable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
import logging
from typing import Any, Final, TypeIs

from ..book.model import Moment, Origin
from ..sync.limits import NO_LIMITS, Limits
from ..sync.model import CopySource, Delta, Outcome, RemoteItem, SetBack, SkippedItem, Write
from ..sync.ports import LIST_ALL, WritesRefused
from ..sync.record import Fields
from . import listing as listings
from .codec import Codec, Entry, Resource
from .errors import CollectionGone
from .homes import Collection
from .listing import Listing
from .reading import Reader
from .sending import Sender
from .shared_homes import SharedHomes, joined, parted
from .texts import Texts
from .tokens import Cursor, counted, counts_seconds, is_before, read_cursor
from .traits import Traits
from .transport import Transport

_LOGGER = logging.getLogger(__name__)

BATCH_SIZE: Final = 50
TRIED_AGAIN: Final = timedelta(hours=1)
"""After which writes are tried again where all were refused."""

type Known = Callable[[], Awaitable[Some[str]]]


class DavReplica[C: Fields]:
    """One collection of a server."""

    batch_size = BATCH_SIZE
    listed_after: Final = None
    whole_families: Final = True

    def __init__(
        self,
        transport: Transport,
        collection: Collection,
        codec: Codec[C],
        *,
        replica_id: str,
        book_id: str,
        traits: Traits | None = None,
        homes: SharedHomes | None = None,
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """``replica_id`` does not depend on the address; ``traits`` are what is known of it.

        With ``homes`` the collection is asked only if its home says that something has changed.
        """
        self.id = replica_id
        self.origin = Origin.SERVER
        self._transport = transport
        self._homes = homes
        self._codec = codec
        self._book_id = book_id
        self._now = now or _utc_now
        self._texts = Texts()
        self._refused_at: datetime | None = None
        self._reader = Reader(
            transport, collection, self._texts, report=codec.report, data=codec.data
        )
        self._sender = Sender[C](
            self._reader, codec, self._texts, traits or Traits.of(collection.url), self._now
        )

    @property
    def limits(self) -> Limits:
        """How long texts may be: no server tells."""
        return NO_LIMITS

    @property
    def requests(self) -> int:
        """How many requests were sent to the server so far."""
        return self._transport.requests

    def remote_id(self, record_id: str, generation: int) -> str:
        """Derive the name of a text, and so its UID, from the record and the replica.

        Some programs keep one item of a UID in all calendars of a person.
        """
        name = "\0".join((self._book_id, self.id, record_id, str(generation)))
        return sha256(name.encode()).hexdigest()[:32] + self._codec.extension

    def child_id(self, parent_id: str, position: Moment) -> str:
        """Name a date of a series."""
        return self._codec.child_id(parent_id, position)

    def split_id(self, parent_id: str, position: Moment) -> str:
        """Name what no program makes: where a series is split, its rest has a name of its own."""
        return f"{self.child_id(parent_id, position)}#"

    # -- reading ---------------------------------------------------------------------------------

    async def fetch(self, cursor: str | None, known: Known) -> Delta[C]:
        """Return everything that changed since ``cursor``; see ``Replica.fetch``."""
        if self._homes is None:
            return await self._fetch(cursor, known)
        found = await self._homes.look(self._reader.collection.url)
        if found is None:
            raise CollectionGone
        self._reader.collection = found
        mark, rest = parted(cursor)
        if mark and mark == found.mark and not counts_seconds(mark):
            return Delta(
                items=(),
                skipped=(),
                cursor=cursor or "",
                full=False,
                at=self._transport.server_time,
                read_only=self._read_only,
            )
        delta = await self._fetch(rest, known)
        return replace(delta, cursor=joined(found.mark, delta.cursor))

    async def _fetch(self, cursor: str | None, known: Known) -> Delta[C]:
        last = read_cursor(cursor)
        if last is not None:
            some = await listings.since(self._reader, last)
            if some is not None:
                delta = await self._delta(some, last, known)
                # Without tokens, a calendar that was made again is one that is empty at once.
                emptied = len(last.etags) > 1 and some.removed == last.etags.keys()
                made_again = emptied and not some.etags
                return replace(delta, set_back=SetBack.PERHAPS) if made_again else delta
        listing = await listings.everything(self._reader)
        delta = await self._delta(listing, Cursor(), known)
        # Where somebody wants all to be listed, the last token still tells what was known.
        before = last or read_cursor((cursor or "").removeprefix(LIST_ALL)) or Cursor()
        if is_before(listing.token, before.token):
            return replace(delta, set_back=SetBack.YES)
        forgotten = last is not None and bool(last.token)
        return replace(delta, set_back=SetBack.PERHAPS) if forgotten else delta

    async def _delta(self, listing: Listing, last: Cursor, known: Known) -> Delta[C]:
        """Read what a listing names."""
        before = {name: self._texts.get(name) for name in listing.etags}
        found, entries = await self._changed(listing, last)
        gone = listing.removed | {name for name, each in found.items() if each is None}
        if not listing.full and not last.token:
            gone = await self._proven(gone)
        for name, some in entries.items():
            if (old := before[name]) is not None:
                entries[name] = [*some, *await self._former_children(old, some)]
        unknown = last.token and any(
            before[name] is None and self._codec.has_children(some)
            for name, some in entries.items()
        )
        asks = bool(listing.full or gone or unknown)
        told = await self._completed(listing, entries, gone, known if asks else None)
        missing = {self._codec.family(each.id) for each in told if _is_missing(each)}
        if missing - listing.removed - entries.keys():
            # They were asked for one by one: it may have been the calendar that has gone since.
            await self._reader.prove()
        items = tuple(each for each in told if isinstance(each, RemoteItem))
        return Delta(
            items=items,
            skipped=tuple(each for each in told if isinstance(each, SkippedItem)),
            cursor=self._cursor(listing, last, found).text,
            full=listing.full,
            at=self._transport.server_time,
            read_only=self._read_only,
        )

    async def _changed(
        self, listing: Listing, last: Cursor
    ) -> tuple[dict[str, Resource | None], dict[str, list[Entry[C]]]]:
        """Return the texts of a listing, and what they say.

        Those known with their etag are not asked for. What has come is read while the
        server looks for the next.
        """
        found, wanted = dict[str, Resource | None](), list[str]()
        trusts = not counts_seconds(listing.token)
        for name, etag in listing.etags.items():
            kept = self._texts.get(name)
            if trusts and kept is not None and etag and kept.etag == etag:
                found[name] = kept
            else:
                wanted.append(name)
        entries = dict[str, list[Entry[C]]]()
        reading = self._reading(found, last)
        async with aclosing(self._reader.parts(wanted)) as parts:
            async for some in parts:
                found |= some
                entries |= await reading
                reading = self._reading(some, last)
        return found, entries | await reading

    def _reading(
        self, found: Mapping[str, Resource | None], last: Cursor
    ) -> asyncio.Future[dict[str, list[Entry[C]]]]:
        """Begin to read texts, but for those that were told of before."""
        some = [
            each
            for name, each in found.items()
            if each is not None and not (name in last.recent and _is_known(last, each))
        ]
        return _off_loop(self._read_all, some)

    async def _proven(self, names: Iterable[str]) -> set[str]:
        """Return which of these are gone when each is asked for by itself."""
        return {name for name in sorted(names) if await self._reader.one(name) is None}

    async def _former_children(self, old: Resource, entries: list[Entry[C]]) -> list[Entry[C]]:
        """Return the dates that a text told of by themselves, and does not any more."""
        there = {_id(each) for each in entries}
        return [
            self._codec.child_now(each.id, entries)
            for each in await self._read(old)
            if isinstance(each, RemoteItem) and each.parent_id and each.id not in there
        ]

    async def _completed(
        self,
        listing: Listing,
        entries: dict[str, list[Entry[C]]],
        gone: set[str],
        known: Known | None,
    ) -> list[Entry[C]]:
        """Complete a listing by what is paired and it does not tell of (B5)."""
        told = [each for some in entries.values() for each in some]
        told += [_absent(name) for name in sorted(gone)]
        if known is None:
            return told
        there = {_id(each) for each in told}
        for remote_id in sorted(set(await known()) - there):
            name = self._codec.family(remote_id)
            if name in entries:
                told.append(self._codec.child_now(remote_id, entries[name]))
            elif name in gone:
                told.append(self._gone(remote_id))
            elif listing.full:
                told += await self._look_up(remote_id, entries, there)
        return told

    async def _look_up(
        self, remote_id: str, entries: dict[str, list[Entry[C]]], there: set[str | None]
    ) -> list[Entry[C]]:
        """Ask for one that a full listing lacks: it is there, or proven gone."""
        name = self._codec.family(remote_id)
        resource = await self._reader.one(name)
        if resource is None:
            return [self._gone(remote_id)]
        entries[name] = await self._read(resource)
        found = [each for each in entries[name] if _id(each) not in there]
        there.update(map(_id, found))
        if remote_id not in there:
            found.append(self._codec.child_now(remote_id, entries[name]))
        return found

    def _gone(self, remote_id: str) -> RemoteItem[C]:
        at = self._codec.position(remote_id)
        parent = None if at is None else self._codec.family(remote_id)
        return replace(_absent(remote_id), parent_id=parent, position=at)

    def _cursor(self, listing: Listing, last: Cursor, found: dict[str, Resource | None]) -> Cursor:
        if not listing.token:
            etags = {} if listing.full else dict(last.etags)
            etags |= listing.etags
            return Cursor(etags={name: etags[name] for name in etags.keys() - listing.removed})
        if not listing.etags and not listing.removed and listing.token == last.token:
            return last
        since = counted(listing.token)
        texts = {
            name: _digest(each.text)
            for name, each in found.items()
            if each is not None
            and since is not None
            and (each.modified is None or each.modified >= since)
        }
        return Cursor(token=listing.token, seen=last.remembering(listing.etags), recent=texts)

    async def get(self, remote_ids: Sequence[str]) -> Sequence[Entry[C]]:
        """Return these items as they are now; see ``Replica.get``."""
        names = list(dict.fromkeys(map(self._codec.family, remote_ids)))
        found = await self._reader.many(names)
        if any(each is None for each in found.values()):
            await self._reader.prove()
        there = [each for each in found.values() if each is not None]
        entries = await _off_loop(self._read_all, there)
        return [self._one(remote_id, entries) for remote_id in remote_ids]

    def _one(self, remote_id: str, entries: dict[str, list[Entry[C]]]) -> Entry[C]:
        some = entries.get(self._codec.family(remote_id))
        if some is None:
            return self._gone(remote_id)
        for each in some:
            if _id(each) == remote_id:
                return each
            if isinstance(each, SkippedItem):
                return replace(each, remote_id=remote_id)
        return self._codec.child_now(remote_id, some)

    async def children(self, parent_ids: Sequence[str]) -> Sequence[Entry[C]]:
        """Return the dates of these series; see ``Replica.children``."""
        found = await self._reader.many(list(dict.fromkeys(parent_ids)))
        entries = list[Entry[C]]()
        for resource in found.values():
            if resource is not None:
                work = self._codec.children
                entries += await _off_loop(work, resource, self._now())
        return entries

    async def extras(self, sources: Sequence[CopySource]) -> Sequence[str]:
        """Return nothing: what only the server holds of an item stays in its text."""
        return [""] * len(sources)

    async def _read(self, resource: Resource) -> list[Entry[C]]:
        return list(await _off_loop(self._codec.read, resource))

    def _read_all(self, some: Sequence[Resource]) -> dict[str, list[Entry[C]]]:
        return {each.name: list(self._codec.read(each)) for each in some}

    # -- writing ---------------------------------------------------------------------------------

    async def write(self, writes: Sequence[Write[C]]) -> Sequence[Outcome[C]]:
        """Carry writes out, each text once; see ``Replica.write``."""
        if len(writes) > self.batch_size:
            raise ValueError("too many writes at once")
        try:
            outcomes = await self._sender.write(writes) if writes else ()
        except WritesRefused:
            self._refused_at = self._now()
            raise
        if writes:
            self._refused_at = None
        return outcomes

    @property
    def _read_only(self) -> bool:
        """The server says so, or has refused a write lately: not all of them tell the rights."""
        at = self._refused_at
        refused = at is not None and self._now() < at + TRIED_AGAIN
        return refused or not self._reader.collection.may_write


def _absent(remote_id: str) -> RemoteItem[Any]:
    return RemoteItem(id=remote_id, etag=None, content=None)


def _is_missing(entry: Entry[Any]) -> TypeIs[RemoteItem[Any]]:
    return isinstance(entry, RemoteItem) and entry.content is None and entry.etag is None


def _id(entry: Entry[Any]) -> str | None:
    return entry.id if isinstance(entry, RemoteItem) else entry.remote_id


def _digest(text: bytes) -> str:
    return sha256(text).hexdigest()[:12]


def _is_known(last: Cursor, resource: Resource) -> bool:
    return last.recent[resource.name] == _digest(resource.text)


def _off_loop[*A, T](work: Callable[[*A], T], *arguments: *A) -> asyncio.Future[T]:
    """Read on another thread: it takes time, and reads zone files."""
    return asyncio.get_running_loop().run_in_executor(None, work, *arguments)


def _utc_now() -> datetime:
    return datetime.now(UTC)
