"""What people do with other programs in a calendar of a server, told to the expectation."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
import re

from custom_components.studio_sync.book.scopes import ROOM
from custom_components.studio_sync.formats.datetimes import Moment
from custom_components.studio_sync.formats.icalendar.event import CalendarObject, Event, Status
from custom_components.studio_sync.formats.icalendar.read import read_object
from custom_components.studio_sync.formats.icalendar.write import changed_object, write_object
from custom_components.studio_sync.formats.recurrence import expand
from tests.world import ZONE

from .expectation import Expectation
from .server_stage import ServerCalendar, ServerStage
from .values import Numbers
from .views import tag_of, text_of

_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)
_COUNT = re.compile(r"COUNT=\d+")
TASK = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//A person//EN\r\nBEGIN:VTODO\r\nUID:task\r\n"
    b"DTSTAMP:20261101T000000Z\r\nSUMMARY:r0001 task\r\nEND:VTODO\r\nEND:VCALENDAR\r\n"
)
"""What is no appointment, and must never be touched."""

type Exceptions = dict[Moment, Event]


@dataclass(slots=True)
class Held:
    """An item of the calendar, as it is now."""

    name: str
    said: CalendarObject
    master: Event

    @property
    def tag(self) -> str:
        """The tag of the thing it is."""
        return tag_of(self.master.summary)

    @property
    def exceptions(self) -> Exceptions:
        """Its dates that differ."""
        return dict(self.said.exceptions)

    @property
    def dates(self) -> list[Moment]:
        """The first dates of a series, eight at the most."""
        series = self.master
        if not series.recurrence:
            return []
        until = series.start + timedelta(days=400)
        return list(expand(series.recurrence, series.start, series.zone, series.start, until))[:8]


def held_in(calendar: ServerCalendar) -> list[Held]:
    """Return the appointments of a calendar that take place, by name."""
    found = list[Held]()
    for name, item in sorted(calendar.folder.items.items()):
        if item.text == TASK:
            continue
        said = read_object(item.text, zone=ZONE)
        assert said.master is not None, f"{name} has dates without their series"
        if said.master.status is not Status.CANCELLED:
            found.append(Held(name, said, said.master))
    return found


class ServerActor:
    """Somebody with a program of their own, in one calendar."""

    def __init__(
        self,
        name: str,
        stage: ServerStage,
        expectation: Expectation,
        numbers: Numbers,
    ) -> None:
        self.name = name
        self.stage = stage
        self.expected = expectation
        self.numbers = numbers
        self.bin = dict[str, bytes]()
        """The last texts of what was deleted by these people, by name."""
        self.gestures: dict[str, Callable[[int], None]] = {
            name: getattr(self, name) for name in SERVER_GESTURES
        }

    @property
    def calendar(self) -> ServerCalendar:
        """The calendar."""
        return self.stage.served[self.name]

    def index_of(self, tag: str) -> int | None:
        """Return how to pick a thing; None if it is not in this calendar."""
        tags = [each.tag for each in self._known()]
        return tags.index(tag) if tag in tags else None

    def _known(self) -> list[Held]:
        return [each for each in held_in(self.calendar) if each.tag in self.expected.things]

    def _pick(self, which: int) -> Held | None:
        found = self._known()
        return found[which % len(found)] if found else None

    def _series(self, which: int) -> tuple[Held, Moment] | None:
        found = [each for each in self._known() if each.dates]
        if not found:
            return None
        one = found[which % len(found)]
        return one, one.dates[which % len(one.dates)]

    def _put(self, name: str, text: bytes) -> None:
        self.stage.server.put(self.calendar.folder, name, text)

    def _edit(self, held: Held, master: Event, exceptions: Mapping[Moment, Event]) -> None:
        """Write it again, with the time of the edit."""
        now = self.stage.clock()
        master = replace(master, modified=now, sequence=master.sequence + 1)
        self._put(held.name, changed_object(held.said, master, exceptions.values(), stamp=now))

    def _wrote(self, tag: str, name: str, **values: str) -> None:
        self.expected.edited(self.name, tag)
        for field, value in values.items():
            self.expected.wrote(self.name, name, field, value)

    # -- gestures ------------------------------------------------------------------------------

    def create(self, which: int) -> None:
        """Make an appointment or a series, with an alarm, perhaps with guests."""
        n = self.numbers.next()
        tag = f"i{n:04}"
        whole = which % 4 == 3
        start: Moment = self.numbers.day() if whole else self.numbers.start()
        guests = ("ORGANIZER:mailto:mia@example.com", "ATTENDEE:mailto:ada@example.com")
        event = Event(
            uid=f"program-{n}",
            start=start,
            end=start + (_DAY if whole else _HOUR),
            zone=None if whole else ZONE,
            summary=f"{tag} t{n:05}",
            description=f"d{n:05}",
            recurrence=(self.numbers.rule(),) if which % 3 == 0 else (),
            status=Status.TENTATIVE if which % 11 == 10 else None,
            attendees=guests if which % 5 == 4 else (),
        )
        own = f"X-PROGRAM:{n}\r\nBEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT{n}M\r\nEND:VALARM"
        text = write_object(event, (), stamp=self.stage.clock())
        text = text.replace(b"END:VEVENT\r\n", f"{own}\r\nEND:VEVENT\r\n".encode(), 1)
        self.expected.made(self.name, tag)
        self._put(f"n{n}.ics", text)
        self._wrote(tag, f"n{n}.ics", title=f"t{n:05}", description=f"d{n:05}", when=text_of(start))

    def title(self, which: int) -> None:
        """Change the title."""
        if (held := self._pick(which)) is not None:
            value = f"t{self.numbers.next():05}"
            self._edit(held, replace(held.master, summary=f"{held.tag} {value}"), held.exceptions)
            self._wrote(held.tag, held.name, title=value)

    def description(self, which: int) -> None:
        """Change the description."""
        if (held := self._pick(which)) is not None:
            value = f"d{self.numbers.next():05}"
            self._edit(held, replace(held.master, description=value), held.exceptions)
            self._wrote(held.tag, held.name, description=value)

    def place(self, which: int) -> None:
        """Change the place."""
        if (held := self._pick(which)) is not None:
            value = f"p{self.numbers.next():05}"
            self._edit(held, replace(held.master, location=value), held.exceptions)
            self._wrote(held.tag, held.name, place=value)

    def move(self, which: int) -> None:
        """Move it, or turn it between timed and all day; dates of their own go."""
        if (held := self._pick(which)) is None:
            return
        all_day = held.master.all_day is (which % 3 != 0)
        start: Moment = self.numbers.day() if all_day else self.numbers.start()
        master = replace(
            held.master,
            start=start,
            end=start + (_DAY if all_day else _HOUR),
            zone=None if all_day else ZONE,
            recurrence=_rules(held.master),
        )
        self.expected.forget_instances(self.name, held.name)
        self._edit(held, master, {})
        self._wrote(held.tag, held.name, when=text_of(start))

    def busy(self, which: int) -> None:
        """Turn it between busy and free."""
        if (held := self._pick(which)) is not None:
            master = replace(held.master, transparent=not held.master.transparent)
            self._edit(held, master, held.exceptions)
            self._wrote(held.tag, held.name)

    def tentative(self, which: int) -> None:
        """Turn it between tentative and confirmed."""
        if (held := self._pick(which)) is not None:
            now = held.master.status
            status = None if now is Status.TENTATIVE else Status.TENTATIVE
            self._edit(held, replace(held.master, status=status), held.exceptions)
            self._wrote(held.tag, held.name)

    def rule(self, which: int) -> None:
        """Give a series another rule, make a single one a series, or a series a single one."""
        if (held := self._pick(which)) is not None:
            lines = (self.numbers.rule(),) if which % 4 else ()
            self.expected.forget_instances(self.name, held.name)
            self._edit(held, replace(held.master, recurrence=lines), {})
            self._wrote(held.tag, held.name)

    def instance_edit(self, which: int) -> None:
        """Change one date of a series, and perhaps move it."""
        if (found := self._series(which)) is None:
            return
        held, at = found
        value = f"t{self.numbers.next():05}"
        one = held.said.exceptions.get(at) or _instance(held.master, at)
        one = replace(one, summary=f"{held.tag} {value}", modified=self.stage.clock())
        if which % 2 and not held.master.all_day:
            moved = self.numbers.start()
            one = replace(one, start=moved, end=moved + _HOUR)
        self._edit(held, held.master, held.exceptions | {at: one})
        self._wrote(held.tag, f"{held.name}_{at}", title=value)

    def instance_remove(self, which: int) -> None:
        """Take one date off a series."""
        if (found := self._series(which)) is None:
            return
        held, at = found
        exceptions = held.exceptions
        exceptions.pop(at, None)
        lines = (*held.master.recurrence, _exdate(at))
        self._edit(held, replace(held.master, recurrence=lines), exceptions)
        self.expected.deleted_instance(self.name, held.tag, f"{held.name}_{at}")
        if len(held.dates) == 1:
            self.expected.unsure(held.tag)

    def split(self, which: int) -> None:
        """Change this and the following dates: the series ends before, and another one begins."""
        if (found := self._series(which)) is None:
            return
        held, at = found
        n = self.numbers.next()
        if at == held.master.start or "COUNT=" not in "".join(held.master.recurrence):
            return
        length = held.master.end - held.master.start  # type: ignore[operator]
        rule = _rules(held.master)[0]
        until = at - (_DAY if held.master.all_day else timedelta(seconds=1))
        text = f"{until:%Y%m%d}" if held.master.all_day else f"{until:%Y%m%dT%H%M%SZ}"
        rest = replace(
            held.master,
            uid=f"program-{n}",
            start=at,
            end=at + length,
            recurrence=(_COUNT.sub("COUNT=2", rule),),
            summary=f"{held.tag} t{n:05}",
            modified=self.stage.clock(),
        )
        self.expected.forget_instances(self.name, held.name)
        self.expected.multiplied(held.tag)
        lines = (_COUNT.sub(f"UNTIL={text}", rule),)
        self._edit(held, replace(held.master, recurrence=lines), {})
        self._put(f"n{n}.ics", write_object(rest, (), stamp=self.stage.clock()))
        self._wrote(held.tag, f"n{n}.ics", title=f"t{n:05}")

    def remove(self, which: int) -> None:
        """Delete it."""
        if (held := self._pick(which)) is None:
            return
        self.bin[held.name] = self.calendar.folder.items[held.name].text
        self.stage.server.delete(self.calendar.folder, held.name)
        self.expected.deleted(self.name, held.tag, held.name)
        if self.calendar.scope.startswith(ROOM):
            # The room becomes free; whether others meet is not for its calendar to say.
            self.expected.unsure(held.tag)

    def undelete(self, which: int) -> None:
        """Put back what was deleted, as it was."""
        names = sorted(self.bin.keys() - self.calendar.folder.items.keys())
        if not names:
            return
        name = names[which % len(names)]
        text = self.bin.pop(name)
        tag = tag_of(read_object(text, zone=ZONE).master.summary)  # type: ignore[union-attr]
        self._put(name, text)
        # Its values were given up when it was deleted; re-created meanwhile, it is another.
        self.expected.multiplied(tag)
        self.expected.restored(self.name, tag)

    def duplicate(self, which: int) -> None:
        """Copy it, with another UID."""
        if (held := self._pick(which)) is None:
            return
        n = self.numbers.next()
        self.expected.multiplied(held.tag)
        text = self.calendar.folder.items[held.name].text
        text = text.replace(f"UID:{held.said.uid}".encode(), f"UID:program-{n}".encode())
        self._put(f"n{n}.ics", text)
        self.expected.edited(self.name, held.tag)

    def rename(self, which: int) -> None:
        """Give it another name, as programs do that delete and create; it is the same one."""
        if (held := self._pick(which)) is None:
            return
        n = self.numbers.next()
        text = self.calendar.folder.items[held.name].text
        self.stage.server.delete(self.calendar.folder, held.name)
        self._put(f"m{n}.ics", text)
        # What was written to it is to be found under its new name.
        for (side, item, field), value in list(self.expected.notes.items()):
            if side == self.name and item.partition("_")[0] == held.name:
                del self.expected.notes[side, item, field]
                self.expected.notes[side, item.replace(held.name, f"m{n}.ics"), field] = value

    def touch(self, which: int) -> None:
        """Write it again in other words, and without what the program does not know."""
        if (held := self._pick(which)) is None:
            return
        text = self.calendar.folder.items[held.name].text
        lines = [each for each in text.split(b"\r\n") if not each.startswith(b"X-STUDIO-SYNC-K")]
        at = next(number for number, each in enumerate(lines) if each.startswith(b"PRODID"))
        lines[at] = f"PRODID:-//Program {self.numbers.next()}//EN".encode()
        self._put(held.name, b"\r\n".join(lines))

    def alarm(self, which: int) -> None:
        """Set an alarm, of which nobody else knows."""
        if (held := self._pick(which)) is None:
            return
        n = self.numbers.next()
        own = f"BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER:-PT{n}M\r\nEND:VALARM\r\nEND:VEVENT\r\n"
        text = self.calendar.folder.items[held.name].text
        self._put(held.name, text.replace(b"END:VEVENT\r\n", own.encode(), 1))


SERVER_GESTURES = (
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
    "split",
    "remove",
    "undelete",
    "duplicate",
    "rename",
    "touch",
    "alarm",
)


def _rules(master: Event) -> tuple[str, ...]:
    return tuple(each for each in master.recurrence if each.startswith("RRULE"))


def _instance(master: Event, at: Moment) -> Event:
    length: timedelta = master.end - master.start  # type: ignore[operator]
    return replace(master, start=at, end=at + length, recurrence_id=at, recurrence=())


def _exdate(at: Moment) -> str:
    if isinstance(at, datetime):
        return f"EXDATE:{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"EXDATE;VALUE=DATE:{at:%Y%m%d}"
