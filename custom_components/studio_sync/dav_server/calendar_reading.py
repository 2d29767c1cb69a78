"""Reads calendars for phones: names, etags and texts of their items, from the book.

All of one transaction. Of several items it asks as many questions as of one.
"""

from collections.abc import Collection, Iterable, Mapping, MutableMapping
from functools import cached_property
from hashlib import blake2b
from typing import Any, Final, cast

from ..book import appointments, calendar_items, clients, phone_items
from ..book.calendar_items import Revs, Scope
from ..book.database import Transaction
from ..book.model import Appointment
from ..book.phone_items import Mark, PhoneItem
from . import tokens
from .event_mapping import Family, Kept, View, text_of

EXTENSION: Final = ".ics"
_TEXTS: Final = "\0texts of calendars"
_ETAGS: Final = "\0etags of calendars"
MAX_TEXTS: Final = 8 * 2**20
"""Bytes of texts that a book keeps ready."""
MAX_LISTINGS: Final = 16
"""Calendars whose etags a book keeps ready."""


class _ReadyTexts:
    """Texts that need not be made again; those that were made first are forgotten first."""

    def __init__(self) -> None:
        self.by_etag = dict[str, bytes]()
        self._size = 0

    def keep(self, etag: str, text: bytes) -> None:
        self._size += len(text) - len(self.by_etag.get(etag, b""))
        self.by_etag[etag] = text
        while self._size > MAX_TEXTS:
            self._size -= len(self.by_etag.pop(next(iter(self.by_etag))))


class CalendarReading:
    """Reads the items of calendars within one transaction."""

    def __init__(self, tx: Transaction) -> None:
        """Take the transaction of the request."""
        self._tx = tx

    # -- which items there are -----------------------------------------------------------------

    def named(self, view: View, names: Collection[str]) -> dict[str, str]:
        """Return the ids of the items that there are of these names, by name."""
        ids = {name: _id_in(name) for name in names}
        named, of_records = phone_items.marks_about(self._tx, view.key, ids)
        given = {name: named[name].record_id for name in ids if name in named}
        unnamed = {
            name: key for name, key in ids.items() if name not in named and key not in of_records
        }
        unusual = [key for name, key in unnamed.items() if name != f"{key}{EXTENSION}"]
        own = self.names_of(view, unusual) if unusual else {}
        found = {name: key for name, key in given.items() if key is not None}
        return found | {name: key for name, key in unnamed.items() if own.get(key, name) == name}

    def names_of(self, view: View, record_ids: Iterable[str]) -> dict[str, str]:
        """Return the names that records have in a calendar, whether they are there or not."""
        ids = list(dict.fromkeys(record_ids))
        marks = phone_items.marks_of(self._tx, view.key, ids)
        own = {key: marks[key].name if key in marks else f"{key}{EXTENSION}" for key in ids}
        defaults = [name for key, name in own.items() if key not in marks]
        taken = phone_items.marks_named(self._tx, view.key, defaults)
        for key, name in own.items():
            if key not in marks and name in taken and taken[name].record_id is not None:
                own[key] = _other_name(key)
        return own

    def etags(self, view: View, names: Collection[str] | None = None) -> Mapping[str, str]:
        """Return the etags of all items of a calendar, or those that there are of some names."""
        if names is not None:
            ids = self.named(view, names)
            found = self.etags_of(view, ids.values())
            return {name: found[key] for name, key in ids.items() if key in found}
        token = self.token(view)
        listings = self._memory(_ETAGS)
        known = listings.pop(view.form, None)
        if known is None or known[0] != token:
            known = (token, self._all_etags(view))
        listings[view.form] = known
        if len(listings) > MAX_LISTINGS:
            del listings[next(iter(listings))]
        return cast("dict[str, str]", known[1])

    def _all_etags(self, view: View) -> dict[str, str]:
        marks = phone_items.marks(self._tx, view.key)
        by_id = {each.record_id: each for each in marks if each.record_id is not None}
        taken = {each.name for each in by_id.values()}
        found = dict[str, str]()
        for key, revs in calendar_items.items(self._tx, _scope(view)).items():
            mark = by_id.get(key)
            name = f"{key}{EXTENSION}" if mark is None else mark.name
            if mark is None and name in taken:
                name = _other_name(key)
            found[name] = self._etag(self._made_from(view, revs), mark)
        return found

    def etags_of(self, view: View, record_ids: Iterable[str]) -> dict[str, str]:
        """Return the etags of the items that there are of these records, by record id."""
        found = calendar_items.items(self._tx, _scope(view), list(record_ids))
        marks = phone_items.marks_of(self._tx, view.key, found)
        return {
            key: self._etag(self._made_from(view, revs), marks.get(key))
            for key, revs in found.items()
        }

    def made_from(self, view: View, record: Appointment) -> str:
        """Return what the text of an item is made from, if it is one: see ``PhoneItem``."""
        found = calendar_items.items(self._tx, _scope(view), [record.id])
        return self._made_from(view, found[record.id]) if record.id in found else ""

    def token(self, view: View) -> str:
        """Return the sync token of a calendar."""
        return tokens.token_of(self._tx, self.last_rev(view), view.form, self.forgotten)

    def last_rev(self, view: View) -> int:
        """Return the rev of the last change that a calendar may show."""
        return max(
            calendar_items.last_rev(self._tx, _scope(view)),
            phone_items.last_rev(self._tx, view.key),
        )

    @cached_property
    def forgotten(self) -> int:
        """Up to which rev not all changes can be told any more."""
        return tokens.forgotten(self._tx)

    # -- what they say -------------------------------------------------------------------------

    def ready(self, view: View, names: Collection[str]) -> dict[str, tuple[str, bytes]]:
        """Return etags and texts by name, of what the book has ready: perhaps of none."""
        known = self._memory(_ETAGS).get(view.form)
        if known is None or known[0] != self.token(view):
            return {}
        texts, etags = self._texts_ready.by_etag, known[1]
        return {
            name: (etags[name], texts[etags[name]])
            for name in names
            if name in etags and etags[name] in texts
        }

    def texts(self, view: View, record_ids: Collection[str]) -> dict[str, tuple[str, bytes]]:
        """Return etags and texts of the items that there are of these records, by record id."""
        etags = self.etags_of(view, record_ids)
        ready = self._texts_ready
        known = ready.by_etag
        found = {key: (etag, known[etag]) for key, etag in etags.items() if etag in known}
        missing = [key for key in etags if key not in found]
        families = self._families(view, appointments.get_many(self._tx, missing))
        items = phone_items.get_many(self._tx, view.key, missing)
        for key in missing:
            item = items.get(key)
            text = self._text(view, families[key], item, etags[key])
            found[key] = (etags[key], text)
            ready.keep(etags[key], text)
        return found

    def text(self, view: View, record: Appointment) -> bytes:
        """Return the text of an item as the calendar serves it."""
        found = self.texts(view, [record.id])
        return found[record.id][1] if record.id in found else self.own(view, record)

    def own(self, view: View, record: Appointment) -> bytes:
        """Return the text of an item as it would be if no phone had written it."""
        return text_of(self._families(view, {record.id: record})[record.id], view)

    def _text(self, view: View, family: Family, item: PhoneItem | None, etag: str) -> bytes:
        if item is None or item.text is None:
            return text_of(family, view)
        if etag == item.text_etag:
            return item.text
        kept = Kept(text=item.text, rev=item.rev)
        return text_of(
            Family(
                record=family.record,
                uid=family.uid,
                exceptions=family.exceptions,
                clients=family.clients,
                kept=kept,
            ),
            view,
        )

    def _families(self, view: View, records: Mapping[str, Appointment]) -> dict[str, Family]:
        """Return what the items are made from, without what phones have written."""
        if not records:
            return {}
        series = [each.id for each in records.values() if each.series_id is None]
        exceptions = dict[str, list[Appointment]]()
        for each in appointments.exceptions_of(self._tx, series):
            exceptions.setdefault(each.series_id or "", []).append(each)
        uids = phone_items.uids(self._tx, records)
        shown = [*records.values()]
        shown += [each for some in exceptions.values() for each in some if view.shows(each)]
        wanted = {each.client_id for each in shown if each.client_id} if view.names_clients else ()
        people = clients.get_many(self._tx, wanted)
        found = dict[str, Family]()
        for key, record in records.items():
            dates = tuple(exceptions.get(key, ()))
            named = {record.client_id, *(each.client_id for each in dates if view.shows(each))}
            found[key] = Family(
                record=record,
                uid=uids[key],
                exceptions=dates,
                clients={each: people[each] for each in named if each in people},
            )
        return found

    # -- etags ---------------------------------------------------------------------------------

    def _made_from(self, view: View, revs: Revs) -> str:
        """Return the digest of what a text is made from, in whatever life of the book."""
        of = self._lives.of
        told = f"{view.form}|{','.join([f'{of(rev)}{rev}' for rev in revs])}"
        return f'"{blake2b(told.encode(), digest_size=16).hexdigest()}"'

    def _etag(self, made_from: str, mark: Mark | None) -> str:
        """Return an etag: that of the text that a phone wrote, as long as it is right."""
        if mark is None or not mark.text_etag:
            return made_from
        if mark.made_from == made_from:
            return mark.text_etag
        told = f"{made_from}{mark.text_etag}{self._lives.of(mark.rev)}{mark.rev}"
        return f'"{blake2b(told.encode(), digest_size=16).hexdigest()}"'

    @cached_property
    def _lives(self) -> tokens.Lives:
        return tokens.lives(self._tx)

    @property
    def _texts_ready(self) -> _ReadyTexts:
        found: _ReadyTexts = self._tx.memory.setdefault(_TEXTS, _ReadyTexts())
        return found

    def _memory(self, name: str) -> MutableMapping[str, Any]:
        return cast("dict[str, Any]", self._tx.memory.setdefault(name, {}))


def _scope(view: View) -> Scope:
    return Scope(owner_id=view.owner_id, tentative=view.tentative, clients=view.names_clients)


def _id_in(name: str) -> str:
    """Return whose item a name may be that no phone gave."""
    return name.removesuffix(EXTENSION).rstrip("~")


def _other_name(record_id: str) -> str:
    """Return the name of a record whose own has been given to something else by a phone."""
    return f"{record_id}~{EXTENSION}"
