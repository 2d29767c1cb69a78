"""Dates as cards have them, and as a ``Contact`` has them."""

import re
from typing import Final

from ..contact import calendar_date

_DATE: Final = re.compile(
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ].*)?|--(\d\d)-?(\d\d)(?:[T ].*)?", re.ASCII | re.DOTALL
)
_NO_YEAR: Final = frozenset({"1604", "0000"})
"""Years that programs write for one that is not known; 1604 is Apple's."""
APPLE_NO_YEAR: Final = "1604"


def date_of(text: str, omitted_year: str = "") -> str:
    """Return ``YYYY-MM-DD``, ``--MM-DD``, or the text if it is no date. A time is left out.

    ``omitted_year`` is the value of X-APPLE-OMIT-YEAR.
    """
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return text
    year, month, day, *without = found.groups()
    if year is None:
        said = f"--{without[0]}-{without[1]}"
    elif year in _NO_YEAR or year == omitted_year:
        said = f"--{month}-{day}"
    else:
        said = f"{year}-{month}-{day}"
    return text if calendar_date(said) is None else said


def written_date(value: str, version: str) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return the parameters and the text of a date in a card of a version."""
    known = calendar_date(value)
    if known is None:
        return (("VALUE", "text"),), value
    if version == "4.0":
        return (), value.replace("-", "") if known[0] is not None else f"--{value[2:4]}{value[5:]}"
    if known[0] is None:
        return (("X-APPLE-OMIT-YEAR", APPLE_NO_YEAR),), f"{APPLE_NO_YEAR}-{value[2:]}"
    return (), value
