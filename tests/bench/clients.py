"""Finding clients in a small and a big book, and looking for those that are there twice."""

from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from functools import partial
from itertools import batched
from statistics import median
from time import process_time, thread_time

from phonenumbers import parse

from custom_components.studio_sync.book import clients, links, visits
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import Contact, Labelled, PostalAddress
from custom_components.studio_sync.scheduling.client_finding import find
from custom_components.studio_sync.scheduling.duplicate_clients import duplicates

from .stage import Bench, open_book

COUNTRY = "DE"
_GIVEN = ("Anna", "Jörg", "Zoë", "Mateus", "Priya", "Ida", "Łukasz", "Viktor", "Nele", "Oskar")
_FAMILY = ("Berg", "Okafor", "Sørensen", "Conti", "Petrenko", "Wójcik", "Dubois", "Ærø")
_TOWNS = ("Köln", "Bremen", "Lyon", "Århus", "Graz", "Basel")
_LOOKS = 41
_AT_ONCE = 5_000
_SEARCHES = ("erg", "nn", "zo")
"""Three letters anywhere, two at the start of a word that few have, and of one that many have."""


def made(count: int) -> Iterator[Client]:
    """Make clients; every hundredth has the number of the one before."""
    for number in range(count):
        given, family = _GIVEN[number % 10], _FAMILY[number // 10 % 8]
        line = 1_000_000 + (number - (number % 100 == 1)) * 7
        yield Client(
            id=f"{number:032x}",
            content=Contact(
                name=f"{given} {family} {number}",
                phones=(Labelled(value=f"030 {line}", label="mobile"),),
                emails=(Labelled(value=f"client{number}@example.net"),),
                addresses=(PostalAddress(street="Ring 1", city=_TOWNS[number % 6]),),
            ),
        )


async def growth(bench: Bench) -> None:
    """Find clients in two books, one of them 50 times as big.

    In turns, and by the CPU of the book's thread: a search takes half a millisecond, so that
    whatever else the machine did while one of the books was looked at counted as its growth.
    """
    few, many = bench.sizes.clients
    async with _filled(bench, few) as small, _filled(bench, many) as big:
        for figure, look in ("clients.find.growth", _find), ("panel.find_50000.growth", _page):
            ratios = [await _growth(small, big, partial(look, wanted)) for wanted in _SEARCHES]
            bench.samples.add(figure, max(ratios))


@asynccontextmanager
async def _filled(bench: Bench, count: int) -> AsyncIterator[Book]:
    """Open a book with so many clients."""
    file = bench.folder / f"clients-{count}.db"
    new = not file.exists()
    async with open_book(bench, f"sqlite:///{file}") as (book, _):
        if new:
            await fill(book, made(count))
        yield book


def _find(wanted: str, tx: Transaction) -> None:
    find(tx, wanted, COUNTRY, clients.seen_by(None), 20)


def _page(wanted: str, tx: Transaction) -> None:
    """Read what the studio's page shows of a search: the first, when they come, where they are."""
    found = find(tx, wanted, COUNTRY, clients.seen_by(None), 50)
    ids = [each.id for each in found.clients]
    visits.visits(tx, ids, tx.now, "Europe/Berlin", None)
    links.elsewhere(tx, "", ids)


async def _growth(small: Book, big: Book, look: Callable[[Transaction], None]) -> float:
    def measured(tx: Transaction) -> float:
        begin = thread_time()
        look(tx)
        return thread_time() - begin

    spent = [(await small.read(measured), await big.read(measured)) for _ in range(_LOOKS)]
    among_few, among_many = (median(each) for each in zip(*spent, strict=True))
    return float(among_many / among_few)


async def fill(book: Book, many: Iterable[Client]) -> None:
    """Put clients in the book."""
    for some in batched(many, _AT_ONCE, strict=False):
        await book.write(partial(clients.put_many, records=some))


async def twice(bench: Bench) -> None:
    """Look for clients that are there twice, and parse their numbers alone."""
    every = list(made(bench.sizes.linked))

    def parsed() -> None:
        for client in every:
            for phone in client.phones:
                parse(phone, COUNTRY)

    alone = _cpu(parsed)
    whole = _cpu(lambda: duplicates(every, COUNTRY))
    bench.samples.add("clients.duplicates_10000.vs_parse", whole / alone)


def _cpu(work: Callable[[], object]) -> float:
    """Return what some work costs in CPU, in seconds."""
    begin = process_time()
    work()
    return process_time() - begin
