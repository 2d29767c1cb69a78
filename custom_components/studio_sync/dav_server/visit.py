"""Who asks, and what of a studio they reach: the access record, as far as the server needs it."""

from collections.abc import Mapping
from dataclasses import dataclass

from ..scheduling.settings import Studio
from ..scheduling.titles import Privacy


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRights:
    """What an access may do with the calendar of one staff member or resource.

    ``name`` is the staff member's or resource's. ``tentative``: tentative appointments are shown.
    """

    name: str
    may_write: bool
    shown: Privacy
    tentative: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class BookRights:
    """What an access may do with the clients. ``group_id``: its address book holds this group."""

    name: str
    may_write: bool
    group_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """An access that has signed in, for one request.

    ``access_id`` is the id of the access record, ``owner`` whom it is for, as people call them.
    ``calendars`` are by the id of their staff member or resource, and only those that are served
    (A1). ``busy_word`` is the title of what is shown as busy only; ``busy_words`` are those that
    a phone may have been shown before Home Assistant's language was changed.
    ``program`` is what the phone calls itself, as far as that is known. ``book_id`` is the id of
    the studio's book.
    """

    access_id: str
    user: str
    owner: str
    studio: Studio
    calendars: Mapping[str, CalendarRights]
    clients: BookRights | None = None
    busy_word: str = "Busy"
    busy_words: frozenset[str] = frozenset()
    program: str = ""
    book_id: str = ""
