"""Mail whose delivery fails: what waits, what is told, and what survives a restart (S14)."""

from datetime import UTC, datetime, timedelta
import time
from typing import Any

from homeassistant.const import EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CoreState
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
)

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.entries.connected import connected_by
from custom_components.studio_sync.events.runs import RunFailed, announce_run
from custom_components.studio_sync.mailer.store import MailStore

from .ha_fixtures import ANNA, Scene, settle, soon
from .ha_mailing import (
    BOSS,
    ME,
    body_of,
    from_google,
    mail_repair,
    report,
    said_by_us,
    set_options,
    smtp,
)
from .mail_server import PASSWORD, USER, MailServer, mail_server, silent_server
from .moments import until


async def test_a_silent_server_holds_up_no_sync(scene: Scene, socket_enabled: None) -> None:
    """Slow or hanging SMTP: runs go on; unloading ends the attempt."""
    async with silent_server() as silence:
        set_options(scene, scene.studio, smtp=smtp(silence.port))
        set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
        calendar = scene.house.google.account(ANNA).primary
        calendar.add("One", start=soon())
        await scene.hass.services.async_call(
            DOMAIN, "sync_now", {"config_entry_id": scene.account.entry_id}, blocking=True
        )
        await until(lambda: silence.held)
        calendar.add("Two", start=soon(days=2))
        answer = await scene.hass.services.async_call(
            DOMAIN,
            "sync_now",
            {"config_entry_id": scene.account.entry_id},
            blocking=True,
            return_response=True,
        )
        assert answer is not None
        assert silence.held == 1
        assert await scene.hass.config_entries.async_unload(scene.studio.entry_id)
        await until(lambda: not silence.held)


async def test_a_server_that_is_down_is_said_once_and_made_up_for(
    scene: Scene, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    """One warning, one repair, one line when it works; the message is not lost."""
    set_options(scene, scene.studio, smtp=smtp(1))
    set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
    await from_google(scene, "One")
    await from_google(scene, "Two", days=2)
    assert caplog.text.count("could not be sent: mail_unreachable") == 1
    issues = ir.async_get(scene.hass)
    issue = issues.async_get_issue(DOMAIN, f"mail_{scene.studio.entry_id}")
    assert issue is not None
    assert issue.translation_placeholders is not None
    assert "can't be reached" in issue.translation_placeholders["reason"]
    assert ME not in said_by_us(caplog)
    set_options(scene, scene.studio, smtp=smtp(server.port))
    await report(scene)
    await scene.house.pass_time(minutes=11)
    bodies = [mail.get_body(["plain"]) for mail in server.received]
    texts = [body.get_content() for body in bodies if body is not None]
    assert ["One" in texts[0], "Two" in texts[1]] == [True, True]
    assert caplog.text.count("can be sent again") == 1
    assert issues.async_get_issue(DOMAIN, f"mail_{scene.studio.entry_id}") is None


@pytest.mark.parametrize("way", ["reload", "stop"])
async def test_waiting_messages_survive_a_restart(
    scene: Scene, server: MailServer, hass_storage: dict[str, Any], way: str
) -> None:
    """S13: the server is down while Home Assistant restarts: each message is sent once."""
    set_options(scene, scene.studio, smtp=smtp(1))
    set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
    await from_google(scene, "One")
    # Of this one there is only a note, not even a message.
    scene.house.google.account(ANNA).primary.add("Two", start=soon(2))
    await scene.house.sync(scene.account)
    if way == "stop":
        scene.hass.bus.async_fire(EVENT_HOMEASSISTANT_STOP)
        await settle(scene.hass)
    else:
        assert await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    stored = hass_storage[f"{DOMAIN}.mail.{scene.studio.entry_id}"]["data"]
    assert [("One" in each["text"], "Two" in each["text"]) for each in stored["letters"]] == [
        (True, False),
        (False, True),
    ]
    if way == "stop":
        await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    set_options(scene, scene.studio, smtp=smtp(server.port))
    await scene.hass.config_entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    await report(scene)
    await scene.house.pass_time(minutes=11)
    assert ["One" in body_of(server.received[0]), "Two" in body_of(server.received[1])] == [
        True
    ] * 2
    assert len(server.received) == 2
    assert hass_storage[f"{DOMAIN}.mail.{scene.studio.entry_id}"]["data"]["letters"] == []


async def test_what_was_told_before_messages_were_kept_is_still_told(
    scene: Scene, hass_storage: dict[str, Any]
) -> None:
    """A file of the first version."""
    key = f"{DOMAIN}.mail.other"
    told = {"channel": {"failed": "2026-11-20T10:00:00+00:00"}}
    hass_storage[key] = {"version": 1, "key": key, "data": told}
    store = MailStore(scene.hass, MockConfigEntry(domain=DOMAIN, entry_id="other"))
    kept = await store.async_load()
    assert kept.told == {"channel": {"failed": datetime(2026, 11, 20, 10, tzinfo=UTC)}}
    assert kept.messages == ()
    await store.async_remove()
    assert (await store.async_load()).told == {}


async def test_corrected_settings_are_tried_at_once(scene: Scene) -> None:
    """S14: a refused sign-in is otherwise not tried again for an hour; the repair closes."""
    async with mail_server(auth=True) as server:
        wrong = smtp(server.port, username=USER, password="wrong")
        set_options(scene, scene.studio, smtp=wrong)
        set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
        await from_google(scene, "One")
        assert "app password" in str(mail_repair(scene))
        assert not server.received
        set_options(scene, scene.studio, smtp={**wrong, "password": PASSWORD})
        await settle(scene.hass)
        await report(scene)
        assert len(server.received) == 1
        assert mail_repair(scene) is None


async def test_one_wrong_address_is_told_once_and_leaves_the_others_alone(
    scene: Scene, server: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    """S13: the repair names it, stays while others get their mail, and goes with the address."""
    server.later[BOSS] = "550 5.1.1 no such user"
    set_options(scene, scene.studio, smtp=smtp(server.port), failure_address=BOSS)
    set_options(scene, scene.account, mail_warnings=True, mail_detailed=True, mail_address=ME)
    fail(scene, "One")
    await report(scene)
    for number in range(3):
        await from_google(scene, f"Number {number}", days=number + 1)
    assert {mail["To"] for mail in server.received} == {ME}
    assert str(mail_repair(scene)).startswith(f"Report, {BOSS}: ")
    assert caplog.text.count("could not be sent: mail_recipient_refused") == 1
    assert "can be sent again" not in caplog.text
    assert BOSS not in said_by_us(caplog)
    set_options(scene, scene.studio, failure_address="")
    await from_google(scene, "Last", days=5)
    assert mail_repair(scene) is None


def fail(scene: Scene, reason: str) -> None:
    """Have the account say that it fails."""
    failed = RunFailed(
        account=scene.account.entry_id,
        replica_id=connected_by(scene.account)[0].replica_id,
        reason=reason,
        began=dt_util.utcnow(),
    )
    announce_run(scene.hass, scene.studio.entry_id, failed)


async def test_greylisting_is_no_problem(
    scene: Scene, server: MailServer, hass_storage: dict[str, Any]
) -> None:
    """RFC 6647: the first attempt is always put off; nobody hears of that within the hour."""
    server.later[ME] = "450 4.2.0 greylisted"
    set_options(scene, scene.studio, smtp=smtp(server.port))
    set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
    await from_google(scene, "One")
    assert mail_repair(scene) is None
    kept = hass_storage[f"{DOMAIN}.mail.{scene.studio.entry_id}"]["data"]["letters"]
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    kept[0]["written"] = (dt_util.utcnow() - timedelta(hours=2)).isoformat()
    await scene.hass.config_entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    await report(scene)
    assert "try again later" in str(mail_repair(scene))
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    server.later.clear()
    await scene.hass.config_entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    await report(scene)
    assert len(server.received) == 1
    assert mail_repair(scene) is None


async def test_who_needs_to_sign_in_again_is_told_even_after_a_restart(
    scene: Scene, server: MailServer
) -> None:
    """S15: the account is not even set up; and that it works again is told as well."""
    set_options(scene, scene.studio, smtp=smtp(server.port), failure_address=BOSS)
    token = {**scene.account.data["token"], "expires_at": 0}
    entries = scene.hass.config_entries
    entries.async_update_entry(scene.account, data={**scene.account.data, "token": token})
    fault = scene.house.google.faults.add("error", path="token", status=400, count=None)
    await entries.async_reload(scene.account.entry_id)
    await report(scene)
    [mail] = server.received
    assert "failed" in mail["Subject"]
    assert "Sign in again" in body_of(mail)
    await entries.async_reload(scene.account.entry_id)
    await report(scene)
    assert len(server.received) == 1
    scene.house.google.faults.items.remove(fault)
    await entries.async_reload(scene.account.entry_id)
    await settle(scene.hass)
    await report(scene)
    assert "works again" in server.received[1]["Subject"]
    await scene.house.sync(scene.account)
    await report(scene)
    assert len(server.received) == 2


@pytest.mark.parametrize("hours", [0, 1])
async def test_a_start_without_network_is_told_once_it_lasts(
    scene: Scene, server: MailServer, impatient: None, hours: int
) -> None:
    """S16: a router that starts more slowly than Home Assistant is no news.

    Whether the sign-in has to be renewed just then, or not.
    """
    set_options(scene, scene.studio, smtp=smtp(server.port), failure_address=BOSS)
    token = {**scene.account.data["token"], "expires_at": hours * (time.time() + 3600)}
    entries = scene.hass.config_entries
    entries.async_update_entry(scene.account, data={**scene.account.data, "token": token})
    scene.house.google.faults.add("error", status=503, count=None)
    scene.hass.set_state(CoreState.starting)
    await entries.async_reload(scene.account.entry_id)
    await settle(scene.hass)
    await report(scene)
    assert server.received == []
    scene.hass.set_state(CoreState.running)
    await entries.async_reload(scene.account.entry_id)
    await settle(scene.hass)
    await report(scene)
    assert ["failed" in mail["Subject"] for mail in server.received] == [True]
