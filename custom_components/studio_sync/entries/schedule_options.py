"""When a studio syncs, and who is told about failures: the options of its scheduler (S15, Z1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum
import re
from typing import Any, Final, Self

from ..scheduling.errors import SchedulingError

CONF_SCHEDULE: Final = "schedule"
CONF_TIMES: Final = "times"
CONF_DAYS: Final = "days"
CONF_CONTACTS_TIME: Final = "contacts_time"
CONF_FAILURE_ADDRESS: Final = "failure_address"
CONF_FAILURE_NOTIFY: Final = "failure_notify"

DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""In the order of ``datetime.weekday``; Home Assistant's own names."""


class Schedule(StrEnum):
    """How the calendars' runs are spread over the day."""

    INTERVAL = "interval"
    """Each account every so many minutes, as its own options say."""
    TIMES = "times"
    """All accounts at certain times of certain days."""


_TIME: Final = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")


class BadTime(SchedulingError):
    """A text is no time of day."""

    key = "time_invalid"
    field = CONF_TIMES


def parse_time(text: str) -> time:
    """Read a time of day such as ``7:30`` or ``07:30:00``. Raises BadTime."""
    found = _TIME.fullmatch(text.strip())
    if found is None:
        raise BadTime
    try:
        return time(int(found[1]), int(found[2]))
    except ValueError as err:
        raise BadTime from err


def time_text(of_day: time) -> str:
    """Write a time of day as it is stored and shown."""
    return f"{of_day:%H:%M}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleOptions:
    """The options of a studio's scheduler. Times are on the studio's clock.

    At ``contacts`` the contacts of all accounts are synced, each day (Z1).
    """

    schedule: Schedule = Schedule.INTERVAL
    times: tuple[time, ...] = (time(7), time(12, 30), time(19))
    days: tuple[str, ...] = DAYS
    contacts: time = time(5)
    failure_address: str = ""
    failure_notify: tuple[str, ...] = ()

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> Self:
        """Read them from an entry; what is missing has its default. Raises BadTime."""
        default = cls()
        times = options.get(CONF_TIMES)
        return cls(
            schedule=Schedule(options.get(CONF_SCHEDULE, default.schedule)),
            times=default.times if times is None else _times(times),
            days=tuple(day for day in DAYS if day in options.get(CONF_DAYS, default.days)),
            contacts=parse_time(options.get(CONF_CONTACTS_TIME, time_text(default.contacts))),
            failure_address=options.get(CONF_FAILURE_ADDRESS, "").strip(),
            failure_notify=tuple(options.get(CONF_FAILURE_NOTIFY, ())),
        )

    def as_dict(self) -> dict[str, Any]:
        """Return them as the entry stores them."""
        return {
            CONF_SCHEDULE: self.schedule.value,
            CONF_TIMES: [time_text(each) for each in self.times],
            CONF_DAYS: list(self.days),
            CONF_CONTACTS_TIME: time_text(self.contacts),
            CONF_FAILURE_ADDRESS: self.failure_address,
            CONF_FAILURE_NOTIFY: list(self.failure_notify),
        }

    def next_time(self, now: datetime, zone: tzinfo) -> datetime | None:
        """Return when all accounts run next after ``now``; None if they go by interval.

        A time that is skipped in spring is moved later by the gap; one that occurs twice in
        autumn is used the first time.
        """
        if self.schedule is Schedule.INTERVAL or not self.times or not self.days:
            return None
        today = now.astimezone(zone).date()
        for ahead in range(9):
            day = today + timedelta(days=ahead)
            if DAYS[day.weekday()] not in self.days:
                continue
            # In UTC: where the clock jumps, the order of the times is not that of the moments.
            moments = (datetime.combine(day, each, zone).astimezone(UTC) for each in self.times)
            if ahead_of_now := [moment for moment in moments if moment > now]:
                return min(ahead_of_now).astimezone(zone)
        return None

    def contacts_times(self, now: datetime, zone: tzinfo) -> tuple[datetime, datetime]:
        """Return when the contacts were due last, at or before ``now``, and when they are next.

        A time of day that a change of clocks skips or repeats is used once, as in ``next_time``.
        """
        today = now.astimezone(zone).date()
        days = (today + timedelta(days=ahead) for ahead in (-2, -1, 0, 1, 2))
        moments = [datetime.combine(day, self.contacts, zone).astimezone(UTC) for day in days]
        due = max(moment for moment in moments if moment <= now)
        return due.astimezone(zone), min(each for each in moments if each > now).astimezone(zone)


def _times(texts: Iterable[str]) -> tuple[time, ...]:
    return tuple(sorted({parse_time(text) for text in texts}))
