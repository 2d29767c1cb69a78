"""What an import makes of records, and that it can be done twice and undone."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from time import process_time

from hypothesis import given, settings, strategies as st
import pytest
from sqlalchemy import update

from custom_components.studio_sync.book import clients, journal, people, photos, tables
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, ClientGroup
from custom_components.studio_sync.book.validation import MAX_TEXT
from custom_components.studio_sync.formats.contact import (
    Contact,
    Labelled,
    NameParts,
    PostalAddress,
)
from custom_components.studio_sync.formats.contact_csv.columns import guess
from custom_components.studio_sync.formats.contact_csv.read import read_records
from custom_components.studio_sync.formats.contact_csv.table import read_table
from custom_components.studio_sync.formats.contact_csv.write import write_csv
from custom_components.studio_sync.formats.pictures import Picture, fitted
from custom_components.studio_sync.formats.vcard.content import CardContent
from custom_components.studio_sync.formats.vcard.file import read_file
from custom_components.studio_sync.formats.vcard.photo import Photo
from custom_components.studio_sync.formats.vcard.write import write_card
from custom_components.studio_sync.scheduling import client_import
from custom_components.studio_sync.scheduling.client_import import (
    NO_CHOICES,
    Choices,
    Incoming,
    Planned,
    Verdict,
)
from custom_components.studio_sync.scheduling.client_import_undo import (
    Undone,
    last_import,
    undo,
    would_undo,
)
from custom_components.studio_sync.scheduling.client_matching import Why
from custom_components.studio_sync.scheduling.import_errors import UnknownImport
from custom_components.studio_sync.scheduling.write_path import Answer, Request, Surface, carry_out

from .book_fixtures import opened
from .pictures import jpeg
from .vcard_contents import contents

IMPORT = Request(surface=Surface.IMPORT, user_id="mia")
GERMAN = Choices(country="DE")
JPEG = Photo(data=jpeg(), media_type="image/jpeg")


@pytest.fixture
async def book() -> AsyncIterator[Book]:
    """Open a book with a group and a client."""
    async with opened() as book:
        yield book


def contact(name: str, *, phone: str = "", email: str = "", **fields: object) -> Contact:
    """Return a contact with a number and an address."""
    return Contact(
        name=name,
        phones=(Labelled(value=phone),) if phone else (),
        emails=(Labelled(value=email),) if email else (),
        **fields,  # type: ignore[arg-type]
    )


def incoming(*found: Contact | CardContent) -> list[Incoming]:
    """Return contacts as the rows of a file, from 2."""
    cards = [each if isinstance(each, CardContent) else CardContent(contact=each) for each in found]
    return [
        Incoming(row=row, content=each, photo=picture(each)) for row, each in enumerate(cards, 2)
    ]


def picture(content: CardContent) -> Picture | None:
    """Return the photo of a card as it is kept."""
    found = content.photo
    return fitted(found.data) if isinstance(found, Photo) else None


async def preview(
    book: Book, *found: Contact | CardContent, choices: Choices = GERMAN
) -> list[Planned]:
    """Say what an import would do."""
    plan = await book.read(lambda tx: client_import.plan(tx, incoming(*found), choices))
    return list(plan.records)


async def carried_out(
    book: Book, *found: Contact | CardContent, choices: Choices = GERMAN
) -> Answer[list[Planned]]:
    """Import."""
    records = incoming(*found)
    return await carry_out(book, IMPORT, lambda tx: client_import.apply(tx, records, choices))


async def put(book: Book, *given_: Client) -> None:
    await book.write(lambda tx: clients.put_many(tx, given_))


async def all_of(book: Book) -> list[Client]:
    return await book.read(clients.clients)


def verdicts(planned: Sequence[Planned]) -> list[tuple[Verdict, Why | None]]:
    """Return what becomes of the records."""
    return [(each.verdict, each.why) for each in planned]


async def test_a_preview_says_what_becomes_of_each_record_and_writes_nothing(book: Book) -> None:
    ada = contact("Ada Lovelace", phone="+49 170 1234567", email="ada@example.org")
    await put(book, Client(id="ada", content=ada, number="K-1"))
    before = await all_of(book)
    planned = await preview(
        book,
        contact("Eva New", phone="0171 1"),
        contact("Ada Lovelace", phone="0170 / 1234567"),
        contact("Lovelace, Ada", email="ADA@example.org", title="Countess"),
        contact("Ada"),
        contact("Paul Lovelace", phone="01701234567"),
        contact("Paul Lovelace", email="ada@example.org"),
        contact("Ada Lovelace", phone="0172 2"),
        contact(""),
        contact("x" * (MAX_TEXT + 1)),
        contact("y", notes="y" * MAX_TEXT),
    )
    assert verdicts(planned) == [
        (Verdict.NEW, None),
        (Verdict.SAME, Why.PHONE_AND_NAME),
        (Verdict.FILLS_IN, Why.EMAIL_AND_NAME),
        (Verdict.NEW, None),
        (Verdict.POSSIBLY_SAME, Why.PHONE),
        (Verdict.POSSIBLY_SAME, Why.EMAIL),
        (Verdict.POSSIBLY_SAME, Why.NAME),
        (Verdict.LEFT_OUT, Why.NOTHING),
        (Verdict.LEFT_OUT, Why.TOO_LONG),
        (Verdict.LEFT_OUT, Why.TOO_LONG),
    ]
    assert planned[2].added == ("title",)
    assert planned[4].client is not None
    assert planned[4].client.id == "ada"
    assert await all_of(book) == before


async def test_an_import_is_a_run_of_the_journal(book: Book) -> None:
    answer = await carried_out(book, contact("Eva", phone="0171 1"))
    run = await book.read(lambda tx: journal.run(tx, answer.run_id))
    assert run is not None
    assert (run.kind, run.starter) == ("import", "user:mia")
    (line,) = await book.read(lambda tx: journal.entries(tx, answer.run_id))
    assert (line.before, line.after) == (None, contact("Eva", phone="0171 1"))


async def test_a_file_imported_again_makes_nothing_new(book: Book) -> None:
    """Families share a number, and two people may have one name."""
    found = (
        contact("Anna Berg", phone="030 1234567"),
        contact("Paul Berg", phone="030 1234567"),
        contact("Peter Müller", phone="0171 1111111"),
        contact("Peter Müller", phone="0171 2222222"),
        contact("Nur Name", notes="a"),
        contact("Nur Name", notes="b"),
        contact("🐶"),
        CardContent(contact=contact("Mit Bild"), photo=JPEG, number="7", groups=("VIP", "Neu")),
    )
    answer = await carried_out(book, *found)
    assert {each.verdict for each in answer.result} == {Verdict.NEW}
    before = await all_of(book)
    again = await carried_out(book, *found)
    assert {each.verdict for each in again.result} == {Verdict.SAME}
    assert await all_of(book) == before


async def test_what_is_there_is_never_replaced(book: Book) -> None:
    have = contact(
        "Ada Lovelace", phone="+49 170 1234567", email="a@example.org", title="Dr.", notes="old"
    )
    have = replace(have, phones=(replace(have.phones[0], preferred=True),))
    await put(book, Client(id="ada", content=have, number="1"))
    record = CardContent(
        contact=Contact(
            name="Ada  LOVELACE",
            parts=NameParts(given="Ada", family="Lovelace"),
            phones=(
                Labelled(value="0170 1234567", label="mobile"),
                Labelled(value="0170 9", preferred=True),
            ),
            emails=(Labelled(value="a@example.org", label="work"),),
            addresses=(PostalAddress(street="Weg 1"),),
            title="Countess",
            notes="new",
            birthday="--02-29",
        ),
        number="2",
        photo=JPEG,
        groups=("vip",),
    )
    (done,) = (await carried_out(book, record)).result
    assert done.verdict is Verdict.FILLS_IN
    assert done.differs == ("title", "notes", "number")
    assert set(done.added) == {"parts", "phones", "addresses", "birthday", "groups", "photo"}
    (ada,) = [each for each in await all_of(book) if each.id == "ada"]
    assert (ada.content.title, ada.content.notes, ada.number) == ("Dr.", "old", "1")
    assert [(each.value, each.preferred) for each in ada.content.phones] == [
        ("+49 170 1234567", True),
        ("0170 9", False),
    ]
    assert ada.group_ids == ("vip",)
    kept = await book.read(lambda tx: photos.get(tx, ada.content.photo))
    assert kept is not None
    assert kept.data == JPEG.data


async def test_two_rows_about_one_person_become_one_client(book: Book) -> None:
    """By UID, by number or e-mail and name; the second fills in."""
    answer = await carried_out(
        book,
        CardContent(contact=contact("Eva Stein"), uid="u"),
        CardContent(contact=contact("Eva Stein", phone="1"), uid="u"),
        CardContent(contact=contact("Somebody Else"), uid="u"),
        contact("E. Stein"),
    )
    assert verdicts(answer.result) == [
        (Verdict.NEW, None),
        (Verdict.FILLS_IN, Why.ID),
        (Verdict.NEW, None),
        (Verdict.NEW, None),
    ]
    assert answer.result[1].of_row == 2
    names = [each.name for each in await all_of(book)]
    assert names.count("Eva Stein") == 1


async def test_several_clients_that_fit_are_a_question(book: Book) -> None:
    await put(
        book,
        Client(id="1", content=contact("Eva Stein", phone="0301234567")),
        Client(id="2", content=contact("Eva Stein", phone="0301234567", title="x")),
    )
    (asked,) = await preview(book, contact("Eva Stein", phone="0301234567", notes="n"))
    assert (asked.verdict, asked.why) == (Verdict.POSSIBLY_SAME, Why.SEVERAL)
    (same,) = await preview(book, contact("Eva Stein", phone="0301234567", title="x"))
    assert (same.verdict, same.client) == (Verdict.SAME, await one(book, "2"))


async def one(book: Book, client_id: str) -> Client:
    found = await book.read(lambda tx: clients.get_client(tx, client_id))
    assert found is not None
    return found


async def test_what_is_possibly_the_same_may_be_added(book: Book) -> None:
    await put(book, Client(id="a", content=contact("Anna Berg", phone="0301234567")))
    record = contact("Paul Berg", phone="0301234567")
    choices = replace(GERMAN, add_possible=True)
    (done,) = (await carried_out(book, record, choices=choices)).result
    assert done.verdict is Verdict.NEW
    (again,) = (await carried_out(book, record)).result
    assert again.verdict is Verdict.SAME


async def test_groups_are_found_or_made_and_one_may_be_given(book: Book) -> None:
    await book.write(lambda tx: people.put_group(tx, ClientGroup(id="all", name="Alle")))
    record = CardContent(contact=contact("Eva"), groups=("vip", "Neue Gruppe"))
    await carried_out(book, record, choices=Choices(group_id="all"))
    groups = {each.id: each.name for each in await book.read(people.groups)}
    (eva,) = [each for each in await all_of(book) if each.name == "Eva"]
    assert [groups[each] for each in eva.group_ids] == ["VIP", "Neue Gruppe", "Alle"]
    await carried_out(book, CardContent(contact=contact(""), groups=("Nie",)))
    assert "Nie" not in {each.name for each in await book.read(people.groups)}


async def test_an_import_can_be_undone_but_for_what_was_changed_since(book: Book) -> None:
    await put(book, Client(id="a", content=contact("Anna Berg", email="a@example.org")))
    answer = await carried_out(
        book,
        contact("Anna Berg", email="a@example.org", title="Dr."),
        contact("Eva", phone="0171 1111111"),
        contact("Uta", phone="0171 2222222"),
    )
    uta = next(each for each in await all_of(book) if each.name == "Uta")
    await put(book, replace(uta, content=replace(uta.content, notes="changed")))
    told = await undone(book, answer.run_id)
    names = {each.name: each.content for each in await all_of(book)}
    assert names.keys() == {"C. Lient", "Anna Berg", "Uta"}
    assert names["Anna Berg"].title == ""
    assert told.restored == ("a",)
    assert told.kept == (uta.id,)
    assert len(told.removed) == 1
    again = await undone(book, answer.run_id)
    assert (again.removed, again.restored) == ((), ())
    with pytest.raises(UnknownImport):
        await book.write(lambda tx: undo(tx, "nonsense"))


async def undone(book: Book, run_id: str) -> Undone:
    request = replace(IMPORT, undoes=run_id)
    return (await carry_out(book, request, lambda tx: undo(tx, run_id))).result


async def test_an_undo_takes_back_all_that_the_import_gave(book: Book) -> None:
    """Number, groups, and groups that were made for it."""
    have = contact("Anna Berg", email="a@example.org")
    await put(book, Client(id="a", content=have, group_ids=("vip",)))
    record = CardContent(contact=have, number="7", groups=("Neu", "VIP"))
    answer = await carried_out(book, record, CardContent(contact=contact("Eva"), groups=("Neu",)))
    told = await undone(book, answer.run_id)
    assert (told.restored, told.kept, len(told.removed)) == (("a",), (), 1)
    anna = await one(book, "a")
    assert (anna.content, anna.number, anna.group_ids) == (have, "", ("vip",))
    assert "Neu" not in {each.name for each in await book.read(people.groups)}
    with pytest.raises(UnknownImport):
        await book.write(lambda tx: undo(tx, _last_run(tx)))


def _last_run(tx: Transaction) -> str:
    [found] = journal.runs(tx, journal.STUDIO, limit=1)
    return found.id


async def test_an_undo_leaves_each_thing_that_somebody_changed_since(book: Book) -> None:
    have = contact("Anna Berg", email="a@example.org")
    await put(book, Client(id="a", content=have))
    full = replace(have, title="Dr.", notes="imported", phones=(Labelled(value="0170 1"),))
    record = CardContent(contact=full, number="7", groups=("Neu", "Andere"))
    answer = await carried_out(book, record, CardContent(contact=contact("Eva"), groups=("Neu",)))
    anna = await one(book, "a")
    eva = next(each for each in await all_of(book) if each.name == "Eva")
    changed = replace(anna.content, notes="by hand", role="Boss")
    groups = {each.name: each for each in await book.read(people.groups)}
    await put(book, replace(anna, content=changed, number="8", group_ids=(groups["Neu"].id, "vip")))
    await put(book, replace(eva, number="9"))
    renamed = replace(groups["Andere"], name="Renamed")
    await book.write(lambda tx: people.put_group(tx, renamed))
    look = await book.read(lambda tx: would_undo(tx, answer.run_id))
    assert await one(book, "a") == replace(await one(book, "a"), content=changed)
    told = await undone(book, answer.run_id)
    assert told == look
    assert (told.restored, set(told.kept), told.removed) == (("a",), {"a", eva.id}, ())
    anna = await one(book, "a")
    assert anna.content == replace(have, notes="by hand", role="Boss")
    assert (anna.number, anna.group_ids) == ("8", ("vip",))
    assert {"Neu", "Renamed"} <= {each.name for each in await book.read(people.groups)}


async def test_a_group_that_an_account_synchronizes_by_now_stays(book: Book) -> None:
    answer = await carried_out(book, CardContent(contact=contact("Eva"), groups=("Neu",)))
    [made] = [each.id for each in await book.read(people.groups) if each.name == "Neu"]
    await book.write(lambda tx: undo(tx, answer.run_id, {made}))
    assert "Neu" in {each.name for each in await book.read(people.groups)}


async def test_a_client_who_is_gone_by_now_is_told(book: Book) -> None:
    answer = await carried_out(book, contact("Eva"))
    [eva] = [each for each in await all_of(book) if each.name == "Eva"]
    await book.write(lambda tx: clients.delete_client(tx, eva.id))
    told = await undone(book, answer.run_id)
    assert (told.kept, told.removed, told.restored) == ((eva.id,), (), ())


async def test_a_journal_that_notes_no_groups_can_be_undone(book: Book) -> None:
    """Written by a version before groups and numbers were noted."""
    await put(book, Client(id="a", content=contact("Anna", email="a@b.example")))
    answer = await carried_out(
        book, CardContent(contact=contact("Anna", email="a@b.example", title="x"), number="7")
    )
    await book.write(
        lambda tx: tx.connection.execute(update(tables.entry).values(loser="")).rowcount
    )
    assert (await undone(book, answer.run_id)).restored == ("a",)
    anna = await one(book, "a")
    assert (anna.content.title, anna.number) == ("", "7")


async def test_the_last_import_that_changed_something_is_the_one_to_undo(book: Book) -> None:
    assert await book.read(last_import) is None
    answer = await carried_out(book, contact("Eva", phone="0171 1"))
    await carried_out(book, contact("Eva", phone="0171 1"))
    found = await book.read(last_import)
    assert found is not None
    assert found.id == answer.run_id
    await undone(book, answer.run_id)
    assert await book.read(last_import) is None


async def test_a_preview_that_was_shown_is_done_as_it_is_unless_the_book_has_changed(
    book: Book,
) -> None:
    records = incoming(contact("Eva", phone="0171 1"))
    shown = await book.read(lambda tx: client_import.plan(tx, records, GERMAN))
    request = IMPORT
    done = await carry_out(
        book, request, lambda tx: client_import.apply(tx, records, GERMAN, shown=shown)
    )
    assert verdicts(done.result) == verdicts(shown.records)
    again = await carry_out(
        book, request, lambda tx: client_import.apply(tx, records, GERMAN, shown=shown)
    )
    assert {each.verdict for each in again.result} == {Verdict.SAME}


@given(st.lists(contents, max_size=6), st.sampled_from(["3.0", "4.0", "csv"]))
@settings(deadline=None, max_examples=40)
async def test_an_export_imported_into_its_own_book_is_all_the_same(
    drawn: list[CardContent], form: str
) -> None:
    async with opened() as book:
        done = await carried_out(book, *drawn, choices=NO_CHOICES)
        groups = {each.id: each.name for each in await book.read(people.groups)}
        exported = [
            CardContent(
                contact=replace(each.content, photo=""),
                number=each.number,
                groups=tuple(groups[one] for one in each.group_ids),
                uid=each.id,
            )
            for each in await all_of(book)
            if " ::: " not in repr(each)
        ]
        assert len(done.result) == len(drawn)
        again = await book.read(
            lambda tx: client_import.plan(tx, _file(exported, form), NO_CHOICES)
        )
        assert {each.verdict for each in again.records} <= {Verdict.SAME}


def _file(exported: list[CardContent], form: str) -> list[Incoming]:
    if not exported:
        return []
    if form == "csv":
        table = read_table(write_csv(exported))
        found = read_records(table, guess(table.headings), this_year=2026)
        return [Incoming(row=each.row, content=each.content) for each in found]
    data = b"".join(write_card(each, form) for each in exported)
    return [Incoming(row=each.card.row, content=each.content) for each in read_file(data)]


async def test_ten_thousand_records_are_imported_in_no_time(book: Book) -> None:
    found = [contact(f"Name {n}", phone=f"0170 {n:07}", email=f"{n}@a.b") for n in range(10_000)]
    start = process_time()
    await carried_out(book, *found)
    assert process_time() - start < 20


@pytest.mark.parametrize("shared", ["phone", "email", "name"])
async def test_what_thousands_share_costs_no_more_and_a_file_of_it_is_the_same_again(
    book: Book, shared: str
) -> None:
    """A number that stands for none, or a name such as Unknown."""
    number = 3_000
    found = [
        contact(
            "Unknown" if shared == "name" else f"Name{one} Other{one}",
            phone="0" if shared == "phone" else f"0170 {one:07}",
            email="none@example.org" if shared == "email" else "",
            notes=str(one),
        )
        for one in range(number)
    ]
    start = process_time()
    await carried_out(book, *found)
    again = await preview(book, *found)
    assert process_time() - start < 20
    assert {each.verdict for each in again} == {Verdict.SAME}
