"""A studio of version 0.1.0 starts under this version, with all that it had.

The fixtures were written by the code of 0.1.0: see their README.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
import gzip
import json
from pathlib import Path
import sqlite3
from typing import Any

from homeassistant.components.application_credentials import (
    ClientCredential,
    async_import_client_credential,
)
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    category_registry as cr,
    device_registry as dr,
    entity_registry as er,
    floor_registry as fr,
    issue_registry as ir,
    label_registry as lr,
    restore_state as rs,
)
from homeassistant.setup import async_setup_component
import pytest

from custom_components.studio_sync.book import (
    appointments,
    clients,
    codec,
    conflicts,
    journal,
    links,
    people,
    replicas,
    skipped_items,
)
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.database import Transaction
from custom_components.studio_sync.const import DOMAIN, ENV_GOOGLE_ROOT
from custom_components.studio_sync.formats.contact import PostalAddress

from .book_fixtures import Clock, ids
from .google_emulator import CLIENT_ID, CLIENT_SECRET, GoogleEmulator
from .ha_fixtures import ANNA, BEN, ZONE, settle

KEPT = Path(__file__).parent / "fixtures" / "release_0_1_0"
STOPPED = datetime(2026, 11, 21, 11, 1, tzinfo=UTC)
"""When the studio of 0.1.0 stopped."""
DELETED_DATE = {"title": "Yoga", "start": "2026-12-15T07:00:00+01:00"}
"""What 0.1.0 did not tell of the one date of a series that it deleted."""
CHANGED_DATE = "Choir, in the church"
"""The date of a series that Google had changed: 0.1.0 told it as made."""
REGISTRIES = (ar, cr, dr, er, fr, ir, lr, rs)

type Rows = list[dict[str, Any]]


@pytest.fixture
def book_file(tmp_path: Path) -> Path:
    """Return a copy of the book."""
    return copy_book(tmp_path / "book.db")


def copy_book(path: Path) -> Path:
    """Put the book at this path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(gzip.decompress((KEPT / "book.db.gz").read_bytes()))
    return path


def rows(path: Path, table: str) -> Rows:
    """Return the rows of a table as 0.1.0 wrote them."""
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    found = [dict(each) for each in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608
    connection.close()
    return found


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Book]:
    """Open a book as it is."""
    book = await Book.open(f"sqlite:///{path}", clock=Clock(), new_id=ids())
    try:
        yield book
    finally:
        await book.close()


def by_id(found: Rows) -> dict[Any, dict[str, Any]]:
    """Return rows by their ids."""
    return {each["id"]: each for each in found}


async def test_its_book_has_all_appointments(book_file: Path) -> None:
    before = by_id(rows(book_file, "appointment"))
    async with opened(book_file) as book:
        after = await book.read(lambda tx: appointments.get_many(tx, before))
        number = await book.read(lambda tx: len(list(appointments.changes(tx, 0))))
    assert number == len(before) == 25
    for record_id, old in before.items():
        new = after[record_id]
        assert new.content == codec.load(old["content"])
        original = old["original_start"]
        assert new.original_start == (original and codec.load_moment(original))
        values = ("staff_id", "client_id", "session_type", "series_id", "extra", "rev")
        assert {name: getattr(new, name) for name in values} == {name: old[name] for name in values}
        assert (new.kind, new.origin, new.deleted) == (old["kind"], old["origin"], old["deleted"])
        assert new.assistant_ids == codec.load_texts(old["assistant_ids"])
        assert new.resource_ids == codec.load_texts(old["resource_ids"])
        assert new.changed_at == codec.instant(old["changed_at"])


async def test_its_calendar_shows_the_dates_as_they_were(book_file: Path) -> None:
    """One date is moved, one is off, one has another title."""
    day = datetime(2026, 12, 1, tzinfo=UTC)
    async with opened(book_file) as book:
        found = await book.read(
            lambda tx: appointments.window(tx, day, day + timedelta(days=21), zone=ZONE)
        )
    shown = [
        (each.appointment.content.title, each.start.isoformat())
        for each in found
        if each.appointment.content.title.startswith(("Yoga", "Choir"))
    ]
    assert shown == [
        ("Yoga", "2026-12-01T06:00:00+00:00"),
        ("Choir", "2026-12-02T18:00:00+00:00"),
        ("Yoga, late", "2026-12-08T17:00:00+00:00"),
        ("Choir, in the church", "2026-12-09T18:00:00+00:00"),
    ]


async def test_its_book_has_all_clients_and_people(book_file: Path) -> None:
    before = {name: by_id(rows(book_file, name)) for name in ("client", "staff", "resource")}
    async with opened(book_file) as book:
        found = await book.read(clients.clients)
        staff, resources = await book.read(people.staff), await book.read(people.resources)
        groups = await book.read(people.groups)
    assert {each.id for each in found} == before["client"].keys()
    for each in found:
        old = before["client"][each.id]
        assert (each.name, each.content.notes) == (old["name"], old["notes"])
        addresses = (PostalAddress(text=old["address"]),) if old["address"] else ()
        assert each.content.addresses == addresses
        assert each.emails == codec.load_texts(old["emails"])
        assert each.phones == codec.load_texts(old["phones"])
    [ada] = [each for each in found if each.name == "Ada Byron"]
    assert ada.group_ids == ("vip",)
    assert {each.id for each in staff} == before["staff"].keys()
    assert {each.id for each in resources} == before["resource"].keys()
    assert [each.name for each in groups] == ["VIP"]


async def test_its_book_knows_where_each_sync_stood(book_file: Path) -> None:
    """Links in all their states, cursors, questions, skipped events."""
    before = rows(book_file, "link")
    cursors = {each["replica_id"]: each for each in rows(book_file, "replica")}
    questions = by_id(rows(book_file, "conflict"))

    def read(tx: Transaction) -> None:
        for old in before:
            new = links.get(tx, old["replica_id"], [old["record_id"]])[old["record_id"]]
            values = ("remote_id", "etag", "generation", "gone", "state", "reason", "frozen_rev")
            assert {name: getattr(new, name) for name in values} == {n: old[n] for n in values}
            baseline = old["baseline"]
            assert new.baseline == (None if baseline is None else codec.load(baseline))
        for replica_id, state in cursors.items():
            now = replicas.get(tx, replica_id)
            assert now is not None
            assert (now.cursor, now.book_rev) == (state["cursor"], state["book_rev"])
            assert now.connected_at == codec.instant(state["connected_at"])
        for conflict_id, question in questions.items():
            found = conflicts.get(tx, conflict_id)
            assert found is not None
            assert found.record_id == question["record_id"]
            assert found.resolution == question["resolution"]
            assert (found.closed_at is None) == (question["closed_at"] is None)
        skipped = rows(book_file, "aside")
        problems = [each for name in cursors for each in skipped_items.problems(tx, name)]
        assert {each["reason"] for each in skipped} <= {reason for *_, reason in problems}

    assert {each["state"] for each in before} == {"ok", "pending", "refused"}
    assert {each["kind"] for each in questions.values()} == {"edit", "overlap"}
    async with opened(book_file) as book:
        await book.read(read)


async def test_its_book_has_the_history(book_file: Path) -> None:
    before, lines = by_id(rows(book_file, "run")), by_id(rows(book_file, "entry"))

    def read(tx: Transaction) -> None:
        found = {}
        for run_id, old in before.items():
            run = journal.run(tx, run_id)
            assert run is not None
            assert (run.outcome, run.starter, run.kind) == (
                old["outcome"],
                old["starter"],
                old["kind"],
            )
            assert run.counts == json.loads(old["counts"])
            found.update({each.id: each for each in journal.entries(tx, run_id)})
        assert found.keys() == lines.keys()
        for number, entry in found.items():
            old = lines[number]
            assert (entry.action, entry.reason, entry.outcome) == (
                old["action"],
                old["reason"],
                old["outcome"],
            )
            for name in ("before", "after"):
                text = old[name]
                assert getattr(entry, name) == (None if text is None else codec.load(text))

    async with opened(book_file) as book:
        await book.read(read)


@pytest.fixture
async def google(
    socket_enabled: None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> AsyncIterator[GoogleEmulator]:
    """Run an emulator in which everything is as 0.1.0 left it."""
    state = tmp_path / "google.json"
    state.write_bytes((KEPT / "google.json").read_bytes())
    async with GoogleEmulator(strict=True, state_file=state) as running:
        # One of the events is one that nobody can read.
        running.calendar_api.check = False
        monkeypatch.setenv(ENV_GOOGLE_ROOT, running.url)
        yield running
        assert running.violations == []


@pytest.fixture
def google_before(google: GoogleEmulator) -> dict[str, list[str]]:
    """Return what stood in Google before the start."""
    return {email: titles_in(google, email) for email in (ANNA, BEN)}


def titles_in(google: GoogleEmulator, email: str) -> list[str]:
    """Return the titles in somebody's Google calendar, those that can be read."""
    events = google.account(email).primary.events()
    return sorted(title for each in events if isinstance(title := each.get("summary"), str))


def kept(name: str) -> Any:
    """Return one of the files that 0.1.0 wrote."""
    return json.loads((KEPT / name).read_text(encoding="utf-8"))


@pytest.fixture
def stored(hass_storage: dict[str, Any]) -> None:
    """Have Home Assistant start with the entries and registries of 0.1.0."""
    for name in ("core.config_entries", "core.device_registry", "core.entity_registry"):
        hass_storage[name] = kept(name)


@pytest.fixture
async def started(
    google_before: dict[str, list[str]],
    stored: None,
    hass: HomeAssistant,
    enable_custom_integrations: None,
) -> HomeAssistant:
    """Return a Home Assistant that was started with all that 0.1.0 kept."""
    await hass.config.async_set_time_zone(ZONE)
    [studio] = [each for each in kept("core.config_entries")["data"]["entries"] if is_studio(each)]
    copy_book(Path(hass.config.path(".storage", f"studio_sync.{studio['entry_id']}.db")))
    dr.async_setup(hass)
    for each in REGISTRIES:
        await each.async_load(hass)
    await hass.config_entries.async_initialize()
    for name in ("application_credentials", "repairs"):
        assert await async_setup_component(hass, name, {})
    await async_import_client_credential(
        hass, DOMAIN, ClientCredential(CLIENT_ID, CLIENT_SECRET), "studio"
    )
    assert await async_setup_component(hass, DOMAIN, {})
    await settle(hass)
    return hass


def is_studio(entry: dict[str, Any]) -> bool:
    """Tell whether a stored entry is the studio."""
    return bool(entry["data"]["kind"] == "studio")


async def answer_of(hass: HomeAssistant, action: str, **data: Any) -> Any:
    """Call an action and return its answer."""
    return await hass.services.async_call(DOMAIN, action, data, blocking=True, return_response=True)


@pytest.mark.parametrize("load_registries", [False])
@pytest.mark.parametrize("moment", [STOPPED], indirect=True)
async def test_a_studio_of_0_1_0_starts_with_everything(
    started: HomeAssistant, google: GoogleEmulator, google_before: dict[str, list[str]]
) -> None:
    hass = started
    entries = hass.config_entries.async_entries(DOMAIN)
    assert [each.state for each in entries] == [ConfigEntryState.LOADED] * 3
    before = kept("core.config_entries")["data"]["entries"]
    assert {each.entry_id for each in entries} == {each["entry_id"] for each in before}
    _check_entities(hass)
    await _check_book(hass)
    await _check_history(hass)
    _check_google(google, google_before)


def _check_entities(hass: HomeAssistant) -> None:
    """Check that all entities are there by the ids that the user knows, and work."""
    before = kept("core.entity_registry")["data"]["entities"]
    registry, devices = er.async_get(hass), dr.async_get(hass)
    assert len(before) == 25
    for old in before:
        new = registry.async_get(old["entity_id"])
        assert new is not None
        assert (new.unique_id, new.id, new.name) == (old["unique_id"], old["id"], old["name"])
        assert new.device_id == old["device_id"]
        assert devices.async_get(new.device_id or "") is not None
        if old["disabled_by"] is None:
            state = hass.states.get(old["entity_id"])
            assert state is not None
            assert state.state != "unavailable"
    calendars = [each for each in registry.entities.values() if each.domain == "calendar"]
    assert {each.entity_id for each in calendars} == {
        "calendar.atelier_nord",
        "calendar.diary_of_anna",
        "calendar.ben",
        "calendar.blue_room",
    }


async def _check_book(hass: HomeAssistant) -> None:
    """Check that the first sync changed no appointment, and made none."""
    [studio] = [each for each in hass.config_entries.async_entries(DOMAIN) if each.subentries]
    before = by_id(rows(copy_book(Path(hass.config.path("before.db"))), "appointment"))
    book = studio.runtime_data.book
    after = await book.read(lambda tx: list(appointments.changes(tx, 0)))
    assert {each.id for each in after} == before.keys()
    for each in after:
        assert each.content == codec.load(before[each.id]["content"])
        assert each.deleted == before[each.id]["deleted"]
    answer = await answer_of(hass, "list_conflicts")
    assert {each["kind"] for each in answer["conflicts"]} == {"edit", "overlap"}


async def _check_history(hass: HomeAssistant) -> None:
    """Check that what 0.1.0 told of its runs is told still, and the title that it lacked."""
    runs = (await answer_of(hass, "get_history"))["runs"]
    now = {each["run_id"]: each for each in runs}
    for old in kept("history.json"):
        new = now[old["run_id"]]
        same = ("config_entry_id", "kind", "outcome", "counts", "started_at", "undoes")
        assert {name: new[name] for name in same} == {name: old[name] for name in same}
        named = ("appointment_id", "side", "what", "title", "start", "reason", "outcome")
        for told, was in zip(new["changes"], old["changes"], strict=True):
            other = {} if was["title"] else DELETED_DATE
            if was["title"] == CHANGED_DATE:
                other = {"what": "changed"}
            assert {name: told[name] for name in named} == {
                name: was[name] for name in named
            } | other


def _check_google(google: GoogleEmulator, before: dict[str, list[str]]) -> None:
    """Check that only what 0.1.0 could not send is new, and nothing is there twice."""
    sent = {ANNA: ["Long story", "Waiting"], BEN: []}
    for email, titles in before.items():
        assert titles_in(google, email) == sorted([*titles, *sent[email]])
