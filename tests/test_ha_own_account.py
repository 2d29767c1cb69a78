"""Staff who are no administrators connect and change their own account, and no other (S5)."""

from datetime import UTC, datetime, timedelta

from homeassistant.config_entries import ConfigEntryState
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.studio_sync.entries.lookup import accounts
from custom_components.studio_sync.panel.own_account import URL as OWN

from .ha_fixtures import ANNA, BEN, House, settle
from .ha_own import Stage, connect, set_stage, sign_in

HOUR = timedelta(hours=1)


@pytest.fixture
async def stage(house: House) -> Stage:
    """Return a studio without any account."""
    return await set_stage(house)


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
        "lacks_contacts": False,
        "last_sync": "",
        "paused": False,
        "held": False,
        "skipped": 0,
    }
    assert datetime.fromisoformat(place["account"]["last_sync"]) > datetime.now(UTC) - HOUR


async def test_nobody_connects_anothers(stage: Stage) -> None:
    """S5: nor one that is not there; and nothing has begun."""
    for staff in (stage.bens, "nobody", stage.studio.entry_id):
        status, _ = await stage.anna.begin(staff)
        assert status == 403
    assert stage.house.hass.config_entries.flow.async_progress() == []


async def test_another_does_not_go_on_with_a_flow(stage: Stage) -> None:
    """S5: nobody else can see, submit or cancel a flow."""
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


async def test_it_says_what_a_request_lacks(stage: Stage) -> None:
    """Without its own address Home Assistant can't tell Google where to come back to."""
    del stage.anna.headers["HA-Frontend-Base"]
    status, answer = await stage.anna.begin(stage.annas)
    assert status == 400
    assert "HA-Frontend-Base" in answer["message"]
    stage.anna.headers.pop("Authorization")
    assert (await stage.anna.begin(stage.annas))[0] == 401
