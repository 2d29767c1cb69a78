"""The page's connection to Home Assistant, for tests of its commands."""

from collections import deque
from typing import Any

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_fixtures import Scene, settle

type Told = dict[str, Any]


async def page_of(
    scene: Scene, connect: WebSocketGenerator, name: str, **options: Any
) -> tuple[User, PageSocket]:
    """Open the page as a new user who is no administrator; ``options`` are the studio's then."""
    auth = scene.hass.auth
    user = await auth.async_create_user(name, group_ids=[GROUP_ID_USER])
    refresh = await auth.async_create_refresh_token(user, client_id="https://example.com/")
    token = auth.async_create_access_token(refresh)
    chosen = {key: {user.id: role} if key == "roles" else role for key, role in options.items()}
    scene.hass.config_entries.async_update_entry(
        scene.studio, options={**scene.studio.options, **chosen}
    )
    await settle(scene.hass)
    return user, PageSocket(scene.hass, await connect(scene.hass, token))


def links(scene: Scene, staff_id: str, user: User) -> None:
    """Let a user be a staff member."""
    person = scene.studio.subentries[staff_id]
    data = {**person.data, "user": user.id}
    scene.hass.config_entries.async_update_subentry(scene.studio, person, data=data)


class PageSocket:
    """The page's connection to Home Assistant."""

    def __init__(self, hass: HomeAssistant, socket: Any) -> None:
        self._hass, self.socket = hass, socket
        self._events = deque[Any]()

    async def ask(self, command: str, **fields: Any) -> Any:
        """Send a command; returns its answer."""
        return await self._send(f"studio_sync/{command}", **fields)

    async def result(self, command: str, **fields: Any) -> Any:
        """Send a command that succeeds; returns its result."""
        answer = await self.ask(command, **fields)
        assert answer["success"], answer
        return answer["result"]

    async def refusal(self, command: str, **fields: Any) -> str:
        """Send a command that is refused; returns the key or code of the error."""
        answer = await self.ask(command, **fields)
        assert not answer["success"], answer
        error = answer["error"]
        return str(error.get("translation_key") or error["code"])

    async def told(self) -> Any:
        """Return the next message of a subscription."""
        if self._events:
            return self._events.popleft()
        message = await self.socket.receive_json()
        assert message["type"] == "event"
        return message["event"]

    async def leave(self, subscription: int) -> None:
        """End a subscription, by the id of the command that began it."""
        answer = await self._send("unsubscribe_events", subscription=subscription)
        assert answer["success"], answer

    async def _send(self, kind: str, **fields: Any) -> Any:
        await self.socket.send_json_auto_id({"type": kind, **fields})
        while (message := await self.socket.receive_json())["type"] == "event":
            self._events.append(message["event"])
        return message


async def own(scene: Scene, page: PageSocket) -> list[Told]:
    """Return what somebody did."""
    await page.result("undo/subscribe", entry_id=scene.studio.entry_id)
    told: list[Told] = await page.told()
    return told


async def would(scene: Scene, page: PageSocket, run_id: str) -> Told:
    """Return what taking a change back would do."""
    found: Told = await page.result("undo/preview", entry_id=scene.studio.entry_id, run_id=run_id)
    return found
