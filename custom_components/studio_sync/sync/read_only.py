"""A replica that may only be read: what is to be sent waits until it may be written to again."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from .model import Do, Plan
from .record import Fields, Record

_OUTWARD: Final = frozenset({Do.CREATE_REMOTE, Do.UPDATE_REMOTE, Do.DELETE_REMOTE})


def inward[R: Record, C: Fields](todo: Plan[R, C]) -> Plan[R, C]:
    """Return a plan without what would only be written to the replica.

    What changes both sides stays: the book takes its part in, and the rest is outstanding.
    """
    kept = tuple(each for each in todo.actions if each.do not in _OUTWARD)
    return todo if len(kept) == len(todo.actions) else replace(todo, actions=kept)
