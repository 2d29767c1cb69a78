"""Undoes a run of an account's sync on both sides, and does it again."""

from __future__ import annotations

from homeassistant.exceptions import ServiceValidationError

from ..book import journal
from ..const import DOMAIN
from ..entries.roles import Need
from ..lifecycle.lookup import loaded_accounts
from ..lifecycle.runtime import AccountEntry, AccountSync
from ..services.studio_access import StudioAccess
from ..services.undo_tokens import Token, TokenKind, token


def sync_of(access: StudioAccess, config_entry_id: str, key: str) -> AccountSync | None:
    """Return the running sync of this name of an account of the studio; see ``Connected.key``."""
    entry: AccountEntry | None = access.hass.config_entries.async_get_entry(config_entry_id)
    if entry is None or entry not in loaded_accounts(access.hass, access.entry):
        return None
    return next((each for each in entry.runtime_data.syncs if each.connected.key == key), None)


async def undo_sync(access: StudioAccess, given: Token) -> str | None:
    """Undo a run; return the token that does it again, if something was put back.

    What was changed since stays as it is. Raises translated errors, and Unauthorized.
    """
    if not access.reader.rights.allow(Need.OWNER):
        raise access.caller.refused()
    config_entry_id, part, run_id = given.parts(3)
    sync = sync_of(access, config_entry_id, part)
    if sync is None:
        raise ServiceValidationError(translation_domain=DOMAIN, translation_key="no_account_loaded")
    report = await sync.async_undo(run_id, access.request.author)
    name = "" if report.run is None else report.run.id
    if not await access.read(lambda tx: journal.changed_something(tx, name)):
        return None
    return token(TokenKind.SYNC, config_entry_id, part, name)
