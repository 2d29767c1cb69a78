"""Calendars of the studio, of each staff member and of each resource (B7)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any, override

from homeassistant.components.calendar import CalendarEntity, CalendarEvent
from homeassistant.components.calendar.const import CalendarEntityFeature
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback

from .book import appointments, series
from .book.database import Transaction
from .book.model import Appointment, Content, Moment, Origin
from .calendar_events import Shown, edited_content, event_of, moment_of, new_content
from .const import DOMAIN, SUBENTRY_RESOURCE, SUBENTRY_STAFF
from .entity import Owner, OwnerEntity, owners_of
from .failures import told_to_user
from .runtime import StudioEntry, nudge_accounts

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

        def read(tx: Transaction) -> list[Shown]:
            found = appointments.window(tx, start_date, end_date, owner, zone=runtime.zone)
            ids = {name for each in found if (name := each.appointment.series_id)}
            all_series = appointments.get_many(tx, ids)
            return [_shown(each, all_series) for each in found]

        with told_to_user():
            shown = await runtime.book.read(read)
        return [event_of(each) for each in shown]

    @override
    async def async_create_event(self, **kwargs: Any) -> None:
        """Enter an appointment for this owner."""
        runtime = self.entry.runtime_data
        content = new_content(kwargs, runtime.zone)

        def work(tx: Transaction) -> list[Appointment]:
            return [appointments.put(tx, self._new(tx.new_id(), content))]

        await self._write(work)

    @override
    async def async_update_event(
        self,
        uid: str,
        event: dict[str, Any],
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Change an appointment: it, one instance of it, or it from there on."""
        zone = self.entry.runtime_data.zone
        following = recurrence_range == THIS_AND_FUTURE
        moment = _moment(recurrence_id)

        def work(tx: Transaction) -> list[Appointment]:
            target = _existing(tx, uid)
            single = moment is not None and not following
            before = _instance(tx, target, moment) if single else target
            content = edited_content(event, before.content, zone, single=single)
            changed = series.edit(tx, uid, content, moment=moment, following=following)
            return [target, *changed]

        await self._write(work)

    @override
    async def async_delete_event(
        self,
        uid: str,
        recurrence_id: str | None = None,
        recurrence_range: str | None = None,
    ) -> None:
        """Remove an appointment: it, one instance of it, or it from there on."""
        following = recurrence_range == THIS_AND_FUTURE
        moment = _moment(recurrence_id)

        def work(tx: Transaction) -> list[Appointment]:
            target = _existing(tx, uid)
            return [target, *series.remove(tx, uid, moment=moment, following=following)]

        await self._write(work)

    def _new(self, new_id: str, content: Content) -> Appointment:
        appointment = Appointment(id=new_id, content=content, origin=Origin.STUDIO)
        if self.owner.kind == SUBENTRY_STAFF:
            return replace(appointment, staff_id=self.owner.id)
        if self.owner.kind == SUBENTRY_RESOURCE:
            return replace(appointment, resource_ids=(self.owner.id,))
        return appointment

    async def _write(self, work: Callable[[Transaction], Iterable[Appointment]]) -> None:
        with told_to_user():
            changed = await self.entry.runtime_data.book.write(work)
        await self.coordinator.async_refresh()
        owners = {owner for each in changed for owner in each.owners}
        nudge_accounts(self.hass, self.entry, owners)


def _shown(instance: appointments.Instance, all_series: dict[str, Appointment]) -> Shown:
    appointment = instance.appointment
    if appointment.series_id is not None:
        return Shown(instance=instance, series=all_series.get(appointment.series_id))
    return Shown(instance=instance, series=appointment if instance.recurring else None)


def _existing(tx: Transaction, uid: str) -> Appointment:
    found = appointments.get(tx, uid)
    if found is None or not found.lives:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="appointment_gone")
    return found


def _instance(tx: Transaction, target: Appointment, moment: Moment | None) -> Appointment:
    """Return the exception that stands for an instance, or else the series."""
    exceptions = appointments.exceptions(tx, target.id)
    return next((each for each in exceptions if each.original_start == moment), target)


def _moment(recurrence_id: str | None) -> Moment | None:
    if not recurrence_id:
        return None
    try:
        return moment_of(recurrence_id)
    except ValueError as err:
        raise ServiceValidationError(
            translation_domain=DOMAIN, translation_key="appointment_gone"
        ) from err
