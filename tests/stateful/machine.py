"""The machine: people edit, syncs run, all fails that can, and in the end all must agree."""

from collections import Counter
from collections.abc import Awaitable
from contextlib import AsyncExitStack
from datetime import timedelta
from functools import partial
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from custom_components.studio_sync.book import links
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.errors import BookError, BookInvalid
from custom_components.studio_sync.sync.model import Policy, Rules
from custom_components.studio_sync.sync.replica import ReplicaError
from custom_components.studio_sync.sync.report import Report
from custom_components.studio_sync.sync.undo import NothingToUndo
from tests.google_emulator import Call, Fault, GoogleEmulator
from tests.google_emulator.errors import GoogleError
from tests.world import START, Clock

from . import views
from .expectation import Expectation
from .fragile import Crash, FragileTransport, How, Mishap
from .gestures import (
    BOOK,
    BOOK_GESTURES,
    PHONE_GESTURES,
    BookHand,
    Numbers,
    PhoneHand,
    strangers,
)
from .stage import STAFF, Account, Loop, Stage, Templates

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
UNDOABLE_HERE = [name for name in BOOK_GESTURES if name not in _STRUCTURAL]
UNDOABLE_THERE = [name for name in PHONE_GESTURES if name not in _STRUCTURAL]
FAULTS: dict[str, dict[str, Any]] = {
    "drop_before": {"kind": "drop_before"},
    "drop_after": {"kind": "drop_after"},
    "unavailable": {"kind": "error", "status": 503},
    "done_but_500": {"kind": "error", "status": 500, "late": True},
    "rate_limited": {"kind": "error", "status": 403, "reason": "rateLimitExceeded"},
    "too_many": {"kind": "error", "status": 429},
    "front_end": {"kind": "error", "status": 502, "html": True},
    "truncated": {"kind": "truncate"},
    "malformed": {"kind": "malformed"},
    "token_expired": {"kind": "expire_token"},
    "sync_gone": {"kind": "sync_gone"},
    "precondition": {"kind": "precondition"},
    "delayed": {"kind": "delay", "listings": 2},
    "stale": {"kind": "stale"},
}


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
        undo=st.none()
        | st.tuples(
            WHO,
            st.lists(st.tuples(st.sampled_from(UNDOABLE_HERE), WHICH), max_size=3),
            st.lists(st.tuples(st.sampled_from(UNDOABLE_THERE), WHICH), max_size=3),
        ),
    )
    def set_up(
        self,
        tentative: bool,  # noqa: FBT001
        uneven: bool,  # noqa: FBT001
        shuffled: bool,  # noqa: FBT001
        seed: int,
        here: list[int],
        there: list[tuple[str, int]],
        batch: int = 50,
        undo: Undo | None = None,
    ) -> None:
        """Connect both accounts, which are empty but for what is no appointment; then fill them."""
        self.undo = undo
        self.do(self._set_up(tentative, uneven, shuffled, seed, batch))
        for which in here:
            self.do(self._edit_book("create", which))
        for who, which in there:
            self._edit_google(who, "create", which)

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
            await Book.write(
                self.on.book, lambda tx: self.hand.gestures[gesture](tx, which)
            )
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
        """A sync in which nothing fails."""
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
        """A sync during which Google fails."""
        count = None if lasting else 1
        self.on.google.faults.add(**FAULTS[fault], nth=nth, count=count, where=where)
        self.do(self._run_in_trouble(who))

    @rule(who=WHO, how=st.sampled_from(How), nth=NTH)
    def run_with_a_failing_commit(self, who: str, how: How, nth: int) -> None:
        """A sync that dies at a commit, or for which the disk is full."""
        self.on.trouble.commit = Mishap(how, nth)
        self.do(self._run_in_trouble(who))

    @rule(who=WHO, how=st.sampled_from([How.CRASH_BEFORE, How.CRASH_AFTER]), nth=NTH)
    def run_that_dies_at_a_request(self, who: str, how: How, nth: int) -> None:
        """A sync that dies before or after a request."""
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
        self, who: str, other: str, gesture: str, which: int, nth: int, phase: str
    ) -> None:
        """A sync between whose requests somebody edits the calendar."""
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

    @rule(who=WHO, gesture=st.sampled_from(BOOK_GESTURES), which=WHICH, nth=NTH)
    def run_while_the_studio_works(self, who: str, gesture: str, which: int, nth: int) -> None:
        """A sync between whose steps somebody edits the book."""
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
        """The next fetch lists all, perhaps after Home Assistant was started again."""
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
        before = await self._rows(account)
        report = await self.on.run(who)
        if report.run is None:
            return
        assert account.sync is not None
        try:
            undone = await account.sync.undo(report.run.id, starter="test")
        except NothingToUndo:
            undone = report
            assert not _changed(report), "a run that changed something can't be undone"
        refused = [one for one in undone.set_aside if one.reason == "changed_since"]
        assert not refused, f"nothing was changed since: {refused}"
        _same(before, await self._rows(account), "undo did not restore")
        await self.on.run(who)
        quiet = await self.on.run(who)
        assert quiet.run is None, "a run after an undo is not quiet"
        _same(before, await self._rows(account), "the run after an undo changed")

    async def _rows(self, account: Account) -> tuple[Counter[views.Row], Counter[views.Row]]:
        book = await self.on.book.read(lambda tx: views.book_rows(tx, account.name))
        return book, views.google_rows(account.phone)

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
            if all(self._is_quiet(report) for report in reports):
                break
        else:
            raise AssertionError(f"no rest: {[_told(report) for report in reports]}")
        assert before == await self.on.book.read(views.tables_text), "a quiet run wrote"
        await self._check()

    @staticmethod
    def _is_quiet(report: Report) -> bool:
        return report.run is None and report.requests == 1

    async def _check(self) -> None:
        everywhere: Counter[str] = Counter()
        text = await self.on.book.read(views.book_text)
        for name, account in self.on.accounts.items():
            book, google = await self._rows(account)
            left_out = await self.on.book.read(lambda tx, name=name: self._left_out(tx, name))
            if not self.on.rules[name].tentative:
                left_out |= {row.tag for row in google if row.tentative}
            _same(_without(book, left_out), _without(google, left_out), f"{name} differs")
            heads = await self.on.book.read(lambda tx, name=name: views.heads(tx, name))
            there = Counter(
                views.tag_of(str(event["summary"])) for event in views.living(account.phone)
            )
            self.expected.check_numbers(f"{name}'s diary", heads)
            self.expected.check_numbers(f"{name}'s Google", there)
            everywhere += heads + there
            text += views.google_text(account.phone)
            for one, event in self.strangers[name].items():
                assert account.phone.get(one) == event, "somebody else's event was touched"
        self.expected.check_alive(everywhere)
        self.expected.check_values(text)
        self.expected.calm()
        assert not self.on.google.mails
        assert not self.on.google.violations

    def _left_out(self, tx: Transaction, name: str) -> set[str]:
        """Return the tags of pairs that rest, each for a reason that is allowed."""
        replica = self.on.accounts[name].sync
        assert replica is not None
        asked = {conflict.record_id for conflict in views.open_conflicts(tx)}
        resting: set[str] = set()
        ids = [record.id for record in views.appointments.changes(tx, 0)]
        records = views.appointments.get_many(tx, ids)
        for record_id, link in links.get(tx, replica.replica.id, ids).items():
            assert link.state != "pending", f"{record_id} is pending for ever"
            assert link.state != "refused", f"{record_id} was refused: {link.reason}"
            if link.frozen_rev is not None:
                tag = views.tag_of(records[record_id].content.title)
                assert record_id in asked, f"{record_id} rests for no reason"
                resting.add(tag)
        return resting

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


def _changed(report: Report) -> bool:
    return any(count for name, count in report.counts.items() if name.endswith(("book", "google")))


def _told(report: Report) -> str:
    actions = [(a.do.value, a.reason) for a in report.plan.actions]
    return f"{report.requests} requests, {actions}"


def _without(rows: Counter[views.Row], tags: set[str]) -> Counter[views.Row]:
    return Counter({row: n for row, n in rows.items() if row.tag not in tags})


def _same(one: Any, other: Any, message: str) -> None:
    """Compare, and show only what differs."""
    ones = one if isinstance(one, tuple) else (one, other)
    others = other if isinstance(one, tuple) else (other,)
    for left, right in zip(ones, others, strict=False):
        missing, extra = left - right, right - left
        assert not missing and not extra, f"{message}: only {missing} / only {extra}"

