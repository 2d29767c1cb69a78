"""A book of clients beside somebody's Google Contacts."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import batched
from urllib.parse import quote
from uuid import uuid4

import aiohttp

from custom_components.studio_sync.account_sync.photos import BookPhotos
from custom_components.studio_sync.book import clients, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, ClientGroup
from custom_components.studio_sync.formats.contact import Contact
from custom_components.studio_sync.formats.contact_keys import keys_of
from custom_components.studio_sync.google.contacts import ContactsReplica
from custom_components.studio_sync.sync.contacts.kind import clients_kind
from custom_components.studio_sync.sync.contacts.projection import ContactProjection
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Rules
from custom_components.studio_sync.sync.report import Report
from tests.live.google import Google

from .clients import fill
from .sample import ZONE
from .stage import Bench, make_transport, new_id, now, open_book

GROUP = "group"
_SCOPE = "https://www.googleapis.com/auth/contacts"
RULES = Rules(scope=GROUP, since=datetime.min.replace(tzinfo=UTC), send_back=True)
_AT_ONCE = 200
"""The most contacts that Google takes in one request."""


@dataclass(slots=True, kw_only=True)
class ClientBook:
    """A book with a group of clients, somebody's contacts, and the sync between them."""

    book: Book
    google: Google
    access: str
    sync: Sync[Client, Contact]

    async def run(self, **changes: bool) -> Report[Client, Contact]:
        """Run the sync once; it has to end well."""
        rules = replace(RULES, **changes)  # type: ignore[arg-type]  # those of Rules
        return _ended_well(await self.sync.run(rules, starter="bench"))

    async def one(self, client_id: str) -> Report[Client, Contact]:
        """Bring one client into step; it has to end well."""
        return _ended_well(await self.sync.run_one(client_id, RULES, starter="bench"))

    async def link(self, several: Iterable[Client]) -> Report[Client, Contact]:
        """Put clients in the group, and send them to Google."""
        number = await self.grouped(several)
        report = await self.run(populate_out=True)
        assert report.counts["created_in_google"] == number, report.counts
        return report

    async def settle(self) -> None:
        """Hear the echo of what was written, and run once more for whatever runs only once."""
        await self.run()
        await self.run()

    async def grouped(self, several: Iterable[Client]) -> int:
        """Put clients in the group; return how many."""
        wanted = [replace(client, group_ids=(GROUP,)) for client in several]
        await fill(self.book, wanted)
        return len(wanted)

    async def edit(self, number: int) -> str:
        """Change what one client's notes say; return their id."""
        client_id = f"{number:032x}"

        def work(tx: Transaction) -> None:
            [old] = clients.get_many(tx, [client_id]).values()
            content = replace(old.content, notes=f"{old.content.notes}!")
            clients.put_many(tx, [replace(old, content=content)])

        await self.book.write(work)
        return client_id


def _ended_well(report: Report[Client, Contact]) -> Report[Client, Contact]:
    if report.outcome != "ok" or report.counts.get("failed") or report.problems:
        raise AssertionError(f"a run ended {report.outcome}: {report.counts}")
    return report


@asynccontextmanager
async def client_book(
    bench: Bench, google: Google, email: str = "", *, trace: aiohttp.TraceConfig | None = None
) -> AsyncIterator[ClientBook]:
    """Open a new book and put it beside the contacts of ``email``, or of a new person."""
    email = email or await person(google)
    access = await contacts_token(google, email)
    async with (
        open_book(bench) as (book, _),
        aiohttp.ClientSession(trace_configs=[trace] if trace else None) as session,
    ):
        await book.write(lambda tx: people.put_group(tx, ClientGroup(id=GROUP, name="Google")))

        async def candidates() -> frozenset[str]:
            group = await book.read(lambda tx: clients.in_group(tx, GROUP))
            return frozenset(key for client in group for key in keys_of(client.content))

        transport = make_transport(session, google.url, access)
        replica = ContactsReplica(
            transport,
            email,
            book_id=book.id,
            label="Studio Sync - Bench",
            photos=BookPhotos(book, f"{email}:contacts"),
            clock=now,
            candidates=candidates,
        )
        sync = Sync(
            book,
            replica,
            kind=clients_kind(),
            clock=now,
            new_id=new_id,
            projection=ContactProjection(),
        )
        yield ClientBook(book=book, google=google, access=access, sync=sync)


async def person(google: Google, own: int = 0) -> str:
    """Add a person with so many contacts of their own; return the e-mail address."""
    email = f"{uuid4().hex}@example.com"
    await google.add_person(email, name="Mia", time_zone=ZONE)
    access = await contacts_token(google, email)
    contacts = (
        {
            "contactPerson": {
                "names": [{"givenName": "Friend", "familyName": str(number)}],
                "phoneNumbers": [{"value": f"+49 89 {5_000_000 + number}", "type": "home"}],
                "emailAddresses": [{"value": f"friend{number}@example.org"}],
            }
        }
        for number in range(own)
    )
    for some in batched(contacts, _AT_ONCE, strict=False):
        body = {"contacts": some, "readMask": "metadata"}
        await google.request("POST", "/v1/people:batchCreateContacts", body=body, token=access)
    return email


async def contacts_token(google: Google, email: str) -> str:
    grant = await google.control("POST", f"accounts/{quote(email)}/token", {"scopes": [_SCOPE]})
    return str(grant["access_token"])
