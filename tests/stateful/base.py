"""What the machine uses: a studio, two people who edit, and what must hold in the end."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from datetime import datetime, timedelta
from functools import partial
from typing import Any, ClassVar

from hypothesis.stateful import RuleBasedStateMachine

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.errors import BookError, BookInvalid
from custom_components.studio_sync.book.model import Appointment, Content
from custom_components.studio_sync.scheduling.errors import SchedulingError
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.sync.model import Policy, Rules
from custom_components.studio_sync.sync.ports import ReplicaError
from custom_components.studio_sync.sync.report import Report
from tests.google_emulator import GoogleEmulator, Orphans
from tests.google_emulator.errors import GoogleError
from tests.world import START, Clock

from . import views
from .checks import check, is_quiet, rows, told
from .drawn import Undo
from .expectation import Expectation
from .fragile import Crash, FragileTransport
from .page_actor import PageActor
from .phone_actor import PhoneActor, foreign_events
from .private import HIDDEN, projection
from .stage import STAFF, Loop, Stage, Templates
from .undoing import undo_a_run
from .values import Numbers

MOST_ROUNDS = 14
"""Runs of both syncs after which all must be quiet."""


class Base(RuleBasedStateMachine):
    """One example: a studio with two people whose calendars are kept in step."""

    loop: ClassVar[Loop]
    templates: ClassVar[Templates]
    policy: ClassVar[Policy] = Policy.NEWEST
    stage_class: ClassVar[type[Stage]] = Stage
    transport_class: ClassVar[type[FragileTransport]] = FragileTransport

    def __init__(self) -> None:
        super().__init__()
        self.stage: Stage | None = None
        self.broken = False
        self.undo: Undo | None = None
        self.expected = Expectation()
        self.numbers = Numbers()
        self.foreign_events: dict[str, dict[str, Any]] = {}
        self.phones: dict[str, PhoneActor] = {}
        self.actor = PageActor(self.expected, self.numbers, STAFF)

    def do[T](self, work: Awaitable[T]) -> T:
        """Wait for a step; after one that fails nothing more is checked."""
        well = False
        try:
            result = self.loop.do(work)
            well = True
        finally:
            self.broken = self.broken or not well
        return result

    @property
    def on(self) -> Stage:
        """The stage."""
        assert self.stage is not None
        return self.stage

    async def build(
        self,
        privacies: tuple[Privacy, Privacy],
        *,
        tentative: bool,
        uneven: bool,
        shuffled: bool,
        seed: int,
        batch: int,
        orphans: Orphans = Orphans.OMITTED,
    ) -> None:
        """Connect both accounts, which are empty but for what is no appointment."""
        clock = Clock()
        google = GoogleEmulator(
            clock=self.googles_clock(clock, seed),
            seed=seed,
            check=False,
            keep_log=False,
            uneven_pages=uneven,
            shuffle_batches=shuffled,
            orphans=orphans,
        )
        rules = {
            name: Rules(
                scope=name,
                since=START - timedelta(days=90),
                send_back=True,
                admits=frozenset({"tentative"} if tentative else ()),
                policy=self.policy,
                brake_count=1000,
            )
            for name in STAFF
        }
        self.stage = self.stage_class(
            google=google,
            clock=clock,
            url=await self.templates.url(),
            rules=rules,
            stack=AsyncExitStack(),
            transport_class=self.transport_class,
            batch_size=batch,
            private=self.expected.private,
        )
        await self.stage.start()
        for privacy, (name, account) in zip(privacies, self.stage.accounts.items(), strict=True):
            self.show(name, privacy)
            ids = foreign_events(account.phone)
            self.foreign_events[name] = {one: account.phone.get(one) for one in ids}
            self.phones[name] = PhoneActor(name, account.phone, self.expected, self.numbers)
            await self.stage.run(name)

    def googles_clock(self, clock: Clock, seed: int) -> Callable[[], datetime]:  # noqa: ARG002
        """Return the clock that Google goes by."""
        return clock

    def show(self, name: str, privacy: Privacy) -> None:
        """Choose what an account is shown from now on."""
        self.on.change_privacy(name, privacy)
        self.expected.hide(name, HIDDEN[privacy])
        self.actor.projections[self.on.replica_id(name)] = projection(privacy)

    # -- people ------------------------------------------------------------------------

    async def edit_book(self, gesture: str, which: int) -> None:
        """Let somebody in the studio do something."""
        changed: list[Appointment] = []

        def work(tx: Transaction) -> None:
            before = tx.rev
            self.actor.gestures[gesture](tx, which)
            changed.extend(appointments.changes(tx, before))

        try:
            await Book.write(self.on.book, work)
        except BookInvalid, SchedulingError:
            return  # the studio refuses what can't be, and keeps nothing of it
        self.expected.ownership.note(changed)

    async def look(self, who: str) -> PhoneActor:
        """Have somebody with a phone look at what there is."""
        phone = self.phones[who]
        phone.copy_index = await self.on.accounts[who].copy_index(self.on.book)
        return phone

    async def edit_google(self, who: str, gesture: str, which: int) -> None:
        """Let somebody with a phone do something."""
        phone = await self.look(who)
        try:
            phone.gestures[gesture](which)
        except GoogleError:
            return  # Google refuses what can't be

    # -- runs --------------------------------------------------------------------------

    async def run_with_faults(self, who: str) -> None:
        """Sync while something fails; after a crash start again."""
        try:
            await self.on.run(who)
        except ReplicaError, BookError:
            pass
        except Crash:
            await self.on.restart()
        self.clear()

    def clear(self) -> None:
        """Let all go well."""
        self.on.google.faults.clear()
        self.on.fault_plan.clear()

    # -- what must hold ----------------------------------------------------------------

    async def settle(self) -> None:
        """Run until all is quiet, and compare."""
        self.clear()
        for _ in range(MOST_ROUNDS):
            before = await self.on.book.read(views.tables_text)
            reports = {who: await self.on.run(who) for who in self.sides}
            # What Google does not list yet is still to come.
            late = any(each.phone.calendar.delayed for each in self.on.accounts.values())
            if not late and all(self.is_quiet(who, report) for who, report in reports.items()):
                break
        else:
            said = {who: told(report) for who, report in reports.items()}
            raise AssertionError(f"no rest: {said}")
        assert before == await self.on.book.read(views.tables_text), "a quiet run wrote"
        await self.check_all()

    @property
    def sides(self) -> Sequence[str]:
        """The calendars elsewhere."""
        return STAFF

    def is_quiet(self, who: str, report: Report[Appointment, Content]) -> bool:  # noqa: ARG002
        """Tell whether a run asked once, and wrote nothing."""
        return is_quiet(report)

    async def check_all(self) -> None:
        """Compare all sides."""
        await check(self.on, self.expected, self.foreign_events)

    async def _undo(
        self, who: str, here: list[tuple[str, int]], there: list[tuple[str, int]]
    ) -> None:
        for gesture, which in here:
            await self.edit_book(gesture, which)
        for gesture, which in there:
            await self.edit_google(who, gesture, which)
        await undo_a_run(self.on, who, partial(rows, self.on, self.on.accounts[who]))

    def teardown(self) -> None:
        """Let everything come to rest, and check it; then undo one more run."""
        try:
            if self.stage is not None and not self.broken:
                self.do(self.settle())
                if self.undo is not None:
                    self.do(self._undo(*self.undo))
        finally:
            if self.stage is not None:
                self.loop.do(self.stage.close())
