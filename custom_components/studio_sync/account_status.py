"""How a Google account stands after its last run."""

from dataclasses import dataclass
from datetime import datetime

from .book.model import Run


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountStatus:
    """How an account stands after its last run.

    ``synced`` is the number of appointments in step, ``problems`` of those set aside
    that the user should hear of; ``held`` says why the brake holds a plan.
    """

    last_run: Run | None = None
    last_success: datetime | None = None
    synced: int = 0
    problems: int = 0
    held: str = ""
    paused: bool = False
