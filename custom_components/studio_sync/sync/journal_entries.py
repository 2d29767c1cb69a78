"""What a step of the plan does to the book, and the journal's lines about it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import orjson

from ..book.database import Transaction
from ..book.model import Entry, Link, Origin, Side
from .kinds import RecordKind
from .model import Action, Do
from .projection import AS_IT_IS, Projection
from .record import Fields, Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting[R: Record, C: Fields]:
    """Where a run takes place."""

    run_id: str
    replica_id: str
    scope: str
    kind: RecordKind[R, C]
    projection: Projection[R, C] = AS_IT_IS
    origin: Origin = Origin.STUDIO
    """Of what was made in the replica."""
    ahead: timedelta = timedelta()
    """By how much the book's clock is ahead of the replica's."""
    gives_ids: bool = False
    """The replica gives new items their ids, and its items are marked by records."""


@dataclass(slots=True)
class Step[R: Record, C: Fields]:
    """What one action does to the book. ``ends``: it takes its children along.

    ``gone_along``, ``come_along`` and ``leave_along`` are the children that go with it, come
    back, or leave the scope.
    """

    record: R | None = None
    deleted: bool = False
    gone_along: Sequence[R] = ()
    come_along: Sequence[R] = ()
    leave_along: Sequence[R] = ()
    link: Link[C] | None = None
    queued: bool = False
    ends: bool = False
    again: bool = False


def lines_of[R: Record, C: Fields](
    tx: Transaction, setting: Setting[R, C], action: Action[R, C], step: Step[R, C]
) -> list[Entry[C]]:
    """Write down what the step did to the book."""
    changed = step.record is not None or step.deleted
    if not changed and action.do not in (Do.LINK, Do.UNLINK, Do.CONFLICT):
        return []
    record = step.record or action.record
    was = action.record
    same = was is not None and record is not None and was.id == record.id
    before = was.content if was is not None and same and not was.deleted else None
    gone = step.deleted or record is None or record.deleted
    after = None if gone or record is None else record.content
    line = Entry(
        run_id=setting.run_id,
        at=tx.now,
        replica_id=setting.replica_id,
        record_id=record.id if record else None,
        remote_id=_remote_id(action),
        side=Side.BOOK,
        action=action.do,
        reason=action.reason,
        before=before,
        after=after,
        loser=_left_scope(setting, action) or losers_text(action),
        record_kind=setting.kind.name,
    )
    gone_along = [
        replace(line, record_id=one.id, remote_id=None, before=one.content)
        for one in step.gone_along
    ]
    come_along = [
        replace(line, record_id=one.id, remote_id=None, before=None, after=one.content)
        for one in step.come_along
    ]
    leave_along = [
        replace(line, record_id=one.id, remote_id=None, before=one.content, after=one.content)
        for one in step.leave_along
    ]
    ended = _ended_there(setting, action, line)
    return [line, *gone_along, *come_along, *leave_along, *ended]


def scope_left(entry: Entry[Any]) -> str | None:
    """Return the scope that a record left by what an entry tells; None: it did not."""
    if entry.action != Do.LEAVE_LOCAL or not entry.loser:
        return None
    scope: str = orjson.loads(entry.loser)["scope"]
    return scope


def _left_scope[R: Record, C: Fields](setting: Setting[R, C], action: Action[R, C]) -> str:
    leaves = action.do is Do.LEAVE_LOCAL
    return orjson.dumps({"scope": setting.scope}).decode() if leaves else ""


def _ended_there[R: Record, C: Fields](
    setting: Setting[R, C], action: Action[R, C], line: Entry[C]
) -> list[Entry[C]]:
    """Write down what a child was in the replica before its parent ended, or lost its place."""
    record, link = action.record, action.link
    goes = {setting.kind.called(reason) for reason in ("parent_ended", "parent_moved")}
    if action.reason not in goes or record is None or link is None:
        return []
    off = setting.kind.policy.off(record.content)
    before = off if link.gone or link.baseline is None else link.baseline
    return [replace(line, side=Side.REPLICA, before=before, after=None, loser="")]


def _remote_id[R: Record, C: Fields](action: Action[R, C]) -> str | None:
    if action.item is not None:
        return action.item.id
    return None if action.link is None else action.link.remote_id


def losers_text[R: Record, C: Fields](action: Action[R, C]) -> str:
    """Return the values that the merge did not choose, as JSON, or nothing."""
    if not action.losers:
        return ""
    return orjson.dumps(dict(action.losers), default=str).decode()
