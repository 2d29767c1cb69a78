"""Calls of actions, for tests of them."""

from typing import Any

from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.translation import async_get_exception_message

from custom_components.studio_sync.const import DOMAIN

from .ha_fixtures import ANNA, Scene, settle, soon


async def call(scene: Scene, action: str, context: Context | None = None, **data: Any) -> Any:
    """Call an action and return its answer."""
    answer = await scene.hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True, context=context
    )
    await settle(scene.hass)
    return answer


def words_of(err: HomeAssistantError) -> str:
    """Return a refusal as the user reads it: names are left out of its text, not of its message."""
    key, filled = err.translation_key, err.translation_placeholders
    assert key is not None
    return async_get_exception_message(DOMAIN, key, filled)


async def enter(scene: Scene, title: str, calendar: str = "calendar.anna") -> None:
    """Make an appointment tomorrow."""
    await scene.hass.services.async_call(
        "calendar",
        "create_event",
        {
            "entity_id": calendar,
            "summary": title,
            "start_date_time": soon().isoformat(),
            "end_date_time": soon(hours=1).isoformat(),
        },
        blocking=True,
    )


def titles(scene: Scene, email: str = ANNA) -> list[str]:
    """Return what is in somebody's Google calendar."""
    return [event["summary"] for event in scene.house.google.account(email).primary.events()]
