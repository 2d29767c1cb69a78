"""One run of the sync: fetch, plan, guard, apply, cursor last.

A crash between any two steps, and another run, ends in the same state: writes are
conditional and their ids are derived, what is left to do is in the book, and the cursor
moves only when all it covers is recorded.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from contextlib import aclosing
from dataclasses import replace
from functools import partial
from itertools import batched

from ..book import conflicts, held_decisions, links, replicas
from ..book.database import Transaction
from ..book.errors import BookInvalid
from ..book.model import ReplicaState
from . import restored
from .apply_local import LocalResult, apply_local
from .apply_remote import Recorded, note_sent, note_unsent, record_outcomes
from .clock import SAME_CLOCK, compared
from .context import SyncContext
from .decisions import LEFT_AWAY
from .extras import with_extras
from .guard import braked
from .journal_entries import Setting
from .model import Action, Delta, Do, Plan, RemoteItem, Rules, SetBack
from .order import by_family, parents_before_children, re_created
from .plan import only_hiding, plan
from .ports import LIST_ALL, ReplicaError, WritesRefused
from .queued_writes import QueuedWrite, Sent, in_batches, to_queued_write, written
from .read_only import inward
from .reading import Reader, by_id
from .record import Fields, Record
from .report import Report
from .run_record import RunRecord
from .snapshot import Gathered, take_snapshot, with_resync

# A pair that somebody changes during the run is planned again this often.
ROUNDS = 3
APPLY_AT_ONCE = 250

_COUNTED = {
    Do.CREATE_LOCAL: "created_in_book",
    Do.UPDATE_LOCAL: "updated_in_book",
    Do.DELETE_LOCAL: "deleted_in_book",
    Do.CANCEL_LOCAL: "cancelled_in_book",
    Do.LEAVE_LOCAL: "taken_out_in_book",
    Do.MERGE: "merged",
    Do.LINK: "linked",
    Do.CONFLICT: "conflicts",
}


class SyncRun[R: Record, C: Fields]:
    """The state of one run."""

    def __init__(self, sync: SyncContext[R, C], rules: Rules, starter: str) -> None:
        self.sync = sync
        self.book = sync.book
        self.replica = sync.replica
        self.rules = rules
        self.reader = Reader(sync.book, sync.replica, rules, sync.naming.kind)
        self.record = RunRecord(sync, self.reader, starter)
        self.shows = False
        """A copy may still show what is hidden."""
        self.read_only = False
        """What is to be sent waits."""
        self.set_back = SetBack.NO
        self.clocks = SAME_CLOCK
        self.asked_at = self.record.run.started_at
        """When the delta was asked for, by the book's clock."""
        self.source = sync.source
        self.setting = Setting(
            run_id=self.record.run.id,
            replica_id=sync.replica.id,
            scope=rules.scope,
            kind=sync.naming.kind,
            origin=sync.replica.origin,
            projection=sync.naming.projection,
            gives_ids=sync.naming.listed_after is not None,
        )

    async def through(self) -> Report[R, C]:
        """Bring both sides into step."""
        # Kept from the first attempt on: what changes until one succeeds counts as new.
        state = await self._state()
        delta = await self._fetch(state)
        state = await self._compare_clocks(state, delta, keep=True)
        gathered, todo = await self._plan(state, by_id(delta.items))
        await self._note_told(todo)
        if todo.held:
            if state.held != todo.digest:
                held = replace(state, held=todo.digest)
                await self.book.write(lambda tx: replicas.put(tx, held))
            await self._hide(gathered)
            return await self.record.report(delta, todo, "held")
        try:
            todo, open_items = await self._apply(state, todo)
        except WritesRefused:
            self.record.waits = open_items = True
        settled = not open_items
        moved = self._moved(state, delta, gathered, settled=settled)
        await self.record.finish(state, moved, delta, todo, settled=settled)
        return await self.record.report(delta, todo, "ok")

    async def preview(self, *, full_listing: bool, recompare_all: bool) -> Report[R, C]:
        """Return what ``through`` would do; see ``Sync.preview``."""
        state = with_resync(
            await self._state(keep=False), full_listing=full_listing, recompare_all=recompare_all
        )
        delta = await self._fetch(state)
        state = await self._compare_clocks(state, delta, keep=False)
        _, todo = await self._plan(state, by_id(delta.items))
        return await self.record.report(delta, todo, "held" if todo.held else "ok")

    async def one(self, record_id: str) -> Report[R, C]:
        """Bring one record and its copy into step; the cursors stay where they are."""
        state = await self._state()
        found = await self.book.read(lambda tx: links.get(tx, self.replica.id, [record_id]))
        known = [link.remote_id for link in found.values() if not link.gone]
        self.asked_at = self.sync.clock()
        items = await self.reader.read(known) if known else {}
        _, todo = await self._plan(state, items, only=[record_id])
        await self._note_told(todo)
        todo, _ = await self._apply(state, todo)
        await self.record.end("ok")
        nothing = Delta[C](items=(), skipped=(), cursor="", full=False)
        return await self.record.report(nothing, todo, "ok")

    async def _note_told(self, todo: Plan[R, C]) -> None:
        """Keep what copies tell besides their content: it decides what they show from now on."""
        if todo.told:
            store = self.sync.naming.kind.store
            await self.book.write(lambda tx: store.note_told(tx, todo.told), source=self.source)

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
        if not keep:
            return await self.book.read(begin)
        return await self.book.write(begin, source=self.source)

    async def _fetch(self, state: ReplicaState) -> Delta[C]:
        async def known() -> Collection[str]:
            return await self.book.read(self._known)

        self.asked_at = self.sync.clock()
        asked = restored.is_asked_about(state)
        everything = f"{LIST_ALL}{(state.cursor or '').removeprefix(LIST_ALL)}"
        delta = await self.replica.fetch(everything if asked else state.cursor, known)
        self.set_back = SetBack.YES if asked else delta.set_back
        self.reader.full = delta.full
        self.read_only = delta.read_only
        return delta

    def _known(self, tx: Transaction) -> Collection[str]:
        """Return the copies to be accounted for, and those that were deleted one way."""
        known = links.known_remote_ids(tx, self.replica.id)
        if not self.rules.send_back or self.setting.gives_ids:
            return known
        return [*known, *links.left_remote_ids(tx, self.replica.id)]

    async def _compare_clocks(
        self, state: ReplicaState, delta: Delta[C], *, keep: bool
    ) -> ReplicaState:
        """Learn how the replica's clock goes, and keep it before anything depends on it."""
        learned, self.clocks = compared(state, ours=self.sync.clock(), theirs=delta.at)
        self.setting = replace(self.setting, ahead=self.clocks.ahead)
        if keep and learned != state:
            await self.book.write(lambda tx: replicas.put(tx, learned))
        return learned

    async def _plan(
        self,
        state: ReplicaState,
        items: dict[str, RemoteItem[C]],
        only: Collection[str] | None = None,
    ) -> tuple[Gathered[R, C], Plan[R, C]]:
        """Plan in the book's thread: a big plan must not hold up all the rest."""

        def work(tx: Transaction) -> tuple[Gathered[R, C], Plan[R, C], set[str]]:
            gathered = take_snapshot(
                tx,
                state,
                items,
                self.rules,
                self.sync.naming,
                only=only,
                clocks=self.clocks,
                asked_at=self.asked_at,
            )
            if set(gathered.unread) - self.reader.odd.keys():
                return gathered, Plan(actions=()), set()
            todo = self.reader.without_odd(
                plan(gathered.snapshot, self.rules, self.sync.kind.children())
            )
            if self.read_only and (inwards := inward(todo)) is not todo:
                todo, self.record.waits = inwards, True
            todo = replace(todo, skipped=(*todo.skipped, *gathered.erased))
            unread = self.reader.half_read(todo, gathered)
            many = len(todo.actions) > self.rules.brake_count
            todo = braked(
                todo,
                self.rules,
                gathered.pairs,
                state.decisions,
                self.sync.naming,
                agreed=held_decisions.agreed_on(tx, self.replica.id) if many else {},
                # What is planned again is what somebody has changed just now.
                set_back=only is None and self._was_set_back(gathered),
            )
            return gathered, todo, unread

        while True:
            gathered, todo, parents = await self.book.read(work)
            if missing := set(gathered.unread) - self.reader.odd.keys():
                items.update(await self.reader.read(sorted(missing)))
            elif parents:
                if unlisted := sorted(parents - items.keys()):
                    items.update(await self.reader.read(unlisted))
                items.update(await self.reader.read_children(parents, items))
            else:
                self.reader.unread |= todo.unread
                return gathered, todo

    def _was_set_back(self, gathered: Gathered[R, C]) -> bool:
        items, paired = gathered.snapshot.items.values(), gathered.snapshot.links.values()
        return restored.was_set_back(self.set_back, items, paired)

    async def _apply(self, state: ReplicaState, todo: Plan[R, C]) -> tuple[Plan[R, C], bool]:
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
            await self._note_told(todo)
            done = replace(done, actions=done.actions + todo.actions)
        return done, bool(todo.actions)

    async def _hide(self, gathered: Gathered[R, C]) -> None:
        """Hide what the replica must no longer show: this waits for no decision."""
        actions = await self.book.read(lambda _: only_hiding(gathered.snapshot, self.rules))
        if actions:
            await self._round(actions)
            await self.record.end("held")

    async def _round(
        self, actions: Sequence[Action[R, C]]
    ) -> tuple[set[str], dict[str, RemoteItem[C]]]:
        """Carry these actions out; returns what has to be planned once more."""
        await self.record.note()
        if coming := self.reader.whole - self.reader.coming - self.reader.ending:
            # They come in before their children. If the run ends in between, these are read again.
            self.reader.coming |= coming
            await self.book.write(lambda tx: self.record.note_unread(tx, coming))
        again: set[str] = set()
        items: dict[str, RemoteItem[C]] = {}
        queued_writes: list[list[QueuedWrite[R, C]]] = []
        for part in parents_before_children(actions):
            queued_writes.append([])
            for some in batched(part, APPLY_AT_ONCE, strict=False):
                applied = await self._apply_local(some)
                again.update(a.record.id for a in applied.again if a.record is not None)
                items.update((a.item.id, a.item.as_read) for a in applied.again if a.item)
                queued_writes[-1] += self._queued_writes(applied)
        queued_writes = [await self._with_extras(group) for group in queued_writes]
        total = sum(len(group) for group in queued_writes)
        if self.replica.whole_families:
            queued_writes = [by_family(queued_writes)]
        unmade = set(again)
        for group in queued_writes:
            # A child can't be written before its parent; it is planned with that again.
            ready = [each for each in group if each.may_follow(unmade)]
            recorded = await self._apply_remote(ready, total)
            unmade.update(recorded.unmade)
            again.update(recorded.again, re_created(self.sync.naming.kind, group))
            items.update(by_id(recorded.items))
            if recorded.unread:
                items.update(await self.reader.read(recorded.unread))
        return again, items

    async def _apply_local(self, actions: Sequence[Action[R, C]]) -> LocalResult[R, C]:
        """Have the book take these in; one that it can't keep is skipped by itself, and told."""
        try:
            applied = await self.book.write(
                partial(
                    apply_local,
                    setting=self.setting,
                    children=self.sync.kind.steps,
                    actions=actions,
                ),
                source=self.source,
            )
        except BookInvalid:
            if len(actions) == 1:
                self.reader.skip(actions[0])
                return LocalResult()
            half = len(actions) // 2
            one, other = (
                await self._apply_local(actions[:half]),
                await self._apply_local(actions[half:]),
            )
            return LocalResult(queued=one.queued + other.queued, again=one.again + other.again)
        self._count(actions, applied)
        return applied

    def _count(self, actions: Sequence[Action[R, C]], applied: LocalResult[R, C]) -> None:
        left = {id(action) for action in applied.again if action.do is not Do.CONFLICT}
        done = (
            a.do
            for a in actions
            if a.do in _COUNTED and id(a) not in left and (a.fields or a.do is not Do.CONFLICT)
        )
        self.record.counts.update(_COUNTED[do] for do in done)
        away = (a.reason for a in actions if a.reason == LEFT_AWAY and id(a) not in left)
        self.record.counts.update(away)

    def _queued_writes(self, applied: LocalResult[R, C]) -> list[QueuedWrite[R, C]]:
        if self.read_only and applied.queued:
            # The pairs say that it is outstanding.
            self.record.waits = True
            return []
        found = (to_queued_write(each, self.setting, self.sync.naming) for each in applied.queued)
        return [queued for queued in found if queued is not None]

    async def _with_extras(
        self, queued_writes: Sequence[QueuedWrite[R, C]]
    ) -> list[QueuedWrite[R, C]]:
        writes = await with_extras(self.book, self.replica, self.sync.kind.store, queued_writes)
        return [
            queued if write is queued.write else replace(queued, write=write)
            for queued, write in zip(queued_writes, writes, strict=True)
        ]

    async def _apply_remote(
        self, queued_writes: Sequence[QueuedWrite[R, C]], total: int
    ) -> Recorded[C]:
        result = Recorded[C]()
        if not queued_writes:
            return result
        size, answered = self.replica.batch_size, 0
        families = self.replica.whole_families
        sending = written(self.replica.write, queued_writes, size, families=families)
        try:
            async with aclosing(sending) as batches:
                async for sent in batches:
                    await self._record(sent, result)
                    answered += len(sent.queued_writes)
                    self.sync.progress(len(sent.queued_writes), total)
        except ReplicaError:
            # Those after it have been given up by now; of this one nothing was done.
            left = queued_writes[answered:]
            unsent = next(in_batches(left, size, families=families), ())
            await self.book.write(partial(note_unsent, setting=self.setting, queued_writes=unsent))
            raise
        return result

    async def _record(self, sent: Sent[R, C], result: Recorded[C]) -> None:
        """Commit what became of one batch, and what the next one overwrites before it leaves."""

        def work(tx: Transaction) -> Recorded[C]:
            recorded = record_outcomes(tx, self.setting, sent.queued_writes, sent.outcomes)
            note_sent(tx, self.setting, sent.leaving)
            return recorded

        recorded = await self.book.write(work, source=self.source)
        self.record.counts.update(recorded.counts)
        result.add(recorded)
        self.shows = self.shows or recorded.shows
        self.reader.odd |= {each.remote_id: each for each in recorded.not_hidden if each.remote_id}

    def _moved(
        self, state: ReplicaState, delta: Delta[C], gathered: Gathered[R, C], *, settled: bool
    ) -> ReplicaState:
        """Return the cursors after a run; the replica's stays where items are not taken in."""
        moved = replace(
            state,
            cursor=delta.cursor if settled else state.cursor,
            # What waits is looked at again each time.
            book_rev=state.book_rev if self.record.waits else gathered.rev,
            scope=state.scope if self.record.waits else self.rules.scope,
            held="",
            decisions="",
            last_run=self.clocks.now,
        )
        return with_resync(moved, full_listing=False, recompare_all=self.shows)
