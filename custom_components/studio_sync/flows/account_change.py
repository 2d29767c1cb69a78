"""The steps of the config flow that sign a Google account in again, or change what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final, override

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    SOURCE_RECONFIGURE,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.const import CONF_TOKEN
from homeassistant.core import callback
from homeassistant.exceptions import UnknownImplementationError
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.config_entry_oauth2_flow import (
    ImplementationUnavailableError,
    OAuth2Session,
    async_get_config_entry_implementation,
)

from ..accounts.auth import EntrySignIn, google_transport
from ..book import people
from ..book.errors import BookError
from ..book.parts import Part
from ..const import (
    CONF_ACCOUNT_EMAIL,
    CONF_CALENDAR,
    CONF_CONTACTS,
    CONF_IMPLEMENTATION,
    CONF_STAFF,
    CONF_STUDIO,
)
from ..entries.account_names import entry_name
from ..entries.account_options import AccountOptions
from ..entries.contact_options import ContactOptions
from ..entries.lookup import book_id, parts_of, staff_id_of, studio_of, studios
from ..google.account import UserInfo, list_calendars, missing_scopes
from ..issues.contacts import asks_for_contacts_scope
from ..lifecycle.needs import is_refused
from ..lifecycle.runtime import AccountEntry
from ..sync.ports import ReplicaError
from .contact_forms import contacts_off_form
from .forms import account_form, choose_studio_form, contacts_only_form
from .google import GoogleSteps

_OF_CALENDAR: Final = (CONF_STAFF, CONF_CALENDAR)


class AccountChangeSteps(GoogleSteps):
    """Signs an account in again, or changes its calendar, and whether it has contacts."""

    _answered = False
    """Google has answered a sign-in, and it has not succeeded."""

    @property
    @override
    def _expected_email(self) -> str | None:
        if self.source == SOURCE_REAUTH:
            return str(self._get_reauth_entry().data[CONF_ACCOUNT_EMAIL])
        if self.source == SOURCE_RECONFIGURE:
            return str(self._get_reconfigure_entry().data[CONF_ACCOUNT_EMAIL])
        return super()._expected_email

    @override
    async def _signed_in(
        self, data: dict[str, Any], who: UserInfo, *, contacts_allowed: bool
    ) -> ConfigFlowResult:
        if self.source not in (SOURCE_REAUTH, SOURCE_RECONFIGURE):
            return await super()._signed_in(data, who, contacts_allowed=contacts_allowed)
        reauth = self.source == SOURCE_REAUTH
        entry = self._get_reauth_entry() if reauth else self._get_reconfigure_entry()
        self._abort_if_unique_id_mismatch(
            reason="wrong_account",
            description_placeholders={"account": entry.data[CONF_ACCOUNT_EMAIL]},
        )
        if reauth:
            self._answered = False
            # The calendar goes on with it also if contacts are not allowed.
            reason = "reauth_successful" if contacts_allowed else "contacts_scope_missing"
            return self.async_update_reload_and_abort(entry, data_updates=data, reason=reason)
        if not contacts_allowed:
            return self.async_abort(reason="contacts_scope_missing")
        self._data |= data
        if CONF_CALENDAR not in self._data:
            return await self.async_step_add_calendar()
        return await self.async_step_contacts()

    # A sign-in to renew

    async def async_step_reauth(self, _entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Begin to renew a sign-in that Google no longer accepts, or that lacks contacts."""
        entry: AccountEntry = self._get_reauth_entry()
        self.context["title_placeholders"] = {"name": entry_name(self.hass, entry)}
        self._parts = parts_of(entry)
        if asks_for_contacts_scope(self.hass, entry):
            return await self.async_step_reauth_contacts()
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say what has happened before Google's page opens."""
        if user_input is not None:
            return await self._to_google(self._get_reauth_entry())
        return self.async_show_form(
            step_id="reauth_confirm", description_placeholders=self._whose_sign_in()
        )

    async def async_step_reauth_contacts(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that Google did not give the permission for contacts, and which box to tick."""
        if user_input is not None:
            return await self._to_google(self._get_reauth_entry())
        return self.async_show_form(
            step_id="reauth_contacts", description_placeholders=self._whose_sign_in()
        )

    @override
    async def async_step_auth(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Go to Google, and note when it has answered."""
        self._answered = user_input is not None
        return await super().async_step_auth(user_input)

    @override
    @callback
    def async_remove(self) -> None:
        """Ask again if the sign-in did not succeed: another account, or no consent."""
        super().async_remove()
        if self.source != SOURCE_REAUTH or not self._answered:
            return
        entry = self.hass.config_entries.async_get_entry(self._reauth_entry_id)
        if entry is not None and is_refused(entry):
            entry.async_start_reauth(self.hass)

    def _whose_sign_in(self) -> dict[str, str]:
        return {"account": self._get_reauth_entry().data[CONF_ACCOUNT_EMAIL]}

    async def _to_google(self, entry: AccountEntry) -> ConfigFlowResult:
        implementation = {"implementation": entry.data[CONF_IMPLEMENTATION]}
        return await self.async_step_pick_implementation(implementation)

    # What an account is for

    async def async_step_reconfigure_account(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose another staff member or calendar, and whether it syncs contacts."""
        entry: AccountEntry = self._get_reconfigure_entry()
        studio = studio_of(self.hass, entry)
        if studio is None:
            return await self.async_step_reconfigure_lost()
        if studio.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="no_studio")
        self._studio = studio
        if Part.CALENDAR not in parts_of(entry):
            return await self.async_step_reconfigure_contacts()
        if not self._calendars and (problem := await self._look_again(entry)):
            return self.async_abort(reason=problem)
        errors: dict[str, str] = {}
        # Another staff member may have got an account, or gone, while the form stood open.
        if user_input is not None and user_input[CONF_STAFF] in self._free_staff(entry):
            errors = self._calendar_errors(user_input[CONF_CALENDAR], entry)
            if not errors:
                return await self._changed(entry, user_input)
        staff_names = self._free_staff(entry)
        if not staff_names:
            return self.async_abort(reason="no_staff")
        contacts = bool(entry.data.get(CONF_CONTACTS)) if await self._may_have_contacts() else None
        form = account_form(staff_names, self._writable(), contacts=contacts)
        return self.async_show_form(
            step_id="reconfigure_account",
            data_schema=self.add_suggested_values_to_schema(form, user_input or entry.data),
            errors=errors,
            description_placeholders={"account": entry.data[CONF_ACCOUNT_EMAIL]},
        )

    async def async_step_reconfigure_contacts(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether an account for contacts only is to sync a calendar, too."""
        entry = self._get_reconfigure_entry()
        if user_input is None:
            return self.async_show_form(
                step_id="reconfigure_contacts",
                data_schema=contacts_only_form(),
                description_placeholders={"account": entry.data[CONF_ACCOUNT_EMAIL]},
            )
        self._data = dict(entry.data)
        self._options = entry.options
        if not user_input[CONF_CALENDAR]:
            return await self._update(entry)
        self._parts = frozenset(Part)
        return await self._to_google(entry)

    async def async_step_add_calendar(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose whose calendar is added to an account that was for contacts only."""
        entry = self._get_reconfigure_entry()
        staff = self._free_staff(entry)
        if not staff:
            return self.async_abort(reason="no_staff")
        if not self._writable():
            return self.async_abort(reason="no_calendar")
        errors: dict[str, str] = {}
        if user_input is not None and user_input[CONF_STAFF] in staff:
            errors = self._calendar_errors(user_input[CONF_CALENDAR], entry)
            if not errors:
                self._data |= user_input
                added = AccountOptions(populate_out=True).as_dict()
                self._options = {**self._options, **added}
                return await self._unless_on_phones(partial(self._update, entry))
        return self.async_show_form(
            step_id="add_calendar",
            data_schema=self.add_suggested_values_to_schema(
                account_form(staff, self._writable()), user_input
            ),
            errors=errors,
            description_placeholders={"account": entry.data[CONF_ACCOUNT_EMAIL]},
        )

    async def _changed(self, entry: AccountEntry, chosen: dict[str, Any]) -> ConfigFlowResult:
        """Go on with what was chosen for an account that has a calendar."""
        self._data = {**entry.data, **{key: chosen[key] for key in _OF_CALENDAR}}
        self._options = entry.options
        if chosen[CONF_STAFF] == staff_id_of(entry):
            return await self._contacts_changed(entry, chosen)
        # The former one's appointments leave by themselves, the new one's come.
        # Reports went to the former one.
        kept = replace(AccountOptions.of(entry.options), populate_out=True).as_dict()
        former = {key: entry.options[key] for key in (CONF_CONTACTS,) if key in entry.options}
        self._options = {**former, **kept}
        return await self._unless_on_phones(partial(self._contacts_changed, entry, chosen))

    async def _contacts_changed(
        self, entry: AccountEntry, chosen: dict[str, Any]
    ) -> ConfigFlowResult:
        """Go on with whether an account that has a calendar is to have contacts."""
        had = bool(entry.data.get(CONF_CONTACTS))
        wanted = chosen.get(CONF_CONTACTS, had)
        if not wanted:
            return await self.async_step_contacts_off() if had else await self._update(entry)
        self._parts = frozenset(Part)
        if not had and missing_scopes(entry.data[CONF_TOKEN].get("scope", ""), [Part.CONTACTS]):
            return await self._to_google(entry)
        return await self._update(entry) if had else await self.async_step_contacts()

    async def async_step_contacts_off(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether label and contacts stay in Google."""
        entry = self._get_reconfigure_entry()
        contacts = ContactOptions.of_entry(entry)
        if user_input is None:
            return self.async_show_form(
                step_id="contacts_off",
                data_schema=contacts_off_form(contacts),
                description_placeholders={"account": entry.data[CONF_ACCOUNT_EMAIL]},
            )
        chosen = ContactOptions.of({**contacts.as_dict(), **user_input})
        self._data.pop(CONF_CONTACTS)
        self._options = chosen.stored_in(self._options)
        return await self._update(entry)

    @override
    async def _contacts_chosen(self, contacts: ContactOptions) -> ConfigFlowResult:
        if self.source != SOURCE_RECONFIGURE:
            return await super()._contacts_chosen(contacts)
        self._data[CONF_CONTACTS] = True
        self._options = contacts.stored_in(self._options)
        return await self._update(self._get_reconfigure_entry())

    async def _update(self, entry: AccountEntry) -> ConfigFlowResult:
        """Store what was chosen; contacts need a group of the studio that the account has now.

        One that is inactive or removed only pauses them.
        """
        if self._data.get(CONF_CONTACTS):
            contacts = ContactOptions.of(self._options.get(CONF_CONTACTS, {}))
            book = self._studio.runtime_data.book
            try:
                group = await book.read(lambda tx: people.get_group(tx, contacts.group))
            except BookError:
                return self.async_abort(reason="book_failed")
            if group is None:
                self._contacts = contacts
                return await self.async_step_contacts()
        return self.async_update_reload_and_abort(entry, data=self._data, options=self._options)

    # An account whose studio was removed

    async def async_step_reconfigure_lost(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Give an account whose studio was removed to another studio."""
        names = {book_id(entry): entry.title for entry in studios(self.hass)}
        if not names:
            return self.async_abort(reason="no_studio")
        if user_input is None:
            return self.async_show_form(
                step_id="reconfigure_lost", data_schema=choose_studio_form(names)
            )
        entry = self._get_reconfigure_entry()
        self.hass.config_entries.async_update_entry(
            entry, data={**entry.data, CONF_STUDIO: user_input[CONF_STUDIO]}
        )
        return await self.async_step_reconfigure_account()

    async def _look_again(self, entry: AccountEntry) -> str | None:
        """List the calendars with the stored sign-in; return what went wrong."""
        try:
            implementation = await async_get_config_entry_implementation(self.hass, entry)
        except ImplementationUnavailableError, UnknownImplementationError:
            return "missing_credentials"
        oauth = OAuth2Session(self.hass, entry, implementation)
        sign_in = EntrySignIn(async_get_clientsession(self.hass), oauth)
        try:
            self._calendars = await list_calendars(google_transport(self.hass, sign_in))
        except ReplicaError as err:
            return err.key
        return None if self._writable() else "no_calendar"
