"""The studio's settings as scheduling needs them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ..book.model import Appointment, Moment, Timed, When
from ..formats.datetimes import zone_of
from .errors import UnknownSessionType
from .opening_hours import DAILY, Hours, Week, common
from .session_types import SessionType

DEFAULT_TEMPLATE = "{session_type} – {client}"

_NONE = timedelta()
_FIRST = datetime.min.replace(tzinfo=UTC)
_LAST = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """The studio's settings, as far as scheduling needs them.

    ``name`` is what it is called, ``zone`` its IANA time zone, ``country`` its ISO 3166
    code (for phone numbers without a country), ``types`` its session types. ``hours`` are its
    opening hours, ``own_hours`` those of the staff members who have their own, by id: free
    times are searched within them.
    """

    zone: str
    name: str = ""
    country: str = ""
    types: tuple[SessionType, ...] = ()
    title_template: str = DEFAULT_TEMPLATE
    hours: Week = DAILY
    own_hours: Mapping[str, Week] = field(default_factory=dict)

    @property
    def clock(self) -> ZoneInfo:
        """Its time zone as a ZoneInfo."""
        return zone_of(self.zone)

    @property
    def widest_before(self) -> timedelta:
        """The longest buffer that any session has before it."""
        return max((each.before for each in self.types), default=_NONE)

    @property
    def widest_after(self) -> timedelta:
        """The longest buffer that any session has after it."""
        return max((each.after for each in self.types), default=_NONE)

    def open_on(self, day: date, staff_ids: Iterable[str] = ()) -> Hours | None:
        """Return the hours of a day in which all of these work; None: not all of them do.

        A person who has hours of their own works in those only. With nobody they are the studio's.
        """
        weeks = [self.own_hours.get(each, self.hours) for each in staff_ids] or [self.hours]
        return common(weeks, day.weekday())

    def at(self, day: date, minutes: int) -> datetime:
        """Return the instant (UTC) that the clock shows so many minutes after midnight."""
        return (datetime.combine(day, time(), self.clock) + timedelta(minutes=minutes)).astimezone(
            UTC
        )

    def session_type(self, name: str) -> SessionType:
        """Return the type of that name, in any case. Raises UnknownSessionType."""
        found = self.find_type(name)
        if found is None:
            raise UnknownSessionType(id=name)
        return found

    def find_type(self, name: str | None) -> SessionType | None:
        """Return the type of that name, in any case; None if it no longer exists."""
        if name is None:
            return None
        folded = name.casefold()
        return next((each for each in self.types if each.name.casefold() == folded), None)

    def instant(self, moment: Moment) -> datetime:
        """Return the instant (UTC) of a moment; a day begins at its midnight here."""
        if isinstance(moment, datetime):
            return moment
        try:
            return datetime.combine(moment, time(), self.clock).astimezone(UTC)
        except OverflowError:
            return _FIRST if moment.year == 1 else _LAST

    def span(self, when: When) -> tuple[datetime, datetime]:
        """Return start and end as instants in UTC."""
        return self.instant(when.start), self.instant(when.end)

    def taken(self, record: Appointment, when: When) -> tuple[datetime, datetime]:
        """Return from when to when an appointment at ``when`` needs its people and rooms.

        In UTC, the buffers of its session type included; whole days have none.
        An appointment without length takes a second, so that it can overlap others.
        """
        start, end = self.span(when)
        if start == end:
            end = start + min(timedelta(seconds=1), _LAST - start)
        kind = self.find_type(record.session_type)
        if kind is None or not isinstance(when, Timed):
            return start, end
        return start - min(kind.before, start - _FIRST), end + min(kind.after, _LAST - end)
