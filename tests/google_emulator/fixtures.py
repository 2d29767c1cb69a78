"""Fixtures, for ``pytest_plugins = ["tests.google_emulator.fixtures"]``."""

from collections.abc import AsyncIterator

import pytest

from .caller import Caller
from .clock import Clock
from .phone import Person
from .server import GoogleEmulator


@pytest.fixture
def google_clock() -> Clock:
    """Return the emulator's clock."""
    return Clock()


@pytest.fixture
async def google(socket_enabled: None, google_clock: Clock) -> AsyncIterator[GoogleEmulator]:
    """Run an emulator; a test that leaves violations of the protocol fails."""
    async with GoogleEmulator(clock=google_clock, strict=True) as running:
        yield running
        assert running.violations == []


@pytest.fixture
def anna(google: GoogleEmulator) -> Person:
    """Return a person with a Google account."""
    return google.add_account("anna@example.com", name="Anna Lund")


@pytest.fixture
async def caller(anna: Person) -> AsyncIterator[Caller]:
    """Return a client that calls as Anna."""
    async with Caller(anna) as client:
        yield client
