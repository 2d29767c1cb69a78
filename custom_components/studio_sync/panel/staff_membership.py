"""Which user is which staff member, and the state of their account, for their own page (S5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from homeassistant.auth.models import User
from homeassistant.config_entries import ConfigEntryState, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..account_sync.contacts import ContactsCoordinator
from ..account_sync.coordinator import AccountCoordinator
from ..const import CONF_ACCOUNT_EMAIL, CONF_USER, SUBENTRY_STAFF
from ..entries.account_names import entry_name
from ..entries.lookup import accounts, book_id, may_sync, staff_id_of, studios
from ..entries.roles import Role, rights_of, role_of
from ..issues.contacts import asks_for_contacts_scope
from ..lifecycle.needs import SIGN_IN
from ..lifecycle.runtime import AccountEntry, StudioEntry

type AccountSync = AccountCoordinator | ContactsCoordinator


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMembership:
    """A staff member of a studio, and the account if there is one."""

    studio: StudioEntry
    staff: ConfigSubentry
    account: AccountEntry | None

    @property
    def running(self) -> bool:
        """Whether the studio is loaded."""
        return self.studio.state is ConfigEntryState.LOADED

    def changes(self, user: User) -> bool:
        """Tell whether the user may change the account and the phones of this staff member."""
        rights = rights_of(self.studio, user)
        return rights is not None and rights.are_about(self.staff.subentry_id)


def own_memberships(hass: HomeAssistant, user: User) -> Iterator[StaffMembership]:
    """Yield the staff members who are this user, in any studio where they have their role."""
    for studio in studios(hass):
        found = {staff_id_of(each): each for each in accounts(hass, book_id(studio))}
        for staff in studio.get_subentries_of_type(SUBENTRY_STAFF):
            if staff.data.get(CONF_USER) == user.id and _works_here(studio, user):
                yield StaffMembership(
                    studio=studio, staff=staff, account=found.get(staff.subentry_id)
                )


def _works_here(studio: StudioEntry, user: User) -> bool:
    """Tell whether a user is somebody in a studio, and not just what hangs on its wall."""
    return role_of(studio, user) not in (None, Role.TABLET)


def membership_json(hass: HomeAssistant, membership: StaffMembership) -> JsonObjectType:
    """Return what the page shows of a staff membership."""
    return {
        "studio": membership.studio.title,
        "studio_id": membership.studio.entry_id,
        "staff": membership.staff.subentry_id,
        "name": membership.staff.title,
        "running": membership.running,
        "allowed": may_sync(membership.staff),
        "account": None if membership.account is None else _account_json(hass, membership.account),
    }


def _account_json(hass: HomeAssistant, account: AccountEntry) -> JsonObjectType:
    problem, lacks_contacts = _problem(account), asks_for_contacts_scope(hass, account)
    values: JsonObjectType = {
        "title": entry_name(hass, account),
        "email": account.data[CONF_ACCOUNT_EMAIL],
        "state": account.state.value,
        "problem": problem,
        "sign_in": lacks_contacts or (problem is not None and problem["key"] in SIGN_IN),
        "lacks_contacts": lacks_contacts,
    }
    if account.state is ConfigEntryState.LOADED:
        for calendar in account.runtime_data.calendars:
            values |= {"paused": not calendar.enabled, **_sync_json(calendar)}
        for contacts in account.runtime_data.contacts:
            values["contacts"] = {"problem": _failure(contacts), **_sync_json(contacts)}
    return values


def _sync_json(coordinator: AccountSync) -> JsonObjectType:
    status = coordinator.data
    last = status.last_success
    return {
        "last_sync": None if last is None else last.isoformat(),
        "held": bool(status.held),
        "skipped": status.problems,
    }


def _problem(account: AccountEntry) -> JsonObjectType | None:
    """Return the account's problem by the key of its text; an empty key if unknown."""
    if account.state is ConfigEntryState.SETUP_IN_PROGRESS:
        return None
    if account.state is ConfigEntryState.LOADED:
        failures = map(_failure, account.runtime_data.calendars)
        return next((each for each in failures if each is not None), None)
    return {"key": account.error_reason_translation_key or "", "placeholders": {}}


def _failure(coordinator: AccountSync) -> JsonObjectType | None:
    """Return why a sync fails, by the key of its text; an empty key if unknown."""
    if coordinator.last_update_success:
        return None
    error = coordinator.last_exception
    filled = getattr(error, "translation_placeholders", None)
    return {
        "key": getattr(error, "translation_key", None) or "",
        "placeholders": dict[str, JsonValueType](filled or {}),
    }
