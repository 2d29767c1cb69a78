"""Finds the text of a UID that has another name than the one chosen for it."""

from __future__ import annotations

from ..dav.names import caldav
from ..sync.model import RemoteItem
from ..sync.record import Fields
from . import bodies
from .codec import Codec, Resource
from .reading import Reader
from .transport import Listed


async def name_of_uid(reader: Reader, name: str, told: str | None) -> str | None:
    """Return the name of the text with the UID of a name of ours; None if it can't be found.

    ``told`` is the address that the server's refusal names, if any.
    """
    if told is not None and (other := reader.name(reader.collection.url, told)) is not None:
        return other
    return await _find(reader, _uid_of(name))


async def is_elsewhere[C: Fields](
    reader: Reader, codec: Codec[C], name: str, read: Resource | None
) -> bool:
    """Tell whether what was read under a name, and is gone there, has another one by now.

    Raises a ReplicaError.
    """
    known = () if read is None else codec.read(read)
    uids = (each.uid for each in known if isinstance(each, RemoteItem) and each.uid)
    found = await _find(reader, next(uids, _uid_of(name)))
    return found is not None and await reader.one(found) is not None


def _uid_of(name: str) -> str:
    return name.rpartition(".")[0]


async def _find(reader: Reader, uid: str) -> str | None:
    if reader.report != caldav("calendar-multiget"):
        return None
    body = bodies.uid_query(uid)
    listed = await reader.transport.list("REPORT", reader.collection.url, body, depth="1")
    if not isinstance(listed, Listed):
        return None
    names = (reader.name(listed.url, each.href) for each in listed.found.told)
    return next(filter(None, names), None)
