"""The steps that each client goes with each server."""

from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.live.waiting import Overdue, until

from . import DavClientError
from .client import Client, Connection, Refused, Site, Stale
from .server import Account, DavServer, Item, Kind

PATIENCE = 60.0
"""Seconds for what a client does by itself on a slow machine."""
CARDS = (
    *("Zoë Ødegård", "Mara Lindqvist", "Ana López", "Yuki Sato", "Ole Berg", "Ida Holm"),
    *("Noor Haddad", "Tomás Vega", "Li Wei", "Aoife Byrne"),
)
EVENTS = (
    *("Portraits – Zoë", "Wedding 💍", "Studio rent", "Second visit", "Family", "Passport"),
    *("Newborn", "Graduation", "Headshots", "Album"),
)


def item(kind: Kind, number: int) -> Item:
    """Make the item of a number, different from all others and with no other at its time."""
    if kind is Kind.CARD:
        return Item(title=CARDS[number], detail=f"+4930123450{number}")
    start = datetime.now(tz=UTC).replace(hour=10, minute=0) + timedelta(days=2 + number)
    return Item(title=EVENTS[number], detail=f"{start:%Y-%m-%dT%H:%M}")


class Journey:
    """One client and one server, step by step; ``results`` tells how each step went."""

    def __init__(self, client: Client, server: DavServer, folder: Path) -> None:
        self.results: dict[str, str] = {}
        self._client = client
        self._kind = client.kind
        self._server = server
        self._folder = folder
        self._sites = 0

    async def go(self) -> None:
        """Go all the steps; one that fails keeps none of the others from being tried."""
        account = await self._server.account(writes=True)
        await self._server.add(account, self._kind, item(self._kind, 0))
        await self._step("url", self._writing(account))
        await self._step("host" if self._client.discovers else "url", self._reading())

    async def go_in_a_room(self, account: Account) -> None:
        """Go the steps of writing only, in the calendar of a room."""
        await self._server.add(account, self._kind, item(self._kind, 0))
        await self._step("url", self._writing(account))

    async def _step(self, name: str, work: Awaitable[None]) -> None:
        try:
            await work
        except (DavClientError, Overdue, AssertionError) as error:
            self.results[name] = f"{type(error).__name__}: {error}"
        else:
            self.results.setdefault(name, "ok")

    async def _writing(self, account: Account) -> None:
        """Find the collection by the URL that the user is given, and read and write it."""
        async with self._connected(self._server.url, account) as connection:
            await self._step("list", self._agree(connection, account))
            steps = (self._create, self._edit, self._delete, self._arrives, self._stale)
            for step in steps:
                name = step.__name__.removeprefix("_")
                await self._step(name, step(connection, account))

    async def _create(self, connection: Connection, account: Account) -> None:
        for number in (1, 2):
            made = item(self._kind, number)
            await connection.create(made)
            await self._holds(account, made)
        await connection.sync()
        await self._agree(connection, account)

    async def _edit(self, connection: Connection, account: Account) -> None:
        for number in (0, 1):
            old = item(self._kind, number)
            new = Item(title=f"{old.title} changed", detail=old.detail)
            await connection.rename(old.title, new.title)
            await self._holds(account, new)
            await self._lacks(account, old.title)
        await connection.sync()
        await self._agree(connection, account)

    async def _delete(self, connection: Connection, account: Account) -> None:
        title = f"{item(self._kind, 1).title} changed"
        await connection.delete(title)
        await self._lacks(account, title)
        await connection.sync()
        await self._agree(connection, account)

    async def _arrives(self, connection: Connection, account: Account) -> None:
        new, other = item(self._kind, 3), item(self._kind, 2)
        await self._server.add(account, self._kind, new)
        await self._synced(connection, account)
        await self._server.rename(account, self._kind, other.title, f"{other.title} moved")
        await self._synced(connection, account)
        await self._server.delete(account, self._kind, new.title)
        await self._synced(connection, account)

    async def _stale(self, connection: Connection, account: Account) -> None:
        begun = item(self._kind, 4)
        theirs, ours = f"{begun.title} elsewhere", f"{begun.title} here"
        await self._server.add(account, self._kind, begun)
        await self._synced(connection, account)
        await self._server.rename(account, self._kind, begun.title, theirs)
        refused = False
        try:
            await connection.rename(begun.title, ours)
        except Refused:
            refused = True
        await self._synced(connection, account)
        there = await self._server.items(account, self._kind)
        kept = {title for title in (begun.title, theirs, ours) if title in there}
        expected = {
            Stale.REFUSED: (True, {theirs}),
            Stale.WINS: (False, {ours}),
            Stale.BOTH: (False, {theirs, ours}),
        }
        assert (refused, kept) == expected[self._client.stale]
        if self._client.stale is Stale.WINS and self._server.has_journal:
            assert await self._server.replaced(self._kind, ours) == {theirs}

    async def _reading(self) -> None:
        """Find the collection by the host alone, and be refused to write it."""
        account = await self._server.account(writes=False)
        for number in (0, 5):
            await self._server.add(account, self._kind, item(self._kind, number))
        before = await self._server.items(account, self._kind)
        async with self._connected(self._server.host, account) as connection:
            await self._agree(connection, account)
            await self._step("read-only", self._refused(connection, account, before))

    async def _refused(
        self, connection: Connection, account: Account, before: dict[str, str]
    ) -> None:
        for change in (
            connection.create(item(self._kind, 1)),
            connection.rename(item(self._kind, 0).title, "changed"),
            connection.delete(item(self._kind, 5).title),
        ):
            try:
                await change
            except Refused:
                pass
            else:
                raise AssertionError("the client does not say that it may not write")
            assert await self._server.items(account, self._kind) == before

    async def _synced(self, connection: Connection, account: Account) -> None:
        await connection.sync()
        await self._agree(connection, account)

    async def _agree(self, connection: Connection, account: Account) -> None:
        """Wait until the client shows what the server holds."""
        there = await self._server.items(account, self._kind)

        async def look() -> bool:
            return await connection.items() == there

        try:
            await until(look, "the client shows what the server holds", limit=PATIENCE)
        except Overdue:
            assert await connection.items() == there
            raise

    async def _holds(self, account: Account, wanted: Item) -> None:
        async def look() -> bool:
            there = await self._server.items(account, self._kind)
            return there.get(wanted.title) == wanted.detail

        await until(look, f"the server holds {wanted.title}", limit=PATIENCE)

    async def _lacks(self, account: Account, title: str) -> None:
        async def look() -> bool:
            return title not in await self._server.items(account, self._kind)

        await until(look, f"the server has no {title} any more", limit=PATIENCE)

    @asynccontextmanager
    async def _connected(self, address: str, account: Account) -> AsyncIterator[Connection]:
        self._sites += 1
        folder = self._folder / f"site{self._sites}"
        folder.mkdir()
        if not self._client.discovers:
            address = account.collection(self._kind)
        site = Site(folder=folder, address=address, account=account)
        async with self._client.connected(site) as connection:
            yield connection
