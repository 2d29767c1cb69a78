"""Sets the studio up as its owner would: flows, subentries, the staff's Google accounts."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.google_emulator import CLIENT_ID, CLIENT_SECRET
from tests.live import LiveError
from tests.live.calendars import calendars_by_subentry
from tests.live.client import Json
from tests.live.consent import consent
from tests.live.flows import Flow
from tests.live.home_assistant import HomeAssistant

from .people import COLLEAGUES, ROOMS, STUDIO, ZONE, Colleague

DOMAIN = "studio_sync"
FAILED = {"setup_error", "migration_error", "failed_unload"}
STATE_LIMIT = 300
"""Seconds an entry may take to load or unload."""


class EntryFailed(LiveError):
    """An entry of ours can't be set up; Home Assistant's log says more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Studio:
    """The studio in Home Assistant: its entry, and the ids of who and what is in it."""

    entry_id: str
    staff: dict[str, str]
    rooms: dict[str, str]

    def book(self, folder: Path) -> Path:
        """Find the file of its book."""
        return folder / ".storage" / f"studio_sync.{self.entry_id}.db"


async def entries(ha: HomeAssistant) -> list[Json]:
    """List the entries of Studio Sync."""
    found: list[Json] = await ha.rest.get("/api/config/config_entries/entry", domain=DOMAIN)
    return found


async def add_studio(ha: HomeAssistant, users: Mapping[str, str]) -> Studio:
    """Add the studio, its staff and its rooms, one after the other.

    ``users`` are the ids of Home Assistant's users who are staff, by the key of the colleague.
    """
    flow = await Flow.config(ha.rest, DOMAIN)
    await flow.choose("studio")
    await flow.submit(name=STUDIO, time_zone=ZONE)
    entry_id: str = flow.made()["entry_id"]
    ids: dict[str, str] = {}
    for colleague in COLLEAGUES:
        fields = {} if colleague.google is None else {"email": colleague.google}
        if colleague.key in users:
            fields["user"] = users[colleague.key]
        ids[colleague.key] = await _add(ha, entry_id, "staff", name=colleague.name, **fields)
    for room in ROOMS:
        ids[room.key] = await _add(ha, entry_id, "resource", name=room.name)
    # The last calendar is there a little earlier than all that starts with it.
    await until_state(ha, entry_id, "loaded")
    return Studio(
        entry_id=entry_id,
        staff={colleague.key: ids[colleague.key] for colleague in COLLEAGUES},
        rooms={room.key: ids[room.key] for room in ROOMS},
    )


async def _add(ha: HomeAssistant, entry_id: str, kind: str, **fields: str) -> str:
    """Add a subentry; answer with its id when its calendar is there."""
    flow = await Flow.subentry(ha.rest, entry_id, kind)
    await flow.submit(**fields)
    flow.made()
    added: str = next(
        each["subentry_id"]
        for each in await ha.socket.call("config_entries/subentries/list", entry_id=entry_id)
        if each["title"] == fields["name"]
    )
    async with asyncio.timeout(STATE_LIMIT):
        while True:
            if added in await calendars_by_subentry(ha, DOMAIN):
                return added
            await asyncio.sleep(0.05)


async def set_enabled(ha: HomeAssistant, entry_id: str, *, enabled: bool) -> None:
    """Disable an entry, which unloads it, or enable it again; wait until that is done."""
    await ha.socket.call(
        "config_entries/disable", entry_id=entry_id, disabled_by=None if enabled else "user"
    )
    await until_state(ha, entry_id, "loaded" if enabled else "not_loaded")


async def reload(ha: HomeAssistant, entry_id: str) -> None:
    """Reload an entry, as the menu of its page does."""
    await ha.rest.post(f"/api/config/config_entries/entry/{entry_id}/reload")


async def until_state(ha: HomeAssistant, entry_id: str, state: str) -> None:
    """Wait until an entry is in a state; raises EntryFailed or TimeoutError."""
    async with asyncio.timeout(STATE_LIMIT):
        while True:
            entry = next(each for each in await entries(ha) if each["entry_id"] == entry_id)
            if entry["state"] == state:
                return
            if entry["state"] in FAILED:
                raise EntryFailed(f"{entry['title']}: {entry['state']}: {entry['reason']}")
            await asyncio.sleep(0.1)


async def add_credentials(ha: HomeAssistant) -> None:
    """Enter the OAuth client that the studio's owner made in Google's console."""
    await ha.socket.call(
        "application_credentials/create",
        domain=DOMAIN,
        client_id=CLIENT_ID,
        client_secret=CLIENT_SECRET,
    )


async def connect(ha: HomeAssistant, studio: Studio, colleague: Colleague) -> str:
    """Connect a Google account by the real OAuth flow; answer with the new entry's id."""
    assert colleague.google is not None
    flow = await Flow.config(ha.rest, DOMAIN)
    await flow.choose("google")
    await flow.submit(purpose="calendar")
    await consent(ha.rest.session, flow.address(), email=colleague.google)
    await flow.look()
    # Google's calendars are called by name; the first one of a person by their address.
    calendars = flow.choices("calendar")
    primary = next(value for value in calendars if value == colleague.google)
    await flow.submit(staff=studio.staff[colleague.key], calendar=primary)
    await flow.submit(
        populate_out=True,
        populate_in=True,
        months_back=3,
        send_back=True,
        tentative=colleague.tentative,
    )
    entry_id: str = flow.made()["entry_id"]
    await until_state(ha, entry_id, "loaded")
    return entry_id
