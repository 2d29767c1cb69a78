"""What people do on Home Assistant's calendar page: its editor, and what that makes of a rule."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from homeassistant.util import dt as dt_util

from custom_components.studio_sync import calendar
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Content, Moment
from custom_components.studio_sync.calendar import new_draft
from custom_components.studio_sync.calendar_rules import shown_rule
from custom_components.studio_sync.formats.datetimes import read_moment, zone_of
from custom_components.studio_sync.formats.rrule import parse_rule
from custom_components.studio_sync.scheduling import appointments
from custom_components.studio_sync.scheduling.recurrence_scope import Scope
from custom_components.studio_sync.sync.calendar.hierarchy import instance_content
from tests.world import ZONE

from .expectation import Expectation
from .question_actor import QuestionActor
from .studio_actor import BOOK
from .values import Numbers
from .views import series_starts, text_of

_HOUR = timedelta(hours=1)
_CLOCK = ZoneInfo(ZONE)


class PageActor(QuestionActor):
    """Somebody at the calendar page. Each gesture is one save in its editor."""

    def __init__(self, expectation: Expectation, numbers: Numbers, staff: Sequence[str]) -> None:
        super().__init__(expectation, numbers, staff)
        more: dict[str, Callable[[Transaction, int], None]] = {
            name: getattr(self, name) for name in PAGE_GESTURES
        }
        self.gestures |= more

    def page_add(self, tx: Transaction, which: int) -> None:
        """Enter an appointment or a series."""
        n = self.numbers.next()
        tag, start = f"i{n:04}", self.numbers.start()
        event: dict[str, Any] = {
            "summary": f"{tag} t{n:05}",
            "description": f"d{n:05}",
            "dtstart": start.astimezone(_CLOCK),
            "dtend": (start + _HOUR).astimezone(_CLOCK),
        }
        if which % 2:
            event["rrule"] = self.numbers.rule().removeprefix("RRULE:")
        person = {"staff_id": self.staff[which % len(self.staff)]}
        record = appointments.add(tx, self.studio, new_draft(event, ZONE, person))
        self.expected.made(BOOK, tag)
        self._wrote(record, title=f"t{n:05}", description=f"d{n:05}", when=text_of(start))

    def page_edit(self, tx: Transaction, which: int) -> None:
        """Save a single one or a whole series with another title, perhaps at another time."""
        record = self._pick(tx, which)
        if record is not None:
            event, title = self._sent(record, record.content, which)
            [changed, *_] = self._save(tx, record, event)
            before, after = _how_often(record.content), _how_often(changed.content)
            assert before == after, "the page has changed how often a series takes place"
            self._wrote(record, title=title, **_moved(record.content, event["dtstart"]))

    def page_edit_instance(self, tx: Transaction, which: int) -> None:
        """Save one instance of a series."""
        found = self._instance(tx, which)
        if found is None:
            return
        whole, moment = found
        event, title = self._sent(whole, instance_content(whole.content, moment), which)
        self._save(tx, whole, event, moment, Scope.THIS)
        self.expected.edited(BOOK, self._tag(whole))
        self.expected.wrote(BOOK, f"{whole.id}_{moment}", "title", title)

    def page_edit_following(self, tx: Transaction, which: int) -> None:
        """Save an instance of a series and all that follow it."""
        found = self._instance(tx, which)
        if found is None:
            return
        whole, moment = found
        event, title = self._sent(whole, instance_content(whole.content, moment), which)
        self.expected.multiplied(self._tag(whole))
        changed = self._save(tx, whole, event, moment, Scope.FOLLOWING)
        self.expected.forget(BOOK, f"{whole.id}_{moment}")
        self.expected.edited(BOOK, self._tag(whole))
        for record in changed:
            if record.content.title.endswith(title):
                self.expected.wrote(BOOK, record.id, "title", title)
        if moment == whole.content.when.start:
            # From the first date on, that is the whole series.
            for name, value in _moved(whole.content, event["dtstart"]).items():
                self.expected.wrote(BOOK, whole.id, name, value)

    def _sent(self, record: Appointment, shown: Content, which: int) -> tuple[dict[str, Any], str]:
        """Return what the editor sends of what it shows, and the new title in it."""
        title = f"t{self.numbers.next():05}"
        by = _HOUR * (which % 3) if isinstance(shown.when.start, datetime) else timedelta()
        start = _on_the_page(shown.when.start + by)
        event: dict[str, Any] = {
            "summary": f"{self._tag(record)} {title}",
            "description": shown.description,
            "location": shown.place,
            "dtstart": start,
            "dtend": _on_the_page(shown.when.end + by),
        }
        rule = shown_rule(record.content.recurrence)
        if rule is not None:
            event["rrule"] = as_the_page_writes(rule, start)
        return event, title

    def _save(
        self,
        tx: Transaction,
        record: Appointment,
        event: dict[str, Any],
        moment: Moment | None = None,
        scope: Scope | None = None,
    ) -> list[Appointment]:
        with _page_clock():
            return calendar.edit(tx, self.studio, record.id, event, moment=moment, scope=scope)


def as_the_page_writes(rule: str, start: Moment) -> str:
    """Return a rule as the page's editor rewrites it.

    It names the weekday, takes an end for UTC, and puts it at the time of the start.
    """
    read = parse_rule(rule)
    if read.freq == "WEEKLY" and not read.by_day:
        read = replace(read, by_day=((0, start.weekday()),))
    if read.until:
        last = read_moment(read.until, zone=zone_of("UTC"), clock=time())
        clock = start.time() if isinstance(start, datetime) else time()
        read = replace(read, until=f"{last.astimezone(_CLOCK):%Y%m%d}T{clock:%H%M%S}")
    return read.text


def _moved(before: Content, start: Moment) -> dict[str, str]:
    """Return the new time, if the editor has put it elsewhere."""
    same = start == before.when.start
    return {} if same or not isinstance(start, datetime) else {"when": text_of(start)}


def _how_often(content: Content) -> int:
    return len(series_starts(content)) if content.recurrence else 1


def _on_the_page(moment: Moment) -> Moment:
    return moment.astimezone(_CLOCK) if isinstance(moment, datetime) else moment


@contextmanager
def _page_clock() -> Iterator[None]:
    """Have Home Assistant go by the studio's clock, whatever else runs in this process."""
    before = dt_util.get_default_time_zone()
    dt_util.set_default_time_zone(_CLOCK)
    try:
        yield
    finally:
        dt_util.set_default_time_zone(before)


PAGE_GESTURES = ("page_add", "page_edit", "page_edit_instance", "page_edit_following")
