"""Opens the pages of a history."""

from random import Random

from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from tests.ha_day import PORTRAIT, offer
from tests.ha_fixtures import Scene, soon
from tests.ha_page import links, page_of

from .history import History
from .scenery import DAYS, running
from .window import Window

PEOPLE = {"Frieda": "desk", "Ben": "staff", "Wall": "tablet"}


async def open_pages(scene: Scene, connect: WebSocketGenerator, seed: int) -> History:
    """Open three pages: of the front desk, of Ben who is staff, and on the wall."""
    await offer(scene, PORTRAIT)
    pages = {name: await page_of(scene, connect, name) for name in PEOPLE}
    links(scene, scene.ben, pages["Ben"][0])
    roles = {pages[name][0].id: role for name, role in PEOPLE.items()}
    scene.hass.config_entries.async_update_entry(
        scene.studio, options={**scene.studio.options, "roles": roles}
    )
    await running(scene)
    span = soon(0).date().isoformat(), soon(DAYS + 16).date().isoformat()
    windows = [
        Window(name=name, scene=scene, user=user, socket=page.socket, span=span)
        for name, (user, page) in pages.items()
    ]
    for each in windows:
        await each.begin()
    return History(scene=scene, windows=windows, random=Random(seed))
