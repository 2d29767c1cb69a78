"""Finding clients by what people remember of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
import re
from typing import Final

from phonenumbers import NumberParseException, parse
from sqlalchemy import ColumnElement

from ..book import client_pages, client_search, clients
from ..book.database import Transaction
from ..book.model import Client

_NUMBER: Final = re.compile(r"[\d\s()+./-]+")
_ABROAD: Final = re.compile(r"^\s*00")
"""How most countries dial abroad; of one that is known ``phonenumbers`` knows it."""
EVERYBODY: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Clients that were found, the best matches first; ``more``: there are more of them."""

    clients: tuple[Client, ...]
    more: bool


def find(
    tx: Transaction,
    wanted: str,
    country: str,
    seen: ColumnElement[bool],
    limit: int = EVERYBODY,
) -> Found:
    """Return the clients with all the words in a name, number, address, or the client number.

    Words of three letters and more may be any part of a word, shorter ones begin it. Those whose
    name begins so come first, then those who have whole words of this, then words that begin so;
    each by name. ``country`` is where a number without ``+`` is from; ``seen``: see
    ``clients.seen_by``.
    """
    numbers = dict.fromkeys(_numbers(wanted, country))
    ids = client_search.find(tx, wanted, numbers, limit + 1, seen)
    found = clients.get_many(tx, ids[:limit])
    return Found(clients=tuple(found[each] for each in ids[:limit]), more=len(ids) > limit)


def removed_clients(
    tx: Transaction, wanted: str, country: str, whose: Collection[str] | None, most: int
) -> list[Client]:
    """Return removed clients, the last first; only the last ``most`` are looked through.

    Their words are not indexed. ``whose``: see ``clients.removed``.
    """
    ids = client_pages.removed(tx, clients.removed(whose), most)
    known = clients.get_many(tx, ids)
    found = [known[each] for each in ids]
    if not wanted:
        return found
    numbers = dict.fromkeys(_numbers(wanted, country))
    return [each for each in found if client_search.has(each, wanted, numbers)]


def _numbers(wanted: str, country: str) -> Iterator[str]:
    """Yield how a number may be written in the book: as it is, and as within a country."""
    if not _NUMBER.fullmatch(wanted):
        return
    yield client_search.digits(wanted)
    if not country:
        wanted = _ABROAD.sub("+", wanted)
    try:
        yield str(parse(wanted, country.upper() or None).national_number)
    except NumberParseException:
        return
