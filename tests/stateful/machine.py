"""The machine: people edit, syncs run, all fails that can, and in the end all must agree."""

from collections.abc import Awaitable
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.errors import BookError, BookInvalid
from custom_components.studio_sync.sync.model import Policy, Rules
from custom_components.studio_sync.sync.replica import ReplicaError
from custom_components.studio_sync.sync.undo import NothingToUndo
from tests.google_emulator import Call, Fault, GoogleEmulator
from tests.google_emulator.errors import GoogleError
from tests.world import START, Clock

from . import views
from .checks import Rows, changed_something, check, is_quiet, rows, same, told
from .expectation import Expectation
from .fragile import Crash, FragileTransport, How, Mishap
from .google_faults import FAULTS
from .phone_hand import PHONE_GESTURES, PhoneHand, strangers
from .stage import STAFF, Loop, Stage, Templates
from .studio_hand import BOOK_GESTURES, BookHand
from .values import Numbers

MOST_ROUNDS = 14
"""Runs of both syncs after which all must be quiet."""

type Undo = tuple[str, list[tuple[str, int]], list[tuple[str, int]]]
"""Whose run, after which gestures here and there."""

WHICH = st.integers(0, 60)
NTH = st.integers(1, 12)
WHO = st.sampled_from(STAFF)
HERE = st.tuples(st.sampled_from(BOOK_GESTURES), WHICH)
THERE = st.tuples(WHO, st.sampled_from(PHONE_GESTURES), WHICH)
# One that ends a series while somebody edits an instance of it can't be undone whole:
# Google keeps nothing of the instances of a series that is deleted.
_STRUCTURAL = {"following", "following_remove", "rule", "reassign", "split", "undelete", "move"}
UNDOABLE_HERE = [n for n in BOOK_GESTURES if n not in _STRUCTURAL and "instance" not in n]
UNDOABLE_THERE = [
    name for name in PHONE_GESTURES if name not in _STRUCTURAL and not name.startswith("instance")
]


class Machine(RuleBasedStateMachine):
    """One example: a studio with two people whose calendars are kept in step."""

    loop: ClassVar[Loop]
    templates: ClassVar[Templates]
    policy: ClassVar[Policy] = Policy.NEWEST
    transport_class: ClassVar[type[FragileTransport]] = FragileTransport

    def __init__(self) -> None:
        super().__init__()
        self.stage: Stage | None = None
        self.broken = False
        self.undo: Undo | None = None
        self.expected = Expectation()
        self.numbers = Numbers()
        self.strangers: dict[str, dict[str, Any]] = {}
        self.phones: dict[str, PhoneHand] = {}
        self.hand = BookHand(self.expected, self.numbers, STAFF)

    # -- the machinery -----------------------------------------------------------------

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

    @initialize(
        tentative=st.booleans(),
        uneven=st.booleans(),
        shuffled=st.booleans(),
        seed=WHICH,
        here=st.lists(WHICH, min_size=1, max_size=4),
        there=st.lists(st.tuples(WHO, WHICH), min_size=1, max_size=4),
        batch=st.sampled_from([2, 50]),
        in_step=st.sampled_from([True, True, False]),
        undo=st.none()
        | st.tuples(
            WHO,
            st.lists(st.tuples(st.sampled_from(UNDOABLE_HERE), WHICH), max_size=3),
            st.lists(st.tuples(st.sampled_from(UNDOABLE_THERE), WHICH), max_size=3),
        ),
    )
    def set_up(
        self,
        *,
        tentative: bool,
        uneven: bool,
        shuffled: bool,
        seed: int,
        here: list[int],
        there: list[tuple[str, int]],
        batch: int = 50,
        in_step: bool = False,
        undo: Undo | None = None,
    ) -> None:
        """Connect both accounts, which are empty but for what is no appointment; then fill them."""
        self.undo = undo
        self.do(self._set_up(tentative, uneven, shuffled, seed, batch))
        for which in here:
            self.do(self._edit_book("create", which))
        for who, which in there:
            self._edit_google(who, "create", which)
        for who in STAFF if in_step else ():
            self.do(self.on.run(who))

    async def _set_up(
        self,
        tentative: bool,  # noqa: FBT001
        uneven: bool,  # noqa: FBT001
        shuffled: bool,  # noqa: FBT001
        seed: int,
        batch: int,
    ) -> None:
        clock = Clock()
        google = GoogleEmulator(
            clock=clock,
            seed=seed,
            check=False,
            keep_log=False,
            uneven_pages=uneven,
            shuffle_batches=shuffled,
        )
        rules = {
            name: Rules(
                staff_id=name,
                since=START - timedelta(days=90),
                send_back=True,
                tentative=tentative,
                policy=self.policy,
                brake_count=1000,
            )
            for name in STAFF
        }
        self.stage = Stage(
            google=google,
            clock=clock,
            url=f"sqlite:///{await self.templates.new()}",
            rules=rules,
            stack=AsyncExitStack(),
            transport_class=self.transport_class,
            batch_size=batch,
        )
        await self.stage.start()
        for name, account in self.stage.accounts.items():
            ids = strangers(account.phone)
            self.strangers[name] = {one: account.phone.get(one) for one in ids}
            self.phones[name] = PhoneHand(name, account.phone, self.expected, self.numbers)
            await self.stage.run(name)

    # -- people ------------------------------------------------------------------------

    @rule(gestures=st.lists(HERE, min_size=1, max_size=3))
    def in_the_studio(self, gestures: list[tuple[str, int]]) -> None:
        """Somebody edits the book."""
        for gesture, which in gestures:
            self.do(self._edit_book(gesture, which))

    async def _edit_book(self, gesture: str, which: int) -> None:
        try:
            await Book.write(self.on.book, lambda tx: self.hand.gestures[gesture](tx, which))
        except BookInvalid:
            return  # the book refuses what can't be, and keeps nothing of it

    @rule(gestures=st.lists(THERE, min_size=1, max_size=3))
    def on_a_phone(self, gestures: list[tuple[str, str, int]]) -> None:
        """Somebody edits a Google calendar."""
        for who, gesture, which in gestures:
            self._edit_google(who, gesture, which)

    @rule(here=HERE, there=THERE)
    def on_both_sides(self, here: tuple[str, int], there: tuple[str, str, int]) -> None:
        """Two people edit at once."""
        self.do(self._edit_book(*here))
        self._edit_google(*there)

    def _edit_google(self, who: str, gesture: str, which: int) -> None:
        try:
            self.phones[who].gestures[gesture](which)
        except GoogleError:
            return  # Google refuses what can't be

    # -- runs --------------------------------------------------------------------------

    @rule(who=WHO)
    def run(self, who: str) -> None:
        """Sync, and nothing fails."""
        self.do(self.on.run(who))

    @rule()
    def run_both(self) -> None:
        """Both syncs, one after the other."""
        for who in STAFF:
            self.do(self.on.run(who))

    @rule(
        who=WHO,
        fault=st.sampled_from(sorted(FAULTS)),
        nth=NTH,
        lasting=st.booleans(),
        where=st.sampled_from(["any", "inner", "outer"]),
    )
    def run_with_a_fault(self, who: str, fault: str, nth: int, lasting: bool, where: str) -> None:  # noqa: FBT001
        """Sync while Google fails."""
        count = None if lasting else 1
        self.on.google.faults.add(**FAULTS[fault], nth=nth, count=count, where=where)
        self.do(self._run_in_trouble(who))

    @rule(who=WHO, how=st.sampled_from(How), nth=NTH)
    def run_with_a_failing_commit(self, who: str, how: How, nth: int) -> None:
        """Sync, and die at a commit, or find the disk full."""
        self.on.trouble.commit = Mishap(how, nth)
        self.do(self._run_in_trouble(who))

    @rule(who=WHO, how=st.sampled_from([How.CRASH_BEFORE, How.CRASH_AFTER]), nth=NTH)
    def run_that_dies_at_a_request(self, who: str, how: How, nth: int) -> None:
        """Sync, and die before or after a request."""
        self.on.trouble.request = Mishap(how, nth)
        self.do(self._run_in_trouble(who))

    @rule(
        who=WHO,
        other=WHO,
        gesture=st.sampled_from(PHONE_GESTURES),
        which=WHICH,
        nth=NTH,
        phase=st.sampled_from(["before", "after"]),
    )
    def run_while_somebody_is_on_the_phone(
        self, *, who: str, other: str, gesture: str, which: int, nth: int, phase: str
    ) -> None:
        """Sync while somebody edits the calendar between two requests."""
        left = nth

        async def hook(call: Call, when: str) -> Fault | None:
            nonlocal left
            if when == phase:
                left -= 1
                if left == 0:
                    self._edit_google(other, gesture, which)
                    self.expected.forget_all_instances(other)
            return None

        self.on.google.faults.hook = hook
        self.do(self._run_in_trouble(who))

    @rule(who=WHO, gesture=st.sampled_from(["title", "description", "place"]), which=WHICH)
    def run_while_the_same_is_edited(self, who: str, gesture: str, which: int) -> None:
        """Sync what the studio edited, while somebody is faster in the same field."""
        self.do(self._edit_book(gesture, which))
        index = self.phones[who].index_of(self.hand.last_tag)

        async def hook(call: Call, when: str) -> Fault | None:
            if call.method == "PATCH" and when == "before" and index is not None:
                self.on.google.faults.hook = None
                self._edit_google(who, gesture, index)
            return None

        self.on.google.faults.hook = hook
        self.do(self._run_in_trouble(who))

    @rule(who=WHO, gesture=st.sampled_from(BOOK_GESTURES), which=WHICH, nth=NTH)
    def run_while_the_studio_works(self, who: str, gesture: str, which: int, nth: int) -> None:
        """Sync while somebody edits the book between two steps."""
        self.on.trouble.meddle_at = nth
        self.on.trouble.meddle = partial(self._edit_book, gesture, which)
        self.do(self._run_in_trouble(who))

    async def _run_in_trouble(self, who: str) -> None:
        try:
            await self.on.run(who)
        except ReplicaError, BookError:
            pass
        except Crash:
            await self.on.restart()
        self._clear()

    def _clear(self) -> None:
        self.on.google.faults.clear()
        self.on.trouble.clear()

    @rule(who=WHO, restart=st.booleans())
    def the_sync_token_expires(self, who: str, restart: bool) -> None:  # noqa: FBT001
        """Have the next fetch list all, perhaps after a restart."""
        self.on.accounts[who].phone.expire_sync_tokens()
        if restart:
            self.do(self.on.restart())

    # -- undo --------------------------------------------------------------------------

    async def _undo_a_run(
        self, who: str, here: list[tuple[str, int]], there: list[tuple[str, int]]
    ) -> None:
        """Undo of a run restores both sides, and what was undone rests."""
        for gesture, which in here:
            await self._edit_book(gesture, which)
        for gesture, which in there:
            self._edit_google(who, gesture, which)
        account = self.on.accounts[who]
        before = await rows(self.on, account)
        report = await self.on.run(who)
        if report.run is None:
            return
        assert account.sync is not None
        try:
            undone = await account.sync.undo(report.run.id, starter="test")
        except NothingToUndo:
            undone = report
            assert not changed_something(report), "a run that changed something can't be undone"
        refused = [one for one in undone.set_aside if one.reason == "changed_since"]
        assert not refused, f"nothing was changed since: {refused}"
        self._compare(before, await rows(self.on, account), "undo did not restore")
        await self.on.run(who)
        quiet = await self.on.run(who)
        assert quiet.run is None, "a run after an undo is not quiet"
        self._compare(before, await rows(self.on, account), "a run after an undo wrote")

    @staticmethod
    def _compare(before: tuple[Rows, Rows], after: tuple[Rows, Rows], message: str) -> None:
        for one, other, side in zip(before, after, ("the book", "Google"), strict=True):
            same(one, other, f"{message} in {side}")

    # -- what must hold ----------------------------------------------------------------

    @rule()
    def settle(self) -> None:
        """Everything comes to rest, and agrees."""
        self.do(self._settle())

    async def _settle(self) -> None:
        self._clear()
        for _ in range(MOST_ROUNDS):
            before = await self.on.book.read(views.tables_text)
            reports = [await self.on.run(who) for who in STAFF]
            if all(is_quiet(report) for report in reports):
                break
        else:
            raise AssertionError(f"no rest: {[told(report) for report in reports]}")
        assert before == await self.on.book.read(views.tables_text), "a quiet run wrote"
        await check(self.on, self.expected, self.strangers)

    def teardown(self) -> None:
        """Let everything come to rest, and check it; then undo one more run."""
        try:
            if self.stage is not None and not self.broken:
                self.settle()
                if self.undo is not None:
                    self.do(self._undo_a_run(*self.undo))
        finally:
            if self.stage is not None:
                self.loop.do(self.stage.close())
