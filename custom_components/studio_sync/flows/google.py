"""The steps of the config flow that connect a Google account."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, cast, override

from homeassistant.config_entries import (
    SOURCE_REAUTH,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.const import CONF_ACCESS_TOKEN, CONF_TOKEN
from homeassistant.exceptions import UnknownImplementationError
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.helpers.config_entry_oauth2_flow import (
    ImplementationUnavailableError,
    OAuth2Session,
    async_get_config_entry_implementation,
)

from ..accounts.auth import EntrySignIn, FreshSignIn, google_transport
from ..const import (
    CONF_ACCOUNT_EMAIL,
    CONF_CALENDAR,
    CONF_IMPLEMENTATION,
    CONF_KIND,
    CONF_STAFF,
    CONF_STUDIO,
    SUBENTRY_STAFF,
    EntryKind,
)
from ..entries.account_names import entry_name, new_title
from ..entries.account_options import AccountOptions
from ..entries.lookup import accounts, book_id, may_sync, studio_of, studios
from ..google.account import (
    CalendarInfo,
    Part,
    list_calendars,
    missing_scopes,
    scopes_for,
    userinfo,
)
from ..lifecycle.runtime import AccountEntry, StudioEntry
from ..sync.ports import ReplicaError
from .forms import account_form, choose_studio_form, first_sync_form
from .studio import StudioSteps

OWN_STAFF: Final = "studio_sync_staff"
"""In a flow's context: the only staff member that it may connect."""


class GoogleSteps(StudioSteps):
    """Connects a staff member's Google account, signs it in again, or reconfigures it."""

    _studio: StudioEntry
    _data: dict[str, Any]
    _calendars: tuple[CalendarInfo, ...] = ()

    @property
    @override
    def extra_authorize_data(self) -> dict[str, Any]:
        """Ask for lasting access, and for the account that is to be renewed."""
        data = {
            "scope": " ".join(scopes_for([Part.CALENDAR])),
            "access_type": "offline",
            "prompt": "consent",
        }
        if self.source == SOURCE_REAUTH:
            data["login_hint"] = self._get_reauth_entry().data[CONF_ACCOUNT_EMAIL]
        return data

    # A new account

    async def _begin_own(self) -> ConfigFlowResult:
        """Begin for the one staff member who asked for it (S5)."""
        for studio in studios(self.hass):
            if self._own in studio.subentries and studio.state is ConfigEntryState.LOADED:
                self._studio = studio
                if not self._free_staff():
                    return self.async_abort(reason="no_staff")
                return await self.async_step_pick_implementation()
        return self.async_abort(reason="no_studio")

    async def async_step_google(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Choose the studio, then go to Google."""
        ready = {
            entry.entry_id: entry
            for entry in studios(self.hass)
            if entry.state is ConfigEntryState.LOADED
        }
        if not ready:
            return self.async_abort(reason="no_studio")
        if user_input is None and len(ready) > 1:
            names = {entry_id: entry.title for entry_id, entry in ready.items()}
            return self.async_show_form(step_id="google", data_schema=choose_studio_form(names))
        self._studio = ready[user_input[CONF_STUDIO]] if user_input else next(iter(ready.values()))
        if not self._free_staff():
            return self.async_abort(reason="no_staff")
        return await self.async_step_pick_implementation()

    @override
    async def async_oauth_create_entry(self, data: dict[str, Any]) -> ConfigFlowResult:
        """Check who has signed in, and which permissions were granted."""
        token = data[CONF_TOKEN]
        if missing_scopes(token.get("scope", ""), [Part.CALENDAR]):
            return self.async_abort(reason="permissions_missing")
        sign_in = FreshSignIn(async_get_clientsession(self.hass), token[CONF_ACCESS_TOKEN])
        transport = google_transport(self.hass, sign_in)
        try:
            who = await userinfo(transport)
            if self.source != SOURCE_REAUTH:
                self._calendars = await list_calendars(transport)
        except ReplicaError as err:
            return self.async_abort(reason=err.key)
        await self.async_set_unique_id(who.sub)
        if self.source == SOURCE_REAUTH:
            return self._renew(data)
        self._abort_if_unique_id_configured(description_placeholders={"account": who.email})
        if not any(calendar.writable for calendar in self._calendars):
            return self.async_abort(reason="no_calendar")
        self._data = {
            CONF_KIND: EntryKind.GOOGLE.value,
            CONF_STUDIO: book_id(self._studio),
            CONF_ACCOUNT_EMAIL: who.email,
            **data,
        }
        return await self.async_step_account()

    async def async_step_account(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose the staff member and the calendar."""
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = self._calendar_errors(user_input[CONF_CALENDAR], None)
            if not errors:
                self._data |= user_input
                return await self.async_step_first_sync()
        staff = self._free_staff()
        if not staff:
            return self.async_abort(reason="no_staff")
        suggested = user_input or {
            CONF_STAFF: next(iter(staff)),
            CONF_CALENDAR: next(iter(self._writable())),
        }
        return self.async_show_form(
            step_id="account",
            data_schema=self.add_suggested_values_to_schema(
                account_form(staff, self._writable()), suggested
            ),
            errors=errors,
            description_placeholders={"account": self._data[CONF_ACCOUNT_EMAIL]},
        )

    async def async_step_first_sync(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose what the first sync and later ones copy (S6–S9, S11)."""
        if user_input is None:
            form = first_sync_form(AccountOptions(populate_out=True))
            return self.async_show_form(step_id="first_sync", data_schema=form)
        calendar = self._data[CONF_CALENDAR]
        if self._data[CONF_STAFF] not in self._free_staff() or self._calendar_errors(
            calendar, None
        ):
            # Somebody else was quicker.
            return await self.async_step_account()
        return self.async_create_entry(
            title=new_title(self.hass),
            description="account",
            data=self._data,
            options=AccountOptions.of(user_input).as_dict(),
        )

    # A sign-in to renew

    async def async_step_reauth(self, _entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Begin to renew a sign-in that Google no longer accepts."""
        entry: AccountEntry = self._get_reauth_entry()
        self.context["title_placeholders"] = {"name": entry_name(self.hass, entry)}
        return await self.async_step_reauth_confirm()

    async def async_step_reauth_confirm(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say what has happened before Google's page opens."""
        entry = self._get_reauth_entry()
        if user_input is None:
            return self.async_show_form(
                step_id="reauth_confirm",
                description_placeholders={"account": entry.data[CONF_ACCOUNT_EMAIL]},
            )
        implementation = {"implementation": entry.data[CONF_IMPLEMENTATION]}
        return await self.async_step_pick_implementation(implementation)

    def _renew(self, data: dict[str, Any]) -> ConfigFlowResult:
        entry = self._get_reauth_entry()
        self._abort_if_unique_id_mismatch(
            reason="wrong_account",
            description_placeholders={"account": entry.data[CONF_ACCOUNT_EMAIL]},
        )
        return self.async_update_reload_and_abort(entry, data_updates=data)

    # Another staff member or calendar

    async def async_step_reconfigure_account(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose another staff member or calendar of the same account."""
        entry: AccountEntry = self._get_reconfigure_entry()
        studio = studio_of(self.hass, entry)
        if studio is None:
            return await self.async_step_reconfigure_lost()
        self._studio = studio
        if not self._calendars and (problem := await self._look_again(entry)):
            return self.async_abort(reason=problem)
        errors: dict[str, str] = {}
        # Another staff member may have got an account, or gone, while the form stood open.
        if user_input is not None and user_input[CONF_STAFF] in self._free_staff(entry):
            errors = self._calendar_errors(user_input[CONF_CALENDAR], entry)
            if not errors:
                options = dict(entry.options)
                if user_input[CONF_STAFF] != entry.data[CONF_STAFF]:
                    # The former one's appointments leave by themselves, the new one's come.
                    # Reports went to the former one.
                    kept = replace(AccountOptions.of(options), populate_out=True)
                    options = kept.as_dict()
                return self.async_update_reload_and_abort(
                    entry,
                    data_updates=user_input,
                    options=options,
                )
        staff_names = self._free_staff(entry)
        if not staff_names:
            return self.async_abort(reason="no_staff")
        return self.async_show_form(
            step_id="reconfigure_account",
            data_schema=self.add_suggested_values_to_schema(
                account_form(staff_names, self._writable()), user_input or entry.data
            ),
            errors=errors,
            description_placeholders={"account": entry.data[CONF_ACCOUNT_EMAIL]},
        )

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

    # What there is to choose from

    def _free_staff(self, own: AccountEntry | None = None) -> dict[str, str]:
        """Return the names of the staff who may sync and have no account, by id."""
        taken = {
            entry.data[CONF_STAFF]
            for entry in accounts(self.hass, book_id(self._studio))
            if entry is not own
        }
        return {
            each.subentry_id: each.title
            for each in self._studio.get_subentries_of_type(SUBENTRY_STAFF)
            if each.subentry_id not in taken
            and may_sync(each)
            and self._own in (None, each.subentry_id)
        }

    @property
    def _own(self) -> str | None:
        """The only staff member whom a user who is not an administrator may connect (S5)."""
        return cast("dict[str, Any]", self.context).get(OWN_STAFF)

    def _writable(self) -> dict[str, str]:
        return {each.id: each.name for each in self._calendars if each.writable}

    def _calendar_errors(self, calendar: str, own: AccountEntry | None) -> dict[str, str]:
        used = any(
            entry.data[CONF_CALENDAR] == calendar
            for entry in accounts(self.hass)
            if entry is not own
        )
        return {CONF_CALENDAR: "calendar_used"} if used else {}
