"""The flow of one calendar of a server: adding it, and changing what it shows and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.config_entries import (
    ConfigEntry,
    ConfigEntryState,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
from homeassistant.util.uuid import random_uuid_hex
import probatio as vol

from ..book.scopes import THE_STUDIO
from ..const import CONF_HREF, CONF_OPTIONS, CONF_SCOPE
from ..dav_client.homes import Collection, Holds, make_calendar, read_homes
from ..dav_client.transport import connected
from ..entries.account_options import AccountOptions
from ..entries.connected import connected_by
from ..entries.lookup import names_of
from ..entries.servers import CONF_HOMES, server_of
from ..entries.shown_twice import staff_with_access, staff_with_google
from ..lifecycle.runtime import AccountEntry
from ..sync.ports import ReplicaError
from .forms import one_of, options_form
from .server_connected import connected_already
from .server_data import href_of
from .server_forms import NOBODY, WHOLE, labelled, scope_of, whose_choices

CONF_THERE: Final = "calendar"
CONF_WHOSE: Final = "whose"
NEW: Final = "new"
"""What is chosen for a calendar that is to be made."""


class ServerCalendarFlow(ConfigSubentryFlow):
    """Adds a calendar of a server, or changes one."""

    _there: Mapping[str, Collection] = {}
    _wanted: tuple[str, dict[str, Any]]

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Choose a calendar that is not connected yet, or make one, and what it shows."""
        entry: AccountEntry = self._get_entry()
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="account_not_loaded")
        errors = dict[str, str]()
        try:
            if not self._there:
                self._there = await unused(self.hass, entry, Holds.EVENTS)
            if user_input is not None:
                errors = self._errors(user_input[CONF_WHOSE], None)
            if user_input is not None and not errors:
                return await self._add(entry, user_input)
        except ReplicaError as err:
            return self.async_abort(reason=err.key)
        form = {
            vol.Required(CONF_THERE): one_of(
                {**{label: label for label in self._there}, NEW: NEW}, CONF_THERE
            ),
            **self._whose(entry),
            **options_form(_BOTH_WAYS, on_server=True).schema,
        }
        return self.async_show_form(
            step_id="user",
            data_schema=self.add_suggested_values_to_schema(vol.Schema(form), user_input),
            errors=errors,
        )

    async def _add(self, entry: AccountEntry, user_input: Mapping[str, Any]) -> SubentryFlowResult:
        choice, scope = user_input[CONF_THERE], scope_of(user_input[CONF_WHOSE])
        title = choice
        if choice == NEW:
            studio = entry.runtime_data.studio
            title = whose_choices(studio).get(user_input[CONF_WHOSE], studio.title)
            title = studio.title if scope == THE_STUDIO else title
            href = await _made(entry, title)
        else:
            href = href_of(self._there[choice])
        options = AccountOptions.of(user_input)
        self._wanted = (
            title,
            {
                CONF_HREF: href,
                CONF_SCOPE: scope,
                CONF_OPTIONS: options.as_dict(),
            },
        )
        elsewhere = staff_with_access(entry.runtime_data.studio, dt_util.utcnow())
        elsewhere |= staff_with_google(self.hass, entry.runtime_data.studio)
        if scope in elsewhere:
            return await self.async_step_shown_twice()
        return self._create()

    async def async_step_shown_twice(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Say that a phone that has both shows each appointment twice (A2)."""
        if user_input is not None:
            return self._create()
        names = names_of(self._get_entry().runtime_data.studio)
        name = names.get(self._wanted[1][CONF_SCOPE], "")
        return self.async_show_form(step_id="shown_twice", description_placeholders={"names": name})

    def _create(self) -> SubentryFlowResult:
        title, data = self._wanted
        return self.async_create_entry(title=title, data=data, unique_id=data[CONF_HREF])

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Change what the calendar shows, and how it is synchronised."""
        entry, subentry = self._get_entry(), self._get_reconfigure_subentry()
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="account_not_loaded")
        before, errors = AccountOptions.of(subentry.data[CONF_OPTIONS]), dict[str, str]()
        if user_input is not None:
            errors = self._errors(user_input[CONF_WHOSE], subentry.subentry_id)
            if not errors:
                chosen = AccountOptions.of({**before.as_dict(), **user_input}).after(before)
                data = {
                    **subentry.data,
                    CONF_SCOPE: scope_of(user_input[CONF_WHOSE]),
                    CONF_OPTIONS: chosen.as_dict(),
                }
                self.hass.config_entries.async_schedule_reload(entry.entry_id)
                return self.async_update_and_abort(entry, subentry, data=data)
        scope = subentry.data[CONF_SCOPE]
        form = {**self._whose(entry), **options_form(before, on_server=True).schema}
        suggested = user_input or {CONF_WHOSE: WHOLE if scope == THE_STUDIO else scope}
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(vol.Schema(form), suggested),
            errors=errors,
        )

    def _whose(self, entry: AccountEntry) -> dict[Any, Any]:
        choices = whose_choices(entry.runtime_data.studio)
        del choices[NOBODY]
        return {vol.Required(CONF_WHOSE): one_of(choices, "whose_calendar")}

    def _errors(self, whose: str, own: str | None) -> dict[str, str]:
        """Refuse to have the same twice on a server: each appointment would be there twice."""
        taken = {each.scope for each in connected_by(self._get_entry()) if each.subentry_id != own}
        return {CONF_WHOSE: "owner_twice"} if scope_of(whose) in taken else {}


_BOTH_WAYS: Final = AccountOptions(populate_out=True, populate_in=True, send_back=True)


async def unused(hass: HomeAssistant, entry: ConfigEntry, holds: Holds) -> dict[str, Collection]:
    """Return the collections of a sort that are not connected, by their labels.

    Raises ReplicaError.
    """
    async with connected(server_of(entry)) as transport:
        found = await read_homes(transport, entry.data[CONF_HOMES])
    used = {each.data[CONF_HREF] for each in entry.subentries.values()}
    new = [each for each in found if each.holds is holds and href_of(each) not in used]
    elsewhere = await connected_already(hass, server_of(entry), new)
    free = [(each, 0) for each in new if each.url not in elsewhere]
    return {each.label: each.collection for each in labelled(free)}


async def _made(entry: ConfigEntry, name: str) -> str:
    """Make a calendar on the server, and return its path. Raises ReplicaError."""
    async with connected(server_of(entry)) as transport:
        url = f"{entry.data[CONF_HOMES][0]}{random_uuid_hex()}/"
        return href_of(await make_calendar(transport, url, name))
