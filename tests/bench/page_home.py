"""Home Assistant with studios whose page is measured, a Google, and a browser that looks at it."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
import json
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from playwright.async_api import Page
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.studio_sync.book import checks
from custom_components.studio_sync.book.model import Appointment, Timed
from custom_components.studio_sync.book.timeline import window
from custom_components.studio_sync.const import DOMAIN, ENV_GOOGLE_ROOT
from tests.live.browser import signed_in_page
from tests.live.folder import write_config_folder
from tests.live.google import Google
from tests.live.home_assistant import HomeAssistant, home_assistant
from tests.live.onboarding import Owner
from tests.live.process import free_port

from .month import STAFF, fill
from .sample import ZONE, appointments
from .stage import Bench, emulator, open_book

EMPTY, YEARS, FEW, BUSY = "empty", "years", "few", "busy"
"""Studios: one with nothing, one that has been kept for years, one that has of that what is shown
of these days and nothing else, and one with a single crowded day."""
_ENTRIES = (1, 5)
"""The version of Home Assistant's file of entries."""
_DAYS = 3_650
_OPENS = 8
_HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHome:
    """What runs, with the owner signed in."""

    ha: HomeAssistant
    google: Google
    page: Page


@asynccontextmanager
async def page_home(bench: Bench) -> AsyncIterator[PageHome]:
    """Start all of it; the books are filled before."""
    folder = bench.path("home")
    folder.mkdir()
    port = free_port()
    write_config_folder(folder, port=port, name="Home", time_zone=ZONE)
    for studio, make in {EMPTY: _nothing, YEARS: _years, BUSY: _busy}.items():
        await _write_book(bench, folder, studio, make(bench))
    shown = await _shown(bench, folder)
    await _write_book(bench, folder, FEW, (each for each in _years(bench) if each.id in shown))
    storage = {
        "version": _ENTRIES[0],
        "minor_version": _ENTRIES[1],
        "key": "core.config_entries",
        "data": {"entries": [_entry(each) for each in (EMPTY, YEARS, FEW, BUSY)]},
    }
    (folder / ".storage" / "core.config_entries").write_text(json.dumps(storage), encoding="utf-8")
    owner = Owner(name="Mara", username="mara", password="studio-test")
    async with (
        emulator(bench) as google,
        home_assistant(folder, port=port, env={ENV_GOOGLE_ROOT: google.url}, owner=owner) as ha,
        signed_in_page(ha.sign_in, width=1_360, time_zone=ZONE) as page,
    ):
        yield PageHome(ha=ha, google=google, page=page)


def _nothing(_bench: Bench) -> list[Appointment]:
    return []


def _years(bench: Bench) -> Iterable[Appointment]:
    """Make ten years, in the middle of which is today."""
    start = today() - timedelta(days=_DAYS // 2)
    return appointments(bench.sizes.book, staff=STAFF, series=0.05, start=start, days=_DAYS)


def _busy(bench: Bench) -> Iterable[Appointment]:
    """Make a crowded day: half an hour each, everybody always at one."""
    made = appointments(bench.sizes.crowd, staff=STAFF, series=0)
    for number, each in enumerate(made):
        start = today().replace(hour=_OPENS) + _HALF_HOUR * (number // len(STAFF))
        when = Timed(start=start, end=start + _HALF_HOUR, zone=ZONE)
        yield replace(each, content=replace(each.content, when=when))


def today() -> datetime:
    """Return the beginning of the day on which all of this is."""
    return datetime.now(ZoneInfo(ZONE)).replace(hour=0, minute=0, second=0, microsecond=0)


async def _shown(bench: Bench, folder: Path) -> set[str]:
    """Return the ids of what the years' book has on the days that are looked at."""
    end = today() + timedelta(days=bench.sizes.asks + 3)
    async with open_book(bench, _url(folder, YEARS)) as (book, _):
        found = await book.read(lambda tx: window(tx, today(), end, zone=ZONE))
    return {each.appointment.id for each in found}


def _url(folder: Path, studio: str) -> str:
    return f"sqlite:///{folder / '.storage' / f'{DOMAIN}.{studio}.db'}"


async def _write_book(bench: Bench, folder: Path, studio: str, made: Iterable[Appointment]) -> None:
    """Write a book as it is after it has been in use: it has been looked through for overlaps."""
    no_types = sha256().hexdigest()
    async with open_book(bench, _url(folder, studio)) as (book, _):
        await fill(book, made)
        await book.write(lambda tx: checks.put(tx, tx.rev, no_types))


def _entry(studio: str) -> dict[str, Any]:
    entry = MockConfigEntry(
        domain=DOMAIN,
        entry_id=studio,
        unique_id=studio,
        title=studio,
        data={"kind": "studio", "time_zone": ZONE},
        minor_version=2,
        subentries_data=[
            {
                "subentry_id": each,
                "subentry_type": "staff",
                "title": f"{each} {studio}",
                "unique_id": None,
                "data": {"syncs": True},
            }
            for each in STAFF
        ],
    )
    found: dict[str, Any] = json.loads(json.dumps(entry.as_dict(), default=str))
    return found
