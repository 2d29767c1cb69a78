"""What an access that has signed in reaches, as the server for phones needs it."""

from __future__ import annotations

from homeassistant.core import HomeAssistant, callback

from ..dav_server.visit import BookRights, CalendarRights, Visit
from ..entries.accesses import AddressBook, SignedIn
from ..entries.lookup import book_id, names_of
from ..entries.studio_settings import studio_settings_of
from ..texts.catalogue import CATALOGUES
from ..texts.home_assistant import language_of
from .noting import client_of


@callback
def visit_of(hass: HomeAssistant, who: SignedIn, user_agent: str) -> Visit:
    """Return what an access reaches now; ``user_agent`` is what its program calls itself."""
    names = names_of(who.studio)
    calendars = {
        key: CalendarRights(
            name=names[key],
            may_write=each.may_write,
            shown=each.shown,
            tentative=each.tentative,
        )
        for key, each in who.access.calendars.items()
        if key in who.calendars
    }
    return Visit(
        access_id=who.id,
        user=who.access.user_name if who.probe is None else who.probe.user_name,
        owner=", ".join(each.name for each in calendars.values()),
        studio=studio_settings_of(hass, who.studio),
        calendars=calendars,
        clients=_clients(who),
        busy_word=language_of(hass).busy,
        program=client_of(user_agent).value,
        book_id=book_id(who.studio),
        busy_words=frozenset(each.busy for each in CATALOGUES.values()),
    )


def _clients(who: SignedIn) -> BookRights | None:
    access = who.access
    if access.address_book is AddressBook.NONE or access.group is None:
        return None
    return BookRights(
        name=who.studio.title,
        may_write=access.address_book is AddressBook.WRITE,
        group_id=access.group,
    )
