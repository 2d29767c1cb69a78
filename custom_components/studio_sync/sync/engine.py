"""One run of the sync: fetch, plan, guard, apply, cursor last.

A crash between any two steps, and another run, ends in the same state: writes are
conditional and their ids are derived, what is left to do is in the book, and the cursor
moves only when all it covers is recorded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import aclosing, contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
from itertools import batched
from typing import Literal

from ..book import conflicts, journal, links, replicas, skipped_items
from ..book.book import Book
from ..book.database import Transaction
from ..book.errors import BookInvalid
from ..book.model import ReplicaState, Run
from .apply_local import Absorbed, absorb
from .apply_remote import (
    Push,
    Recorded,
    Sent,
    note_sent,
    note_unsent,
    record_outcomes,
    to_push,
    written,
)
from .calendar.order import made_anew, series_before_exceptions
from .clock import SAME_CLOCK, compared
from .extras import New, with_extras
from .guard import braked, with_word
from .journal_entries import Setting
from .matching import is_plain, is_unpaired
from .model import Action, Delta, Do, Outcome, Plan, RemoteItem, Rules, SetAside
from .plan import only_hiding, plan
from .ports import Replica, ReplicaError
from .projection import AS_IT_IS, Projection
from .report import Busy, Report, Running
from .snapshot import Gathered, Naming, afresh, gather
from .undo import undo

__all__ = ["Busy", "Report", "Running", "Sync"]

# A pair that somebody changes under our hands is planned again this often in one run.
ROUNDS = 3
ABSORB_AT_ONCE = 250

_TAKES_IN = {Do.CREATE_LOCAL, Do.UPDATE_LOCAL, Do.LINK, Do.MERGE}
_COUNTED = {
    Do.CREATE_LOCAL: "created_in_book",
    Do.UPDATE_LOCAL: "updated_in_book",
    Do.DELETE_LOCAL: "deleted_in_book",
    Do.CANCEL_LOCAL: "cancelled_in_book",
    Do.MERGE: "merged",
    Do.LINK: "linked",
    Do.CONFLICT: "conflicts",
}


class Sync:
    """Keeps one replica in step with the book. One run at a time."""

    def __init__(
        self,
        book: Book,
        replica: Replica,
        *,
        clock: Callable[[], datetime],
        new_id: Callable[[], str],
        projection: Projection = AS_IT_IS,
    ) -> None:
        """``clock`` returns the time in UTC; ``new_id`` a new id for each run.

        ``projection`` is what the replica is shown of the appointments.
        """
        self.book = book
        self.replica = replica
        self.running: Running | None = None
        self.last_heard: datetime | None = None
        """When the last run that ended well took place, by the replica's clock."""
        self.clock = clock
        self._new_id = new_id
        self.naming = Naming(
            remote_id=replica.remote_id,
            instance_id=replica.instance_id,
            split_id=replica.split_id,
            projection=projection,
            limits=replica.limits,
        )

    async def run(self, rules: Rules, *, starter: str) -> Report:
        """Bring both sides into step. Raises Busy, a ReplicaError or a BookError."""
        with self.occupied(starter):
            run = _Run(self, rules, starter)
            try:
                return await run.through()
            except ReplicaError as err:
                await run.broke_off(err.key)
                raise

    async def preview(self, rules: Rules, *, relist: bool = False, reshow: bool = False) -> Report:
        """Return what a run would do now; nothing is written on either side.

        ``relist``: as if the whole replica was to be listed anew; ``reshow``: as if every
        pair was to be compared once more.
        """
        with self.occupied("preview"):
            return await _Run(self, rules, "preview").preview(relist=relist, reshow=reshow)

    async def undo(self, run_id: str, *, starter: str) -> Report:
        """Put back what a run did; see ``undo``."""
        return await undo(self, run_id, starter=starter)

    async def decide(self, choice: Literal["apply", "keep"], digest: str) -> bool:
        """Take the user's word on the held plan of this digest.

        *apply*: the next run does all of it. *keep*: all but what it was held for, which
        is put back. Returns whether that plan is still the one that is held; if not,
        nothing is noted. If the plan is held for something else besides, that is asked next.
        """

        def note(tx: Transaction) -> bool:
            state = replicas.get(tx, self.replica.id)
            if state is None or state.held != digest:
                return False
            verdict = with_word(state.verdict, digest, choice)
            replicas.put(tx, replace(state, held="", verdict=verdict))
            return True

        return await self.book.write(note)

    @contextmanager
    def occupied(self, starter: str) -> Iterator[None]:
        """Hold off every other run; raises Busy if one is under way."""
        if self.running is not None:
            raise Busy(self.running)
        self.running = Running(starter=starter, since=self.clock())
        try:
            yield
        finally:
            self.running = None

    def progress(self, steps: int, total: int) -> None:
        """Tell that the run is some steps further."""
        if self.running is not None:
            self.running = replace(self.running, done=self.running.done + steps, total=total)

    def new_run(self, kind: str, starter: str, *, undoes: str | None = None) -> Run:
        """Begin the record of a run."""
        return Run(
            id=self._new_id(),
            replica_id=self.replica.id,
            kind=kind,
            starter=starter,
            started_at=self.clock(),
            counts={},
            undoes=undoes,
        )


class _Run:
    """The state of one run."""

    def __init__(self, sync: Sync, rules: Rules, starter: str) -> None:
        self.sync = sync
        self.book = sync.book
        self.replica = sync.replica
        self.rules = rules
        self.counts: Counter[str] = Counter()
        self.before = sync.replica.requests
        self.run = sync.new_run("sync", starter)
        self.noted = False
        self.odd: dict[str, SetAside] = {}
        self.shows = False
        """A copy may still show what is hidden."""
        self.clocks = SAME_CLOCK
        self.full = False
        self.whole: set[str] = set()
        """Remote ids of series whose dates were read, every one."""
        self.coming: set[str] = set()
        """Those of them that are noted as unread until the run has ended well."""
        self.unread: set[str] = set()
        """Remote ids of series whose dates have to be read in a later run."""
        self.setting = Setting(
            run_id=self.run.id,
            replica_id=sync.replica.id,
            staff_id=rules.staff_id,
            projection=sync.naming.projection,
        )

    async def through(self) -> Report:
        # Kept from the first attempt on: what changes until one succeeds counts as new.
        state = await self._state()
        delta = await self._fetch(state)
        state = await self._compare_clocks(state, delta, keep=True)
        gathered, todo = await self._plan(state, _by_id(delta.items))
        if todo.held:
            if state.held != todo.digest:
                held = replace(state, held=todo.digest)
                await self.book.write(lambda tx: replicas.put(tx, held))
            await self._hide(gathered)
            return await self._report(delta, todo, "held")
        todo, open_items = await self._apply(state, todo)
        await self._finish(state, delta, gathered, settled=not open_items)
        return await self._report(delta, todo, "ok")

    async def preview(self, *, relist: bool, reshow: bool) -> Report:
        state = afresh(await self._state(keep=False), relist=relist, reshow=reshow)
        delta = await self._fetch(state)
        state = await self._compare_clocks(state, delta, keep=False)
        _, todo = await self._plan(state, _by_id(delta.items))
        return await self._report(delta, todo, "held" if todo.held else "ok")

    async def _state(self, *, keep: bool = True) -> ReplicaState:
        def begin(tx: Transaction) -> ReplicaState:
            state = ReplicaState(replica_id=self.replica.id, connected_at=tx.now, book_rev=tx.rev)
            if keep:
                replicas.put(tx, state)
                conflicts.ask_again(tx, self.replica.id)
            return state

        found = await self.book.read(lambda tx: replicas.get(tx, self.replica.id))
        if found is not None:
            return found
        return await (self.book.write(begin) if keep else self.book.read(begin))

    async def _fetch(self, state: ReplicaState) -> Delta:
        async def known() -> Collection[str]:
            return await self.book.read(self._known)

        delta = await self.replica.fetch(state.cursor, known)
        self.full = delta.full
        return delta

    def _known(self, tx: Transaction) -> Collection[str]:
        """Return the copies to be accounted for, and those that were deleted one way."""
        known = links.known_remote_ids(tx, self.replica.id)
        left = links.left_remote_ids(tx, self.replica.id) if self.rules.send_back else []
        return [*known, *left]

    async def _compare_clocks(
        self, state: ReplicaState, delta: Delta, *, keep: bool
    ) -> ReplicaState:
        """Learn how the replica's clock goes, and keep it before anything depends on it."""
        learned, self.clocks = compared(
            state, ours=self.sync.clock(), theirs=delta.at, last_run=self.sync.last_heard
        )
        if keep and learned != state:
            await self.book.write(lambda tx: replicas.put(tx, learned))
        return learned

    async def _plan(
        self,
        state: ReplicaState,
        items: dict[str, RemoteItem],
        only: Collection[str] | None = None,
    ) -> tuple[Gathered, Plan]:
        """Plan in the book's thread: a big plan must not hold up the event loop."""

        def work(tx: Transaction) -> tuple[Gathered, Plan, set[str]]:
            gathered = gather(
                tx, state, items, self.rules, self.sync.naming, only=only, clocks=self.clocks
            )
            if set(gathered.unread) - self.odd.keys():
                return gathered, Plan(actions=()), set()
            todo = self._without_odd(plan(gathered.snapshot, self.rules))
            unread = self._half_read(todo, gathered)
            return gathered, self._braked(todo, state, gathered), unread

        while True:
            gathered, todo, series = await self.book.read(work)
            if missing := set(gathered.unread) - self.odd.keys():
                items.update(await self._read(sorted(missing)))
            elif series:
                if unlisted := sorted(series - items.keys()):
                    items.update(await self._read(unlisted))
                items.update(await self._read_dates(series, items))
            else:
                self.unread |= todo.unread
                return gathered, todo

    def _braked(self, todo: Plan, state: ReplicaState, gathered: Gathered) -> Plan:
        return braked(todo, self.rules, gathered.pairs, state.verdict, self.sync.naming.projection)

    def _half_read(self, todo: Plan, gathered: Gathered) -> set[str]:
        """Name the series that come in, go on or end, of whose dates only some are known.

        A listing since a cursor shows what was touched, and nothing of what was skipped
        before. One way, edits of dates are always skipped, and are lost with their series: so
        that the history has them, they are read.
        """
        if self.full:
            return set()
        ending = {
            action.link.remote_id
            for action in todo.actions
            if action.do is Do.DELETE_REMOTE
            and not self.rules.send_back
            and action.record is not None
            and action.record.content.recurrence
            and action.link is not None
            and not is_unpaired(action.link)
        }
        coming = {
            action.item.id
            for action in todo.actions
            if action.item is not None
            and action.item.content is not None
            and action.item.content.recurrence
            and action.do in _TAKES_IN
            and is_unpaired(action.link)
        }
        return (ending | coming | set(gathered.unread_series)) - self.whole - self.odd.keys()

    async def _read(self, remote_ids: Sequence[str]) -> dict[str, RemoteItem]:
        """Read copies by themselves. The pairs of those that make no sense go on resting."""
        found = await self.replica.get(remote_ids)
        for each in found:
            if isinstance(each, SetAside) and each.remote_id is not None:
                self.odd[each.remote_id] = replace(each, problem=True)
        items = [replace(each, asked=True) for each in found if isinstance(each, RemoteItem)]
        return _by_id(items)

    async def _read_dates(
        self, series: Collection[str], items: Mapping[str, RemoteItem]
    ) -> dict[str, RemoteItem]:
        """Read the dates of series; of those that are as their series says only the linked ones."""
        found = await self.replica.dates(sorted(series))
        self.whole.update(series)
        names = [each.id for each in found if isinstance(each, RemoteItem)]
        linked = await self.book.read(lambda tx: links.by_remote(tx, self.replica.id, names))
        read = dict[str, RemoteItem]()
        for each in found:
            if isinstance(each, SetAside):
                if each.remote_id is not None and each.problem:
                    self.odd[each.remote_id] = each
            elif each.id in linked or not is_plain(each, items.get(each.series_id or "")):
                read[each.id] = each
        return read

    def _without_odd(self, todo: Plan) -> Plan:
        """Leave out the pairs whose copy is not known, or can't be taken in."""
        if not self.odd:
            return todo
        usable = (a for a in todo.actions if self.odd.keys().isdisjoint(_remote_ids(a)))
        return replace(todo, actions=tuple(usable))

    async def _apply(self, state: ReplicaState, todo: Plan) -> tuple[Plan, bool]:
        """Carry the plan out, and plan again what somebody else changed meanwhile.

        Returns all that was planned, and whether an item of the replica is still not
        taken in.
        """
        done = todo
        for _ in range(ROUNDS):
            if not todo.actions:
                return done, False
            again, items = await self._round(todo.actions)
            if not again and not items:
                return done, False
            _, todo = await self._plan(state, items, only=again)
            done = replace(done, actions=done.actions + todo.actions)
        return done, bool(todo.actions)

    async def _hide(self, gathered: Gathered) -> None:
        """Take away what the replica shall no longer show: that waits for nobody's word."""
        actions = await self.book.read(lambda _: only_hiding(gathered.snapshot, self.rules))
        if actions:
            await self._round(actions)
            await self.broke_off("held")

    async def _round(self, actions: Sequence[Action]) -> tuple[set[str], dict[str, RemoteItem]]:
        """Carry these actions out; returns what has to be planned once more."""
        if not self.noted:
            self.noted = True
            await self.book.write(lambda tx: journal.start(tx, self.run))
        if coming := self.whole - self.coming:
            # They come in before their dates. If the run ends in between, these are read again.
            self.coming |= coming
            await self.book.write(
                lambda tx: skipped_items.note_unread(tx, self.replica.id, coming, read=())
            )
        again: set[str] = set()
        items: dict[str, RemoteItem] = {}
        pushes: list[list[Push]] = []
        for part in series_before_exceptions(actions):
            pushes.append([])
            for some in batched(part, ABSORB_AT_ONCE, strict=False):
                absorbed = await self._absorb(some)
                again.update(a.record.id for a in absorbed.again if a.record is not None)
                items.update((a.item.id, a.item.as_read) for a in absorbed.again if a.item)
                pushes[-1] += self._pushes(absorbed)
        pushes = [await self._with_extras(group) for group in pushes]
        total = sum(len(group) for group in pushes)
        unmade = set(again)
        for group in pushes:
            # An exception can't be written before its series; it is planned with that again.
            ready = [p for p in group if p.action.hides or p.record.series_id not in unmade]
            recorded = await self._push(ready, total)
            unmade.update(recorded.unmade)
            again.update(recorded.again, made_anew(group))
            items.update(_by_id(recorded.items))
            if recorded.unread:
                items.update(await self._read(recorded.unread))
        return again, items

    async def _absorb(self, actions: Sequence[Action]) -> Absorbed:
        """Have the book take these in; one that it can't keep is skipped by itself, and told."""
        try:
            absorbed = await self.book.write(partial(absorb, setting=self.setting, actions=actions))
        except BookInvalid:
            if len(actions) == 1:
                self._skip(actions[0])
                return Absorbed()
            half = len(actions) // 2
            one, other = await self._absorb(actions[:half]), await self._absorb(actions[half:])
            return Absorbed(push=one.push + other.push, again=one.again + other.again)
        self._count(actions, absorbed)
        return absorbed

    def _skip(self, action: Action) -> None:
        record_id = None if action.record is None else action.record.id
        remote_id = next(iter(_remote_ids(action)), record_id or "")
        self.odd[remote_id] = SetAside(
            remote_id=remote_id, record_id=record_id, reason="not_taken_in", problem=True
        )

    def _count(self, actions: Sequence[Action], absorbed: Absorbed) -> None:
        left = {id(action) for action in absorbed.again if action.do is not Do.CONFLICT}
        done = (
            a.do
            for a in actions
            if a.do in _COUNTED and id(a) not in left and (a.fields or a.do is not Do.CONFLICT)
        )
        self.counts.update(_COUNTED[do] for do in done)

    def _pushes(self, absorbed: Absorbed) -> list[Push]:
        found = (to_push(a, link, self.setting, self.sync.naming) for a, link in absorbed.push)
        return [push for push in found if push is not None]

    async def _with_extras(self, pushes: Sequence[Push]) -> list[Push]:
        new = [New(write=each.write, record=each.record, link=each.link) for each in pushes]
        writes = await with_extras(self.book, self.replica, new)
        return [replace(push, write=write) for push, write in zip(pushes, writes, strict=True)]

    async def _push(self, pushes: Sequence[Push], total: int) -> Recorded:
        result = Recorded()
        if not pushes:
            return result
        async with aclosing(written(self._send, pushes, self.replica.batch_size)) as batches:
            async for sent in batches:
                recorded = await self.book.write(partial(self._record, sent=sent))
                self.counts.update(recorded.counts)
                result.items += recorded.items
                result.unread += recorded.unread
                result.again += recorded.again
                result.unmade += recorded.unmade
                self.shows = self.shows or recorded.shows
                # What can't be hidden has no pair that could say so.
                told = (each for each in recorded.refused if each.record_id is None)
                self.odd.update({each.remote_id: each for each in told if each.remote_id})
                self.sync.progress(len(sent.pushes), total)
        return result

    def _record(self, tx: Transaction, sent: Sent) -> Recorded:
        """Commit what became of one batch, and what the next one overwrites before it leaves."""
        recorded = record_outcomes(tx, self.setting, sent.pushes, sent.outcomes)
        note_sent(tx, self.setting, sent.leaving)
        return recorded

    async def _send(self, pushes: Sequence[Push]) -> Sequence[Outcome]:
        try:
            return await self.replica.write([push.write for push in pushes])
        except ReplicaError:
            await self.book.write(partial(note_unsent, setting=self.setting, pushes=pushes))
            raise

    async def _finish(
        self, state: ReplicaState, delta: Delta, gathered: Gathered, *, settled: bool
    ) -> None:
        """Move the cursors, now that all they cover is recorded."""
        moved = replace(
            state,
            cursor=delta.cursor if settled else state.cursor,
            book_rev=gathered.rev,
            staff_id=self.rules.staff_id,
            held="",
            verdict="",
        )
        moved = afresh(moved, relist=False, reshow=self.shows)
        self._end("ok")
        aside_now = (*delta.set_aside, *self.odd.values())
        odd = {a.remote_id: a.reason for a in aside_now if a.problem and a.remote_id}
        read = self.whole - self.unread if settled else set[str]()

        def write(tx: Transaction) -> None:
            if read or self.unread:
                skipped_items.note_unread(tx, self.replica.id, self.unread, read=read)
            if moved != state:
                replicas.put(tx, moved)
            if self.noted:
                journal.finish(tx, self.run)
            if odd or delta.full or delta.items:
                seen = None if delta.full else [item.id for item in delta.items]
                skipped_items.note(tx, self.replica.id, odd, seen)

        await self.book.write(write)
        self.sync.last_heard = self.clocks.now

    def _end(self, outcome: str) -> None:
        self.run = replace(
            self.run,
            ended_at=self.sync.clock(),
            outcome=outcome,
            counts=dict(self.counts),
            requests=self.replica.requests - self.before,
        )

    async def broke_off(self, reason: str) -> None:
        """Say in the journal why it ended early (S23); what it had done by then is done."""
        if self.noted:
            self._end(reason)
            await self.book.write(lambda tx: journal.finish(tx, self.run))

    async def _report(self, delta: Delta, todo: Plan, outcome: str) -> Report:
        problems, refused = await self.book.read(
            lambda tx: (
                skipped_items.problems(tx, self.replica.id),
                links.refused(tx, self.replica.id),
            )
        )
        set_aside = (*delta.set_aside, *todo.set_aside, *self.odd.values())
        counts = Counter(self.counts)
        counts["skipped"] = len(set_aside)
        return Report(
            run=self.run if self.noted else None,
            plan=todo,
            outcome=outcome,
            counts=dict(counts),
            set_aside=set_aside,
            problems=tuple(
                SetAside(remote_id=remote_id, record_id=record_id, reason=reason, problem=True)
                for remote_id, record_id, reason in problems
            ),
            unsent=sum(refused.values()),
            zone=delta.zone,
            full=delta.full,
            requests=self.replica.requests - self.before,
            seconds=(self.sync.clock() - self.run.started_at).total_seconds(),
        )


def _remote_ids(action: Action) -> list[str]:
    """Name the copies that an action hangs on."""
    item, link = action.item, action.link
    names = (item and item.id, link and link.remote_id, item and item.series_id)
    return [name for name in names if name]


def _by_id(items: Sequence[RemoteItem]) -> dict[str, RemoteItem]:
    return {item.id: item for item in items}
