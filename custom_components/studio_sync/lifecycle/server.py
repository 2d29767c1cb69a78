"""The entry of a calendar server: setting it up, and unloading it."""

from __future__ import annotations

from datetime import timedelta
from functools import partial
import ssl

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
    ConfigEntryState,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ConfigEntryError
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..account_sync.photos import BookPhotos
from ..account_sync.poll import ServerPoll
from ..book import replicas
from ..book.errors import BookError
from ..book.parts import Part
from ..const import DOMAIN, PLATFORMS_ACCOUNT
from ..dav_client.client import OtherLibrary, connect
from ..dav_client.contacts import ContactsReplica
from ..dav_client.events import Events
from ..dav_client.replica import DavReplica
from ..dav_client.shared_homes import SharedHomes
from ..dav_client.transport import Transport
from ..entries.account_options import AccountOptions
from ..entries.connected import Connected, connected_by
from ..entries.lookup import studio_of
from ..entries.schedule_options import Schedule, ScheduleOptions
from ..entries.servers import CONF_HOMES, collection_of, server_of
from ..errors import setup_error
from ..issues.registry import OF_ACCOUNT, clear_issue
from .contacts import contacts_sync
from .runtime import AccountEntry, AccountRuntime, AccountSync, StudioEntry
from .syncs import async_start_syncs, calendar_sync, not_loaded, studio_for


async def async_setup_server(hass: HomeAssistant, entry: AccountEntry) -> bool:
    """Start to sync in the background; the server need not answer yet.

    Raises ConfigEntryNotReady and ConfigEntryError.
    """
    studio = studio_for(hass, entry)
    try:
        transport = Transport(await connect(server_of(entry)))
    except OtherLibrary as err:
        raise setup_error(err) from err
    except ssl.SSLError as err:
        raise ConfigEntryError(
            translation_domain=DOMAIN, translation_key="authority_unreadable"
        ) from err
    homes = SharedHomes(transport, entry.data[CONF_HOMES])

    @callback
    def close() -> None:
        homes.close()
        hass.async_create_task(transport.close(), eager_start=False)

    entry.async_on_unload(close)
    try:
        syncs = [await _sync(hass, each, studio, transport, homes) for each in connected_by(entry)]
    except BookError as err:
        raise not_loaded() from err
    entry.runtime_data = AccountRuntime(studio=studio, syncs=tuple(syncs))
    _register_devices(hass, entry, studio)
    poll = ServerPoll(
        hass,
        syncs,
        partial(_interval, studio, entry),
        studio.runtime_data.scheduler.async_changed,
        homes.look_again,
    )
    entry.async_on_unload(poll.timer.end)
    for each in syncs:
        each.poll = poll
    await async_start_syncs(hass, entry, studio)
    poll.async_follow_schedule()
    _follow_changes(hass, entry)
    return True


def _follow_changes(hass: HomeAssistant, entry: AccountEntry) -> None:
    """Follow what is connected. Options have a flow that reloads, which wants no listener."""
    before = connected_by(entry)

    @callback
    def changed(change: ConfigEntryChange, changed_entry: ConfigEntry) -> None:
        if changed_entry.entry_id == entry.entry_id and change is ConfigEntryChange.UPDATED:
            entry.async_create_task(hass, _on_update(before, hass, entry))

    entry.async_on_unload(async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, changed))


async def _on_update(
    before: tuple[Connected, ...], hass: HomeAssistant, entry: AccountEntry
) -> None:
    """Follow calendars that were added, removed, or show something else now."""
    now = {each.key: each.scope for each in connected_by(entry)}
    if now == {each.key: each.scope for each in before}:
        return
    for each in before:
        if each.key not in now:
            await _forget(hass, entry, each)
    hass.config_entries.async_schedule_reload(entry.entry_id)


async def _forget(hass: HomeAssistant, entry: AccountEntry, connected: Connected) -> None:
    """Forget what was synced of a calendar; all stays on the server as it is."""
    for subject in OF_ACCOUNT:
        clear_issue(hass, connected, subject)
    studio: StudioEntry | None = studio_of(hass, entry)
    if studio is not None and studio.state is ConfigEntryState.LOADED:
        forget = partial(replicas.forget, replica_id=connected.replica_id)
        await studio.runtime_data.book.write(forget)


def _interval(studio: StudioEntry, entry: ConfigEntry) -> timedelta | None:
    at_times = ScheduleOptions.of(studio.options).schedule is Schedule.TIMES
    if at_times or entry.pref_disable_polling:
        return None
    return AccountOptions.of(entry.options).poll_interval


async def _sync(
    hass: HomeAssistant,
    connected: Connected,
    studio: StudioEntry,
    transport: Transport,
    homes: SharedHomes,
) -> AccountSync:
    """Return what syncs a calendar or an address book of the server. Raises BookError."""
    subentry = connected.account.subentries[connected.key]
    collection, book = collection_of(connected.account, subentry), studio.runtime_data.book
    if connected.part is Part.CONTACTS:
        contacts = ContactsReplica(
            transport,
            collection,
            BookPhotos(book, connected.replica_id),
            replica_id=connected.replica_id,
            book_id=book.id,
            homes=homes,
        )
        return await contacts_sync(hass, connected, studio, contacts)
    calendar = DavReplica(
        transport,
        collection,
        Events(studio.runtime_data.zone),
        replica_id=connected.replica_id,
        book_id=book.id,
        homes=homes,
    )
    return await calendar_sync(hass, connected, studio, calendar)


def _register_devices(hass: HomeAssistant, entry: AccountEntry, studio: StudioEntry) -> None:
    """Add the server's device, and one for each calendar that it has."""
    devices = dr.async_get(hass)
    server = devices.async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={(DOMAIN, entry.entry_id)},
        entry_type=dr.DeviceEntryType.SERVICE,
        name=entry.title,
        model="CalDAV and CardDAV",
        via_device_id=studio.runtime_data.device_id,
    )
    for each in connected_by(entry):
        if each.subentry is not None:
            devices.async_get_or_create(
                config_entry_id=entry.entry_id,
                config_subentry_id=each.subentry.subentry_id,
                identifiers={(DOMAIN, each.device_key)},
                entry_type=dr.DeviceEntryType.SERVICE,
                name=f"{entry.title} {each.subentry.title}",
                via_device_id=server.id,
            )


async def async_unload_server(hass: HomeAssistant, entry: AccountEntry) -> bool:
    """Stop the syncs; a run that is under way is cancelled at a safe point."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS_ACCOUNT)


async def async_remove_server(hass: HomeAssistant, entry: AccountEntry) -> None:
    """Forget what was synced; all stays on the server as it is."""
    for subject in OF_ACCOUNT:
        clear_issue(hass, entry, subject)
    for each in connected_by(entry):
        await _forget(hass, entry, each)
