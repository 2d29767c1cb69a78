"""The clients of a group as an address book: what the server for phones reads and writes there.

A card is a client in the group. Its name and its UID are made from the id of the client, or those
that a phone gave. The text is what a phone wrote, until the studio or Google changes what it says.
"""

from collections.abc import Callable, Collection as Some, Iterable, Mapping, Sequence
from contextlib import suppress
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
from ..dav.names import CARD_MAX_SIZE, CARD_UID_CONFLICT, WITHIN_LIMITS, dav
from ..dav.properties import PropertyChange
from ..dav.time_range import TimeRange
from ..formats.contact import Contact
from ..formats.errors import PictureError
from ..formats.pictures import fitted
from ..formats.vcard.photo import Photo
from ..formats.vcard.read import ReadCard
from ..scheduling import write_path
from ..scheduling.write_path import Request, Surface
from . import card_mapping, tokens
from .card_mapping import CardChange, SentCard, ShownClient, change_of, group_key, refused
from .home import Changes, Collection, Item, Stored
from .own_properties import change_properties, read_properties
from .paths import Kind
from .visit import BookRights, Visit

_TAKEN_OFF: Final = "taken off by a phone"
"""``made_from`` of an item whose client a phone has taken out of the group."""
_END: Final = ".vcf"
_DISPLAY_NAME: Final = dav("displayname")


def _id_in(name: str) -> str:
    """Return whose card a name that no phone gave may be."""
    return name.removesuffix(_END).rstrip("~")


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
        self._access = visit.access_id

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
        return self._token_of(self._last_rev())

    def _last_rev(self) -> int:
        return max(
            group_members.last_rev(self._tx, self._group),
            phone_items.last_rev(self._tx, self._key),
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
        since = self._rev_of(token) if token else 0
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
            token=self._token_of(until),
            truncated=truncated,
        )

    def _token_of(self, rev: int) -> str:
        return tokens.token_of(self._tx, rev, self._key, tokens.forgotten_clients(self._tx))

    def _rev_of(self, token: str) -> int:
        return tokens.rev_of(self._tx, token, self._key, tokens.forgotten_clients(self._tx))

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

    def _etag(self, member: Member) -> str:
        """Return the etag: that of the text which is kept, or of all that the text is made from."""
        mark = self._marks.get(member.client_id)
        if mark is not None and mark.text_etag and _made_from(mark)[0] == member.digest:
            return mark.text_etag
        kept = "" if mark is None else mark.text_etag
        told = f"{card_mapping.FORMAT} {member.client_id} {member.digest} {kept}"
        return _etag_of(told.encode())

    def _text(self, member: Member, client: Client, item: PhoneItem | None) -> bytes:
        if item is not None and item.text is not None:
            digest, photo = _made_from(item)
            if digest == member.digest:
                return item.text
            shown = self._shown(member, client, item)
            return card_mapping.kept_text(item.text, shown, photo, self._groups.values())
        return card_mapping.card_of(self._shown(member, client, item))

    def _shown(self, member: Member, client: Client, item: PhoneItem | None) -> ShownClient:
        return ShownClient(
            client=client,
            uid=_uid_of(client.id, item),
            groups=member.groups,
            photo=self._photo(client),
        )

    def _photo(self, client: Client) -> Photo | None:
        key = client.content.photo
        found = photos.get(self._tx, key) if key else None
        return None if found is None else Photo(data=found.data, media_type=found.media_type)

    @cached_property
    def _groups(self) -> Mapping[str, str]:
        """The names of all other groups, by id."""
        return {each.id: each.name for each in people.groups(self._tx) if each.id != self._group}

    # -- writing -----------------------------------------------------------------------------

    def put(self, name: str, text: bytes) -> Stored:
        """Change a client, or add one to the group. Raises ``DavError``."""
        sent = card_mapping.read_sent(text)
        if sent.read.is_group:
            raise refused("Groups are made in Home Assistant; cards name theirs as categories.")
        member = self._named([name]).get(name)
        if member is None:
            client_id, uid = self._create(sent)
        else:
            client_id, uid = member.client_id, self._replace(member, sent)
        etag = self._keep(name, client_id, sent.with_uid(uid))
        same = sent.uid and sent.text == text
        return Stored(created=member is None, etag=etag if same else None)

    def _replace(self, member: Member, sent: SentCard) -> str:
        """Change a client as a card says; return the UID of the card."""
        client = clients.get_many(self._tx, [member.client_id])[member.client_id]
        item = phone_items.get(self._tx, self._key, client.id)
        uid = _uid_of(client.id, item)
        if sent.uid not in {"", uid}:
            raise _uid_taken("The UID of a card can't be changed.")
        served = card_mapping.read_text(self._text(member, client, item))
        changed = self._changed_client(client, change_of(client, sent.read, served))
        if changed != client:
            self._write(lambda tx: clients.put_client(tx, changed))
        return uid

    def _create(self, sent: SentCard) -> tuple[str, str]:
        """Add a client; return its id and the UID of its card.

        One whom a phone took out of the group comes back as the same client. Any other client
        elsewhere is not looked for: who is in no group of the access is not for it to find.
        """
        known = self._known_as(sent.uid)
        if group_members.members(self._tx, self._group, known):
            raise _uid_taken("Another card has this UID.")
        former = next(filter(self._was_taken_off, known), None)
        if former is None:
            client = Client(
                id=self._tx.new_id(),
                content=Contact(),
                origin=Origin.PHONE,
                group_ids=(self._group,),
            )
            change = change_of(client, sent.read, None)
        else:
            client = clients.get_many(self._tx, [former])[former]
            client = replace(client, group_ids=(*client.group_ids, self._group))
            change = change_of(client, sent.read, self._outside(client))
        new = self._changed_client(client, change)
        self._write(lambda tx: clients.put_client(tx, new))
        return client.id, sent.uid or client.id

    def _outside(self, client: Client) -> ReadCard:
        """Return the card of a client who is not in the group."""
        groups = tuple(self._groups[each] for each in client.group_ids if each in self._groups)
        shown = ShownClient(client=client, uid=client.id, groups=groups, photo=self._photo(client))
        return card_mapping.read_text(card_mapping.card_of(shown))

    def _known_as(self, uid: str) -> list[str]:
        """Return the ids of clients whose cards in this address book have or had a UID."""
        if not uid:
            return []
        given = [each for each in phone_items.by_uid(self._tx, uid) if each.calendar == self._key]
        own = [] if uid in self._marks else [uid]
        return [*(each.record_id for each in given), *own]

    def _was_taken_off(self, client_id: str) -> bool:
        """Return whether a client lives, and it was a phone that took it out of the group last."""
        mark = self._marks.get(client_id)
        if mark is None or mark.made_from != _TAKEN_OFF:
            return False
        left = group_members.left_at(self._tx, self._group, client_id)
        client = clients.get_client(self._tx, client_id)
        return left is not None and left < mark.rev and client is not None and not client.deleted

    def _changed_client(self, client: Client, change: CardChange) -> Client:
        """Return a client as a card changes it. Raises ``DavError`` if it can't be kept so."""
        content, keys = change.contact, {group_key(name): key for key, name in self._groups.items()}
        if change.photo is not None:
            # A picture that is none, or far too large, stays in the text alone.
            with suppress(PictureError):
                content = replace(content, photo=photos.put(self._tx, fitted(change.photo.data)))
        elif change.no_photo:
            content = replace(content, photo="")
        leaves = {keys[each] for each in change.leaves if each in keys}
        joins = [keys[each] for each in sorted(change.joins) if each in keys]
        groups = [each for each in client.group_ids if each not in leaves]
        return replace(
            client,
            content=content,
            number=change.number,
            group_ids=tuple(dict.fromkeys((*groups, *joins))),
        )

    def _write(self, work: Callable[[Transaction], Client]) -> None:
        try:
            write_path.change(self._tx, self._request, work)
        except BookInvalid as err:
            if err.reason is Reason.TOO_LONG:
                raise refused("A text of the card is too long.", CARD_MAX_SIZE) from err
            raise refused("The card has a text that can't be kept.") from err
        self._forget()

    def _keep(self, name: str, client_id: str, sent: SentCard) -> str:
        """Keep the text of a card, unless it is what is served already; return its etag."""
        (member,) = group_members.members(self._tx, self._group, [client_id]).values()
        etag = _etag_of(sent.text)
        item = PhoneItem(
            calendar=self._key,
            record_id=client_id,
            name=name,
            uid=sent.uid,
            text=sent.text,
            text_etag=etag,
            made_from=f"{member.digest} {member.photo}",
        )
        old = phone_items.get(self._tx, self._key, client_id)
        if old is None or replace(item, rev=old.rev) != old:
            phone_items.put(self._tx, item)
            self._forget()
        return etag

    def _forget(self) -> None:
        """Forget what was read before a write."""
        for name in ("_marks", "_by_name"):
            self.__dict__.pop(name, None)

    def delete(self, name: str) -> None:
        """Take a client out of the group; a client of the studio it stays (S10)."""
        member = self._named([name])[name]
        client = clients.get_many(self._tx, [member.client_id])[member.client_id]
        item = phone_items.get(self._tx, self._key, client.id)
        left = tuple(each for each in client.group_ids if each != self._group)
        self._write(lambda tx: clients.put_client(tx, replace(client, group_ids=left)))
        gone = PhoneItem(
            calendar=self._key,
            record_id=client.id,
            name=name,
            uid=_uid_of(client.id, item),
            made_from=_TAKEN_OFF,
        )
        phone_items.put(self._tx, gone)
        self._forget()

    def move(self, name: str, to: Collection, new_name: str) -> bool:
        """Give a card another name. Raises ``DavError`` for another address book."""
        if to.kind is not self.kind or to.name != self.name:
            raise DavError(
                "A card can only be moved within its address book.", status=HTTPStatus.FORBIDDEN
            )
        client_id = self._named([name])[name].client_id
        replaced = bool(self._named([new_name]))
        if replaced:
            self.delete(new_name)
        item = phone_items.get(self._tx, self._key, client_id)
        if item is None:
            # So that the name which it has had is noted as gone.
            item = PhoneItem(calendar=self._key, record_id=client_id, name=name, uid=client_id)
            phone_items.put(self._tx, item)
        phone_items.put(self._tx, replace(item, name=new_name))
        self._forget()
        return not replaced

    # -- what the access calls it --------------------------------------------------------------

    @property
    def display_name(self) -> str:
        """What the access calls the address book, else the name that the studio gives it."""
        own = self.properties.get(_DISPLAY_NAME)
        return self._rights.name if own is None else own.text

    @cached_property
    def properties(self) -> Mapping[str, Element]:
        """The properties that the access set."""
        return read_properties(self._tx, self._access, self._key)

    def change_properties(self, changes: Sequence[PropertyChange]) -> None:
        """Set or remove properties of this access."""
        change_properties(self._tx, self._access, self._key, changes)
        self.__dict__.pop("properties", None)


def _uid_of(client_id: str, item: PhoneItem | None) -> str:
    return client_id if item is None else item.uid


def _etag_of(text: bytes) -> str:
    return f'"{sha256(text).hexdigest()[:32]}"'


def _made_from(item: PhoneItem | Mark) -> tuple[str, str]:
    """Return the digest of the client from whom a kept text was right, and the key of the photo."""
    digest, _, photo = item.made_from.partition(" ")
    return digest, photo


def _uid_taken(sentence: str) -> DavError:
    return DavError(sentence, status=HTTPStatus.CONFLICT, condition=CARD_UID_CONFLICT)
