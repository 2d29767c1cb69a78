"""What the entry of a calendar server holds: where it is, how to sign in, and what it has."""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME

from ..const import CONF_HREF, SUBENTRY_CALENDAR
from ..dav_client.addresses import resolved
from ..dav_client.certificates import Trust
from ..dav_client.client import Server
from ..dav_client.homes import Collection, Holds

CONF_HOMES: Final = "homes"
"""The addresses of the homes, which list the calendars and address books."""
CONF_AUTHORITY: Final = "authority"
"""Certificates of the user's own authority (PEM)."""
CONF_FINGERPRINT: Final = "fingerprint"
"""That of the one certificate that is accepted (SHA-256)."""


def server_of(entry: ConfigEntry) -> Server:
    """Return where a server is, and how to sign in."""
    return server_in(entry.data)


def server_in(data: Any) -> Server:
    """Return the same of an entry's data."""
    return Server(
        url=data[CONF_URL],
        user=data[CONF_USERNAME],
        password=data[CONF_PASSWORD],
        trust=Trust(
            authority=data.get(CONF_AUTHORITY, ""), fingerprint=data.get(CONF_FINGERPRINT, "")
        ),
    )


def collection_of(entry: ConfigEntry, subentry: ConfigSubentry) -> Collection:
    """Return a calendar or address book, as far as it is known before the server tells of it.

    It is at the host of its home, which is another than the principal's with iCloud.
    """
    events, href = subentry.subentry_type == SUBENTRY_CALENDAR, subentry.data[CONF_HREF]
    homes = (each for each in entry.data[CONF_HOMES] if href.startswith(urlsplit(each).path))
    return Collection(
        url=resolved(next(homes, entry.data[CONF_URL]), href),
        holds=Holds.EVENTS if events else Holds.CARDS,
        name=subentry.title,
        may_sync=True,
    )
