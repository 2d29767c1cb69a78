"""Notes: a second kind of records, without hierarchy. For tests only.

A note has a title and a text, and belongs to somebody. They are kept in a table of their own.
"""

# ruff: noqa: D102, ARG002 - the protocols say what the methods do, and what they are given

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
import json
from typing import Any, ClassVar

from sqlalchemy import text

from custom_components.studio_sync.book import codec
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Origin
from custom_components.studio_sync.book.stamping import NOW, times_after
from custom_components.studio_sync.sync.kinds import NoHierarchy
from custom_components.studio_sync.sync.model import (
    Do,
    RemoteItem,
    Rules,
)
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
    edited: tuple[tuple[str, datetime], ...] = field(default=(), compare=False)
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

    shown_beside: ClassVar[Mapping[str, str]] = {}

    def in_words_of(self, content: NoteContent, like: NoteContent | None) -> NoteContent:
        return content

    def beside(self, name: str, content: NoteContent, chosen: Mapping[str, Any]) -> Any:
        return getattr(content, name)

    def same(self, name: str, one: object, other: object, chosen: Mapping[str, Any]) -> bool:
        return one == other

    def combined(
        self, name: str, was: object, ours: object, theirs: object, *, theirs_win: bool
    ) -> None:
        """Combine nothing."""

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

    def clues(self, content: NoteContent) -> tuple[str, ...]:
        return ()

    def alike(self, one: NoteContent, other: NoteContent) -> bool:
        return False

    def name(self, content: NoteContent) -> None:
        """Tell nothing."""

    def is_risky(self, before: NoteContent, after: NoteContent, hidden: tuple[str, ...]) -> bool:
        return bool((before.title and not after.title) or (before.text and not after.text))

    def changes(self, before: NoteContent, after: NoteContent) -> tuple[()]:
        return ()

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
            " deleted INTEGER, rev INTEGER, changed_at TEXT, origin TEXT,"
            " edited TEXT)"
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
            edited=codec.load_times(row.edited),
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

    def shown_otherwise(
        self,
        tx: Transaction,
        since_rev: int,
        scope: str,
    ) -> list[Note]:
        """Return nothing: copies show what is in the records."""
        return []

    def in_scope(self, tx: Transaction, rules: Rules) -> list[Note]:
        return [note for note in all_notes(tx) if note.owner == rules.scope and note.lives]

    def put(
        self, tx: Transaction, records: Iterable[Note], edited: Mapping[str, datetime] = NOW
    ) -> list[Note]:
        kept = []
        for note in records:
            old = self.get(tx, [note.id]).get(note.id)
            if old is not None and note == old:
                kept.append(old)
                continue
            at = min(edited.get(note.id, tx.now), tx.now)
            times = times_after(old, note, at, tx.now)
            kept.append(replace(note, rev=tx.next_rev(), changed_at=tx.now, edited=times))
            row = kept[-1]
            tx.connection.execute(
                text(
                    "INSERT OR REPLACE INTO note VALUES"
                    " (:id, :content, :owner, :deleted, :rev, :changed_at, :origin, :edited)"
                ),
                {
                    "id": row.id,
                    "content": dump(row.content),
                    "owner": row.owner,
                    "deleted": row.deleted,
                    "rev": row.rev,
                    "changed_at": tx.now.isoformat(),
                    "origin": row.origin.value,
                    "edited": codec.dump_times(row.edited),
                },
            )
        return kept

    def delete(self, tx: Transaction, record: Note) -> Sequence[Note]:
        self.put(tx, [replace(self.get(tx, [record.id])[record.id], deleted=True)])
        return ()

    def note_told(self, tx: Transaction, records: Iterable[Note]) -> None:
        pass

    def erased(self, tx: Transaction, replica_id: str, items: Iterable[Any]) -> Collection[str]:
        return ()

    def origin(self, record: Note) -> str | None:
        return None


class NotePolicy:
    """Implements ``kinds.KindPolicy``: all notes of an owner, and what is deleted is deleted."""

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

    def deletion(self, record: Note, scope: str) -> Do:
        return Do.DELETE_LOCAL

    def left(self, record: Note, scope: str) -> Note:
        return record

    def joined(self, record: Note, scope: str) -> Note:
        return record

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
        self,
        record: Note,
        content: NoteContent,
        item: RemoteItem[NoteContent] | None,
        *,
        elsewhere: bool = False,
    ) -> Note:
        return replace(record, content=content, deleted=False)

    def as_told(
        self, record: Note, item: RemoteItem[NoteContent], *, elsewhere: bool = False
    ) -> Note:
        return record

    def revived(self, content: NoteContent, theirs: NoteContent) -> NoteContent:
        return content


NOTES: SyncKind[Note, NoteContent] = SyncKind(
    name="note",
    schema=NoteSchema(),
    store=NoteStore(),
    policy=NotePolicy(),
    hierarchy=NoHierarchy(),
)
