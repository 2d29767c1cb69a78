"""Which events a listing shows: the query parameters of events.list."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from . import errors
from .resource import horizon
from .state import Calendar, Event
from .times import instant_parameter, known_zone
from .wire import Call

MOST_ON_A_PAGE = 2500
# How long deletions are remembered for updatedMin. Google gives no figure.
_REMEMBERED = timedelta(days=28)


@dataclass(slots=True, kw_only=True)
class Filters:
    """The parameters, read and checked."""

    single: bool
    deleted: bool
    order: str | None
    page_size: int
    gives_token: bool
    time_min: datetime | None
    time_max: datetime | None
    updated_min: datetime | None
    ical_uid: str | None
    text: str | None
    types: frozenset[str]
    properties: list[tuple[str, str, str]]
    now: datetime

    def shows(self, event: Event) -> bool:
        """Whether an event's status lets it into a complete listing."""
        if event.delayed is not None:
            return event.delayed.before is not None
        if not event.deleted or self.deleted:
            return True
        if self.updated_min is not None and event.updated >= self.updated_min:
            return True
        # "Cancelled instances of recurring events will still be included if showDeleted and
        # singleEvents are both False."
        return event.master is not None and not event.dropped and not self.single

    def passes_type(self, event: Event) -> bool:
        """Whether ``eventTypes`` asks for it."""
        return not self.types or event.fields.get("eventType", "default") in self.types

    def passes(self, event: Event, calendar: Calendar) -> bool:
        """Whether all other restrictions let it through."""
        fields = event.fields
        return (
            self.passes_type(event)
            and (self.updated_min is None or event.updated >= self.updated_min)
            and (self.ical_uid is None or fields.get("iCalUID") == self.ical_uid)
            and (self.text is None or self._has_text(event))
            and all(
                fields.get("extendedProperties", {}).get(part, {}).get(name) == value
                for part, name, value in self.properties
            )
            and (
                (self.time_min is None and self.time_max is None) or self._in_time(event, calendar)
            )
        )

    def _has_text(self, event: Event) -> bool:
        fields = event.fields
        words = [str(fields.get(name, "")) for name in ("summary", "description", "location")]
        for item in fields.get("attendees", []):
            words += [item.get("displayName", ""), item["email"]]
        haystack = " ".join(words).lower()
        return all(word in haystack for word in (self.text or "").lower().split())

    def _in_time(self, event: Event, calendar: Calendar) -> bool:
        own = known_zone(calendar.time_zone)
        if event.lines and not self.single:
            series = calendar.series(event)
            return any(
                self.time_min is None or series.end_of(start).at(own) > self.time_min
                for start in series.occurrences(series.limit(self.time_max, horizon(self.now)))
            )
        start, end = event.start.at(own), event.end.at(own)
        return (self.time_max is None or start < self.time_max) and (
            self.time_min is None or end > self.time_min
        )


def read_filters(call: Call, now: datetime) -> Filters:
    """Read the query; 400 where Google refuses it."""
    size = int(call.param("maxResults") or 250)
    single, order = call.flag("singleEvents"), call.param("orderBy")
    if order == "startTime" and not single:
        raise errors.bad_request(
            "The requested ordering is not available for the particular query.", "orderBy"
        )
    times: dict[str, datetime] = {}
    for name in ("timeMin", "timeMax", "updatedMin"):
        text = call.param(name)
        if text is not None:
            times[name] = instant_parameter(name, text)
    time_min, time_max = times.get("timeMin"), times.get("timeMax")
    if time_min is not None and time_max is not None and time_min >= time_max:
        raise errors.empty_range()
    updated_min = times.get("updatedMin")
    if updated_min is not None and now - updated_min > _REMEMBERED:
        raise errors.updated_min_too_old()
    properties: list[tuple[str, str, str]] = []
    for part in ("private", "shared"):
        for constraint in call.params(f"{part}ExtendedProperty"):
            name, equals, value = constraint.partition("=")
            if not equals:
                raise errors.invalid_parameter(f"{part}ExtendedProperty", "Invalid value")
            properties.append((part, name, value))
    text, uid = call.param("q"), call.param("iCalUID")
    # With orderBy or q there is no token for certain. For the other filters that can't be
    # repeated with one nothing is documented but timeMin and timeMax, which Google's own guide
    # uses in the first listing; the others are given none here.
    gives_token = not (order or text or uid or updated_min or properties)
    return Filters(
        single=single,
        deleted=call.flag("showDeleted"),
        order=order,
        page_size=min(size, MOST_ON_A_PAGE),
        gives_token=gives_token,
        time_min=time_min,
        time_max=time_max,
        updated_min=updated_min,
        ical_uid=uid,
        text=text,
        types=frozenset(call.params("eventTypes")),
        properties=properties,
        now=now,
    )
