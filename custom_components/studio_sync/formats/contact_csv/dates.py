"""Dates in a CSV file: day and month may be in either order, in all of it alike."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
import re
from typing import Final

from ..contact import calendar_date

_ISO: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?", re.ASCII)
_NO_YEAR: Final = re.compile(r"--(\d{1,2})-(\d{1,2})", re.ASCII)
_EITHER: Final = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})?(?:[T ]\d.*)?", re.ASCII)
_NONE: Final = re.compile(r"0+[./-]0+[./-]0+", re.ASCII)
_LAST_MONTH: Final = 12
_SHORT_YEAR: Final = 100


class Order(StrEnum):
    """Which comes first in ``04/05/1985``."""

    DAY = "day"
    MONTH = "month"


def order_of(texts: Iterable[str]) -> Order | None:
    """Return the order that the dates of a file have; None if none of them tells.

    Ambiguous if there is a date (``is_ambiguous``) and the answer is None. With dots it is the
    day that comes first.
    """
    for text in texts:
        found = _EITHER.fullmatch(text.strip())
        if found is None or found[2] == ".":
            continue
        if int(found[1]) > _LAST_MONTH >= int(found[3]):
            return Order.DAY
        if int(found[3]) > _LAST_MONTH >= int(found[1]):
            return Order.MONTH
    return None


def is_ambiguous(text: str) -> bool:
    """Return whether a date has two readings."""
    found = _EITHER.fullmatch(text.strip())
    if found is None or found[2] == "." or found[1] == found[3]:
        return False
    return 1 <= int(found[1]) <= _LAST_MONTH and 1 <= int(found[3]) <= _LAST_MONTH


def read_date(text: str, order: Order, this_year: int) -> str | None:
    """Return ``YYYY-MM-DD`` or ``--MM-DD``, "" for no date, None if the text is none.

    Of two digits of a year the latest is meant that is not after ``this_year``.
    """
    text = text.strip()
    if not text or _NONE.fullmatch(text):
        return ""
    if (found := _ISO.fullmatch(text)) is not None:
        year, month, day = found.groups()
    elif (found := _NO_YEAR.fullmatch(text)) is not None:
        year, month, day = "", *found.groups()
    elif (found := _EITHER.fullmatch(text)) is not None:
        first, mark, second, given = found.groups()
        day_first = mark == "." or order is Order.DAY
        day, month = (first, second) if day_first else (second, first)
        year = _year(given, this_year)
    else:
        return None
    said = f"{f'{year}' if year else '-'}-{int(month):02}-{int(day):02}"
    return None if calendar_date(said) is None else said


def _year(given: str | None, this_year: int) -> str:
    if given is None:
        return ""
    if len(given) == 4:  # noqa: PLR2004
        return given
    century = this_year - this_year % _SHORT_YEAR
    year = century + int(given)
    return str(year if year <= this_year else year - _SHORT_YEAR)
