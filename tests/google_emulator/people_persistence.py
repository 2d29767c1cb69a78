"""Keeping contacts and labels in the state file; what has not spread yet has, after a restart."""

from base64 import b64decode, b64encode
from dataclasses import asdict
from datetime import datetime

from .people_state import Contact, ContactBook, Group, Kept, Profile, Shelf
from .wire import JsonObject


def _in_order[V: Kept](shelf: Shelf[V]) -> list[V]:
    """Return the latest versions in the order in which they last showed, the rest after them."""
    last = shelf.sequence + 1
    return sorted(
        shelf.latest.values(), key=lambda each: (shelf.changes.get(each.id, last), each.etag)
    )


def dump_contacts(book: ContactBook) -> JsonObject:
    """Write the contacts of an account."""
    return {
        "contacts": [asdict(each) for each in _in_order(book.contacts)],
        "groups": [asdict(each) for each in _in_order(book.groups)],
        "sequences": [book.contacts.sequence, book.groups.sequence],
        "changes": [book.contacts.changes, book.groups.changes],
        "tokens": [book.contacts.tokens, book.groups.tokens],
        "renamed": book.renamed,
        "profiles": {key: asdict(profile) for key, profile in book.profiles.items()},
        "others": book.others,
        "photos": {key: b64encode(data).decode() for key, data in book.photos.items()},
    }


def load_contacts(value: JsonObject | None, book: ContactBook) -> None:
    """Read what :func:`dump_contacts` wrote; nothing, of a file from before there were contacts."""
    if value is None:
        return
    contacts = [_contact(each) for each in value["contacts"]]
    groups = [_group(each) for each in value["groups"]]
    book.contacts = _shelf(contacts, value, 0)
    book.groups = _shelf(groups, value, 1)
    book.renamed = value["renamed"]
    book.profiles = {key: Profile(**each) for key, each in value["profiles"].items()}
    book.others = value["others"]
    book.photos = {key: b64decode(data) for key, data in value["photos"].items()}


def _shelf[V: Kept](versions: list[V], value: JsonObject, index: int) -> Shelf[V]:
    """Put versions where they were, so that tokens given before go on."""
    shelf: Shelf[V] = Shelf(tokens=value["tokens"][index], sequence=value["sequences"][index])
    for version in versions:
        number = value["changes"][index].get(version.id)
        if number is None:
            shelf.sequence += 1
            number = shelf.sequence
        shelf.latest[version.id] = shelf.shown[version.id] = version
        shelf.changes[version.id] = number
        shelf.log.append((number, version.id))
    return shelf


def _contact(item: JsonObject) -> Contact:
    times = {"updated": datetime.fromisoformat(item["updated"])}
    lists = {"groups": tuple(item["groups"]), "previous": tuple(item["previous"])}
    return Contact(**{**item, **times, **lists})


def _group(item: JsonObject) -> Group:
    pairs = tuple((key, value) for key, value in item["client_data"])
    times = {"updated": datetime.fromisoformat(item["updated"])}
    return Group(**{**item, **times, "client_data": pairs})
