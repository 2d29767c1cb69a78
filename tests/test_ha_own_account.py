"""Staff who are no administrators connect and change their own account, and no other (S5)."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

from aiohttp.test_utils import TestClient
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigEntryState
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry
from homeassistant.setup import async_setup_component
import pytest
from yarl import URL

from custom_components.studio_sync.own_account import URL as OWN
from custom_components.studio_sync.runtime import StudioEntry, accounts

from .google_emulator import CLIENT_ID
from .google_emulator.wire import Call
from .ha_fixtures import ANNA, BEN, House, settle

HOUR = timedelta(hours=1)
BASE = {"HA-Frontend-Base": "https://example.com"}


@dataclass(slots=True)
class Person:
    """A user with a real token, who talks to Home Assistant as a browser would."""

    user: User
    client: TestClient[Any, Any]
    headers: dict[str, str]

    async def ask(self, method: str, path: str, **data: Any) -> tuple[int, Any]:
        """Make a request; returns the status and the answer."""
        body = data or None
        async with self.client.request(method, path, json=body, headers=self.headers) as answer:
            text = await answer.text()
            is_json = answer.content_type == "application/json"
            return answer.status, (await answer.json() if is_json else text)

    async def begin(self, staff: str, do: str = "connect") -> tuple[int, Any]:
        """Begin a flow for a staff member's account."""
        return await self.ask("POST", OWN, staff=staff, do=do)


async def a_person(house: House, name: str, *, admin: bool = False) -> Person:
    """Make a user, with a refresh token and an access token."""
    auth = house.hass.auth
    groups = ["system-admin"] if admin else [GROUP_ID_USER]
    user = await auth.async_create_user(name, group_ids=groups)
    refresh = await auth.async_create_refresh_token(user, client_id="https://example.com/")
    token = auth.async_create_access_token(refresh)
    assert user.is_admin is admin
    headers = {**BASE, "Authorization": f"Bearer {token}"}
    return Person(user, await house.client(), headers)


@dataclass(slots=True)
class Stage:
    """A studio with Anna and Ben, who are users of Home Assistant and no administrators."""

    house: House
    studio: StudioEntry
    anna: Person
    ben: Person
    annas: str
    bens: str


@pytest.fixture
async def stage(house: House) -> Stage:
    """Return a studio without any account."""
    assert await async_setup_component(house.hass, "config", {})
    house.google.add_account(ANNA, name="Anna Lund")
    house.google.add_account(BEN, name="Ben Orth")
    await house.hass.auth.async_create_user("Owner", group_ids=["system-admin"])
    studio = await house.add_studio()
    anna, ben = await a_person(house, "Anna"), await a_person(house, "Ben")
    annas = await house.add_person(studio, "staff", "Anna", user=anna.user.id)
    bens = await house.add_person(studio, "staff", "Ben", user=ben.user.id)
    return Stage(house, studio, anna, ben, annas, bens)


async def sign_in(stage: Stage, url: str, email: str) -> None:
    """Follow the way to Google and back, without being signed in to Home Assistant."""
    address = URL(url).update_query(login_hint=email, emulator_consent="allow")
    async with stage.house.session.get(address, allow_redirects=False) as answer:
        assert answer.status == 302
        back = urlsplit(answer.headers["Location"])
    client = await stage.house.client()
    assert (await client.get(f"{back.path}?{back.query}")).status == 200


async def connect(stage: Stage, person: Person, staff: str, email: str) -> Any:
    """Connect an account from begin to end."""
    status, step = await person.begin(staff)
    assert status == 200, step
    assert step["type"] == FlowResultType.EXTERNAL_STEP
    assert CLIENT_ID in step["url"]
    await sign_in(stage, step["url"], email)
    flow = f"{OWN}/{step['flow_id']}"
    _, form = await person.ask("GET", flow)
    if form["type"] == FlowResultType.EXTERNAL_STEP_DONE:
        _, form = await person.ask("POST", flow)
    assert form["step_id"] == "account", form
    [choice] = [each for each in form["data_schema"] if each["name"] == "staff"]
    assert [each["value"] for each in choice["selector"]["select"]["options"]] == [staff]
    _, form = await person.ask("POST", flow, staff=staff, calendar=email)
    assert form["step_id"] == "first_sync", form
    status, done = await person.ask(
        "POST",
        flow,
        populate_out=True,
        populate_in=False,
        months_back=3,
        send_back=False,
        tentative=False,
    )
    assert status == 200
    await settle(stage.house.hass)
    return done


async def test_staff_connect_their_own_account(stage: Stage) -> None:
    """S5: with a token of somebody who is no administrator."""
    _, own = await stage.anna.ask("GET", OWN)
    assert [(each["name"], each["account"]) for each in own] == [("Anna", None)]
    done = await connect(stage, stage.anna, stage.annas, ANNA)
    assert done == {
        "type": FlowResultType.CREATE_ENTRY,
        "flow_id": done["flow_id"],
        "title": "Anna (Google)",
    }
    [account] = accounts(stage.house.hass)
    assert account.state is ConfigEntryState.LOADED
    assert account.data["staff"] == stage.annas
    _, [place] = await stage.anna.ask("GET", OWN)
    assert place["account"] | {"last_sync": ""} == {
        "title": "Anna (Google)",
        "email": ANNA,
        "state": "loaded",
        "problem": None,
        "sign_in": False,
        "last_sync": "",
        "paused": False,
        "held": False,
        "left_aside": 0,
    }
    assert datetime.fromisoformat(place["account"]["last_sync"]) > datetime.now(UTC) - HOUR


async def test_nobody_connects_anothers(stage: Stage) -> None:
    """S5: nor one that is not there; and nothing has begun."""
    for staff in (stage.bens, "nobody", stage.studio.entry_id):
        status, _ = await stage.anna.begin(staff)
        assert status == 403
    assert stage.house.hass.config_entries.flow.async_progress() == []


async def test_another_does_not_go_on_with_a_flow(stage: Stage) -> None:
    """S5: neither look, nor fill in, nor end it; and a stranger knows of none."""
    _, step = await stage.anna.begin(stage.annas)
    flow = f"{OWN}/{step['flow_id']}"
    for method in ("GET", "POST", "DELETE"):
        status, _ = await stage.ben.ask(method, flow)
        assert status == 403, method
        status, _ = await stage.ben.ask(method, f"{OWN}/unknown")
        assert status == 403, method
    assert (await stage.anna.ask("DELETE", flow))[0] == 200
    assert stage.house.hass.config_entries.flow.async_progress() == []


async def test_a_flow_of_an_administrator_can_not_be_taken_over(stage: Stage) -> None:
    """S5: what Home Assistant's own pages began stays theirs."""
    menu = await stage.house.hass.config_entries.flow.async_init(
        "studio_sync", context={"source": "user"}
    )
    status, _ = await stage.anna.ask("POST", f"{OWN}/{menu['flow_id']}", next_step_id="studio")
    assert status == 403
    status, _ = await stage.anna.ask(
        "POST", "/api/config/config_entries/flow", handler="studio_sync"
    )
    assert status == 401


async def test_another_staff_member_can_not_be_smuggled_in(stage: Stage) -> None:
    """S5: the form takes nobody else."""
    _, step = await stage.anna.begin(stage.annas)
    await sign_in(stage, step["url"], ANNA)
    flow = f"{OWN}/{step['flow_id']}"
    await stage.anna.ask("GET", flow)
    await stage.anna.ask("POST", flow)
    status, answer = await stage.anna.ask("POST", flow, staff=stage.bens, calendar=ANNA)
    assert status == 400, answer
    assert accounts(stage.house.hass) == []


async def test_who_is_no_longer_that_staff_member_stops(stage: Stage) -> None:
    """S5: the right is checked with every step."""
    _, step = await stage.anna.begin(stage.annas)
    staff = stage.studio.subentries[stage.annas]
    stage.house.hass.config_entries.async_update_subentry(
        stage.studio, staff, data={**staff.data, "user": stage.ben.user.id}
    )
    await settle(stage.house.hass)
    status, _ = await stage.anna.ask("GET", f"{OWN}/{step['flow_id']}")
    assert status == 403


async def test_staff_reconfigure_their_own_account(stage: Stage) -> None:
    """S5: another calendar; the staff member stays."""
    person = stage.house.google.account(ANNA)
    other = person.add_calendar("Studio")
    status, answer = await stage.anna.begin(stage.annas, "reconfigure")
    assert (status, answer["message"]) == (404, "There is no account yet")
    await connect(stage, stage.anna, stage.annas, ANNA)
    status, _ = await stage.ben.begin(stage.annas, "reconfigure")
    assert status == 403
    _, form = await stage.anna.begin(stage.annas, "reconfigure")
    assert form["step_id"] == "reconfigure_account"
    _, done = await stage.anna.ask(
        "POST", f"{OWN}/{form['flow_id']}", staff=stage.annas, calendar=other.id
    )
    assert done["type"] == FlowResultType.ABORT
    assert done["reason"] == "reconfigure_successful"
    await settle(stage.house.hass)
    [account] = accounts(stage.house.hass)
    assert account.data["calendar"] == other.id
    _, again = await stage.anna.begin(stage.annas)
    assert (again["type"], again["reason"]) == (FlowResultType.ABORT, "no_staff")


async def test_staff_sign_in_again(stage: Stage) -> None:
    """S24: in place, by themselves."""
    await connect(stage, stage.anna, stage.annas, ANNA)
    _, form = await stage.anna.begin(stage.annas, "sign_in_again")
    assert form["step_id"] == "reauth_confirm", form
    flow = f"{OWN}/{form['flow_id']}"
    _, step = await stage.anna.ask("POST", flow)
    await sign_in(stage, step["url"], ANNA)
    _, done = await stage.anna.ask("GET", flow)
    if done["type"] == FlowResultType.EXTERNAL_STEP_DONE:
        _, done = await stage.anna.ask("POST", flow)
    assert done["reason"] == "reauth_successful"
    # The account is reloaded.
    await settle(stage.house.hass)


async def test_what_was_begun_and_left_is_not_in_the_way(stage: Stage) -> None:
    """S5: somebody reloads the page after Google's, and begins again."""
    _, left = await stage.anna.begin(stage.annas)
    await sign_in(stage, left["url"], ANNA)
    flow = f"{OWN}/{left['flow_id']}"
    await stage.anna.ask("GET", flow)
    _, bens = await stage.ben.begin(stage.bens)
    done = await connect(stage, stage.anna, stage.annas, ANNA)
    assert done["type"] == FlowResultType.CREATE_ENTRY
    assert (await stage.anna.ask("GET", flow))[0] == 403
    # What somebody else has begun goes on.
    assert (await stage.ben.ask("GET", f"{OWN}/{bens['flow_id']}"))[0] == 200


async def test_home_assistants_own_question_goes_with_the_new_sign_in(stage: Stage) -> None:
    """S24: the administrator is not asked for what the staff member has done."""
    house, flows = stage.house, stage.house.hass.config_entries.flow
    await connect(stage, stage.anna, stage.annas, ANNA)
    house.google.account(ANNA).revoke()
    [account] = accounts(house.hass)
    await account.runtime_data.coordinator.async_refresh()
    await settle(house.hass)
    assert [each["step_id"] for each in flows.async_progress()] == ["reauth_confirm"]
    _, form = await stage.anna.begin(stage.annas, "sign_in_again")
    flow = f"{OWN}/{form['flow_id']}"
    _, step = await stage.anna.ask("POST", flow)
    await sign_in(stage, step["url"], ANNA)
    _, done = await stage.anna.ask("GET", flow)
    assert done["reason"] == "reauth_successful"
    await settle(house.hass)
    assert flows.async_progress() == []
    assert issue_registry.async_get(house.hass).issues == {}
    [place] = (await stage.anna.ask("GET", OWN))[1]
    assert place["account"]["problem"] is None


async def test_somebody_may_work_at_two_studios(stage: Stage) -> None:
    """S5, A8: each with an account of its own; another studio's staff are not theirs."""
    house = stage.house
    second = await house.add_studio("Atelier Süd")
    there = await house.add_person(second, "staff", "Anna L.", user=stage.anna.user.id)
    await connect(stage, stage.anna, stage.annas, ANNA)
    await connect(stage, stage.anna, there, BEN)
    _, places = await stage.anna.ask("GET", OWN)
    found = [(each["studio"], each["name"], each["account"]["email"]) for each in places]
    assert found == [("Atelier Nord", "Anna", ANNA), ("Atelier Süd", "Anna L.", BEN)]
    _, own = await stage.ben.ask("GET", OWN)
    assert [each["studio"] for each in own] == ["Atelier Nord"]


async def test_a_staff_member_gets_no_second_account(stage: Stage) -> None:
    """S3: the administrator was quicker, while the last form stood open."""
    house = stage.house
    _, form = await stage.anna.begin(stage.annas)
    flow = f"{OWN}/{form['flow_id']}"
    await sign_in(stage, form["url"], ANNA)
    await stage.anna.ask("GET", flow)
    _, form = await stage.anna.ask("POST", flow, staff=stage.annas, calendar=ANNA)
    assert form["step_id"] == "first_sync"
    await house.add_account(stage.annas, BEN)
    filled = {each["name"]: each["default"] for each in form["data_schema"]}
    _, done = await stage.anna.ask("POST", flow, **filled)
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "no_staff")
    [account] = accounts(house.hass)
    assert account.data["account_email"] == BEN


async def test_a_refusal_does_not_count_as_a_wrong_password(
    stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    """Else a page that is left open might shut its own address out."""
    await stage.anna.begin(stage.bens)
    await stage.anna.ask("GET", f"{OWN}/unknown")
    assert "invalid authentication" not in caplog.text
    stage.anna.headers.pop("Authorization")
    await stage.anna.begin(stage.annas)
    assert "invalid authentication" in caplog.text


async def test_it_says_what_is_wrong_with_the_account(stage: Stage) -> None:
    """S5, S24: by the key of the text that says what to do."""
    house = stage.house
    house.waiting.skipped = True
    await connect(stage, stage.anna, stage.annas, ANNA)

    async def said() -> Any:
        [place] = (await stage.anna.ask("GET", OWN))[1]
        return place["account"]

    [account] = accounts(house.hass)
    away = house.google.faults.add("error", status=503, count=None)
    await account.runtime_data.coordinator.async_refresh()
    assert (await said())["problem"] == {"key": "unreachable", "placeholders": {}}
    assert (await said())["sign_in"] is False
    house.google.faults.items.remove(away)
    withdrawn = {**account.data["token"], "refresh_token": "withdrawn", "expires_at": 0}
    house.hass.config_entries.async_update_entry(account, data={**account.data, "token": withdrawn})
    await account.runtime_data.coordinator.async_refresh()
    assert (await said())["problem"]["key"] == "sign_in_expired"
    assert (await said())["sign_in"] is True
    await house.hass.config_entries.async_reload(account.entry_id)
    assert (await said())["problem"]["key"] == "sign_in_expired"
    assert (await said())["state"] == "setup_error"


async def test_an_account_that_is_starting_has_no_problem(stage: Stage) -> None:
    """Nobody is frightened while Google is slow."""
    house, entries = stage.house, stage.house.hass.config_entries
    await connect(stage, stage.anna, stage.annas, ANNA)
    [account] = accounts(house.hass)
    old = {**account.data["token"], "expires_at": 0}
    entries.async_update_entry(account, data={**account.data, "token": old})
    asked, go_on = asyncio.Event(), asyncio.Event()

    async def wait(call: Call, phase: str) -> None:
        asked.set()
        await go_on.wait()

    house.google.faults.hook = wait
    starting = house.hass.async_create_task(entries.async_reload(account.entry_id))
    await asked.wait()
    [place] = (await stage.anna.ask("GET", OWN))[1]
    go_on.set()
    await starting
    await settle(house.hass)
    assert place["account"]["state"] == "setup_in_progress"
    assert place["account"]["problem"] is None


async def test_it_says_what_the_studio_has_switched_off(stage: Stage) -> None:
    """S15, A1: then nothing is wrong, and nothing moves."""
    house = stage.house
    await connect(stage, stage.anna, stage.annas, ANNA)
    house.hass.config_entries.async_update_entry(stage.studio, options={"sync_enabled": False})
    [place] = (await stage.anna.ask("GET", OWN))[1]
    assert place["allowed"] is True
    assert place["account"]["paused"] is True
    staff = stage.studio.subentries[stage.annas]
    house.hass.config_entries.async_update_subentry(
        stage.studio, staff, data={**staff.data, "syncs": False}
    )
    await settle(house.hass)
    [place] = (await stage.anna.ask("GET", OWN))[1]
    assert place["allowed"] is False


async def test_a_studio_that_does_not_run_lets_nobody_begin(stage: Stage) -> None:
    """S5: and says so."""
    await stage.house.hass.config_entries.async_unload(stage.studio.entry_id)
    [place] = (await stage.anna.ask("GET", OWN))[1]
    assert (place["running"], place["account"]) == (False, None)
    assert (await stage.anna.begin(stage.annas))[0] == 403


async def test_somebody_who_is_no_staff_member_has_nothing(stage: Stage) -> None:
    """S5: an administrator neither, by this way."""
    owner = await a_person(stage.house, "Someone", admin=True)
    assert await owner.ask("GET", OWN) == (200, [])
    assert (await owner.begin(stage.annas))[0] == 403


async def test_it_says_what_a_request_lacks(stage: Stage) -> None:
    """Without its own address Home Assistant can't tell Google where to come back to."""
    del stage.anna.headers["HA-Frontend-Base"]
    status, answer = await stage.anna.begin(stage.annas)
    assert status == 400
    assert "HA-Frontend-Base" in answer["message"]
    stage.anna.headers.pop("Authorization")
    assert (await stage.anna.begin(stage.annas))[0] == 401
