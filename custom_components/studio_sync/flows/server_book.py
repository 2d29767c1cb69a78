"""The flow of one address book of a server: adding it, and changing what it holds and how."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from homeassistant.config_entries import (
    ConfigEntryState,
    ConfigSubentryFlow,
    SubentryFlowResult,
)
import probatio as vol

from ..book.errors import BookError
from ..book.parts import Part
from ..const import CONF_HREF, CONF_OPTIONS
from ..dav_client.homes import Collection, Holds
from ..entries.connected import connected_by
from ..entries.contact_options import CONF_GROUP, ContactOptions
from ..lifecycle.runtime import AccountEntry
from ..sync.ports import ReplicaError
from .contact_forms import book_form
from .contact_groups import active_groups, chosen_contacts
from .forms import one_of
from .server_calendar import unused
from .server_data import href_of

CONF_BOOK: Final = "book"
_BOTH_WAYS: Final = ContactOptions(populate_out=True, populate_in=True, send_back=True)


class ServerBookFlow(ConfigSubentryFlow):
    """Adds an address book of a server, or changes one."""

    _there: Mapping[str, Collection] = {}

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Choose an address book that is not connected yet, and the clients that it holds."""
        entry: AccountEntry = self._get_entry()
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="account_not_loaded")
        errors = dict[str, str]()
        try:
            if not self._there:
                self._there = await unused(self.hass, entry, Holds.CARDS)
            groups = await active_groups(entry.runtime_data.studio)
            if user_input is not None:
                chosen, errors = await self._chosen(groups, _BOTH_WAYS, user_input, None)
                if not errors:
                    label = user_input[CONF_BOOK]
                    href = href_of(self._there[label])
                    data = {CONF_HREF: href, CONF_OPTIONS: chosen.as_dict()}
                    return self.async_create_entry(title=label, data=data, unique_id=href)
        except ReplicaError as err:
            return self.async_abort(reason=err.key)
        except BookError:
            return self.async_abort(reason="book_failed")
        form = {
            vol.Required(CONF_BOOK): one_of({label: label for label in self._there}),
            **book_form(groups, _BOTH_WAYS).schema,
        }
        return self.async_show_form(
            step_id="user",
            data_schema=self.add_suggested_values_to_schema(vol.Schema(form), user_input),
            errors=errors,
        )

    async def async_step_reconfigure(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Change the clients that it holds, and how they are synchronised."""
        entry: AccountEntry = self._get_entry()
        subentry = self._get_reconfigure_subentry()
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="account_not_loaded")
        before, errors = ContactOptions.of(subentry.data[CONF_OPTIONS]), dict[str, str]()
        try:
            groups = await active_groups(entry.runtime_data.studio)
            if user_input is not None:
                own = subentry.subentry_id
                chosen, errors = await self._chosen(groups, before, user_input, own)
                if not errors:
                    data = {**subentry.data, CONF_OPTIONS: chosen.after(before).as_dict()}
                    self.hass.config_entries.async_schedule_reload(entry.entry_id)
                    return self.async_update_and_abort(entry, subentry, data=data)
        except BookError:
            return self.async_abort(reason="book_failed")
        return self.async_show_form(
            step_id="reconfigure",
            data_schema=self.add_suggested_values_to_schema(book_form(groups, before), user_input),
            errors=errors,
        )

    async def _chosen(
        self,
        groups: Mapping[str, str],
        before: ContactOptions,
        user_input: Mapping[str, Any],
        own: str | None,
    ) -> tuple[ContactOptions, dict[str, str]]:
        """Return what was chosen, and what is wrong with it; a new group is made."""
        entry = self._get_entry()
        taken = {
            each.scope
            for each in connected_by(entry)
            if each.part is Part.CONTACTS and each.subentry_id != own
        }
        if user_input[CONF_GROUP] in taken:
            return before, {CONF_GROUP: "group_twice"}
        return await chosen_contacts(entry.runtime_data.studio, groups, before, user_input)
