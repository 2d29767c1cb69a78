"""Fixtures and steps for tests of the calendar replica: an emulator, and ways to it."""

from collections.abc import AsyncIterator

import pytest

from custom_components.studio_sync.book.model import Content
from custom_components.studio_sync.sync.model import Op, RemoteItem, Write

from .google_client import Way, way_to
from .google_emulator import GoogleEmulator
from .replica_side import write_one


@pytest.fixture
async def google(socket_enabled: None) -> AsyncIterator[GoogleEmulator]:
    """Run an emulator; whatever the replica sends must fit the discovery document."""
    async with GoogleEmulator(strict=True) as google:
        yield google
        assert google.violations == []
        assert google.mails == []


@pytest.fixture
async def way(google: GoogleEmulator) -> AsyncIterator[Way]:
    """Open a way to it."""
    async with way_to(google, google.add_account("anna@example.com")) as way:
        yield way


@pytest.fixture
async def odd_way(socket_enabled: None) -> AsyncIterator[Way]:
    """Open a way to an emulator that may answer what Google never should."""
    async with (
        GoogleEmulator(check=False) as google,
        way_to(google, google.add_account("anna@example.com")) as way,
    ):
        yield way


def bend(way: Way, event_id: str, **fields: object) -> None:
    """Give an event members that nobody could have written."""
    event = way.phone.calendar.events[event_id]
    event.fields.update(fields)
    event.cache = None


async def create(way: Way, content: Content, name: str = "record") -> RemoteItem:
    """Create an item through the replica."""
    replica = way.replica()
    write = Write(op=Op.CREATE, remote_id=replica.remote_id(name, 0), content=content)
    outcome = await write_one(replica, write)
    assert outcome.item is not None
    return outcome.item


def statuses(way: Way) -> list[int]:
    """Return the statuses of the calls, those inside of batches as well."""
    return [entry.status for entry in way.google.log]
