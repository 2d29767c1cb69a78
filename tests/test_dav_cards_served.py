"""The address book over the book through the server's verbs and reports."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book import clients, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav_server.book_home import BookHome
from custom_components.studio_sync.dav_server.request import DavRequest, DavResponse
from custom_components.studio_sync.dav_server.serve import serve
from custom_components.studio_sync.dav_server.visit import BookRights, Visit

from .book_fixtures import client, opened
from .phone_book import GROUP, STUDIO
from .phone_cards import IOS

BOOK = f"/api/studio_sync/dav/books/ann/{GROUP}/"
SYNC = (
    '<sync-collection xmlns="DAV:"><sync-token>{}</sync-token><sync-level>1</sync-level>'
    "<prop><getetag/></prop></sync-collection>"
)


class Server:
    """The server over a book, for one access."""

    def __init__(self, book: Book, *, may_write: bool = True) -> None:
        """Take the book, and what the access may do."""
        self._book = book
        rights = BookRights(name="Clients", may_write=may_write, group_id=GROUP)
        self._visit = Visit(
            access_id="a", user="ann", owner="Ann", studio=STUDIO, calendars={}, clients=rights
        )

    async def ask(
        self, method: str, path: str, body: bytes | str = b"", **headers: str
    ) -> DavResponse:
        """Send a request."""
        request = DavRequest(
            method=method,
            path=path,
            headers={name.replace("_", "-"): (value,) for name, value in headers.items()},
            body=body.encode() if isinstance(body, str) else body,
        )
        return await self._book.write(lambda tx: serve(request, BookHome(tx, self._visit)))


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as book:
        await book.write(_clients)
        yield book


def _clients(tx: Transaction) -> None:
    people.put_group(tx, ClientGroup(id=GROUP, name="Phones"))
    clients.put_client(tx, client("ada", "Ada", group_ids=(GROUP,)))


async def test_a_phone_finds_reads_writes_and_follows_the_address_book(book: Book) -> None:
    server = Server(book)
    home = await server.ask("PROPFIND", "/api/studio_sync/dav/books/ann/", depth="1")
    assert BOOK.encode() in home.body
    first = await server.ask("REPORT", BOOK, SYNC.format(""), depth="1")
    assert b"ada.vcf" in first.body
    token = first.body.partition(b"<d:sync-token>")[2].partition(b"<")[0].decode()
    made = await server.ask("PUT", f"{BOOK}new.vcf", IOS, if_none_match="*")
    assert made.status == 201
    got = await server.ask("GET", f"{BOOK}new.vcf")
    assert got.body == IOS
    assert got.headers["ETag"] == made.headers["ETag"]
    with pytest.raises(DavError) as refused:
        await server.ask("PUT", f"{BOOK}new.vcf", IOS, if_match='"other"')
    assert refused.value.status == 412
    gone = await server.ask("DELETE", f"{BOOK}ada.vcf")
    assert gone.status == 204
    delta = await server.ask("REPORT", BOOK, SYNC.format(token), depth="1")
    assert b"new.vcf" in delta.body
    assert b"ada.vcf" in delta.body
    assert b"404" in delta.body


async def test_who_may_only_read_changes_nothing(book: Book) -> None:
    server = Server(book, may_write=False)
    for method, name in (("PUT", "new.vcf"), ("PUT", "ada.vcf"), ("DELETE", "ada.vcf")):
        with pytest.raises(DavError) as refused:
            await server.ask(method, f"{BOOK}{name}", IOS)
        assert refused.value.status == 403
    assert b"FN:Ada" in (await server.ask("GET", f"{BOOK}ada.vcf")).body


async def test_a_refused_card_leaves_nothing_behind(book: Book) -> None:
    server = Server(book)
    rev = await book.read(lambda tx: tx.rev)
    with pytest.raises(DavError):
        await server.ask("PUT", f"{BOOK}new.vcf", IOS * 2)
    with pytest.raises(DavError):
        await server.ask("PUT", f"{BOOK}new.vcf", IOS.replace(b"FN:", b"FN:\xff"))
    assert await book.read(lambda tx: tx.rev) == rev
