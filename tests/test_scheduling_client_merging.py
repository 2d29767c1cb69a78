"""Two clients become one, and two again; a client is erased."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path
import sqlite3

import pytest

from custom_components.studio_sync.book import (
    appointments,
    clients,
    erased,
    journal,
    links,
    people,
    photos,
)
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import CLIENT, Client, ClientGroup, Kind, Link
from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.formats.pictures import Picture
from custom_components.studio_sync.scheduling import client_merging as merging
from custom_components.studio_sync.scheduling.errors import (
    MergeUndone,
    SameClient,
    UnknownClient,
    UnknownMerge,
)
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .book_fixtures import client, opened, single, timed, utc
from .scheduling_fixtures import STUDIO

REQUEST = Request(surface=Surface.ACTION, user_id="u1")
ADA = replace(
    client(
        "ada",
        "Ada Byron",
        emails=("ada@example.com",),
        phones=("030 1234567",),
        notes="tall",
        parts=NameParts(given="Ada", family="Byron"),
    ),
    group_ids=("vip",),
)
OTHER = replace(
    client(
        "other",
        'Ada "Countess" Lovelace',
        emails=("ADA@example.com", "countess@example.com"),
        notes="likes 👩‍👩‍👧",
        birthday="1815-12-10",
        addresses=(PostalAddress(city="London"),),
    ),
    number="7",
    group_ids=("b", "vip"),
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "book.db"


@pytest.fixture
async def book(file: Path) -> AsyncIterator[Book]:
    async with opened(f"sqlite:///{file}") as book:
        await book.write(lambda tx: people.put_group(tx, ClientGroup(id="b", name="B")))
        await book.write(lambda tx: clients.put_many(tx, [ADA, OTHER]))
        at = timed(utc(2026, 3, 1))
        title = 'Portrait – Ada "Countess" Lovelace'
        session = replace(single("s", at, title=title), kind=Kind.SESSION, session_type="Portrait")
        both = [
            replace(session, client_id="other"),
            replace(single("a", at, title="Call"), client_id="other"),
        ]
        await book.write(lambda tx: appointments.put_many(tx, both))
        yield book


async def merge(book: Book, one: str = "ada", other: str = "other") -> merging.Merged:
    answer = await carry_out(
        book, REQUEST, lambda tx: merging.merge(tx, STUDIO, REQUEST, one, other)
    )
    return answer.result


async def undo(book: Book, run_id: str) -> None:
    await carry_out(book, REQUEST, lambda tx: merging.undo_merge(tx, STUDIO, run_id))


async def who(book: Book) -> dict[str, tuple[str | None, str]]:
    """Return whose each appointment is, and its title."""
    found = await book.read(lambda tx: appointments.get_many(tx, ["a", "s"]))
    return {name: (each.client_id, each.content.title) for name, each in found.items()}


async def get(book: Book, client_id: str) -> Client:
    found = await book.read(lambda tx: clients.get_client(tx, client_id))
    assert found is not None
    return found


async def test_all_that_both_had_is_the_one_that_stays(book: Book) -> None:
    """And where they differ both values are told."""
    merged = await merge(book)
    assert merged.client == await get(book, "ada")
    assert merged.client.content == replace(
        ADA.content,
        emails=(Labelled(value="ada@example.com"), Labelled(value="countess@example.com")),
        notes="tall\n\nlikes 👩‍👩‍👧",
        birthday="1815-12-10",
        addresses=(PostalAddress(city="London"),),
    )
    assert (merged.client.number, merged.client.group_ids) == ("7", ("vip", "b"))
    assert merged.differ == ("name", "emails", "notes")
    assert (await get(book, "other")).deleted
    assert await who(book) == {"a": ("ada", "Call"), "s": ("ada", "Portrait – Ada Byron")}


async def test_only_what_is_the_same_is_kept_once(book: Book) -> None:
    """A number in whatever form; neither other addresses nor what another label says is lost."""

    async def give(client_id: str, *, phone: str, email: str, custom: Labelled) -> None:
        content = replace(
            (await get(book, client_id)).content,
            phones=(Labelled(value=phone),),
            emails=(Labelled(value=email),),
            custom=(custom,),
        )
        given = replace(await get(book, client_id), content=content)
        await book.write(lambda tx: clients.put_client(tx, given))

    await give(
        "ada", phone="0171 999000", email="a.b@x.com", custom=Labelled(label="Dog", value="Rex")
    )
    await give(
        "other", phone="+49 171 999000", email="ab@x.com", custom=Labelled(label="Cat", value="Rex")
    )
    merged = (await merge(book)).client.content
    assert [each.value for each in merged.phones] == ["0171 999000"]
    assert [each.value for each in merged.emails] == ["a.b@x.com", "ab@x.com"]
    assert [each.label for each in merged.custom] == ["Dog", "Cat"]


async def test_a_merge_is_undone(book: Book) -> None:
    before = await who(book)
    merged = await merge(book)
    await undo(book, merged.run_id)
    for each in (ADA, OTHER):
        now = await get(book, each.id)
        assert replace(now, rev=0, changed_at=None) == each
    assert await who(book) == before
    with pytest.raises(MergeUndone):
        await undo(book, merged.run_id)


async def test_what_was_changed_since_a_merge_stays(book: Book) -> None:
    merged = await merge(book)
    edited = replace(merged.client, content=replace(merged.client.content, notes="mine"))
    free = replace(single("a", timed(utc(2026, 3, 1)), title="Call"), client_id=None)

    await book.write(lambda tx: (clients.put_client(tx, edited), appointments.put(tx, free)))
    await undo(book, merged.run_id)
    assert (await get(book, "ada")).content == replace(ADA.content, notes="mine")
    assert (await who(book))["a"] == (None, "Call")


async def test_what_can_not_be_merged_or_undone_is_refused(book: Book) -> None:
    with pytest.raises(SameClient):
        await merge(book, "ada", "ada")
    for pair in (("ada", "nobody"), ("nobody", "ada")):
        with pytest.raises(UnknownClient):
            await merge(book, *pair)
    await book.write(lambda tx: clients.delete_client(tx, "other"))
    with pytest.raises(UnknownClient):
        await merge(book)
    with pytest.raises(UnknownMerge):
        await undo(book, "nothing")


async def test_two_without_much_are_merged(book: Book) -> None:
    """A name and what it is made of go together."""
    nameless = [
        replace(client("x", ""), content=Contact(phones=(Labelled(value="1", preferred=True),))),
        replace(
            client("y", "Firm", parts=None, company=True),
            number="9",
        ),
    ]
    await book.write(lambda tx: clients.put_many(tx, nameless))
    kept = (await merge(book, "x", "y")).client
    assert (kept.name, kept.content.company, kept.phones) == ("Firm", True, ("1",))


async def erase(book: Book, client_id: str) -> list[Link]:
    remaining = list[Link]()
    await carry_out(
        book,
        REQUEST,
        lambda tx: merging.unlink_all(tx, STUDIO, client_id),
        after=lambda tx, found: remaining.extend(merging.erase(tx, REQUEST, *found)),
    )
    return remaining


async def test_nothing_personal_stays_of_a_client_who_is_erased(book: Book, file: Path) -> None:
    """In no table of the book, with what was merged, changed and deleted before."""

    def prepare(tx: Transaction) -> None:
        key = photos.put(tx, Picture(data=b"face", media_type="image/jpeg"))
        photographed = replace(OTHER, content=replace(OTHER.content, photo=key))
        clients.put_client(tx, photographed)
        baseline = OTHER.content
        pair = Link(
            replica_id="r", record_id="ada", remote_id="c1", baseline=baseline, record_kind=CLIENT
        )
        links.put_many(tx, [pair])
        gone = replace(
            single("gone", timed(utc(2026, 3, 2)), title="With Countess"), client_id="other"
        )
        appointments.put(tx, gone)
        appointments.delete(tx, "gone")

    await carry_out(book, REQUEST, prepare)
    await merge(book)
    assert [each.remote_id for each in await erase(book, "ada")] == ["c1"]
    assert await who(book) == {"a": (None, "Call"), "s": (None, "Portrait")}
    assert await book.read(lambda tx: clients.changes(tx, 0)) == [await get(book, "client")]
    with sqlite3.connect(file) as connection:
        dump = "\n".join(connection.iterdump())
    for private in ("Byron", "Countess", "Lovelace", "ada@", "1234567", "1815", "face", "likes"):
        assert private not in dump, private
    with pytest.raises(UnknownClient):
        await erase(book, "ada")


async def test_an_erasure_is_in_the_journal_without_the_name(book: Book) -> None:
    await erase(book, "ada")
    [run] = [
        each
        for each in await book.read(lambda tx: journal.runs(tx, journal.STUDIO))
        if each.kind == merging.ERASE
    ]
    [line] = await book.read(lambda tx: journal.entries(tx, run.id))
    assert (run.starter, line.record_id, line.before, line.after) == ("user:u1", "ada", None, None)


async def test_a_client_without_a_name_is_erased_and_others_stay(book: Book) -> None:
    await book.write(lambda tx: clients.put_client(tx, client("x", " ")))
    await erase(book, "x")
    assert (await get(book, "ada")).lives


async def test_of_an_erased_client_the_id_is_kept_and_where_the_copies_were(book: Book) -> None:
    pair = Link(replica_id="r", record_id="ada", remote_id="c1", record_kind=CLIENT)
    await book.write(lambda tx: links.put_many(tx, [pair]))
    await erase(book, "ada")
    await book.write(lambda tx: clients.put_client(tx, client("x", "X")))
    await erase(book, "x")
    copies = {
        "named": erased.Copy(names=("c1",), marks=()),
        "renamed": erased.Copy(names=("c2", "c1"), marks=()),
        "marked": erased.Copy(names=("c3",), marks=("x",)),
        "another": erased.Copy(names=("c4",), marks=("client",)),
        "both": erased.Copy(names=("c1",), marks=("ada", "client")),
        **{
            f"c{number}": erased.Copy(names=(f"c{number}",), marks=()) for number in range(9, 2_000)
        },
    }
    found = await book.read(lambda tx: erased.copies(tx, "r", copies))
    assert found == {"named", "renamed", "marked"}
    assert await book.read(lambda tx: erased.copies(tx, "s", copies)) == {"marked"}
