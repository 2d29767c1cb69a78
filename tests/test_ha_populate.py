"""The action that populates, and the switches that keep what is still to do (S7)."""

from typing import Any

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import probatio as vol
import pytest

from .ha_calls import call, enter, titles
from .ha_fixtures import ANNA, House, Scene, soon


async def test_populate_brings_in_what_is_older_than_the_connection(house: House) -> None:
    """S7, S8: on request, and again without doubling."""
    person = house.google.add_account(ANNA)
    person.primary.add("Long planned", start=soon(5))
    studio = await house.add_studio()
    staff = await house.add_person(studio, "staff", "Anna")
    account = await house.add_account(staff, ANNA)
    scene = Scene(house, studio, staff, "", "", account)
    data: dict[str, Any] = {"populate_out": False, "populate_in": True}
    [report] = (await call(scene, "populate", **data, months_back=12))["reports"]
    assert report["counts"]["created_in_book"] == 1
    assert account.options["months_back"] == 12
    assert account.options["populate_in"] is False
    [report] = (await call(scene, "populate", **data))["reports"]
    assert report["counts"].get("created_in_book", 0) == 0
    assert titles(scene) == ["Long planned"]


async def test_populate_stays_set_when_it_fails(scene: Scene, impatient: None) -> None:
    """S7: the boxes clear themselves on success only."""
    fault = scene.house.google.faults.add("error", status=503, count=None)
    with pytest.raises(HomeAssistantError):
        await call(scene, "populate", populate_in=True)
    assert scene.account.options["populate_out"] is True
    assert scene.account.options["populate_in"] is True
    scene.house.google.faults.items.remove(fault)
    await call(scene, "sync_now")
    assert scene.account.options["populate_out"] is False
    assert scene.account.options["populate_in"] is False


async def test_populate_stays_set_while_google_refuses_some_of_it(scene: Scene) -> None:
    """S7: and what was refused is sent when somebody asks for it again."""
    faults = scene.house.google.faults
    faults.add("error", status=400, method="POST", where="inner", count=1)
    await enter(scene, "Wedding")
    await call(scene, "populate", populate_out=True)
    assert scene.account.options["populate_out"] is True
    assert titles(scene) == []
    await call(scene, "sync_now")
    assert titles(scene) == ["Wedding"]
    assert scene.account.options["populate_out"] is False


async def test_populating_one_way_keeps_what_waits_the_other_way(
    scene: Scene, impatient: None
) -> None:
    """T12: what failed before is not taken back."""
    inward: dict[str, Any] = {"populate_out": False, "populate_in": True, "months_back": 12}
    outward: dict[str, Any] = {"populate_out": True, "populate_in": False, "months_back": 1}
    scene.house.google.faults.add("error", status=503, count=None)
    with pytest.raises(HomeAssistantError):
        await call(scene, "populate", **inward)
    with pytest.raises(HomeAssistantError):
        await call(scene, "populate", **outward)
    options = scene.account.options
    assert (options["populate_out"], options["populate_in"]) == (True, True)
    assert options["months_back"] == 12
    scene.house.google.faults.clear()
    await call(scene, "populate", **outward)
    assert scene.account.options["populate_out"] is False
    assert scene.account.options["populate_in"] is False


async def test_populate_needs_a_direction(scene: Scene) -> None:
    """Nothing is asked of Google."""
    with pytest.raises(ServiceValidationError, match="at least one direction"):
        await call(scene, "populate", populate_out=False)
    with pytest.raises(vol.Invalid):
        await call(scene, "populate", months_back=25)
