"""A series, or a long single appointment, ready for expansion; its last stretches are kept."""

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import partial

from ..formats.recurrence import series_of
from ..formats.recurrence_set import Series
from .model import Appointment, Timed

LONGEST = timedelta(days=64)
"""A longer stretch of a series is not cached."""
_SHORT = timedelta(days=8)
"""A shorter one is widened to whole blocks, so that what is asked for next is cached as well."""
_BLOCK = 32
"""In days."""
_STRETCHES = 4


@dataclass(frozen=True, slots=True)
class LongRunning:
    """A series, or a long single appointment (``series`` None), prepared for expansion."""

    rev: int
    appointment: Appointment
    series: Series | None
    length: timedelta
    stretches: dict[tuple[datetime, datetime], list[datetime]] = field(default_factory=dict)
    """The starts of the instances in the stretches expanded last."""

    def starts(self, series: Series, after: datetime, before: datetime) -> list[datetime]:
        """Return the starts of the instances in [after, before), and cache them."""
        for (low, high), known in self.stretches.items():
            if low <= after and before <= high:
                return [moment for moment in known if after <= moment < before]
        if before - after > LONGEST:
            return series.between(after, before)
        low, high = _widened(after, before)
        found = series.between(low, high)
        if len(self.stretches) >= _STRETCHES:
            del self.stretches[next(iter(self.stretches))]
        self.stretches[low, high] = found
        return [moment for moment in found if after <= moment < before]


def _widened(after: datetime, before: datetime) -> tuple[datetime, datetime]:
    """Return whole blocks of days around a short stretch, unless that is at the ends of time."""
    first, last = after.toordinal(), before.toordinal() + _BLOCK
    first, last = first - first % _BLOCK, last - last % _BLOCK
    if before - after > _SHORT or first <= _BLOCK or last + _BLOCK > date.max.toordinal():
        return after, before
    midnight_of = partial(datetime.combine, time=time(), tzinfo=after.tzinfo)
    return midnight_of(date.fromordinal(first)), midnight_of(date.fromordinal(last))


def made_ready(record: Appointment) -> LongRunning:
    """Prepare an appointment."""
    content = record.content
    when = content.when
    series = None
    if content.recurrence:
        zone = when.zone if isinstance(when, Timed) else None
        series = series_of(content.recurrence, when.start, zone)
    return LongRunning(record.rev, record, series, when.end - when.start)
