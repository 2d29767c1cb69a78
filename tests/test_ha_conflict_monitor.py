"""The conflict monitor when something goes wrong: what was to be checked is checked later."""

from dataclasses import replace
from functools import partial
import gc
from typing import Any

from custom_components.studio_sync.book import appointments, conflicts
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.events.runs import listen_to_checks

from .ha_book import appointment
from .ha_fixtures import Scene, settle, soon


async def test_a_fault_of_ours_loses_no_conflict(scene: Scene) -> None:
    """Here a row that makes no sense, as a fault in our code could leave it for a while."""
    book = scene.studio.runtime_data.book
    one, other = (replace(appointment(scene, name, start=soon(2)), id=name) for name in "ab")
    later = replace(appointment(scene, "c", start=soon(9)), id="c")

    def write(tx: Transaction) -> None:
        appointments.put_many(tx, [one, other])
        tx.connection.exec_driver_sql("UPDATE appointment SET kind = 'odd' WHERE id = 'b'")

    faults: list[dict[str, Any]] = []
    loop = scene.hass.loop
    usual = loop.get_exception_handler()
    loop.set_exception_handler(lambda _loop, context: faults.append(context))
    await book.write(write)
    await settle(scene.hass)
    gc.collect()
    loop.set_exception_handler(usual)
    assert any(isinstance(each.get("exception"), KeyError) for each in faults)

    def repair(tx: Transaction) -> None:
        tx.connection.exec_driver_sql("UPDATE appointment SET kind = 'appointment' WHERE id = 'b'")
        appointments.put(tx, later)

    await book.write(repair)
    await settle(scene.hass)
    [conflict] = await book.read(conflicts.open_ones)
    assert {conflict.record_id, conflict.other_id} == {"a", "b"}


async def test_what_changes_fast_is_looked_at_together_and_all_of_it(scene: Scene) -> None:
    """As when a phone stores one event after the other: each comes when the book is free again."""
    book, looks = scene.studio.runtime_data.book, list[None]()
    await settle(scene.hass)
    stop = listen_to_checks(scene.hass, scene.studio.entry_id, lambda: looks.append(None))
    number = 60
    for each in range(number):
        two = [appointment(scene, f"{each} {name}", start=soon(2 + each)) for name in "ab"]
        named = [replace(one, id=one.content.title) for one in two]
        await book.write(partial(appointments.put_many, records=named))
        # Meanwhile whatever follows that change at once can be done.
        for _ in range(15):
            await book.read(lambda _: None)
    await settle(scene.hass)
    stop()
    found = await book.read(conflicts.open_ones)
    assert len(found) == number
    assert 0 < len(looks) < number / 2
