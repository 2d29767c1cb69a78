"""A calendar server as a studio's backend: what a user clicks through, and what is there."""

from typing import Any, cast

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.data_entry_flow import FlowResultType

from custom_components.studio_sync.dav_client.certificates import Trust
from custom_components.studio_sync.dav_client.client import Server
from custom_components.studio_sync.dav_client.homes import Collection, read_homes
from custom_components.studio_sync.dav_client.transport import connected

from .dav_person import Person
from .ha_fixtures import ZONE, House, settle
from .ha_servers import ServerScene
from .test_ha_flow_server import past_progress
from .test_ha_flow_server_problems import SYNC


async def collections(server: ServerScene) -> list[Collection]:
    """Return what the person has on the server."""
    running = server.running
    address = f"{running.host}{running.calendars}"
    wanted = Server(url=address, user=running.user, password=running.password, trust=Trust())
    async with connected(wanted) as transport:
        return await read_homes(transport, [address])


async def take_all(server: ServerScene) -> dict[str, Person]:
    """Know all that is on the server by its name, as what was made for a test."""
    found = {
        each.name: Person(server.session, each.url, server.running.sign_in)
        for each in await collections(server)
    }
    server.calendars.update(found)
    return found


async def make_studio(house: House) -> ConfigFlowResult:
    """Make a studio that is to have a calendar server as its backend."""
    result = await house.start("studio")
    result = await house.fill(result, name="Atelier Nord", time_zone=ZONE, book="calendar_server")
    assert result["type"] is FlowResultType.CREATE_ENTRY, result
    await settle(house.hass)
    return result


def following(house: House, result: ConfigFlowResult) -> ConfigFlowResult:
    """Return the form that the frontend shows next."""
    kind, flow_id = result["next_flow"]
    assert kind == "config_flow"
    [shown] = [
        each
        for each in house.hass.config_entries.flow.async_progress()
        if each["flow_id"] == flow_id
    ]
    return cast("ConfigFlowResult", {**shown, "type": FlowResultType.FORM})


async def look(server: ServerScene, result: ConfigFlowResult, **more: Any) -> ConfigFlowResult:
    """Type the address and the password where a form asks for them."""
    running = server.running
    typed = {"url": server.before.url, "username": running.user, "password": running.password}
    result = await server.scene.house.fill(result, **typed, **more)
    assert result["step_id"] == "server_plain"
    return await past_progress(server, await server.scene.house.fill(result))


async def to_plan(server: ServerScene, result: ConfigFlowResult) -> ConfigFlowResult:
    """Go on from what is to be made to the plan."""
    if result["step_id"] == "server_twice":
        result = await server.scene.house.fill(result)
    assert result["step_id"] == "server_sync"
    return await past_progress(server, await server.scene.house.fill(result, **SYNC))
