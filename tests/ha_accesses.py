"""Access records of phones, as an administrator makes and changes them in their dialogs."""

import re
from typing import Any

from homeassistant.config_entries import ConfigSubentry, SubentryFlowResult
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.util import dt as dt_util

from custom_components.studio_sync.entries.accesses import (
    AccessState,
    SignedIn,
    sign_in,
    state_of,
)
from custom_components.studio_sync.lifecycle.runtime import StudioEntry

from .ha_fixtures import ZONE, Scene, settle

CALENDAR: dict[str, Any] = {"may_write": True, "privacy": "full", "tentative": True}
NO_BOOK = {"address_book": "none"}
ALWAYS = {"access_enabled": True, "valid_zone": ZONE}


async def begin(scene: Scene, studio: StudioEntry | None = None) -> SubentryFlowResult:
    """Begin to add an access."""
    flows = scene.hass.config_entries.subentries
    key = ((studio or scene.studio).entry_id, "access")
    return await flows.async_init(key, context={"source": "user"})


async def fill(scene: Scene, shown: SubentryFlowResult, **data: Any) -> SubentryFlowResult:
    """Fill in the form that is shown."""
    assert shown["type"] is FlowResultType.FORM, shown
    flows = scene.hass.config_entries.subentries
    return await flows.async_configure(shown["flow_id"], data)


async def change(scene: Scene, subentry: ConfigSubentry, choice: str) -> SubentryFlowResult:
    """Begin to change an access, and choose what."""
    flows = scene.hass.config_entries.subentries
    context: Any = {"source": "reconfigure", "subentry_id": subentry.subentry_id}
    menu = await flows.async_init((scene.studio.entry_id, "access"), context=context)
    assert menu["type"] is FlowResultType.MENU
    assert menu["description_placeholders"] == {"user_name": subentry.data["username"]}
    return await flows.async_configure(menu["flow_id"], {"next_step_id": choice})


def placeholders(shown: SubentryFlowResult) -> dict[str, str]:
    """Return what a form tells."""
    return dict(shown["description_placeholders"] or {})


def profile_of(told: dict[str, str]) -> str:
    """Return the address of the profile that a page links to."""
    [url] = re.findall(
        r'<a href="([^"]+)" target="_blank">studio_sync.mobileconfig</a>', told["profile"]
    )
    return str(url)


async def add(
    scene: Scene, user_name: str, *chosen: str, **validity: Any
) -> tuple[ConfigSubentry, str]:
    """Add an access that may write to these calendars; returns it, and its password."""
    shown = await fill(scene, await begin(scene), username=user_name, people=list(chosen))
    if shown["step_id"] == "shown_twice":
        shown = await fill(scene, shown)
    for _ in chosen:
        assert shown["step_id"] == "calendar"
        shown = await fill(scene, shown, **CALENDAR)
    shown = await fill(scene, shown, **NO_BOOK)
    shown = await fill(scene, shown, **ALWAYS | validity)
    password = placeholders(shown)["password"]
    done = await fill(scene, shown)
    assert done["type"] is FlowResultType.CREATE_ENTRY, done
    await settle(scene.hass)
    return found(scene, user_name.strip()), password


def found(scene: Scene, user_name: str) -> ConfigSubentry:
    """Return the access of this name as it is now."""
    [each] = [
        each
        for each in scene.studio.get_subentries_of_type("access")
        if each.data["username"] == user_name
    ]
    return each


def state(scene: Scene, user_name: str) -> AccessState:
    """Return the state of an access now."""
    return state_of(scene.studio, found(scene, user_name), dt_util.utcnow())


def let_in(scene: Scene, user_name: str, password: str) -> set[str] | None:
    """Return the calendars that a phone gets now, None if it is not let in."""
    signed_in = sign_in(scene.hass, user_name, password, dt_util.utcnow())
    return set(signed_in.calendars) if isinstance(signed_in, SignedIn) else None


async def allow(scene: Scene, kind: str, key: str, name: str, *, syncs: bool) -> None:
    """Change whether somebody's calendar may be synchronised."""
    flows = scene.hass.config_entries.subentries
    context: Any = {"source": "reconfigure", "subentry_id": key}
    form = await flows.async_init((scene.studio.entry_id, kind), context=context)
    done = await flows.async_configure(form["flow_id"], {"name": name, "syncs": syncs})
    if done["type"] is FlowResultType.FORM and done["step_id"] == "phones_lose_it":
        await fill(scene, done)
    await settle(scene.hass)
