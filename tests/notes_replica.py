"""Notes elsewhere: a replica in memory, with faults on request."""

# ruff: noqa: D102 - the protocols say what the methods do, and what they are given

from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import count
from typing import Any

from custom_components.studio_sync.book.model import Moment, Origin
from custom_components.studio_sync.sync.limits import NO_LIMITS, Limits
from custom_components.studio_sync.sync.merge import changed_fields, with_fields
from custom_components.studio_sync.sync.model import (
    CopySource,
    Delta,
    Op,
    Outcome,
    RemoteItem,
    SkippedItem,
    Verdict,
    Write,
)
from custom_components.studio_sync.sync.ports import (
    LIST_ALL,
    AccessRefused,
    ReplicaError,
    Unreachable,
)

from .notes import NoteContent


class Fault(Enum):
    """What becomes of a request."""

    NONE = auto()
    DOWN = auto()
    """It fails before anything is done."""
    NO_ANSWER = auto()
    """A write is carried out, but nobody hears of it."""


@dataclass(slots=True, kw_only=True)
class NoteReplica:
    """Notes elsewhere, in memory: etags, cursors, tombstones, and faults on request.

    Implements ``ports.Replica``. Each change takes the next number: it is the etag of what it
    changed, and a cursor is the number of the last one that was told of.
    """

    clock: Callable[[], datetime]
    id: str = "notes"
    batch_size: int = 3
    whole_families: bool = False
    origin: Origin = Origin.PHONE
    limits: Limits = NO_LIMITS
    requests: int = 0
    held: dict[str, RemoteItem[NoteContent]] = field(default_factory=dict)
    """All that ever was, by remote id; tombstones have no content."""
    oldest_cursor: int = 0
    """Older cursors are not known any more."""
    faults: list[Fault] = field(default_factory=list)
    """What becomes of the next requests, one after the other."""
    listed_after: timedelta | None = None
    tries: int = 1
    """How often a request is tried that fails, or whose answer is lost."""
    refuses: ReplicaError | None = None
    """What every request is refused with."""
    read_only: bool = False
    strange: set[str] = field(default_factory=set)
    """Remote ids of items that are no notes."""
    missing: set[str] = field(default_factory=set)
    """Remote ids of items that the next listing lacks, although they are there."""
    before_write: Callable[[Sequence[Write[NoteContent]]], None] | None = None
    """What a person does there in the moment before the next write is carried out."""
    numbers: count[int] = field(default_factory=lambda: count(1))
    last: int = 0

    def change(self, remote_id: str, content: NoteContent | None) -> RemoteItem[NoteContent]:
        """Change an item, as a person does there; None deletes it."""
        self.last = next(self.numbers)
        item = RemoteItem(
            id=remote_id,
            etag=str(self.last),
            content=content,
            updated=self.clock(),
            marks=self.held[remote_id].marks if remote_id in self.held else (),
        )
        self.held[remote_id] = item
        return item

    def seen(self) -> dict[str, Any]:
        """Return what a person sees there."""
        return {name: item.content for name, item in self.held.items() if item.content is not None}

    def remote_id(self, record_id: str, generation: int) -> str:
        return f"{record_id}-{generation}"

    # Notes have no parts: the engine must ask for none, and would fail if it did.

    def child_id(self, parent_id: str, position: Moment) -> str:
        raise NotImplementedError

    def split_id(self, parent_id: str, position: Moment) -> str:
        raise NotImplementedError

    async def fetch(
        self, cursor: str | None, known: Callable[[], Awaitable[Collection[str]]]
    ) -> Delta[NoteContent]:
        self._request()
        last = "" if cursor is None or cursor.startswith(LIST_ALL) else cursor
        full = not last or int(last) < self.oldest_cursor
        since = 0 if full else int(last)
        names = [name for name, item in self.held.items() if int(item.etag or 0) > since]
        if full:
            names = [name for name in names if self.held[name].content is not None]
            names = [name for name in names if name not in self.missing]
            self.missing.clear()
            names += [name for name in await known() if name not in names]
        found = [self._now(name) for name in names]
        return Delta(
            items=tuple(each for each in found if isinstance(each, RemoteItem)),
            skipped=tuple(each for each in found if isinstance(each, SkippedItem)),
            cursor=str(self.last),
            full=full,
            at=self.clock(),
        )

    async def get(
        self, remote_ids: Sequence[str]
    ) -> Sequence[RemoteItem[NoteContent] | SkippedItem]:
        self._request()
        return [self._now(name) for name in remote_ids]

    async def children(
        self, parent_ids: Sequence[str]
    ) -> Sequence[RemoteItem[NoteContent] | SkippedItem]:
        raise NotImplementedError

    async def extras(self, sources: Sequence[CopySource]) -> Sequence[str]:
        return [""] * len(sources)

    async def write(self, writes: Sequence[Write[NoteContent]]) -> Sequence[Outcome[NoteContent]]:
        if len(writes) > self.batch_size:
            raise ValueError("too many")
        if not writes:
            return []
        if self.read_only:
            raise AccessRefused
        fault = self._request()
        meddle, self.before_write = self.before_write, None
        if meddle is not None:
            meddle(writes)
        outcomes = [self._write(write) for write in writes]
        for _ in range(1, self.tries):
            if fault is Fault.NO_ANSWER and self.listed_after is None:
                fault = self._request()
                outcomes = [self._write(write) for write in writes]
        if fault is Fault.NO_ANSWER:
            return [Outcome(verdict=Verdict.FAILED, reason="unreachable") for _ in writes]
        return outcomes

    def _request(self) -> Fault:
        for _ in range(self.tries):
            self.requests += 1
            if self.refuses is not None:
                raise self.refuses
            fault = self.faults.pop(0) if self.faults else Fault.NONE
            if fault is not Fault.DOWN:
                return fault
        raise Unreachable

    def _now(self, remote_id: str) -> RemoteItem[NoteContent] | SkippedItem:
        if remote_id in self.strange:
            return SkippedItem(remote_id=remote_id, reason="malformed", problem=True)
        return self.held.get(remote_id) or RemoteItem(id=remote_id, etag=None, content=None)

    def _write(self, write: Write[NoteContent]) -> Outcome[NoteContent]:
        now = self.held.get(write.remote_id)
        content: Any = write.content
        if write.op is Op.CREATE:
            if now is not None:
                return Outcome(verdict=Verdict.EXISTS, item=now)
            return Outcome(verdict=Verdict.DONE, item=self.change(write.remote_id, content))
        if now is None or now.content is None:
            return Outcome(verdict=Verdict.GONE)
        if write.etag is not None and write.etag != now.etag:
            return Outcome(verdict=Verdict.STALE, item=now)
        if content is not None:
            # Only what differs is sent: what was edited there, and is not ours to change, stays.
            names = changed_fields(write.was, content)
            content = with_fields(now.content, content, names)
        return Outcome(verdict=Verdict.DONE, item=self.change(write.remote_id, content))


@dataclass(slots=True, kw_only=True)
class GivingReplica(NoteReplica):
    """One that gives items ids of its own, and lists them only after some time.

    Its items are marked with the record whose copies they are, and people may rename them.
    """

    listed_after: timedelta | None = timedelta(minutes=10)
    created: dict[str, datetime] = field(default_factory=dict)
    """When our items were created, by remote id: until ``shows_after`` no listing has them."""
    shows_after: timedelta = timedelta(minutes=2)
    names: count[int] = field(default_factory=lambda: count(1))

    def remote_id(self, record_id: str, generation: int) -> str:
        return f"new/{record_id}/{generation}"

    def rename(self, remote_id: str) -> str:
        """Give an item another remote id, as Google does when contacts are merged."""
        item = self.held.pop(remote_id)
        name = f"renamed{next(self.names)}"
        self.change(name, item.content)
        former = (*item.former_ids, remote_id)
        self.held[name] = replace(self.held[name], marks=item.marks, former_ids=former)
        return name

    def copy(self, remote_id: str) -> str:
        """Make a second item that says the same, the mark included."""
        item, name = self.held[remote_id], f"copied{next(self.names)}"
        self.change(name, item.content)
        self.held[name] = replace(self.held[name], marks=item.marks)
        return name

    async def fetch(
        self, cursor: str | None, known: Callable[[], Awaitable[Collection[str]]]
    ) -> Delta[NoteContent]:
        now = self.clock()
        hidden = {
            name: self.held.pop(name)
            for name, at in self.created.items()
            if name in self.held and now < at + self.shows_after
        }
        former = {name: item.id for item in self.held.values() for name in item.former_ids}

        async def present() -> Collection[str]:
            return [former.get(name, name) for name in await known()]

        try:
            delta = await NoteReplica.fetch(self, cursor, present)
        finally:
            self.held |= hidden
        told = [item for item in delta.items if item.id not in hidden]
        if hidden:
            # They are told of later, as changes since this cursor.
            oldest = min(int(item.etag or 0) for item in hidden.values())
            delta = replace(delta, cursor=str(min(int(delta.cursor), oldest - 1)))
        return replace(delta, items=tuple(told))

    async def get(
        self, remote_ids: Sequence[str]
    ) -> Sequence[RemoteItem[NoteContent] | SkippedItem]:
        found = await NoteReplica.get(self, remote_ids)
        return [
            replace(each, asked=True)
            if isinstance(each, RemoteItem) and each.content is None
            else each
            for each in found
        ]

    def _write(self, write: Write[NoteContent]) -> Outcome[NoteContent]:
        if write.op is not Op.CREATE:
            outcome = NoteReplica._write(self, write)
            return self._marked(outcome, write) if write.op is Op.UPDATE else outcome
        name = f"given{next(self.names)}"
        made = Outcome(verdict=Verdict.DONE, item=self.change(name, write.content))
        self.created[name] = self.clock()
        return self._marked(made, write)

    def _marked(
        self, outcome: Outcome[NoteContent], write: Write[NoteContent]
    ) -> Outcome[NoteContent]:
        if outcome.verdict is not Verdict.DONE or outcome.item is None:
            return outcome
        item = replace(outcome.item, marks=(write.record_id,))
        former = self.held[item.id].former_ids
        self.held[item.id] = replace(item, former_ids=former)
        return replace(outcome, item=item)


@dataclass(slots=True, kw_only=True)
class ServerReplica(NoteReplica):
    """One as servers of calendars are: items have uids, and people may give them other names.

    What is written is kept as ``keeps`` makes it, and read back. An item whose uid is there under
    another name is not made once more.
    """

    origin: Origin = Origin.SERVER
    uids: dict[str, str] = field(default_factory=dict)
    """By remote id."""
    keeps: Callable[[NoteContent], NoteContent] = lambda content: content

    def change(
        self, remote_id: str, content: NoteContent | None, uid: str = ""
    ) -> RemoteItem[NoteContent]:
        item = NoteReplica.change(self, remote_id, content)
        self.uids[remote_id] = uid or self.uids.get(remote_id) or remote_id
        self.held[remote_id] = replace(item, uid=self.uids[remote_id])
        return self.held[remote_id]

    def move(self, remote_id: str) -> str:
        """Give an item another name, as some programs do with all that they write."""
        content, name = self.held[remote_id].content, f"moved{next(self.numbers)}"
        self.change(remote_id, None)
        self.change(name, content, self.uids[remote_id])
        return name

    def touch(self, remote_id: str) -> None:
        """Change something of an item that is nobody's business."""
        self.change(remote_id, self.held[remote_id].content)

    def _write(self, write: Write[NoteContent]) -> Outcome[NoteContent]:
        if write.op is Op.CREATE:
            names = (name for name, uid in self.uids.items() if uid == write.remote_id)
            there = [self.held[name] for name in names if self.held[name].content is not None]
            if there:
                return Outcome(verdict=Verdict.EXISTS, item=there[0])
        outcome = NoteReplica._write(self, write)
        item = outcome.item
        if outcome.verdict is not Verdict.DONE or item is None or item.content is None:
            return outcome
        kept = replace(self.held[item.id], content=self.keeps(item.content))
        self.held[item.id] = kept
        return replace(outcome, item=kept, kept=kept.content)
