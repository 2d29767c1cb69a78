"""Studios and client suggestions as plain values, for events and responses."""

from collections.abc import Mapping

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant
from homeassistant.util.json import JsonObjectType

from ..scheduling.client_suggestions import Suggestion
from ..scheduling.write_path import access_of, user_of


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


def user_details(users: Mapping[str, str], author: str) -> dict[str, object]:
    """Return which user changed something, if one did; with their name."""
    user_id = user_of(author)
    return {} if user_id is None else {"user_id": user_id, "user": users.get(user_id)}


async def user_names(hass: HomeAssistant) -> dict[str, str]:
    """Return the names of Home Assistant's users by id."""
    return {each.id: each.name or "" for each in await hass.auth.async_get_users()}


def suggestion_json(suggestion: Suggestion) -> JsonObjectType:
    """Return a client who may be meant, how likely, and why."""
    return {
        "client_id": suggestion.client_id,
        "name": suggestion.name,
        "score": suggestion.score,
        "reasons": [{"reason": each.hint.value, "found": each.text} for each in suggestion.reasons],
    }
