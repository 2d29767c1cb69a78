"""Random histories of two phones and the studio: what a phone wrote is what it reads, nothing else.

After each PUT the item means what was sent, no other appointment is changed, and a session keeps
its client and its type.
"""

from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from random import Random

import pytest

from custom_components.studio_sync.book import journal, phone_items
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Appointment, Kind, Run
from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav_server.event_changes import changes_between
from custom_components.studio_sync.formats.datetimes import Moment
from custom_components.studio_sync.formats.icalendar.event import CalendarObject, Event, Status
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.formats.icalendar.write import write_object
from custom_components.studio_sync.formats.recurrence import expand
from custom_components.studio_sync.scheduling.appointments import cancel, update
from custom_components.studio_sync.scheduling.errors import SchedulingError
from custom_components.studio_sync.scheduling.phone_undo import Undone, undo
from custom_components.studio_sync.scheduling.sessions import link, to_session
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .book_fixtures import BERLIN
from .dav_calendar import Phone, records, runs
from .scheduling_fixtures import STUDIO, book, clock

__all__ = ["book", "clock"]

STAMP = datetime(2026, 1, 1, tzinfo=UTC)
STEPS = 40
OWNERS = ("ann", "bob", "room")
STARTS: tuple[Moment, ...] = (
    datetime(2026, 3, 22, 1, 30, tzinfo=UTC),
    datetime(2026, 3, 28, 22, 30, tzinfo=UTC),
    datetime(2026, 10, 18, 0, 30, tzinfo=UTC),
    datetime(2028, 2, 29, 9, tzinfo=UTC),
    date(2028, 2, 29),
    date(2026, 3, 29),
)
"""About the changes of clocks, and on a day that most years don't have."""
RULES = (
    "FREQ=WEEKLY",
    "FREQ=WEEKLY;COUNT=5",
    "FREQ=WEEKLY;BYDAY=SU,TU;UNTIL=20300101",
    "FREQ=DAILY;INTERVAL=7;UNTIL=20290605",
    "FREQ=YEARLY",
    "FREQ=MONTHLY;COUNT=9",
    "FREQ=DAILY",
)
WORDS = ("Shoot", "🎉 Fest", "שלום", "Ångström; a, b\\c", "", "two\nlines")


class History:
    """Two phones and a studio that do something at random."""

    def __init__(self, book: Book, seed: int) -> None:
        self.book = book
        self.random = Random(seed)
        self.phones = [Phone(book, access_id=f"phone-{number}") for number in (1, 2)]
        self.names = count(1)
        self.items = set[tuple[str, str]]()
        self.puts = 0

    async def step(self) -> None:
        act = self.random.choice(
            [
                self.create,
                self.edit,
                self.edit,
                self.edit,
                self.delete,
                self.move,
                self.undo,
                self.undo_at_once,
                self.studio,
            ]
        )
        before = {each.id: each for each in await records(self.book, living=False)}
        with suppress(DavError, SchedulingError):
            await act()
        after = {each.id: each for each in await records(self.book, living=False)}
        for key, was in before.items():
            now = after[key]
            if was.kind is Kind.SESSION and was.series_id is None:
                assert (now.client_id, now.session_type) == (was.client_id, was.session_type)
                assert not now.deleted
        assert all(each.owners for each in after.values() if each.lives)

    async def create(self) -> None:
        start = self.random.choice(STARTS)
        name, owner = f"n{next(self.names)}.ics", self.random.choice(OWNERS)
        whole = isinstance(start, datetime)
        rules = (f"RRULE:{self.random.choice(RULES)}",) if self.random.random() < 0.6 else ()
        event = Event(
            uid=f"uid-{name}",
            start=start,
            end=start + (timedelta(hours=1) if whole else timedelta(days=1)),
            zone=BERLIN if whole else None,
            recurrence=rules,
            summary=self.random.choice(WORDS),
            location=self.random.choice(WORDS),
            status=Status.CONFIRMED,
        )
        await self.put(owner, name, event, {})
        self.items.add((owner, name))

    async def edit(self) -> None:
        found = await self.any_item()
        if found is None:
            return
        owner, name, said = found
        master, exceptions = said.master, dict(said.exceptions)
        assert master is not None
        for _ in range(self.random.randint(1, 3)):
            master = self.changed(master, exceptions)
        await self.put(owner, name, master, exceptions)

    def changed(self, master: Event, exceptions: dict[Moment, Event]) -> Event:
        kind = self.random.choice(["text", "date", "off", "back", "move", "rule", "drop"])
        dates = self.dates(master)
        if kind == "text" or (not dates and kind in {"date", "off", "back", "drop"}):
            if self.random.random() < 0.5:
                return replace(master, summary=self.random.choice(WORDS))
            return replace(master, location=self.random.choice(WORDS))
        match kind:
            case "date":
                at = self.random.choice(dates)
                own = replace(
                    exceptions.get(at, self.instance(master, at)),
                    summary=self.random.choice(WORDS),
                )
                exceptions[at] = own
            case "off":
                at = self.random.choice(dates)
                exceptions.pop(at, None)
                line = f"EXDATE:{at:%Y%m%dT%H%M%SZ}"
                if not isinstance(at, datetime):
                    line = f"EXDATE;VALUE=DATE:{at:%Y%m%d}"
                return replace(master, recurrence=(*master.recurrence, line))
            case "back":
                kept = tuple(each for each in master.recurrence if not each.startswith("EXDATE"))
                exceptions.clear()
                return replace(master, recurrence=kept)
            case "move":
                by = timedelta(days=7) if master.recurrence else timedelta(days=1)
                exceptions.clear()
                kept = tuple(each for each in master.recurrence if each.startswith("RRULE"))
                return replace(
                    master, start=master.start + by, end=master.end + by, recurrence=kept
                )
            case "rule":
                exceptions.clear()
                return replace(master, recurrence=(f"RRULE:{self.random.choice(RULES)}",))
            case "drop":
                exceptions.clear()
                return replace(master, recurrence=())
        return master

    @staticmethod
    def instance(master: Event, at: Moment) -> Event:
        length: timedelta = master.end - master.start  # type: ignore[operator]
        return replace(master, start=at, end=at + length, recurrence_id=at, recurrence=())

    @staticmethod
    def dates(master: Event) -> list[Moment]:
        if not master.recurrence:
            return []
        until: Moment = datetime(2032, 1, 1, tzinfo=UTC)
        if master.zone is None:
            until = date(2032, 1, 1)
        found = expand(master.recurrence, master.start, master.zone, master.start, until)
        return [each for each, _ in zip(found, range(4), strict=False)]

    async def put(
        self, owner: str, name: str, master: Event, exceptions: dict[Moment, Event]
    ) -> None:
        text = write_object(master, exceptions.values(), stamp=STAMP)
        phone = self.random.choice(self.phones)
        before = {each.id: each for each in await records(self.book, living=False)}
        stored = await phone.put(owner, name, text)
        self.puts += 1
        got = await phone.get(owner, name)
        assert got is not None
        if stored.etag is not None:
            assert got == text
        sent, said = read_object(text, zone=BERLIN), read_object(got, zone=BERLIN)
        hidden = await self.of_others(owner, before)
        if not hidden:
            there = changes_between(sent, said, zone=BERLIN)
            # A session's title that is taken away is the template's.
            assert there.whole.keys() <= {"title"}, there
            assert not any((there.gone, there.off, there.back)), there
            assert all(each.keys() <= {"title"} for each in there.dates.values()), there
        family = await self.family(owner, name)
        for each in await records(self.book, living=False):
            if each.id not in family and each.id in before:
                assert each == before[each.id]

    async def of_others(self, owner: str, before: dict[str, Appointment]) -> bool:
        """Whether some dates are other people's, which a phone can't change."""
        return any(each.series_id and owner not in each.owners for each in before.values())

    async def family(self, owner: str, name: str) -> set[str]:
        said = await self.phones[0].read(owner, name)
        every = await records(self.book, living=False)
        uids = {each.id for each in every if each.id == said.uid} | await self.by_uid(said.uid)
        return uids | {each.id for each in every if each.series_id in uids}

    async def by_uid(self, uid: str) -> set[str]:
        found = await self.book.read(
            lambda tx: [each.record_id for each in phone_items.by_uid(tx, uid)]
        )
        return set(found)

    async def any_item(self) -> tuple[str, str, CalendarObject] | None:
        for owner, name in self.random.sample(sorted(self.items), len(self.items)):
            text = await self.phones[0].get(owner, name)
            if text is not None:
                return owner, name, read_object(text, zone=BERLIN)
        return None

    async def delete(self) -> None:
        if (found := await self.any_item()) is not None and self.random.random() < 0.5:
            await self.random.choice(self.phones).delete(found[0], found[1])

    async def move(self) -> None:
        if (found := await self.any_item()) is not None:
            owner, name, _ = found
            to, new = self.random.choice(OWNERS), f"n{next(self.names)}.ics"
            phone = self.random.choice(self.phones)
            text = await phone.get(owner, name) or b""
            match self.random.choice(["move", "put first", "delete first"]):
                case "move":
                    await phone.move(owner, name, to, new)
                case "put first":
                    await phone.put(to, new, text)
                    with suppress(DavError):
                        await phone.delete(owner, name)
                case "delete first":
                    await phone.delete(owner, name)
                    await phone.put(to, new, text)
            self.items.add((to, new))

    async def undo(self) -> None:
        """Undo one of the last changes: it is as before that, or named as changed since."""
        run = self.random.choice([None, *(await self.changes())[:4]])
        if run is None:
            return
        lines = await self.book.read(lambda tx: journal.entries(tx, run.id))
        before = {each.id: each for each in await records(self.book, living=False)}
        undone = await self.undone(run)
        after = {each.id: each for each in await records(self.book, living=False)}
        named = {*undone.removed, *undone.restored, *undone.kept}
        assert named == {each.record_id for each in lines}
        for line in lines:
            now = after[line.record_id or ""]
            if now.id in undone.kept:
                assert now == before[now.id]
            else:
                assert (None if now.deleted else now.content) == line.before
        assert all(after[key] == each for key, each in before.items() if key not in named)
        for owner, name in self.items:
            if (text := await self.phones[0].get(owner, name)) is not None:
                read_object(text, zone=BERLIN)

    async def undo_at_once(self) -> None:
        """Undo what a phone has just done: all is as it was, with its people."""
        before = {each.id: each for each in await records(self.book, living=False)}
        known = {each.id for each in await self.changes()}
        act = self.random.choice([self.create, self.edit, self.delete, self.move])
        with suppress(DavError, SchedulingError):
            await act()
        for run in await self.changes():
            if run.id not in known:
                assert (await self.undone(run)).kept == ()
        for now in await records(self.book, living=False):
            was = before.get(now.id)
            if was is None or was.deleted:
                assert now.deleted
            else:
                assert replace(now, rev=was.rev, changed_at=was.changed_at) == was

    async def changes(self) -> list[Run]:
        """Return the changes by phones, the latest first."""
        return sorted(
            await runs(self.book),
            key=lambda each: each.id.removeprefix("id").zfill(9),
            reverse=True,
        )

    async def undone(self, run: Run) -> Undone:
        request = Request(surface=Surface.ACTION, undoes=run.id)
        return (await carry_out(self.book, request, lambda tx: undo(tx, run.id))).result

    async def studio(self) -> None:
        every = [each for each in await records(self.book) if each.series_id is None]
        if not every:
            return
        record = self.random.choice(every)
        match self.random.choice(["title", "session", "date", "cancel"]):
            case "title":
                title = self.random.choice(WORDS)
                await self.book.write(lambda tx: update(tx, STUDIO, record.id, {"title": title}))
            case "session":
                await self.book.write(lambda tx: link(tx, STUDIO, record.id, "client"))
                await self.book.write(
                    lambda tx: to_session(tx, STUDIO, record.id, session_type="Portrait")
                )
            case "date" if record.content.recurrence:
                await self.book.write(
                    lambda tx: cancel(tx, record.id, moment=record.content.when.start)
                )
            case _:
                await self.book.write(lambda tx: cancel(tx, record.id))


@pytest.mark.parametrize("seed", range(12))
async def test_random_histories(book: Book, seed: int) -> None:
    history = History(book, seed)
    for _ in range(STEPS):
        await history.step()
    assert history.puts
