"""Labels, and Google's own groups: contactGroups, and contactGroups.members."""

from collections import Counter
from dataclasses import dataclass, replace
from typing import Final

from .people_errors import invalid_argument, name_taken, not_found, stale_etag
from .people_fields import read_mask
from .people_resource import source_etag
from .people_state import MY_CONTACTS, SYSTEM_GROUPS, Contact, Group
from .people_writes import ContactWriter, check_takes_members
from .times import stamp
from .wire import JsonObject

MOST_MEMBERS_MODIFIED = 1000
FIELDS: Final = frozenset({"clientData", "groupType", "memberCount", "metadata", "name"})
_READ: Final = frozenset({"metadata", "groupType", "memberCount", "name"})
_WRITTEN: Final = frozenset({"metadata", "groupType", "name"})
_UPDATABLE: Final = frozenset({"clientData", "name"})
_ONLY_NAME: Final = frozenset({"name"})


@dataclass(slots=True, kw_only=True)
class Groups:
    """The labels of one account."""

    writer: ContactWriter

    # -- reading -------------------------------------------------------------------------

    def read_mask(self, text: str | None) -> frozenset[str]:
        """Parse ``groupFields``; 400."""
        return read_mask(text, FIELDS, "groupFields", default=_READ)

    def get(self, group_id: str, mask: frozenset[str], most_members: int) -> JsonObject:
        """Write a label with some of its members; 404."""
        group = self.writer.book.groups.reads(group_id)
        if group is None:
            raise not_found()
        resource = self.resource(group, mask, self.counts())
        if most_members > 0:
            members = [
                f"people/{each.id}"
                for each in self.writer.book.contacts.shown.values()
                if group_id in each.groups
            ]
            if members:
                resource["memberResourceNames"] = members[:most_members]
        return resource

    def counts(self) -> Counter[str]:
        """Count the members of all labels."""
        shown = self.writer.book.contacts.shown.values()
        return Counter(group for contact in shown for group in contact.groups)

    @staticmethod
    def resource(group: Group, mask: frozenset[str], counts: Counter[str]) -> JsonObject:
        """Write a ContactGroup. What is empty or zero is left out, as everywhere."""
        found: JsonObject = {
            "resourceName": f"contactGroups/{group.id}",
            "etag": source_etag(group.etag),
        }
        if "metadata" in mask:
            found["metadata"] = {"updateTime": stamp(group.updated)}
            if group.deleted:
                found["metadata"]["deleted"] = True
        if group.deleted:
            return found
        if "groupType" in mask:
            kind = "SYSTEM_CONTACT_GROUP" if group.system else "USER_CONTACT_GROUP"
            found["groupType"] = kind
        if "name" in mask:
            found["name"] = group.name
            found["formattedName"] = SYSTEM_GROUPS.get(group.id, group.name)
        if "memberCount" in mask and counts[group.id]:
            found["memberCount"] = counts[group.id]
        if "clientData" in mask and group.client_data:
            found["clientData"] = [{"key": k, "value": v} for k, v in group.client_data]
        return found

    # -- writing -------------------------------------------------------------------------

    def create(self, body: JsonObject) -> JsonObject:
        """Create a label; 409 if its name is taken."""
        mask = read_mask(
            body.get("readGroupFields"), FIELDS - {"memberCount"}, "read", default=_WRITTEN
        )
        given = body.get("contactGroup") or {}
        group = self.put(
            Group(
                id=f"{self.writer.state.random.getrandbits(60):x}",
                etag=0,
                updated=self.writer.now,
                name=self._name(given, ""),
                client_data=_client_data(given),
            )
        )
        return self.resource(group, mask, Counter())

    def update(self, group_id: str, body: JsonObject) -> JsonObject:
        """Replace a label's name, or its client data, or both; 400, 404, 409.

        Whether an etag counts is not documented: one that is sent does, here.
        """
        mask = read_mask(body.get("readGroupFields"), FIELDS, "read", default=_WRITTEN)
        updated = read_mask(
            body.get("updateGroupFields"), _UPDATABLE, "updateGroupFields", default=_ONLY_NAME
        )
        given = body.get("contactGroup") or {}
        group = self._own(group_id)
        if given.get("resourceName", f"contactGroups/{group_id}") != f"contactGroups/{group_id}":
            raise invalid_argument("Resource names do not match.")
        if given.get("etag", source_etag(group.etag)) != source_etag(group.etag):
            raise stale_etag()
        if "name" in updated:
            group = replace(group, name=self._name(given, group_id))
        if "clientData" in updated:
            group = replace(group, client_data=_client_data(given))
        return self.resource(self.put(group), mask, self.counts())

    def delete(self, group_id: str, *, contacts: bool) -> None:
        """Delete a label, and its contacts if asked to; else they only leave it."""
        group = self._own(group_id)
        for contact in self._members(group_id):
            if contacts:
                self.writer.bury(contact)
            else:
                left = tuple(each for each in contact.groups if each != group_id)
                self.writer.put(replace(contact, groups=left or (MY_CONTACTS,)))
        self.put(replace(group, name="", client_data=(), deleted=True))

    def modify(self, group_id: str, body: JsonObject) -> JsonObject:
        """Put contacts into a label, and take others out; tells which could not be."""
        to_add = list(body.get("resourceNamesToAdd") or [])
        to_remove = list(body.get("resourceNamesToRemove") or [])
        if not 1 <= len(to_add) + len(to_remove) <= MOST_MEMBERS_MODIFIED:
            raise invalid_argument("From 1 to 1000 resource names may be added and removed.")
        if len({*to_add, *to_remove}) < len(to_add) + len(to_remove):
            raise invalid_argument("A resource name is given twice.")
        group = self.writer.book.groups.lives(group_id)
        if group is None:
            raise not_found()
        if to_add:
            check_takes_members(group)
        missing: list[str] = []
        last: list[str] = []
        for name in (*to_add, *to_remove):
            contact = self.writer.book.contacts.lives(name.removeprefix("people/"))
            if contact is None:
                missing.append(name)
            elif not self._move(contact, group_id, into=name in to_add):
                last.append(name)
        answer = {
            "notFoundResourceNames": missing,
            "canNotRemoveLastContactGroupResourceNames": last,
        }
        return {name: value for name, value in answer.items() if value}

    def _move(self, contact: Contact, group_id: str, *, into: bool) -> bool:
        """Put a contact into a label or take it out; False if it is the last one it has."""
        groups = tuple(each for each in contact.groups if each != group_id)
        groups += (group_id,) if into else ()
        if groups and set(groups) != set(contact.groups):
            self.writer.put(replace(contact, groups=groups))
        return bool(groups)

    def put(self, group: Group) -> Group:
        """Store a new version."""
        writer = self.writer
        version = replace(group, etag=writer.state.next_etag(), updated=writer.now)
        due = writer.now + writer.settings.propagation
        writer.book.groups.put(version, due, writer.now)
        return version

    def _own(self, group_id: str) -> Group:
        group = self.writer.book.groups.lives(group_id)
        if group is None:
            raise not_found()
        if group.system:
            raise invalid_argument("System contact groups cannot be changed.")
        return group

    def _name(self, given: JsonObject, group_id: str) -> str:
        name: str = (given.get("name") or "").strip()
        if not name or len(name) > self.writer.settings.limits.characters:
            raise invalid_argument("Contact group name is missing, or too long.")
        others = [each for each in self.writer.book.groups.latest.values() if not each.deleted]
        taken = {each.name.casefold() for each in others if each.id != group_id}
        if name.casefold() in taken | {each.casefold() for each in SYSTEM_GROUPS.values()}:
            raise name_taken()
        return name

    def _members(self, group_id: str) -> list[Contact]:
        latest = self.writer.book.contacts.latest.values()
        return [each for each in latest if group_id in each.groups]


def _client_data(given: JsonObject) -> tuple[tuple[str, str], ...]:
    items = given.get("clientData") or []
    return tuple((item.get("key", ""), item.get("value", "")) for item in items)
