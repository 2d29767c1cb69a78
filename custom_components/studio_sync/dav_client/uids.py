"""Finds the text of a UID that has another name than the one chosen for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ..dav.names import caldav
from ..sync.model import RemoteItem
from ..sync.record import Fields
from . import bodies
from .codec import Codec, Resource
from .reading import Reader
from .transport import Listed

_MOST: Final = 20
"""Texts that are looked into for a UID."""


async def text_of_uid[C: Fields](
    reader: Reader, codec: Codec[C], name: str, told: str | None
) -> Resource | None:
    """Return the text with the UID of a name of ours that has another one; None if none is found.

    ``told`` is the address that the server's refusal names, if any.
    """
    uid = _uid_of(name)
    other = None if told is None else reader.name(reader.collection.url, told)
    names = await _found(reader, uid) if other is None else [other]
    return await _with_uid(reader, codec, uid, [each for each in names if each != name])


async def is_elsewhere[C: Fields](
    reader: Reader, codec: Codec[C], name: str, read: Resource | None
) -> bool:
    """Tell whether what was read under a name, and is gone there, has another one by now.

    Raises a ReplicaError.
    """
    known = () if read is None else codec.read(read)
    uids = (each.uid for each in known if isinstance(each, RemoteItem) and each.uid)
    uid = next(uids, _uid_of(name))
    return await _with_uid(reader, codec, uid, await _found(reader, uid)) is not None


def _uid_of(name: str) -> str:
    return name.rpartition(".")[0]


async def _found(reader: Reader, uid: str) -> list[str]:
    """Return the names of what a query finds: a UID may be a part of another one (RFC 4791 §9.7.5).

    Some servers find everything.
    """
    if reader.report != caldav("calendar-multiget"):
        return []
    body = bodies.uid_query(uid)
    listed = await reader.transport.list("REPORT", reader.collection.url, body, depth="1")
    if not isinstance(listed, Listed):
        return []
    names = (reader.name(listed.url, each.href) for each in listed.found.told)
    return list(filter(None, names))


async def _with_uid[C: Fields](
    reader: Reader, codec: Codec[C], uid: str, names: Sequence[str]
) -> Resource | None:
    """Return the first text of these that has this UID, as far as that can be read."""
    for name in names[:_MOST]:
        resource = await reader.one(name)
        if resource is None:
            continue
        items = [each for each in codec.read(resource) if isinstance(each, RemoteItem)]
        if not items or any(each.uid == uid for each in items):
            return resource
    return None
