"""What the page costs: in bytes, in messages, and in the book. Counted, not timed."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from functools import partial
import gzip
import re
from zoneinfo import ZoneInfo

from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.studio_sync.book import appointments, people
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import Appointment, Origin, Staff
from custom_components.studio_sync.book.timeline import Instance
from custom_components.studio_sync.panel.sidebar import FOLDER, SCRIPT
from custom_components.studio_sync.scheduling.arrivals import arrived
from custom_components.studio_sync.scheduling.diary import Entry, diary
from custom_components.studio_sync.scheduling.settings import Studio

from .bench.sample import NOW, ZONE, appointments as sample
from .bench.stage import now
from .book_cost import Cost, cost_of
from .book_fixtures import ids
from .ha_day import act, add
from .ha_fixtures import Scene, settle
from .ha_page import PageSocket

pytest_plugins = ("tests.ha_fixtures",)

FIRST_BYTES = 120 * 1024
FEW, MANY = 1_000, 8_000
ARRIVALS = 20
IMPORTED = re.compile(r"""(?:\bfrom|\bimport)\s*["']\./([\w-]+\.js)["']""")
DIARY = re.compile(r"""import\(["']\./(diary-[\w-]+\.js)["']\)""")


def test_the_first_view_is_small() -> None:
    """All that is loaded before the diary is there, without Home Assistant's own."""
    [view] = DIARY.findall((FOLDER / SCRIPT).read_text("utf-8"))
    loaded, waiting = dict[str, int](), [SCRIPT, view]
    while waiting:
        name = waiting.pop()
        if name not in loaded:
            script = (FOLDER / name).read_bytes()
            loaded[name] = len(gzip.compress(script))
            waiting += IMPORTED.findall(script.decode())
    assert len(loaded) > 2
    assert sum(loaded.values()) <= FIRST_BYTES, loaded
    others = {path.name for path in FOLDER.glob("*.js")} - loaded.keys()
    assert any(name.startswith("clients-") for name in others)


async def test_changes_elsewhere_are_no_messages(
    scene: Scene, hass_ws_client: WebSocketGenerator
) -> None:
    """An open page hears nothing of other days, and of other states of Home Assistant."""
    studio = scene.studio.entry_id
    [client] = (await act(scene, "add_client", name="Zoé"))["clients"]
    kept = await add(scene, start="2000-03-03 10:00", title="Elsewhere")
    page = PageSocket(scene.hass, await hass_ws_client(scene.hass))
    span = {"start": "2000-01-03", "end": "2000-01-04"}
    for command, fields in (
        ("studios/subscribe", {}),
        ("todo/subscribe", {"entry_id": studio}),
        ("diary/subscribe", {"entry_id": studio, **span}),
    ):
        assert (await page.ask(command, **fields))["success"]
        await page.told()
    changed = {"appointment_id": kept["appointment_id"]}
    await act(scene, "update_appointment", **changed, title="Elsewhere again")
    await act(scene, "update_appointment", **changed, start="2000-03-04 10:00")
    await add(scene, start="2000-01-04 00:00", end="2000-01-04 01:00", title="The day after")
    await act(scene, "update_client", client_id=client["client_id"], name="Zoë")
    await act(scene, "cancel_appointment", **changed)
    scene.hass.states.async_set("sensor.outside", "21")
    await settle(scene.hass)
    await add(scene, start="2000-01-03 10:00", title="Here")
    told = await page.told()
    assert [each["title"] for each in told["changed"]] == ["Here"]


@asynccontextmanager
async def filled(count: int) -> AsyncIterator[Book]:
    """Open a book of so many appointments, as dense as any; the sample's day is in its middle."""
    book = await Book.open("sqlite://", clock=now, new_id=ids())
    days = count // 10
    start = NOW - timedelta(days=days // 2)

    def fill(tx: Transaction) -> None:
        people.put_staff(tx, Staff(id="mia", name="Mia"))
        # Endless series would be more on each day of a longer book.
        made = (each for each in sample(count, start=start, days=days) if _ends(each))
        appointments.put_many(tx, list(made))

    await book.write(fill)
    try:
        yield book
    finally:
        await book.close()


def _ends(record: Appointment) -> bool:
    return all("COUNT" in line for line in record.content.recurrence)


async def test_a_day_costs_as_much_in_a_big_book_as_in_a_small_one() -> None:
    costs, numbers = list[Cost](), list[int]()
    for count in (FEW, MANY):
        async with filled(count) as book:
            for _ in range(2):  # the first look writes down the series
                found, cost = await book.read(partial(cost_of, work=_day))
            costs.append(cost)
            numbers.append(len(found))
    (small, big), (few, many) = costs, numbers
    assert few > 5
    assert big.statements <= small.statements, costs
    assert big.steps / many <= 1.5 * small.steps / few, (costs, numbers)


def _day(tx: Transaction) -> list[Entry]:
    start = NOW.astimezone(ZoneInfo(ZONE)).replace(hour=0)
    return diary(tx, Studio(zone=ZONE), start, start + timedelta(days=1))


async def test_what_arrived_costs_as_much_in_a_big_book_as_in_a_small_one() -> None:
    """However many other appointments the same time has."""
    costs = list[Cost]()
    for count in (FEW, MANY):
        async with filled(count) as book:
            await book.write(lambda tx: appointments.put_many(tx, [*_arrivals()]))
            for _ in range(2):  # the first look writes down the series
                found, cost = await book.read(partial(cost_of, work=_arrived))
            assert len(found) == ARRIVALS
            costs.append(cost)
    small, big = costs
    assert big.statements <= small.statements, costs
    assert big.steps <= 1.5 * small.steps, costs


def _arrivals() -> Iterator[Appointment]:
    for each in sample(ARRIVALS, start=NOW, days=60, series=0, prefix="phone"):
        yield replace(each, origin=Origin.PHONE)


def _arrived(tx: Transaction) -> list[Instance]:
    return arrived(tx, Studio(zone=ZONE))
