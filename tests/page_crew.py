"""The page Studio in front of everybody who works there: a user for each role, one Chromium."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
import re

from playwright.async_api import ConsoleMessage, Error as PlaywrightError

from tests.demo.people import JONAS
from tests.demo.set_up import until_state
from tests.demo.users import DESK, OWNER, STAFF, TABLET, add_users, give_roles
from tests.live import LiveError
from tests.live.browser import signed_in_window
from tests.live.browser_stage import ZONE
from tests.live.flows import SUBENTRY
from tests.live.frontend import Frontend, pictures_folder
from tests.live.studio_page import StudioPage
from tests.live.users import User
from tests.test_browser_page import Set, studio_page

ROLES = (OWNER, DESK, STAFF, TABLET)
TOLD = """(page) => {
    const found = [];
    const walk = (root) => {
        for (const each of root.childNodes) {
            if (each.nodeType === Node.TEXT_NODE) found.push(each.data.trim());
            if (each.nodeType !== Node.ELEMENT_NODE || each.matches("style, script")) continue;
            for (const name of ["aria-label", "title", "placeholder", "alt"])
                found.push(each.getAttribute(name) ?? "");
            if (each.shadowRoot) walk(each.shadowRoot);
            walk(each);
        }
    };
    walk(page.shadowRoot);
    return found.filter(Boolean);
}"""
"""All that the page says, also to a screen reader."""
BROKEN = re.compile(r"config_panel|component\.|[{}]|\b(undefined|null|NaN)\b|Invalid Date|\[object")
"""What is said where a text or a value is missing."""
WIDE = """(page) => {
    const parts = [document.documentElement, page,
        ...page.shadowRoot.querySelectorAll("header, main, aside, nav")];
    return parts.filter((each) => each.scrollWidth > each.clientWidth)
        .map((each) => `${each.localName}: ${each.scrollWidth} > ${each.clientWidth}`);
}"""
"""What scrolls sideways, of the page and its parts."""


class Window(StudioPage):
    """The page of one user, which keeps what the browser's console complains of."""

    def __init__(self, frontend: Frontend) -> None:
        super().__init__(frontend)
        self.page.on("console", self._note)

    def _note(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.frontend.errors.append(f"{said.text} {said.location.get('url', '')}")

    async def go(self, path: str) -> None:
        """Go somewhere within Home Assistant, without loading it again."""
        # A link is one to another path: Home Assistant tells a panel of nothing else.
        for each in ("/studio-sync", path):
            await self.page.evaluate(
                """async path => {
                    history.pushState(null, "", path);
                    window.dispatchEvent(
                        new CustomEvent("location-changed", { detail: { replace: false } }));
                    await new Promise(requestAnimationFrame);
                }""",
                each,
            )

    async def told(self) -> list[str]:
        """Return all that the page says."""
        found: list[str] = await self.panel.evaluate(TOLD)
        return found

    async def whole(self) -> None:
        """See that no text is missing, and that nothing scrolls sideways that should not."""
        broken = [each for each in await self.told() if BROKEN.search(each)]
        assert broken == []
        assert await self.panel.evaluate(WIDE) == []


@dataclass(frozen=True, slots=True, kw_only=True)
class Crew:
    """A studio, and a user for each role, none of whom looks after Home Assistant."""

    scene: Set
    users: dict[str, User]
    pictures: str

    @asynccontextmanager
    async def window(self, role: str, *, width: int = 1360) -> AsyncIterator[Window]:
        """Open the page of a role's user; at the end nothing must have gone wrong in it."""
        browser = self.scene.page.page.context.browser
        assert browser is not None
        folder = pictures_folder(self.pictures) / role
        sign_in = self.users[role].sign_in
        async with signed_in_window(browser, sign_in, width=width, time_zone=ZONE) as page:
            frontend = Frontend(page, self.scene.actors.ha.url, folder)
            found = Window(frontend)
            try:
                yield found
            except AssertionError, PlaywrightError, LiveError:
                await frontend.take("failed", page)
                raise
            assert frontend.errors == [], frontend.errors


@asynccontextmanager
async def crew(folder: Path, pictures: str) -> AsyncIterator[Crew]:
    """Start everything, with a user for each role; Jonas is of the staff."""
    async with studio_page(folder, pictures) as scene:
        ha, studio = scene.actors.ha, scene.studio
        users = await add_users(ha)
        body = {"handler": [studio.entry_id, "staff"], "subentry_id": studio.staff[JONAS.key]}
        step = await ha.rest.post(SUBENTRY, body)
        filled = {"name": JONAS.name, "syncs": True, "user": users[STAFF].id}
        done = await ha.rest.post(f"{SUBENTRY}/{step['flow_id']}", filled)
        assert done["reason"] == "reconfigure_successful"
        await until_state(ha, studio.entry_id, "loaded")
        await give_roles(ha, studio.entry_id, users)
        yield Crew(scene=scene, users=users, pictures=pictures)
