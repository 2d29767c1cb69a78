"""A Google account's entry: setting it up, unloading it, and revoking its sign-in."""

from __future__ import annotations

from functools import partial
import logging

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import (
    ConfigEntryAuthFailed,
    ConfigEntryNotReady,
)
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.config_entry_oauth2_flow import (
    ImplementationUnavailableError,
    OAuth2Session,
    async_get_config_entry_implementation,
)
from homeassistant.util import dt as dt_util

from ..accounts.auth import EntrySignIn, google_transport
from ..accounts.endpoints import google_roots
from ..book import replicas
from ..book.errors import BookError
from ..book.parts import Part
from ..const import CONF_CALENDAR, DOMAIN, PLATFORMS_ACCOUNT
from ..entries.connected import Connected, connected_by, google_replica
from ..entries.contact_options import ContactOptions, OnRemoval
from ..entries.lookup import parts_of, studio_of
from ..errors import setup_error
from ..events.runs import RunFailed, announce_run
from ..google.account import missing_scopes, revoke
from ..google.calendar import CalendarReplica
from ..issues.contacts import (
    async_settle_contacts_scope,
    lacks_contacts_scope,
)
from ..issues.registry import (
    ABOUT_CONTACTS,
    OF_ACCOUNT,
    clear_issue,
)
from ..sync.ports import ReplicaError, Unreachable
from .account_device import async_register_device
from .contacts import async_leave_google, contacts_sync, google_contacts
from .runtime import AccountEntry, AccountRuntime, AccountSync, StudioEntry
from .syncs import async_start_syncs, calendar_sync, not_loaded, studio_for

_LOGGER = logging.getLogger(__name__)


async def async_setup_account(hass: HomeAssistant, entry: AccountEntry) -> bool:
    """Check the sign-in, and start to sync in the background.

    Raises Home Assistant's errors for: sign in again, retry later, or wait until the user
    has fixed what a repair says.
    """
    studio = studio_for(hass, entry)
    try:
        sign_in = await _sign_in(hass, entry)
    except (ConfigEntryAuthFailed, ConfigEntryNotReady) as err:
        # No coordinator is there to tell of it.
        reason = str(err.translation_key)
        failed = RunFailed(
            account=entry.entry_id,
            replica_id=connected_by(entry)[0].replica_id,
            reason=reason,
            began=dt_util.utcnow(),
        )
        announce_run(hass, studio.entry_id, failed)
        raise
    if Part.CONTACTS not in parts_of(entry):
        await _end_contacts(hass, entry, studio, sign_in)
        for subject in ABOUT_CONTACTS:
            clear_issue(hass, entry, subject)
    syncs = [await _sync(hass, each, studio, sign_in) for each in connected_by(entry)]
    running = tuple(each for each in syncs if each is not None)
    entry.runtime_data = AccountRuntime(studio=studio, syncs=running)
    try:
        await async_register_device(hass, entry, studio)
    except BookError as err:
        raise not_loaded() from err
    await async_start_syncs(hass, entry, studio)
    return True


async def _sync(
    hass: HomeAssistant, connected: Connected, studio: StudioEntry, sign_in: EntrySignIn
) -> AccountSync | None:
    """Return what syncs this; None while Google does not allow it. Raises ConfigEntryNotReady."""
    try:
        if connected.part is Part.CALENDAR:
            replica = CalendarReplica(
                google_transport(hass, sign_in),
                _sub(connected.account),
                connected.account.data[CONF_CALENDAR],
                book_id=studio.runtime_data.book.id,
                default_zone=studio.runtime_data.zone,
            )
            return await calendar_sync(hass, connected, studio, replica)
        if lacks_contacts_scope(connected.account):
            return None
        contacts = google_contacts(hass, connected.account, studio, sign_in)
        return await contacts_sync(hass, connected, studio, contacts)
    except BookError as err:
        raise not_loaded() from err


async def _end_contacts(
    hass: HomeAssistant, entry: AccountEntry, studio: StudioEntry, sign_in: EntrySignIn
) -> None:
    """Do in Google what was chosen for contacts that were switched off, and forget them.

    If that fails, it is tried again when the account is set up again.
    """
    book, name = studio.runtime_data.book, google_replica(entry, Part.CONTACTS)
    try:
        if await book.read(lambda tx: replicas.get(tx, name)) is None:
            return
        await async_leave_google(hass, entry, studio, sign_in)
        await book.write(partial(replicas.forget, replica_id=name))
    except (BookError, ReplicaError) as err:
        _LOGGER.warning("The label of contacts that ended could not be removed: %s", err.key)


async def async_unload_account(hass: HomeAssistant, entry: AccountEntry) -> bool:
    """Stop the sync; a run that is under way is cancelled at a safe point."""
    return await hass.config_entries.async_unload_platforms(entry, PLATFORMS_ACCOUNT)


async def async_remove_account(hass: HomeAssistant, entry: AccountEntry) -> None:
    """Revoke the sign-in; the events in the calendar stay there (S2)."""
    for subject in OF_ACCOUNT:
        clear_issue(hass, entry, subject)
    studio: StudioEntry | None = studio_of(hass, entry)
    loaded = studio if studio is not None and studio.state is ConfigEntryState.LOADED else None
    if Part.CONTACTS in parts_of(entry):
        await _leave_google(hass, entry, loaded)
    token = entry.data["token"].get("refresh_token") or entry.data["token"]["access_token"]
    try:
        await revoke(async_get_clientsession(hass), google_roots(hass), token)
    except Unreachable:
        _LOGGER.warning(
            "Google can't be reached to take the sign-in of a removed account back; "
            "take it away yourself at https://myaccount.google.com/connections"
        )
    if loaded is not None:
        for each in connected_by(entry):
            forget = partial(replicas.forget, replica_id=each.replica_id)
            await loaded.runtime_data.book.write(forget)


async def _leave_google(
    hass: HomeAssistant, entry: AccountEntry, studio: StudioEntry | None
) -> None:
    """Do in Google what was chosen for the removal of an account; its end waits for no error.

    ``studio`` is None if it does not run: the book says which contacts are ours.
    """
    if ContactOptions.of_entry(entry).on_removal is OnRemoval.KEEP:
        return
    try:
        if studio is None:
            raise not_loaded()
        implementation = await async_get_config_entry_implementation(hass, entry)
        oauth = OAuth2Session(hass, entry, implementation)
        sign_in = EntrySignIn(async_get_clientsession(hass), oauth)
        await async_leave_google(hass, entry, studio, sign_in)
    except (
        BookError,
        ReplicaError,
        ImplementationUnavailableError,
        ConfigEntryNotReady,
    ) as err:
        _LOGGER.warning(
            "The label of a removed account could not be removed (%s); remove it yourself at "
            "https://contacts.google.com",
            getattr(err, "key", "sign_in"),
        )


def _sub(entry: AccountEntry) -> str:
    """Return Google's own id of the account."""
    return entry.unique_id or ""


async def _sign_in(hass: HomeAssistant, entry: AccountEntry) -> EntrySignIn:
    implementation = await async_get_config_entry_implementation(hass, entry)
    oauth = OAuth2Session(hass, entry, implementation)
    lacks_contacts = lacks_contacts_scope(entry)
    async_settle_contacts_scope(hass, entry, missing=lacks_contacts)
    if Part.CALENDAR not in parts_of(entry):
        if lacks_contacts:
            raise ConfigEntryAuthFailed(
                translation_domain=DOMAIN, translation_key="contacts_scope_missing"
            )
    elif missing_scopes(oauth.token.get("scope", ""), [Part.CALENDAR]):
        # Contacts that are not allowed don't stop the calendar.
        raise ConfigEntryAuthFailed(
            translation_domain=DOMAIN, translation_key="permissions_missing"
        )
    sign_in = EntrySignIn(async_get_clientsession(hass), oauth)
    try:
        await sign_in.async_get_access_token()
    except ReplicaError as err:
        raise setup_error(err) from err
    return sign_in
