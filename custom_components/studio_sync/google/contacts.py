"""Google Contacts as a replica of the clients of a group."""

from array import array
from base64 import b64decode, b64encode
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import batched
import logging
from typing import Final

import orjson

from ..book.model import Moment, Origin
from ..formats.contact import Contact
from ..sync.limits import Limits
from ..sync.model import CopySource, Delta, Outcome, RemoteItem, Write
from ..sync.ports import LIST_ALL
from .batch import Json
from .contact_listing import (
    Listing,
    Sieve,
    absent,
    name_of,
    read_page,
    without,
    without_photo,
)
from .contact_photos import ContactPhotos, PhotoStore
from .contact_reading import ContactReader
from .contact_sending import ContactWriter, Turns
from .contact_writes import UNTOUCHED, is_provisional, provisional_name
from .labels import DELAY, Labels
from .people_api import MOST_NAMES, DeadToken, PeopleApi
from .person_mapping import LIMITS
from .person_marks import marks_of
from .transport import GoogleTransport

_LOGGER = logging.getLogger(__name__)

_FORM: Final = 1
"""Of what is read. A cursor of another form causes a full listing."""
_MERGED: Final = 2
"""So many marks has a contact that people made of several."""

type Known = Callable[[], Awaitable[Collection[str]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cursor:
    """How far contacts and labels were read.

    ``label`` is the studio's label then. ``relabel``: it was deleted by hand, and its contacts
    are to be put into another one. ``others``: where all new contacts count, the numbers of those
    that were there before and are not in the label, 4 bytes each, in Base64.
    """

    form: int = _FORM
    contacts: str = ""
    groups: str = ""
    label: str = ""
    relabel: bool = False
    others: str | None = None

    @classmethod
    def read(cls, text: str | None, *, all_new: bool) -> Cursor:
        """Read a cursor; one that is not understood, or for less, is none."""
        known = (text or "").removeprefix(LIST_ALL)
        try:
            cursor = cls(**orjson.loads(known or "{}"))
        except orjson.JSONDecodeError, TypeError:
            return cls()
        if known != text:
            # Which contacts are new is in no listing.
            cursor = replace(cursor, contacts="", groups="")
        if cursor.form != _FORM or (all_new and cursor.others is None):
            # What is there now is not new.
            return replace(cursor, form=_FORM, contacts="", others=None)
        return cursor if all_new else replace(cursor, others=None)

    def __str__(self) -> str:
        """Write it for the next time."""
        return orjson.dumps(asdict(self)).decode()


class ContactsReplica:
    """The contacts of one Google account that are in the studio's label.

    Implements ``sync.ports.Replica``. All others are read and dropped.
    """

    whole_families: Final = False
    listed_after: Final[timedelta | None] = DELAY

    def __init__(
        self,
        transport: GoogleTransport,
        sub: str,
        *,
        book_id: str,
        label: str,
        photos: PhotoStore,
        clock: Callable[[], datetime],
        all_new: bool = False,
        delete: str = UNTOUCHED,
        candidates: Callable[[], Awaitable[frozenset[str]]],
    ) -> None:
        """``label`` names a new label. ``clock`` tells the time in UTC.

        ``all_new``: every contact that is made from the first listing on is one of the studio's,
        not only those in the label. ``delete`` says which contacts that are no
        more synced are deleted (see ``contact_writes``). ``candidates`` gives the keys of clients
        (``contact_keys.keys_of``) that may be recognised among the person's own contacts, and of
        their names (``name_key``), which are no reason to.
        """
        self.id = f"{sub}:contacts"
        self.batch_size = MOST_NAMES
        self.origin = Origin.GOOGLE
        self._transport = transport
        self._book_id = book_id
        self._all_new = all_new
        self._delete = delete
        self._candidates = candidates
        self._api = PeopleApi(transport)
        self._labels = Labels(self._api, book_id=book_id, name=label, clock=clock)
        self._photos = ContactPhotos(transport, self._api, photos)
        self._reader = ContactReader(self._api, self._photos, book_id=book_id, clock=clock)
        self._relabel = False
        self._turns = Turns()

    @property
    def limits(self) -> Limits:
        """How long Google's texts may be."""
        return LIMITS

    @property
    def requests(self) -> int:
        """How many requests the account's transport has sent so far."""
        return self._transport.requests

    def remote_id(self, record_id: str, generation: int) -> str:
        """Name what has no name from Google yet."""
        return provisional_name(record_id, generation)

    def child_id(self, parent_id: str, position: Moment) -> str:
        """Contacts have no children."""
        raise NotImplementedError

    def split_id(self, parent_id: str, position: Moment) -> str:
        """Contacts have no children."""
        raise NotImplementedError

    async def children(self, parent_ids: Sequence[str]) -> Sequence[RemoteItem[Contact]]:  # noqa: ARG002
        """Contacts have no children."""
        return ()

    async def extras(self, sources: Sequence[CopySource]) -> Sequence[str]:
        """Return nothing: no contact goes on from another one."""
        return [""] * len(sources)

    # -- reading -----------------------------------------------------------------------

    async def fetch(self, cursor: str | None, known: Known) -> Delta[Contact]:
        """Return everything that changed since ``cursor``; see ``Replica.fetch``."""
        last = Cursor.read(cursor, all_new=self._all_new)
        groups = await self._labels.fetch(last.groups, last.label)
        self._relabel = last.relabel or self._is_deleted(last.label)
        sieve = Sieve(
            label=self._labels.id,
            book_id=self._book_id,
            all_new=self._all_new,
            others=_numbers(last.others),
        )
        listing: Listing | None = None
        if last.contacts:
            try:
                listing, token = await self._list(sieve, last.contacts)
            except DeadToken:
                _LOGGER.debug("The sync token of the contacts is dead, listing all")
        full = listing is None
        if listing is None:
            paired, keys = frozenset(await known()), await self._candidates()
            sieve = replace(sieve, known=paired, candidates=keys)
            listing, token = await self._list(sieve, "")
        elif any(not sieve.in_label(person) for person in listing.people.values()):
            # Some left the label, or are copies of others: it matters which ones are paired.
            sieve = replace(sieve, known=frozenset(await known()))
        entries = await self._entries(listing, sieve, full=full)
        others = _text({*(sieve.others or ()), *listing.others}) if self._all_new else None
        now = Cursor(
            contacts=token,
            groups=groups,
            label=self._labels.settled,
            relabel=self._relabel and self._lack_label(listing, sieve),
            others=others,
        )
        return Delta(
            items=tuple(entries),
            skipped=(),
            cursor=str(now),
            full=full,
            at=self._transport.google_time,
        )

    async def _list(self, sieve: Sieve, token: str) -> tuple[Listing, str]:
        """List contacts, and keep what may be ours; returns the next sync token too."""
        listing, read = Listing(), partial(read_page, sieve, self._reader.recent())
        following = ""
        async for page in self._api.contacts(token, read):
            if isinstance(page, str):
                following = page
            else:
                listing.add(page)
        listing.drop_former()
        for name, person in list(listing.people.items()):
            listing.put(name, await self._reader.whole(person))
        self._reader.saw(listing.people, listing.left)
        return listing, following

    async def _entries(
        self, listing: Listing, sieve: Sieve, *, full: bool
    ) -> list[RemoteItem[Contact]]:
        """Return what the engine is told; known items that a full listing lacks are read (B5)."""
        entries = await self._told(list(listing.people.values()), sieve)
        if not full:
            return entries + list(listing.left.values())
        names = set(listing.names())
        missing = [name for name in sorted(sieve.known or ()) if name not in names]
        _LOGGER.debug("%d known contacts are not in the listing", len(missing))
        return entries + list(await self.get(missing))

    async def _told(self, people: Sequence[Json], sieve: Sieve) -> list[RemoteItem[Contact]]:
        """Return contacts that were kept as what the engine is told.

        A paired one that is not in the label is none of the replica's any more. But if the label
        itself was deleted nobody took it out: it is unmarked, and so put into the new one. One
        that says to be several records' is in question, wherever it is.
        """
        entries, kept = list[RemoteItem[Contact]](), list[Json]()
        offered, unmarked = set[str](), set[str]()
        for person in people:
            name = name_of(person)
            if sieve.in_label(person):
                pass
            elif sieve.is_known(person):
                if self._relabel:
                    unmarked.add(name)
                elif len(marks_of(person, self._book_id)) < _MERGED:
                    entries.append(without(person))
                    continue
            elif not sieve.is_new(person) or marks_of(person, self._book_id):
                offered.add(name)
            kept.append(person if sieve.may_pair(person) else without_photo(person))
        return entries + await self._reader.items(kept, offered=offered, unmarked=unmarked)

    def _lack_label(self, listing: Listing, sieve: Sieve) -> bool:
        """Tell whether paired contacts are without the label."""
        return any(
            sieve.is_known(person) and not sieve.in_label(person)
            for person in listing.people.values()
        )

    async def get(self, remote_ids: Sequence[str]) -> Sequence[RemoteItem[Contact]]:
        """Return these contacts as they are now; see ``Replica.get``.

        One that is not in the label is none of the replica's.
        """
        people = await self._reader.people(
            [name for name in remote_ids if not is_provisional(name)], reread=True
        )
        found = [person for person in people.values() if person is not None]
        sieve = await self._look_for_label(found)
        told = await self._told(found, replace(sieve, known=frozenset(map(name_of, found))))
        by_name = {entry.id: entry for entry in told}
        entries = list[RemoteItem[Contact]]()
        for name in remote_ids:
            person = people.get(name)
            if person is None:
                # Perhaps it only can't be read yet.
                entries.append(replace(absent(name), asked=True))
                continue
            entry = by_name[name_of(person)]
            if entry.id != name:
                former = (name, *(each for each in entry.former_ids if each != name))
                entry = replace(entry, former_ids=former)
            entries.append(entry)
        return entries

    async def _look_for_label(self, people: Sequence[Json]) -> Sieve:
        """Return what tells those in the label, having looked for it where that matters."""
        was = self._labels.id or ""
        sieve = Sieve(label=was, book_id=self._book_id)
        if any(not sieve.in_label(person) for person in people):
            await self._labels.look(was)
            self._relabel = self._relabel or self._is_deleted(was)
        return Sieve(label=self._labels.id, book_id=self._book_id)

    def _is_deleted(self, label: str) -> bool:
        """Tell whether the label that was there is no more; or none is, whatever was."""
        return self._labels.id is None or bool(label and self._labels.id != label)

    # -- writing -----------------------------------------------------------------------

    async def write(self, writes: Sequence[Write[Contact]]) -> Sequence[Outcome[Contact]]:
        """Carry up to ``batch_size`` writes out; see ``Replica.write``.

        Google takes one write of a user at a time.
        """
        if len(writes) > self.batch_size:
            raise ValueError("too many writes at once")
        if not writes:
            return []
        writer = ContactWriter(
            self._api,
            self._reader,
            self._labels,
            self._photos,
            book_id=self._book_id,
            delete=self._delete,
            turns=self._turns,
        )
        return await writer.run(writes)

    async def leave(self, writes: Sequence[Write[Contact]]) -> None:
        """Delete contacts as these writes say, and then the label. Raises a ReplicaError.

        One that can't be deleted stays, without the label.
        """
        await self._labels.look()
        for some in batched(writes, self.batch_size, strict=False):
            await self.write(some)
        await self._labels.remove()


def _numbers(text: str | None) -> frozenset[int] | None:
    """Read the numbers of contacts."""
    return None if text is None else frozenset(array("I", b64decode(text)))


def _text(numbers: Collection[int]) -> str:
    """Write the numbers of contacts, to be kept on this machine."""
    return b64encode(array("I", sorted(numbers)).tobytes()).decode()
