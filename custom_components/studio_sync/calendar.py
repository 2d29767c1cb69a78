"""Calendars of the studio, of each staff member and of each resource (B7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final, cast, override

from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.components.calendar.const import (
    EVENT_DESCRIPTION,
    EVENT_END,
    EVENT_LOCATION,
    EVENT_RRULE,
    EVENT_START,
    EVENT_SUMMARY,
    CalendarEntityFeature,
    CalendarEventStatus,
)
from homeassistant.const import Platform
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .book import appointments
from .book.appointments import Instance
from .book.database import Transaction
from .book.model import AllDay, Appointment, Content, Moment, Status, Timed, When
from .calendar_rules import RULE, Edit, edited_recurrence, kept_span, shown_rule
from .const import DOMAIN, SUBENTRY_RESOURCE, SUBENTRY_STAFF
from .entity import CalledEntity, Owner, OwnerEntity, owners_in_turn
from .entries.colours import colour_of
from .entries.roles import Need
from .entries.shown_texts import WHOLE, ShownTexts
from .entries.users import asking_user
from .errors import translate_errors, translate_errors_on_page
from .lifecycle.runtime import StudioEntry
from .scheduling import appointments as scheduling
from .scheduling.appointments import Changes, Draft
from .scheduling.recurrence_scope import Scope, instance, target
from .scheduling.settings import Studio
from .scheduling.write_path import Surface, carry_out
from .services.permissions import caller_of
from .services.studio_access import StudioAccess

PARALLEL_UPDATES = 0
THIS_AND_FUTURE = "THISANDFUTURE"
_TIMED: Final = "%Y%m%dT%H%M%SZ"
_ALL_DAY: Final = "%Y%m%d"
_STATUS: Final = {
    Status.CONFIRMED: CalendarEventStatus.CONFIRMED,
    Status.TENTATIVE: CalendarEventStatus.TENTATIVE,
}


async def async_setup_entry(
    hass: HomeAssistant,
    entry: StudioEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add a calendar for each owner.

    The studio's comes last: the calendar page preselects the first one for new events, and what
    is entered there should be somebody's.
    """
    studio: list[StudioCalendar] = []
    async for owner in owners_in_turn(entry):
        calendar = StudioCalendar(entry, owner)
        if owner.subentry_id is None:
            studio.append(calendar)
        else:
            async_add_entities([calendar], config_subentry_id=owner.subentry_id)
    for each in studio:
        # Its place among the states is from before a reload, when there were fewer people.
        known = er.async_get(hass).async_get_entity_id(
            Platform.CALENDAR, DOMAIN, each.unique_id or ""
        )
        if known is not None:
            hass.states.async_remove(known)
    async_add_entities(studio)


class StudioCalendar(CalledEntity, OwnerEntity, CalendarEntity):
    """All appointments of one owner."""

    _attr_name = None
    # Of the appointment that is going on or next; what is left is when it is.
    _unrecorded_attributes = frozenset({"message", "description", "location"})
    _attr_supported_features = (
        CalendarEntityFeature.CREATE_EVENT
        | CalendarEntityFeature.UPDATE_EVENT
        | CalendarEntityFeature.DELETE_EVENT
    )

    def __init__(self, entry: StudioEntry, owner: Owner) -> None:
        """Show the calendar of this owner."""
        super().__init__(entry, owner, "calendar")
        self._attr_translation_key = f"{owner.kind}_calendar"
        self._attr_initial_color = colour_of(entry, owner.id)

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return the current or next event."""
        upcoming = self.upcoming
        if upcoming is None or upcoming.current is None:
            return None
        return event_of(Shown(instance=upcoming.current, series=None), self._texts)

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return the events within a time."""
        runtime = self.entry.runtime_data
        owner = self.owner.id or None
        self.call, texts = None, self._texts

        # Events are built in the book's thread, too: a year of them would block the event loop.
        def read(tx: Transaction) -> list[CalendarEvent]:
            found = appointments.window(tx, start_date, end_date, owner, zone=runtime.zone)
            ids = {name for each in found if (name := each.appointment.series_id)}
            all_series = appointments.get_many(tx, ids)
            return [event_of(_shown(each, all_series), texts) for each in found]

        with translate_errors():
            return await runtime.book.read(read)

    @override
    async def async_create_event(self, **kwargs: Any) -> None:
        """Enter an appointment for this owner."""
        access = await self._access()
        draft = new_draft(kwargs, access.studio.zone, self._people())

        def add(tx: Transaction) -> None:
            access.refuse_foreign(scheduling.add(tx, access.studio, draft))

        await self._write(access, add)

    @override
    async def async_update_event(
        self,
        uid: str,
        event: dict[str, Any],
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Change an appointment: it, one instance of it, or it from there on."""
        access = await self._access()
        moment, scope = _edit_scope(recurrence_id, recurrence_range)

        def change(tx: Transaction) -> None:
            edit(tx, access.studio, uid, event, moment=moment, scope=scope, shown=self._texts)

        await self._write(access, change)

    @override
    async def async_delete_event(
        self,
        uid: str,
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Remove an appointment: it, one instance of it, or it from there on."""
        access = await self._access()
        moment, scope = _edit_scope(recurrence_id, recurrence_range)
        await self._write(access, lambda tx: scheduling.cancel(tx, uid, moment=moment, scope=scope))

    @property
    def _texts(self) -> ShownTexts:
        """What everybody may read of an appointment here."""
        return ShownTexts.of(self.hass, self.entry)

    def _people(self) -> Mapping[str, Any]:
        if self.owner.kind == SUBENTRY_STAFF:
            return {"staff_id": self.owner.id}
        if self.owner.kind == SUBENTRY_RESOURCE:
            return {"resource_ids": (self.owner.id,)}
        return {}

    async def _access(self) -> StudioAccess:
        """Return the access of the user who makes a change. Raises Unauthorized."""
        # The calendar page gives no context: what an action left must not count for it.
        call, self.call = self.call, None
        context = Context(user_id=asking_user()) if call is None else call
        caller = await caller_of(self.hass, context, Need.WRITE)
        return StudioAccess.to(self.hass, self.entry, caller)

    async def _write(self, access: StudioAccess, work: Callable[[Transaction], object]) -> None:
        request = replace(access.request, surface=Surface.CALENDAR)
        with translate_errors_on_page():
            await carry_out(self.entry.runtime_data.book, request, work)


def edit(
    tx: Transaction,
    studio: Studio,
    uid: str,
    event: Mapping[str, Any],
    *,
    moment: Moment | None = None,
    scope: Scope | None = None,
    shown: ShownTexts = WHOLE,
) -> list[Appointment]:
    """Make an edit as the page sends it; returns all that changed.

    ``moment`` and ``scope`` are those of ``appointments.update``, ``shown`` is what the page
    shows of appointments. Raises a SchedulingError.
    """
    record, at, how_much = target(tx, uid, moment, scope)
    now = instance(record, at)
    changes = changes_of(event, now, studio.zone, shown.of_content(now, record.session_type))
    if how_much is not Scope.THIS:
        sent = Edit(
            rule=event.get(EVENT_RRULE) or "",
            at=record.content.when.start if at is None else at,
            when=changes.get("when", now.when),
        )
        rules = edited_recurrence(record.content, sent)
        if rules is not None:
            changes["recurrence"] = rules
    return scheduling.update(tx, studio, uid, changes, moment=moment, scope=scope)


def _shown(instance: Instance, all_series: dict[str, Appointment]) -> Shown:
    appointment = instance.appointment
    if appointment.series_id is not None:
        return Shown(instance=instance, series=all_series.get(appointment.series_id))
    return Shown(instance=instance, series=appointment if instance.recurring else None)


def _edit_scope(
    recurrence_id: str | None, recurrence_range: str | None
) -> tuple[Moment | None, Scope | None]:
    """Return which instance of a series is meant, and how much of it."""
    if not recurrence_id:
        return None, None
    try:
        moment = moment_of(recurrence_id)
    except ValueError as err:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="appointment_gone"
        ) from err
    return moment, Scope.FOLLOWING if recurrence_range == THIS_AND_FUTURE else Scope.THIS


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """An instance with the series it belongs to, if it does."""

    instance: Instance
    series: Appointment | None


def recurrence_id(moment: Moment) -> str:
    """Return the id of an instance: its start in UTC, or its date."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).strftime(_TIMED)
    return moment.strftime(_ALL_DAY)


def moment_of(name: str) -> Moment:
    """Read the id of an instance. Raises ValueError if it is none."""
    if "T" in name:
        return datetime.strptime(name, _TIMED).replace(tzinfo=UTC)
    return datetime.strptime(name, _ALL_DAY).replace(tzinfo=UTC).date()


def event_of(shown: Shown, texts: ShownTexts = WHOLE) -> CalendarEvent:
    """Return the event that the calendar shows for an instance."""
    instance, series = shown.instance, shown.series
    record = instance.appointment
    content = texts.of_content(record.content, record.session_type)
    start, end = _local(instance.when.start), _local(instance.when.end)
    return CalendarEvent(
        summary=content.title,
        start=start,
        end=max(end, start),
        description=content.description or None,
        location=content.place or None,
        uid=(series or instance.appointment).id,
        recurrence_id=_instance_name(shown),
        rrule=None if series is None else shown_rule(series.content.recurrence),
        status=_STATUS.get(content.status),
    )


def _instance_name(shown: Shown) -> str | None:
    if shown.series is None:
        return None
    original = shown.instance.appointment.original_start
    return recurrence_id(shown.instance.start if original is None else original)


def _local(moment: Moment) -> Moment:
    return dt_util.as_local(moment) if isinstance(moment, datetime) else moment


def new_draft(event: Mapping[str, Any], zone: str, people: Mapping[str, Any]) -> Draft:
    """Return a new appointment from an event; ``people`` are its owners."""
    rule = event.get(EVENT_RRULE)
    return Draft(
        title=event[EVENT_SUMMARY],
        when=when_of(event[EVENT_START], event[EVENT_END], zone),
        description=event.get(EVENT_DESCRIPTION) or "",
        place=event.get(EVENT_LOCATION) or "",
        recurrence=(f"{RULE}{rule}",) if rule else (),
        **people,
    )


def changes_of(
    event: Mapping[str, Any], now: Content, zone: str, shown: Content | None = None
) -> Changes:
    """Return what an edit in Home Assistant changes of what is shown, the repetition apart.

    What its form does not show (status, busy) stays as it was, and so does a field that
    is sent as it stood: as ``shown``, which has other texts where these are hidden.
    """
    shown = shown or now
    sent = Changes(
        title=event[EVENT_SUMMARY],
        when=kept_span(when_of(event[EVENT_START], event[EVENT_END], zone), now.when),
        description=event.get(EVENT_DESCRIPTION, shown.description) or "",
        place=event.get(EVENT_LOCATION, shown.place) or "",
    )
    changed = {name: value for name, value in sent.items() if value != getattr(shown, name)}
    return cast("Changes", changed)


def when_of(start: date | datetime, end: date | datetime, zone: str) -> When:
    """Return the span from Home Assistant's start and end."""
    if isinstance(start, datetime) and isinstance(end, datetime):
        return Timed(start=start.astimezone(UTC), end=end.astimezone(UTC), zone=zone)
    first, last = start, end
    return AllDay(start=first, end=max(last, first + timedelta(days=1)))
