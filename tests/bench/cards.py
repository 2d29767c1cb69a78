"""Files of clients: vCards against vobject, photos, and a CSV of 10,000 rows into the book."""

import asyncio
from datetime import date
from functools import partial
import gc
from itertools import chain, islice, repeat
from pathlib import Path
from time import perf_counter, process_time
from typing import Final

from custom_components.studio_sync.book import clients
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import Contact, Labelled
from custom_components.studio_sync.formats.contact_csv.write import write_csv
from custom_components.studio_sync.formats.vcard.content import CardContent
from custom_components.studio_sync.formats.vcard.file import read_file
from custom_components.studio_sync.formats.vcard.photo import Photo
from custom_components.studio_sync.formats.vcard.write import write_card
from custom_components.studio_sync.scheduling import client_import
from custom_components.studio_sync.scheduling.client_files import read_client_file
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .peers import call, installed
from .stage import Bench, open_book

_FIXTURES: Final = Path(__file__).parent.parent / "fixtures" / "vcard"
_BOTH: Final = (
    *("davx5", "evolution", "google", "ios", "kaddressbook", "nextcloud", "thunderbird"),
)
"""The dialects that vobject reads, too; each file has one card."""
_MB: Final = 2**20
_TODAY: Final = date(2026, 11, 27)
_VOBJECT: Final = """
import sys, time, vobject
text = open(sys.argv[1], encoding="utf-8", newline="").read()
begin = time.process_time()
count = sum(1 for each in vobject.readComponents(text))
spent = time.process_time() - begin
open(sys.argv[2], "w").write(f"{count} {spent}")
"""


async def against_vobject(bench: Bench) -> None:
    """Read mixed cards as we do and as vobject does."""
    each = [(_FIXTURES / f"{name}.vcf").read_bytes() for name in _BOTH]
    data = b"".join(islice(chain.from_iterable(repeat(each)), bench.sizes.small))
    file, answer = bench.path("mixed.vcf"), bench.path("vobject.txt")
    file.write_bytes(data)
    programs = await installed(bench)
    await call(bench, str(programs / "python"), "-c", _VOBJECT, str(file), str(answer))
    count, theirs = answer.read_text().split()
    ours, found = await asyncio.to_thread(_timed, data)
    assert found == int(count) == bench.sizes.small
    bench.samples.add("vcard.read.vs_vobject", float(theirs) / ours)


async def photos(bench: Bench) -> None:
    """Write and read cards with photos of two sizes."""
    small, large = [await asyncio.to_thread(_photo, size * _MB) for size in (1, 5)]
    bench.samples.add("vcard.photo.growth", large / small)


def _timed(data: bytes) -> tuple[float, int]:
    """Read cards; return the seconds of that, and how many there were.

    What this process holds besides is kept from the garbage collector, which else goes through it
    all: vobject has a process of its own, that holds nothing else.
    """
    gc.collect()
    gc.freeze()
    try:
        begin = process_time()
        found = read_file(data)
        return process_time() - begin, len(found)
    finally:
        gc.unfreeze()


def _photo(size: int) -> float:
    """Write a card with a photo and read it; return the seconds of it, the best of three."""
    photo = Photo(
        data=b"\xff\xd8\xff\xe0" + bytes(range(256)) * (size // 256), media_type="image/jpeg"
    )
    content = CardContent(contact=Contact(name="a"), photo=photo)
    spent = list[float]()
    for _ in range(3):
        begin = process_time()
        read_file(write_card(content))
        spent.append(process_time() - begin)
    return min(spent)


async def csv_import(bench: Bench) -> None:
    """Preview and import a CSV, against writing the same clients to another book."""
    contacts = [_contact(number) for number in range(bench.sizes.linked)]
    data = write_csv([CardContent(contact=each) for each in contacts])
    async with open_book(bench) as (book, _):
        begin = perf_counter()
        await book.write(partial(_put, contacts=contacts))
        floor = perf_counter() - begin
    async with open_book(bench) as (book, _):
        begin = perf_counter()
        await _import(book, data)
        ours = perf_counter() - begin
        assert len(await book.read(clients.clients)) == len(contacts)
    bench.samples.add("import.csv_10000.vs_book", ours / floor)


async def _import(book: Book, data: bytes) -> None:
    file = await asyncio.to_thread(read_client_file, data, _TODAY)
    shown = await book.read(lambda tx: client_import.plan(tx, file.records))
    request = Request(surface=Surface.IMPORT)
    await carry_out(book, request, lambda tx: client_import.apply(tx, file.records, shown=shown))


def _put(tx: Transaction, contacts: list[Contact]) -> None:
    clients.put_many(tx, [Client(id=tx.new_id(), content=each) for each in contacts])


def _contact(number: int) -> Contact:
    return Contact(
        name=f"Vorname{number} Name{number % 997}",
        phones=(Labelled(value=f"+49 170 {number:07}", label="mobile"),),
        emails=(Labelled(value=f"n{number}@example.org", label="home"),),
        notes="Kommt gern früh.",
    )
