"""A real Home Assistant, a Google and a Chromium, with Mara signed in on all of them."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import Error as PlaywrightError
import pytest

from tests.demo.set_up import DOMAIN, add_credentials, until_state

from . import LiveError
from .browser import NoBrowser, chromium, signed_in_page
from .calendars import calendars_by_subentry
from .client import Json
from .consent import consent
from .flows import Flow
from .folder import write_config_folder
from .frontend import Frontend, pictures_folder
from .google import Google, Person, google_emulator
from .home_assistant import HomeAssistant, home_assistant
from .onboarding import Owner
from .process import free_port
from .users import User
from .waiting import until

ZONE = "Europe/Berlin"
STUDIO, MARA, EMAIL = "Studio Lumen", "Mara Lindqvist", "mara@example.com"
JONAS = "Jonas Weber"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """What runs, with Mara signed in on both sides."""

    ha: HomeAssistant
    google: Google
    mara: Person
    frontend: Frontend

    async def in_google(self, title: str) -> Json:
        """Wait until an event of this title is in Mara's Google calendar."""
        today = datetime.now(ZoneInfo(ZONE))

        async def look() -> Json | None:
            shown = await self.mara.instances(today - timedelta(days=7), today + timedelta(days=7))
            return next((each for each in shown if each.get("summary") == title), None)

        return await until(look, f"{title} in Google")


@asynccontextmanager
async def stage(folder: Path, *, pictures: str) -> AsyncIterator[Stage]:
    """Start Google, Home Assistant and Chromium; end them when leaving.

    Without a Chromium the test is skipped: ``test_chromium_starts`` is the one that fails.
    """
    try:
        await asyncio.to_thread(chromium)
    except NoBrowser as error:
        pytest.skip(str(error))
    config = folder / "config"
    config.mkdir()
    port = free_port()
    # With no country, so that there is always a repair that is none of ours.
    write_config_folder(config, port=port, name="Home", time_zone=ZONE)
    async with AsyncExitStack() as stack:
        google = await stack.enter_async_context(google_emulator(port=free_port(), folder=folder))
        ha = await stack.enter_async_context(
            home_assistant(
                config,
                port=port,
                env={"STUDIO_SYNC_GOOGLE_ROOT": google.url},
                owner=Owner(name=MARA, username="mara", password="studio-test"),
            )
        )
        page = await stack.enter_async_context(signed_in_page(ha.sign_in, time_zone=ZONE))
        mara = await google.add_person(EMAIL, name=MARA, time_zone=ZONE)
        frontend = Frontend(page, ha.url, pictures_folder(pictures))
        actors = Stage(ha=ha, google=google, mara=mara, frontend=frontend)
        try:
            yield actors
        except AssertionError, PlaywrightError, LiveError:
            await frontend.take("failed", page)
            raise
        assert frontend.errors == [], frontend.errors
        assert await google.violations() == []


@asynccontextmanager
async def frontend_of(actors: Stage, user: User, *, pictures: str) -> AsyncIterator[Frontend]:
    """Open a browser of somebody else's own."""
    async with signed_in_page(user.sign_in, time_zone=ZONE) as page:
        frontend = Frontend(page, actors.ha.url, pictures_folder(pictures))
        try:
            yield frontend
        except AssertionError, PlaywrightError, LiveError:
            await frontend.take("failed", page)
            raise
        assert frontend.errors == [], frontend.errors


def at(days: int, hour: int) -> datetime:
    """Tell an hour of a coming day in the studio's zone; the month's grid shows it on any day."""
    today = datetime.now(ZoneInfo(ZONE)).replace(hour=hour, minute=0, second=0, microsecond=0)
    return today + timedelta(days=days)


def google_event(title: str, start: datetime) -> Json:
    """Write an hour's event as Google takes it."""
    end = start + timedelta(hours=1)
    return {
        "summary": title,
        "start": {"dateTime": start.isoformat(), "timeZone": ZONE},
        "end": {"dateTime": end.isoformat(), "timeZone": ZONE},
    }


async def _has_calendars(ha: HomeAssistant, number: int) -> bool:
    return len(await calendars_by_subentry(ha, DOMAIN)) == number


async def found_studio(actors: Stage) -> None:
    """Set up a studio with two people, without clicks."""
    rest = actors.ha.rest
    flow = await Flow.config(rest, DOMAIN)
    await flow.choose("studio")
    await flow.submit(name=STUDIO, time_zone=ZONE)
    studio = flow.made()["entry_id"]
    for number, name in enumerate((MARA, JONAS), 2):
        flow = await Flow.subentry(rest, studio, "staff")
        await flow.submit(name=name)
        # The studio reloads with its new calendar.
        await until(partial(_has_calendars, actors.ha, number), f"{name}'s calendar")
    await until_state(actors.ha, studio, "loaded")


async def connect_mara(actors: Stage) -> None:
    """Connect her account both ways, without clicks; the first sync has ended then."""
    rest = actors.ha.rest
    await add_credentials(actors.ha)
    flow = await Flow.config(rest, DOMAIN)
    await flow.choose("google")
    await flow.submit(purpose="calendar")
    await consent(rest.session, flow.address(), email=EMAIL)
    await flow.look()
    staff = {name: value for value, name in flow.choices("staff").items()}
    await flow.submit(staff=staff[MARA], calendar=EMAIL)
    await flow.submit(
        populate_out=True, populate_in=True, months_back=3, send_back=True, tentative=False
    )
    await until_state(actors.ha, flow.made()["entry_id"], "loaded")
