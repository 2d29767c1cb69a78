"""What the tests of the contacts replica share: a person's Google, and a studio beside it."""

from collections.abc import AsyncIterator, Collection, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest

from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.formats.errors import PictureError
from custom_components.studio_sync.formats.pictures import fitted
from custom_components.studio_sync.google.contacts import ContactsReplica
from custom_components.studio_sync.sync.model import Delta, Op, Outcome, RemoteItem, Verdict, Write

from .google_client import Way, way_to
from .google_emulator import CONTACTS_SCOPE, GoogleEmulator
from .replica_side import write_one

LABEL = "Studio Sync - Lumen"


@dataclass(slots=True)
class Photos:
    """Keeps photos in memory, and where they are in Google."""

    kept: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)
    """Names of contacts, and ids of records, of people who were erased."""

    async def get(self, key: str) -> tuple[bytes, str] | None:
        """Return a photo."""
        return self.kept.get(key)

    async def put(self, data: bytes) -> str | None:
        """Keep a photo, if it is one."""
        try:
            picture = fitted(data)
        except PictureError:
            return None
        key = sha256(picture.data).hexdigest()
        self.kept[key] = picture.data, picture.media_type
        return key

    async def known(self, remote_id: str, address: str) -> str | None:
        """Return the photo that has this address."""
        if not address:
            found = [key for (name, _), key in self.addresses.items() if name == remote_id]
            return found[-1] if found else None
        return self.addresses.get((remote_id, address))

    async def is_erased(self, remote_ids: Collection[str], record_ids: Collection[str]) -> bool:
        """Tell whether these are of somebody who was erased."""
        return not self.erased.isdisjoint((*remote_ids, *record_ids))

    async def remember(self, remote_id: str, address: str, key: str) -> None:
        """Note where a photo is."""
        self.addresses[remote_id, address] = key


@dataclass(slots=True, kw_only=True)
class Clock:
    """A clock of the test's."""

    now: datetime = datetime(2026, 11, 26, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Tell the time, which goes on a little."""
        self.now += timedelta(milliseconds=1)
        return self.now


@dataclass(slots=True, kw_only=True)
class Studio:
    """A studio that syncs its clients with a person's contacts."""

    way: Way
    clock: Clock
    book_id: str = "book"
    photos: Photos = field(default_factory=Photos)
    known: set[str] = field(default_factory=set)
    """Remote ids that are paired."""
    candidates: frozenset[str] = frozenset()
    options: dict[str, Any] = field(default_factory=dict)
    cursor: str | None = None
    replica: ContactsReplica = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        """Begin again, with nothing in memory."""

        async def candidates() -> frozenset[str]:
            return self.candidates

        self.replica = ContactsReplica(
            self.way.transport,
            self.way.person.sub,
            book_id=self.book_id,
            label=LABEL,
            photos=self.photos,
            clock=self.clock,
            candidates=candidates,
            **self.options,
        )

    @property
    def phone(self) -> Any:
        """The person's contacts, in their hands."""
        return self.way.person.contacts

    @property
    def label(self) -> str:
        """The id of the studio's label."""
        (label,) = (each for each, name in self.phone.labels().items() if name == LABEL)
        return str(label)

    async def fetch(self) -> Delta[Contact]:
        """Fetch what changed since the last time."""

        async def known() -> Collection[str]:
            return self.known

        delta = await self.replica.fetch(self.cursor, known)
        self.cursor = delta.cursor
        return delta

    async def items(self) -> dict[str, RemoteItem[Contact]]:
        """Fetch what changed since the last time, by remote id."""
        return {item.id: item for item in (await self.fetch()).items}

    async def create(self, *contents: Contact) -> list[RemoteItem[Contact]]:
        """Send clients that Google lacks; their ids are their names."""
        outcomes = await self.send(*contents)
        assert {each.verdict for each in outcomes} == {Verdict.DONE}
        return [made(each) for each in outcomes]

    async def send(self, *contents: Contact, former: str = "") -> Sequence[Outcome[Contact]]:
        """Send clients that Google lacks, and return what became of that."""
        writes = [
            Write(
                op=Op.CREATE,
                remote_id=self.replica.remote_id(content.name, 0),
                record_id=content.name,
                content=content,
                former_id=former,
            )
            for content in contents
        ]
        outcomes = await self.replica.write(writes)
        self.known |= {each.item.id for each in outcomes if each.item is not None}
        return outcomes

    async def update(
        self, item: RemoteItem[Contact], content: Contact, record_id: str = ""
    ) -> Outcome[Contact]:
        """Send a client that was changed."""
        record_id = record_id or next(iter(item.marks), content.name)
        return await write_one(
            self.replica,
            Write(
                op=Op.UPDATE,
                remote_id=item.id,
                record_id=record_id,
                etag=item.etag,
                content=content,
                was=item.content,
            ),
        )

    async def remove(self, *items: RemoteItem[Contact]) -> Sequence[Outcome[Contact]]:
        """Send that clients are no more in the group."""
        return await self.replica.write(
            [
                Write(op=Op.DELETE, remote_id=item.id, etag=item.etag, was=item.content)
                for item in items
            ]
        )


def made(outcome: Outcome[Contact]) -> RemoteItem[Contact]:
    """Return what was written."""
    assert outcome.item is not None
    return outcome.item


def client(name: str = "Ada Nowak", phone: str = "", **fields: Any) -> Contact:
    """Make what a client says."""
    phones = (Labelled(value=phone, label="mobile"),) if phone else ()
    return Contact(name=name, phones=phones, **fields)


def names(person: Mapping[str, Any]) -> str:
    """Return the name that a person sees."""
    return str(person["names"][0]["displayName"])


@asynccontextmanager
async def studio_with(
    google: GoogleEmulator, clock: Clock, **options: Any
) -> AsyncIterator[Studio]:
    """Open a studio and a person's Google."""
    async with way_to(
        google, google.add_account("anna@example.com"), scopes=(CONTACTS_SCOPE,)
    ) as way:
        yield Studio(way=way, clock=clock, options=options)


@pytest.fixture
def clock() -> Clock:
    """Return the clock of the test."""
    return Clock()


@pytest.fixture
async def google(socket_enabled: None, clock: Clock) -> AsyncIterator[GoogleEmulator]:
    """Run an emulator; whatever the replica sends must fit the discovery document."""
    async with GoogleEmulator(strict=True, clock=clock, shuffle_batches=True) as google:
        yield google
        assert google.violations == []


@pytest.fixture
async def studio(google: GoogleEmulator, clock: Clock) -> AsyncIterator[Studio]:
    """Return a studio that has looked at the person's contacts once."""
    async with studio_with(google, clock) as studio:
        await studio.fetch()
        yield studio
