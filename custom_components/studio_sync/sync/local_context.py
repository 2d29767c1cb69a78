"""What the steps of a plan in the book are given, and what a kind with children adds to them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from ..book import links
from ..book.database import Transaction
from ..book.model import Link, LinkState
from .journal_entries import Setting, Step
from .merge import changed_fields, with_fields
from .model import Action, RemoteItem
from .record import Fields, Record


class ChildSteps[R: Record, C: Fields](Protocol):
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

    def create(self, context: Context[Any, Any], action: Action, record: Record) -> None:
        """Do nothing."""

    def update(self, context: Context[Any, Any], action: Action, changed: Record) -> None:
        """Do nothing."""

    def cancel(self, context: Context[Any, Any], action: Action) -> Step[Any, Any]:
        """Do nothing."""
        return Step()

    def keep(self, context: Context[Any, Any], action: Action) -> Step[Any, Any]:
        """Do nothing."""
        return Step()


class Context[R: Record, C: Fields]:
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
            old = replace(
                old,
                remote_id=item.id,
                etag=item.etag,
                updated=item.updated,
                uid=item.uid or old.uid,
            )
        reason = item.cut if item is not None else old.reason if old.state is LinkState.CUT else ""
        state = LinkState.CUT if reason else LinkState.OK
        settled = replace(old, gone=False, state=state, reason=reason, frozen_rev=None)
        changed = replace(settled, **changes)  # type: ignore[arg-type]  # the names are Link's
        changed = replace(changed, kept=still_kept(old, changed.baseline))
        if changed.state is LinkState.OK and reason:
            return replace(changed, state=state)
        return changed if changed.state is LinkState.CUT else replace(changed, reason="")


def still_kept[C: Fields](link: Link[C], baseline: C | None) -> C | None:
    """Return how the replica keeps what is agreed on from now on, where that reads otherwise."""
    if link.kept is None or baseline is None:
        return None
    kept = with_fields(link.kept, baseline, changed_fields(link.baseline, baseline))
    return None if kept == baseline else kept


def mark_deleted[C: Fields](link: Link[C]) -> Link[C]:
    """Mark a link as deleted: its copy no longer exists, and the next one needs another id."""
    return replace(
        link,
        gone=True,
        baseline=None,
        kept=None,
        etag=None,
        generation=link.generation + (0 if link.gone else 1),
        state=LinkState.OK,
        reason="",
        frozen_rev=None,
    )


def theirs_of[R: Record, C: Fields](action: Action[R, C]) -> C | None:
    """Return what the replica holds, if anything."""
    return None if action.item is None else action.item.content
