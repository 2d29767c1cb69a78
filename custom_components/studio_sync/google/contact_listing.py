"""Which contacts of a listing are kept, and what becomes of them: pure.

All others are read and dropped, page by page.
https://developers.google.com/people/api/rest/v1/people.connections/list
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from ..formats.contact import Contact, Labelled
from ..formats.contact_keys import keys_of, name_key
from ..sync.model import RemoteItem
from .batch import Json
from .errors import MalformedAnswer
from .labels import MY_CONTACTS
from .person_fields import member, own_items, text_of
from .person_marks import former_names, is_deleted, made_by_another, marks_of, updated_of


def name_of(person: Json) -> str:
    """Return the resource name, such as ``people/c123``."""
    return str(person["resourceName"])


def absent(
    remote_id: str, former_ids: tuple[str, ...] = (), *, updated: datetime | None = None
) -> RemoteItem[Contact]:
    """Return a contact that does not exist, or is none of ours since it was ``updated``."""
    return RemoteItem(id=remote_id, etag=None, content=None, former_ids=former_ids, updated=updated)


def without(person: Json) -> RemoteItem[Contact]:
    """Return a contact that is deleted, or as it is none of ours."""
    return absent(name_of(person), former_names(person), updated=updated_of(person))


def number_of(name: str, book_id: str) -> int:
    """Return a number of 32 bits for a contact, which tells nothing of it."""
    return int.from_bytes(sha256(f"{book_id}\0{name}".encode()).digest()[:4])


def groups_of(person: Json) -> tuple[str, ...]:
    """Return the resource names of the labels and system groups that a contact is in."""
    given = person.get("memberships")
    items = [each for each in given if isinstance(each, dict)] if isinstance(given, list) else []
    memberships = (member(each, "contactGroupMembership") for each in items)
    names = (each.get("contactGroupResourceName") for each in memberships)
    return tuple(name for name in names if isinstance(name, str))


def memberships(groups: Sequence[str]) -> list[Json]:
    """Return what a contact in these labels says."""
    return [{"contactGroupMembership": {"contactGroupResourceName": name}} for name in groups]


def without_label(person: Json, label: str) -> Json:
    """Return a contact as it is when it was taken out of a label; its etag is not known."""
    left = [name for name in groups_of(person) if name != label]
    return {**person, "memberships": memberships(left or [MY_CONTACTS])}


def without_photo(person: Json) -> Json:
    """Return a contact whose photo is not to be read."""
    return {key: value for key, value in person.items() if key != "photos"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sieve:
    """What is kept of a listing: ours, and what may be.

    ``known`` are the paired ones, None if that is not asked; ``candidates`` are keys by which
    somebody else's contact may be recognised, and of names that are only shown. ``all_new``: what
    is made from now on counts as well as the label; ``others`` are the numbers (``number_of``) of
    what was there before, None if all of it was.
    """

    label: str | None
    book_id: str
    known: frozenset[str] | None = None
    candidates: frozenset[str] = frozenset()
    all_new: bool = False
    others: Collection[int] | None = None

    def in_label(self, person: Json) -> bool:
        """Tell whether a contact is in the studio's label."""
        return self.label is not None and self.label in groups_of(person)

    def is_new(self, person: Json) -> bool:
        """Tell whether a person made a contact since new ones count; another studio's is none."""
        names = (name_of(person), *former_names(person))
        return (
            self.all_new
            and self.others is not None
            and self.others_of(names).isdisjoint(self.others)
            and not made_by_another(person, self.book_id)
        )

    def others_of(self, names: Iterable[str]) -> frozenset[int]:
        """Return the numbers of these contacts."""
        return frozenset(number_of(name, self.book_id) for name in names)

    def is_known(self, person: Json) -> bool:
        """Tell whether a contact is paired, be it under a former name."""
        names = (name_of(person), *former_names(person))
        return self.known is not None and not self.known.isdisjoint(names)

    def keeps(self, person: Json) -> bool:
        """Tell whether a contact is ours, or may be, or is shown for its name."""
        return self.may_pair(person) or self.is_named(person)

    def may_pair(self, person: Json) -> bool:
        """Tell whether a contact is ours, or may be. Any other that is kept is only shown."""
        return (
            self.in_label(person)
            or bool(marks_of(person, self.book_id))
            or self.is_known(person)
            or self.is_new(person)
            or self.is_candidate(person)
        )

    def is_candidate(self, person: Json) -> bool:
        """Tell whether a contact has a number or an address by which it may be recognised."""
        return bool(self.candidates) and not self.candidates.isdisjoint(_keys(person))

    def is_named(self, person: Json) -> bool:
        """Tell whether a contact has the name of somebody who is looked for."""
        if not self.candidates:
            return False
        names = (text_of(each, "displayName") for each in own_items(person, "names"))
        return any(name_key(name) in self.candidates for name in names)


def _keys(person: Json) -> frozenset[str]:
    """Return the keys of a contact without reading all of it."""
    return keys_of(
        Contact(phones=_values(person, "phoneNumbers"), emails=_values(person, "emailAddresses"))
    )


def _values(person: Json, name: str) -> tuple[Labelled, ...]:
    return tuple(Labelled(value=text_of(each, "value")) for each in own_items(person, name))


@dataclass(slots=True)
class Listing:
    """What is kept of all pages. Of a contact on several pages the last one counts."""

    people: dict[str, Json] = field(default_factory=dict)
    left: dict[str, RemoteItem[Contact]] = field(default_factory=dict)
    """Those that are deleted, or none of ours, by name; not in a full listing."""
    others: set[int] = field(default_factory=set)
    """Numbers of the contacts that are not in the label, and count as there before."""

    def add(self, page: Listing) -> None:
        """Add a page."""
        for name, person in page.people.items():
            self.left.pop(name, None)
            self.people[name] = person
        for name, item in page.left.items():
            self.people.pop(name, None)
            self.left[name] = item
        self.others |= page.others

    def put(self, name: str, person: Json | None) -> None:
        """Replace a contact that was read by itself; None: it is deleted."""
        if person is None:
            self.left[name] = absent(name, former_names(self.people.pop(name)))
        else:
            self.people[name] = person

    def drop_former(self) -> None:
        """Leave out names under which a contact that is kept was known before."""
        for person in self.people.values():
            for name in former_names(person):
                self.left.pop(name, None)

    def names(self) -> Iterator[str]:
        """Yield the names of what is kept, the former ones as well."""
        for name, person in self.people.items():
            yield from (name, *former_names(person))


def read_page(sieve: Sieve, recent: Mapping[str, Json | None], value: Json) -> Listing:
    """Keep what is wanted of a page; ``recent``: what it may not show yet (None: deleted).

    Raises MalformedAnswer.
    """
    page = Listing()
    found = value.get("connections", [])
    if not isinstance(found, list):
        raise MalformedAnswer("connections")
    for each in found:
        if not isinstance(each, dict) or not isinstance(each.get("resourceName"), str):
            raise MalformedAnswer("connections")
        name = name_of(each)
        person = newest(each, recent[name]) if name in recent else each
        if sieve.all_new and not sieve.is_new(each) and not sieve.in_label(each):
            page.others |= sieve.others_of([name])
        if person is not None and not is_deleted(person) and sieve.keeps(person):
            page.people[name] = person
        elif sieve.known is None or name in recent:
            page.left[name] = without(each)
    return page


def newest(read: Json, written: Json | None) -> Json | None:
    """Return what was written, unless what was read is as new."""
    if written is None:
        return None
    there, ours = updated_of(read), updated_of(written)
    is_newer = there is not None and ours is not None and there >= ours
    return read if is_newer or is_deleted(read) else written
