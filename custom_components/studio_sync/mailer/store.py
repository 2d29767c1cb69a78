"""What a studio's mailer stores: which warnings were sent, and the waiting messages."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.helpers.storage import Store

from ..const import DOMAIN
from ..reports.outbox import Memory, Message
from ..reports.render import Rendered
from ..reports.smtp import Attachment

VERSION: Final = 1
MINOR: Final = 3
"""1: only what was reported. 2: the waiting messages as well. 3: with attachments."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """``told``: for each channel, which warnings were sent when; ``messages`` wait to be sent."""

    told: Mapping[str, Memory] = field(default_factory=dict)
    messages: tuple[Message, ...] = ()


class _Store(Store[dict[str, Any]]):
    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: dict[str, Any]
    ) -> dict[str, Any]:
        if old_minor_version == 1:
            return {"told": old_data, "letters": []}
        letters = [{**each, "attachments": [], "user_id": ""} for each in old_data["letters"]]
        return {**old_data, "letters": letters}


class MailStore:
    """A file that only Home Assistant may read: messages contain names. No password is in it."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Name the file of a studio."""
        key = f"{DOMAIN}.mail.{entry.entry_id}"
        self._store = _Store(hass, VERSION, key, private=True, minor_version=MINOR)

    async def async_load(self) -> Kept:
        """Return what was stored; empty at first."""
        stored = await self._store.async_load()
        if stored is None:
            return Kept()
        told = {
            channel: {name: datetime.fromisoformat(at) for name, at in memory.items()}
            for channel, memory in stored["told"].items()
        }
        return Kept(told=told, messages=tuple(_message(each) for each in stored["letters"]))

    async def async_save(self, kept: Kept) -> None:
        """Store it now; while Home Assistant stops, with its final write."""
        told = {
            channel: {name: at.isoformat() for name, at in memory.items()}
            for channel, memory in kept.told.items()
        }
        await self._store.async_save(
            {"told": told, "letters": [_stored(each) for each in kept.messages]}
        )

    async def async_remove(self) -> None:
        """Delete the file."""
        await self._store.async_remove()


def _stored(message: Message) -> dict[str, Any]:
    return {
        "address": message.address,
        "written": message.written.isoformat(),
        "subject": message.rendered.subject,
        "text": message.rendered.text,
        "html": message.rendered.html,
        "attachments": [
            {
                "name": each.name,
                "mime": each.mime,
                "content": b64encode(each.content).decode("ascii"),
            }
            for each in message.attachments
        ],
        "user_id": message.user_id,
    }


def _message(stored: Mapping[str, Any]) -> Message:
    return Message(
        address=stored["address"],
        written=datetime.fromisoformat(stored["written"]),
        rendered=Rendered(subject=stored["subject"], text=stored["text"], html=stored["html"]),
        attachments=tuple(
            Attachment(name=each["name"], mime=each["mime"], content=b64decode(each["content"]))
            for each in stored["attachments"]
        ),
        user_id=stored["user_id"],
    )
