"""The steps of the config flow that make on a server what a studio has and the server lacks."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, override

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.util.uuid import random_uuid_hex

from ..book.errors import BookError
from ..dav_client.errors import CollectionGone, CollectionRefused, Refused
from ..dav_client.homes import (
    Collection,
    Holds,
    Principal,
    make_address_book,
    make_calendar,
)
from ..dav_client.transport import Transport, connected
from ..sync.ports import ReplicaError
from ..texts.titles import in_markdown
from .contact_forms import NEW_GROUP
from .contact_groups import active_groups
from .server_books import ServerBookSteps
from .server_forms import (
    CONF_MAKE_BOOKS,
    CONF_MAKE_CALENDARS,
    NOBODY,
    WHOLE,
    make_form,
    scope_of,
    whose_choices,
)
from .server_look import Asked

_REFUSALS: Final = (CollectionRefused, CollectionGone, Refused)
"""What a server answers that lets no calendars, or no address books, be made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A calendar or an address book that is to be made, and what it shows."""

    holds: Holds
    name: str
    shows: str
    """The scope of a calendar, or the client group of an address book."""


class ServerMakeSteps(ServerBookSteps):
    """Makes calendars for all who have none on the server, and address books for clients."""

    _asked: Asked
    _principal: Principal
    _wanted_there: Sequence[Wanted] = ()
    _made: Mapping[Wanted, Collection] = {}
    """What was made of it."""

    @abstractmethod
    async def _signed_in_to(self, principal: Principal) -> ConfigFlowResult:
        """Go on with what the person has there."""

    @abstractmethod
    async def _go_on(self) -> ConfigFlowResult:
        """Go on when it is known what is connected, and what is made."""

    @abstractmethod
    async def _connect(self) -> ConfigFlowResult:
        """Make the entry."""

    @override
    async def _all_chosen(self) -> ConfigFlowResult:
        """Ask what is to be made, if the server is the studio's backend and lacks something."""
        self._wanted_there = ()
        if self._backend:
            return await self.async_step_server_make()
        return await self._go_on()

    async def async_step_server_make(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask which calendars and address books are to be made on the server."""
        try:
            calendars, books = self._without_calendar(), await self._without_book()
        except BookError:
            return self.async_abort(reason="book_failed")
        if not (calendars or books):
            return await self._go_on()
        errors = dict[str, str]()
        if user_input is not None:
            self._wanted_there = self._wanted_of(user_input, books)
            if self._wanted_there or self._scopes or self._group_of:
                return await self._go_on()
            errors["base"] = "nothing_chosen"
        return self.async_show_form(
            step_id="server_make", data_schema=make_form(calendars, books), errors=errors
        )

    def _without_calendar(self) -> dict[str, str]:
        """Return who has no calendar there, if some can be made, by what is chosen for them."""
        if not self._principal.calendar_homes:
            return {}
        shown = self._scopes.values()
        return {
            key: name
            for key, name in whose_choices(self._studio).items()
            if key != NOBODY and scope_of(key) not in shown
        }

    async def _without_book(self) -> dict[str, str]:
        """Return the client groups that are in no address book there, by their ids.

        A studio without any gets one, unless one is to be made for an address book.
        """
        if not self._principal.book_homes:
            return {}
        groups = await active_groups(self._studio)
        shown = self._group_of.values()
        if not (groups or shown):
            return {NEW_GROUP: NEW_GROUP}
        return {key: name for key, name in groups.items() if key not in shown}

    def _wanted_of(
        self, user_input: Mapping[str, Any], groups: Mapping[str, str]
    ) -> tuple[Wanted, ...]:
        choices, studio = whose_choices(self._studio), self._studio.title
        calendars = (
            Wanted(
                holds=Holds.EVENTS,
                name=studio if key == WHOLE else choices[key],
                shows=scope_of(key),
            )
            for key in user_input.get(CONF_MAKE_CALENDARS, ())
        )
        books = (
            Wanted(holds=Holds.CARDS, name=studio if key == NEW_GROUP else groups[key], shows=key)
            for key in user_input.get(CONF_MAKE_BOOKS, ())
        )
        return (*calendars, *books)

    # Making

    async def async_step_server_connect(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Make what is to be made on the server, then the entry."""
        try:
            await self._make_there()
        except ReplicaError as err:
            return self.async_abort(reason=err.key)
        if self._not_made:
            return await self.async_step_server_not_made()
        return await self._connect()

    async def _make_there(self) -> None:
        """Make what was not made yet, but for what is refused. Raises ReplicaError.

        A user who may not make one calendar may not make another.
        """
        refused = set[Holds]()
        async with connected(self._asked.server(self._principal.url)) as transport:
            for each in self._not_made:
                if each.holds in refused:
                    continue
                try:
                    self._made = {**self._made, each: await self._made_one(transport, each)}
                except _REFUSALS:
                    refused.add(each.holds)

    async def _made_one(self, transport: Transport, wanted: Wanted) -> Collection:
        if wanted.holds is Holds.EVENTS:
            url = f"{self._principal.calendar_homes[0]}{random_uuid_hex()}/"
            return await make_calendar(transport, url, wanted.name)
        url = f"{self._principal.book_homes[0]}{random_uuid_hex()}/"
        return await make_address_book(transport, url, wanted.name)

    @property
    def _not_made(self) -> list[Wanted]:
        """What is to be made, and is not yet."""
        return [each for each in self._wanted_there if each not in self._made]

    async def async_step_server_not_made(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Say what the server refuses to make; the rest can go on without it."""
        goes_on = self._scopes or self._group_of or self._made
        return self.async_show_menu(
            step_id="server_not_made",
            menu_options=[*(["server_without"] if goes_on else []), "server_again"],
            description_placeholders={"names": _listed(self._not_made)},
        )

    async def async_step_server_without(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Go on without what the server refuses to make."""
        self._wanted_there = [each for each in self._wanted_there if each in self._made]
        return await self._connect()

    async def async_step_server_again(
        self, _user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Look once more at what there is: what was made by hand meanwhile, or by us."""
        return await self._signed_in_to(self._principal)

    @override
    def _address_books(self) -> list[tuple[str, str, Collection]]:
        return [*super()._address_books(), *self._made_ones(Holds.CARDS)]

    def _made_ones(self, holds: Holds) -> list[tuple[str, str, Collection]]:
        """Return what was made: of each its name, what it shows, and where it is."""
        return [
            (each.name, each.shows, self._made[each])
            for each in self._wanted_there
            if each.holds is holds and each in self._made
        ]


def _listed(wanted: Iterable[Wanted]) -> str:
    return "\n".join(f"- {in_markdown(each.name)}" for each in wanted)
