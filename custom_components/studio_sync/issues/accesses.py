"""The repairs of access records: shown twice (A2), and an administrator's password (A6)."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.util import dt as dt_util

from ..const import CONF_USER, DOCS_URL, DOMAIN
from ..entries.accesses import Access
from ..entries.lookup import may_sync, names_of, studios
from ..entries.shown_twice import open_accesses, staff_with_access, staff_with_google
from ..entries.users import may_work

SHOWN_TWICE: Final = "shown_twice"
PASSWORD_BY_OTHER: Final = "access_password"  # noqa: S105 - the kind of a repair
_EVERY: Final = timedelta(hours=1)
"""How often it is looked whether an access has come to its end."""


@callback
def async_follow_accesses(hass: HomeAssistant) -> None:
    """Keep the repairs true from now on, whatever changes: an access, its owner, an account."""

    @callback
    def changed(_change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            hass.async_create_task(_settle(hass), eager_start=False)

    async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, changed)
    again = partial(_settle, hass)
    async_track_time_interval(hass, again, _EVERY, cancel_on_shutdown=True)


async def _settle(hass: HomeAssistant, _now: datetime | None = None) -> None:
    """Raise the repairs that apply, and delete those that no longer do."""
    wanted = {each: placeholders async for each, placeholders in _wanted(hass)}
    for (subject, key), placeholders in wanted.items():
        ir.async_create_issue(
            hass,
            DOMAIN,
            f"{subject}_{key}",
            is_fixable=False,
            severity=ir.IssueSeverity.WARNING,
            translation_key=subject,
            translation_placeholders=placeholders,
            learn_more_url=f"{DOCS_URL}/setup.md#access-for-phones",
        )
    kept = {f"{subject}_{key}" for subject, key in wanted}
    ours = (f"{SHOWN_TWICE}_", f"{PASSWORD_BY_OTHER}_")
    for domain, issue_id in list(ir.async_get(hass).issues):
        if domain == DOMAIN and issue_id.startswith(ours) and issue_id not in kept:
            ir.async_delete_issue(hass, DOMAIN, issue_id)


async def _wanted(hass: HomeAssistant) -> AsyncIterator[tuple[tuple[str, str], dict[str, str]]]:
    """Yield the repairs that apply: their subject and whom they are about, and their placeholders.

    Everybody can read them, so they name staff and studios, but no user name of an access.
    """
    now = dt_util.utcnow()
    for studio in studios(hass):
        if studio.disabled_by is not None:
            continue
        names = names_of(studio)
        for key in staff_with_access(studio, now) & staff_with_google(hass, studio):
            yield (SHOWN_TWICE, key), {"name": names[key], "studio": studio.title}
        for subentry in open_accesses(studio, now):
            owner = await _owner_without_password(hass, studio, Access.of(subentry.data))
            if owner is not None:
                placeholders = {"name": names[owner], "studio": studio.title}
                yield (PASSWORD_BY_OTHER, subentry.subentry_id), placeholders


async def _owner_without_password(
    hass: HomeAssistant, studio: ConfigEntry, access: Access
) -> str | None:
    """Return the id of the staff member who could set a password of their own, and has not."""
    for key in access.calendars:
        staff = studio.subentries.get(key)
        user_id = None if staff is None else staff.data.get(CONF_USER)
        if staff is None or user_id in (None, access.password_by) or not may_sync(staff):
            continue
        user = await hass.auth.async_get_user(user_id)
        if user is not None and may_work(user):
            return key
    return None
