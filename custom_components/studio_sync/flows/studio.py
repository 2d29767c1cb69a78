"""The steps of the config flow that make or change a studio."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigFlowResult,
    ConfigSubentryData,
    ConfigSubentryDataWithId,
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
from ..const import CONF_KEPT_BOOK, CONF_KIND, SUBENTRY_RESOURCE, SUBENTRY_STAFF, EntryKind
from ..entries.book_files import book_url, kept_books, kept_path
from ..entries.lookup import studios
from ..entries.people import as_data
from ..formats.blank import stripped
from .forms import studio_form


class StudioSteps(AbstractOAuth2FlowHandler):
    """Makes a studio: a new one, or one that takes up the book of a removed one."""

    async def async_step_studio(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask for the name and the time zone."""
        errors: dict[str, str] = {}
        if user_input is not None:
            errors = self._name_errors(user_input[CONF_NAME])
            if not errors and (kept := user_input.get(CONF_KEPT_BOOK)):
                result = await self._take_up(user_input, kept, errors)
                if result is not None:
                    return result
            elif not errors:
                await self.async_set_unique_id(random_uuid_hex())
                return self._create_studio(user_input)
        zones = await self.hass.async_add_executor_job(available_timezones)
        kept_names = await self.hass.async_add_executor_job(kept_books, self.hass)
        suggested = user_input or {CONF_TIME_ZONE: self.hass.config.time_zone}
        return self.async_show_form(
            step_id="studio",
            data_schema=self.add_suggested_values_to_schema(
                studio_form(zones, kept_names), suggested
            ),
            errors=errors,
        )

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

    async def _take_up(
        self, user_input: dict[str, Any], kept: str, errors: dict[str, str]
    ) -> ConfigFlowResult | None:
        """Make a studio of a kept book, with its people; None if it can't be read."""
        url = book_url(kept_path(self.hass, kept))
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
        return self._create_studio(user_input, kept, found)

    def _create_studio(
        self,
        user_input: dict[str, Any],
        kept: str | None = None,
        subentries: list[ConfigSubentryData] | None = None,
    ) -> ConfigFlowResult:
        data = {CONF_KIND: EntryKind.STUDIO.value, CONF_TIME_ZONE: user_input[CONF_TIME_ZONE]}
        if kept is not None:
            data[CONF_KEPT_BOOK] = kept
        return self.async_create_entry(
            title=user_input[CONF_NAME].strip(),
            description="studio",
            data=data,
            subentries=subentries,
        )


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
