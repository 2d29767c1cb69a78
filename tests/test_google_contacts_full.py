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
    assert first.counts["refused"] == len(first.problems) == 7
    world.pause = timedelta(seconds=5)
    assert len((await world.run()).problems) == 7
    google.people_api.settings.limits.contacts = 100
    asked = await world.run(retry_refused=True)
    assert asked.counts["created_in_google"] == 7
    assert not asked.problems
    assert len(world.there()) == 9
    world.pause = timedelta(minutes=15)
    assert await world.is_quiet()


@pytest.mark.parametrize("room", [1, 5, 8])
async def test_a_full_account_takes_those_for_whom_there_is_room(
    world: Clients, google: GoogleEmulator, room: int
) -> None:
    """Contacts that were deleted count for 30 days: there is no room for them either."""
    await world.put(*(client(f"Client {number}") for number in range(9)))
    google.people_api.settings.limits.contacts = room
    first = await world.run()
    assert (first.counts["created_in_google"], first.counts["refused"]) == (room, 9 - room)
    assert len(world.there()) == room
    assert {each.reason for each in first.problems} == {"contacts_full"}
    assert first.requests <= 12
    world.pause = timedelta(seconds=5)
    assert await world.is_quiet()
