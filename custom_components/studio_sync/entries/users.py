"""Home Assistant's users: who makes a request, what they may do, and their language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from aiohttp import hdrs
from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL
from homeassistant.components.frontend.storage import async_user_store
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.websocket_api.connection import current_connection
from homeassistant.core import HomeAssistant
from homeassistant.helpers.http import current_request

from ..texts.catalogue import TWELVE, TWENTY_FOUR, Catalogue, catalogue, known_language
from ..texts.home_assistant import language_of, language_tag

_LANGUAGE, _TIME_FORMAT = "language", "time_format"
"""Where the frontend keeps what a user chose in the profile, and the language in that; and the
clock, which may also be that of the language or of the browser."""
_TIMES: Final[Mapping[str, str]] = {"12": TWELVE, "24": TWENTY_FOUR}


def asking_user() -> str | None:
    """Return the id of the user who clicked in the frontend; None if nobody did."""
    connection = current_connection.get()
    if connection is not None:
        return connection.user.id
    request = current_request.get()
    user = None if request is None else request.get(KEY_HASS_USER)
    return None if user is None else user.id


async def language_of_user(hass: HomeAssistant, user_id: str | None) -> Catalogue:
    """Return the texts in the language that a user sees.

    That is the one chosen in the user's profile, else that of the browser, which asks just now.
    Where there is no user, as for an automation, it is Home Assistant's.
    """
    if user_id is None:
        return language_of(hass)
    store = await async_user_store(hass, user_id)
    kept = store.data.get(_LANGUAGE)
    choice = kept if isinstance(kept, dict) else {}
    chosen = choice.get(_LANGUAGE)
    if not isinstance(chosen, str):
        chosen = _preferred_by_browser() or hass.config.language
    words = catalogue(language_tag(hass, chosen))
    return replace(words, time=_TIMES.get(str(choice.get(_TIME_FORMAT)), words.time))


async def language_of_asking(hass: HomeAssistant) -> Catalogue:
    """Return the texts in the language of the person who clicked in the frontend."""
    return await language_of_user(hass, asking_user())


def _preferred_by_browser() -> str | None:
    """Return the first language that the browser asks for and that there are texts in."""
    request = current_request.get()
    header = "" if request is None else request.headers.get(hdrs.ACCEPT_LANGUAGE, "")
    for each in header.split(","):
        # Browsers send them in the user's order (RFC 9110, 12.5.4).
        language = each.partition(";")[0].strip()
        if known_language(language):
            return language
    return None


def may_work(user: User) -> bool:
    """Tell whether a user may do more than look at Home Assistant."""
    return user.is_active and user.permissions.access_all_entities(POLICY_CONTROL)
