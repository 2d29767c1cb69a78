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

from .const import DOMAIN
from .entries.account_names import entry_name
from .events.bus import Occurs
from .events.home_assistant import EVENT_DIARY
from .studio.event_feed import NUMBERS
from .texts.home_assistant import language_of
from .texts.log_book import Sentences, sentences
from .texts.times import start_text
from .texts.titles import spoken
from .texts.wording import Wording

_ICONS: Final[Mapping[str, str]] = {
    Occurs.CONFLICT_FOUND: "mdi:calendar-alert",
    Occurs.CONFLICT_RESOLVED: "mdi:calendar-check",
    Occurs.SYNC_FAILED: "mdi:sync-alert",
    Occurs.SYNC_RECOVERED: "mdi:sync",
    Occurs.APPOINTMENT_ADDED: "mdi:calendar-plus",
    Occurs.APPOINTMENT_CHANGED: "mdi:calendar-edit",
    Occurs.APPOINTMENT_CANCELLED: "mdi:calendar-remove",
    Occurs.CLIENT_MATCHED: "mdi:account-check",
    Occurs.MANY_CHANGES: "mdi:calendar-multiple",
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
        words, dates = sentences(hass.config.language), language_of(hass)
        occurs = str(event.data.get("occurs", ""))
        studio = title(event.data.get("entry_id"))
        account = title(event.data.get("account_id"))
        return {
            LOGBOOK_ENTRY_NAME: spoken(studio or str(event.data.get("studio") or "")),
            LOGBOOK_ENTRY_MESSAGE: sentence({**event.data, "account": account}, words, dates),
            LOGBOOK_ENTRY_ICON: _ICONS.get(occurs, "mdi:calendar"),
        }

    async_describe_event(DOMAIN, EVENT_DIARY, describe)


def sentence(data: Mapping[str, Any], words: Sentences, dates: Wording) -> str:
    """Return what an event tells, as the end of a sentence that begins with the studio's name.

    Other people's words stand in quotation marks, on one line, each in its own direction.
    """
    key = str(data.get("occurs", ""))
    edit = f"{key}_edit"
    if data.get("conflict_kind") == "edit" and edit in words:
        key = edit
    if not _is_named(data) and f"{key}_unnamed" in words:
        key = f"{key}_unnamed"
    if key not in words:
        return words["other"]
    resolution = str(data.get("resolution") or "other")
    return (
        words[key]
        .format(
            title=_quoted(data.get("title"), words),
            when=_when(data.get("start"), dates),
            by=words.get(f"by_{data.get('by')}", ""),
            new=_side(data.get("new"), words, dates),
            old=_side(data.get("old"), words, dates),
            how=words.get(resolution, words["other"]),
            account=_quoted(data.get("account"), words),
            client=_quoted(data.get("client"), words),
            **{name: data.get(name, 0) for name in NUMBERS},
        )
        .strip()
    )


def _is_named(data: Mapping[str, Any]) -> bool:
    """Tell whether titles are told, which the studio's options decide."""
    sides = (data, data.get("new"), data.get("old"))
    return any(isinstance(each, Mapping) and "title" in each for each in sides)


def _side(side: object, words: Sentences, dates: Wording) -> str:
    if not isinstance(side, Mapping):
        return _quoted(None, words)
    when = _when(side.get("start"), dates)
    return f"{_quoted(side['title'], words)} ({when})" if "title" in side else when


def _quoted(text: object, words: Sentences) -> str:
    return words["quoted"].format(spoken(str(text or "")))


def _when(start: object, dates: Wording) -> str:
    """Return a start as Home Assistant's clock shows it; empty if there is none."""
    text = str(start or "")
    moment = dt_util.parse_datetime(text) if "T" in text else dt_util.parse_date(text)
    return "" if moment is None else start_text(moment, dt_util.get_default_time_zone(), dates)
