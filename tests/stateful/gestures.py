"""What people do: edits in the studio's book and on their phones, told to the expectation."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.studio_sync.book import appointments, series
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    AllDay,
    Appointment,
    Content,
    Kind,
    Moment,
    Status,
    Timed,
    When,
)
from custom_components.studio_sync.sync.pairing import instance_content
from tests.google_emulator import PhoneCalendar
from tests.google_emulator.errors import GoogleError
from tests.world import START, ZONE

from .expectation import Expectation
from .views import google_instances, living, moment_of, series_starts, tag_of, text_of

_HOUR = timedelta(hours=1)
_RULES = (
    "RRULE:FREQ=WEEKLY;COUNT={n}",
    "RRULE:FREQ=DAILY;COUNT={n}",
    "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT={n}",
)
BOOK = "book"


@dataclass(slots=True)
class Numbers:
    """Gives out values that were never given before."""

    last: int = 0

    def next(self) -> int:
        """Return the next number."""
        self.last += 1
        return self.last

    def start(self) -> datetime:
        """Return an instant of its own: this winter, or around the change of the clocks."""
        n = self.next()
        return START + timedelta(days=1 + 120 * (n % 3 == 0), minutes=7 * n)

    def day(self) -> date:
        """Return a day of its own."""
        return START.date() + timedelta(days=400 + 2 * self.next())

    def rule(self) -> str:
        """Return a rule of a few instances."""
        n = self.next()
        return _RULES[n % len(_RULES)].format(n=3 + n % 4)


class BookHand:
    """Somebody in the studio. Each gesture is one transaction of the book."""

    def __init__(self, expectation: Expectation, numbers: Numbers, staff: Sequence[str]) -> None:
        self.expected = expectation
        self.numbers = numbers
        self.staff = staff
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
        self.expected.edited(BOOK, self._tag(record))
        for name, value in values.items():
            self.expected.wrote(BOOK, record.id, name, value)

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
        self._wrote(
            record, title=f"t{n:05}", description=f"d{n:05}", when=text_of(when.start)
        )

    def _edit(self, tx: Transaction, which: int, **changes: Any) -> Appointment | None:
        record = self._pick(tx, which)
        if record is None:
            return None
        series.edit(tx, record.id, replace(record.content, **changes))
        return record

    def title(self, tx: Transaction, which: int) -> None:
        record = self._pick(tx, which)
        if record is not None:
            value = f"t{self.numbers.next():05}"
            self._edit(tx, which, title=f"{self._tag(record)} {value}")
            self._wrote(record, title=value)

    def description(self, tx: Transaction, which: int) -> None:
        value = f"d{self.numbers.next():05}"
        record = self._edit(tx, which, description=value)
        if record is not None:
            self._wrote(record, description=value)

    def place(self, tx: Transaction, which: int) -> None:
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
        series.edit(tx, record.id, replace(record.content, when=when))
        moved = appointments.get(tx, record.id)
        assert moved is not None
        self._wrote(record, when=text_of(moved.content.when.start))

    def busy(self, tx: Transaction, which: int) -> None:
        record = self._pick(tx, which)
        if record is not None:
            self._edit(tx, which, busy=not record.content.busy)
            self._wrote(record)

    def tentative(self, tx: Transaction, which: int) -> None:
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
        series.edit(tx, whole.id, content, moment=moment)
        self.expected.edited(BOOK, self._tag(whole))
        self.expected.wrote(BOOK, f"{whole.id}_{moment}", "title", value)

    def instance_remove(self, tx: Transaction, which: int) -> None:
        """Cancel one instance of a series."""
        found = self._instance(tx, which)
        if found is not None:
            whole, moment = found
            series.remove(tx, whole.id, moment=moment)
            self.expected.forget(BOOK, f"{whole.id}_{moment}")
            self.expected.edited(BOOK, self._tag(whole))
            self._unsure_if_empty(tx, whole)

    def _unsure_if_empty(self, tx: Transaction, whole: Appointment) -> None:
        """A series may lose its last instance: who can tell whether it still lives."""
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
        changed = series.edit(tx, whole.id, content, moment=moment, following=True)
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
            series.remove(tx, whole.id, moment=moment, following=True)
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
            series.remove(tx, record.id)
            self.expected.deleted(BOOK, self._tag(record), record.id)

    def cancel(self, tx: Transaction, which: int) -> None:
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

    def session(self, tx: Transaction, which: int) -> None:
        """Make it a session of a client's."""
        record = self._pick(tx, which)
        if record is not None:
            made = replace(record, kind=Kind.SESSION, client_id="ada", session_type="portrait")
            appointments.put(tx, made)

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
    "session",
    "reassign",
)


class PhoneHand:
    """Somebody with a phone, in one calendar."""

    def __init__(
        self, name: str, phone: PhoneCalendar, expectation: Expectation, numbers: Numbers
    ) -> None:
        self.name = name
        self.phone = phone
        self.expected = expectation
        self.numbers = numbers
        self.gestures: dict[str, Callable[[int], None]] = {
            name: getattr(self, name) for name in PHONE_GESTURES
        }

    def _pick(self, which: int) -> dict[str, Any] | None:
        found = living(self.phone)
        return found[which % len(found)] if found else None

    def _wrote(self, event: dict[str, Any], **values: str) -> None:
        self.expected.edited(self.name, tag_of(str(event["summary"])))
        for name, value in values.items():
            self.expected.wrote(self.name, str(event["id"]), name, value)

    def create(self, which: int) -> None:
        """Make an event: single or a series, timed or all day."""
        n = self.numbers.next()
        tag = f"i{n:04}"
        start: datetime | date
        if which % 4 == 3:
            start = self.numbers.day()
        else:
            start = self.numbers.start().astimezone(ZoneInfo(ZONE))
        fields: dict[str, Any] = {"description": f"d{n:05}"}
        if which % 3 == 0:
            fields["recurrence"] = [self.numbers.rule()]
        if which % 11 == 10:
            fields["status"] = "tentative"
        if which % 5 == 4:
            fields["attendees"] = [{"email": "ada@example.com"}]
        self.expected.made(self.name, tag)
        event = self.phone.add(f"{tag} t{n:05}", start=start, **fields)
        self._wrote(event, title=f"t{n:05}", description=f"d{n:05}", when=text_of(start))

    def title(self, which: int) -> None:
        event = self._pick(which)
        if event is not None:
            value = f"t{self.numbers.next():05}"
            title = f"{tag_of(str(event['summary']))} {value}"
            self.phone.edit(str(event["id"]), summary=title)
            self._wrote(event, title=value)

    def description(self, which: int) -> None:
        event = self._pick(which)
        if event is not None:
            value = f"d{self.numbers.next():05}"
            self.phone.edit(str(event["id"]), description=value)
            self._wrote(event, description=value)

    def place(self, which: int) -> None:
        event = self._pick(which)
        if event is not None:
            value = f"p{self.numbers.next():05}"
            self.phone.edit(str(event["id"]), location=value)
            self._wrote(event, place=value)

    def move(self, which: int) -> None:
        """Move it, or turn it between timed and all day."""
        event = self._pick(which)
        if event is None:
            return
        start: datetime | date
        if ("date" in event["start"]) is (which % 3 != 0):
            start = self.numbers.day()
            end: datetime | date = start + timedelta(days=1)
        else:
            start = self.numbers.start().astimezone(ZoneInfo(ZONE))
            end = start + _HOUR
        self._drop_instances(event)
        self.phone.edit(str(event["id"]), start=start, end=end)
        self._wrote(event, when=text_of(start))

    def _drop_instances(self, event: dict[str, Any]) -> None:
        """Google drops the exceptions that no longer have a place."""
        self.expected.forget_instances(self.name, str(event["id"]))

    def busy(self, which: int) -> None:
        event = self._pick(which)
        if event is not None:
            free = event.get("transparency") == "transparent"
            self.phone.edit(str(event["id"]), transparency="opaque" if free else "transparent")
            self._wrote(event)

    def colour(self, which: int) -> None:
        """Change what is not synced."""
        event = self._pick(which)
        if event is not None:
            self.phone.edit(str(event["id"]), colorId=str(1 + which % 11))

    def tentative(self, which: int) -> None:
        event = self._pick(which)
        if event is not None:
            status = "tentative" if event["status"] == "confirmed" else "confirmed"
            self.phone.edit(str(event["id"]), status=status)
            self._wrote(event)

    def rule(self, which: int) -> None:
        """Give a series another rule, make a single one a series, or a series a single one."""
        event = self._pick(which)
        if event is not None:
            lines = [self.numbers.rule()] if which % 4 else None
            self._drop_instances(event)
            zoned = {
                name: {**event[name], "timeZone": event[name].get("timeZone", ZONE)}
                for name in ("start", "end")
                if "dateTime" in event[name]
            }
            self.phone.edit(str(event["id"]), recurrence=lines, **zoned)
            self._wrote(event)

    def _instance(self, which: int) -> tuple[str, dict[str, Any]] | None:
        found = [event for event in living(self.phone) if event.get("recurrence")]
        if not found:
            return None
        whole = str(found[which % len(found)]["id"])
        instances = self.phone.instances(whole, count=8)
        return (whole, instances[which % len(instances)]) if instances else None

    def instance_edit(self, which: int) -> None:
        """Change one instance of a series."""
        found = self._instance(which)
        if found is None:
            return
        whole, instance = found
        value = f"t{self.numbers.next():05}"
        fields: dict[str, Any] = {"summary": f"{tag_of(str(instance['summary']))} {value}"}
        if which % 2 and "dateTime" in instance["start"]:
            start = self.numbers.start().astimezone(ZoneInfo(ZONE))
            fields |= {"start": start, "end": start + _HOUR}
        self.phone.edit(str(instance["id"]), **fields)
        self.expected.edited(self.name, tag_of(str(instance["summary"])))
        self.expected.wrote(self.name, str(instance["id"]), "title", value)

    def instance_remove(self, which: int) -> None:
        """Delete one instance of a series."""
        found = self._instance(which)
        if found is None:
            return
        whole, instance = found
        tag = tag_of(str(instance["summary"]))
        self.phone.delete(str(instance["id"]))
        self.expected.edited(self.name, tag)
        self.expected.forget(self.name, str(instance["id"]))
        if not self.phone.instances(whole, count=1):
            self.expected.unsure(tag)

    def split(self, which: int) -> None:
        """Change this and the following instances."""
        found = self._instance(which)
        if found is None:
            return
        whole, instance = found
        original = moment_of(instance["originalStartTime"])
        first = moment_of(self.phone.get(whole)["start"])
        if original == first:
            return
        tag = tag_of(str(instance["summary"]))
        value = f"t{self.numbers.next():05}"
        self._drop_instances({"id": whole})
        self.expected.multiplied(tag)
        try:
            made = self.phone.split_series(whole, original, summary=f"{tag} {value}")
        except GoogleError:
            return
        self._wrote(made, title=value)

    def remove(self, which: int) -> None:
        """Delete an event, a series as a whole."""
        event = self._pick(which)
        if event is not None:
            self.phone.delete(str(event["id"]))
            self.expected.deleted(self.name, tag_of(str(event["summary"])), str(event["id"]))

    def undelete(self, which: int) -> None:
        """Take one out of the bin. The emulator's bin forgets what a series' exceptions were."""
        every = self.phone.calendar.by_number
        incomplete = {event.master for event in every}
        gone = [
            event
            for event in every
            if event.deleted and event.master is None and event.id not in incomplete
        ]
        if gone:
            event = gone[which % len(gone)]
            event.fields = {**event.fields, "status": "confirmed"}
            self.phone._writer()._changed(event)
            tag = tag_of(str(event.fields.get("summary", "")))
            # Its values were given up when it was deleted; made anew meanwhile, it is another.
            self.expected.multiplied(tag)
            self.expected.restored(self.name, tag)

    def duplicate(self, which: int) -> None:
        """Copy an event."""
        event = self._pick(which)
        if event is None:
            return
        self.expected.multiplied(tag_of(str(event["summary"])))
        kept = ("description", "location", "recurrence", "status", "transparency")
        fields = {name: event[name] for name in kept if name in event}
        made = self.phone.add(
            str(event["summary"]), start=event["start"], end=event["end"], **fields
        )
        self._wrote(made)


PHONE_GESTURES = (
    "create",
    "title",
    "description",
    "place",
    "move",
    "busy",
    "colour",
    "tentative",
    "rule",
    "instance_edit",
    "instance_remove",
    "split",
    "remove",
    "undelete",
    "duplicate",
)


def strangers(phone: PhoneCalendar) -> list[str]:
    """Put in what is no appointment; returns the ids, which must never be touched."""
    noon = START + timedelta(days=3)
    kinds: list[dict[str, Any]] = [
        {"eventType": "outOfOffice", "start": noon},
        {"eventType": "birthday", "start": noon.date(), "recurrence": ["RRULE:FREQ=YEARLY"]},
        {"eventType": "fromGmail", "start": noon},
        {
            "start": noon,
            "organizer": {"email": "else@example.com"},
            "attendees": [{"email": phone.id, "responseStatus": "declined", "self": True}],
        },
    ]
    added = [phone.add(f"r{n:04}", **fields) for n, fields in enumerate(kinds)]
    return [str(event["id"]) for event in added]


__all__ = [
    "BOOK",
    "BOOK_GESTURES",
    "PHONE_GESTURES",
    "BookHand",
    "Numbers",
    "PhoneHand",
    "google_instances",
    "strangers",
]
