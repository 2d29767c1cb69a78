"""The first half of a plan: apply to the book what was learned from the replica.

Afterwards every link is up to date with the copy (etag, baseline, gone), so that
the cursor may move on whatever becomes of our own writes, and what is left to do for a
pair is the difference between the record and its baseline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from ..book import conflicts, journal, links
from ..book.database import Transaction
from ..book.model import (
    Conflict,
    ConflictKind,
    Entry,
    Link,
    LinkState,
)
from .journal_entries import Setting, Step, lines_of
from .masking import copy_now, has_place, seen, taken_back
from .merge import with_fields
from .model import Action, Do, RemoteItem, given
from .pair import is_unpaired
from .record import Fields, Record


@dataclass(slots=True)
class LocalResult[R: Record = Any, C: Fields = Any]:
    """The result: the actions to apply to the replica, with their links, and what to replan."""

    queued: list[Action[R, C]] = field(default_factory=list)
    again: list[Action[R, C]] = field(default_factory=list)
    entries: list[Entry[C]] = field(default_factory=list)


def apply_local[R: Record, C: Fields](
    tx: Transaction,
    setting: Setting[R, C],
    children: ChildSteps[R, C],
    actions: Sequence[Action[R, C]],
) -> LocalResult[R, C]:
    """Carry out the book's part of these actions, all in this transaction.

    An action whose record has been changed since it was planned is left undone and
    named in ``again``. No call may contain both a child and its parent.
    """
    result = LocalResult()
    now = setting.kind.store.revs(tx, [a.record.id for a in actions if a.record is not None])
    asked = conflicts.open_for(tx, setting.replica_id, _suspended(actions))
    context = Context(tx, setting, children, actions)
    put: list[R] = []
    put_links: list[Link[C]] = []
    for action in actions:
        record = action.record
        if record is not None and now.get(record.id) != record.rev:
            result.again.append(action)
            continue
        if record is not None and record.id in asked and not action.hides:
            conflicts.close(tx, asked[record.id].id, "overtaken")
        step = _STEPS[action.do](context, action)
        if step.record is not None:
            put += [step.record, *step.come_along]
        put_links += context.links(action, step)
        if step.queued:
            result.queued.append(action if step.link is None else replace(action, link=step.link))
        if step.again:
            result.again.append(action)
        result.entries += lines_of(tx, setting, action, step)
    setting.kind.store.put(tx, put)
    links.put_many(tx, put_links)
    journal.add(tx, result.entries)
    return result


def _suspended[R: Record, C: Fields](actions: Sequence[Action[R, C]]) -> list[str]:
    """Return the ids of those that were suspended until now, perhaps for a question."""
    return [
        action.record.id
        for action in actions
        if action.record is not None and action.link and action.link.frozen_rev is not None
    ]


class ChildSteps[R: Record = Any, C: Fields = Any](Protocol):
    """What actions do to the book that concern parts of other records."""

    def create(self, context: Context[R, C], action: Action[R, C], record: R) -> Step[R, C] | None:
        """Make a new record part of another one, or what continues that; None: it is neither."""

    def update(self, context: Context[R, C], action: Action[R, C], changed: R) -> Step[R, C] | None:
        """Change a record in a way that its kind has decided on; None: it is a usual change."""

    def cancel(self, context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
        """Note that a child of which the book has nothing is deleted there."""

    def keep(self, context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
        """Keep a child of which the book has nothing, though it was changed or deleted there."""


class NoChildSteps:
    """The steps of a kind whose records have no parts. Implements ``ChildSteps``."""

    # ruff: noqa: ARG002 - what a real one is given

    def create(self, context: Context, action: Action, record: Record) -> None:
        """Do nothing."""

    def update(self, context: Context, action: Action, changed: Record) -> None:
        """Do nothing."""

    def cancel(self, context: Context, action: Action) -> Step:
        """Do nothing."""
        return Step()

    def keep(self, context: Context, action: Action) -> Step:
        """Do nothing."""
        return Step()


class Context[R: Record = Any, C: Fields = Any]:
    """What the steps need to know besides their action."""

    def __init__(
        self,
        tx: Transaction,
        setting: Setting[R, C],
        children: ChildSteps[R, C],
        actions: Sequence[Action[R, C]],
    ) -> None:
        """Read the parents of what arrives."""
        self.tx = tx
        self.children = children
        self.setting = setting
        self._parents = self._parents_of(
            {a.item.parent_id for a in actions if a.item is not None and a.item.parent_id}
            | {a.item.split_from for a in actions if a.item is not None and a.item.split_from}
        )

    def _parents_of(self, remote_ids: set[str]) -> Mapping[str, R]:
        pairs = links.by_remote(self.tx, self.setting.replica_id, list(remote_ids))
        records = self.setting.kind.store.get(self.tx, [link.record_id for link in pairs.values()])
        return {name: records[link.record_id] for name, link in pairs.items()}

    def parent(self, item: RemoteItem[C]) -> R | None:
        """Return the record that the item is part of, or continues."""
        return self._parents.get(item.parent_id or item.split_from or "")

    def links(self, action: Action[R, C], step: Step[R, C]) -> list[Link[C]]:
        """Return the links to store: the pair's own, and its children's if a parent ends."""
        own = [] if step.link is None else [step.link]
        if step.link and action.link and step.link.record_id != action.link.record_id:
            # The copy is the other record's now: it must not be found by this pair again.
            own.append(replace(mark_deleted(action.link), remote_id=""))
        if step.ends and action.record is not None:
            return own + self._links_of_children(action.record, reopen=step.queued)
        return own

    def _links_of_children(self, parent: R, *, reopen: bool) -> list[Link[C]]:
        """Mark the links of all children as deleted; ``reopen``: they are to be re-created."""
        children = self.setting.kind.hierarchy.children(self.tx, [parent])
        ids = [record.id for record in children]
        found = links.get(self.tx, self.setting.replica_id, ids).values()
        if reopen:
            return [
                replace(mark_deleted(link), gone=False, state=LinkState.PENDING) for link in found
            ]
        return [mark_deleted(link) for link in found]

    def link(self, action: Action[R, C], record: R, **changes: object) -> Link[C]:
        """Return the pair's link as it is, or a new one, with these changes."""
        item = action.item
        old = action.link or Link(
            replica_id=self.setting.replica_id,
            record_id=record.id,
            remote_id="" if item is None else item.id,
            record_kind=self.setting.kind.name,
        )
        if item is not None:
            old = replace(old, remote_id=item.id, etag=item.etag)
        reason = item.cut if item is not None else old.reason if old.state is LinkState.CUT else ""
        state = LinkState.CUT if reason else LinkState.OK
        settled = replace(old, gone=False, state=state, reason=reason, frozen_rev=None)
        changed = replace(settled, **changes)  # type: ignore[arg-type]  # the names are Link's
        if changed.state is LinkState.OK and reason:
            return replace(changed, state=state)
        return changed if changed.state is LinkState.CUT else replace(changed, reason="")


def mark_deleted[C: Fields](link: Link[C]) -> Link[C]:
    """Mark a link as deleted: its copy no longer exists, and the next one needs another id."""
    return replace(
        link,
        gone=True,
        baseline=None,
        etag=None,
        generation=link.generation + (0 if link.gone else 1),
        state=LinkState.OK,
        reason="",
        frozen_rev=None,
    )


def theirs_of[R: Record, C: Fields](action: Action[R, C]) -> C | None:
    """Return what the replica holds, if anything."""
    return None if action.item is None else action.item.content


def _create_local[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    item, content = given(action.item), given(action.content)
    setting = context.setting
    record = setting.kind.policy.made(
        context.tx.new_id(), item, content, setting.scope, setting.origin
    )
    step = context.children.create(context, action, record)
    if step is not None:
        return step
    return Step(record=record, link=context.link(action, record, baseline=content))


def _update_local[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    record, content, item = given(action.record), given(action.content), action.item
    own = _own(context, action, record, content)
    changed = context.setting.kind.policy.updated(record, own, item)
    step = context.children.update(context, action, changed)
    if step is not None:
        return step
    if item is None and (action.link is None or action.link.gone):
        # Taken up again in the book, it has no copy of its own yet.
        return Step(record=changed, again=True)
    if not has_place(context.tx, context.setting.kind, record):
        # It stood by itself, edited there when its parent no longer had a place for it.
        own_id = context.tx.new_id()
        apart = context.setting.kind.hierarchy.apart(changed)
        changed = replace(apart, id=own_id, rev=0)
    baseline = copy_now(context.setting.projection, action) or content
    # One that has left this replica was edited there: first take the edit, then remove it.
    left = action.reason == "edited_there" and _is_elsewhere(record, context.setting)
    shall = context.setting.projection.project(changed, own)
    shall = with_fields(shall, baseline, action.suspended)
    left = left or context.setting.kind.schema.in_words_of(baseline, shall) != shall
    state = LinkState.PENDING if left else LinkState.OK
    link = context.link(action, record, baseline=baseline, state=state, record_id=changed.id)
    hierarchy = context.setting.kind.hierarchy
    gone = hierarchy.gone_with(context.tx, record) if record.deleted else ()
    along = [replace(one, deleted=False) for one in gone]
    return Step(record=changed, come_along=along, link=link, again=left)


def _own[R: Record, C: Fields](
    context: Context[R, C], action: Action[R, C], record: R, content: C
) -> C:
    """Return the record's new content; fields that a person is asked about keep their values."""
    setting = context.setting
    own, present = taken_back(setting.projection, setting.kind, record, content), record.content
    kept: C = with_fields(own, present, action.suspended)
    return kept


def _is_elsewhere[R: Record, C: Fields](record: R, setting: Setting[R, C]) -> bool:
    return not setting.kind.policy.is_in_scope(record, setting.scope)


def _delete_local[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    link = None if action.link is None else mark_deleted(action.link)
    record = given(action.record)
    along = context.setting.kind.store.delete(context.tx, record)
    return Step(deleted=True, gone_along=along, link=link, ends=True)


def _cancel_local[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    record = action.record
    if record is None:
        return context.children.cancel(context, action)
    cancelled = replace(record, content=context.setting.kind.policy.off(record.content))
    link = None if action.link is None else mark_deleted(action.link)
    return Step(record=cancelled, link=link, ends=True)


def _agree[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    return Step(link=context.link(action, given(action.record), baseline=action.content))


def _merge[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    record, content, theirs = given(action.record), given(action.content), given(theirs_of(action))
    if action.reason == "left_as_it_is":
        return Step(link=context.link(action, record, baseline=content, etag=None))
    there_now = copy_now(context.setting.projection, action) or theirs
    own = _own(context, action, record, content)
    shall = context.setting.projection.project(record, own)
    shall = with_fields(shall, there_now, action.suspended)
    differs = context.setting.kind.schema.in_words_of(there_now, shall) != shall
    fits = context.setting.kind.hierarchy.keeps_children(content, own)
    return Step(
        record=replace(record, content=own) if own != record.content else None,
        link=context.link(
            action,
            record,
            baseline=there_now,
            state=LinkState.PENDING if differs else LinkState.OK,
        ),
        queued=differs and fits,
        again=not fits,
    )


def _unlink[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    link = action.link
    if link is None and action.record is not None and action.item is not None:
        # Gone on both sides before the pair was noted, such as a cancellation of our own.
        link = context.link(action, action.record)
    if link is None:
        return Step(ends=True)
    gone = mark_deleted(link)
    if action.reason == "not_sent_back":
        # What was agreed on is kept: the deletion comes when changes are sent back.
        gone = replace(gone, baseline=link.baseline)
    return Step(link=gone, ends=True)


def _rest[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    record = action.record
    if record is None:
        return context.children.keep(context, action)
    return Step(link=context.link(action, record, frozen_rev=record.rev))


def _conflict[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    record, link = given(action.record), action.link
    tx, replica_id = context.tx, context.setting.replica_id
    asked = conflicts.open_for(tx, replica_id, [record.id]).get(record.id)
    theirs = theirs_of(action)
    if asked is not None and asked.theirs is not None:
        # What was in question before is masked in the action, and as the question has it.
        theirs = (
            asked.theirs if theirs is None else with_fields(theirs, asked.theirs, action.suspended)
        )
    if action.fields:
        question = Conflict(
            id=tx.new_id(),
            kind=ConflictKind.EDIT,
            record_id=record.id,
            replica_id=replica_id,
            fields=action.fields,
            theirs=theirs,
            opened_at=tx.now,
            record_kind=context.setting.kind.name,
        )
        conflicts.open_one(tx, question)
    elif asked is not None:
        conflicts.close(tx, asked.id, "overtaken")
    settled = asked is not None and not set(asked.fields) <= set(action.fields)
    if settled and link is not None and not is_unpaired(link):
        # A field that is no longer in question is read again from the copy.
        return Step(link=replace(link, etag=None, state=LinkState.PENDING), again=True)
    # The etag stays: what else was changed there is taken in next.
    return Step(again=True)


def _create_remote[R: Record, C: Fields](
    context: Context[R, C], action: Action[R, C]
) -> Step[R, C]:
    link = action.link
    if link is None or link.baseline is None:
        return Step(queued=True)
    gone = replace(mark_deleted(link), state=LinkState.PENDING)
    return Step(link=gone, queued=True, ends=not link.gone)


def _write_remote[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    record, link = action.record, action.link
    kept = action.reason == "kept_by_you" and theirs_of(action) is not None
    if record is None or (link is None and not kept) or action.hides:
        return Step(queued=True)
    baseline = theirs_of(action) if kept or link is None else link.baseline
    if baseline is not None and action.item is not None:
        view = context.setting.projection
        baseline = seen(view, record, baseline, action.item.whole)
    link = context.link(action, record, baseline=baseline, state=LinkState.PENDING)
    if action.differs:
        # The baseline is not what this etag is of: whatever becomes of the write, it is read again.
        link = replace(link, etag=None)
    return Step(link=link, queued=True)


_STEPS: Mapping[Do, Callable[[Context, Action], Step]] = {
    Do.CREATE_LOCAL: _create_local,
    Do.UPDATE_LOCAL: _update_local,
    Do.DELETE_LOCAL: _delete_local,
    Do.CANCEL_LOCAL: _cancel_local,
    Do.AGREE: _agree,
    Do.LINK: _merge,
    Do.MERGE: _merge,
    Do.UNLINK: _unlink,
    Do.REST: _rest,
    Do.CONFLICT: _conflict,
    Do.CREATE_REMOTE: _create_remote,
    Do.UPDATE_REMOTE: _write_remote,
    Do.DELETE_REMOTE: _write_remote,
}
