"""Finding clients in a small and a big book, and looking for those that are there twice."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import batched
from statistics import median
from time import perf_counter, process_time

from phonenumbers import parse

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.book import Book
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
    """Find clients in two books, one of them 50 times as big."""
    few, many = bench.sizes.clients
    found = [await _spent(bench, number) for number in (few, many)]
    ratios = [big / small for small, big in zip(*found, strict=True)]
    bench.samples.add("clients.find.growth", max(ratios))


async def _spent(bench: Bench, count: int) -> list[float]:
    """Return for each search how long it takes among so many clients, in seconds."""
    file = bench.folder / f"clients-{count}.db"
    new = not file.exists()
    async with open_book(bench, f"sqlite:///{file}") as (book, _):
        if new:
            await fill(book, made(count))
        return [await _look(book, wanted) for wanted in _SEARCHES]


async def _look(book: Book, wanted: str) -> float:
    spent = list[float]()
    for _ in range(_LOOKS):
        begin = perf_counter()
        await book.read(lambda tx: find(tx, wanted, COUNTRY, clients.seen_by(None), 20))
        spent.append(perf_counter() - begin)
    return median(spent)


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
