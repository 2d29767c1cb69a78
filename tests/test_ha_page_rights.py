"""The commands of the page by role: who is refused, and whose names an answer has."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
import json
from typing import Any, Final

from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.core import Context
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.const import DOMAIN

from .ha_accesses import add as add_access
from .ha_book import by_phone
from .ha_cast import ANNAS, BENS, CLIENTS, KINDS, LOOK, OWNERS, SEE, WORK, Cast
from .ha_day import act, act_as
from .ha_fixtures import ANNA, BEN, settle, soon
from .ha_page import PageSocket
from .ha_roles import give_role, set_options, sign_in
from .test_ha_flow_contacts import Office
from .test_ha_held_deletions import held

pytest_plugins = ("tests.ha_fixtures", "tests.ha_cast")

ELSEWHERE: Final = "elsewhere"
"""An owner of another studio, with no role in this one."""
USERS: Final = sorted({*KINDS, ELSEWHERE} - {"automation"})
ANYBODY: Final = frozenset(USERS)
OFFICE: Final = "books@example.com"
"""The address of an account for contacts only: nobody's on the staff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A command, with fields about Anna's things: ``allows`` are those who are not refused.

    ``told``: its first message is a part of the answer. ``everywhere``: it names no studio.
    """

    fields: Callable[[Cast], dict[str, Any]] = lambda _: {}
    allows: frozenset[str] = LOOK
    told: bool = False
    everywhere: bool = False


def _span(**more: Any) -> dict[str, Any]:
    return {"start": soon(4).isoformat(), "end": soon(6).isoformat(), **more}


def _plan(cast: Cast) -> dict[str, Any]:
    return {"start": soon(4).isoformat(), "staff_id": cast.scene.anna}


TABLE: Final[dict[str, Case]] = {
    "act": Case(fields=lambda _: {"action": "list_appointments", "data": {"cancelled": True}}),
    "appointment/subscribe": Case(fields=lambda cast: {"appointment_id": cast.annas}, told=True),
    "client/subscribe": Case(fields=lambda cast: {"client_id": cast.ada}, allows=SEE, told=True),
    "clients/apart": Case(
        fields=lambda cast: {"client_id": cast.ada, "other_id": cast.eve}, allows=WORK
    ),
    "clients/columns": Case(fields=lambda _: {"upload": "x"}, allows=CLIENTS),
    "clients/page": Case(allows=SEE),
    "clients/pairs": Case(allows=WORK),
    "clients/subscribe": Case(allows=SEE, told=True),
    "diary/find": Case(fields=lambda _: {"text": "a"}),
    "diary/subscribe": Case(fields=lambda _: _span(cancelled=True), told=True),
    "free/check": Case(fields=_plan),
    "free/find": Case(fields=lambda _: _span(minutes=60)),
    "free/next": Case(fields=_plan),
    "me/subscribe": Case(allows=ANYBODY, told=True, everywhere=True),
    "studios/subscribe": Case(allows=ANYBODY, told=True, everywhere=True),
    "sync/run": Case(fields=lambda cast: {"run_id": cast.merge}, allows=OWNERS),
    "sync/subscribe": Case(allows=OWNERS, told=True),
    "texts": Case(fields=lambda _: {"language": "en"}, allows=ANYBODY, everywhere=True),
    "todo/decide_deletions": Case(
        fields=lambda cast: {"access_id": "x", "owner_id": cast.scene.anna, "delete": []},
        allows=WORK,
    ),
    "todo/decide_held": Case(
        fields=lambda cast: {
            "config_entry_id": cast.scene.account.entry_id,
            "key": "calendar",
            "choice": "keep",
            "digest": "x",
        },
        allows=OWNERS,
    ),
    "todo/leave": Case(
        fields=lambda cast: {"appointment_id": cast.annas, "leave": True}, allows=WORK
    ),
    "todo/new_client": Case(
        fields=lambda cast: {"appointment_id": cast.annas, "client": {"name": "Lena"}}, allows=WORK
    ),
    "todo/subscribe": Case(allows=WORK, told=True),
    "undo": Case(fields=lambda _: {"undo": "x"}, allows=WORK),
    "undo/preview": Case(fields=lambda _: {"run_id": "x"}, allows=WORK),
    "undo/subscribe": Case(allows=WORK, told=True),
}
"""Every command that there is; a new one has to say here who may use it."""


async def elsewhere(cast: Cast) -> None:
    """Add the owner of another studio."""
    auth = cast.scene.hass.auth
    user = await auth.async_create_user(ELSEWHERE, group_ids=[GROUP_ID_USER])
    cast.contexts[ELSEWHERE] = Context(user_id=user.id)
    other = await cast.scene.house.add_studio("Atelier Süd")
    await give_role(cast.scene.hass, other, user.id, "owner")


async def page(cast: Cast, kind: str, connect: WebSocketGenerator) -> PageSocket:
    """Open the page as somebody of a kind."""
    hass, user_id = cast.scene.hass, cast.contexts[kind].user_id
    assert user_id is not None
    return PageSocket(hass, await connect(hass, await sign_in(hass, user_id)))


async def ask(cast: Cast, socket: PageSocket, command: str, **more: Any) -> Any:
    """Send a command; returns its answer, with what it tells first."""
    case = TABLE[command]
    studio = {} if case.everywhere else {"entry_id": cast.scene.studio.entry_id}
    answer = await socket.ask(command, **studio, **{**case.fields(cast), **more})
    if case.told and answer["success"]:
        answer["told"] = await socket.told()
    return answer


def test_the_table_is_of_commands() -> None:
    """Who is not named may not; administrators and owners may all."""
    assert all(OWNERS - {"automation"} <= case.allows for case in TABLE.values())


async def test_the_table_names_every_command(cast: Cast) -> None:
    """For every new command, say here who may use it."""
    kinds = {f"{DOMAIN}/{name}" for name in TABLE}
    assert {each for each in cast.scene.hass.data["websocket_api"] if DOMAIN in each} == kinds


@pytest.mark.parametrize("kind", USERS)
async def test_who_may_use_what(cast: Cast, kind: str, hass_ws_client: WebSocketGenerator) -> None:
    """User kind × command, sent directly. What is refused changes nothing."""
    await elsewhere(cast)
    book = cast.scene.studio.runtime_data.book
    socket = await page(cast, kind, hass_ws_client)
    for command, case in TABLE.items():
        rev = await book.read(lambda tx: tx.rev)
        answer = await ask(cast, socket, command)
        refused = not answer["success"] and answer["error"]["code"] == "unauthorized"
        assert refused is (kind not in case.allows), (command, answer)
        assert not refused or await book.read(lambda tx: tx.rev) == rev, command


# -- whose names an answer has -----------------------------------------------------------------


def _login(kind: str) -> str:
    return f"Login of {kind}"


HIDDEN: Final[dict[str, frozenset[str]]] = {
    "desk": frozenset({ANNA, BEN, OFFICE, "phone.anna", "phone.ben", "phone.room"}),
    "staff": frozenset({*BENS, BEN, OFFICE, "phone.ben", "phone.room"}),
    "tablet": frozenset({ANNA, BEN, OFFICE, "phone.anna", "phone.ben", "phone.room"})
    | {name for secrets in (ANNAS, BENS) for name in secrets[1:3]},
}
"""Addresses, phones and clients that no answer may name to them."""
NO_COLLEAGUES: Final = frozenset(map(_login, ("staff", "tablet", "nobody")))
"""What users are called who are no colleagues by that name: staff are who they are there."""
LOGINS: Final[dict[str, frozenset[str]]] = {
    "desk": NO_COLLEAGUES,
    "staff": NO_COLLEAGUES,
    "reader": NO_COLLEAGUES,
    "tablet": frozenset(map(_login, USERS)),
}


@pytest.fixture
async def busy(cast: Cast) -> Cast:
    """Let everything be done by everybody, in Google, on phones and by syncs."""
    scene, hass = cast.scene, cast.scene.hass
    scene.house.google.add_account(OFFICE, name="Books")
    await Office(scene.house, scene.studio, scene.anna).for_contacts(OFFICE)
    users = [each for each in USERS if each != ELSEWHERE]
    for kind in users:
        user = await hass.auth.async_get_user(cast.contexts[kind].user_id or "")
        assert user is not None
        await hass.auth.async_update_user(user, name=_login(kind))
    roles = dict(scene.studio.options["roles"])
    for kind in users:
        if kind == "reader":
            continue
        user_id = cast.contexts[kind].user_id or ""
        if kind in {"tablet", "nobody"}:
            await give_role(hass, scene.studio, user_id, "desk")
        both = kind != "staff"
        for key in (cast.annas, cast.bens) if both else (cast.annas,):
            words = f"Written {len(kind)} {kind[:1]}"
            fields = {"appointment_id": key, "place": words}
            await act_as(scene, cast.contexts[kind], "update_appointment", **fields)
        for key in (cast.ada, cast.cyd) if both else (cast.ada,):
            fields = {"client_id": key, "notes": f"Noted {len(kind)} {kind[:1]}"}
            await act_as(scene, cast.contexts[kind], "update_client", **fields)
        await set_options(hass, scene.studio, roles=roles)
    for name, owner in (("anna", scene.anna), ("ben", scene.ben), ("room", scene.room)):
        access, _ = await add_access(scene, f"phone.{name}", owner)
        for key in (cast.annas, cast.bens):
            await by_phone(scene, partial(_edit, key=key, name=name), access.subentry_id)
    await act(scene, "sync_now")
    await held(scene, scene_access(cast, "phone.ben"))
    await settle(hass)
    return cast


def scene_access(cast: Cast, name: str) -> str:
    """Return the id of a phone's access."""
    found = cast.scene.studio.get_subentries_of_type("access")
    return next(each.subentry_id for each in found if each.title == name)


def _edit(tx: Transaction, key: str, name: str) -> None:
    record = appointments.get(tx, key)
    assert record is not None
    edited = replace(record.content, description=f"{record.content.description} {len(name)}")
    appointments.put(tx, replace(record, content=edited))


@pytest.mark.parametrize(
    ("kind", "names"),
    [
        ("owner", False),
        ("desk", False),
        ("reader", False),
        ("staff", False),
        ("staff", True),
        ("tablet", False),
        ("tablet", True),
    ],
)
async def test_whose_names_an_answer_has(
    busy: Cast, kind: str, hass_ws_client: WebSocketGenerator, *, names: bool
) -> None:
    """Users, phones, Google accounts and clients that a role may not see are in no answer.

    ``names``: staff see all of others' appointments, and wall tablets what was typed.
    """
    cast = busy
    extent = "all" if names else "busy"
    await set_options(cast.scene.hass, cast.scene.studio, others=extent, tablet_names=names)
    socket = await page(cast, kind, hass_ws_client)
    about = [{"appointment_id": key} for key in (cast.annas, cast.bens)]
    about += [{"client_id": key} for key in (cast.ada, cast.cyd)]
    text = ""
    for command, case in TABLE.items():
        asked = case.fields(cast)
        [field] = [*(asked.keys() & {"appointment_id", "client_id"}), None][:1]
        for more in [each for each in about if field in each] or [{}]:
            if kind in case.allows and (case.told or field is None) and command != "texts":
                text += json.dumps(await ask(cast, socket, command, **more)) + "\n"
    hidden = HIDDEN.get(kind, frozenset())
    if names:
        hidden -= {*BENS, *ANNAS}
    for secret in hidden | LOGINS.get(kind, frozenset()):
        lines = [line for line in text.splitlines() if secret in line]
        assert not lines, (secret, lines[0][:200])
    if kind == "owner":
        assert all(each in text for each in (*HIDDEN["tablet"], _login("staff")))
    if kind == "staff":
        assert ANNA in text
        assert "phone.anna" in text
    if kind in CLIENTS:
        assert _login("desk") in text
