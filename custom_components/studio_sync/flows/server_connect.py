"""The steps of the config flow that show what connecting a server does, and do it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import Any, override
from urllib.parse import urlsplit

from homeassistant.config_entries import ConfigFlowResult, ConfigSubentryData
from homeassistant.util.uuid import random_uuid_hex

from ..book.errors import BookError
from ..const import (
    CONF_BACKEND,
    CONF_HREF,
    CONF_KIND,
    CONF_OPTIONS,
    CONF_POPULATE_IN,
    CONF_POPULATE_OUT,
    CONF_SCOPE,
    CONF_SEND_BACK,
    CONF_STUDIO,
    SUBENTRY_CALENDAR,
    EntryKind,
)
from ..dav_client.homes import Collection, Holds
from ..entries.account_options import AccountOptions
from ..entries.contact_options import ContactOptions
from ..entries.lookup import book_id
from ..entries.users import language_of_asking
from ..sync.ports import ReplicaError
from ..texts.plans import made_text
from .contact_forms import NEW_GROUP
from .forms import first_sync_form
from .progress import at_least
from .server_data import href_of, place_data, server_data
from .server_forms import Found
from .server_make import ServerMakeSteps
from .server_people import KINDS, NewPerson, add_people
from .server_plan import plan_of


class ServerConnectSteps(ServerMakeSteps):
    """Asks what is synchronised, shows the plan, and connects the server."""

    _task: asyncio.Task[Any] | None = None
    _found: tuple[Found, ...] = ()
    _new: Mapping[str, NewPerson] = {}
    """Who is made of calendars, by the calendars' labels."""
    _plan: str = ""

    async def async_step_server_sync(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose what the first sync and later ones copy."""
        if user_input is not None:
            self._options = AccountOptions.of(user_input).as_dict()
            return await self.async_step_server_plan()
        chosen = AccountOptions(populate_out=True, populate_in=True, send_back=True)
        return self.async_show_form(step_id="server_sync", data_schema=first_sync_form(chosen))

    def _calendars_there(self) -> list[tuple[str, str, Collection]]:
        """Return the calendars that are there: of each its name, what it shows, and where it is."""
        found = {each.label: each.collection for each in self._found}
        return [(label, scope, found[label]) for label, scope in self._scopes.items()]

    async def async_step_server_plan(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Look at both sides, which takes some seconds; nothing is written."""
        if self._task is None:
            there = [*self._calendars_there(), *self._made_ones(Holds.EVENTS)]
            new = [(each.name, each.shows, each.holds) for each in self._not_made]
            planning = plan_of(
                self.hass,
                self._studio,
                self._asked.server(self._principal.url),
                there=[*there, *self._address_books()],
                new=new,
                options=AccountOptions.of(self._options),
            )
            self._task = self.hass.async_create_task(at_least(planning), eager_start=False)
        if not self._task.done():
            return self.async_show_progress(
                step_id="server_plan", progress_action="server_plan", progress_task=self._task
            )
        return self.async_show_progress_done(next_step_id="server_planned")

    async def async_step_server_planned(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Show what the first sync will do; it is done when the user says so."""
        task, self._task = self._task, None
        if task is not None:
            try:
                self._plan = task.result()
            except ReplicaError as err:
                return self.async_abort(reason=err.key)
            except BookError:
                return self.async_abort(reason="book_failed")
        words = await language_of_asking(self.hass)
        made = made_text(self._to_be_made(), words)
        return self.async_show_menu(
            step_id="server_planned",
            menu_options=["server_connect", "server_sync", self._first_step],
            description_placeholders={"plan": "\n\n".join(filter(None, (made, self._plan)))},
        )

    @property
    def _first_step(self) -> str:
        """The first step in which something was chosen of the server."""
        if self._found:
            return "server_calendars"
        return "server_books" if self._books else "server_make"

    def _to_be_made(self) -> list[tuple[str, str]]:
        """Return what is made besides appointments and clients: the sort of each, and its name."""
        kinds = {kind: key for key, kind in KINDS.items()}
        groups = (label for label, key in self._group_of.items() if key == NEW_GROUP)
        new_groups = (each.name for each in self._wanted_there if each.shows == NEW_GROUP)
        read_only = {each.label for each in (*self._found, *self._books) if each.is_read_only}
        chosen = (*self._scopes, *self._group_of)
        return [
            *((kinds[each.kind], each.name) for each in self._new.values()),
            *(("group", each) for each in (*groups, *new_groups)),
            *((each.holds.value, each.name) for each in self._not_made),
            *(("read_only", each) for each in chosen if each in read_only),
        ]

    @override
    async def _connect(self) -> ConfigFlowResult:
        """Make the entry, with a subentry for each calendar and address book; first the people."""
        contacts = ContactOptions(
            populate_out=bool(self._options[CONF_POPULATE_OUT]),
            populate_in=bool(self._options[CONF_POPULATE_IN]),
            send_back=bool(self._options[CONF_SEND_BACK]),
        )
        try:
            books = await self._book_subentries(contacts)
        except BookError:
            return self.async_abort(reason="book_failed")
        if books is None:
            return await self.async_step_server_books()
        await self.async_set_unique_id(random_uuid_hex())
        there = [*self._calendars_there(), *self._made_ones(Holds.EVENTS)]
        calendars = [
            ConfigSubentryData(
                subentry_type=SUBENTRY_CALENDAR,
                title=label,
                unique_id=href_of(collection),
                data={
                    CONF_HREF: href_of(collection),
                    CONF_SCOPE: scope,
                    CONF_OPTIONS: dict(self._options),
                },
            )
            for label, scope, collection in there
        ]
        await add_people(self.hass, self._studio, self._new.values())
        return self.async_create_entry(
            title=urlsplit(self._principal.url).netloc,
            description="server_backend" if self._backend else "server",
            data={
                CONF_KIND: EntryKind.SERVER.value,
                CONF_STUDIO: book_id(self._studio),
                CONF_BACKEND: self._backend,
                **server_data(self._asked.user, self._asked.password, self._asked.trust),
                **place_data(self._principal),
            },
            subentries=[*calendars, *books],
        )
