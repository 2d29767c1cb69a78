"""Names of XML elements and of conditions, in Clark notation: ``{namespace}local``."""

from typing import Final

DAV: Final = "DAV:"
CALDAV: Final = "urn:ietf:params:xml:ns:caldav"
CARDDAV: Final = "urn:ietf:params:xml:ns:carddav"
CALENDAR_SERVER: Final = "http://calendarserver.org/ns/"
APPLE: Final = "http://apple.com/ns/ical/"


STUDIO: Final = "urn:x-studio-sync"
BOOK_ID: Final = f"{{{STUDIO}}}book-id"
"""By this our own server says of which studio it is: its book's id."""


def dav(local: str) -> str:
    """Return a name of WebDAV (RFC 4918, 3744, 6578)."""
    return f"{{{DAV}}}{local}"


def caldav(local: str) -> str:
    """Return a name of CalDAV (RFC 4791)."""
    return f"{{{CALDAV}}}{local}"


def carddav(local: str) -> str:
    """Return a name of CardDAV (RFC 6352)."""
    return f"{{{CARDDAV}}}{local}"


def split(name: str) -> tuple[str, str]:
    """Return the namespace of a name, "" if it has none, and the local name."""
    namespace, closed, local = name.rpartition("}")
    return (namespace[1:], local) if closed else ("", name)


# RFC 4918 §16
FINITE_DEPTH: Final = dav("propfind-finite-depth")
PROTECTED_PROPERTY: Final = dav("cannot-modify-protected-property")
# RFC 3744 §7.1.1
NEED_PRIVILEGES: Final = dav("need-privileges")
# RFC 3253 §3.6, RFC 6578 §3.2
SUPPORTED_REPORT: Final = dav("supported-report")
SYNC_TRAVERSAL: Final = dav("sync-traversal-supported")
VALID_SYNC_TOKEN: Final = dav("valid-sync-token")
WITHIN_LIMITS: Final = dav("number-of-matches-within-limits")
# RFC 4791 §5.3.2.1, §7.8
CALENDAR_SUPPORTED_DATA: Final = caldav("supported-calendar-data")
CALENDAR_VALID_DATA: Final = caldav("valid-calendar-data")
CALENDAR_VALID_OBJECT: Final = caldav("valid-calendar-object-resource")
CALENDAR_SUPPORTED_COMPONENT: Final = caldav("supported-calendar-component")
CALENDAR_UID_CONFLICT: Final = caldav("no-uid-conflict")
CALENDAR_MAX_SIZE: Final = caldav("max-resource-size")
CALENDAR_MAX_INSTANCES: Final = caldav("max-instances")
CALENDAR_VALID_FILTER: Final = caldav("valid-filter")
CALENDAR_SUPPORTED_FILTER: Final = caldav("supported-filter")
CALENDAR_COLLATION: Final = caldav("supported-collation")
# RFC 6352 §6.3.2.1, §8.6
CARD_SUPPORTED_DATA: Final = carddav("supported-address-data")
CARD_VALID_DATA: Final = carddav("valid-address-data")
CARD_UID_CONFLICT: Final = carddav("no-uid-conflict")
CARD_MAX_SIZE: Final = carddav("max-resource-size")
CARD_SUPPORTED_FILTER: Final = carddav("supported-filter")
CARD_COLLATION: Final = carddav("supported-collation")
