"""The page Studio as its users see it: found by what is written on it, clicks counted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
import subprocess
from typing import Any

from playwright.async_api import FloatRect, Locator, Page, expect

from .folder import REPOSITORY
from .frontend import Frontend
from .waiting import until

LOST = "The connection was lost meanwhile, so it is not known whether that was done."
"""What the page says of a change whose answer was lost."""
AXE = REPOSITORY / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_FIND = """async (page) => {
    const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
    const { violations } = await axe.run(page, { runOnly: rules });
    return violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
}"""
_FOCUS = """() => {
    let found = document.activeElement;
    while (found?.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    return found?.textContent ?? "";
}"""

_SMALL = r"""(page) => {
    const found = [];
    const walk = (root) => {
        for (const each of root.querySelectorAll("*")) {
            if (each.shadowRoot) walk(each.shadowRoot);
            if (!each.matches("button, a[href], select, input, textarea, summary")) continue;
            // A link within a sentence is as high as its line.
            const sentence = each.parentElement?.textContent.trim() !== each.textContent.trim();
            if (each.localName === "a" && sentence && getComputedStyle(each).display === "inline")
                continue;
            const box = each.matches("[type=checkbox], [type=radio]") && each.closest("label");
            const { width, height } = (box || each).getBoundingClientRect();
            const words = each.outerHTML.replace(/<!--.*?-->/g, "").replace(/\s+/g, " ");
            if (width && (height < 43.5 || width < 43.5))
                found.push(`${Math.round(width)} x ${Math.round(height)}: ${words.slice(0, 120)}`);
        }
    };
    walk(page.shadowRoot);
    return found;
}"""
"""What is smaller than a finger."""


def bring_axe(folder: Path) -> None:
    """Have what the page is built with brought, if it is not there yet: axe-core is among it."""
    if not AXE.exists():
        script = REPOSITORY / "scripts" / "frontend"
        subprocess.run([script, "build", folder / "built"], check=True)


class StudioPage:
    """The page in one browser; ``clicks`` counts what was clicked or dragged."""

    def __init__(self, frontend: Frontend) -> None:
        self.frontend = frontend
        self.clicks = 0
        self.held = ""
        """What was read of an entry while it was dragged last."""
        self.panel = self.page.locator("studio-sync-page")
        self.grid = self.page.locator("studio-diary-grid")
        self.side = self.page.locator(".body > aside")

    @property
    def page(self) -> Page:
        """The browser's page."""
        return self.frontend.page

    async def open(self, day: date) -> None:
        """Open the diary at a day."""
        await self.frontend.open("/studio-sync/diary")
        await self.page.locator("studio-diary input.pick").fill(day.isoformat())

    def button(self, name: str, place: Locator | None = None) -> Locator:
        """Find a button of the page by its whole name."""
        return (place or self.page).get_by_role("button", name=name, exact=True)

    async def click(self, name: str, place: Locator | None = None) -> None:
        """Click a button, counted."""
        self.clicks += 1
        await self.button(name, place).click()

    @asynccontextmanager
    async def at_most(self, most: int) -> AsyncIterator[None]:
        """Do something with so many clicks and drags at most."""
        before = self.clicks
        yield
        assert self.clicks - before <= most, f"{self.clicks - before} clicks"

    def entry(self, title: str, who: str = "") -> Locator:
        """Find what is in the grid, in somebody's column."""
        found = self.grid.get_by_role("button").filter(has_text=title)
        return found.filter(has_text=who).first

    async def place(self, who: str, hours: float, ruler: tuple[str, str]) -> tuple[float, float]:
        """Tell where an hour is in a column. ``ruler``: entries that start at 9 and at 13."""
        column = self.grid.locator(".ec-col-head").filter(has_text=who)
        before: list[Any] = []

        async def look() -> list[Any] | None:
            # While the grid is drawn again, some of it has no place.
            shown = column, *(self.entry(each) for each in ruler)
            nonlocal before
            known, before = before, [await each.bounding_box() for each in shown]
            return None if None in before or before != known else before

        head, nine, one = await until(look, f"the column of {who}")
        hour = (one["y"] - nine["y"]) / 4
        return head["x"] + head["width"] / 2, nine["y"] + (hours - 9) * hour

    async def click_at(self, point: tuple[float, float]) -> None:
        """Click free time, counted."""
        self.clicks += 1
        await self.page.mouse.click(point[0], point[1] + 4)

    async def at_rest(self, shown: Locator) -> FloatRect:
        """Tell where something is, once it moves no more: the grid may be about to be drawn."""
        before: FloatRect | None = None

        async def look() -> FloatRect | None:
            nonlocal before
            known, before = before, await shown.bounding_box()
            return before if before == known else None

        return await until(look, "something that stays where it is")

    async def drag(self, title: str, who: str, to: tuple[float, float]) -> None:
        """Drag an entry by its upper edge to a place, counted."""
        self.clicks += 1
        box = await self.at_rest(self.entry(title, who))
        await self._drag((box["x"] + 20, box["y"] + 8), (to[0], to[1] + 8))

    async def lengthen(self, title: str, who: str, to: tuple[float, float]) -> None:
        """Drag an entry's lower edge to a place, counted."""
        self.clicks += 1
        box = await self.at_rest(self.entry(title, who))
        x = box["x"] + box["width"] / 2
        await self._drag((x, box["y"] + box["height"] - 2), (x, to[1] - 2))

    async def _drag(self, begin: tuple[float, float], end: tuple[float, float]) -> None:
        mouse = self.page.mouse
        await mouse.move(*begin)
        await mouse.down()
        await mouse.move(begin[0] + 3, begin[1] + 8, steps=3)
        await mouse.move(*end, steps=12)
        self.held = " ".join(await self.grid.locator(".ec-preview").all_inner_texts())
        await mouse.up()

    async def pick_client(self, text: str, option: str, label: str = "Client") -> None:
        """Type into the field of the client and click what was found, counted."""
        await self.side.get_by_role("combobox", name=label).fill(text)
        self.clicks += 1
        await self.side.get_by_role("option").filter(has_text=option).click()

    async def booked(self) -> None:
        """Wait until what the panel says is booked; a booking before it is still told of."""
        await expect(self.side).to_have_count(0)
        await self.toast("It is booked.")

    async def toast(self, words: str) -> None:
        """Wait until the page says that something was done."""
        await expect(self.page.locator(".said")).to_contain_text(words)

    async def undo(self, words: str = "It is as it was before.") -> None:
        """Take back what was done last, counted."""
        await self.click("Undo", self.page.locator(".said"))
        await self.toast(words)

    async def focused(self, words: str) -> None:
        """Wait until what has the focus says so."""

        async def look() -> bool:
            return words in str(await self.page.evaluate(_FOCUS))

        await until(look, f"the focus on {words}")

    async def check(self, name: str) -> None:
        """Take a picture, and see that everybody can read and use what is shown (WCAG 2.2 AA)."""
        await self.frontend.shoot(name)
        await expect(self.page.get_by_text("[object")).to_have_count(0)
        if not await self.page.evaluate("'axe' in window"):
            await self.page.add_script_tag(path=AXE)
        found: list[Any] = await self.panel.evaluate(_FIND)
        assert found == [], "\n".join(found)
        wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
        assert await self.page.evaluate(wide) is False

    async def finger_wide(self) -> None:
        """See that whatever is touched is as large as a finger."""
        found: list[str] = await self.panel.evaluate(_SMALL)
        assert found == [], "\n".join(found)
