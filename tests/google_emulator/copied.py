"""Checks of what clients copy from one event to another: colours, attachments, video links."""

from typing import TYPE_CHECKING

from .errors import invalid, required
from .wire import JsonObject

if TYPE_CHECKING:
    from .state import State

COLORS = frozenset(str(number) for number in range(1, 12))
"""The ids of ``colors.get`` for events."""
MOST_ATTACHMENTS = 25


def check_copied(state: State, fields: JsonObject, before: JsonObject) -> None:
    """Refuse what Google refuses of what is new; complete what it completes.

    A video link is copied with all its members; that of a meeting that Google doesn't know
    is no copy. What it does with one is not documented: here it is 400.
    """
    new = {name for name in fields if fields[name] != before.get(name)}
    if "colorId" in new and fields["colorId"] not in COLORS:
        raise invalid("Invalid color id.", "colorId")
    if "attachments" in new:
        if len(fields["attachments"]) > MOST_ATTACHMENTS:
            raise invalid("Too many attachments.", "attachments")
        for each in fields["attachments"]:
            if not each.get("fileUrl"):
                raise required("Missing attachment file URL.")
    if "conferenceData" in new:
        conference = fields["conferenceData"]
        over = conference.get("conferenceId") in state.meetings_over
        if over or not any(_same(conference, known) for known in _conferences(state)):
            raise invalid("Invalid conference data.", "conferenceData")
        for point in conference.get("entryPoints", []):
            if point.get("entryPointType") == "video":
                fields["hangoutLink"] = point["uri"]


def _conferences(state: State) -> list[JsonObject]:
    return [
        event.fields["conferenceData"]
        for calendar in state.calendars.values()
        for event in calendar.events.values()
        if "conferenceData" in event.fields
    ]


def _same(one: JsonObject, other: JsonObject) -> bool:
    members = ("conferenceId", "signature", "conferenceSolution", "entryPoints")
    return all(one.get(name) == other.get(name) for name in members)
