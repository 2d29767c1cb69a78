"""Where a studio's book is: in Home Assistant, or on a database server.

What an entry's data has of a server is what its form asks for, under ``CONF_BOOK``; a book in Home
Assistant has nothing there.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_PORT, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.util import slugify
from sqlalchemy.engine import URL

from ..const import CONF_BOOK
from .book_files import book_path, book_url

CONF_DATABASE: Final = "database"
CONF_SCHEMA: Final = "schema"
CONF_TLS: Final = "tls"


class Where(StrEnum):
    """Where a book may be."""

    HOME_ASSISTANT = "in_home_assistant"
    POSTGRESQL = "postgresql"
    CALENDAR_SERVER = "calendar_server"
    """In Home Assistant, and what people see of it on a calendar server as well."""


class Tls(StrEnum):
    """How a line to a server is encrypted; the values are PostgreSQL's own (``sslmode``)."""

    IF_OFFERED = "prefer"
    ALWAYS = "require"
    CHECKED = "verify-full"
    NEVER = "disable"


def server_of(entry: ConfigEntry) -> Mapping[str, Any] | None:
    """Return what is known of the server that a studio's book is on; None if it is on none."""
    found: Mapping[str, Any] | None = entry.data.get(CONF_BOOK)
    return found


def server_url(server: Mapping[str, Any]) -> str:
    """Return the URL of a book on a server. It has the password in it: not for a log."""
    return URL.create(
        "postgresql+psycopg",
        username=server[CONF_USERNAME],
        password=server.get(CONF_PASSWORD) or None,
        host=server[CONF_HOST],
        port=int(server[CONF_PORT]),
        database=server[CONF_DATABASE],
        query={"schema": server[CONF_SCHEMA], "sslmode": server[CONF_TLS]},
    ).render_as_string(hide_password=False)


def url_at(hass: HomeAssistant, entry_id: str, server: Mapping[str, Any] | None) -> str:
    """Return the URL of a studio's book on a server, or in Home Assistant."""
    return book_url(book_path(hass, entry_id)) if server is None else server_url(server)


def url_of(hass: HomeAssistant, entry: ConfigEntry) -> str:
    """Return the URL of a studio's book."""
    return url_at(hass, entry.entry_id, server_of(entry))


def schema_for(studio: str) -> str:
    """Return the schema that is suggested for a studio's book."""
    return f"studio_sync_{slugify(studio) or 'book'}"[:60].rstrip("_")
