"""Calls of actions, for tests of them."""

from typing import Any

from homeassistant.core import Context

from custom_components.studio_sync.const import DOMAIN

from .ha_fixtures import ANNA, Scene, settle, soon


async def call(scene: Scene, action: str, context: Context | None = None, **data: Any) -> Any:
    """Call an action and return its answer."""
    answer = await scene.hass.services.async_call(
        DOMAIN, action, data, blocking=True, return_response=True, context=context
    )
    await settle(scene.hass)
    return answer


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
