"""What people do in the studio: the code behind the actions and the repairs."""

from collections.abc import Callable, Sequence
from datetime import timedelta

from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Kind, Timed
from custom_components.studio_sync.scheduling import appointments, sessions
from custom_components.studio_sync.scheduling.appointments import Changes, Draft
from custom_components.studio_sync.scheduling.recurrence_scope import Scope
from custom_components.studio_sync.scheduling.session_types import SessionType
from custom_components.studio_sync.scheduling.settings import Studio
from tests.world import ZONE

from .expectation import Expectation
from .studio_actor import BOOK, BookActor
from .values import Numbers
from .views import text_of

CLIENTS = ("ada", "bob")
_HOUR = timedelta(hours=1)


class SchedulingActor(BookActor):
    """Somebody in the studio. Each gesture is one transaction of the book."""

    def __init__(self, expectation: Expectation, numbers: Numbers, staff: Sequence[str]) -> None:
        super().__init__(expectation, numbers, staff)
        more: dict[str, Callable[[Transaction, int], None]] = {
            name: getattr(self, name) for name in SCHEDULING_GESTURES
        }
        self.gestures |= more

    @property
    def studio(self) -> Studio:
        """The studio's options: with a type for each thing, so that every title has its tag."""
        return _studio(*self.expected.things)

    def book_add(self, tx: Transaction, which: int) -> None:
        """Add a session, with the title of the template, or an appointment."""
        n = self.numbers.next()
        tag, text = f"i{n:04}", f"d{n:05}"
        start = self.numbers.start()
        is_session = which % 4 != 0
        draft = Draft(
            when=Timed(start=start, end=start + _HOUR, zone=ZONE),
            title="" if is_session else f"{tag} t{n:05}",
            description=text,
            recurrence=(self.numbers.rule(),) if which % 3 == 0 else (),
            kind=Kind.SESSION if is_session else Kind.APPOINTMENT,
            session_type=_type(tag).name if is_session else None,
            client_id=CLIENTS[which % 2] if is_session else None,
            staff_id=self.staff[which % len(self.staff)],
            resource_ids=("room",) if which % 5 == 0 else (),
        )
        record = appointments.add(tx, _studio(*self.expected.things, tag), draft)
        self.expected.made(BOOK, tag)
        self._wrote(record, title=record.content.title, description=text, when=text_of(start))

    def book_update(self, tx: Transaction, which: int) -> None:
        """Change several fields of a single one or of a whole series."""
        record = self._pick(tx, which)
        if record is None:
            return
        n = self.numbers.next()
        changes = Changes(description=f"d{n:05}")
        if which % 2:
            changes["title"] = f"{self._tag(record)} t{n:05}"
        if which % 3 == 0:
            changes["resource_ids"] = () if record.resource_ids else ("room",)
        appointments.update(tx, self.studio, record.id, changes)
        self._wrote(record, description=f"d{n:05}")
        if "title" in changes:
            self.expected.wrote(BOOK, record.id, "title", f"t{n:05}")

    def book_update_instance(self, tx: Transaction, which: int) -> None:
        """Change one instance of a series: what it says, its time, or who takes it."""
        found = self._instance(tx, which)
        if found is None:
            return
        whole, moment = found
        value = f"t{self.numbers.next():05}"
        changes = Changes(title=f"{self._tag(whole)} {value}")
        if which % 3 == 0:
            start = self.numbers.start()
            changes["when"] = Timed(start=start, end=start + _HOUR, zone=ZONE)
        if which % 3 == 1 and whole.staff_id is not None:
            changes["staff_id"] = self._other(whole)
            self.expected.multiplied(self._tag(whole))
        appointments.update(tx, self.studio, whole.id, changes, moment=moment)
        self.expected.edited(BOOK, self._tag(whole))
        self.expected.wrote(BOOK, f"{whole.id}_{moment}", "title", value)

    def book_cancel(self, tx: Transaction, which: int) -> None:
        """Cancel one, a series as a whole."""
        record = self._pick(tx, which)
        if record is not None:
            appointments.cancel(tx, record.id)
            self.expected.deleted(BOOK, self._tag(record), record.id)

    def book_cancel_instance(self, tx: Transaction, which: int) -> None:
        """Cancel one instance of a series, or end it there."""
        found = self._instance(tx, which)
        if found is None:
            return
        whole, moment = found
        following = which % 4 == 0
        scope = Scope.FOLLOWING if following else Scope.THIS
        appointments.cancel(tx, whole.id, moment=moment, scope=scope)
        if following:
            self._ended(tx, whole)
        else:
            self._cancelled_instance(tx, whole, moment)

    def link(self, tx: Transaction, which: int) -> None:
        """Give one its client."""
        record = self._pick(tx, which)
        if record is not None:
            client = CLIENTS[which % 2]
            self._changed(record, sessions.link(tx, self.studio, record.id, client))

    def unlink(self, tx: Transaction, which: int) -> None:
        """Take its client away."""
        record = self._pick(tx, which)
        if record is not None:
            self._changed(record, sessions.unlink(tx, self.studio, record.id))

    def to_session(self, tx: Transaction, which: int) -> None:
        """Make a session of it, which has the template's title unless that is kept."""
        record = self._pick(tx, which)
        if record is None:
            return
        made = sessions.to_session(
            tx,
            self.studio,
            record.id,
            session_type=_type(self._tag(record)).name,
            resource_ids=("room",) if which % 2 else None,
            keep_title=which % 5 == 0,
        )
        self._changed(record, made)

    def to_appointment(self, tx: Transaction, which: int) -> None:
        """Make an ordinary appointment of a session."""
        record = self._pick(tx, which)
        if record is not None:
            self._changed(record, sessions.to_appointment(tx, record.id))

    def _other(self, record: Appointment) -> str:
        return next(name for name in self.staff if name != record.staff_id)

    def _changed(self, before: Appointment, after: Appointment) -> None:
        """Note an edit, and the title that the template gave."""
        title = after.content.title
        if title == before.content.title:
            self._wrote(after)
        else:
            self._wrote(after, title=title)


def _type(tag: str) -> SessionType:
    return SessionType(name=f"{tag} Portrait", buffer_before=10, buffer_after=5)


def _studio(*tags: str) -> Studio:
    return Studio(zone=ZONE, types=tuple(map(_type, tags)))


SCHEDULING_GESTURES = (
    "book_add",
    "book_update",
    "book_update_instance",
    "book_cancel",
    "book_cancel_instance",
    "link",
    "unlink",
    "to_session",
    "to_appointment",
)
