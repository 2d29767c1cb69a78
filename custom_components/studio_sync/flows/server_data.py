"""What the flows of a calendar server read from addresses, and write into its entry."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME

from ..dav_client.certificates import Trust
from ..dav_client.homes import Collection, Principal
from ..entries.servers import CONF_AUTHORITY, CONF_FINGERPRINT, CONF_HOMES


def server_data(user: str, password: str, trust: Trust) -> dict[str, str]:
    """Return how to sign in, as an entry keeps it."""
    return {
        CONF_USERNAME: user,
        CONF_PASSWORD: password,
        CONF_AUTHORITY: trust.authority,
        CONF_FINGERPRINT: trust.fingerprint,
    }


def place_data(principal: Principal) -> dict[str, Any]:
    """Return where a server is, as an entry keeps it."""
    return {CONF_URL: principal.url, CONF_HOMES: list(principal.homes)}


def href_of(collection: Collection) -> str:
    """Return the path of a collection on its server."""
    return urlsplit(collection.url).path
