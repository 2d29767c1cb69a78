"""Whatever a change on the page returns as its ``undo``, the command of that name takes."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import apart, conflicts, left_alone
from custom_components.studio_sync.book.database import Transaction

from .ha_day import act, add, on_phone, record, record_of
from .ha_fixtures import Scene, soon
from .ha_page import PageSocket, page_of
from .test_ha_held_deletions import ACCESS, held
from .test_ha_page_clients import client

pytest_plugins = ("tests.ha_fixtures",)

type Told = dict[str, Any]


@pytest.fixture
async def page(scene: Scene, hass_ws_client: WebSocketGenerator) -> PageSocket:
    """Open the page as an administrator."""
    return PageSocket(scene.hass, await hass_ws_client(scene.hass))


async def read[T](scene: Scene, work: Callable[[Transaction], T]) -> T:
    return await scene.studio.runtime_data.book.read(work)


async def _leave(scene: Scene, page: PageSocket) -> Told:
    on_phone(scene, "Dentist", soon(2))
    await scene.house.sync(scene.account)
    key = (await record_of(scene, "Dentist")).id
    named = {"entry_id": scene.studio.entry_id, "appointment_id": key}
    done: Told = await page.result("todo/leave", **named, leave=True)
    return done


async def _apart(scene: Scene, page: PageSocket, *, kept: bool) -> Told:
    one, other = [await client(scene, "Ada Byron") for _ in range(2)]
    two = {"entry_id": scene.studio.entry_id, "client_id": other, "other_id": one}
    if not kept:
        await page.result("clients/apart", **two)
    done: Told = await page.result("clients/apart", **two, apart=kept)
    return done


async def _keep_apart(scene: Scene, page: PageSocket) -> Told:
    return await _apart(scene, page, kept=True)


async def _compare(scene: Scene, page: PageSocket) -> Told:
    return await _apart(scene, page, kept=False)


async def _delete(scene: Scene, page: PageSocket) -> Told:
    left = await held(scene)
    named = {"entry_id": scene.studio.entry_id, "access_id": ACCESS, "owner_id": scene.anna}
    done: Told = await page.result("todo/decide_deletions", **named, delete=[left[0].id])
    return done


async def _resolve(scene: Scene, _page: PageSocket) -> Told:
    for title, start in (("Dentist", "13:30"), ("Portrait", "14:00")):
        await add(scene, title=title, start=f"2030-05-06 {start}")
    [found] = (await act(scene, "list_conflicts"))["conflicts"]
    done: Told = await act(
        scene, "resolve_conflict", conflict_id=found["conflict_id"], answer="cancel_new"
    )
    return done


async def _keep_both(scene: Scene, _page: PageSocket) -> Told:
    for title, start in (("Dentist", "13:30"), ("Portrait", "14:00")):
        await add(scene, title=title, start=f"2030-05-06 {start}")
    [found] = (await act(scene, "list_conflicts"))["conflicts"]
    named = {"conflict_id": found["conflict_id"], "answer": "keep_both"}
    done: Told = await act(scene, "resolve_conflict", **named)
    return done


async def _cancel(scene: Scene, _page: PageSocket) -> Told:
    made = await add(scene, title="Portrait", start="2030-05-06 14:00")
    named = {"appointment_id": made["appointment_id"]}
    done: Told = await act(scene, "cancel_appointment", **named)
    return done


async def _make(scene: Scene, _page: PageSocket) -> Told:
    done: Told = await act(
        scene,
        "add_appointment",
        title="Yoga",
        start="2030-05-06 14:00",
        recurrence="FREQ=DAILY;COUNT=5",
        staff_id=scene.anna,
    )
    return done


async def _remove(scene: Scene, _page: PageSocket) -> Told:
    done: Told = await act(scene, "remove_client", client_id=await client(scene, "Ada"))
    return done


async def _merge(scene: Scene, _page: PageSocket) -> Told:
    one, other = [await client(scene, name) for name in ("Ada", "Ada Byron")]
    done: Told = await act(scene, "merge_clients", client_id=one, other_id=other)
    return done


async def _unmerge(scene: Scene, page: PageSocket) -> Told:
    run_id = (await _merge(scene, page))["run_id"]
    done: Told = await act(scene, "undo_client_merge", run_id=run_id)
    return done


def _state(tx: Transaction) -> Any:
    """Return what these changes change, but for the numbers of the last change."""
    rows = tx.connection.exec_driver_sql(
        "SELECT id, deleted, content, staff_id, client_id FROM appointment ORDER BY id"
    ).all()
    people = tx.connection.exec_driver_sql("SELECT id, deleted, name FROM client ORDER BY id").all()
    open_ones = [each.id for each in conflicts.open_ones(tx)]
    alone = left_alone.among(tx, [each.id for each in rows])
    return rows, people, open_ones, alone, apart.every(tx)


AGAIN = [
    *(_cancel, _make, _remove, _leave, _keep_apart, _compare),
    *(_resolve, _keep_both, _merge, _unmerge),
]


@pytest.mark.parametrize("change", AGAIN)
async def test_what_is_taken_back_is_done_again_and_taken_back_again(
    scene: Scene, page: PageSocket, change: Callable[[Scene, PageSocket], Awaitable[Told]]
) -> None:
    """Each answer has the token that takes it back, once."""
    token = (await change(scene, page))["undo"]
    after = await read(scene, _state)
    states = []
    for _ in range(3):
        found = await page.result("undo", entry_id=scene.studio.entry_id, undo=token)
        token = found["undo"]
        states.append(await read(scene, _state))
    before, again, last = states
    assert before != after
    assert again == after
    assert last == before


@pytest.mark.parametrize("change", [*AGAIN, _delete])
async def test_a_token_is_taken(
    scene: Scene, page: PageSocket, change: Callable[[Scene, PageSocket], Awaitable[Told]]
) -> None:
    token = (await change(scene, page))["undo"]
    after = await read(scene, _state)
    await page.result("undo", entry_id=scene.studio.entry_id, undo=token)
    assert await read(scene, _state) != after


async def test_what_is_offered_again_is_as_before(scene: Scene, page: PageSocket) -> None:
    token = (await _leave(scene, page))["undo"]
    key = (await record_of(scene, "Dentist")).id
    assert await read(scene, lambda tx: left_alone.among(tx, [key])) == {key}
    await page.result("undo", entry_id=scene.studio.entry_id, undo=token)
    assert await read(scene, lambda tx: left_alone.among(tx, [key])) == set()
    assert (await record(scene, key)).content.title == "Dentist"


@pytest.mark.parametrize(
    ("token", "key"),
    [
        ("left:of nobody", "unknown_appointment"),
        ("apart:one:other:", "unknown_client"),
        ("apart:", "unknown_client"),
        ("conflict:", "resolution_overtaken"),
        ("", "unknown_change"),
        ("left", "unknown_appointment"),
        ("of:nothing", "unknown_change"),
    ],
)
async def test_what_is_no_token_is_refused(
    scene: Scene, page: PageSocket, token: str, key: str
) -> None:
    assert await page.refusal("undo", entry_id=scene.studio.entry_id, undo=token) == key


async def test_a_token_gives_nobody_more_rights(
    scene: Scene, page: PageSocket, hass_ws_client: WebSocketGenerator
) -> None:
    """Of what is somebody else's; and a wall tablet takes nothing back."""
    made = [(await change(scene, page))["undo"] for change in (_leave, _resolve, _keep_apart)]
    _, theirs = await page_of(scene, hass_ws_client, "Tess", roles="staff")
    await scene.hass.async_block_till_done()
    for token in made[:2]:
        refused = await theirs.refusal("undo", entry_id=scene.studio.entry_id, undo=token)
        assert refused == "unauthorized"
    _, wall = await page_of(scene, hass_ws_client, "Wall", roles="tablet")
    for token in made:
        refused = await wall.refusal("undo", entry_id=scene.studio.entry_id, undo=token)
        assert refused == "unauthorized"
