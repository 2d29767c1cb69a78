"""Whose appointment may this be? Suggested with a reason, never applied (S19)."""

from collections.abc import AsyncIterator
from time import process_time

import pytest

from custom_components.studio_sync.book import people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.scheduling.client_suggestions import Hint, Suggestion, suggest
from custom_components.studio_sync.scheduling.settings import Studio

from .book_fixtures import client, opened, single, timed
from .scheduling_fixtures import MORNING, STUDIO, doing, get, put

CLIENTS = [
    client("ada", "Ada Lovelace", emails=("Ada@Example.com",), phones=("030 901820",)),
    client("jose", "José Müller-Straße", phones=("+34 912 345 678",)),
    client("tim", "Tim Berners Lee", emails=("tim@example.com", "lee@example.com")),
    client("bo", "Bo", emails=("family@example.com",)),
    client("li", "Li Berners", emails=("family@example.com",)),
    client("odd", "…", phones=("no number", "12")),
]


def _fill(tx: Transaction) -> None:
    for each in CLIENTS:
        people.put_client(tx, each)


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    async with opened() as book:
        await book.write(_fill)
        yield book


async def ask(
    book: Book, title: str = "Call", studio: Studio = STUDIO, **fields: object
) -> tuple[Suggestion, ...]:
    record = single("call", timed(MORNING), title=title, **fields)
    return await book.read(doing(suggest, studio, record))


async def test_by_the_address_of_a_guest(book: Book) -> None:
    [found] = await ask(book, guests=("ada@EXAMPLE.com", "ann@studio.example"))
    assert (found.client_id, found.name, found.score) == ("ada", "Ada Lovelace", 0.95)
    assert [(each.hint, each.text) for each in found.reasons] == [(Hint.GUEST, "ada@EXAMPLE.com")]


async def test_by_an_address_in_the_text(book: Book) -> None:
    [found] = await ask(book, description="Write to <tim@example.com>.")
    assert (found.client_id, found.reasons[0].hint) == ("tim", Hint.EMAIL)


@pytest.mark.parametrize(
    "text", ["030 901820", "+49 30 901820", "0049-30-90 18 20", "Tel. (030) 901820, please"]
)
async def test_by_a_phone_number_however_it_is_written(book: Book, text: str) -> None:
    [found] = await ask(book, description=text)
    assert (found.client_id, found.reasons[0].hint) == ("ada", Hint.PHONE)
    assert found.reasons[0].text == "+4930901820"


async def test_a_number_of_another_country_is_another_number(book: Book) -> None:
    assert await ask(book, description="+43 30 901820") == ()
    [found] = await ask(book, description="+34 912345678")
    assert found.client_id == "jose"


async def test_without_a_country_only_international_numbers_count(book: Book) -> None:
    nowhere = Studio(zone="UTC")
    assert await ask(book, studio=nowhere, description="030 901820") == ()
    [found] = await ask(book, studio=nowhere, description="+34 912345678")
    assert found.client_id == "jose"


@pytest.mark.parametrize(
    "text", ["ada lovelace", "Portrait ADA LOVELACE, outdoors", "Lovelace, Ada", "Ada  Lovelace?"]
)
async def test_by_name_in_any_case_and_order(book: Book, text: str) -> None:
    [found] = await ask(book, text)
    assert (found.client_id, found.score) == ("ada", 0.7)


@pytest.mark.parametrize("text", ["Berners Lee Tim", "LEE, Tim Berners", "Tim Berners Lee"])
async def test_by_name_wherever_the_last_name_begins(book: Book, text: str) -> None:
    [found] = await ask(book, text)
    assert (found.client_id, found.score) == ("tim", 0.7)


@pytest.mark.parametrize(
    ("text", "client"),
    [
        ("<p>Ada&nbsp;Lovelace<br>outdoors</p>", "ada"),
        ("<b>Ada</b> <i>Lovelace</i>", "ada"),
        ("Jos&eacute; M&uuml;ller-Stra&szlig;e", "jose"),
        ('Tel.&nbsp;<a href="tel:030901820">(030)&nbsp;901820</a>', "ada"),
        ('<a href="mailto:tim@example.com">write</a>', "tim"),
        ("<a href='mailto:tim@example.com'>write</a>", "tim"),
    ],
)
async def test_in_a_text_that_google_has_written_as_html(
    book: Book, text: str, client: str
) -> None:
    """As Google Calendar on the web does with descriptions."""
    [found] = await ask(book, description=text)
    assert found.client_id == client


@pytest.mark.parametrize("text", ["a" * 4000, "@" * 4000, "a@" * 2000, "a@b." * 1000, "<" * 4000])
async def test_a_long_text_without_spaces_holds_nothing_up(book: Book, text: str) -> None:
    await ask(book)
    began = process_time()
    assert await ask(book, "", description=text) == ()
    assert process_time() - began < 0.05


async def test_by_name_without_accents(book: Book) -> None:
    [found] = await ask(book, "jose muller strasse")
    assert found.client_id == "jose"


async def test_only_whole_words_are_names(book: Book) -> None:
    assert await ask(book, "Canada Lovelacean Boat") == ()


async def test_the_last_name_alone_says_less(book: Book) -> None:
    [found] = await ask(book, "Frau Lovelace")
    assert (found.client_id, found.score, found.reasons[0].hint) == ("ada", 0.3, Hint.SURNAME)
    assert await ask(book, "Bo") == ()


async def test_hints_add_up_and_the_likeliest_is_first(book: Book) -> None:
    found = await ask(book, "Ada Lovelace and Tim Berners Lee", guests=("ada@example.com",))
    assert [each.client_id for each in found] == ["ada", "tim"]
    assert found[0].score == 0.98
    assert 0 < found[1].score < found[0].score <= 1


async def test_an_address_of_two_clients_says_less_for_each(book: Book) -> None:
    found = await ask(book, guests=("family@example.com",))
    assert [(each.client_id, each.score) for each in found] == [("bo", 0.67), ("li", 0.67)]


async def test_nothing_is_applied_and_changes_of_clients_are_seen(book: Book) -> None:
    await put(book, single("call", timed(MORNING), guests=("ada@example.com",)))
    assert await ask(book, guests=("new@example.com",)) == ()
    new = client("new", "N. Ew", emails=("new@example.com",))
    await book.write(lambda tx: people.put_client(tx, new))
    assert [each.client_id for each in await ask(book, guests=("new@example.com",))] == ["new"]
    await book.write(lambda tx: people.delete_client(tx, "new"))
    assert await ask(book, guests=("new@example.com",)) == ()
    assert (await get(book, "call")).client_id is None


async def test_odd_texts_are_harmless(book: Book) -> None:
    text = "\u202e@@ @.x +++ 00000000000000000000 <b>\x07" * 2000
    assert await ask(book, text[:100], description=text) == ()


async def test_ten_thousand_clients_are_looked_through_at_once(book: Book) -> None:
    def many(tx: Transaction) -> None:
        for n in range(10_000):
            people.put_client(
                tx, client(f"c{n}", f"First{n} Last{n % 99}", phones=(f"030{600000 + n}",))
            )

    await book.write(many)
    await ask(book)
    began = process_time()
    [found] = await ask(book, "First77 Last77", description="030 600077")
    assert process_time() - began < 0.05
    assert (found.client_id, found.score) == ("c77", 0.97)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("Jörg Müller", "Joerg Mueller"),
        ("Jörg Müller", "Jorg Muller"),
        ("Joerg Mueller", "Jörg Müller"),
        ("Søren Łukasz", "Soren Lukasz"),
        ("Søren Łukasz", "Soeren Lukasz"),
        ("Soren Lukasz", "SØREN ŁUKASZ"),
        ("Åse Ærø", "Aase Aeroe"),
        ("Åse Ærø", "Ase Aero"),
        ("Aase Bjørnson", "Åse Björnson"),
        ("Anna Groß", "Anna Gross"),
        ("Đorđe Čađo", "Dorde Cado"),
        ("Þóra Guðmundsdóttir", "Thora Gudmundsdottir"),
        ("I\u015f\u0131l Y\u0131ld\u0131z", "Isil Yildiz"),
        ("Ħasan Ŧuomas", "Hasan Tuomas"),
        ("Éloïse Cœur", "Eloise Coeur"),
        ("Jo\u0308rg Mu\u0308ller", "Joerg Mueller"),
    ],
)
async def test_by_a_name_in_another_spelling(name: str, title: str) -> None:
    """Letters that a keyboard or a person writes differently."""
    async with opened() as book:
        await book.write(lambda tx: people.put_client(tx, client("one", name)))
        [found] = await ask(book, title=f"Portrait of {title}, outside")
    assert (found.client_id, found.reasons[0].hint) == ("one", Hint.NAME)


async def test_other_names_are_no_spellings(book: Book) -> None:
    for title in ("Ada Lovelance", "Joss Muller Strasser", "Tom Berners Lee"):
        assert all(each.reasons[0].hint is not Hint.NAME for each in await ask(book, title=title))
