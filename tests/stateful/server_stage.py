"""The stage with a calendar server beside Google: the same person in both, a room, the studio."""

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

from custom_components.studio_sync.book.model import Appointment, Content, Origin
from custom_components.studio_sync.book.scopes import THE_STUDIO, of_room
from custom_components.studio_sync.dav_client.client import Client, Server, connect
from custom_components.studio_sync.dav_client.events import Events
from custom_components.studio_sync.dav_client.homes import read_home
from custom_components.studio_sync.dav_client.replica import DavReplica
from custom_components.studio_sync.dav_client.shared_homes import SharedHomes
from custom_components.studio_sync.dav_client.transport import Transport
from custom_components.studio_sync.scheduling.titles import AccountProjection
from custom_components.studio_sync.sync.calendar.kind import APPOINTMENTS
from custom_components.studio_sync.sync.engine import Sync
from custom_components.studio_sync.sync.model import Rules
from custom_components.studio_sync.sync.report import Report
from tests.dav_double.server import Folder
from tests.world import ZONE, no_sleep

from .fragile import Crash, FaultPlan, How
from .server_double import FragileServer
from .stage import Stage
from .views import BUSY

SCOPES = {"mia at server": "mia", "room at server": of_room("room"), "studio": THE_STUDIO}
"""What the calendars of the server show, by the sides that they are."""
PROJECTION = AccountProjection(busy_word=BUSY, origin=Origin.SERVER)


class FragileDavTransport(Transport):
    """A transport during whose requests the process dies; one request at a time."""

    fault_plan: FaultPlan | None = None

    def __init__(self, client: Client, **more: Any) -> None:
        super().__init__(client, **more)
        self._line = asyncio.Lock()
        self._dead = False

    async def _sent(self, request: Any, read: Any) -> Any:
        async with self._line:
            fault = None if self.fault_plan is None else self.fault_plan.request
            due = fault is not None and fault.due()
            if self._dead or (fault is not None and due and fault.how is How.CRASH_BEFORE):
                self._dead = True
                raise Crash
            answer = await super()._sent(request, read)
            if due:
                self._dead = True
                raise Crash
            return answer


@dataclass(slots=True, kw_only=True)
class ServerCalendar:
    """A calendar of the server."""

    name: str
    scope: str
    folder: Folder
    sync: Sync[Appointment, Content] | None = None


@dataclass(slots=True, kw_only=True)
class ServerStage(Stage):
    """The stage with the server."""

    served: dict[str, ServerCalendar] = field(default_factory=dict)
    _server: FragileServer | None = None
    _client: Client | None = None

    @property
    def server(self) -> FragileServer:
        """The server."""
        assert self._server is not None
        return self._server

    @property
    def sides(self) -> tuple[str, ...]:
        """All calendars elsewhere."""
        return (*self.accounts, *self.served)

    async def start(self) -> None:
        """Open everything."""
        self._server = FragileServer(self.clock)
        await self._server.start(self.stack)
        for name, scope in SCOPES.items():
            self.served[name] = ServerCalendar(
                name=name, scope=scope, folder=self._server.add(name.replace(" ", "-"))
            )
        await Stage.start(self)

    async def open(self) -> None:
        """Open the book, and put the syncs beside it."""
        if self._client is None:
            made = await connect(Server(url=self.server.url, user="anna", password="secret"))
            self._client = made
            self.stack.push_async_callback(made.close)
        await Stage.open(self)
        transport = FragileDavTransport(self._client, sleep=no_sleep, now=lambda: self.clock.now)
        home = f"{self.server.url}/calendars/anna/"
        found = {each.name: each for each in (await read_home(transport, home)).collections}
        homes = SharedHomes(transport, [home], clock=self._seconds)
        transport.fault_plan = self.fault_plan
        for calendar in self.served.values():
            replica = DavReplica[Content](
                transport,
                found[calendar.folder.name],
                Events(ZONE),
                replica_id=f"server:1:{calendar.folder.name}",
                book_id=self.book.id,
                homes=homes,
                now=lambda: self.clock.now,
            )
            replica.batch_size = self.batch_size
            replica._sender._pace._settled = True  # how fast it is does not matter here
            calendar.sync = Sync(
                self.book,
                replica,
                kind=APPOINTMENTS,
                clock=self.clock,
                new_id=self.new_id,
                projection=PROJECTION,
            )

    def _seconds(self) -> float:
        return self.clock.now.timestamp()

    def rules_of(self, name: str) -> Rules:
        """Return what was chosen for a calendar: on the server the same as in Google."""
        if name in self.rules:
            return self.rules[name]
        some = next(iter(self.rules.values()))
        return replace(some, scope=self.served[name].scope)

    def sync_of(self, name: str) -> Sync[Appointment, Content]:
        """Return what syncs a calendar."""
        if name not in self.served:
            return Stage.sync_of(self, name)
        sync = self.served[name].sync
        assert sync is not None
        return sync

    async def run(self, name: str) -> Report[Appointment, Content]:
        """Run one calendar's sync."""
        if name not in self.served:
            return await Stage.run(self, name)
        return await self.sync_of(name).run(self.rules_of(name), starter="test")
