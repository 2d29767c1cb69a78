"""The texts of the page and the cards: those that they show, in one message.

Home Assistant would send all of ``translations/`` that is of the same category, which is several
times as much: the texts of e-mails, of dialogs, of repairs.
"""

from __future__ import annotations

from typing import Any, Final

from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import async_response
from homeassistant.components.websocket_api.messages import BASE_COMMAND_MESSAGE_SCHEMA
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.translation import async_get_translations
import probatio as vol

from ..const import DOMAIN
from ..errors import SAID_ON_PAGES
from ..texts.catalogue import DEFAULT, known_language

_KIND: Final = f"{DOMAIN}/texts"
_SCHEMA: Final = BASE_COMMAND_MESSAGE_SCHEMA.extend(
    {vol.Required("type"): _KIND, vol.Required("language"): str}
)
_START: Final = f"component.{DOMAIN}."
_SHOWN: Final = {
    "config_panel": (
        "config_panel.page.",
        "config_panel.own_page.",
        "config_panel.texts.repeats.",
        "config_panel.texts.counted.",
        "config_panel.texts.reasons.",
        "config_panel.texts.imports.column",
        "config_panel.texts.imports.differs",
        "config_panel.texts.imports.of_row",
        "config_panel.texts.imports.remark_",
        "config_panel.texts.imports.why_",
        "config_panel.texts.imports.wrong_quotes",
    ),
    "exceptions": ("exceptions.",),
    "selector": ("selector.file_format.", "selector.date_order.", "selector.reason."),
}
"""What the page shows, by Home Assistant's category."""
_REFUSAL: Final = "exceptions.{}.message"


@callback
def async_register_texts(hass: HomeAssistant) -> None:
    """Register ``studio_sync/texts``, for everybody who is signed in."""
    async_register_command(hass, _KIND, _texts, _SCHEMA)


@async_response
async def _texts(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Tell the texts by their keys, such as ``config_panel.page.diary.today``."""
    language = known_language(msg["language"]) or DEFAULT
    found = dict[str, str]()
    for category, shown in _SHOWN.items():
        texts = await async_get_translations(hass, language, category, {DOMAIN})
        named = ((key.removeprefix(_START), text) for key, text in texts.items())
        found.update({key: text for key, text in named if key.startswith(shown)})
    for key, said in SAID_ON_PAGES.items():
        found[_REFUSAL.format(key)] = found[_REFUSAL.format(said)]
    connection.send_result(msg["id"], found)
