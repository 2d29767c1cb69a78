"""Content and moments as text and numbers, the way they are stored.

JSON with every default left out, so that a field added later changes no stored text.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from operator import attrgetter
from typing import Any, Final

import orjson

from ..formats.contact import Contact, Labelled, NameParts, PostalAddress
from .errors import BookInvalid, Reason
from .model import APPOINTMENT, CLIENT, AllDay, Content, Moment, Status, Timed, When

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SECOND = timedelta(seconds=1)
_MICROSECOND = timedelta(microseconds=1)
_MIDNIGHT = time(tzinfo=UTC)
_ONLY_SHOWN = ("shown_place", "shown_phone", "shown_studio")


type Codec = tuple[Callable[[Any], str], Callable[[str], Any]]
"""How contents of one kind are written and read."""


def dump(content: Content) -> str:
    """Write a content as compact JSON; the same content gives the same text.

    Raises BookInvalid for text that is no Unicode (a lone surrogate).
    """
    when = content.when
    fields: dict[str, object] = {
        "title": content.title,
        "start": _in_utc(when.start),
        "end": _in_utc(when.end),
    }
    if isinstance(when, Timed):
        fields["zone"] = when.zone
        if when.end_zone:
            fields["end_zone"] = when.end_zone
    if content.description:
        fields["description"] = content.description
    if content.place:
        fields["place"] = content.place
    if content.recurrence:
        fields["recurrence"] = content.recurrence
    if content.status is not Status.CONFIRMED:
        fields["status"] = content.status
    if not content.busy:
        fields["busy"] = False
    fields |= {name: value for name in _ONLY_SHOWN if (value := getattr(content, name))}
    return dump_json(fields)


def load(text: str) -> Content:
    """Read what ``dump`` wrote."""
    fields: dict[str, Any] = orjson.loads(text)
    zone = fields.get("zone")
    start, end = fields["start"], fields["end"]
    when: When
    if zone is None:
        when = AllDay(start=date.fromisoformat(start), end=date.fromisoformat(end))
    else:
        when = Timed(
            start=datetime.fromisoformat(start),
            end=datetime.fromisoformat(end),
            zone=zone,
            end_zone=fields.get("end_zone", ""),
        )
    recurrence = fields.get("recurrence")
    status = fields.get("status")
    return Content(
        title=fields["title"],
        when=when,
        description=fields.get("description", ""),
        place=fields.get("place", ""),
        recurrence=tuple(recurrence) if recurrence else (),
        status=Status(status) if status else Status.CONFIRMED,
        busy=fields.get("busy", True),
        shown_place=fields.get("shown_place", ""),
        shown_phone=fields.get("shown_phone", ""),
        shown_studio=tuple((name, value) for name, value in fields.get("shown_studio", ())),
    )


def dump_contact(contact: Contact) -> str:
    """Write what is known of a person as compact JSON; the same gives the same text.

    Raises BookInvalid for text that is no Unicode (a lone surrogate).
    """
    return dump_json(_sparse(contact))


def load_contact(text: str) -> Contact:
    """Read what ``dump_contact`` wrote."""
    found: dict[str, Any] = orjson.loads(text)
    for name, kind in _PARTS.items():
        if name in found:
            found[name] = tuple(kind(**each) for each in found[name])
    if "parts" in found:
        found["parts"] = NameParts(**found["parts"])
    return Contact(**found)


_PARTS: Final[dict[str, type[Labelled | PostalAddress]]] = {
    "phones": Labelled,
    "emails": Labelled,
    "addresses": PostalAddress,
    "urls": Labelled,
    "dates": Labelled,
    "relations": Labelled,
    "custom": Labelled,
}
"""The lists of a contact, and what is in them."""
_KINDS: Final = (Contact, NameParts, Labelled, PostalAddress)
_DEFAULTS: Final = {
    kind: tuple((each.name, each.default) for each in fields(kind)) for kind in _KINDS
}
_VALUES: Final = {kind: attrgetter(*(each.name for each in fields(kind))) for kind in _KINDS}


def _sparse(value: Contact | NameParts | Labelled | PostalAddress) -> dict[str, object]:
    """Return the fields that are not as they are by default."""
    found = dict[str, object]()
    kind = type(value)
    for (name, default), field in zip(_DEFAULTS[kind], _VALUES[kind](value), strict=True):
        if field == default:
            continue
        if isinstance(field, tuple):
            found[name] = [_sparse(each) for each in field]
        else:
            found[name] = _sparse(field) if isinstance(field, NameParts) else field
    return found


_CODECS: Final[dict[str, Codec]] = {
    APPOINTMENT: (dump, load),
    CLIENT: (dump_contact, load_contact),
}


def add_kind(record_kind: str, codec: Codec) -> None:
    """Have contents of another kind of records written and read, too."""
    _CODECS[record_kind] = codec


def dump_as(record_kind: str, content: Any) -> str:
    """Write a content of a kind."""
    return _CODECS[record_kind][0](content)


def load_as(record_kind: str, text: str) -> Any:
    """Read a content of a kind."""
    return _CODECS[record_kind][1](text)


def dump_json(value: object) -> str:
    """Write plain values and moments as compact JSON. Raises BookInvalid for no Unicode."""
    try:
        return orjson.dumps(value, dump_moment, orjson.OPT_UTC_Z).decode()
    except orjson.JSONEncodeError as err:
        raise BookInvalid("text", Reason.NOT_UNICODE) from err


def _in_utc(moment: Moment) -> Moment:
    if isinstance(moment, datetime) and moment.tzinfo is not UTC:
        return moment.astimezone(UTC)
    return moment


def dump_moment(moment: Moment) -> str:
    """Write an instant as ``2026-01-05T09:00:00Z``, a date as ``2026-01-05``."""
    if isinstance(moment, datetime):
        return moment.astimezone(UTC).isoformat().removesuffix("+00:00") + "Z"
    return moment.isoformat()


def load_moment(text: str) -> Moment:
    """Read what ``dump_moment`` wrote."""
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def dump_texts(values: tuple[str, ...]) -> str:
    """Write a list of texts; an empty one is the empty text."""
    return dump_json(values) if values else ""


def load_texts(text: str) -> tuple[str, ...]:
    """Read what ``dump_texts`` wrote."""
    return tuple(orjson.loads(text)) if text else ()


def seconds(moment: Moment) -> int:
    """Return whole seconds since 1970; a date counts from its midnight in UTC."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, _MIDNIGHT)
    return (moment - EPOCH) // _SECOND


def microseconds(instant: datetime) -> int:
    """Return microseconds since 1970."""
    return (instant - EPOCH) // _MICROSECOND


def instant(micros: int) -> datetime:
    """Read what ``microseconds`` gave."""
    return EPOCH + timedelta(microseconds=micros)


def dump_times(times: Iterable[tuple[str, datetime]]) -> str:
    """Return instants by name as text; empty if there are none."""
    found = {name: microseconds(at) for name, at in times}
    return dump_json(found) if found else ""


def load_times(text: str) -> tuple[tuple[str, datetime], ...]:
    """Return the instants that ``dump_times`` has made a text of."""
    return tuple((name, instant(at)) for name, at in orjson.loads(text).items()) if text else ()
