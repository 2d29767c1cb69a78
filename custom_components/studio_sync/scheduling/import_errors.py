"""Why a file of clients can't be imported. Nothing was changed then."""

from ..formats.errors import ContactFileError, ContactFileReason as Reason
from .errors import SchedulingError, Unknown


class UnknownImport(Unknown):
    """No such run, or it is no import."""

    key = "unknown_import"
    field = "run_id"


class FileRefused(SchedulingError):
    """A file from which no clients can be read: neither vCard nor CSV."""

    key = "contact_file_unknown"
    field = "content"


class FileEmpty(FileRefused):
    """There is nothing in it."""

    key = "contact_file_empty"


class FileIsSpreadsheet(FileRefused):
    """It is a spreadsheet, not a CSV."""

    key = "contact_file_spreadsheet"


class FileQuotes(FileRefused):
    """A quotation mark is never closed; the placeholder ``row`` says where."""

    key = "contact_file_quotes"


class FileColumns(FileRefused):
    """No column is known from which a name, number or address could come."""

    key = "contact_file_columns"
    field = "columns"


class FileDates(FileRefused):
    """Its dates may be read in two ways."""

    key = "contact_file_dates"
    field = "date_order"


class FileUnreadable(FileRefused):
    """There is no such file, or Home Assistant may not read it; or it is too big."""

    key = "contact_file_unreadable"
    field = "path"


class UploadGone(FileRefused):
    """The file that was sent was imported, replaced by another one, or is kept no longer."""

    key = "contact_upload_gone"
    field = "upload"


_KINDS: dict[Reason, type[FileRefused]] = {
    Reason.EMPTY: FileEmpty,
    Reason.SPREADSHEET: FileIsSpreadsheet,
    Reason.QUOTES: FileQuotes,
    Reason.COLUMNS: FileColumns,
}


def refused(err: ContactFileError) -> FileRefused:
    """Return the error for a file that can't be read."""
    row = {} if err.row is None else {"row": str(err.row)}
    return _KINDS.get(err.reason, FileRefused)(**row)
