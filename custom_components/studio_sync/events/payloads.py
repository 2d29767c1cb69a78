"""Studios and client suggestions as plain values, for events and responses."""

from homeassistant.config_entries import ConfigEntry
from homeassistant.util.json import JsonObjectType

from ..scheduling.client_suggestions import Suggestion
from ..scheduling.write_path import access_of


def studio_details(studio: ConfigEntry) -> dict[str, object]:
    """Return which studio it is; the id is what actions take."""
    return {"config_entry_id": studio.entry_id, "studio": studio.title}


def phone_details(studio: ConfigEntry, author: str) -> dict[str, object]:
    """Return by which access record a phone changed something, if one did; with its name."""
    access_id = access_of(author)
    if access_id is None:
        return {}
    access = studio.subentries.get(access_id)
    return {"access_id": access_id, "phone": None if access is None else access.title}


def suggestion_json(suggestion: Suggestion) -> JsonObjectType:
    """Return a client who may be meant, how likely, and why."""
    return {
        "client_id": suggestion.client_id,
        "name": suggestion.name,
        "score": suggestion.score,
        "reasons": [{"reason": each.hint.value, "found": each.text} for each in suggestion.reasons],
    }
