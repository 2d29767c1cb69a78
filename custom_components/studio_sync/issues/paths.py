"""The repair about paths of Home Assistant's HTTP server that phones need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOCS_URL, DOMAIN

PATHS_TAKEN: Final = "phone_paths_taken"


@callback
def settle_paths_issue(hass: HomeAssistant, taken: Sequence[str]) -> None:
    """Name the paths that another integration holds; without any there is no repair."""
    if not taken:
        ir.async_delete_issue(hass, DOMAIN, PATHS_TAKEN)
        return
    ir.async_create_issue(
        hass,
        DOMAIN,
        PATHS_TAKEN,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=PATHS_TAKEN,
        translation_placeholders={"paths": ", ".join(f"`{each}`" for each in taken)},
        learn_more_url=f"{DOCS_URL}/setup.md#access-for-phones",
    )
