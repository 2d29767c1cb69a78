"""The step of the config flow that gives client groups to a server's address books."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from homeassistant.config_entries import ConfigFlowResult, ConfigSubentryData

from ..book.errors import BookError
from ..const import CONF_HREF, CONF_OPTIONS, SUBENTRY_ADDRESS_BOOK
from ..dav_client.homes import Collection
from ..entries.contact_options import CONF_GROUP, ContactOptions
from ..entries.users import language_of_asking
from ..texts.titles import in_markdown
from .account_change import AccountChangeSteps
from .contact_forms import CONF_GROUP_NAME, NEW_GROUP
from .contact_groups import active_groups, chosen_contacts
from .server_data import href_of
from .server_forms import NOBODY, Found, books_form


class ServerBookSteps(AccountChangeSteps):
    """Asks which client group is in each address book."""

    _books: tuple[Found, ...] = ()
    _used: frozenset[str] = frozenset()
    """The addresses of what some studio has connected already."""
    _scopes: Mapping[str, str] = {}
    """What the calendars show, by their labels."""
    _group_of: Mapping[str, str] = {}
    """The client group in each address book that is connected, by its label."""

    _backend = False
    """Whether the server is to hold all that people see of the book."""

    @abstractmethod
    async def _all_chosen(self) -> ConfigFlowResult:
        """Go on when it is known what calendars and address books hold."""

    async def async_step_server_books(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Ask for each address book which clients it holds."""
        errors = dict[str, str]()
        try:
            groups = await active_groups(self._studio)
        except BookError:
            return self.async_abort(reason="book_failed")
        if user_input is not None:
            chosen = {label: key for label, key in user_input.items() if key != NOBODY}
            error = self._books_error(chosen, groups)
            if error is None:
                self._group_of = chosen
                return await self._all_chosen()
            errors["base"] = error
        names = {name.casefold(): key for key, name in groups.items()}
        suggested = {each.label: names.get(each.label.casefold(), NOBODY) for each in self._books}
        return self.async_show_form(
            step_id="server_books",
            data_schema=self.add_suggested_values_to_schema(
                books_form(self._books, groups), user_input or suggested
            ),
            errors=errors,
            description_placeholders={"books": await self._found_text(self._books)},
        )

    def _books_error(self, chosen: Mapping[str, str], groups: Mapping[str, str]) -> str | None:
        if not (chosen or self._scopes or self._backend):
            return "nothing_chosen"
        own = [key for key in chosen.values() if key != NEW_GROUP]
        if len(set(own)) < len(own):
            return "group_twice"
        taken = {name.casefold() for name in groups.values()}
        new = (label for label, key in chosen.items() if key == NEW_GROUP)
        return "name_taken" if any(label.casefold() in taken for label in new) else None

    async def _found_text(self, found: tuple[Found, ...]) -> str:
        """Name what was found, with colours, rights, and numbers of entries."""
        words = await language_of_asking(self.hass)
        lines = list[str]()
        for each in found:
            told = [words.count("entries", each.number), each.collection.color[:7]]
            if not each.collection.may_write:
                told.append(words.tried["read_only"])
            if each.collection.url in self._used:
                told.append(words.tried["connected"])
            lines.append(f"- **{in_markdown(each.label)}** – {', '.join(filter(None, told))}")
        return "\n".join(lines)

    def _address_books(self) -> list[tuple[str, str, Collection]]:
        """Return what is connected: of each its name, the client group, and where it is."""
        found = {each.label: each.collection for each in self._books}
        return [(label, group, found[label]) for label, group in self._group_of.items()]

    async def _book_subentries(self, chosen: ContactOptions) -> list[ConfigSubentryData] | None:
        """Return the subentries of the address books; groups that are new are made.

        None: a group is gone, or has the name of a new one, meanwhile.
        """
        groups = await active_groups(self._studio)
        subentries = list[ConfigSubentryData]()
        for label, group, collection in self._address_books():
            wanted = {CONF_GROUP: group, CONF_GROUP_NAME: label}
            options, errors = await chosen_contacts(self._studio, groups, chosen, wanted)
            if errors:
                return None
            href = href_of(collection)
            data = {CONF_HREF: href, CONF_OPTIONS: options.as_dict()}
            subentries.append(
                ConfigSubentryData(
                    subentry_type=SUBENTRY_ADDRESS_BOOK, title=label, unique_id=href, data=data
                )
            )
        return subentries
