"""Links that set an account up on a phone without typing: a profile, and one for DAVx5 (A9)."""

from datetime import timedelta
import plistlib
from typing import Any
from urllib.parse import urlsplit

from homeassistant.components.http.auth import async_sign_path
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.studio_sync.entries.accesses import Access
from custom_components.studio_sync.entries.phone_links import davx5_link
from custom_components.studio_sync.lifecycle.phone_profile import VALID, async_profile_url

from .ha_accesses import (
    ALWAYS,
    CALENDAR,
    NO_BOOK,
    add,
    begin,
    change,
    fill,
    found,
    let_in,
    placeholders,
    profile_of,
)
from .ha_fixtures import Scene, settle
from .ha_own import a_person

ADDRESS = "https://studio.example.com"


def local(url: str | None) -> str:
    """Return path and query of an address of this Home Assistant."""
    assert url is not None
    assert url.startswith(f"{ADDRESS}/api/studio_sync/profile/")
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query}"


async def get(scene: Scene, path: str, **headers: str) -> tuple[int, bytes, dict[str, str]]:
    """Get something without being signed in, as a phone's browser does."""
    client = await scene.house.client()
    async with client.get(path, headers=headers) as answer:
        return answer.status, await answer.read(), dict(answer.headers)


async def test_the_profile_is_sent_to_who_has_its_address(scene: Scene) -> None:
    scene.hass.config.external_url = ADDRESS
    _, password = await add(scene, "anna", scene.anna)
    status, data, headers = await get(scene, local(async_profile_url(scene.hass, "anna")))
    assert status == 200
    assert headers["Content-Type"] == "application/x-apple-aspen-config"
    assert headers["Cache-Control"] == "no-store"
    assert headers["X-Content-Type-Options"] == "nosniff"
    profile = plistlib.loads(data)
    [account] = profile["PayloadContent"]
    told = {key: value for key, value in account.items() if key.startswith("CalDAV")}
    assert told == {
        "CalDAVAccountDescription": "Atelier Nord",
        "CalDAVHostName": "studio.example.com",
        "CalDAVPort": 443,
        "CalDAVUseSSL": True,
        "CalDAVUsername": "anna",
    }
    assert password.encode() not in data


async def test_a_new_access_comes_with_its_links(scene: Scene) -> None:
    """A9: beside the password that works from then on; the profile's address does, too."""
    scene.hass.config.external_url = ADDRESS
    shown = await fill(scene, await begin(scene), username="Ben.iPhone", people=[scene.ben])
    shown = await fill(scene, shown, **CALENDAR)
    shown = await fill(scene, shown, **NO_BOOK)
    shown = await fill(scene, shown, **ALWAYS)
    before = placeholders(shown)
    assert let_in(scene, "ben.iphone", before["password"]) is None
    done = await fill(scene, shown)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    told = placeholders(done)
    assert told["davx5"] == "caldavs://Ben.iPhone@studio.example.com/api/studio_sync/dav/"
    assert (await get(scene, local(profile_of(told))))[0] == 200
    assert told.items() >= before.items()
    assert let_in(scene, "ben.iphone", told["password"]) == {scene.ben}


async def test_a_new_password_comes_with_the_links(scene: Scene) -> None:
    """A6, A9: of an access that there was before."""
    scene.hass.config.external_url = ADDRESS
    subentry, _ = await add(scene, "anna", scene.anna)
    shown = await change(scene, subentry, "password")
    done = await fill(scene, shown)
    assert (done["type"], done["reason"]) == (FlowResultType.ABORT, "password_set")
    told = placeholders(done)
    assert told.items() >= placeholders(shown).items()
    assert (await get(scene, local(profile_of(told))))[0] == 200
    assert let_in(scene, "anna", told["password"]) == {scene.anna}


async def test_the_profile_needs_its_own_signature(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """Another access's, a changed one, none, and a token of a user: all the same, and no ban."""
    scene.hass.config.external_url = ADDRESS
    await add(scene, "anna", scene.anna)
    await add(scene, "ben", scene.ben)
    path = local(async_profile_url(scene.hass, "anna"))
    bare = path.partition("?")[0]
    wrong = [
        bare,
        path[:-1] + ("A" if path[-1] != "A" else "B"),
        path.replace("/anna?", "/ben?"),
        f"{path}&more=1",
        f"{bare}?authSig=x",
    ]
    for each in wrong:
        status, data, _ = await get(scene, each)
        assert status == 404, each
        assert b"no longer valid" in data
    owner = await a_person(scene.house, "Owner", admin=True)
    status, _, _ = await get(scene, bare, Authorization=owner.headers["Authorization"])
    assert status == 404
    assert "Login attempt" not in caplog.text


async def test_no_user_of_home_assistant_can_sign_the_address(scene: Scene) -> None:
    """Every user may sign any address for themselves, and sees the id of an access."""
    scene.hass.config.external_url = ADDRESS
    await add(scene, "anna", scene.anna)
    bare = local(async_profile_url(scene.hass, "anna")).partition("?")[0]
    await a_person(scene.house, "Owner", admin=True)
    tablet = await a_person(scene.house, "Tablet")
    [token] = tablet.user.refresh_tokens
    signed = async_sign_path(scene.hass, bare, timedelta(days=1), refresh_token_id=token)
    status, data, _ = await get(scene, signed)
    assert status == 404
    assert b"no longer valid" in data


async def test_the_address_ends(scene: Scene, freezer: Any) -> None:
    """After a day, and with the access: disabled, removed, studio disabled."""
    hass: HomeAssistant = scene.hass
    hass.config.external_url = ADDRESS
    annas, _ = await add(scene, "anna", scene.anna)
    path = local(async_profile_url(hass, "anna"))

    async def status() -> int:
        return (await get(scene, path))[0]

    assert await status() == 200
    for enabled in (False, True):
        shown = await change(scene, found(scene, "anna"), "validity")
        await fill(scene, shown, access_enabled=enabled, valid_zone="Europe/Berlin")
        assert await status() == (200 if enabled else 404)
    entry_id = scene.studio.entry_id
    await hass.config_entries.async_set_disabled_by(entry_id, ConfigEntryDisabler.USER)
    assert await status() == 404
    await hass.config_entries.async_set_disabled_by(entry_id, None)
    await settle(hass)
    assert await status() == 200
    freezer.tick(VALID.total_seconds() + 1)
    assert await status() == 404
    path = local(async_profile_url(hass, "anna"))
    assert await status() == 200
    hass.config.external_url = hass.config.internal_url = hass.config.api = None
    assert await status() == 404
    hass.config.internal_url = "http://192.168.1.10:8123"
    assert await status() == 200
    hass.config_entries.async_remove_subentry(scene.studio, annas.subentry_id)
    assert await status() == 404
    # The studio is reloaded without it.
    await settle(hass)


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ("https://studio.example.com", "caldavs://anna@studio.example.com/api/studio_sync/dav/"),
        ("https://a.example:8443", "caldavs://anna@a.example:8443/api/studio_sync/dav/"),
        ("http://192.168.1.10:8123", "caldav://anna@192.168.1.10:8123/api/studio_sync/dav/"),
        ("https://bücher.example", "caldavs://anna@xn--bcher-kva.example/api/studio_sync/dav/"),
    ],
)
async def test_davx5_opens_with_address_and_user_name(
    scene: Scene, address: str, link: str
) -> None:
    scene.hass.config.internal_url = address
    scene.hass.config.external_url = address if address.startswith("https") else None
    subentry, _ = await add(scene, "anna", scene.anna)
    assert davx5_link(scene.hass, Access.of(subentry.data)) == link
