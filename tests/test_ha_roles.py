"""Roles in a studio: how they are chosen, and what each may do in calendars and by buttons."""

from dataclasses import dataclass
from typing import Any

from homeassistant.auth.const import GROUP_ID_ADMIN, GROUP_ID_READ_ONLY, GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import Unauthorized
import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.entries.lookup import sync_enabled
from custom_components.studio_sync.entries.roles import Extent, rights_of, role_of
from custom_components.studio_sync.panel.own_account import URL as OWN
from custom_components.studio_sync.panel.own_phones import URL as PHONES

from .ha_accesses import add as add_access
from .ha_calendar_page import Page, at
from .ha_day import act_as, add
from .ha_fixtures import Scene, settle, soon
from .ha_options import open_page, submit, suggested
from .ha_own import a_person
from .ha_page import PageSocket
from .ha_roles import give_role, set_options, sign_in

pytest_plugins = ("tests.ha_fixtures",)

CHOICES: dict[str, Any] = {"others": "busy", "tablet_names": False, "entities": "all"}
KINDS = ("admin", "owner", "desk", "staff", "tablet", "reader", "nobody")
"""Staff is Anna; the reader is an owner who may only look at Home Assistant."""


@dataclass(slots=True)
class Cast:
    """Anna and Ben have an appointment each; a user of each kind."""

    scene: Scene
    users: dict[str, User]
    annas: str
    bens: str

    @property
    def hass(self) -> HomeAssistant:
        """The Home Assistant it plays in."""
        return self.scene.hass

    async def press(self, kind: str, action: str, entity: str) -> None:
        """Perform an action on an entity as somebody of that kind."""
        domain, service = action.split(".")
        context = Context(user_id=self.users[kind].id)
        data = {"entity_id": entity}
        await self.hass.services.async_call(domain, service, data, blocking=True, context=context)
        await settle(self.hass)

    async def rev(self) -> int:
        """Return the rev of the book: nothing changed while it is the same."""
        return await self.scene.studio.runtime_data.book.read(lambda tx: tx.rev)


@pytest.fixture
async def cast(scene: Scene) -> Cast:
    """Play the scene."""
    groups = {"admin": GROUP_ID_ADMIN, "reader": GROUP_ID_READ_ONLY}
    create = scene.hass.auth.async_create_user
    users = {
        kind: await create(kind, group_ids=[groups.get(kind, GROUP_ID_USER)]) for kind in KINDS
    }
    roles = {"owner": "owner", "desk": "desk", "tablet": "tablet", "reader": "owner"}
    for kind, role in roles.items():
        await give_role(scene.hass, scene.studio, users[kind].id, role)
    person = scene.studio.subentries[scene.anna]
    scene.hass.config_entries.async_update_subentry(
        scene.studio, person, data={**person.data, "user": users["staff"].id}
    )
    await settle(scene.hass)
    made = [
        await add(scene, title, soon(5), staff_id=who, place="Attic", description="Words")
        for title, who in (("Annas Boudoir", scene.anna), ("Bens Wedding", scene.ben))
    ]
    annas, bens = [str(each["appointment_id"]) for each in made]
    return Cast(scene, users, annas, bens)


# -- the page on which they are chosen ---------------------------------------------------------


async def test_roles_are_chosen_on_one_page(cast: Cast) -> None:
    """It shows what each has: staff by being linked, administrators nowhere."""
    studio, users = cast.scene.studio, cast.users
    form = await open_page(cast.hass, studio, "roles")
    assert suggested(form) == {
        "owner": [users["owner"].id, users["reader"].id],
        "desk": [users["desk"].id],
        "staff": [users["staff"].id],
        "tablet": [users["tablet"].id],
        **CHOICES,
    }
    schema = form["data_schema"]
    assert schema is not None
    listed = {each["label"] for each in schema.schema["owner"].config["options"]}
    assert listed == set(KINDS) - {"admin"}
    twice = {"owner": [users["desk"].id], "desk": [users["desk"].id], **CHOICES}
    form = await submit(cast.hass, form, **twice)
    assert form["errors"] == {"base": "two_roles"}
    chosen = {"desk": [users["nobody"].id], "tablet": [users["owner"].id]}
    done = await submit(cast.hass, form, **chosen, **CHOICES | {"others": "none"})
    assert done["type"] is FlowResultType.CREATE_ENTRY
    found = {kind: role_of(studio, user) for kind, user in users.items()}
    assert found == {
        **dict.fromkeys(KINDS, None),
        "admin": "owner",
        "nobody": "desk",
        "owner": "tablet",
    }
    assert studio.options["roles"][users["staff"].id] == "none"
    assert users["desk"].id not in studio.options["roles"]


async def test_what_a_user_has_by_being_linked_is_not_stored(cast: Cast) -> None:
    """So that it ends with the link, and comes with it."""
    studio, users = cast.scene.studio, cast.users
    form = await open_page(cast.hass, studio, "roles")
    await submit(cast.hass, form, staff=[users["staff"].id, users["desk"].id], **CHOICES)
    assert studio.options["roles"] == {users["desk"].id: "staff"}
    person = studio.subentries[cast.scene.anna]
    data = {**person.data, "user": users["nobody"].id}
    cast.hass.config_entries.async_update_subentry(studio, person, data=data)
    await settle(cast.hass)
    assert role_of(studio, users["staff"]) is None
    assert role_of(studio, users["nobody"]) == "staff"


async def test_a_user_who_is_removed_is_forgotten_with_the_next_choice(cast: Cast) -> None:
    """Who is only switched off keeps the role, and has none meanwhile."""
    studio, users = cast.scene.studio, cast.users
    await cast.hass.auth.async_remove_user(users["tablet"])
    await cast.hass.auth.async_update_user(users["desk"], is_active=False)
    assert role_of(studio, users["desk"]) is None
    form = await open_page(cast.hass, studio, "roles")
    shown = suggested(form)
    assert (shown["desk"], shown["tablet"]) == ([], [])
    await submit(cast.hass, form, owner=shown["owner"], staff=shown["staff"], **CHOICES)
    assert studio.options["roles"] == {
        users["desk"].id: "desk",
        users["owner"].id: "owner",
        users["reader"].id: "owner",
    }
    await cast.hass.auth.async_update_user(users["desk"], is_active=True)
    assert role_of(studio, users["desk"]) == "desk"


async def test_a_role_takes_effect_without_a_reload(cast: Cast) -> None:
    """The same book stays open; only what entities show needs a reload."""
    studio = cast.scene.studio
    book = studio.runtime_data.book
    await give_role(cast.hass, studio, cast.users["nobody"].id, "desk")
    assert rights_of(studio, cast.users["nobody"]) is not None
    await set_options(cast.hass, studio, others="none", tablet_names=True)
    assert studio.runtime_data.book is book


async def test_the_reception_syncs_an_account_of_their_own_only(cast: Cast) -> None:
    """Somebody may be both; who is linked and a tablet has nothing of their own."""
    studio, user = cast.scene.studio, cast.users["staff"]
    for role, sync, own in (("desk", Extent.OWN, True), ("tablet", Extent.NONE, False)):
        await give_role(cast.hass, studio, user.id, role)
        rights = rights_of(studio, user)
        assert rights is not None
        assert rights.sync is sync
        assert rights.are_about(cast.scene.anna) is own
        assert not rights.are_about(cast.scene.ben)
    unlinked = rights_of(studio, cast.users["desk"])
    assert unlinked is not None
    assert unlinked.sync is Extent.NONE


# -- calendars ---------------------------------------------------------------------------------


MAY_WRITE = {"admin": True, "owner": True, "desk": True, "staff": False}
"""Who may change Ben's appointments; the staff member is Anna."""


@pytest.mark.parametrize("kind", KINDS)
async def test_who_may_change_what_on_the_calendar_page(
    cast: Cast, kind: str, hass_ws_client: WebSocketGenerator
) -> None:
    """Home Assistant lets everybody change every calendar; here the role counts as elsewhere."""
    token = await sign_in(cast.hass, cast.users[kind].id)
    page = Page(cast.hass, await hass_ws_client(cast.hass, token))
    event = {"summary": "New", "dtstart": str(at(7, 10)), "dtend": str(at(7, 11))}
    for entity, own in (("calendar.anna", True), ("calendar.ben", False)):
        may = MAY_WRITE.get(kind, False) or (own and kind == "staff")
        before = await cast.rev()
        answer = await page.call("create", entity, event=event)
        assert answer["success"] is may, (entity, answer)
        key = cast.annas if own else cast.bens
        shown = {"uid": key, "summary": "Later", "start": str(at(6, 9)), "end": str(at(6, 10))}
        for answer in (await page.update(entity, shown), await page.delete(entity, shown)):
            assert answer["success"] is may, (entity, answer)
        await settle(cast.hass)
        assert (await cast.rev() == before) is not may
    if kind == "staff":
        for entity in ("calendar.blue_room", "calendar.atelier_nord"):
            assert not (await page.call("create", entity, event=event))["success"]


@pytest.mark.parametrize("kind", KINDS)
async def test_who_may_enter_something_by_the_action(cast: Cast, kind: str) -> None:
    """``calendar.create_event``, which a script or a dashboard performs for a user."""
    data = {
        "entity_id": "calendar.ben",
        "summary": "New",
        "start_date_time": at(7, 10).isoformat(),
        "end_date_time": at(7, 11).isoformat(),
    }
    context, before = Context(user_id=cast.users[kind].id), await cast.rev()
    create = cast.hass.services.async_call
    if MAY_WRITE.get(kind, False):
        await create("calendar", "create_event", data, blocking=True, context=context)
    else:
        with pytest.raises(Unauthorized):
            await create("calendar", "create_event", data, blocking=True, context=context)
    await settle(cast.hass)
    assert (await cast.rev() > before) is MAY_WRITE.get(kind, False)


# -- buttons and switches ----------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
async def test_who_may_press_what(cast: Cast, kind: str) -> None:
    """Syncs, the master switch."""
    hass = cast.hass
    buttons = {
        "studio": next(iter(_entities(hass, "button.atelier_nord", "sync_now"))),
        "account": next(iter(_entities(hass, "button.anna", "sync_now"))),
    }
    may = {"studio": {"admin", "owner"}, "account": {"admin", "owner", "staff"}}
    for name, entity in buttons.items():
        if kind in may[name]:
            await cast.press(kind, "button.press", entity)
            continue
        with pytest.raises(Unauthorized):
            await cast.press(kind, "button.press", entity)
    [switch] = hass.states.async_entity_ids("switch")
    for action, enabled in (("switch.turn_off", False), ("switch.turn_on", True)):
        if kind in may["studio"]:
            await cast.press(kind, action, switch)
            assert sync_enabled(cast.scene.studio) is enabled
            continue
        with pytest.raises(Unauthorized):
            await cast.press(kind, action, switch)
        assert sync_enabled(cast.scene.studio)


def _entities(hass: HomeAssistant, begin: str, key: str) -> list[str]:
    names = hass.states.async_entity_ids("button")
    return [each for each in names if each.startswith(begin) and each.endswith(key)]


async def test_whose_phone_access_may_be_tested(cast: Cast) -> None:
    """By owners, and by whose calendar it is for: it tells whether a phone gets in."""
    cast.hass.config.internal_url = f"http://127.0.0.1:{(await cast.scene.house.client()).port}"
    await add_access(cast.scene, "anna", cast.scene.anna)
    await settle(cast.hass)
    [button] = [each for each in cast.hass.states.async_entity_ids("button") if "test" in each]
    for kind in KINDS:
        if kind in ("admin", "owner", "staff"):
            await cast.press(kind, "button.press", button)
            continue
        with pytest.raises(Unauthorized):
            await cast.press(kind, "button.press", button)


async def test_a_file_is_sent_as_long_as_its_user_may_have_it(cast: Cast) -> None:
    """The address is signed and works for minutes; the right may be gone sooner."""
    user = cast.users["desk"]
    await set_options(cast.hass, cast.scene.studio, contact_users={user.id: {"may_sync": True}})
    context = Context(user_id=user.id)
    export = await act_as(cast.scene, context, "export_clients")
    client = await cast.scene.house.client()
    assert (await client.get(export["download"])).status == 200
    await give_role(cast.hass, cast.scene.studio, user.id, "tablet")
    assert (await client.get(export["download"])).status == 404


# -- the page, and the pages of staff ----------------------------------------------------------


async def _page(cast: Cast, kind: str, socket: WebSocketGenerator) -> PageSocket:
    token = await sign_in(cast.hass, cast.users[kind].id)
    return PageSocket(cast.hass, await socket(cast.hass, token))


@pytest.mark.parametrize("kind", KINDS)
async def test_what_the_page_shows_of_a_span(
    cast: Cast, kind: str, hass_ws_client: WebSocketGenerator
) -> None:
    """All of it, of others that they are busy, no names, or nothing at all."""
    page = await _page(cast, kind, hass_ws_client)
    span = {"start": soon(4).isoformat(), "end": soon(6).isoformat()}
    answer = await page.ask("diary/subscribe", entry_id=cast.scene.studio.entry_id, **span)
    if kind == "nobody":
        assert answer["error"]["code"] == "unauthorized"
        return
    assert answer["success"]
    shown = {each["appointment_id"]: each for each in (await page.told())["changed"]}
    titles = {"staff": ("Annas Boudoir", None), "tablet": (None, None)}
    expected = titles.get(kind, ("Annas Boudoir", "Bens Wedding"))
    assert (shown[cast.annas]["title"], shown[cast.bens]["title"]) == expected
    assert shown[cast.bens]["editable"] is MAY_WRITE.get(kind, False)
    assert shown[cast.annas]["editable"] is (kind in MAY_WRITE)


async def test_a_role_that_changes_changes_what_is_open(
    cast: Cast, hass_ws_client: WebSocketGenerator
) -> None:
    """Without a reload of the page; what is not to be seen any more is taken away."""
    page = await _page(cast, "staff", hass_ws_client)
    span = {"start": soon(4).isoformat(), "end": soon(6).isoformat()}
    await page.ask("diary/subscribe", entry_id=cast.scene.studio.entry_id, **span)
    shown = {each["appointment_id"]: each for each in (await page.told())["changed"]}
    await set_options(cast.hass, cast.scene.studio, others="none")
    assert (await page.told())["removed"] == [shown[cast.bens]["key"]]
    await set_options(cast.hass, cast.scene.studio, others="all")
    [now] = (await page.told())["changed"]
    assert now["title"] == "Bens Wedding"
    await give_role(cast.hass, cast.scene.studio, cast.users["staff"].id, "tablet")
    changed = (await page.told())["changed"]
    assert {each["title"] for each in changed} == {None}
    await give_role(cast.hass, cast.scene.studio, cast.users["staff"].id, "none")
    await cast.scene.studio.runtime_data.book.write(lambda tx: appointments.delete(tx, cast.bens))
    await settle(cast.hass)
    answer = await page.ask("diary/subscribe", entry_id=cast.scene.studio.entry_id, **span)
    assert answer["error"]["code"] == "unauthorized"


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [
        ("staff", True, True),
        ("desk", True, True),
        ("owner", True, True),
        ("tablet", False, False),
        ("none", False, False),
    ],
)
async def test_whose_own_account_and_phones_are_on_their_page(
    cast: Cast, role: str, *, sees: bool, changes: bool
) -> None:
    """S5: with a role that was taken away, they are theirs no more."""
    house, studio = cast.scene.house, cast.scene.studio
    person = await a_person(house, "Cleo")
    staff = await house.add_person(studio, "staff", "Cleo", user=person.user.id)
    await give_role(cast.hass, studio, person.user.id, role)
    for url in (OWN, PHONES):
        status, found = await person.ask("GET", url)
        assert (status, bool(found)) == (200, sees)
    status, _ = await person.begin(staff)
    assert status == (200 if changes else 403)
