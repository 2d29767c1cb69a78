"""An account that can have no more contacts: the clients are named, and go when there is room."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from .contacts_google import Clock, client, clock, google, studio_with
from .google_emulator import GoogleEmulator
from .test_google_contacts_engine import Clients, clients_of

__all__ = ["clock", "google"]
"""Fixtures that are used here."""


@pytest.fixture
async def world(google: GoogleEmulator, clock: Clock) -> AsyncIterator[Clients]:
    async with studio_with(google, clock) as studio, clients_of(studio) as world:
        yield world


async def test_what_a_full_account_refused_is_told_until_it_is_there(
    world: Clients, google: GoogleEmulator
) -> None:
    google.people_api.settings.limits.contacts = 2
    await world.put(*(client(f"Client {number}") for number in range(9)))
    first = await world.run()
    assert {each.reason for each in first.problems} == {"contacts_full"}
    assert first.counts["refused"] == len(first.problems) == 9
    world.pause = timedelta(seconds=5)
    assert len((await world.run()).problems) == 9
    google.people_api.settings.limits.contacts = 100
    asked = await world.run(retry_refused=True)
    assert asked.counts["created_in_google"] == 9
    assert not asked.problems
    assert len(world.there()) == 9
    world.pause = timedelta(minutes=15)
    assert await world.is_quiet()
