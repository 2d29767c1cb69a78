"""What can be wrong with a recurrence, a file of cards, a photo, and a calendar object."""

from enum import StrEnum

from ..base_error import StudioSyncError


class RecurrenceReason(StrEnum):
    """Why a recurrence is refused."""

    EMPTY = "empty"
    LINE_MALFORMED = "line_malformed"
    LINE_UNKNOWN = "line_unknown"
    PERIOD_UNSUPPORTED = "period_unsupported"
    """An RDATE of periods (RFC 5545 §3.8.5.2)."""
    RULE_MALFORMED = "rule_malformed"
    RULE_PART_UNKNOWN = "rule_part_unknown"
    RULE_PARTS_CLASH = "rule_parts_clash"
    """Parts that RFC 5545 §3.3.10 forbids together."""
    RULE_NUMBER = "rule_number"
    RULE_WEEKDAY = "rule_weekday"
    FREQUENCY_UNSUPPORTED = "frequency_unsupported"
    COUNT_AND_UNTIL = "count_and_until"
    DATE_MALFORMED = "date_malformed"
    DATE_OUT_OF_RANGE = "date_out_of_range"
    ZONE_UNKNOWN = "zone_unknown"
    MOMENT_MISMATCH = "moment_mismatch"
    """A day where the series has times, or the other way round."""
    NOT_AN_INSTANCE = "not_an_instance"
    NOTHING_BEFORE = "nothing_before"
    """The series would have no instance left."""
    NOT_DIVISIBLE = "not_divisible"
    NOT_MOVABLE = "not_movable"
    """No rule names all of the moved dates."""


class RecurrenceError(StudioSyncError, ValueError):
    """A recurrence that can't be understood or kept."""

    key = "recurrence_unknown"
    is_mistake = True

    def __init__(self, reason: RecurrenceReason) -> None:
        """Say why."""
        super().__init__(reason.value)
        self.reason = reason


class ContactFileReason(StrEnum):
    """Why a file of contacts is refused."""

    NOT_A_CARD = "not_a_card"
    """It has no ``BEGIN:VCARD``."""
    VERSION = "version"
    """Cards of this version are not written."""
    EMPTY = "empty"
    SPREADSHEET = "spreadsheet"
    """It is a spreadsheet of Excel, LibreOffice or Numbers, not the CSV saved from it."""
    NOT_TEXT = "not_text"
    QUOTES = "quotes"
    """A quotation mark is never closed; ``row`` is where it is opened."""
    COLUMNS = "columns"
    """No column is chosen from which a name, number or e-mail address could come."""


class ContactFileError(StudioSyncError, ValueError):
    """A file of contacts (vCard, CSV) that can't be read, or not be written so."""

    key = "contact_file_unknown"
    is_mistake = True

    def __init__(self, reason: ContactFileReason, *, row: int | None = None) -> None:
        """Say why, and in which row of the file, from 1."""
        super().__init__(reason.value)
        self.reason = reason
        self.row = row


class PictureReason(StrEnum):
    """Why a photo is refused."""

    NO_PICTURE = "photo"
    """It is broken, no picture, or of a kind that is not read (HEIC)."""
    TOO_LARGE = "photo_too_large"
    """It has more pixels than are read."""


class PictureError(StudioSyncError, ValueError):
    """A photo that can't be kept."""

    key = "picture_refused"
    is_mistake = True

    def __init__(self, reason: PictureReason) -> None:
        """Say why."""
        super().__init__(reason.value)
        self.reason = reason


class CalendarTextReason(StrEnum):
    """Why a calendar object is refused."""

    NOT_UTF8 = "not_utf8"
    NUL = "nul"
    """It has a NUL, which no text has."""
    TOO_LARGE = "too_large"
    """It has more lines, parameters, categories or dates than can be read in good time."""
    NOT_A_CALENDAR = "not_a_calendar"
    """It has no ``BEGIN:VCALENDAR``, or something before or after its calendar."""
    NO_END = "no_end"
    """A component is not ended, or another one than was begun."""
    TOO_DEEP = "too_deep"
    """Components within components within components."""
    COMPONENT = "component"
    """A task, a journal or free and busy times."""
    NO_EVENT = "no_event"
    NO_UID = "no_uid"
    DIFFERENT_UIDS = "different_uids"
    SEVERAL_MASTERS = "several_masters"
    """Two events of one UID, neither of them an exception."""
    SAME_EXCEPTION = "same_exception"
    """Two exceptions for one instance."""
    RANGE = "range"
    """An exception for an instance and all after it (RFC 5545 §3.2.13)."""
    TWICE = "twice"
    """A property that may be there once."""
    NO_START = "no_start"
    DATE = "date"
    """A date or a time that there is not, such as 24:00 or 29 February of most years."""
    DURATION = "duration"
    KINDS = "kinds"
    """A date and a time where both must be of one kind."""
    TWO_ENDS = "two_ends"
    END_BEFORE_START = "end_before_start"
    ZONE = "zone"
    """A time zone that is neither known nor defined, or is defined as none that there is."""
    RECURRENCE = "recurrence"
    """The ``RecurrenceError`` that is its cause, if any, says more."""


class CalendarTextError(StudioSyncError, ValueError):
    """A calendar object (RFC 4791 §4.1) that can't be understood."""

    key = "calendar_text_refused"
    is_mistake = True

    def __init__(self, reason: CalendarTextReason) -> None:
        """Say why."""
        super().__init__(reason.value)
        self.reason = reason
