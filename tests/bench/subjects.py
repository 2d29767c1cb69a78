"""The subjects of the benchmark: which figures each of them measures."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from .diary import month
from .first_sync import growth
from .floor import floor
from .memory import resident
from .peers import against_vdirsyncer
from .quota import under_quota
from .stage import Bench
from .steady import steady


@dataclass(frozen=True, slots=True)
class Subject:
    """Something to measure, and the patterns of its figures' names."""

    measure: Callable[[Bench], Awaitable[None]]
    figures: tuple[str, ...]
