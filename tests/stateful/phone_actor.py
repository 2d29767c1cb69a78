"""What people do on their phones, told to the expectation."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.studio_sync.formats.rrule import DAYS
from tests.google_emulator import PhoneCalendar
from tests.google_emulator.errors import GoogleError
from tests.world import START, ZONE

from .expectation import Expectation
from .private import CopyIndex
from .values import Numbers
from .views import living, moment_of, tag_of, text_of

_HOUR = timedelta(hours=1)


class PhoneActor:
    """Somebody with a phone, in one calendar."""

    def __init__(
        self, name: str, phone: PhoneCalendar, expectation: Expectation, numbers: Numbers
    ) -> None:
        self.name = name
        self.phone = phone
        self.expected = expectation
        self.numbers = numbers
        self.copy_index = CopyIndex({})
        self.last_old = ""
        """The tag of the last series that was there before the account."""
        self.gestures: dict[str, Callable[[int], None]] = {
            name: getattr(self, name) for name in (*PHONE_GESTURES, *REAL_GESTURES)
        }

    def _pick(self, which: int) -> dict[str, Any] | None:
        found = self._known()
        return found[which % len(found)] if found else None

    def _known(self) -> list[dict[str, Any]]:
        return [event for event in living(self.phone) if self.copy_index.tag(event) != "none"]

    def index_of(self, tag: str) -> int | None:
        """Return how to pick a thing; None if it is not in this calendar."""
        tags = [self.copy_index.tag(event) for event in self._known()]
        return tags.index(tag) if tag in tags else None

    def _wrote(self, event: dict[str, Any], **values: str) -> None:
        tag, old = self.copy_index.tag(event), self.expected.old.get(self.name, set())
        self.expected.edited(self.name, tag)
        if tag in old and "recurringEventId" in event:
            # It is a single one until its series comes.
            self.expected.multiplied(tag)
        old.discard(tag if "recurringEventId" not in event else "")
        for name, value in values.items():
            if self.copy_index.hides(event, name):
                self.expected.overwrote(self.name, tag, str(event["id"]), name)
            else:
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
        """Change the title."""
        event = self._pick(which)
        if event is not None:
            value = f"t{self.numbers.next():05}"
            title = f"{self.copy_index.tag(event)} {value}"
            self.phone.edit(str(event["id"]), summary=title)
            self._wrote(event, title=value)

    def description(self, which: int) -> None:
        """Change the description."""
        event = self._pick(which)
        if event is not None:
            value = f"d{self.numbers.next():05}"
            self.phone.edit(str(event["id"]), description=value)
            self._wrote(event, description=value)

    def place(self, which: int) -> None:
        """Change the place."""
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
        self.expected.displaced(self.name, self.copy_index.tag(event))

    def busy(self, which: int) -> None:
        """Turn it between busy and free."""
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
        """Turn it between tentative and confirmed."""
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
            zoned: dict[str, Any] = {
                name: {**event[name], "timeZone": event[name].get("timeZone", ZONE)}
                for name in ("start", "end")
                if "dateTime" in event[name]
            }
            self.phone.edit(str(event["id"]), recurrence=lines, **zoned)
            self._wrote(event)

    def weekly(self, which: int) -> dict[str, Any] | None:
        """Pick a weekly series whose rule leaves the weekday to the start."""
        found = [
            event
            for event in self._known()
            if len(event.get("recurrence", ())) == 1
            and event["recurrence"][0].startswith("RRULE:FREQ=WEEKLY")
            and "BYDAY" not in event["recurrence"][0]
            and event["status"] == "confirmed"
        ]
        return found[which % len(found)] if found else None

    def name_weekday(self, event: dict[str, Any]) -> None:
        """Write the rule of a weekly series in other words: it names the weekday."""
        start = moment_of(event["start"])
        if isinstance(start, datetime):
            start = start.astimezone(ZoneInfo(event["start"].get("timeZone", ZONE)))
        lines = [f"{event['recurrence'][0]};BYDAY={DAYS[start.weekday()]}"]
        self.phone.edit(str(event["id"]), recurrence=lines)
        self.expected.edited(self.name, self.copy_index.tag(event))

    def _instance(self, which: int) -> tuple[str, dict[str, Any]] | None:
        found = [event for event in self._known() if event.get("recurrence")]
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
        _, instance = found
        value = f"t{self.numbers.next():05}"
        fields: dict[str, Any] = {"summary": f"{self.copy_index.tag(instance)} {value}"}
        if which % 2 and "dateTime" in instance["start"]:
            start = self.numbers.start().astimezone(ZoneInfo(ZONE))
            fields |= {"start": start, "end": start + _HOUR}
        self.phone.edit(str(instance["id"]), **fields)
        self._wrote(instance, title=value)

    def instance_remove(self, which: int) -> None:
        """Delete one instance of a series."""
        found = self._instance(which)
        if found is None:
            return
        whole, instance = found
        tag = self.copy_index.tag(instance)
        self.phone.delete(str(instance["id"]))
        self.expected.deleted_instance(self.name, tag, str(instance["id"]))
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
        tag = self.copy_index.tag(instance)
        value = f"t{self.numbers.next():05}"
        self._drop_instances(instance)
        self.expected.forget_instances(self.name, whole)
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
            self.expected.deleted(self.name, self.copy_index.tag(event), str(event["id"]))

    def undelete(self, which: int) -> None:
        """Take one out of the bin. The emulator's bin forgets what a series' exceptions were.

        An earlier copy than the last one is another appointment from then on: if its title
        was hidden, nothing tells which.
        """
        every = self.phone.calendar.by_number
        incomplete = {event.master for event in every}
        gone = [
            event
            for event in every
            if event.deleted and event.master is None and event.id not in incomplete
            if tag_of(str(event.fields.get("summary"))) != "none"
            or event.id in self.copy_index.latest
        ]
        if gone:
            event = gone[which % len(gone)]
            event.fields = {**event.fields, "status": "confirmed"}
            self.phone._writer()._changed(event)
            tag = self.copy_index.tag({**event.fields, "id": event.id})
            if tag == "none":
                return
            # Its values were given up when it was deleted; re-created meanwhile, it is another.
            self.expected.multiplied(tag)
            self.expected.restored(self.name, tag)

    def duplicate(self, which: int) -> None:
        """Copy an event."""
        event = self._pick(which)
        if event is None:
            return
        title = str(event["summary"])
        if tag_of(title) in ("none", *self.expected.old.get(self.name, ())):
            # The copy of what has no name, or is none of the studio's, is one of their own.
            title = f"i{self.numbers.next():04}"
            self.expected.made(self.name, title)
        else:
            self.expected.multiplied(tag_of(title))
        kept = ("description", "location", "recurrence", "status", "transparency")
        fields = {name: event[name] for name in kept if name in event}
        made = self.phone.add(title, start=event["start"], end=event["end"], **fields)
        self.expected.private.published(f"{title} {fields}")
        self._wrote(made)

    def old_series(self, which: int) -> None:
        """Have a series that was there before the account, with one date off and one changed."""
        n = self.numbers.next()
        tag = f"i{n:04}"
        start = self.numbers.start().astimezone(ZoneInfo(ZONE))
        self.expected.was_there_before(self.name, tag)
        self.last_old = tag
        made = self.phone.add(
            f"{tag} t{n:05}", start=start, recurrence=["RRULE:FREQ=DAILY;COUNT=5"]
        )
        whole, day = str(made["id"]), timedelta(days=1)
        self.phone.delete_instance(whole, start + day * (which % 4))
        self.phone.edit_instance(whole, start + day * 4, location=f"p{n:05}")
        stored = self.phone.calendar.events
        for event in (stored[whole], *self.phone.calendar.exceptions[whole].values()):
            event.updated -= timedelta(days=2)
            event.cache = None

    def receive_date(self, which: int) -> None:
        """Be invited to one date of somebody's series."""
        n = self.numbers.next()
        tag = f"i{n:04}"
        start = self.numbers.start().astimezone(ZoneInfo(ZONE))
        self.expected.made(self.name, tag)
        event = self.phone.receive_date(
            f"foreign{which % 3}", start, f"{tag} t{n:05}", start=start, description=f"d{n:05}"
        )
        self._wrote(event, title=f"t{n:05}", description=f"d{n:05}")

    def private(self, which: int) -> None:
        """Turn it between private and not."""
        event = self._pick(which)
        if event is not None:
            other = "default" if event.get("visibility") == "private" else "private"
            self.phone.edit(str(event["id"]), visibility=other)

    def odd_series(self, which: int) -> None:
        """Make a series that is not one rule: dates alone, or two rules."""
        n = self.numbers.next()
        tag = f"i{n:04}"
        start = self.numbers.start().astimezone(ZoneInfo(ZONE))
        days = [start + timedelta(days=number) for number in (2, 5, 6)]
        dates = ",".join(each.strftime("%Y%m%dT%H%M%S") for each in days)
        lines = [
            [f"RDATE;TZID={ZONE}:{dates}"],
            ["RRULE:FREQ=WEEKLY;COUNT=3", "RRULE:FREQ=DAILY;INTERVAL=3;COUNT=3"],
            ["RRULE:FREQ=WEEKLY;INTERVAL=1;WKST=SU;COUNT=4"],
        ][which % 3]
        self.expected.made(self.name, tag)
        event = self.phone.add(f"{tag} t{n:05}", start=start, recurrence=lines)
        self._wrote(event, title=f"t{n:05}", when=text_of(start))


REAL_GESTURES = ("old_series", "receive_date", "private", "odd_series")
"""What calendars of the world contain besides."""
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


def foreign_events(phone: PhoneCalendar) -> list[str]:
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
