"""When the owner is told that somebody tries passwords: not of each mistake, and not too often."""

from dataclasses import dataclass, field
from typing import Final

from .delays import Refusals, network_of

ENOUGH: Final = 5
"""Refused sign-ins from one address, none of them long after the one before."""
SILENT: Final = 3600.0
"""Seconds for which an address is not told of again."""
MOST_TOLD: Final = 20
"""Addresses that are told of in this time."""


@dataclass(slots=True)
class WrongPasswords:
    """The addresses that wrong passwords come from. Times are of a clock in seconds."""

    _tries: Refusals = field(default_factory=Refusals)
    _told: dict[str, float] = field(default_factory=dict)

    def refused(self, address: str, now: float) -> int:
        """Note a wrong password; return the number of tries if it is time to tell, else 0."""
        key = network_of(address)
        tries = self._tries.add(key, now)
        self._told = {each: at for each, at in self._told.items() if now - at < SILENT}
        if tries < ENOUGH or key in self._told or len(self._told) >= MOST_TOLD:
            return 0
        self._told[key] = now
        return tries
