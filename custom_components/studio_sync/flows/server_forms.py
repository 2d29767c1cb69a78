"""The forms of the flows of a calendar server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_PASSWORD, CONF_URL, CONF_USERNAME
from homeassistant.helpers.selector import (
    BooleanSelector,
    SelectSelectorMode,
    TextSelector,
    TextSelectorConfig,
    TextSelectorType,
)
import probatio as vol

from ..book.scopes import THE_STUDIO, of_room
from ..const import CONF_BACKEND, CONF_STUDIO, SUBENTRY_RESOURCE, SUBENTRY_STAFF
from ..dav_client.homes import Collection
from ..entries.lookup import may_sync
from ..entries.servers import CONF_AUTHORITY
from .contact_forms import NEW_GROUP
from .forms import one_of, several_of

CONF_TRUST: Final = "trust"
NOBODY: Final = "nobody"
"""What is chosen for a calendar that is not connected."""
WHOLE: Final = "the_studio"
"""What is chosen for a calendar of all appointments: translations know no colon."""
NEW_STAFF: Final = "new_staff"
NEW_ROOM: Final = "new_room"
"""What is chosen for a calendar of somebody, or of a room, whom the studio does not have yet."""
CONF_MAKE_CALENDARS: Final = "make_calendars"
CONF_MAKE_BOOKS: Final = "make_address_books"
THIS_ONE: Final = "this_one"
"""What is chosen to trust exactly the certificate that is shown."""
_TEXT = TextSelector(TextSelectorConfig(type=TextSelectorType.TEXT))
_PASSWORD = TextSelector(
    TextSelectorConfig(type=TextSelectorType.PASSWORD, autocomplete="current-password")
)
_LINES = TextSelector(TextSelectorConfig(type=TextSelectorType.TEXT, multiline=True))


def server_form(studios: Mapping[str, str], *, backend: bool | None = None) -> vol.Schema:
    """Ask where the server is, and how to sign in; also for which studio if there are several.

    ``backend``: ask, too, whether it is to be the studio's backend, which this suggests.
    """
    fields: dict[Any, Any] = {}
    if len(studios) > 1:
        fields[vol.Required(CONF_STUDIO)] = one_of(studios)
    fields |= {
        vol.Required(CONF_URL): _TEXT,
        vol.Required(CONF_USERNAME): _TEXT,
        vol.Required(CONF_PASSWORD): _PASSWORD,
    }
    if backend is not None:
        fields[vol.Required(CONF_BACKEND, default=backend)] = BooleanSelector()
    return vol.Schema(fields)


def password_form() -> vol.Schema:
    """Ask for a new password."""
    return vol.Schema({vol.Required(CONF_PASSWORD): _PASSWORD})


def certificate_form() -> vol.Schema:
    """Ask what to trust: the certificate that is shown, or an authority of the user's own."""
    choices = {each: each for each in (THIS_ONE, CONF_AUTHORITY)}
    return vol.Schema(
        {
            vol.Required(CONF_TRUST): one_of(choices, CONF_TRUST, SelectSelectorMode.LIST),
            vol.Optional(CONF_AUTHORITY): _LINES,
        }
    )


def whose_choices(studio: ConfigEntry) -> dict[str, str]:
    """Return what a calendar may show: everything, or a person's or a room's, by their names."""
    choices = {NOBODY: NOBODY, WHOLE: WHOLE}
    for each in studio.get_subentries_of_type(SUBENTRY_STAFF):
        if may_sync(each):
            choices[each.subentry_id] = each.title
    for each in studio.get_subentries_of_type(SUBENTRY_RESOURCE):
        if may_sync(each):
            choices[of_room(each.subentry_id)] = each.title
    return choices


def calendar_choices(studio: ConfigEntry) -> dict[str, str]:
    """Return what a calendar that was found may show: also somebody who is made of it."""
    return {**whose_choices(studio), NEW_STAFF: NEW_STAFF, NEW_ROOM: NEW_ROOM}


def scope_of(choice: str) -> str:
    """Return what was chosen as a scope (``book.scopes``)."""
    return THE_STUDIO if choice == WHOLE else choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A calendar on the server, by the name that it has in the form."""

    label: str
    collection: Collection
    number: int
    """How many items it has."""

    @property
    def is_read_only(self) -> bool:
        """Whether nothing may be changed in it."""
        return not self.collection.may_write


def labelled(collections: Iterable[tuple[Collection, int]]) -> list[Found]:
    """Give each calendar a name that no other one has."""
    found = list[Found]()
    taken = set[str]()
    for each, items in collections:
        name = " ".join(each.name.split()) or each.url.rstrip("/").rpartition("/")[2]
        label, number = name, 2
        while label in taken:
            label, number = f"{name} ({number})", number + 1
        taken.add(label)
        found.append(Found(label=label, collection=each, number=items))
    return found


_NO_NAMES: Final = (NOBODY, WHOLE, NEW_STAFF, NEW_ROOM)


def matched(found: Iterable[Found], choices: Mapping[str, str], studio: str) -> dict[str, str]:
    """Return for each calendar whose it is by its name, as far as that can be told."""
    free = {name.casefold(): key for key, name in choices.items() if key not in _NO_NAMES}
    free[studio.casefold()] = WHOLE
    chosen = dict[str, str]()
    for each in found:
        name = each.label.casefold()
        firsts = [key for other, key in free.items() if other.split()[:1] == name.split()[:1]]
        key = free.get(name) or (firsts[0] if len(firsts) == 1 else None)
        chosen[each.label] = NOBODY if key is None or key in chosen.values() else key
    return chosen


def books_form(found: Iterable[Found], groups: Mapping[str, str]) -> vol.Schema:
    """Ask for each address book which client group is in it."""
    selector = one_of({NOBODY: NOBODY, NEW_GROUP: NEW_GROUP, **groups}, "book_group")
    return vol.Schema({vol.Required(each.label, default=NOBODY): selector for each in found})


def make_form(calendars: Mapping[str, str], groups: Mapping[str, str]) -> vol.Schema:
    """Ask for whom calendars, and for which client groups address books are to be made: all."""
    fields = dict[Any, Any]()
    if calendars:
        chosen = vol.Required(CONF_MAKE_CALENDARS, default=list(calendars))
        fields[chosen] = several_of(calendars, "whose_calendar")
    if groups:
        chosen = vol.Required(CONF_MAKE_BOOKS, default=list(groups))
        fields[chosen] = several_of(groups, "made_book")
    return vol.Schema(fields)


def calendars_form(found: Iterable[Found], choices: Mapping[str, str]) -> vol.Schema:
    """Ask for each calendar what it shows."""
    selector = one_of(choices, "whose_calendar")
    return vol.Schema({vol.Required(each.label, default=NOBODY): selector for each in found})
