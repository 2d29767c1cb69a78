"""The step of the config flow that says what to do with an account's contacts."""

from __future__ import annotations

from abc import abstractmethod
import logging
from typing import Any

from homeassistant.config_entries import ConfigFlowResult

from ..book.errors import BookError
from ..const import CONF_ACCOUNT_EMAIL
from ..entries.contact_options import STUDIO, ContactOptions
from ..entries.users import asking_user
from ..lifecycle.runtime import StudioEntry
from .contact_forms import CONF_GROUP_NAME, first_contacts_form
from .contact_groups import active_groups, chosen_contacts
from .studio import StudioSteps

_LOGGER = logging.getLogger(__name__)


class ContactSteps(StudioSteps):
    """Asks for the client group, and what to synchronise (S10, S12)."""

    _studio: StudioEntry
    _data: dict[str, Any]
    _contacts: ContactOptions = ContactOptions(populate_out=True)

    @abstractmethod
    async def _may_have_contacts(self) -> bool:
        """Tell whether who goes through this flow may sync contacts (Z2)."""

    @abstractmethod
    async def _contacts_chosen(self, contacts: ContactOptions) -> ConfigFlowResult:
        """Go on, now that it is known what to do with the contacts."""

    async def async_step_contacts(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose or make the client group whose clients go to Google, and the directions."""
        errors: dict[str, str] = {}
        if not await self._may_have_contacts():
            _LOGGER.warning("User %s may not synchronize contacts", asking_user())
            return self.async_abort(reason="contacts_not_allowed")
        try:
            groups = await active_groups(self._studio)
            if user_input is not None:
                contacts, errors = await chosen_contacts(
                    self._studio, groups, self._contacts, user_input
                )
                if not errors:
                    return await self._contacts_chosen(contacts)
        except BookError:
            return self.async_abort(reason="book_failed")
        return self.async_show_form(
            step_id="contacts",
            data_schema=self.add_suggested_values_to_schema(
                first_contacts_form(groups, self._contacts),
                user_input or {CONF_GROUP_NAME: self._studio.title},
            ),
            errors=errors,
            description_placeholders={
                "account": self._data[CONF_ACCOUNT_EMAIL],
                "label": self._contacts.label.replace(STUDIO, self._studio.title),
            },
        )
