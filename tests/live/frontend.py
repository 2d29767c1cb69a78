"""Home Assistant's pages and dialogs as people click them, with pictures of what they see.

Playwright looks into open shadow roots by itself; places are found by what is
written on them, as people find them.
"""

from itertools import count
import os
from pathlib import Path
import re

from playwright.async_api import Error as PlaywrightError, Locator, Page, expect

from tests.demo.health import our_issues

from .folder import REPOSITORY
from .waiting import until

INTEGRATION = "/config/integrations/integration/studio_sync"
CONFIGURE = re.compile("^(Configure|Konfigurieren)$")
CLOSE = re.compile("^(Close|Schließen)$")
SUBMIT = re.compile("^(Submit|OK|Absenden|Weiter)$")
FINISH = re.compile("inish$|ertigstellen$")
"""Buttons of Home Assistant's own, in both languages."""


class Frontend:
    """One signed-in browser page; its pictures go to ``pictures``, numbered in order."""

    def __init__(self, page: Page, url: str, pictures: Path) -> None:
        self.page = page
        self.errors: list[str] = []
        """What the page's own scripts did not handle."""
        self._url = url
        self._pictures = pictures
        self._numbers = count(1)
        pictures.mkdir(parents=True, exist_ok=True)
        for old in pictures.glob("*.png"):
            old.unlink()
        page.on("pageerror", self._note)

    def _note(self, error: PlaywrightError) -> None:
        # Home Assistant's frontend says this when a page is left while it asks for something.
        if str(error) != "disconnected":
            self.errors.append(error.stack or str(error))

    async def speak(self, language: str) -> None:
        """Choose the language of the pages, as in the user's profile."""
        await self.page.wait_for_function("document.querySelector('home-assistant')?.hass?.locale")
        await self.page.evaluate(
            """async language => {
                localStorage.setItem('selectedLanguage', JSON.stringify(language));
                const { hass } = document.querySelector('home-assistant');
                const value = { ...hass.locale, language };
                await hass.callWS({ type: 'frontend/set_user_data', key: 'language', value });
            }""",
            language,
        )
        await self.page.reload()

    async def open(self, path: str) -> None:
        """Go to a page of Home Assistant; stay if it is this one."""
        if self.page.url != self._url + path:
            await self.page.goto(self._url + path)

    async def shoot(self, name: str, page: Page | None = None) -> None:
        """Take a picture of this page, or of another one, and see that no text is broken."""
        shown = page or self.page
        await self.take(name, shown)
        # What the frontend writes where a text lacks a placeholder.
        await expect(shown.get_by_text("formatjs Error")).to_have_count(0)

    async def take(self, name: str, page: Page) -> None:
        """Take a picture of whatever there is."""
        await page.evaluate("document.fonts.ready.then(() => null)")
        target = self._pictures / f"{next(self._numbers):02d}-{name}.png"
        await page.screenshot(path=target, animations="disabled")

    def button(self, name: str) -> Locator:
        """Find a button of the page."""
        return self.page.get_by_role("button", name=name, exact=True)

    async def add_integration(self, name: str) -> Dialog:
        """Choose an integration from Home Assistant's long list."""
        await self.open("/config/integrations/dashboard")
        await self.button("Add integration").click()
        brands = self.page.locator("dialog-add-integration")
        await brands.get_by_role("textbox").fill(name)
        await brands.get_by_text(name, exact=True).click()
        return Dialog(self)

    async def press(self, name: str) -> Dialog:
        """Press a button of the integration's page that begins a flow."""
        await self.open(INTEGRATION)
        await self.button(name).click()
        return Dialog(self)

    async def configure(self, entry: str) -> Dialog:
        """Press the gear of an entry on the integration's page."""
        await self.open(INTEGRATION)
        rows = self.page.locator("ha-config-entry-row")
        row = rows.filter(has=self.page.get_by_text(entry, exact=True)).first
        await row.get_by_role("button", name=CONFIGURE).first.click()
        return Dialog(self)

    async def repair(self, words: re.Pattern[str], picture: str) -> Dialog:
        """Open the only repair whose title is like that."""
        await self.open("/config/repairs")
        issue = self.page.get_by_text(words)
        await expect(issue).to_have_count(1)
        await self.shoot(picture)
        await issue.click()
        return Dialog(self)

    async def nothing_to_repair(self) -> None:
        """Wait until no repair of ours is left, whatever Home Assistant itself has to say."""
        await self.open("/config/repairs")

        async def look() -> bool:
            listed = await self.page.evaluate(
                "document.querySelector('home-assistant')?.hass?.callWS("
                "{type: 'repairs/list_issues'})"
            )
            return listed is not None and not our_issues(listed)

        await until(look, "the end of our last repair")


class Dialog:
    """The dialog in which a flow is shown."""

    def __init__(self, frontend: Frontend) -> None:
        self._frontend = frontend
        self.place = frontend.page.locator("dialog-data-entry-flow")

    async def titled(self, title: str) -> Dialog:
        """Wait until the step with this title is shown."""
        await expect(self.place.get_by_text(title, exact=True).first).to_be_visible()
        return self

    async def shoot(self, name: str) -> None:
        """Take a picture."""
        await self._frontend.shoot(name)

    async def choose(self, option: str | re.Pattern[str]) -> None:
        """Choose from a menu."""
        await self.place.get_by_text(option, exact=True).click()

    async def submit_outside(self) -> Page:
        """Send a form that opens a window of its own; answer with that."""
        async with self._frontend.page.context.expect_page() as opened:
            await self.submit()
        return await opened.value

    async def fill(self, label: str, text: str) -> None:
        """Write into a field whose label begins with ``label``."""
        name = re.compile(f"^{re.escape(label)}")
        field = self.place.get_by_role("textbox", name=name)
        await field.or_(self.place.get_by_role("spinbutton", name=name)).fill(text)

    async def pick(self, label: str, option: str) -> None:
        """Pick from the menu of a field."""
        fields = self.place.locator("ha-select")
        field = fields.filter(has=self._frontend.page.get_by_text(label))
        # Below it may be as long a text as one likes, which opens nothing.
        await field.click(position={"x": 40, "y": 25})
        await self.place.get_by_role("menuitem", name=option, exact=True).click()

    async def upload(self, file: Path) -> None:
        """Choose a file, and wait until it has been sent."""
        await self.place.locator("ha-file-upload input[type=file]").set_input_files(file)
        await expect(self.place.locator("ha-file-upload").get_by_text(file.name)).to_be_visible()

    async def says(self, words: str) -> None:
        """Wait until these words are in the dialog."""
        shown = self.place.get_by_text(words).filter(visible=True)
        await expect(shown.first).to_be_visible()

    async def close(self) -> None:
        """Close the dialog at its end."""
        await self.place.get_by_role("button", name=CLOSE).last.click()
        await self._gone()

    async def switch_on(self, label: str) -> None:
        """Switch something on that is off."""
        await self._switch(label, on=True)

    async def switch_off(self, label: str) -> None:
        """Switch something off that is on."""
        await self._switch(label, on=False)

    async def _switch(self, label: str, *, on: bool) -> None:
        fields = self.place.locator("ha-selector-boolean")
        field = fields.filter(has=self._frontend.page.get_by_text(label, exact=True))
        switch = field.get_by_role("switch")
        await expect(switch).to_be_checked(checked=not on)
        # The label is part of it or not, by the release; and its thumb lies over the switch
        # itself: people hit the thumb.
        await field.locator("ha-switch").click()
        await expect(switch).to_be_checked(checked=on)

    async def tick(self, label: str) -> None:
        """Tick a box that is empty, on what is written beside it."""
        box = self.place.get_by_role("checkbox", name=label)
        await expect(box).not_to_be_checked()
        await self.place.locator("ha-checkbox").filter(has_text=label).click()
        await expect(box).to_be_checked()

    async def _gone(self) -> None:
        """Wait until it is closed, and the page has gone back in its history for that."""
        await expect(self.place).to_be_hidden()
        await self._frontend.page.wait_for_function(
            "history.state?.dialog !== 'dialog-data-entry-flow'"
        )

    async def submit(self) -> None:
        """Send the form."""
        await self.place.get_by_role("button", name=SUBMIT).click()

    async def finish(self, picture: str) -> None:
        """See that it is done, and close it."""
        done = self.place.get_by_role("button", name=FINISH)
        await expect(done).to_be_visible()
        await self.shoot(picture)
        await done.click()
        await self._gone()


def pictures_folder(name: str) -> Path:
    """Tell where the pictures of a test go: ``STUDIO_SYNC_ARTEFACTS``, or ``artefacts/``."""
    chosen = os.environ.get("STUDIO_SYNC_ARTEFACTS")
    return (Path(chosen) if chosen else REPOSITORY / "artefacts") / name
