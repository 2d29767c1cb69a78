"""Which database server a book is on: asked, and tried out."""

from __future__ import annotations

from collections.abc import Mapping
import re
from typing import Any, Final

from homeassistant.const import CONF_HOST, CONF_PASSWORD, CONF_PORT, CONF_USERNAME
from homeassistant.helpers.selector import (
    NumberSelector,
    NumberSelectorConfig,
    NumberSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import probatio as vol

from ..entries.book_places import CONF_DATABASE, CONF_SCHEMA, CONF_TLS, Tls
from .forms import one_of

_TEXT: Final = TextSelector()
_SECRET: Final = TextSelector(TextSelectorConfig(type=TextSelectorType.PASSWORD))
_PORT: Final = NumberSelector(
    NumberSelectorConfig(min=1, max=65_535, step=1, mode=NumberSelectorMode.BOX)
)
_SCHEMA: Final = re.compile(r"[a-z_][a-z0-9_]{0,59}")


def server_form(server: Mapping[str, Any]) -> vol.Schema:
    """Ask for a server; suggest what is known of one, but never show a password."""
    suggested = {name: {"suggested_value": value} for name, value in server.items()}
    return vol.Schema(
        {
            vol.Required(CONF_HOST, description=suggested.get(CONF_HOST)): _TEXT,
            vol.Required(CONF_PORT, default=server.get(CONF_PORT, 5432)): _PORT,
            vol.Required(CONF_DATABASE, description=suggested.get(CONF_DATABASE)): _TEXT,
            vol.Required(CONF_USERNAME, description=suggested.get(CONF_USERNAME)): _TEXT,
            vol.Optional(CONF_PASSWORD): _SECRET,
            vol.Required(CONF_TLS, default=server.get(CONF_TLS, Tls.IF_OFFERED.value)): one_of(
                {each.value: each.value for each in Tls}, "tls"
            ),
            vol.Required(CONF_SCHEMA, description=suggested.get(CONF_SCHEMA)): _TEXT,
        }
    )


def server_given(
    user_input: Mapping[str, Any], known: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """Return a server as an entry keeps it; a password that is left empty stays as it was."""
    texts = (CONF_HOST, CONF_DATABASE, CONF_USERNAME, CONF_SCHEMA)
    return {
        **{name: user_input[name].strip() for name in texts},
        CONF_PORT: int(user_input[CONF_PORT]),
        CONF_TLS: user_input[CONF_TLS],
        CONF_PASSWORD: user_input.get(CONF_PASSWORD) or (known or {}).get(CONF_PASSWORD, ""),
    }


def server_errors(server: Mapping[str, Any]) -> dict[str, str]:
    """Return what is wrong with a server, by the field, before it is asked."""
    if not _SCHEMA.fullmatch(server[CONF_SCHEMA]):
        return {CONF_SCHEMA: "schema_invalid"}
    return {}
