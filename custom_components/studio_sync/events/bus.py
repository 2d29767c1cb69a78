"""The studio's events for automations, and their types (B6).

Their names are defined here only. To publish an event, call ``announce``;
triggers listen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.util.signal_type import SignalType

from ..const import CONF_ENTITIES, CONF_EVENT_NAMES, DOMAIN

EVENT_STUDIO: Final = "studio_sync_event"
"""Fired for every studio event. Data: ``type`` (a ``StudioEventType``), ``entry_id`` of the studio,
``account_id`` if it is about an account, ``by``, and the details of the event: ids, kinds
and times. The recorder keeps it, so names are in it only if the studio's options say so."""


class StudioEventType(StrEnum):
    """The types of studio events; each is the name of a trigger."""

    CONFLICT_FOUND = "conflict_found"
    CONFLICT_RESOLVED = "conflict_resolved"
    SYNC_FAILED = "sync_failed"
    SYNC_RECOVERED = "sync_recovered"
    APPOINTMENT_ADDED = "appointment_added"
    APPOINTMENT_CHANGED = "appointment_changed"
    APPOINTMENT_CANCELLED = "appointment_cancelled"
    CLIENT_MATCHED = "client_matched"
    MANY_CHANGES = "many_changes"
    """More at once than are announced one by one, as when a calendar is populated."""
    CLIENT_ADDED = "client_added"
    CLIENT_CHANGED = "client_changed"
    CLIENT_REMOVED = "client_removed"
    CLIENT_RESTORED = "client_restored"
    CLIENT_MERGED = "client_merged"
    CLIENT_ERASED = "client_erased"
    MANY_CLIENT_CHANGES = "many_client_changes"
    """More clients at once than are announced one by one, as when a file is imported."""
    PHONE_SIGNED_OUT = "phone_signed_out"
    """A phone that was let in is let in no more."""
    SIGN_INS_REFUSED = "sign_ins_refused"
    """Many wrong passwords came from one address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioEvent:
    """Something that has happened in a studio.

    ``studio`` and ``account`` are ids of config entries (``account`` is empty if it is
    about none), ``owners`` the ids of the staff and resources concerned, ``by`` who
    did it (``google``, ``phone``, ``studio``, ``import``; empty where nobody did), ``user_id``
    the Home Assistant user who asked for it, if that is known. ``details`` is what a trigger
    passes to its automation; ``recorded`` is the part that events contain.
    """

    kind: StudioEventType
    studio: str
    account: str = ""
    owners: frozenset[str] = frozenset()
    by: str = ""
    user_id: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)
    conflicts: tuple[str, ...] = ()
    """For MANY_CHANGES, the ids of the conflicts that were found."""


NAMES: Final = frozenset(
    {
        "account",
        "client",
        "phone",
        "place",
        "resources",
        "staff",
        "studio",
        "suggestions",
        "title",
        "user",
    }
)
"""The details that name somebody or something."""
_WHAT: Final = frozenset({"kind", "linked", "session_type"})
"""The details that tell what an appointment is, more than that it keeps somebody busy."""
_NEVER: Final = frozenset({"address"})
"""The details that only triggers pass on, whatever the studio's options say."""


@callback
def recorded(hass: HomeAssistant, studio_event: StudioEvent) -> dict[str, object]:
    """Return the part that Home Assistant's events and states contain, which the recorder stores.

    Ids, kinds and times; names only if the studio's options say so. Every user can read it: the
    states at once, the events in the log book.
    """
    if names_recorded(hass, studio_event.studio):
        return {key: each for key, each in studio_event.details.items() if key not in _NEVER}
    entry = hass.config_entries.async_get_entry(studio_event.studio)
    busy = entry is not None and entry.options.get(CONF_ENTITIES) == "busy"
    return nameless(studio_event.details, _WHAT if busy else frozenset())


@callback
def names_recorded(hass: HomeAssistant, studio: str) -> bool:
    """Tell whether the events of a studio name people, and what they typed.

    Not if its entities do not show that either (``entries/shown_texts.py``).
    """
    entry = hass.config_entries.async_get_entry(studio)
    if entry is None or entry.options.get(CONF_ENTITIES, "all") != "all":
        return False
    return bool(entry.options.get(CONF_EVENT_NAMES, False))


def nameless(
    details: Mapping[str, object], hidden: frozenset[str] = frozenset()
) -> dict[str, object]:
    """Return details without those that name somebody or something, and without ``hidden``."""
    return {
        key: nameless(value, hidden) if isinstance(value, Mapping) else value
        for key, value in details.items()
        if key not in NAMES | _NEVER | hidden
    }


_SIGNAL: Final[SignalType[StudioEvent]] = SignalType(f"{DOMAIN}_occurrence")


@callback
def announce(hass: HomeAssistant, studio_event: StudioEvent) -> None:
    """Call all listeners with a studio event."""
    async_dispatcher_send(hass, _SIGNAL, studio_event)


@callback
def listen(hass: HomeAssistant, listener: Callable[[StudioEvent], None]) -> CALLBACK_TYPE:
    """Call a listener (a callback) with every studio event; return a function that stops it."""
    return async_dispatcher_connect(hass, _SIGNAL, listener)


@callback
def async_tell_bus(hass: HomeAssistant) -> None:
    """Fire a Home Assistant event for every studio event, as long as Home Assistant runs."""

    @callback
    def tell(studio_event: StudioEvent) -> None:
        hass.bus.async_fire(
            EVENT_STUDIO,
            {
                **recorded(hass, studio_event),
                "type": studio_event.kind.value,
                "entry_id": studio_event.studio,
                "account_id": studio_event.account or None,
                "by": studio_event.by or None,
            },
            context=Context(user_id=studio_event.user_id),
        )

    listen(hass, tell)
