"""The repair of an account that lacks Google's permission for contacts."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import CONF_ACCOUNT_EMAIL
from ..entries.lookup import parts_of
from ..google.account import Part, missing_scopes
from .registry import CONTACTS_SCOPE, Issue, clear_issue, raise_issue


def lacks_contacts_scope(entry: ConfigEntry) -> bool:
    """Tell whether an account is for contacts, but its sign-in does not allow them.

    Google tells the scopes with each access token: one that was taken back is known by then.
    """
    granted = entry.data["token"].get("scope", "")
    return Part.CONTACTS in parts_of(entry) and bool(missing_scopes(granted, [Part.CONTACTS]))


@callback
def async_settle_contacts_scope(hass: HomeAssistant, entry: ConfigEntry, *, missing: bool) -> None:
    """Raise or clear the repair; while contacts are not allowed, a new sign-in is asked for."""
    if not missing:
        clear_issue(hass, entry, CONTACTS_SCOPE)
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
