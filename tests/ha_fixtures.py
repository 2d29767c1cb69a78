"""A Home Assistant with Studio Sync in it, and Google's emulator on a socket.

For ``pytest_plugins``; the emulator is reached as the real Google would be.
"""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientSession
from homeassistant.components.application_credentials import (
    ClientCredential,
    async_import_client_credential,
)
from homeassistant.config_entries import ConfigEntryState, ConfigFlowContext, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
from homeassistant.util.async_ import get_scheduled_timer_handles
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from custom_components.studio_sync.accounts.endpoints import PACE, Pace
from custom_components.studio_sync.const import DOMAIN, ENV_GOOGLE_ROOT
from custom_components.studio_sync.flows import progress
from custom_components.studio_sync.lifecycle.runtime import AccountEntry, StudioEntry

from .book_places import new_book_server
from .google_emulator import CLIENT_ID, CLIENT_SECRET, GoogleEmulator
from .moments import WallClock, today, until

ZONE = "Europe/Berlin"
ANNA = "anna@example.com"
BEN = "ben@example.com"
POPULATE_ALL: dict[str, Any] = {
    "populate_out": True,
    "populate_in": True,
    "send_back": True,
    "tentative": True,
}


def soon(days: float = 1, hours: float = 0) -> datetime:
    """Return a full hour in the near future, in UTC."""
    moment = today() + timedelta(days=days, hours=hours)
    return moment.replace(minute=0, second=0, microsecond=0)


async def settle(hass: HomeAssistant) -> None:
    """Wait until everything has happened, runs in the background included."""
    await hass.async_block_till_done(wait_background_tasks=True)


@dataclass(slots=True)
class Waiting:
    """Time as calls to Google know it; with ``skipped`` nobody waits for it."""

    wall: WallClock
    skipped: bool = False
    ahead: float = 0.0

    def clock(self) -> float:
        """Return seconds that only go up."""
        return self.wall.monotonic() + self.ahead

    async def sleep(self, seconds: float) -> None:
        """Let so many seconds pass."""
        if self.skipped:
            self.ahead += seconds
        await asyncio.sleep(0 if self.skipped else seconds)


@dataclass(slots=True)
class House:
    """A Home Assistant with the flows that a user would click through."""

    hass: HomeAssistant
    google: GoogleEmulator
    client: ClientSessionGenerator
    session: ClientSession
    waiting: Waiting
    clock: WallClock

    async def add_studio(self, name: str = "Atelier Nord", zone: str = ZONE) -> StudioEntry:
        """Make a studio through the config flow."""
        result = await self.start("studio")
        server = new_book_server()
        place = {} if server is None else {"book": "postgresql"}
        result = await self.fill(result, name=name, time_zone=zone, **place)
        if server is not None:
            result = await self.fill(result, **server)
        assert result["type"] is FlowResultType.CREATE_ENTRY, result
        await settle(self.hass)
        entry: StudioEntry = result["result"]
        return entry

    async def add_person(self, studio: StudioEntry, kind: str, name: str, **data: Any) -> str:
        """Add a staff member or a resource, and return the subentry's id."""
        before = set(studio.subentries)
        flows = self.hass.config_entries.subentries
        result = await flows.async_init((studio.entry_id, kind), context={"source": "user"})
        result = await flows.async_configure(
            result["flow_id"], {"name": name, "syncs": True, **data}
        )
        assert result["type"] is FlowResultType.CREATE_ENTRY, result
        await settle(self.hass)
        [added] = set(studio.subentries) - before
        return added

    async def start(self, choice: str, **answers: Any) -> ConfigFlowResult:
        """Begin a flow, and choose from its menu; say what an account is for."""
        flows = self.hass.config_entries.flow
        menu = await flows.async_init(DOMAIN, context=ConfigFlowContext(source="user"))
        assert menu["type"] is FlowResultType.MENU
        shown = await flows.async_configure(menu["flow_id"], {"next_step_id": choice})
        schema = shown.get("data_schema")
        if choice == "google" and schema is not None and (answers or "studio" not in schema.schema):
            return await self.fill(shown, **answers)
        return shown

    async def reconfigure(self, entry: AccountEntry | StudioEntry) -> ConfigFlowResult:
        """Begin to change an entry."""
        context = ConfigFlowContext(source="reconfigure", entry_id=entry.entry_id)
        return await self.hass.config_entries.flow.async_init(DOMAIN, context=context)

    async def fill(self, result: ConfigFlowResult, **data: Any) -> ConfigFlowResult:
        """Fill in the form that a flow shows."""
        assert result["type"] is FlowResultType.FORM, result
        return await self.hass.config_entries.flow.async_configure(result["flow_id"], data)

    async def sign_in(
        self, result: ConfigFlowResult, email: str, **consent: str
    ) -> ConfigFlowResult:
        """Follow the way to Google and back; ``consent`` goes into the consent page's query."""
        assert result["type"] is FlowResultType.EXTERNAL_STEP, result
        query = {"login_hint": email, "emulator_consent": "allow", **consent}
        address = URL(result["url"]).update_query(query)
        async with self.session.get(address, allow_redirects=False) as answer:
            assert answer.status == 302, await answer.text()
            back = urlsplit(answer.headers["Location"])
        client = await self.client()
        answer = await client.get(f"{back.path}?{back.query}")
        assert answer.status == 200
        return await self.hass.config_entries.flow.async_configure(result["flow_id"])

    async def begin_account(self, email: str, **consent: str) -> ConfigFlowResult:
        """Sign in for a new account; returns the page that follows."""
        return await self.sign_in(await self.start("google"), email, **consent)

    async def add_account(
        self, staff: str, email: str, calendar: str | None = None, **first_sync: Any
    ) -> AccountEntry:
        """Connect a Google account through the config flow, and wait for its first sync."""
        result = await self.begin_account(email)
        result = await self.fill(result, staff=staff, calendar=calendar or email)
        result = await self.fill(result, **first_sync)
        assert result["type"] is FlowResultType.CREATE_ENTRY, result
        await settle(self.hass)
        entry: AccountEntry = result["result"]
        return entry

    async def pass_time(self, **span: float) -> None:
        """Let so much time pass at once, and wait for all that is due by then."""
        self.clock.go_on(timedelta(**span))
        loop = self.hass.loop
        await until(
            lambda: (
                not any(
                    each.when() <= loop.time() and not each.cancelled()
                    for each in get_scheduled_timer_handles(loop)
                )
            )
        )
        await settle(self.hass)

    async def sync(self, entry: AccountEntry | StudioEntry) -> dict[str, Any]:
        """Sync by the action, and return the first report."""
        answer = await self.hass.services.async_call(
            DOMAIN,
            "sync_now",
            {"config_entry_id": entry.entry_id},
            blocking=True,
            return_response=True,
        )
        await settle(self.hass)
        assert answer is not None
        reports: Any = answer["reports"]
        report: dict[str, Any] = reports[0]
        return report


def state_of(entry: AccountEntry | StudioEntry) -> ConfigEntryState:
    """Return the state of an entry."""
    return entry.state


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give every test a folder of its own: the book is a real file."""
    return hass_tmp_config_dir


@pytest.fixture
def impatient(house: House) -> None:
    """Have no real time pass until failed calls are tried again."""
    house.waiting.skipped = True


# Not "google": the emulator's own fixtures have that name, and a plugin's fixture is everybody's.
@pytest.fixture
async def google_at_home(
    socket_enabled: None, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[GoogleEmulator]:
    """Run an emulator by the real clock, where Studio Sync looks for Google."""
    async with GoogleEmulator(strict=True) as running:
        monkeypatch.setenv(ENV_GOOGLE_ROOT, running.url)
        yield running
        assert running.violations == []


@pytest.fixture
async def house(  # noqa: PLR0917 - pytest gives them by name
    google_at_home: GoogleEmulator,
    hass: HomeAssistant,
    enable_custom_integrations: None,
    current_request_with_host: None,
    hass_client_no_auth: ClientSessionGenerator,
    wall_clock: WallClock,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[House]:
    """Return a Home Assistant with Google's credentials set up."""
    # Nothing begins to listen, as a browser does.
    monkeypatch.setattr(progress, "LEAST", 0)
    wall_clock.drive(hass.loop)
    await hass.config.async_set_time_zone(ZONE)
    for name in ("application_credentials", "repairs", "diagnostics", "system_health"):
        assert await async_setup_component(hass, name, {})
    await async_import_client_credential(
        hass, DOMAIN, ClientCredential(CLIENT_ID, CLIENT_SECRET), "studio"
    )
    waiting = Waiting(wall_clock)
    hass.data[PACE] = Pace(clock=waiting.clock, sleep=waiting.sleep)
    async with ClientSession() as session:
        yield House(hass, google_at_home, hass_client_no_auth, session, waiting, wall_clock)
        # A reload that the test left on its way ends, and what that reloads in turn: the harness
        # unloads what there is.
        entries = hass.config_entries.async_entries(DOMAIN)
        while under_way := [each for each in entries if each.setup_lock.locked()]:
            async with under_way[0].setup_lock:
                pass


@dataclass(slots=True)
class Scene:
    """A studio with Anna, who has a Google account, Ben, who has none, and a room."""

    house: House
    studio: StudioEntry
    anna: str
    ben: str
    room: str
    account: AccountEntry

    @property
    def hass(self) -> HomeAssistant:
        """The Home Assistant it plays in."""
        return self.house.hass


@pytest.fixture
async def scene(house: House) -> Scene:
    """Return a studio in which everything is connected both ways."""
    house.google.add_account(ANNA, name="Anna Lund")
    studio = await house.add_studio()
    anna = await house.add_person(studio, "staff", "Anna")
    ben = await house.add_person(studio, "staff", "Ben")
    room = await house.add_person(studio, "resource", "Blue room")
    account = await house.add_account(anna, ANNA, **POPULATE_ALL)
    assert account.state is ConfigEntryState.LOADED
    return Scene(house, studio, anna, ben, room, account)


async def enable(hass: HomeAssistant, *entity_ids: str) -> None:
    """Enable entities that are disabled at first."""
    registry = er.async_get(hass)
    entries = [registry.async_update_entity(each, disabled_by=None) for each in entity_ids]
    for entry_id in {each.config_entry_id for each in entries}:
        assert entry_id is not None
        await hass.config_entries.async_reload(entry_id)
    await settle(hass)
