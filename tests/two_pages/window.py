"""A page as its server knows it: what it follows, what it was told, and what it sends."""

from dataclasses import dataclass, field
import json
from typing import Any

from homeassistant.auth.models import User

from tests.ha_fixtures import Scene, settle

type Answer = dict[str, Any]
type State = Any

WHOLE = "diary/subscribe"
"""The one that is told of by what has changed of it."""


@dataclass(slots=True)
class Followed:
    """A subscription: what the page asked for, and what it has been told until now."""

    command: str
    fields: dict[str, Any]
    state: State = None

    def hear(self, told: State) -> None:
        """Take in a message, as the page does."""
        if self.command != WHOLE:
            self.state = told
            return
        entries = {} if told["whole"] else dict(self.state)
        for key in told["removed"]:
            del entries[key]
        self.state = entries | {each["key"]: each for each in told["changed"]}


@dataclass(slots=True)
class Window:
    """The page of one user. What it wants to follow it follows as long as its studio runs."""

    name: str
    scene: Scene
    user: User
    socket: Any
    span: tuple[str, str]
    opened: dict[str, Any] = field(default_factory=dict)
    """The appointment that is shown beside the diary, as a subscription names it."""
    follows: dict[int, Followed] = field(default_factory=dict)
    studios: State = None
    _studios_id: int = 0

    async def begin(self) -> None:
        """Load the page."""
        self._studios_id = (await self.ask("studio_sync/studios/subscribe"))["id"]
        await self.come_to_rest()

    @property
    def studio(self) -> dict[str, Any] | None:
        """The studio as the page knows it, if the user has a role in it."""
        found = [] if self.studios is None else self.studios["studios"]
        return next(iter(found), None)

    @property
    def writes(self) -> str:
        """Whose appointments the page offers to change."""
        return "none" if self.studio is None else str(self.studio["rights"]["write"])

    @property
    def diary(self) -> dict[str, dict[str, Any]]:
        """What the diary shows, by key."""
        found = [each.state for each in self.follows.values() if each.command == WHOLE]
        return found[0] if found and found[0] else {}

    def holds(self) -> str:
        """Return all that the page holds of a studio, as one text."""
        return json.dumps([each.state for each in self.follows.values()], ensure_ascii=False)

    # -- messages ----------------------------------------------------------------------

    async def ask(self, kind: str, **fields: Any) -> Answer:
        """Send a message; returns the answer."""
        await self.socket.send_json_auto_id({"type": kind, **fields})
        while (message := await self.socket.receive_json())["type"] == "event":
            self._hear(message)
        return dict(message)

    async def command(self, name: str, **fields: Any) -> Answer:
        """Send a command about the studio."""
        entry = self.scene.studio.entry_id
        return await self.ask(f"studio_sync/{name}", entry_id=entry, **fields)

    async def act(self, action: str, **data: Any) -> Answer:
        """Perform an action, as the page does."""
        return await self.ask(
            "call_service",
            domain="studio_sync",
            service=action,
            service_data={"config_entry_id": self.scene.studio.entry_id, **data},
            return_response=True,
        )

    def _hear(self, message: dict[str, Any]) -> None:
        if message["id"] == self._studios_id:
            self.studios = message["event"]
            if self.studio is None or not self.studio["running"]:
                self.follows.clear()  # as parts of the page do when their studio is not there
        elif message["id"] in self.follows:
            self.follows[message["id"]].hear(message["event"])

    # -- subscriptions -----------------------------------------------------------------

    def wanted(self) -> list[tuple[str, dict[str, Any]]]:
        """Return what the page follows with its role."""
        if self.studio is None or not self.studio["running"]:
            return []
        start, end = self.span
        found: list[tuple[str, dict[str, Any]]] = [(WHOLE, {"start": start, "end": end})]
        if self.writes != "none":
            found.append(("todo/subscribe", {}))
        if self.studio["rights"]["clients"] != "none":
            found.append(("clients/subscribe", {}))
        if self.opened:
            found.append(("appointment/subscribe", self.opened))
        return found

    async def come_to_rest(self) -> None:
        """Hear all that there is to hear, and follow what is wanted now, until nothing comes."""
        while True:
            await settle(self.scene.hass)
            await self.ask("ping")
            wanted = self.wanted()
            for key, each in [*self.follows.items()]:
                if (each.command, each.fields) not in wanted:
                    del self.follows[key]
                    await self.ask("unsubscribe_events", subscription=key)
            have = [(each.command, each.fields) for each in self.follows.values()]
            missing = [each for each in wanted if each not in have]
            if not missing:
                return
            for command, fields in missing:
                answer = await self.command(command, **fields)
                if answer["success"]:
                    await self._first(answer["id"], Followed(command, fields))

    async def _first(self, key: int, followed: Followed) -> None:
        """Keep a subscription; it is told of at once."""
        self.follows[key] = followed
        while followed.state is None and key in self.follows:
            self._hear(await self.socket.receive_json())

    async def fresh(self, command: str, fields: dict[str, Any]) -> State:
        """Return what somebody is told who opens the page now."""
        answer = await self.command(command, **fields)
        assert answer["success"], answer
        await self._first(answer["id"], Followed(command, fields))
        await self.ask("unsubscribe_events", subscription=answer["id"])
        return self.follows.pop(answer["id"]).state
