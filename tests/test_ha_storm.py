"""Very many changes at once: one event, one repair with a list, and a quick shutdown."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.studio_sync.book import appointments, conflicts
from custom_components.studio_sync.book.model import Appointment, Content, Timed
from custom_components.studio_sync.entries.studio_settings import studio_settings_of
from custom_components.studio_sync.events.bus import EVENT_STUDIO
from custom_components.studio_sync.scheduling.overlap_scan import (
    AT_ONCE,
    PAIRS,
    checking,
    pairs_between,
)
from custom_components.studio_sync.studio.event_feed import MOST, NUMBERS

from .ha_day import Fix, act, issue_of, issues, morning, on_phone
from .ha_fixtures import ZONE, Scene, enable, settle
from .moments import until

QUARTER = timedelta(minutes=15)


class Heard:
    """What Home Assistant is told meanwhile: our events by kind, and states of our entities."""

    def __init__(self, hass: HomeAssistant) -> None:
        """Listen from now on."""
        self.events: list[dict[str, Any]] = []
        self.states: Counter[str] = Counter()
        hass.bus.async_listen(EVENT_STUDIO, self._event)
        hass.bus.async_listen("state_changed", self._state)

    @callback
    def _event(self, event: Event[dict[str, Any]]) -> None:
        self.events.append(dict(event.data))

    @callback
    def _state(self, event: Event[Any]) -> None:
        self.states[event.data["entity_id"]] += 1

    @property
    def kinds(self) -> Counter[str]:
        """How many events of which kind."""
        return Counter(each["type"] for each in self.events)


def several(scene: Scene, number: int, start: Callable[[int], datetime]) -> list[Appointment]:
    """Make appointments of Anna's, each of an hour."""
    spans = [Timed(start=start(n), end=start(n) + 4 * QUARTER, zone=ZONE) for n in range(number)]
    return [
        Appointment(
            id=f"a{n:05}", content=Content(title=f"Title {n}", when=span), staff_id=scene.anna
        )
        for n, span in enumerate(spans)
    ]


async def put(scene: Scene, records: list[Appointment]) -> None:
    """Write appointments at once."""
    await scene.studio.runtime_data.book.write(lambda tx: appointments.put_many(tx, records))


async def test_two_thousand_arrivals_are_one_event(scene: Scene, impatient: None) -> None:
    """With how many, since when, and how they are listed; states are written as rarely."""
    await enable(scene.hass, "event.atelier_nord_studio_events")
    begin = morning(2)
    for number in range(2_000):
        on_phone(scene, f"Title {number}", begin + 4 * number * QUARTER)
    heard = Heard(scene.hass)
    await act(scene, "populate", populate_in=True)
    await settle(scene.hass)
    assert heard.kinds == {"many_changes": 1}
    [event] = heard.events
    numbers = {name: event[name] for name in NUMBERS}
    assert numbers == {**dict.fromkeys(NUMBERS, 0), "added": 2_000}
    assert event["entry_id"] == scene.studio.entry_id
    assert event["listed_by"] == ["studio_sync.get_history", "studio_sync.list_conflicts"]
    assert heard.states["event.atelier_nord_studio_events"] == 1
    assert max(heard.states.values()) < 60
    history = await act(scene, "get_history", start=event["since"], changes_limit=2_000)
    assert sum(len(run["changes"]) for run in history["runs"]) == 2_000


async def test_what_is_little_is_told_one_by_one(scene: Scene) -> None:
    """Twenty are; conflicts count by themselves."""
    heard = Heard(scene.hass)
    await put(scene, several(scene, MOST, lambda n: morning(2) + 4 * n * QUARTER))
    await settle(scene.hass)
    assert heard.kinds == {"appointment_added": MOST}
    heard.events.clear()
    records = several(scene, 30, lambda n: morning(40) + 4 * n * QUARTER)
    await put(scene, [*records[:-1], _moved(records[-1], records[0])])
    await settle(scene.hass)
    assert heard.kinds == {"many_changes": 1, "conflict_found": 1}


def _moved(record: Appointment, to: Appointment) -> Appointment:
    return Appointment(
        id=record.id,
        content=Content(title="Late", when=to.content.when),
        staff_id=record.staff_id,
    )


@pytest.fixture
async def fix(scene: Scene, hass_client: ClientSessionGenerator) -> Fix:
    """Open the repairs page."""
    assert await async_setup_component(scene.hass, "repairs", {})
    return Fix(await hass_client())


async def test_many_overlaps_are_one_repair_with_a_list(scene: Scene, fix: Fix) -> None:
    """People go through them one after the other, and stop when they like."""
    heard = Heard(scene.hass)
    await put(scene, several(scene, 40, lambda n: morning(2) + n * QUARTER))
    await settle(scene.hass)
    number = 39 + 38 + 37
    assert heard.kinds == {"many_changes": 1}
    assert heard.events[0]["conflicts_found"] == number
    [issue] = issues(scene.hass)
    assert issue.translation_key == "many_overlaps"
    assert (issue.translation_placeholders or {})["number"] == str(number)
    shown = await fix.begin(scene, "many_overlaps")
    assert (shown["type"], shown["step_id"]) == ("form", "choose")
    assert shown["description_placeholders"] == {"number": str(number), "shown": "50"}
    [field] = shown["data_schema"]
    options = field["selector"]["select"]["options"]
    assert len(options) == 50
    assert all("Title" in each["label"] and "↔" in each["label"] for each in options)
    shown = await fix.go(shown, conflict_id=options[3]["value"])
    assert (shown["type"], shown["step_id"]) == ("menu", "init")
    shown = await fix.go(shown, next_step_id="keep_both")
    assert (shown["type"], shown["step_id"]) == ("form", "choose")
    assert shown["description_placeholders"]["number"] == str(number - 1)
    await settle(scene.hass)
    issue = issue_of(scene.hass, "many_overlaps")
    assert (issue.translation_placeholders or {})["number"] == str(number - 1)


async def test_few_overlaps_are_repairs_of_their_own_again(scene: Scene) -> None:
    """As soon as they are few enough."""
    await put(scene, several(scene, 24, lambda n: morning(2) + 2 * n * QUARTER))
    await settle(scene.hass)
    assert [each.translation_key for each in issues(scene.hass)] == ["many_overlaps"]
    for number in range(4):
        await act(scene, "cancel_appointment", appointment_id=f"a{number:05}")
    assert [each.translation_key for each in issues(scene.hass)] == ["overlap"] * 19


async def test_few_at_a_time_are_looked_at(scene: Scene) -> None:
    """However many overlap, memory holds some of them, and each transaction is short."""
    book, studio = scene.studio.runtime_data.book, studio_settings_of(scene.hass, scene.studio)
    start = morning(2)
    records = several(scene, 150, lambda _: start)
    await put(scene, records)
    ids = frozenset(each.id for each in records)
    found = await book.read(
        lambda tx: pairs_between(
            tx, studio, ids, start=start - timedelta(days=1), end=start + timedelta(days=1)
        )
    )
    assert len(found) == PAIRS < 150 * 149 / 2
    async for part in checking(book, studio, ids):
        assert len(part.opened) + len(part.closed) <= AT_ONCE
        if part.opened:
            break


async def test_the_end_does_not_wait_for_the_search(scene: Scene) -> None:
    """What is left to find is found when the studio starts again."""
    number = 100
    book = scene.studio.runtime_data.book
    await put(scene, several(scene, number, lambda _: morning(2)))
    while not await book.read(conflicts.count_open):
        await scene.hass.async_block_till_done()
    assert await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    await scene.hass.config_entries.async_setup(scene.studio.entry_id)
    before = await scene.studio.runtime_data.book.read(conflicts.count_open)
    assert before < number * (number - 1) / 2
    await settle(scene.hass)
    after = await scene.studio.runtime_data.book.read(conflicts.count_open)
    assert after == number * (number - 1) / 2
    await scene.house.sync(scene.account)


async def test_of_many_conflicts_the_mail_names_ones_own(scene: Scene) -> None:
    """S13: told together, they are still in the report of whose they are."""
    sent: list[str] = []

    async def note(call: Any) -> None:
        sent.append(call.data["message"])

    scene.hass.services.async_register("notify", "send_message", note)
    scene.hass.states.async_set("notify.phone", "unknown")
    options = {**scene.account.options, "mail_warnings": True, "mail_notify": ["notify.phone"]}
    scene.hass.config_entries.async_update_entry(scene.account, options=options)
    await put(scene, several(scene, 30, lambda n: morning(2) + 2 * n * QUARTER))
    await settle(scene.hass)
    await scene.house.pass_time(minutes=1)
    await until(lambda: any("Title " in message for message in sent))


async def test_the_list_of_overlaps_ends_with_the_last(scene: Scene, fix: Fix) -> None:
    await put(scene, several(scene, 7, lambda _: morning(2)))
    await settle(scene.hass)
    shown = await fix.begin(scene, "many_overlaps")
    for number in range(21, 0, -1):
        assert shown["description_placeholders"]["number"] == str(number)
        [field] = shown["data_schema"]
        option = field["selector"]["select"]["options"][0]["value"]
        shown = await fix.go(shown, conflict_id=option)
        shown = await fix.go(shown, next_step_id="keep_both")
    assert shown["type"] == "create_entry"


async def test_an_overlap_that_is_settled_elsewhere_is_told(scene: Scene, fix: Fix) -> None:
    await put(scene, several(scene, 7, lambda _: morning(2)))
    await settle(scene.hass)
    shown = await fix.begin(scene, "many_overlaps")
    [field] = shown["data_schema"]
    option = field["selector"]["select"]["options"][0]["value"]
    shown = await fix.go(shown, conflict_id=option)
    await act(scene, "resolve_conflict", conflict_id=option, answer="keep_both")
    shown = await fix.go(shown, next_step_id="keep_both")
    assert (shown["type"], shown["reason"]) == ("abort", "nothing_open")


async def test_the_list_of_overlaps_needs_the_studio(scene: Scene, fix: Fix) -> None:
    await put(scene, several(scene, 7, lambda _: morning(2)))
    await settle(scene.hass)
    assert await scene.hass.config_entries.async_unload(scene.studio.entry_id)
    shown = await fix.begin(scene, "many_overlaps")
    assert (shown["type"], shown["reason"]) == ("abort", "not_loaded")
