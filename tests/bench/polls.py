"""Many accounts: ``python -m tests.bench.polls`` is the Home Assistant that has them.

They ask every minute, not every five, so that a measurement takes a minute: what is measured
is five times as close together as with the usual interval.
"""

import argparse
import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
import json
import os
from pathlib import Path
import sys
from time import time
from typing import Any
from urllib.parse import quote

from homeassistant.components.application_credentials import (
    ClientCredential,
    async_import_client_credential,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.loader import DATA_CUSTOM_COMPONENTS
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_test_home_assistant,
)

from custom_components.studio_sync.const import DOMAIN, ENV_GOOGLE_ROOT
from tests.google_emulator import CALENDAR_SCOPES, CLIENT_ID, CLIENT_SECRET
from tests.live.folder import REPOSITORY
from tests.live.google import Google

from .sample import NOW, ZONE
from .stage import Bench, emulator, token

_TENTH = 0.1
_FOLLOWS = 6.0
"""Seconds in which other accounts would have followed."""


async def polls(bench: Bench) -> None:
    """Restart with many accounts, watch what they ask, then have an event arrive in one."""
    if "polls_50.peak" in bench.samples.of:
        # Once is enough: it takes a minute, and hardly varies.
        return
    async with emulator(bench) as google:
        people = [await _person(google, number) for number in range(bench.sizes.accounts)]
        counts: list[tuple[float, int]] = []
        counting = asyncio.create_task(_count(google, counts))
        async with _home(bench, google, people) as home:
            assert home.stdout is not None
            assert home.stdin is not None
            await asyncio.sleep(bench.sizes.poll_seconds)
            counting.cancel()
            home.stdin.write(b"quiet\n")
            await home.stdout.readline()
            path = f"accounts/{quote(people[0]['email'])}/calendars/primary/events"
            start, end = NOW.replace(year=2027), NOW.replace(year=2027, hour=10)
            event = {
                "summary": "Portrait",
                "start": {"dateTime": start.isoformat()},
                "end": {"dateTime": end.isoformat()},
            }
            await google.control("POST", path, event)
            before = await _asked(google)
            home.stdin.write(b"sync\n")
            await home.stdout.readline()
            bench.samples.add("polls_50.peak", _peak(counts))
            bench.samples.add("polls_50.one_change", await _asked(google) - before)


async def _person(google: Google, number: int) -> dict[str, str]:
    email = f"staff{number}@example.com"
    await google.add_person(email, name=f"Staff {number}", time_zone=ZONE)
    account = await google.control("GET", f"accounts/{quote(email)}")
    return {"email": email, "sub": account["sub"], "token": await token(google, email)}


async def _asked(google: Google) -> int:
    counts = await google.requests()
    return sum(number for account, number in counts.items() if account != "(nobody)")


async def _count(google: Google, counts: list[tuple[float, int]]) -> None:
    """Note how many requests there were, several times a second."""
    while True:
        counts.append((asyncio.get_running_loop().time(), await _asked(google)))
        await asyncio.sleep(_TENTH)


def _peak(counts: list[tuple[float, int]]) -> int:
    """Return how many requests there were in the busiest second."""
    return max(
        later - first
        for number, (since, first) in enumerate(counts)
        for until, later in counts[number:]
        if until - since <= 1
    )


@asynccontextmanager
async def _home(
    bench: Bench, google: Google, people: list[dict[str, str]]
) -> AsyncIterator[asyncio.subprocess.Process]:
    folder = bench.path("home")
    folder.mkdir()
    accounts = bench.path("accounts.json")
    accounts.write_text(json.dumps(people), encoding="utf-8")
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.bench.polls", str(accounts), str(folder)),
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), ENV_GOOGLE_ROOT: google.url},
        cwd=bench.folder,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        assert process.stdout is not None
        assert (await process.stdout.readline()) == b"started\n"
        yield process
    finally:
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()


async def _live(options: argparse.Namespace) -> None:
    """Be the Home Assistant with these accounts; do what is asked for, line by line."""
    people = json.loads(options.accounts.read_text(encoding="utf-8"))
    async with async_test_home_assistant(
        config_dir=str(options.folder), initial_state=CoreState.starting
    ) as hass:
        hass.data.pop(DATA_CUSTOM_COMPONENTS, None)
        for name in ("http", "application_credentials"):
            assert await async_setup_component(hass, name, {})
        credential = ClientCredential(CLIENT_ID, CLIENT_SECRET)
        await async_import_client_credential(hass, DOMAIN, credential, "studio")
        entries = await _connected(hass, people)
        hass.set_state(CoreState.running)
        print("started", flush=True)  # noqa: T201 - what the benchmark waits for
        while line := (await hass.async_add_executor_job(sys.stdin.readline)).strip():
            if line == "quiet":
                for entry in entries:
                    hass.config_entries.async_update_entry(entry, pref_disable_polling=True)
                    entry.runtime_data.calendars[0].async_follow_schedule()
            else:
                await entries[0].runtime_data.calendars[0].async_sync("bench")
                await asyncio.sleep(_FOLLOWS)
            print(line, flush=True)  # noqa: T201 - see above
        await hass.async_stop(force=True)


async def _connected(hass: HomeAssistant, people: list[dict[str, str]]) -> list[Any]:
    staff = [
        {
            "subentry_id": f"staff{number}",
            "subentry_type": "staff",
            "title": f"Staff {number}",
            "unique_id": None,
            "data": {"syncs": True},
        }
        for number in range(len(people))
    ]
    studio = MockConfigEntry(
        domain=DOMAIN,
        data={"kind": "studio", "time_zone": ZONE},
        minor_version=2,
        subentries_data=staff,
    )
    studio.add_to_hass(hass)
    assert await hass.config_entries.async_setup(studio.entry_id)
    entries = []
    for number, person in enumerate(people):
        data = {
            "kind": "google",
            "staff": f"staff{number}",
            "studio": studio.unique_id,
            "calendar": person["email"],
            "auth_implementation": "studio",
            "token": {
                "access_token": person["token"],
                "refresh_token": "none",
                "expires_at": time() + 3_600,
                "scope": " ".join(CALENDAR_SCOPES),
            },
        }
        entries.append(
            MockConfigEntry(
                domain=DOMAIN,
                data=data,
                options={"poll_minutes": 1},
                unique_id=person["sub"],
                minor_version=2,
            )
        )
        entries[-1].add_to_hass(hass)
    for entry in entries:
        assert await hass.config_entries.async_setup(entry.entry_id)
        assert entry.state is ConfigEntryState.LOADED
    return entries


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.polls", description=__doc__)
    parser.add_argument("accounts", type=Path)
    parser.add_argument("folder", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(_live(_arguments()))
