"""Staff make their own phone password, sign a phone out, or disable it, and no other's (A6)."""

from dataclasses import dataclass
import logging
from typing import Any

from homeassistant.auth.const import GROUP_ID_READ_ONLY
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.entries.accesses import AccessState
from custom_components.studio_sync.panel.own_phones import URL as PHONES

from .ha_accesses import add, change, fill, found, let_in, placeholders, state
from .ha_fixtures import Scene, settle
from .ha_own import Person, a_person

ADDRESS = "https://studio.example.com"


@dataclass(slots=True)
class Phones:
    """Anna and Ben, users of Home Assistant, with an access each, that somebody else made."""

    scene: Scene
    anna: Person
    ben: Person
    annas: str
    bens: str
    annas_password: str


async def link(scene: Scene, staff: str, user_id: str) -> None:
    """Say which user a staff member is."""
    subentry = scene.studio.subentries[staff]
    data = {**subentry.data, "user": user_id}
    scene.hass.config_entries.async_update_subentry(scene.studio, subentry, data=data)
    await settle(scene.hass)


@pytest.fixture
async def phones(scene: Scene) -> Phones:
    """Return two staff members who are users, each with an access."""
    scene.hass.config.external_url = ADDRESS
    await scene.hass.auth.async_create_user("Owner", group_ids=["system-admin"])
    anna, ben = await a_person(scene.house, "Anna"), await a_person(scene.house, "Ben")
    await link(scene, scene.anna, anna.user.id)
    await link(scene, scene.ben, ben.user.id)
    annas, password = await add(scene, "anna", scene.anna)
    bens, _ = await add(scene, "ben", scene.ben)
    return Phones(scene, anna, ben, annas.subentry_id, bens.subentry_id, password)


def made_by_others(hass: HomeAssistant) -> set[str]:
    """Return whose phone passwords were made by somebody else, as repairs say."""
    return {
        str((each.translation_placeholders or {})["name"])
        for (domain, key), each in ir.async_get(hass).issues.items()
        if domain == DOMAIN and key.startswith("access_password_") and each.active
    }


async def listed(person: Person) -> list[dict[str, Any]]:
    """Return what a person sees of their accesses."""
    status, answer = await person.ask("GET", PHONES)
    assert status == 200
    return [phone for each in answer.values() for phone in each]


async def test_staff_make_their_own_password(
    phones: Phones, caplog: pytest.LogCaptureFixture
) -> None:
    """A6: with a token of somebody who is no administrator; shown once, kept as a hash."""
    caplog.set_level(logging.DEBUG)
    scene = phones.scene
    [shown] = await listed(phones.anna)
    assert shown == {
        "access": phones.annas,
        "user_name": "anna",
        "state": "valid",
        "own_password": False,
    }
    assert made_by_others(scene.hass) == {"Anna", "Ben"}
    status, answer = await phones.anna.ask("POST", PHONES, access=phones.annas, do="new_password")
    assert status == 200
    assert answer["url"] == f"{ADDRESS}/api/studio_sync/dav/"
    assert answer["username"] == "anna"
    assert answer["davx5"] == "caldavs://anna@studio.example.com/api/studio_sync/dav/"
    assert answer["profile"].startswith(f"{ADDRESS}/api/studio_sync/profile/anna?")
    await settle(scene.hass)
    assert let_in(scene, "anna", phones.annas_password) is None
    assert let_in(scene, "anna", answer["password"]) == {scene.anna}
    [shown] = await listed(phones.anna)
    assert shown["own_password"] is True
    assert made_by_others(scene.hass) == {"Ben"}
    assert answer["password"] not in caplog.text
    assert answer["password"] not in str(dict(found(scene, "anna").data))


async def test_no_cache_keeps_the_answer_with_the_password(phones: Phones) -> None:
    body = {"access": phones.annas, "do": "new_password"}
    client, headers = phones.anna.client, phones.anna.headers
    async with client.post(PHONES, json=body, headers=headers) as answer:
        assert answer.headers["Cache-Control"] == "no-store"


async def test_staff_sign_their_phone_out(phones: Phones) -> None:
    """At once; a new password lets it in again."""
    scene = phones.scene
    status, answer = await phones.anna.ask("POST", PHONES, access=phones.annas, do="sign_out")
    assert status == 200
    assert "password" not in answer
    assert let_in(scene, "anna", phones.annas_password) is None
    assert state(scene, "anna") is AccessState.NO_PASSWORD
    await settle(scene.hass)
    assert made_by_others(scene.hass) == {"Ben"}
    _, answer = await phones.anna.ask("POST", PHONES, access=phones.annas, do="new_password")
    assert let_in(scene, "anna", answer["password"]) == {scene.anna}


async def test_staff_disable_their_access_also_while_the_studio_does_not_run(
    phones: Phones,
) -> None:
    """At once; an administrator enables it again, with the password of before."""
    scene = phones.scene
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    await settle(scene.hass)
    status, _ = await phones.anna.ask("POST", PHONES, access=phones.annas, do="disable")
    assert status == 200
    assert state(scene, "anna") is AccessState.DISABLED
    assert let_in(scene, "anna", phones.annas_password) is None
    await scene.hass.config_entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    shown = await change(scene, found(scene, "anna"), "validity")
    await fill(scene, shown, access_enabled=True, valid_zone="Europe/Berlin")
    assert let_in(scene, "anna", phones.annas_password) == {scene.anna}


@pytest.mark.parametrize("do", ["new_password", "sign_out", "disable"])
async def test_nobody_changes_anothers(phones: Phones, do: str) -> None:
    """Nor a room's, one that is not there, or without being signed in; nothing has changed."""
    scene = phones.scene
    room, _ = await add(scene, "room", scene.room)
    before = {each.subentry_id: dict(each.data) for each in scene.studio.subentries.values()}
    for access in (phones.bens, room.subentry_id, scene.anna, "nothing"):
        status, _ = await phones.anna.ask("POST", PHONES, access=access, do=do)
        assert status == 403, access
    async with phones.anna.client.post(PHONES, json={"access": phones.annas, "do": do}) as answer:
        assert answer.status == 401
    after = {each.subentry_id: dict(each.data) for each in scene.studio.subentries.values()}
    assert after == before


async def test_who_may_only_look_changes_nothing(phones: Phones) -> None:
    """And no repair asks for it."""
    auth = phones.scene.hass.auth
    await auth.async_update_user(phones.anna.user, group_ids=[GROUP_ID_READ_ONLY])
    status, _ = await phones.anna.ask("POST", PHONES, access=phones.annas, do="new_password")
    assert status == 403
    await phones.scene.hass.config_entries.async_reload(phones.scene.studio.entry_id)
    await settle(phones.scene.hass)
    assert made_by_others(phones.scene.hass) == {"Ben"}


async def test_who_is_no_longer_that_staff_member_sees_and_changes_nothing(phones: Phones) -> None:
    await link(phones.scene, phones.scene.anna, phones.ben.user.id)
    assert await listed(phones.anna) == []
    status, _ = await phones.anna.ask("POST", PHONES, access=phones.annas, do="sign_out")
    assert status == 403
    assert {each["user_name"] for each in await listed(phones.ben)} == {"anna", "ben"}


async def test_a_repair_asks_for_an_own_password_as_long_as_it_is_wanted(phones: Phones) -> None:
    """Not of a room, of a staff member without a user, or of a disabled studio."""
    scene, entries = phones.scene, phones.scene.hass.config_entries
    await add(scene, "room", scene.room)
    carla = await scene.house.add_person(scene.studio, "staff", "Carla")
    await add(scene, "carla", carla)
    assert made_by_others(scene.hass) == {"Anna", "Ben"}
    await entries.async_set_disabled_by(scene.studio.entry_id, ConfigEntryDisabler.USER)
    await settle(scene.hass)
    assert not made_by_others(scene.hass)
    await entries.async_set_disabled_by(scene.studio.entry_id, None)
    await settle(scene.hass)
    assert made_by_others(scene.hass) == {"Anna", "Ben"}
    entries.async_remove_subentry(scene.studio, phones.bens)
    await settle(scene.hass)
    assert made_by_others(scene.hass) == {"Anna"}


async def test_an_administrator_signs_a_phone_out(phones: Phones) -> None:
    """After a page that says what it means."""
    scene = phones.scene
    shown = await change(scene, found(scene, "anna"), "sign_out")
    assert placeholders(shown) == {"user_name": "anna"}
    assert let_in(scene, "anna", phones.annas_password) == {scene.anna}
    assert (await fill(scene, shown))["reason"] == "signed_out"
    assert let_in(scene, "anna", phones.annas_password) is None
    assert found(scene, "anna").data.get("password_by") is None
    assert state(scene, "anna") is AccessState.NO_PASSWORD
