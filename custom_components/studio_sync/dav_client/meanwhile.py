"""What has become of a text between reading and writing it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..sync.model import RemoteItem
from ..sync.record import Fields
from .codec import Codec, Entry, Resource


def says_the_same[C: Fields](codec: Codec[C], there: Resource | None, text: bytes | None) -> bool:
    """Tell whether a text that is there says what was to be written."""
    if text is None or there is None:
        return False
    wanted, found = codec.read(replace(there, text=text)), codec.read(there)
    return _contents(wanted) == _contents(found)


def loses_dates[C: Fields](
    codec: Codec[C], before: Resource | None, there: Resource | None, text: bytes | None
) -> bool:
    """Tell whether dates that somebody has changed since a text was read are not in a new one.

    They are no edit of their series, and go with it: nobody would have read them.
    """
    if before is None or there is None or before.text == there.text:
        return False
    known = _dates(codec.read(before))
    fresh = {name for name, etag in _dates(codec.read(there)).items() if etag != known.get(name)}
    kept = {} if text is None else _dates(codec.read(replace(there, text=text)))
    return bool(fresh - kept.keys())


def _dates(entries: Sequence[Entry[Any]]) -> dict[str, str | None]:
    """Return the etags of the dates of a series that say something themselves, by their ids."""
    return {
        each.id: each.etag
        for each in entries
        if isinstance(each, RemoteItem) and each.parent_id is not None and each.content is not None
    }


def _contents(entries: Sequence[Entry[Any]]) -> dict[str | None, object]:
    return {
        each.id if isinstance(each, RemoteItem) else each.remote_id: each.content
        if isinstance(each, RemoteItem)
        else each.reason
        for each in entries
    }
