"""The page Studio in a real Chromium: the jobs of a day by clicks and drags, and its problems."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
import re
from zoneinfo import ZoneInfo

from playwright.async_api import expect
import pytest

from tests.demo.set_up import Studio, add_studio, reload
from tests.live.browser import signed_in_page
from tests.live.browser_stage import ZONE, Stage, stage
from tests.live.client import Json, Refused
from tests.live.flows import Flow
from tests.live.frontend import Frontend, pictures_folder
from tests.live.studio_page import StudioPage, bring_axe
from tests.live.waiting import until

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

MARA, JONAS, AYLIN, DAYLIGHT = "Mara Lindqvist", "Jonas Weber", "Aylin Kaya", "Daylight Studio"
NINE, ONE = "Ruler at nine", "Ruler at one"
RULER = NINE, ONE
"""What is in the last column all day, to tell where an hour is."""
CLIENT, PORTRAIT = "Sofia Rossi", "Portrait – Sofia Rossi"
STRANGE = "<img src=x onerror=alert(1)> 👩‍👩‍👧 דוד לוי " + "Wolfeschlegelsteinhausen" * 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A studio with people, rooms and a type, and a page that shows a working day."""

    actors: Stage
    studio: Studio
    page: StudioPage
    day: date

    async def act(self, action: str, /, **data: Json) -> Json:
        """Perform an action of the studio."""
        entry = self.studio.entry_id
        ask = self.actors.ha.socket.ask
        return await ask(f"studio_sync.{action}", config_entry_id=entry, **data)

    async def add(self, title: str, hours: tuple[float, float], **data: Json) -> str:
        """Add an appointment on the day; answers with its id."""
        start, end = [self.at(each) for each in hours]
        added = await self.act("add_appointment", title=title, start=start, end=end, **data)
        found: str = added["appointments"][0]["appointment_id"]
        return found

    def at(self, hour: float) -> str:
        """Write a time of the day as actions take it."""
        midnight = datetime.combine(self.day, datetime.min.time())
        return (midnight + timedelta(hours=hour)).isoformat()

    async def found(self, title: str, days: int = 1) -> list[tuple[str, str]]:
        """Return when appointments of a title are, as times of the studio's clock, by start."""
        listed = await self.act(
            "list_appointments",
            start=self.at(0),
            end=(self.day + timedelta(days=days)).isoformat() + "T00:00:00",
        )
        return [
            (each["start"][:16], each["end"][11:16])
            for each in listed["appointments"]
            if each["title"] == title
        ]

    async def until_at(self, title: str, *spans: tuple[str, str]) -> None:
        """Wait until the day's appointments of a title are these, as hours."""

        async def look() -> bool:
            return [(start[11:], end) for start, end in await self.found(title)] == [*spans]

        await until(look, f"{title} at {spans}")


@asynccontextmanager
async def studio_page(folder: Path, pictures: str) -> AsyncIterator[Set]:
    """Start everything, with a studio, a type, a client, and a working day that is to come."""
    await asyncio.to_thread(bring_axe, folder)
    async with stage(folder, pictures=pictures) as actors:
        studio = await add_studio(actors.ha, {})
        flow = await Flow.options(actors.ha.rest, studio.entry_id)
        await flow.choose("session_types")
        await flow.submit(
            name="Portrait", minutes=60, colour=[30, 136, 229], buffer_before=0, buffer_after=10
        )
        day = datetime.now(ZoneInfo(ZONE)).date() + timedelta(days=1)
        while day.weekday() > 4:
            day += timedelta(days=1)
        page = StudioPage(actors.frontend)
        await page.page.set_viewport_size({"width": 1360, "height": 960})
        found = Set(actors=actors, studio=studio, page=page, day=day)
        await found.act("add_client", name=CLIENT, phones=[{"value": "+49 30 23125008"}])
        box = [studio.rooms["black_box"]]
        await found.add(NINE, (9, 10), resource_ids=box)
        await found.add(ONE, (13, 14), resource_ids=box)
        yield found


async def test_a_day_of_work(tmp_path: Path, socket_enabled: None) -> None:
    """As many clicks as docs/panel.md says, undone by one more, and nothing is lost."""
    async with studio_page(tmp_path, "page") as scene:
        await scene.page.open(scene.day)
        await expect(scene.page.entry(ONE)).to_be_visible()
        await scene.page.check("diary")
        await book_a_known_client(scene)
        await book_a_new_client(scene)
        await move_by_drag_and_by_panel(scene)
        await give_away(scene)
        await onto_a_taken_time(scene)
        await cancel_and_take_up(scene)
        await who_is_free(scene)
        await a_series(scene)
        await whole_days_and_names(scene)
        await by_keyboard(scene)
        await other_views(scene)


async def take_back(scene: Set) -> None:
    """Undo the last change of the portrait; the diary shows it where it was."""
    await scene.page.undo()
    await scene.until_at(PORTRAIT, ("10:00", "11:00"))
    shown = re.compile("10:00.AM–11:00.AM")
    await expect(scene.page.entry(PORTRAIT, MARA)).to_contain_text(shown)


async def book_a_known_client(scene: Set, where: str = "It stays in the studio's book.") -> None:
    """Five clicks, with type, person and room; it is said where it will be shown."""
    page = scene.page
    async with page.at_most(5):
        await page.click_at(await page.place(MARA, 10, RULER))
        await page.pick_client("5008", CLIENT)
        await page.side.get_by_role("radio", name="Portrait").click()
        page.clicks += 1
        await page.click(DAYLIGHT, page.side)
        await expect(page.side.get_by_text(where)).to_be_visible()
        await page.check("booking")
        await page.click("Book", page.side)
    await expect(page.side).to_have_count(0)
    await page.toast("It is booked.")
    await scene.until_at(PORTRAIT, ("10:00", "11:00"))
    await expect(page.entry(PORTRAIT, MARA)).to_be_visible()
    await expect(page.entry(PORTRAIT, DAYLIGHT)).to_be_visible()


async def book_a_new_client(scene: Set) -> None:
    """Six clicks; the client is made of what was typed."""
    page = scene.page
    async with page.at_most(6):
        await page.click_at(await page.place(JONAS, 15, RULER))
        await page.pick_client("Lena Hofer, 0171 5550190", "Add Lena Hofer as a new client")
        await page.side.get_by_role("radio", name="Portrait").click()
        # The second click of two takes nothing back.
        await page.button(DAYLIGHT, page.side).dblclick()
        page.clicks += 2
        await page.click("Book", page.side)
    await expect(page.side).to_have_count(0)
    await page.toast("It is booked.")
    await scene.until_at("Portrait – Lena Hofer", ("15:00", "16:00"))
    listed = (await scene.act("list_clients"))["clients"]
    assert sum(each["name"] == "Lena Hofer" for each in listed) == 1
    await page.undo()
    await scene.until_at("Portrait – Lena Hofer")
    # She was added with it, and goes with it.
    listed = (await scene.act("list_clients"))["clients"]
    assert all(each["name"] != "Lena Hofer" for each in listed)


async def move_by_drag_and_by_panel(scene: Set) -> None:
    """One drag, or three clicks; and its lower edge makes it longer."""
    page = scene.page
    async with page.at_most(1):
        await page.drag(PORTRAIT, MARA, await page.place(MARA, 11.5, RULER))
    assert "11:30" in page.held
    assert "12:30" in page.held
    await page.toast(f"{PORTRAIT} is moved.")
    await scene.until_at(PORTRAIT, ("11:30", "12:30"))
    await take_back(scene)
    async with page.at_most(3):
        page.clicks += 1
        await page.entry(PORTRAIT, MARA).click()
        await page.click("Move", page.side)
        await page.side.get_by_label("Start").fill("14:30")
        await page.check("move")
        await page.click("Move there", page.side)
    await page.toast("is moved")
    await scene.until_at(PORTRAIT, ("14:30", "15:30"))
    await take_back(scene)
    await page.lengthen(PORTRAIT, MARA, await page.place(MARA, 12, RULER))
    await page.toast("is moved")
    await scene.until_at(PORTRAIT, ("10:00", "12:00"))
    await take_back(scene)


async def give_away(scene: Set) -> None:
    """To another column by one drag, or by three clicks."""
    page = scene.page
    async with page.at_most(1):
        await page.drag(PORTRAIT, MARA, await page.place(AYLIN, 10, RULER))
    await page.toast("is moved")
    await expect(page.entry(PORTRAIT, AYLIN)).to_be_visible()
    await scene.until_at(PORTRAIT, ("10:00", "11:00"))
    async with page.at_most(3):
        page.clicks += 1
        await page.entry(PORTRAIT, AYLIN).click()
        await page.click("Give to", page.side)
        await page.check("give")
        await page.click(MARA, page.side)
    await page.toast(f"{PORTRAIT} is given to {MARA}.")
    await expect(page.entry(PORTRAIT, MARA)).to_be_visible()


async def onto_a_taken_time(scene: Set) -> None:
    """Answer what is asked in place: beside, next free, or back."""
    page = scene.page
    await scene.add("Meeting", (12, 13), staff_id=scene.studio.staff["mara"])
    await expect(page.entry("Meeting")).to_be_visible()
    for answer, becomes in (
        ("Put it back", ("10:00", "11:00")),
        ("Next free time", ("13:00", "14:00")),
        ("Book both", ("12:15", "13:15")),
    ):
        await page.drag(PORTRAIT, MARA, await page.place(MARA, 12.25, RULER))
        question = page.page.get_by_role("dialog")
        await expect(question).to_contain_text("Meeting")
        if answer == "Book both":
            await page.check("taken")
        await page.click(answer, question)
        await expect(question).to_have_count(0)
        if answer != "Put it back":
            await page.toast("is moved")
        await scene.until_at(PORTRAIT, becomes)
        if answer != "Put it back":
            await take_back(scene)
    # Who acts on what is shown of the time before would be told of somebody else's change.
    await page.entry(PORTRAIT, MARA).click()
    taken_back = re.compile("1:15.PM → .*10:00.AM–11:00.AM")
    await expect(page.side.get_by_role("listitem").filter(has_text=taken_back)).to_be_visible()


async def cancel_and_take_up(scene: Set) -> None:
    """Two clicks each."""
    page = scene.page
    async with page.at_most(2):
        page.clicks += 1
        await page.entry(PORTRAIT, MARA).click()
        await page.click("Cancel it", page.side)
    await page.toast(f"{PORTRAIT} is cancelled. Nobody is told.")
    # The button that had the focus is gone.
    await page.focused(PORTRAIT)
    await expect(page.button("Take it up again", page.side)).to_be_visible()
    await page.check("cancelled")
    async with page.at_most(2):
        await page.click("Take it up again", page.side)
    await page.toast("It takes place again.")
    await scene.until_at(PORTRAIT, ("10:00", "11:00"))


async def who_is_free(scene: Set) -> None:
    """Two clicks tell it; one more begins a booking with what is known."""
    page = scene.page
    async with page.at_most(2):
        await page.click("Who is free?")
        await page.click("Tomorrow: Afternoon", page.side)
    await page.side.get_by_label("From: Day").fill(scene.day.isoformat())
    await expect(page.side.get_by_role("heading", name=MARA)).to_be_visible()
    # Any span, also over several days.
    await page.side.get_by_label("From: Time").fill("14:15")
    await page.side.get_by_label("Until: Time").fill("15:45")
    await expect(page.side.get_by_role("button", name="2:15 PM–3:45 PM").first).to_be_visible()
    later = scene.day + timedelta(days=7)
    await page.side.get_by_label("Until: Day").fill(later.isoformat())
    words = re.compile(f"{later:%b} {later.day}, .*–3:45.PM$")
    await expect(page.side.get_by_role("button", name=words).first).to_be_visible()
    await page.side.get_by_label("Until: Day").fill(scene.day.isoformat())
    await page.side.get_by_label("From: Time").fill("12:00")
    await page.side.get_by_label("Until: Time").fill("18:00")
    await page.check("free")
    await page.side.get_by_role("button", name=re.compile("^1:00.PM–6:00.PM$")).first.click()
    await expect(page.side.get_by_role("heading", name="New appointment")).to_be_visible()
    await expect(page.side.get_by_label("Start")).to_have_value("13:00")
    await page.page.keyboard.press("Escape")
    await expect(page.side).to_have_count(0)


async def a_series(scene: Set) -> None:
    """Move this one, this and all later ones, or all: by drag and by the panel."""
    page = scene.page
    await scene.add(
        "Yoga", (16, 17), staff_id=scene.studio.staff["aylin"], recurrence=["RRULE:FREQ=DAILY"]
    )
    before = await scene.found("Yoga", days=3)
    for answer, moved in (("Only this one", [0]), ("All", [0, 1, 2])):
        await page.drag("Yoga", AYLIN, await page.place(AYLIN, 17, RULER))
        question = page.page.get_by_role("dialog")
        await expect(question).to_contain_text("It repeats.")
        await page.click(answer, question)
        await page.toast("is moved")
        await scene.until_at("Yoga", ("17:00", "18:00"))
        later = [(start.replace("T16", "T17"), "18:00") for start, _ in before]
        becomes = [later[at] if at in moved else before[at] for at in range(3)]
        assert await scene.found("Yoga", days=3) == becomes
        await page.undo()
        assert await scene.found("Yoga", days=3) == before
        await expect(page.entry("Yoga")).to_contain_text(re.compile("4:00.PM–5:00.PM"))
    await page.entry("Yoga").click()
    await page.click("Move", page.side)
    await page.side.get_by_label("Start").fill("17:00")
    await page.click("Move there", page.side)
    await page.check("which")
    await page.click("This and all later ones", page.side)
    await scene.until_at("Yoga", ("17:00", "18:00"))
    assert [start[11:] for start, _ in await scene.found("Yoga", days=3)] == ["17:00"] * 3


async def whole_days_and_names(scene: Set) -> None:
    """Whole days are on top; no name breaks the page."""
    page = scene.page
    await scene.act("add_client", name=STRANGE[:290])
    await page.click("+ New")
    await page.pick_client("Wolfeschlegel", "Wolfeschlegelstein")
    await page.side.get_by_text("Title, notes, place").click()
    await page.side.get_by_label("All day").check()
    await page.side.get_by_label("Day", exact=True).fill(scene.day.isoformat())
    await page.side.get_by_label("Notes").fill("<script>alert(2)</script>\n" + STRANGE)
    await page.check("strange-booking")
    await page.click("Book", page.side)
    await page.toast("It is booked.")
    await page.entry("onerror").click()
    await expect(page.side.get_by_text("<script>alert(2)</script>")).to_be_visible()
    await page.check("strange")
    await expect(page.page.locator("studio-appointment img")).to_have_count(0)


async def by_keyboard(scene: Set) -> None:
    """Open what has the focus then, close it by Escape, and be where one was."""
    page, keys = scene.page, scene.page.page.keyboard
    await keys.press("Escape")
    await expect(page.side).to_have_count(0)
    await page.entry(PORTRAIT, MARA).focus()
    await keys.press("Enter")
    await expect(page.button("Move", page.side)).to_be_visible()
    await expect(page.side).to_be_focused()
    await keys.press("Escape")
    await expect(page.side).to_have_count(0)
    await page.focused(PORTRAIT)
    await keys.press("b")
    await expect(page.side.get_by_role("combobox", name="Client")).to_be_focused()
    await keys.type("5008")
    await expect(page.side.get_by_role("option").filter(has_text=CLIENT)).to_be_visible()
    await keys.press("Enter")
    await expect(page.side.get_by_role("combobox", name="Client")).to_have_value(CLIENT)
    await keys.press("Escape")
    await expect(page.side).to_have_count(0)


async def other_views(scene: Set) -> None:
    """Look at a week, a month and a list; everything can be read in each."""
    page = scene.page
    await scene.add("Half an hour", (8, 8.5), staff_id=scene.studio.staff["aylin"])
    short = page.entry("Half an hour").locator("b")
    await expect(short).to_be_visible()
    for view, shown in (("Week", PORTRAIT), ("Month", "Yoga"), ("List", PORTRAIT), ("Day", ONE)):
        await page.click(view)
        await expect(page.button(view)).to_have_attribute("aria-pressed", "true")
        entry = page.page.get_by_role("button").filter(has_text=shown)
        await expect(entry.first).to_be_visible()
        if view in {"Week", "Day"}:
            # It has one line, on which its title is.
            await expect(short).to_be_visible()
        await page.check(view.lower())


async def test_problems(tmp_path: Path, socket_enabled: None) -> None:
    """Lost connections, reloads and a second editor cost nobody what they typed."""
    async with studio_page(tmp_path, "page-problems") as scene:
        sofia = (await scene.act("list_clients"))["clients"][0]["client_id"]
        staff = scene.studio.staff["mara"]
        await scene.add(PORTRAIT, (10, 11), staff_id=staff, client_id=sofia)
        await scene.page.open(scene.day)
        await scene.page.entry(PORTRAIT).click()
        await scene.page.click("Change", scene.page.side)
        await scene.page.side.get_by_text("Title, notes, place").click()
        await scene.page.side.get_by_label("Notes").fill("Bring the twins")
        await connection_lost_and_back(scene)
        await studio_reloaded(scene)
        await changed_by_somebody_else(scene)
        await a_clock_change(scene)


async def connection_lost_and_back(scene: Set) -> None:
    """Lose nothing that was typed, be told so, and see what happened meanwhile."""
    page = scene.page
    await page.page.context.set_offline(offline=True)
    await page.page.evaluate(
        "document.querySelector('home-assistant').hass.connection.socket.close()"
    )
    lost = page.page.get_by_role("alert").filter(
        has_text="The connection to Home Assistant is lost."
    )
    await expect(lost).to_be_visible()
    await page.frontend.shoot("offline")
    await scene.add("Meanwhile", (15, 16), staff_id=scene.studio.staff["jonas"])
    await page.page.context.set_offline(offline=False)
    await expect(lost).to_have_count(0)
    await expect(page.entry("Meanwhile")).to_be_visible()
    await expect(page.side.get_by_label("Notes")).to_have_value("Bring the twins")
    # Home Assistant's own frontend does not handle a lost connection, on any page.
    page.frontend.errors.clear()


async def studio_reloaded(scene: Set) -> None:
    """Keep what was typed, and the diary."""
    page = scene.page
    await reload(scene.actors.ha, scene.studio.entry_id)
    await scene.add("Afterwards", (16, 17), staff_id=scene.studio.staff["jonas"])
    await expect(page.entry("Afterwards")).to_be_visible()
    await expect(page.side.get_by_label("Notes")).to_have_value("Bring the twins")


async def changed_by_somebody_else(scene: Set) -> None:
    """In another browser, in another zone; who saves second is told, and overwrites nothing."""
    page = scene.page
    sign_in = scene.actors.ha.sign_in
    async with signed_in_page(sign_in, width=1360, time_zone="America/New_York") as other:
        pictures = pictures_folder("page-problems") / "new-york"
        second = StudioPage(Frontend(other, scene.actors.ha.url, pictures))
        await second.open(scene.day)
        zone = second.page.get_by_text("Times are on the studio's clock: Europe/Berlin")
        await expect(zone).to_be_visible()
        await expect(page.page.get_by_text("Times are on the studio's clock")).to_have_count(0)
        await expect(second.entry(PORTRAIT)).to_contain_text("10:00")
        await second.check("new-york")
        await second.drag(PORTRAIT, MARA, await second.place(MARA, 11, RULER))
        await second.toast("is moved")
    await scene.until_at(PORTRAIT, ("11:00", "12:00"))
    meanwhile = page.side.get_by_role("alert")
    await expect(meanwhile).to_contain_text("Somebody else has changed it meanwhile.")
    await page.check("meanwhile")
    await page.click("Save", page.side)
    await page.toast("Nothing was overwritten")
    await page.click("Keep my changes, take the rest", page.side)
    await expect(page.side.get_by_label("Notes")).to_have_value("Bring the twins")
    await page.click("Save", page.side)
    await page.toast("It is changed.")
    await scene.until_at(PORTRAIT, ("11:00", "12:00"))
    await expect(page.side.get_by_text("Bring the twins").first).to_be_visible()


async def a_clock_change(scene: Set) -> None:
    """Of the two hours that bear the same name, each is where it belongs."""
    page = scene.page
    day = date(scene.day.year + 1, 10, 31)
    while day.weekday() != 6:
        day -= timedelta(days=1)
    staff = scene.studio.staff["mara"]
    for title, start, end in (
        ("First", f"{day}T02:15:00+02:00", f"{day}T02:30:00+02:00"),
        ("Second", f"{day}T02:15:00+01:00", f"{day}T02:45:00+01:00"),
        ("Across", f"{day}T01:30:00+02:00", f"{day}T03:30:00+01:00"),
    ):
        await scene.act("add_appointment", title=title, start=start, end=end, staff_id=staff)
    await page.open(day)
    for title, starts in (("First", "2:15"), ("Second", "2:15"), ("Across", "1:30")):
        entry = page.entry(title)
        await expect(entry).to_contain_text(starts)
        await entry.scroll_into_view_if_needed()
    # A quarter of an hour is as high as one line, which is shown.
    await expect(page.entry("First").locator(".ec-event-body")).not_to_have_css("height", "0px")
    await page.check("clock-change")


async def test_many_people_and_appointments(tmp_path: Path, socket_enabled: None) -> None:
    """Thirty columns scroll sideways, and each appointment can be opened."""
    async with studio_page(tmp_path, "page-many") as scene:
        names = [f"Person {at:02}" for at in range(27)]
        for name in names:
            flow = await Flow.subentry(scene.actors.ha.rest, scene.studio.entry_id, "staff")
            await flow.submit(name=name)
        await reload(scene.actors.ha, scene.studio.entry_id)
        listed = await scene.actors.ha.socket.call(
            "config_entries/subentries/list", entry_id=scene.studio.entry_id
        )
        staff = [each["subentry_id"] for each in listed if each["title"] in names]
        assert len(staff) == len(names)

        async def answers() -> bool:
            # Each change of the staff has the studio reloaded.
            with suppress(Refused):
                return bool(await scene.add("First", (7, 8), staff_id=staff[-1]))
            return False

        await until(answers, "the studio with its staff")
        for at in range(200):
            hour = 8 + at // 27
            await scene.add(f"Number {at}", (hour, hour + 1), staff_id=staff[at % 27])
        page = scene.page
        await page.open(scene.day)
        await expect(page.entry("Number 199")).to_be_attached()
        await page.check("many")
        last = page.entry("Number 26 ", "Person 26").or_(page.entry("Number 26", "Person 26"))
        await last.first.scroll_into_view_if_needed()
        assert (await page.at_rest(last.first))["width"] >= 60
        await last.first.click()
        await expect(page.side.get_by_role("heading", name="Number 26")).to_be_visible()
        await page.check("many-last")
        await page.click("Close", page.side)
        # On a screen that is enlarged twice their names leave room for the day.
        await page.page.set_viewport_size({"width": 680, "height": 480})
        diary, agenda = [
            await page.at_rest(page.page.locator(each))
            for each in ("studio-diary", "studio-diary-agenda")
        ]
        assert agenda["height"] > diary["height"] / 2


async def test_on_a_phone_in_german(tmp_path: Path, socket_enabled: None) -> None:
    """The day as a list; free time is tapped and booked; nothing needs dragging."""
    async with studio_page(tmp_path, "page-phone") as scene:
        await scene.add("Besprechung", (9, 10), staff_id=scene.studio.staff["mara"])
        page = scene.page
        await page.page.set_viewport_size({"width": 420, "height": 860})
        await page.page.emulate_media(color_scheme="dark")
        await page.page.add_init_script("localStorage.setItem('selectedLanguage', '\"de\"')")
        await page.open(scene.day)
        await page.check("day")
        await page.page.get_by_role("button", name=re.compile("^Frei 1[03]:00")).first.click()
        await page.pick_client("Rossi", CLIENT, "Kundin/Kunde")
        await page.side.get_by_role("radio", name="Portrait").click()
        await page.click("Weiter", page.side)
        await page.click(MARA, page.side.get_by_role("group", name="Wer"))
        await page.check("booking")
        await page.click("Weiter", page.side)
        await page.click("Eintragen", page.side)
        await page.toast("Der Termin ist eingetragen.")
        await expect(page.side).to_have_count(0)
        await page.page.get_by_role("button").filter(has_text=PORTRAIT).click()
        await expect(page.button("Verschieben", page.side)).to_be_visible()
        await page.check("appointment")
        await page.click("Verschieben", page.side)
        await page.check("move")
        await page.click("Zurück", page.side)
        await page.click("Ändern", page.side)
        await page.check("change")
        await page.click("Schließen", page.side)
        await page.click("Wer ist frei?")
        await page.check("free")
        await page.finger_wide()
        await page.page.set_viewport_size({"width": 1360, "height": 900})
        await expect(page.entry(PORTRAIT, MARA)).to_be_visible()
        await page.check("wide")
