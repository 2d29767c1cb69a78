"""Two people in two real browsers click at random: nothing is lost, and nothing doubled.

The front desk and somebody of the staff, at the same Home Assistant, with a phone from which
appointments arrive. The steps come from a seed; ``--fuzz N`` plays another history of N steps, and
``--hypothesis-seed`` the same one again. A history that fails prints its steps.
"""

from contextlib import AsyncExitStack
from pathlib import Path
from random import Random, SystemRandom

from playwright.async_api import expect
import pytest

from tests.demo.people import AYLIN, BLACK_BOX, DAYLIGHT, JONAS, MARA
from tests.demo.users import DESK, STAFF
from tests.page_crew import Crew, crew
from tests.test_browser_page import ONE
from tests.test_browser_page_todo import a_phone

from .two_browsers.actor import Actor
from .two_browsers.history import History

# Real processes with real start-up times: one worker runs them, one after the other.
pytestmark = [pytest.mark.live, pytest.mark.xdist_group("live")]

SEED, STEPS = 7, 18


async def test_two_browsers_lose_and_double_nothing(
    tmp_path: Path, socket_enabled: None, request: pytest.FixtureRequest
) -> None:
    """Each page shows what the book holds, and what differs in it is what was asked for."""
    asked = request.config.getoption("--fuzz")
    given = request.config.getoption("--hypothesis-seed")
    seed = int(given) if given else SystemRandom().getrandbits(32) if asked else SEED
    random = Random(seed)
    async with crew(tmp_path, "page_random") as found, AsyncExitStack() as stack:
        await fill(found)
        handset, calendar = await stack.enter_async_context(a_phone(found.scene))
        actors = []
        for role, people in ((DESK, everybody(found)), (STAFF, himself(found))):
            window = await stack.enter_async_context(found.window(role))
            await window.open(found.scene.day)
            token = found.users[role].sign_in.token
            actors.append(
                Actor(
                    scene=found.scene,
                    window=window,
                    name=role,
                    token=token,
                    random=random,
                    people=people,
                )
            )
        await expect(actors[0].window.entry(ONE)).to_be_visible()
        played = History(
            scene=found.scene, actors=actors, handset=handset, calendar=calendar, random=random
        )
        try:
            await played.play(int(asked or STEPS))
        finally:
            print(f"seed {seed}", *played.steps, sep="\n")  # noqa: T201 - to play it again


def everybody(found: Crew) -> dict[str, str]:
    """Name whom the front desk books."""
    staff, rooms = found.scene.studio.staff, found.scene.studio.rooms
    people = {staff[each.key]: each.name for each in (MARA, JONAS, AYLIN)}
    return people | {rooms[each.key]: each.name for each in (DAYLIGHT, BLACK_BOX)}


def himself(found: Crew) -> dict[str, str]:
    """Name whom Jonas books."""
    return {found.scene.studio.staff[JONAS.key]: JONAS.name}


async def fill(found: Crew) -> None:
    """Have something of each kind there."""
    scene, staff = found.scene, found.scene.studio.staff
    client_id = (await scene.act("list_clients"))["clients"][0]["client_id"]
    session = {"client_id": client_id, "session_type": "Portrait"}
    await scene.add("", (9, 10), staff_id=staff["jonas"], **session)
    await scene.add("", (11, 12), staff_id=staff["mara"], **session)
    await scene.add("Meeting", (14, 15), staff_id=staff["jonas"])
    await scene.add("Yoga", (16, 17), staff_id=staff["jonas"], recurrence=["RRULE:FREQ=DAILY"])
