"""The cards of a group of clients as phones see them: names, etags, texts, and what changed.

The name and the UID of a card are made from the id of the client, or those that a phone gave. The
text is what a phone wrote, until the studio or Google changes what it says.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from typing import Final

from ..book import clients, group_members, people, phone_items, photos
from ..book.database import Transaction
from ..book.group_members import Member
from ..book.model import Client
from ..book.phone_items import Mark, PhoneItem
from ..formats.vcard.photo import Photo
from . import card_mapping
from .card_mapping import ShownClient
from .home import Item

_END: Final = ".vcf"


class ShownCards:
    """The cards of a group within one transaction."""

    def __init__(self, tx: Transaction, group_id: str) -> None:
        """Take the transaction of the request, and the group."""
        self.tx = tx
        self.group = group_id
        self.key = group_members.address_book(group_id)

    def forget(self) -> None:
        """Forget what was read before a write."""
        for name in ("marks", "by_name"):
            self.__dict__.pop(name, None)

    def last_rev(self) -> int:
        """Return the rev of the last change of a card."""
        return max(
            group_members.last_rev(self.tx, self.group),
            phone_items.last_rev(self.tx, self.key),
        )

    def read(self, names: Iterable[str]) -> dict[str, Item]:
        """Return the cards that there are of ``names``."""
        found = self.named(names)
        ids = [each.client_id for each in found.values()]
        known = clients.get_many(self.tx, ids)
        items = phone_items.get_many(self.tx, self.key, ids)
        return {
            name: Item(
                name=name,
                etag=self.etag(each),
                text=self.text(each, known[each.client_id], items.get(each.client_id)),
            )
            for name, each in found.items()
        }

    def changed(self, since: int) -> dict[str, Member]:
        """Return the cards that changed after a rev, by name."""
        found = group_members.changed(self.tx, self.group, since)
        touched = [each for each, mark in self.marks.items() if mark.rev > since]
        there = [each for each in touched if each not in found]
        found |= group_members.members(self.tx, self.group, there)
        return {self.name_of(each): found[each] for each in found}

    def gone(self, since: int) -> dict[str, int]:
        """Return the names that went after a rev, with the rev at which they did.

        Whether something else has the name now is not looked at.
        """
        left = group_members.gone(self.tx, self.group, since)
        found = {self.name_of(each): rev for each, rev in left.items()}
        for mark in phone_items.marks(self.tx, self.key, since):
            if mark.record_id is None:
                found[mark.name] = mark.rev
        return found

    def position(self, member: Member) -> int:
        """Return the rev of the last change of a card."""
        mark = self.marks.get(member.client_id)
        return member.rev if mark is None else max(member.rev, mark.rev)

    def members(self) -> dict[str, Member]:
        """Return all cards by name."""
        every = group_members.members(self.tx, self.group)
        return {self.name_of(client_id): each for client_id, each in every.items()}

    def named(self, names: Iterable[str]) -> dict[str, Member]:
        """Return the members whose cards have these names, by name."""
        ids = {name: self.by_name.get(name) or _id_in(name) for name in names}
        found = group_members.members(self.tx, self.group, filter(None, ids.values()))
        return {
            name: found[client_id]
            for name, client_id in ids.items()
            if client_id in found and self.name_of(client_id) == name
        }

    @cached_property
    def marks(self) -> dict[str, Mark]:
        """The items of which phones have given the name, by client id."""
        every = phone_items.marks(self.tx, self.key)
        return {each.record_id: each for each in every if each.record_id is not None}

    @cached_property
    def by_name(self) -> dict[str, str]:
        """The ids of clients by the names that phones gave to their cards."""
        return {each.name: client_id for client_id, each in self.marks.items()}

    def name_of(self, client_id: str) -> str:
        """Return the name of a client's card, also of one who was in the group."""
        mark = self.marks.get(client_id)
        if mark is not None:
            return mark.name
        name = f"{client_id}{_END}"
        while name in self.by_name:  # a phone took it for another card
            name = f"{name.removesuffix(_END)}~{_END}"
        return name

    def etag(self, member: Member) -> str:
        """Return the etag: that of the text which is kept, or of all that the text is made from."""
        mark = self.marks.get(member.client_id)
        if mark is not None and mark.text_etag and _made_from(mark)[0] == member.digest:
            return mark.text_etag
        kept = "" if mark is None else mark.text_etag
        told = f"{card_mapping.FORMAT} {member.client_id} {member.digest} {kept}"
        return etag_of(told.encode())

    def text(self, member: Member, client: Client, item: PhoneItem | None) -> bytes:
        """Return the text of a card."""
        if item is not None and item.text is not None:
            digest, photo = _made_from(item)
            if digest == member.digest:
                return item.text
            shown = self._shown(member, client, item)
            return card_mapping.kept_text(item.text, shown, photo, self.groups.values())
        return card_mapping.card_of(self._shown(member, client, item))

    def _shown(self, member: Member, client: Client, item: PhoneItem | None) -> ShownClient:
        return ShownClient(
            client=client,
            uid=uid_of(client.id, item),
            groups=member.groups,
            photo=self.photo(client),
        )

    def photo(self, client: Client) -> Photo | None:
        """Return the photo of a client."""
        key = client.content.photo
        found = photos.get(self.tx, key) if key else None
        return None if found is None else Photo(data=found.data, media_type=found.media_type)

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """The names of all other groups, by id."""
        return {each.id: each.name for each in people.groups(self.tx) if each.id != self.group}


def uid_of(client_id: str, item: PhoneItem | None) -> str:
    """Return the UID of a card."""
    return client_id if item is None else item.uid


def etag_of(text: bytes) -> str:
    """Return the etag of a text."""
    return f'"{sha256(text).hexdigest()[:32]}"'


def _made_from(item: PhoneItem | Mark) -> tuple[str, str]:
    """Return the digest of the client from whom a kept text was right, and the key of the photo."""
    digest, _, photo = item.made_from.partition(" ")
    return digest, photo


def _id_in(name: str) -> str:
    """Return whose card a name that no phone gave may be."""
    return name.removesuffix(_END).rstrip("~")
