"""Files of clients: from a file to the records of an import, and from clients to a file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from itertools import islice
from typing import Final

from ..book import people, photos
from ..book.database import Transaction
from ..book.model import Client
from ..formats.contact_csv.columns import Column, column_of, guess
from ..formats.contact_csv.dates import Order
from ..formats.contact_csv.read import ambiguous_date, read_records
from ..formats.contact_csv.table import Table, read_table, shape_of
from ..formats.contact_csv.write import write_csv
from ..formats.errors import ContactFileError, PictureError
from ..formats.pictures import fitted
from ..formats.vcard.content import CardContent
from ..formats.vcard.file import read_file
from ..formats.vcard.lines import to_utf8
from ..formats.vcard.photo import Photo
from ..formats.vcard.write import write_card
from .client_import import Incoming
from .import_errors import FileColumns, FileDates, refused


class FileFormat(StrEnum):
    """How clients are written."""

    VCARD_3 = "vcard_3"
    VCARD_4 = "vcard_4"
    CSV = "csv"
    """With Google's columns."""


MAX_FILE: Final = 64 * 2**20
"""Bytes of a file that is imported."""
_OF_GOOGLE: Final = frozenset({"myContacts", "starred"})
"""Categories in Google's vCards that are no groups of a user."""
_SAMPLES: Final = 3
_MOST_VALUES: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientFile:
    """The records of a file; ``columns`` are its headings and what they are (none: a vCard).

    ``wrong_quotes`` is the first row of a CSV with text behind a closing quotation mark.
    """

    records: tuple[Incoming, ...]
    columns: Mapping[str, str]
    wrong_quotes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileColumn:
    """A heading of a CSV file, what its column is taken for, and the first values in it.

    ``mark`` is by what the column is known in another file: its heading, or without headings its
    number and what its values look like.
    """

    heading: str
    word: str
    samples: tuple[str, ...]
    mark: str


def read_client_file(
    data: bytes,
    today: date,
    *,
    order: Order | None = None,
    chosen: Mapping[str, str] | None = None,
) -> ClientFile:
    """Read a vCard or CSV file. Raises FileRefused.

    ``order``: of dates that can be read in two ways. ``chosen``: what columns are, by heading;
    the others are guessed.
    """
    with _refusing():
        if _is_vcard(data):
            return ClientFile(records=tuple(_cards(data)), columns={})
        return _table(data, today, order, chosen or {})


def columns_of(data: bytes) -> tuple[FileColumn, ...]:
    """Return the columns of a CSV file, each heading once; none of a vCard. Raises FileRefused."""
    with _refusing():
        table = None if _is_vcard(data) else read_table(data)
    if table is None:
        return ()
    words = [each.word for each in guess(table.headings)]
    found = dict(zip(reversed(table.headings), reversed(range(len(words))), strict=True))
    return tuple(
        FileColumn(
            heading=heading,
            word=words[at],
            samples=tuple(_samples(table, at)),
            mark=heading if table.has_headings else f"{heading} {shape_of(_values(table, at))}",
        )
        for heading, at in sorted(found.items(), key=lambda each: each[1])
    )


def _samples(table: Table, at: int) -> Iterator[str]:
    return islice(dict.fromkeys(_values(table, at)), _SAMPLES)


def _values(table: Table, at: int) -> Iterator[str]:
    """Yield the first values of a column that are not empty."""
    given = (row.values[at] for row in table.rows if at < len(row.values))
    return islice(filter(str.strip, given), _MOST_VALUES)


@contextmanager
def _refusing() -> Iterator[None]:
    try:
        yield
    except ContactFileError as err:
        raise refused(err) from err


def _is_vcard(data: bytes) -> bool:
    return b"BEGIN:VCARD" in to_utf8(data[:4096]).upper()


def _cards(data: bytes) -> Iterable[Incoming]:
    for card in read_file(data):
        remarks = [(each.value, "") for each in card.remarks]
        remarks += [("repeated", name) for name in card.repeated]
        content, picture = card.content, None
        if isinstance(content.photo, Photo):
            try:
                picture = fitted(content.photo.data)
            except PictureError as err:
                remarks.append((err.reason.value, ""))
            content = replace(content, photo=None)
        groups = tuple(each for each in content.groups if each not in _OF_GOOGLE)
        content = replace(content, groups=groups)
        yield Incoming(row=card.card.row, content=content, photo=picture, remarks=tuple(remarks))


def _table(data: bytes, today: date, order: Order | None, chosen: Mapping[str, str]) -> ClientFile:
    table = read_table(data)
    columns = _chosen(table.headings, chosen)
    if order is None and (example := ambiguous_date(table, columns)):
        raise FileDates(example=example)
    found = read_records(table, columns, this_year=today.year, order=order)
    records = [
        Incoming(
            row=each.row,
            content=each.content,
            remarks=tuple((one.reason.value, one.column) for one in each.remarks),
        )
        for each in found
    ]
    words = dict(zip(table.headings, (each.word for each in columns), strict=True))
    return ClientFile(records=tuple(records), columns=words, wrong_quotes=table.wrong_quotes)


def _chosen(headings: Sequence[str], chosen: Mapping[str, str]) -> list[Column]:
    found = list(guess(headings))
    for at, heading in enumerate(headings):
        if heading in chosen:
            try:
                column = column_of(chosen[heading], heading)
            except ValueError as err:
                raise FileColumns from err
            # The same heading again is another value.
            slot = f"{column.slot} {at}" if column.part == "value" else column.slot
            found[at] = replace(column, slot=slot)
    return found


def client_contents(
    tx: Transaction, found: Iterable[Client], *, notes: bool, pictures: bool
) -> list[CardContent]:
    """Return clients as the contents of a file."""
    groups = {each.id: each.name for each in people.groups(tx)}
    return [
        CardContent(
            contact=replace(each.content, notes=each.content.notes if notes else "", photo=""),
            photo=_photo(tx, each) if pictures else None,
            number=each.number,
            groups=tuple(groups[one] for one in each.group_ids if one in groups),
            uid=each.id,
        )
        for each in found
    ]


def _photo(tx: Transaction, client: Client) -> Photo | None:
    found = photos.get(tx, client.content.photo) if client.content.photo else None
    return None if found is None else Photo(data=found.data, media_type=found.media_type)


def write_client_file(contents: Sequence[CardContent], form: FileFormat) -> bytes:
    """Write a file that our own import reads back the same; photos are in vCards only."""
    if form is FileFormat.CSV:
        return write_csv(contents)
    version = "4.0" if form is FileFormat.VCARD_4 else "3.0"
    return b"".join(write_card(each, version) for each in contents)
