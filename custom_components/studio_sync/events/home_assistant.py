"""What happens in a studio, as events on Home Assistant's bus: the log book reads them."""

from typing import Final

from homeassistant.core import HomeAssistant, callback

from .bus import Occurrence, listen, recorded

EVENT_STUDIO: Final = "studio_sync_event"
"""Fired for every occurrence. Data: ``type`` (one of ``Occurs``), ``entry_id`` of the studio,
``account_id`` if it is about an account, ``by``, and the details of the occurrence: ids, kinds
and times. The recorder keeps it, so names are in it only if the studio's options say so."""


@callback
def async_tell_bus(hass: HomeAssistant) -> None:
    """Fire an event for all that occurs from now on, as long as Home Assistant runs."""

    @callback
    def tell(occurrence: Occurrence) -> None:
        hass.bus.async_fire(
            EVENT_STUDIO,
            {
                **recorded(hass, occurrence),
                "type": occurrence.kind.value,
                "entry_id": occurrence.studio,
                "account_id": occurrence.account or None,
                "by": occurrence.by or None,
            },
        )

    listen(hass, tell)
