"""People who use their Google Contacts, as on a phone."""

from urllib.parse import quote

from .client import Json
from .google import Google

MINE = "myContacts"
"""The id of Google's own label *My Contacts*."""


class Contacts:
    """Somebody's contacts in their hands; each is one of Google's Person resources."""

    def __init__(self, google: Google, email: str) -> None:
        self._google = google
        self._path = f"accounts/{quote(email)}"

    async def all(self) -> list[Json]:
        """Read all contacts."""
        found: list[Json] = (await self._google.control("GET", f"{self._path}/contacts"))[
            "contacts"
        ]
        return found

    async def labels(self) -> dict[str, str]:
        """Return the ids of the person's own labels by name."""
        found = await self._google.control("GET", f"{self._path}/labels")
        return {name: label for label, name in found["labels"].items()}

    async def labelled(self, name: str) -> list[Json]:
        """Read the contacts in a label; none if there is no such label."""
        label = (await self.labels()).get(name, "")
        return [each for each in await self.all() if label in _labels_of(each)]

    async def add(self, *labels: str, **fields: Json) -> Json:
        """Add a contact, in labels of these names."""
        known = await self.labels()
        body = {"labels": [MINE, *(known[each] for each in labels)], **fields}
        return await self._google.control("POST", f"{self._path}/contacts", body)

    async def change(self, contact: Json, **fields: Json) -> None:
        """Replace fields of a contact; an empty list clears one."""
        await self._google.control("PATCH", self._of(contact), fields)

    async def remove(self, contact: Json) -> None:
        """Delete a contact."""
        await self._google.control("DELETE", self._of(contact))

    def _of(self, contact: Json) -> str:
        return f"{self._path}/contacts/{contact['resourceName']}"


def name_of(contact: Json) -> str:
    """Return the name that a person sees."""
    return str(contact["names"][0]["displayName"])


def values_of(contact: Json, field: str) -> list[str]:
    """Return the values of a field, such as ``phoneNumbers``."""
    return [each["value"] for each in contact.get(field, [])]


def _labels_of(contact: Json) -> set[str]:
    return {
        each["contactGroupMembership"]["contactGroupId"] for each in contact.get("memberships", [])
    }
