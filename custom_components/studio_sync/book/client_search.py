"""Finding clients by any part of what identifies them, the best matches first.

Each client has its words as one text, folded, each after two spaces. SQLite indexes every three
characters of it: so also the two letters that a word begins with, after one of the spaces. So does
PostgreSQL where it has ``pg_trgm``; it decides by itself how to find what is wanted.

Those whose name begins with what is wanted come first, then those who have all of it as whole
words, those who have it where words begin, and all others; each by folded name. So that this costs
as much as it returns, however many there are, few are ordered, and of many the names are gone
through in order until there are enough.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import fields
from functools import partial
import re
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    column,
    func,
    or_,
    select,
    table,
    text,
)

from ..formats.contact import Contact, NameParts
from ..formats.folding import fold, spelling, words
from . import tables
from .database import Transaction, upsert_by
from .model import Client

_NOT_DIGITS: Final = re.compile(r"\D")
_MARK: Final = re.compile(r"[^\w\s]|_")
_BEFORE: Final = "  "
"""Before each word."""
_GRAM: Final = 3
_MOST: Final = 2_000
"""Characters of a text that are looked for, and of each text that is indexed."""
_LAST: Final = "\U0010ffff"
"""After all other characters."""
_FEW: Final = 1_000
"""Up to so many clients that match are ordered."""

type _Ways = Sequence[Sequence[Sequence[str]]]
"""Of one way all terms have to be there, of one term any of its spellings."""

_w, _c = tables.client_words.c, tables.client.c
_PLACES: Final = tables.client_words.join(tables.client, _w.client_id == _c.id)
_text: Final = table("client_text", column("rowid", Integer))
"""SQLite's full-text table, see migration 0009."""
_KEY: Final = bindparam("key", type_=Text)
_FORGET: Final = tables.client_words.delete().where(_w.client_id == _KEY)
_STORE: Final = upsert_by(tables.client_words, "client_id", "words", "name")
_MATCHES: Final = text("client_text MATCH :match")
_IN_ORDER: Final = (_w.name, _w.client_id)


def words_of(contact: Contact, number: str) -> str:
    """Return what a client is found by: names, numbers, addresses, and the studio's number."""
    names = [contact.name, contact.nickname, contact.organisation, number]
    if contact.parts is not None:
        names += (getattr(contact.parts, each.name) for each in fields(NameParts))
    texts = [*names, *map(_without_marks, filter(_MARK.search, names)), "".join(words(number))]
    texts += (each.value for each in contact.emails)
    texts += (each.lines for each in contact.addresses)
    texts += (f"{each.city} {each.postal_code}" for each in contact.addresses)
    found = dict[str, None]()
    for each in (*texts, *(each.value for each in contact.phones)):
        for word in words(each[:_MOST]):
            found |= {word: None, spelling(word): None}
    found |= {digits(each.value): None for each in contact.phones}
    return _BEFORE + _BEFORE.join(filter(None, found)) + _BEFORE


def _without_marks(text: str) -> str:
    """Return a text with what marks divide in one word: ``k0042`` for K-0042."""
    return " ".join("".join(words(each)) for each in text[:_MOST].split())


def digits(number: str) -> str:
    """Return the digits of a number without zeros in front, as it is indexed."""
    return "".join(str(int(each)) for each in _NOT_DIGITS.sub("", number[:_MOST])).lstrip("0")


def note(tx: Transaction, records: Iterable[Client]) -> None:
    """Have clients found as they are now; those removed no longer."""
    living, gone = list[dict[str, Any]](), list[dict[str, Any]]()
    for each in records:
        if each.lives:
            words = words_of(each.content, each.number)
            living.append({"client_id": each.id, "words": words, "name": fold(each.name)})
        else:
            gone.append({"key": each.id})
    tx.execute_many(_STORE, living)
    tx.execute_many(_FORGET, gone)


def find(
    tx: Transaction,
    wanted: str,
    numbers: Collection[str],
    limit: int,
    visible: ColumnElement[bool],
) -> list[str]:
    """Return the ids of up to ``limit`` clients that have all words, or one of the numbers.

    In order, the best first. A word of three letters and more may be anywhere in another one, a
    shorter one at its begin. ``numbers``: ways in which a number may be kept, as ``digits`` gives
    them. ``visible`` limits it to some of ``tables.client``.
    """
    ways = _ways(wanted, numbers)
    found = dict.fromkeys(_named(tx, wanted, limit, visible))
    if not ways:
        # It has no words, such as an emoji: a name begins so, or it is not found.
        return list(found)
    for form in (_whole, _begun, _anywhere):
        if len(found) < limit:
            # Some of these were found before: there are enough others up to the limit.
            formed = [[[form(each) for each in term] for term in way] for way in ways]
            found |= dict.fromkeys(_in_order(tx, formed, limit, visible))
    return list(found)[:limit]


def has(client: Client, wanted: str, numbers: Collection[str]) -> bool:
    """Tell whether ``find`` would find a client, if they were indexed."""
    text = words_of(client.content, client.number)
    begins = fold(wanted[:_MOST].strip())
    return (bool(begins) and fold(client.name).startswith(begins)) or any(
        all(any(_anywhere(each) in text for each in term) for term in way)
        for way in _ways(wanted, numbers)
    )


def _ways(wanted: str, numbers: Collection[str]) -> list[list[tuple[str, ...]]]:
    terms = [_spellings(word) for word in dict.fromkeys(words(wanted[:_MOST]))]
    ways = [terms] if terms else []
    if _MARK.search(wanted) and (plain := _without_marks(wanted)):
        ways.append([_spellings(word) for word in dict.fromkeys(plain.split())])
    return ways + [[(each,)] for each in numbers if len(each) >= _GRAM]


def _named(tx: Transaction, wanted: str, limit: int, visible: ColumnElement[bool]) -> Iterable[str]:
    """Return the first clients by name whose names begin like this."""
    start = fold(wanted[:_MOST].strip()).encode(errors="ignore").decode()
    if not start:
        return ()
    begins = and_(_w.name >= start, _w.name < start + _LAST)
    query = select(_c.id).select_from(_PLACES).where(begins, visible)
    return tx.connection.execute(query.order_by(*_IN_ORDER).limit(limit)).scalars()


def _in_order(
    tx: Transaction, ways: _Ways, limit: int, visible: ColumnElement[bool]
) -> Iterable[str]:
    """Return the first clients by name that have what is wanted in one of these ways."""
    if tx.connection.dialect.name == "sqlite":
        match = {"match": _match(ways)}
        matches = select(_text.c.rowid).where(_MATCHES)
        some = matches.limit(_FEW + 1).subquery()
        number = tx.connection.execute(select(func.count()).select_from(some), match).scalar_one()
        if number <= max(_FEW, limit):
            query = select(_c.id).select_from(_text.join(_PLACES, _w.number == _text.c.rowid))
            query = query.where(_MATCHES, visible).order_by(*_IN_ORDER).limit(limit)
            return tx.connection.execute(query, match).scalars()
    contains = partial(tx.holds, _w.words)
    has = or_(*(and_(*(or_(*map(contains, term)) for term in way)) for way in ways))
    query = select(_c.id).select_from(_PLACES).where(has, visible)
    return tx.connection.execute(query.order_by(*_IN_ORDER).limit(limit)).scalars()


def _match(ways: _Ways) -> str:
    """Return ways to be found in the full-text query language; no term has quotation marks."""
    return " OR ".join(
        f"({' AND '.join(f'({" OR ".join(map(_quoted, term))})' for term in way)})" for way in ways
    )


def _quoted(term: str) -> str:
    return f'"{term}"'


def _spellings(word: str) -> tuple[str, ...]:
    """Return what is looked for, for a word: it, and its other spelling."""
    other = spelling(word)
    return (word,) if other == word or len(other) < _GRAM else (word, other)


def _whole(word: str) -> str:
    return f"{_BEFORE}{word} "[-max(_GRAM, len(word) + 2) :]


def _begun(word: str) -> str:
    return f"{_BEFORE}{word}"[-max(_GRAM, len(word) + 1) :]


def _anywhere(word: str) -> str:
    return word if len(word) >= _GRAM else _begun(word)
