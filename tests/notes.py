"""Notes: a second kind of records, without hierarchy, and a replica for them. For tests only.

A note has a title and a text, and belongs to somebody. They are kept in a table of their own.
"""

# ruff: noqa: D102, ARG002 - the protocols say what the methods do, and what they are given

from collections.abc import Awaitable, Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from itertools import count
import json
from typing import Any, ClassVar

from sqlalchemy import text

from custom_components.studio_sync.book import codec
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Moment, Origin
from custom_components.studio_sync.sync.kinds import NoHierarchy
from custom_components.studio_sync.sync.limits import NO_LIMITS, Limits
from custom_components.studio_sync.sync.merge import changed_fields, with_fields
from custom_components.studio_sync.sync.model import (
    Delta,
    Do,
    Op,
    Outcome,
    RemoteItem,
    Rules,
    SkippedItem,
    Source,
    Verdict,
    Write,
)
from custom_components.studio_sync.sync.ports import AccessRefused, ReplicaError, Unreachable
from custom_components.studio_sync.sync.sync_kind import SyncKind


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteContent:
    """What a note says."""

    title: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One note in the book."""

    id: str
    content: NoteContent
    owner: str = "mia"
    deleted: bool = False
    rev: int = 0
    changed_at: datetime | None = None
    origin: Origin = Origin.STUDIO
    parent_id: ClassVar[None] = None
    position: ClassVar[None] = None

    @property
    def lives(self) -> bool:
        """It is no tombstone."""
        return not self.deleted


class NoteSchema:
    """Implements ``kinds.Schema``: two texts that have nothing to do with each other."""

    empty: ClassVar[Mapping[str, object]] = {"title": "", "text": ""}

    def in_words_of(self, content: NoteContent, like: NoteContent | None) -> NoteContent:
        return content

    def beside(self, name: str, content: NoteContent, chosen: Mapping[str, Any]) -> Any:
        return getattr(content, name)

    def same(self, name: str, one: object, other: object, chosen: Mapping[str, Any]) -> bool:
        return one == other

    def keep_together(
        self,
        chosen: dict[str, Any],
        here: NoteContent,
        there: NoteContent,
        losers: dict[str, object],
    ) -> None:
        """Keep nothing together."""

    def asked_together(self, here: NoteContent, there: NoteContent, names: set[str]) -> set[str]:
        return names

    def key(self, content: NoteContent, *, exactly: bool) -> object:
        return content if exactly else content.title.casefold()

    def is_risky(self, before: NoteContent, after: NoteContent, hidden: tuple[str, ...]) -> bool:
        return bool((before.title and not after.title) or (before.text and not after.text))

    def shift(self, before: NoteContent, after: NoteContent) -> timedelta:
        return timedelta()

    def mark(self, content: NoteContent) -> str:
        return content.title


def dump(content: NoteContent) -> str:
    """Write a content as text."""
    return json.dumps([content.title, content.text])


def load(written: str) -> NoteContent:
    """Read what ``dump`` wrote."""
    title, words = json.loads(written)
    return NoteContent(title=title, text=words)


def prepare(tx: Transaction) -> None:
    """Make the table."""
    codec.add_kind("note", (dump, load))
    tx.connection.execute(
        text(
            "CREATE TABLE IF NOT EXISTS note (id TEXT PRIMARY KEY, content TEXT, owner TEXT,"
            " deleted INTEGER, rev INTEGER, changed_at TEXT, origin TEXT)"
        )
    )


def all_notes(tx: Transaction) -> list[Note]:
    """Return all there are, tombstones included, as they changed."""
    rows = tx.connection.execute(text("SELECT * FROM note ORDER BY rev"))
    return [
        Note(
            id=row.id,
            content=load(row.content),
            owner=row.owner,
            deleted=bool(row.deleted),
            rev=row.rev,
            changed_at=datetime.fromisoformat(row.changed_at),
            origin=Origin(row.origin),
        )
        for row in rows
    ]


class NoteStore:
    """Implements ``kinds.Store``."""

    def get(self, tx: Transaction, record_ids: Iterable[str]) -> dict[str, Note]:
        names = set(record_ids)
        return {note.id: note for note in all_notes(tx) if note.id in names}

    def revs(self, tx: Transaction, record_ids: Iterable[str]) -> dict[str, int]:
        return {name: note.rev for name, note in self.get(tx, record_ids).items()}

    def changes(self, tx: Transaction, since_rev: int, scope: str, replica_id: str) -> list[Note]:
        return [note for note in all_notes(tx) if note.rev > since_rev]

    def in_scope(self, tx: Transaction, rules: Rules) -> list[Note]:
        return [note for note in all_notes(tx) if note.owner == rules.scope and note.lives]

    def put(self, tx: Transaction, records: Iterable[Note]) -> list[Note]:
        kept = []
        for note in records:
            old = self.get(tx, [note.id]).get(note.id)
            if old is not None and note == old:
                kept.append(old)
                continue
            kept.append(replace(note, rev=tx.next_rev(), changed_at=tx.now))
            row = kept[-1]
            tx.connection.execute(
                text(
                    "INSERT OR REPLACE INTO note VALUES"
                    " (:id, :content, :owner, :deleted, :rev, :changed_at, :origin)"
                ),
                {
                    "id": row.id,
                    "content": dump(row.content),
                    "owner": row.owner,
                    "deleted": row.deleted,
                    "rev": row.rev,
                    "changed_at": tx.now.isoformat(),
                    "origin": row.origin.value,
                },
            )
        return kept

    def delete(self, tx: Transaction, record: Note) -> Sequence[Note]:
        self.put(tx, [replace(self.get(tx, [record.id])[record.id], deleted=True)])
        return ()

    def origin(self, record: Note) -> str | None:
        return None


class NotePolicy:
    """Implements ``kinds.Policy``: all notes of an owner, and what is deleted is deleted."""

    def wanted(self, record: Note, parent: Note | None, scope: str) -> NoteContent | None:
        return record.content if record.lives and self.is_in_scope(record, scope) else None

    def is_in_scope(self, record: Note, scope: str) -> bool:
        return record.owner == scope

    def is_past(self, content: NoteContent, since: datetime) -> bool:
        return False

    def not_admitted(
        self, item: RemoteItem[NoteContent], content: NoteContent, rules: Rules
    ) -> str | None:
        return "draft" if content.title.startswith("Draft") else None

    def deletion(self, record: Note) -> Do:
        return Do.DELETE_LOCAL

    def off(self, content: NoteContent) -> NoteContent:
        return content

    def is_off(self, content: NoteContent) -> bool:
        return False

    def made(
        self,
        record_id: str,
        item: RemoteItem[NoteContent],
        content: NoteContent,
        scope: str,
        origin: Origin,
    ) -> Note:
        return Note(id=record_id, content=content, owner=scope, origin=origin)

    def updated(
        self, record: Note, content: NoteContent, item: RemoteItem[NoteContent] | None
    ) -> Note:
        return replace(record, content=content, deleted=False)

    def revived(self, content: NoteContent, theirs: NoteContent) -> NoteContent:
        return content


NOTES: SyncKind[Note, NoteContent] = SyncKind(
    name="note",
    schema=NoteSchema(),
    store=NoteStore(),
    policy=NotePolicy(),
    hierarchy=NoHierarchy(),
)


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
    origin: Origin = Origin.PHONE
    limits: Limits = NO_LIMITS
    requests: int = 0
    held: dict[str, RemoteItem[NoteContent]] = field(default_factory=dict)
    """All that ever was, by remote id; tombstones have no content."""
    oldest_cursor: int = 0
    """Older cursors are not known any more."""
    faults: list[Fault] = field(default_factory=list)
    """What becomes of the next requests, one after the other."""
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
        full = cursor is None or int(cursor) < self.oldest_cursor
        since = 0 if full or cursor is None else int(cursor)
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

    async def extras(self, sources: Sequence[Source]) -> Sequence[str]:
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
            if fault is Fault.NO_ANSWER:
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
