"""Why an event that a phone writes is not taken, as preconditions of RFC 4791 §5.3.2.1.

The sentences hold nothing of what was sent.
"""

from http import HTTPStatus
from types import MappingProxyType
from typing import Final

from ..dav.errors import DavError
from ..dav.names import (
    CALENDAR_MAX_INSTANCES,
    CALENDAR_MAX_SIZE,
    CALENDAR_SUPPORTED_COMPONENT,
    CALENDAR_UID_CONFLICT,
    CALENDAR_VALID_DATA,
    CALENDAR_VALID_OBJECT,
    caldav,
)
from ..formats.errors import (
    CalendarTextError,
    CalendarTextReason as Reason,
    RecurrenceError,
    RecurrenceReason,
)
from ..scheduling.errors import (
    BadRecurrence,
    BadText,
    DateTooFar,
    EndBeforeStart,
    NeverTakesPlace,
    NoInstance,
    NotMovable,
    OneRepeats,
    PastSeries,
    PastSession,
    SchedulingError,
    TextTooLong,
)

MAX_DATE: Final = caldav("max-date-time")

_NOT_ONE: Final = (
    "This is not one appointment: it needs one UID, one event or series, and its exceptions."
)
_OF_TEXT: Final = MappingProxyType(
    {
        Reason.COMPONENT: (CALENDAR_SUPPORTED_COMPONENT, "Only events can be kept here."),
        Reason.NO_EVENT: (CALENDAR_VALID_OBJECT, _NOT_ONE),
        Reason.NO_UID: (CALENDAR_VALID_OBJECT, _NOT_ONE),
        Reason.DIFFERENT_UIDS: (CALENDAR_VALID_OBJECT, _NOT_ONE),
        Reason.SEVERAL_MASTERS: (CALENDAR_VALID_OBJECT, _NOT_ONE),
        Reason.SAME_EXCEPTION: (CALENDAR_VALID_OBJECT, "Two exceptions are for one date."),
        Reason.RANGE: (
            CALENDAR_VALID_OBJECT,
            "An exception for a date and all after it can't be kept: end the series instead.",
        ),
        Reason.TOO_LARGE: (CALENDAR_MAX_SIZE, "The event is too large."),
        Reason.END_BEFORE_START: (CALENDAR_VALID_DATA, "It ends before it begins."),
        Reason.RECURRENCE: (CALENDAR_VALID_DATA, "The repetition can't be understood."),
        Reason.ZONE: (CALENDAR_VALID_DATA, "Its time zone is not known."),
        Reason.DATE: (CALENDAR_VALID_DATA, "It has a date or a time that there is not."),
    }
)
_OF_SCHEDULING: Final = MappingProxyType(
    {
        TextTooLong: (CALENDAR_MAX_SIZE, "A text is too long: 100,000 characters fit."),
        BadText: (CALENDAR_VALID_DATA, "A text has characters that can't be kept."),
        DateTooFar: (MAX_DATE, "The date is beyond the years 1900 to 9000."),
        EndBeforeStart: (CALENDAR_VALID_DATA, "It ends before it begins."),
        BadRecurrence: (CALENDAR_VALID_DATA, "The repetition can't be understood."),
        NeverTakesPlace: (CALENDAR_VALID_OBJECT, "The repetition has no date at all."),
        NoInstance: (CALENDAR_VALID_OBJECT, "The series does not have this date."),
        NotMovable: (CALENDAR_VALID_OBJECT, "No repetition has the dates of this move."),
        OneRepeats: (CALENDAR_VALID_OBJECT, "A single date of a series can't repeat."),
        PastSession: (None, "A session that is over can't be moved."),
        PastSeries: (None, "A repeating session that has begun can't be moved as a whole."),
    }
)


class UidConflictError(DavError):
    """A UID that another item of the calendar has, which ``href`` names."""

    def __init__(self, href: str) -> None:
        """Name the item."""
        super().__init__(
            "The calendar has this appointment already, under another name.",
            status=HTTPStatus.FORBIDDEN,
            condition=CALENDAR_UID_CONFLICT,
        )
        self.href = href


def of_text(error: CalendarTextError) -> DavError:
    """Return the refusal of a text that can't be read as an appointment."""
    cause = error.__cause__
    if error.reason is Reason.RECURRENCE and isinstance(cause, RecurrenceError):
        if cause.reason is RecurrenceReason.RULE_NUMBER:
            return _refused(CALENDAR_MAX_INSTANCES, "The repetition has too many dates.")
        return _refused(CALENDAR_VALID_DATA, "The repetition can't be understood.")
    plain = (CALENDAR_VALID_DATA, "This is no calendar that can be read.")
    return _refused(*_OF_TEXT.get(error.reason, plain))


def of_scheduling(error: SchedulingError) -> DavError:
    """Return the refusal of what the studio's rules don't allow."""
    return _refused(*_OF_SCHEDULING.get(type(error), (None, "The studio does not allow this.")))


def _refused(condition: str | None, sentence: str) -> DavError:
    return DavError(sentence, status=HTTPStatus.FORBIDDEN, condition=condition)
