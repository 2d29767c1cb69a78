"""Anna and Ben, users of Home Assistant and no administrators, with real tokens (S5)."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from aiohttp.test_utils import TestClient
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.setup import async_setup_component
from yarl import URL

from custom_components.studio_sync.lifecycle.runtime import StudioEntry
from custom_components.studio_sync.panel.own_account import URL as OWN

from .google_emulator import CLIENT_ID
from .ha_fixtures import ANNA, BEN, House, settle

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


async def set_stage(house: House) -> Stage:
    """Make a studio without any account."""
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
