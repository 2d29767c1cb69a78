"""The errors of the book."""

from enum import StrEnum

from ..base_error import StudioSyncError
from ..formats.errors import RecurrenceReason


class BookError(StudioSyncError):
    """The book can't do what was asked; nothing was changed."""

    key = "book_failed"


class BookCorrupt(BookError):
    """The database file is damaged."""

    key = "book_corrupt"


class BookReadOnly(BookError):
    """The database can be read but not written."""

    key = "book_read_only"


class BookDiskFull(BookError):
    """The disk is full."""

    key = "book_disk_full"


class BookTooNew(BookError):
    """A newer version of Studio Sync has written this book."""

    key = "book_too_new"


class BookUnavailable(BookError):
    """The database can't be opened or reached."""

    key = "book_unavailable"


class BookStale(BookError):
    """The record has changed since it was read; read it again."""

    key = "book_stale"
    is_mistake = True


class Reason(StrEnum):
    """Why the book refuses a value."""

    MISSING = "missing"
    UNKNOWN = "unknown"
    """No such record, or no such time zone."""
    DELETED = "deleted"
    CLOSED = "closed"
    TAKEN = "taken"
    """Another exception of the series has this original start."""
    TWICE = "twice"
    ITSELF = "itself"
    """An appointment can't be an exception of itself."""
    ON_EXCEPTION = "on_exception"
    """An exception can't repeat."""
    NOT_AN_INSTANCE = "not_an_instance"
    END_BEFORE_START = "end_before_start"
    END_NOT_AFTER_START = "end_not_after_start"
    OUT_OF_RANGE = "out_of_range"
    NOT_A_DATE = "not_a_date"
    NAIVE = "naive"
    """A time without a time zone."""
    TOO_LONG = "too_long"
    CONTROL_CHARACTER = "control_character"
    NOT_UNICODE = "not_unicode"


class BookInvalid(BookError):
    """A value breaks a rule of the book, such as an end before its start.

    ``field`` is the field of the record that is wrong, ``reason`` why.
    """

    key = "book_invalid"
    is_mistake = True

    def __init__(self, field: str, reason: Reason | RecurrenceReason) -> None:
        """Name the field, and why it is refused."""
        super().__init__(f"{field}: {reason}")
        self.field = field
        self.reason = reason
        self.placeholders = {"field": field, "reason": reason.value}
