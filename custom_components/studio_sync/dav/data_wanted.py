"""In what form calendars and cards are asked for (RFC 4791 §9.6, RFC 6352 §10.4)."""

from dataclasses import dataclass
from typing import Final

from .elements import Element
from .errors import RequestError
from .names import CALENDAR_SUPPORTED_DATA, CARD_SUPPORTED_DATA, caldav, carddav
from .time_range import Span, read_span


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarData:
    """In what form events are asked for. Which lines of them: a client gets all."""

    expand: Span | None = None
    """Instances instead of series (§9.6.5)."""
    limit_recurrence_set: Span | None = None
    """Exceptions outside of it may be left out (§9.6.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressData:
    """In what form cards are asked for."""

    version: str | None = None
    """``3.0`` or ``4.0``; None: in that in which the card is kept, since programs that name no
    version want back what they wrote."""
    properties: tuple[str, ...] = ()
    """The properties that are asked for, in capitals; all if there are none."""


_VERSIONS: Final = {"3.0", "4.0"}


def read_calendar_data(element: Element) -> CalendarData:
    """Read ``calendar-data``. Raises ``RequestError``."""
    media, version = element.attribute("content-type"), element.attribute("version")
    if (media or "text/calendar").lower() != "text/calendar" or (version or "2.0") != "2.0":
        raise RequestError(
            "Calendars are served as text/calendar 2.0 only.", condition=CALENDAR_SUPPORTED_DATA
        )
    expand, limit = element.first(caldav("expand")), element.first(caldav("limit-recurrence-set"))
    if expand is not None and limit is not None:
        raise RequestError("Only one of expand and limit-recurrence-set is possible.")
    return CalendarData(
        expand=None if expand is None else read_span(expand),
        limit_recurrence_set=None if limit is None else read_span(limit),
    )


def read_address_data(element: Element) -> AddressData:
    """Read ``address-data``. Raises ``RequestError``."""
    media, version = element.attribute("content-type"), element.attribute("version") or None
    if (media or "text/vcard").lower() != "text/vcard" or version not in _VERSIONS | {None}:
        raise RequestError(
            "Cards are served as text/vcard 3.0 and 4.0 only.", condition=CARD_SUPPORTED_DATA
        )
    names = (each.attribute("name") or "" for each in element.all(carddav("prop")))
    return AddressData(
        version=version, properties=tuple(dict.fromkeys(name.upper() for name in names if name))
    )
