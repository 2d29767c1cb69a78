"""Finds the client that a record of a file is about."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
from itertools import islice

from ..book.model import Client
from ..formats.contact import Contact
from ..formats.folding import fold, spelling, words
from ..formats.vcard.content import CardContent
from .phone_numbers import number_key


class Why(StrEnum):
    """By what a record was recognised, or why it is left out."""

    ID = "id"
    NUMBER = "number"
    """The studio's own client number."""
    EMAIL_AND_NAME = "email_and_name"
    PHONE_AND_NAME = "phone_and_name"
    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    SEVERAL = "several"
    """More than one client fits."""
    NOTHING = "nothing"
    """It says nothing by which a person could be recognised."""
    TOO_LONG = "too_long"
    """A text in it is longer than the book can keep, or can't be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """The client that a record is about; not ``certain``: that it may be about."""

    client: Client
    why: Why
    certain: bool


type Keys = tuple[tuple[Why, str], ...]
"""What identifies somebody: numbers, addresses, and the name."""


class Matches:
    """The clients of the book and those of earlier rows, by what identifies them.

    A number or an address alone is no proof: families share them. Nor is a name alone. Of a
    number, an address or a name that very many share, only the first few are looked at.
    """

    def __init__(self, known: Iterable[Client], country: str) -> None:
        """Take the clients of the book; ``country`` as in ``number_key``."""
        self._country = country
        self._clients = dict[str, Client]()
        self._names = dict[str, frozenset[str]]()
        self._contents = dict[Contact, str]()
        """The first client who has just this."""
        self._new = set[str]()
        self._uids = dict[str, str]()
        self._tables = {
            Why.NUMBER: defaultdict[str, dict[str, None]](dict),
            Why.EMAIL: defaultdict[str, dict[str, None]](dict),
            Why.PHONE: defaultdict[str, dict[str, None]](dict),
            Why.NAME: defaultdict[str, dict[str, None]](dict),
        }
        for client in known:
            self.add(client, "", self.keys_of(client.content, client.number), new=False)

    def keys_of(self, contact: Contact, number: str) -> Keys:
        """Return what identifies somebody."""
        return tuple(self._keys(contact, number))

    def add(self, client: Client, uid: str, keys: Keys, *, new: bool) -> None:
        """Add a client, or what it has now; ``new``: it is from an earlier row of the file."""
        content = client.content
        self._clients[client.id] = client
        self._names[client.id] = _name_key(content)
        self._contents.setdefault(
            replace(content, photo="") if content.photo else content, client.id
        )
        if new:
            self._new.add(client.id)
        if uid:
            self._uids.setdefault(uid, client.id)
        for why, key in keys:
            self._tables[why][key][client.id] = None

    def find(
        self, content: CardContent, keys: Keys, has_all: Callable[[Client, CardContent], bool]
    ) -> Match | None:
        """Find the client whom a record is about; ``keys`` are those of the record.

        ``has_all`` says whether a client has all that the record says.
        """
        known = self._uids.get(content.uid, content.uid)
        name = _name_key(content.contact)
        if content.uid and known in self._clients and self._alike(known, name):
            return self._match(known, Why.ID)
        found = dict[Why, list[str]]()
        for why, key in keys:
            found.setdefault(why, []).extend(islice(self._tables[why].get(key, ()), _MOST))
        for why, told in _CERTAIN.items():
            alike = dict.fromkeys(each for each in found.get(why, ()) if self._alike(each, name))
            if alike:
                return self._one_of(list(alike), told, content, has_all)
        return self._uncertain(content, found, has_all)

    def _uncertain(
        self,
        content: CardContent,
        found: dict[Why, list[str]],
        has_all: Callable[[Client, CardContent], bool],
    ) -> Match | None:
        """Find a client with the name alone who has all of it, or else who may be meant."""
        exact = self._contents.get(content.contact)
        if exact is not None:
            return self._match(exact, Why.NAME)
        complete = (
            each for each in found.get(Why.NAME, ()) if has_all(self._clients[each], content)
        )
        if (first := next(complete, None)) is not None:
            return self._match(first, Why.NAME)
        for why in (Why.NUMBER, Why.NAME, Why.EMAIL, Why.PHONE):
            # Within a file two records are two people, unless something says that they are one.
            before = [each for each in found.get(why, ()) if each not in self._new]
            if before:
                return self._match(before[0], why, certain=False)
        return None

    def _one_of(
        self,
        ids: list[str],
        why: Why,
        content: CardContent,
        has_all: Callable[[Client, CardContent], bool],
    ) -> Match:
        if len(ids) > 1:
            name = _name_key(content.contact)
            exact = [each for each in ids if self._names[each] == name]
            complete = [each for each in exact if has_all(self._clients[each], content)]
            ids = complete[:1] or exact or ids
        return self._match(ids[0], why) if len(ids) == 1 else self._several(ids)

    def _several(self, ids: list[str]) -> Match:
        return self._match(ids[0], Why.SEVERAL, certain=False)

    def _match(self, client_id: str, why: Why, *, certain: bool = True) -> Match:
        return Match(client=self._clients[client_id], why=why, certain=certain)

    def _keys(self, contact: Contact, number: str) -> Iterator[tuple[Why, str]]:
        if number:
            yield Why.NUMBER, fold(number)
        for each in contact.emails:
            yield Why.EMAIL, each.value.strip().casefold()
        for each in contact.phones:
            yield Why.PHONE, number_key(each.value, self._country)
        yield Why.NAME, " ".join(sorted(_name_key(contact)))

    def _alike(self, client_id: str, name: frozenset[str]) -> bool:
        """Return whether two names may be one person's: one has all words of the other."""
        other = self._names[client_id]
        return name <= other or other <= name


_MOST = 50
_CERTAIN = {
    Why.NUMBER: Why.NUMBER,
    Why.EMAIL: Why.EMAIL_AND_NAME,
    Why.PHONE: Why.PHONE_AND_NAME,
}
"""What proves, with a name like it, that a record is about a client; the best first."""


@lru_cache(maxsize=4096)
def _name_words(name: str) -> frozenset[str]:
    found = frozenset(spelling(word) for word in words(name))
    return found or frozenset({fold(name)})


def _name_key(contact: Contact) -> frozenset[str]:
    return _name_words(contact.name)
