"""The steps of the config flow that change a calendar server: its password, or its address."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any, override
from urllib.parse import urlsplit

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME

from ..book import links
from ..book.errors import BookError, BookUnavailable
from ..const import CONF_HREF, EntryKind
from ..dav_client.errors import PasswordRefused
from ..dav_client.homes import Collection, Principal, etags_of, find_principal
from ..dav_client.transport import connected
from ..entries.connected import connected_by
from ..entries.lookup import kind_of, studio_of
from ..entries.servers import server_in, server_of
from ..lifecycle.runtime import StudioEntry
from ..sync.ports import ReplicaError
from .server import ServerSteps
from .server_data import href_of, place_data, server_data
from .server_forms import password_form, server_form
from .server_look import collections_of


class ServerChangeSteps(ServerSteps):
    """Renews the password of a server, or moves it to another address."""

    @override
    async def async_step_reauth(self, entry_data: Mapping[str, Any]) -> ConfigFlowResult:
        """Begin to renew what is no longer accepted: a password, or a sign-in of Google's."""
        entry = self._get_reauth_entry()
        if kind_of(entry) is not EntryKind.SERVER:
            return await super().async_step_reauth(entry_data)
        self.context["title_placeholders"] = {"name": entry.title}
        return await self.async_step_reauth_server()

    async def async_step_reauth_server(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for the new password, and try it."""
        entry = self._get_reauth_entry()
        errors = dict[str, str]()
        if user_input is not None:
            data = {**entry.data, CONF_PASSWORD: user_input[CONF_PASSWORD]}
            errors = await _try(data)
            if not errors:
                return self.async_update_reload_and_abort(entry, data=data)
        return self.async_show_form(
            step_id="reauth_server",
            data_schema=password_form(),
            errors=errors,
            description_placeholders={"server": entry.title, "user": entry.data[CONF_USERNAME]},
        )

    async def async_step_reconfigure_server(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask where the server is now, and how to sign in."""
        entry = self._get_reconfigure_entry()
        errors = dict[str, str]()
        if user_input is None:
            server = server_of(entry)
            self._ask(entry.data[CONF_URL], server.user, server.password, server.trust)
        else:
            password = user_input.get(CONF_PASSWORD) or entry.data[CONF_PASSWORD]
            self._ask(
                user_input[CONF_URL], user_input[CONF_USERNAME], password, server_of(entry).trust
            )
            if self._asked.error is None:
                return await self._begin_look()
            errors[CONF_URL] = self._asked.error
        return await self._ask_for_server(
            step_id="reconfigure_server", form=server_form({}), errors=errors
        )

    @override
    async def _signed_in_to(self, principal: Principal) -> ConfigFlowResult:
        """Move the entry to where the server is now, if that has the same calendars."""
        if self.source != SOURCE_RECONFIGURE:
            return await super()._signed_in_to(principal)
        entry = self._get_reconfigure_entry()
        self._principal = principal
        try:
            collections = await collections_of(self._asked.server(principal.url), principal)
        except ReplicaError as err:
            return self.async_abort(reason=err.key)
        moved, missing = _moved(entry, [each for each, _ in collections])
        if principal.url != entry.data[CONF_URL]:
            there = {href_of(each): each for each, _ in collections}
            found = {key: there[href] for key, href in moved.items()}
            try:
                missing += await self._others(entry, found)
            except ReplicaError as err:
                return self.async_abort(reason=err.key)
            except BookError:
                return self.async_abort(reason="book_failed")
        if missing:
            return self.async_abort(
                reason="calendars_missing", description_placeholders={"names": ", ".join(missing)}
            )
        for subentry_id, href in moved.items():
            subentry = entry.subentries[subentry_id]
            self.hass.config_entries.async_update_subentry(
                entry, subentry, data={**subentry.data, CONF_HREF: href}, unique_id=href
            )
        asked = self._asked
        return self.async_update_reload_and_abort(
            entry,
            title=urlsplit(principal.url).netloc,
            data_updates={
                **server_data(asked.user, asked.password, asked.trust),
                **place_data(principal),
            },
        )

    async def _others(self, entry: ConfigEntry, found: Mapping[str, Collection]) -> list[str]:
        """Return the names of those that are not what was connected, found by subentry.

        They hold nothing of it, such as another user's calendar of the same path: all that they
        lack would be taken for deleted. Raises ReplicaError and BookError.
        """
        studio: StudioEntry | None = studio_of(self.hass, entry)
        if studio is None or studio.state is not ConfigEntryState.LOADED:
            raise BookUnavailable("the studio is not loaded")
        names = list[str]()
        async with connected(self._asked.server(self._principal.url)) as transport:
            for each in connected_by(entry):
                if each.key not in found:
                    continue
                read = partial(links.known_remote_ids, replica_id=each.replica_id)
                known = await studio.runtime_data.book.read(read)
                paired = {remote_id.partition("#")[0] for remote_id in known}
                if paired and paired.isdisjoint(await etags_of(transport, found[each.key])):
                    names.append(entry.subentries[each.key].title)
        return names


async def _try(data: Mapping[str, Any]) -> dict[str, str]:
    """Sign in with the data of an entry; return what is wrong."""
    try:
        async with connected(server_in(data)) as transport:
            await find_principal(transport, data[CONF_URL])
    except PasswordRefused:
        return {CONF_PASSWORD: "invalid_auth"}
    except ReplicaError as err:
        return {"base": err.key}
    return {}


def _moved(entry: ConfigEntry, collections: list[Collection]) -> tuple[dict[str, str], list[str]]:
    """Return the paths of the connected calendars, by subentry, and the names of missing ones.

    A calendar is the same by its path, or else by the end of that: it is behind another
    principal now.
    """
    paths = [href_of(each) for each in collections]
    moved, missing = dict[str, str](), list[str]()
    for subentry in entry.subentries.values():
        href = subentry.data[CONF_HREF]
        last = href.rstrip("/").rpartition("/")[2]
        ends = [each for each in paths if each.rstrip("/").rpartition("/")[2] == last]
        if href in paths:
            moved[subentry.subentry_id] = href
        elif len(ends) == 1:
            moved[subentry.subentry_id] = ends[0]
        else:
            missing.append(subentry.title)
    return moved, missing
