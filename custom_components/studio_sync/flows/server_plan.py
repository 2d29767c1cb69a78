"""What the first sync of a server's calendars would do, before it is connected (B1)."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.uuid import random_uuid_hex

from ..book.model import Origin
from ..dav_client.client import Server
from ..dav_client.contacts import ContactsReplica
from ..dav_client.events import Events
from ..dav_client.homes import Collection
from ..dav_client.replica import DavReplica
from ..dav_client.transport import connected
from ..entries.account_options import AccountOptions
from ..entries.contact_options import ContactOptions
from ..entries.studio_settings import studio_settings_of
from ..entries.users import language_of_asking
from ..lifecycle.runtime import StudioEntry
from ..scheduling.titles import AccountProjection
from ..sync.calendar.kind import APPOINTMENTS
from ..sync.contacts.kind import clients_kind
from ..sync.contacts.projection import ContactProjection
from ..sync.engine import Sync
from ..texts.home_assistant import language_of
from ..texts.plans import preview_text


class NoPhotos:
    """Keeps no photos: nothing is written for a plan. Implements ``dav_client.contacts.Photos``."""

    async def get(self, _key: str) -> tuple[bytes, str] | None:
        """Return nothing."""
        return None

    async def put(self, data: bytes) -> str | None:
        """Return a key by which photos can be compared."""
        return sha256(data).hexdigest()


async def plan_of(
    hass: HomeAssistant,
    studio: StudioEntry,
    server: Server,
    *,
    calendars: Sequence[tuple[str, Collection, str]],
    books: Sequence[tuple[str, Collection, str]],
    options: AccountOptions,
) -> str:
    """Return the plans of some calendars as Markdown; nothing is written.

    ``calendars``: of each its name, the collection and what it shows; ``books``: of each address
    book the id of the client group in it. Raises ReplicaError and BookError.
    """
    words = (await language_of_asking(hass)).at(Origin.SERVER)
    busy = language_of(hass).busy
    settings = studio_settings_of(hass, studio)
    runtime, parts = studio.runtime_data, list[str]()
    async with connected(server) as transport:
        for label, collection, scope in calendars:
            replica = DavReplica(
                transport,
                collection,
                Events(runtime.zone),
                replica_id=f"preview:{collection.url}",
                book_id=runtime.book.id,
            )
            sync = Sync(
                runtime.book,
                replica,
                kind=APPOINTMENTS,
                clock=dt_util.utcnow,
                new_id=random_uuid_hex,
                projection=AccountProjection(
                    privacy=options.privacy, busy_word=busy, origin=replica.origin
                ),
            )
            report = await sync.preview(options.rules(scope, dt_util.utcnow()))
            text = await hass.async_add_executor_job(preview_text, report.plan, settings, words)
            parts.append(f"### {label}\n\n{text or '–'}")
        for label, collection, group in books:
            contacts = ContactsReplica(
                transport,
                collection,
                NoPhotos(),
                replica_id=f"preview:{collection.url}",
                book_id=runtime.book.id,
            )
            clients = Sync(
                runtime.book,
                contacts,
                kind=clients_kind(),
                clock=dt_util.utcnow,
                new_id=random_uuid_hex,
                projection=ContactProjection(),
            )
            chosen = ContactOptions(
                group=group,
                populate_out=options.populate_out,
                populate_in=options.populate_in,
                send_back=options.send_back,
            )
            found = await clients.preview(chosen.rules(dt_util.utcnow()), full_listing=True)
            text = await hass.async_add_executor_job(preview_text, found.plan, settings, words)
            parts.append(f"### {label}\n\n{text or '–'}")
    return "\n\n".join(parts)
