"""What a replica still shows and must hide, for pairs that otherwise stay unchanged. Pure.

A suspended pair is not synced, and one way nobody reads what people make of our copies.
What they show of a record is taken away all the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..book.model import Link
from .decisions import Decision
from .merge import changed_fields, field_names, with_fields
from .model import Action, Do, RemoteItem, SkippedItem
from .pair import Pair
from .projection import Projection
from .record import Fields, Record


@dataclass(slots=True)
class Hiding[R: Record, C: Fields]:
    """Finds what is to be hidden, pair by pair: parents before their children."""

    view: Projection[R, C]
    ours: dict[str, tuple[R, Link[C]]] = field(default_factory=dict)
    """Our copies, and what continues them, by remote id."""

    def after(self, pair: Pair[R, C], decision: Decision[R, C]) -> Decision[R, C]:
        """Return what is to be done with a pair: the decision, or first to hide something."""
        owner = self._owner(pair)
        if owner is None or pair.item is None:
            return decision
        asks = isinstance(decision, Action) and decision.do is Do.CONFLICT
        if not (asks or decision is None or isinstance(decision, SkippedItem)):
            return decision
        action = _hide(self.view, *owner, pair.item)
        if action is None:
            return decision
        # The question is asked when that is done.
        return replace(action, again=asks)

    def _owner(self, pair: Pair[R, C]) -> tuple[R, Link[C]] | None:
        """Return the record of which a copy tells: its own, or the parent it comes from."""
        if pair.record is not None and pair.link is not None:
            for name in (*pair.copies, pair.link.remote_id):
                self.ours[name] = pair.record, pair.link
            return pair.record, pair.link
        item = pair.item
        if pair.record is not None or item is None:
            return None
        owner = self.ours.get(item.parent_id or item.split_from or "")
        if owner is not None:
            self.ours[item.id] = owner
        return owner


def _hide[R: Record, C: Fields](
    view: Projection[R, C], record: R, link: Link[C], item: RemoteItem[C]
) -> Action[R, C] | None:
    whole = item.whole or item.content
    if whole is None or item.etag is None:
        return None
    shown = view.project(record, whole)
    own = view.project(record, record.content)
    agreed = None if link.gone else link.baseline
    names = tuple(
        name
        for name in field_names(whole)
        if getattr(shown, name) != getattr(whole, name)
        # What is shown of rooms and clients is taken away; nothing of it is added here.
        and (name not in view.only_shown or not getattr(shown, name))
        and (
            name in view.only_shown
            or getattr(whole, name) == getattr(record.content, name)
            # Agreed on when more was shown: the present text may have been made from it.
            or (agreed is not None and getattr(agreed, name) != getattr(own, name))
        )
    )
    if not names:
        return None
    return Action(
        do=Do.UPDATE_REMOTE,
        reason="hidden",
        record=record,
        item=item,
        link=link,
        content=with_fields(whole, shown, names),
        hides=True,
    )


def hidden_baseline[C: Fields](agreed: C | None, before: C, after: C) -> C | None:
    """Return the baseline of a pair whose copy was changed to hide something."""
    if agreed is None:
        return None
    return with_fields(agreed, after, changed_fields(before, after))
