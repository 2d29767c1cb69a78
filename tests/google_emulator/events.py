"""The events methods: insert, import, get, update, patch and delete."""

from dataclasses import dataclass

from . import errors
from .copied import check_copied
from .guests import check_guest, send_mails
from .recurrence import original_of
from .resource import PRIVATE, event_resource, instance_of, organizer, person
from .state import SEES_ALL, WRITES, Account, Calendar, CalendarEntry, Event, Orphans, State
from .times import When, read_when
from .validation import (
    EVENT_ID,
    Draft,
    check_changed_type,
    check_new_type,
    merge_patch,
    read_body,
)
from .wire import JsonObject

# What does not change on a locked copy, by the discovery document.
_LOCKED = frozenset({"summary", "description", "location", "start", "end", "recurrence"})
_GOOGLES = (
    "creator", "organizer", "iCalUID", "hangoutLink", "locked", "privateCopy",
)  # fmt: skip


@dataclass(slots=True, kw_only=True)
class Writer:
    """Who writes where, and how."""

    state: State
    account: Account
    entry: CalendarEntry
    known: frozenset[str]
    """Members of an event that the discovery document knows."""
    send_updates: str = "none"
    conference: bool = False
    attachments: bool = False
    labels: bool = False
    trusted: bool = False
    """A test's own hand: may write what Google alone writes."""

    @property
    def calendar(self) -> Calendar:
        """The calendar written to."""
        return self.entry.calendar

    # -- finding -----------------------------------------------------------------------

    def find(self, event_id: str) -> Event:
        """Return an event, an exception, or an occurrence that is stored nowhere; 404."""
        event = self.calendar.events.get(event_id)
        if event is not None and not event.dropped:
            return event
        base, underscore, suffix = event_id.rpartition("_")
        master = self.calendar.events.get(base) if underscore else None
        original = original_of(suffix)
        if master is None or original is None or not master.lines:
            if event is not None:
                return event
            raise errors.not_found()
        series = self.calendar.series(master)
        if not series.has(original):
            if event is not None:
                return event
            raise errors.not_found()
        start = When(day=original.day, instant=original.instant, zone=master.start.zone)
        found = instance_of(self.calendar, master, start, series.end_of(start))
        if master.deleted:
            found.fields["status"] = "cancelled"
        return found

    def _check_writer(self) -> None:
        if self.entry.role not in WRITES and not self.trusted:
            raise errors.not_writer()

    def _check_visible(self, event: Event) -> None:
        """Refuse to change what the role does not see; what Google does is not documented."""
        hidden = event.fields.get("visibility") in PRIVATE and self.entry.role not in SEES_ALL
        if hidden and not self.trusted:
            raise errors.forbidden()

    # -- writing -----------------------------------------------------------------------

    def insert(self, body: JsonObject) -> Event:
        """Create an event (events.insert)."""
        self._check_writer()
        body = self._taken(body)
        draft = read_body(body, self.known, calendar_zone=self.calendar.time_zone)
        if not self.trusted:
            check_new_type(draft, primary=self.entry.primary)
        event_id = self._id_for(body)
        fields = draft.fields
        self._seal(
            fields,
            {
                "creator": person(self.account, self.calendar),
                "organizer": organizer(self.calendar),
                "iCalUID": body.get("iCalUID") or f"{event_id}@google.com",
            },
            body,
        )
        if not self.trusted:
            check_copied(self.state, fields, {})
        self._mark_self(fields)
        now = self.state.now()
        event = Event(
            id=event_id,
            number=len(self.calendar.by_number),
            fields=fields,
            start=draft.start,
            end=draft.end,
            created=now,
            updated=now,
            sequence=body.get("sequence") or 0,
        )
        self.calendar.add(event)
        self._changed(event)
        send_mails(self, event, before=None)
        return event

    def _taken(self, body: JsonObject) -> JsonObject:
        """Return a client's body as Google takes it; 400 for what it refuses."""
        if self.trusted:
            return body
        zones = {(body.get(name) or {}).get("timeZone") for name in ("start", "end")}
        if not zones.isdisjoint(self.state.unknown_zones):
            raise errors.invalid("Invalid time zone definition.")
        return self.state.texts.applied(body)

    def _id_for(self, body: JsonObject) -> str:
        wanted: str | None = body.get("id")
        if wanted is None:
            alphabet = "0123456789abcdefghijklmnopqrstuv"
            while wanted is None or wanted in self.calendar.events:
                wanted = "".join(self.state.random.choices(alphabet, k=26))
            return wanted
        if not EVENT_ID.fullmatch(wanted) and not self.trusted:
            raise errors.invalid("Invalid resource id value.")
        if body.get("iCalUID") is not None and not self.trusted:
            # "only one of them should be supplied at event creation time"
            raise errors.invalid("Only one of id and iCalUID may be given.")
        if wanted in self.calendar.events:
            raise errors.duplicate()
        return wanted

    def _seal(self, fields: JsonObject, own: JsonObject, body: JsonObject) -> None:
        """Put in what clients can't write, and keep them from writing the rest of it."""
        for name in _GOOGLES:
            if name in own:
                fields[name] = own[name]
            if self.trusted and body.get(name) is not None:
                fields[name] = body[name]
        for name, writable in (
            ("conferenceData", self.conference),
            ("attachments", self.attachments),
            ("eventLabelId", self.labels),
        ):
            if not writable and not self.trusted:
                fields.pop(name, None)
                if name in own:
                    fields[name] = own[name]

    def replace(self, event_id: str, body: JsonObject, if_match: str | None) -> Event:
        """Replace an event whole (events.update)."""
        return self._write(event_id, body, if_match, patching=False)

    def patch(self, event_id: str, body: JsonObject, if_match: str | None) -> Event:
        """Merge into an event (events.patch)."""
        return self._write(event_id, body, if_match, patching=True)

    def delete(self, event_id: str, if_match: str | None) -> Event:
        """Delete an event, or cancel one occurrence (events.delete)."""
        self._check_writer()
        event = self.find(event_id)
        if event.deleted or self._series_gone(event):
            raise errors.already_deleted()
        check_condition(event, if_match)
        self._check_visible(event)
        return self._cancel(event)

    def _write(
        self, event_id: str, body: JsonObject, if_match: str | None, *, patching: bool
    ) -> Event:
        self._check_writer()
        event = self.find(event_id)
        status = body.get("status")
        # A deleted event can't be written (403); a cancelled occurrence of a living series can
        # be brought back by saying so.
        restoring = event.master is not None and status in {"confirmed", "tentative"}
        if self._series_gone(event) or (event.deleted and not restoring):
            raise errors.forbidden()
        check_condition(event, if_match)
        self._check_visible(event)
        body = self._taken(body)
        if event.deleted:
            assert event.original is not None
            event = self._plain_occurrence(event, event.original)
        current = self._current(event)
        wanted = merge_patch(current, body) if patching else dict(body)
        if not patching:
            wanted.setdefault("eventType", current["eventType"])
        if wanted.get("status") == "cancelled":
            return self._cancel(event)
        self._check_immutable(event, body)
        if event.master is not None and wanted.get("recurrence"):
            raise errors.invalid(
                "Cannot turn an instance of a recurring event into a recurring event itself."
            )
        sequence = body.get("sequence")
        if sequence is not None and sequence < event.sequence:
            raise errors.invalid(
                "Invalid sequence value. The specified sequence number is below the current "
                "sequence number of the resource. Re-fetch the resource and use its sequence "
                "number on the following request."
            )
        draft = read_body(wanted, self.known, calendar_zone=self.calendar.time_zone)
        return self._apply(event, draft, wanted, body)

    @staticmethod
    def _check_immutable(event: Event, body: JsonObject) -> None:
        """Refuse other values of what is "immutable"; what Google does is not documented."""
        if body.get("id") not in {None, event.id}:
            raise errors.invalid("Invalid resource id value.")
        if event.master is None:
            return
        if body.get("recurringEventId") not in {None, event.master}:
            raise errors.invalid("Invalid recurring event id value.")
        original = body.get("originalStartTime")
        if original is not None and event.original is not None:
            sent = read_when(original, "original start")
            if (sent.day, sent.instant) != (event.original.day, event.original.instant):
                raise errors.invalid("The original start time cannot be changed.")

    def _plain_occurrence(self, event: Event, original: When) -> Event:
        master = self.calendar.events[event.master or ""]
        series = self.calendar.series(master)
        start = When(day=original.day, instant=original.instant, zone=master.start.zone)
        return instance_of(self.calendar, master, start, series.end_of(start))

    def _current(self, event: Event) -> JsonObject:
        """Return the resource that a patch is merged into, with the event's own zones only."""
        resource = event_resource(self.calendar, event)
        return resource | {"start": event.start.stored(), "end": event.end.stored()}

    def _apply(self, event: Event, draft: Draft, wanted: JsonObject, body: JsonObject) -> Event:
        before = dict(event.fields)
        fields = draft.fields
        self._seal(fields, before, body)
        if not self.trusted:
            check_copied(self.state, fields, before)
        self._mark_self(fields)
        changed = {
            name for name in fields.keys() | before.keys() if fields.get(name) != before.get(name)
        }
        moved = self._moved(event.start, draft.start), self._moved(event.end, draft.end)
        changed |= {name for name, has in zip(("start", "end"), moved, strict=True) if has}
        if not self.trusted:
            check_changed_type(before["eventType"], fields["eventType"], changed)
            check_guest(event, fields, changed)
            if before.get("locked") and changed & _LOCKED:
                raise errors.forbidden()
        stored = self.calendar.events.get(event.id)
        old_times = event.start, event.end, list(event.lines)
        if stored is None:
            event.number = len(self.calendar.by_number)
            self.calendar.add(event)
        elif stored is not event:
            self._take_over(stored, event)
            event = stored
        event.fields, event.start, event.end = fields, draft.start, draft.end
        timing = changed & {"start", "end", "recurrence"}
        event.sequence = max(wanted.get("sequence") or 0, event.sequence + (1 if timing else 0))
        if timing and event.master is None and (old_times[2] or event.lines):
            if old_times[2]:
                event.past.append(old_times)
            self._drop_orphans(event)
        self._changed(event, reminders_only=changed == {"reminders"})
        send_mails(self, event, before=before)
        return event

    def _moved(self, old: When, new: When) -> bool:
        own = self.calendar.time_zone
        return (old.day, old.instant, old.zone or own) != (new.day, new.instant, new.zone or own)

    @staticmethod
    def _take_over(stored: Event, plain: Event) -> None:
        """Let a stored tombstone of an occurrence live again."""
        stored.dropped = False
        stored.sequence = max(stored.sequence, plain.sequence)
        stored.original = plain.original

    def _drop_orphans(self, master: Event) -> None:
        """Drop exceptions whose place in the series is gone.

        Google documents only that exceptions survive changes of the series. What happens to
        those whose original start no longer occurs is not documented; here they become
        cancelled tombstones, which incremental listings show and complete ones don't.
        """
        lines = master.lines
        series = self.calendar.series(master)
        for exception in self.calendar.exceptions_of(master).values():
            assert exception.original is not None
            if lines and series.has(exception.original):
                continue
            exception.fields = {**exception.fields, "status": "cancelled"}
            exception.dropped = True
            self._changed(exception)

    def _cancel(self, event: Event) -> Event:
        before = dict(event.fields)
        if event.id not in self.calendar.events:
            event.number = len(self.calendar.by_number)
            self.calendar.add(event)
        else:
            event = self.calendar.events[event.id]
            event.dropped = False
        event.fields = {**event.fields, "status": "cancelled"}
        event.sequence += 1
        if event.master is None:
            for exception in self.calendar.exceptions.pop(event.id, {}).values():
                exception.fields = {**exception.fields, "status": "cancelled"}
                exception.dropped = True
                if self.calendar.orphans is not Orphans.OMITTED:
                    self._changed(exception)
                    continue
                # Only the series leaves a tombstone; its exceptions go without a word.
                exception.cache = None
                self.calendar.sequence += 1
                exception.change = self.calendar.sequence
        self._changed(event)
        send_mails(self, event, before=before)
        return event

    # -- small things ------------------------------------------------------------------

    def _series_gone(self, event: Event) -> bool:
        # Who is invited to one date of a series has that date alone, not the series.
        master = self.calendar.events.get(event.master or "")
        return master is not None and (master.deleted or event.dropped)

    def _mark_self(self, fields: JsonObject) -> None:
        host = fields["organizer"].get("email")
        if host == self.calendar.id:
            fields["organizer"] = {**fields["organizer"], "self": True}
        for attendee in fields.get("attendees", []):
            if attendee["email"].lower() == self.calendar.id.lower():
                attendee["self"] = True
            if attendee["email"] == host:
                attendee["organizer"] = True

    def _changed(self, event: Event, *, reminders_only: bool = False) -> None:
        now = self.state.now()
        event.etag = self.state.next_etag()
        if not reminders_only:
            event.updated = now
        self.calendar.updated = now
        self.calendar.touch(event)


def check_condition(event: Event, if_match: str | None) -> None:
    """Compare ``If-Match`` with the etag; 412."""
    if if_match is None or if_match.strip() == "*":
        return
    if f'"{event.etag}"' not in [item.strip() for item in if_match.split(",")]:
        raise errors.condition_not_met()
