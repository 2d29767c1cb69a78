"""The page's view of accounts, phones, and what was done; told of each run."""

from datetime import datetime
from typing import Any

from homeassistant.config_entries import ConfigEntryState
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.events.phones import (
    PhoneClient,
    PhonePlace,
    PhoneSeen,
    announce_seen,
)

from .ha_accesses import add as add_access
from .ha_book import appointment, by_phone
from .ha_day import act, add
from .ha_fixtures import ANNA, BEN, Scene, settle
from .ha_page import PageSocket, page_of

pytest_plugins = ("tests.ha_fixtures",)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def test_a_run_is_told_with_what_it_did_and_how_it_is_undone(
    scene: Scene, page: PageSocket
) -> None:
    assert (await page.ask("sync/subscribe", entry_id=scene.studio.entry_id))["success"]
    told = await page.told()
    [account] = told["accounts"]
    assert account["who"] == "Anna"
    [part] = account["parts"]
    assert (part["part"], part["running"], part["held"]) == ("calendar", False, False)
    assert told["phones"] == []
    await add(scene, title="Zoé", start="2030-05-06 10:00")
    await scene.house.sync(scene.account)
    run: dict[str, Any] = {"counts": {}}
    while not run["counts"].get("created_in_google"):
        told = await page.told()
        run = next((each for each in told["runs"] if each["kind"] == "sync"), run)
    assert run["who"] == "Anna (Google)"
    assert run["undo"] == "sync"
    assert run["config_entry_id"] == account["config_entry_id"]
    made = next(each for each in told["runs"] if each["kind"] == "action")
    assert (made["title"], made["what"], made["undo"]) == ("Zoé", "created", "change")


async def test_a_run_that_lasts_is_told_while_it_does(scene: Scene, page: PageSocket) -> None:
    """Also one that waits for Google, which answers nothing."""
    assert (await page.ask("sync/subscribe", entry_id=scene.studio.entry_id))["success"]
    await page.told()
    scene.house.google.faults.add("slow", path="/events", seconds=2.5)
    run = scene.hass.async_create_task(scene.house.sync(scene.account))

    async def is_running() -> bool:
        [account] = (await page.told())["accounts"]
        return bool(account["parts"][0]["running"])

    while not await is_running():
        assert not run.done()
    await run
    while await is_running():
        pass


async def test_phones_are_told_and_what_one_changed(scene: Scene, page: PageSocket) -> None:
    access, _ = await add_access(scene, "anna.phone", scene.anna)
    new = appointment(scene, "Dentist")
    await by_phone(scene, lambda tx: appointments.put(tx, new), access.subentry_id)
    assert (await page.ask("sync/subscribe", entry_id=scene.studio.entry_id))["success"]
    told = await page.told()
    [shown] = told["phones"]
    assert (shown["user_name"], shown["who"], shown["state"]) == ("anna.phone", ["Anna"], "valid")
    [run] = [each for each in told["runs"] if each["kind"] == "phone"]
    assert (run["title"], run["undo"]) == ("Dentist", "phone")


async def test_what_people_did_is_told_after_a_restart_with_its_way_back(
    scene: Scene, page: PageSocket
) -> None:
    """Also an import, which has a way of its own; what is undone has one that does it again."""
    await add(scene, title="Zoé", start="2030-05-06 10:00")
    made = await act(scene, "add_appointment", title="Ada", start="2030-05-07 10:00")
    await act(scene, "import_clients", content="Name\nLena\n", preview=False)
    undone = await page.ask("undo", entry_id=scene.studio.entry_id, undo=made["undo"])
    assert undone["success"]
    assert await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert (await page.ask("sync/subscribe", entry_id=scene.studio.entry_id))["success"]
    told = (await page.told())["runs"]
    found = {
        (each["title"], each["what"]): (each["undo"], each["undone"], each["redo"]) for each in told
    }
    assert found == {
        ("Ada", "deleted"): ("change", False, True),
        ("Lena", "created"): ("import", False, False),
        ("Ada", "created"): ("change", True, True),
        ("Zoé", "created"): ("change", False, False),
    }
    [one, other] = [each for each in told if each["title"] == "Ada"]
    assert one["token"] == other["token"] == one["run_id"]


async def test_a_sign_in_that_is_waited_for_is_told_to_who_can_do_it(
    scene: Scene, page: PageSocket, hass_ws_client: WebSocketGenerator
) -> None:
    """Home Assistant lets administrators answer it; other owners are told who they are."""
    _, owners = await page_of(scene, hass_ws_client, "Olga", roles="owner")
    scene.house.google.account(ANNA).revoke()
    await scene.house.pass_time(minutes=6)
    [flow] = scene.account.async_get_active_flows(scene.hass, {"reauth"})
    for socket, told_flow in ((page, flow["flow_id"]), (owners, None)):
        assert (await socket.ask("sync/subscribe", entry_id=scene.studio.entry_id))["success"]
        told = await socket.told()
        [account] = told["accounts"]
        assert (account["reauth"], account["reauth_flow"]) == (True, told_flow)
        assert told["administrators"] == ["Mock User"]


@pytest.mark.parametrize(
    ("answer", "reason", "state"),
    [
        ("allow", "wrong_account", ConfigEntryState.LOADED),
        ("deny", "user_rejected_authorize", ConfigEntryState.LOADED),
        ("allow", "wrong_account", ConfigEntryState.SETUP_ERROR),
    ],
)
async def test_a_sign_in_that_failed_is_asked_for_again_at_once(
    scene: Scene, page: PageSocket, answer: str, reason: str, state: ConfigEntryState
) -> None:
    """No run would ask for it: without a sign-in, none is planned."""
    scene.house.google.add_account(BEN)
    scene.house.google.account(ANNA).revoke()
    await scene.house.pass_time(minutes=6)
    flows = scene.hass.config_entries.flow
    if state is not scene.account.state:
        await scene.hass.config_entries.async_reload(scene.account.entry_id)
        await settle(scene.hass)
    assert scene.account.state is state
    [first] = scene.account.async_get_active_flows(scene.hass, {"reauth"})
    assert (await page.ask("sync/subscribe", entry_id=scene.studio.entry_id))["success"]
    [account] = (await page.told())["accounts"]
    assert account["reauth_flow"] == first["flow_id"]

    result = await flows.async_configure(first["flow_id"], {})
    who = BEN if answer == "allow" else ANNA
    result = await scene.house.sign_in(result, who, emulator_consent=answer)
    assert result["reason"] == reason
    await settle(scene.hass)
    [again] = scene.account.async_get_active_flows(scene.hass, {"reauth"})
    assert again["flow_id"] != first["flow_id"]
    while account["reauth_flow"] != again["flow_id"]:
        [account] = (await page.told())["accounts"]

    result = await flows.async_configure(again["flow_id"], {})
    result = await scene.house.sign_in(result, ANNA)
    assert result["reason"] == "reauth_successful"
    await settle(scene.hass)
    assert not list(scene.account.async_get_active_flows(scene.hass, {"reauth"}))


async def test_a_run_is_opened_item_by_item(scene: Scene, page: PageSocket) -> None:
    """S23: what it did and why, some of it at a time."""
    studio = scene.studio.entry_id
    await add(scene, title="Zoé", start="2030-05-06 10:00")
    await scene.house.sync(scene.account)
    assert (await page.ask("sync/subscribe", entry_id=studio))["success"]
    told = await page.told()
    run = next(each for each in told["runs"] if each["kind"] == "sync" and each["number"])
    asked = {"entry_id": studio, "run_id": run["run_id"]}
    found = await page.result("sync/run", **asked)
    [line] = found["lines"]
    assert found["number"] == 1
    assert (line["title"], line["action"], line["outcome"]) == ("Zoé", "create_remote", "done")
    assert (line["reason"], line["start"][:10]) == ("new_here", "2030-05-06")
    assert await page.result("sync/run", **asked, offset=1) == {
        "number": 1,
        "lines": [],
        "there": "google",
    }


async def test_a_date_of_a_series_that_went_from_google_is_named(
    scene: Scene, page: PageSocket
) -> None:
    studio = scene.studio.entry_id
    made = await add(
        scene, title="Yoga", start="2030-05-06 10:00", recurrence=["RRULE:FREQ=WEEKLY;COUNT=3"]
    )
    await scene.house.sync(scene.account)
    await act(
        scene,
        "cancel_appointment",
        appointment_id=made["appointment_id"],
        moment="2030-05-13 10:00",
    )
    await scene.house.sync(scene.account)
    assert (await page.ask("sync/subscribe", entry_id=studio))["success"]
    told = await page.told()
    run = next(each for each in told["runs"] if each["kind"] == "sync" and each["number"])
    [line] = (await page.result("sync/run", entry_id=studio, run_id=run["run_id"]))["lines"]
    assert (line["title"], line["action"]) == ("Yoga", "delete_remote")
    assert line["start"][:10] == "2030-05-13"
    made = next(each for each in told["runs"] if each["kind"] == "action")
    assert (made["title"], made["what"]) == ("Yoga", "cancelled")


async def test_what_moves_and_when_a_phone_was_seen_is_told(scene: Scene, page: PageSocket) -> None:
    """From its sensors: from where only where that one was switched on."""
    access, _ = await add_access(scene, "anna.phone", scene.anna)
    await settle(scene.hass)
    assert (await page.ask("sync/subscribe", entry_id=scene.studio.entry_id))["success"]
    told = await page.told()
    [account], [phone] = told["accounts"], told["phones"]
    assert (account["parts"][0]["direction"], account["parts"][0]["group"]) == ("both", None)
    assert (phone["seen"], phone["client"], phone["place"]) == (None, None, None)
    seen = PhoneSeen(at=dt_util.utcnow(), client=PhoneClient.IOS, place=PhonePlace.LOCAL)
    announce_seen(scene.hass, access.subentry_id, seen)
    while phone["seen"] is None or phone["client"] is None:
        [phone] = (await page.told())["phones"]
    assert datetime.fromisoformat(phone["seen"]) == seen.at.replace(microsecond=0)
    assert (phone["client"], phone["place"]) == ("ios", None)
    assert {"direction", "clients"} <= phone.keys()
