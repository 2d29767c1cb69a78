"""Automations that wait for what happens in a studio, and ask its state (B6)."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
import json
from pathlib import Path
from typing import Any

from homeassistant.core import CALLBACK_TYPE, Context, HomeAssistant
from homeassistant.helpers import (
    condition,
    config_validation as cv,
    trigger,
)
from homeassistant.setup import async_setup_component
from homeassistant.util import dt as dt_util
from homeassistant.util.yaml import load_yaml_dict
import probatio as vol
import pytest

from custom_components.studio_sync import condition as our_conditions, trigger as our_triggers
from custom_components.studio_sync.book import appointments, clients, conflicts
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.book.model import (
    Appointment,
    Conflict,
    ConflictKind,
    Kind,
    Origin,
    Status,
    Timed,
)
from custom_components.studio_sync.const import DOMAIN
from custom_components.studio_sync.events.bus import StudioEventType
from custom_components.studio_sync.scheduling.write_path import Request, Surface, carry_out

from .book_fixtures import client
from .ha_book import appointment, device_of, write
from .ha_fixtures import ANNA, Scene, settle, soon

ROOT = Path(our_triggers.__file__).parent


@dataclass(slots=True)
class Listener:
    """What automations have been told."""

    hass: HomeAssistant
    told: list[dict[str, Any]] = field(default_factory=list)
    endings: list[CALLBACK_TYPE] = field(default_factory=list)

    async def on(self, kind: str, **options: Any) -> None:
        """Wait for something, as an automation would."""
        given = cv.TRIGGER_SCHEMA([{"trigger": f"{DOMAIN}.{kind}", "options": options}])
        config = await trigger.async_validate_trigger_config(self.hass, given)

        async def heard(variables: dict[str, Any], _context: Context | None = None) -> None:
            self.told.append(variables["trigger"])

        end = await trigger.async_initialize_triggers(
            self.hass, config, heard, DOMAIN, "test", lambda *_args, **_more: None
        )
        assert end is not None
        self.endings.append(end)

    def names(self) -> list[tuple[str, str]]:
        """Return what was told: the kind, and the appointment's title."""
        return [(each["platform"], each.get("title", "")) for each in self.told]


@pytest.fixture
async def listener(hass: HomeAssistant) -> AsyncIterator[Listener]:
    """Return a listener that is gone after the test."""
    assert await async_setup_component(hass, "automation", {})
    made = Listener(hass)
    yield made
    for end in made.endings:
        end()


async def test_an_appointment_that_is_added_here_is_told(scene: Scene, listener: Listener) -> None:
    """B6: with what an automation wants to know of it."""
    await listener.on("appointment_added")
    added = appointment(scene, "Portrait", resource_ids=(scene.room,))
    await write(scene, lambda tx: appointments.put(tx, added))
    [told] = listener.told
    assert told["platform"] == f"{DOMAIN}.appointment_added"
    assert told["by"] == "studio"
    assert told["title"] == "Portrait"
    assert told["staff"] == "Anna"
    assert told["resources"] == ["Blue room"]
    assert told["studio"] == "Atelier Nord"
    assert dt_util.parse_datetime(told["start"]) == added.content.when.start


async def test_appointments_from_google_are_told_as_googles(
    scene: Scene, listener: Listener
) -> None:
    """B6, S9: added, changed and cancelled by Google."""
    for kind in ("added", "changed", "cancelled"):
        await listener.on(f"appointment_{kind}", by=["google"])
    phone = scene.house.google.account(ANNA).primary
    made = str(phone.add("Newborn", start=soon())["id"])
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    phone.edit(made, summary="Newborn shoot")
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    phone.delete(made)
    await scene.house.sync(scene.account)
    await settle(scene.hass)
    assert [(each["platform"].partition(".")[2], each["by"]) for each in listener.told] == [
        ("appointment_added", "google"),
        ("appointment_changed", "google"),
        ("appointment_cancelled", "google"),
    ]


async def test_what_is_edited_here_is_not_told_as_googles(scene: Scene, listener: Listener) -> None:
    """The sync that carries an edit out to Google does not make it Google's."""
    added = appointment(scene, "Portrait")
    await write(scene, lambda tx: appointments.put(tx, added))
    await listener.on("appointment_changed", by="google")
    await listener.on("appointment_changed", by="studio")
    renamed = replace(added, content=replace(added.content, title="Family"))
    await write(scene, lambda tx: appointments.put(tx, renamed))
    await scene.house.sync(scene.account)
    assert [(each["title"], each["by"]) for each in listener.told] == [("Family", "studio")]


async def test_what_is_done_on_a_phone_is_told_as_the_phones(
    scene: Scene, listener: Listener
) -> None:
    """A11: what it adds and what it changes, with suggestions as for Google's (S19)."""
    await listener.on("appointment_added", by=["phone"])
    await listener.on("appointment_changed", by=["phone"])
    book = scene.studio.runtime_data.book
    phone = Request(surface=Surface.PHONE, access_id="none")
    added = appointment(scene, "Call", origin=Origin.PHONE)
    other = appointment(scene, "Desk")
    await write(scene, lambda tx: appointments.put(tx, other))
    await carry_out(book, phone, lambda tx: appointments.put(tx, added))
    await settle(scene.hass)
    renamed = replace(other, content=replace(other.content, title="Table"))
    await carry_out(book, phone, lambda tx: appointments.put(tx, renamed))
    await settle(scene.hass)
    assert [each["title"] for each in listener.told] == ["Call", "Table"]
    assert listener.told[0]["suggestions"] == []


async def test_whatever_is_changed_on_a_phone_is_one_trigger(
    scene: Scene, listener: Listener
) -> None:
    """A11: with what it is; what the studio itself does is no such change."""
    await listener.on("changed_on_phone", device_id=device_of(scene, scene.anna))
    phone = Request(surface=Surface.PHONE, access_id="none")
    book, added = scene.studio.runtime_data.book, appointment(scene, "Call", origin=Origin.PHONE)
    await write(scene, lambda tx: appointments.put(tx, appointment(scene, "Desk")))
    await carry_out(book, phone, lambda tx: appointments.put(tx, added))
    await settle(scene.hass)
    await carry_out(book, phone, lambda tx: appointments.delete(tx, added.id))
    await settle(scene.hass)
    assert [(each["title"], each["what"]) for each in listener.told] == [
        ("Call", "appointment_added"),
        ("Call", "appointment_cancelled"),
    ]


async def test_a_client_that_is_linked_is_told_by_name(scene: Scene, listener: Listener) -> None:
    """S19: and it is no change of the appointment besides."""
    await listener.on("client_matched")
    await listener.on("appointment_changed")
    added = appointment(scene, "Portrait")

    def prepare(tx: Transaction) -> None:
        clients.put_client(tx, client("mia", "Mia Berg"))
        appointments.put(tx, added)

    await write(scene, prepare)
    await write(scene, lambda tx: appointments.put(tx, replace(added, client_id="mia")))
    [told] = listener.told
    assert told["platform"] == f"{DOMAIN}.client_matched"
    assert told["client"] == "Mia Berg"
    assert told["linked"]


async def test_cancelled_and_deleted_are_one(scene: Scene, listener: Listener) -> None:
    """B6: what was cancelled before is not told again when it is deleted."""
    await listener.on("appointment_cancelled")
    one, other = appointment(scene, "One"), appointment(scene, "Other")
    await write(scene, lambda tx: appointments.put_many(tx, [one, other]))
    off = replace(one, content=replace(one.content, status=Status.CANCELLED))
    await write(scene, lambda tx: appointments.put(tx, off))
    await write(scene, lambda tx: appointments.delete(tx, "one"))
    await write(scene, lambda tx: appointments.delete(tx, "other"))
    assert [each["title"] for each in listener.told] == ["One", "Other"]


async def test_one_of_a_series_that_is_cancelled_is_told(scene: Scene, listener: Listener) -> None:
    """S18: an exception is no new appointment."""
    for kind in ("added", "changed", "cancelled"):
        await listener.on(f"appointment_{kind}")
    series = appointment(scene, "Weekly")
    series = replace(series, content=replace(series.content, recurrence=("RRULE:FREQ=WEEKLY",)))
    await write(scene, lambda tx: appointments.put(tx, series))

    def exception(weeks: int, **changes: Any) -> Appointment:
        when = series.content.when
        assert isinstance(when, Timed)
        start = when.start + timedelta(weeks=weeks)
        moved = replace(when, start=start, end=start + timedelta(hours=1))
        content = replace(series.content, when=moved, recurrence=(), **changes)
        return replace(
            series,
            id=f"weekly-{weeks}",
            content=content,
            series_id=series.id,
            original_start=start,
        )

    await write(scene, lambda tx: appointments.put(tx, exception(1, status=Status.CANCELLED)))
    await write(scene, lambda tx: appointments.put(tx, exception(2, title="Longer")))
    assert listener.names() == [
        (f"{DOMAIN}.appointment_added", "Weekly"),
        (f"{DOMAIN}.appointment_cancelled", "Weekly"),
        (f"{DOMAIN}.appointment_changed", "Longer"),
    ]


async def test_only_the_people_and_rooms_that_are_meant(scene: Scene, listener: Listener) -> None:
    """B6: a staff member, a room, the studio; another studio is none of them."""
    await listener.on("appointment_added", device_id=[device_of(scene, scene.ben)])
    await listener.on("appointment_added", device_id=device_of(scene, scene.room))
    await listener.on("appointment_added", device_id="gone")
    await listener.on("appointment_added", config_entry_id="another")
    hers = appointment(scene, "Hers")
    his = appointment(scene, "His", staff_id=scene.ben, resource_ids=(scene.room,))
    await write(scene, lambda tx: appointments.put_many(tx, [hers, his]))
    assert [each["title"] for each in listener.told] == ["His", "His"]


async def test_a_conflict_is_told_when_found_and_when_resolved(
    scene: Scene, listener: Listener
) -> None:
    """S22: with both sides."""
    await listener.on("conflict_found", device_id=device_of(scene, scene.anna))
    await listener.on("conflict_resolved", config_entry_id=scene.studio.entry_id)
    one, other = appointment(scene, "One"), appointment(scene, "Other")
    question = Conflict(
        id="q",
        kind=ConflictKind.OVERLAP,
        record_id="other",
        other_id="one",
        opened_at=dt_util.utcnow(),
    )

    def prepare(tx: Transaction) -> None:
        appointments.put_many(tx, [one, other])
        conflicts.open_one(tx, question)

    await write(scene, prepare)

    def settle_it(tx: Transaction) -> None:
        conflicts.close(tx, "q", "cancel_new")
        appointments.delete(tx, "other")

    await write(scene, settle_it)
    found, resolved = listener.told
    assert found["platform"] == f"{DOMAIN}.conflict_found"
    assert (found["new"]["title"], found["old"]["title"]) == ("Other", "One")
    assert resolved["platform"] == f"{DOMAIN}.conflict_resolved"
    assert resolved["resolution"] == "cancel_new"


async def test_failing_and_recovering_are_told_once(
    scene: Scene, listener: Listener, impatient: None
) -> None:
    """S16: by account or by studio, and not of another account."""
    await listener.on("sync_failed", config_entry_id=scene.account.entry_id)
    await listener.on("sync_failed", config_entry_id="another")
    await listener.on("sync_recovered", config_entry_id=scene.studio.entry_id)
    faults = scene.house.google.faults
    fault = faults.add("error", status=503, count=None)
    for _ in range(3):
        await scene.house.pass_time(minutes=6)
    faults.items.remove(fault)
    await scene.house.pass_time(minutes=6)
    await scene.house.pass_time(minutes=6)
    assert [each["platform"].partition(".")[2] for each in listener.told] == [
        "sync_failed",
        "sync_recovered",
    ]
    assert listener.told[0]["reason"] == "unreachable"
    assert listener.told[0]["account"] == "Anna (Google)"


async def test_a_session_is_told_some_time_before(scene: Scene, listener: Listener) -> None:
    """B6: sessions only, and only those that are meant."""
    await listener.on(
        "session_starts", before={"minutes": 30}, device_id=[device_of(scene, scene.anna)]
    )
    hers = appointment(scene, "Hers", kind=Kind.SESSION)
    his = appointment(scene, "His", kind=Kind.SESSION, staff_id=scene.ben)
    errand = appointment(scene, "Errand")
    await write(scene, lambda tx: appointments.put_many(tx, [hers, his, errand]))
    start = hers.content.when.start
    assert isinstance(start, datetime)
    left = start - dt_util.utcnow()
    await scene.house.pass_time(seconds=(left - timedelta(minutes=31)).total_seconds())
    assert listener.told == []
    await scene.house.pass_time(minutes=2)
    await scene.house.pass_time(minutes=30)
    [told] = listener.told
    assert told["title"] == "Hers"
    assert told["kind"] == "session"
    assert dt_util.parse_datetime(told["start"]) == start


async def test_a_session_that_comes_late_is_told_at_once(scene: Scene, listener: Listener) -> None:
    """Added within its own lead; one that has begun is not told any more."""
    await listener.on("session_starts", before="02:00:00")
    now = dt_util.utcnow()
    late = appointment(scene, "Late", kind=Kind.SESSION, start=now + timedelta(hours=1))
    past = appointment(scene, "Past", kind=Kind.SESSION, start=now - timedelta(minutes=30))
    await write(scene, lambda tx: appointments.put_many(tx, [late, past]))
    assert listener.told == []  # Its moment was before the automation began to wait.
    moved = appointment(scene, "Late", kind=Kind.SESSION, start=now + timedelta(hours=2, seconds=1))
    await write(scene, lambda tx: appointments.put(tx, moved))
    await scene.house.pass_time(seconds=5)
    assert [each["title"] for each in listener.told] == ["Late"]


async def test_a_lead_is_at_most_two_days(hass: HomeAssistant, house: Any) -> None:
    """Longer ahead nobody looks."""
    await house.add_studio()
    long = {"trigger": f"{DOMAIN}.session_starts", "options": {"before": "72:00:00"}}
    with pytest.raises(vol.Invalid):
        await trigger.async_validate_trigger_config(hass, cv.TRIGGER_SCHEMA([long]))


async def test_all_of_them_are_described_for_the_editor(hass: HomeAssistant, house: Any) -> None:
    """In the files that Home Assistant's editor reads: names, fields, icons."""
    await house.add_studio()
    assert await async_setup_component(hass, "automation", {})
    triggers = await trigger.async_get_all_descriptions(hass)
    conditions = await condition.async_get_all_descriptions(hass)
    for name, kind in our_triggers.TRIGGERS.items():
        described = triggers[f"{DOMAIN}.{name}"]
        assert described is not None
        [options] = kind.schema.schema.values()  # type: ignore[attr-defined]
        assert set(described["fields"]) == {str(key) for key in options}
    assert {f"{DOMAIN}.{name}" for name in our_conditions.CONDITIONS} <= set(conditions)
    assert {each.value for each in StudioEventType} <= set(our_triggers.TRIGGERS)


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("kind", ["triggers", "conditions"])
def test_all_of_them_have_names_and_icons(language: str, kind: str) -> None:
    """For every field as well."""
    described = {
        name: each
        for name, each in load_yaml_dict(str(ROOT / f"{kind}.yaml")).items()
        if not name.startswith(".")
    }
    texts = json.loads((ROOT / "translations" / f"{language}.json").read_text("utf-8"))[kind]
    icons = json.loads((ROOT / "icons.json").read_text("utf-8"))[kind]
    assert set(described) == set(texts) == set(icons)
    for name, each in described.items():
        assert texts[name]["name"]
        assert texts[name]["description"].endswith(".")
        assert set(each["fields"]) == set(texts[name]["fields"])
