"""An index of the clients by what identifies them; rebuilt when a client changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
import re
from unicodedata import combining, name, normalize

from ..book import clients
from ..book.database import Transaction

_MEMORY = "desk.clients"
_WORD = re.compile(r"[^\W_]+")
_EXTENSION = re.compile(r"(?:ext|x|;|#)", re.IGNORECASE)
_NOT_DIGITS = re.compile(r"\D")
_KEY_LENGTH = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A client under one of the keys: ``phone`` as it is written in the book.

    ``words`` are those of the name by their ``spelling``.
    """

    client_id: str
    name: str
    words: tuple[str, ...]
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientIndex:
    """Clients by e-mail address (folded), last digits of a number, and last word of the name.

    The word is in its ``spelling``.

    ``rev`` is the last change of a client that is in it.
    """

    rev: int
    emails: dict[str, list[Entry]]
    phones: dict[str, list[Entry]]
    names: dict[str, list[Entry]]


def index_of(tx: Transaction) -> ClientIndex:
    """Return the index of the clients as they are now."""
    rev = clients.last_rev(tx)
    index = tx.memory.get(_MEMORY)
    if not isinstance(index, ClientIndex) or index.rev != rev:
        index = _build(tx, rev)
        tx.memory[_MEMORY] = index
    return index


def _build(tx: Transaction, rev: int) -> ClientIndex:
    index = ClientIndex(rev=rev, emails={}, phones={}, names={})
    for client in clients.clients(tx):
        spelt = tuple(spelling(word) for word in words(client.name))
        entry = Entry(client_id=client.id, name=client.name, words=spelt)
        for email in dict.fromkeys(each.strip().casefold() for each in client.emails):
            index.emails.setdefault(email, []).append(entry)
        for phone in client.phones:
            key = digits_key(phone)
            if key:
                numbered = Entry(
                    client_id=client.id, name=client.name, words=entry.words, phone=phone
                )
                index.phones.setdefault(key, []).append(numbered)
        if spelt:
            index.names.setdefault(spelt[-1], []).append(entry)
    return index


def digits_key(phone: str) -> str:
    """Return the last digits of a number, the same however it is written; "" if too few."""
    digits = _NOT_DIGITS.sub("", _EXTENSION.split(phone, maxsplit=1)[0])
    return digits[-_KEY_LENGTH:] if len(digits) >= _KEY_LENGTH else ""


def fold(text: str) -> str:
    """Return a text without case and accents, in characters that have none (Łukasz, Søren)."""
    if text.isascii():
        return text.casefold()
    characters = normalize("NFKD", text.casefold().translate(_SPELT))
    return "".join(_plain(character) for character in characters if not combining(character))


_SPELT = str.maketrans(
    {"æ": "ae", "œ": "oe", "ð": "d", "þ": "th", "ĸ": "k", "ŋ": "n", "ŀ": "l", "ə": "e"}
)
"""Letters that can't be reduced to plain ones by accent or name."""
_WITH = re.compile(r"LATIN SMALL LETTER (?:DOTLESS )?([A-Z])(?: WITH .+)?")


@lru_cache(maxsize=1024)
def _plain(character: str) -> str:
    """Return the base of a character with a stroke or a hook (ø, ł, đ, ħ), or itself."""
    if character.isascii():
        return character
    found = _WITH.fullmatch(name(character, ""))
    return found[1].lower() if found else character


def words(text: str) -> Sequence[str]:
    """Return the words of a text, folded, in order."""
    return _WORD.findall(fold(text))


def spelling(word: str) -> str:
    """Return one form for all spellings of a folded word, such as Jörg and Joerg."""
    return _DIGRAPH.sub(r"\1\2", word)


_DIGRAPH = re.compile("([aou])e|(a)a")
"""Replacements for umlauts, ø, æ and å on keyboards without them."""
