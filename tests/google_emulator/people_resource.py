"""Writing contacts and profiles as the People API's resources."""

from base64 import b64encode
from dataclasses import dataclass
import random

from .people_fields import READABLE
from .people_state import Contact, ContactBook, Profile
from .state import Account
from .times import stamp
from .wire import JsonObject

MOST_LISTED = 100
"""Of the e-mail addresses and phone numbers of a contact in a listing."""
_CUT = ("emailAddresses", "phoneNumbers")
CONTACT, PROFILE = "READ_SOURCE_TYPE_CONTACT", "READ_SOURCE_TYPE_PROFILE"


def source_id(contact_id: str) -> str:
    """Return the id of a contact's source."""
    return f"{int(contact_id[1:]):x}"


def source_etag(etag: int) -> str:
    """Write the etag of a source."""
    return f"#{b64encode(etag.to_bytes(9)).decode()}="


def person_etag(contact: Contact, profile: Profile | None) -> str:
    """Write the etag of a person: another one when any of its sources changes."""
    both = contact.etag.to_bytes(9) + (profile.etag if profile else 0).to_bytes(9)
    return f"%{b64encode(both).decode()}="


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """How people are to be answered: which fields, of which sources, how much of them."""

    book: ContactBook
    mask: frozenset[str] = READABLE
    sources: frozenset[str] = frozenset((CONTACT, PROFILE))
    cut: bool = False
    """E-mail addresses and phone numbers end at ``MOST_LISTED``."""
    photos: str = ""
    """The root of the addresses of photos."""
    shuffle: random.Random | None = None
    syncing: bool = False
    """The listing has a sync token: deletions and former names are told."""

    def person(self, contact: Contact) -> JsonObject:
        """Write a contact, with the profile that is linked to it, as far as that is asked for."""
        profile = self.book.profiles.get(contact.id)
        resource: JsonObject = {
            "resourceName": f"people/{contact.id}",
            "etag": person_etag(contact, profile),
        }
        if "metadata" in self.mask:
            resource["metadata"] = self._metadata(contact, profile)
        if contact.deleted:
            return resource
        for name in sorted(self.mask - {"metadata"}):
            items = self._items(name, contact, profile)
            if items:
                resource[name] = items
        return resource

    def _metadata(self, contact: Contact, profile: Profile | None) -> JsonObject:
        own = {
            "type": "CONTACT",
            "id": source_id(contact.id),
            "etag": source_etag(contact.etag),
            "updateTime": stamp(contact.updated),
        }
        sources = [own] if CONTACT in self.sources and not contact.deleted else []
        if profile is not None and PROFILE in self.sources and not contact.deleted:
            sources.append(profile_source(profile))
        found: JsonObject = {"objectType": "PERSON"}
        if sources:
            found["sources"] = sources
        if contact.deleted:
            found["deleted"] = True
        if contact.previous and self.syncing:
            found["previousResourceNames"] = [f"people/{each}" for each in contact.previous]
        return found

    def _items(self, name: str, contact: Contact, profile: Profile | None) -> list[JsonObject]:
        own = self._own(name, contact) if CONTACT in self.sources else []
        source: JsonObject = {"type": "CONTACT", "id": source_id(contact.id)}
        primary = _primary(own)
        items = [
            _of_source(each, source, primary=index == primary) for index, each in enumerate(own)
        ]
        if profile is not None and PROFILE in self.sources and name in profile.fields:
            # Whose item is the person's primary one is not documented: the profile's, here.
            source = {"type": "PROFILE", "id": profile.id}
            found = profile.fields[name]
            items = [
                _of_source(each, source, primary=i == 0) for i, each in enumerate(found)
            ] + items
        first = True
        for item in items:
            if first and item["metadata"].get("sourcePrimary"):
                item["metadata"]["primary"] = True
                first = False
        if self.cut and name in _CUT:
            items = items[:MOST_LISTED]
        if self.shuffle is not None:
            self.shuffle.shuffle(items)
        return items

    def _own(self, name: str, contact: Contact) -> list[JsonObject]:
        if name == "memberships":
            return [_membership(group) for group in contact.groups]
        if name == "photos":
            return [self._photo(contact)]
        items: list[JsonObject] = contact.fields.get(name, [])
        return items

    def _photo(self, contact: Contact) -> JsonObject:
        if contact.photo:
            return {"url": f"{self.photos}/contacts/{contact.photo}=s100"}
        names = contact.fields.get("names") or [{}]
        letter = names[0].get("displayName", "?")[:1]
        return {"url": f"{self.photos}/default/{ord(letter):x}=s100", "default": True}


def profile_source(profile: Profile) -> JsonObject:
    """Write a profile as a source of a person."""
    return {
        "type": "PROFILE",
        "id": profile.id,
        "etag": source_etag(profile.etag),
        "profileMetadata": {"objectType": "PERSON", "userTypes": ["GOOGLE_USER"]},
    }


def own_profile(account: Account, mask: frozenset[str]) -> JsonObject:
    """Write the user's own profile, ``people/me``."""
    profile = Profile(
        id=account.sub,
        etag=1,
        fields={
            "names": [{"displayName": account.name, "unstructuredName": account.name}],
            "emailAddresses": [{"value": account.email}],
        },
    )
    resource: JsonObject = {
        "resourceName": f"people/{account.sub}",
        "etag": source_etag(profile.etag).replace("#", "%"),
    }
    if "metadata" in mask:
        resource["metadata"] = {"objectType": "PERSON", "sources": [profile_source(profile)]}
    source = {"type": "PROFILE", "id": profile.id}
    for name in sorted(mask & profile.fields.keys()):
        resource[name] = [
            _of_source(each, source, primary=True)
            | {"metadata": {"primary": True, "source": source}}
            for each in profile.fields[name]
        ]
    return resource


def _primary(items: list[JsonObject]) -> int:
    for index, item in enumerate(items):
        if item.get("metadata", {}).get("sourcePrimary"):
            return index
    return 0


def _of_source(item: JsonObject, source: JsonObject, *, primary: bool) -> JsonObject:
    metadata: JsonObject = {"source": source}
    if primary:
        metadata["sourcePrimary"] = True
    return {**item, "metadata": metadata}


def _membership(group: str) -> JsonObject:
    return {
        "contactGroupMembership": {
            "contactGroupId": group,
            "contactGroupResourceName": f"contactGroups/{group}",
        }
    }
