"""What staff are told of themselves: their account, their phones, and that overlaps changed.

Only ever about the user who asks, in all studios where they are a staff member: whose a
membership is, is read again each time (``own_memberships``).
"""

from __future__ import annotations

from typing import Any, Final

from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.components.websocket_api.messages import event_message
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.issue_registry import EVENT_REPAIRS_ISSUE_REGISTRY_UPDATED
from homeassistant.util.json import JsonObjectType, JsonValueType
import probatio as vol

from ..book.change import Change, ChangeKind
from ..const import DOMAIN
from ..events.phones import listen_to_accesses
from ..lifecycle.lookup import loaded_studios, syncs_of
from ..studio.pace import Pace
from .commands import Message
from .own_phones import phones_json
from .staff_membership import membership_json, own_memberships

_KINDS: Final = frozenset({ChangeKind.APPOINTMENT, ChangeKind.CONFLICT})
"""After such a change overlaps may be others."""


@callback
def async_register_me(hass: HomeAssistant) -> None:
    """Register ``studio_sync/me/subscribe``."""
    async_register_command(hass, _subscribe)


@websocket_command({vol.Required("type"): f"{DOMAIN}/me/subscribe"})
@callback
def _subscribe(hass: HomeAssistant, connection: ActiveConnection, msg: Message) -> None:
    """Tell the caller's own memberships at once, and whenever one of them is another."""
    follower = _Follower(hass, connection, msg["id"])
    connection.subscriptions[msg["id"]] = follower.async_end
    connection.send_result(msg["id"])
    follower.async_begin()


class _Follower:
    """Follows the studios where one user is staff."""

    def __init__(self, hass: HomeAssistant, connection: ActiveConnection, name: int) -> None:
        self._hass = hass
        self._connection = connection
        self._name = name
        self._told: Any = None
        self._changes = 0
        """Changes after which overlaps may be others; told, so that they are read again."""
        self._due = False
        self._running = False
        self._pace = Pace()
        self._ended = False
        self._leave: list[CALLBACK_TYPE] = []
        self._of_studios: list[CALLBACK_TYPE] = []

    @callback
    def async_begin(self) -> None:
        hass = self._hass
        self._leave = [
            async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._entry_changed),
            hass.bus.async_listen(EVENT_REPAIRS_ISSUE_REGISTRY_UPDATED, self._issue_changed),
        ]
        self._follow_studios()
        self._tell()

    @callback
    def async_end(self) -> None:
        self._ended = True
        for each in (*self._leave, *self._of_studios):
            each()
        self._leave.clear()
        self._of_studios.clear()

    @callback
    def _follow_studios(self) -> None:
        """Follow the books, phones and runs of their studios that run now."""
        for each in self._of_studios:
            each()
        hass = self._hass
        own = {each.studio.entry_id for each in own_memberships(hass, self._connection.user)}
        self._of_studios = [
            leave
            for studio in loaded_studios(hass)
            if studio.entry_id in own
            for leave in (
                studio.runtime_data.book.subscribe(self._book_changed),
                listen_to_accesses(hass, studio.entry_id, self._async_due),
                *(each.async_add_listener(self._async_due) for each in syncs_of(hass, studio)),
            )
        ]

    @callback
    def _entry_changed(self, _change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN and not self._ended:
            self._follow_studios()
            self._async_due()

    @callback
    def _issue_changed(self, event: Event[Any]) -> None:
        if event.data["domain"] == DOMAIN:
            self._async_due()

    @callback
    def _book_changed(self, change: Change) -> None:
        if change.kinds & _KINDS:
            self._changes += 1
            self._async_due()

    @callback
    def _async_due(self) -> None:
        """Tell soon; further changes until then are told with it."""
        self._due = True
        if not self._running and not self._ended:
            self._running = True
            self._hass.async_create_background_task(self._run(), name="studio_sync page")

    async def _run(self) -> None:
        try:
            while self._due and not self._ended:
                async with self._pace.look():
                    self._due = False
                    if not self._ended:
                        self._tell()
        finally:
            self._running = False

    def _tell(self) -> None:
        user = self._connection.user
        found: list[JsonValueType] = [
            {
                **membership_json(self._hass, each),
                "phones": list[JsonValueType](
                    phones_json(each.studio, each.staff.subentry_id, user.id)
                ),
            }
            for each in own_memberships(self._hass, user)
        ]
        told: JsonObjectType = {
            "memberships": found,
            "changes": self._changes if found else 0,
        }
        if told != self._told:
            self._told = told
            self._connection.send_message(event_message(self._name, told))
