"""The first change of a date of a series: until then the date was as its series said.

The journal has such a change as a new record.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..book import appointments, journal
from ..book.database import Transaction
from ..book.model import APPOINTMENT, Appointment, Content, Entry, Side
from ..sync.calendar.hierarchy import instance_content
from .decisions import is_decision


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstChange:
    """A date of a series is changed for the first time; ``said``: what the series said of it.

    None of a copy, of which that is not known.
    """

    said: Content | None


def first_changes(tx: Transaction, entries: Sequence[Entry]) -> Mapping[int, FirstChange]:
    """Return those of these lines that are first changes, by number.

    A date that came into the book together with its series was not changed.
    """
    new = [each for each in entries if _is_new(each)]
    records = appointments.get_many(tx, {each.record_id for each in new if each.record_id})
    dates = list(_dates(new, records))
    ids = {series_id for _, _, series_id in dates}
    told = defaultdict[str, list[Entry]](list)
    for line in journal.about(tx, ids):
        told[line.record_id or ""].append(line)
    series = appointments.get_many(tx, ids)
    return {
        entry.id: FirstChange(said=_said(entry, record, told[series_id], series.get(series_id)))
        for entry, record, series_id in dates
        if not any(_came_with(entry, each) for each in told[series_id])
    }


def _came_with(entry: Entry, line: Entry) -> bool:
    """Tell whether a date came where it is together with its series, of which a line is."""
    return (line.run_id, line.side) == (entry.run_id, entry.side) and _is_new(line)


def _is_new(entry: Entry) -> bool:
    return entry.record_kind == APPOINTMENT and entry.before is None and entry.after is not None


def _dates(
    new: Iterable[Entry], records: Mapping[str, Appointment]
) -> Iterator[tuple[Entry, Appointment, str]]:
    """Yield lines about dates of series, with the date's record and the id of its series."""
    for each in new:
        record = records.get(each.record_id or "")
        if record is not None and record.series_id is not None:
            yield each, record, record.series_id


def _said(
    entry: Entry, date: Appointment, told: Sequence[Entry], series: Appointment | None
) -> Content | None:
    """Return what a series said of a date before a line was written."""
    if entry.side is Side.REPLICA or date.original_start is None:
        return None
    here = [each for each in told if each.side is Side.BOOK and not is_decision(each)]
    earlier = [each.after for each in here if each.id < entry.id]
    later = [each.before for each in here if each.id > entry.id]
    now = None if series is None else series.content
    content = earlier[-1] if earlier else next(iter(later), now)
    return instance_content(content, date.original_start) if isinstance(content, Content) else None
