"""What is known of a person or a company: a client, a vCard and a Google contact have it in common.

Texts are as people write them. Labels are words of a fixed list, written as Google's People API
writes them (``home``, ``work``, ``mobile``, ``homeFax`` …), or a user's own words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
import re
from typing import Final

_DATE: Final = re.compile(r"(?:(\d{4})|-)-(\d\d)-(\d\d)", re.ASCII)
_LEAP_YEAR: Final = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class NameParts:
    """A name in its parts (RFC 6350 §6.2.2; People API ``Name``)."""

    prefix: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""
    phonetic_given: str = ""
    phonetic_middle: str = ""
    phonetic_family: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """One of several: a number, an e-mail or web address, a date, a relation, a custom field.

    ``label`` says which one it is, such as ``work``; empty if that is not known.
    """

    value: str
    label: str = ""
    preferred: bool = False
    """The one to use first; at most one of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostalAddress:
    """A postal address (RFC 6350 §6.3.1; People API ``Address``).

    One that was given as one text has it in ``text``, and may have no parts.
    """

    text: str = ""
    street: str = ""
    extended: str = ""
    po_box: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""
    country_code: str = ""
    """ISO 3166-1 alpha-2, where the replica tells it."""
    label: str = ""
    preferred: bool = False

    @property
    def lines(self) -> str:
        """The address as it is written on a letter; the text, if it was given as one."""
        if self.text:
            return self.text
        town = " ".join(filter(None, (self.postal_code, self.city)))
        parts = (self.extended, self.street, self.po_box, town, self.region, self.country)
        return "\n".join(filter(None, parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """What is known of a person or a company. Each field syncs and merges as one unit.

    ``name`` is the name as it is shown; ``parts`` is None if it was given as one text.
    ``birthday`` and the values of ``dates`` are ``YYYY-MM-DD``, ``--MM-DD`` (no year), or
    whatever else was given, as text (``calendar_date`` tells). ``relations`` are names of people,
    labelled by what they are (``spouse``, ``child`` …); ``custom`` are fields of the user's own,
    labelled by their names.
    """

    name: str = ""
    parts: NameParts | None = None
    company: bool = False
    """It is a company, no person."""
    nickname: str = ""
    organisation: str = ""
    department: str = ""
    title: str = ""
    role: str = ""
    phones: tuple[Labelled, ...] = ()
    emails: tuple[Labelled, ...] = ()
    addresses: tuple[PostalAddress, ...] = ()
    urls: tuple[Labelled, ...] = ()
    birthday: str = ""
    dates: tuple[Labelled, ...] = ()
    relations: tuple[Labelled, ...] = ()
    custom: tuple[Labelled, ...] = ()
    notes: str = ""
    photo: str = ""
    """The key of a photo, which is kept apart: the SHA-256 of its bytes in hexadecimal."""


def calendar_date(text: str) -> tuple[int | None, int, int] | None:
    """Return year (None: not known), month and day of a date; None if the text is no date."""
    found = _DATE.fullmatch(text)
    if found is None:
        return None
    year, month, day = None if found[1] is None else int(found[1]), int(found[2]), int(found[3])
    try:
        date(_LEAP_YEAR if year is None else year, month, day)
    except ValueError:
        return None
    return year, month, day
