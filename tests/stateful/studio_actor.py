"""What people do in the studio's book, told to the expectation."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

from custom_components.studio_sync.book import appointments, clients, people, series_edit
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    AllDay,
    Appointment,
    Content,
    Kind,
    Moment,
    Origin,
    Resource,
    Status,
    Timed,
    When,
)
from custom_components.studio_sync.formats.contact import Labelled
from custom_components.studio_sync.sync.calendar.hierarchy import instance_content
from tests.world import ZONE

from .expectation import Expectation
from .values import Numbers
from .views import series_starts, tag_of, text_of

_HOUR = timedelta(hours=1)
BOOK = "book"


class BookActor:
    """Somebody in the studio. Each gesture is one transaction of the book."""

    def __init__(self, expectation: Expectation, numbers: Numbers, staff: Sequence[str]) -> None:
        self.expected = expectation
        self.numbers = numbers
        self.staff = staff
        self.last_tag = ""
        self.gestures: dict[str, Callable[[Transaction, int], None]] = {
            name: getattr(self, name) for name in BOOK_GESTURES
        }

    def _pick(self, tx: Transaction, which: int, *, dead: bool = False) -> Appointment | None:
        every = sorted(appointments.changes(tx, 0), key=lambda a: a.id)
        if dead:
            found = [
                a
                for a in every
                if not a.deleted and a.content.status is Status.CANCELLED and a.series_id is None
            ]
        else:
            found = [a for a in every if a.lives and a.series_id is None]
        return found[which % len(found)] if found else None

    def _tag(self, record: Appointment) -> str:
        return tag_of(record.content.title)

    def _wrote(self, record: Appointment, **values: str) -> None:
        self.last_tag = self._tag(record)
        self.expected.edited(BOOK, self.last_tag)
        for name, value in values.items():
            self.expected.wrote(BOOK, record.id, name, value)
        if record.origin is Origin.STUDIO:
            # Of what came from Google only that is hidden which the studio made its own.
            self.expected.private.note(values)

    def create(self, tx: Transaction, which: int) -> None:
        """Make an appointment: single or a series, timed or all day."""
        numbers = self.numbers
        n = numbers.next()
        tag = f"i{n:04}"
        when: When
        if which % 4 == 3:
            day = numbers.day()
            when = AllDay(start=day, end=day + timedelta(days=1 + which % 2))
        else:
            start = numbers.start()
            when = Timed(start=start, end=start + _HOUR, zone=ZONE)
        content = Content(
            title=f"{tag} t{n:05}",
            when=when,
            description=f"d{n:05}",
            recurrence=(numbers.rule(),) if which % 3 == 0 else (),
            status=Status.TENTATIVE if which % 11 == 10 else Status.CONFIRMED,
        )
        staff = self.staff[which % len(self.staff)]
        others = tuple(name for name in self.staff if name != staff) if which % 5 == 4 else ()
        record = Appointment(
            id=tx.new_id(),
            content=content,
            staff_id=staff,
            assistant_ids=others,
            kind=Kind.SESSION if which % 7 == 6 else Kind.APPOINTMENT,
            client_id="ada" if which % 7 == 6 else None,
        )
        appointments.put(tx, record)
        self.expected.made(BOOK, tag)
        self._wrote(record, title=f"t{n:05}", description=f"d{n:05}", when=text_of(when.start))

    def _edit(self, tx: Transaction, which: int, **changes: Any) -> Appointment | None:
        record = self._pick(tx, which)
        if record is None:
            return None
        series_edit.edit(tx, record.id, replace(record.content, **changes))
        return record

    def title(self, tx: Transaction, which: int) -> None:
        """Change the title."""
        record = self._pick(tx, which)
        if record is not None:
            value = f"t{self.numbers.next():05}"
            self._edit(tx, which, title=f"{self._tag(record)} {value}")
            self._wrote(record, title=value)

    def description(self, tx: Transaction, which: int) -> None:
        """Change the description."""
        value = f"d{self.numbers.next():05}"
        record = self._edit(tx, which, description=value)
        if record is not None:
            self._wrote(record, description=value)

    def place(self, tx: Transaction, which: int) -> None:
        """Change the place."""
        value = f"p{self.numbers.next():05}"
        record = self._edit(tx, which, place=value)
        if record is not None:
            self._wrote(record, place=value)

    def move(self, tx: Transaction, which: int) -> None:
        """Move it, or turn it between timed and all day."""
        record = self._pick(tx, which)
        if record is None:
            return
        all_day = isinstance(record.content.when, AllDay) is (which % 3 != 0)
        when: When
        if all_day:
            day = self.numbers.day()
            when = AllDay(start=day, end=day + timedelta(days=1))
        else:
            start = self.numbers.start()
            when = Timed(start=start, end=start + _HOUR * (1 + which % 2), zone=ZONE)
        series_edit.edit(tx, record.id, replace(record.content, when=when))
        moved = appointments.get(tx, record.id)
        assert moved is not None
        self._wrote(record, when=text_of(moved.content.when.start))

    def busy(self, tx: Transaction, which: int) -> None:
        """Turn it between busy and free."""
        record = self._pick(tx, which)
        if record is not None:
            self._edit(tx, which, busy=not record.content.busy)
            self._wrote(record)

    def tentative(self, tx: Transaction, which: int) -> None:
        """Turn it between tentative and confirmed."""
        record = self._pick(tx, which)
        if record is not None:
            now = record.content.status
            status = Status.TENTATIVE if now is Status.CONFIRMED else Status.CONFIRMED
            self._edit(tx, which, status=status)
            self._wrote(record)

    def rule(self, tx: Transaction, which: int) -> None:
        """Give a series another rule, make a single one a series, or a series a single one."""
        record = self._pick(tx, which)
        if record is not None:
            lines = (self.numbers.rule(),) if which % 4 else ()
            self._edit(tx, which, recurrence=lines)
            self._wrote(record)

    def rule_of(self, tx: Transaction, tag: str) -> Appointment | None:
        """Give the series of a tag another rule, if there is one such in the book."""
        every = (record for record in appointments.changes(tx, 0) if record.lives)
        found = [one for one in every if one.content.recurrence and self._tag(one) == tag]
        if len(found) != 1:
            return None
        lines = (self.numbers.rule(),)
        series_edit.edit(tx, found[0].id, replace(found[0].content, recurrence=lines))
        self._wrote(found[0])
        return appointments.get(tx, found[0].id)

    def _instance(self, tx: Transaction, which: int) -> tuple[Appointment, Moment] | None:
        every = sorted(appointments.changes(tx, 0), key=lambda a: a.id)
        found = [a for a in every if a.lives and a.content.recurrence]
        if not found:
            return None
        whole = found[which % len(found)]
        starts = series_starts(whole.content)
        return (whole, starts[which % len(starts)]) if starts else None

    def instance_edit(self, tx: Transaction, which: int) -> None:
        """Change one instance of a series."""
        found = self._instance(tx, which)
        if found is None:
            return
        whole, moment = found
        value = f"t{self.numbers.next():05}"
        content = replace(
            instance_content(whole.content, moment), title=f"{self._tag(whole)} {value}"
        )
        if which % 2 and isinstance(content.when, Timed):
            at = self.numbers.start()
            content = replace(content, when=replace(content.when, start=at, end=at + _HOUR))
        series_edit.edit(tx, whole.id, content, moment=moment)
        self.expected.edited(BOOK, self._tag(whole))
        self.expected.wrote(BOOK, f"{whole.id}_{moment}", "title", value)

    def instance_remove(self, tx: Transaction, which: int) -> None:
        """Cancel one instance of a series."""
        found = self._instance(tx, which)
        if found is not None:
            whole, moment = found
            series_edit.remove(tx, whole.id, moment=moment)
            self._cancelled_instance(tx, whole, moment)

    def _cancelled_instance(self, tx: Transaction, whole: Appointment, moment: Moment) -> None:
        """Note it; say nothing of a series that may have lost its last instance."""
        self.expected.forget(BOOK, f"{whole.id}_{moment}")
        self.expected.edited(BOOK, self._tag(whole))
        gone = [e for e in appointments.exceptions(tx, whole.id) if not e.lives]
        if len(gone) >= len(series_starts(whole.content)):
            self.expected.unsure(self._tag(whole))

    def following(self, tx: Transaction, which: int) -> None:
        """Change this and the following instances."""
        found = self._instance(tx, which)
        if found is None:
            return
        whole, moment = found
        value = f"t{self.numbers.next():05}"
        content = replace(whole.content, title=f"{self._tag(whole)} {value}")
        content = replace(content, when=instance_content(whole.content, moment).when)
        self.expected.multiplied(self._tag(whole))
        changed = series_edit.edit(tx, whole.id, content, moment=moment, following=True)
        self.expected.forget(BOOK, f"{whole.id}_{moment}")
        self.expected.edited(BOOK, self._tag(whole))
        for record in changed:
            if record.content.title.endswith(value):
                self.expected.wrote(BOOK, record.id, "title", value)

    def following_remove(self, tx: Transaction, which: int) -> None:
        """End a series."""
        found = self._instance(tx, which)
        if found is not None:
            whole, moment = found
            series_edit.remove(tx, whole.id, moment=moment, following=True)
            self._ended(tx, whole)

    def _ended(self, tx: Transaction, whole: Appointment) -> None:
        """Note that a series ends earlier, or is gone."""
        self.expected.forget_instances(BOOK, whole.id)
        after = appointments.get(tx, whole.id)
        if after is None or not after.lives:
            self.expected.forget(BOOK, whole.id)
        self.expected.edited(BOOK, self._tag(whole))
        self.expected.unsure(self._tag(whole))

    def remove(self, tx: Transaction, which: int) -> None:
        """Delete an appointment; cancel a session."""
        record = self._pick(tx, which)
        if record is not None:
            series_edit.remove(tx, record.id)
            self.expected.deleted(BOOK, self._tag(record), record.id)

    def cancel(self, tx: Transaction, which: int) -> None:
        """Cancel it."""
        record = self._edit(tx, which, status=Status.CANCELLED)
        if record is not None:
            self.expected.deleted(BOOK, self._tag(record), record.id)

    def revive(self, tx: Transaction, which: int) -> None:
        """Let a cancelled one take place after all."""
        record = self._pick(tx, which, dead=True)
        if record is not None:
            content = replace(record.content, status=Status.CONFIRMED)
            appointments.put(tx, replace(record, content=content))
            self.expected.restored(BOOK, self._tag(record))

    def reassign(self, tx: Transaction, which: int) -> None:
        """Give it to somebody else, or to both."""
        record = self._pick(tx, which)
        if record is None or len(self.staff) < 2:
            return
        other = next(name for name in self.staff if name != record.staff_id)
        assistants = (record.staff_id,) if which % 3 == 0 and record.staff_id else ()
        family = [record, *appointments.exceptions(tx, record.id)]
        appointments.put_many(
            tx, [replace(a, staff_id=other, assistant_ids=assistants) for a in family]
        )
        self._wrote(record)

    def use_room(self, tx: Transaction, which: int) -> None:
        """Take a room for it, or do without one."""
        record = self._pick(tx, which)
        if record is not None:
            rooms = () if record.resource_ids else ("room",)
            appointments.put(tx, replace(record, resource_ids=rooms))
            self._wrote(record)

    def rename_room(self, tx: Transaction, which: int) -> None:
        """Call the room something else, which is no edit of an appointment."""
        people.put_resource(tx, Resource(id="room", name=f"Studio {which % 5}"))

    def client_number(self, tx: Transaction, which: int) -> None:
        """Give the client of all sessions a number, another one or none; likewise no edit."""
        ada = clients.get_client(tx, "ada")
        assert ada is not None
        phones = (Labelled(value=f"030 {which % 7}"),) if which % 3 else ()
        clients.put_client(tx, replace(ada, content=replace(ada.content, phones=phones)))


BOOK_GESTURES = (
    "create",
    "title",
    "description",
    "place",
    "move",
    "busy",
    "tentative",
    "rule",
    "instance_edit",
    "instance_remove",
    "following",
    "following_remove",
    "remove",
    "cancel",
    "revive",
    "reassign",
    "use_room",
    "rename_room",
    "client_number",
)
