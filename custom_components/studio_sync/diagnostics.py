"""Diagnostics for error reports: numbers and options, no names."""

from __future__ import annotations

from typing import Any

from homeassistant.components.diagnostics import async_redact_data
from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_EMAIL, CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from .book import appointments, conflicts, journal, links, people
from .book.database import Transaction
from .book.model import Run
from .const import (
    CONF_ACCOUNT_EMAIL,
    CONF_BOOK,
    CONF_CALENDAR,
    CONF_IMPLEMENTATION,
    CONF_KEPT_BOOK,
    CONF_USER,
    SUBENTRY_ACCESS,
    EntryKind,
)
from .entries.accesses import (
    CONF_ACCESS_GROUP,
    CONF_CALENDARS,
    CONF_PASSWORD_BY,
    CONF_SECRET,
    state_of as access_state,
)
from .entries.contact_options import CONF_LABEL
from .entries.contact_users import CONF_CONTACT_USERS
from .entries.lookup import accounts, book_id, kind_of, people_of
from .entries.mail_options import CONF_SMTP
from .entries.report_options import CONF_ADDRESS, CONF_NOTIFY
from .entries.schedule_options import CONF_FAILURE_ADDRESS, CONF_FAILURE_NOTIFY
from .entries.servers import CONF_AUTHORITY, CONF_HOMES
from .lifecycle.lookup import is_studio
from .lifecycle.runtime import AccountEntry, AccountSync, StudioEntry
from .services.sync_response import skipped_counts

TO_REDACT = {
    "token",
    CONF_ACCOUNT_EMAIL,
    CONF_AUTHORITY,
    CONF_HOMES,
    CONF_PASSWORD,
    CONF_URL,
    CONF_USERNAME,
    CONF_BOOK,
    CONF_ADDRESS,
    CONF_CALENDAR,
    CONF_CONTACT_USERS,
    CONF_EMAIL,
    CONF_FAILURE_ADDRESS,
    CONF_FAILURE_NOTIFY,
    CONF_NOTIFY,
    CONF_SMTP,
    CONF_IMPLEMENTATION,
    CONF_KEPT_BOOK,
    CONF_LABEL,
    CONF_USER,
}

TO_REDACT_ACCESS = {
    CONF_ACCESS_GROUP,
    CONF_PASSWORD_BY,
    CONF_SECRET,
    CONF_USERNAME,
}


async def async_get_config_entry_diagnostics(
    hass: HomeAssistant, entry: StudioEntry | AccountEntry
) -> dict[str, Any]:
    """Return the diagnostics of a studio or an account."""
    common = {
        "data": async_redact_data(dict(entry.data), TO_REDACT),
        "options": async_redact_data(dict(entry.options), TO_REDACT),
        "state": entry.state.value,
        "reason": entry.error_reason_translation_key,
    }
    if entry.state is not ConfigEntryState.LOADED:
        return common
    if is_studio(entry):
        return common | await _studio(hass, entry)
    return common | await _account(entry)


async def _studio(hass: HomeAssistant, entry: StudioEntry) -> dict[str, Any]:
    def read(tx: Transaction) -> dict[str, int]:
        return {
            "rev": tx.rev,
            "appointments": appointments.count_live(tx),
            "staff": len(people.staff(tx)),
            "resources": len(people.resources(tx)),
            "open_conflicts": conflicts.count_open(tx),
        }

    return {
        "zone": entry.runtime_data.zone,
        "book": await entry.runtime_data.book.read(read),
        "people": [
            {"type": each.subentry_type, **async_redact_data(dict(each.data), TO_REDACT)}
            for each in people_of(entry)
        ],
        "accesses": [
            {
                "state": access_state(entry, each, dt_util.utcnow()).value,
                **async_redact_data(dict(each.data), TO_REDACT_ACCESS),
                CONF_CALENDARS: [*each.data[CONF_CALENDARS].values()],
            }
            for each in entry.get_subentries_of_type(SUBENTRY_ACCESS)
        ],
        "accounts": [{"state": account.state.value} for account in accounts(hass, book_id(entry))],
    }


async def _account(entry: AccountEntry) -> dict[str, Any]:
    if kind_of(entry) is EntryKind.SERVER:
        return {"syncs": [await _sync(each) for each in entry.runtime_data.syncs]}
    told = dict[str, Any]()
    for calendar in entry.runtime_data.calendars:
        told |= await _sync(calendar)
    for contacts in entry.runtime_data.contacts:
        told["contacts"] = await _sync(contacts)
    return told


async def _sync(coordinator: AccountSync) -> dict[str, Any]:
    report = coordinator.last_report
    replica_id = coordinator.replica_id

    def read(tx: Transaction) -> dict[str, Any]:
        return {
            "pairs": links.count_live(tx, replica_id),
            "pending": len(links.pending(tx, replica_id)),
            "runs": [_run(run) for run in journal.runs(tx, replica_id=replica_id, limit=20)],
        }

    error = coordinator.last_exception
    return {
        "enabled": coordinator.enabled,
        "last_update_success": coordinator.last_update_success,
        "last_error": getattr(error, "translation_key", None) or type(error).__name__,
        "running": coordinator.sync.running is not None,
        "held": coordinator.data.held,
        "problems": coordinator.data.problems,
        "last_report": None
        if report is None
        else {
            "outcome": report.outcome,
            "counts": dict(report.counts),
            "skipped": skipped_counts(report.skipped),
            "zone": report.about.get("zone"),
            "full": report.full,
            "requests": report.requests,
            "seconds": report.seconds,
        },
        **await coordinator.book.read(read),
    }


def _run(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "kind": run.kind,
        "starter": run.starter.partition(":")[0],
        "started_at": run.started_at.isoformat(),
        "ended_at": None if run.ended_at is None else run.ended_at.isoformat(),
        "outcome": run.outcome,
        "counts": dict(run.counts),
        "requests": run.requests,
    }
