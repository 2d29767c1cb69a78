"""What happened to an appointment, as the page gets it: when, who by name, and what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from homeassistant.core import HomeAssistant
from homeassistant.util.json import JsonObjectType, JsonValueType

from ..book.journal import STUDIO
from ..book.model import Content, Entry, Run, Side
from ..const import SUBENTRY_ACCESS
from ..entries.accesses import Access
from ..entries.account_names import entry_name
from ..entries.lookup import accounts, book_id, replicas_of
from ..scheduling.history import line_of, value_text
from ..scheduling.people_note import noted_people
from ..scheduling.write_path import access_of, user_of
from ..services.response import moment_text, span_json
from ..services.studio_access import StudioAccess

_PEOPLE = ("staff", "assistants", "resources")
"""What ``noted_people`` has, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Who may have done something: names of users, phones and Google accounts, by id."""

    users: Mapping[str, str]
    phones: Mapping[str, str]
    accounts: Mapping[str, str]

    def who(self, run: Run) -> JsonObjectType:
        """Return who made a run: its name is empty if it is not known any more."""
        if run.replica_id != STUDIO:
            return {"kind": "google", "name": self.accounts.get(run.replica_id, "")}
        user, phone = user_of(run.starter), access_of(run.starter)
        if user is not None:
            return {"kind": "user", "name": self.users.get(user, "")}
        if phone is not None:
            return {"kind": "phone", "name": self.phones.get(phone, "")}
        return {"kind": "automation", "name": ""}


async def names_of(access: StudioAccess) -> Names:
    """Return the names of all who may have done something in a studio."""
    hass: HomeAssistant = access.hass
    studio = access.entry
    return Names(
        users={each.id: each.name or "" for each in await hass.auth.async_get_users()},
        phones={
            each.subentry_id: Access.of(each.data).user_name
            for each in studio.get_subentries_of_type(SUBENTRY_ACCESS)
        },
        accounts={
            replica: entry_name(hass, each)
            for each in accounts(hass, book_id(studio))
            for replica in replicas_of(each)
        },
    )


def step_json(access: StudioAccess, run: Run, entry: Entry, names: Names) -> JsonObjectType:
    """Return one thing that happened (``Step`` in the page's ``protocol.ts``)."""
    line = line_of(entry)
    return {
        "at": moment_text(entry.at, access.studio),
        "who": names.who(run),
        "what": line.verb,
        "surface": run.kind,
        "to": "google" if entry.side is Side.REPLICA else "studio",
        "done": line.done,
        "undoes": run.undoes is not None,
        "changes": [
            *(_change(access, entry, each.field) for each in line.changes),
            *_people(access, entry),
        ],
    }


def _change(access: StudioAccess, entry: Entry, field: str) -> JsonObjectType:
    return {
        "field": field,
        "before": _value(access, entry.before, field),
        "after": _value(access, entry.after, field),
    }


def _value(access: StudioAccess, content: Content | None, field: str) -> JsonValueType:
    if field == "when" and content is not None:
        return span_json(content.when, access.studio)
    return value_text(content, field)


def _people(access: StudioAccess, entry: Entry) -> Iterator[JsonObjectType]:
    """Yield how people and rooms were changed, by name."""
    if entry.replica_id != STUDIO or not entry.loser:
        return
    before, after = noted_people(entry)
    for field, was, now in zip(_PEOPLE, before, after, strict=True):
        if was != now:
            yield {"field": field, "before": _named(access, was), "after": _named(access, now)}


def _named(access: StudioAccess, ids: str | list[str] | None) -> str:
    every = [ids] if isinstance(ids, str) else ids or []
    return ", ".join(access.reader.names.get(each, "") for each in every)
