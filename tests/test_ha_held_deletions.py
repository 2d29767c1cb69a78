"""The repair of what a phone wanted to delete, and the brake holds (B4)."""

import asyncio
from typing import Any

from homeassistant.helpers import issue_registry as ir

from custom_components.studio_sync.book import appointments, phone_items
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment
from custom_components.studio_sync.dav_server.deletion_brake import COUNT, DeletionBrake
from custom_components.studio_sync.dav_server.event_mapping import View

from .ha_accesses import add
from .ha_book import appointment, write
from .ha_day import Fix, issue_of, record
from .ha_fixtures import Scene, settle

NUMBER = 15
ACCESS = "access"


async def held(scene: Scene, access_id: str = ACCESS) -> list[Appointment]:
    """Let a phone delete all appointments of Anna; return those that are held."""
    every = [appointment(scene, f"Shoot {number}") for number in range(NUMBER)]
    await write(scene, lambda tx: appointments.put_many(tx, every))

    def work(tx: Transaction) -> list[Appointment]:
        view = View(owner_id=scene.anna)
        brake = DeletionBrake(tx=tx, access_id=access_id, view=view)
        found = []
        for each in every:
            if brake.holds(each, f"{each.id}.ics"):
                found.append(each)
            else:
                appointments.delete(tx, each.id)
        return found

    left: list[Appointment] = await write(scene, work)
    assert len(left) == NUMBER - COUNT
    return left


def raised(scene: Scene) -> list[Any]:
    return [
        each
        for (_, issue_id), each in ir.async_get(scene.hass).issues.items()
        if issue_id.startswith("held_deletions")
    ]


async def test_the_repair_names_them_and_deletes_them(scene: Scene, fix: Fix) -> None:
    left = await held(scene)
    issue = issue_of(scene.hass, "held_deletions")
    assert issue.translation_placeholders == {"name": "Anna", "number": "5"}
    shown = await fix.begin(scene, "held_deletions")
    assert shown["menu_options"] == ["delete", "keep"]
    told = shown["description_placeholders"]
    assert "Shoot 12" in told["titles"]
    # The studio has no access of this id.
    assert told["user_name"] == "–"
    done = await fix.go(shown, next_step_id="delete")
    assert done["type"] == "create_entry"
    await settle(scene.hass)
    assert (await record(scene, left[0].id)).deleted
    assert raised(scene) == []


async def test_they_are_kept(scene: Scene, fix: Fix) -> None:
    left = await held(scene)
    shown = await fix.begin(scene, "held_deletions")
    await fix.go(shown, next_step_id="keep")
    await settle(scene.hass)
    assert not (await record(scene, left[0].id)).deleted
    assert raised(scene) == []


async def test_the_repair_is_there_again_after_a_restart(scene: Scene, fix: Fix) -> None:
    access, _ = await add(scene, "anna.phone", scene.anna)
    await held(scene, access.subentry_id)
    shown = await fix.begin(scene, "held_deletions")
    assert shown["description_placeholders"]["user_name"] == "anna.phone"
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    gone = await fix.go(shown, next_step_id="keep")
    assert gone["reason"] == "not_loaded"
    [issue] = raised(scene)
    ir.async_delete_issue(scene.hass, issue.domain, issue.issue_id)
    await scene.hass.config_entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    assert len(raised(scene)) == 1


async def test_the_studio_ends_while_something_is_written(scene: Scene) -> None:
    """What is told then needs no look, and is no error: it is looked at after the start."""
    left = await held(scene)
    book = scene.studio.runtime_data.book

    def work(tx: Transaction) -> None:
        for each in left:
            appointments.delete(tx, each.id)

    writing = asyncio.create_task(book.write(work))
    await asyncio.sleep(0)
    await book.close()
    await writing
    await settle(scene.hass)
    await scene.hass.config_entries.async_reload(scene.studio.entry_id)
    await settle(scene.hass)
    assert raised(scene) == []


async def test_it_goes_when_they_are_deleted_in_the_studio(scene: Scene, fix: Fix) -> None:
    left = await held(scene)
    shown = await fix.begin(scene, "held_deletions")

    def work(tx: Transaction) -> None:
        for each in left:
            appointments.delete(tx, each.id)

    await write(scene, work)
    assert raised(scene) == []
    done = await fix.go(shown, next_step_id="delete")
    assert done["type"] == "create_entry"


async def test_it_goes_with_the_access_and_they_are_kept(scene: Scene) -> None:
    """Also if that is removed while the studio is not loaded."""
    config_entries = scene.hass.config_entries
    access, _ = await add(scene, "anna.phone", scene.anna)
    left = await held(scene, access.subentry_id)
    config_entries.async_remove_subentry(scene.studio, access.subentry_id)
    await settle(scene.hass)
    assert raised(scene) == []
    assert not (await record(scene, left[0].id)).deleted
    assert await kept_for(scene, access.subentry_id) == []
    access, _ = await add(scene, "anna.phone", scene.anna)

    def set_colour(tx: Transaction) -> None:
        phone_items.put_property(tx, access.subentry_id, scene.anna, "colour", "red")

    await write(scene, set_colour)
    assert await kept_for(scene, access.subentry_id) == ["red"]
    await config_entries.async_unload(scene.studio.entry_id)
    config_entries.async_remove_subentry(scene.studio, access.subentry_id)
    await config_entries.async_setup(scene.studio.entry_id)
    await settle(scene.hass)
    assert await kept_for(scene, access.subentry_id) == []


async def kept_for(scene: Scene, access_id: str) -> list[str]:
    """Return what the book keeps of an access."""

    def read(tx: Transaction) -> list[str]:
        names = ("deletions", "colour")
        rows = [row for name in names for row in phone_items.all_properties(tx, name)]
        return [value for key, _, value in rows if key == access_id]

    return await scene.studio.runtime_data.book.read(read)


async def test_it_can_be_opened_while_the_studio_does_not_run(scene: Scene, fix: Fix) -> None:
    await held(scene)
    await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    shown = await fix.begin(scene, "held_deletions")
    assert (shown["type"], shown["reason"]) == ("abort", "not_loaded")


async def test_a_repair_of_which_nothing_is_held_any_more_says_so(scene: Scene, fix: Fix) -> None:
    """Such as on a page that has not heard yet that somebody else decided."""
    await held(scene)
    issue = issue_of(scene.hass, "held_deletions")
    await fix.go(await fix.begin(scene, "held_deletions"), next_step_id="keep")
    await settle(scene.hass)
    ir.async_create_issue(
        scene.hass,
        issue.domain,
        issue.issue_id,
        data=issue.data,
        is_fixable=True,
        severity=ir.IssueSeverity.WARNING,
        translation_key="held_deletions",
        translation_placeholders=issue.translation_placeholders,
    )
    shown = await fix.begin(scene, "held_deletions")
    assert (shown["type"], shown["reason"]) == ("abort", "nothing_held")
