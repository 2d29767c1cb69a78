"""Whose copy a contact of Google is, and what Google tells of it besides its content. Pure.

https://developers.google.com/people/api/rest/v1/people#PersonMetadata
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import orjson

from .batch import Json
from .person_fields import own_items

MARK: Final = "studio_sync."
"""How the keys of our ``clientData`` begin; the id of the book follows.

Never to be changed: contacts are recognised by it.
"""


def marks_of(person: Json, book_id: str) -> tuple[str, ...]:
    """Return the ids of the records of this book whose copy it says to be."""
    return tuple(dict.fromkeys(record_id for record_id, _ in _marks(person, book_id)))


def made_by_us(person: Json, book_id: str) -> bool:
    """Tell whether we made it. Not if it is merged with one that we did not make."""
    made = [made for _, made in _marks(person, book_id)]
    return bool(made) and all(made)


def made_by_another(person: Json, book_id: str) -> bool:
    """Tell whether another studio made it, for one of its own clients."""
    keys = {str(item.get("key", "")) for item in own_items(person, "clientData")}
    others = (key.removeprefix(MARK) for key in keys if key.startswith(MARK))
    return any(made for other in others if other != book_id for _, made in _marks(person, other))


def _marks(person: Json, book_id: str) -> Iterator[tuple[str, bool]]:
    for item in own_items(person, "clientData"):
        if item.get("key") != f"{MARK}{book_id}" or not isinstance(item.get("value"), str):
            continue
        try:
            mark = orjson.loads(item["value"])
        except ValueError:
            continue
        record_id = mark.get("id") if isinstance(mark, Mapping) else None
        if isinstance(record_id, str) and record_id:
            yield record_id, mark.get("made") is True


def client_data(
    person: Json | None, *, book_id: str, record_id: str, made: bool
) -> list[dict[str, Any]]:
    """Return the ``clientData`` that marks it as the copy of this record alone.

    ``made``: we made the contact. Without ``record_id`` it is the copy of none. What others
    have put there stays.
    """
    key = f"{MARK}{book_id}"
    others = [
        {name: item[name] for name in ("key", "value") if name in item}
        for item in own_items(person or {}, "clientData")
        if item.get("key") != key
    ]
    if not record_id:
        return others
    value = orjson.dumps({"id": record_id, "made": made}).decode()
    return [*others, {"key": key, "value": value}]


def _metadata(person: Json) -> Json:
    found = person.get("metadata")
    return found if isinstance(found, Mapping) else {}


def source_of(person: Json) -> Json:
    """Return what Google says of the contact itself; empty if there is only a profile."""
    given = _metadata(person).get("sources")
    for each in given if isinstance(given, list) else ():
        if isinstance(each, Mapping) and each.get("type") == "CONTACT":
            return each
    return {}


def is_deleted(person: Json) -> bool:
    """Tell whether this is the tombstone of a contact."""
    return _metadata(person).get("deleted") is True


def former_names(person: Json) -> tuple[str, ...]:
    """Return the resource names that it had before."""
    names = _metadata(person).get("previousResourceNames")
    return tuple(each for each in (names if isinstance(names, list) else ()) if _is_text(each))


def etag_of(person: Json) -> str:
    """Return the etag of the contact itself, which a write has to name; empty if it has none.

    The etag of the whole person also changes with a profile that is linked to it.
    """
    etag = source_of(person).get("etag")
    return etag if isinstance(etag, str) else ""


def updated_of(person: Json) -> datetime | None:
    """Return when the contact itself was changed last, in UTC, if Google tells."""
    value = source_of(person).get("updateTime")
    if not isinstance(value, str):
        return None
    try:
        parsed = datetime.fromisoformat(value)
        return parsed.astimezone(UTC) if parsed.tzinfo else None
    except ValueError, OverflowError:
        return None


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value)
