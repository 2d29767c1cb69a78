"""Names and defaults that the Home Assistant files share."""

from datetime import timedelta
from enum import StrEnum
from typing import Final

from homeassistant.const import Platform

DOMAIN: Final = "studio_sync"

PLATFORMS_STUDIO: Final = (
    Platform.BINARY_SENSOR,
    Platform.CALENDAR,
    Platform.EVENT,
    Platform.SENSOR,
    Platform.SWITCH,
    Platform.BUTTON,
)
PLATFORMS_ACCOUNT: Final = (
    Platform.BINARY_SENSOR,
    Platform.BUTTON,
    Platform.EVENT,
    Platform.SENSOR,
)


class EntryKind(StrEnum):
    """What a config entry stands for."""

    STUDIO = "studio"
    GOOGLE = "google"
    SERVER = "server"


# Config entry data
CONF_KIND: Final = "kind"
CONF_KEPT_BOOK: Final = "kept_book"
CONF_BOOK: Final = "book"
"""The server that the book is on; absent if it is in Home Assistant."""
CONF_STUDIO: Final = "studio"
CONF_ACCOUNT_EMAIL: Final = "account_email"
CONF_STAFF: Final = "staff"
CONF_CALENDAR: Final = "calendar"
CONF_CONTACTS: Final = "contacts"
"""In an entry's data: whether it syncs contacts; in its options: what was chosen for them."""
CONF_IMPLEMENTATION: Final = "auth_implementation"

# Subentries of a server
SUBENTRY_CALENDAR: Final = "calendar"
SUBENTRY_ADDRESS_BOOK: Final = "address_book"
CONF_BACKEND: Final = "backend"
"""In a server's data: it holds all that people see of the book."""
CONF_HREF: Final = "href"
"""In a subentry's data: the path of the collection on its server."""
CONF_SCOPE: Final = "scope"
"""In a subentry's data: what of the book a calendar shows; see ``book.scopes``."""
CONF_OPTIONS: Final = "options"
"""In a subentry's data: what was chosen for its sync."""

# Subentries of a studio
SUBENTRY_STAFF: Final = "staff"
SUBENTRY_RESOURCE: Final = "resource"
SUBENTRY_ACCESS: Final = "access"
CONF_USER: Final = "user"
CONF_SYNCS: Final = "syncs"

# Options of a studio
CONF_SYNC_ENABLED: Final = "sync_enabled"
CONF_SESSION_TYPES: Final = "session_types"
CONF_TITLE_TEMPLATE: Final = "title_template"
CONF_EVENT_NAMES: Final = "event_names"
CONF_ENTITIES: Final = "entities"

# Options of an account
CONF_POPULATE_OUT: Final = "populate_out"
CONF_POPULATE_IN: Final = "populate_in"
CONF_MONTHS_BACK: Final = "months_back"
CONF_SEND_BACK: Final = "send_back"
CONF_TENTATIVE: Final = "tentative"
CONF_POLICY: Final = "policy"
CONF_POLL_MINUTES: Final = "poll_minutes"
CONF_FULL_LISTING: Final = "relist"
CONF_BRAKE_COUNT: Final = "brake_count"
CONF_BRAKE_PERCENT: Final = "brake_percent"
CONF_PRIVACY: Final = "privacy"
CONF_RECOMPARE_ALL: Final = "reshow"

ENV_GOOGLE_ROOT: Final = "STUDIO_SYNC_GOOGLE_ROOT"
DAV_PATH: Final = "/api/studio_sync/dav/"
"""Where phones find calendars and clients (CalDAV, CardDAV)."""

DOCS_URL: Final = "https://github.com/studio-sync/studio_sync/blob/main/docs"
"""Where the documentation for users is: a file of docs/ follows, with an anchor."""

NUDGE_DELAY: Final = timedelta(seconds=3)
"""How long after an edit in Home Assistant the accounts concerned are synced."""

STARTER_SCHEDULE: Final = "schedule"
STARTER_CHANGE: Final = "change"
STARTER_PREVIEW: Final = "preview"
"""Prefix of a starter; a Home Assistant user id follows."""
