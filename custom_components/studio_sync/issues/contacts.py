"""The repairs of contacts that can't be synced: no permission, no People API, no client group."""

from typing import Final

from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..book import people
from ..book.book import Book
from ..book.parts import Part
from ..const import CONF_ACCOUNT_EMAIL, DOMAIN
from ..entries.connected import Connected
from ..entries.contact_options import ContactOptions
from ..entries.lookup import parts_of
from ..google.account import missing_scopes
from .registry import (
    CONTACTS_API,
    CONTACTS_GROUP,
    CONTACTS_SCOPE,
    Issue,
    clear_issue,
    issue_id,
    raise_issue,
    settle_issue,
)

REAUTH_CONTACTS: Final = "reauth_contacts"
"""The step of the dialog that asks for a new sign-in because of contacts."""

ENABLE_PEOPLE_API: Final = "https://console.cloud.google.com/apis/library/people.googleapis.com"


def lacks_contacts_scope(entry: ConfigEntry) -> bool:
    """Tell whether an account is for contacts, but its sign-in does not allow them.

    Google tells the scopes with each access token: one that was taken back is known by then.
    """
    granted = entry.data["token"].get("scope", "")
    return Part.CONTACTS in parts_of(entry) and bool(missing_scopes(granted, [Part.CONTACTS]))


@callback
def asks_for_contacts_scope(hass: HomeAssistant, entry: ConfigEntry) -> bool:
    """Tell whether the repair is open, for which a sign-in with contacts is needed."""
    issue = ir.async_get(hass).async_get_issue(DOMAIN, issue_id(entry.entry_id, CONTACTS_SCOPE))
    return issue is not None


@callback
def async_settle_contacts_scope(hass: HomeAssistant, entry: ConfigEntry, *, missing: bool) -> None:
    """Raise or clear the repair; while contacts are not allowed, a new sign-in is asked for."""
    if not missing:
        clear_issue(hass, entry, CONTACTS_SCOPE)
        for flow in entry.async_get_active_flows(hass, {SOURCE_REAUTH}):
            if flow.get("step_id") == REAUTH_CONTACTS:
                hass.config_entries.flow.async_abort(flow["flow_id"])
        return
    raise_issue(
        hass,
        entry,
        Issue(
            subject=CONTACTS_SCOPE,
            key="contacts_scope_missing",
            severity=ir.IssueSeverity.WARNING,
            placeholders={"account": entry.data[CONF_ACCOUNT_EMAIL]},
        ),
    )
    entry.async_start_reauth(hass)


@callback
def async_settle_people_api(hass: HomeAssistant, entry: ConfigEntry, *, disabled: bool) -> None:
    """Raise or clear the repair about the user's Google Cloud project; it leads to the switch."""
    off = Issue(
        subject=CONTACTS_API,
        key="people_api_disabled",
        severity=ir.IssueSeverity.WARNING,
        learn_more=ENABLE_PEOPLE_API,
    )
    settle_issue(hass, entry, CONTACTS_API, off if disabled else None)


async def async_settle_group(hass: HomeAssistant, connected: Connected, book: Book) -> bool:
    """Tell whether the client group of some contacts is there and active (S12).

    A repair says so while it is not. Raises BookError.
    """
    group_id = ContactOptions.of(connected.options).group
    group = await book.read(lambda tx: people.get_group(tx, group_id))
    usable = group is not None and not group.deleted and not group.inactive
    missing = Issue(
        subject=CONTACTS_GROUP,
        key="contacts_group_missing",
        severity=ir.IssueSeverity.WARNING,
    )
    settle_issue(hass, connected, CONTACTS_GROUP, None if usable else missing)
    return usable
