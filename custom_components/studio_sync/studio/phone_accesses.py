"""Follows the accesses of phones: entities are told of each change, automations of sign-outs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later
from homeassistant.util import dt as dt_util

from ..const import DOMAIN, SUBENTRY_RESOURCE, SUBENTRY_STAFF
from ..entries.accesses import Access, AccessState, accesses, state_of
from ..entries.lookup import people_of
from ..events.bus import StudioEvent, StudioEventType, announce
from ..events.payloads import studio_details
from ..events.phones import announce_accesses

NEW_PASSWORD: Final = "new_password"  # noqa: S105 - the name of a reason
DELETED: Final = "deleted"
AGAIN: Final = timedelta(hours=1)
"""How long one waits for a moment before looking again: the clock may have been set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """An access as it was when it was last looked at."""

    studio: str
    access: Access
    state: AccessState
    details: dict[str, object]


class PhoneAccesses:
    """Follows the accesses of all studios, whether they are loaded or not."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Nothing is followed until it is started."""
        self._hass = hass
        self._known: dict[str, _Known] = {}
        self._forget: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> None:
        """Follow them as long as Home Assistant runs."""
        self._known = dict(self._all())
        self._wait()
        async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._changed)

    @callback
    def _changed(self, _change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            self._look()

    @callback
    def _due(self, _now: datetime) -> None:
        self._forget = None
        self._look()

    @callback
    def _look(self) -> None:
        before, self._known = self._known, dict(self._all())
        for key, old in before.items():
            reason = _why_out(old, self._known.get(key))
            if reason is not None:
                _announce(self._hass, old, reason)
        keys = before.keys() | self._known.keys()
        differ = [key for key in keys if before.get(key) != self._known.get(key)]
        for studio in {(self._known.get(key) or before[key]).studio for key in differ}:
            announce_accesses(self._hass, studio)
        self._wait()

    @callback
    def _wait(self) -> None:
        """Look again when the first access begins or ends to be valid."""
        if self._forget is not None:
            self._forget()
            self._forget = None
        now = dt_util.utcnow()
        every = [(each.access.valid_from, each.access.valid_until) for each in self._known.values()]
        moments = [each for both in every for each in both if each is not None and each > now]
        if moments:
            again = HassJob(self._due, "an access of a phone", cancel_on_shutdown=True)
            self._forget = async_call_later(self._hass, min(min(moments) - now, AGAIN), again)

    def _all(self) -> Iterator[tuple[str, _Known]]:
        now = dt_util.utcnow()
        for studio, subentry in accesses(self._hass):
            access = Access.of(subentry.data)
            yield (
                subentry.subentry_id,
                _Known(
                    studio=studio.entry_id,
                    access=access,
                    state=state_of(studio, subentry, now),
                    details=access_details(studio, subentry.subentry_id, access),
                ),
            )


def access_details(studio: ConfigEntry, access_id: str, access: Access) -> dict[str, object]:
    """Return an access as an automation gets it: for whom it is, but not its user name."""
    people = [each for each in people_of(studio) if each.subentry_id in access.calendars]
    staff = next((each for each in people if each.subentry_type == SUBENTRY_STAFF), None)
    resources = [each for each in people if each.subentry_type == SUBENTRY_RESOURCE]
    return {
        **studio_details(studio),
        "access_id": access_id,
        "staff_id": None if staff is None else staff.subentry_id,
        "staff": None if staff is None else staff.title,
        "resource_ids": [each.subentry_id for each in resources],
        "resources": [each.title for each in resources],
    }


def _why_out(old: _Known, new: _Known | None) -> str | None:
    """Return why a phone that was let in is let in no more, None if it is, or was not before."""
    if old.state is not AccessState.VALID:
        return None
    if new is None:
        return DELETED
    if new.state is not AccessState.VALID:
        return new.state.value
    return None if new.access.secret == old.access.secret else NEW_PASSWORD


@callback
def _announce(hass: HomeAssistant, known: _Known, reason: str) -> None:
    announce(
        hass,
        StudioEvent(
            kind=StudioEventType.PHONE_SIGNED_OUT,
            studio=known.studio,
            owners=frozenset(known.access.calendars),
            details={**known.details, "reason": reason},
        ),
    )
