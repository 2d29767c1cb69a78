"""How long a text and how far away a time may be that people enter, on whatever surface."""

from collections.abc import Collection, Mapping
from typing import Any, Final

from ..book.model import Content, Moment
from .errors import DateTooFar, TextTooLong

MAX_TEXT: Final = 100_000
EARLIEST: Final = 1900
LATEST: Final = 9000
"""The years that a date may lie in."""
TEXTS: Final = ("title", "description", "place")
ENTERED: Final = (*TEXTS, "when")


def check_content(content: Content, fields: Collection[str] = ENTERED) -> None:
    """Refuse what an appointment can't be given, as far as these fields are.

    Raises TextTooLong, DateTooFar.
    """
    check_texts({name: getattr(content, name) for name in TEXTS if name in fields}, *TEXTS)
    if "when" in fields:
        check_date(content.when.start, "start")
        check_date(content.when.end, "end")


def check_texts(given: Mapping[str, Any], *fields: str, most: int = MAX_TEXT) -> None:
    """Refuse texts that are too long. Raises TextTooLong."""
    for field in fields:
        if len(given.get(field, "")) > most:
            raise TextTooLong(field)


def check_date(moment: Moment, field: str) -> None:
    """Refuse what is too far away for a calendar. Raises DateTooFar."""
    if not EARLIEST <= moment.year <= LATEST:
        raise DateTooFar(field)
