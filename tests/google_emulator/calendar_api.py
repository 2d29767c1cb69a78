"""The Calendar API v3: from a call to the method that answers it."""

from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass, field
from datetime import timedelta
import random

import orjson

from . import errors
from .delay import count_listing
from .discovery import Discovery, Method, calendar_v3
from .events import Writer
from .listing import Listing, limit_attendees
from .oauth import Token
from .partial import select
from .resource import as_seen_by, entry_resource, event_resource, quoted
from .state import ROLES, Account, CalendarEntry, Event, State
from .times import zone
from .wire import Answer, Call, JsonObject, json_answer

PREFIX = ["calendar", "v3"]
# Google publishes no limit for a whole event; requests beyond this are refused by its front end.
LARGEST_BODY = 1024 * 1024

# Where a path has "*", anything may be: the calendar, then the event.
_ROUTES = (
    ("GET", "users/me/calendarList", "calendarList.list"),
    ("GET", "users/me/calendarList/*", "calendarList.get"),
    ("GET", "users/me/settings", "settings.list"),
    ("GET", "calendars/*", "calendars.get"),
    ("GET", "calendars/*/events", "events.list"),
    ("POST", "calendars/*/events", "events.insert"),
    ("GET", "calendars/*/events/*/instances", "events.instances"),
    ("GET", "calendars/*/events/*", "events.get"),
    ("PUT", "calendars/*/events/*", "events.update"),
    ("PATCH", "calendars/*/events/*", "events.patch"),
    ("DELETE", "calendars/*/events/*", "events.delete"),
)
_PATTERNS = [(verb, path.split("/"), f"calendar.{method}") for verb, path, method in _ROUTES]


@dataclass(frozen=True, slots=True)
class Route:
    """What a path and verb name."""

    method: str
    """The discovery document's id."""
    calendar: str = ""
    event: str = ""


def route(call: Call) -> Route | None:
    """Find the method a call is for."""
    parts = call.segments
    if parts[:2] != PREFIX:
        return None
    parts = parts[2:]
    for verb, pattern, method in _PATTERNS:
        if verb == call.method and len(pattern) == len(parts):
            pairs = list(zip(pattern, parts, strict=True))
            if all(name in {"*", part} for name, part in pairs):
                return Route(method, *(part for name, part in pairs if name == "*"))
    return None


@dataclass(slots=True, kw_only=True)
class CalendarApi:
    """Answers calls to the Calendar API."""

    state: State
    check: bool = True
    strict: bool = False
    token_lifetime: timedelta = timedelta(days=28)
    page_rng: random.Random | None = None
    violations: list[str] = field(default_factory=list)
    discovery: Discovery = field(default_factory=calendar_v3)
    written: tuple[CalendarEntry, Event, JsonObject | None] | None = None
    """The latest write, for faults that concern it: where, what, and what was there before."""

    def method(self, call: Call) -> Method | None:
        """Return the method a call is for."""
        found = route(call)
        return None if found is None else self.discovery.methods[found.method]

    def turn(self, _method: Method, _account: Account, /) -> AbstractAsyncContextManager[None]:
        """Let every call go on at once."""
        return nullcontext()

    def answer(self, call: Call, method: Method, token: Token, account: Account) -> Answer:
        """Check a call, do what it asks, check the answer."""
        found = route(call)
        assert found is not None
        if not method.scopes & token.scopes:
            raise errors.insufficient_scope(method.rpc, method.scope_list)
        if self.check:
            try:
                self.discovery.check_query(method, call)
            except errors.GoogleError as error:
                self.violations.append(f"{call.method} {call.path}: {error.message}")
                raise
        resource, status, headers = self._do(call, found, method, account)
        if resource is None:
            return Answer(status, b"", headers)
        if self.check and method.response is not None:
            plain = orjson.loads(orjson.dumps(resource))
            problem = self.discovery.problem(method.response, plain, closed=True)
            if problem is not None:
                self.violations.append(f"answer to {call.method} {call.path}: {problem}")
                if self.strict:
                    raise errors.backend_error()
        assert method.response is not None
        resource = select(resource, call.param("fields"), method.response, self.discovery)
        return json_answer(resource, status, headers)

    def _do(
        self, call: Call, found: Route, method: Method, account: Account
    ) -> tuple[JsonObject | None, int, dict[str, str]]:
        match found.method:
            case "calendar.calendarList.list":
                return self._calendar_list(call, account), 200, {}
            case "calendar.settings.list":
                return self._settings(account), 200, {}
        entry = self.state.entry(account, found.calendar)
        if entry is None:
            raise errors.not_found()
        match found.method:
            case "calendar.calendarList.get":
                return entry_resource(entry), 200, {"ETag": quoted(entry.etag)}
            case "calendar.calendars.get":
                return self._calendar(entry), 200, {}
            case "calendar.events.list":
                count_listing(entry.calendar, self.state.now())
                return self._listing(call, entry).answer(), 200, {}
            case "calendar.events.instances":
                master = self._writer(call, account, entry).find(found.event)
                if not master.lines:
                    raise errors.bad_request("The event is not a recurring one.", "eventId")
                return self._listing(call, entry).instances(master), 200, {}
            case "calendar.events.get":
                return self._get(call, account, entry, found.event)
        return self._write(call, found, method, account, entry)

    # -- events --------------------------------------------------------------------------

    def _listing(self, call: Call, entry: CalendarEntry) -> Listing:
        return Listing(
            entry=entry,
            call=call,
            now=self.state.now(),
            token_lifetime=self.token_lifetime,
            page_rng=self.page_rng,
        )

    def _writer(self, call: Call, account: Account, entry: CalendarEntry) -> Writer:
        updates = call.param("sendUpdates")
        if updates is None:
            updates = "all" if call.flag("sendNotifications") else "none"
        return Writer(
            state=self.state,
            account=account,
            entry=entry,
            known=self.discovery.properties("Event"),
            send_updates=updates,
            conference=call.param("conferenceDataVersion") == "1",
            attachments=call.flag("supportsAttachments"),
            labels=call.param("eventLabelVersion") == "1",
        )

    def _get(
        self, call: Call, account: Account, entry: CalendarEntry, event_id: str
    ) -> tuple[JsonObject | None, int, dict[str, str]]:
        event = self._writer(call, account, entry).find(event_id)
        tag = {"ETag": quoted(event.etag)}
        if call.headers.get("if-none-match") in {tag["ETag"], "*"}:
            return None, 304, tag
        return self._shown(call, entry, event), 200, tag

    def _shown(self, call: Call, entry: CalendarEntry, event: Event) -> JsonObject:
        zone_name = call.param("timeZone")
        if zone_name is not None and zone(zone_name) is None:
            raise errors.invalid_parameter("timeZone", f"Invalid value for: {zone_name}")
        resource = event_resource(entry.calendar, event, zone_name)
        return as_seen_by(limit_attendees(resource, call.param("maxAttendees")), entry.role)

    def _write(
        self, call: Call, found: Route, method: Method, account: Account, entry: CalendarEntry
    ) -> tuple[JsonObject | None, int, dict[str, str]]:
        writer = self._writer(call, account, entry)
        if_match = call.headers.get("if-match")
        stored = entry.calendar.events.get(found.event)
        before = event_resource(entry.calendar, stored, full=False) if stored else None
        if found.method == "calendar.events.delete":
            event = writer.delete(found.event, if_match)
            self.written = entry, event, before
            return None, 204, {}
        body = self._body(call, method)
        if found.method == "calendar.events.insert":
            event = writer.insert(body)
        elif found.method == "calendar.events.update":
            event = writer.replace(found.event, body, if_match)
        else:
            event = writer.patch(found.event, body, if_match)
        self.written = entry, event, before
        return self._shown(call, entry, event), 200, {"ETag": quoted(event.etag)}

    def _body(self, call: Call, method: Method) -> JsonObject:
        if len(call.body) > LARGEST_BODY:
            raise errors.GoogleError(413, "uploadTooLarge", "Request Entity Too Large")
        if not call.headers.get("content-type", "").startswith("application/json"):
            raise errors.bad_request("Unsupported content with type.")
        try:
            body = orjson.loads(call.body)
        except ValueError:
            raise errors.parse_error() from None
        if not isinstance(body, dict):
            raise errors.parse_error()
        # Types are checked even when answers are not: the methods rely on them.
        assert method.request is not None
        problem = self.discovery.problem(method.request, body, closed=False)
        if problem is not None:
            self.violations.append(f"body of {call.method} {call.path}: {problem}")
            raise errors.invalid(f"Invalid value at '{problem}'")
        found: JsonObject = body
        return found

    # -- calendars -----------------------------------------------------------------------

    def _calendar_list(self, call: Call, account: Account) -> JsonObject:
        if call.param("syncToken") is not None:
            # Incremental listing of calendars is not emulated; a token is answered as dead.
            raise errors.full_sync_required()
        lowest = ROLES.index(call.param("minAccessRole") or ROLES[0])
        entries = [
            entry
            for entry in account.entries
            if (not entry.hidden or call.flag("showHidden")) and ROLES.index(entry.role) >= lowest
        ]
        page, size = call.param("pageToken"), min(int(call.param("maxResults") or 100), 250)
        if page is not None and not page.isdecimal():
            raise errors.invalid_parameter("pageToken", "Invalid page token value.")
        first = int(page or 0)
        resource: JsonObject = {
            "kind": "calendar#calendarList",
            "etag": quoted(self.state.counter),
            "items": [entry_resource(entry) for entry in entries[first : first + size]],
        }
        if first + size < len(entries):
            resource["nextPageToken"] = str(first + size)
        return resource

    def _settings(self, account: Account) -> JsonObject:
        primary = self.state.entry(account, "primary")
        assert primary is not None
        items = [
            {"kind": "calendar#setting", "etag": quoted(0), "id": name, "value": value}
            for name, value in (("timezone", primary.calendar.time_zone), ("locale", "en"))
        ]
        return {"kind": "calendar#settings", "etag": quoted(0), "items": items}

    def _calendar(self, entry: CalendarEntry) -> JsonObject:
        calendar = entry.calendar
        return {
            "kind": "calendar#calendar",
            "etag": quoted(entry.etag),
            "id": calendar.id,
            "summary": calendar.summary,
            "timeZone": calendar.time_zone,
        }
