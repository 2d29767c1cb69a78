"""Registers the page's websocket commands."""

from homeassistant.core import HomeAssistant, callback

from .act import async_register_act
from .appointment import async_register_appointment
from .arrival_client import async_register_arrival_client
from .client import async_register_client
from .client_file import async_register_client_file
from .client_pairs import async_register_client_pairs
from .clients import async_register_clients
from .diary import async_register_diary
from .free import async_register_free
from .me import async_register_me
from .own_changes import async_register_own_changes
from .run import async_register_run
from .studios import async_register_studios
from .sync import async_register_sync
from .texts import async_register_texts
from .todo import async_register_todo
from .undo import async_register_undo


@callback
def async_register_page(hass: HomeAssistant) -> None:
    """Register the commands, independently of entries."""
    async_register_texts(hass)
    async_register_studios(hass)
    async_register_diary(hass)
    async_register_act(hass)
    async_register_appointment(hass)
    async_register_free(hass)
    async_register_clients(hass)
    async_register_client(hass)
    async_register_client_file(hass)
    async_register_client_pairs(hass)
    async_register_me(hass)
    async_register_undo(hass)
    async_register_own_changes(hass)
    async_register_todo(hass)
    async_register_arrival_client(hass)
    async_register_sync(hass)
    async_register_run(hass)
