"""The page's connection to Home Assistant, for tests of its commands."""

from typing import Any

from homeassistant.core import HomeAssistant


class PageSocket:
    """The page's connection to Home Assistant."""

    def __init__(self, hass: HomeAssistant, socket: Any) -> None:
        self._hass, self._socket = hass, socket

    async def ask(self, command: str, **fields: Any) -> Any:
        """Send a command; returns its answer."""
        await self._socket.send_json_auto_id({"type": f"studio_sync/{command}", **fields})
        return await self._socket.receive_json()

    async def told(self) -> Any:
        """Return the next message of a subscription."""
        message = await self._socket.receive_json()
        assert message["type"] == "event"
        return message["event"]
