"""Staff and rooms that are made of a server's calendars, each named by its calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from homeassistant.config_entries import ConfigEntry, ConfigSubentry
from homeassistant.core import HomeAssistant
from homeassistant.util.ulid import ulid_now

from ..book.scopes import of_room
from ..const import CONF_SYNCS, SUBENTRY_RESOURCE, SUBENTRY_STAFF
from ..entries.lookup import people_of
from .server_forms import NEW_ROOM, NEW_STAFF

KINDS = MappingProxyType({NEW_STAFF: SUBENTRY_STAFF, NEW_ROOM: SUBENTRY_RESOURCE})


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """A staff member or a room that is to be made."""

    id: str
    kind: str
    name: str

    @property
    def scope(self) -> str:
        """What their calendar shows."""
        return of_room(self.id) if self.kind == SUBENTRY_RESOURCE else self.id


def new_people(answers: Mapping[str, str]) -> dict[str, NewPerson]:
    """Return those who are to be made of calendars, by the calendars' labels."""
    return {
        label: NewPerson(id=ulid_now(), kind=KINDS[key], name=label)
        for label, key in answers.items()
        if key in KINDS
    }


def names_taken(studio: ConfigEntry, new: Iterable[NewPerson]) -> list[str]:
    """Return the names of those that a staff member, or a room, has already."""
    taken = {(each.subentry_type, each.title.casefold()) for each in people_of(studio)}
    found = list[str]()
    for each in new:
        key = each.kind, each.name.casefold()
        if key in taken:
            found.append(each.name)
        taken.add(key)
    return found


async def add_people(hass: HomeAssistant, studio: ConfigEntry, new: Iterable[NewPerson]) -> None:
    """Make staff and rooms. The studio is set up once afterwards, not once for each of them."""
    people = list(new)
    if not people:
        return
    await hass.config_entries.async_unload(studio.entry_id)
    for each in people:
        hass.config_entries.async_add_subentry(
            studio,
            ConfigSubentry(
                subentry_id=each.id,
                subentry_type=each.kind,
                title=each.name,
                unique_id=None,
                data=MappingProxyType({CONF_SYNCS: True}),
            ),
        )
    await hass.config_entries.async_setup(studio.entry_id)
