"""What people decide without changing an appointment or a client.

The journal has a line for each, so that it is in the history and can be taken back.
"""

from dataclasses import dataclass
from enum import StrEnum

from .model import Conflict


class Decision(StrEnum):
    """What was decided of an appointment; ``Entry.action`` in the journal."""

    SETTLE = "settle"
    """A conflict, so that both stay, or that a sync carries the answer out."""
    ASK = "ask"
    """An answered conflict is asked again; the line has how it was answered."""
    LEAVE = "leave"
    """What arrived is nobody's session."""
    OFFER = "offer"
    """It is offered again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """One decision in a transaction. ``conflict``: the one that it is about, as answered."""

    decision: Decision
    record_id: str
    record_kind: str
    conflict: Conflict | None = None
