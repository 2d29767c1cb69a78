"""How long the answer to a refused sign-in waits: longer from each try to the next.

A right password is let in at once, whatever others tried from the same address or with the same
name, so that nobody can lock the owner out. What is kept is bounded: of each of both a number, the
oldest is forgotten first.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from ipaddress import IPv6Address, ip_address
from typing import Final

MOST_KEPT: Final = 1_000
"""Of addresses, and of names."""
FORGOTTEN_AFTER: Final = 900.0
"""Seconds after the last refusal."""
SHORTEST: Final = 0.25
LONGEST: Final = 8.0
"""Seconds that an answer waits."""
MOST_WAITING: Final = 64
"""Answers that wait at the same time, of all addresses."""
MOST_WAITING_HERE: Final = 4
"""Of one address."""
_NETWORK_BITS: Final = 64
"""What one subscriber has of an IPv6 address is all that follows."""
_LONGEST_NAME: Final = 64


@dataclass(slots=True)
class Refusals:
    """How often each of several keys was refused, and when last."""

    kept: OrderedDict[str, tuple[int, float]] = field(default_factory=OrderedDict)

    def add(self, key: str, now: float) -> int:
        """Note one more; return how many there were of late."""
        count, last = self.kept.pop(key, (0, now))
        count = 1 if now - last > FORGOTTEN_AFTER else count + 1
        self.kept[key] = count, now
        if len(self.kept) > MOST_KEPT:
            self.kept.popitem(last=False)
        return count


@dataclass(slots=True)
class SignInDelays:
    """The refused sign-ins of late, by address and by name. Times are of a clock in seconds."""

    _addresses: Refusals = field(default_factory=Refusals)
    _names: Refusals = field(default_factory=Refusals)
    _waiting: dict[str, int] = field(default_factory=dict)

    def refused(self, address: str, name: str, now: float) -> float:
        """Note a refusal; return how many seconds its answer waits."""
        tries = max(
            self._addresses.add(network_of(address), now),
            self._names.add(name[:_LONGEST_NAME].casefold(), now),
        )
        if tries == 1:
            return 0.0
        return min(LONGEST, SHORTEST * 2.0 ** min(tries - 2, 30))

    def accepted(self, address: str) -> bool:
        """Forget what was refused at an address, since somebody there has signed in.

        Returns whether there was anything.
        """
        return self._addresses.kept.pop(network_of(address), None) is not None

    def begin_waiting(self, address: str) -> bool:
        """Count one more answer that waits; False if there are too many already."""
        key = network_of(address)
        here = self._waiting.get(key, 0)
        if here >= MOST_WAITING_HERE or sum(self._waiting.values()) >= MOST_WAITING:
            return False
        self._waiting[key] = here + 1
        return True

    def end_waiting(self, address: str) -> None:
        """Count one less."""
        key = network_of(address)
        left = self._waiting.pop(key) - 1
        if left:
            self._waiting[key] = left


def network_of(address: str) -> str:
    """Return an IPv4 address, or the network that an IPv6 address is in."""
    try:
        known = ip_address(address)
    except ValueError:
        return ""
    if not isinstance(known, IPv6Address):
        return str(known)
    if known.ipv4_mapped is not None:
        return str(known.ipv4_mapped)
    return str(int(known) >> _NETWORK_BITS)
