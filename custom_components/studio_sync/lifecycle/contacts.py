"""The contacts of a Google account: putting their sync together."""

from __future__ import annotations

from functools import partial

from homeassistant.core import HomeAssistant, callback
from homeassistant.util import dt as dt_util
from homeassistant.util.uuid import random_uuid_hex

from ..account_sync.contacts import ContactsCoordinator
from ..account_sync.photos import BookPhotos
from ..accounts.auth import EntrySignIn, google_transport
from ..book import clients, links
from ..book.change import Change, ChangeKind
from ..book.database import Transaction
from ..book.parts import Part
from ..entries.connected import Connected, google_replica
from ..entries.contact_options import (
    ContactOptions,
    DeletedThere,
    Leaving,
    NewContacts,
    OnRemoval,
)
from ..formats.contact import Contact
from ..formats.contact_keys import keys_of, name_key
from ..google.contact_writes import MADE, NEVER, UNTOUCHED
from ..google.contacts import ContactsReplica as GoogleContacts
from ..issues.contacts import async_settle_group
from ..studio.event_feed import announce_sync_event
from ..sync.contacts.kind import clients_kind
from ..sync.contacts.projection import ContactProjection
from ..sync.engine import Sync
from ..sync.model import Op, Write
from ..sync.ports import Replica
from .account_device import async_register_device
from .runtime import AccountEntry, StudioEntry

_DELETES = {
    Leaving.OUT_OF_LABEL: NEVER,
    Leaving.DELETE_UNTOUCHED: UNTOUCHED,
    Leaving.DELETE_MADE: MADE,
}


async def contacts_sync(
    hass: HomeAssistant, connected: Connected, studio: StudioEntry, replica: Replica[Contact]
) -> ContactsCoordinator:
    """Return what syncs some contacts; a repair tells if their group can't be used.

    Raises BookError.
    """
    book, entry = studio.runtime_data.book, connected.account
    options = ContactOptions.of(connected.options)
    sync = Sync(
        book,
        replica,
        kind=clients_kind(put_back=options.deleted_there is DeletedThere.PUT_BACK),
        clock=dt_util.utcnow,
        new_id=random_uuid_hex,
        projection=ContactProjection(shown=options.shown),
    )
    contacts = ContactsCoordinator(
        hass,
        connected,
        studio=studio,
        clock=studio.runtime_data.clock,
        sync=sync,
        options=options,
        rescheduled=studio.runtime_data.scheduler.async_changed,
    )

    async def follow_group() -> None:
        await async_settle_group(hass, connected, book)
        if connected.subentry is None:
            await async_register_device(hass, entry, studio)

    @callback
    def changed(change: Change) -> None:
        """See how the client group is now, and whether it is there; it is changed like people."""
        if ChangeKind.PEOPLE in change.kinds:
            entry.async_create_task(hass, follow_group())

    await async_settle_group(hass, connected, book)
    await contacts.async_load()
    entry.async_on_unload(book.subscribe(changed))
    entry.async_on_unload(book.subscribe(contacts.async_book_changed))
    entry.async_on_unload(
        contacts.async_listen(partial(announce_sync_event, hass, studio, connected))
    )
    return contacts


def google_contacts(
    hass: HomeAssistant, entry: AccountEntry, studio: StudioEntry, sign_in: EntrySignIn
) -> GoogleContacts:
    """Return the contacts of a Google account as a replica."""
    leaving = ContactOptions.of_entry(entry).leaving
    return _replica(hass, entry, studio, sign_in, delete=_DELETES[leaving])


async def async_leave_google(
    hass: HomeAssistant, entry: AccountEntry, studio: StudioEntry, sign_in: EntrySignIn
) -> None:
    """Do what was chosen for when contacts end: label and contacts stay, or go (*on removal*).

    Raises BookError and ReplicaError.
    """
    book, options = studio.runtime_data.book, ContactOptions.of_entry(entry)
    if options.on_removal is OnRemoval.KEEP:
        return
    replica = _replica(hass, entry, studio, sign_in, delete=UNTOUCHED)
    pairs = await book.read(lambda tx: links.living(tx, replica.id))
    goes = options.on_removal is OnRemoval.ALL
    deletions = [
        Write(
            op=Op.DELETE,
            remote_id=pair.remote_id,
            etag=pair.etag,
            was=pair.baseline,
            record_id=pair.record_id,
        )
        for pair in pairs
        if goes and pair.baseline is not None
    ]
    await replica.leave(deletions)


def _replica(
    hass: HomeAssistant,
    entry: AccountEntry,
    studio: StudioEntry,
    sign_in: EntrySignIn,
    *,
    delete: str,
) -> GoogleContacts:
    book, options = studio.runtime_data.book, ContactOptions.of_entry(entry)
    replica_id = google_replica(entry, Part.CONTACTS)

    def keys(tx: Transaction) -> frozenset[str]:
        return frozenset(
            key
            for client in clients.in_group(tx, options.group)
            for key in (*keys_of(client.content), name_key(client.name))
            if key
        )

    async def candidates() -> frozenset[str]:
        return await book.read(keys)

    return GoogleContacts(
        google_transport(hass, sign_in),
        entry.unique_id or "",
        book_id=book.id,
        label=options.label_of(studio.title),
        photos=BookPhotos(book, replica_id),
        clock=dt_util.utcnow,
        all_new=options.new_contacts is NewContacts.ALL_NEW,
        delete=delete,
        candidates=candidates,
    )
