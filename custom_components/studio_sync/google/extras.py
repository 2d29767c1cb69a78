"""Fields of an event that only Google has, copied to the event that continues it. Pure.

https://developers.google.com/workspace/calendar/api/guides/recurringevents: the event for
"all following instances" is made "with all the same data as the original, except for the
change".
"""

from collections.abc import Mapping
from typing import Any

import orjson

from .shown import without_property

_PERSONAL = ("colorId", "visibility", "reminders")
_GUESTS = (
    "attendees",
    "guestsCanInviteOthers",
    "guestsCanModify",
    "guestsCanSeeOtherGuests",
)
_OF_ORGANIZER = ("conferenceData", "attachments", "source")
MEMBERS = frozenset({*_PERSONAL, *_GUESTS, *_OF_ORGANIZER, "extendedProperties"})
_ATTENDEE = (
    "email",
    "displayName",
    "optional",
    "resource",
    "responseStatus",
    "comment",
    "additionalGuests",
)
_ATTACHMENT = ("fileUrl", "title", "mimeType", "iconLink")


def extras_of(raw: object, *, moved: bool = False) -> str:
    """Return the members that are copied, as JSON; empty if there are none.

    For an event that somebody else organises, only this calendar's own fields: nobody gets
    an invitation from us to an event that is not ours. ``moved``: the original stays in
    another calendar, so its guests already have it.
    """
    if not isinstance(raw, Mapping):
        return ""
    host = raw.get("organizer")
    own = isinstance(host, Mapping) and bool(host.get("self"))
    names = [*_PERSONAL]
    if own:
        names += [*_OF_ORGANIZER, *(() if moved else _GUESTS)]
    kept = {name: raw[name] for name in names if raw.get(name) is not None}
    if properties := _properties(raw.get("extendedProperties"), shared=own):
        kept["extendedProperties"] = properties
    if "attendees" in kept:
        kept["attendees"] = _parts(kept["attendees"], _ATTENDEE, "email")
    if "attachments" in kept:
        kept["attachments"] = _parts(kept["attachments"], _ATTACHMENT, "fileUrl")
    if "conferenceData" in kept and not _is_made(kept["conferenceData"]):
        del kept["conferenceData"]
    usual = {"reminders": {"useDefault": True}, "visibility": "default"}
    kept = {
        name: value
        for name, value in kept.items()
        if value not in ("", [], {}) and value != usual.get(name)
    }
    return orjson.dumps(kept).decode() if kept else ""


def members(extra: str) -> dict[str, Any]:
    """Return the members of an event that ``extras_of`` returned."""
    found: dict[str, Any] = orjson.loads(extra) if extra else {}
    return found


def parameters(body: Mapping[str, Any]) -> str:
    """Return the parameters without which Google ignores some members of this body."""
    conference = "&conferenceDataVersion=1" if "conferenceData" in body else ""
    return conference + ("&supportsAttachments=true" if "attachments" in body else "")


def _is_made(conference: object) -> bool:
    """Tell whether a video link exists yet; one that is still being created can't be copied."""
    return isinstance(conference, Mapping) and bool(conference.get("conferenceId"))


def _properties(value: object, *, shared: bool) -> dict[str, Any]:
    names = ("private", "shared") if shared else ("private",)
    if not isinstance(value, Mapping):
        return {}
    own = without_property(value)
    return {name: own[name] for name in names if own.get(name)}


def _parts(values: object, names: tuple[str, ...], key: str) -> list[dict[str, Any]]:
    return [
        {name: each[name] for name in names if each.get(name) is not None}
        for each in (values if isinstance(values, list) else ())
        if isinstance(each, Mapping) and each.get(key)
    ]
