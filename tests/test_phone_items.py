"""What phones call items, and the texts that they wrote, as the book keeps them."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
import shutil

from sqlalchemy import select

from custom_components.studio_sync.book import (
    appointments,
    clients,
    concerns,
    erasing,
    phone_items,
    tables,
    tombstones,
)
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.change import Change
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Status
from custom_components.studio_sync.book.phone_items import Mark, PhoneItem

from .book_fixtures import Clock, ids, opened, single, stored, timed, utc

NOON = utc(2026, 3, 2, 11)
WEEK = timedelta(days=7)


def item(record_id: str, name: str, **fields: object) -> PhoneItem:
    values = {"calendar": "ann", "uid": f"uid of {record_id}", **fields}
    return PhoneItem(record_id=record_id, name=name, **values)  # type: ignore[arg-type]


async def put(book: Book, new: PhoneItem) -> PhoneItem:
    return await book.write(lambda tx: phone_items.put(tx, new))


async def test_an_item_is_found_by_its_name_and_by_its_uid() -> None:
    async with opened() as book:
        await stored(book, single("a", timed(NOON)))
        text = b"BEGIN:VCALENDAR\r\n\xff\x00"
        kept = await book.write(
            lambda tx: phone_items.put(
                tx, item("a", "A.ics", text=text, text_etag='"1"', made_from='"0"')
            )
        )
        assert kept.rev == await book.read(lambda tx: tx.rev)
        assert await book.read(lambda tx: phone_items.get(tx, "ann", "a")) == kept
        assert await book.read(lambda tx: phone_items.get(tx, "ann/busy", "a")) is None
        named = await book.read(lambda tx: phone_items.by_name(tx, "ann", ["A.ics", "a.ics"]))
        assert named == {"A.ics": kept}
        assert await book.read(lambda tx: phone_items.by_uid(tx, "uid of a")) == [kept]
        assert await book.read(lambda tx: phone_items.of_record(tx, "a")) == [kept]
        uids = await book.read(lambda tx: phone_items.uids(tx, ["a", "b"]))
        assert uids == {"a": "uid of a", "b": "b"}
        mark = Mark(record_id="a", name="A.ics", text_etag='"1"', made_from='"0"', rev=kept.rev)
        # It was there before, under the name that all have.
        former = Mark(record_id=None, name="a.ics", text_etag="", made_from="", rev=kept.rev)
        marks = await book.read(lambda tx: phone_items.marks(tx, "ann"))
        assert sorted(marks, key=lambda each: each.name) == [mark, former]
        assert await book.read(lambda tx: phone_items.marks(tx, "ann", kept.rev)) == []
        assert await book.read(lambda tx: phone_items.last_rev(tx, "ann")) == kept.rev
        assert await book.read(lambda tx: phone_items.last_rev(tx, "bob")) == 0


async def test_a_text_is_no_change_of_its_appointment() -> None:
    """Nothing is synced because of an alarm."""
    async with opened() as book:
        [before] = await stored(book, single("a", timed(NOON)))
        told = list[Change]()
        book.subscribe(told.append)
        await book.write(lambda tx: phone_items.put(tx, item("a", "A.ics", text=b"x")))
        assert told == []
        assert await book.read(lambda tx: appointments.get(tx, "a")) == before
        assert await book.read(lambda tx: concerns.changes_for(tx, before.rev, "ann")) == []
        assert await book.read(lambda tx: tx.rev) == before.rev + 1


async def test_a_text_goes_with_its_appointment_and_the_name_with_its_tombstone() -> None:
    clock = Clock()
    async with opened(clock=clock) as book:
        weekly = single("s", timed(NOON), recurrence=("RRULE:FREQ=WEEKLY",))
        day = single("e", timed(NOON + WEEK), series_id="s", original_start=NOON + WEEK)
        await stored(book, weekly, day, single("b", timed(NOON)))
        for name in ("s", "e", "b"):
            await put(book, item(name, f"{name}.ics", text=b"x"))
        await book.write(lambda tx: appointments.delete(tx, "s"))
        found = await book.read(lambda tx: phone_items.get_many(tx, "ann", ["s", "e", "b"]))
        assert {name: each.text for name, each in found.items()} == {
            "s": None,
            "e": None,
            "b": b"x",
        }
        clock.now += timedelta(days=400)
        before = clock.now
        deleted = await book.read(lambda tx: appointments.get_many(tx, ["s", "e"]))
        assert await book.write(lambda tx: tombstones.purge(tx, before)) == 2
        left = await book.read(lambda tx: phone_items.marks(tx, "ann"))
        assert [each.record_id for each in left if each.record_id is not None] == ["b"]
        assert await _forgotten(book) == (max(each.rev for each in deleted.values()), 0)


async def test_a_client_who_is_removed_or_erased_leaves_no_text() -> None:
    clock = Clock()
    async with opened(clock=clock) as book:
        await stored(book, single("a", timed(NOON), client_id="client"))
        card = item("client", "c.vcf", calendar="clients/vip", text=b"BEGIN:VCARD")
        await book.write(lambda tx: phone_items.put(tx, card))
        await book.write(lambda tx: phone_items.put(tx, item("a", "A.ics", text=b"C. Lient")))

        def erase(tx: Transaction) -> None:
            person = clients.get_client(tx, "client")
            record = appointments.get(tx, "a")
            assert person is not None
            assert record is not None
            appointments.put(tx, replace(record, client_id=None))
            erasing.erase(tx, person, ["a"])

        person = await book.read(lambda tx: clients.get_client(tx, "client"))
        assert person is not None
        await book.write(lambda tx: clients.put_client(tx, replace(person, deleted=True)))
        gone = await book.read(lambda tx: phone_items.get(tx, "clients/vip", "client"))
        assert gone is not None
        assert (gone.text, gone.text_etag, gone.name) == (None, "", "c.vcf")
        last = await book.read(lambda tx: clients.revs(tx, ["client"])["client"])
        before = await book.read(lambda tx: phone_items.last_rev(tx, "ann"))
        await book.write(erase)
        assert await book.read(lambda tx: phone_items.marks(tx, "clients/vip")) == []
        told = await book.read(lambda tx: phone_items.marks_of(tx, "ann", ["a"])["a"])
        assert (told.name, told.text_etag) == ("A.ics", "")
        assert told.rev > before
        appointments_rev, clients_rev = await _forgotten(book)
        assert (appointments_rev, clients_rev >= last) == (0, True)


async def test_a_name_is_taken_over_and_one_that_is_given_up_is_told_as_gone() -> None:
    async with opened() as book:
        await stored(book, single("a", timed(NOON)), single("b", timed(NOON)))
        await book.write(lambda tx: phone_items.put(tx, item("a", "1.ics", text=b"x")))
        moved = await book.write(lambda tx: phone_items.put(tx, item("a", "2.ics", text=b"x")))
        told = await book.read(lambda tx: phone_items.marks(tx, "ann"))
        names = {each.name: (each.record_id, each.rev) for each in told}
        assert names.pop("a.ics")[0] is None
        assert names == {"1.ics": (None, moved.rev), "2.ics": ("a", moved.rev)}
        assert await book.read(lambda tx: phone_items.by_name(tx, "ann", ["1.ics"])) == {}
        assert await book.read(lambda tx: phone_items.by_uid(tx, "")) == []
        for name in ("1.ics", "2.ics"):
            await put(book, item("b", name))
        named = await book.read(lambda tx: phone_items.by_name(tx, "ann", ["1.ics", "2.ics"]))
        assert {name: each.record_id for name, each in named.items()} == {"2.ics": "b"}
        former = await book.read(lambda tx: phone_items.get(tx, "ann", "a"))
        assert former == replace(moved, name="a~.ics")
        there = await book.read(lambda tx: phone_items.marks_named(tx, "ann", ["1.ics", "2.ics"]))
        assert {name: each.record_id for name, each in there.items()} == {
            "1.ics": None,
            "2.ics": "b",
        }
        kept = await book.read(lambda tx: phone_items.marks_of(tx, "ann", ["a", "b", "c"]))
        assert {key: each.name for key, each in kept.items()} == {"a": "a~.ics", "b": "2.ics"}


async def test_who_loses_a_name_again_and_again_has_another_each_time() -> None:
    async with opened() as book:
        await stored(book, *(single(key, timed(NOON)) for key in "abc"))
        await put(book, item("c", "a~~.ics"))
        for key in "abab":
            await put(book, item(key, "1.ics"))
        kept = await book.read(lambda tx: phone_items.marks_of(tx, "ann", ["a", "b", "c"]))
        assert {key: each.name for key, each in kept.items()} == {
            "a": "a~.ics",
            "b": "1.ics",
            "c": "a~~.ics",
        }
        await put(book, item("b", "a~.ics"))
        kept = await book.read(lambda tx: phone_items.marks_of(tx, "ann", ["a", "b", "c"]))
        assert {key: each.name for key, each in kept.items()} == {
            "a": "a~~~.ics",
            "b": "a~.ics",
            "c": "a~~.ics",
        }


async def test_properties_are_an_accesss_own_and_go_with_it() -> None:
    async with opened() as book:

        def work(tx: Transaction) -> list[dict[str, str]]:
            phone_items.put_property(tx, "phone", "ann", "{DAV:}displayname", "Mine")
            phone_items.put_property(tx, "phone", "ann", "color", "#ff0000ff")
            phone_items.put_property(tx, "phone", "ann", "color", "#00ff00ff")
            phone_items.put_property(tx, "other", "ann", "color", "#0000ffff")
            phone_items.put_property(tx, "phone", "ann", "{DAV:}displayname", None)
            both = ("phone", "other")
            found = [phone_items.properties(tx, each, "ann") for each in both]
            phone_items.keep_accesses(tx, ["other", "new"])
            return [*found, *(phone_items.properties(tx, each, "ann") for each in both)]

        assert await book.write(work) == [
            {"color": "#00ff00ff"},
            {"color": "#0000ffff"},
            {},
            {"color": "#0000ffff"},
        ]


async def test_a_change_concerns_the_resources_as_well() -> None:
    async with opened() as book:

        async def of_the_room(since: int = 0) -> list[str]:
            found = await book.read(lambda tx: concerns.changes_for(tx, since, "room"))
            return [each.id for each in found]

        weekly = single("s", timed(NOON), recurrence=("RRULE:FREQ=WEEKLY",), resource_ids=("room",))
        day = single("e", timed(NOON + WEEK), series_id="s", original_start=NOON + WEEK)
        series, one, _ = await stored(book, weekly, day, single("b", timed(NOON)))
        assert await of_the_room() == ["s", "e"]
        [series] = await stored(book, replace(series, resource_ids=()))
        assert await of_the_room(series.rev - 1) == ["s"]
        [one] = await stored(book, replace(one, content=replace(one.content, title="Another")))
        assert await of_the_room(series.rev) == []


async def test_a_date_is_told_of_when_its_series_is_given_to_others_or_cancelled() -> None:
    """It then is an item of its own in the calendar of those who have it, or none any more."""
    async with opened() as book:
        weekly = single("s", timed(NOON), recurrence=("RRULE:FREQ=WEEKLY",))
        day = single(
            "e", timed(NOON + WEEK), series_id="s", original_start=NOON + WEEK, staff_id="bob"
        )
        [series, _] = await stored(book, weekly, day)

        async def change(new: Appointment) -> tuple[Appointment, list[str]]:
            since = await book.read(lambda tx: tx.rev)
            [kept] = await stored(book, new)
            found = await book.read(lambda tx: concerns.changes_for(tx, since, "bob"))
            return kept, sorted(each.id for each in found)

        series, found = await change(
            replace(series, content=replace(series.content, title="Another"))
        )
        assert found == ["s"]
        series, found = await change(replace(series, staff_id="bob"))
        assert found == ["e", "s"]
        cancelled = replace(series.content, status=Status.CANCELLED)
        series, found = await change(replace(series, content=cancelled))
        assert found == ["e", "s"]


async def test_each_opening_that_changed_something_has_a_life(tmp_path: Path) -> None:
    """What a restored backup gives revs to is told apart from what had them before."""
    first, second = tmp_path / "a.db", tmp_path / "b.db"
    async with opened(f"sqlite:///{first}"):
        pass
    assert [since for _, since in await _lives(first)] == [0, 5]
    # Opened twice, and nothing written: the same revs belong to the same lives.
    before = await _lives(first)
    assert [since for _, since in await _lives(first)] == [0, 5]
    shutil.copy(first, second)
    lives = []
    for path in (first, second):
        book = await Book.open(f"sqlite:///{path}", clock=Clock(), new_id=ids())
        await stored(book, single("a", timed(NOON)))
        await book.close()
        lives.append(await _lives(path))
    one, other = lives
    assert one[0] == other[0] == before[0]
    assert [since for _, since in one] == [0, 5, 6]
    assert one[1] != other[1]


async def _lives(path: Path) -> list[tuple[str, int]]:
    book = await Book.open(f"sqlite:///{path}", clock=Clock(), new_id=ids())
    columns = (tables.book_life.c.life, tables.book_life.c.since_rev)
    query = select(*columns).order_by(tables.book_life.c.number)
    found = await book.read(lambda tx: list(tx.connection.execute(query).tuples()))
    await book.close()
    return found


async def _forgotten(book: Book) -> tuple[int, int]:
    columns = (tables.book.c.forgotten_rev, tables.book.c.forgotten_clients_rev)
    return await book.read(lambda tx: tx.connection.execute(select(*columns)).tuples().one())
