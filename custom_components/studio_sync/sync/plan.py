"""What a run has to do: a pure function from two sets of changes to a plan.

Every pair of an appointment (*here*, in the book) and its copy (*there*, in the
replica) is in one of five states on each side, compared with its baseline. The table
``DECISIONS`` says what follows; it is explained in docs/sync-rules.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from ..book.model import Appointment, Content, Kind, LinkState, Status
from .merge import changed_fields, merge
from .model import Action, Do, Plan, Policy, RemoteItem, Rules, SetAside
from .pairing import Pair, Snapshot, pairs_of, wanted
from .times import comes_at, ended_before


class State(Enum):
    """How one side of a pair stands against the baseline."""

    NONE = auto()
    """Not there, and never agreed on."""
    NEW = auto()
    SAME = auto()
    EDITED = auto()
    GONE = auto()


type Decision = Action | SetAside | None
type Decide = Callable[[Pair, Rules], Decision]


def state_here(pair: Pair) -> State:
    """Compare the book's side with the baseline."""
    if pair.base is None:
        return State.NONE if pair.content is None else State.NEW
    if pair.content is None:
        return State.GONE
    return State.SAME if pair.content == pair.base else State.EDITED


def state_there(pair: Pair) -> State:
    """Compare the replica's side with the baseline; what is not in the delta is the same."""
    item, link = pair.item, pair.link
    if link is None or pair.base is None:
        return State.NEW if item is not None and item.content is not None else State.NONE
    if item is None:
        return State.SAME
    if item.content is None:
        return State.GONE
    # The etag of a pair that rests is that of a content which nobody agreed on.
    known = item.etag == link.etag and link.frozen_rev is None
    if known or item.content == pair.base:
        return State.SAME
    return State.EDITED


def _nothing(pair: Pair, rules: Rules) -> Decision:
    """Move only the etag, if that is new (somebody changed what we don't sync)."""
    if pair.never_made:
        return _forget(pair, rules)
    item, link = pair.item, pair.link
    if item is None or link is None or pair.base is None:
        return None
    if item.etag != link.etag or link.state is LinkState.PENDING:
        return pair.action(Do.AGREE, "same_content", pair.base)
    return None


def _create_there(pair: Pair, rules: Rules) -> Decision:
    if pair.candidate:
        return None
    if pair.content is None or ended_before(pair.content, rules.since):
        return pair.aside("before_window")
    return pair.action(Do.CREATE_REMOTE, "new_here", pair.content)


def _create_here(pair: Pair, rules: Rules) -> Decision:
    item = pair.item
    if item is None or item.content is None:
        return None
    if pair.is_left_over or (pair.record is not None and pair.record.lives):
        # Brought back in a calendar that it had left, it says nothing new.
        return _delete_there(pair, rules)
    if item.declined:
        return pair.aside("declined")
    unconfirmed = item.content.status is Status.TENTATIVE and item.series_id is None
    if unconfirmed and not rules.tentative:
        return pair.aside("tentative")
    if ended_before(item.content, rules.since):
        return pair.aside("before_window")
    new = item.updated is None or item.updated >= pair.connected_at
    if not (rules.populate_in or (rules.send_back and new)):
        return pair.aside("not_sent_back")
    if pair.record is not None:
        return _bring_back(pair)
    return pair.action(Do.CREATE_LOCAL, "new_there", item.content)


def _update_there(pair: Pair, rules: Rules) -> Decision:
    return pair.action(Do.UPDATE_REMOTE, "edited_here", pair.content)


def _update_here(pair: Pair, rules: Rules) -> Decision:
    if not rules.send_back:
        return pair.aside("not_sent_back")
    return pair.action(Do.UPDATE_LOCAL, "edited_there", pair.theirs)


def _merge(pair: Pair, rules: Rules) -> Decision:
    if pair.content is None or pair.theirs is None:
        return None
    if pair.content == pair.theirs:
        return pair.action(Do.AGREE, "same_content", pair.content)
    if not rules.send_back and pair.base is not None:
        return pair.action(Do.UPDATE_REMOTE, "edited_here", pair.content)
    # Nobody can be asked about a pair that was only just recognised: all would be asked.
    recognised = pair.base is None and rules.policy is Policy.ASK
    merged = merge(
        pair.common,
        pair.content,
        pair.theirs,
        policy=Policy.NEWEST if recognised else rules.policy,
        here_at=pair.record.changed_at if pair.record else None,
        there_at=pair.item.updated if pair.item else None,
    )
    if merged.asked:
        return pair.action(Do.CONFLICT, "edited_both", pair.theirs, fields=merged.asked)
    do = Do.LINK if pair.base is None else Do.MERGE
    reason = "same_appointment" if pair.base is None else "edited_both"
    return pair.action(do, reason, merged.content, losers=merged.losers)


def _link(pair: Pair, rules: Rules) -> Decision:
    """Recognise a pair. One way only, the copy keeps its own until the studio changes it."""
    if pair.content == pair.theirs:
        return pair.action(Do.LINK, "same_appointment", pair.content)
    if not (rules.send_back or rules.populate_in):
        return pair.action(Do.LINK, "left_as_it_is", pair.content)
    return _merge(pair, replace(rules, send_back=True))


def _delete_there(pair: Pair, rules: Rules) -> Decision:
    reason = "left_this_calendar" if pair.record and pair.record.lives else "deleted_here"
    return pair.action(Do.DELETE_REMOTE, reason, None)


def _delete_here(pair: Pair, rules: Rules) -> Decision:
    if pair.link is not None and pair.link.state is LinkState.PENDING:
        # Our own deletion may have done that, whose answer was lost: it was brought back since.
        return _restore_there(pair, rules)
    if not rules.send_back or pair.record is None:
        return pair.action(Do.UNLINK, "not_sent_back", None)
    keeps = pair.record.kind is Kind.SESSION or pair.record.series_id is not None
    return pair.action(Do.CANCEL_LOCAL if keeps else Do.DELETE_LOCAL, "deleted_there", None)


def _restore_there(pair: Pair, rules: Rules) -> Decision:
    return pair.action(Do.CREATE_REMOTE, "edit_beats_deletion", pair.content)


def _restore_here(pair: Pair, rules: Rules) -> Decision:
    if not rules.send_back:
        return _delete_there(pair, rules)
    return _bring_back(pair)


def _bring_back(pair: Pair) -> Decision:
    """Take what stands there into a record that stands here no more, or elsewhere."""
    reason = "edited_there" if pair.record and pair.record.lives else "edit_beats_deletion"
    return pair.action(Do.UPDATE_LOCAL, reason, pair.theirs)


def _forget(pair: Pair, rules: Rules) -> Decision:
    return pair.action(Do.UNLINK, "deleted_on_both", None)


DECISIONS: Mapping[tuple[State, State], Decide] = {
    # here          there
    (State.NONE, State.NONE): _nothing,
    (State.NEW, State.NONE): _create_there,
    (State.NONE, State.NEW): _create_here,
    (State.NEW, State.NEW): _link,
    (State.SAME, State.SAME): _nothing,
    (State.EDITED, State.SAME): _update_there,
    (State.SAME, State.EDITED): _update_here,
    (State.EDITED, State.EDITED): _merge,
    (State.GONE, State.SAME): _delete_there,
    (State.SAME, State.GONE): _delete_here,
    (State.EDITED, State.GONE): _restore_there,
    (State.GONE, State.EDITED): _restore_here,
    (State.GONE, State.GONE): _forget,
}


@dataclass(slots=True)
class _Series:
    """What was decided about series, for their exceptions, which come later."""

    ended: set[str] = field(default_factory=set)
    made_anew: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    becoming: dict[str, Content | None] = field(default_factory=dict)
    """What series will say that take something in."""
    theirs: dict[str, Content] = field(default_factory=dict)
    """What series say in the replica now, by remote id."""

    def note(self, pair: Pair, decision: Decision) -> None:
        if pair.item is not None and pair.theirs is not None:
            self.theirs[pair.item.id] = pair.theirs
        if isinstance(decision, SetAside) or pair.rests or _asks(decision):
            self.left_out.update(pair.names)
        elif decision is not None and decision.do in _ENDS:
            self.ended.update(pair.names)
        elif decision is not None and decision.do is Do.CREATE_REMOTE and pair.base is not None:
            self.made_anew.update(pair.names)
        elif pair.record is not None and decision is not None and decision.do in _TAKES_IN:
            self.becoming[pair.record.id] = decision.content

    def foresee(self, pair: Pair, staff_id: str) -> None:
        """Let an exception see its series as that will be, and stand where that will stand."""
        content = self.becoming.get(pair.series.id) if pair.series is not None else None
        if pair.series is not None and content is not None:
            pair.series = replace(pair.series, content=content, deleted=False)
            pair.series_known = True
            if pair.record is not None:
                own = wanted(pair.record, pair.series, staff_id)
                shown = None if own is None else pair.projection.project(pair.record, own)
                pair.content = shown

    def dropped(self, item: RemoteItem | None) -> bool:
        """Tell whether an instance is gone only because its series came no more at its time."""
        if item is None or item.content is not None or item.original_start is None:
            return False
        theirs = self.theirs.get(item.series_id or "")
        return theirs is not None and not comes_at(theirs, item.original_start)


def _asks(decision: Decision) -> bool:
    return isinstance(decision, Action) and decision.do is Do.CONFLICT


_TAKES_IN = {Do.UPDATE_LOCAL, Do.MERGE, Do.LINK}
_ENDS = {Do.DELETE_LOCAL, Do.CANCEL_LOCAL, Do.DELETE_REMOTE, Do.UNLINK}


def plan(snapshot: Snapshot, rules: Rules) -> Plan:
    """Decide on every pair of the snapshot. Series come before their exceptions."""
    actions: list[Action] = []
    aside: list[SetAside] = []
    series = _Series()
    for pair in pairs_of(snapshot, rules):
        decision = _decide(pair, rules, series)
        if not pair.is_exception:
            series.note(pair, decision)
        if isinstance(decision, SetAside):
            aside.append(decision)
        elif decision is not None:
            actions.append(decision)
    return Plan(actions=tuple(actions), set_aside=tuple(aside))


def _decide(pair: Pair, rules: Rules, series: _Series) -> Decision:
    """Look the pair up in the table; an exception first asks how its series fares."""
    if pair.rests:
        return None
    if pair.is_exception:
        series.foresee(pair, rules.staff_id)
        decide = _exception_rule(pair, series)
        if decide is not None:
            return decide(pair, rules)
    return DECISIONS[state_here(pair), state_there(pair)](pair, rules)


def _exception_rule(pair: Pair, series: _Series) -> Decide | None:
    """Return what an exception's series makes of it; None if the table shall decide."""
    record, item = pair.record, pair.item
    if not series.ended.isdisjoint(pair.series_names):
        return _ended_with_series
    if record is not None and (decide := _rule_of_place(record, pair)) is not None:
        return decide
    left_out = not series.left_out.isdisjoint(pair.series_names)
    dropped = series.dropped(item)
    if dropped or not series.made_anew.isdisjoint(pair.series_names):
        once_more = _dropped_for_now if left_out else _once_more
        return once_more if dropped else _next_round
    if pair.base is not None:
        return None
    if left_out or (record is None and not pair.series_known):
        return _left_out
    cancelled_there = item is not None and item.content is None
    if record is None:
        return _cancel_here if cancelled_there else None
    to_cancel = record.content.status is Status.CANCELLED and not pair.cancelled_there
    if to_cancel and pair.series_known:
        return _forget if cancelled_there else _cancel_there
    return None


def _rule_of_place(record: Appointment, pair: Pair) -> Decide | None:
    """Return what follows from an exception's place in its series, or from its deletion."""
    stands = _has_place(record, pair.series)
    if record.deleted:
        return _given_back if pair.series_known and stands else _let_go
    return None if stands else _displaced


def _ended_with_series(pair: Pair, rules: Rules) -> Decision:
    """Let an instance go with its series; the history keeps it, and what was edited there."""
    theirs = pair.theirs
    if theirs is not None and state_there(pair) in (State.NEW, State.EDITED):
        losers = {name: getattr(theirs, name) for name in changed_fields(pair.common, theirs)}
        return pair.action(Do.UNLINK, "series_ended", None, losers=losers)
    if pair.link is None or (pair.link.gone and not pair.cancelled_there):
        return None
    return pair.action(Do.UNLINK, "series_ended", None)


def _let_go(pair: Pair, rules: Rules) -> Decision:
    """Forget the copy of an exception that the book has no more, nor a place for it."""
    if pair.link is None or pair.link.gone:
        return _nothing(pair, rules)
    return _forget(pair, rules)


def _given_back(pair: Pair, rules: Rules) -> Decision:
    """Let an instance be as its series says again, now that the book has no exception for it.

    Google never forgets an exception, so the book has to have one as well: a plain one.
    """
    record, theirs, plain = pair.record, pair.theirs, pair.plain
    if record is None or plain is None:
        return None
    edited = state_there(pair) in (State.NEW, State.EDITED)
    if edited and theirs not in (plain, record.content) and rules.send_back:
        return _bring_back(pair)
    if pair.base is None and theirs is None and not pair.cancelled_there:
        return _let_go(pair, rules)
    return pair.action(Do.UPDATE_LOCAL, "given_back", plain)


def _has_place(record: Appointment, series: Appointment | None) -> bool:
    """Tell whether the series still comes at the time that this exception stands for."""
    start = record.original_start
    if series is None or start is None or not series.lives:
        return True
    return comes_at(series.content, start)


def _once_more(pair: Pair, rules: Rules) -> Decision:
    """Write an exception again: its place was gone there for a while."""
    if pair.record is None:
        return None
    if pair.content is not None:
        return _restore_there(pair, rules)
    return pair.action(Do.DELETE_REMOTE, "deleted_here", None)


def _displaced(pair: Pair, rules: Rules) -> Decision:
    """Let an exception go whose place was taken from it, as Google does."""
    return pair.action(Do.DELETE_LOCAL, "no_place_in_series", None)


def _next_round(pair: Pair, rules: Rules) -> Decision:
    """Wait: its series is made anew first, which lays all its exceptions open."""
    return None


def _dropped_for_now(pair: Pair, rules: Rules) -> Decision:
    """Note that its copy is gone; it is written again, or goes, when its series is decided on."""
    if pair.base is None:
        return _left_out(pair, rules)
    return pair.action(Do.UNLINK, "no_place_in_series", None)


def _left_out(pair: Pair, rules: Rules) -> Decision:
    return pair.aside("series_left_out")


def _cancel_here(pair: Pair, rules: Rules) -> Decision:
    if not rules.send_back and not rules.populate_in:
        return pair.aside("not_sent_back")
    return pair.action(Do.CANCEL_LOCAL, "deleted_there", None)


def _cancel_there(pair: Pair, rules: Rules) -> Decision:
    if pair.candidate:
        return None
    if pair.theirs not in (None, pair.common) and rules.send_back:
        return _restore_here(pair, rules)
    return pair.action(Do.DELETE_REMOTE, "deleted_here", None)
