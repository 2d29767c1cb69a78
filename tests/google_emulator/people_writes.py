"""Writes of contacts: create, update, delete, one by one and in batches."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from .people_errors import (
    PeopleError,
    batch_error,
    invalid_argument,
    not_found,
    stale_etag,
    too_many_contacts,
)
from .people_fields import WRITABLE, check_size, read_fields
from .people_resource import person_etag, source_etag, source_id
from .people_settings import PeopleSettings
from .people_state import MY_CONTACTS, TAKES_MEMBERS, Contact, ContactBook, Group
from .state import State
from .wire import JsonObject

MOST_CREATED = MOST_UPDATED = 200
MOST_DELETED = 500


@dataclass(slots=True, kw_only=True)
class ContactWriter:
    """Writes to the contacts of one account."""

    state: State
    book: ContactBook
    settings: PeopleSettings

    @property
    def now(self) -> datetime:
        """The time."""
        return self.state.now()

    def put(self, contact: Contact) -> Contact:
        """Store a new version, which reads show when it has spread."""
        version = replace(contact, etag=self.state.next_etag(), updated=self.now)
        self.book.contacts.put(version, self.now + self.settings.propagation, self.now)
        return version

    def find(self, name: str) -> Contact:
        """Return the latest version of a contact by its resource name; 400, 404."""
        contact_id = name.removeprefix("people/")
        if contact_id == "me" or contact_id.isdecimal():
            raise invalid_argument("Person has no contact source.")
        contact = self.book.contacts.lives(contact_id)
        if contact is None:
            raise not_found()
        return contact

    def put_photo(self, contact: Contact, key: str) -> Contact:
        """Give a contact a photo that is kept already, or none."""
        return self.put(replace(contact, photo=key))

    # -- create --------------------------------------------------------------------------

    def create(self, person: JsonObject) -> Contact:
        """Create a contact."""
        return self.create_all([person])[0]

    def create_all(self, people: Iterable[JsonObject]) -> list[Contact]:
        """Create contacts: all, or none; a wrong one among several raises as it is."""
        drafts = [self._draft(person) for person in people]
        if self._counted() + len(drafts) > self.settings.limits.contacts:
            raise too_many_contacts()
        return [self.put(draft) for draft in drafts]

    def create_batch(self, people: list[JsonObject]) -> list[Contact]:
        """Create contacts: all, or none, and then the answer says which were wrong."""
        _check_count(people, MOST_CREATED)
        failures: dict[str, PeopleError] = {}
        for index, person in enumerate(people):
            try:
                self._draft(person)
            except PeopleError as error:
                failures[str(index)] = error
        if failures:
            raise batch_error("Create", failures, tells=self.settings.tells_batch_errors)
        return self.create_all(people)

    def _draft(self, person: JsonObject) -> Contact:
        limits = self.settings.limits
        fields = read_fields(person, WRITABLE - {"memberships"}, limits)
        check_size(fields, limits)
        groups = self._memberships(person, ()) if person.get("memberships") else (MY_CONTACTS,)
        number = self.state.random.randrange(10**17, 10**18)
        return Contact(id=f"c{number}", etag=0, updated=self.now, fields=fields, groups=groups)

    def _counted(self) -> int:
        """Count the contacts; those deleted of late are among them."""
        since = self.now - self.settings.limits.remembered
        contacts = self.book.contacts.latest.values()
        return sum(1 for each in contacts if not each.deleted or each.updated > since)

    # -- update --------------------------------------------------------------------------

    def update(self, name: str, person: JsonObject, mask: frozenset[str]) -> Contact:
        """Replace the fields of a mask as a whole; 400 if the contact was changed meanwhile."""
        return self.put(self._updated(name, person, mask))

    def update_batch(
        self, people: dict[str, JsonObject], mask: frozenset[str]
    ) -> dict[str, Contact]:
        """Update contacts: all, or none, and then the answer says which were wrong."""
        _check_count(people, MOST_UPDATED)
        drafts: dict[str, Contact] = {}
        failures: dict[str, PeopleError] = {}
        for name, person in people.items():
            try:
                drafts[name] = self._updated(name, person, mask)
            except PeopleError as error:
                failures[name] = error
        if failures:
            raise batch_error("Update", failures, tells=self.settings.tells_batch_errors)
        return {name: self.put(draft) for name, draft in drafts.items()}

    def _updated(self, name: str, person: JsonObject, mask: frozenset[str]) -> Contact:
        if person.get("resourceName", name) != name:
            raise invalid_argument("Resource names do not match.")
        contact = self.find(name)
        self._check_etags(contact, person)
        limits = self.settings.limits
        kept = {field: items for field, items in contact.fields.items() if field not in mask}
        fields = kept | read_fields(person, mask - {"memberships"}, limits)
        check_size(fields, limits)
        groups = contact.groups
        if "memberships" in mask:
            groups = self._memberships(person, contact.groups)
        return replace(contact, fields=fields, groups=groups)

    def _check_etags(self, contact: Contact, person: JsonObject) -> None:
        """Both etags must be those of the latest version: the source's, and the person's if sent.

        Google documents the first; what its message names is the second.
        """
        sources = person.get("metadata", {}).get("sources", [])
        own = [source for source in sources if source.get("type") == "CONTACT"]
        if len(own) != 1 or not own[0].get("etag"):
            raise invalid_argument(
                "Request must set person.metadata.sources with the etag of the contact source "
                "that is being updated."
            )
        if own[0].get("id", source_id(contact.id)) != source_id(contact.id):
            raise invalid_argument("person.metadata.sources names another contact.")
        latest = person_etag(contact, self.book.profiles.get(contact.id))
        if own[0]["etag"] != source_etag(contact.etag) or person.get("etag", latest) != latest:
            raise stale_etag()

    def _memberships(self, person: JsonObject, before: tuple[str, ...]) -> tuple[str, ...]:
        groups: list[str] = []
        for item in person.get("memberships") or []:
            name = item.get("contactGroupMembership", {}).get("contactGroupResourceName", "")
            group = self.book.groups.lives(name.removeprefix("contactGroups/"))
            if group is None or not name.startswith("contactGroups/"):
                raise invalid_argument("Contact group of a membership was not found.")
            if group.id not in before:
                check_takes_members(group)
            if group.id not in groups:
                groups.append(group.id)
        if not groups:
            raise invalid_argument("A contact must have at least one contact group membership.")
        return tuple(groups)

    # -- delete --------------------------------------------------------------------------

    def delete(self, name: str) -> None:
        """Delete a contact; 404."""
        self.bury(self.find(name))

    def delete_batch(self, names: list[str]) -> None:
        """Delete contacts: all, or none."""
        _check_count(names, MOST_DELETED)
        if len(set(names)) < len(names):
            raise invalid_argument("A resource name is given twice.")
        for contact in [self.find(name) for name in names]:
            self.bury(contact)

    def bury(self, contact: Contact) -> None:
        """Leave a tombstone, which keeps the former names: some were never told as deleted."""
        self.put(replace(contact, fields={}, groups=(), photo="", deleted=True))


def check_takes_members(group: Group) -> None:
    """Refuse to add contacts to a system group that is not for that; 400."""
    if group.system and group.id not in TAKES_MEMBERS:
        raise invalid_argument(f"Contacts cannot be added to the system group {group.id}.")


def _check_count(items: object, most: int) -> None:
    assert isinstance(items, list | dict)
    if not items or len(items) > most:
        raise invalid_argument(f"From 1 to {most} contacts may be given, not {len(items)}.")
