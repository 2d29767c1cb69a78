"""What entities and events show of appointments to everybody: a studio's option (B12).

Home Assistant lets every user read every entity. The page *Studio* and the actions ask for the
rights of who looks, and do not depend on this.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Self

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant

from ..book.model import Appointment, Content
from ..const import CONF_ENTITIES
from ..texts.home_assistant import language_of
from .roles import Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownTexts:
    """How much is shown (all, nameless, busy), and the title of what is only busy."""

    extent: Extent
    busy: str = ""

    @classmethod
    def of(cls, hass: HomeAssistant, studio: ConfigEntry) -> Self:
        """Return what a studio's entities show."""
        extent = Extent(studio.options.get(CONF_ENTITIES, Extent.ALL))
        return cls(extent=extent, busy=language_of(hass).busy)

    @property
    def names(self) -> bool:
        """Whether clients are named."""
        return self.extent is Extent.ALL

    @property
    def types(self) -> bool:
        """Whether it is told what an appointment is, more than that it keeps somebody busy."""
        return self.extent is not Extent.BUSY

    def of_content(self, content: Content, session_type: str | None) -> Content:
        """Return an appointment's content as it is shown.

        Without names it is called like its type: a title, a place or a description may have
        been typed with a name.
        """
        if self.names:
            return content
        known = session_type if self.types else None
        return replace(content, title=known or self.busy, description="", place="")

    def title_of(self, record: Appointment) -> str:
        """Return an appointment's title as it is shown."""
        return self.of_content(record.content, record.session_type).title


WHOLE: Final = ShownTexts(extent=Extent.ALL)
