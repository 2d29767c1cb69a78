"""What follows for an exception of a series, which depends on how its series fares. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ...book.model import Appointment, Content, Status
from ..decisions import (
    Decide,
    Decision,
    State,
    bring_back,
    forget,
    merge_sides,
    nothing,
    restore_here,
    restore_there,
    state_here,
    state_there,
)
from ..matching import Pair, wanted
from ..merge import TIMES, changed_fields, with_fields
from ..model import Action, Do, Policy, RemoteItem, Rules, SetAside, given
from .times import comes_at


@dataclass(slots=True)
class SeriesNotes:
    """What was decided about series, for their exceptions, which come later."""

    ended: set[str] = field(default_factory=set)
    made_anew: set[str] = field(default_factory=set)
    left_out: set[str] = field(default_factory=set)
    left_there: set[str] = field(default_factory=set)
    held: dict[str, Content] = field(default_factory=dict)
    """What series say that the book has, or will have, by remote id."""
    suspended: set[str] = field(default_factory=set)
    """Those of them that stay as they are for now, on either side."""
    unread: set[str] = field(default_factory=set)
    """Remote ids of suspended series with dates that can't be taken in yet."""
    becoming: dict[str, Content | None] = field(default_factory=dict)
    """What series will say that take something in."""
    theirs: dict[str, Content] = field(default_factory=dict)
    """What series say in the replica now, by remote id."""
    recognised: dict[str, Content] = field(default_factory=dict)
    """The same of those that have no link yet, by record id."""
    single: set[str] = field(default_factory=set)
    """The names of instances that stand by themselves: made to repeat there, they can't here."""

    def note(self, pair: Pair, decision: Decision) -> None:
        """Note what was decided about a series."""
        if pair.item is not None and pair.theirs is not None:
            self.theirs[pair.item.id] = pair.theirs
            if pair.record is not None and pair.base is None:
                self.recognised[pair.record.id] = pair.theirs
        if pair.alone:
            self.single.update(pair.names)
        self._note_held(pair, decision)
        if isinstance(decision, SetAside) and pair.base is not None and not pair.rests:
            # One way, it is left as it is there; what the studio does to its dates goes out.
            self.left_there.update(pair.names)
        elif isinstance(decision, SetAside) or pair.rests or _times_in_question(pair, decision):
            self.left_out.update(pair.names)
        elif decision is not None and decision.do in _ENDS:
            self.ended.update(pair.names)
        elif decision is not None and decision.do is Do.CREATE_REMOTE and pair.base is not None:
            self.made_anew.update(pair.names)
        elif pair.record is not None and decision is not None and decision.do in _TAKES_IN:
            self.becoming[pair.record.id] = _kept(pair, decision.content)

    def _note_held(self, pair: Pair, decision: Decision) -> None:
        """Note what the series will say in the book; nothing if it is not there."""
        content = pair.record.content if pair.record is not None and pair.record.lives else None
        if isinstance(decision, Action):
            if decision.do in _ENDS:
                return
            content = _kept(pair, decision.content) if decision.do in _TAKES_IN_NEW else content
            if decision.do is Do.CONFLICT:
                # What becomes of it is planned when the question stands.
                self.suspended.update(pair.copies)
        if content is not None and content.recurrence:
            self.held.update(dict.fromkeys(pair.copies, content))
            if pair.rests or _times_in_question(pair, decision):
                self.suspended.update(pair.copies)

    def holds(self, item: RemoteItem | None) -> bool:
        """Tell whether the book will have the series of this date, with a place for it.

        Where a series goes on, a date that has no place in it is found by itself.
        """
        name = "" if item is None else item.series_id or ""
        said = self.held.get(name)
        if item is None or said is None or item.original_start is None:
            return False
        return name not in self.suspended or comes_at(said, item.original_start)

    def foresee(self, pair: Pair, staff_id: str) -> None:
        """Let an exception see its series as that will be, and stand where that will stand."""
        if pair.record is None:
            pair.series_known = self.holds(pair.item)
        content = self.becoming.get(pair.series.id) if pair.series is not None else None
        if pair.series is not None and content is not None:
            pair.series = replace(pair.series, content=content, deleted=False)
            if pair.record is not None:
                pair.series_known = True
                own = wanted(pair.record, pair.series, staff_id)
                shown = None if own is None else pair.projection.project(pair.record, own)
                pair.content = shown

    def lacks(self, pair: Pair) -> bool:
        """Tell whether a series that is only recognised now has no such date there."""
        series_id = None if pair.record is None else pair.record.series_id
        theirs, start = self.recognised.get(series_id or ""), pair.start_there
        return theirs is not None and start is not None and not comes_at(theirs, start)

    def dropped(self, pair: Pair) -> bool:
        """Tell whether an instance is gone only because its series came no more at its time.

        One that was asked for by itself, and is not there, does not tell what it was of.
        """
        item, record = pair.item, pair.record
        if item is None or item.content is not None:
            return False
        start = item.original_start or (None if record is None else record.original_start)
        theirs = self.theirs.get(item.series_id or pair.series_remote_id or "")
        return theirs is not None and start is not None and not comes_at(theirs, start)


def _kept(pair: Pair, content: Content | None) -> Content | None:
    """Return what the book will say: its own in the fields that a person is asked about."""
    if content is None or pair.record is None:
        return content
    return with_fields(content, pair.record.content, pair.suspended)


def _times_in_question(pair: Pair, decision: Decision) -> bool:
    """Tell whether a person is asked when a series takes place: so its dates are not sure."""
    asked = set(pair.in_question)
    if isinstance(decision, Action) and decision.do is Do.CONFLICT:
        asked.update(decision.fields)
    return not asked.isdisjoint(TIMES)


_TAKES_IN = {Do.UPDATE_LOCAL, Do.MERGE, Do.LINK}
_TAKES_IN_NEW = _TAKES_IN | {Do.CREATE_LOCAL}
_ENDS = {Do.DELETE_LOCAL, Do.CANCEL_LOCAL, Do.DELETE_REMOTE, Do.UNLINK}


def rule_of_exception(pair: Pair, series: SeriesNotes) -> Decide | None:
    """Return what an exception's series makes of it; None if the table shall decide."""
    record, item = pair.record, pair.item
    if not series.ended.isdisjoint(pair.series_names):
        return _ended_with_series
    if record is not None and (decide := _rule_of_place(record, pair)) is not None:
        return decide
    left_out = not series.left_out.isdisjoint(pair.series_names)
    dropped = series.dropped(pair)
    if dropped or not series.made_anew.isdisjoint(pair.series_names):
        left_there = not series.left_there.isdisjoint(pair.series_names)
        unedited = left_there and state_here(pair) is State.SAME
        once_more = _dropped_for_now if left_out or unedited else _once_more
        return once_more if dropped else _next_round
    # What became of its series may rest, as after an undo: then it rests, too.
    gone = record is not None and pair.series is not None and not pair.series.lives
    if pair.base is not None and not (left_out and gone):
        return None
    if record is None:
        return _rule_of_arrival(pair, series)
    if left_out:
        return _left_out
    cancelled_there = item is not None and item.content is None
    # It does not take place, or somebody else has taken it over.
    to_cancel = pair.content is None and (pair.forgotten or not pair.cancelled_there)
    if to_cancel and pair.series_known:
        off_there = cancelled_there or series.lacks(pair)
        return forget if off_there else _cancel_there
    return None


def _rule_of_arrival(pair: Pair, series: SeriesNotes) -> Decide | None:
    """Return what becomes of a date that the book has nothing of; None: it is created."""
    item = pair.item
    if not series.single.isdisjoint(pair.series_names):
        return _repeat_of_single
    if pair.series_known:
        return _cancel_here if item is not None and item.content is None else None
    if not series.suspended.isdisjoint(pair.series_names):
        series.unread.update(pair.series_names)
        return _left_out
    # Without its series it stands in the diary by itself; that it is cancelled says nothing.
    return _left_out if item is None or item.content is None else None


def join_series(pair: Pair, rules: Rules) -> Decision:
    """Make a date that stood by itself part of its series, now that the book has that."""
    record, theirs = given(pair.record), pair.theirs
    if theirs is None:
        cancelled = replace(record.content, status=Status.CANCELLED)
        return pair.action(Do.UPDATE_LOCAL, "joins_series", cancelled)
    own = pair.content or pair.projection.project(record, record.content)
    policy = Policy.NEWEST if rules.policy is Policy.ASK else rules.policy
    merged = merge_sides(pair, pair.base, own, theirs, policy)
    return pair.action(Do.UPDATE_LOCAL, "joins_series", merged.content, losers=merged.losers)


def move_there(pair: Pair) -> Decision:
    """Take an instance out of where it stands there; it is then made where it belongs."""
    action = pair.action(Do.DELETE_REMOTE, "left_this_calendar", None)
    whole = None if pair.alone else pair.series_remote_id
    return replace(action, again=True, series_remote_id=whole)


def _rule_of_place(record: Appointment, pair: Pair) -> Decide | None:
    """Return what follows from an exception's place in its series, or from its deletion."""
    stands = _has_place(record, pair.series)
    if record.deleted:
        return _given_back if pair.series_known and stands else _let_go
    if stands:
        return None
    return join_series if _is_written_elsewhere(record, pair) else _displaced


def _is_written_elsewhere(record: Appointment, pair: Pair) -> bool:
    """Tell whether its copy is of another occurrence, to which one way it was written."""
    item = pair.item
    if item is None or item.content is None or item.series_id is None:
        return False
    return (item.series_id, item.original_start) != (pair.series_remote_id, record.original_start)


def _ended_with_series(pair: Pair, rules: Rules) -> Decision:
    """Let an instance go with its series; the history keeps it, and what was edited there."""
    if losers := _edited_there(pair):
        return pair.action(Do.UNLINK, "series_ended", None, losers=losers)
    if pair.link is None or (pair.link.gone and not pair.cancelled_there):
        return None
    return pair.action(Do.UNLINK, "series_ended", None)


def _edited_there(pair: Pair) -> Mapping[str, object]:
    """Return what somebody has edited there, by field."""
    theirs = pair.theirs
    if theirs is None or state_there(pair) not in (State.NEW, State.EDITED):
        return {}
    return {name: getattr(theirs, name) for name in changed_fields(pair.common, theirs)}


def _let_go(pair: Pair, rules: Rules) -> Decision:
    """Forget the copy of an exception that the book has no more, nor a place for it.

    What was edited there is kept in the history.
    """
    if losers := _edited_there(pair):
        return pair.action(Do.UNLINK, "no_place_in_series", None, losers=losers)
    if pair.link is None or pair.link.gone:
        return nothing(pair, rules)
    return forget(pair, rules)


def _given_back(pair: Pair, rules: Rules) -> Decision:
    """Let an instance be as its series says again, now that the book has no exception for it.

    Google never forgets an exception, so the book has to have one as well: a plain one.
    """
    record, theirs, plain = given(pair.record), pair.theirs, given(pair.plain)
    edited = state_there(pair) in (State.NEW, State.EDITED)
    if edited and theirs not in (plain, record.content) and rules.send_back:
        return bring_back(pair)
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
        return restore_there(pair, rules)
    return pair.action(Do.DELETE_REMOTE, "deleted_here", None)


def _displaced(pair: Pair, rules: Rules) -> Decision:
    """Let an exception go whose place was taken from it, as Google does."""
    return pair.action(Do.DELETE_LOCAL, "no_place_in_series", None)


def _next_round(pair: Pair, rules: Rules) -> Decision:
    """Wait: its series is made anew first, which lays all its exceptions open."""
    return None


def _repeat_of_single(pair: Pair, rules: Rules) -> Decision:
    """Keep in the history what was edited there: the repetition it belongs to is taken away."""
    losers = _edited_there(pair)
    if not losers or not rules.send_back:
        return _left_out(pair, rules)
    return pair.action(Do.UNLINK, "no_place_in_series", None, losers=losers)


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
    if not pair.forgotten:
        if pair.candidate:
            return None
        if pair.theirs not in (None, pair.common) and rules.send_back:
            return restore_here(pair, rules)
    return pair.action(Do.DELETE_REMOTE, "deleted_here", None)
