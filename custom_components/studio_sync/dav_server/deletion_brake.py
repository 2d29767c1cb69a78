"""The brake for phones (B4): if one deletes very much of a calendar, the rest waits for a person.

A phone whose account is taken off, or that has gone mad, deletes one item after the other. What is
held stays in the book, and the phone is told that it has changed, so that it fetches it again: no
phone is stopped by that, as it would be by an error.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

import orjson

from ..book import appointments, phone_items
from ..book.change import ChangeKind
from ..book.codec import dump_json, microseconds
from ..book.database import Transaction
from ..book.model import Appointment
from ..book.phone_items import PhoneItem
from ..scheduling.settings import Studio
from .event_edits import Edits
from .event_mapping import View

SPAN: Final = timedelta(hours=1)
"""Deletions within it count together."""
COUNT: Final = 10
SHARE: Final = 0.2
"""So many may be deleted, or that share of the calendar: the limits of Google accounts."""
_PLACE: Final = "held/"
"""Before the id of an owner: no collection has a name with a slash."""
_NAME: Final = "deletions"
_DECIDED: Final = "decided"
"""The name of what was held when a person decided last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What an access wanted to delete from a calendar, and is still there."""

    access_id: str
    owner_id: str
    records: tuple[Appointment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DeletionBrake:
    """Counts what an access deletes from a calendar."""

    tx: Transaction
    access_id: str
    view: View

    def holds(self, record: Appointment, name: str) -> bool:
        """Count a deletion; if it is one too many, hold it and return True."""
        state = self._state()
        since = microseconds(self.tx.now - SPAN)
        times = [each for each in state.times if each > since]
        number = len(times) + 1
        if number > COUNT and number > SHARE * (
            appointments.count_of_owner(self.tx, self.view.owner_id) + len(times)
        ):
            held = dict.fromkeys((*state.held, record.id))
            self._keep(_State(times=tuple(times), held=tuple(held)))
            self.tx.changes.kinds.add(ChangeKind.HELD)
            self._show_again(record, name)
            return True
        self._keep(_State(times=(*times, microseconds(self.tx.now)), held=state.held))
        return False

    def release(self, record_id: str) -> None:
        """Forget that a record was to be deleted: the phone has put it again."""
        state = self._state()
        if record_id in state.held:
            left = tuple(each for each in state.held if each != record_id)
            self._keep(replace(state, held=left))
            self.tx.changes.kinds.add(ChangeKind.HELD)

    def _show_again(self, record: Appointment, name: str) -> None:
        kept = phone_items.get(self.tx, self.view.key, record.id)
        uid = phone_items.uids(self.tx, [record.id])[record.id]
        new = PhoneItem(calendar=self.view.key, record_id=record.id, name=name, uid=uid)
        phone_items.put(self.tx, kept or new)

    def _state(self) -> _State:
        found = phone_items.properties(self.tx, self.access_id, self._place)
        return _State.read(found.get(_NAME))

    def _keep(self, state: _State) -> None:
        text = state.text() if state.times or state.held else None
        phone_items.put_property(self.tx, self.access_id, self._place, _NAME, text)

    @property
    def _place(self) -> str:
        return f"{_PLACE}{self.view.owner_id}"


def held(tx: Transaction) -> Iterator[Held]:
    """Yield what is held, of each access and calendar."""
    for access_id, place, value in phone_items.all_properties(tx, _NAME):
        owner_id = place.removeprefix(_PLACE)
        records = appointments.get_many(tx, _State.read(value).held).values()
        still = tuple(each for each in records if each.lives and owner_id in each.owners)
        if still:
            yield Held(access_id=access_id, owner_id=owner_id, records=still)


def held_by(tx: Transaction, access_id: str, owner_id: str) -> Held | None:
    """Return what is held of an access and calendar."""
    wanted = access_id, owner_id
    return next((each for each in held(tx) if (each.access_id, each.owner_id) == wanted), None)


def keep_all(tx: Transaction, access_id: str, owner_id: str) -> None:
    """Keep what is held; the phone may delete as much again as the brake allows."""
    phone_items.put_property(tx, access_id, f"{_PLACE}{owner_id}", _NAME, None)
    tx.changes.kinds.add(ChangeKind.HELD)


def delete_all(tx: Transaction, studio: Studio, what: Held, only: Collection[str]) -> None:
    """Delete what is held, as far as the person who decides has seen it (``only``).

    What it was is kept until the next decision, see ``hold_again``.

    Raises SchedulingError.
    """
    edits = Edits(
        tx=tx,
        studio=studio,
        view=View(owner_id=what.owner_id, zone=studio.zone),
    )
    for record in what.records:
        if record.id in only:
            edits.remove(record)
    place = f"{_PLACE}{what.owner_id}"
    every = _State(held=tuple(each.id for each in what.records)).text()
    phone_items.put_property(tx, what.access_id, place, _DECIDED, every)
    keep_all(tx, what.access_id, what.owner_id)


def hold_again(tx: Transaction, access_id: str, owner_id: str) -> Collection[Appointment]:
    """Ask again about what was decided last, and return that; what is held since stays with it."""
    place = f"{_PLACE}{owner_id}"
    found = phone_items.properties(tx, access_id, place)
    before, now = _State.read(found.get(_DECIDED)), _State.read(found.get(_NAME))
    if before.held:
        state = replace(now, held=tuple(dict.fromkeys((*before.held, *now.held))))
        phone_items.put_property(tx, access_id, place, _NAME, state.text())
        phone_items.put_property(tx, access_id, place, _DECIDED, None)
        tx.changes.kinds.add(ChangeKind.HELD)
    return appointments.get_many(tx, before.held).values()


@dataclass(frozen=True, slots=True, kw_only=True)
class _State:
    """When deletions were let through, in microseconds, and the records whose deletion was not."""

    times: tuple[int, ...] = ()
    held: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str | None) -> _State:
        if text is None:
            return cls()
        found: dict[str, Any] = orjson.loads(text)
        return cls(times=tuple(found["times"]), held=tuple(found["held"]))

    def text(self) -> str:
        return dump_json({"times": self.times, "held": self.held})
