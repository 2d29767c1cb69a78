"""What a phone writes into a calendar of the book: an ordinary change, with its journal line.

Phones move an appointment to another calendar by a MOVE, or by a PUT there and a DELETE here, in
either order. So one that is put under the UID of an appointment of another calendar of the access
is moved, and one that was deleted comes back with its client.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from http import HTTPStatus

from ..book import appointments, phone_items
from ..book.database import Transaction
from ..book.model import Appointment
from ..book.phone_items import PhoneItem
from ..dav.errors import DavError
from ..formats.errors import CalendarTextError
from ..formats.icalendar.event import CalendarObject, Status
from ..formats.icalendar.read import read_object
from ..scheduling.errors import SchedulingError
from ..scheduling.recurrence_scope import known
from ..scheduling.taken_off import TakenOff
from ..scheduling.write_path import Request, Surface, change
from .deletion_brake import DeletionBrake
from .event_changes import changes_between
from .event_edits import Edits, belongs_to
from .event_mapping import View
from .home import Stored
from .paths import Kind, Resource, path_to
from .refusals import UidConflictError, of_scheduling, of_text
from .visit import Visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The read side, as far as writing needs it.

    ``text`` returns the text of an item as a calendar serves it; ``own`` as it would without what
    a phone wrote; ``made_from`` what the own text is made from, see ``PhoneItem``. ``named``
    returns the ids of what has these names, by name, and ``names_of`` the names by id.
    """

    text: Callable[[View, Appointment], bytes]
    own: Callable[[View, Appointment], bytes]
    made_from: Callable[[View, Appointment], str]
    named: Callable[[View, Collection[str]], Mapping[str, str]]
    names_of: Callable[[View, Collection[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarWrites:
    """The writes of one access, within one transaction. All raise DavError for what is refused."""

    tx: Transaction
    visit: Visit
    reading: Reading

    def put(self, view: View, name: str, text: bytes) -> Stored:
        """Create or replace an item, or delete it, if that is what the text says."""
        sent = _read(text, view)
        there = self.named(view, name)
        if there is not None and self._uid(there) != sent.uid:
            raise UidConflictError(self._href(view, there))
        if there is not None and _is_deletion(sent):
            self._delete(view, there, name)
            return Stored(created=False, etag=None)
        record = self._changed(lambda: self._put(view, sent, there))
        if record is None:
            return Stored(created=False, etag=None)
        if self.tx.originals.get(record.id, record) is not None:
            # Not new: it may have been held.
            DeletionBrake(tx=self.tx, access_id=self.visit.access_id, view=view).release(record.id)
        item = PhoneItem(calendar=view.key, record_id=record.id, name=name, uid=sent.uid)
        same = self._keep(view, record, item, text, sent)
        return Stored(created=there is None, etag=etag_of(text) if same else None)

    def delete(self, view: View, name: str) -> None:
        """Delete an item that is there from the calendar, unless the brake holds that (B4)."""
        self._delete(view, self._found(view, name), name)

    def move(self, view: View, name: str, to: View, new_name: str) -> bool:
        """Move an item to a name in this or another calendar; return if nothing had that name.

        What has it is deleted; if the brake holds that, it gets another name.
        """
        record = self._found(view, name)
        replaced = self.named(to, new_name)
        if replaced is not None and replaced.id != record.id:
            self._delete(to, replaced, new_name)
        uid, kept = self._uid(record), phone_items.get(self.tx, view.key, record.id)
        now = record
        if to.owner_id != view.owner_id:
            now = self._changed(lambda: self._moved(view, record, to))
        text = kept.text if kept is not None and view.shown is to.shown else None
        item = PhoneItem(calendar=to.key, record_id=now.id, name=new_name, uid=uid)
        self._keep(to, now, item, text, None if text is None else _read(text, to))
        return replaced is None

    def _keep(
        self,
        view: View,
        record: Appointment,
        item: PhoneItem,
        text: bytes | None,
        sent: CalendarObject | None,
    ) -> bool:
        """Note what a phone calls an item and has written; return if the book says the same.

        ``sent`` is what was read from the text.
        """
        same = sent is not None and self._says_same(view, record, sent)
        phone_items.put(
            self.tx,
            replace(
                item,
                text=text,
                text_etag="" if text is None else etag_of(text),
                made_from=self.reading.made_from(view, record) if same else "",
            ),
        )
        return same

    def _delete(self, view: View, record: Appointment, name: str) -> None:
        brake = DeletionBrake(tx=self.tx, access_id=self.visit.access_id, view=view)
        if not brake.holds(record, name):
            self._changed(lambda: self._edits(view).remove(record))

    def _put(
        self, view: View, sent: CalendarObject, there: Appointment | None
    ) -> Appointment | None:
        """Return the appointment as it is now, None if what was sent deletes it."""
        record = there or self._with_uid(view, sent.uid)
        edits = self._edits(view)
        if record is None:
            return edits.create(sent)
        if there is None and _is_deletion(sent):
            # It is not here, and what other calendars have is not deleted here.
            return None
        if not record.lives:
            if not belongs_to(record, self._written):
                raise _given_up()
            record = edits.revive(record)
        elif there is None and (taken_off := self._taken_off(record)):
            taken_off.put_back(self.tx)
            record = known(self.tx, record.id)
        if view.owner_id not in record.owners:
            record = self._moved(self._calendar_of(record), record, view)
        found = edits.change(record, _read(self.reading.text(view, record), view), sent)
        return None if found.gone else appointments.get(self.tx, record.id)

    def _moved(self, view: View, record: Appointment, to: View) -> Appointment:
        if to.shows_more_than(view):
            raise DavError(
                "Some of this appointment is hidden here, and would be shown there.",
                status=HTTPStatus.FORBIDDEN,
            )
        return self._edits(view).move(record, to)

    def _with_uid(self, view: View, uid: str) -> Appointment | None:
        """Return the appointment of that UID which the access may change, perhaps a deleted one.

        Raises UidConflictError if it is in the calendar under another name.
        """
        candidates = self._all_with_uid(uid)
        for record in candidates:
            if view.shows(record):
                raise UidConflictError(self._href(view, record))
        own = [each for each in candidates if self._may_change(each)]
        left = [each for each in candidates if each.lives and self._taken_off(each) is not None]
        return next(iter((*sorted(own, key=lambda each: not each.lives), *left)), None)

    def _taken_off(self, record: Appointment) -> TakenOff | None:
        """Return how a phone took a calendar of the access off what others keep, if it did."""
        return TakenOff.of(self.tx, record.id, self._written)

    def _all_with_uid(self, uid: str) -> list[Appointment]:
        ids = dict.fromkeys(each.record_id for each in phone_items.by_uid(self.tx, uid))
        found = appointments.get_many(self.tx, [*ids, uid])
        own = found.get(uid)
        if own is not None and self._uid(own) != uid:
            del found[uid]
        # A date of its own comes back by its series only.
        return [each for each in found.values() if each.lives or each.series_id is None]

    def _may_change(self, record: Appointment) -> bool:
        return not self._written.isdisjoint(record.owners)

    @property
    def _written(self) -> set[str]:
        """The owners of the calendars that the access may change."""
        return {owner for owner, each in self.visit.calendars.items() if each.may_write}

    def _calendar_of(self, record: Appointment) -> View:
        """Return the calendar of the access that an appointment is moved out of."""
        owner = next(each for each in record.owners if each in self._written)
        rights = self.visit.calendars[owner]
        return View.of(owner, rights, self.visit.busy_word, self.visit.studio.zone)

    def named(self, view: View, name: str) -> Appointment | None:
        """Return the appointment that is in a calendar under a name."""
        record_id = self.reading.named(view, [name]).get(name)
        record = None if record_id is None else appointments.get(self.tx, record_id)
        return record if record is not None and self._is_item(view, record) else None

    def _is_item(self, view: View, record: Appointment) -> bool:
        """Whether it is an item of its own in a calendar, not one of a series there."""
        if not view.shows(record):
            return False
        if record.series_id is None:
            return True
        series = appointments.get(self.tx, record.series_id)
        return series is None or not view.shows(series)

    def _found(self, view: View, name: str) -> Appointment:
        record = self.named(view, name)
        if record is None:
            raise DavError("There is nothing at this path.", status=HTTPStatus.NOT_FOUND)
        return record

    def _uid(self, record: Appointment) -> str:
        return phone_items.uids(self.tx, [record.id])[record.id]

    def _href(self, view: View, record: Appointment) -> str:
        return path_to(
            Resource(
                kind=Kind.EVENT,
                user=self.visit.user,
                collection=view.owner_id,
                item=self.reading.names_of(view, [record.id])[record.id],
            )
        )

    def _says_same(self, view: View, record: Appointment, sent: CalendarObject) -> bool:
        """Whether a text says what the book does, so that it can be served as it is."""
        if sent.master is None:
            return False
        own = _read(self.reading.own(view, record), view)
        both = ((own, sent), (sent, own))
        try:
            return not any(changes_between(one, other, zone=view.zone) for one, other in both)
        except DavError:
            # It names dates that the series no longer has.
            return False

    def _edits(self, view: View) -> Edits:
        return Edits(
            tx=self.tx,
            studio=self.visit.studio,
            view=view,
            busy_words=self.visit.busy_words,
        )

    def _changed[T](self, work: Callable[[], T]) -> T:
        """Change the book, with a line in the journal if anything is changed."""
        request = Request(surface=Surface.PHONE, access_id=self.visit.access_id)
        with _refusing():
            return change(self.tx, request, lambda _: work()).result


def _is_deletion(sent: CalendarObject) -> bool:
    return sent.master is not None and sent.master.status is Status.CANCELLED


def _given_up() -> DavError:
    """Return the refusal of a late change by who can't bring an appointment back.

    A conflict: programs drop the change and ask what there is. They take a deletion for one of
    their own if it is not there, and 412 for a reason to ask whether to write over it.
    """
    return DavError(
        "This has been deleted or cancelled, and only its photographer can bring it back.",
        status=HTTPStatus.CONFLICT,
    )


def etag_of(text: bytes) -> str:
    """Return the etag of a text that a phone wrote."""
    return f'"{sha256(text).hexdigest()[:32]}"'


@contextmanager
def _refusing() -> Iterator[None]:
    """Raise what the studio does not allow as a DavError."""
    try:
        yield
    except SchedulingError as error:
        raise of_scheduling(error) from error


def _read(text: bytes, view: View) -> CalendarObject:
    try:
        return read_object(text, zone=view.zone)
    except CalendarTextError as error:
        raise of_text(error) from error
