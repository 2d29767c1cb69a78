"""The steps of the config flow that connect a calendar server."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Sequence
from dataclasses import replace
import ssl
from typing import Any, Final, cast, override
from urllib.parse import urlsplit

from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.util import dt as dt_util
import probatio as vol

from ..const import CONF_BACKEND, CONF_STUDIO
from ..dav_client.certificates import Trust
from ..dav_client.homes import Holds, Principal
from ..entries.lookup import book_id, names_of, studios
from ..entries.servers import CONF_AUTHORITY
from ..entries.shown_twice import staff_with_access, staff_with_google
from ..entries.users import language_of_asking
from ..lifecycle.runtime import StudioEntry
from ..sync.ports import ReplicaError
from .progress import at_least
from .server_connect import ServerConnectSteps
from .server_connected import connected_already
from .server_forms import (
    CONF_TRUST,
    NOBODY,
    THIS_ONE,
    calendar_choices,
    calendars_form,
    certificate_form,
    labelled,
    matched,
    scope_of,
    server_form,
)
from .server_look import Asked, Look, collections_of, look
from .server_people import names_taken, new_people

OWN_PATH: Final = "/api/studio_sync/dav"
"""Where Studio Sync itself serves phones."""


class ServerSteps(ServerConnectSteps):
    """Connects a calendar server: several calendars, each with what it shows."""

    _asked: Asked = Asked(trust=Trust())
    _look: Look | None = None
    _of_studio: str | None = None
    """The entry of the only studio that is meant, if it is known."""
    _twice: Sequence[str] = ()

    async def _begin_backend(self, studio_id: str) -> ConfigFlowResult:
        """Begin for a studio that has just been made: the server is to be its backend."""
        self._of_studio, self._backend = studio_id, True
        return await self.async_step_server()

    async def async_step_server(self, user_input: dict[str, Any] | None = None) -> ConfigFlowResult:
        """Ask where the server is, and how to sign in; whether it is the studio's backend."""
        ready = self._ready()
        if not ready:
            return self.async_abort(reason="no_studio")
        errors = dict[str, str]()
        if user_input is not None:
            self._backend = user_input[CONF_BACKEND]
            self._studio = ready.get(user_input.get(CONF_STUDIO, "")) or next(iter(ready.values()))
            self._ask(user_input[CONF_URL], user_input[CONF_USERNAME], user_input[CONF_PASSWORD])
            if self._asked.error is None:
                return await self._begin_look()
            errors[CONF_URL] = self._asked.error
        return await self._ask_for_new(errors)

    def _ready(self) -> dict[str, StudioEntry]:
        """Return the studios that a server can be connected to."""
        return {
            each.entry_id: each
            for each in studios(self.hass)
            if each.state is ConfigEntryState.LOADED and self._of_studio in (None, each.entry_id)
        }

    async def _ask_for_new(self, errors: dict[str, str]) -> ConfigFlowResult:
        names = {entry_id: each.title for entry_id, each in self._ready().items()}
        form = server_form(names, backend=self._backend)
        return await self._ask_for_server(step_id="server", form=form, errors=errors)

    def _ask(self, address: str, user: str, password: str, trust: Trust | None = None) -> None:
        """Note what the user typed."""
        self._asked = Asked(
            address=address.strip(),
            user=user.strip(),
            password=password,
            trust=trust or Trust(),
        )

    async def _begin_look(self) -> ConfigFlowResult:
        """Look for the server; without encryption first say what that means."""
        if self._asked.is_plain:
            return await self.async_step_server_plain()
        return await self.async_step_server_look()

    async def _ask_for_server(
        self, *, step_id: str, form: vol.Schema, errors: dict[str, str]
    ) -> ConfigFlowResult:
        suggested = {CONF_URL: self._asked.address, CONF_USERNAME: self._asked.user}
        return self.async_show_form(
            step_id=step_id,
            data_schema=self.add_suggested_values_to_schema(form, suggested),
            errors=errors,
            description_placeholders={"tried": await self._tried()},
        )

    async def _tried(self) -> str:
        """Say what was tried, and what answered, as Markdown; nothing if it was not yet."""
        if self._look is None or self._look.discovery.principal is not None:
            return ""
        words = await language_of_asking(self.hass)
        lines = [
            f"- `{each.url}` – {words.of(words.tried, each.answered)}"
            for each in self._look.discovery.tried
        ]
        return "\n".join(["", *lines, ""])

    async def async_step_server_plain(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Warn that without HTTPS everybody in the network can read along."""
        if user_input is not None:
            return await self.async_step_server_look()
        return self.async_show_form(
            step_id="server_plain", description_placeholders={"address": self._asked.address}
        )

    # Looking

    async def async_step_server_look(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Look for the calendars, which takes some seconds."""
        if self._task is None:
            self._task = self.hass.async_create_task(at_least(look(self._asked)), eager_start=False)
        if not self._task.done():
            return self.async_show_progress(
                step_id="server_look", progress_action="server_look", progress_task=self._task
            )
        return self.async_show_progress_done(next_step_id="server_looked")

    async def async_step_server_looked(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Go on by what was found."""
        task, self._task = cast("asyncio.Task[Look]", self._task), None
        try:
            self._look = found = task.result()
        except ssl.SSLError:
            return await self.async_step_server_certificate(errors={CONF_AUTHORITY: "authority"})
        except ReplicaError as err:
            return self.async_abort(reason=err.key)
        if (principal := found.discovery.principal) is not None:
            return await self._signed_in_to(principal)
        if found.certificate is not None:
            return await self.async_step_server_certificate()
        if found.elsewhere:
            return await self.async_step_server_elsewhere()
        return await self._look_failed({"base": found.error})

    async def _look_failed(self, errors: dict[str, str]) -> ConfigFlowResult:
        if self.source == SOURCE_RECONFIGURE:
            return await self._ask_for_server(
                step_id="reconfigure_server", form=server_form({}), errors=errors
            )
        return await self._ask_for_new(errors)

    async def async_step_server_elsewhere(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask whether to go where the server sends us: the password is not sent there before."""
        target = "" if self._look is None else self._look.elsewhere
        if user_input is not None:
            self._asked = replace(self._asked, address=target)
            if self._asked.error is not None:
                return await self._look_failed({CONF_URL: self._asked.error})
            return await self._begin_look()
        return self.async_show_form(
            step_id="server_elsewhere",
            description_placeholders={"address": self._asked.address, "target": target},
        )

    async def async_step_server_certificate(
        self,
        user_input: dict[str, Any] | None = None,
        errors: dict[str, str] | None = None,
    ) -> ConfigFlowResult:
        """Show the certificate that can't be checked, and ask what to trust."""
        shown = None if self._look is None else self._look.certificate
        if user_input is not None and shown is not None:
            authority = user_input.get(CONF_AUTHORITY, "").strip()
            if user_input[CONF_TRUST] == THIS_ONE:
                trust = Trust(fingerprint=shown.fingerprint)
            elif authority:
                trust = Trust(authority=authority)
            else:
                trust = None
                errors = {CONF_AUTHORITY: "authority_missing"}
            if trust is not None:
                self._asked = replace(self._asked, trust=trust)
                return await self.async_step_server_look()
        return self.async_show_form(
            step_id="server_certificate",
            data_schema=certificate_form(),
            errors=errors,
            description_placeholders={
                "name": "" if shown is None else shown.subject,
                "issuer": "" if shown is None else shown.issuer,
                "until": "" if shown is None else shown.until,
                "fingerprint": "" if shown is None else shown.pairs,
            },
        )

    # What there is

    @override
    async def _signed_in_to(self, principal: Principal) -> ConfigFlowResult:
        """Go on with the calendars that the person has there."""
        ours = {book_id(each) for each in studios(self.hass)}
        if principal.book_id in ours or OWN_PATH in urlsplit(principal.url).path:
            return self.async_abort(reason="own_endpoint")
        self._principal, self._made = principal, {}
        try:
            collections = await collections_of(self._asked.server(principal.url), principal)
        except ReplicaError as err:
            return self.async_abort(reason=err.key)
        server, there = self._asked.server(principal.url), [each for each, _ in collections]
        self._used = await connected_already(self.hass, server, there)
        self._found, self._books = (
            tuple(labelled(each for each in collections if each[0].holds is holds))
            for holds in (Holds.EVENTS, Holds.CARDS)
        )
        self._books = tuple(each for each in self._books if each.collection.url not in self._used)
        if self._found:
            return await self.async_step_server_calendars()
        if self._books:
            return await self.async_step_server_books()
        if self._backend:
            return await self._all_chosen()
        return self.async_abort(reason="no_calendars_there")

    async def async_step_server_calendars(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for each calendar what of the studio it shows."""
        choices = calendar_choices(self._studio)
        errors = dict[str, str]()
        used = {each.label for each in self._found if each.collection.url in self._used}
        if user_input is not None:
            chosen = {label: key for label, key in user_input.items() if key != NOBODY}
            self._new = new_people(chosen)
            self._scopes = {
                label: self._new[label].scope if label in self._new else scope_of(key)
                for label, key in chosen.items()
            }
            if error := self._calendars_error(used):
                errors["base"] = error
            elif self._books:
                return await self.async_step_server_books()
            else:
                return await self._all_chosen()
        free = [each for each in self._found if each.label not in used]
        suggested = user_input or matched(free, choices, self._studio.title)
        return self.async_show_form(
            step_id="server_calendars",
            data_schema=self.add_suggested_values_to_schema(
                calendars_form(self._found, choices), suggested
            ),
            errors=errors,
            description_placeholders={"calendars": await self._found_text(self._found)},
        )

    def _calendars_error(self, used: Collection[str]) -> str | None:
        """Tell what is wrong with what was chosen for calendars; ``used`` are connected already."""
        scopes = self._scopes
        if not (scopes or self._books or self._backend):
            return "nothing_chosen"
        if not scopes.keys().isdisjoint(used):
            return "connected_already"
        if len(set(scopes.values())) < len(scopes):
            return "owner_twice"
        return "person_taken" if names_taken(self._studio, self._new.values()) else None

    @override
    async def _go_on(self) -> ConfigFlowResult:
        """Go on; first say whose appointments a phone may show twice then (A2)."""
        names = names_of(self._studio)
        elsewhere = staff_with_access(self._studio, dt_util.utcnow())
        elsewhere |= staff_with_google(self.hass, self._studio)
        scopes = (*self._scopes.values(), *(each.shows for each in self._wanted_there))
        if twice := [names[key] for key in scopes if key in elsewhere]:
            self._twice = twice
            return await self.async_step_server_twice()
        return await self.async_step_server_sync()

    async def async_step_server_twice(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say whose appointments a phone that has both shows twice."""
        if user_input is not None:
            return await self.async_step_server_sync()
        return self.async_show_form(
            step_id="server_twice", description_placeholders={"names": ", ".join(self._twice)}
        )
