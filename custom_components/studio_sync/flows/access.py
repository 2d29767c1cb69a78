"""The flow for an access record: who, what, when, and a password that is shown once (A3-A6)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntryState,
    SubentryFlowResult,
)
from homeassistant.const import CONF_TIME_ZONE, CONF_USERNAME

from ..book.errors import BookError
from ..const import SUBENTRY_STAFF
from ..entries.access_changes import keep_password, phone_address, sign_out
from ..entries.access_secret import AccessSecret, new_password
from ..entries.accesses import (
    CONF_ACCESS_ENABLED,
    CONF_ACCESS_GROUP,
    CONF_ADDRESS_BOOK,
    CONF_VALID_FROM,
    CONF_VALID_UNTIL,
    CONF_VALID_ZONE,
    Access,
    AddressBook,
    CalendarAccess,
    allowed_people,
    is_user_name,
    user_name_taken,
)
from ..entries.lookup import names_of
from ..entries.shown_twice import owners_on_servers, staff_with_google
from ..entries.users import asking_user
from ..lifecycle.runtime import StudioEntry
from .access_forms import (
    CONF_PEOPLE,
    address_book_form,
    calendar_form,
    password_form,
    validity_form,
    validity_shown,
    who_form,
)
from .access_send import SendStep, shown_of
from .access_test import AccessTestStep
from .contact_groups import active_groups


class AccessFlow(SendStep, AccessTestStep):
    """Adds or changes an access record; nothing is kept before the last step."""

    _access: Access
    _to_ask: list[str]
    _twice: list[str]
    """Whose calendars a phone may have by Google or a server as well, by id."""
    """Of whose calendars it is still to be asked what the phone may do."""
    _password: str | None = None

    @property
    def _is_new(self) -> bool:
        return self.source != SOURCE_RECONFIGURE

    async def async_step_user(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Add one: ask for whom, and for the user name."""
        errors: dict[str, str] = {}
        if not allowed_people(self._get_entry()):
            return self.async_abort(reason="nobody_may_sync")
        if user_input is not None:
            name = user_input[CONF_USERNAME].strip()
            errors = self._people_errors(user_input[CONF_PEOPLE])
            if not is_user_name(name):
                errors[CONF_USERNAME] = "user_name_invalid"
            elif user_name_taken(self.hass, name):
                errors[CONF_USERNAME] = "user_name_taken"
            if not errors:
                zone = self._get_entry().data[CONF_TIME_ZONE]
                self._access = Access(user_name=name, calendars={}, zone=zone)
                return await self._ask_calendars(user_input[CONF_PEOPLE])
        return self._show_who(user_input, errors, step_id="user")

    async def async_step_reconfigure(
        self, _user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Choose whether to change one, or to make a new password."""
        self._access = Access.of(self._get_reconfigure_subentry().data)
        return self.async_show_menu(
            step_id="reconfigure",
            menu_options=["who", "validity", "password", "send", "test", "sign_out"],
            description_placeholders={"user_name": self._access.user_name},
        )

    async def async_step_who(self, user_input: dict[str, Any] | None = None) -> SubentryFlowResult:
        """Change for whom it is; the user name stays (A3)."""
        errors: dict[str, str] = {}
        if not allowed_people(self._get_entry()):
            return self.async_abort(reason="nobody_may_sync")
        if user_input is not None and not (errors := self._people_errors(user_input[CONF_PEOPLE])):
            return await self._ask_calendars(user_input[CONF_PEOPLE])
        allowed = allowed_people(self._get_entry())
        known = {CONF_PEOPLE: [key for key in self._access.calendars if key in allowed]}
        return self._show_who(user_input or known, errors, step_id="who")

    def _show_who(
        self, suggested: dict[str, Any] | None, errors: dict[str, str], *, step_id: str
    ) -> SubentryFlowResult:
        studio = self._get_entry()
        allowed = allowed_people(studio)
        names = {key: name for key, name in names_of(studio).items() if key in allowed}
        schema = who_form(names, new=self._is_new)
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(schema, suggested),
            errors=errors,
            description_placeholders={} if self._is_new else {"user_name": self._access.user_name},
        )

    def _people_errors(self, people: list[str]) -> dict[str, str]:
        if not people:
            return {CONF_PEOPLE: "people_missing"}
        if not allowed_people(self._get_entry()).issuperset(people):
            return {CONF_PEOPLE: "people_gone"}
        kinds = [self._get_entry().subentries[each].subentry_type for each in people]
        return {CONF_PEOPLE: "people_mixed"} if SUBENTRY_STAFF in kinds and kinds[1:] else {}

    async def _ask_calendars(self, people: list[str]) -> SubentryFlowResult:
        before = self._access.calendars
        calendars = {key: before.get(key, CalendarAccess()) for key in people}
        self._access, self._to_ask = replace(self._access, calendars=calendars), list(people)
        studio = self._get_entry()
        elsewhere = staff_with_google(self.hass, studio) | owners_on_servers(self.hass, studio)
        self._twice = [key for key in people if key in elsewhere and key not in before]
        if self._twice:
            return await self.async_step_shown_twice()
        return await self.async_step_calendar()

    async def async_step_shown_twice(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Say whose calendars go to Google, or a server, as well: all would show twice (A2)."""
        if user_input is not None:
            return await self.async_step_calendar()
        names = names_of(self._get_entry())
        told = ", ".join(names[key] for key in self._twice if key in names)
        return self.async_show_form(step_id="shown_twice", description_placeholders={"name": told})

    async def async_step_calendar(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask what the phone may do with one calendar after the other."""
        if user_input is not None:
            chosen = {self._to_ask.pop(0): CalendarAccess.of(user_input)}
            calendars = {**self._access.calendars, **chosen}
            self._access = replace(self._access, calendars=calendars)
        if not self._to_ask:
            return await self.async_step_address_book()
        key = self._to_ask[0]
        return self.async_show_form(
            step_id="calendar",
            data_schema=calendar_form(self._access.calendars[key]),
            description_placeholders={"name": names_of(self._get_entry()).get(key, "")},
        )

    async def async_step_address_book(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask for the address book and its group of clients (S12)."""
        studio: StudioEntry = self._get_entry()
        if studio.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="studio_not_loaded")
        try:
            groups = await active_groups(studio)
        except BookError:
            return self.async_abort(reason="studio_not_loaded")
        errors: dict[str, str] = {}
        if user_input is not None:
            book = AddressBook(user_input[CONF_ADDRESS_BOOK])
            group = None if book is AddressBook.NONE else user_input.get(CONF_ACCESS_GROUP)
            if book is AddressBook.NONE or group in groups:
                self._access = replace(self._access, address_book=book, group=group)
                if self._is_new:
                    return await self.async_step_validity()
                return self._finish(
                    calendars=self._access.calendars, address_book=book, group=group
                )
            errors = {CONF_ADDRESS_BOOK: "group_missing"}
        return self.async_show_form(
            step_id="address_book",
            data_schema=self.add_suggested_values_to_schema(
                address_book_form(groups, self._access), user_input
            ),
            errors=errors,
        )

    async def async_step_validity(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Ask whether it is enabled, and from when until when it is valid (A4, A5)."""
        errors: dict[str, str] = {}
        if user_input is not None:
            zone = await self._zone(user_input[CONF_VALID_ZONE])
            since, until = (
                _in_utc(user_input.get(key), zone) for key in (CONF_VALID_FROM, CONF_VALID_UNTIL)
            )
            if since is None or until is None or since < until:
                validity = {
                    "enabled": user_input[CONF_ACCESS_ENABLED],
                    "valid_from": since,
                    "valid_until": until,
                    "zone": user_input[CONF_VALID_ZONE],
                }
                if not self._is_new:
                    return self._finish(**validity)
                self._access = replace(self._access, **validity)
                return await self.async_step_password()
            errors = {CONF_VALID_UNTIL: "until_before_from"}
        known = validity_shown(self._access, await self._zone(self._access.zone))
        zones = await self.hass.async_add_executor_job(available_timezones)
        return self.async_show_form(
            step_id="validity",
            data_schema=self.add_suggested_values_to_schema(
                validity_form(zones), user_input or known
            ),
            errors=errors,
        )

    async def _zone(self, name: str) -> ZoneInfo:
        return await self.hass.async_add_executor_job(ZoneInfo, name)

    async def async_step_password(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Show a new password; it holds from when this is confirmed (A6)."""
        if user_input is not None and self._password is not None:
            return self._keep_password(self._password)
        self._password = self._password or new_password()
        url = phone_address(self.hass)
        return self.async_show_form(
            step_id="password",
            data_schema=password_form(url),
            description_placeholders={
                "url": url,
                "user_name": self._access.user_name,
                "password": self._password,
            },
        )

    def _keep_password(self, password: str) -> SubentryFlowResult:
        """Save it, and show it the last time, with the links that set a phone up."""
        shown = {**shown_of(self.hass, self._access), "password": password}
        if self._is_new:
            secret = AccessSecret.of_password(password)
            return self._finish(shown, secret=secret, password_by=asking_user())
        subentry = self._get_reconfigure_subentry()
        keep_password(self.hass, self._get_entry(), subentry, password, by=asking_user())
        return self.async_abort(reason="password_set", description_placeholders=shown)

    async def async_step_sign_out(
        self, user_input: dict[str, Any] | None = None
    ) -> SubentryFlowResult:
        """Take the password away, after saying what that means."""
        if user_input is not None:
            sign_out(self.hass, self._get_entry(), self._get_reconfigure_subentry())
            return self.async_abort(
                reason="signed_out", description_placeholders={"user_name": self._access.user_name}
            )
        return self.async_show_form(
            step_id="sign_out",
            description_placeholders={"user_name": self._access.user_name},
        )

    def _finish(self, shown: dict[str, str] | None = None, **chosen: Any) -> SubentryFlowResult:
        """Save what was chosen last; of an access that is changed, only this.

        ``shown`` are the placeholders of what is said of a new one.

        An older dialog that is still open must not bring back a password that was replaced.
        """
        if not self._is_new:
            subentry = self._get_reconfigure_subentry()
            changed = replace(Access.of(subentry.data), **chosen)
            return self.async_update_and_abort(self._get_entry(), subentry, data=changed.as_dict())
        access = replace(self._access, **chosen)
        if user_name_taken(self.hass, access.user_name):
            return self.async_abort(reason="user_name_taken")
        return self.async_create_entry(
            title=access.user_name, data=access.as_dict(), description_placeholders=shown
        )


def _in_utc(text: str | None, zone: ZoneInfo) -> datetime | None:
    """Return the moment of a local time; the first one, where a clock that is set back has two."""
    return None if not text else datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)
