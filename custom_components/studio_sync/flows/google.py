"""The steps of the config flow that connect a Google account."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, cast, override

from homeassistant.config_entries import SOURCE_REAUTH, ConfigEntryState, ConfigFlowResult
from homeassistant.const import CONF_ACCESS_TOKEN, CONF_TOKEN
from homeassistant.helpers.aiohttp_client import async_get_clientsession
from homeassistant.util import dt as dt_util

from ..accounts.auth import FreshSignIn, google_transport
from ..book.parts import Part
from ..const import (
    CONF_ACCOUNT_EMAIL,
    CONF_CALENDAR,
    CONF_CONTACTS,
    CONF_KIND,
    CONF_STAFF,
    CONF_STUDIO,
    SUBENTRY_STAFF,
    EntryKind,
)
from ..entries.account_names import new_title
from ..entries.account_options import AccountOptions
from ..entries.contact_options import ContactOptions
from ..entries.contact_users import may_sync_contacts
from ..entries.lookup import accounts, book_id, may_sync, names_of, staff_id_of, studios
from ..entries.shown_twice import owners_on_servers, staff_with_access
from ..google.account import (
    CalendarInfo,
    UserInfo,
    list_calendars,
    missing_scopes,
    scopes_for,
    userinfo,
)
from ..lifecycle.runtime import AccountEntry
from ..sync.ports import ReplicaError
from .contact_forms import CONF_PURPOSE, Purpose, purpose_form
from .contacts import ContactSteps
from .forms import account_form, first_sync_form

OWN_STAFF: Final = "studio_sync_staff"
"""In a flow's context: the only staff member that it may connect."""
OWN_USER: Final = "studio_sync_user"
"""In a flow's context: the id of the user who started it, if not as an administrator."""
_PARTS: Final = {
    Purpose.CALENDAR: frozenset({Part.CALENDAR}),
    Purpose.BOTH: frozenset(Part),
    Purpose.CONTACTS: frozenset({Part.CONTACTS}),
}


class GoogleSteps(ContactSteps):
    """Connects a Google account: a staff member's calendar, contacts, or both."""

    _parts: frozenset[Part] = frozenset({Part.CALENDAR})
    _calendars: tuple[CalendarInfo, ...] = ()
    _options: Mapping[str, Any] = {}
    _after_warning: Callable[[], Awaitable[ConfigFlowResult]]

    @property
    @override
    def extra_authorize_data(self) -> dict[str, Any]:
        """Ask for lasting access, and for what the account is for."""
        scope = " ".join(scopes_for(self._parts))
        data = {"scope": scope, "access_type": "offline", "prompt": "consent"}
        if (email := self._expected_email) is not None:
            data["login_hint"] = email
        return data

    @property
    def _expected_email(self) -> str | None:
        """The address of the account to sign in to, if it is known."""
        return None

    async def _begin_own(self) -> ConfigFlowResult:
        """Begin for the one staff member who asked for it (S5)."""
        for studio in studios(self.hass):
            if self._own in studio.subentries and studio.state is ConfigEntryState.LOADED:
                self._studio = studio
                if not self._free_staff():
                    return self.async_abort(reason="no_staff")
                if await self._may_have_contacts():
                    return await self.async_step_google()
                return await self.async_step_pick_implementation()
        return self.async_abort(reason="no_studio")

    async def async_step_google(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Choose the studio, and what the account is for; then go to Google."""
        ready = {
            entry.entry_id: entry
            for entry in studios(self.hass)
            if entry.state is ConfigEntryState.LOADED
            and (self._own is None or self._own in entry.subentries)
        }
        if not ready:
            return self.async_abort(reason="no_studio")
        if user_input is None:
            names = {entry_id: entry.title for entry_id, entry in ready.items()}
            # An account for contacts only belongs to nobody (Z3): an administrator adds it.
            purposes = list(Purpose) if self._own is None else [Purpose.CALENDAR, Purpose.BOTH]
            return self.async_show_form(step_id="google", data_schema=purpose_form(names, purposes))
        self._studio = ready.get(user_input.get(CONF_STUDIO, "")) or next(iter(ready.values()))
        self._parts = _PARTS[Purpose(user_input[CONF_PURPOSE])]
        if Part.CALENDAR in self._parts and not self._free_staff():
            return self.async_abort(reason="no_staff")
        return await self.async_step_pick_implementation()

    @override
    async def async_oauth_create_entry(self, data: dict[str, Any]) -> ConfigFlowResult:
        """Check who has signed in, and which permissions were granted."""
        token = data[CONF_TOKEN]
        granted = token.get("scope", "")
        if missing_scopes(granted, self._parts & {Part.CALENDAR}):
            return self.async_abort(reason="permissions_missing")
        allowed = Part.CONTACTS not in self._parts or not missing_scopes(granted, [Part.CONTACTS])
        if not allowed and Part.CALENDAR not in self._parts:
            return self.async_abort(reason="contacts_scope_missing")
        sign_in = FreshSignIn(async_get_clientsession(self.hass), token[CONF_ACCESS_TOKEN])
        transport = google_transport(self.hass, sign_in)
        try:
            who = await userinfo(transport)
            if self.source != SOURCE_REAUTH and Part.CALENDAR in self._parts:
                self._calendars = await list_calendars(transport)
        except ReplicaError as err:
            return self.async_abort(reason=err.key)
        await self.async_set_unique_id(who.sub)
        return await self._signed_in(data, who, contacts_allowed=allowed)

    async def _signed_in(
        self, data: dict[str, Any], who: UserInfo, *, contacts_allowed: bool
    ) -> ConfigFlowResult:
        """Go on with a new account."""
        self._abort_if_unique_id_configured(description_placeholders={"account": who.email})
        if Part.CALENDAR in self._parts and not self._writable():
            return self.async_abort(reason="no_calendar")
        self._data = {
            CONF_KIND: EntryKind.GOOGLE.value,
            CONF_STUDIO: book_id(self._studio),
            CONF_ACCOUNT_EMAIL: who.email,
            **data,
        }
        if not contacts_allowed:
            return await self.async_step_contacts_refused()
        if Part.CALENDAR in self._parts:
            return await self.async_step_account()
        return await self.async_step_contacts()

    async def async_step_contacts_refused(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that the box for contacts was not ticked; the calendar can go on without."""
        return self.async_show_menu(
            step_id="contacts_refused",
            menu_options=["sign_in_again", "without_contacts"],
            description_placeholders={"account": self._data[CONF_ACCOUNT_EMAIL]},
        )

    async def async_step_sign_in_again(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show Google's page once more."""
        return await self.async_step_auth()

    async def async_step_without_contacts(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Go on with the calendar only."""
        self._parts = frozenset({Part.CALENDAR})
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
                return await self._unless_on_phones(self.async_step_first_sync)
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

    async def _unless_on_phones(
        self, go_on: Callable[[], Awaitable[ConfigFlowResult]]
    ) -> ConfigFlowResult:
        """Go on; first say so if a phone would show each appointment twice (A2)."""
        elsewhere = staff_with_access(self._studio, dt_util.utcnow())
        elsewhere |= owners_on_servers(self.hass, self._studio)
        if self._data[CONF_STAFF] not in elsewhere:
            return await go_on()
        self._after_warning = go_on
        return await self.async_step_shown_twice()

    async def async_step_shown_twice(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say that phones may get this calendar by an access of their own, or by a server."""
        if user_input is not None:
            return await self._after_warning()
        name = names_of(self._studio).get(self._data[CONF_STAFF], "")
        return self.async_show_form(step_id="shown_twice", description_placeholders={"name": name})

    async def async_step_first_sync(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose what the first sync of the calendar and later ones copy (S6–S9, S11)."""
        if user_input is None:
            form = first_sync_form(AccountOptions(populate_out=True))
            return self.async_show_form(step_id="first_sync", data_schema=form)
        self._options = AccountOptions.of(user_input).as_dict()
        if Part.CONTACTS in self._parts:
            return await self.async_step_contacts()
        return await self._create()

    @override
    async def _contacts_chosen(self, contacts: ContactOptions) -> ConfigFlowResult:
        self._data[CONF_CONTACTS] = True
        self._options = contacts.stored_in(self._options)
        return await self._create()

    async def _create(self) -> ConfigFlowResult:
        """Make the account, unless somebody else was quicker."""
        if Part.CALENDAR in self._parts and (
            self._data[CONF_STAFF] not in self._free_staff()
            or self._calendar_errors(self._data[CONF_CALENDAR], None)
        ):
            return await self.async_step_account()
        return self.async_create_entry(
            title=new_title(self.hass),
            description="account" if Part.CALENDAR in self._parts else "account_contacts",
            data=self._data,
            options=self._options,
        )

    # What there is to choose from

    def _free_staff(self, own: AccountEntry | None = None) -> dict[str, str]:
        """Return the names of the staff who may sync and have no account, by id."""
        taken = {
            staff_id_of(entry)
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

    @override
    async def _may_have_contacts(self) -> bool:
        if self._own is None:
            return True
        user_id = cast("dict[str, Any]", self.context).get(OWN_USER)
        user = None if user_id is None else await self.hass.auth.async_get_user(user_id)
        return user is not None and may_sync_contacts(self._studio, user)

    def _writable(self) -> dict[str, str]:
        return {each.id: each.name for each in self._calendars if each.writable}

    def _calendar_errors(self, calendar: str, own: AccountEntry | None) -> dict[str, str]:
        used = any(
            entry.data.get(CONF_CALENDAR) == calendar
            for entry in accounts(self.hass)
            if entry is not own
        )
        return {CONF_CALENDAR: "calendar_used"} if used else {}
