"""The brake (B4): a plan that would delete, empty or change too much waits for the user. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from hashlib import sha256
from types import MappingProxyType
from typing import Final

from . import restored
from .kinds import RecordKind
from .merge import with_fields
from .model import Action, Do, Plan, Rules
from .naming import Naming
from .projection import AS_IT_IS, Projection
from .record import Fields, Record

REASONS = 3
"""For so many reasons a plan can be held, one after the other."""
NOTHING: Final[Mapping[str, datetime]] = MappingProxyType({})
NAMED = 16
"""The length of a name of what a plan is held for: hexadecimal digits."""

_DIGEST = 32

_DELETES = {Do.DELETE_LOCAL, Do.CANCEL_LOCAL, Do.LEAVE_LOCAL, Do.DELETE_REMOTE}
_UPDATES = {Do.UPDATE_LOCAL, Do.UPDATE_REMOTE, Do.MERGE}
_FIRST_CHANGES = {Do.CREATE_LOCAL, Do.CREATE_REMOTE, Do.LINK}
"""What changes a child that was until now as its parent says."""


def guard[R: Record, C: Fields](
    kind: RecordKind[R, C],
    plan: Plan[R, C],
    rules: Rules,
    *,
    pairs: int,
    decided: Collection[str] = (),
    agreed: Mapping[str, datetime] = NOTHING,
    set_back: bool = False,
) -> Plan[R, C]:
    """Mark the plan as held if it goes further than the user's brake allows.

    ``pairs`` is the number of records that are in step now; ``decided`` are the
    reasons that the user was asked about already. ``agreed``: the ids of the records whose
    deletion the user has agreed to where another replica was held for it, and until when.
    ``set_back``: the replica was restored from a backup, and what follows from that is no edit.
    """
    if set_back:
        lost = [] if restored.REASON in decided else restored.lost_by_it(plan.actions)
        if lost:
            digest = f"{restored.MARK}{_digest(kind, restored.REASON, lost)}"[:_DIGEST]
            return replace(plan, held=restored.REASON, digest=digest, risky=tuple(lost))
        return plan
    for what in ("mass_deletion", "mass_emptying", "mass_change"):
        reason = kind.called(what)
        risky, field = _risky(kind, plan, what, agreed)
        if (
            reason not in decided
            and len(risky) > rules.brake_count
            and len(risky) > rules.brake_share * pairs
        ):
            digest = _digest(kind, reason, risky)
            return replace(plan, held=reason, held_field=field, digest=digest, risky=tuple(risky))
    return plan


def braked[R: Record, C: Fields](
    todo: Plan[R, C],
    rules: Rules,
    pairs: int,
    decisions: str,
    naming: Naming[R, C],
    *,
    agreed: Mapping[str, datetime] = NOTHING,
    set_back: bool = False,
) -> Plan[R, C]:
    """Hold a plan, unless the user has decided on all that it would be held for.

    ``decisions`` are the user's, see ``with_decision``; ``agreed``, ``set_back``: see ``guard``.
    """
    words = dict(each.split(":") for each in decisions.split())
    decided: set[str] = set()
    check = partial(
        guard,
        naming.kind,
        rules=rules,
        pairs=pairs,
        decided=decided,
        agreed=agreed,
        set_back=set_back,
    )
    while (held := check(todo)).digest in words:
        decided.add(held.held)
        choice, *through = words[held.digest].split(".")
        if choice == "keep":
            back = [each for name, each in named_risks(naming.kind, held) if name not in through]
            todo = without_risk(replace(held, risky=tuple(back)), naming.projection)
    return held


def with_decision(decisions: str, digest: str, choice: str, through: Collection[str] = ()) -> str:
    """Add the user's word on a held plan to those that were given for the same run.

    ``through``: with *keep*, the names of what is done all the same, see ``named_risks``.
    """
    word = ".".join([choice, *sorted(through)])
    return " ".join([*decisions.split(), f"{digest}:{word}"][-REASONS:])


def without_decision(decisions: str, digest: str) -> str:
    """Take back the user's word on a held plan, if it is among those that were given."""
    return " ".join(each for each in decisions.split() if each.partition(":")[0] != digest)


def named_risks[R: Record, C: Fields](
    kind: RecordKind[R, C], plan: Plan[R, C]
) -> list[tuple[str, Action[R, C]]]:
    """Return what a plan is held for, with names by which a person lets some of it through.

    What is part of another one that the plan is held for has its name: neither is done, or put
    back, without the other.
    """
    names = [sha256(_name(kind, each).encode()).hexdigest()[:NAMED] for each in plan.risky]
    whole = dict[str, str]()
    for name, action in zip(names, plan.risky, strict=True):
        whole |= {each.id: name for each in (action.record, action.item) if each is not None}
    found = list[tuple[str, Action[R, C]]]()
    for name, action in zip(names, plan.risky, strict=True):
        parents = [each.parent_id for each in (action.record, action.item) if each is not None]
        above = [whole[each] for each in parents if each in whole]
        found.append((above[0] if above else name, action))
    return found


def _risky[R: Record, C: Fields](
    kind: RecordKind[R, C], plan: Plan[R, C], what: str, agreed: Mapping[str, datetime]
) -> tuple[Sequence[Action[R, C]], str]:
    """Return what a plan may be held for, and the field that is changed alike in all of these.

    Nothing is lost by what is only hidden.
    """
    actions = [action for action in plan.actions if not action.hides]
    match what:
        case "mass_deletion":
            found = _deletions(kind, actions)
            return [each for each in found if not _is_agreed(each, agreed)], ""
        case "mass_emptying":
            return [each for each in _without_new_parents(actions) if _empties(kind, each)], ""
        case _:
            return _changed_alike(kind, _without_new_parents(actions))


def _deletions[R: Record, C: Fields](
    kind: RecordKind[R, C], actions: Sequence[Action[R, C]]
) -> list[Action[R, C]]:
    """Return the actions after which one side has a record less than before."""
    parents = {a.item.id: a.record.content for a in actions if a.item and a.record}
    return [
        action
        for action in _without_new_parents(actions)
        if action.do in _DELETES and not _was_off(kind, action, parents)
    ]


def _is_agreed[R: Record, C: Fields](action: Action[R, C], agreed: Mapping[str, datetime]) -> bool:
    """Tell whether this passes on a deletion that the user has agreed to elsewhere."""
    record = action.record
    if action.do is not Do.DELETE_REMOTE or record is None or record.lives:
        return False
    until = agreed.get(record.id)
    return until is not None and record.changed_at is not None and record.changed_at <= until


def _was_off[R: Record, C: Fields](
    kind: RecordKind[R, C], action: Action[R, C], parents: Mapping[str, C]
) -> bool:
    """Tell whether what goes from the book was off there, by itself or by its parent."""
    record, item = action.record, action.item
    if record is not None:
        return action.do is Do.DELETE_LOCAL and not record.lives
    said = None if item is None else parents.get(item.parent_id or "")
    if item is None or said is None or item.position is None:
        return False
    return kind.hierarchy.is_parent(said) and not kind.hierarchy.has_place(said, item.position)


def _without_new_parents[R: Record, C: Fields](
    actions: Sequence[Action[R, C]],
) -> list[Action[R, C]]:
    """Leave out the children of parents that only arrive now: they never were otherwise."""
    arrives = {a.item.id for a in actions if a.do is Do.CREATE_LOCAL and a.item is not None}
    goes_out = {a.record.id for a in actions if a.do is Do.CREATE_REMOTE and a.record is not None}
    return [
        action
        for action in actions
        if not (action.record is None and action.item and action.item.parent_id in arrives)
        and not (action.record is not None and action.record.parent_id in goes_out)
    ]


def without_risk[R: Record, C: Fields](
    plan: Plan[R, C], projection: Projection[R, C] = AS_IT_IS
) -> Plan[R, C]:
    """Do all but the risky part, and put that back from the side that still has it.

    ``projection`` is what the replica is shown.
    """
    risky = {id(action) for action in plan.risky}
    actions = [_put_back(a, projection) if id(a) in risky else a for a in plan.actions]
    return replace(plan, actions=tuple(actions), held="", held_field="", digest="", risky=())


def _put_back[R: Record, C: Fields](
    action: Action[R, C], projection: Projection[R, C]
) -> Action[R, C]:
    record, item, link = action.record, action.item, action.link
    shown = None if record is None else projection.project(record, record.content)
    base = action.plain if link is None or link.baseline is None else link.baseline
    if shown is not None and base is not None:
        shown = with_fields(shown, base, action.suspended)
    match action.do:
        case Do.DELETE_LOCAL | Do.CANCEL_LOCAL | Do.LEAVE_LOCAL if (
            record is not None and record.lives
        ):
            return replace(action, do=Do.CREATE_REMOTE, reason="kept_by_you", content=shown)
        case Do.DELETE_REMOTE if record is not None and not record.lives:
            content = item.content if item is not None and item.content is not None else base
            return replace(action, do=Do.UPDATE_LOCAL, reason="kept_by_you", content=content)
        case Do.UPDATE_LOCAL if record is not None and not record.lives:
            return replace(action, do=Do.DELETE_REMOTE, reason="kept_by_you", content=None)
        case Do.UPDATE_LOCAL | Do.MERGE | Do.LINK if record is not None:
            return replace(action, do=Do.UPDATE_REMOTE, reason="kept_by_you", content=shown)
        case Do.UPDATE_REMOTE | Do.CREATE_REMOTE if base is not None:
            return replace(action, do=Do.UPDATE_LOCAL, reason="kept_by_you", content=base)
        case _:
            return replace(action, do=Do.REST, reason="kept_by_you")


def _before[R: Record, C: Fields](action: Action[R, C]) -> C | None:
    """Return what this changes: what was last agreed, or a child as its parent says."""
    record, link = action.record, action.link
    if link is not None and link.baseline is not None:
        return link.baseline if action.do in _UPDATES else None
    is_first = action.do in _FIRST_CHANGES and (link is None or not link.gone)
    return action.plain if is_first and (record is None or record.lives) else None


def _empties[R: Record, C: Fields](kind: RecordKind[R, C], action: Action[R, C]) -> bool:
    """Tell whether it empties a field; not whether it only hides it from the replica."""
    before, after = _before(action), action.content
    if before is None or after is None:
        return False
    if action.do in (Do.UPDATE_REMOTE, Do.CREATE_REMOTE) and action.record is not None:
        after = action.record.content
    hidden = () if action.item is None or action.record is not None else action.item.hidden
    return kind.schema.is_risky(before, after, hidden)


def _changed_alike[R: Record, C: Fields](
    kind: RecordKind[R, C], actions: Iterable[Action[R, C]]
) -> tuple[list[Action[R, C]], str]:
    """Return the actions that make the most common change, and the field that this is in."""
    # In their order, so that of several equally common ones it is always the same.
    found: list[tuple[Action[R, C], dict[tuple[str, Hashable], None]]] = [
        (action, dict.fromkeys(kind.schema.changes(before, action.content)))
        for action in actions
        if (before := _before(action)) is not None and action.content is not None
    ]
    common = Counter(change for _, changes in found for change in changes).most_common(1)
    if not common:
        return [], ""
    [(change, _)] = common
    return [action for action, changes in found if change in changes], change[0]


def _digest[R: Record, C: Fields](
    kind: RecordKind[R, C], reason: str, risky: Iterable[Action[R, C]]
) -> str:
    """Name what the user sees and decides on: these records, and what becomes of them."""
    return sha256(
        "\n".join([reason, *sorted(_name(kind, each) for each in risky)]).encode()
    ).hexdigest()[:_DIGEST]


def _name[R: Record, C: Fields](kind: RecordKind[R, C], action: Action[R, C]) -> str:
    record = action.record.id if action.record else ""
    item = action.item.id if action.item else ""
    after = action.content if _before(action) is not None else None
    mark = kind.schema.mark(after) if after is not None else ""
    return f"{action.do}/{record}/{item}/{mark}"
