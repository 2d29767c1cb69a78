"""What a phone replaced is put back, but for what somebody has changed since."""

from dataclasses import replace
from functools import partial

import orjson
import pytest
from sqlalchemy import select, update

from custom_components.studio_sync.book import appointments, clients, journal, people, tables
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Client, ClientGroup, Run
from custom_components.studio_sync.dav_server.card_mapping import read_text
from custom_components.studio_sync.scheduling.phone_undo import (
    NoPhoneChange,
    Undone,
    UnknownPhoneChange,
    and_later,
    last_change,
    undo,
    undo_all,
)
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .book_fixtures import client, single, timed
from .dav_calendar import Phone, records, runs, said
from .phone_book import GROUP, Phone as CardPhone
from .scheduling_fixtures import MORNING, WEEKLY, book, clock, get, put, session
from .vcard_cards import card

__all__ = ["book", "clock"]

_ENTRY = tables.entry.c


START = "DTSTART:20260302T090000Z\nDURATION:PT1H\nSUMMARY:New"


@pytest.fixture
async def phone(book: Book) -> Phone:
    await put(book, session("s", client_id="client", assistant_ids=("bob",)))
    return Phone(book)


def _number(run: Run) -> int:
    return int(run.id.removeprefix("id"))


async def undone(phone: Phone) -> Undone:
    """Undo the last change by a phone."""
    run = max(await runs(phone.book), key=_number)
    request = Request(surface=Surface.ACTION, user_id="user", undoes=run.id)
    answer = await carry_out(phone.book, request, lambda tx: undo(tx, run.id))
    return answer.result


@pytest.mark.parametrize("owner_id", ["ann", "bob"])
async def test_a_deletion_is_undone(phone: Phone, owner_id: str) -> None:
    """Also where the owner was only taken off it."""
    before = await get(phone.book, "s")
    await phone.delete(owner_id, "s.ics")
    assert (await undone(phone)).restored == ("s",)
    now = await get(phone.book, "s")
    assert replace(now, rev=before.rev, changed_at=before.changed_at) == before


async def test_a_move_and_an_edit_are_undone(phone: Phone) -> None:
    before = await get(phone.book, "s")
    await phone.move("ann", "s.ics", "room", "s.ics")
    await undone(phone)
    await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:New")
    await undone(phone)
    now = await get(phone.book, "s")
    assert replace(now, rev=before.rev, changed_at=before.changed_at) == before


async def test_deleted_here_and_put_there_it_is_as_before_once_both_are_undone(
    phone: Phone,
) -> None:
    await put(phone.book, single("a", timed(MORNING), assistant_ids=("bob",)))
    before = await get(phone.book, "a")
    text = await phone.get("ann", "a.ics") or b""
    await phone.delete("ann", "a.ics")
    await phone.put("room", "a.ics", text)
    assert (await get(phone.book, "a")).resource_ids == ("room",)
    latest = sorted(await runs(phone.book), key=_number, reverse=True)
    for run in latest:
        await carry_out(phone.book, Request(surface=Surface.ACTION), partial(undo, run_id=run.id))
    now = await get(phone.book, "a")
    assert replace(now, rev=before.rev, changed_at=before.changed_at) == before


async def test_a_series_and_its_dates_are_as_before(phone: Phone) -> None:
    await put(phone.book, session("w", recurrence=WEEKLY))
    off = "RRULE:FREQ=WEEKLY\r\nSUMMARY"
    new = "RRULE:FREQ=WEEKLY\r\nEXDATE:20260209T090000Z\r\nSUMMARY"
    await phone.change("ann", "w.ics", off, new)
    before = {each.id: each.content for each in await records(phone.book, living=False)}
    text = await phone.get("ann", "w.ics") or b""
    await phone.put(
        "ann",
        "w.ics",
        text.replace(b"T10", b"T12").replace(b"T11", b"T13").replace(b"T090000Z", b"T110000Z"),
    )
    assert (await undone(phone)).kept == ()
    after = {each.id: each for each in await records(phone.book, living=False)}
    assert {key: after[key].content for key in before} == before
    assert not any(after[key].deleted for key in before)
    assert all(after[key].deleted for key in after.keys() - before.keys())


async def test_what_was_made_is_removed(phone: Phone) -> None:
    await phone.put("ann", "x.ics", said("DTSTART:20260301T100000\nDURATION:PT1H"))
    [made] = [each for each in await records(phone.book) if each.id != "s"]
    assert (await undone(phone)).removed == (made.id,)
    assert (await get(phone.book, made.id)).deleted


async def test_what_was_changed_since_stays(phone: Phone) -> None:
    await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:New")
    now = await get(phone.book, "s")
    await put(phone.book, replace(now, content=replace(now.content, place="Lake")))
    assert (await undone(phone)).kept == ("s",)
    assert (await get(phone.book, "s")).content.title == "New"


async def test_a_change_and_all_later_ones_by_the_same_access_are_undone(phone: Phone) -> None:
    """The latest first; what other phones, the studio or an undo did stays."""
    other = Phone(phone.book, access_id="phone-2")
    before = await get(phone.book, "s")
    await phone.put("ann", "early.ics", said(START, uid="early"))
    await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:One")
    first = max(await runs(phone.book), key=_number)
    await phone.put("ann", "new.ics", said(START, uid="new"))
    await undone(phone)
    await other.put("ann", "theirs.ics", said(START, uid="theirs"))
    await phone.change("ann", "s.ics", "SUMMARY:One", "SUMMARY:Two")
    await phone.delete("ann", "s.ics")
    found = await phone.book.read(lambda tx: and_later(tx, first.id))
    assert len(found) == 3
    assert found[-1] == first.id
    work = partial(undo_all, run_ids=found)
    answer = await phone.book.write(work)
    assert answer == Undone(removed=(), restored=("s",), kept=())
    now = await get(phone.book, "s")
    assert replace(now, rev=before.rev, changed_at=before.changed_at) == before
    assert len(await records(phone.book)) == 3
    with pytest.raises(UnknownPhoneChange):
        await phone.book.read(lambda tx: and_later(tx, "nonsense"))


async def test_of_several_what_was_changed_since_stays(phone: Phone) -> None:
    await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:One")
    first = max(await runs(phone.book), key=_number)
    now = await get(phone.book, "s")
    await put(phone.book, replace(now, content=replace(now.content, place="Lake")))
    await phone.change("ann", "s.ics", "SUMMARY:One", "SUMMARY:Two")
    await phone.put("ann", "new.ics", said(START, uid="new"))
    found = await phone.book.read(lambda tx: and_later(tx, first.id))
    answer = await phone.book.write(partial(undo_all, run_ids=found))
    assert (answer.restored, answer.kept, len(answer.removed)) == ((), ("s",), 1)
    content = (await get(phone.book, "s")).content
    assert (content.title, content.place) == ("One", "Lake")


async def test_only_changes_by_phones_are_undone(phone: Phone) -> None:
    """Nor is an undo, which is a change by a person."""
    await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:New")
    await undone(phone)
    every = await phone.book.read(lambda tx: journal.runs(tx, replica_id="", limit=9))
    others = [each.id for each in every if each.kind != "phone"]
    assert others
    for run_id in (*others, "unknown"):
        with pytest.raises(UnknownPhoneChange):
            await phone.book.write(partial(undo, run_id=run_id))


async def test_the_last_change_by_an_access_is_undone_once(phone: Phone) -> None:
    other = Phone(phone.book, access_id="phone-2")
    await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:One")
    await other.change("ann", "s.ics", "SUMMARY:One", "SUMMARY:Two")
    last = await phone.book.read(lambda tx: last_change(tx, ["phone-2", "phone-3"]))
    request = Request(surface=Surface.ACTION, undoes=last.id)
    await carry_out(phone.book, request, lambda tx: undo(tx, last.id))
    assert (await get(phone.book, "s")).content.title == "One"
    first = await phone.book.read(lambda tx: last_change(tx, ["phone-1"]))
    assert first.id != last.id
    for ids in (["phone-2"], ["phone-3"], []):
        with pytest.raises(NoPhoneChange):
            await phone.book.read(partial(last_change, access_ids=ids))


@pytest.fixture
async def cards(book: Book) -> CardPhone:
    def work(tx: Transaction) -> None:
        people.put_group(tx, ClientGroup(id=GROUP, name="Phones"))
        people.put_group(tx, ClientGroup(id="vip", name="VIP"))
        ada = client("ada", "Ada", phones=("1",), number="K-7", group_ids=(GROUP, "vip"))
        clients.put_client(tx, ada)

    await book.write(work)
    return CardPhone(book)


async def ada_of(phone: CardPhone) -> Client:
    found = await phone.book.read(lambda tx: clients.get_client(tx, "ada"))
    assert found is not None
    return found


async def undone_card(phone: CardPhone) -> Undone:
    run = await phone.book.read(lambda tx: last_change(tx, ["phone-1"]))
    request = Request(surface=Surface.ACTION, undoes=run.id)
    return (await carry_out(phone.book, request, lambda tx: undo(tx, run.id))).result


async def test_a_client_whom_a_phone_took_out_of_the_group_is_in_it_again(
    cards: CardPhone,
) -> None:
    """And the phone has the card back, as it was."""
    before, text = await ada_of(cards), (await cards.get("ada.vcf")).text
    await cards.delete("ada.vcf")
    assert (await ada_of(cards)).group_ids == ("vip",)
    assert (await undone_card(cards)).restored == ("ada",)
    now = await ada_of(cards)
    assert set(now.group_ids) == set(before.group_ids)
    assert (now.content, now.number) == (before.content, before.number)
    assert (await cards.card("ada.vcf")).content == read_text(text).content


async def test_of_a_client_what_was_changed_since_stays(cards: CardPhone) -> None:
    text = (await cards.get("ada.vcf")).text
    edited = text.replace(b"FN:Ada", b"FN:Eve\r\nNOTE:tall").replace(b":Ada;", b":Eve;")
    await cards.put("ada.vcf", edited)
    now = await ada_of(cards)
    assert (now.name, now.content.notes) == ("Eve", "tall")
    later = replace(now, content=replace(now.content, notes="short"))
    await cards.book.write(lambda tx: clients.put_client(tx, later))
    found = await undone_card(cards)
    assert (found.restored, found.kept) == (("ada",), ("ada",))
    now = await ada_of(cards)
    assert (now.name, now.content.notes) == ("Ada", "short")


async def test_a_new_client_is_removed_unless_somebody_has_booked(cards: CardPhone) -> None:
    await cards.put("new.vcf", card("UID:n", "FN:Nora", "N:;Nora;;;"))
    [new] = [
        each
        for each in await cards.book.read(lambda tx: clients.changes(tx, 0))
        if each.name == "Nora"
    ]
    assert (await undone_card(cards)).removed == (new.id,)
    await cards.put("other.vcf", card("UID:o", "FN:Otto", "N:;Otto;;;"))
    [other] = [
        each
        for each in await cards.book.read(lambda tx: clients.changes(tx, 0))
        if each.name == "Otto"
    ]
    await put(cards.book, session("booked", client_id=other.id))
    assert (await undone_card(cards)).kept == (other.id,)


@pytest.mark.parametrize("what", ["people", "content"])
async def test_a_change_that_an_earlier_version_wrote_down_is_undone(
    phone: Phone, what: str
) -> None:
    """Its lines have the content and, where they were changed, the people; nothing else."""
    before = await get(phone.book, "s")
    if what == "people":
        await phone.move("ann", "s.ics", "room", "s.ics")
    else:
        await phone.change("ann", "s.ics", "SUMMARY:T s", "SUMMARY:New")

    def forget_states(tx: Transaction) -> None:
        for key, loser in tx.connection.execute(select(_ENTRY.id, _ENTRY.loser)).all():
            left = {name: each for name, each in orjson.loads(loser).items() if name == "people"}
            note = orjson.dumps(left).decode() if left else ""
            tx.connection.execute(update(tables.entry).where(_ENTRY.id == key).values(loser=note))

    await phone.book.write(forget_states)
    assert (await undone(phone)).restored == ("s",)
    now = await get(phone.book, "s")
    assert replace(now, rev=before.rev, changed_at=before.changed_at) == before


async def test_a_phones_appointment_that_somebody_linked_since_stays(phone: Phone) -> None:
    await phone.put("ann", "x.ics", said(START, uid="x"))
    [made] = [each for each in await records(phone.book) if each.id != "s"]
    await put(phone.book, replace(made, client_id="client"))
    assert (await undone(phone)).kept == (made.id,)
    assert not (await get(phone.book, made.id)).deleted


async def test_a_date_whose_series_is_gone_stays_gone(phone: Phone) -> None:
    await put(phone.book, session("w", recurrence=WEEKLY))
    await put(phone.book, session("d", MORNING, series_id="w", original_start=MORNING))
    request = Request(surface=Surface.PHONE, access_id="phone-1")
    await carry_out(phone.book, request, lambda tx: appointments.delete(tx, "d"))
    run = max(await runs(phone.book), key=_number)
    await phone.book.write(lambda tx: appointments.delete(tx, "w"))
    assert (await phone.book.write(lambda tx: undo(tx, run.id))).kept == ("d",)
    assert (await get(phone.book, "d")).deleted
