"""What phones call the items of calendars and address books, and the texts that they wrote.

A collection is named by a key: the id of a staff member or resource, with how much of it is shown
if that is not all (``<owner>/title``, ``<owner>/busy``), or ``clients/<group id>``. A record that
no phone has written has no row: then its name and UID are made from its id. A row stays as long as
its record is known, also as a tombstone; its text goes when the record is deleted.

A change of a row has a rev of its own, but is no change of its record: no sync follows.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import batched
from pathlib import PurePosixPath
from typing import Any, Final

from sqlalchemy import Text, bindparam, delete, func, select, union_all, update

from . import tables
from .database import Transaction, upsert

_MANY: Final = 500
"""Ids named in one statement."""

CLIENTS: Final = "clients/"
"""Before the id of a group: the key of its address book."""
_GONE: Final = "name:"
"""Before a name that a record had: the record of the row that keeps it."""

_p, _v = tables.phone_item.c, tables.phone_property.c
_CALENDAR: Final = _p.calendar == bindparam("calendar", type_=Text)
_KEYS: Final = bindparam("keys", expanding=True, type_=Text)
_NAMES: Final = bindparam("names", expanding=True, type_=Text)
_ALL = select(tables.phone_item)
_BY_RECORD = _ALL.where(_CALENDAR, _p.record_id.in_(_KEYS))
_BY_NAME = _ALL.where(_CALENDAR, _p.name.in_(_KEYS))
_UIDS = select(_p.record_id, _p.uid).where(_p.record_id.in_(_KEYS))
_OF_UIDS = select(_p.uid, _p.record_id).where(_p.uid.in_(_KEYS))
_BY_UID = _ALL.where(_p.uid == bindparam("uid", type_=Text)).order_by(_p.calendar, _p.record_id)
_OF_RECORD = _ALL.where(_p.record_id == bindparam("key", type_=Text)).order_by(_p.calendar)
_MARKS = select(_p.record_id, _p.name, _p.text_etag, _p.made_from, _p.rev)
_OF_CALENDAR = _MARKS.where(_CALENDAR)
_SINCE = _MARKS.where(_CALENDAR, _p.rev > bindparam("since"))
_MARKS_OF = _MARKS.where(_CALENDAR, _p.record_id.in_(_KEYS))
_MARKS_NAMED = _MARKS.where(_CALENDAR, _p.name.in_(_KEYS))
_MARKS_ABOUT = union_all(_MARKS_OF, _MARKS.where(_CALENDAR, _p.name.in_(_NAMES)))
_LAST = select(func.max(_p.rev)).where(_CALENDAR)
_TAKEN = (
    _p.calendar == bindparam("there", type_=Text),
    _p.name == bindparam("taken", type_=Text),
    _p.record_id != bindparam("key", type_=Text),
)
_FREE = delete(tables.phone_item).where(*_TAKEN, _p.record_id.startswith(_GONE))
# Its row stays, for the UID's sake; a record has a rev of its own when it is shown again.
_RENAME = update(tables.phone_item).where(*_TAKEN).values(name=bindparam("free", type_=Text))
_DROP = delete(tables.phone_item).where(_p.record_id.in_(_KEYS))
_DROP_TEXTS = (
    update(tables.phone_item)
    .where(_p.record_id.in_(_KEYS), _p.text.is_not(None))
    .values(text=None, text_etag="", made_from="", rev=bindparam("new_rev"))
)
_PUT = upsert(tables.phone_item)
_PROPERTIES = (
    select(_v.name, _v.value)
    .where(
        _v.access_id == bindparam("access", type_=Text),
        _v.collection == bindparam("place", type_=Text),
    )
    .order_by(_v.name)
)
_PUT_PROPERTY = upsert(tables.phone_property)


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneItem:
    """An item of a calendar or an address book as phones know it.

    ``text`` is what a phone wrote, byte for byte, None if none is kept; ``text_etag`` its etag, and
    ``made_from`` what the server would have made the etag of an own text from when it was written:
    as long as that is the same, the text is still right. Both are empty without a text.
    """

    calendar: str
    record_id: str
    name: str
    uid: str
    text: bytes | None = None
    text_etag: str = ""
    made_from: str = ""
    rev: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An item without its text; ``record_id`` is None for a name that no item has any more."""

    record_id: str | None
    name: str
    text_etag: str
    made_from: str
    rev: int


def get(tx: Transaction, calendar: str, record_id: str) -> PhoneItem | None:
    """Return the item of a record in a calendar."""
    return get_many(tx, calendar, [record_id]).get(record_id)


def get_many(tx: Transaction, calendar: str, record_ids: Iterable[str]) -> dict[str, PhoneItem]:
    """Return the items that there are of these records, by record id."""
    return {each.record_id: each for each in _read(tx, _BY_RECORD, calendar, record_ids)}


def by_name(tx: Transaction, calendar: str, names: Iterable[str]) -> dict[str, PhoneItem]:
    """Return the items that have these names, by name; their records may be deleted."""
    every = _read(tx, _BY_NAME, calendar, names)
    return {each.name: each for each in every if not each.record_id.startswith(_GONE)}


def by_uid(tx: Transaction, uid: str) -> list[PhoneItem]:
    """Return the items of whatever calendar with a UID that a phone gave."""
    every = [_item(row) for row in tx.connection.execute(_BY_UID, {"uid": uid})]
    return [each for each in every if not each.record_id.startswith(_GONE)]


def of_uids(tx: Transaction, uids: Iterable[str]) -> list[tuple[str, str]]:
    """Return the records to which phones gave these UIDs: UID and record."""
    found = list[tuple[str, str]]()
    for some in batched(dict.fromkeys(uids), _MANY, strict=False):
        rows = tx.connection.execute(_OF_UIDS, {"keys": some}).tuples()
        found += ((uid, record_id) for uid, record_id in rows if not record_id.startswith(_GONE))
    return found


def uids(tx: Transaction, record_ids: Iterable[str]) -> dict[str, str]:
    """Return the UIDs of these records, given by a phone or by default."""
    found = {each: each for each in record_ids}
    for some in batched(list(found), _MANY, strict=False):
        found.update(tx.connection.execute(_UIDS, {"keys": some}).tuples().all())
    return found


def uids_in(tx: Transaction, calendar: str, record_ids: Iterable[str]) -> dict[str, str]:
    """Return the UIDs that phones gave to these records in one calendar."""
    found = dict[str, str]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        query = _UIDS.where(_p.calendar == calendar)
        for record_id, uid in tx.connection.execute(query, {"keys": some}):
            found[record_id] = uid
    return found


def of_record(tx: Transaction, record_id: str) -> list[PhoneItem]:
    """Return the items of a record in all calendars."""
    return [_item(row) for row in tx.connection.execute(_OF_RECORD, {"key": record_id})]


def marks(tx: Transaction, calendar: str, since_rev: int | None = None) -> list[Mark]:
    """Return all items of a calendar, or those that changed after a rev, without their texts."""
    query = _OF_CALENDAR if since_rev is None else _SINCE
    arguments = {"calendar": calendar} | ({} if since_rev is None else {"since": since_rev})
    return [_mark(row) for row in tx.connection.execute(query, arguments).tuples()]


def marks_of(tx: Transaction, calendar: str, record_ids: Iterable[str]) -> dict[str, Mark]:
    """Return the items that there are of these records without their texts, by record id."""
    found = dict[str, Mark]()
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        rows = tx.connection.execute(_MARKS_OF, {"calendar": calendar, "keys": some})
        found |= {row[0]: _mark(row) for row in rows.tuples()}
    return found


def marks_named(tx: Transaction, calendar: str, names: Iterable[str]) -> dict[str, Mark]:
    """Return the items that have these names without their texts, by name.

    Also names that no item has any more.
    """
    found = dict[str, Mark]()
    for some in batched(dict.fromkeys(names), _MANY, strict=False):
        rows = tx.connection.execute(_MARKS_NAMED, {"calendar": calendar, "keys": some})
        found |= {row[1]: _mark(row) for row in rows.tuples()}
    return found


def marks_about(
    tx: Transaction, calendar: str, by_name: Mapping[str, str]
) -> tuple[dict[str, Mark], dict[str, Mark]]:
    """Return ``marks_named`` and ``marks_of`` at once; asked for are names, each with a record."""
    named, of_records = dict[str, Mark](), dict[str, Mark]()
    for some in batched(by_name.items(), _MANY, strict=False):
        wanted = dict(some)
        arguments = {"calendar": calendar, "names": list(wanted), "keys": list(wanted.values())}
        for row in tx.connection.execute(_MARKS_ABOUT, arguments).tuples():
            mark = named[row[1]] = _mark(row)
            if mark.record_id is not None:
                of_records[mark.record_id] = mark
    return named, of_records


def _mark(row: tuple[str, str, str, str, int]) -> Mark:
    record_id, name, text_etag, made_from, rev = row
    return Mark(
        record_id=None if record_id.startswith(_GONE) else record_id,
        name=name,
        text_etag=text_etag,
        made_from=made_from,
        rev=rev,
    )


def last_rev(tx: Transaction, calendar: str) -> int:
    """Return the rev of the last change of an item of a calendar; 0 if there is none."""
    found: int | None = tx.connection.execute(_LAST, {"calendar": calendar}).scalar_one()
    return found or 0


def put(tx: Transaction, item: PhoneItem) -> PhoneItem:
    """Store an item with the next rev, and return it as it is kept now.

    A former item of that name loses it. If the record had another name, that is noted as gone.
    """
    named, of_records = marks_about(tx, item.calendar, {item.name: item.record_id})
    former = _former_name(tx, item, of_records.get(item.record_id))
    item = replace(item, rev=tx.next_rev())
    if (holder := named.get(item.name)) is not None and holder.record_id != item.record_id:
        _free(tx, item.calendar, item.name, item.record_id, holder.record_id)
    tx.connection.execute(_PUT, _row(item))
    if former != item.name and former not in marks_named(tx, item.calendar, [former]):
        gone = replace(item, record_id=_GONE + former, name=former, uid="", **_NO_TEXT)
        tx.connection.execute(_PUT, _row(gone))
    return item


def _former_name(tx: Transaction, item: PhoneItem, old: Mark | None) -> str:
    """Return the name that a record had for phones until now."""
    if old is not None:
        return old.name
    is_new = any(
        each.get(item.record_id, item) is None for each in (tx.originals, tx.client_originals)
    )
    return item.name if is_new else default_name(item.calendar, item.record_id)


def default_name(calendar: str, record_id: str) -> str:
    """Return the name of a record's item that no phone has named."""
    return f"{record_id}.vcf" if calendar.startswith(CLIENTS) else f"{record_id}.ics"


_NO_TEXT: Final[Mapping[str, Any]] = {"text": None, "text_etag": "", "made_from": ""}


def drop_texts(tx: Transaction, record_ids: Iterable[str], calendar: str | None = None) -> None:
    """Forget the texts of these records, in one calendar or in all; names and UIDs stay."""
    there = [] if calendar is None else [_p.calendar == calendar]
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        held = select(_p.record_id).where(_p.record_id.in_(_KEYS), _p.text.is_not(None), *there)
        if tx.connection.execute(held.limit(1), {"keys": some}).first() is not None:
            drop = _DROP_TEXTS.where(*there)
            tx.connection.execute(drop, {"keys": some, "new_rev": tx.next_rev()})


def forget(tx: Transaction, record_ids: Iterable[str]) -> None:
    """Delete the rows of records that are forgotten."""
    for some in batched(dict.fromkeys(record_ids), _MANY, strict=False):
        tx.connection.execute(_DROP, {"keys": some})


def forget_names(tx: Transaction, until_rev: int, *, of_clients: bool) -> None:
    """Forget which names were given up until a rev: no token from before is taken any more."""
    kind = _p.calendar.startswith(CLIENTS)
    tx.connection.execute(
        delete(tables.phone_item).where(
            _p.record_id.startswith(_GONE),
            _p.rev <= until_rev,
            kind if of_clients else ~kind,
        )
    )


def properties(tx: Transaction, access_id: str, collection: str) -> dict[str, str]:
    """Return the properties that an access gave to a collection, by name."""
    arguments = {"access": access_id, "place": collection}
    return dict(tx.connection.execute(_PROPERTIES, arguments).tuples().all())


def all_properties(tx: Transaction, name: str) -> list[tuple[str, str, str]]:
    """Return the properties of a name with the access and the collection that have them."""
    query = select(_v.access_id, _v.collection, _v.value).where(_v.name == name)
    return [(row[0], row[1], row[2]) for row in tx.connection.execute(query.order_by(_v.access_id))]


def put_property(
    tx: Transaction, access_id: str, collection: str, name: str, value: str | None
) -> None:
    """Store a property; None removes it."""
    row = {"access_id": access_id, "collection": collection, "name": name}
    if value is not None:
        tx.connection.execute(_PUT_PROPERTY, {**row, "value": value})
        return
    tx.connection.execute(
        delete(tables.phone_property).where(*(_v[each] == row[each] for each in row))
    )


def keep_accesses(tx: Transaction, access_ids: Iterable[str]) -> None:
    """Delete the properties of all accesses but these, which are those that there are."""
    removed = _v.access_id.not_in(list(access_ids))
    tx.connection.execute(delete(tables.phone_property).where(removed))


def _free(tx: Transaction, calendar: str, name: str, record_id: str, other: str | None) -> None:
    """Take a name from another record, or, if it is None, from the note that it is gone."""
    arguments = {"there": calendar, "taken": name, "key": record_id}
    if other is None:
        tx.connection.execute(_FREE, arguments)
        return
    ending = PurePosixPath(name).suffix[:8]
    stem = f"{other}~"
    while _holder(tx, calendar, f"{stem}{ending}") is not None:
        stem += "~"
    # It may have had that name before, and given it up.
    tx.connection.execute(_FREE, {**arguments, "taken": f"{stem}{ending}"})
    tx.connection.execute(_RENAME, {**arguments, "free": f"{stem}{ending}"})


def _holder(tx: Transaction, calendar: str, name: str) -> str | None:
    """Return the record whose item has a name, None if none has."""
    found = marks_named(tx, calendar, [name]).get(name)
    return None if found is None else found.record_id


def _read(tx: Transaction, query: Any, calendar: str, keys: Iterable[str]) -> list[PhoneItem]:
    return [
        _item(row)
        for some in batched(dict.fromkeys(keys), _MANY, strict=False)
        for row in tx.connection.execute(query, {"calendar": calendar, "keys": some})
    ]


def _item(row: Any) -> PhoneItem:
    return PhoneItem(**row._mapping)  # noqa: SLF001 - public, whatever it is called


def _row(item: PhoneItem) -> dict[str, Any]:
    return {name: getattr(item, name) for name in PhoneItem.__slots__}
