"""Large files of clients: sent once over HTTP, looked at, imported, and forgotten."""

from datetime import timedelta
from typing import Any

from homeassistant.core import Context
from homeassistant.exceptions import ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.typing import (
    ClientSessionGenerator,
    WebSocketGenerator,
)

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.services import client_uploads

from .ha_fixtures import Scene
from .ha_page import PageSocket
from .ha_roles import a_user_of_role, sign_in

pytest_plugins = ("tests.ha_fixtures",)

TABLE = "Name,Phone\n" + "\n".join(f"Client {n},030 {n:06}" for n in range(3)) + "\n"
LARGE = "Name,Photo\n" + "".join(f"Client {n},{'x' * 100_000}\n" for n in range(40))
"""More than a message of a websocket takes."""


class Sender:
    """A user who sends files and imports them."""

    def __init__(self, scene: Scene, client: Any, user_id: str) -> None:
        self.scene, self._client, self.user_id = scene, client, user_id

    async def send(self, data: bytes | str) -> Any:
        """Send a file; returns the response."""
        path = f"/api/studio_sync/client_upload/{self.scene.studio.entry_id}"
        return await self._client.post(path, data=data)

    async def name(self, data: bytes | str) -> str:
        """Send a file that is taken; returns what it is called."""
        response = await self.send(data)
        assert response.status == 200, await response.text()
        return str((await response.json())["upload"])

    async def take(self, upload: str, **given: Any) -> Any:
        """Import a file that was sent."""
        return await self.scene.hass.services.async_call(
            DOMAIN,
            "import_clients",
            {"upload": upload, **given},
            blocking=True,
            return_response=True,
            context=Context(user_id=self.user_id),
        )


COLUMNS = "Nimi,Puh.\nZoë,x\n"


async def sender(scene: Scene, connect: ClientSessionGenerator, role: str) -> Sender:
    """Sign a new user in."""
    user = await a_user_of_role(scene.hass, scene.studio, role)
    return Sender(scene, await connect(await sign_in(scene.hass, user.id)), user.id)


async def test_a_large_file_is_sent_looked_at_and_imported(
    scene: Scene, hass_client: ClientSessionGenerator
) -> None:
    """As often as columns are chosen, and once; of several in Latin-1 and UTF-16 as well."""
    assert len(LARGE) > 3_000_000
    desk = await sender(scene, hass_client, "desk")
    upload = await desk.name(LARGE)
    for name in ("name", "nickname"):
        columns = {"Name": name, "Photo": "skip"}
        seen = await desk.take(upload, preview=True, columns=columns)
        assert (seen["number"], seen["columns"]["Photo"]) == (40, "skip")
    for encoding in ("latin-1", "utf-16"):
        upload = await desk.name("Name\nZoë\n".encode(encoding))
        done = await desk.take(upload)
        assert [each["name"] for each in done["records"]] == ["Zoë"]
    with pytest.raises(ServiceValidationError) as refused:
        await desk.take(upload)
    assert refused.value.translation_key == "contact_upload_gone"


async def test_who_may_send_files(scene: Scene, hass_client: ClientSessionGenerator) -> None:
    """Who may import; a file is only for who has sent it."""
    for role in ("staff", "tablet"):
        assert (await (await sender(scene, hass_client, role)).send(TABLE)).status == 403
    desk = await sender(scene, hass_client, "desk")
    owner = await sender(scene, hass_client, "owner")
    upload = await desk.name(TABLE)
    with pytest.raises(ServiceValidationError):
        await owner.take(upload)
    assert (await desk.take(upload))["number"] == 3
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    assert (await desk.send(TABLE)).status == 403


async def test_a_file_that_is_too_large_is_not_kept(
    scene: Scene, hass_client: ClientSessionGenerator, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = await sender(scene, hass_client, "desk")
    monkeypatch.setattr(client_uploads, "LARGEST", len(TABLE))
    assert (await desk.send(TABLE)).status == 200
    assert (await desk.send(TABLE + "x")).status == 413


async def test_a_file_is_not_kept_for_long(
    scene: Scene, hass_client: ClientSessionGenerator
) -> None:
    """Nor when its user sends another one, nor when others do, and there are many."""
    desk = await sender(scene, hass_client, "desk")
    first = await desk.name(TABLE)
    second = await desk.name(TABLE)
    owners = [await sender(scene, hass_client, "owner") for _ in range(3)]
    third = await owners[0].name(TABLE)
    assert await _gone(desk, first)
    assert not await _gone(desk, second)
    for each in owners[1:]:
        last = await each.name(TABLE)
    assert await _gone(desk, second)
    assert not await _gone(owners[0], third)
    await scene.house.pass_time(minutes=client_uploads.KEPT / timedelta(minutes=1) + 1)
    assert await _gone(owners[0], third)
    assert await _gone(owners[2], last)


async def _gone(who: Sender, upload: str) -> bool:
    key = ""
    try:
        await who.take(upload, preview=True)
    except ServiceValidationError as err:
        key = err.translation_key or ""
    return key == "contact_upload_gone"


async def test_columns_are_told_of_a_file_that_can_not_be_imported_yet(
    scene: Scene, hass_client: ClientSessionGenerator, hass_ws_client: WebSocketGenerator
) -> None:
    """To who sent it: so that the page can ask what they are."""
    desk = await sender(scene, hass_client, "desk")
    upload = await desk.name(COLUMNS)
    with pytest.raises(ServiceValidationError) as refused:
        await desk.take(upload, preview=True)
    assert refused.value.translation_key == "contact_file_columns"
    asked = {"entry_id": scene.studio.entry_id, "upload": upload}
    token = await sign_in(scene.hass, desk.user_id)
    page = PageSocket(scene.hass, await hass_ws_client(scene.hass, token))
    told = await page.result("clients/columns", **asked)
    assert told == {"columns": {"Nimi": "skip", "Puh.": "skip"}}
    seen = await desk.take(upload, preview=True, columns={"Nimi": "name"})
    assert [each["name"] for each in seen["records"]] == ["Zoë"]
    other = PageSocket(scene.hass, await hass_ws_client(scene.hass))
    assert await other.refusal("clients/columns", **asked) == "contact_upload_gone"
