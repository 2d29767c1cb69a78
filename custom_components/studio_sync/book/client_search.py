"""Finding clients by any part of what identifies them.

Each client has its words as one text, folded, each after two spaces. SQLite indexes every three
characters of it: so also the two letters that a word begins with, after one of the spaces.
"""

from collections.abc import Collection, Iterable
from dataclasses import fields
import re
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Integer,
    Text,
    and_,
    bindparam,
    column,
    or_,
    select,
    table,
    text,
)

from ..formats.contact import Contact, NameParts
from ..formats.folding import spelling, words
from . import tables
from .database import Transaction, upsert_by
from .model import Client

_NOT_DIGITS: Final = re.compile(r"\D")
_BEFORE: Final = "  "
"""Before each word."""
_GRAM: Final = 3
_MOST: Final = 2_000
"""Characters of a text that are looked for, and of each text that is indexed."""

_w, _c = tables.client_words.c, tables.client.c
_PLACES: Final = tables.client_words.join(tables.client, _w.client_id == _c.id)
_text: Final = table("client_text", column("rowid", Integer))
"""SQLite's full-text table, see migration 0009."""
_KEY: Final = bindparam("key", type_=Text)
_FORGET: Final = tables.client_words.delete().where(_w.client_id == _KEY)
_STORE: Final = upsert_by(tables.client_words, "client_id", "words")


def words_of(contact: Contact, number: str) -> str:
    """Return what a client is found by: names, numbers, addresses, and the studio's number."""
    texts = [contact.name, contact.nickname, contact.organisation, number]
    if contact.parts is not None:
        texts += (getattr(contact.parts, each.name) for each in fields(NameParts))
    texts += (each.value for each in contact.emails)
    texts += (each.lines for each in contact.addresses)
    texts += (f"{each.city} {each.postal_code}" for each in contact.addresses)
    found = dict[str, None]()
    for each in (*texts, *(each.value for each in contact.phones)):
        for word in words(each[:_MOST]):
            found |= {word: None, spelling(word): None}
    found |= {digits(each.value): None for each in contact.phones}
    return _BEFORE + _BEFORE.join(filter(None, found))


def digits(number: str) -> str:
    """Return the digits of a number without zeros in front, as it is indexed."""
    return "".join(str(int(each)) for each in _NOT_DIGITS.sub("", number[:_MOST])).lstrip("0")


def note(tx: Transaction, records: Iterable[Client]) -> None:
    """Have clients found as they are now; those removed no longer."""
    living, gone = list[dict[str, Any]](), list[dict[str, Any]]()
    for each in records:
        if each.lives:
            living.append({"client_id": each.id, "words": words_of(each.content, each.number)})
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

    A word of three letters and more may be anywhere in another one, a shorter one at its
    begin. ``numbers``: ways in which a number may be kept, as ``digits`` gives them. ``visible``
    limits it to some of ``tables.client``.
    """
    terms = [_spellings(word) for word in dict.fromkeys(words(wanted[:_MOST]))]
    ways = [terms] if terms else []
    ways += [[(each,)] for each in numbers if len(each) >= _GRAM]
    if not ways:
        return []
    if tx.connection.dialect.name == "sqlite":
        query = select(_c.id).select_from(_text.join(_PLACES, _w.number == _text.c.rowid))
        query = query.where(text("client_text MATCH :match").bindparams(match=_match(ways)))
    else:
        like = (and_(*(or_(*map(_contains, term)) for term in way)) for way in ways)
        query = select(_c.id).select_from(_PLACES).where(or_(*like))
    return list(tx.connection.execute(query.where(visible).limit(limit)).scalars())


def _match(ways: Iterable[Iterable[Iterable[str]]]) -> str:
    """Return ways to be found in the full-text query language; no term has quotation marks."""
    return " OR ".join(
        f"({' AND '.join(f'({" OR ".join(map(_quoted, term))})' for term in way)})" for way in ways
    )


def _quoted(term: str) -> str:
    return f'"{term}"'


def _contains(term: str) -> ColumnElement[bool]:
    return _w.words.contains(term, autoescape=True)


def _spellings(word: str) -> tuple[str, ...]:
    """Return what is looked for, for a word: it, and its other spelling."""
    other = spelling(word)
    found = (word,) if other == word or len(other) < _GRAM else (word, other)
    return tuple(each if len(each) >= _GRAM else (_BEFORE + each)[-_GRAM:] for each in found)
