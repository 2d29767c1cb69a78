"""A studio with phones in a Home Assistant of its own: ``python -m tests.bench.dav_home``.

Says where its calendar is, then does what it is told on its standard input, line by line.
"""

import argparse
import asyncio
from contextlib import AsyncExitStack
import json
from pathlib import Path
from statistics import median
import sys
from time import perf_counter
from typing import Any

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.loader import DATA_CUSTOM_COMPONENTS
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_test_home_assistant,
)

from custom_components.studio_sync.const import DAV_PATH, DOMAIN
from custom_components.studio_sync.entries.access_secret import AccessSecret, new_password
from custom_components.studio_sync.entries.accesses import Access, CalendarAccess, sign_in
from custom_components.studio_sync.entries.book_files import book_path
from tests.live.process import free_port

from .sample import ZONE
from .stall import Stall, watched

_ENTRY = "bench"
_SIGN_INS = 2_000


async def _serve(options: argparse.Namespace) -> None:
    async with async_test_home_assistant(
        config_dir=str(options.folder), initial_state=CoreState.not_running
    ) as hass:
        hass.data.pop(DATA_CUSTOM_COMPONENTS, None)
        port = free_port()
        http = {"server_port": port, "server_host": ["127.0.0.1"]}
        assert await async_setup_component(hass, "http", {"http": http})
        for name in ("application_credentials", "calendar"):
            assert await async_setup_component(hass, name, {})
        users = [(f"phone{number}", new_password()) for number in range(options.phones)]
        book_path(hass, _ENTRY).parent.mkdir(parents=True, exist_ok=True)
        options.book.rename(book_path(hass, _ENTRY))
        _entry(users).add_to_hass(hass)
        assert await hass.config_entries.async_setup(_ENTRY)
        await hass.async_start()
        await hass.async_block_till_done(wait_background_tasks=True)
        root = f"http://127.0.0.1:{port}{DAV_PATH}"
        _say({"users": users, "urls": [f"{root}calendars/{user}/mia/" for user, _ in users]})
        async with AsyncExitStack() as watching:
            stall = Stall()
            while line := (await hass.async_add_executor_job(sys.stdin.readline)).strip():
                if line == "watch":
                    await watching.enter_async_context(watched(stall))
                    _say({})
                elif line == "stall":
                    await watching.aclose()
                    _say({"stall_ms": stall.longest * 1_000})
                else:
                    _say({"sign_in_us": _sign_in(hass, *users[-1])})
        await hass.async_stop(force=True)


def _sign_in(hass: HomeAssistant, user: str, password: str) -> float:
    """Return the microseconds that a request spends on who it is from.

    It is asked twice: before the body is read, and when it has come.
    """
    spent = []
    for _ in range(_SIGN_INS):
        begin = perf_counter()
        for _ in range(2):
            assert sign_in(hass, user, password, dt_util.utcnow())
        spent.append(perf_counter() - begin)
    return median(spent) * 1_000_000


def _entry(users: list[tuple[str, str]]) -> MockConfigEntry:
    mia = ConfigSubentryDataWithId(
        subentry_id="mia", subentry_type="staff", title="Mia", unique_id=None, data={"syncs": True}
    )
    phones = [
        ConfigSubentryDataWithId(
            subentry_id=f"access-{user}",
            subentry_type="access",
            title=user,
            unique_id=None,
            data=Access(
                user_name=user,
                calendars={"mia": CalendarAccess(may_write=True)},
                zone=ZONE,
                secret=AccessSecret.of_password(password),
            ).as_dict(),
        )
        for user, password in users
    ]
    return MockConfigEntry(
        domain=DOMAIN,
        entry_id=_ENTRY,
        unique_id=None,
        title="Bench",
        data={"kind": "studio", "time_zone": ZONE},
        minor_version=2,
        subentries_data=[mia, *phones],
    )


def _say(found: dict[str, Any]) -> None:
    print(json.dumps(found), flush=True)  # noqa: T201 - what the benchmark reads


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.dav_home", description=__doc__)
    parser.add_argument("book", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("phones", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    asyncio.run(_serve(_arguments()))
