"""Repairs: each is raised while it is true and goes away when it is not."""

from dataclasses import dataclass
from typing import Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOCS_URL, DOMAIN
from ..entries.account_names import connected_name, entry_name
from ..entries.connected import Connected

HELD: Final = "held"
ZONE: Final = "zone"
READ_ONLY: Final = "read_only"
PROBLEMS: Final = "problems"
HELD_CONTACTS: Final = "held_contacts"
CONTACT_PROBLEMS: Final = "contact_problems"
STUDIO_MISSING: Final = "studio_missing"
STAFF_MISSING: Final = "staff_missing"
BOOK: Final = "book"
MAIL: Final = "mail"
CONTACTS_SCOPE: Final = "contacts_scope"
CONTACTS_GROUP: Final = "contacts_group"
CONTACTS_API: Final = "contacts_api"

ABOUT_CONTACTS: Final = (
    HELD_CONTACTS,
    CONTACT_PROBLEMS,
    CONTACTS_SCOPE,
    CONTACTS_GROUP,
    CONTACTS_API,
)
"""What goes when an account is not for contacts any more."""
OF_ACCOUNT: Final = (
    HELD,
    ZONE,
    READ_ONLY,
    PROBLEMS,
    STUDIO_MISSING,
    STAFF_MISSING,
    *ABOUT_CONTACTS,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """One repair of an entry. ``key`` is its translation key, ``subject`` the kind of it."""

    subject: str
    key: str
    severity: ir.IssueSeverity = ir.IssueSeverity.ERROR
    fixable: bool = False
    placeholders: dict[str, str] | None = None
    learn_more: str = f"{DOCS_URL}/troubleshooting.md"


type About = ConfigEntry | Connected
"""What a repair is about: an entry, or one of what an account syncs."""


def issue_id(entry_id: str, subject: str) -> str:
    """Return the id of the repair of that kind that belongs to an entry, or a subentry."""
    return f"{subject}_{entry_id}"


@callback
def raise_issue(hass: HomeAssistant, about: About, issue: Issue) -> None:
    """Raise a repair, or update it."""
    data: dict[str, str | int | float | None] = {"subject": issue.subject}
    if isinstance(about, Connected):
        name = connected_name(hass, about)
        data |= {"entry_id": about.account.entry_id, "key": about.key}
    else:
        name = entry_name(hass, about)
        data["entry_id"] = about.entry_id
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id(_key_of(about), issue.subject),
        data=data,
        is_fixable=issue.fixable,
        severity=issue.severity,
        translation_key=issue.key,
        translation_placeholders={"entry": name, **(issue.placeholders or {})},
        learn_more_url=issue.learn_more,
    )


def _key_of(about: About) -> str:
    return about.device_key if isinstance(about, Connected) else about.entry_id


@callback
def clear_issue(hass: HomeAssistant, about: About, subject: str) -> None:
    """Remove a repair, since it no longer applies."""
    ir.async_delete_issue(hass, DOMAIN, issue_id(_key_of(about), subject))


@callback
def settle_issue(hass: HomeAssistant, about: About, subject: str, issue: Issue | None) -> None:
    """Make the repair of one kind match the present state: this one, or none."""
    if issue is None:
        clear_issue(hass, about, subject)
    else:
        raise_issue(hass, about, issue)
