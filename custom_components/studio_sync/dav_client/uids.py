"""Finds the text of a UID that has another name than the one chosen for it."""

from __future__ import annotations

from ..dav.names import caldav
from . import bodies
from .reading import Reader
from .transport import Listed


async def name_of_uid(reader: Reader, name: str, told: str | None) -> str | None:
    """Return the name of the text with the UID of a name of ours; None if it can't be found.

    ``told`` is the address that the server's refusal names, if any.
    """
    if told is not None and (other := reader.name(reader.collection.url, told)) is not None:
        return other
    if reader.report != caldav("calendar-multiget"):
        return None
    uid = name.rpartition(".")[0]
    body = bodies.uid_query(uid)
    listed = await reader.transport.list("REPORT", reader.collection.url, body, depth="1")
    if not isinstance(listed, Listed):
        return None
    names = (reader.name(listed.url, each.href) for each in listed.found.told)
    return next(filter(None, names), None)
