"""A studio's book in a Home Assistant of its own: ``python -m tests.bench.at_home``.

The process measures itself: how long the first calendar page takes after a start, what memory
that needs, how long the event loop is blocked, and what an edit costs until all have followed.
"""

import argparse
import asyncio
from dataclasses import replace
import json
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from homeassistant.config_entries import ConfigSubentryDataWithId
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.loader import DATA_CUSTOM_COMPONENTS
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_test_home_assistant,
)

from custom_components.studio_sync.book import appointments as records
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.entries.book_files import book_path
from custom_components.studio_sync.events.runs import listen_to_told
from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .sample import NOW, ZONE
from .stall import Stall, watched

_EDITS = 5
_ENTRY = "bench"


async def _measure(options: argparse.Namespace) -> dict[str, float]:
    stall = Stall()
    async with async_test_home_assistant(config_dir=str(options.folder)) as hass:
        hass.data.pop(DATA_CUSTOM_COMPONENTS, None)
        for name in ("http", "application_credentials", "calendar"):
            assert await async_setup_component(hass, name, {})
        entry = _entry(hass, options)
        book_path(hass, _ENTRY).parent.mkdir(parents=True, exist_ok=True)
        if options.book.exists():
            options.book.rename(book_path(hass, _ENTRY))
        async with watched(stall):
            assert await hass.config_entries.async_setup(_ENTRY)
            begin = perf_counter()
            await _page(hass)
            first = perf_counter() - begin
            await hass.async_block_till_done(wait_background_tasks=True)
        started = stall.longest
        spent = [await _edit(hass, entry) for _ in range(_EDITS)] if options.edits else []
        peak = _peak()
        await hass.config_entries.async_unload(_ENTRY)
        book_path(hass, _ENTRY).rename(options.book)
        await hass.async_stop(force=True)
    return {
        "first_ms": first * 1000,
        "stall_ms": started * 1000,
        "peak_kb": peak,
        "edit_ms": median(spent) if spent else 0.0,
    }


def _peak() -> int:
    """Return the most kB of memory that this process has had in use (Linux).

    Not ``ru_maxrss``, which begins with that of the process that started it.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    [line] = [line for line in status.splitlines() if line.startswith("VmHWM:")]
    return int(line.split()[1])


def _entry(hass: HomeAssistant, options: argparse.Namespace) -> StudioEntry:
    staff = [
        ConfigSubentryDataWithId(
            subentry_id=f"staff{number}",
            subentry_type="staff",
            title=f"Staff {number}",
            unique_id=None,
            data={"syncs": True},
        )
        for number in range(options.staff)
    ]
    entry: StudioEntry = MockConfigEntry(
        domain=DOMAIN,
        entry_id=_ENTRY,
        unique_id=None,
        title="Bench",
        data={"kind": "studio", "time_zone": ZONE},
        minor_version=2,
        subentries_data=staff,
    )
    entry.add_to_hass(hass)  # type: ignore[attr-defined]  # it is a mock
    return entry


async def _page(hass: HomeAssistant) -> None:
    """Ask for a month of one calendar, as the page does."""
    entity_id = er.async_get(hass).async_get_entity_id("calendar", DOMAIN, "staff0_calendar")
    answer = await hass.services.async_call(
        "calendar",
        "get_events",
        {
            "entity_id": entity_id,
            "start_date_time": NOW,
            "end_date_time": NOW.replace(month=12),
        },
        blocking=True,
        return_response=True,
    )
    assert answer


async def _edit(hass: HomeAssistant, entry: StudioEntry) -> float:
    """Return the milliseconds of CPU until an edit is shown, checked and told."""
    told = asyncio.Event()
    stop = listen_to_told(hass, _ENTRY, told.set)

    def work(tx: Transaction) -> None:
        [one, *_] = [
            each.appointment
            for each in records.window(tx, NOW, NOW.replace(month=12), "staff0", zone=ZONE)
            if not each.recurring
        ]
        content = replace(one.content, title=f"{one.content.title}!")
        records.put(tx, replace(one, content=content))

    await hass.async_block_till_done(wait_background_tasks=True)
    begin = process_time()
    await entry.runtime_data.book.write(work)
    await told.wait()
    await hass.async_block_till_done(wait_background_tasks=True)
    spent = process_time() - begin
    stop()
    return spent * 1000


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.at_home", description=__doc__)
    parser.add_argument("book", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("staff", type=int)
    parser.add_argument("--edits", action="store_true")
    return parser.parse_args()


if __name__ == "__main__":
    print(json.dumps(asyncio.run(_measure(_arguments()))))  # noqa: T201 - a program's output
