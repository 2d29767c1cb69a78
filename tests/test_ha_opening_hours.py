"""The opening hours in a studio's options: the studio's, and those of its staff."""

from typing import Any

from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.entries.schedule_options import DAYS

from .ha_fixtures import House, Scene, settle
from .ha_options import open_page, submit, suggested
from .ha_page import PageSocket

pytest_plugins = ("tests.ha_fixtures",)

SHORT = dict.fromkeys(DAYS, "9-13") | {"sat": "", "sun": " "}


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def hours(page: PageSocket) -> dict[str, Any]:
    """Return the hours that the page is told."""
    await page.ask("studios/subscribe")
    [studio] = (await page.told())["studios"]
    return {key: studio[key] for key in ("hours", "own_hours")}


async def test_from_eight_to_eight_unless_said_otherwise(scene: Scene, page: PageSocket) -> None:
    assert await hours(page) == {"hours": [["08:00", "20:00"]] * 7, "own_hours": {}}


async def test_the_studios(scene: Scene, page: PageSocket) -> None:
    """A day that is left empty is closed."""
    form = await open_page(scene.hass, scene.studio, "opening_hours")
    form = await submit(scene.hass, form, whose="studio")
    assert suggested(form) == dict.fromkeys(DAYS, "08:00–20:00")
    done = await submit(scene.hass, form, **SHORT)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    short = ["09:00", "13:00"]
    assert (await hours(page))["hours"] == [short, short, short, short, short, None, None]


async def test_of_a_staff_member_until_they_are_the_studios_again(
    scene: Scene, page: PageSocket
) -> None:
    form = await open_page(scene.hass, scene.studio, "opening_hours")
    form = await submit(scene.hass, form, whose=scene.ben)
    assert suggested(form)["as_studio"] is True
    assert form["description_placeholders"] == {"whose": "Ben"}
    await submit(scene.hass, form, as_studio=False, **SHORT)
    told = await hours(page)
    assert told["hours"] == [["08:00", "20:00"]] * 7
    assert told["own_hours"] == {scene.ben: [["09:00", "13:00"]] * 5 + [None, None]}

    form = await open_page(scene.hass, scene.studio, "opening_hours")
    form = await submit(scene.hass, form, whose=scene.ben)
    assert suggested(form)["as_studio"] is False
    assert suggested(form)["mon"] == "09:00–13:00"
    await submit(scene.hass, form, as_studio=True, **SHORT)
    [studio] = (await page.told())["studios"]
    assert studio["own_hours"] == {}


@pytest.mark.parametrize("again", [False, True])
async def test_hours_that_were_filled_in_are_not_dropped_unasked(
    scene: Scene, page: PageSocket, *, again: bool
) -> None:
    """Who leaves "The same hours as the studio" on and fills in others is asked which are meant."""
    form = await open_page(scene.hass, scene.studio, "opening_hours")
    form = await submit(scene.hass, form, whose=scene.ben)
    form = await submit(scene.hass, form, as_studio=True, **SHORT)
    assert form["errors"] == {"as_studio": "hours_or_studio"}
    assert suggested(form)["as_studio"] is False
    assert suggested(form)["mon"] == "9-13"
    done = await submit(scene.hass, form, as_studio=again, **SHORT)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    own = {} if again else {scene.ben: [["09:00", "13:00"]] * 5 + [None, None]}
    assert (await hours(page))["own_hours"] == own


async def test_what_are_no_hours_is_said_beside_the_day(scene: Scene) -> None:
    form = await open_page(scene.hass, scene.studio, "opening_hours")
    form = await submit(scene.hass, form, whose="studio")
    form = await submit(scene.hass, form, **{**SHORT, "tue": "20-8", "sun": "📷"})
    assert form["errors"] == {"tue": "hours_invalid", "sun": "hours_invalid"}
    assert suggested(form)["tue"] == "20-8"


async def test_hours_of_somebody_who_is_removed_meanwhile_are_not_kept(scene: Scene) -> None:
    form = await open_page(scene.hass, scene.studio, "opening_hours")
    form = await submit(scene.hass, form, whose=scene.ben)
    scene.hass.config_entries.async_remove_subentry(scene.studio, scene.ben)
    await settle(scene.hass)
    done = await submit(scene.hass, form, as_studio=False, **{**SHORT, "mon": "nonsense"})
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "nothing_done")
    assert "own_hours" not in scene.studio.options


async def test_a_studio_without_staff_is_not_asked_whose(house: House) -> None:
    studio = await house.add_studio()
    form = await open_page(house.hass, studio, "opening_hours")
    assert form["step_id"] == "hours"
    assert "as_studio" not in suggested(form)


async def test_hours_of_somebody_who_left_are_not_told(scene: Scene, page: PageSocket) -> None:
    options = {
        **scene.studio.options,
        "own_hours": {"gone": SHORT, scene.ben: {"mon": "nonsense"}},
        "opening_hours": {"mon": "nonsense"},
    }
    scene.hass.config_entries.async_update_entry(scene.studio, options=options)
    await settle(scene.hass)
    assert await hours(page) == {"hours": [["08:00", "20:00"]] * 7, "own_hours": {}}
