"""What of a studio's accounts needs a person: held plans, skipped items, sign-ins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryAuthFailed

from ..account_sync.contacts import ContactsCoordinator
from ..account_sync.coordinator import AccountCoordinator
from ..entries.lookup import accounts, book_id
from .lookup import syncs_of


class AccountNeed(StrEnum):
    """Why a person is needed."""

    HELD = "held"
    """The brake has stopped a plan."""
    SKIPPED = "skipped"
    """Items can't be synchronized."""
    SIGN_IN = "sign_in"
    """Google wants somebody to sign in again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needed:
    """A need of an account; ``sync`` is what it is about, None: the account as a whole."""

    need: AccountNeed
    account: ConfigEntry
    sync: AccountCoordinator | ContactsCoordinator | None = None


def needs_of(hass: HomeAssistant, studio: ConfigEntry) -> Iterator[Needed]:
    """Yield what needs a person; of each sync the held plan or, without one, what it skips."""
    syncs = syncs_of(hass, studio)
    refused = {each.config_entry.entry_id for each in syncs if _is_refused(each)}
    for account in accounts(hass, book_id(studio)):
        asked = any(account.async_get_active_flows(hass, {"reauth"}))
        if asked or account.entry_id in refused:
            yield Needed(need=AccountNeed.SIGN_IN, account=account)
    for sync in syncs:
        if sync.held_plan is not None:
            yield Needed(need=AccountNeed.HELD, account=sync.config_entry, sync=sync)
        elif sync.data.problems:
            yield Needed(need=AccountNeed.SKIPPED, account=sync.config_entry, sync=sync)


def _is_refused(sync: AccountCoordinator | ContactsCoordinator) -> bool:
    return not sync.last_update_success and isinstance(sync.last_exception, ConfigEntryAuthFailed)
