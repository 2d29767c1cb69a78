"""People who edit their contacts: on a phone, in Google Contacts, by *Merge & fix*.

What they do takes the same way as the API's writes, but for checks: so etags, tombstones and
listings move alike. Contacts are named by their resource names, such as ``people/c123``.
"""

from dataclasses import dataclass, replace
from typing import Any

import orjson

from .contact_groups import Groups
from .people_fields import WRITABLE, read_fields
from .people_photos import encode
from .people_resource import View
from .people_settings import ContactLimits, PeopleSettings
from .people_state import Contact, ContactBook, Profile
from .people_writes import ContactWriter
from .state import State
from .wire import JsonObject

CONTACTS_SCOPE = "https://www.googleapis.com/auth/contacts"
_NO_LIMITS = ContactLimits(characters=10**9, items=10**9, size=10**12, unwanted=r"(?!)")


@dataclass(frozen=True, slots=True)
class PhoneContacts:
    """The contacts of one account in a person's hands."""

    state: State
    book: ContactBook
    settings: PeopleSettings
    root: str
    """The address of the emulator."""

    @property
    def _writer(self) -> ContactWriter:
        return ContactWriter(state=self.state, book=self.book, settings=self.settings)

    @property
    def _groups(self) -> Groups:
        return Groups(writer=self._writer)

    def _show(self, contact: Contact) -> JsonObject:
        return View(book=self.book, photos=f"{self.root}/photos").person(contact)

    # -- contacts ------------------------------------------------------------------------

    def add(self, *, labels: tuple[str, ...] = ("myContacts",), **fields: Any) -> JsonObject:
        """Add a contact and return it; ``labels`` are ids of labels.

        ``fields`` are members of Google's Person; limits do not hold, as for what is old.
        """
        number = self.state.random.randrange(10**17, 10**18)
        content = read_fields(fields, WRITABLE - {"memberships"}, _NO_LIMITS)
        contact = Contact(
            id=f"c{number}", etag=0, updated=self.state.now(), fields=content, groups=labels
        )
        return self._show(self._writer.put(contact))

    def edit(self, name: str, **fields: Any) -> JsonObject:
        """Replace fields of a contact; an empty list clears one."""
        contact = self._writer.find(name)
        content = {k: v for k, v in contact.fields.items() if k not in fields}
        content |= read_fields(fields, fields.keys(), _NO_LIMITS)
        return self._show(self._writer.put(replace(contact, fields=content)))

    def delete(self, name: str) -> None:
        """Delete a contact."""
        self._writer.delete(name)

    def get(self, name: str) -> JsonObject:
        """Return a contact as it is, whatever reads show."""
        return self._show(self._writer.find(name))

    def all(self) -> list[JsonObject]:
        """Return all contacts as they are, whatever reads show."""
        latest = self.book.contacts.latest.values()
        return [self._show(contact) for contact in latest if not contact.deleted]

    def raw(self, *, outside: str = "") -> dict[str, bytes]:
        """Return all that is kept, byte for byte, by what it is, but for the members of a label.

        Etags are among it: writing the same once more shows. *Other contacts* and
        profiles are in it as well.
        """
        kept: dict[str, bytes] = {}
        for key, contact in self.book.contacts.latest.items():
            if not outside or outside not in contact.groups:
                kept[f"people/{key}"] = orjson.dumps(contact)
        for key, profile in self.book.profiles.items():
            kept[f"profiles/{key}"] = orjson.dumps(profile)
        for index, other in enumerate(self.book.others):
            kept[f"otherContacts/{index}"] = orjson.dumps(other)
        return kept

    # -- who is who ----------------------------------------------------------------------

    def merge(self, survivor: str, *merged: str, tombstones: bool = True) -> JsonObject:
        """*Merge & fix*: one contact remains, and has the items and labels of all.

        The others' names become former ones of it. Whether listings tell of them as deleted, too,
        is not documented: with ``tombstones`` they do.
        """
        writer = self._writer
        kept = writer.find(survivor)
        fields = {name: list(items) for name, items in kept.fields.items()}
        groups, previous = list(kept.groups), list(kept.previous)
        for contact in [writer.find(name) for name in merged]:
            for name, items in contact.fields.items():
                single = name in {"names", "biographies", "birthdays", "genders"}
                if single and name in fields:
                    continue
                known = fields.setdefault(name, [])
                known += [each for each in map(_not_primary, items) if each not in known]
            groups += [each for each in contact.groups if each not in groups]
            previous += [contact.id, *contact.previous]
            self._leave(contact, kept.id, tombstones=tombstones)
        changed = replace(kept, fields=fields, groups=tuple(groups), previous=tuple(previous))
        return self._show(writer.put(changed))

    def rename(self, name: str, *, tombstone: bool = False) -> JsonObject:
        """Give a contact another resource name, as linking a profile may."""
        writer = self._writer
        contact = writer.find(name)
        new = f"c{self.state.random.randrange(10**17, 10**18)}"
        renamed = replace(contact, id=new, previous=(contact.id, *contact.previous))
        if contact.id in self.book.profiles:
            self.book.profiles[new] = self.book.profiles.pop(contact.id)
        self._leave(contact, new, tombstones=tombstone)
        return self._show(writer.put(renamed))

    def _leave(self, contact: Contact, successor: str, *, tombstones: bool) -> None:
        self.book.renamed[contact.id] = successor
        if tombstones:
            self._writer.bury(contact)
        else:
            self.book.contacts.forget(contact.id)

    def copy(self, name: str) -> JsonObject:
        """Make a copy of a contact, client data and all, as import and export does."""
        contact = self._writer.find(name)
        number = self.state.random.randrange(10**17, 10**18)
        return self._show(self._writer.put(replace(contact, id=f"c{number}", previous=())))

    def link_profile(self, name: str, **fields: Any) -> None:
        """Link a Google profile to a contact; what it says is mixed in where that is asked for."""
        contact = self._writer.find(name)
        profile_id = str(self.state.random.randrange(10**20, 10**21))
        self.book.profiles[contact.id] = Profile(
            id=profile_id, etag=self.state.next_etag(), fields=fields
        )

    def add_other(self, **fields: Any) -> None:
        """Keep somebody among the *other contacts*."""
        number = self.state.random.randrange(10**17, 10**18)
        self.book.others.append({"resourceName": f"otherContacts/c{number}", **fields})

    # -- labels --------------------------------------------------------------------------

    def labels(self) -> dict[str, str]:
        """Return the names of the user's own labels, by id."""
        latest = self.book.groups.latest.values()
        return {each.id: each.name for each in latest if not each.deleted and not each.system}

    def add_label(self, name: str) -> str:
        """Add a label and return its id."""
        created = self._groups.create({"contactGroup": {"name": name}})
        found: str = created["resourceName"].removeprefix("contactGroups/")
        return found

    def rename_label(self, label: str, name: str) -> None:
        """Rename a label."""
        self._groups.update(label, {"contactGroup": {"name": name}})

    def delete_label(self, label: str, *, contacts: bool = False) -> None:
        """Delete a label, and its contacts if asked to."""
        self._groups.delete(label, contacts=contacts)

    def relabel(
        self, name: str, *, into: tuple[str, ...] = (), out_of: tuple[str, ...] = ()
    ) -> None:
        """Put a contact into labels, and take it out of others."""
        for label in into:
            self._groups.modify(label, {"resourceNamesToAdd": [name]})
        for label in out_of:
            self._groups.modify(label, {"resourceNamesToRemove": [name]})

    def members(self, label: str) -> list[str]:
        """Return the resource names of a label's contacts as they are."""
        latest = self.book.contacts.latest.values()
        return [f"people/{each.id}" for each in latest if label in each.groups]

    # -- photos and tokens ---------------------------------------------------------------

    def set_photo(self, name: str, data: bytes | None) -> None:
        """Give a contact a photo, or take it away."""
        contact, key = self._writer.find(name), ""
        if data is not None:
            key = f"{self.state.random.getrandbits(120):030x}"
            self.book.photos[key] = encode(data)
        self._writer.put_photo(contact, key)

    def move_photo(self, name: str) -> None:
        """Give the same photo another address, as Google does from time to time."""
        contact = self._writer.find(name)
        key = f"{self.state.random.getrandbits(120):030x}"
        self.book.photos[key] = self.book.photos[contact.photo]
        self._writer.put_photo(contact, key)

    def expire_sync_tokens(self) -> None:
        """Let all sync tokens of contacts and labels die."""
        self.book.contacts.tokens += 1
        self.book.groups.tokens += 1


def _not_primary(item: JsonObject) -> JsonObject:
    return {name: value for name, value in item.items() if name != "metadata"}
