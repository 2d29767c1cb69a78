"""Calendars of the studio, of each staff member and of each resource (B7)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, override

from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.components.calendar.const import EVENT_RRULE, CalendarEntityFeature
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .book import appointments
from .book.database import Transaction
from .book.model import Appointment, Moment
from .calendar_events import Shown, changes_of, event_of, moment_of, new_draft
from .calendar_rules import Edit, edited_recurrence
from .const import DOMAIN, SUBENTRY_RESOURCE, SUBENTRY_STAFF
from .entity import Owner, OwnerEntity, owners_of
from .entries.studio_settings import desk_of
from .entries.users import asking_user
from .errors import told_on_page, told_to_user
from .lifecycle.runtime import StudioEntry
from .scheduling import appointments as scheduling
from .scheduling.changes import Request, Surface, carry_out
from .scheduling.recurrence_scope import Scope, instance, target
from .scheduling.settings import Studio
from .studio.refresh import show_changes

PARALLEL_UPDATES = 0
THIS_AND_FUTURE = "THISANDFUTURE"


async def async_setup_entry(
    hass: HomeAssistant,  # noqa: ARG001
    entry: StudioEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    """Add a calendar for each owner."""
    for owner in owners_of(entry):
        async_add_entities([StudioCalendar(entry, owner)], config_subentry_id=owner.subentry_id)


class StudioCalendar(OwnerEntity, CalendarEntity):
    """Everything that one owner has to be at."""

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
        self._call: Context | None = None

    @property
    @override
    def event(self) -> CalendarEvent | None:
        """Return what is going on, or next."""
        upcoming = self.upcoming
        if upcoming is None or upcoming.current is None:
            return None
        return event_of(Shown(instance=upcoming.current, series=None))

    @override
    async def async_get_events(
        self, hass: HomeAssistant, start_date: datetime, end_date: datetime
    ) -> list[CalendarEvent]:
        """Return what lies in a span of time."""
        runtime = self.entry.runtime_data
        owner = self.owner.id or None
        self._call = None

        # Events are made in the book's thread, too: a year of them would hold up the others.
        def read(tx: Transaction) -> list[CalendarEvent]:
            found = appointments.window(tx, start_date, end_date, owner, zone=runtime.zone)
            ids = {name for each in found if (name := each.appointment.series_id)}
            all_series = appointments.get_many(tx, ids)
            return [event_of(_shown(each, all_series)) for each in found]

        with told_to_user():
            return await runtime.book.read(read)

    @override
    async def async_create_event(self, **kwargs: Any) -> None:
        """Enter an appointment for this owner."""
        request, studio = self._request(), desk_of(self.hass, self.entry)
        draft = new_draft(kwargs, studio.zone, self._people())
        await self._write(request, lambda tx: scheduling.add(tx, studio, draft))

    @override
    async def async_update_event(
        self,
        uid: str,
        event: dict[str, Any],
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Change an appointment: it, one instance of it, or it from there on."""
        request, studio = self._request(), desk_of(self.hass, self.entry)
        moment, scope = _place(recurrence_id, recurrence_range)
        await self._write(
            request, lambda tx: edit(tx, studio, uid, event, moment=moment, scope=scope)
        )

    @override
    async def async_delete_event(
        self,
        uid: str,
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Remove an appointment: it, one instance of it, or it from there on."""
        request = self._request()
        moment, scope = _place(recurrence_id, recurrence_range)
        await self._write(
            request, lambda tx: scheduling.cancel(tx, uid, moment=moment, scope=scope)
        )

    def _people(self) -> Mapping[str, Any]:
        if self.owner.kind == SUBENTRY_STAFF:
            return {"staff_id": self.owner.id}
        if self.owner.kind == SUBENTRY_RESOURCE:
            return {"resource_ids": (self.owner.id,)}
        return {}

    @override
    def async_set_context(self, context: Context) -> None:
        """Keep who calls an action on this calendar; what people do on the page has no context."""
        super().async_set_context(context)
        self._call = context

    def _request(self) -> Request:
        """Return who changes something now."""
        call, self._call = self._call, None
        user_id = asking_user() if call is None else call.user_id
        return Request(surface=Surface.CALENDAR, user_id=user_id)

    async def _write(self, request: Request, work: Callable[[Transaction], object]) -> None:
        with told_on_page():
            answer = await carry_out(self.entry.runtime_data.book, request, work)
        await show_changes(self.hass, self.entry, answer.before, answer.after)


def edit(
    tx: Transaction,
    studio: Studio,
    uid: str,
    event: Mapping[str, Any],
    *,
    moment: Moment | None = None,
    scope: Scope | None = None,
) -> list[Appointment]:
    """Make an edit as the page sends it; returns all that changed.

    ``moment`` and ``scope`` are those of ``diary.update``. Raises a DeskError.
    """
    record, at, how_much = target(tx, uid, moment, scope)
    now = instance(record, at)
    changes = changes_of(event, now, studio.zone)
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


def _shown(instance: appointments.Instance, all_series: dict[str, Appointment]) -> Shown:
    appointment = instance.appointment
    if appointment.series_id is not None:
        return Shown(instance=instance, series=all_series.get(appointment.series_id))
    return Shown(instance=instance, series=appointment if instance.recurring else None)


def _place(
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
