"""A page that follows something of a studio: it is told of each change by one message.

What is told is read from the book again after a change that concerns it, and sent if it differs.
While one is made, further changes wait for the next.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.messages import event_message
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError

from ..book.change import Change
from ..services.studio_access import StudioAccess
from ..studio.pace import Pace
from .commands import ATTR_STUDIO, Message, async_access

type Tell = Callable[[StudioAccess], Awaitable[Any]]
"""Makes what is to be told now; None: nothing. What was told last is not told again."""


async def async_follow(
    access: StudioAccess,
    connection: ActiveConnection,
    msg: Message,
    tell: Tell,
    concerns: Callable[[Change], bool],
    *,
    others: Callable[[Callable[[], None]], list[CALLBACK_TYPE]] = lambda _due: [],
    repeats: bool = False,
) -> None:
    """Answer a subscription: tell at once, and after each change of the book that concerns it.

    Also after a change of the studio's entry: the role, and with it what may be seen, may be
    another. ``others`` subscribes to what else it depends on. ``repeats``: also tell what is as
    it was told last, since the change itself matters. It ends with the connection, or with the
    studio.
    """
    follower = _Follower(access, connection, msg, tell, repeats=repeats)
    entry = access.entry
    leave = [
        entry.runtime_data.book.subscribe(
            lambda change: follower.async_due() if concerns(change) else None
        ),
        entry.add_update_listener(follower.async_entry_changed),
        *others(follower.async_due),
    ]

    followed = entry.runtime_data.followed

    @callback
    def unsubscribe() -> None:
        follower.ended = True
        followed.discard(unsubscribe)
        for each in leave:
            each()
        leave.clear()

    connection.subscriptions[msg["id"]] = unsubscribe
    followed.add(unsubscribe)
    try:
        await follower.begin(access)
    except HomeAssistantError:
        unsubscribe()
        del connection.subscriptions[msg["id"]]
        raise


class _Follower:
    """Makes and sends what is told to one subscription, one at a time."""

    def __init__(
        self,
        access: StudioAccess,
        connection: ActiveConnection,
        msg: Message,
        tell: Tell,
        *,
        repeats: bool,
    ) -> None:
        self.ended = False
        self._hass = access.hass
        self._entry = access.entry
        self._connection = connection
        self._msg = msg
        self._tell = tell
        self._repeats = repeats
        self._told: Any = None
        self._needs = access.caller.needs
        self._due = False
        self._running = False
        self._pace = Pace()

    async def begin(self, access: StudioAccess) -> None:
        """Send the result of the command, and what is told first; changes meanwhile wait."""
        self._running = True
        try:
            told = await self._tell(access)
            self._connection.send_result(self._msg["id"])
            self._send(told)
        finally:
            self._running = False
        if self._due:
            self.async_due()

    @callback
    def async_due(self) -> None:
        """Tell soon."""
        self._due = True
        if not self._running:
            self._running = True
            self._entry.async_create_background_task(
                self._hass, self._run(), name="studio_sync page"
            )

    async def async_entry_changed(self, _hass: HomeAssistant, _entry: ConfigEntry) -> None:
        """Tell soon: the studio's options or people changed, and with them perhaps the rights."""
        self.async_due()

    async def _run(self) -> None:
        try:
            while self._due and not self.ended:
                async with self._pace.look():
                    self._due = False
                    if not self.ended:
                        await self._tell_once()
        finally:
            self._running = False

    async def _tell_once(self) -> None:
        studio = self._msg[ATTR_STUDIO]
        try:
            access = await async_access(self._hass, self._connection, studio, self._needs)
            told = await self._tell(access)
        except HomeAssistantError:
            # The role was taken away, or the studio is going: the list of studios tells that.
            self.ended = True
            return
        if not self.ended:
            self._send(told)

    def _send(self, told: Any) -> None:
        if told is not None and (self._repeats or told != self._told):
            self._told = told
            self._connection.send_message(event_message(self._msg["id"], told))
