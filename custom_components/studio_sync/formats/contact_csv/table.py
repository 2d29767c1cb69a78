"""A CSV file as headings and rows: its charset, delimiter and quotation marks are found."""

from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
import csv
from dataclasses import dataclass
from io import StringIO
from itertools import islice
import re
from typing import Final

from ..errors import ContactFileError, ContactFileReason as Reason
from ..vcard.lines import to_utf8

_SPREADSHEETS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
"""How files of Excel (new, old), LibreOffice and Numbers begin: zip, and OLE."""
_SHEETS_IN_TEXT: Final = ("<html", "<table", "<!doctype html", "<?xml")
"""How tables begin that programs give out for Excel in HTML and XML."""
_OTHERS: Final = ("%pdf-", "{\\rtf", "begin:vcalendar")
"""How other files begin that are text, or may be."""
_DELIMITERS: Final = ",;\t|"
_SAMPLE: Final = 50
_TOLD: Final = re.compile(r"sep=([,;\t|])(?:\r\n|\n|\r)", re.IGNORECASE)
"""Excel's line before the headings that names the delimiter."""
_LAST: Final = "\x1e"
"""A row behind the last one: within an open quotation mark it would be no row."""
_VALUE: Final = re.compile(r"\s*(?:[^@\s]+@[^@\s.]+\.[^@\s]+|(?:[\s()+./-]*\d){6,}[\s()+./-]*)\s*")
"""An e-mail address, a phone number or a date, which no heading is."""
RUINED: Final = re.compile(r"[+-]?\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE | re.ASCII)
"""What a spreadsheet makes of a long number: its last digits are lost."""
FRACTION: Final = re.compile(r"[1-9]\d*[.,]0", re.ASCII)
"""What some programs make of a whole number, if its column is empty in other rows."""
_SHAPES: Final = {
    "address": re.compile(r"[^@\s]+@[^@\s]+"),
    "date": re.compile(r"\d{1,4}([./-])\d{1,2}\1\d{1,4}(?:[T ].*)?"),
    "phone": re.compile(r"(?:[\s()+./-]*\d){6,}[\s()+./-]*"),
    "number": re.compile(r"[\d\s.,-]+"),
}
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the file; ``number`` is the line on which it begins, from 1."""

    number: int
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """What a file says; rows that are empty are left out.

    The columns of a file without headings are called by their numbers, from 1.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    delimiter: str
    has_headings: bool = True
    wrong_quotes: int | None = None
    """The first line with text behind a closing quotation mark, if there is one."""

    @property
    def repeated(self) -> tuple[str, ...]:
        """The headings that are there more than once."""
        given = [each for each in self.headings if each]
        return tuple(each for each in dict.fromkeys(given) if given.count(each) > 1)


def read_table(data: bytes) -> Table:
    """Read a file: UTF-8, UTF-16, or else windows-1252.

    Raises ``ContactFileError`` for a file that is empty, a spreadsheet or no text at all, and for
    a quotation mark that is never closed.
    """
    if data.startswith(_SPREADSHEETS):
        raise ContactFileError(Reason.SPREADSHEET)
    text = _decoded(data)
    if not text.strip():
        raise ContactFileError(Reason.EMPTY)
    begin = text[:200].strip().lower()
    if begin.startswith(_SHEETS_IN_TEXT):
        raise ContactFileError(Reason.SPREADSHEET)
    if "\0" in text or begin.startswith(_OTHERS):
        raise ContactFileError(Reason.NOT_TEXT)
    told = _TOLD.match(text)
    skipped = 0 if told is None else 1
    text = text if told is None else text[told.end() :]
    delimiter = _delimiter(text) if told is None else told[1]
    rows = _rows(text, delimiter, skipped)
    if not rows:
        raise ContactFileError(Reason.EMPTY)
    first = rows[0].values
    has_headings = not any(map(_VALUE.fullmatch, first))
    if not has_headings:
        headings = tuple(str(number) for number in range(1, len(first) + 1))
    else:
        headings, rows = tuple(each.strip() for each in first), rows[1:]
    return Table(
        headings=headings,
        rows=tuple(rows),
        delimiter=delimiter,
        has_headings=has_headings,
        wrong_quotes=_wrong_quotes(text, delimiter, skipped),
    )


def is_changed_by_spreadsheets(text: str) -> bool:
    """Return whether a text looks like a number that is not shown as it is written."""
    return RUINED.fullmatch(text) is not None or FRACTION.fullmatch(text) is not None


def shape_of(values: Iterable[str]) -> str:
    """Return what most values of a column look like: an address, date, phone, number or text."""
    shapes = (
        next((shape for shape, pattern in _SHAPES.items() if pattern.fullmatch(each)), "text")
        for each in map(str.strip, values)
        if each
    )
    return next((shape for shape, _ in Counter(shapes).most_common(1)), "")


def _decoded(data: bytes) -> str:
    raw = to_utf8(data)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _delimiter(text: str) -> str:
    """Return the delimiter that divides most rows alike; the first row decides how often."""
    best, most = ",", (0, 0)
    for delimiter in _DELIMITERS:
        some = list[list[str]]()
        with suppress(csv.Error):  # told when the rows are read
            some.extend(
                islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _SAMPLE)
            )
        width = len(next((row for row in some if row), ()))
        alike = sum(len(row) == width for row in some)
        if width > 1 and (alike, width) > most:
            best, most = delimiter, (alike, width)
    return best


def _rows(text: str, delimiter: str, skipped: int) -> list[Row]:
    source = StringIO(text if text.endswith(("\n", "\r")) else f"{text}\n", newline="")
    reader = csv.reader((*source, _LAST), delimiter=delimiter)
    found, begin = list[Row](), 0
    try:
        for values in reader:
            if any(map(str.strip, values)):
                plain = all(map(str.isprintable, values))
                clean = tuple(values if plain else map(_clean, values))
                found.append(Row(number=skipped + begin + 1, values=clean))
            last, begin = (values, begin), reader.line_num
    except csv.Error as err:
        raise ContactFileError(Reason.QUOTES, row=skipped + begin + 1) from err
    if last[0] != [_LAST]:
        raise ContactFileError(Reason.QUOTES, row=skipped + last[1] + 1)
    return found


def _clean(value: str) -> str:
    if value.isprintable():
        return value
    return _CONTROLS.sub("", value.replace("\r\n", "\n").replace("\r", "\n"))


def _wrong_quotes(text: str, delimiter: str, skipped: int) -> int | None:
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    begin = 0
    try:
        for _ in reader:
            begin = reader.line_num
    except csv.Error:
        return skipped + begin + 1
    return None
