"""The log book: what happened in a studio, in sentences (S23)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from homeassistant.components.logbook.const import (
    LOGBOOK_ENTRY_ICON,
    LOGBOOK_ENTRY_MESSAGE,
    LOGBOOK_ENTRY_NAME,
)
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from .book.change import ClientWhat
from .const import DOMAIN
from .entries.account_names import entry_name
from .events.bus import EVENT_STUDIO, StudioEventType
from .studio.event_feed import NUMBERS
from .texts.catalogue import Catalogue
from .texts.home_assistant import language_of
from .texts.times import start_text
from .texts.titles import spoken

_ICONS: Final[Mapping[str, str]] = {
    StudioEventType.CONFLICT_FOUND: "mdi:calendar-alert",
    StudioEventType.CONFLICT_RESOLVED: "mdi:calendar-check",
    StudioEventType.SYNC_FAILED: "mdi:sync-alert",
    StudioEventType.SYNC_RECOVERED: "mdi:sync",
    StudioEventType.APPOINTMENT_ADDED: "mdi:calendar-plus",
    StudioEventType.APPOINTMENT_CHANGED: "mdi:calendar-edit",
    StudioEventType.APPOINTMENT_CANCELLED: "mdi:calendar-remove",
    StudioEventType.CLIENT_MATCHED: "mdi:account-check",
    StudioEventType.MANY_CHANGES: "mdi:calendar-multiple",
    StudioEventType.CLIENT_ADDED: "mdi:account-plus",
    StudioEventType.CLIENT_CHANGED: "mdi:account-edit",
    StudioEventType.CLIENT_REMOVED: "mdi:account-remove",
    StudioEventType.CLIENT_RESTORED: "mdi:account-reactivate",
    StudioEventType.CLIENT_MERGED: "mdi:account-multiple-check",
    StudioEventType.CLIENT_ERASED: "mdi:account-cancel",
    StudioEventType.MANY_CLIENT_CHANGES: "mdi:account-group",
    StudioEventType.PHONE_SIGNED_OUT: "mdi:cellphone-off",
    StudioEventType.SIGN_INS_REFUSED: "mdi:shield-alert",
}


@callback
def async_describe_events(
    hass: HomeAssistant,
    async_describe_event: Callable[[str, str, Callable[[Event], dict[str, Any]]], None],
) -> None:
    """Tell the log book how our events read."""

    def title(entry_id: object) -> str:
        """Look up what events name by its id only."""
        entry = hass.config_entries.async_get_entry(str(entry_id))
        return "" if entry is None else entry_name(hass, entry)

    @callback
    def describe(event: Event) -> dict[str, Any]:
        texts = language_of(hass)
        event_type = str(event.data.get("type", ""))
        studio = title(event.data.get("entry_id"))
        account = title(event.data.get("account_id"))
        return {
            LOGBOOK_ENTRY_NAME: spoken(studio or str(event.data.get("studio") or "")),
            LOGBOOK_ENTRY_MESSAGE: sentence({**event.data, "account": account}, texts),
            LOGBOOK_ENTRY_ICON: _ICONS.get(event_type, "mdi:calendar"),
        }

    async_describe_event(DOMAIN, EVENT_STUDIO, describe)


def sentence(data: Mapping[str, Any], texts: Catalogue) -> str:
    """Return what an event tells, as the end of a sentence that begins with the studio's name.

    What people wrote is quoted, on one line, and keeps its own writing direction.
    """
    words = texts.log_book
    key = str(data.get("type", ""))
    client = f"{key}_client"
    edit = f"{key}_edit"
    if key == StudioEventType.APPOINTMENT_CHANGED and data.get("start_before"):
        key = "appointment_moved"
    if data.get("conflict_kind") == "copy":
        key = f"{key}_copy"
    elif data.get("client_id") is not None and client in words:
        key = client
    elif data.get("conflict_kind") == "edit" and edit in words:
        key = edit
    if not _is_named(data) and f"{key}_unnamed" in words:
        key = f"{key}_unnamed"
    place = words.get(f"from_{data.get('from')}", "")
    if key in texts.counted:
        return texts.count(key, data.get("tries", 0), place=place)
    if key not in words:
        return words["other"]
    resolution = str(data.get("resolution") or "other")
    source = f"{data.get('by')}{'_named' if data.get('phone') else ''}"
    if data.get("by") == "studio" and data.get("user"):
        source = "user"
    return (
        words[key]
        .format(
            title=_quoted(data.get("title"), texts),
            when=_when(data.get("start"), texts),
            was=_when(data.get("start_before"), texts),
            by=_with_name(words.get(f"by_{source}", ""), data, texts),
            who=_with_name(words.get(f"who_{source}", words["who_other"]), data, texts),
            new=_side(data.get("new"), texts),
            old=_side(data.get("old"), texts),
            how=words.get(resolution, words["other"]),
            account=_quoted(data.get("account"), texts),
            client=_quoted(data.get("client"), texts),
            why=words.get(f"why_{data.get('reason')}", ""),
            **{name: data.get(name, 0) for name in (*NUMBERS, *ClientWhat)},
        )
        .strip()
    )


def _with_name(words: str, data: Mapping[str, Any], texts: Catalogue) -> str:
    """Name the access of a phone or the user, where the studio's options have them in events."""
    user = spoken(str(data.get("user") or ""))
    return words.format(phone=_quoted(data.get("phone"), texts), user=user)


def _is_named(data: Mapping[str, Any]) -> bool:
    """Tell whether titles and names are told, which the studio's options decide."""
    sides = (data, data.get("new"), data.get("old"))
    return any(isinstance(each, Mapping) and each.keys() & {"title", "client"} for each in sides)


def _side(side: object, texts: Catalogue) -> str:
    if not isinstance(side, Mapping):
        return _quoted(None, texts)
    when = _when(side.get("start"), texts)
    return f"{_quoted(side['title'], texts)} ({when})" if "title" in side else when


def _quoted(text: object, texts: Catalogue) -> str:
    return texts.log_book["quoted"].format(text=spoken(str(text or "")))


def _when(start: object, texts: Catalogue) -> str:
    """Return a start as Home Assistant's clock shows it; empty if there is none."""
    text = str(start or "")
    moment = dt_util.parse_datetime(text) if "T" in text else dt_util.parse_date(text)
    return "" if moment is None else start_text(moment, dt_util.get_default_time_zone(), texts)
