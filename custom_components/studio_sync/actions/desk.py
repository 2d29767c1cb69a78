"""Which studio an action of the diary is about, and how it works on that studio's book."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final, Self

from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import ATTR_CONFIG_ENTRY_ID
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers import config_validation as cv
import probatio as vol

from ..book import clients
from ..book.database import Transaction
from ..book.model import Appointment
from ..const import DOMAIN
from ..desk.errors import ClientElsewhere
from ..desk.studio import Studio
from ..desk_view import desk_of
from ..failures import desk_error, told_to_user
from ..runtime import StudioEntry, is_studio, names_of, nudge_accounts, studio_of, studios

STUDIO: Final[dict[Any, Any]] = {vol.Optional(ATTR_CONFIG_ENTRY_ID): cv.string}


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A studio that somebody works in: its entry, its options, and the people's names."""

    hass: HomeAssistant
    entry: StudioEntry
    studio: Studio

    @classmethod
    async def of(cls, call: ServiceCall, *, writes: bool = True) -> Self:
        """Find the studio of a call: the one named, or the only one that runs.

        Raises Unauthorized for a user who may not, and a translated error if it is
        unclear which studio is meant.
        """
        await _check_rights(call, POLICY_CONTROL if writes else POLICY_READ)
        entry = _studio(call.hass, call.data.get(ATTR_CONFIG_ENTRY_ID))
        return cls(hass=call.hass, entry=entry, studio=desk_of(call.hass, entry))

    @property
    def names(self) -> dict[str, str]:
        """Names of staff and resources by id."""
        return names_of(self.entry)

    async def read[T](self, work: Callable[[Transaction], T]) -> T:
        """Read from the studio's book; what goes wrong is told in words."""
        with told_to_user():
            return await self.entry.runtime_data.book.read(work)

    async def write[T](self, work: Callable[[Transaction], T]) -> T:
        """Change the studio's book, all or nothing; what goes wrong is told in words."""
        with told_to_user():
            return await self.entry.runtime_data.book.write(work)

    async def changed(self, *groups: Iterable[Appointment]) -> None:
        """Show what has changed, and send it to the calendars of all concerned."""
        owners = {owner for group in groups for each in group for owner in each.owners}
        await self.entry.runtime_data.view.async_refresh()
        nudge_accounts(self.hass, self.entry, owners)

    async def refuse_foreign_client(self, client_id: str) -> None:
        """Refuse a client whom this studio does not have, but another one does."""
        if await self.entry.runtime_data.book.read(lambda tx: _has(tx, client_id)):
            return
        for other in studios(self.hass):
            if other is self.entry or other.state is not ConfigEntryState.LOADED:
                continue
            if await other.runtime_data.book.read(lambda tx: _has(tx, client_id)):
                raise desk_error(ClientElsewhere(id=client_id))


def _has(tx: Transaction, client_id: str) -> bool:
    client = clients.get_client(tx, client_id)
    return client is not None and not client.deleted


async def _check_rights(call: ServiceCall, right: str) -> None:
    user_id = call.context.user_id
    if user_id is None:
        return
    user = await call.hass.auth.async_get_user(user_id)
    if user is None or not user.permissions.access_all_entities(right):
        raise Unauthorized(context=call.context, permission=right)


def _studio(hass: HomeAssistant, entry_id: str | None) -> StudioEntry:
    if entry_id is None:
        running = [each for each in studios(hass) if each.state is ConfigEntryState.LOADED]
        if len(running) > 1:
            raise ServiceValidationError(
                translation_domain=DOMAIN, translation_key="several_studios"
            )
        if running:
            return running[0]
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_studio_loaded")
    entry = hass.config_entries.async_get_entry(entry_id)
    if entry is None or entry.domain != DOMAIN:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="entry_unknown")
    studio = entry if is_studio(entry) else studio_of(hass, entry)
    if studio is None or studio.state is not ConfigEntryState.LOADED:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_studio_loaded")
    return studio
