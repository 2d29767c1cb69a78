"""The step of a studio's options that exports clients to a file, to be downloaded."""

from __future__ import annotations

from typing import Any, Final

from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult, OptionsFlow
from homeassistant.helpers.selector import BooleanSelector, SelectSelectorMode
import probatio as vol

from ..book import clients, people
from ..book.database import Transaction
from ..book.errors import BookError
from ..entries.contact_options import CONF_GROUP
from ..lifecycle.client_download import DownloadFile, async_offer, file_of
from ..lifecycle.runtime import StudioEntry
from ..scheduling.client_files import FileFormat
from ..texts.escaping import in_html
from ..texts.titles import in_markdown
from .forms import one_of

CONF_FORMAT: Final = "format"
CONF_WITH_NOTES: Final = "with_notes"
CONF_WITH_PHOTOS: Final = "with_photos"

_FORMATS: Final = one_of(
    {each.value: each.value for each in FileFormat}, "file_format", SelectSelectorMode.LIST
)


class ClientExportSteps(OptionsFlow):
    """Asks which clients, and offers the file by an address that ends after minutes."""

    async def async_step_export_clients(
        self, user_input: dict[str, Any] | None = None
    ) -> ConfigFlowResult:
        """Choose a group, and the format; only administrators get here."""
        entry: StudioEntry = self.config_entry
        if entry.state is not ConfigEntryState.LOADED:
            return self.async_abort(reason="studio_not_loaded")
        book, errors = entry.runtime_data.book, dict[str, str]()
        try:
            groups = {each.id: each.name for each in await book.read(people.groups)}
            if user_input is not None:
                number, file = await book.read(lambda tx: self._exported(tx, user_input))
                if number:
                    return self._offered(number, file)
                errors = {"base": "no_clients"}
        except BookError:
            return self.async_abort(reason="book_failed")
        return self.async_show_form(
            step_id="export_clients",
            data_schema=self.add_suggested_values_to_schema(_form(groups), user_input),
            errors=errors,
        )

    def _exported(self, tx: Transaction, chosen: dict[str, Any]) -> tuple[int, DownloadFile]:
        group = chosen.get(CONF_GROUP)
        found = clients.in_group(tx, group) if group else clients.clients(tx)
        file = file_of(
            tx,
            found,
            FileFormat(chosen[CONF_FORMAT]),
            studio=self.config_entry.title,
            notes=chosen[CONF_WITH_NOTES],
            pictures=chosen[CONF_WITH_PHOTOS],
        )
        return len(found), file

    def _offered(self, number: int, file: DownloadFile) -> ConfigFlowResult:
        # A link of Markdown would be followed by Home Assistant's pages themselves.
        address = in_html(async_offer(self.hass, file))
        link = f'<a href="{address}" target="_blank">{in_markdown(file.name)}</a>'
        return self.async_abort(
            reason="clients_exported",
            description_placeholders={"number": str(number), "link": link},
        )


def _form(groups: dict[str, str]) -> vol.Schema:
    fields: dict[Any, Any] = {vol.Optional(CONF_GROUP): one_of(groups)} if groups else {}
    return vol.Schema(
        {
            **fields,
            vol.Required(CONF_FORMAT, default=FileFormat.VCARD_3.value): _FORMATS,
            vol.Required(CONF_WITH_NOTES, default=False): BooleanSelector(),
            vol.Required(CONF_WITH_PHOTOS, default=True): BooleanSelector(),
        }
    )
