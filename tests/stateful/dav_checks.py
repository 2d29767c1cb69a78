"""What must hold of what phones are served, after every step."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from custom_components.studio_sync.book import appointments, clients
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.dav_server.calendar_reading import CalendarReading
from custom_components.studio_sync.dav_server.client_block import with_client
from custom_components.studio_sync.dav_server.event_mapping import View
from custom_components.studio_sync.formats.icalendar.event import CalendarObject, Event, Status
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.formats.recurrence import expand
from custom_components.studio_sync.formats.vcard.file import read_file
from tests.world import START, ZONE

from . import views
from .checks import Rows, same
from .dav_client import DavClient, Line

_FIRST, _LAST = START - timedelta(days=365), START + timedelta(days=365 * 8)

type Signature = tuple[object, ...]
"""What a text is made from in the book: as long as it is the same, so is the text."""


@dataclass(slots=True)
class Kept:
    """A text that the server said it has stored as it is."""

    text: bytes
    made_from: Signature


@dataclass(slots=True)
class Served:
    """What phones were served and have written, and what must still be true of it."""

    texts: dict[str, bytes] = field(default_factory=dict)
    """By etag: each names one text, for ever."""
    kept: dict[str, Kept] = field(default_factory=dict)
    """By href."""
    own_lines: dict[tuple[str, str], set[bytes]] = field(default_factory=dict)
    """Lines that only phones know, such as of alarms: by the key of a view, and record id."""

    def forget_deleted(self, records: Mapping[str, Appointment]) -> None:
        """Expect nothing more of what is deleted."""
        for key in [
            each for each in self.own_lines if each[1] not in records or records[each[1]].deleted
        ]:
            del self.own_lines[key]

    def name(self, etag: str, text: bytes) -> None:
        """Note that an etag names a text."""
        assert self.texts.setdefault(etag, text) == text, f"{etag} names two texts"


async def check_collection(
    line: Line, served: Served, phone: DavClient, collection: str, limit: int | None
) -> None:
    """Follow the tokens: that, a listing, all texts and the book say the same."""
    held = await line.follow(phone, collection, limit)
    listed = await line.listing(phone, collection)
    assert held.etags == listed, f"{collection}: held {held.etags}, there is {listed}"
    got = await line.get_all(phone, sorted(listed))
    told = await line.multiget(phone, collection, sorted(listed))
    assert {href: etag for href, (etag, _) in got.items()} == listed
    assert told == got, f"a multiget of {collection} gives {told}, not {got}"
    for href, (etag, text) in got.items():
        served.name(etag, text)
        if (kept := served.kept.get(href)) is not None:
            now = await signature(line, phone, href)
            assert now != kept.made_from or text == kept.text, f"{href} was stored otherwise"
    if collection == phone.book:
        for _, text in got.values():
            assert len(read_file(text)) == 1
        return
    owner_id = collection.split("/")[-2]
    view = phone.view(owner_id)
    shown = Counter[views.Row]()
    for _, text in got.values():
        shown += rows_of(read_object(text, zone=ZONE))
    there = await Book.read(line.book(), partial(book_rows, view=view))
    same(there, shown, f"{collection} differs from the book")
    ids = await ids_of(line, view, [href.split("/")[-1] for href in got])
    for href, (_, text) in got.items():
        for own in served.own_lines.get((view.key, ids[href.split("/")[-1]]), ()):
            assert own in text, f"{own!r} of {href} is lost: {text!r}"


async def check_rights(line: Line, phone: DavClient, everything: Mapping[str, str]) -> None:
    """Ask in all ways for what is not a phone's: it is not there for it.

    ``everything`` are hrefs of items, with the ids of the owners of their calendars.
    """
    foreign = [href for href, owner in everything.items() if owner not in phone.calendars]
    for href in foreign:
        own = "/".join([*href.split("/")[:-3], phone.user, *href.split("/")[-2:]])
        for path in {href, own}:
            assert await line.text(phone, path) is None, f"{phone.user} reads {path}"
    home = phone.calendar("").removesuffix("/")
    others = [f"{home}{'/'.join(href.split('/')[-2:])}" for href in foreign]
    for collection in (home, *map(phone.calendar, phone.calendars)):
        found = await line.multiget(phone, collection, [*foreign, *others])
        assert not found, f"{phone.user} is told {found}"
    for collection in map(phone.calendar, phone.calendars):
        names = [f"{collection}{href.split('/')[-1]}" for href in foreign]
        found = await line.multiget(phone, collection, names)
        assert found.keys() <= (await line.listing(phone, collection)).keys()


async def ids_of(line: Line, view: View, names: list[str]) -> dict[str, str]:
    """Return the ids of the records that items are of."""
    return await Book.read(line.book(), lambda tx: CalendarReading(tx).named(view, names))


async def signature(line: Line, phone: DavClient, href: str) -> Signature:
    """Return what the text of an item is made from; empty if there is no item."""
    collection, _, name = href.rpartition("/")
    if f"{collection}/" == phone.book:
        return await Book.read(line.book(), _clients)
    view = phone.view(collection.rpartition("/")[2])
    return await Book.read(line.book(), partial(_signature, view=view, name=name))


def _clients(tx: Transaction) -> Signature:
    """Return all of all clients: simpler than whose card it is."""
    return tuple((each.id, each.rev, each.group_ids) for each in clients.changes(tx, 0))


def _signature(tx: Transaction, view: View, name: str) -> Signature:
    found = CalendarReading(tx).named(view, [name])
    if name not in found:
        return ()
    record = appointments.get(tx, found[name])
    assert record is not None
    family = [record, *appointments.exceptions(tx, record.id)]
    people = [clients.get_client(tx, each.client_id) for each in family if each.client_id]
    revs = sorted((each.id, each.rev) for each in family)
    return (*revs, *sorted((each.id, each.rev) for each in people if each is not None))


# -- rows ------------------------------------------------------------------------------------


def book_rows(tx: Transaction, view: View) -> Rows:
    """Return what an access is to see in a calendar, by the book's own timeline."""
    found = Counter[views.Row]()
    for row, record in views.book_instances(tx, view.owner_id):
        if row.tentative and not view.tentative:
            continue
        projected = view.projection.project(record, record.content)
        description = projected.description
        person = clients.get_client(tx, record.client_id) if record.client_id else None
        if view.names_clients and person is not None and person.lives:
            description = with_client(description, person)
        found[
            replace(row, title=projected.title, description=description, place=projected.place)
        ] += 1
    return found


def rows_of(said: CalendarObject) -> Rows:
    """Return every instance of what a text says."""
    master = said.master
    assert master is not None, "a series is served without itself"
    shown = [each for each in said.exceptions.values() if each.status is not Status.CANCELLED]
    found = Counter(map(_row, shown))
    if not master.recurrence:
        assert not shown
        return Counter([_row(master)])
    after, before = (
        (_FIRST, _LAST) if isinstance(master.start, datetime) else (_FIRST.date(), _LAST.date())
    )
    length = master.end - master.start  # type: ignore[operator]
    for start in expand(master.recurrence, master.start, master.zone, after, before):
        if start not in said.exceptions:
            found[_row(replace(master, start=start, end=start + length))] += 1
    return found


def _row(event: Event) -> views.Row:
    return views.Row(
        title=event.summary,
        start=views.text_of(event.start),
        end=views.text_of(event.end),
        description=event.description,
        place=event.location,
        tentative=event.status is Status.TENTATIVE,
        busy=not event.transparent,
    )
