"""Clients that may be the same person, by number, e-mail address and name. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from typing import Final

from phonenumbers import NumberParseException, parse

from ..book.model import Client
from ..formats.contact_keys import names_alike, phone_ending
from ..formats.folding import spelling, words

MANY: Final = 50
"""Of more clients than these that have something in common each is compared with the first."""


class Reason(StrEnum):
    """What two clients have in common, the strongest first."""

    NAME = "name"
    EMAIL = "email"
    NUMBER = "number"


class Strength(StrEnum):
    """How likely two clients are one person."""

    STRONG = "strong"
    """The name, and a number or an address."""
    MIDDLE = "middle"
    """An address."""
    WEAK = "weak"
    """A number alone, which families share, or a name alone."""


_ORDER: Final = list(Strength)


@dataclass(frozen=True, slots=True, kw_only=True)
class Duplicate:
    """Two clients that may be one, and why."""

    one: Client
    other: Client
    reasons: tuple[Reason, ...]

    @property
    def strength(self) -> Strength:
        """How likely it is."""
        if Reason.NAME in self.reasons and len(self.reasons) > 1:
            return Strength.STRONG
        return Strength.MIDDLE if Reason.EMAIL in self.reasons else Strength.WEAK


def duplicates(clients: Iterable[Client], country: str) -> list[Duplicate]:
    """Return the pairs of clients that may be one person, the likeliest first.

    ``country`` is where numbers without ``+`` are from.
    """
    alike = defaultdict[tuple[Reason, str], list[Client]](list)
    for client in clients:
        for key in dict.fromkeys(_keys(client, country)):
            alike[key].append(client)
    found = defaultdict[tuple[str, str], set[Reason]](set)
    known = dict[str, Client]()
    for (reason, _), some in alike.items():
        for one, other in _pairs(some):
            found[one.id, other.id].add(reason)
            known |= {one.id: one, other.id: other}
    pairs = [
        _duplicate(known[one], known[other], reasons) for (one, other), reasons in found.items()
    ]
    return sorted(pairs, key=lambda each: (_ORDER.index(each.strength), each.one.name, each.one.id))


def _duplicate(one: Client, other: Client, reasons: set[Reason]) -> Duplicate:
    if names_alike(one.content, other.content):
        reasons = reasons | {Reason.NAME}
    return Duplicate(one=one, other=other, reasons=tuple(r for r in Reason if r in reasons))


def _pairs(some: Sequence[Client]) -> Iterable[tuple[Client, Client]]:
    if len(some) <= MANY:
        return combinations(some, 2)
    return ((some[0], each) for each in some[1:])


def _keys(client: Client, country: str) -> Iterator[tuple[Reason, str]]:
    """Yield what identifies a client; all with one key are in the same order everywhere."""
    for phone in client.phones:
        if key := _number(phone, country):
            yield Reason.NUMBER, key
    for email in client.emails:
        yield Reason.EMAIL, email.strip().casefold()
    if name := " ".join(sorted(map(spelling, words(client.name)))):
        yield Reason.NAME, name


def _number(phone: str, country: str) -> str:
    """Return a number in one form, however it is written; of no country its last digits."""
    if not country:
        return phone_ending(phone)
    try:
        found = parse(phone, country.upper())
    except NumberParseException:
        return phone_ending(phone)
    return f"+{found.country_code} {found.national_number} {found.extension or ''}"
