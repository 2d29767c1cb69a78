"""Conditions: open conflicts, health, who is in a session (B6)."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import condition
from homeassistant.util import dt as dt_util

from custom_components.studio_sync.book import appointments, conflicts
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Conflict, ConflictKind, Kind
from custom_components.studio_sync.const import DOMAIN

from .ha_book import appointment, device_of, write
from .ha_fixtures import Scene


async def holds(hass: HomeAssistant, name: str, **options: Any) -> bool | None:
    """Ask a condition, as an automation would."""
    config = await condition.async_validate_condition_config(
        hass, {"condition": f"{DOMAIN}.{name}", "options": options}
    )
    checker = await condition.async_from_config(hass, config)
    try:
        return checker.async_check()
    finally:
        checker.async_unload()


async def test_open_conflicts_can_be_asked_for(scene: Scene) -> None:
    """S22."""
    hass = scene.hass
    assert await holds(hass, "has_open_conflicts") is False

    def prepare(tx: Transaction) -> None:
        appointments.put_many(tx, [appointment(scene, "One"), appointment(scene, "Other")])
        conflicts.open_one(
            tx,
            Conflict(
                id="q",
                kind=ConflictKind.OVERLAP,
                record_id="other",
                other_id="one",
                opened_at=tx.now,
            ),
        )

    await write(scene, prepare)
    assert await holds(hass, "has_open_conflicts") is True
    studio = scene.studio.entry_id
    assert await holds(hass, "has_open_conflicts", config_entry_id=studio) is True
    assert await holds(hass, "has_open_conflicts", config_entry_id="another") is False


async def test_health_can_be_asked_for(scene: Scene, impatient: None) -> None:
    """B7: by account, by studio, or of all."""
    hass, account, studio = scene.hass, scene.account.entry_id, scene.studio.entry_id
    assert await holds(hass, "is_healthy") is True
    fault = scene.house.google.faults.add("error", status=503, count=None)
    await scene.house.pass_time(minutes=6)
    assert await holds(hass, "is_healthy") is False
    assert await holds(hass, "is_healthy", config_entry_id=account) is False
    assert await holds(hass, "is_healthy", config_entry_id=studio) is False
    scene.house.google.faults.items.remove(fault)
    await scene.house.pass_time(minutes=6)
    assert await holds(hass, "is_healthy", config_entry_id=account) is True
    assert await holds(hass, "is_healthy", config_entry_id="another") is False
    await hass.config_entries.async_unload(scene.account.entry_id)
    assert await holds(hass, "is_healthy", config_entry_id=studio) is False


async def test_who_is_in_a_session_can_be_asked_for(scene: Scene) -> None:
    """B6: a person, a room, the studio, anybody."""
    hass = scene.hass
    assert await holds(hass, "is_in_session") is False
    now = dt_util.utcnow() - timedelta(minutes=5)
    session = appointment(
        scene, "Portrait", kind=Kind.SESSION, start=now, resource_ids=(scene.room,)
    )
    his = appointment(scene, "Desk", staff_id=scene.ben, start=now)
    await write(scene, lambda tx: appointments.put_many(tx, [session, his]))
    for key in (scene.anna, scene.room, scene.studio.entry_id):
        assert await holds(hass, "is_in_session", device_id=device_of(scene, key)) is True
    assert await holds(hass, "is_in_session", device_id=[device_of(scene, scene.ben)]) is False
    assert await holds(hass, "is_in_session", device_id="gone") is False
    assert await holds(hass, "is_in_session") is True
