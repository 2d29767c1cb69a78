"""Keeping the state in a file."""

from dataclasses import asdict
from datetime import datetime
import os
from pathlib import Path

import orjson

from .oauth import OAuth, Refresh, Token
from .people_persistence import dump_contacts, load_contacts
from .state import Account, Calendar, CalendarEntry, Event, Mail, Orphans, State
from .times import When, read_stored
from .wire import JsonObject


def _event(event: Event) -> JsonObject:
    return {
        "id": event.id,
        "fields": event.fields,
        "start": event.start.stored(),
        "end": event.end.stored(),
        "created": event.created,
        "updated": event.updated,
        "etag": event.etag,
        "sequence": event.sequence,
        "change": event.change,
        "master": event.master,
        "original": None if event.original is None else event.original.stored(),
        "dropped": event.dropped,
        "past": [[s.stored(), e.stored(), lines] for s, e, lines in event.past],
    }


def dump(state: State, oauth: OAuth) -> bytes:
    """Write everything that outlives a restart."""
    calendars = [
        {
            "id": calendar.id,
            "summary": calendar.summary,
            "owner": calendar.owner,
            "time_zone": calendar.time_zone,
            "description": calendar.description,
            "sequence": calendar.sequence,
            "tokens": calendar.tokens,
            "updated": calendar.updated,
            "events": [_event(event) for event in calendar.by_number],
        }
        for calendar in state.calendars.values()
    ]
    accounts = [
        {
            "email": account.email,
            "sub": account.sub,
            "name": account.name,
            "auto_consent": account.auto_consent,
            "granted": account.granted,
            "contacts": dump_contacts(account.contacts),
            "entries": [
                {**_shallow(entry), "calendar": entry.calendar.id} for entry in account.entries
            ],
        }
        for account in state.accounts.values()
    ]
    return orjson.dumps(
        {
            "version": 1,
            "counter": state.counter,
            "calendars": calendars,
            "accounts": accounts,
            "mails": [asdict(mail) for mail in state.mails],
            "tokens": {k: _scoped(token) for k, token in oauth.tokens.items()},
            "refreshes": {k: _scoped(refresh) for k, refresh in oauth.refreshes.items()},
            "grants": [[*key, sorted(scopes)] for key, scopes in oauth.grants.items()],
        }
    )


def _shallow(entry: CalendarEntry) -> JsonObject:
    names = ("role", "primary", "hidden", "selected", "summary_override", "color_id")
    return {name: getattr(entry, name) for name in (*names, "background", "etag")}


def _scoped(token: Token | Refresh) -> JsonObject:
    return asdict(token) | {"scopes": sorted(token.scopes)}


def load(data: bytes, state: State, oauth: OAuth) -> None:
    """Read what :func:`dump` wrote into an empty state."""
    value = orjson.loads(data)
    if value["version"] != 1:
        raise ValueError("a state file of another version")
    state.counter = value["counter"]
    for item in value["calendars"]:
        state.calendars[item["id"]] = _load_calendar(item, state.orphans)
    for item in value["accounts"]:
        account = Account(
            email=item["email"],
            sub=item["sub"],
            name=item["name"],
            auto_consent=item["auto_consent"],
            granted=item["granted"],
        )
        account.entries = [
            CalendarEntry(**{**entry, "calendar": state.calendars[entry["calendar"]]})
            for entry in item["entries"]
        ]
        load_contacts(item.get("contacts"), account.contacts)
        state.accounts[account.email.lower()] = account
    state.mails = [Mail(**mail) for mail in value["mails"]]
    for key, item in value["tokens"].items():
        scopes, expires = frozenset(item["scopes"]), datetime.fromisoformat(item["expires"])
        oauth.tokens[key] = Token(item["account"], item["client"], scopes, expires)
    for key, item in value["refreshes"].items():
        until = item["expires"] and datetime.fromisoformat(item["expires"])
        oauth.refreshes[key] = Refresh(
            item["account"], item["client"], frozenset(item["scopes"]), until
        )
    oauth.grants = {(a, c): frozenset(scopes) for a, c, scopes in value["grants"]}


def _load_calendar(item: JsonObject, orphans: Orphans) -> Calendar:
    calendar = Calendar(
        id=item["id"],
        summary=item["summary"],
        owner=item["owner"],
        time_zone=item["time_zone"],
        description=item["description"],
        sequence=item["sequence"],
        tokens=item["tokens"],
        updated=datetime.fromisoformat(item["updated"]),
        orphans=orphans,
    )
    for number, saved in enumerate(item["events"]):
        past: list[tuple[When, When, list[str]]] = [
            (read_stored(s), read_stored(e), lines) for s, e, lines in saved["past"]
        ]
        event = Event(
            id=saved["id"],
            number=number,
            fields=saved["fields"],
            start=read_stored(saved["start"]),
            end=read_stored(saved["end"]),
            created=datetime.fromisoformat(saved["created"]),
            updated=datetime.fromisoformat(saved["updated"]),
            etag=saved["etag"],
            sequence=saved["sequence"],
            change=saved["change"],
            master=saved["master"],
            original=None if saved["original"] is None else read_stored(saved["original"]),
            dropped=saved["dropped"],
            past=past,
        )
        calendar.add(event)
    changes = ((event.change, event) for event in calendar.by_number)
    calendar.log = sorted(changes, key=lambda entry: entry[0])
    return calendar


def save_file(path: Path, data: bytes) -> None:
    """Write a file so that a crash leaves the old one or the new one."""
    draft = path.with_name(f"{path.name}.new")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
