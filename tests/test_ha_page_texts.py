"""The page's texts: what it shows and nothing else, in the user's language."""

import re

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.errors import SAID_ON_PAGES

from .ha_fixtures import Scene
from .ha_page import PageSocket, page_of
from .test_ha_texts import LANGUAGES, TEXTS, exceptions_used, leaves, placeholders

pytest_plugins = ("tests.ha_fixtures",)

SHOWN = (
    *("config_panel.page.", "config_panel.own_page.", "exceptions.", "selector.file_format."),
    *("config_panel.texts.repeats.", "config_panel.texts.counted."),
    *("config_panel.texts.reasons.", "selector.reason.", "selector.date_order."),
    *("config_panel.texts.imports.remark_", "config_panel.texts.imports.why_"),
    *("config_panel.texts.imports.column", "config_panel.texts.imports.differs"),
    *("config_panel.texts.imports.of_row", "config_panel.texts.imports.wrong_quotes"),
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
    for key, said in SAID_ON_PAGES.items():
        wanted[f"exceptions.{key}.message"] = wanted[f"exceptions.{said}.message"]
    assert found == wanted


FOR_PEOPLE = {"id", "known", "report", "row", "since", "title", "titles", "user", "value", "zone"}
"""What is filled into a refusal: names, titles, times, and what was typed."""


@pytest.mark.parametrize("language", LANGUAGES)
async def test_no_refusal_on_the_page_names_a_field(page: PageSocket, language: str) -> None:
    """People who work in a studio have never seen those of the actions; nor the actions."""
    found = await page.result("texts", language=language)
    for key in exceptions_used():
        text = found[f"exceptions.{key}.message"]
        assert placeholders(text) <= FOR_PEOPLE, key
        assert "_" not in re.sub(r"\{\w+\}", "", text), key


async def test_no_refusal_on_the_page_has_a_word_of_the_actions(page: PageSocket) -> None:
    """In German none of them is a word by itself."""
    actions = {key for key, _ in leaves(TEXTS["en"]["services"])}
    names = {part for key in actions for part in key.split(".")} - {"name"}
    assert {"scope", "recurrence", "moment", "appointment_id", "list_appointments"} <= names
    for key, text in (await page.result("texts", language="de")).items():
        words = set(re.findall(r"\w+", re.sub(r"\{\w+\}", "", text)))
        assert not key.startswith("exceptions.") or not names & words, key
