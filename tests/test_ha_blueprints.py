"""The blueprints load in Home Assistant and do what they promise (B6)."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from typing import Any

from homeassistant.components.automation.config import AUTOMATION_BLUEPRINT_SCHEMA
from homeassistant.components.blueprint import models
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util, yaml
import pytest

from custom_components.studio_sync.book import appointments, clients, conflicts
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    CLIENT,
    Appointment,
    Client,
    Conflict,
    ConflictKind,
    Content,
    Kind,
    Timed,
)
from custom_components.studio_sync.formats.contact import Contact

from .ha_fixtures import ZONE, Scene, settle

FOLDER = Path(__file__).parent.parent / "blueprints" / "automation" / "studio_sync"
NAMES = ("warm_up", "notify_conflict", "morning_overview")


@pytest.fixture
async def messages(scene: Scene) -> AsyncIterator[list[ServiceCall]]:
    """Collect what notify entities are sent, and what a thermostat is told."""
    calls: list[ServiceCall] = []

    async def note(call: ServiceCall) -> None:
        calls.append(call)

    scene.hass.services.async_register("notify", "send_message", note)
    scene.hass.services.async_register("climate", "turn_on", note)
    yield calls
    await scene.hass.services.async_call("automation", "turn_off", {"entity_id": "all"})
    await settle(scene.hass)


async def use(hass: HomeAssistant, name: str, **inputs: Any) -> None:
    """Make an automation of a blueprint, as a user would who has imported it."""
    target = Path(hass.config.path("blueprints", "automation", "studio_sync"))

    def copy() -> None:
        target.mkdir(parents=True, exist_ok=True)
        (target / f"{name}.yaml").write_bytes((FOLDER / f"{name}.yaml").read_bytes())

    await hass.async_add_executor_job(copy)
    made = {
        "id": name,
        "alias": name,
        "use_blueprint": {"path": f"studio_sync/{name}.yaml", "input": inputs},
    }
    assert await async_setup_component(hass, "automation", {"automation": made})
    await settle(hass)
    state = hass.states.get(f"automation.{name}")
    assert state is not None
    assert state.state == "on"


def appointment(scene: Scene, title: str, minutes: float, **more: Any) -> Appointment:
    """Make an appointment of Anna's that begins in some minutes."""
    start = dt_util.utcnow().replace(microsecond=0) + timedelta(minutes=minutes)
    when = Timed(start=start, end=start + timedelta(minutes=10), zone=ZONE)
    return Appointment(
        id=title.lower(), content=Content(title=title, when=when), staff_id=scene.anna, **more
    )


async def put(scene: Scene, *records: Appointment) -> None:
    """Write appointments, and wait for what follows."""
    await scene.studio.runtime_data.book.write(lambda tx: appointments.put_many(tx, records))
    await settle(scene.hass)


@pytest.mark.parametrize("name", NAMES)
def test_home_assistant_loads_it(name: str) -> None:
    """As it does when somebody imports it by its address."""
    content = yaml.load_yaml_dict(str(FOLDER / f"{name}.yaml"))
    blueprint = models.Blueprint(
        content,
        expected_domain="automation",
        schema=AUTOMATION_BLUEPRINT_SCHEMA,
        path=f"{name}.yaml",
    )
    assert blueprint.validate() is None
    assert blueprint.metadata["source_url"].endswith(
        f"blueprints/automation/studio_sync/{name}.yaml"
    )
    assert all(each.get("name") for each in blueprint.inputs.values())


def test_there_are_no_others() -> None:
    """So that none is without a test."""
    assert {path.stem for path in FOLDER.iterdir()} == set(NAMES)


async def test_the_studio_is_warmed_up_before_a_session(
    scene: Scene, messages: list[ServiceCall]
) -> None:
    """For a session, and not for an errand."""
    await use(
        scene.hass,
        "warm_up",
        before={"minutes": 30},
        actions=[{"action": "climate.turn_on", "data": {"note": "{{ trigger.title }}"}}],
    )
    await put(
        scene,
        appointment(scene, "Portrait", 60, kind=Kind.SESSION),
        appointment(scene, "Errand", 61),
    )
    await scene.house.pass_time(minutes=20)
    assert messages == []
    await scene.house.pass_time(minutes=12)
    assert [call.data["note"] for call in messages] == ["Portrait"]


async def test_the_photographer_is_told_of_a_conflict(
    scene: Scene, messages: list[ServiceCall]
) -> None:
    """S22: both sides; and that it is over."""
    await use(scene.hass, "notify_conflict", notify={"entity_id": "notify.anna"})
    one, other = appointment(scene, "First", 60), appointment(scene, "Second", 65)

    def clash(tx: Transaction) -> None:
        appointments.put_many(tx, [one, other])
        conflicts.open_one(
            tx,
            Conflict(
                id="q",
                kind=ConflictKind.OVERLAP,
                record_id="second",
                other_id="first",
                opened_at=tx.now,
            ),
        )

    await scene.studio.runtime_data.book.write(clash)
    await settle(scene.hass)
    [found] = messages
    assert found.data["entity_id"] == ["notify.anna"]
    assert found.data["title"] == "Schedule conflict"
    assert found.data["message"].startswith("Second, 20")
    assert "\nFirst, 20" in found.data["message"]
    await scene.studio.runtime_data.book.write(lambda tx: appointments.delete(tx, "second"))
    await settle(scene.hass)
    assert len(messages) == 2
    assert messages[1].data["message"].endswith("✔")


async def test_a_message_about_a_client_that_was_changed_on_both_sides(
    scene: Scene, messages: list[ServiceCall]
) -> None:
    """S22, S10: by the name."""
    await use(scene.hass, "notify_conflict", notify={"entity_id": "notify.anna"})

    def ask(tx: Transaction) -> None:
        clients.put_client(tx, Client(id="ada", content=Contact(name="Ada Byron")))
        question = Conflict(
            id="q",
            kind=ConflictKind.EDIT,
            record_id="ada",
            record_kind=CLIENT,
            fields=("notes",),
            theirs=Contact(name="Ada Byron", notes="theirs"),
            opened_at=tx.now,
        )
        conflicts.open_one(tx, question)

    await scene.studio.runtime_data.book.write(ask)
    await settle(scene.hass)
    await scene.studio.runtime_data.book.write(lambda tx: conflicts.close(tx, "q", "overtaken"))
    await settle(scene.hass)
    assert [each.data["message"] for each in messages] == ["Ada Byron", "Ada Byron\n✔"]


async def test_the_morning_overview(scene: Scene, messages: list[ServiceCall]) -> None:
    """The rest of the day, by the calendar that was chosen; and what is amiss."""
    hass = scene.hass
    [calendar] = [
        state.entity_id
        for state in hass.states.async_all("calendar")
        if state.name.startswith("Atelier Nord")
    ]
    due = dt_util.now() + timedelta(minutes=10)
    days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
    await use(
        hass,
        "morning_overview",
        calendar=calendar,
        at=f"{due:%H:%M}:00",
        days=days,
        notify={"entity_id": "notify.anna"},
    )
    await scene.house.pass_time(minutes=12)
    [empty] = messages
    assert empty.data["message"] == "No appointments."
    await put(scene, appointment(scene, "Portrait", 0.5), appointment(scene, "Clash", 1))
    await scene.house.pass_time(seconds=1)
    assert scene.studio.runtime_data.view.data.open_conflicts == 1
    automation = {"entity_id": "automation.morning_overview"}
    await hass.services.async_call("automation", "trigger", automation, blocking=True)
    await settle(hass)
    message = messages[-1].data["message"]
    assert "Portrait" in message
    assert "Clash" in message
    assert "A schedule conflict waits for you" in message
    assert "The sync does not work" not in message
