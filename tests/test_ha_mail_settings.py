"""E-mail is set up and tried in the options of a studio (S14)."""

from datetime import UTC, datetime
from ipaddress import ip_address
from pathlib import Path
import ssl

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.diagnostics import async_get_config_entry_diagnostics
from custom_components.studio_sync.mailer.store import MailStore

from .ha_fixtures import Scene
from .ha_mailing import ME, from_google, mail_repair, set_options, smtp
from .ha_options import choose, open_page, submit, suggested
from .mail_server import PASSWORD, USER, MailServer, mail_server, mail_server_apart


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


async def test_options_refuse_e_mail_that_is_not_set_up(scene: Scene) -> None:
    """S14: with the way to fix it."""
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
    assert kept.messages
    assert secret not in f"{kept}"
    assert ME not in f"{found}"
