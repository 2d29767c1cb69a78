"""The colours of people, in the page and in Home Assistant's calendar."""

from __future__ import annotations

from typing import Final

from homeassistant.config_entries import ConfigEntry

from .lookup import people_of

COLOURS: Final = (
    "#1e88e5", "#00897b", "#8e24aa", "#d81b60", "#6d4c41", "#f4511e", "#3949ab", "#7cb342",
)  # fmt: skip
"""Of people, in their order; of session types that have none of their own, too."""


def colour_of(studio: ConfigEntry, subentry_id: str) -> str | None:
    """Return the colour of a staff member or resource; None if there is no such."""
    ids = [each.subentry_id for each in people_of(studio)]
    return COLOURS[ids.index(subentry_id) % len(COLOURS)] if subentry_id in ids else None
