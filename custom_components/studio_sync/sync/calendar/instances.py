"""What follows for an exception, which depends on what happens to its series. Pure.

The table ``EXCEPTIONS`` comes before ``decisions.DECISIONS``, and is explained with it in
docs/sync-rules.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from enum import Enum, auto

from ...book.model import Appointment
from ..decisions import (
    State,
    bring_back,
    forget,
    merge_sides,
    nothing,
    restore_here,
    state_here,
    state_there,
)
from ..merge import changed_fields
from ..model import Do, Policy, Rules, given
from .series_notes import SeriesNotes
from .times import comes_at
from .values import Decide, Decision, Pair


class Fact(Enum):
    """Conditions on an exception and its series."""

    ENDED = auto()
    """The series ends in this run, on one side or both."""
    RECORD = auto()
    """The book has something of the exception, perhaps its tombstone."""
    DELETED = auto()
    """What the book has is a tombstone."""
    SCHEDULED = auto()
    """The book's series occurs at the time that the exception stands for."""
    OTHER_DATE = auto()
    """One way, its copy is of another occurrence, to which it was written."""
    DROPPED = auto()
    """It is gone there only because its series no longer occurs at its time."""
    REMADE = auto()
    """The series is re-created there in this run, without its exceptions."""
    SERIES_WAITS = auto()
    """The series is skipped or suspended, or a person is asked when it takes place."""
    LEAVES = auto()
    """It has no place in what its series will be there after this run."""
    UNEDITED = auto()
    """One way, the series is left as it is there, and nobody has edited the exception here."""
    AGREED = auto()
    """There is a baseline."""
    SERIES_GONE = auto()
    """The series is deleted or cancelled in the book."""
    SERIES_KNOWN = auto()
    """The series is known on the side that lacks the exception."""
    TO_CANCEL = auto()
    """It does not take place in this calendar, and that is not known there, or forgotten."""
    OFF_THERE = auto()
    """It does not take place there."""
    OF_SINGLE = auto()
    """It repeats what is a single instance of another series here."""
    SERIES_SUSPENDED = auto()
    """The series stays as it is for now, and does not occur at its time in the book."""
    ITEM_GONE = auto()
    """It arrives as cancelled."""
    ITEM = auto()
    """It arrives with a content."""


def _of_record(test: Callable[[Pair, Appointment], bool]) -> Callable[[Pair, SeriesNotes], bool]:
    return lambda pair, _: pair.record is not None and test(pair, pair.record)


def _named(names: Callable[[SeriesNotes], set[str]]) -> Callable[[Pair, SeriesNotes], bool]:
    return lambda pair, series: not names(series).isdisjoint(pair.parent_names)


FACTS: Mapping[Fact, Callable[[Pair, SeriesNotes], bool]] = {
    Fact.ENDED: _named(lambda series: series.ended),
    Fact.RECORD: lambda pair, _: pair.record is not None,
    Fact.DELETED: _of_record(lambda _, record: record.deleted),
    Fact.SCHEDULED: _of_record(lambda pair, record: _has_place(record, pair.parent)),
    Fact.OTHER_DATE: _of_record(lambda pair, record: _is_written_elsewhere(record, pair)),
    Fact.DROPPED: lambda pair, series: series.dropped(pair),
    Fact.LEAVES: lambda pair, series: series.loses(pair),
    Fact.REMADE: _named(lambda series: series.re_created),
    Fact.SERIES_WAITS: _named(lambda series: series.left_out),
    Fact.UNEDITED: lambda pair, series: (
        not series.left_there.isdisjoint(pair.parent_names) and state_here(pair) is State.SAME
    ),
    Fact.AGREED: lambda pair, _: pair.base is not None,
    Fact.SERIES_GONE: lambda pair, _: pair.parent is not None and not pair.parent.lives,
    Fact.SERIES_KNOWN: lambda pair, _: pair.parent_known,
    Fact.TO_CANCEL: lambda pair, _: (
        pair.content is None and (pair.forgotten or not pair.cancelled_there)
    ),
    Fact.OFF_THERE: lambda pair, series: (
        (pair.item is not None and pair.item.content is None) or series.lacks(pair)
    ),
    Fact.OF_SINGLE: _named(lambda series: series.single),
    Fact.SERIES_SUSPENDED: _named(lambda series: series.suspended),
    Fact.ITEM_GONE: lambda pair, _: pair.item is not None and pair.item.content is None,
    Fact.ITEM: lambda pair, _: pair.item is not None and pair.item.content is not None,
}
"""How each fact is told."""


class SeriesDecisions(SeriesNotes):
    """Implements ``plan.ChildDecisions``."""

    def first(self, pair: Pair, rules: Rules) -> Decide | None:  # noqa: ARG002
        """Let a single date join its series, if the book has that now.

        One that is suspended goes with its series: it went from the replica with that, or with
        its place there, and comes back so, or it loses its place in the book.
        """
        if pair.is_child and pair.is_unpaired and self.brings(pair):
            pair.cancelled_there = False
            if pair.is_suspended:
                pair.retried, pair.candidate = True, False
        elif pair.is_child and self.displaces(pair):
            pair.retried = True
        return join_series if pair.is_loose_child and self.holds(pair.item) else None

    def rule(self, pair: Pair, rules: Rules) -> Decide | None:
        """Return what follows for an exception, or for one that is in the wrong place."""
        if pair.misplaced and state_there(pair) is not State.EDITED:
            return _move_there
        if not pair.is_child:
            return None
        self.foresee(pair, rules.scope)
        return rule_of_exception(pair, self)


def rule_of_exception(pair: Pair, series: SeriesNotes) -> Decide | None:
    """Return what follows from an exception's series; None if ``DECISIONS`` decides."""
    known: dict[Fact, bool] = {}

    def holds(fact: Fact) -> bool:
        if fact not in known:
            known[fact] = FACTS[fact](pair, series)
        return known[fact]

    decide = row_for(holds)
    if decide is _read_later:
        series.unread.update(pair.parent_names)
    return decide


def row_for(holds: Callable[[Fact], bool]) -> Decide | None:
    """Return what the first row says whose facts hold."""
    for facts, other_facts, decide in EXCEPTIONS:
        if all(map(holds, facts)) and not any(map(holds, other_facts)):
            return decide
    return None


def join_series(pair: Pair, rules: Rules) -> Decision:
    """Make a single date part of its series, now that the book has that."""
    record, theirs = given(pair.record), pair.theirs
    if theirs is None:
        cancelled = pair.kind.policy.off(record.content)
        return pair.action(Do.UPDATE_LOCAL, "joins_series", cancelled)
    own = pair.content or pair.projection.project(record, record.content)
    policy = Policy.NEWEST if rules.policy is Policy.ASK else rules.policy
    merged = merge_sides(pair, pair.base, own, theirs, policy)
    return pair.action(Do.UPDATE_LOCAL, "joins_series", merged.content, losers=merged.losers)


def _move_there(pair: Pair, rules: Rules) -> Decision:
    """Delete an instance from its present place there; it is then created where it belongs."""
    action = pair.action(Do.DELETE_REMOTE, "left_this_calendar", None)
    whole = None if pair.alone else pair.parent_remote_id
    return replace(action, again=True, parent_remote_id=whole)


def _is_written_elsewhere(record: Appointment, pair: Pair) -> bool:
    """Tell whether its copy is of another occurrence, to which one way it was written."""
    item = pair.item
    if item is None or item.content is None or item.parent_id is None:
        return False
    return (item.parent_id, item.position) != (pair.parent_remote_id, record.original_start)


def _ended_with_series(pair: Pair, rules: Rules) -> Decision:
    """Remove an instance with its series; the history keeps it, and what was edited there."""
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


def _remove_link(pair: Pair, rules: Rules) -> Decision:
    """Remove the link of an exception that the book no longer has, nor a place for it.

    What was edited there is kept in the history.
    """
    if losers := _edited_there(pair):
        return pair.action(Do.UNLINK, "no_place_in_series", None, losers=losers)
    if pair.link is None or pair.link.gone:
        return nothing(pair, rules)
    return forget(pair, rules)


def _goes_there(pair: Pair, rules: Rules) -> Decision:
    """Remove what the replica drops when its series is written; the history keeps it."""
    link, losers = pair.link, _edited_there(pair)
    if not losers and (link is None or (link.gone and not pair.cancelled_there)):
        return nothing(pair, rules)
    return pair.action(Do.UNLINK, "series_moved", None, losers=losers)


def _given_back(pair: Pair, rules: Rules) -> Decision:
    """Reset an instance to its series, now that the book has no exception for it.

    Google keeps an exception for ever, so the book needs one as well: a plain one.
    """
    record, theirs, plain = given(pair.record), pair.theirs, given(pair.plain)
    edited = state_there(pair) in (State.NEW, State.EDITED)
    if edited and theirs not in (plain, record.content) and rules.send_back:
        return bring_back(pair)
    if pair.base is None and theirs is None and not pair.cancelled_there:
        return _remove_link(pair, rules)
    return pair.action(Do.UPDATE_LOCAL, "given_back", plain)


def _has_place(record: Appointment, series: Appointment | None) -> bool:
    """Tell whether the series still occurs at the time that this exception replaces."""
    start = record.original_start
    if series is None or start is None or not series.lives:
        return True
    return comes_at(series.content, start)


def _once_more(pair: Pair, rules: Rules) -> Decision:
    """Write an exception again: its place was gone there for a while."""
    if pair.record is None:
        return None
    if pair.content is not None:
        return pair.action(Do.CREATE_REMOTE, "edit_beats_deletion", pair.content)
    return pair.action(Do.DELETE_REMOTE, "deleted_here", None)


def _displaced(pair: Pair, rules: Rules) -> Decision:
    """Delete an exception whose place no longer exists, as Google does."""
    return pair.action(Do.DELETE_LOCAL, "no_place_in_series", None)


def _next_round(pair: Pair, rules: Rules) -> Decision:
    """Wait: its series is re-created first, after which all its exceptions are planned."""
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
    return pair.skip("series_left_out")


def _read_later(pair: Pair, rules: Rules) -> Decision:
    """Skip it: the dates of its series are read when that is resumed."""
    return _left_out(pair, rules)


def _cancel_here(pair: Pair, rules: Rules) -> Decision:
    if not rules.send_back and not rules.populate_in:
        return pair.skip("not_sent_back")
    leaves = pair.parent is not None and (
        pair.kind.policy.deletion(pair.parent, rules.scope) is Do.LEAVE_LOCAL
    )
    return pair.action(Do.LEAVE_LOCAL if leaves else Do.CANCEL_LOCAL, "deleted_there", None)


def _cancel_there(pair: Pair, rules: Rules) -> Decision:
    if not pair.forgotten:
        if pair.candidate:
            return None
        if pair.theirs not in (None, pair.common) and rules.send_back:
            return restore_here(pair, rules)
    return pair.action(Do.DELETE_REMOTE, "deleted_here", None)


_DECISIONS = None
"""The table of the states decides."""

EXCEPTIONS: Sequence[tuple[Sequence[Fact], Sequence[Fact], Decide | None]] = (
    # all of these hold                                  and none of these         what follows
    ((Fact.ENDED,), (), _ended_with_series),
    ((Fact.DELETED, Fact.SERIES_KNOWN, Fact.SCHEDULED), (), _given_back),
    ((Fact.DELETED, Fact.LEAVES), (), _goes_there),
    ((Fact.DELETED,), (), _remove_link),
    ((Fact.RECORD, Fact.OTHER_DATE), (Fact.SCHEDULED,), join_series),
    ((Fact.RECORD,), (Fact.SCHEDULED,), _displaced),
    ((Fact.DROPPED, Fact.SERIES_WAITS), (), _dropped_for_now),
    ((Fact.DROPPED, Fact.UNEDITED), (), _dropped_for_now),
    ((Fact.DROPPED,), (), _once_more),
    ((Fact.REMADE,), (), _next_round),
    ((Fact.RECORD, Fact.SERIES_WAITS, Fact.SERIES_GONE), (), _left_out),
    ((Fact.AGREED,), (), _DECISIONS),
    ((Fact.RECORD, Fact.SERIES_WAITS), (), _left_out),
    ((Fact.RECORD, Fact.TO_CANCEL, Fact.SERIES_KNOWN, Fact.OFF_THERE), (), forget),
    ((Fact.RECORD, Fact.TO_CANCEL, Fact.SERIES_KNOWN), (), _cancel_there),
    ((Fact.RECORD,), (), _DECISIONS),
    ((Fact.OF_SINGLE,), (), _repeat_of_single),
    ((Fact.LEAVES, Fact.ITEM), (), _goes_there),
    ((Fact.SERIES_KNOWN, Fact.ITEM_GONE), (), _cancel_here),
    ((Fact.SERIES_KNOWN,), (), _DECISIONS),
    ((Fact.SERIES_SUSPENDED,), (), _read_later),
    ((Fact.ITEM,), (), _DECISIONS),
    ((), (), _left_out),
)
"""The first row of which all facts hold decides. The rows from OF_SINGLE on are of dates that
the book has nothing of."""
