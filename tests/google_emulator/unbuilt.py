"""What Google's discovery document has and this emulator has not, each with the reason.

A test holds this against the document: what is neither built nor listed fails it, and so does
what is listed but built by now, or gone from the document.
"""

from collections.abc import Mapping
from typing import Final

_NOT_CALLED = "Studio Sync does not call it, and has no scope for it"
_NOTIFICATIONS = "Google calls back over HTTPS; Studio Sync asks by itself"

METHODS: Final[Mapping[str, str]] = {
    "acl.delete": _NOT_CALLED,
    "acl.get": _NOT_CALLED,
    "acl.insert": _NOT_CALLED,
    "acl.list": _NOT_CALLED,
    "acl.patch": _NOT_CALLED,
    "acl.update": _NOT_CALLED,
    "acl.watch": _NOT_CALLED,
    "calendarList.delete": _NOT_CALLED,
    "calendarList.insert": _NOT_CALLED,
    "calendarList.patch": _NOT_CALLED,
    "calendarList.update": _NOT_CALLED,
    "calendarList.watch": _NOTIFICATIONS,
    "calendars.clear": _NOT_CALLED,
    "calendars.delete": _NOT_CALLED,
    "calendars.insert": _NOT_CALLED,
    "calendars.patch": _NOT_CALLED,
    "calendars.transferOwnership": _NOT_CALLED,
    "calendars.update": _NOT_CALLED,
    "channels.stop": _NOTIFICATIONS,
    "colors.get": "Studio Sync keeps the numbers of colours, and shows none",
    "events.import": "copies of other people's events; a test puts one in by hand",
    "events.move": "Studio Sync moves no event to another calendar; a test does it by hand",
    "events.quickAdd": "a person's shortcut; a test adds the event it stands for",
    "events.watch": _NOTIFICATIONS,
    "freebusy.query": _NOT_CALLED,
    "settings.get": "settings.list has them all",
    "settings.watch": _NOTIFICATIONS,
}
"""Methods that answer 404."""

PEOPLE_METHODS: Final[Mapping[str, str]] = {
    "contactGroups.batchGet": "contactGroups.list has them all",
    "otherContacts.copyOtherContactToMyContactsGroup": _NOT_CALLED,
    "otherContacts.list": _NOT_CALLED,
    "otherContacts.search": _NOT_CALLED,
    "people.listDirectoryPeople": _NOT_CALLED,
    "people.searchContacts": "answers from a cache; Studio Sync reads listings",
    "people.searchDirectoryPeople": _NOT_CALLED,
}
"""Methods of the People API that answer 404."""

PARAMETERS: Final[Mapping[str, str]] = {
    "alwaysIncludeEmail": "deprecated and ignored by Google",
    "showHiddenInvitations": "there are no hidden invitations here",
    "showOwnOrganizationOnly": "there are no organizations here",
}
"""Query parameters of methods that are built: checked, and without effect."""

_KEPT = "kept as it was written"
_NEVER = "never answered"

MEMBERS: Final[Mapping[str, Mapping[str, str]]] = {
    "Calendar": {
        "autoAcceptInvitations": _NEVER,
        "dataOwner": _NEVER,
        "labelProperties": _NEVER,
        "workingHours": _NEVER,
    },
    "CalendarListEntry": {
        "autoAcceptInvitations": _NEVER,
        "dataOwner": _NEVER,
        "notificationSettings": _NEVER,
    },
    "ConferenceData": {"createRequest": _KEPT, "notes": _KEPT},
    "Event": {
        "birthdayProperties": _KEPT,
        "focusTimeProperties": _KEPT,
        "gadget": _KEPT,
        "outOfOfficeProperties": _KEPT,
        "source": _KEPT,
    },
    "EventAttachment": {
        "fileId": _KEPT,
        "iconLink": _KEPT,
        "mimeType": _KEPT,
        "title": _KEPT,
    },
    "EventAttendee": {
        "additionalGuests": _KEPT,
        "asyncOperation": _NEVER,
        "comment": _KEPT,
        "optional": _KEPT,
        "resource": _KEPT,
    },
}
"""Members of resources that no code here knows of, by schema."""
