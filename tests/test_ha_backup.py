"""Home Assistant's own backups: the book in them is whole."""

from datetime import timedelta
import io
from pathlib import Path
import sqlite3
import tarfile

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest

from custom_components.studio_sync import backup
from custom_components.studio_sync.book import appointments
from custom_components.studio_sync.book.book import Book
from custom_components.studio_sync.book.model import Appointment, Content, Timed
from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .ha_fixtures import ZONE, House, settle, soon

LONG = "x" * 100_000
LITTLE = 1_000_000
"""More than what is noted by the way, in bytes, and less than what was written."""


async def write_much(book: Book, name: str, staff: str) -> None:
    """Write more than SQLite leaves in the journal of its own accord."""
    for number in range(60):
        when = Timed(start=soon(hours=number), end=soon(hours=number + 1), zone=ZONE)
        content = Content(title=name, when=when, description=LONG)
        record = Appointment(id=f"{name}{number}", content=content, staff_id=staff)
        await book.write(lambda tx, one=record: appointments.put(tx, one))  # type: ignore[misc]


@pytest.fixture
async def studio(house: House) -> StudioEntry:
    """Return a studio with one staff member."""
    studio = await house.add_studio()
    await house.add_person(studio, "staff", "Anna")
    return studio


def journal_of(hass: HomeAssistant) -> int:
    """Return how many bytes wait in the book's journal."""
    return Path(f"{file_of(hass)}-wal").stat().st_size


def file_of(hass: HomeAssistant) -> Path:
    """Return the only book's file."""
    [file] = Path(hass.config.path(".storage")).glob("studio_sync.*.db")
    return file


async def test_a_backup_that_is_made_while_people_work_holds_the_book_whole(
    house: House, studio: StudioEntry
) -> None:
    hass, [staff] = house.hass, studio.subentries
    assert await async_setup_component(hass, "backup", {})
    await settle(hass)
    book = studio.runtime_data.book
    await write_much(book, "before", staff)
    manager = hass.data["backup"]
    assert "studio_sync" in manager.platforms
    await manager.async_pre_backup_actions()
    file = file_of(hass)
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w") as tar:
        tar.add(file, "book.db")
        await write_much(book, "during", staff)
        tar.add(f"{file}-wal", "book.db-wal")
    await manager.async_post_backup_actions()
    buffer.seek(0)
    target = Path(hass.config.path("restored"))
    with tarfile.open(fileobj=buffer) as tar:
        tar.extractall(target, filter="data")
    connection = sqlite3.connect(target / "book.db")
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert connection.execute("SELECT count(*) FROM appointment").fetchone() == (120,)
    connection.close()
    assert journal_of(hass) < LITTLE


async def test_a_backup_that_never_ends_is_given_up(
    house: House, studio: StudioEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """Else the journal would grow for ever; a second backup starts over."""
    hass, [staff] = house.hass, studio.subentries
    await backup.async_pre_backup(hass)
    await backup.async_pre_backup(hass)
    await write_much(studio.runtime_data.book, "during", staff)
    assert journal_of(hass) > 60 * len(LONG)
    await house.pass_time(seconds=(backup.LONGEST + timedelta(minutes=1)).total_seconds())
    assert "has not ended" in caplog.text
    assert journal_of(hass) < LITTLE
    await backup.async_post_backup(hass)


async def test_a_studio_that_is_reloaded_while_a_backup_is_made_leaves_its_file_alone(
    house: House, studio: StudioEntry
) -> None:
    """Its book is another one then; what is copied meanwhile is whole all the same."""
    hass, [staff] = house.hass, studio.subentries
    await write_much(studio.runtime_data.book, "before", staff)
    await backup.async_pre_backup(hass)
    await write_much(studio.runtime_data.book, "during", staff)
    copied = file_of(hass).read_bytes()
    for _ in range(2):
        await hass.config_entries.async_reload(studio.entry_id)
        await settle(hass)
        await write_much(studio.runtime_data.book, "after", staff)
    assert file_of(hass).read_bytes() == copied
    await backup.async_post_backup(hass)
    assert journal_of(hass) < LITTLE
    await write_much(studio.runtime_data.book, "more", staff)
    assert file_of(hass).read_bytes() != copied
    assert await studio.runtime_data.book.read(appointments.count_live) == 240


async def test_without_a_running_studio_there_is_nothing_to_do(
    house: House, studio: StudioEntry
) -> None:
    await house.hass.config_entries.async_unload(studio.entry_id)
    await backup.async_pre_backup(house.hass)
    await backup.async_post_backup(house.hass)
