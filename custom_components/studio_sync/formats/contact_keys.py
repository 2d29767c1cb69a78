"""What tells a person from nearly all others: the numbers and addresses of a contact. Pure."""

from __future__ import annotations

import re
from typing import Final

from .contact import Contact
from .folding import spelling, words

_EXTENSION: Final = re.compile(r"(?:ext|x|;|#)", re.IGNORECASE)
_NOT_DIGITS: Final = re.compile(r"\D")
_LAST: Final = 8
_FEWEST: Final = 6


def last_digits(phone: str, most: int) -> str:
    """Return the last digits of a number, without its extension; "" if it has fewer than six."""
    digits = _NOT_DIGITS.sub("", _EXTENSION.split(phone, maxsplit=1)[0])
    return digits[-most:] if len(digits) >= _FEWEST else ""


def extension(phone: str) -> str:
    """Return the digits of the extension of a number; "" if it has none."""
    return _NOT_DIGITS.sub("", "".join(_EXTENSION.split(phone, maxsplit=1)[1:]))


def phone_ending(phone: str) -> str:
    """Return the last eight digits of a number, the same with and without the country's code.

    "" if it has fewer than six.
    """
    return last_digits(phone, _LAST)


def keys_of(contact: Contact) -> frozenset[str]:
    """Return the keys of its numbers and e-mail addresses."""
    numbers = (phone_ending(each.value) for each in contact.phones)
    emails = (each.value.strip().casefold() for each in contact.emails)
    return frozenset(
        [*(f"tel:{key}" for key in numbers if key), *(f"mailto:{key}" for key in emails if key)]
    )


def name_key(name: str) -> str:
    """Return the key of a name, by which two may be one and need not; empty without a name."""
    key = " ".join(name.split()).casefold()
    return f"name:{key}" if key else ""


def names_alike(one: Contact, other: Contact) -> bool:
    """Tell whether all words of one name are in the other, whatever their order and spelling.

    Without a name, by the organisation.
    """
    these, those = _words(one), _words(other)
    return bool(these and those) and (these <= those or those <= these)


def _words(contact: Contact) -> frozenset[str]:
    text = contact.name or contact.organisation or contact.nickname
    return frozenset(spelling(word) for word in words(text))
