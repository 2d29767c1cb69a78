"""What can be wrong with a recurrence, with a file of cards, and with a photo."""

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
