"""A phone that holds the address book of a group, over a real book."""

from collections.abc import Callable

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.dav_server.book_cards import BookAddressBook
from custom_components.studio_sync.dav_server.card_mapping import read_text
from custom_components.studio_sync.dav_server.home import Changes, Item, Stored
from custom_components.studio_sync.dav_server.visit import BookRights, Visit
from custom_components.studio_sync.formats.vcard.read import ReadCard
from custom_components.studio_sync.scheduling.settings import Studio

GROUP = "phones"
RIGHTS = BookRights(name="Clients", may_write=True, group_id=GROUP)
STUDIO = Studio(name="Studio", zone="Europe/Berlin")


class Phone:
    """A phone that reads and writes an address book, each time in a transaction of its own."""

    def __init__(
        self,
        book: Book,
        access: str = "phone-1",
        rights: BookRights = RIGHTS,
        program: str = "",
    ) -> None:
        """Take the book."""
        self.book = book
        self._rights = rights
        self._visit = Visit(
            access_id=access,
            user="ann",
            owner="Ann",
            studio=STUDIO,
            calendars={},
            clients=rights,
            program=program,
        )

    def at(self, tx: Transaction) -> BookAddressBook:
        """Return the address book within a transaction."""
        return BookAddressBook(tx, self._visit, self._rights)

    async def reads[T](self, work: Callable[[BookAddressBook], T]) -> T:
        """Read in a transaction."""
        return await self.book.read(lambda tx: work(self.at(tx)))

    async def writes[T](self, work: Callable[[BookAddressBook], T]) -> T:
        """Write in a transaction."""
        return await self.book.write(lambda tx: work(self.at(tx)))

    async def put(self, name: str, text: bytes) -> Stored:
        """Store a card."""
        return await self.writes(lambda book: book.put(name, text))

    async def delete(self, name: str) -> None:
        """Delete a card."""
        await self.writes(lambda book: book.delete(name))

    async def get(self, name: str) -> Item:
        """Return a card that is there."""
        return (await self.reads(lambda book: book.read([name])))[name]

    async def card(self, name: str) -> ReadCard:
        """Return what a card says."""
        return read_text((await self.get(name)).text)

    async def etags(self) -> dict[str, str]:
        """Return all etags by name."""
        return dict(await self.reads(lambda book: book.etags()))

    async def token(self) -> str:
        """Return the sync token."""
        return await self.reads(lambda book: book.token())

    async def changes(self, token: str, limit: int | None = None) -> Changes:
        """Return what changed since a token."""
        return await self.reads(lambda book: book.changes(token, limit))
