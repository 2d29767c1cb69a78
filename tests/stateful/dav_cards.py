"""What people do with cards of the address book, and in the studio with clients."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from http import HTTPStatus

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.errors import BookInvalid
from custom_components.studio_sync.book.model import Client
from tests.dav_asking import HOST
from tests.vcard_cards import card

from .dav_actor import DavActor
from .dav_checks import Kept, signature
from .dav_client import GROUP

_CLIENTS = ("ada", "bob")


class CardActor:
    """Somebody with a phone that has the address book."""

    def __init__(self, actor: DavActor) -> None:
        self.actor = actor
        self.phone, self.line, self.numbers = actor.phone, actor.line, actor.numbers
        self.gestures: dict[str, Callable[[int], Awaitable[None]]] = {
            name: getattr(self, name) for name in CARD_GESTURES
        }

    async def everybody(self) -> dict[str, Client]:
        """Return the clients of the studio that are there."""
        found = await Book.read(self.line.book(), lambda tx: clients.changes(tx, 0))
        return {each.id: each for each in found if not each.deleted}

    async def _send(self, method: str, href: str, body: bytes = b"", **headers: str) -> bool:
        """Write, and tell whether it was taken; nobody is lost by a phone."""
        before = await self.everybody()
        response = await self.actor.send(method, href, body, may_give=False, **headers)
        assert before.keys() <= (await self.everybody()).keys(), "a phone has removed a client"
        return response.status < HTTPStatus.BAD_REQUEST

    async def _put(self, href: str, text: bytes) -> None:
        if await self._send("PUT", href, text):
            got = await self.line.text(self.phone, href)
            assert got == text, f"{href} was not stored as it was sent"
            made_from = await signature(self.line, self.phone, href)
            self.actor.served.kept[href] = Kept(text=text, made_from=made_from)

    async def _pick(self, which: int) -> str | None:
        listed = sorted(await self.line.listing(self.phone, self.phone.book))
        return listed[which % len(listed)] if listed else None

    async def card_new(self, which: int) -> None:
        """Add somebody, with a line that only the phone knows."""
        del which
        n = self.numbers.next()
        text = card(f"UID:card-{n}", f"FN:Name {n}", f"N:{n};Name;;;", f"X-OWN:{n}")
        await self._put(f"{self.phone.book}c{n}.vcf", text)

    async def card_edit(self, which: int) -> None:
        """Add a note to a card."""
        if (href := await self._pick(which)) is not None:
            text = await self.line.text(self.phone, href) or b""
            note = f"NOTE:n{self.numbers.next()}\r\n".encode()
            lines = [each for each in text.splitlines(keepends=True) if b"NOTE" not in each[:4]]
            await self._put(href, b"".join([*lines[:-1], note, lines[-1]]))

    async def card_delete(self, which: int) -> None:
        """Take a card off the address book."""
        if (href := await self._pick(which)) is not None:
            assert await self._send("DELETE", href)
            assert await self.line.text(self.phone, href) is None

    async def card_move(self, which: int) -> None:
        """Give a card another name."""
        if (href := await self._pick(which)) is not None:
            text = await self.line.text(self.phone, href)
            to = f"{self.phone.book}m{self.numbers.next()}.vcf"
            assert await self._send("MOVE", href, destination=f"https://{HOST}{to}")
            assert await self.line.text(self.phone, to) == text
            assert await self.line.text(self.phone, href) is None

    async def client_renamed(self, which: int) -> None:
        """Somebody in the studio renames a client, perhaps one who is in calendars."""
        n = self.numbers.next()

        def change(one: Client) -> Client:
            return replace(one, content=replace(one.content, name=f"Client {n}", parts=None))

        await self._studio(which, change)

    async def client_grouped(self, which: int) -> None:
        """Somebody in the studio puts a client into the phone's group, or takes it out."""
        await self._studio(
            which, lambda one: replace(one, group_ids=() if one.group_ids else (GROUP,))
        )

    async def client_removed(self, which: int) -> None:
        """Somebody in the studio removes a client whom no appointment names."""
        others = sorted((await self.everybody()).keys() - set(_CLIENTS))
        if others:
            key = others[which % len(others)]
            await Book.write(self.line.book(), lambda tx: clients.delete_client(tx, key))

    async def _studio(self, which: int, change: Callable[[Client], Client]) -> None:
        every = await self.everybody()
        key = sorted(every)[which % len(every)]

        def work(tx: Transaction) -> None:
            clients.put_client(tx, change(every[key]))

        try:
            await Book.write(self.line.book(), work)
        except BookInvalid:
            return


CARD_GESTURES = (
    "card_new",
    "card_edit",
    "card_delete",
    "card_move",
    "client_renamed",
    "client_grouped",
    "client_removed",
)
