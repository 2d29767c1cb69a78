"""A mail server, and what a studio sends to it, for tests of mail in Home Assistant."""

from collections.abc import AsyncIterator
from email.message import EmailMessage
from typing import Any

from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.studio_sync.const import DOMAIN

from .ha_fixtures import ANNA, Scene, soon
from .mail_server import MailServer, mail_server

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
    """Let the mailer write its reports."""
    await scene.house.pass_time(seconds=10)
