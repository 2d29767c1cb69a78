"""Accesses for phones in a browser, in both languages: a real Home Assistant in a real Chromium.

What the dialogs look like goes to ``artefacts/`` (or ``STUDIO_SYNC_ARTEFACTS``).
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
import json
from pathlib import Path
import re
from typing import Any

from playwright.async_api import expect
import pytest

from custom_components.studio_sync.const import DAV_PATH
from custom_components.studio_sync.dav_server.deletion_brake import COUNT
from tests.demo.set_up import DOMAIN, until_state
from tests.live.browser_stage import (
    JONAS,
    MARA,
    STUDIO,
    ZONE,
    Stage,
    at,
    connect_mara,
    found_studio,
    stage,
)
from tests.live.flows import Flow
from tests.live.folder import INTEGRATION
from tests.live.frontend import INTEGRATION as PAGE, Dialog
from tests.live.phone import Phone, event_text, phone
from tests.live.waiting import until
from tests.test_browser_own_page import staff_of, studio_id

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

GROUP = "Phone book"
PASSWORD = re.compile(r"(\w{4}-){6}\w{4}")
SHOOTS = COUNT + 6
"""Appointments that a phone deletes at once; the brake holds what is too much (B4)."""


class Words:
    """What is written in a language."""

    def __init__(self, language: str) -> None:
        self.language = language
        texts = _read(language)
        self._texts = {**texts, "report": texts["config_panel"]["texts"]}

    def __call__(self, path: str, **names: str) -> str:
        """Find a text of the dialogs of an access, or another one by its whole path."""
        found: Any = self._texts
        if not path.startswith(("issues", "selector", "report", "config_subentries")):
            path = f"config_subentries access {path}"
        for key in path.split():
            found = found[key]
        return str(found).format(**names)

    def title(self, step: str, **names: str) -> str:
        """Find the title of a step."""
        return self(f"step {step} title", **names)


def _read(language: str) -> dict[str, Any]:
    file = INTEGRATION / "translations" / f"{language}.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


async def test_an_administrator_makes_and_changes_accesses_in_the_browser(
    tmp_path: Path, socket_enabled: None
) -> None:
    """A1-A6, A9, A10, B4: each dialog in both languages, and what a phone deletes by the dozen."""
    async with stage(tmp_path, pictures="accesses") as actors:
        await found_studio(actors)
        await connect_mara(actors)
        await actors.ha.socket.ask(f"{DOMAIN}.add_client_group", name=GROUP)
        await actors.ha.socket.call("config/core/update", internal_url=actors.ha.url)
        await actors.frontend.open(PAGE)
        for language, answer in (("en", "keep"), ("de", "delete")):
            words = Words(language)
            await actors.ha.socket.call("config/core/update", language=language)
            await actors.frontend.speak(language)
            user_name = f"mara.{language}"
            await made(actors, words, user_name)
            await changed(actors, words, user_name)
            await shown_twice(actors, words)
            await mass_deletion(actors, words, answer)
            await what_fails(actors, words, user_name)
            await room_is_lost(actors, words)


async def made(actors: Stage, words: Words, user_name: str) -> None:
    """Click through all steps, with the warning that Google has the calendar as well (A2)."""
    label = f"made-{words.language}"
    dialog = await actors.frontend.press(words("initiate_flow user"))
    await dialog.titled(words.title("user"))
    await dialog.fill(words("step user data username"), user_name)
    await dialog.tick(MARA)
    await dialog.shoot(f"{label}-who")
    await dialog.submit()
    await dialog.titled(words.title("shown_twice"))
    await dialog.shoot(f"{label}-shown-twice")
    await dialog.submit()
    await dialog.titled(words.title("calendar", name=MARA))
    await dialog.shoot(f"{label}-calendar")
    await dialog.submit()
    await dialog.titled(words.title("address_book"))
    book = words("step address_book data address_book")
    await dialog.pick(book, words("selector address_book options write"))
    await dialog.pick(words("step address_book data access_group"), GROUP)
    await dialog.shoot(f"{label}-clients")
    await dialog.submit()
    await dialog.titled(words.title("validity"))
    await dialog.shoot(f"{label}-validity")
    await dialog.submit()
    await dialog.titled(words.title("password", user_name=user_name))
    await expect(dialog.place.get_by_text(PASSWORD)).to_be_visible()
    # Home Assistant's frontend draws it; it has the address and nothing secret.
    await expect(dialog.place.locator("ha-qr-code canvas")).to_be_visible()
    await dialog.shoot(f"{label}-password")
    password = await dialog.place.get_by_text(PASSWORD).inner_text()
    await dialog.submit()
    await dialog.says(password)
    profile = dialog.place.get_by_role("link", name="studio_sync.mobileconfig")
    await expect(profile).to_have_attribute("target", "_blank")
    await dialog.finish(f"{label}-done")


async def changed(actors: Stage, words: Words, user_name: str) -> None:
    """Look at all that can be done with an access."""
    label = f"changed-{words.language}"
    dialog = await begin_change(actors, words, user_name)
    await dialog.shoot(f"{label}-menu")
    await dialog.choose(words("step reconfigure menu_options send"))
    await dialog.titled(words.title("send", user_name=user_name))
    await expect(dialog.place.locator("ha-qr-code canvas")).to_be_visible()
    await actors.frontend.page.set_viewport_size({"width": 1280, "height": 1500})
    await dialog.shoot(f"{label}-send")
    await actors.frontend.page.set_viewport_size({"width": 1280, "height": 900})
    await dialog.close()


async def what_fails(actors: Stage, words: Words, user_name: str) -> None:
    """Have the test name the first step that fails, at an address that is none of HTTPS (A10)."""
    update = partial(actors.ha.socket.call, "config/core/update")
    await update(external_url=actors.ha.url.replace("http:", "https:"))
    dialog = await begin_change(actors, words, user_name)
    await dialog.choose(words("step reconfigure menu_options test"))
    await dialog.says(words("report access_test fault_no_tls"))
    await dialog.says(words("report access_test works"))
    await dialog.shoot(f"tested-{words.language}")
    await dialog.close()
    await update(external_url=None)


async def room_is_lost(actors: Stage, words: Words) -> None:
    """Be warned of phones that keep other rooms and lose what they have not sent to this one."""
    room, other = (f"{name} {words.language}" for name in ("Blue room", "Red room"))
    rooms = [await add_room(actors, name) for name in (room, other)]
    await add_access(actors, f"tablet.{words.language}", *rooms)
    dialog = await begin_change_of(
        actors, room, words("config_subentries resource initiate_flow reconfigure")
    )
    step = "config_subentries resource step"
    await dialog.switch_off(words(f"{step} reconfigure data syncs"))
    await dialog.submit()
    await dialog.titled(words(f"{step} phones_lose_it title"))
    await dialog.says(f"tablet.{words.language}")
    await dialog.shoot(f"room-lost-{words.language}")
    await dialog.close()


async def add_room(actors: Stage, name: str) -> str:
    """Add a room without clicks; returns its id."""
    flow = await Flow.subentry(actors.ha.rest, await studio_id(actors), "resource")
    await flow.submit(name=name)
    flow.made()

    async def look() -> str | None:
        return (await staff_of(actors)).get(name)

    found = await until(look, name)
    await until_state(actors.ha, await studio_id(actors), "loaded")
    return found


async def add_access(actors: Stage, user_name: str, *people: str) -> str:
    """Add an access that may write, without clicks; returns its password."""
    flow = await Flow.subentry(actors.ha.rest, await studio_id(actors), "access")
    await flow.submit(username=user_name, people=list(people))
    for _ in people:
        await flow.submit(may_write=True, privacy="full", tentative=True)
    await flow.submit(address_book="none")
    await flow.submit(access_enabled=True, valid_zone=ZONE)
    password: str = flow.step["description_placeholders"]["password"]
    await flow.submit()
    flow.made()
    return password


async def begin_change(actors: Stage, words: Words, user_name: str) -> Dialog:
    """Open the menu of an access on the integration's page."""
    dialog = await begin_change_of(actors, user_name, words("initiate_flow reconfigure"))
    return await dialog.titled(words.title("reconfigure", user_name=user_name))


async def begin_change_of(actors: Stage, name: str, change: str) -> Dialog:
    """Press the button of that name beside an access, a person or a room."""
    await actors.frontend.open(PAGE)
    rows = actors.frontend.page.locator("ha-config-sub-entry-row")
    row = rows.filter(has=actors.frontend.page.get_by_text(name, exact=True)).first
    await expect(row).to_be_visible()
    await actors.frontend.shoot("page")
    await row.get_by_role("button", name=change, exact=True).click()
    return Dialog(actors.frontend)


async def shown_twice(actors: Stage, words: Words) -> None:
    """Read the repair that a phone may have the calendar by two ways (A2)."""
    title = words("issues shown_twice title", studio=STUDIO, name=MARA)
    await actors.frontend.open("/config/repairs")
    await actors.frontend.page.get_by_text(title, exact=True).click()
    dialog = actors.frontend.page.locator("dialog-repairs-issue")
    # What is said below the title comes a moment later.
    await expect(dialog.get_by_text("Google").first).to_be_visible()
    await actors.frontend.shoot(f"repair-twice-{words.language}")
    await actors.frontend.page.keyboard.press("Escape")
    await expect(dialog.get_by_text("Google")).to_have_count(0)


async def mass_deletion(actors: Stage, words: Words, answer: str) -> None:
    """Have a phone delete a whole calendar, and decide what becomes of what was held (B4)."""
    user_name, hour = f"jonas.{words.language}", 12 if answer == "keep" else 15
    async with phone_of(actors, user_name) as (jonas, calendar):
        for number in range(SHOOTS):
            text = event_text(f"{words.language}-{number}", f"Shoot {number}", at(number + 1, hour))
            await jonas.well("PUT", f"{calendar}{words.language}-{number}.ics", text)
        there = await jonas.paths(calendar)
        for path in there:
            await jonas.well("DELETE", path)
        held = len(await jonas.paths(calendar))
        assert held == len(there) - COUNT
        title = words("issues held_deletions title", number=str(held), name=JONAS)
        dialog = await actors.frontend.repair(
            re.compile(re.escape(title)), f"repair-held-{words.language}"
        )
        await dialog.titled(words("issues held_deletions fix_flow step init title"))
        await dialog.says(user_name)
        shown = await dialog.place.get_by_text(re.compile(r"Shoot \d+ ")).all_inner_texts()
        assert shown == sorted(shown), shown
        await dialog.shoot(f"held-{words.language}")
        menu = "issues held_deletions fix_flow step init menu_options"
        await dialog.choose(words(f"{menu} {answer}"))
        await dialog.finish(f"held-done-{words.language}")
        assert len(await jonas.paths(calendar)) == (held if answer == "keep" else 0)


@asynccontextmanager
async def phone_of(actors: Stage, user_name: str) -> AsyncIterator[tuple[Phone, str]]:
    """Have a phone with an access to Jonas's calendar; answers with that and its path."""
    staff = (await staff_of(actors))[JONAS]
    password = await add_access(actors, user_name, staff)
    async with phone(actors.ha.url, user_name, password) as found:
        yield found, f"{DAV_PATH}calendars/{user_name}/{staff}/"
