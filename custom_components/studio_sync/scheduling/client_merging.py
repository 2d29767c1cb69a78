"""Merging two clients into one, undoing that, and erasing one."""

from collections.abc import Collection
from dataclasses import dataclass, fields, replace
from typing import Any, Final

import orjson

from ..book import appointments, clients, erasing, journal
from ..book.change import ClientChange
from ..book.codec import dump_contact, dump_json, load_contact
from ..book.database import Transaction
from ..book.model import CLIENT, Appointment, Client, Entry, Kind, Link, Run, Side
from ..formats.contact import Contact
from .client_filling import joined
from .errors import MergeUndone, SameClient, UnknownClient, UnknownMerge
from .session_title import template_title
from .settings import Studio
from .write_path import Request, author_of

MERGE: Final = "merge"
ERASE: Final = "erase"
CHOSEN: Final = (
    *("name", "nickname", "organisation", "department", "title", "role", "birthday"),
    *("notes", "photo", "number"),
)
"""The fields of which a merge keeps one value, and which one can be chosen."""
_LISTS: Final = frozenset({"phones", "emails", "addresses", "urls", "dates", "relations", "custom"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """Two clients that are one now: ``client`` as it is, ``other`` as it was.

    ``differ`` are the names of the fields that both had, with different values; of lists
    both values are kept. ``run_id`` names the merge, to undo it.
    """

    client: Client
    was: Client
    other: Client
    differ: tuple[str, ...]
    appointments: int
    run_id: str


def merge(
    tx: Transaction,
    studio: Studio,
    request: Request,
    client_id: str,
    other_id: str,
    *,
    from_other: Collection[str] = (),
) -> Merged:
    """Make a client of two; the other one is removed, and its appointments follow.

    What only the other had is added; where both have a value, the client's stays, but for those
    fields that are taken ``from_other`` (of ``CHOSEN``), and notes are joined. Raises
    UnknownClient, SameClient.
    """
    if client_id == other_id:
        raise SameClient
    client, other = _living(tx, client_id, "client_id"), _living(tx, other_id, "other_id")
    chosen = _chosen(client.content, other.content, from_other)
    content = _merged(chosen, other.content, studio.country)
    numbers = (client.number, other.number)
    kept = replace(
        client,
        content=content,
        number=next(filter(None, numbers[::-1] if "number" in from_other else numbers), ""),
        group_ids=tuple(dict.fromkeys((*client.group_ids, *other.group_ids))),
    )
    theirs = appointments.of_client(tx, other_id)
    moved = [_given_to(tx, studio, each, kept) for each in theirs]
    run_id = _note(
        tx,
        request,
        MERGE,
        other_id,
        before=other.content,
        after=content,
        kept=client,
        loser=dump_json(
            {
                "client": client_id,
                "was": _state(client),
                "became": _state(kept),
                "appointments": [each.id for each in theirs],
            }
        ),
    )
    [now] = clients.put_many(tx, [kept])
    appointments.put_many(tx, moved)
    clients.delete_client(tx, other_id)
    tx.changes.client(other_id, ClientChange(before=True, after=False, into=client_id))
    return Merged(
        client=now,
        was=client,
        other=other,
        differ=tuple(_differ(client, other)),
        appointments=len(moved),
        run_id=run_id,
    )


def choices(client: Client, other: Client) -> list[str]:
    """Return the fields of which a merge would keep one of two values."""
    return [each for each in _differ(client, other) if each in CHOSEN and each != "notes"]


def undo_merge(tx: Transaction, studio: Studio, run_id: str) -> tuple[Client, Client]:
    """Make two clients of one again, and return them.

    Their appointments go back, but for those that are somebody else's by now; of the client
    that stayed, what has been changed since stays. Raises UnknownMerge, MergeUndone.
    """
    line = next(iter(journal.entries(tx, run_id)), None)
    if line is None or line.action != MERGE or line.record_id is None or not line.loser:
        raise UnknownMerge(id=run_id)
    noted: dict[str, Any] = orjson.loads(line.loser)
    found = clients.get_many(tx, [noted["client"], line.record_id])
    client, other = found.get(noted["client"]), found.get(line.record_id)
    if client is None or other is None or client.deleted or not other.deleted:
        raise MergeUndone
    was, became = _client_of(client, noted["was"]), _client_of(client, noted["became"])
    back = {
        each.name: getattr(was.content, each.name)
        for each in fields(Contact)
        if getattr(client.content, each.name) == getattr(became.content, each.name)
    }
    kept = replace(
        client,
        content=replace(client.content, **back),
        number=was.number if client.number == became.number else client.number,
        group_ids=was.group_ids if client.group_ids == became.group_ids else client.group_ids,
    )
    theirs = [
        each
        for each in appointments.get_many(tx, noted["appointments"]).values()
        if each.client_id == client.id and not each.deleted
    ]
    restored = replace(other, deleted=False)
    moved = [_given_to(tx, studio, each, restored) for each in theirs]
    one, two = clients.put_many(tx, [kept, restored])
    appointments.put_many(tx, moved)
    return one, two


def unlink_all(tx: Transaction, studio: Studio, client_id: str) -> tuple[Client, list[str]]:
    """Take a client off all appointments; return it, and the ids of these.

    Also one that is removed. Raises UnknownClient.
    """
    client = clients.get_client(tx, client_id)
    if client is None:
        raise UnknownClient(id=client_id)
    theirs = appointments.of_client(tx, client_id)
    appointments.put_many(tx, [_given_to(tx, studio, each, None) for each in theirs])
    return client, [each.id for each in theirs]


def erase(
    tx: Transaction, request: Request, client: Client, appointment_ids: list[str]
) -> list[Link]:
    """Forget an unlinked client with all that is kept of the person; return copies that stay.

    Clients that were merged into this one, and are removed, are the same person.
    """
    remaining = list[Link]()
    for each in (*erasing.merged_into(tx, client.id), client):
        remaining += erasing.copies(tx, each.id)
        erasing.erase(tx, each, appointment_ids)
    _note(tx, request, ERASE, client.id)
    return remaining


def _living(tx: Transaction, client_id: str, field: str) -> Client:
    client = clients.get_client(tx, client_id)
    if client is None or client.deleted:
        raise UnknownClient(field, id=client_id)
    return client


def _given_to(
    tx: Transaction, studio: Studio, record: Appointment, client: Client | None
) -> Appointment:
    """Return an appointment with another client, and the title that the template gives it then."""
    new = replace(record, client_id=None if client is None else client.id)
    title = record.content.title
    if record.kind is not Kind.SESSION or title != template_title(tx, studio, record):
        return new
    title = template_title(tx, studio, new) or title
    return replace(new, content=replace(record.content, title=title))


def _merged(one: Contact, other: Contact, country: str) -> Contact:
    """Return what is known of both; where both know something, what the first one says."""
    found: dict[str, Any] = {}
    for each in fields(Contact):
        mine, theirs = getattr(one, each.name), getattr(other, each.name)
        if each.name in _LISTS:
            found[each.name] = joined(each.name, mine, theirs, country)
        elif not mine and each.name not in {"company", "parts"}:
            found[each.name] = theirs
    if not one.name:
        found |= {"parts": other.parts, "company": other.company}
    if one.notes and other.notes and other.notes not in one.notes:
        found["notes"] = f"{one.notes}\n\n{other.notes}"
    return replace(one, **found)


def _chosen(one: Contact, other: Contact, from_other: Collection[str]) -> Contact:
    """Return the first one with what the other says in these fields, if it says something."""
    found = {name: getattr(other, name) for name in from_other if name != "number"}
    found = {name: value for name, value in found.items() if value}
    if "name" in found:
        found |= {"parts": other.parts, "company": other.company}
    return replace(one, **found)


def _differ(client: Client, other: Client) -> list[str]:
    """Return the names of the fields in which both have a value, and not the same."""
    found = [
        each.name
        for each in fields(Contact)
        if (mine := getattr(client.content, each.name))
        and (theirs := getattr(other.content, each.name))
        and mine != theirs
    ]
    if client.number and other.number and client.number != other.number:
        found.append("number")
    return found


def _state(client: Client) -> dict[str, Any]:
    return {
        "content": dump_contact(client.content),
        "number": client.number,
        "group_ids": client.group_ids,
    }


def _client_of(client: Client, state: dict[str, Any]) -> Client:
    return replace(
        client,
        content=load_contact(state["content"]),
        number=state["number"],
        group_ids=tuple(state["group_ids"]),
    )


def _note(
    tx: Transaction,
    request: Request,
    kind: str,
    client_id: str,
    *,
    before: Contact | None = None,
    after: Contact | None = None,
    loser: str = "",
    kept: Client | None = None,
) -> str:
    """Write a run of its own about a client into the journal; return its id.

    ``kept``: the client that this one was merged into, as it was.
    """
    run = Run(
        id=tx.new_id(),
        replica_id=journal.STUDIO,
        kind=kind,
        starter=author_of(request.user_id),
        started_at=tx.now,
        ended_at=tx.now,
        outcome="ok",
        counts={},
    )
    journal.start(tx, run)
    line = Entry(
        run_id=run.id,
        at=tx.now,
        replica_id=journal.STUDIO,
        record_id=client_id,
        remote_id=None,
        side=Side.BOOK,
        action=kind,
        reason=request.surface,
        before=before,
        after=after,
        loser=loser,
        record_kind=CLIENT,
    )
    lines = [line]
    if kept is not None:
        lines.append(replace(line, record_id=kept.id, before=kept.content, loser=""))
    journal.add(tx, lines)
    return run.id
