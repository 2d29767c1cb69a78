"""The first half of a plan: apply to the book what was learned from the replica.

Afterwards every link is up to date with the copy (etag, baseline, gone), so that
the cursor may move on whatever becomes of our own writes, and what is left to do for a
pair is the difference between the record and its baseline.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from ..book import conflicts, journal, links
from ..book.database import Transaction
from ..book.model import (
    SHOWN_OTHERWISE,
    Conflict,
    ConflictKind,
    Entry,
    Link,
    LinkState,
)
from .decisions import NOT_SHOWN_YET
from .journal_entries import Setting, Step, lines_of
from .local_context import ChildSteps, Context, mark_deleted, theirs_of
from .masking import copy_now, has_place, seen, taken_back
from .merge import with_fields
from .model import Action, Do, given
from .pair import is_unpaired
from .record import Fields, Record


@dataclass(slots=True)
class LocalResult[R: Record, C: Fields]:
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
    result = LocalResult[R, C]()
    now = setting.kind.store.revs(tx, [a.record.id for a in actions if a.record is not None])
    asked = conflicts.open_for(tx, setting.replica_id, _suspended(actions))
    context = Context(tx, setting, children, actions)
    put: list[R] = []
    edited = dict[str, datetime]()
    put_links: list[Link[C]] = []
    for action in actions:
        record = action.record
        if record is not None and now.get(record.id) != record.rev:
            result.again.append(action)
            continue
        if record is not None and record.id in asked and not action.hides:
            conflicts.close(tx, asked[record.id].id, "overtaken")
        step = _noted_unedited(action, _STEPS[action.do](context, action))
        if step.record is not None:
            put += [step.record, *step.come_along, *step.leave_along]
            if (at := _edited_there(setting, action)) is not None:
                edited[step.record.id] = at
        put_links += context.links(action, step)
        if step.queued:
            result.queued.append(action if step.link is None else replace(action, link=step.link))
        if step.again:
            result.again.append(action)
        elif step.link is not None and setting.gives_ids and _is_marked_next(action, step):
            # It is marked in the next round.
            result.again.append(replace(action, record=record or step.record))
        result.entries += lines_of(tx, setting, action, step)
    setting.kind.store.put(tx, put, edited)
    links.put_many(tx, put_links)
    journal.add(tx, result.entries)
    return result


def _edited_there[R: Record, C: Fields](
    setting: Setting[R, C], action: Action[R, C]
) -> datetime | None:
    """Return when what comes into the book was edited there, by the book's clock."""
    at = None if action.item is None else action.item.updated
    # That a person had it put back is news of now.
    return None if at is None or action.reason == "kept_by_you" else at + setting.ahead


def _noted_unedited[R: Record, C: Fields](action: Action[R, C], step: Step[R, C]) -> Step[R, C]:
    """Note in the link that what is outstanding is no edit."""
    link = step.link
    if link is None or not action.unedited or action.do not in _SENT_ON:
        return step
    if link.gone or link.state is not LinkState.PENDING:
        return step
    return replace(step, link=replace(link, reason=SHOWN_OTHERWISE))


_SENT_ON = {Do.UPDATE_REMOTE, Do.MERGE}
_NEWLY_PAIRED = {Do.CREATE_LOCAL, Do.LINK}
_TAKEN_IN = {Do.UPDATE_LOCAL, Do.MERGE, Do.AGREE}


def _is_marked_next[R: Record, C: Fields](action: Action[R, C], step: Step[R, C]) -> bool:
    """Tell whether the copy has still to be marked: a write of its own would do that."""
    unmarked = action.unmarked and action.do in _TAKEN_IN and not step.queued
    return unmarked or action.do in _NEWLY_PAIRED


def _suspended[R: Record, C: Fields](actions: Sequence[Action[R, C]]) -> list[str]:
    """Return the ids of those that were suspended until now, perhaps for a question."""
    return [
        action.record.id
        for action in actions
        if action.record is not None
        and action.link
        and action.link.frozen_rev is not None
        # What is still in question stays so.
        and not action.suspended
    ]


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
    policy = context.setting.kind.policy
    changed = policy.updated(record, own, item, elsewhere=action.elsewhere)
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


def _leave_local[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    setting, record = context.setting, action.record
    if record is None:
        step = context.children.cancel(context, action)
        made = step.record
        if made is None:
            return step
        content = setting.kind.policy.revived(made.content, given(action.plain))
        left = setting.kind.policy.left(replace(made, content=content), setting.scope)
        return replace(step, record=left)
    children = setting.kind.hierarchy.children(context.tx, [record])
    return Step(
        record=setting.kind.policy.left(record, setting.scope),
        leave_along=[setting.kind.policy.left(each, setting.scope) for each in children],
        link=None if action.link is None else mark_deleted(action.link),
        ends=True,
    )


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
    if action.reason == "not_sent_back" or context.setting.gives_ids:
        # What was agreed on is kept: the deletion comes when changes are sent back, and the copy
        # may come back.
        gone = replace(gone, baseline=link.baseline)
    return Step(link=gone, ends=True)


def _rest[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    record = action.record
    if record is None:
        return context.children.keep(context, action)
    return Step(link=context.link(action, record, frozen_rev=record.rev))


def _wait[R: Record, C: Fields](context: Context[R, C], action: Action[R, C]) -> Step[R, C]:
    """Plan it once more in the next run."""
    link = action.link
    if action.reason == NOT_SHOWN_YET and link is not None:
        return Step(link=replace(link, state=LinkState.PENDING, reason=NOT_SHOWN_YET))
    waiting = context.link(action, given(action.record), gone=True, state=LinkState.PENDING)
    return Step(link=waiting)


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
        unread = replace(link, etag=None, state=LinkState.PENDING, frozen_rev=None)
        return Step(link=unread, again=True)
    if link is not None and link.frozen_rev is not None:
        # It was suspended, which is over: what is not in question is compared with a fresh copy.
        return Step(link=replace(link, frozen_rev=None, etag=None), again=True)
    # The etag stays: what else was changed there is taken in next.
    return Step(again=True)


def _create_remote[R: Record, C: Fields](
    context: Context[R, C], action: Action[R, C]
) -> Step[R, C]:
    link = action.link
    if link is not None and link.baseline is None and link.frozen_rev is not None:
        # Whatever becomes of the write, it is not suspended any more.
        return Step(link=replace(link, state=LinkState.PENDING, frozen_rev=None), queued=True)
    if link is None or link.baseline is None:
        return Step(queued=True)
    gone = replace(mark_deleted(link), state=LinkState.PENDING)
    if context.setting.gives_ids:
        gone = replace(gone, baseline=link.baseline)
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


_STEPS: Mapping[Do, Callable[[Context[Any, Any], Action], Step[Any, Any]]] = {
    Do.CREATE_LOCAL: _create_local,
    Do.UPDATE_LOCAL: _update_local,
    Do.DELETE_LOCAL: _delete_local,
    Do.CANCEL_LOCAL: _cancel_local,
    Do.LEAVE_LOCAL: _leave_local,
    Do.AGREE: _agree,
    Do.LINK: _merge,
    Do.MERGE: _merge,
    Do.UNLINK: _unlink,
    Do.REST: _rest,
    Do.WAIT: _wait,
    Do.CONFLICT: _conflict,
    Do.CREATE_REMOTE: _create_remote,
    Do.UPDATE_REMOTE: _write_remote,
    Do.DELETE_REMOTE: _write_remote,
}
