"""Contents as Google's contacts. Only fields that differ are sent, each of them whole. Pure.

https://developers.google.com/people/api/rest/v1/people/updateContact
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import (
    Callable,
    Collection,
    Hashable,
    Iterable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from typing import Final

import orjson

from ..formats.contact import Contact, Labelled
from ..formats.contact_sameness import item_key, same_items, same_names
from ..sync.limits import units
from .batch import Json
from .person_fields import (
    LISTS,
    NAME_PARTS,
    ORGANISATION,
    PREFERRED,
    Item,
    ListField,
    ListItem,
    bare,
    google_date,
    main_nickname,
    main_organisation,
    name_members,
    organisation_members,
    own_items,
)
from .person_mapping import TEXT_LIMIT, normal, photo_of, read_person
from .person_marks import MARK

FIELD_TOO_LONG: Final = "contact_field_too_long"
TOO_LARGE: Final = "contact_too_large"
SIZE_LIMIT: Final = 128 * 1024
"""Bytes that a contact may have, as users report; Google publishes no limit."""
_COMPOSED: Final = frozenset(
    {"unstructuredName", "displayName", "displayNameLastFirst", "phoneticFullName"}
)
"""Members of a name that Google makes of its parts, or the parts of."""
_SLIGHT: Final = frozenset({"type", "current"})
"""Members of an organisation that say nothing by themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What to send to make a contact say ``content``, in Google's notation.

    Without ``fields`` nothing differs, and nothing need be sent. ``there`` is the contact as it was
    read, None if it was not.
    """

    body: Json
    content: Contact
    there: Json | None
    refused: str = ""
    """Why Google would refuse it: a reason's key."""

    @property
    def fields(self) -> tuple[str, ...]:
        """The names of the fields that differ, for ``updatePersonFields``."""
        return tuple(self.body)

    @property
    def kept(self) -> Contact:
        """The content that reading the contact back will give."""
        if self.there is None:
            return self.content
        return read_person({**self.there, **self.body}, photo=self.content.photo)


def write_person(content: Contact, *, was: Contact | None, person: Json | None) -> Written:
    """Return what makes a contact say this.

    ``was`` is what it says now, None for a new one; ``person`` is the contact as it was read with
    that: what a ``Contact`` can't say stays as it is there. So only a new one may be written
    without ``person``; for any other it tells which fields differ.
    """
    new, old, there = normal(content), None if was is None else normal(was), person or {}
    body = {
        each.google: each.items(new, own_items(there, each.google))
        for each in _SINGLE
        if (each.said(new) if old is None else not each.same(new, old))
    }
    for field in LISTS:
        items = field.of(new)
        if items if old is None else not same_items(items, field.of(old)):
            body[field.google] = _list_items(field, new, old, there)
    refused = _refused(there, body)
    if person is None and was is not None:
        return Written(body=body, content=new, there=None, refused=refused)
    written = Written(body=body, content=new, there=there, refused=refused)
    if "names" in body or same_names(new, written.kept):
        return written
    # What stood in for a name does so no more.
    body = {"names": _names(new, own_items(there, "names")), **body}
    return Written(body=body, content=new, there=there, refused=_refused(there, body))


def _names(new: Contact, items: Sequence[Json]) -> list[Item]:
    """Return the name; a company has none but that of the organisation."""
    if new.company or not new.name:
        return []
    known = {*NAME_PARTS.values(), *_COMPOSED, "metadata"}
    kept = {} if new.parts is None else {n: v for n, v in _first(items).items() if n not in known}
    return [{**kept, **name_members(new)}]


def _first(items: Sequence[Json]) -> Item:
    return bare(items[0]) if items else {}


def _nicknames(new: Contact, items: Sequence[Json]) -> list[Item]:
    return _replaced(items, main_nickname(items), ("value",), {"value": new.nickname})


def _organisations(new: Contact, items: Sequence[Json]) -> list[Item]:
    members = tuple(ORGANISATION.values())
    return _replaced(items, main_organisation(items), members, organisation_members(new))


def _replaced(
    items: Sequence[Json], main: int | None, members: Sequence[str], says: Item
) -> list[Item]:
    """Return the items, the main one saying something else; it goes if it says nothing more."""
    kept = {} if main is None else bare(items[main])
    item = {name: value for name, value in kept.items() if name not in members} | says
    found = [bare(each) for at, each in enumerate(items) if at != main]
    if any(value for name, value in item.items() if name not in _SLIGHT):
        found.insert(main or 0, item)
    return found


def _birthdays(new: Contact, items: Sequence[Json]) -> list[Item]:  # noqa: ARG001
    if not new.birthday:
        return []
    date = google_date(new.birthday)
    return [{"text": new.birthday} if date is None else {"date": date}]


def _biographies(new: Contact, items: Sequence[Json]) -> list[Item]:  # noqa: ARG001
    return [{"value": new.notes, "contentType": "TEXT_PLAIN"}] if new.notes else []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Single:
    """A field of a person of which a contact knows one item."""

    google: str
    said: Callable[[Contact], object]
    """What it says of a contact; nothing, if that is false."""
    items: Callable[[Contact, Sequence[Json]], list[Item]]
    """What to send for a contact, given the items that are there."""

    def same(self, given: Contact, told: Contact) -> bool:
        if self.google == "names":
            return same_names(given, told)
        return self.said(given) == self.said(told)


_SINGLE: Final = (
    _Single(google="names", said=lambda c: "" if c.company else c.name, items=_names),
    _Single(google="nicknames", said=lambda c: c.nickname, items=_nicknames),
    _Single(google="organizations", said=organisation_members, items=_organisations),
    _Single(google="birthdays", said=lambda c: c.birthday, items=_birthdays),
    _Single(google="biographies", said=lambda c: c.notes, items=_biographies),
)


def _list_items(field: ListField, new: Contact, old: Contact | None, there: Json) -> list[Item]:
    """Return the items of a list, those that are there in their places.

    One that was not in the list before, so that nobody here knows of it, stays.
    """
    raws = own_items(there, field.google)
    if not raws:
        return _with_preferred([(field.write(item, {}), item) for item in field.of(new)])
    known = [field.read(raw) for raw in raws]
    before = () if old is None else field.of(old)
    key = item_key(field.of(new), before, [each for each in known if each is not None])
    ours = set(map(key, before))
    wanted = dict(enumerate(field.of(new)))
    found = dict[int, tuple[Item, ListItem]]()
    for place, item in _paired(known, wanted, key, range(len(raws))):
        found[place] = bare(raws[place]), item
    edited = [at for at, each in enumerate(known) if each and at not in found and key(each) in ours]
    for test in (_value, _label):
        for place, item in _paired(known, wanted, test, edited):
            found[place] = field.write(item, raws[place]), item
        edited = [place for place in edited if place not in found]
    result = list[tuple[Item, ListItem | None]]()
    for place, raw in enumerate(raws):
        if place not in edited:
            result.append(found.get(place, (bare(raw), None)))
    result += [(field.write(item, {}), item) for item in wanted.values()]
    return _with_preferred(result)


def _paired(
    known: Sequence[ListItem | None],
    wanted: dict[int, ListItem],
    test: Callable[[ListItem], Hashable],
    places: Iterable[int],
) -> Iterator[tuple[int, ListItem]]:
    """Yield the places of items that are there, each with a wanted one that is like it.

    What found its place is no longer wanted.
    """
    alike = defaultdict[Hashable, deque[int]](deque)
    for number, item in wanted.items():
        alike[test(item)].append(number)
    for place in places:
        each = known[place]
        if each is not None and (numbers := alike.get(test(each))):
            yield place, wanted.pop(numbers.popleft())


def _value(item: ListItem) -> Hashable:
    return item.value if isinstance(item, Labelled) else item.lines


def _label(item: ListItem) -> Hashable:
    return item.label


def _with_preferred(found: Sequence[tuple[Item, ListItem | None]]) -> list[Item]:
    """Return the items, the one to use first marked; and first, unless it was marked before.

    If none of ours is to be used first, Google's own choice stays.
    """
    items = [body for body, _ in found]
    chosen = next((at for at, (_, item) in enumerate(found) if item and item.preferred), None)
    if chosen is None:
        return items
    stays = "metadata" in items[chosen]
    plain = [{name: value for name, value in item.items() if name != "metadata"} for item in items]
    first = {**plain.pop(chosen), **PREFERRED}
    plain.insert(chosen if stays else 0, first)
    return plain


def _refused(there: Json, body: Json) -> str:
    """Return why Google would refuse this; what it took before is not looked at."""
    if not there and len(orjson.dumps(body)) <= TEXT_LIMIT:
        # All of it is no more than one text may be: UTF-8 has no fewer bytes than UTF-16 units.
        return ""
    long = {text for text in _texts(body) if units(text) > TEXT_LIMIT}
    if long and not long <= set(_texts(there)):
        return FIELD_TOO_LONG
    fields = {field: value for field, value in {**there, **body}.items() if field != "metadata"}
    return TOO_LARGE if len(orjson.dumps(fields)) > SIZE_LIMIT else ""


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def says_more(person: Json, content: Contact) -> bool:
    """Tell whether somebody has added anything in Google to what we wrote.

    Marks of other programs and of other studios count; labels are not looked at.
    """
    ours, theirs = normal(content), read_person(person)
    if any(each.said(theirs) and not each.same(ours, theirs) for each in _SINGLE):
        return True
    if photo_of(person) and not ours.photo:
        return True
    for field in LISTS:
        items, others = field.of(ours), field.of(theirs)
        key = item_key(items, others)
        if not set(map(key, others)) <= set(map(key, items)):
            return True
    return _has_unknown(person)


def _has_unknown(person: Json) -> bool:
    """Tell whether a person says something that a contact can't say."""
    for name, main, known in (
        ("nicknames", main_nickname, {"value", "type"}),
        ("organizations", main_organisation, {*ORGANISATION.values()}),
        ("names", _only, {*NAME_PARTS.values(), *_COMPOSED}),
    ):
        items = own_items(person, name)
        at = main(items)
        if any(_says(item, known if n == at else frozenset()) for n, item in enumerate(items)):
            return True
    for field in LISTS:
        for item in own_items(person, field.google):
            if _says(item, {field.label} if field.read(item) is None else field.known):
                return True
    keys = {item.get("key") for item in own_items(person, "clientData")}
    return len(keys) > 1 or not all(str(key).startswith(MARK) for key in keys)


def _only(items: Sequence[Json]) -> int | None:
    return 0 if items else None


def _says(item: Json, known: Collection[str]) -> bool:
    return any(value for name, value in bare(item).items() if name not in {*known, "metadata"})
