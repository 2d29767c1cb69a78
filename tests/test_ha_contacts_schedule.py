"""When a studio's contacts are synced: daily, and later if that was missed (Z1)."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from homeassistant.config_entries import ConfigEntry
from homeassistant.util import dt as dt_util
import pytest

from custom_components.studio_sync.account_sync.contacts import ContactsCoordinator
from custom_components.studio_sync.studio.scheduler import AT_A_TIME

from .ha_fixtures import Scene, settle
from .ha_options import open_page, submit, suggested

BERLIN = ZoneInfo("Europe/Berlin")


@dataclass(eq=False)
class Contacts(ContactsCoordinator):
    """Contacts that note when they are to be synced, and count as synced at once."""

    config_entry: ConfigEntry
    last_update_success: bool = True
    last_attempt: datetime | None = None
    unsettled: bool = False
    pauses: list[timedelta] = field(default_factory=list)

    def async_refresh_in(self, pause: timedelta) -> None:
        """Note it."""
        self.pauses.append(pause)
        self.last_attempt = dt_util.utcnow()


@pytest.fixture
def contacts(scene: Scene) -> Contacts:
    """Give Anna's account contacts, synced just now."""
    found = Contacts(scene.account, last_attempt=dt_util.utcnow())
    # What the scheduler needs of them.
    runtime = scene.account.runtime_data
    runtime.syncs = (*runtime.syncs, found)
    return found


def due(scene: Scene) -> datetime:
    """Return when they are due next."""
    return scene.studio.runtime_data.scheduler.next_contacts


async def wait_until(scene: Scene, moment: datetime) -> None:
    """Let time pass until just after a moment."""
    seconds = (moment - dt_util.utcnow()).total_seconds() + 1
    await scene.house.pass_time(seconds=seconds)


async def test_contacts_are_synced_daily_at_five(scene: Scene, contacts: Contacts) -> None:
    """Z1: by default, on the studio's clock, once a day."""
    first = due(scene)
    assert (first.astimezone(BERLIN).hour, first.minute) == (5, 0)
    await wait_until(scene, first - timedelta(seconds=60))
    assert contacts.pauses == []
    await wait_until(scene, first)
    assert len(contacts.pauses) == 1
    assert contacts.pauses[0] < AT_A_TIME
    await wait_until(scene, due(scene))
    assert len(contacts.pauses) == 2


async def test_the_time_of_day_is_an_option(scene: Scene, contacts: Contacts) -> None:
    """Z1: what is due from now on follows it."""
    form = await open_page(scene.hass, scene.studio, "schedule")
    await submit(scene.hass, form, **suggested(form) | {"contacts_time": "22:15:00"})
    at = due(scene).astimezone(BERLIN)
    assert (at.hour, at.minute) == (22, 15)
    await wait_until(scene, at)
    assert len(contacts.pauses) == 1


async def test_what_was_missed_is_made_up_for(scene: Scene, contacts: Contacts) -> None:
    """Z1, S16: Home Assistant was off at that time; also the first sync of all."""
    scheduler = scene.studio.runtime_data.scheduler
    scheduler.async_make_up(contacts)
    assert contacts.pauses == []
    contacts.last_attempt = due(scene) - timedelta(days=1, seconds=1)
    scheduler.async_make_up(contacts)
    assert len(contacts.pauses) == 1
    contacts.last_attempt = None
    scheduler.async_make_up(contacts)
    assert len(contacts.pauses) == 2


async def test_while_the_sync_is_off_contacts_wait(scene: Scene, contacts: Contacts) -> None:
    """S15, Z1: and are made up for when it is on again."""
    options = dict(scene.studio.options)
    entries = scene.hass.config_entries
    entries.async_update_entry(scene.studio, options=options | {"sync_enabled": False})
    await settle(scene.hass)
    await wait_until(scene, due(scene))
    assert contacts.pauses == []
    entries.async_update_entry(scene.studio, options=options | {"sync_enabled": True})
    await settle(scene.hass)
    assert len(contacts.pauses) == 1


async def test_contacts_that_fail_make_the_account_fail(scene: Scene, contacts: Contacts) -> None:
    """S15: the studio's figure counts accounts, not parts of them."""
    scheduler = scene.studio.runtime_data.scheduler
    assert scheduler.failing == 0
    contacts.last_update_success = False
    assert scheduler.failing == 1
