"""Random histories: a phone that follows any chain of tokens holds what a full listing gives.

And every etag names one text. With dates that are given away, clients, alarms, renamed items,
tombstones that are forgotten, and a backup that is restored.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
import random
import shutil

import pytest

from custom_components.studio_sync.book import (
    appointments,
    clients,
    people,
    tombstones,
)
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Resource, Staff, Status
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav.names import VALID_SYNC_TOKEN
from custom_components.studio_sync.dav_server.book_calendar import BookCalendar
from custom_components.studio_sync.dav_server.event_mapping import View
from custom_components.studio_sync.dav_server.home import Changes
from custom_components.studio_sync.dav_server.visit import CalendarRights, Visit
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.scheduling.titles import Privacy

from .book_fixtures import BERLIN, Clock, client, days, ids, single, timed, utc
from .scheduling_fixtures import STUDIO

NOON = utc(2026, 3, 2, 11)
WEEK = timedelta(days=7)
OWNERS = ("ann", "bob", "room")
PEOPLE = ("ann", "bob", None)
ALARM = b"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT%dM\r\nEND:VALARM\r\nEND:VEVENT\r\n"


@dataclass
class _Phone:
    """A phone with one calendar: what it holds, and up to where it knows it."""

    owner_id: str
    shown: Privacy
    tentative: bool
    token: str = ""
    held: dict[str, str] = field(default_factory=dict)
    dead: int = 0

    @property
    def visit(self) -> Visit:
        rights = CalendarRights(
            name=self.owner_id, may_write=True, shown=self.shown, tentative=self.tentative
        )
        return Visit(
            access_id="phone",
            user="ann",
            owner="Ann",
            studio=STUDIO,
            calendars={self.owner_id: rights},
        )

    def at(self, tx: Transaction) -> BookCalendar:
        return BookCalendar(tx, self.visit, self.owner_id)

    def ask(self, limit: int | None, tx: Transaction) -> Changes | None:
        """Ask what has changed; None: the token is dead."""
        try:
            return self.at(tx).changes(self.token, limit)
        except DavError as err:
            if err.condition != VALID_SYNC_TOKEN:
                raise
            return None

    def take(self, changes: Changes) -> None:
        assert not set(changes.changed) & set(changes.removed)
        for name in changes.removed:
            self.held.pop(name, None)
        self.held |= changes.changed
        self.token = changes.token


class _History:
    """One studio, and the phones that follow it."""

    def __init__(self, path: Path, seed: int) -> None:
        self.path = path
        self.dice = random.Random(seed)
        self.clock = Clock()
        self.numbers = count(1)
        self.new_id = ids("new")
        self.phones = [
            _Phone(owner, shown, tentative)
            for owner in OWNERS
            for shown, tentative in (
                (Privacy.FULL, True),
                (Privacy.FULL, False),
                (Privacy.BUSY, True),
            )
        ]
        self.texts = dict[str, bytes]()
        self.backup = path.with_name("backup.db")
        self.mark = (0, "")

    async def open(self) -> None:
        self.book = await Book.open(f"sqlite:///{self.path}", clock=self.clock, new_id=self.new_id)

    async def records(self, fits: Callable[[Appointment], bool]) -> list[Appointment]:
        found = await self.book.read(lambda tx: appointments.changes(tx, 0))
        return sorted((each for each in found if fits(each)), key=lambda each: each.id)

    async def one(self, fits: Callable[[Appointment], bool]) -> Appointment | None:
        found = await self.records(fits)
        return self.dice.choice(found) if found else None

    async def put(self, *records: Appointment) -> None:
        await self.book.write(lambda tx: appointments.put_many(tx, records))

    async def edit(self, record: Appointment, **fields: object) -> None:
        await self.put(replace(record, content=replace(record.content, **fields)))  # type: ignore[arg-type]

    # -- what happens --------------------------------------------------------------------------

    async def add(self) -> None:
        number = next(self.numbers)
        status = self.dice.choice((Status.CONFIRMED, Status.CONFIRMED, Status.TENTATIVE))
        timely = self.dice.random() < 0.8
        when = timed(NOON + timedelta(hours=number)) if timely else days(date(2026, 3, 2))
        rules = ("RRULE:FREQ=WEEKLY;COUNT=6",) if self.dice.random() < 0.4 else ()
        await self.put(
            single(
                f"r{number:04}",
                when,
                recurrence=rules,
                status=status,
                staff_id=self.dice.choice(PEOPLE),
                resource_ids=self.dice.choice(((), ("room",))),
                client_id=self.dice.choice((None, "c1", "c2")),
            )
        )

    async def rename(self) -> None:
        if record := await self.one(lambda each: not each.deleted):
            await self.edit(record, title=f"title {next(self.numbers)}")

    async def give(self) -> None:
        if record := await self.one(lambda each: not each.deleted):
            staff = self.dice.choice(PEOPLE)
            helpers = self.dice.choice(((), ("ann",), ("bob",)))
            await self.put(
                replace(
                    record,
                    staff_id=staff,
                    assistant_ids=tuple(each for each in helpers if each != staff),
                    resource_ids=self.dice.choice(((), ("room",))),
                )
            )

    async def link(self) -> None:
        if record := await self.one(lambda each: not each.deleted):
            await self.put(replace(record, client_id=self.dice.choice((None, "c1", "c2"))))

    async def edit_date(self) -> None:
        series = await self.one(lambda each: bool(each.content.recurrence) and not each.deleted)
        if series is None:
            return
        at = series.content.when.start + self.dice.randrange(6) * WEEK
        taken = await self.records(
            lambda each: (
                each.series_id == series.id and each.original_start == at and not each.deleted
            )
        )
        if taken:
            return
        number = next(self.numbers)
        when = timed(at) if isinstance(at, datetime) else days(at)
        content = replace(
            series.content,
            title=f"date {number}",
            when=when,
            recurrence=(),
            status=self.dice.choice(list(Status)),
        )
        date_of = replace(
            series,
            id=f"e{number:04}",
            content=content,
            series_id=series.id,
            original_start=at,
            rev=0,
            changed_at=None,
        )
        if self.dice.random() < 0.4:
            date_of = replace(date_of, staff_id="bob", assistant_ids=(), resource_ids=())
        await self.put(date_of)

    async def status(self) -> None:
        if record := await self.one(lambda each: not each.deleted):
            await self.edit(record, status=self.dice.choice(list(Status)))

    async def delete(self) -> None:
        if record := await self.one(lambda each: not each.deleted):
            await self.book.write(lambda tx: appointments.delete(tx, record.id))

    async def client(self) -> None:
        name, number = self.dice.choice(("c1", "c2")), next(self.numbers)
        gone = self.dice.random() < 0.2
        person = replace(client(name, f"Client {number}"), deleted=gone)
        await self.book.write(lambda tx: clients.put_client(tx, person))

    async def nothing_shown(self) -> None:
        """Change what no calendar shows."""
        person = client(f"c{next(self.numbers) + 10}", "Somebody")
        await self.book.write(lambda tx: clients.put_client(tx, person))

    async def alarm(self) -> None:
        """Set an alarm on a phone: it writes the text that it was served, with an alarm."""
        phone = self.dice.choice(self.phones)
        found = await self.book.read(lambda tx: dict(phone.at(tx).etags()))
        if not found:
            return
        name = self.dice.choice(sorted(found))
        minutes = next(self.numbers)

        def write(tx: Transaction) -> None:
            calendar = phone.at(tx)
            text = calendar.read([name])[name].text
            new = text.replace(b"END:VEVENT\r\n", ALARM % minutes, 1)
            stored = calendar.put(name, new)
            assert not stored.created
            if stored.etag is not None:
                kept = calendar.read([name])[name]
                assert (kept.text, kept.etag) == (new, stored.etag)

        await self.book.write(write)

    async def phone_adds(self) -> None:
        phone = self.dice.choice(self.phones)
        number = next(self.numbers)
        name = self.dice.choice((f"n{number}.ics", "again.ics"))
        text = (
            f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//P//\r\nBEGIN:VEVENT\r\nUID:u{number}\r\n"
            f"DTSTART:20260401T1{number % 10}0000Z\r\nDTEND:20260401T200000Z\r\n"
            f"SUMMARY:by phone {number}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )

        def write(tx: Transaction) -> None:
            calendar = phone.at(tx)
            if name not in calendar.etags([name]):
                assert calendar.put(name, text.encode()).created
                assert name in calendar.etags()

        await self.book.write(write)

    async def phone_deletes(self) -> None:
        phone = self.dice.choice(self.phones)
        found = await self.book.read(lambda tx: dict(phone.at(tx).etags()))
        if found:
            name = self.dice.choice(sorted(found))
            await self.book.write(lambda tx: phone.at(tx).delete(name))

    async def phone_renames(self) -> None:
        phone = self.dice.choice(self.phones)
        found = await self.book.read(lambda tx: dict(phone.at(tx).etags()))
        if found:
            name, new = self.dice.choice(sorted(found)), f"m{next(self.numbers)}.ics"
            await self.book.write(lambda tx: phone.at(tx).move(name, phone.at(tx), new))

    async def forget(self) -> None:
        self.clock.now += timedelta(days=1)
        before = self.clock.now - timedelta(hours=12)
        await self.book.write(lambda tx: tombstones.purge(tx, before))

    async def reopen(self) -> None:
        await self.book.close()
        await self.open()

    async def back_up(self) -> None:
        await self.book.close()
        shutil.copy(self.path, self.backup)
        await self.open()

    async def restore(self) -> None:
        if self.backup.exists():
            await self.book.close()
            shutil.copy(self.backup, self.path)
            await self.open()

    # -- what must be true ---------------------------------------------------------------------

    async def follow(self, phone: _Phone) -> None:
        """Have a phone ask what has changed until it knows all."""
        for _ in range(200):
            limit = self.dice.choice((None, None, 1, 2, 5))
            changes = await self.book.read(partial(phone.ask, limit))
            if changes is None:
                phone.token, phone.held = "", {}
                phone.dead += 1
                continue
            if limit is not None:
                assert len(changes.changed) + len(changes.removed) <= limit
            phone.take(changes)
            if not changes.truncated:
                return
            if self.dice.random() < 0.1:
                return
        raise AssertionError("it never ends")

    async def check(self, phone: _Phone) -> None:
        def look(tx: Transaction) -> tuple[dict[str, str], dict[str, str], str, dict[str, bytes]]:
            remembered = dict(phone.at(tx).etags())
            tx.memory.clear()
            calendar = phone.at(tx)
            listed = dict(calendar.etags())
            read = calendar.read(listed)
            assert {name: each.etag for name, each in read.items()} == listed
            assert dict(calendar.etags(list(listed))) == listed
            for each in read.values():
                said = read_object(each.text, zone=BERLIN)
                assert said.master is not None
            texts = {each.etag: each.text for each in read.values()}
            view = View.of(phone.owner_id, phone.visit.calendars[phone.owner_id], "Busy", BERLIN)
            names = calendar._reading.names_of(view, _shown(tx, view))
            assert sorted(names.values()) == sorted(listed)
            return remembered, listed, calendar.token(), texts

        remembered, listed, token, texts = await self.book.read(look)
        assert remembered == listed
        for etag, text in texts.items():
            assert self.texts.setdefault(etag, text) == text
        if phone.token == token:
            assert phone.held == listed


def _shown(tx: Transaction, view: View) -> list[str]:
    """Return the ids of the items of a calendar, by the rules as they are told."""
    every = {each.id: each for each in appointments.changes(tx, 0)}
    found = []
    for record in every.values():
        if not view.shows(record):
            continue
        series = None if record.series_id is None else every[record.series_id]
        if series is None or (series.lives and not view.shows(series)):
            found.append(record.id)
    return found


def begin_studio(tx: Transaction) -> None:
    """Make two staff members, a room and two clients."""
    for name in ("ann", "bob"):
        people.put_staff(tx, Staff(id=name, name=name))
    people.put_resource(tx, Resource(id="room", name="Room"))
    for name in ("c1", "c2"):
        clients.put_client(tx, client(name, name))


STEPS = (
    *("add", "rename", "give", "link", "edit_date", "edit_date", "status", "delete", "client"),
    *("nothing_shown", "alarm", "alarm", "phone_adds", "phone_deletes", "phone_renames"),
)
RARE = ("forget", "reopen", "back_up", "restore")


async def test_a_list_that_was_cut_short_begins_again_after_a_backup_is_restored(
    tmp_path: Path,
) -> None:
    """What came later in it may have changed since the backup only."""
    history = _History(tmp_path / "book.db", 0)
    await history.open()
    try:
        await history.book.write(begin_studio)
        await history.put(single("a", timed(NOON)), single("b", timed(NOON)))
        await history.back_up()
        phone = history.phones[0]
        [first] = await history.records(lambda each: each.id == "a")
        await history.edit(first, title="after the backup")
        changes = await history.book.read(partial(phone.ask, 1))
        assert changes is not None
        assert (list(changes.changed), changes.truncated) == (["b.ics"], True)
        phone.take(changes)
        await history.restore()
        assert await history.book.read(partial(phone.ask, None)) is None
    finally:
        await history.book.close()


@pytest.mark.parametrize("seed", range(12))
async def test_a_phone_that_follows_its_tokens_holds_what_is_listed(
    tmp_path: Path, seed: int
) -> None:
    history = _History(tmp_path / "book.db", seed)
    await history.open()
    try:
        await history.book.write(begin_studio)
        for _ in range(4):
            await history.add()
        for _ in range(60):
            name = history.dice.choice(RARE if history.dice.random() < 0.15 else STEPS)
            await getattr(history, name)()
            history.clock.now += timedelta(seconds=1)
            for phone in history.dice.sample(history.phones, 2):
                await history.follow(phone)
                await history.check(phone)
        for phone in history.phones:
            await history.follow(phone)
            await history.follow(phone)
            await history.check(phone)
    finally:
        await history.book.close()
