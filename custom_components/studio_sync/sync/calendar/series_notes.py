"""What was decided about series in a plan, for their exceptions, which come later. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ...book.model import Content
from ..merge import with_fields
from ..model import Action, Do, SkippedItem
from .schema import TIMES
from .times import comes_at
from .values import Decision, Item, Pair


@dataclass(slots=True)
class SeriesNotes:
    """What was decided about series, for their exceptions, which come later."""

    ended: set[str] = field(default_factory=set)
    re_created: set[str] = field(default_factory=set)
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
    written: dict[str, tuple[Content | None, Content]] = field(default_factory=dict)
    """What series say that are written in the replica in this run: now, and afterwards."""
    single: set[str] = field(default_factory=set)
    """The names of instances that are single ones: if they repeat there, they can't here."""

    def note(self, pair: Pair, decision: Decision) -> None:
        """Note what was decided about a series."""
        if pair.item is not None and pair.theirs is not None:
            self.theirs[pair.item.id] = pair.theirs
            if pair.record is not None and pair.base is None:
                self.recognised[pair.record.id] = pair.theirs
        if pair.alone:
            self.single.update(pair.names)
        self._note_held(pair, decision)
        self._note_written(pair, decision)
        if isinstance(decision, SkippedItem) and pair.base is not None and not pair.is_suspended:
            # One way, it is left as it is there; what the studio does to its dates goes out.
            self.left_there.update(pair.names)
        elif (
            isinstance(decision, SkippedItem)
            or pair.is_suspended
            or _times_in_question(pair, decision)
        ):
            self.left_out.update(pair.names)
        elif decision is not None and decision.do in _ENDS:
            self.ended.update(pair.names)
        elif decision is not None and decision.do is Do.CREATE_REMOTE and pair.base is not None:
            self.re_created.update(pair.names)
        elif pair.record is not None and decision is not None and decision.do in _TAKES_IN:
            self.becoming[pair.record.id] = _kept(pair, decision.content)

    def _note_written(self, pair: Pair, decision: Decision) -> None:
        """Note what the series will say in the replica, if that is changed there."""
        if isinstance(decision, Action) and decision.do in _WRITES:
            now = None if decision.do is Do.CREATE_REMOTE else pair.theirs or pair.base
            if decision.content is not None:
                self.written.update(dict.fromkeys(pair.names, (now, decision.content)))

    def _note_held(self, pair: Pair, decision: Decision) -> None:
        """Note what the series will say in the book; nothing if it is not there."""
        content = pair.record.content if pair.record is not None and pair.record.lives else None
        if isinstance(decision, Action):
            if decision.do in _ENDS:
                return
            content = _kept(pair, decision.content) if decision.do in _TAKES_IN_NEW else content
            if decision.do is Do.CONFLICT:
                # It is planned once the question exists.
                self.suspended.update(pair.copies)
        if content is not None and content.recurrence:
            self.held.update(dict.fromkeys(pair.copies, content))
            if pair.is_suspended or _times_in_question(pair, decision):
                self.suspended.update(pair.copies)

    def holds(self, item: Item | None) -> bool:
        """Tell whether the book will have the series of this date, with a place for it.

        Where a series goes on, a date that has no place in it is found by itself.
        """
        name = "" if item is None else item.parent_id or ""
        said = self.held.get(name)
        if item is None or said is None or item.position is None:
            return False
        return name not in self.suspended or comes_at(said, item.position)

    def foresee(self, pair: Pair, scope: str) -> None:
        """Give an exception its series as that will be, and the place that follows from it."""
        if pair.record is None:
            pair.parent_known = self.holds(pair.item)
        content = self.becoming.get(pair.parent.id) if pair.parent is not None else None
        if pair.parent is not None and content is not None:
            pair.parent = replace(pair.parent, content=content, deleted=False)
            if pair.record is not None:
                pair.parent_known = True
                own = pair.kind.policy.wanted(pair.record, pair.parent, scope)
                shown = None if own is None else pair.projection.project(pair.record, own)
                pair.content = shown

    def lacks(self, pair: Pair) -> bool:
        """Tell whether a series that is only recognised now has no such date there."""
        series_id = None if pair.record is None else pair.record.series_id
        theirs, start = self.recognised.get(series_id or ""), pair.position_there
        return theirs is not None and start is not None and not comes_at(theirs, start)

    def loses(self, pair: Pair) -> bool:
        """Tell whether a date is there now, and has no place in what this run makes of its series.

        The replica drops it then, whether it was changed or off.
        """
        return self._places(pair) == (True, False)

    def brings(self, pair: Pair) -> bool:
        """Tell whether a date has a place in what this run makes of its series, and none now."""
        return self._places(pair) == (False, True)

    def displaces(self, pair: Pair) -> bool:
        """Tell whether a series that takes something in has no place for this exception then."""
        record = pair.record
        if record is None or record.parent_id is None or record.position is None:
            return False
        content = self.becoming.get(record.parent_id)
        return content is not None and not comes_at(content, record.position)

    def _places(self, pair: Pair) -> tuple[bool, bool]:
        """Tell whether a series that is written there has a place for a date: now, and then."""
        date = pair.item if pair.record is None else pair.record
        start = None if date is None else date.position
        written = [self.written[name] for name in pair.parent_names if name in self.written]
        if start is None or not written:
            return False, False
        now, then = written[0]
        return now is not None and comes_at(now, start), comes_at(then, start)

    def dropped(self, pair: Pair) -> bool:
        """Tell whether an instance is gone only because its series no longer occurred at its time.

        One that was asked for by itself, and is not there, does not tell what it was of.
        """
        item, record = pair.item, pair.record
        if item is None or item.content is not None:
            return False
        start = item.position or (None if record is None else record.original_start)
        theirs = self.theirs.get(item.parent_id or pair.parent_remote_id or "")
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
_WRITES = {Do.CREATE_REMOTE, Do.UPDATE_REMOTE, Do.MERGE}
_ENDS = {Do.DELETE_LOCAL, Do.CANCEL_LOCAL, Do.LEAVE_LOCAL, Do.DELETE_REMOTE, Do.UNLINK}
