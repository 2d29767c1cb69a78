"""What the first sync of a server's calendars would do, before it is connected (B1)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection as Some, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.uuid import random_uuid_hex

from ..book.model import Content, Origin
from ..dav_client.client import Server
from ..dav_client.contacts import ContactsReplica
from ..dav_client.events import Events
from ..dav_client.homes import Collection, Holds
from ..dav_client.replica import DavReplica
from ..dav_client.transport import Transport, connected
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
from ..sync.model import Delta, Plan
from ..texts.home_assistant import language_of
from ..texts.plans import preview_text
from ..texts.titles import in_markdown


class NoPhotos:
    """Keeps no photos: nothing is written for a plan. Implements ``dav_client.contacts.Photos``."""

    async def get(self, _key: str) -> tuple[bytes, str] | None:
        """Return nothing."""
        return None

    async def put(self, data: bytes) -> str | None:
        """Return a key by which photos can be compared."""
        return sha256(data).hexdigest()


class _New:
    """What is not on the server yet: nothing is in it."""

    async def fetch(
        self, _cursor: str | None, _known: Callable[[], Awaitable[Some[str]]]
    ) -> Delta[Any]:
        """Return that there is nothing."""
        return Delta(items=(), skipped=(), cursor="", full=True)


class NewCalendar(_New, DavReplica[Content]):
    """A calendar that is to be made."""


class NewBook(_New, ContactsReplica):
    """An address book that is to be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sides:
    """A studio and a server, which are compared."""

    hass: HomeAssistant
    studio: StudioEntry
    transport: Transport
    options: AccountOptions

    async def of_calendar(self, at: Collection, scope: str, *, is_new: bool) -> Plan[Any, Any]:
        """Return the plan of a calendar."""
        runtime = self.studio.runtime_data
        replica = (NewCalendar if is_new else DavReplica[Content])(
            self.transport,
            at,
            Events(runtime.zone),
            replica_id=f"preview:{at.url}",
            book_id=runtime.book.id,
        )
        sync = Sync(
            runtime.book,
            replica,
            kind=APPOINTMENTS,
            clock=dt_util.utcnow,
            new_id=random_uuid_hex,
            projection=AccountProjection(
                privacy=self.options.privacy,
                busy_word=language_of(self.hass).busy,
                origin=replica.origin,
            ),
        )
        return (await sync.preview(self.options.rules(scope, dt_util.utcnow()))).plan

    async def of_book(self, at: Collection, group: str, *, is_new: bool) -> Plan[Any, Any]:
        """Return the plan of an address book."""
        book = self.studio.runtime_data.book
        replica = (NewBook if is_new else ContactsReplica)(
            self.transport, at, NoPhotos(), replica_id=f"preview:{at.url}", book_id=book.id
        )
        sync = Sync(
            book,
            replica,
            kind=clients_kind(),
            clock=dt_util.utcnow,
            new_id=random_uuid_hex,
            projection=ContactProjection(),
        )
        chosen = ContactOptions(
            group=group,
            populate_out=self.options.populate_out,
            populate_in=self.options.populate_in,
            send_back=self.options.send_back,
        )
        return (await sync.preview(chosen.rules(dt_util.utcnow()), full_listing=True)).plan


async def plan_of(
    hass: HomeAssistant,
    studio: StudioEntry,
    server: Server,
    *,
    there: Sequence[tuple[str, str, Collection]],
    new: Sequence[tuple[str, str, Holds]],
    options: AccountOptions,
) -> str:
    """Return the plans of calendars and address books as Markdown; nothing is written.

    ``there``: of each its name, what it shows, and where it is; ``new``: those that are to be
    made, with what they hold. An address book shows the client group of this id.
    Raises ReplicaError and BookError.
    """
    words = (await language_of_asking(hass)).at(Origin.SERVER)
    settings, parts = studio_settings_of(hass, studio), list[str]()
    every = [(name, shows, at, False) for name, shows, at in there]
    for name, shows, holds in new:
        at = Collection(url=f"{server.url}new/{shows}/", holds=holds)
        every.append((name, shows, at, True))
    async with connected(server) as transport:
        sides = _Sides(hass=hass, studio=studio, transport=transport, options=options)
        for name, shows, at, is_new in every:
            of = sides.of_book if at.holds is Holds.CARDS else sides.of_calendar
            plan = await of(at, shows, is_new=is_new)
            text = await hass.async_add_executor_job(preview_text, plan, settings, words)
            if text or not is_new:
                parts.append(f"### {in_markdown(name)}\n\n{text or '–'}")
    return "\n\n".join(parts)
