"""Reports by e-mail and to notify entities, through a real mail server on loopback (S13, S14)."""

from dataclasses import replace
from datetime import timedelta

from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.const import STATE_UNKNOWN
from homeassistant.core import ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.mailer.store import MailStore

from .ha_day import add
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
from .mail_server import MailServer


async def test_a_detailed_log_arrives(scene: Scene, server: MailServer) -> None:
    """S13: what changed, on which side and why, as text and as HTML."""
    set_options(scene, scene.studio, smtp=smtp(server.port))
    set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
    await from_google(scene, "Newborn <b>shoot</b>, Mia")
    [mail] = server.received
    assert mail["To"] == ME
    assert mail["From"] == "Atelier Nord <nord@studio.example>"
    assert "Atelier Nord" in mail["Subject"]
    assert "Anna (Google)" in mail["Subject"]
    text, html = mail.get_body(["plain"]), mail.get_body(["html"])
    assert text is not None
    assert html is not None
    assert "Newborn <b>shoot</b>, Mia" in text.get_content()
    assert "it was created in Google" in text.get_content()
    assert "Newborn &lt;b&gt;shoot&lt;/b&gt;, Mia" in html.get_content()


async def test_without_a_wish_nothing_is_sent(scene: Scene, server: MailServer) -> None:
    """S13: both are off at first; warnings alone say nothing of what went well."""
    set_options(scene, scene.studio, smtp=smtp(server.port))
    await from_google(scene, "One")
    set_options(scene, scene.account, mail_warnings=True, mail_address=ME)
    await from_google(scene, "Two", days=2)
    assert server.received == []


async def test_a_failure_is_told_once_and_its_end(
    scene: Scene, server: MailServer, impatient: None
) -> None:
    """S13, S15: to the account's owner and to the studio's."""
    set_options(scene, scene.studio, smtp=smtp(server.port), failure_address=BOSS)
    set_options(scene, scene.account, mail_warnings=True, mail_address=ME)
    fault = scene.house.google.faults.add("error", status=503, count=None)
    for _ in range(2):
        await scene.house.pass_time(minutes=6)
        await report(scene)
    told = [(mail["To"], str(mail["Subject"])) for mail in server.received]
    assert sorted(to for to, _ in told) == [ME, BOSS]
    assert all("failed" in subject for _, subject in told)
    scene.house.google.faults.items.remove(fault)
    await scene.house.pass_time(minutes=6)
    await report(scene)
    assert [mail["To"] for mail in server.received[2:]] == [ME, BOSS]
    assert all("works again" in str(mail["Subject"]) for mail in server.received[2:])


async def test_what_a_run_did_before_it_broke_off_is_in_the_log(
    scene: Scene, server: MailServer, impatient: None
) -> None:
    """S13, S23: once, and the rest with the run that brings it."""
    set_options(scene, scene.studio, smtp=smtp(server.port))
    set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
    await add(scene, "Goes out", soon(2))
    scene.house.google.account(ANNA).primary.add("Came in", start=soon())
    fault = scene.house.google.faults.add(
        "error", status=401, count=None, method="POST", path="batch"
    )
    for _ in range(2):
        with pytest.raises(HomeAssistantError, match="Sign in again"):
            await scene.house.sync(scene.account)
        await report(scene)
    [mail] = server.received
    assert "failed" in mail["Subject"]
    assert "Came in" in body_of(mail)
    assert "Goes out" not in body_of(mail)
    scene.house.google.faults.items.remove(fault)
    await scene.house.sync(scene.account)
    await report(scene)
    told = ["Goes out" in body_of(mail) for mail in server.received[1:]]
    assert sorted(told) == [False, True]


async def test_what_a_run_did_is_told_though_the_next_one_failed_before_the_report(
    scene: Scene, server: MailServer
) -> None:
    """S13: each failure has the lines of its own run, not of the last one."""
    set_options(scene, scene.studio, smtp=smtp(server.port))
    set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
    await add(scene, "Goes out", soon(2))
    scene.house.google.account(ANNA).primary.add("Came in", start=soon())
    scene.house.google.faults.add("error", status=401, count=None, method="POST", path="batch")
    mailer = scene.studio.runtime_data.mailer
    async with mailer._writing:
        for _ in range(2):
            with pytest.raises(HomeAssistantError, match="Sign in again"):
                await scene.house.sync(scene.account)
    await report(scene)
    [mail] = server.received
    assert "Came in" in body_of(mail)


async def test_a_failure_that_lasts_is_told_again_after_a_day(
    scene: Scene, server: MailServer, impatient: None
) -> None:
    """S13, S15: also one that began when the same was told already, an hour before."""
    set_options(scene, scene.studio, smtp=smtp(server.port), failure_address=BOSS)
    fault = scene.house.google.faults.add("error", status=503, count=None)
    await scene.house.pass_time(minutes=6)
    await report(scene)
    scene.house.google.faults.items.remove(fault)
    await scene.house.pass_time(minutes=6)
    await report(scene)
    assert [str(mail["Subject"]).split()[-1] for mail in server.received] == ["failed", "again"]
    scene.house.google.faults.items.append(fault)
    for _ in range(2):
        await scene.house.pass_time(minutes=6)
        await report(scene)
    assert len(server.received) == 2
    told = scene.studio.runtime_data.mailer._told
    assert told is not None
    day = timedelta(hours=25)
    told["failures"] = {name: at - day for name, at in told["failures"].items()}
    for _ in range(2):
        await scene.house.pass_time(minutes=6)
        await report(scene)
    assert [str(mail["Subject"]).split()[-1] for mail in server.received[2:]] == ["failed"]


async def test_the_same_warning_is_not_sent_twice_a_day_even_after_a_restart(
    scene: Scene, server: MailServer, impatient: None
) -> None:
    """S13: what was sent is remembered on disk."""
    set_options(scene, scene.studio, smtp=smtp(server.port))
    set_options(scene, scene.account, mail_warnings=True, mail_address=ME)
    scene.house.google.faults.add("error", status=503, count=None)
    await scene.house.pass_time(minutes=6)
    await report(scene)
    await report(scene)
    assert len(server.received) == 1
    assert (await MailStore(scene.hass, scene.studio).async_load()).told
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    await scene.house.pass_time(minutes=6)
    await report(scene)
    assert len(server.received) == 1


async def test_a_conflict_is_mailed_with_a_link(scene: Scene, server: MailServer) -> None:
    """S22: both sides, and where to decide."""
    scene.hass.config.external_url = "https://studio.example"
    set_options(scene, scene.studio, smtp=smtp(server.port))
    set_options(scene, scene.account, mail_warnings=True, mail_address=ME)
    await from_google(scene, "First")
    await from_google(scene, "Second")
    await scene.house.pass_time(seconds=20)
    [mail] = server.received
    text = mail.get_body(["plain"])
    assert text is not None
    assert "First" in text.get_content()
    assert "Second" in text.get_content()
    assert "https://studio.example/config/repairs" in text.get_content()


@pytest.mark.parametrize("disabled_by", [None, ConfigEntryDisabler.USER])
async def test_a_question_that_is_found_before_the_accounts_are_set_up_is_mailed(
    scene: Scene, server: MailServer, disabled_by: ConfigEntryDisabler | None
) -> None:
    """S22: as after a crash; not to the owner of an account that was switched off."""
    await from_google(scene, "First")
    await scene.hass.config_entries.async_unload(scene.account.entry_id)
    await scene.hass.config_entries.async_set_disabled_by(scene.account.entry_id, disabled_by)
    set_options(scene, scene.studio, smtp=smtp(server.port))
    set_options(scene, scene.account, mail_warnings=True, mail_address=ME)
    await add(scene, "Second", soon())
    await report(scene)
    await report(scene)
    told = ["to decide" in mail["Subject"] for mail in server.received]
    assert told == ([True] if disabled_by is None else [])


async def test_a_notify_entity_that_is_not_there_is_waited_for_and_then_told(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """S13: a phone's integration may start later; one that was removed is a repair."""
    calls: list[ServiceCall] = []

    async def notify(call: ServiceCall) -> None:
        calls.append(call)

    scene.hass.services.async_register("notify", "send_message", notify)
    set_options(scene, scene.account, mail_detailed=True, mail_notify=["notify.phone"])
    await from_google(scene, "Newborn")
    assert (calls, mail_repair(scene)) == ([], None)
    scene.hass.states.async_set("notify.phone", STATE_UNKNOWN)
    await scene.house.pass_time(minutes=11)
    assert len(calls) == 1
    scene.hass.states.async_remove("notify.phone")
    await from_google(scene, "Wedding", days=2)
    calls_waiting = scene.studio.runtime_data.mailer._calls
    late = replace(calls_waiting.pop(), written=dt_util.utcnow() - timedelta(hours=2))
    calls_waiting.append(late)
    await scene.house.pass_time(minutes=11)
    assert len(calls) == 1
    assert str(mail_repair(scene)).startswith("Report, notify.phone: ")
    assert "notify.phone" not in said_by_us(caplog)


async def test_a_held_sync_is_mailed_with_what_it_is_held_for(
    scene: Scene, server: MailServer
) -> None:
    """B4, S13: the first ten by name, and the way to decide; the studio's owner hears, too."""
    scene.hass.config.external_url = "https://studio.example"
    set_options(scene, scene.studio, smtp=smtp(server.port), failure_address=BOSS)
    set_options(scene, scene.account, mail_warnings=True, mail_address=ME)
    primary = scene.house.google.account(ANNA).primary
    made = [primary.add(f"Portrait {day}", start=soon(day)) for day in range(1, 14)]
    await scene.house.sync(scene.account)
    for event in made:
        primary.delete(event["id"])
    for _ in range(2):
        await scene.house.sync(scene.account)
        await report(scene)
    assert [mail["To"] for mail in server.received] == [ME, BOSS]
    text = body_of(server.received[0])
    assert "It would delete 13 appointments." in text
    assert text.count("Portrait") == 10
    assert "https://studio.example/config/repairs" in text


async def test_notify_entities_get_the_same(scene: Scene, caplog: pytest.LogCaptureFixture) -> None:
    """S13: without any mail server; one that fails is no problem."""
    calls: list[ServiceCall] = []

    async def notify(call: ServiceCall) -> None:
        calls.append(call)
        if call.data["entity_id"] == "notify.broken":
            raise HomeAssistantError("no")

    scene.hass.services.async_register("notify", "send_message", notify)
    for name in ("notify.broken", "notify.phone"):
        scene.hass.states.async_set(name, STATE_UNKNOWN)
    set_options(
        scene, scene.account, mail_detailed=True, mail_notify=["notify.broken", "notify.phone"]
    )
    await from_google(scene, "Newborn")
    assert [call.data["entity_id"] for call in calls] == ["notify.broken", "notify.phone"]
    await from_google(scene, "Wedding", days=2)
    assert caplog.text.count("could not be sent: notify_failed") == 1
    assert str(mail_repair(scene)).startswith("Report, notify.broken: ")
    set_options(scene, scene.account, mail_notify=["notify.phone"])
    await report(scene)
    await from_google(scene, "Engagement", days=3)
    assert mail_repair(scene) is None
    assert "Newborn" in calls[1].data["message"]
    assert "Anna (Google)" in calls[1].data["title"]


async def test_a_phone_gets_what_fits_on_it(scene: Scene) -> None:
    """S13: the beginning in whole lines, and how much there is besides."""
    calls: list[ServiceCall] = []

    async def notify(call: ServiceCall) -> None:
        calls.append(call)

    scene.hass.services.async_register("notify", "send_message", notify)
    scene.hass.states.async_set("notify.phone", STATE_UNKNOWN)
    set_options(scene, scene.account, mail_detailed=True, mail_notify=["notify.phone"])
    for number in range(60):
        scene.house.google.account(ANNA).primary.add(f"Portrait {number}", start=soon(1, number))
    await scene.house.sync(scene.account)
    await report(scene)
    [call] = calls
    lines = call.data["message"].splitlines()
    assert len(call.data["message"]) < 1_100
    shown = [each for each in lines if each.startswith("• ")]
    assert 5 < len(shown) < 60
    assert lines[-1] == f"… and {60 - len(shown)} more"
