"""Reports by e-mail and to notify entities, through a real mail server on loopback (S13, S14)."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from ipaddress import ip_address
from pathlib import Path
import ssl
import time
from typing import Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.const import EVENT_HOMEASSISTANT_STOP, STATE_UNKNOWN
from homeassistant.core import CoreState, ServiceCall
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
)

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.diagnostics import async_get_config_entry_diagnostics
from custom_components.studio_sync.mailer.reporter import Failure
from custom_components.studio_sync.mailer.store import MailStore

from .ha_day import add
from .ha_fixtures import ANNA, Scene, settle, soon
from .ha_options import choose, open_page, submit, suggested
from .mail_server import PASSWORD, USER, MailServer, mail_server, mail_server_apart, silent_server
from .moments import until

ME = "anna@studio.example"
BOSS = "boss@studio.example"


def smtp(port: int, **more: Any) -> dict[str, Any]:
    """Return what a studio keeps of its mail server."""
    return {
        "host": "127.0.0.1",
        "port": port,
        "security": "none",
        "username": "",
        "password": "",
        "sender": "nord@studio.example",
        "sender_name": "Atelier Nord",
        **more,
    }


def set_options(scene: Scene, entry: Any, **options: Any) -> None:
    """Set options as the flow would."""
    scene.hass.config_entries.async_update_entry(entry, options={**entry.options, **options})


@pytest.fixture
async def server(socket_enabled: None) -> AsyncIterator[MailServer]:
    """Run a mail server."""
    async with mail_server() as running:
        yield running


def certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """Make a certificate for 127.0.0.1; returns the server's context and who to trust."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "mail.test")])
    public = key.public_key()
    usage = dict.fromkeys(
        [
            "content_commitment",
            "key_encipherment",
            "data_encipherment",
            "key_agreement",
            "crl_sign",
            "encipher_only",
            "decipher_only",
        ],
        False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        # It is checked by the machine's clock.
        .not_valid_before(datetime(2000, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2999, 1, 1, tzinfo=UTC))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .add_extension(
            x509.KeyUsage(digital_signature=True, key_cert_sign=True, **usage), critical=True
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(public), critical=False)
        .sign(key, hashes.SHA256())
    )
    trusted, own = folder / "ca.pem", folder / "server.pem"
    pem = made.public_bytes(Encoding.PEM)
    trusted.write_bytes(pem)
    own.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()) + pem)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own)
    return context, trusted


async def from_google(scene: Scene, title: str, days: float = 1) -> None:
    """Add something in Google, and bring it in."""
    scene.house.google.account(ANNA).primary.add(title, start=soon(days))
    await scene.house.sync(scene.account)
    await report(scene)


def said_by_us(caplog: pytest.LogCaptureFixture) -> str:
    """Return our lines of the log; the test's storage logs what it would write."""
    ours = [each for each in caplog.records if each.name.startswith("custom_components")]
    return "\n".join(each.getMessage() for each in ours)


def body_of(mail: EmailMessage) -> str:
    """Return the plain text of a mail."""
    part = mail.get_body(["plain"])
    assert part is not None
    text: str = part.get_content()
    return text


def mail_repair(scene: Scene) -> str | None:
    """Return what the repair about e-mail says, None if there is none."""
    issue = ir.async_get(scene.hass).async_get_issue(DOMAIN, f"mail_{scene.studio.entry_id}")
    return None if issue is None else (issue.translation_placeholders or {})["reason"]


async def report(scene: Scene) -> None:
    """Let the post office write its reports."""
    await scene.house.pass_time(seconds=10)


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
    told = scene.studio.runtime_data.post._told
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
    calls_waiting = scene.studio.runtime_data.post._calls
    late = replace(calls_waiting.pop(), written=dt_util.utcnow() - timedelta(hours=2))
    calls_waiting.append(late)
    await scene.house.pass_time(minutes=11)
    assert len(calls) == 1
    assert str(mail_repair(scene)).startswith("notify.phone: ")
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
    """S13: without any mail server; one that fails is no trouble."""
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
    assert str(mail_repair(scene)).startswith("notify.broken: ")
    set_options(scene, scene.account, mail_notify=["notify.phone"])
    await report(scene)
    await from_google(scene, "Engagement", days=3)
    assert mail_repair(scene) is None
    assert "Newborn" in calls[1].data["message"]
    assert "Anna (Google)" in calls[1].data["title"]


async def test_a_silent_server_holds_up_no_sync(scene: Scene, socket_enabled: None) -> None:
    """Slow or hanging SMTP: runs go on; unloading ends the attempt."""
    async with silent_server() as silence:
        set_options(scene, scene.studio, smtp=smtp(silence.port))
        set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
        calendar = scene.house.google.account(ANNA).primary
        calendar.add("One", start=soon())
        await scene.house.sync(scene.account)
        scene.house.clock.go_on(timedelta(seconds=10))
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
    """One warning, one repair, one line when it works; the letter is not lost."""
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
async def test_letters_that_wait_survive_a_restart(
    scene: Scene, server: MailServer, hass_storage: dict[str, Any], way: str
) -> None:
    """S13: the server is down; Home Assistant goes; both come back: each letter comes once."""
    set_options(scene, scene.studio, smtp=smtp(1))
    set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
    await from_google(scene, "One")
    # Of this one there is only a note, not even a letter.
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


async def test_what_was_told_before_letters_were_kept_is_still_told(
    scene: Scene, hass_storage: dict[str, Any]
) -> None:
    """A file of the first version."""
    key = f"{DOMAIN}.mail.other"
    told = {"channel": {"failed": "2026-11-20T10:00:00+00:00"}}
    hass_storage[key] = {"version": 1, "key": key, "data": told}
    store = MailStore(scene.hass, MockConfigEntry(domain=DOMAIN, entry_id="other"))
    kept = await store.async_load()
    assert kept.told == {"channel": {"failed": datetime(2026, 11, 20, 10, tzinfo=UTC)}}
    assert kept.letters == ()
    await store.async_remove()
    assert (await store.async_load()).told == {}


async def test_mended_settings_are_tried_at_once(scene: Scene) -> None:
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
    assert str(mail_repair(scene)).startswith(BOSS)
    assert caplog.text.count("could not be sent: mail_recipient_refused") == 1
    assert "can be sent again" not in caplog.text
    assert BOSS not in said_by_us(caplog)
    set_options(scene, scene.studio, failure_address="")
    await from_google(scene, "Last", days=5)
    assert mail_repair(scene) is None


def fail(scene: Scene, reason: str) -> None:
    """Have the account say that it fails."""
    failure = Failure(reason=reason, began=dt_util.utcnow())
    scene.studio.runtime_data.post.async_failed(scene.account, failure)


async def test_greylisting_is_no_trouble(
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
    assert "try later" in str(mail_repair(scene))
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


async def test_options_refuse_e_mail_that_is_not_set_up(scene: Scene) -> None:
    """S14: with the way to mend it."""
    hass = scene.hass
    form = await open_page(hass, scene.account, "reports")
    form = await submit(hass, form, mail_warnings=True, mail_detailed=False, mail_address=ME)
    assert form["errors"] == {"mail_address": "mail_not_set_up"}
    form = await submit(hass, form, mail_warnings=True, mail_detailed=False)
    assert form["errors"] == {"mail_address": "report_to_nobody"}
    set_options(scene, scene.studio, smtp=smtp(25))
    form = await submit(hass, form, mail_warnings=True, mail_detailed=False, mail_address="anna")
    assert form["errors"] == {"mail_address": "mail_address_invalid"}
    done = await submit(hass, form, mail_warnings=True, mail_detailed=False, mail_address=ME)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert scene.account.options["mail_address"] == ME
    assert scene.account.options["send_back"] is True
    form = await open_page(hass, scene.account, "reports")
    assert suggested(form)["mail_address"] == ME
    done = await submit(hass, form, mail_warnings=False, mail_detailed=False)
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert scene.account.options["mail_address"] == ""


async def test_e_mail_is_set_up_and_tried_in_the_flow(scene: Scene) -> None:
    """S14: the test e-mail is really sent, and says what the server refuses."""
    hass = scene.hass
    async with mail_server(auth=True) as server:
        form = await open_page(hass, scene.studio, "mail")
        given = smtp(server.port, username=USER, password="wrong")
        form = await submit(hass, form, **{**given, "sender": "nobody"})
        assert form["errors"] == {"sender": "mail_address_invalid"}
        menu = await submit(hass, form, **given)
        form = await choose(hass, menu, "mail_test")
        assert suggested(form) == {"recipient": "nord@studio.example"}
        form = await submit(hass, form, recipient=ME)
        assert form["errors"] == {"base": "mail_login_refused"}
        form = await submit(hass, form, recipient="anna")
        assert form["errors"] == {"recipient": "mail_address_invalid"}
        assert server.received == []


async def test_what_was_tried_is_kept(scene: Scene, server: MailServer) -> None:
    """S14: without a new password the stored one stays, and no form shows it."""
    hass = scene.hass
    form = await open_page(hass, scene.studio, "mail")
    menu = await submit(hass, form, **smtp(server.port, password="secret"))
    form = await choose(hass, menu, "mail_test")
    menu = await submit(hass, form, recipient=ME)
    assert menu["step_id"] == "mail_sent"
    [mail] = server.received
    assert mail["To"] == ME
    done = await choose(hass, menu, "mail_save")
    assert done["type"] is FlowResultType.CREATE_ENTRY
    assert scene.studio.options["smtp"]["password"] == "secret"
    form = await open_page(hass, scene.studio, "mail")
    assert "password" not in suggested(form)
    again = {key: value for key, value in smtp(server.port).items() if key != "password"}
    await choose(hass, await submit(hass, form, **again), "mail_save")
    assert scene.studio.options["smtp"]["password"] == "secret"
    form = await open_page(hass, scene.studio, "mail")
    await choose(hass, await submit(hass, form, **{**again, "host": "localhost"}), "mail_save")
    assert scene.studio.options["smtp"]["password"] == ""
    form = await open_page(hass, scene.studio, "mail")
    done = await submit(hass, form, **{**again, "host": ""})
    assert "smtp" not in scene.studio.options


@pytest.mark.parametrize("security", ["tls", "starttls"])
async def test_mail_goes_out_protected(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, security: str
) -> None:
    """S14: TLS and STARTTLS, signed in; a certificate that nobody vouches for is refused."""
    context, trusted = certificate(tmp_path)
    protected = {"tls": context} if security == "tls" else {"start_tls": context}
    async with mail_server(auth=security == "starttls", **protected) as server:
        sign_in = {"username": USER, "password": PASSWORD} if security == "starttls" else {}
        set_options(scene, scene.studio, smtp=smtp(server.port, security=security, **sign_in))
        data = {"config_entry_id": scene.studio.entry_id, "recipient": ME}
        call = scene.hass.services.async_call
        if security == "starttls":  # Refused any earlier, the server would complain.
            with pytest.raises(HomeAssistantError) as refused:
                await call(DOMAIN, "send_test_mail", data, blocking=True)
            assert refused.value.translation_key == "mail_bad_certificate"
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        await call(DOMAIN, "send_test_mail", data, blocking=True)
        [mail] = server.received
        assert mail["To"] == ME


async def test_a_certificate_that_nobody_vouches_for_is_told_where_mail_is_set_up(
    scene: Scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """S14: as the user meets it; with a certificate that is vouched for, the same form sends."""
    hass = scene.hass
    context, trusted = certificate(tmp_path)
    async with mail_server_apart(tls=context) as server:
        form = await open_page(hass, scene.studio, "mail")
        menu = await submit(hass, form, **smtp(server.port, security="tls"))
        form = await choose(hass, menu, "mail_test")
        form = await submit(hass, form, recipient=ME)
        assert form["errors"] == {"base": "mail_bad_certificate"}
        assert server.received == []
        monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
        menu = await submit(hass, form, recipient=ME)
        assert menu["step_id"] == "mail_sent"
        [mail] = server.received
        assert mail["To"] == ME


async def test_the_action_refuses_what_can_not_be(scene: Scene) -> None:
    """S14: an account, no server, no address."""
    call = scene.hass.services.async_call

    async def key_of(entry_id: str, recipient: str) -> str | None:
        data = {"config_entry_id": entry_id, "recipient": recipient}
        with pytest.raises(ServiceValidationError) as refused:
            await call(DOMAIN, "send_test_mail", data, blocking=True)
        return refused.value.translation_key

    assert await key_of(scene.account.entry_id, ME) == "entry_unknown"
    assert await key_of(scene.studio.entry_id, ME) == "mail_not_set_up"
    set_options(scene, scene.studio, smtp=smtp(25))
    assert await key_of(scene.studio.entry_id, "anna") == "mail_address_invalid"


async def test_diagnostics_and_log_hold_no_password(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """The password lives in the entry only."""
    secret = "hunter2"
    set_options(scene, scene.studio, smtp=smtp(1, username=USER, password=secret))
    set_options(scene, scene.account, mail_detailed=True, mail_address=ME)
    await from_google(scene, "One")
    found = [
        await async_get_config_entry_diagnostics(scene.hass, entry)
        for entry in (scene.studio, scene.account)
    ]
    repairs = [each.to_json() for each in ir.async_get(scene.hass).issues.values()]
    assert mail_repair(scene) is not None
    assert secret not in f"{found}{caplog.text}{repairs}{mail_repair(scene)}"
    kept = await MailStore(scene.hass, scene.studio).async_load()
    assert kept.letters
    assert secret not in f"{kept}"
    assert ME not in f"{found}"
