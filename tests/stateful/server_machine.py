"""The machine with a calendar server beside Google, and the studio: see ``ServerMachine``."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from functools import partial
import re
from typing import Any, ClassVar

from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Content
from custom_components.studio_sync.scheduling.titles import Privacy
from custom_components.studio_sync.sync.report import Report
from tests.dav_double.server import Faults
from tests.google_emulator import Orphans

from . import views
from .checks import check, told
from .drawn import GESTURE_HERE, GESTURES_HERE, HERE, NTH, THERE, UNDO, WHICH, Undo, undoable
from .fragile import How, InjectedFault
from .machine import Machine
from .server_actor import SERVER_GESTURES, TASK, ServerActor
from .server_checks import both_rows, check_servers
from .server_double import FAULTS
from .server_stage import PROJECTION, SCOPES, ServerStage
from .stage import STAFF, Stage
from .undoing import undo_a_run

SIDES = (*STAFF, *SCOPES)
_WHERE = st.sampled_from(tuple(SCOPES))
_ON_SERVER = st.tuples(_WHERE, st.sampled_from(SERVER_GESTURES), WHICH)
_ORDER = st.permutations(SIDES)
_UNDO = UNDO | st.tuples(
    _WHERE,
    st.lists(st.tuples(st.sampled_from(undoable(GESTURES_HERE)), WHICH), max_size=3),
    st.lists(st.tuples(st.sampled_from(undoable(SERVER_GESTURES)), WHICH), max_size=3),
)
_TEXTS = "title", "description", "place"

_LOUD = re.compile(rb"^(SUMMARY:[^\r\n]*[^!\r\n])(?=\r?$)", re.MULTILINE)
TRAITS: dict[str, dict[str, Any]] = {
    "as the standards say": {},
    "tells no changes": {"no_sync": True},
    "in parts": {"parts": 2},
    "counts seconds": {"counts_seconds": True},
    "tokens die": {"dead_status": 403},
    "dead tokens tell everything": {"dead_status": 207},
    "absolute addresses": {"absolute": True},
    "leaves out": {"leaves_out": True, "uid_status": 409},
    "one name for a UID": {"uid_status": 403, "escaped": False},
    "weak etags": {"weak_etags": True},
    "behind a proxy": {"suffix": "-gzip"},
    "loud": {"rewrite": lambda text: _LOUD.sub(rb"\1!", text)},
}
"""How servers are, by what is said of them: see ``dav_double.Faults``."""
_UNSURE = {"weak etags", "behind a proxy"}
"""Such a server can't tell that somebody was faster."""
_A_DAY = timedelta(hours=25)


def _usual() -> dict[str, Any]:
    names = {name for some in TRAITS.values() for name in some}
    return {name: getattr(Faults(), name) for name in names}


def _asked(tx: Transaction) -> bool:
    return bool(views.open_conflicts(tx))


def _sent(report: Report) -> int:
    names = "created_in_replica", "updated_in_replica", "deleted_in_replica"
    return sum(report.counts.get(name, 0) for name in names)


class ServerMachine(Machine):
    """Five calendars of one book: two of Google's, and three on a server.

    Mia is in both; the studio's own calendar shows what all others do, and the room's a part.
    """

    stage_class: ClassVar[type[Stage]] = ServerStage

    def __init__(self) -> None:
        super().__init__()
        self.programs: dict[str, ServerActor] = {}
        self.kind = ""

    @property
    def all(self) -> ServerStage:
        """The stage."""
        assert isinstance(self.stage, ServerStage)
        return self.stage

    @initialize(
        tentative=st.booleans(),
        shuffled=st.booleans(),
        seed=WHICH,
        here=st.lists(WHICH, min_size=1, max_size=3),
        there=st.lists(st.tuples(st.sampled_from(SIDES), WHICH), min_size=1, max_size=4),
        batch=st.sampled_from([2, 50]),
        in_step=st.sampled_from([True, True, False]),
        orphans=st.sampled_from(list(Orphans)),
        undo=_UNDO,
        kind=st.sampled_from(sorted(TRAITS)),
    )
    def set_up(
        self,
        *,
        tentative: bool,
        shuffled: bool,
        seed: int,
        here: list[int],
        there: list[tuple[str, int]],
        batch: int,
        in_step: bool,
        orphans: Orphans,
        kind: str,
        undo: Undo | None = None,
    ) -> None:
        """Connect all calendars, which are empty but for what is no appointment; then fill them."""
        self.undo = undo
        self.do(
            self.build(
                (Privacy.FULL, Privacy.FULL),
                tentative=tentative,
                uneven=False,
                shuffled=shuffled,
                seed=seed,
                batch=batch,
                orphans=orphans,
            )
        )
        self.do(self._connect(kind))
        for which in here:
            self.do(self.edit_book("create", which))
        for side, which in there:
            self.do(self.edit_elsewhere(side, "create", which))
        if in_step:
            self.do(self._run_all(SIDES))

    async def _connect(self, kind: str) -> None:
        self.kind = kind
        for name, calendar in self.all.served.items():
            self.programs[name] = ServerActor(name, self.all, self.expected, self.numbers)
            self.all.server.put(calendar.folder, "task.ics", TASK)
            self.actor.projections[self.all.replica_id(name)] = PROJECTION
            await self.on.run(name)
        self._be(kind)

    def _be(self, kind: str) -> None:
        self.all.server.faults = replace(self.all.server.faults, **(_usual() | TRAITS[kind]))

    async def _run_all(self, order: Sequence[str]) -> list[Report]:
        return [await self.on.run(side) for side in order]

    async def edit_elsewhere(self, side: str, gesture: str, which: int) -> None:
        """Let somebody do something in a calendar."""
        if side in SCOPES:
            self.programs[side].gestures[gesture](which)
        else:
            await self.edit_google(side, gesture, which)

    # -- people --------------------------------------------------------------------------------

    @rule(gestures=st.lists(_ON_SERVER, min_size=1, max_size=3))
    def on_the_server(self, gestures: list[tuple[str, str, int]]) -> None:
        """Somebody edits a calendar of the server."""
        for side, gesture, which in gestures:
            self.do(self.edit_elsewhere(side, gesture, which))

    @rule(here=HERE, there=THERE, on_server=_ON_SERVER)
    def everywhere_at_once(
        self, here: tuple[str, int], there: tuple[str, str, int], on_server: tuple[str, str, int]
    ) -> None:
        """Three people edit at once."""
        self.do(self.edit_book(*here))
        self.do(self.edit_google(*there))
        self.do(self.edit_elsewhere(*on_server))

    @rule(gesture=st.sampled_from(_TEXTS), which=WHICH, sides=_ORDER)
    def the_same_is_edited_everywhere(self, gesture: str, which: int, sides: Sequence[str]) -> None:
        """Somebody in each calendar edits the same field of one appointment, one after another."""
        self.do(self.edit_book(gesture, which))
        for side in sides:
            if (index := self.do(self._index(side))) is not None:
                self.do(self.edit_elsewhere(side, gesture, index))

    async def _index(self, side: str) -> int | None:
        tag = self.actor.last_tag
        if side in SCOPES:
            return self.programs[side].index_of(tag)
        return (await self.look(side)).index_of(tag)

    # -- runs ----------------------------------------------------------------------------------

    @rule(where=_WHERE)
    def run_the_server(self, where: str) -> None:
        """Sync a calendar of the server, and nothing fails."""
        self.do(self.on.run(where))

    @rule(order=_ORDER)
    def run_all(self, order: Sequence[str]) -> None:
        """All syncs, one after the other."""
        self.do(self._run_all(order))

    @rule(where=_WHERE, fault=st.sampled_from(sorted(FAULTS)), nth=NTH, lasting=st.booleans())
    def run_with_a_fault_of_the_server(
        self,
        where: str,
        fault: str,
        nth: int,
        lasting: bool,  # noqa: FBT001
    ) -> None:
        """Sync while the server fails."""
        fails = FAULTS[fault]
        self.all.server.fault = replace(fails, nth=nth, lasting=lasting or fails.lasting)
        self.do(self.run_with_faults(where))

    @rule(where=_WHERE, how=st.sampled_from(How), nth=NTH)
    def run_the_server_with_a_failing_commit(self, where: str, how: How, nth: int) -> None:
        """Sync, and die at a commit, or find the disk full."""
        self.on.fault_plan.commit = InjectedFault(how, nth)
        self.do(self.run_with_faults(where))

    @rule(where=_WHERE, how=st.sampled_from([How.CRASH_BEFORE, How.CRASH_AFTER]), nth=NTH)
    def run_that_dies_at_a_request_to_the_server(self, where: str, how: How, nth: int) -> None:
        """Sync, and die before or after a request."""
        self.on.fault_plan.request = InjectedFault(how, nth)
        self.do(self.run_with_faults(where))

    @rule(where=_WHERE, gesture=GESTURE_HERE, which=WHICH, nth=NTH)
    def run_the_server_while_the_studio_works(
        self, where: str, gesture: str, which: int, nth: int
    ) -> None:
        """Sync while somebody edits the book between two steps."""
        self.on.fault_plan.meddle_at = nth
        self.on.fault_plan.meddle = partial(self.edit_book, gesture, which)
        self.do(self.run_with_faults(where))

    @precondition(lambda self: self.kind not in _UNSURE)
    @rule(
        where=_WHERE,
        other=_ON_SERVER,
        nth=NTH,
        phase=st.sampled_from(["before", "after"]),
    )
    def run_while_somebody_edits_on_the_server(
        self, where: str, other: tuple[str, str, int], nth: int, phase: str
    ) -> None:
        """Sync while somebody edits a calendar between two requests."""
        left = nth

        async def hook(_: str, when: str) -> None:
            nonlocal left
            left -= when == phase
            if left == 0:
                self.all.server.hook = None
                await self.edit_elsewhere(*other)

        self.all.server.hook = hook
        self.do(self.run_with_faults(where))

    @precondition(lambda self: self.kind not in _UNSURE)
    @rule(where=_WHERE, gesture=st.sampled_from(_TEXTS), which=WHICH)
    def run_while_the_same_is_edited_on_the_server(
        self, where: str, gesture: str, which: int
    ) -> None:
        """Sync what the studio edited, while somebody is faster in the same field."""
        self.do(self.edit_book(gesture, which))
        index = self.do(self._index(where))

        async def hook(method: str, when: str) -> None:
            if method == "PUT" and when == "before" and index is not None:
                self.all.server.hook = None
                await self.edit_elsewhere(where, gesture, index)

        self.all.server.hook = hook
        self.do(self.run_with_faults(where))

    @rule(where=_WHERE, kind=st.sampled_from(sorted(TRAITS)), restart=st.booleans())
    def the_server_is_another_one_for_a_run(self, where: str, kind: str, restart: bool) -> None:  # noqa: FBT001
        """Sync with what the server has become by an update that is taken back."""
        self._be(kind)
        self.do(self.run_with_faults(where))
        self._be(self.kind)
        if restart:
            self.do(self.on.restart())

    @rule()
    def home_assistant_is_restarted(self) -> None:
        """Forget all that is not in the book."""
        self.do(self.on.restart())

    # -- what must hold ------------------------------------------------------------------------

    @rule(
        side=st.sampled_from(SIDES),
        which=WHICH,
        gesture=st.sampled_from(_TEXTS),
        order=_ORDER,
    )
    def an_edit_goes_everywhere_once(
        self, side: str, which: int, gesture: str, order: Sequence[str]
    ) -> None:
        """Edit one appointment on one side when all are in step: each other one is told once."""
        self.do(self.settle())
        self.do(self._once(side, which, gesture, order))

    async def _once(self, side: str, which: int, gesture: str, order: Sequence[str]) -> None:
        if await self.on.book.read(_asked):
            return
        before = self.numbers.last
        await self.edit_elsewhere(side, gesture, which)
        if self.numbers.last == before:
            return
        wrote = dict.fromkeys(SIDES, 0)
        for number in range(3):
            for each in order:
                report = await self.on.run(each)
                wrote[each] += _sent(report)
                assert number < 2 or report.run is None, f"no rest in {each}: {told(report)}"
        assert not wrote[side], f"{side} was told of its own edit"
        assert max(wrote.values()) <= 1, f"told more than once: {wrote}"

    async def _undo(
        self, who: str, here: list[tuple[str, int]], there: list[tuple[str, int]]
    ) -> None:
        if who in STAFF:
            await super()._undo(who, here, there)
            return
        for gesture, which in here:
            await self.edit_book(gesture, which)
        for gesture, which in there:
            await self.edit_elsewhere(who, gesture, which)
        await undo_a_run(self.on, who, partial(both_rows, self.all, who))

    async def settle(self) -> None:
        """Run until all is quiet, when what was refused is tried again, and compare."""
        self.on.clock.now += _A_DAY
        await super().settle()

    @property
    def sides(self) -> Sequence[str]:
        """All calendars."""
        return SIDES

    def is_quiet(self, who: str, report: Report[Appointment, Content]) -> bool:
        """Tell whether a run wrote nothing; the server is asked once for all its calendars."""
        return super().is_quiet(who, report) if who in STAFF else report.run is None

    async def check_all(self) -> None:
        """Compare all calendars."""
        seen = await check_servers(self.all)
        await check(self.on, self.expected, self.foreign_events, seen)

    def clear(self) -> None:
        """Let all go well."""
        super().clear()
        self.all.server.clear()
