"""Phones that use the server: what they ask, and what they hold of what they were told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav_server.book_home import BookHome
from custom_components.studio_sync.dav_server.event_mapping import View
from custom_components.studio_sync.dav_server.paths import ROOT_PATH
from custom_components.studio_sync.dav_server.request import DavRequest, DavResponse
from custom_components.studio_sync.dav_server.serve import is_reading, refusal, serve
from custom_components.studio_sync.dav_server.visit import BookRights, CalendarRights, Visit
from custom_components.studio_sync.scheduling.settings import Studio
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.scheduling.write_path import Request, Surface, source_of
from tests.dav_asking import HOST, answers, condition, token_of, xml
from tests.world import ZONE

from .fragile import FragileBook

BUSY_WORD = "Busy"
GROUP = "phones"
PROPERTY = "<d:prop><d:getetag/></d:prop>"
MOST_ROUNDS = 200


@dataclass(slots=True)
class Held:
    """What a phone holds of a collection: etags by href, up to a token."""

    token: str = ""
    etags: dict[str, str] = field(default_factory=dict)


def rights(
    shown: Privacy = Privacy.FULL, *, may_write: bool = True, tentative: bool = True
) -> CalendarRights:
    """Return what an access may do with a calendar."""
    return CalendarRights(name="C", may_write=may_write, shown=shown, tentative=tentative)


@dataclass(slots=True, kw_only=True)
class DavClient:
    """A phone with an access, and all that it was told."""

    user: str
    calendars: dict[str, CalendarRights]
    clients: BookRights | None = None
    held: dict[str, Held] = field(default_factory=dict)
    """By the path of a collection."""

    @property
    def collections(self) -> list[str]:
        """The paths of what it may see."""
        found = [self.calendar(each) for each in self.calendars]
        return found if self.clients is None else [*found, self.book]

    def calendar(self, owner_id: str) -> str:
        """Return the path of a calendar, whether it may see that or not."""
        return f"{ROOT_PATH}calendars/{self.user}/{owner_id}/"

    @property
    def book(self) -> str:
        """The path of the address book."""
        return f"{ROOT_PATH}books/{self.user}/{GROUP}/"

    def view(self, owner_id: str) -> View:
        """Return how it sees a calendar."""
        return View.of(owner_id, self.calendars[owner_id], BUSY_WORD, ZONE)

    def writable(self) -> list[str]:
        """Return the owners of the calendars that it may write in."""
        return [owner for owner, each in self.calendars.items() if each.may_write]

    def visit(self, studio: Studio) -> Visit:
        """Return its access."""
        return Visit(
            access_id=self.user,
            user=self.user,
            owner=self.user,
            studio=studio,
            calendars=self.calendars,
            clients=self.clients,
            busy_word=BUSY_WORD,
        )


@dataclass(slots=True, kw_only=True)
class Line:
    """The way from phones to the server over a book; ``studio`` has its settings now."""

    book: Callable[[], FragileBook]
    studio: Callable[[], Studio]
    fragile: bool = False
    """Writes may fail, as the book's plan says."""

    async def ask(
        self, phone: DavClient, method: str, path: str, body: bytes | str = b"", **headers: str
    ) -> DavResponse:
        """Return the answer to a request; header names have underscores for hyphens."""
        request = DavRequest(
            method=method,
            path=path,
            headers={name.replace("_", "-").lower(): (each,) for name, each in headers.items()},
            authority=HOST,
            body=body.encode() if isinstance(body, str) else body,
        )
        visit = phone.visit(self.studio())

        def work(tx: Transaction) -> DavResponse:
            return serve(request, BookHome(tx, visit))

        book = self.book()
        try:
            if is_reading(method):
                return await Book.read(book, work)
            source = source_of(Request(surface=Surface.PHONE, access_id=phone.user))
            if self.fragile:
                return await book.write(work, source=source)
            return await Book.write(book, work, source=source)
        except DavError as error:
            return refusal(error, request)

    async def get_all(self, phone: DavClient, hrefs: Sequence[str]) -> dict[str, tuple[str, bytes]]:
        """Return etags and texts of items that are there, each by a GET."""
        visit = phone.visit(self.studio())

        def work(tx: Transaction) -> dict[str, tuple[str, bytes]]:
            home, found = BookHome(tx, visit), dict[str, tuple[str, bytes]]()
            for href in hrefs:
                got = serve(DavRequest(method="GET", path=href, headers={}), home)
                found[href] = got.headers["ETag"], got.body
            return found

        return await Book.read(self.book(), work)

    async def text(self, phone: DavClient, href: str) -> bytes | None:
        """GET an item; None if there is none."""
        got = await self.ask(phone, "GET", href)
        return got.body if got.status is HTTPStatus.OK else None

    async def listing(self, phone: DavClient, collection: str) -> dict[str, str]:
        """Return the etags of all items by href."""
        body = xml(f"d:propfind>{PROPERTY}</d:propfind>")
        found = answers(await self.ask(phone, "PROPFIND", collection, body, depth="1"))
        return {href: each.text("d:getetag") for href, each in found.items() if href != collection}

    async def multiget(
        self, phone: DavClient, collection: str, hrefs: Iterable[str]
    ) -> dict[str, tuple[str, bytes]]:
        """Return etags and texts of what there is of these."""
        hrefs = list(hrefs)
        if not hrefs:
            return {}
        root, data = "c:calendar-multiget", "c:calendar-data"
        if collection == phone.book:
            root, data = "a:addressbook-multiget", "a:address-data"
        inner = "".join(f"<d:href>{href}</d:href>" for href in hrefs)
        body = xml(f"{root}><d:prop><d:getetag/><{data}/></d:prop>{inner}</{root}>")
        found = answers(await self.ask(phone, "REPORT", collection, body))
        return {
            href: (each.text("d:getetag"), each.text(data).encode())
            for href, each in found.items()
            if each.status is None
        }

    async def follow(self, phone: DavClient, collection: str, limit: int | None = None) -> Held:
        """Ask what has changed until all is known, from the start if the token is good no more."""
        held = phone.held.setdefault(collection, Held())
        bound = "" if limit is None else f"<d:limit><d:nresults>{limit}</d:nresults></d:limit>"
        for _ in range(MOST_ROUNDS):
            body = xml(
                f"d:sync-collection><d:sync-token>{held.token}</d:sync-token>"
                f"<d:sync-level>1</d:sync-level>{bound}{PROPERTY}</d:sync-collection>"
            )
            response = await self.ask(phone, "REPORT", collection, body)
            if response.status is not HTTPStatus.MULTI_STATUS:
                assert held.token, response
                assert condition(response) == "d:valid-sync-token"
                held.token, held.etags = "", {}
                continue
            found = answers(response)
            more = found.pop(collection, None)
            for href, each in found.items():
                if each.status is None:
                    held.etags[href] = each.text("d:getetag")
                else:
                    assert each.status == HTTPStatus.NOT_FOUND
                    held.etags.pop(href, None)
            held.token = token_of(response)
            if more is None:
                return held
        raise AssertionError("the changes never end")
