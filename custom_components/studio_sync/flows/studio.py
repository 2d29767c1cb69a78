"""The steps of the config flow that make or change a studio."""

from __future__ import annotations

from typing import Any, override
from zoneinfo import available_timezones

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlowContext,
    ConfigFlowResult,
    ConfigSubentryData,
    ConfigSubentryDataWithId,
    FlowType,
)
from homeassistant.const import CONF_NAME, CONF_TIME_ZONE
from homeassistant.helpers.config_entry_oauth2_flow import AbstractOAuth2FlowHandler
from homeassistant.util import dt as dt_util
from homeassistant.util.uuid import random_uuid_hex

from ..book import people
from ..book.book import Book
from ..book.database import Transaction
from ..book.errors import BookError
from ..book.model import Resource, Staff
from ..const import (
    CONF_BOOK,
    CONF_KEPT_BOOK,
    CONF_KIND,
    CONF_STUDIO,
    DOMAIN,
    SUBENTRY_RESOURCE,
    SUBENTRY_STAFF,
    EntryKind,
)
from ..entries.book_files import book_url, kept_books, kept_path
from ..entries.book_places import CONF_SCHEMA, Where, schema_for, server_of, server_url
from ..entries.lookup import studios
from ..entries.people import as_data
from ..formats.blank import stripped
from .book_place import server_errors, server_form, server_given
from .forms import studio_form


class StudioSteps(AbstractOAuth2FlowHandler):
    """Makes a studio: a new one, or one that takes up the book of a removed one."""

    _wanted: dict[str, Any]
    """What was asked of a new studio before its server."""
    _leads_to_server = False
    """Whether a calendar server is to be connected next."""

    async def async_step_studio(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the name and the time zone, and where the book is to be."""
        errors: dict[str, str] = {}
        if user_input is not None:
            kept = user_input.get(CONF_KEPT_BOOK)
            there = user_input.get(CONF_BOOK) == Where.POSTGRESQL
            self._leads_to_server = user_input.get(CONF_BOOK) == Where.CALENDAR_SERVER
            errors = self._name_errors(user_input[CONF_NAME])
            if kept and there:
                errors[CONF_KEPT_BOOK] = "kept_book_is_a_file"
            if not errors and there:
                self._wanted = user_input
                return await self.async_step_postgresql()
            if not errors and kept:
                url = book_url(kept_path(self.hass, kept))
                found = await self._people_of(url, errors)
                if found is not None:
                    return self._create_studio(user_input, {CONF_KEPT_BOOK: kept}, found)
            elif not errors:
                await self.async_set_unique_id(random_uuid_hex())
                return self._create_studio(user_input, {})
        zones = await self.hass.async_add_executor_job(available_timezones)
        kept_names = await self.hass.async_add_executor_job(kept_books, self.hass)
        suggested = user_input or {CONF_TIME_ZONE: self.hass.config.time_zone}
        return self.async_show_form(
            step_id="studio",
            data_schema=self.add_suggested_values_to_schema(
                studio_form(zones, kept_names, is_new=True), suggested
            ),
            errors=errors,
        )

    async def async_step_postgresql(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the server that the book is to be on, and try it; take up a book it has."""
        errors: dict[str, str] = {}
        shown: dict[str, Any] = {CONF_SCHEMA: schema_for(self._wanted[CONF_NAME])}
        if user_input is not None:
            shown = server = server_given(user_input)
            errors = server_errors(server)
            if not errors:
                found = await self._people_of(server_url(server), errors)
                if found is not None:
                    return self._create_studio(self._wanted, {CONF_BOOK: server}, found)
        return self.async_show_form(
            step_id="postgresql", data_schema=server_form(shown), errors=errors
        )

    async def async_step_book_sign_in(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the server again that refuses the user or the password."""
        entry = self._get_reauth_entry()
        known = dict(server_of(entry) or {})
        errors: dict[str, str] = {}
        if user_input is not None:
            server = server_given(user_input, known)
            errors = server_errors(server) or await self._other_book(entry, server)
            if not errors:
                return self.async_update_reload_and_abort(entry, data_updates={CONF_BOOK: server})
            known = server
        return self.async_show_form(
            step_id="book_sign_in",
            data_schema=server_form(known),
            errors=errors,
            description_placeholders={"studio": entry.title},
        )

    async def _other_book(self, entry: ConfigEntry, server: dict[str, Any]) -> dict[str, str]:
        """Return what is wrong where a studio's book should be."""
        try:
            book = await Book.open(
                server_url(server), clock=dt_util.utcnow, new_id=random_uuid_hex, must_exist=True
            )
        except BookError as err:
            return {"base": err.key}
        await book.close()
        return {} if book.id == entry.unique_id else {"base": "another_book"}

    async def async_step_reconfigure_studio(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Change the name or the time zone."""
        entry = self._get_reconfigure_entry()
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = self._name_errors(user_input[CONF_NAME])
            if not errors:
                # The studio's update listener reloads it.
                return self.async_update_and_abort(
                    entry,
                    title=user_input[CONF_NAME].strip(),
                    data_updates={CONF_TIME_ZONE: user_input[CONF_TIME_ZONE]},
                )
        zones = await self.hass.async_add_executor_job(available_timezones)
        suggested = user_input or {
            CONF_NAME: entry.title,
            CONF_TIME_ZONE: entry.data[CONF_TIME_ZONE],
        }
        return self.async_show_form(
            step_id="reconfigure_studio",
            data_schema=self.add_suggested_values_to_schema(studio_form(zones), suggested),
            errors=errors,
        )

    def _name_errors(self, name: str) -> dict[str, str]:
        own = self._reconfigure_entry_id if self.source == SOURCE_RECONFIGURE else None
        wanted = stripped(name).casefold()
        if not wanted:
            return {CONF_NAME: "name_missing"}
        others = (entry for entry in studios(self.hass) if entry.entry_id != own)
        taken = any(entry.title.casefold() == wanted for entry in others)
        return {CONF_NAME: "name_taken"} if taken else {}

    async def _people_of(self, url: str, errors: dict[str, str]) -> list[ConfigSubentryData] | None:
        """Open a book, made if it is not there; return its people, None if it can't be used."""
        try:
            book = await Book.open(url, clock=dt_util.utcnow, new_id=random_uuid_hex)
            try:
                found = await book.read(_people)
            finally:
                await book.close()
        except BookError as err:
            errors["base"] = err.key
            return None
        await self.async_set_unique_id(book.id)
        self._abort_if_unique_id_configured(error="book_in_use")
        return found

    def _create_studio(
        self,
        user_input: dict[str, Any],
        place: dict[str, Any],
        subentries: list[ConfigSubentryData] | None = None,
    ) -> ConfigFlowResult:
        zone = user_input[CONF_TIME_ZONE]
        return self.async_create_entry(
            title=user_input[CONF_NAME].strip(),
            description="studio_server" if self._leads_to_server else "studio",
            data={CONF_KIND: EntryKind.STUDIO.value, CONF_TIME_ZONE: zone, **place},
            subentries=subentries,
        )

    @override
    async def async_on_create_entry(self, result: ConfigFlowResult) -> ConfigFlowResult:
        """Lead on to the calendar server that is to be the studio's backend."""
        studio: ConfigEntry = result["result"]
        if self._leads_to_server and studio.state is ConfigEntryState.LOADED:
            begun = await self.hass.config_entries.flow.async_init(
                DOMAIN,
                context=ConfigFlowContext(source=SOURCE_USER),
                data={CONF_STUDIO: studio.entry_id},
            )
            result["next_flow"] = (FlowType.CONFIG_FLOW, begun["flow_id"])
        return result


def _people(tx: Transaction) -> list[ConfigSubentryData]:
    """Return the people of a book as subentries that keep their ids."""
    return [
        *(_subentry(person, SUBENTRY_STAFF) for person in people.staff(tx)),
        *(_subentry(each, SUBENTRY_RESOURCE) for each in people.resources(tx)),
    ]


def _subentry(person: Staff | Resource, kind: str) -> ConfigSubentryData:
    return ConfigSubentryDataWithId(
        subentry_id=person.id,
        subentry_type=kind,
        title=person.name,
        unique_id=None,
        data=as_data(person),
    )
