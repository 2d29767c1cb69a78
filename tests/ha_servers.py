"""A calendar server beside a Home Assistant: a person's calendars there, and the studio's entry."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

import aiohttp
from homeassistant.config_entries import ConfigSubentry
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.studio_sync.const import (
    CONF_HREF,
    CONF_KIND,
    CONF_OPTIONS,
    CONF_SCOPE,
    CONF_STUDIO,
    DOMAIN,
    SUBENTRY_CALENDAR,
    EntryKind,
)
from custom_components.studio_sync.dav_client import bodies
from custom_components.studio_sync.entries.servers import CONF_HOMES
from custom_components.studio_sync.lifecycle.runtime import AccountEntry

from .dav_person import Person
from .dav_servers.proxy import Proxy, proxy
from .dav_servers.running import Running, new_name
from .ha_fixtures import Scene, settle

BOTH_WAYS: Mapping[str, Any] = {"send_back": True, "populate_out": True, "populate_in": True}


@dataclass(slots=True)
class ServerScene:
    """A studio, a server with calendars of one person, and a proxy that sees what we ask."""

    scene: Scene
    running: Running
    before: Proxy
    session: aiohttp.ClientSession
    calendars: dict[str, Person] = field(default_factory=dict)

    async def make(self, name: str) -> Person:
        """Make a calendar on the server."""
        path = f"{self.running.calendars}{new_name()}/"
        person = Person(self.session, f"{self.running.host}{path}", self.running.sign_in)
        await person.ask("MKCALENDAR", "", bodies.make_calendar(name))
        self.calendars[name] = person
        return person

    def href(self, name: str) -> str:
        """Return the path of a calendar."""
        return self.calendars[name].url.removeprefix(self.running.host)

    async def connect(self, scopes: Mapping[str, str], **options: Any) -> AccountEntry:
        """Connect calendars, by name, each with what it shows."""
        entry = MockConfigEntry(
            domain=DOMAIN,
            title="cloud.example.com",
            version=1,
            minor_version=2,
            unique_id="server1",
            data={
                CONF_KIND: EntryKind.SERVER,
                CONF_STUDIO: self.scene.studio.unique_id,
                CONF_URL: f"{self.before.url}{self.running.principal}",
                CONF_USERNAME: self.running.user,
                CONF_PASSWORD: self.running.password,
                CONF_HOMES: [f"{self.before.url}{self.running.calendars}"],
            },
            subentries_data=[
                {
                    "subentry_type": SUBENTRY_CALENDAR,
                    "title": name,
                    "unique_id": self.href(name),
                    "data": {
                        CONF_HREF: self.href(name),
                        CONF_SCOPE: scope,
                        CONF_OPTIONS: {**BOTH_WAYS, **options},
                    },
                }
                for name, scope in scopes.items()
            ],
        )
        entry.add_to_hass(self.scene.hass)
        assert await self.scene.hass.config_entries.async_setup(entry.entry_id)
        await settle(self.scene.hass)
        account: AccountEntry = entry
        return account


async def server_scene(scene: Scene, running: Running) -> AsyncIterator[ServerScene]:
    """Put a proxy before a server."""
    async with aiohttp.ClientSession() as session, proxy(running.host) as before:
        await _empty(session, running)
        yield ServerScene(scene, running, before, session)


async def _empty(session: aiohttp.ClientSession, running: Running) -> None:
    """Delete all that the person has on the server: other tests have the same person there."""
    home = Person(session, f"{running.host}{running.calendars}", running.sign_in)
    for name in await home.collections():
        await home.ask("DELETE", name)


def subentry(entry: AccountEntry, title: str) -> ConfigSubentry:
    """Return the only subentry of this title."""
    [found] = [each for each in entry.subentries.values() if each.title == title]
    assert isinstance(found.data, MappingProxyType)
    return found
