"""From the rows of a table to contacts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
import re
from typing import Any, Final

from ..blank import stripped
from ..contact import Contact, Labelled, NameParts, PostalAddress
from ..errors import ContactFileError, ContactFileReason
from ..vcard.content import CardContent
from ..vcard.labels import known_label
from ..vcard.photo import PhotoAddress
from .columns import HOUSE, LISTED, Column, Kind
from .dates import Order, is_ambiguous, order_of, read_date
from .table import FRACTION, RUINED, Row, Table, is_changed_by_spreadsheets

SEPARATOR: Final = " ::: "
"""Between several values of one cell, in Google's files."""
MARK: Final = "* "
"""Before a label that is preferred, and a group of Google's own."""

_NO_PARTS: Final = NameParts()
_FORMULA: Final = re.compile(r'="(.*)"', re.DOTALL)
_GUARDED: Final = re.compile(r"'[=+\-@']")
_NUMBERS: Final = frozenset({Kind.PHONE, Kind.NUMBER})
_LIST: Final = re.compile("[,;]")
_NO: Final = frozenset({"", "0", "no", "nein", "false", "falsch"})
_NAMES: Final = (Kind.PREFIX, Kind.GIVEN, Kind.MIDDLE, Kind.FAMILY, Kind.SUFFIX)
_PARTS: Final = tuple(
    (kind, kind.value)
    for kind in (*_NAMES, Kind.PHONETIC_GIVEN, Kind.PHONETIC_MIDDLE, Kind.PHONETIC_FAMILY)
)
_FIELDS: Final = {
    Kind.PHONE: "phones",
    Kind.EMAIL: "emails",
    Kind.URL: "urls",
    Kind.DATE: "dates",
    Kind.RELATION: "relations",
    Kind.CUSTOM: "custom",
}
_ENOUGH: Final = frozenset(
    {Kind.NAME, Kind.GIVEN, Kind.FAMILY, Kind.ORGANISATION, Kind.PHONE, Kind.EMAIL, Kind.NICKNAME}
)
"""One of these has to be there, or no row says who it is."""


class RowRemark(StrEnum):
    """What was odd about a row."""

    NO_NAME = "no_name"
    NOTHING = "nothing"
    SHORT = "short"
    """It has fewer values than there are headings."""
    LONG = "long"
    """It has more values than there are headings; the further ones are left out."""
    RUINED_NUMBER = "ruined_number"
    """A program has made ``4.91701E+11`` of a number: its digits are lost, and it is left out."""
    NO_DATE = "no_date"
    """What is in a column of dates is none; it is kept as text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """What was odd, and in which column (its heading; empty: the row)."""

    reason: RowRemark
    column: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a row says; ``row`` is its line in the file, from 1."""

    row: int
    content: CardContent
    remarks: tuple[Remark, ...] = ()


def ambiguous_date(table: Table, columns: Sequence[Column]) -> str:
    """Return the first date that may be read either way; empty if one in the file tells."""
    texts = list(_dates(table, columns))
    return "" if order_of(texts) is not None else next(filter(is_ambiguous, texts), "")


def read_records(
    table: Table, columns: Sequence[Column], *, this_year: int, order: Order | None = None
) -> list[Record]:
    """Read the rows. ``order`` is that of dates which do not tell theirs (None: month first).

    Raises ``ContactFileError`` if no column says who a row is about.
    """
    if not any(column.kind in _ENOUGH for column in columns):
        raise ContactFileError(ContactFileReason.COLUMNS)
    found = order_of(_dates(table, columns)) or order or Order.MONTH
    reader = _Reader(table, columns, found, this_year)
    return [reader.read(row) for row in table.rows]


def _dates(table: Table, columns: Sequence[Column]) -> Iterator[str]:
    places = [
        at
        for at, column in enumerate(columns)
        if column.kind is Kind.BIRTHDAY or (column.kind is Kind.DATE and column.part == "value")
    ]
    for row in table.rows:
        for at in places:
            if at < len(row.values):
                yield from row.values[at].split(SEPARATOR)


type _Split = Callable[[str], list[str]]
type _Slots = dict[tuple[Kind, str], dict[str, tuple[str, Column]]]


class _Reader:
    """Reads the rows of one table."""

    def __init__(
        self, table: Table, columns: Sequence[Column], order: Order, this_year: int
    ) -> None:
        self._headings = table.headings
        self._columns = tuple(columns)
        self._order = order
        self._year = this_year
        self._remarks = list[Remark]()

    def read(self, row: Row) -> Record:
        self._remarks = []
        singles, slots = self._sorted(row)
        split = _alone if singles.get(Kind.UID) else _split
        parts = NameParts(**{part: singles.get(kind, "") for kind, part in _PARTS})
        name = singles.get(Kind.NAME, "") or " ".join(
            text for kind in _NAMES if (text := singles.get(kind, ""))
        )
        has_parts = parts != _NO_PARTS and parts != NameParts(given=name)
        contact = Contact(
            name=name,
            parts=parts if has_parts else None,
            company=singles.get(Kind.COMPANY, "").casefold() not in _NO,
            nickname=singles.get(Kind.NICKNAME, ""),
            organisation=singles.get(Kind.ORGANISATION, ""),
            department=singles.get(Kind.DEPARTMENT, ""),
            title=singles.get(Kind.TITLE, ""),
            role=singles.get(Kind.ROLE, ""),
            birthday=self._date(singles.get(Kind.BIRTHDAY, ""), Kind.BIRTHDAY),
            notes=singles.get(Kind.NOTES, ""),
            addresses=tuple(_addresses(slots, split)),
            **self._several(slots, split),
        )
        photo = singles.get(Kind.PHOTO, "")
        content = CardContent(
            contact=self._named(contact),
            photo=PhotoAddress(url=photo) if photo else None,
            number=singles.get(Kind.NUMBER, ""),
            groups=tuple(_groups(singles.get(Kind.GROUPS, ""))),
            uid=singles.get(Kind.UID, ""),
        )
        return Record(row=row.number, content=content, remarks=tuple(self._remarks))

    def _sorted(self, row: Row) -> tuple[dict[Kind, str], _Slots]:
        """Sort the values of a row by what they are; the first of one kind counts.

        Only notes are all kept, one below the other.
        """
        if len(row.values) < len(self._columns):
            self._remark(RowRemark.SHORT)
        elif any(row.values[len(self._columns) :]):
            self._remark(RowRemark.LONG)
        singles = dict[Kind, str]()
        slots: _Slots = {}
        for at, (column, raw) in enumerate(zip(self._columns, row.values, strict=False)):
            if not raw or column.kind is Kind.SKIP or not (value := _value(raw, column)):
                continue
            if _is_ruined(column, raw.strip()):
                self._remark(RowRemark.RUINED_NUMBER, self._headings[at])
            elif column.label == LISTED:
                singles.setdefault(column.kind, SEPARATOR.join(_LIST.split(value)))
            elif column.kind is Kind.NOTES and column.kind in singles:
                singles[column.kind] += f"\n{value}"
            elif not column.part:
                singles.setdefault(column.kind, value)
            else:
                slot = slots.setdefault((column.kind, column.slot or str(at)), {})
                slot.setdefault(column.part, (value, column))
        return singles, slots

    def _several(self, slots: _Slots, split: _Split) -> dict[str, Any]:
        """Return the fields of a contact with any number of values."""
        found = dict[str, list[Labelled]]()
        for (kind, _), parts in slots.items():
            if kind is Kind.ADDRESS or "value" not in parts:
                continue
            text, column = parts["value"]
            told = parts["label"][0] if "label" in parts else column.label
            label, preferred = _label(told)
            values = found.setdefault(_FIELDS[kind], [])
            for each in filter(None, map(stripped, split(text))):
                value = self._date(each, kind) if kind is Kind.DATE else each
                first = preferred and not any(one.preferred for one in values)
                values.append(Labelled(value=value, label=label, preferred=first))
        return {name: tuple(one for one in each if one.value) for name, each in found.items()}

    def _date(self, text: str, kind: Kind) -> str:
        found = read_date(text, self._order, self._year)
        if found is None:
            headings = zip(self._headings, self._columns, strict=False)
            self._remark(
                RowRemark.NO_DATE,
                next(heading for heading, column in headings if column.kind is kind),
            )
            return text
        return found

    def _named(self, contact: Contact) -> Contact:
        """Return the contact with a name: what stands in for it, if there is none."""
        if contact.name:
            return contact
        others = (*contact.emails, *contact.phones)
        name = contact.organisation or contact.nickname
        name = name or next((each.value for each in others), "")
        self._remark(RowRemark.NO_NAME if name else RowRemark.NOTHING)
        company = contact.company or (name == contact.organisation != "")
        return replace(contact, name=name, company=company)

    def _remark(self, reason: RowRemark, column: str = "") -> None:
        self._remarks.append(Remark(reason=reason, column=column))


def _is_ruined(column: Column, given: str) -> bool:
    """Return whether a spreadsheet has made a power of ten of a number.

    A client's number may look like one: of these only those as spreadsheets write them.
    """
    if column.kind is Kind.PHONE:
        return RUINED.fullmatch(given) is not None
    return column.kind is Kind.NUMBER and "E+" in given and RUINED.fullmatch(given) is not None


def _value(raw: str, column: Column) -> str:
    """Return a value without what keeps a spreadsheet from taking it as a formula or a number.

    Nor with the fraction that some programs give to all numbers of a column.
    """
    value = stripped(raw)
    if column.kind in _NUMBERS and FRACTION.fullmatch(value):
        return value[:-2]
    if value[:1] == "=" and (found := _FORMULA.fullmatch(value)) is not None:
        return stripped(found[1])
    guarded = value[:1] == "'" and (_GUARDED.match(value) or is_changed_by_spreadsheets(value[1:]))
    return value[1:] if guarded else value


def _label(text: str) -> tuple[str, bool]:
    preferred = text.startswith("*")
    return known_label(text.removeprefix("*").strip()), preferred


def _groups(text: str) -> Iterator[str]:
    """Yield the names of groups; Google's own (``* myContacts``) are none of the studio's."""
    for each in dict.fromkeys(map(stripped, text.split(SEPARATOR))):
        if each and not each.startswith(MARK):
            yield each


def _split(text: str) -> list[str]:
    """Return the values of one cell, as Google writes them."""
    return text.split(SEPARATOR)


def _alone(text: str) -> list[str]:
    """Return the value of one cell, as we write it: each has columns of its own."""
    return [text]


def _addresses(slots: _Slots, divided: _Split) -> Iterator[PostalAddress]:
    preferred = False
    for (kind, _), parts in slots.items():
        said = {part: text for part, (text, _) in parts.items() if part != "label"}
        if kind is not Kind.ADDRESS or not said:
            continue
        told = parts["label"][0] if "label" in parts else next(iter(parts.values()))[1].label
        label, first = _label(told)
        split = {part: divided(text) for part, text in said.items()}
        for number in range(max(map(len, split.values()))):
            there = {part: texts[number:][:1] for part, texts in split.items()}
            fields = {part: stripped(text) for part, texts in there.items() for text in texts}
            if house := fields.pop(HOUSE, ""):
                fields["street"] = f"{fields.get('street', '')} {house}".strip()
            address = PostalAddress(**fields, label=label, preferred=first and not preferred)
            preferred = preferred or first
            yield address
