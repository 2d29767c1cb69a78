"""Gives changed records the next revs and the time of the transaction.

When something was edited is another question: a run takes in edits that are older than itself.
So each record knows of its fields when they were edited, and what is newer counts.
"""

from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final, Protocol

from .database import Transaction
from .model import Appointment, Client

NOW: Final[Mapping[str, datetime]] = MappingProxyType({})
"""Everything was edited just now."""
_OTHERS: Final = ""
"""What stands for all fields that are not named."""

type Times = tuple[tuple[str, datetime], ...]


class Edited(Protocol):
    """What is known of any record that people edit."""

    @property
    def content(self) -> Any:
        """A dataclass: what people edit."""

    @property
    def changed_at(self) -> datetime | None:
        """When the record was changed last, be it by a run."""

    @property
    def edited(self) -> Times:
        """When its fields were edited last, where that is not ``changed_at``."""


@dataclass(slots=True, kw_only=True)
class Stamped[R: (Appointment, Client)]:
    """Records as they are kept now, in the order in which they were given.

    ``fresh`` are those that changed, ``before`` how they were; both by id.
    """

    result: list[R] = field(default_factory=list)
    fresh: dict[str, R] = field(default_factory=dict)
    before: dict[str, R | None] = field(default_factory=dict)


def stamp[R: (Appointment, Client)](
    tx: Transaction,
    candidates: Iterable[R],
    stored: MutableMapping[str, R],
    edited: Mapping[str, datetime] = NOW,
) -> Stamped[R]:
    """Return records with new revs; one that is equal to the stored one stays as that is.

    ``stored`` is brought up to date: of two with one id the later counts. ``edited``: when
    somebody edited them, by id, where that was not now; later than now it can't have been.
    """
    stamped = Stamped[R]()
    for record in candidates:
        old = stored.get(record.id)
        if old is not None and old == replace(record, rev=old.rev, changed_at=old.changed_at):
            stamped.result.append(old)
            continue
        stamped.before.setdefault(record.id, old)
        at = min(edited.get(record.id, tx.now), tx.now)
        times = times_after(old, record, at, tx.now)
        kept = replace(record, rev=tx.next_rev(), changed_at=tx.now, edited=times)
        stored[record.id] = stamped.fresh[record.id] = kept
        stamped.result.append(kept)
    return stamped


def edited_at(
    times: Iterable[tuple[str, datetime]], name: str, otherwise: datetime | None
) -> datetime | None:
    """Return when a field was edited last; ``otherwise`` is when the record was changed."""
    known = dict(times)
    return known.get(name, known.get(_OTHERS, otherwise))


def times_of(record: Edited) -> Times:
    """Return when the fields of a record were edited, which stays so when it is changed."""
    if record.edited or record.changed_at is None:
        return record.edited
    return ((_OTHERS, record.changed_at),)


def times_after(old: Edited | None, new: Edited, at: datetime, now: datetime) -> Times:
    """Return when the fields of a record were edited; those that differ now were at ``at``."""
    if old is None:
        return () if at == now else ((_OTHERS, at),)
    before, after = old.content, new.content
    changed = [
        each.name
        for each in fields(before)
        if getattr(before, each.name) != getattr(after, each.name)
    ]
    return tuple((dict(times_of(old)) | dict.fromkeys(changed, at)).items())
