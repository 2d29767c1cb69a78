"""Guests: what they may change on their copy, and the mails they would get."""

from typing import TYPE_CHECKING

from .errors import not_organizer
from .state import Event, Mail
from .wire import JsonObject

if TYPE_CHECKING:
    from .events import Writer

# A guest's own matters on their copy of an event.
_OWN = frozenset({"reminders", "colorId", "transparency", "visibility", "attendees"})


def is_guest_copy(event: Event) -> bool:
    """Whether somebody else organizes the event."""
    return not event.fields.get("organizer", {}).get("self", False)


def check_guest(event: Event, fields: JsonObject, changed: set[str]) -> None:
    """Refuse a guest's changes to what all guests share; 403 ``forbiddenForNonOrganizer``."""
    if not is_guest_copy(event) or event.fields.get("guestsCanModify", False):
        return
    shared = changed - _OWN - {"extendedProperties"}
    old, new = event.fields.get("extendedProperties", {}), fields.get("extendedProperties", {})
    if shared or old.get("shared") != new.get("shared"):
        raise not_organizer()
    if "attendees" in changed and _others(event.fields) != _others(fields):
        raise not_organizer()


def _others(fields: JsonObject) -> list[JsonObject]:
    return [item for item in fields.get("attendees", []) if not item.get("self")]


def send_mails(writer: Writer, event: Event, before: JsonObject | None) -> None:
    """Record the mails of a write; the default of ``sendUpdates`` is to send none."""
    if writer.send_updates == "none":
        return
    old = {item["email"] for item in (before or {}).get("attendees", [])}
    new = {item["email"] for item in event.fields.get("attendees", [])}
    if is_guest_copy(event):
        # A guest's answer goes to the organizer.
        host = event.fields.get("organizer", {}).get("email")
        old, new = ({host}, {host}) if host else (set(), set())
    for email in sorted(old | new):
        if email.lower() == writer.calendar.id.lower():
            continue
        if writer.send_updates == "externalOnly" and email.lower() in writer.state.accounts:
            continue
        if event.deleted or email not in new:
            kind = "cancellation"
        else:
            kind = "update" if email in old else "invitation"
        writer.state.mails.append(Mail(email, kind, writer.calendar.id, event.id))
