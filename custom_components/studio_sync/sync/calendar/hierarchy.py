"""Series and their exceptions, as parents and children."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from ...book import appointments, beside, tombstones
from ...book.database import Transaction
from ...book.model import AllDay, Appointment, Content, Link, Moment, Timed
from ..model import Rules
from .equivalence import in_words_of, same_but_for_form, same_rules
from .occurrences import Copies, copies_of
from .times import comes_at
from .values import Item, Projection


def instance_content(series: Content, start: Moment) -> Content:
    """Return what the instance of a series that starts at ``start`` says."""
    when = series.when
    if isinstance(when, Timed) and isinstance(start, datetime):
        at: Timed | AllDay = replace(when, start=start, end=start + (when.end - when.start))
    elif isinstance(when, AllDay) and not isinstance(start, datetime):
        at = replace(when, start=start, end=start + (when.end - when.start))
    else:
        at = when
    return replace(series, when=at, recurrence=())


class SeriesHierarchy:
    """Implements ``kinds.Hierarchy``; a position is the start of an instance."""

    def is_parent(self, content: Content) -> bool:
        """Tell whether it repeats."""
        return bool(content.recurrence)

    def has_place(self, parent: Content, position: Moment) -> bool:
        """Tell whether the series comes at this time."""
        return comes_at(parent, position)

    def child(self, parent: Content, position: Moment) -> Content:
        """See ``instance_content``."""
        return instance_content(parent, position)

    def as_child(self, content: Content) -> Content:
        """Return it without its repeats."""
        return replace(content, recurrence=())

    def apart(self, record: Appointment) -> Appointment:
        """Return an exception as an appointment of its own."""
        return replace(record, series_id=None, original_start=None)

    def children(self, tx: Transaction, parents: Collection[Appointment]) -> Sequence[Appointment]:
        """Return the exceptions of these series, cancelled ones included."""
        ids = [record.id for record in parents if record.content.recurrence]
        return beside.filled(tx, appointments.exceptions_of(tx, ids)) if ids else ()

    def former_children(self, tx: Transaction, parent: Appointment) -> Sequence[Appointment]:
        """Return the exceptions that a series had once."""
        if not parent.content.recurrence:
            return ()
        return beside.filled(tx, tombstones.former_exceptions(tx, parent.id))

    def gone_with(self, tx: Transaction, parent: Appointment) -> Sequence[Appointment]:
        """Return the exceptions that became tombstones together with their series."""
        if not parent.content.recurrence:
            return ()
        return beside.filled(tx, tombstones.gone_with(tx, parent))

    def same_children(
        self,
        one: Content,
        off: Collection[Moment],
        other: Content,
        other_off: Collection[Moment],
    ) -> bool:
        """Tell whether two series that begin at the same time repeat on the same dates."""
        if not other.recurrence or not (off or other_off):
            return same_rules(other.recurrence, one.recurrence, one.when)
        return same_but_for_form(one.recurrence, off, other.recurrence, other_off, one.when)

    def keeps_children(self, content: Content, own: Content) -> bool:
        """Tell whether both have the same lines of recurrence."""
        return content.recurrence == own.recurrence

    def moves(self, content: Content, then: Content) -> bool:
        """Tell whether a series comes at other times then, or is written otherwise."""
        times = (content.recurrence, content.when)
        return bool(content.recurrence) and times != (then.recurrence, then.when)

    def with_children_of(self, content: Content, other: Content) -> Content:
        """Return it with the dates off as the other one has them."""
        return replace(content, recurrence=in_words_of(other, content).recurrence)

    def copies(
        self,
        parent: Appointment | None,
        link: Link[Content] | None,
        items: Mapping[str, Item],
        rules: Rules,
        view: Projection,
    ) -> Copies | None:
        """See ``occurrences.copies_of``."""
        return copies_of(parent, link, items, rules, view)
