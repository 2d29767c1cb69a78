"""What one person does on the page by clicks and drags. Each deed tells what it was to change."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random
import re

from playwright.async_api import Locator, TimeoutError as PlaywrightTimeout, expect

from tests.live.studio_page import LOST
from tests.live.waiting import Overdue, until
from tests.page_crew import Window
from tests.test_browser_page import CLIENT, Set
from tests.test_browser_page_booking import begin

from .shown import Row, Rows, number, rows

STALE = "Nothing was overwritten"
BOTH, NEXT = "Book both", "Next free time"
BACK = ("Put it back", "Back", "Cancel", "Leave it as it is now")
"""Answers after which nothing is done."""
AS_BEFORE = "It is as it was before."
OPENS, CLOSES = 9, 18
SAYS = 30.0
"""Seconds in which the page has to say something, on a busy machine."""
_CUT = "document.querySelector('home-assistant').hass.connection.socket.close()"
_DEAF = """document.querySelector("home-assistant").hass.connection.socket.addEventListener(
    "message", (event) => event.stopImmediatePropagation(), { capture: true })"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """What was done: to what, and what must hold of what was before and what is now."""

    words: str
    families: frozenset[str] = frozenset()
    new: int = 0
    """So many appointments come into being."""
    clients: dict[str, str] = field(default_factory=dict)
    """The notes of clients who were added or changed."""
    holds: Callable[[Rows, Rows], None] = lambda _before, _now: None


@dataclass(slots=True, kw_only=True)
class Actor:
    """One person with a page of their own."""

    scene: Set
    window: Window
    name: str
    token: str
    random: Random
    people: dict[str, str]
    """Whom and which rooms they may book: names by id."""

    # -- what there is ------------------------------------------------------------------

    async def pick(self, *, repeats: bool = True) -> Row | None:
        """Choose one of the day that they may change."""
        found = [
            each
            for each in (await rows(self.scene, self.token)).values()
            if each.editable
            and each.start.date() == self.scene.day
            and (repeats or not each.repeats)
            and "Ruler" not in (each.title or "")
        ]
        return self.random.choice(found) if found else None

    def time(self) -> tuple[int, int]:
        """Choose a quarter of an hour of the working day."""
        return self.random.randrange(OPENS, CLOSES), self.random.choice((0, 15, 30, 45))

    def entry(self, row: Row) -> Locator:
        """Find where it is shown first."""
        here = self.window.page.locator(f'[data-key="{row.key}"]')
        return self.window.grid.locator(".ec-event").filter(has=here).first

    # -- what the page says -------------------------------------------------------------

    async def hush(self) -> None:
        """Close what was said last."""
        said = self.window.page.locator(".said .toast")
        await said.locator("button.icon").evaluate_all("all => all.forEach((each) => each.click())")
        await expect(said).to_have_count(0)

    async def said(self) -> str:
        """Wait until something is said or asked; returns what is said, nothing of a question."""
        page, asked = self.window.page, self.questions()

        async def look() -> str | None:
            toast = page.locator(".said .toast span")
            if await toast.count():
                return str(await toast.first.text_content())
            return "?" if await asked.count() else None

        found = await until(look, f"what the page says to {self.name}", SAYS)
        return "" if found == "?" else found

    def questions(self) -> Locator:
        """Find what is asked, of a drag or in the panel."""
        drag = self.window.page.get_by_role("dialog")
        return drag.or_(self.window.side.locator(".alarm[role=group]"))

    async def answer(self) -> tuple[str, list[str]]:
        """Answer whatever is asked, by chance; returns what is said then, and the answers."""
        given: list[str] = []
        while not (said := await self.said()):
            question = self.questions().first
            asked = await question.text_content()
            names = await question.get_by_role("button").all_inner_texts()
            given.append(self.random.choice(names))
            await self.window.button(given[-1], question).click()
            if given[-1] in BACK:
                await expect(self.questions()).to_have_count(0)
                return "", given
            # Another question may take its place, or something is said.
            gone = self.questions().filter(has_text=asked or "")

            async def done(gone: Locator = gone) -> bool:
                toast = await self.window.page.locator(".said .toast").count()
                return bool(toast or not await gone.count())

            await until(done, "the end of a question")
        return said, given

    async def close(self) -> None:
        """Leave the panel, whatever is typed there, and go back to the day."""
        window = self.window
        if await window.side.count():
            await window.button("Close", window.side).click()
            await expect(window.side).to_have_count(0)
        if not await window.grid.count():
            await window.page.get_by_role("link", name="Diary").click()
        picked = window.page.locator("studio-diary input.pick")
        if await picked.input_value() != self.scene.day.isoformat():
            await picked.fill(self.scene.day.isoformat())
        await expect(window.entry("Ruler at one").or_(window.entry("Busy"))).to_be_visible()

    # -- deeds --------------------------------------------------------------------------

    async def book(self, title: str) -> Deed:
        """Book something new; perhaps for a new client, or while the connection breaks off."""
        hour, minute = self.time()
        who = self.random.choice([*self.people])
        start = f"{hour:02}:{minute:02}"
        side = await begin(self.window, self.scene.day, start, title)
        for chip in await side.locator(".chips button[aria-pressed=true]").all():
            await chip.click()
        chips = side.get_by_role("button").filter(has_text=self.people[who])
        await chips.first.click()
        await expect(chips.first).to_have_attribute("aria-pressed", "true")
        added = {}
        if self.random.random() < 0.3:
            added = {f"Client of {title}": ""}
            await self.window.pick_client(f"Client of {title}", "as a new client")
        cut = await self.perhaps_deaf(0.4)
        await self.window.button("Book", side).click()
        if cut:
            await self.cut()
        moved = False
        while again := await self.not_booked():
            moved |= again == NEXT
            if again != BOTH:
                await self.window.button("Book", side).click()
        if cut:
            await self.until_connected()

        def holds(before: Rows, now: Rows) -> None:
            [made] = [now[key] for key in now.keys() - before.keys()]
            assert made.title == title
            assert moved or (made.start.hour, made.start.minute) == (hour, minute)
            assert made.who == (who,)

        cut_words = " while the connection breaks off" if cut else ""
        words = f"{self.name} books {title} at {start} for {self.people[who]}{cut_words}"
        return Deed(words=words, new=1, clients=added, holds=holds)

    async def not_booked(self) -> str:
        """Wait until it is booked; returns why it is not, and nothing if it is."""
        failed = self.window.page.locator(".said").filter(has_text=LOST)
        asked = self.questions()

        async def look() -> str | None:
            if not await self.window.side.count():
                return "booked"
            return LOST if await failed.count() else "?" if await asked.count() else None

        found = await until(look, "what becomes of a booking")
        if found == "booked":
            return ""
        if found == "?":
            found = self.random.choice([BOTH, NEXT])
            await self.window.button(found, self.window.side).click()
            await expect(asked).to_have_count(0)
            return found
        await self.until_connected()
        await self.hush()
        return found

    async def perhaps_deaf(self, chance: float) -> bool:
        """Choose whether the connection breaks off, and whether the answer is lost before that."""
        if self.random.random() >= chance:
            return False
        if self.random.random() < 0.5:
            await self.window.page.evaluate(_DEAF)
        return True

    async def cut(self) -> None:
        """Break the connection off."""
        await self.window.page.evaluate(_CUT)

    async def until_connected(self) -> None:
        """Wait until the page has its connection again."""
        await self.window.page.wait_for_function(
            "document.querySelector('home-assistant')?.hass?.connection?.connected"
        )
        # Home Assistant's own frontend does not handle a lost connection, on any page.
        self.window.frontend.errors.clear()

    async def drag(self, row: Row | None = None) -> Deed:
        """Drag one to another time, and perhaps to another column."""
        row = row or await self.pick()
        if row is None:
            return Deed(words=f"{self.name} finds nothing to drag")
        columns = self.window.grid.locator(".ec-body .ec-day")
        heads = await self.window.grid.locator(".ec-col-head").all_inner_texts()
        names = [self.people.get(each, "") for each in row.who]
        # Staff to staff, a room to a room: anything else is refused.
        wanted = self.random.choice([each for each in heads if each in self.people.values()])
        at = heads.index(wanted)
        hour, minute = self.time()
        entry = self.entry(row)
        await entry.scroll_into_view_if_needed()
        box = await self.window.at_rest(entry)
        column = await self.window.at_rest(columns.nth(at))
        height = column["height"] / (24 * 4)
        y = column["y"] + height * (hour * 4 + minute // 15)
        mouse = self.window.page.mouse
        grip = box["x"] + min(20, box["width"] / 2), box["y"] + min(8, box["height"] / 2)
        await mouse.move(*grip)
        await mouse.down()
        await mouse.move(grip[0] + 3, grip[1] + 8, steps=3)
        await mouse.move(column["x"] + column["width"] / 2, y + (grip[1] - box["y"]), steps=8)
        await mouse.up()
        start = row.start.replace(hour=hour, minute=minute)
        words = f"{self.name} drags {row.title} of {names} to {wanted} at {start:%H:%M}"
        return await self.moved(row, words)

    async def moved(self, row: Row, words: str) -> Deed:
        """See what becomes of a move."""
        try:
            said, given = await self.answered()
        except PlaywrightTimeout, Overdue:
            # It has led nowhere, or its question is withdrawn: somebody has removed it meanwhile.
            said, given = "", ["nothing is said"]
        done = "is moved" in said or "is given" in said

        def holds(before: Rows, now: Rows) -> None:
            assert number(now) == number(before), "a move has made or lost something"
            for key in before.keys() & now.keys():
                was, become = before[key], now[key]
                assert was.end - was.start == become.end - become.start
                assert (was.title, was.notes) == (become.title, become.notes)
            if not done:
                assert before == now, f"it was not done, and yet: {said}"

        told = f"{words}: {', '.join([*given, said])}"
        return Deed(words=told, families=frozenset([row.family]), new=int(done), holds=holds)

    async def answered(self) -> tuple[str, list[str]]:
        """Answer what is asked, unless nothing comes of a drag that has led nowhere."""
        page = self.window.page
        await (page.locator(".said .toast").or_(self.questions())).first.wait_for(timeout=5_000)
        return await self.answer()

    async def open(self, row: Row) -> Locator:
        """Open one beside the diary."""
        entry = self.entry(row)
        await entry.scroll_into_view_if_needed()
        await entry.press("Enter")
        await expect(self.window.side.get_by_role("heading", level=2).first).to_have_text(
            str(row.title)
        )
        return self.window.side

    async def move_by_panel(self) -> Deed:
        """Open one, and fill in another start."""
        row = await self.pick()
        if row is None:
            return Deed(words=f"{self.name} finds nothing to move")
        side = await self.open(row)
        hour, minute = self.time()
        await self.window.button("Move", side).click()
        await side.get_by_label("Start").fill(f"{hour:02}:{minute:02}")
        await self.window.button("Move there", side).click()
        return await self.moved(row, f"{self.name} moves {row.title} to {hour:02}:{minute:02}")

    async def give(self) -> Deed:
        """Open one, and give it to somebody else."""
        row = await self.pick()
        if row is None:
            return Deed(words=f"{self.name} finds nothing to give")
        side = await self.open(row)
        await self.window.button("Give to", side).click()
        choices = side.get_by_role("group", name="Who").get_by_role("button")
        await choices.first.click()
        return await self.moved(row, f"{self.name} gives {row.title} away")

    async def cancel(self) -> Deed:
        """Cancel one; perhaps take it up again, where the panel offers that."""
        row = await self.pick()
        if row is None:
            return Deed(words=f"{self.name} finds nothing to cancel")
        side = await self.open(row)
        await self.window.button("Cancel it", side).click()
        said, given = await self.answer()
        again = self.window.button("Take it up again", side)
        taken_up = False
        done = "is cancelled" in said
        if done and not row.repeats and row.session_type:
            await expect(again).to_be_visible()
            if self.random.random() < 0.5:
                await self.hush()
                await again.click()
                more, answers = await self.answer()
                taken_up = more == "It takes place again."
                given += [said, *answers]
                said = more

        def holds(before: Rows, now: Rows) -> None:
            if not done or (taken_up and NEXT not in given):
                assert now == before
            elif taken_up:
                assert now[row.key].status == "confirmed"
            elif not row.repeats:
                assert row.key not in now or now[row.key].status == "cancelled"

        words = f"{self.name} cancels {row.title}: {', '.join([*given, said])}"
        new = int(row.repeats)
        return Deed(words=words, families=frozenset([row.family]), new=new, holds=holds)

    async def begin_change(self, row: Row, notes: str) -> None:
        """Open *Change*, and type notes."""
        side = await self.open(row)
        await self.window.button("Change", side).click()
        field = side.get_by_label("Notes")
        if not await field.is_visible():
            await side.get_by_text("Title, notes, place").click()
        await field.fill(notes)

    async def save_change(self, row: Row, notes: str, *, cut: bool = False) -> Deed:
        """Save what was typed, until it is saved, whatever comes in between."""
        side = self.window.side
        await self.hush()
        await self.window.button("Save", side).click()
        if cut:
            await self.cut()
        given: list[str] = []
        while True:
            said = await self.said()
            if not said:
                await self.window.button("Only this one", side).click()
                await expect(self.questions()).to_have_count(0)
            elif said.startswith("It is changed"):
                break
            else:
                given.append(said)
                await self.until_connected()
                if STALE in said:
                    await self.window.button("Keep my changes, take the rest", side).click()
                await self.hush()
                await self.window.button("Save", side).click()
        if cut:
            await self.until_connected()

        def holds(before: Rows, now: Rows) -> None:
            changed = [now[key] for key in now if now[key] != before.get(key)]
            assert all(each.notes == notes for each in changed), changed
            assert number(now) == number(before)

        words = f"{self.name} changes {row.title}: {', '.join([*given, said])}"
        return Deed(words=words, families=frozenset([row.family]), new=1, holds=holds)

    async def change(self, notes: str) -> Deed:
        """Change the notes of one; perhaps while the connection breaks off."""
        row = await self.pick()
        if row is None:
            return Deed(words=f"{self.name} finds nothing to change")
        await self.begin_change(row, notes)
        return await self.save_change(row, notes, cut=await self.perhaps_deaf(0.3))

    async def reload(self) -> Deed:
        """Load the page again, with something typed and not saved."""
        row = await self.pick()
        if row is not None:
            await self.begin_change(row, "never saved")
        await self.window.page.reload()
        self.window.frontend.errors.clear()
        await expect(self.window.grid).to_be_visible()
        return Deed(words=f"{self.name} loads the page again")

    async def settle(self) -> Deed:
        """Settle an overlap on *To do*."""
        page = self.window.page
        await page.get_by_role("link", name="To do").click()
        await expect(page.locator("studio-todo h2, studio-todo p").first).to_be_visible()
        cards = page.locator("studio-todo-overlap section.card")
        if not await cards.count():
            return Deed(words=f"{self.name} finds no overlap")
        card = cards.first
        titles = str(await card.get_attribute("aria-label"))
        button = card.get_by_role("button", name=re.compile("^(Keep both|Move)")).first
        what = await button.inner_text()
        await button.click()
        said = await self.said()
        # Either side of it may be the one that is moved.
        found = (await rows(self.scene, self.scene.actors.ha.sign_in.token)).values()
        either = frozenset(each.family for each in found if str(each.title) in titles)

        def holds(before: Rows, now: Rows) -> None:
            assert number(now) == number(before)
            if "settled" not in said:
                assert now == before

        words = f"{self.name} settles {titles}: {what}: {said}"
        return Deed(words=words, families=either, new=1, holds=holds)

    async def link(self, row: Row) -> Deed:
        """Link what has arrived from a phone to its client."""
        await self.window.page.get_by_role("link", name="To do").click()
        cards = self.window.page.locator("studio-todo-arrival section.card")
        card = cards.filter(has_text=str(row.title))
        await self.window.button(f"It is {CLIENT}: make it a session", card).click()
        said = await self.said()

        def holds(before: Rows, now: Rows) -> None:
            assert number(now) == number(before)
            assert now[row.key].session_type == "Portrait", now[row.key]
            assert now[row.key].client_id is not None

        words = f"{self.name} links {row.title}: {said}"
        return Deed(words=words, families=frozenset([row.family]), holds=holds)

    async def edit_client(self, notes: str) -> Deed:
        """Write notes about the client."""
        page, shown = self.window.page, self.window.page.locator("studio-client")
        await page.get_by_role("link", name="Clients").click()
        listed = page.locator("studio-client-list")
        await listed.get_by_role("button", name=CLIENT, exact=True).click()
        await shown.get_by_role("button", name="Edit").click()
        await shown.get_by_label("Notes").fill(notes)
        await shown.get_by_role("button", name="Save").click()
        said = await self.said()
        assert said == f"{CLIENT} is saved.", said
        return Deed(words=f"{self.name} writes about {CLIENT}", clients={CLIENT: notes})

    async def undo(self) -> str | None:
        """Press Undo where it is still offered; returns what is said, None: it was not."""
        button = self.window.button("Undo", self.window.page.locator(".said"))
        if not await button.count():
            return None
        try:
            await button.click(timeout=2_000)
        except PlaywrightTimeout:
            return None
        return await self.said()
