"""The page's texts: what it shows and nothing else, in the user's language."""

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .ha_fixtures import Scene
from .ha_page import PageSocket, page_of
from .test_ha_texts import TEXTS, leaves

pytest_plugins = ("tests.ha_fixtures",)

SHOWN = (
    *("config_panel.page.", "config_panel.own_page.", "exceptions.", "selector.file_format."),
    *("config_panel.texts.repeats.", "config_panel.texts.counted."),
    *("config_panel.texts.reasons.", "selector.reason."),
)


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as a user without a role: its texts are no secret."""
    return (await page_of(scene, hass_ws_client, "Nobody"))[1]


@pytest.mark.parametrize(
    ("asked", "language"), [("en", "en"), ("de", "de"), ("de-AT", "de"), ("tlh", "en")]
)
async def test_the_page_is_told_what_it_shows(page: PageSocket, asked: str, language: str) -> None:
    """The texts of e-mails, dialogs and repairs stay where they are."""
    found = await page.result("texts", language=asked)
    wanted = {key: text for key, text in leaves(TEXTS[language]) if key.startswith(SHOWN)}
    assert found == wanted
