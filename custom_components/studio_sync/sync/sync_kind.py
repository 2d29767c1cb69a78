"""A kind of records with all that a run needs to keep them in step."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .kinds import RecordKind
from .local_context import ChildSteps, NoChildSteps
from .plan import ChildDecisions, NoChildren
from .record import Fields, Record

_NO_STEPS = NoChildSteps()


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncKind[R: Record = Record, C: Fields = Fields](RecordKind[R, C]):
    """What is passed to ``Sync``.

    ``children`` begins the decisions on children in a plan, ``steps`` carries them out in the
    book.
    """

    children: Callable[[], ChildDecisions[R, C]] = NoChildren
    steps: ChildSteps[R, C] = _NO_STEPS
