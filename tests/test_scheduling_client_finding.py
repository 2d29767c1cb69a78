"""Finding clients by any part of what identifies them."""

from collections.abc import AsyncIterator
from dataclasses import replace
from functools import partial
from random import Random

import pytest
from sqlalchemy import text

from custom_components.studio_sync.book import appointments, clients, tombstones
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Client
from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.formats.folding import fold, words
from custom_components.studio_sync.scheduling.client_finding import find
from custom_components.studio_sync.scheduling.client_index import index_of

from .book_fixtures import client, opened, single, timed, utc

CLIENTS = [
    replace(
        client(
            "jose",
            "José Müller-Straße",
            phones=("0170 / 123 45 67",),
            addresses=(PostalAddress(street="Am Ring 1", city="Köln", postal_code="50667"),),
            parts=NameParts(prefix="Dr.", given="José", phonetic_family="Myula"),
        ),
        number="K-0042",
    ),
    replace(
        client("joerg", "Jörg Samuel", emails=("js@firma.example",), nickname="Jogi"),
        number="W 2024/7",
    ),
    client(
        "firm", "Acme", organisation="Łódź Film", phones=("+49 (0)30 901820", "+34 912 346 678")
    ),
    client("odd", "👩‍👩‍👧", addresses=(PostalAddress(text="Hinterhof, Bremen"),)),
    client("space", "  "),
]


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as book:
        await book.write(lambda tx: clients.put_many(tx, CLIENTS))
        yield book


async def found(book: Book, wanted: str, people: tuple[str, ...] | None = None) -> list[str]:
    result = await book.read(lambda tx: find(tx, wanted, "DE", clients.seen_by(people)))
    return [each.id for each in result.clients]


@pytest.mark.parametrize(
    ("wanted", "who"),
    [
        ("MULLER", "jose"),
        ("mueller", "jose"),
        ("üll", "jose"),
        ("strasse josé", "jose"),
        ("Myula", "jose"),
        ("Köln", "jose"),
        ("koeln mueller", "jose"),
        ("506", "jose"),
        ("k-0042", "jose"),
        ("0042", "jose"),
        ("k0042", "jose"),
        ("K 0042", "jose"),
        ("k/00", "jose"),
        ("mullerstr", "jose"),
        ("Jo-erg", "joerg"),
        ("w20247", "joerg"),
        ("W-2024 7", "joerg"),
        ("+49 170 1234567", "jose"),
        ("0049 170 123", "jose"),
        ("0170 123", "jose"),
        ("123 45 67", "jose"),
        ("uel", "joerg"),
        ("Joerg", "joerg"),
        ("jogi", "joerg"),
        ("firma.exam", "joerg"),
        ("js@firma.example", "joerg"),
        ("lodz", "firm"),
        ("030 901820", "firm"),
        ("+4930901820", "firm"),
        ("+34 912346678", "firm"),
        ("ac", "firm"),
        ("hof", "odd"),
        ("br", "odd"),
        ("b h", "odd"),
        ("👩‍👩‍👧", "odd"),
        ("👩", "odd"),
    ],
)
async def test_a_client_is_found_by_any_part(book: Book, wanted: str, who: str) -> None:
    assert await found(book, wanted) == [who]


@pytest.mark.parametrize("wanted", ["0049 170 1234567", " 0049170123", "+49 170 123"])
async def test_a_number_from_abroad_is_found_without_a_country(book: Book, wanted: str) -> None:
    """Home Assistant need not know where it is."""
    result = await book.read(lambda tx: find(tx, wanted, "", clients.seen_by(None)))
    assert [each.id for each in result.clients] == ["jose"]


@pytest.mark.parametrize("wanted", ["anna\ud800", "\x00anna", "anna\x00", "ANNA "])
async def test_odd_characters_do_no_harm(book: Book, wanted: str) -> None:
    await book.write(lambda tx: clients.put_client(tx, client("c", "Anna")))
    assert await found(book, wanted) == ["c"]


@pytest.mark.parametrize(
    "wanted",
    ["", "  ", "…", '"', "*", "NEAR(a b)", "cme OR", "\u202e", "+", "mu xx", "\ud83d", "'" * 9],
)
async def test_what_nobody_has_finds_nobody(book: Book, wanted: str) -> None:
    """Also what means something in SQLite's language of queries."""
    assert await found(book, wanted) == []


async def test_a_huge_search_is_answered(book: Book) -> None:
    assert await found(book, "x" * 1_000_000) == []
    assert await found(book, "acme " * 100_000) == ["firm"]


async def test_a_client_is_found_as_it_is_now(book: Book) -> None:
    """Changed, removed, restored and forgotten."""
    renamed = replace(CLIENTS[2], content=Contact(name="Nova"))
    await book.write(lambda tx: clients.put_client(tx, renamed))
    assert (await found(book, "acme"), await found(book, "nova")) == ([], ["firm"])
    gone = await book.write(lambda tx: clients.delete_client(tx, "firm"))
    assert await found(book, "nova") == []
    await book.write(lambda tx: clients.put_client(tx, replace(gone, deleted=False)))
    assert await found(book, "nova") == ["firm"]
    await book.write(lambda tx: tombstones.forget_clients(tx, ["firm"]))
    assert await found(book, "nova") == []


async def test_no_more_are_read_than_are_wanted(book: Book) -> None:
    many = [client(f"c{n:02}", f"Anna {n:02}") for n in range(30)]
    await book.write(lambda tx: clients.put_many(tx, many))
    result = await book.read(lambda tx: find(tx, "anna", "DE", clients.seen_by(None), 10))
    assert (len(result.clients), result.more) == (10, True)
    result = await book.read(lambda tx: find(tx, "anna 07", "DE", clients.seen_by(None), 1))
    assert ([each.id for each in result.clients], result.more) == (["c07"], False)


async def first(book: Book, wanted: str, limit: int) -> list[str]:
    """Return the first who are found."""
    result = await book.read(lambda tx: find(tx, wanted, "DE", clients.seen_by(None), limit))
    return [each.id for each in result.clients]


async def test_the_best_matches_come_first_then_by_name(book: Book) -> None:
    """Where the name begins, whole words, where words begin, anywhere; however they came in."""
    some = [
        client("inside", "Hanna"),
        client("late", "Zoe Ann"),
        client("begun", "Äbert Annas"),
        client("whole", "Ann"),
        client("same", "ann"),
        client("mail", "Bert", emails=("ann@x.example",)),
        client("early", "Annika"),
    ]
    order = ["same", "whole", "early", "mail", "late", "begun", "inside"]
    await book.write(lambda tx: clients.put_many(tx, some))
    assert await found(book, "ann") == order
    for limit in range(1, 8):
        assert await first(book, "ÁNN", limit) == order[:limit]
    await book.write(lambda tx: clients.put_client(tx, client("whole", "Zz")))
    assert await found(book, "zz") == ["whole"]
    assert await first(book, "ann", 2) == ["same", "early"]


async def test_of_several_words_all_have_to_match_as_well(book: Book) -> None:
    some = [client("a", "Anna Bergmann"), client("b", "Hanna Berg"), client("c", "Anna Berg")]
    await book.write(lambda tx: clients.put_many(tx, some))
    assert await found(book, "berg anna") == ["c", "a", "b"]
    assert await found(book, "an be") == ["c", "a"]


@pytest.mark.parametrize("wanted", ["berg", "an", "b", "erg", "+49 30", "berg an"])
@pytest.mark.parametrize("number", [5, 3_000])
async def test_the_order_is_the_same_however_many_there_are(
    book: Book, wanted: str, number: int
) -> None:
    """Few are ordered, of many the names are gone through."""
    random = Random(number)
    given = ("Anna", "Hanna", "An", "Zoë", "Ängie", "Bo", "berg")
    family = ("Berg", "Bergmann", "Heidelberg", "Øberg", "Stein")
    some = [
        client(
            f"c{random.randrange(10**9)}",
            f"{random.choice(given)} {random.choice(family)}",
            phones=("030 1234567",),
        )
        for _ in range(number)
    ]
    await book.write(lambda tx: clients.put_many(tx, some))
    everybody = await found(book, wanted)
    assert everybody == sorted(everybody, key=lambda key: _place(wanted, key, some))
    for limit in (1, 20):
        assert await first(book, wanted, limit) == everybody[:limit]


def _place(wanted: str, key: str, some: list[Client]) -> tuple[int, str, str]:
    """Return how good a match is, and the name, without any index."""
    [name] = [each.name for each in some if each.id == key] or [""]
    folded, terms = fold(name), words(wanted)
    if not any(letter.isalpha() for letter in wanted):
        return 1, folded, key
    whole = all(term in words(name) for term in terms)
    begun = all(any(each.startswith(term) for each in words(name)) for term in terms)
    first = folded.startswith(fold(wanted))
    return 0 if first else 1 if whole else 2 if begun else 3, folded, key


async def test_staff_find_those_who_are_theirs_or_nobody_s(book: Book) -> None:
    theirs = replace(single("a", timed(utc(2026, 1, 1)), staff_id="ann"), client_id="jose")
    helped = replace(
        single("b", timed(utc(2026, 1, 2)), staff_id="ann"),
        client_id="joerg",
        assistant_ids=("bob",),
    )
    await book.write(lambda tx: appointments.put_many(tx, [theirs, helped]))
    assert await found(book, "jo", ("ann",)) == ["joerg", "jose"]
    assert await found(book, "jo", ("bob",)) == ["joerg"]
    assert await found(book, "acme", ("bob",)) == ["firm"]
    page, number = await book.read(lambda tx: clients.page(tx, clients.seen_by(("bob",)), 2, 1))
    assert ([each.id for each in page], number) == (["firm", "client"], 5)
    await book.write(lambda tx: clients.delete_client(tx, "jose"))
    for people, gone in ((("ann",), ["jose"]), (("bob",), []), (None, ["jose"])):
        page, _ = await book.read(partial(clients.page, seen=clients.removed(people), limit=9))
        assert [each.id for each in page] == gone


async def test_nothing_of_a_forgotten_client_stays_in_the_index(book: Book) -> None:
    await book.write(lambda tx: clients.delete_client(tx, "jose"))
    left = await book.read(
        lambda tx: [
            bytes(block)
            for block in tx.connection.execute(text("SELECT block FROM client_text_data")).scalars()
        ]
    )
    assert left
    assert not any(b"myu" in block or b"yul" in block for block in left)


async def test_the_suggestions_index_follows_single_changes(book: Book) -> None:
    """What did not change is not read again."""
    index = await book.read(index_of)
    jose = index.names["strasse"]
    moved = replace(CLIENTS[1], content=Contact(name="Jo", phones=(Labelled(value="030 555666"),)))
    await book.write(lambda tx: clients.put_client(tx, moved))
    after = await book.read(index_of)
    assert after is index
    assert (index.names["strasse"] is jose, "samuel" in index.names) == (True, False)
    assert [each.client_id for each in index.phones["555666"]] == ["joerg"]
    assert "js@firma.example" not in index.emails
    await book.write(lambda tx: clients.delete_client(tx, "joerg"))
    assert "555666" not in (await book.read(index_of)).phones
