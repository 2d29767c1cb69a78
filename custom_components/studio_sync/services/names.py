"""What is meant by a name where an action wants an id; the only place that says it.

Fields of actions name staff, rooms, session types, clients, groups and appointments. An id is
taken as it is; ``by_name`` gives an action the ids of what else they say. A name of a client or
of an appointment is looked for among what the caller may see: what is not there and what is not
theirs is left as it is, and refused alike.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, callback
from homeassistant.helpers import entity_registry as er

from ..book import appointments, clients, people
from ..book.database import Transaction
from ..book.model import Client
from ..book.timeline import Instance, window
from ..const import DOMAIN, SUBENTRY_RESOURCE, SUBENTRY_STAFF
from ..entries.targets import ids_of_device
from ..entries.users import language_of_user
from ..errors import translate_errors
from ..formats.folding import fold, words
from ..scheduling.client_finding import find
from ..scheduling.errors import (
    NoSuchGroup,
    NoSuchResource,
    NoSuchStaff,
    NoSuchType,
    SeveralMeant,
    Unknown,
)
from ..texts.catalogue import Catalogue
from ..texts.times import start_text
from .permissions import Caller, Handler
from .studio_access import StudioAccess

AHEAD: Final = timedelta(days=366)
"""So far ahead an appointment is found by its title."""
MOST: Final = 5
"""Of what a name may mean so many are told."""
REMOVED: Final = 10_000
"""So many removed clients are looked through for a name."""
_TOLD: Final = 30
"""Of what there is so many are told."""
NOTHING: Final = "–"

_STAFF: Final = ("staff_id", "assistant_ids")
_ROOMS: Final = ("resource_id", "resource_ids")
_TYPES: Final = ("session_type",)
_CLIENTS: Final = ("client_id", "other_id", "client_ids")
_GROUPS: Final = ("group_id",)
_APPOINTMENTS: Final = ("appointment_id",)
_AT_ONCE: Final = (*_STAFF, *_ROOMS, *_TYPES)
_IN_BOOK: Final = (*_CLIENTS, *_GROUPS, *_APPOINTMENTS)
FIELDS: Final = frozenset({*_AT_ONCE, *_IN_BOOK})
"""The fields of actions that take names."""


def by_name(handler: Handler, *, removed: bool = False, exactly: bool = False) -> Handler:
    """Return a handler of an action that gets ids for the names in its fields.

    ``removed``: the clients that are meant are removed ones. ``exactly``: they are named by the
    whole name, since what the action does can't be taken back.
    """

    async def named(call: ServiceCall, caller: Caller) -> ServiceResponse:
        if not FIELDS.isdisjoint(call.data):
            call = await _with_ids(call, caller, removed=removed, exactly=exactly)
        return await handler(call, caller)

    return named


async def _with_ids(
    call: ServiceCall, caller: Caller, *, removed: bool, exactly: bool
) -> ServiceCall:
    access = StudioAccess.of(call, caller)
    with translate_errors():
        data = {**call.data, **_each(call.data, _AT_ONCE, partial(_at_once, access))}
    if not call.data.keys().isdisjoint(_IN_BOOK):
        language = await language_of_user(call.hass, call.context.user_id)

        def read(tx: Transaction) -> dict[str, Any]:
            found = _InBook(
                tx=tx, access=access, language=language, removed=removed, exactly=exactly
            )
            return _each(call.data, _IN_BOOK, found.id_of)

        data |= await access.read(read)
    return ServiceCall(
        call.hass, call.domain, call.service, data, call.context, call.return_response
    )


def _each(
    data: Mapping[str, Any], fields: Iterable[str], id_of: Callable[[str, str], str]
) -> dict[str, Any]:
    """Return these fields as far as they are given, each name as its id; what is empty stays."""

    def ids(field: str, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [id_of(field, each) if each else each for each in value]
        return id_of(field, value) if value else value

    return {field: ids(field, data[field]) for field in fields if field in data}


def _at_once(access: StudioAccess, field: str, text: str) -> str:
    if field in _TYPES:
        types = {each.name: each.name for each in access.studio.types}
        return _one(text, types, field, NoSuchType)
    staff = field in _STAFF
    kind = SUBENTRY_STAFF if staff else SUBENTRY_RESOURCE
    people_of_kind = {
        key: each.title
        for key, each in access.entry.subentries.items()
        if each.subentry_type == kind
    }
    for key in _ids_in_home_assistant(access.hass, text):
        if key in people_of_kind:
            return key
    return _one(text, people_of_kind, field, NoSuchStaff if staff else NoSuchResource)


@callback
def _ids_in_home_assistant(hass: HomeAssistant, text: str) -> Collection[str]:
    """Return our ids for an entity of ours, or a device; none if it is neither."""
    entity = er.async_get(hass).async_get(text)
    if entity is None:
        return ids_of_device(hass, text)
    if entity.platform != DOMAIN or entity.device_id is None:
        return ()
    return ids_of_device(hass, entity.device_id)


def _one(text: str, names: Mapping[str, str], field: str, unknown: type[Unknown]) -> str:
    """Return the id of what is named by its id, its name, or the first word of its name.

    Raises ``unknown``, or SeveralMeant.
    """
    if text in names:
        return text
    found = [key for key, name in names.items() if fold(name).split() == fold(text).split()]
    if not found:
        found = [key for key, name in names.items() if fold(name).split()[:1] == [fold(text)]]
    if len(found) == 1:
        return found[0]
    if found:
        raise SeveralMeant(field, id=text, known=", ".join(names[key] for key in found[:_TOLD]))
    known = sorted(names.values(), key=fold)
    raise unknown(field, id=text, known=_listed(known))


def _listed(known: Collection[str]) -> str:
    every = list(known)
    more = ["…"] if len(every) > _TOLD else []
    return ", ".join([*every[:_TOLD], *more]) or NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class _InBook:
    """Finds what the book has of a name, within one transaction."""

    tx: Transaction
    access: StudioAccess
    language: Catalogue
    removed: bool
    exactly: bool

    def id_of(self, field: str, text: str) -> str:
        """Return the id of what is meant; a text that means nothing is returned as it is.

        Raises SeveralMeant, and NoSuchGroup.
        """
        if field in _GROUPS:
            groups = {each.id: each.name for each in people.groups(self.tx)}
            return _one(text, groups, field, NoSuchGroup)
        if field in _CLIENTS:
            return self._client(field, text)
        return self._appointment(field, text)

    def _client(self, field: str, text: str) -> str:
        reader = self.access.reader
        known = clients.get_client(self.tx, text) is not None
        if known or not reader.sees_clients() or not text.strip():
            return text
        found = self._removed(text) if self.removed else self._living(text)
        same = [each for each in found if fold(each.name).split() == fold(text).split()]
        one_of = same or (() if self.exactly else found)
        if len(one_of) > 1:
            raise SeveralMeant(field, id=text, known=_some([_told(each) for each in one_of]))
        return one_of[0].id if one_of else text

    def _living(self, text: str) -> Sequence[Client]:
        seen = clients.seen_by(self.access.reader.clients_of)
        return find(self.tx, text, self.access.studio.country, seen, MOST + 1).clients

    def _removed(self, text: str) -> Sequence[Client]:
        """Return removed clients with these words in their names: no search finds them."""
        wanted = set(words(text))
        gone = clients.removed(self.access.reader.clients_of)
        every, _ = clients.page(self.tx, gone, REMOVED)
        return [each for each in every if wanted and wanted <= set(words(each.name))]

    def _appointment(self, field: str, text: str) -> str:
        if appointments.get(self.tx, text) is not None or not (wanted := words(text)):
            return text
        coming = self._coming()
        titled = [(each, words(each.appointment.content.title)) for each in coming]
        found = [each for each, title in titled if title == wanted]
        if not found:
            found = [each for each, title in titled if set(wanted) <= set(title)]
        meant = _records(found)
        if len(meant) > 1:
            lines = [self._line(each) for each in meant.values()]
            raise SeveralMeant(field, id=text, known=_some(lines))
        return next(iter(meant), text)

    def _coming(self) -> list[Instance]:
        """Return what is to come, as far as the caller may read its title."""
        now = self.tx.now
        every = window(self.tx, now, now + AHEAD, zone=self.access.studio.zone)
        return [each for each in every if self.access.reader.sees(each.appointment)]

    def _line(self, instance: Instance) -> str:
        start = start_text(instance.start, self.access.studio.clock, self.language)
        return f"{instance.appointment.content.title} ({start})"


def _records(found: Iterable[Instance]) -> dict[str, Instance]:
    """Return the first of each appointment by its id; a date belongs to its series, if there."""
    first = dict[str, Instance]()
    for each in found:
        first.setdefault(each.appointment.id, each)
    return {key: each for key, each in first.items() if each.appointment.series_id not in first}


def _some(known: Collection[str]) -> str:
    every = list(known)
    return ", ".join([*every[:MOST], "…"] if len(every) > MOST else every)


def _told(client: Client) -> str:
    """Return a client's name, and what tells them from others of that name."""
    more = next((each for each in (client.number, *client.phones, *client.emails) if each), "")
    return f"{client.name} ({more})" if more else client.name
