"""Home Assistant's calendar page, as people use it in a browser."""

from dataclasses import dataclass
from datetime import datetime

from playwright.async_api import Locator, expect

from .frontend import Frontend


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposed:
    """The time that the dialog proposes for a new event, on the clock of the page's zone."""

    start: datetime
    end: datetime


class CalendarPage:
    """The page with the month's grid."""

    def __init__(self, frontend: Frontend) -> None:
        self._frontend = frontend
        self._grid = frontend.page.locator("ha-full-calendar")

    async def open(self) -> None:
        """Go there."""
        await self._frontend.open("/calendar")

    async def shows(self, title: str, times: int) -> None:
        """Wait until an event is in the grid, once for each calendar that has it."""
        events = self._grid.get_by_text(title, exact=True)
        await expect(events).to_have_count(times)
        await expect(events.first).to_be_visible()

    async def add_event(self, title: str, *, calendar: str, place: str = "") -> Proposed:
        """Fill in the dialog for a new event and save it at the time that it proposes."""
        await self._frontend.button("Add event").click()
        dialog = self._frontend.page.locator("dialog-calendar-event-editor")
        await dialog.get_by_role("textbox", name="Summary").fill(title)
        await dialog.get_by_role("textbox", name="Location").fill(place)
        picker = dialog.locator("ha-entity-picker")
        await picker.click()
        await picker.locator("ha-picker-combo-box").get_by_text(calendar, exact=True).click()
        await expect(picker.get_by_text(calendar, exact=True)).to_have_count(1)
        proposed = Proposed(start=await _moment(dialog, 0), end=await _moment(dialog, 1))
        await self._frontend.shoot("add-event")
        await dialog.get_by_role("button", name="Add event", exact=True).click()
        await expect(dialog).to_be_hidden()
        return proposed

    async def look_at(self, title: str, *, calendar: str) -> Locator:
        """Open an event as a calendar has it; answer with the dialog that shows it.

        The page shows it once for each calendar, in an order of its own.
        """
        dialog = self._frontend.page.locator("dialog-calendar-event-detail")
        edit = dialog.get_by_role("button", name="Edit event")
        for each in await self._grid.get_by_text(title, exact=True).all():
            await each.click()
            await expect(edit).to_be_visible()
            if await dialog.get_by_text(calendar).count():
                return dialog
            await dialog.get_by_role("button", name="Close").click()
            await expect(edit).to_be_hidden()
        raise AssertionError(f"{title} is not in {calendar}")


async def _moment(dialog: Locator, which: int) -> datetime:
    """Read the start (0) or the end (1) from the dialog's fields."""
    day = await dialog.locator("ha-date-input").nth(which).evaluate("field => field.value")
    clock = await dialog.locator("ha-time-input").nth(which).evaluate("field => field.value")
    return datetime.fromisoformat(f"{day}T{clock}")
