"""What automations may wait for: the kinds of occurrences, and how they are told (B6).

The only place with their names. To publish an event, call ``announce``;
triggers listen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from ..const import CONF_EVENT_NAMES, DOMAIN

EVENT_STUDIO: Final = "studio_sync_event"
"""Fired for every occurrence. Data: ``type`` (one of ``Occurs``), ``entry_id`` of the studio,
``account_id`` if it is about an account, ``by``, and the details of the occurrence: ids, kinds
and times. The recorder keeps it, so names are in it only if the studio's options say so."""


class Occurs(StrEnum):
    """The kinds of occurrences; each is the name of a trigger."""

    CONFLICT_FOUND = "conflict_found"
    CONFLICT_RESOLVED = "conflict_resolved"
    SYNC_FAILED = "sync_failed"
    SYNC_RECOVERED = "sync_recovered"
    APPOINTMENT_ADDED = "appointment_added"
    APPOINTMENT_CHANGED = "appointment_changed"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    CLIENT_MATCHED = "client_matched"
    MANY_CHANGES = "many_changes"
    """More at once than is told one by one, as when a calendar is populated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Occurrence:
    """Something that has happened in a studio.

    ``studio`` and ``account`` are ids of config entries (``account`` is empty if it is
    about none), ``owners`` the ids of the staff and resources concerned, ``by`` who
    did it (``google``, ``phone``, ``studio``; empty where nobody did). ``details`` is
    what a trigger hands to its automation; of events, ``recorded`` says how much is told.
    """

    kind: Occurs
    studio: str
    account: str = ""
    owners: frozenset[str] = frozenset()
    by: str = ""
    details: Mapping[str, object] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    """Of MANY_CHANGES the ids of the conflicts that were found."""


_NAMES: Final = frozenset(
    {"account", "client", "place", "resources", "staff", "studio", "suggestions", "title"}
)
"""The details that name somebody or something."""


@callback
def recorded(hass: HomeAssistant, occurrence: Occurrence) -> dict[str, object]:
    """Return what events and states tell of an occurrence, which the recorder keeps.

    Ids, kinds and times; names only if the studio's options say so.
    """
    studio = hass.config_entries.async_get_entry(occurrence.studio)
    if studio is not None and studio.options.get(CONF_EVENT_NAMES, False):
        return dict(occurrence.details)
    return _nameless(occurrence.details)


def _nameless(details: Mapping[str, object]) -> dict[str, object]:
    return {
        key: _nameless(value) if isinstance(value, Mapping) else value
        for key, value in details.items()
        if key not in _NAMES
    }


_SIGNAL: Final[SignalType[Occurrence]] = SignalType(f"{DOMAIN}_occurrence")


@callback
def announce(hass: HomeAssistant, occurrence: Occurrence) -> None:
    """Tell everybody who listens."""
    async_dispatcher_send(hass, _SIGNAL, occurrence)


@callback
def listen(hass: HomeAssistant, listener: Callable[[Occurrence], None]) -> CALLBACK_TYPE:
    """Have a listener (a callback) told of all occurrences; returns how to stop that."""
    return async_dispatcher_connect(hass, _SIGNAL, listener)


@callback
def async_tell_bus(hass: HomeAssistant) -> None:
    """Fire an event for all that occurs from now on, as long as Home Assistant runs."""

    @callback
    def tell(occurrence: Occurrence) -> None:
        hass.bus.async_fire(
            EVENT_STUDIO,
            {
                **recorded(hass, occurrence),
                "type": occurrence.kind.value,
                "entry_id": occurrence.studio,
                "account_id": occurrence.account or None,
                "by": occurrence.by or None,
            },
        )

    listen(hass, tell)
