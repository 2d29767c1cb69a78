"""A text that leads to a page or button of Home Assistant calls it as Home Assistant does."""

from functools import cache
import json
from pathlib import Path
import re
from typing import Final

import hass_frontend
import pytest

from .test_ha_texts import LANGUAGES, TEXTS, leaves

INTEGRATIONS: Final = "ui.panel.config.integrations"
HTTP: Final = "ui.panel.config.network.http"
NAMES: Final[dict[str, str]] = {
    "panel.logbook": r"\bActivity\b",
    "panel.config": r"\bSettings(?= >|, (?:Repairs|Devices))",
    "ui.panel.config.dashboard.devices.main": r"(?:>|,) Devices & services",
    "ui.panel.config.repairs.caption": r"Settings(?: >|,) Repairs|^Repairs$",
    "ui.panel.config.dashboard.system.main": r"> System >",
    "ui.panel.config.network.caption": r"> Network\b",
    "ui.panel.config.url.caption": r"> Home Assistant URL",
    "ui.panel.config.repairs.dialog.learn": r"\*Learn more\*",
    f"{HTTP}.caption": r"> HTTP server",
    f"{HTTP}.sections.reverse_proxy": r"Reverse proxy",
    f"{HTTP}.fields.use_x_forwarded_for": r"Trust X-Forwarded-For",
    f"{HTTP}.fields.trusted_proxies": r"Trusted proxies",
    f"{INTEGRATIONS}.integration_page.add_service": r"\*Add service\*",
    f"{INTEGRATIONS}.config_entry.reconfigure": r"(?:>|,) Reconfigure\.",
}
"""Keys of Home Assistant's frontend, and how our English texts say what is meant by each."""
ELSEWHERE: Final = "config_panel.texts.handout."
"""These texts lead through the settings of phones."""


@cache
def of_home_assistant(language: str) -> dict[str, str]:
    """Return the texts of Home Assistant's frontend, by key."""
    folder = Path(hass_frontend.__path__[0]) / "static" / "translations"
    found: dict[str, str] = {}
    for part in (folder, folder / "config"):
        for file in part.glob(f"{language}-{'[0-9a-f]' * 32}.json"):
            found |= json.loads(file.read_text("utf-8"))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_home_assistant_names_is_called_so(language: str) -> None:
    """Who looks for *Configuración* would not find *Ajustes*."""
    names = {pattern: of_home_assistant(language)[key] for key, pattern in NAMES.items()}
    ours = dict(leaves(TEXTS[language]))
    assert [
        (name, path, ours[path])
        for path, text in leaves(TEXTS["en"])
        if not path.startswith(ELSEWHERE)
        for pattern, name in names.items()
        if re.search(pattern, text) and name not in ours[path]
    ] == []
