"""What a run has to do: a pure function from two sets of changes to a plan.

What follows for each pair is in ``decisions``; for one that is part of another one the kind
of the records says first what follows.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any, Protocol

from .decisions import (
    DECISIONS,
    NOT_SHOWN_YET,
    Decide,
    Decision,
    shared,
    state_here,
    state_there,
    unclear,
)
from .hiding import Hiding
from .matching import pairs_of
from .model import Action, Do, Likeness, Plan, Rules, SkippedItem
from .pair import Pair, Snapshot
from .recognition import likely
from .record import Fields, Record
from .uids import SAME_UID
from .whose import SHARED, claims_of


class ChildDecisions[R: Record, C: Fields](Protocol):
    """What follows for records that are parts of others; one object for each plan.

    It is told every decision on a parent before it is asked about its children.
    """

    @property
    def unread(self) -> Collection[str]:
        """Remote ids of parents with children that can't be taken in yet."""

    def note(self, pair: Pair[R, C], decision: Decision[R, C]) -> None:
        """Note what was decided about a pair that is not part of another one."""

    def first(self, pair: Pair[R, C], rules: Rules) -> Decide[R, C] | None:
        """Return what follows even for a suspended pair; None: not decided yet."""

    def rule(self, pair: Pair[R, C], rules: Rules) -> Decide[R, C] | None:
        """Return what follows from the decision on the parent; None if ``DECISIONS`` decides."""


class NoChildren:
    """The decisions of a kind whose records have no parts."""

    unread: Collection[str] = ()

    def note[R: Record, C: Fields](self, pair: Pair[R, C], decision: Decision[R, C]) -> None:
        """Do nothing."""

    def first(self, pair: Pair[Any, Any], rules: Rules) -> Decide[Any, Any] | None:  # noqa: ARG002
        """Return nothing."""
        return None

    def rule(self, pair: Pair[Any, Any], rules: Rules) -> Decide[Any, Any] | None:  # noqa: ARG002
        """Return nothing."""
        return None


def plan[R: Record, C: Fields](
    snapshot: Snapshot[R, C], rules: Rules, children: ChildDecisions[R, C]
) -> Plan[R, C]:
    """Decide on every pair of the snapshot. Parents come before their children."""
    actions: list[Action[R, C]] = []
    skipped: list[SkippedItem] = []
    in_question = set[str]()
    hiding = Hiding(snapshot.naming.projection)
    pairs = pairs_of(snapshot, rules)
    for pair in pairs:
        decision = _decide(pair, rules, children)
        if not pair.is_child:
            children.note(pair, decision)
        decision = hiding.after(pair, decision)
        if pair.shared and pair.item is not None:
            in_question.add(pair.item.id)
        if isinstance(decision, SkippedItem):
            skipped.append(decision)
        elif decision is not None:
            actions.append(decision)
            if pair.shared and pair.content is not None:
                skipped.append(pair.skip(SHARED, problem=True))
    unread = frozenset(children.unread)
    populates = rules.populate_in or rules.populate_out
    claims = claims_of(snapshot.copies.claims, snapshot.items, in_question)
    return Plan(
        actions=tuple(actions),
        skipped=tuple(skipped),
        unread=unread,
        claims=claims,
        told=tuple(each.record for each in pairs if each.told and each.record is not None),
        likely=(*_same_uid(pairs), *(_likely(snapshot, pairs) if populates else ())),
    )


def _same_uid[R: Record, C: Fields](
    pairs: Sequence[Pair[R, C]],
) -> Iterator[Likeness[R, C]]:
    """Yield what may be the same by its UID, and says something else."""
    for pair in pairs:
        if pair.item is not None:
            for record in pair.may_be:
                yield Likeness(record=record, item=pair.item, reason=SAME_UID)


def _likely[R: Record, C: Fields](
    snapshot: Snapshot[R, C], pairs: Sequence[Pair[R, C]]
) -> tuple[Likeness[R, C], ...]:
    """Return what may be the same, and was not paired since that is not sure enough."""
    taken = {each.item.id for each in pairs if each.record is not None and each.item is not None}
    taken |= snapshot.copies.shared
    taken |= {each.item.id for each in pairs if each.unclear and each.item is not None}
    free = [item for item in snapshot.items.values() if item.id not in taken]
    return tuple(likely(snapshot.naming.kind, [each for each in pairs if not each.shared], free))


def _decide[R: Record, C: Fields](
    pair: Pair[R, C], rules: Rules, children: ChildDecisions[R, C]
) -> Decision[R, C]:
    """Look the pair up in the table; for a child the decision on its parent comes first."""
    if pair.asks is not None:
        return pair.action(Do.CONFLICT, "edited_both", pair.theirs, fields=pair.asks)
    if pair.shared:
        return shared(pair, rules)
    if pair.unclear:
        return unclear(pair, rules)
    if pair.late and not pair.is_suspended:
        return pair.action(Do.WAIT, NOT_SHOWN_YET, pair.content)
    decide = children.first(pair, rules)
    if decide is None and pair.is_suspended:
        return None
    decide = decide or children.rule(pair, rules)
    decide = decide or DECISIONS[state_here(pair), state_there(pair)]
    return decide(pair, rules)


def only_hiding[R: Record, C: Fields](
    snapshot: Snapshot[R, C], rules: Rules
) -> tuple[Action[R, C], ...]:
    """Return the action that hides what is no longer shown, and changes nothing else."""
    hiding = Hiding(snapshot.naming.projection)
    found = [hiding.after(pair, None) for pair in pairs_of(snapshot, rules)]
    return tuple(action for action in found if isinstance(action, Action))
