"""The machine with phones that use the server, beside both Google calendars: see ``DavMachine``."""

from collections.abc import Callable
from copy import deepcopy
from dataclasses import fields
from http import HTTPStatus
from pathlib import Path
import shutil
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from custom_components.studio_sync.book import journal, people, tombstones
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import ClientGroup
from custom_components.studio_sync.dav_server import deletion_brake
from custom_components.studio_sync.dav_server.deletion_brake import COUNT, SHARE
from custom_components.studio_sync.dav_server.visit import BookRights
from custom_components.studio_sync.scheduling.phone_undo import undo
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out
from tests.google_emulator import Orphans

from . import views
from .base import Base
from .dav_actor import DAV_GESTURES, DavActor, living
from .dav_cards import CARD_GESTURES, CardActor
from .dav_checks import Served, check_collection, check_rights
from .dav_client import GROUP, DavClient, Line, rights
from .drawn import GESTURES_HERE, HERE, WHICH
from .expectation import Expectation
from .fragile import How, InjectedFault
from .machine import Machine

PHONES = ("phone", "tablet", "board")
_PHONE = st.sampled_from(PHONES)
_GESTURE = st.sampled_from(DAV_GESTURES)
_LIMITS = None, 1, 2, 5


def _played[**P, R](name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Let a rule be played unless only others are."""
    wanted: Callable[[Callable[P, R]], Callable[P, R]] = precondition(
        lambda self: not self.played or name in self.played
    )
    return wanted


def phones() -> list[DavClient]:
    """Return a phone of a staff member, one of another one and a room, and one that sees less."""
    return [
        DavClient(
            user="phone",
            calendars={"mia": rights()},
            clients=BookRights(name="Clients", may_write=True, group_id=GROUP),
        ),
        DavClient(user="tablet", calendars={"tom": rights(), "room": rights()}),
        DavClient(
            user="board",
            calendars={
                "mia": rights(Privacy.TITLE, tentative=False),
                "tom": rights(Privacy.BUSY, may_write=False),
            },
        ),
    ]


class PhonesMachine(Base):
    """Three phones that use the server, and the studio; Google is told in the end.

    After each step a phone that follows its tokens holds what a full listing gives, every etag
    names one text, what a phone wrote is what it reads until somebody changes it, its alarms stay,
    and every text says what the book does, as far as the access may know that.
    """

    played: ClassVar[frozenset[str]] = frozenset()
    """Only these are played; all of them, if it is empty."""
    gestures: ClassVar[tuple[str, ...]] = ()
    """Only these are done on phones and in the studio; all of them, if it is empty."""

    def __init__(self) -> None:
        super().__init__()
        self.served = Served()
        self.line = Line(book=lambda: self.on.book, studio=lambda: self.actor.studio)
        self.phones_of_server = {each.user: each for each in phones()}
        self.users = {
            each.user: DavActor(
                each,
                self.line,
                self.served,
                expected=self.expected,
                numbers=self.numbers,
                restart=self._restart,
            )
            for each in self.phones_of_server.values()
        }
        self.cards = CardActor(self.users["phone"])
        self.steps = 0
        self.backup: tuple[Path, dict[str, Any], Served] | None = None

    async def _restart(self) -> None:
        await self.on.restart()

    @initialize(
        uneven=st.booleans(),
        shuffled=st.booleans(),
        seed=WHICH,
        here=st.lists(WHICH, min_size=1, max_size=4),
        batch=st.sampled_from([2, 50]),
        tentative=st.booleans(),
    )
    def set_up(
        self,
        *,
        uneven: bool,
        shuffled: bool,
        seed: int,
        here: list[int],
        batch: int,
        tentative: bool,
    ) -> None:
        """Connect both accounts, which are shown everything, and fill the book a little."""
        full = Privacy.FULL, Privacy.FULL
        self.do(
            self.build(
                full,
                tentative=tentative,
                uneven=uneven,
                shuffled=shuffled,
                seed=seed,
                batch=batch,
                orphans=Orphans.OMITTED,
            )
        )
        group = ClientGroup(id=GROUP, name="Phones")
        self.do(Book.write(self.on.book, lambda tx: people.put_group(tx, group)))
        for which in here:
            self.do(self.edit_book("create", which))

    def _one(self, gesture: str, every: tuple[str, ...]) -> str:
        """Return a gesture, or one of those that are done in its place."""
        done = [each for each in self.gestures if each in every]
        return done[every.index(gesture) % len(done)] if done else gesture

    # -- phones --------------------------------------------------------------------------------

    @_played("on_phones")
    @rule(gestures=st.lists(st.tuples(_PHONE, _GESTURE, WHICH), min_size=1, max_size=3))
    def on_phones(self, gestures: list[tuple[str, str, int]]) -> None:
        """Somebody uses a phone."""
        for user, gesture, which in gestures:
            self.do(self.users[user].gestures[self._one(gesture, DAV_GESTURES)](which))

    @_played("with_clients")
    @rule(gestures=st.lists(st.tuples(st.sampled_from(CARD_GESTURES), WHICH), max_size=3))
    def with_clients(self, gestures: list[tuple[str, int]]) -> None:
        """Somebody edits clients, on a phone or in the studio."""
        for gesture, which in gestures:
            self.do(self.cards.gestures[gesture](which))

    @_played("a_phone_waits_in_vain")
    @rule(
        user=_PHONE,
        gesture=_GESTURE,
        which=WHICH,
        nth=st.integers(1, 2),
        how=st.sampled_from([How.CRASH_BEFORE, How.CRASH_AFTER, How.CRASH_WITHIN]),
    )
    def a_phone_waits_in_vain(
        self, *, user: str, gesture: str, which: int, nth: int, how: How
    ) -> None:
        """Let the server die while a phone writes, which then writes the same again."""
        self.on.fault_plan.commit = InjectedFault(how, nth)
        self.line.fragile = True
        self.do(self.users[user].gestures[gesture](which))
        self.line.fragile = False
        self.clear()

    @_played("a_change_by_a_phone_is_undone")
    @rule(user=_PHONE, gesture=_GESTURE, which=WHICH)
    def a_change_by_a_phone_is_undone(self, user: str, gesture: str, which: int) -> None:
        """Somebody undoes what a phone just did: all is as it was."""
        self.do(self._undo_of_phone(user, self._one(gesture, DAV_GESTURES), which))

    async def _undo_of_phone(self, user: str, gesture: str, which: int) -> None:
        book = self.on.book
        before, runs = await Book.read(book, living), await self._runs()
        expected = self._expected()
        await self.users[user].gestures[gesture](which)
        made = [each for each in await self._runs() if each not in runs]
        for run in made:
            # What is put back after a deletion is without alarms: a text goes with its appointment.
            self.served.forget_deleted(await self.users[user].records())
            request = Request(surface=Surface.ACTION, user_id="user", undoes=run)
            answer = await carry_out(book, request, lambda tx, run=run: undo(tx, run))  # type: ignore[misc]
            assert answer.result is not None
            assert not answer.result.kept, f"{answer.result.kept} were not put back"
        if made:
            after = await Book.read(book, living)
            assert after == before, f"{gesture} was undone otherwise"
            self._expect_again(expected)

    async def _runs(self) -> list[str]:
        """Return the changes by phones, the latest first."""
        found = await Book.read(
            self.on.book, lambda tx: journal.runs(tx, replica_id="", limit=100_000)
        )
        return [each.id for each in found if each.kind == Surface.PHONE and each.undoes is None]

    @_played("a_phone_goes_mad")
    @rule(user=st.sampled_from(["phone", "tablet"]), keep=st.booleans())
    def a_phone_goes_mad(self, user: str, keep: bool) -> None:  # noqa: FBT001 - drawn
        """Delete all of a calendar by a phone; the brake stops it, and a person decides."""
        self.do(self._go_mad(user, keep=keep))

    async def _go_mad(self, user: str, *, keep: bool) -> None:
        actor = self.users[user]
        owner = actor.phone.writable()[0]
        path = actor.phone.calendar(owner)
        for which in range(COUNT + 2):
            if len(await self.line.listing(actor.phone, path)) < COUNT + 2:
                await actor.dav_new(which * 4 * len(actor.phone.writable()))
        listed = sorted(await self.line.listing(actor.phone, path))
        gone = 0
        for href in listed:
            record = await actor.record(owner, href)
            if record is None or views.tag_of(record.content.title) not in self.expected.things:
                continue
            gone += await actor.delete(owner, href, record)
        count = len(await Book.read(self.on.book, lambda tx: views.heads(tx, owner)))
        assert gone <= max(COUNT, SHARE * (len(listed) + count) + 1), f"{gone} were deleted"
        held = await Book.read(self.on.book, lambda tx: list(deletion_brake.held(tx)))
        for each in held:
            if keep:
                await Book.write(
                    self.on.book,
                    lambda tx, one=each: deletion_brake.keep_all(tx, one.access_id, one.owner_id),  # type: ignore[misc]
                )
                continue
            before = await actor.records()
            ids = [record.id for record in each.records]
            await Book.write(
                self.on.book,
                lambda tx, one=each, ids=ids: deletion_brake.delete_all(  # type: ignore[misc]
                    tx, self.actor.studio, one, ids
                ),
            )
            after = await actor.records()
            changed = [one for key, one in after.items() if before.get(key) != one]
            self.expected.ownership.note(changed)
            for one in changed:
                tag = views.tag_of(one.content.title)
                self.expected.edited("book", tag)
                self.expected.unsure(tag)
                self.expected.forget("book", one.id)

    # -- the book ------------------------------------------------------------------------------

    @_played("in_the_studio")
    @rule(gestures=st.lists(HERE, min_size=1, max_size=3))
    def in_the_studio(self, gestures: list[tuple[str, int]]) -> None:
        """Somebody edits the book."""
        for gesture, which in gestures:
            self.do(self.edit_book(self._one(gesture, GESTURES_HERE), which))

    @_played("restart")
    @rule()
    def restart(self) -> None:
        """Home Assistant is started again."""
        self.do(self.on.restart())

    @_played("tombstones_are_forgotten")
    @rule()
    def tombstones_are_forgotten(self) -> None:
        """Forget what was deleted."""
        self.do(self._forget())

    async def _forget(self) -> None:
        book = self.on.book
        before = await Book.read(book, views.book_text)

        def work(tx: Transaction) -> None:
            tombstones.purge(tx, tx.now)
            tombstones.purge_clients(tx, tx.now)

        await Book.write(book, work)
        after = await Book.read(book, views.book_text)
        for side in ("book", *self.on.accounts):
            self.expected.dropped(side, before, after)

    @_played("a_backup_is_made")
    @rule()
    def a_backup_is_made(self) -> None:
        """Copy the file of the book, as it is between two steps."""
        self.do(self._back_up())

    async def _back_up(self) -> None:
        await self.on.book.close()
        path = Path(self.on.url.removeprefix("sqlite:///"))
        to = path.with_name(f"{path.name}.backup")
        shutil.copyfile(path, to)
        self.backup = to, self._expected(), deepcopy(self.served)
        await self.on.open()

    @_played("the_backup_is_restored")
    @rule()
    def the_backup_is_restored(self) -> None:
        """Let the book be as it was; Google and the phones are not."""
        if self.backup is not None:
            self.do(self._restore())

    async def _restore(self) -> None:
        assert self.backup is not None
        path, expected, served = self.backup
        await self.on.book.close()
        shutil.copyfile(path, self.on.url.removeprefix("sqlite:///"))
        await self.on.open()
        now = self._expected()
        self._expect_again(expected)
        # Google knows what happened since, and tells it the book once more.
        for tag, thing in now["things"].items():
            known = self.expected.things.setdefault(tag, thing)
            known.most = max(known.most, thing.most)
        for tag, thing in self.expected.things.items():
            self.expected.unsure(tag)
            thing.touched |= {"book", *self.on.accounts}
        self.expected.notes.clear()
        for tag, sorts in now["ownership"].ever.items():
            self.expected.ownership.ever.setdefault(tag, set()).update(sorts)
        kept = deepcopy(served)
        self.served.kept.clear()
        self.served.kept.update(kept.kept)
        self.served.own_lines.clear()
        self.served.own_lines.update(kept.own_lines)

    def _expected(self) -> dict[str, Any]:
        """Return what is expected now, but for what the stage looks at, too."""
        return {
            each.name: deepcopy(getattr(self.expected, each.name))
            for each in fields(Expectation)
            if each.name != "private"
        }

    def _expect_again(self, values: dict[str, Any]) -> None:
        for name, value in deepcopy(values).items():
            setattr(self.expected, name, value)

    # -- what must hold ------------------------------------------------------------------------

    @invariant()
    def a_phone_knows_what_there_is(self) -> None:
        """One of the collections after the other is looked at."""
        if self.stage is None or self.broken:
            return
        self.steps += 1
        every = [(one, path) for one in self.phones_of_server.values() for path in one.collections]
        phone, path = every[self.steps % len(every)]
        self.do(self._check(phone, path, _LIMITS[self.steps // len(every) % len(_LIMITS)]))

    async def _check(self, phone: DavClient, path: str, limit: int | None) -> None:
        self.served.forget_deleted(await self.users[phone.user].records())
        await check_collection(self.line, self.served, phone, path, limit)

    async def settle(self) -> None:
        """Let everything come to rest; then all phones agree with it, and see nothing else."""
        await super().settle()
        everything = dict[str, str]()
        for phone in self.phones_of_server.values():
            for path in phone.collections:
                await self._check(phone, path, None)
                if path != phone.book:
                    listed = await self.line.listing(phone, path)
                    everything |= dict.fromkeys(listed, path.split("/")[-2])
        for phone in self.phones_of_server.values():
            await check_rights(self.line, phone, everything)
        await self._read_only()

    async def _read_only(self) -> None:
        """Try to write where a phone may only read."""
        actor = self.users["board"]
        path = actor.phone.calendar("tom")
        for href in (*await self.line.listing(actor.phone, path), f"{path}new.ics"):
            text = await self.line.text(actor.phone, href) or b""
            for method in ("PUT", "DELETE"):
                response = await actor.send(method, href, text)
                forbidden = {HTTPStatus.FORBIDDEN, HTTPStatus.NOT_FOUND}
                assert response.status in forbidden, f"{method} {response.status}"


class DavMachine(PhonesMachine, Machine):
    """All that the machine over calendars does, with the phones beside it."""
