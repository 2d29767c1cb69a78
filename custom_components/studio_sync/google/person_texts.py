"""Texts and dates of a contact as Google keeps them. Pure.

What Google would change is changed before it is sent, so that it comes back as it was written.
"""

from __future__ import annotations

from collections.abc import Mapping
import re
from typing import Any, Final
from unicodedata import normalize

from ..formats.contact import calendar_date
from .event_mapping import tidy

_UNWANTED: Final = re.compile(r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Control characters but for those that are space, and what is no character."""
_SPACE: Final = re.compile(r"[\x0b\x0c\x1c-\x1f\x85\u2028\u2029]")
_PARTIAL: Final = re.compile(r"(\d{4})(?:-(\d\d))?", re.ASCII)
_LAST_MONTH: Final = 12


def line(text: str) -> str:
    """Return a text of one line, without space around it and with single spaces in it.

    Nothing that can't be sent is in it: no lone surrogates, no control characters.
    """
    return " ".join(_composed(text).split())


def block(text: str) -> str:
    """Return a text of any number of lines, without space around it, and as ``line`` says."""
    return _SPACE.sub("\n", _composed(text)).strip()


def _composed(text: str) -> str:
    return text if text.isascii() and text.isprintable() else _plain(tidy(text))


def _plain(text: str) -> str:
    return normalize("NFC", _UNWANTED.sub("", text))


def date_text(date: object) -> str:
    """Return ``YYYY-MM-DD``, ``--MM-DD``, ``YYYY-MM`` or ``YYYY`` of a date; empty if it is none.

    In Google's a day, a month or a year of 0 is one that is not known (``google.type.Date``).
    """
    if not isinstance(date, Mapping):
        return ""
    year, month, day = (_number(date.get(name)) for name in ("year", "month", "day"))
    text = f"{year:04}" if year else "-"
    text += f"-{month:02}" if month else ""
    text += f"-{day:02}" if day and month else ""
    return "" if google_date(text) is None else text


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0


def google_date(text: str) -> dict[str, Any] | None:
    """Return the date that Google has for a text; None if it is no date."""
    if (found := calendar_date(text)) is not None:
        year, month, day = found
        return {**({} if year is None else {"year": year}), "month": month, "day": day}
    part = _PARTIAL.fullmatch(text)
    if part is None or not int(part[1]):
        return None
    if part[2] is None:
        return {"year": int(part[1])}
    month = int(part[2])
    return {"year": int(part[1]), "month": month} if 1 <= month <= _LAST_MONTH else None
