"""The clients of a group as an address book: what the server for phones reads and writes there.

A card is a client in the group. Its name and its UID are made from the id of the client, or those
that a phone gave. The text is what a phone wrote, until the studio or Google changes what it says.
"""

from collections.abc import Callable, Collection as Some, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from hashlib import sha256
from http import HTTPStatus
from typing import Final

from ..book import clients, group_members, people, phone_items, photos
from ..book.database import Transaction
from ..book.errors import BookInvalid, Reason
from ..book.group_members import Member
from ..book.model import Client, Origin
from ..book.phone_items import Mark, PhoneItem
from ..dav.elements import Element
from ..dav.errors import DavError
from ..dav.names import CARD_MAX_SIZE, CARD_UID_CONFLICT, WITHIN_LIMITS
from ..dav.properties import PropertyChange
from ..dav.time_range import TimeRange
from ..formats.contact import Contact
from ..formats.errors import PictureError
from ..formats.folding import fold
from ..formats.pictures import fitted
from ..formats.vcard.photo import Photo
from ..scheduling import write_path
from ..scheduling.write_path import Request, Surface
from . import card_mapping, tokens
from .card_mapping import CardChange, SentCard, ShownClient, refused
from .home import Changes, Collection, Item, Stored
from .paths import Kind
from .visit import BookRights, Visit

_TAKEN_OFF: Final = "taken off by a phone"
"""``made_from`` of an item whose client a phone has taken out of the group."""
_END: Final = ".vcf"


class BookAddressBook:
    """Implements ``home.Collection`` by the clients of a group, within one transaction."""

    kind: Final = Kind.ADDRESS_BOOK
    description: Final = ""
    color: Final = None
    zone: Final = "UTC"

    def __init__(self, tx: Transaction, visit: Visit, rights: BookRights) -> None:
        """Take the transaction of the request, who asks, and what they may."""
        self._tx = tx
        self._group = rights.group_id
        self._key = group_members.address_book(rights.group_id)
        self._rights = rights
        self._request = Request(surface=Surface.PHONE, access_id=visit.access_id)
        self._visit = visit

    @property
    def name(self) -> str:
        """The id of the group."""
        return self._group

    @property
    def may_write(self) -> bool:
        """Whether the access may change clients."""
        return self._rights.may_write

    # -- reading -----------------------------------------------------------------------------

    def token(self) -> str:
        """Return the sync token; a client elsewhere does not move it."""
        return tokens.token_of(self._tx, self._last_rev(), self._view)

    def _last_rev(self) -> int:
        return max(
            group_members.last_rev(self._tx, self._group),
            phone_items.last_rev(self._tx, self._key),
            tokens.forgotten_clients(self._tx),
        )

    def etags(self, names: Some[str] | None = None) -> Mapping[str, str]:
        """Return the etags of all cards, or of those that there are of ``names``."""
        found = self._members() if names is None else self._named(names)
        return {name: self._etag(each) for name, each in found.items()}

    def read(self, names: Iterable[str]) -> Mapping[str, Item]:
        """Return the cards that there are of ``names``."""
        found = self._named(names)
        ids = [each.client_id for each in found.values()]
        known = clients.get_many(self._tx, ids)
        items = phone_items.get_many(self._tx, self._key, ids)
        return {
            name: Item(
                name=name,
                etag=self._etag(each),
                text=self._text(each, known[each.client_id], items.get(each.client_id)),
            )
            for name, each in found.items()
        }

    def between(self, time_range: TimeRange) -> Sequence[str]:  # noqa: ARG002
        """Return nothing: a card has no time."""
        return ()

    def changes(self, token: str, limit: int | None) -> Changes:
        """Return which cards changed since a token, or all of them."""
        since = tokens.rev_of(self._tx, token, self._view) if token else 0
        found = self._members() if not token else self._changed(since)
        at = {name: self._position(each) for name, each in found.items()}
        gone = self._gone(since) if token else {}
        gone = {name: rev for name, rev in gone.items() if name not in found}
        every = sorted({**gone, **at}.items(), key=lambda each: (each[1], each[0]))
        if limit is None or len(every) <= limit:
            until, truncated = self._last_rev(), False
        else:
            # Names of one rev stay together, since a token names nothing smaller.
            cut = every[limit][1]
            every = [each for each in every if each[1] < cut]
            if not every:
                raise DavError(
                    "So few changes at once are not possible.",
                    status=HTTPStatus.INSUFFICIENT_STORAGE,
                    condition=WITHIN_LIMITS,
                )
            until, truncated = every[-1][1], True
        return Changes(
            changed={name: self._etag(found[name]) for name, _ in every if name in found},
            removed=[name for name, _ in every if name not in found],
            token=tokens.token_of(self._tx, until, self._view),
            truncated=truncated,
        )

    @property
    def _view(self) -> str:
        """What a token is of, besides the book as a whole."""
        return self._key

    def _changed(self, since: int) -> dict[str, Member]:
        """Return the cards that changed after a rev, by name."""
        found = group_members.changed(self._tx, self._group, since)
        touched = [each for each, mark in self._marks.items() if mark.rev > since]
        there = [each for each in touched if each not in found]
        found |= group_members.members(self._tx, self._group, there)
        return {self._name_of(each): found[each] for each in found}

    def _gone(self, since: int) -> dict[str, int]:
        """Return the names that went after a rev, with the rev at which they did.

        Whether something else has the name now is not looked at.
        """
        left = group_members.gone(self._tx, self._group, since)
        found = {self._name_of(each): rev for each, rev in left.items()}
        for mark in phone_items.marks(self._tx, self._key, since):
            if mark.record_id is None:
                found[mark.name] = mark.rev
        return found

    def _position(self, member: Member) -> int:
        """Return the rev of the last change of a card."""
        mark = self._marks.get(member.client_id)
        return member.rev if mark is None else max(member.rev, mark.rev)

    def _members(self) -> dict[str, Member]:
        every = group_members.members(self._tx, self._group)
        return {self._name_of(client_id): each for client_id, each in every.items()}

    def _named(self, names: Iterable[str]) -> dict[str, Member]:
        """Return the members whose cards have these names, by name."""
        ids = {name: self._by_name.get(name) or _id_in(name) for name in names}
        found = group_members.members(self._tx, self._group, filter(None, ids.values()))
        return {
            name: found[client_id]
            for name, client_id in ids.items()
            if client_id in found and self._name_of(client_id) == name
        }

    @cached_property
    def _marks(self) -> dict[str, Mark]:
        """The items of which phones have given the name, by client id."""
        every = phone_items.marks(self._tx, self._key)
        return {each.record_id: each for each in every if each.record_id is not None}

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {each.name: client_id for client_id, each in self._marks.items()}

    def _name_of(self, client_id: str) -> str:
        """Return the name of a client's card, also of one who was in the group."""
        mark = self._marks.get(client_id)
        if mark is not None:
            return mark.name
        name = f"{client_id}{_END}"
        while name in self._by_name:  # a phone took it for another card
            name = f"{name.removesuffix(_END)}~{_END}"
        return name

    def _uid_of(self, client_id: str, item: PhoneItem | None) -> str:
        return client_id if item is None else item.uid

    def _etag(self, member: Member) -> str:
        """Return the etag: that of the text which is kept, or of all that the text is made from."""
        mark = self._marks.get(member.client_id)
        if mark is not None and mark.text_etag and _made_from(mark).digest == member.digest:
            return mark.text_etag
        kept = "" if mark is None else f"{mark.name} {mark.text_etag}"
        told = f"{card_mapping.FORMAT} {member.client_id} {member.digest} {kept}"
        return f'"{sha256(told.encode()).hexdigest()[:32]}"'

    def _text(self, member: Member, client: Client, item: PhoneItem | None) -> bytes:
        if item is not None and item.text is not None:
            made = _made_from(item)
            if made.digest == member.digest:
                return item.text
            known = [each.name for each in self._groups.values()]
            return card_mapping.kept_text(item.text, self._shown(member, client, item), made.photo, known)
        return card_mapping.card_of(self._shown(member, client, item))

    def _shown(self, member: Member, client: Client, item: PhoneItem | None) -> ShownClient:
        picture = photos.get(self._tx, member.photo) if member.photo else None
        return ShownClient(
            client=client,
            uid=self._uid_of(client.id, item),
            groups=member.groups,
            photo=None
            if picture is None
            else Photo(data=picture.data, media_type=picture.media_type),
        )
