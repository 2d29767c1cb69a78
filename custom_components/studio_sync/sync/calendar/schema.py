"""The content of appointments: a rule belongs to its time, whatever words it is written in."""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from ...book.model import Content, Moment, Timed
from ...formats.zones import canonical_zone
from .equivalence import at_time, in_words_of, same_rules, same_text

_EMPTIED: Final = ("title", "description", "place", "recurrence")
"""The fields that nobody empties in many appointments on purpose."""
TIMES: Final = ("when", "recurrence")
"""The fields that say when something takes place."""


class AppointmentSchema:
    """Implements ``kinds.Schema`` for appointments."""

    empty: Final[Mapping[str, object]] = {
        "title": "",
        "description": "",
        "place": "",
        "recurrence": (),
        "shown_place": "",
        "shown_phone": "",
        "shown_studio": (),
    }

    shown_beside: Final[Mapping[str, str]] = {
        "place": "shown_place",
        "description": "shown_phone",
    }

    def in_words_of(self, content: Content, like: Content | None) -> Content:
        """See ``equivalence.in_words_of``."""
        return in_words_of(content, like)

    def beside(self, name: str, content: Content, chosen: Mapping[str, Any]) -> Any:
        """Return a field; a rule as it reads at the time that is kept."""
        if name == "recurrence":
            return at_time(content.recurrence, content.when, chosen["when"])
        return getattr(content, name)

    def same(self, name: str, one: object, other: object, chosen: Mapping[str, Any]) -> bool:
        """Compare two values; two rules by the dates they name at the time that is kept."""
        if isinstance(one, tuple) and isinstance(other, tuple) and name == "recurrence":
            return same_rules(one, other, chosen["when"])
        return one == other

    def combined(
        self, name: str, was: object, ours: object, theirs: object, *, theirs_win: bool
    ) -> None:
        """Return nothing: each field is one unit."""

    def keep_together(
        self, chosen: dict[str, Any], here: Content, there: Content, losers: dict[str, object]
    ) -> None:
        """Take the rule from the side that gave the time, if the two don't fit together.

        An all-day series can't end at an instant, nor a timed one on a date, so a rule
        must not be combined with a time of the other kind.
        """
        if type(here.when) is type(there.when):
            return
        winner, loser = (here, there) if chosen["when"] == here.when else (there, here)
        if chosen["recurrence"] != winner.recurrence:
            chosen["recurrence"] = winner.recurrence
            losers["recurrence"] = loser.recurrence

    def asked_together(self, here: Content, there: Content, names: set[str]) -> set[str]:
        """Return the fields in question; a rule with its time, if these don't go together."""
        if type(here.when) is not type(there.when) and not names.isdisjoint(TIMES):
            return names.union(TIMES)
        return names

    def key(self, content: Content, *, exactly: bool) -> Hashable:
        """Return title and time. Whether two repeat on the same dates is not in it."""
        if exactly:
            return content
        when = content.when
        # A single appointment is at its instants, whichever clock it is shown on.
        repeats = bool(content.recurrence)
        zone = canonical_zone(when.zone) if repeats and isinstance(when, Timed) else None
        return same_text(content.title), when.start, when.end, zone, repeats

    def clues(self, content: Content) -> Collection[Hashable]:  # noqa: ARG002
        """Return nothing: no appointment is the only one of its kind."""
        return ()

    def alike(self, one: Content, other: Content) -> bool:
        """Tell whether both have the same title."""
        return same_text(one.title) == same_text(other.title)

    def name(self, content: Content) -> Hashable:  # noqa: ARG002
        """Return nothing: title and time are what appointments are recognised by."""
        return None

    def is_risky(self, before: Content, after: Content, hidden: tuple[str, ...]) -> bool:
        """Tell whether a text or the repeats are emptied."""
        names = (name for name in _EMPTIED if name not in hidden)
        return any(getattr(before, name) and not getattr(after, name) for name in names)

    def changes(self, before: Content, after: Content) -> Iterable[tuple[str, Hashable]]:
        """Return by how much the start moves; nothing from a day to an instant or back."""
        span = _span(before.when.start, after.when.start)
        return (("when", span),) if span else ()

    def mark(self, content: Content) -> str:
        """Return the start."""
        return content.when.start.isoformat()


def _span(before: Moment, after: Moment) -> timedelta:
    if isinstance(before, datetime) and isinstance(after, datetime):
        return after - before
    if isinstance(before, datetime) or isinstance(after, datetime):
        return timedelta()
    return after - before


SCHEMA: Final = AppointmentSchema()
