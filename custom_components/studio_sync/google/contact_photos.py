"""Photos of contacts, both ways: each is sent once, and known again by its address.

Google encodes a photo again, so that its bytes tell nothing.
https://developers.google.com/people/api/rest/v1/people/updateContactPhoto
"""

from base64 import b64encode
from collections.abc import Collection
from math import prod
from typing import Final, Protocol
from urllib.parse import quote

import aiohttp
from yarl import URL

from ..formats.picture_size import picture_size
from .batch import Json, Reply
from .contact_listing import name_of
from .people_api import CONTACT_SOURCE, PeopleApi
from .person_mapping import PERSON_FIELDS, photo_of
from .person_marks import former_names
from .transport import GoogleTransport

SIZE: Final = 1024
"""Pixels of what is asked for; Google gives a small one otherwise."""
MOST_BYTES: Final = 8 * 1024 * 1024
_TYPES: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp"})


class PhotoStore(Protocol):
    """Keeps photos, and where they are in the replica."""

    async def get(self, key: str) -> tuple[bytes, str] | None:
        """Return a photo and its media type; None if it is not there."""

    async def put(self, data: bytes) -> str | None:
        """Keep a photo, and return its key; None if it is no picture that can be kept."""

    async def known(self, remote_id: str, address: str) -> str | None:
        """Return the key of the photo that has this address there.

        For an empty address that of the photo which was noted last for this one.
        """

    async def is_erased(self, remote_ids: Collection[str], record_ids: Collection[str]) -> bool:
        """Tell whether nothing may be kept of a contact, by its names and the records it is of."""

    async def remember(self, remote_id: str, address: str, key: str) -> None:
        """Note which photo has this address there."""


class ContactPhotos:
    """The photos of the contacts of one account."""

    def __init__(self, transport: GoogleTransport, api: PeopleApi, store: PhotoStore) -> None:
        """Use this store."""
        self._transport = transport
        self._api = api
        self._store = store

    async def key_of(self, person: Json, marks: Collection[str] = ()) -> str | None:
        """Return the key of a contact's photo, empty if it has none; None if it can't be had.

        ``marks`` are the ids of the records whose copy it says to be.
        """
        address = photo_of(person)
        if not address:
            return ""
        name = name_of(person)
        key = await self._store.known(name, address)
        if key is not None:
            return key
        if await self._store.is_erased((name, *former_names(person)), marks):
            return None
        found = await self._download(address)
        if found is None:
            return None
        last = await self._store.known(name, "")
        # Google keeps ours at another address, or encoded again.
        ours = bool(last) and await self._is_smaller(found, last or "")
        key = last if ours else await self._store.put(found)
        if key is None:
            return None
        await self._store.remember(name, address, key)
        return key

    async def _is_smaller(self, data: bytes, key: str) -> bool:
        """Tell whether a picture has fewer pixels than a photo that we have."""
        ours = await self._store.get(key)
        sizes = None if ours is None else (picture_size(data), picture_size(ours[0]))
        if sizes is None or sizes[0] is None or sizes[1] is None:
            return False
        return prod(sizes[0]) < prod(sizes[1])

    async def send(self, name: str, key: str) -> Reply | None:
        """Give a contact a photo; None if that is not kept. Raises a ReplicaError."""
        photo = await self._store.get(key)
        if photo is None:
            return None
        body = {
            "photoBytes": b64encode(photo[0]).decode(),
            "personFields": PERSON_FIELDS,
            "sources": [CONTACT_SOURCE],
        }
        return await self._api.call("PATCH", f"{name}:updateContactPhoto", body)

    async def remember(self, person: Json, key: str) -> None:
        """Note that a contact's photo, as it is now, is this one."""
        if address := photo_of(person):
            await self._store.remember(name_of(person), address, key)

    async def delete(self, name: str) -> Reply:
        """Take a contact's photo away. Raises a ReplicaError."""
        fields = quote(PERSON_FIELDS, safe="")
        query = f"personFields={fields}&sources={CONTACT_SOURCE}"
        return await self._api.call("DELETE", f"{name}:deleteContactPhoto?{query}")

    async def _download(self, address: str) -> bytes | None:
        """Get a photo; the address needs no sign-in, and is shown none."""
        try:
            url = URL(address).update_query(sz=SIZE)
        except ValueError:
            return None
        self._transport.requests += 1
        timeout = aiohttp.ClientTimeout(total=self._transport.timeout)
        try:
            async with self._transport.session.get(
                url, timeout=timeout, allow_redirects=False
            ) as response:
                data = await response.content.read(MOST_BYTES + 1)
                while len(data) <= MOST_BYTES and not response.content.at_eof():
                    data += await response.content.read(MOST_BYTES + 1 - len(data))
        except aiohttp.ClientError, TimeoutError, ConnectionError:
            return None
        if not response.ok or len(data) > MOST_BYTES or response.content_type not in _TYPES:
            return None
        return data
