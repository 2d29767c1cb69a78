"""Every view of the page for every role, in both languages, dark and light, on phone and computer.

Each view is seen by each role that has it and in each of four looks, in which all pairs of
language, theme and width occur. ``--fuzz 1`` shows all of them.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, expect
import pytest

from tests.demo.people import MARA
from tests.demo.set_up import add_credentials, connect
from tests.demo.users import DESK, OWNER, STAFF
from tests.live.browser_stage import ZONE, google_event
from tests.live.flows import Flow
from tests.page_crew import ROLES, Crew, Window, crew
from tests.test_browser_page import CLIENT, PORTRAIT, STRANGE

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

WIDE, NARROW, SMALL = 1360, 420, 360


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How somebody looks at the page."""

    language: str
    theme: str
    width: int


ALL_LOOKS = [
    Look(language=language, theme=theme, width=width)
    for language, theme, width in product(("en", "de"), ("light", "dark"), (WIDE, NARROW))
]
LOOKS = [
    look
    for look in ALL_LOOKS
    if ((look.language == "de") + (look.theme == "dark") + (look.width == NARROW)) % 2 == 0
]
"""So that each language is seen in each theme and width, and each theme in each width."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A window, and what is in it."""

    crew: Crew
    window: Window
    look: Look
    portrait: str

    @property
    def narrow(self) -> bool:
        """Whether it is a phone."""
        return self.look.width == NARROW

    def find(self, selector: str) -> Locator:
        """Find the first of something in the page."""
        return self.window.page.locator(selector).filter(visible=True).first


async def _diary(seen: Seen, number: int) -> None:
    await seen.window.go(f"/studio-sync/diary?day={seen.crew.scene.day}")
    if not seen.narrow:
        await seen.find("studio-diary .bar").locator("button[aria-pressed]").nth(number).click()
    lines = "studio-diary-agenda .entry"
    grid = "studio-diary-grid [role=button]"
    await expect(seen.find(lines if seen.narrow or number == LISTED else grid)).to_be_visible()


async def day(seen: Seen) -> None:
    """Look at a day."""
    await _diary(seen, 0)


async def week(seen: Seen) -> None:
    """Look at a week."""
    await _diary(seen, 1)


async def month(seen: Seen) -> None:
    """Look at a month."""
    await _diary(seen, 2)


LISTED = 3


async def as_list(seen: Seen) -> None:
    """Look at a list."""
    await _diary(seen, LISTED)


async def appointment(seen: Seen) -> None:
    """Look at one appointment."""
    await seen.window.go(f"/studio-sync/diary?appointment={seen.portrait}@")
    await expect(seen.find("studio-appointment h2")).to_be_visible()


async def booking(seen: Seen) -> None:
    """Begin to book."""
    await seen.find("header button.new").click()
    await expect(seen.find("studio-booking [role=combobox]")).to_be_visible()


async def free(seen: Seen) -> None:
    """Look who is free."""
    await _diary(seen, 0)
    await seen.find("studio-diary .bar").locator("button").last.click()
    await seen.find("studio-free button[aria-pressed]").click()
    await expect(seen.find("studio-free h3, studio-free p")).to_be_visible()


async def todo(seen: Seen) -> None:
    """Look at what is to be done."""
    await seen.window.go("/studio-sync/todo")
    await expect(seen.find("studio-todo section.card")).to_be_visible()


async def clients(seen: Seen) -> None:
    """Look at the clients."""
    await seen.window.go("/studio-sync/clients")
    await expect(seen.find("studio-client-list [data-at]")).to_be_visible()


async def client(seen: Seen) -> None:
    """Look at one client."""
    await clients(seen)
    await seen.window.page.locator("studio-client-list").get_by_role("button", name=CLIENT).click()
    await expect(seen.find("studio-client h2")).to_be_visible()


async def sync(seen: Seen) -> None:
    """Look at the accounts."""
    await seen.window.go("/studio-sync/sync")
    await expect(seen.find("studio-accounts").get_by_text("Google").first).to_be_visible()


async def me(seen: Seen) -> None:
    """Look at one's own account."""
    await seen.window.go("/studio-sync/me")
    await expect(seen.find("studio-sync-own-page h2")).to_be_visible()


WRITERS = (OWNER, DESK, STAFF)
VIEWS: dict[Callable[[Seen], Awaitable[None]], tuple[str, ...]] = {
    day: ROLES,
    week: ROLES,
    month: ROLES,
    as_list: ROLES,
    appointment: ROLES,
    free: ROLES,
    booking: WRITERS,
    todo: WRITERS,
    clients: WRITERS,
    client: WRITERS,
    sync: (OWNER,),
    me: (STAFF,),
}
"""Each view, and who has it."""
ON_COMPUTERS = {week, month, as_list}
"""A phone shows a day."""


def chosen(*, everything: bool) -> dict[tuple[str, Look], list[Callable[[Seen], Awaitable[None]]]]:
    """Choose what is looked at, by role and look."""
    found = {pair: list[Callable[[Seen], Awaitable[None]]]() for pair in product(ROLES, ALL_LOOKS)}
    for number, (view, roles) in enumerate(VIEWS.items()):
        pairs = [(roles[(number + at) % len(roles)], look) for at, look in enumerate(LOOKS)]
        for pair in product(roles, ALL_LOOKS) if everything else pairs:
            if view not in ON_COMPUTERS or pair[1].width == WIDE:
                found[pair].append(view)
    return {pair: views for pair, views in found.items() if views}


async def test_every_view_for_everybody(
    tmp_path: Path, socket_enabled: None, request: pytest.FixtureRequest
) -> None:
    """Legible, whole, and without findings of axe-core (WCAG 2.2 AA)."""
    wanted = chosen(everything=request.config.getoption("--fuzz") is not None)
    async with crew(tmp_path, "page_everywhere") as found:
        portrait = await fill(found)
        for role in ROLES:
            async with found.window(role) as window:
                await window.frontend.open("/studio-sync/diary")
                for (whose, look), views in wanted.items():
                    if whose == role:
                        await put_on(window, look)
                        seen = Seen(crew=found, window=window, look=look, portrait=portrait)
                        await look_at(seen, views)


async def put_on(window: Window, look: Look) -> None:
    """Change the size, the theme and the language."""
    height = 960 if look.width == WIDE else 860
    await window.page.set_viewport_size({"width": look.width, "height": height})
    await window.page.emulate_media(color_scheme="dark" if look.theme == "dark" else "light")
    await window.frontend.speak(look.language)
    # Home Assistant's own frontend fails where somebody goes elsewhere while it loads.
    await expect(window.page.locator("studio-sync-page nav a").first).to_be_visible()


async def look_at(seen: Seen, views: list[Callable[[Seen], Awaitable[None]]]) -> None:
    """Open one view after the other, and see that it is well."""
    look = seen.look
    for view in views:
        await view(seen)
        await seen.window.check(f"{view.__name__}-{look.language}-{look.theme}-{look.width}")
        await seen.window.whole()
        if seen.narrow:
            await by_finger(seen)
        await seen.window.page.keyboard.press("Escape")
        await expect(seen.window.side).to_have_count(0)


async def by_finger(seen: Seen) -> None:
    """See that all of it can be touched, on a small phone as well."""
    for width in (SMALL, NARROW):
        await seen.window.finger_wide()
        await seen.window.whole()
        await seen.window.page.set_viewport_size({"width": width, "height": 860})


async def fill(found: Crew) -> str:
    """Have something of each kind there; answers with the id of a session with its client."""
    scene = found.scene
    stage, staff = scene.actors, scene.studio.staff
    assert MARA.google is not None
    person = await stage.google.add_person(MARA.google, name=MARA.name, time_zone=ZONE)
    morning = datetime.fromisoformat(scene.at(7)).replace(tzinfo=ZoneInfo(ZONE))
    await person.insert(google_event(f"Photos for {CLIENT}?", morning))
    await add_credentials(stage.ha)
    listed = (await scene.act("list_clients"))["clients"]
    portrait = await scene.add(
        PORTRAIT,
        (10, 11),
        staff_id=staff["mara"],
        resource_ids=[scene.studio.rooms["daylight"]],
        client_id=listed[0]["client_id"],
        session_type="Portrait",
        description="Bring the twins\n" * 3,
    )
    for days in (-30, 30):
        start = datetime.fromisoformat(scene.at(10)) + timedelta(days=days)
        await scene.act(
            "add_appointment",
            title="Another visit",
            start=start.isoformat(),
            client_id=listed[0]["client_id"],
            staff_id=staff["jonas"],
        )
    await connect(stage.ha, scene.studio, MARA)
    jonas = staff["jonas"]
    flow = await Flow.subentry(stage.ha.rest, scene.studio.entry_id, "access")
    await flow.submit(username="jonas.phone", people=[jonas])
    await flow.submit(may_write=True, privacy="full", tentative=True)
    await flow.submit(address_book="none")
    await flow.submit(access_enabled=True, valid_zone=ZONE)
    await flow.submit()
    await scene.add("Dentist", (10, 11), staff_id=jonas)
    await scene.add("Product photos", (10.5, 11.5), staff_id=jonas, allow_overlap=True)
    await scene.add("Perhaps", (14, 15), staff_id=jonas, status="tentative")
    await scene.add("Yoga", (16, 17), staff_id=staff["aylin"], recurrence=["RRULE:FREQ=DAILY"])
    await scene.add(STRANGE[:250], (15, 16), staff_id=staff["mara"])
    await scene.act("add_client", name=STRANGE[:290])
    day_after = scene.day + timedelta(days=1)
    await scene.act(
        "add_appointment",
        title="Fair",
        start=f"{scene.day}",
        end=f"{day_after}",
        staff_id=staff["aylin"],
    )
    return portrait
