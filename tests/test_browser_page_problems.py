"""The page when something is in the way: a slow network, a former build, a lost role.

A real Home Assistant and Chromium. Lost connections and reloads are in ``test_browser_page.py``.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import monotonic

from playwright.async_api import Page, Route, WebSocketRoute, expect
import pytest

from custom_components.studio_sync.panel.sidebar import build_name
from tests.demo.set_up import Studio, add_studio
from tests.live.browser_stage import Stage, frontend_of, stage
from tests.live.flows import Flow
from tests.live.frontend import Frontend
from tests.live.users import add_user

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

DIARY, CLIENTS, PICTURES = "/studio-sync/diary", "/studio-sync/clients", "page_problems"
SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}
"""3G on a bad day: 400 kbit/s, and 0.4 s until an answer begins."""
USABLE = 15
"""Seconds until the first view is there then, with some to spare for a busy machine."""
NO_ROLE = "You have no role in a studio yet."
SCRIPTS = "**/studio_sync_page/**/*.js"


@asynccontextmanager
async def studio(folder: Path) -> AsyncIterator[tuple[Stage, Studio]]:
    """Start everything, with a studio."""
    async with stage(folder, pictures=PICTURES) as actors:
        yield actors, await add_studio(actors.ha, {})


async def roles(actors: Stage, entry_id: str, **chosen: list[str]) -> None:
    """Choose roles in the studio's options."""
    flow = await Flow.options(actors.ha.rest, entry_id)
    await flow.choose("roles")
    await flow.submit(**chosen, others="busy", tablet_names=False, entities="all")


async def test_the_page_when_something_is_in_the_way(tmp_path: Path, socket_enabled: None) -> None:
    async with studio(tmp_path) as (actors, kept):
        await over_a_slow_network(actors.frontend)
        await a_part_that_can_not_be_loaded(actors.frontend)
        await after_an_update(actors.frontend)
        await an_update_while_somebody_types(actors.frontend)
        await a_role_is_taken_away(actors, kept)


async def over_a_slow_network(frontend: Frontend) -> None:
    """Go to the page for the first time, from one of Home Assistant's own, which it has by then."""
    page = frontend.page
    await frontend.open("/profile")
    await expect(page.get_by_role("link", name="Studio")).to_be_visible()
    network = await page.context.new_cdp_session(page)
    await network.send("Network.enable")
    await network.send("Network.setCacheDisabled", {"cacheDisabled": True})
    await network.send("Network.emulateNetworkConditions", SLOW)
    begin = monotonic()
    await page.get_by_role("link", name="Studio").click()
    await expect(page.locator("studio-diary-grid")).to_be_visible()
    spent = monotonic() - begin
    print(f"over a slow network the diary is there after {spent:.1f} s")  # noqa: T201 - a figure
    assert spent <= USABLE
    await network.detach()


async def a_part_that_can_not_be_loaded(frontend: Frontend) -> None:
    """Say so, ask for it once, and go on by itself when the connection is back."""
    page = frontend.page
    asked = list[str]()
    page.on("request", lambda each: asked.append(each.url) if "/booking-" in each.url else None)
    await page.reload()
    await expect(page.locator("studio-diary-grid")).to_be_visible()
    await page.context.set_offline(offline=True)
    await page.evaluate("document.querySelector('home-assistant').hass.connection.socket.close()")
    await expect(page.get_by_role("alert").filter(has_text="is lost")).to_be_visible()
    await page.get_by_role("button", name="+ New").click()
    await expect(page.get_by_text("could not be loaded")).to_be_visible()
    await page.get_by_role("button", name="Try again").click()
    await expect(page.get_by_text("could not be loaded")).to_be_visible()
    await frontend.shoot("not-loaded")
    assert len(asked) <= 2
    await page.context.set_offline(offline=False)
    await expect(page.get_by_text("Next free times")).to_be_visible()
    await expect(page.get_by_text("could not be loaded")).to_have_count(0)
    await page.get_by_role("button", name="Close").click()
    # Home Assistant's own frontend does not handle a lost connection, on any page.
    frontend.errors.clear()


async def after_an_update(frontend: Frontend) -> None:
    """Load scripts of a former build again, once, even if a cache has nothing else."""
    page, build = frontend.page, build_name()
    loads = list[str]()

    async def former(route: Route) -> None:
        answer = await route.fetch()
        text = await answer.text()
        await route.fulfill(response=answer, body=text.replace(f'"{build}"', '"former"'))

    page.on("load", lambda shown: loads.append(shown.url))
    await page.route(SCRIPTS, former)
    await frontend.open(DIARY)
    await page.wait_for_function("sessionStorage.getItem('studio-sync.reloaded')")
    await until_loaded(page, loads, 2)
    await expect(page.locator("studio-diary-grid")).to_be_visible()
    assert await page.evaluate("sessionStorage.getItem('studio-sync.reloaded')") == build
    await page.unroute(SCRIPTS)
    await page.reload()
    await expect(page.locator("studio-diary-grid")).to_be_visible()
    assert len(loads) == 3


async def an_update_while_somebody_types(frontend: Frontend) -> None:
    """Offer to load the page again, which would lose what is typed; it is not done by itself."""
    page, build = frontend.page, build_name()
    newer = list[str]()

    def between(socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()

        def told(message: str | bytes) -> None:
            text = message if isinstance(message, str) else message.decode()
            for each in newer:
                text = text.replace(f'"build":"{build}"', f'"build":"{each}"')
            socket.send(text)

        server.on_message(told)

    await page.route_web_socket("**/api/websocket", between)
    await page.reload()
    await page.get_by_role("button", name="+ New").click()
    await page.get_by_text("Title, notes, place").click()
    await page.get_by_label("Notes").fill("Typed before the update")
    loads = list[str]()
    page.on("load", lambda shown: loads.append(shown.url))
    newer.append("newer")
    await page.evaluate("document.querySelector('home-assistant').hass.connection.socket.close()")
    offer = page.get_by_role("alert").filter(has_text="A new version is here.")
    await expect(offer).to_be_visible()
    await expect(page.get_by_label("Notes")).to_have_value("Typed before the update")
    await frontend.shoot("update")
    assert loads == []
    await offer.get_by_role("button", name="Reload").click()
    await until_loaded(page, loads, 1)
    await expect(page.locator("studio-diary-grid")).to_be_visible()
    await expect(offer).to_have_count(0)
    assert await page.evaluate("sessionStorage.getItem('studio-sync.reloaded')") == "newer"
    # Home Assistant's own frontend does not handle a lost connection, on any page.
    frontend.errors.clear()
    # A socket that is routed stays so: the next page is not.
    newer.clear()


async def until_loaded(page: Page, loads: list[str], times: int) -> None:
    """Wait until the page was loaded so often, and not more often."""
    while len(loads) < times:
        await page.wait_for_event("load")
    assert len(loads) == times


async def a_role_is_taken_away(actors: Stage, kept: Studio) -> None:
    """Somebody who looks at the clients sees them no more at once, and is told why."""
    await actors.ha.socket.ask("studio_sync.add_client", name="Sofia Rossi")
    frieda = await add_user(actors.ha, name="Frieda Sommer", password="studio")
    await roles(actors, kept.entry_id, desk=[frieda.id])
    async with frontend_of(actors, frieda, pictures=PICTURES) as other:
        page = other.page
        await other.open(CLIENTS)
        await expect(page.get_by_text("Sofia Rossi")).to_be_visible()
        await page.get_by_role("button", name="Sofia Rossi", exact=True).click()
        await expect(page.locator("studio-client").get_by_text("History")).to_be_visible()
        # Another role: what it has not is gone, the rest stays.
        await roles(actors, kept.entry_id, tablet=[frieda.id])
        await expect(page.locator("studio-client-list")).to_have_count(0)
        await expect(page.get_by_text("Sofia Rossi")).to_have_count(0)
        await expect(page.locator("studio-diary")).to_be_visible()
        await roles(actors, kept.entry_id)
        await expect(page.locator("studio-diary")).to_have_count(0)
        await expect(page.get_by_text(NO_ROLE)).to_be_visible()
        await other.shoot("no-role")
        # And back: nothing has to be loaded again.
        await roles(actors, kept.entry_id, desk=[frieda.id])
        await expect(page.locator("studio-diary, studio-clients")).to_be_visible()
