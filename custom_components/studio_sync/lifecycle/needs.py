"""What of a studio's accounts needs a person: held plans, skipped items, sign-ins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntry, ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ConfigEntryAuthFailed

from ..entries.lookup import accounts, book_id
from .lookup import syncs_of
from .runtime import AccountSync

SIGN_IN: Final = {"sign_in_expired", "permissions_missing"}
"""Problems of an account that a new sign-in solves."""


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
    sync: AccountSync | None = None


def needs_of(hass: HomeAssistant, studio: ConfigEntry) -> Iterator[Needed]:
    """Yield what needs a person; of each sync the held plan or, without one, what it skips."""
    syncs = syncs_of(hass, studio)
    for account in accounts(hass, book_id(studio)):
        if needs_sign_in(hass, account):
            yield Needed(need=AccountNeed.SIGN_IN, account=account)
    for sync in syncs:
        if sync.held_plan is not None:
            yield Needed(need=AccountNeed.HELD, account=sync.config_entry, sync=sync)
        elif sync.data.problems:
            yield Needed(need=AccountNeed.SKIPPED, account=sync.config_entry, sync=sync)


def needs_sign_in(hass: HomeAssistant, account: ConfigEntry) -> bool:
    """Tell whether Google wants somebody to sign in again, asked for or not."""
    return any(account.async_get_active_flows(hass, {SOURCE_REAUTH})) or is_refused(account)


def is_refused(account: ConfigEntry) -> bool:
    """Tell whether Google no longer accepts the sign-in of an account."""
    if account.state is not ConfigEntryState.LOADED:
        return account.error_reason_translation_key in SIGN_IN
    return any(
        not each.last_update_success and isinstance(each.last_exception, ConfigEntryAuthFailed)
        for each in account.runtime_data.syncs
    )
