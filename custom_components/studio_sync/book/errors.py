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


class BookUnreachable(BookUnavailable):
    """No database server answers, or it takes no connection now; it is tried again."""

    key = "book_unreachable"


class BookUncertain(BookUnavailable):
    """The database was lost while it kept a change: nobody knows whether it was kept."""

    key = "book_uncertain"


class BookSignIn(BookUnavailable):
    """The database server refuses the user or the password."""

    key = "book_sign_in"


class BookMissing(BookUnavailable):
    """The server has no such database."""

    key = "book_missing"


class BookNoRight(BookUnavailable):
    """The user may not make tables in the database."""

    key = "book_no_right"


class BookNoTls(BookUnavailable):
    """The server offers no TLS, which was asked for."""

    key = "book_no_tls"


class BookCertificate(BookUnavailable):
    """The server's certificate does not hold."""

    key = "book_certificate"


class BookOldServer(BookUnavailable):
    """The server is of a version that lacks what the book needs."""

    key = "book_old_server"


class BookEncoding(BookUnavailable):
    """The database can't hold all characters: its encoding is not UTF-8."""

    key = "book_encoding"


class BookForeign(BookUnavailable):
    """Tables of something else are where the book's should be."""

    key = "book_foreign"


class BookMoved(BookForeign):
    """The book has moved away from here."""


class BookMoving(BookForeign):
    """A book was to be moved here, and was not: it is somewhere else."""


class BookPooler(BookUnavailable):
    """A connection pooler is in front of the server."""

    key = "book_pooler"


class BookInUse(BookUnavailable):
    """Another Home Assistant has this book open."""

    key = "book_leased"


class BookStandby(BookReadOnly):
    """The database server takes no changes, such as a standby."""

    key = "book_standby"


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
