"""What is refused names nobody in the log: not of the page, an action or a script."""

from collections.abc import Callable
from dataclasses import dataclass
import logging
from typing import Any, Final

from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.script import Script
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.const import DOMAIN

from .ha_cast import Cast
from .ha_day import act, add, offer
from .ha_fixtures import settle, soon
from .ha_page import PageSocket
from .ha_roles import sign_in
from .test_ha_page_rights import TABLE as COMMANDS
from .test_ha_permissions import TABLE as ACTIONS

pytest_plugins = ("tests.ha_fixtures", "tests.ha_cast")

SECRET: Final = "Zacharias"
"""A word of titles and names that no line may have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """An action that is refused with this key; ``tells``: the answer has the name."""

    key: str
    action: str
    data: Callable[[Cast], dict[str, Any]]
    tells: bool = False


def _of(**more: Any) -> Callable[[Cast], dict[str, Any]]:
    return lambda cast: {"appointment_id": cast.annas, **more}


def _taken(cast: Cast) -> dict[str, Any]:
    start = soon(6).isoformat()
    return {"appointment_id": cast.bens, "start": start, "allow_overlap": False}


CASES: Final = (
    Case(key="staff_busy", action="update_appointment", data=_taken, tells=True),
    Case(
        key="book_stale",
        action="update_appointment",
        data=_of(title=f"{SECRET} again", expected_rev=1),
    ),
    Case(
        key="unknown_appointment",
        action="update_appointment",
        data=lambda _: {"appointment_id": f"{SECRET} Nobody", "place": "x"},
        tells=True,
    ),
    Case(
        key="no_such_staff",
        action="add_appointment",
        data=lambda _: {"start": soon(7).isoformat(), "staff_id": f"{SECRET} Nobody"},
        tells=True,
    ),
    Case(
        key="no_such_resource",
        action="add_appointment",
        data=lambda _: {"start": soon(7).isoformat(), "resource_ids": [f"{SECRET} room"]},
        tells=True,
    ),
    Case(
        key="no_such_session_type",
        action="convert_to_session",
        data=_of(session_type=f"{SECRET} portrait"),
        tells=True,
    ),
    Case(
        key="several_meant",
        action="update_client",
        data=lambda _: {"client_id": SECRET, "notes": "x"},
        tells=True,
    ),
    Case(
        key="no_such_client_group",
        action="update_client_group",
        data=lambda _: {"group_id": f"{SECRET} friends", "inactive": True},
        tells=True,
    ),
    Case(
        key="not_an_address",
        action="add_client",
        data=lambda _: {"name": SECRET, "emails": [f"{SECRET} at home"]},
        tells=True,
    ),
    Case(
        key="not_a_phone_number",
        action="add_client",
        data=lambda _: {"name": SECRET, "phones": f"call {SECRET}"},
        tells=True,
    ),
    Case(
        key="text_too_long",
        action="add_appointment",
        data=lambda _: {"start": soon(7).isoformat(), "title": SECRET * 20_000},
    ),
    Case(
        key="bad_recurrence",
        action="add_appointment",
        data=lambda _: {"start": soon(7).isoformat(), "recurrence": f"FREQ={SECRET}"},
    ),
    Case(
        key="already_cancelled",
        action="cancel_appointment",
        data=lambda cast: {"appointment_id": cast.conflict},
    ),
)
"""Ordinary refusals; the title or name is one that must not be told anybody else."""


@pytest.fixture
async def secret(cast: Cast) -> Cast:
    """Give all a name; ``conflict`` is an appointment that is cancelled."""
    scene = cast.scene
    await add(scene, SECRET, start=soon(6), staff_id=scene.ben)
    for number in range(2):
        await act(scene, "add_client", name=f"{SECRET} {number}")
    gone = await add(scene, SECRET, start=soon(8), session_type="Portrait")
    cast.conflict = gone["appointment_id"]
    await act(scene, "cancel_appointment", appointment_id=cast.conflict)
    return cast


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return the lines with the word: ours at any level, others from INFO on."""
    show = logging.Formatter("%(levelname)s %(name)s %(message)s").format
    return [
        show(each)
        for each in caplog.records
        if (each.levelno >= logging.INFO or each.name.startswith("custom_components"))
        and SECRET in show(each)
    ]


async def page(cast: Cast, connect: WebSocketGenerator) -> PageSocket:
    """Open the page as an owner."""
    hass, user_id = cast.scene.hass, cast.contexts["owner"].user_id
    assert user_id is not None
    return PageSocket(hass, await connect(hass, await sign_in(hass, user_id)))


async def test_an_ordinary_refusal_is_in_no_log(
    secret: Cast, hass_ws_client: WebSocketGenerator, caplog: pytest.LogCaptureFixture
) -> None:
    """On the page it is no error at all; elsewhere a line without a name. The user reads it."""
    scene, hass = secret.scene, secret.scene.hass
    socket = await page(secret, hass_ws_client)
    caplog.set_level(logging.DEBUG)
    for case in CASES:
        data = case.data(secret)
        caplog.clear()
        asked = {"entry_id": scene.studio.entry_id, "action": case.action, "data": data}
        answer = await socket.ask("act", **asked)
        assert not answer["success"], case
        error = answer["error"]
        assert error["translation_key"] == case.key
        assert (SECRET in str(error["translation_placeholders"])) is case.tells, case
        assert not [each for each in caplog.records if each.levelno >= logging.WARNING]
        # As Home Assistant's own pages do it: Developer tools, a button of a dashboard.
        called = {"domain": DOMAIN, "service": case.action, "service_data": data}
        kind = {"type": "call_service", "return_response": True}
        await socket.socket.send_json_auto_id({**kind, **called})
        error = (await socket.socket.receive_json())["error"]
        assert error["translation_key"] == case.key
        assert (SECRET in str(error["translation_placeholders"])) is case.tells, case
        assert SECRET not in error["message"]
        # And an automation.
        step = {"action": f"{DOMAIN}.{case.action}", "data": data, "response_variable": "x"}
        script = Script(hass, cv.SCRIPT_SCHEMA([step]), "Book", "automation")
        with pytest.raises(HomeAssistantError) as caught:
            await script.async_run(context=Context())
        assert SECRET not in str(caught.value)
        assert (SECRET in str(caught.value.translation_placeholders)) is case.tells, case
        await settle(hass)
        assert any("websocket_api" in each.name for each in caplog.records)
        assert lines(caplog) == []


async def test_what_an_action_is_given_wrongly_is_answered(
    cast: Cast, hass_ws_client: WebSocketGenerator, caplog: pytest.LogCaptureFixture
) -> None:
    """Fields that there aren't, and actions that there aren't, are no error in the log."""
    socket = await page(cast, hass_ws_client)
    entry_id = cast.scene.studio.entry_id
    caplog.clear()
    wrong = await socket.ask("act", entry_id=entry_id, action="add_client", data={SECRET: SECRET})
    assert wrong["error"]["code"] == "invalid_format"
    unknown = {"entry_id": entry_id, "action": "fly"}
    assert await socket.refusal("act", **unknown) == "service_not_found"
    assert not [each for each in caplog.records if each.levelno >= logging.WARNING]


async def test_no_action_and_no_command_names_anybody_in_the_log(
    cast: Cast, hass_ws_client: WebSocketGenerator, caplog: pytest.LogCaptureFixture
) -> None:
    """All of them, with a name in place of each text that they are given."""
    await offer(cast.scene)
    socket = await page(cast, hass_ws_client)
    caplog.clear()
    caplog.set_level(logging.DEBUG)
    entry_id = cast.scene.studio.entry_id
    for action, case in ACTIONS.items():
        data = _renamed(case.own(cast))
        await socket.ask("act", entry_id=entry_id, action=action, data=data)
    for command, asked in COMMANDS.items():
        studio = {} if asked.everywhere else {"entry_id": entry_id}
        await socket.ask(command, **studio, **_renamed(asked.fields(cast)))
    await settle(cast.scene.hass)
    assert lines(caplog) == []


def _renamed(data: dict[str, Any]) -> dict[str, Any]:
    """Put the word in place of ids and of what people write."""
    words = ("_id", "title", "name", "notes", "place", "search", "text", "undo", "content")
    return {
        name: SECRET if isinstance(value, str) and name.endswith(words) else value
        for name, value in data.items()
    }
