"""Overlaps, for tests of what becomes of them."""

from datetime import timedelta
from typing import Any

from .ha_day import (
    add,
    morning,
    on_phone,
    record_of,
)
from .ha_fixtures import Scene, settle


async def overlapping(scene: Scene, **data: Any) -> tuple[str, str]:
    """Have an event from the phone overlap one of the studio; ids of the new and the old."""
    old = await add(scene, "Wedding", morning(), **data)
    on_phone(scene, "Dentist", morning() + timedelta(minutes=30))
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    new = await record_of(scene, "Dentist")
    return new.id, str(old["appointment_id"])


def _end(hours: float) -> str:
    return (morning() + timedelta(hours=hours)).isoformat()
