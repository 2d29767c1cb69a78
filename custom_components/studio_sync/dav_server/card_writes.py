"""What a phone writes into an address book: clients are changed, added, and taken out of the group.

All of it is an ordinary change of the book, by the access.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from http import HTTPStatus
from typing import Final

from ..book import clients, group_members, phone_items, photos
from ..book.database import Transaction
from ..book.errors import BookInvalid, Reason
from ..book.group_members import Member
from ..book.model import Client, Origin
from ..book.phone_items import PhoneItem
from ..dav.errors import DavError
from ..dav.names import CARD_MAX_SIZE, CARD_UID_CONFLICT
from ..formats.contact import Contact
from ..formats.errors import PictureError
from ..formats.pictures import fitted
from ..formats.vcard.read import ReadCard
from ..scheduling import write_path
from ..scheduling.write_path import Request
from . import card_mapping
from .card_mapping import (
    CardChange,
    SentCard,
    ShownClient,
    change_of,
    group_key,
    refused,
    says_categories,
)
from .shown_cards import ShownCards, etag_of, uid_of

_TAKEN_OFF: Final = "taken off by a phone"
"""``made_from`` of an item whose client a phone has taken out of the group."""
_PLACE: Final = "categories/"
"""Before the id of a group: no collection has a name with a slash."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Categories:
    """Whether the program of an access writes the groups of a client as categories.

    One that has done so, and leaves them out, has taken the client out of the last one. Others
    leave out what they don't know. It is noted for each program, since several may have one access.
    """

    tx: Transaction
    access_id: str
    group_id: str
    program: str

    def known(self, sent: ReadCard) -> bool:
        """Return whether it does; note it, if this card shows it."""
        place = f"{_PLACE}{self.group_id}"
        noted = self.program in phone_items.properties(self.tx, self.access_id, place)
        if not noted and says_categories(sent):
            phone_items.put_property(self.tx, self.access_id, place, self.program, "written")
            return True
        return noted


class CardWrites:
    """Writes cards of a group, within one transaction."""

    def __init__(self, cards: ShownCards, request: Request, categories: Categories) -> None:
        """Take the cards, by whom they are written, and whether that program has categories."""
        self._categories = categories
        self._cards = cards
        self._tx, self._key = cards.tx, cards.key
        self._request = request

    def change(self, member: Member, sent: SentCard) -> str:
        """Change a client as a card says; return the UID of the card."""
        client = clients.get_many(self._tx, [member.client_id])[member.client_id]
        item = phone_items.get(self._tx, self._key, client.id)
        uid = uid_of(client.id, item)
        if sent.uid not in {"", uid}:
            raise uid_taken("The UID of a card can't be changed.")
        served = card_mapping.read_text(self._cards.text(member, client, item))
        change = change_of(
            client, sent.read, served, knows_categories=self._categories.known(sent.read)
        )
        changed = self._changed_client(client, change)
        if changed != client:
            self.write(lambda tx: clients.put_client(tx, changed))
        return uid

    def create(self, sent: SentCard) -> tuple[str, str]:
        """Add a client; return its id and the UID of its card.

        One whom a phone took out of the group comes back as the same client. Any other client
        elsewhere is not looked for: who is in no group of the access is not for it to find.
        """
        known = self.known_as(sent.uid)
        if group_members.members(self._tx, self._cards.group, known):
            raise uid_taken("Another card has this UID.")
        former = next(filter(self._was_taken_off, known), None)
        if former is None:
            client = Client(
                id=self._tx.new_id(),
                content=Contact(),
                origin=Origin.PHONE,
                group_ids=(self._cards.group,),
            )
            change = change_of(client, sent.read, None)
        else:
            client = clients.get_many(self._tx, [former])[former]
            client = replace(client, group_ids=(*client.group_ids, self._cards.group))
            change = change_of(client, sent.read, self._outside(client))
        new = self._changed_client(client, change)
        self.write(lambda tx: clients.put_client(tx, new))
        self._categories.known(sent.read)
        return client.id, sent.uid or client.id

    def _outside(self, client: Client) -> ReadCard:
        """Return the card of a client who is not in the group."""
        groups = tuple(
            self._cards.groups[each] for each in client.group_ids if each in self._cards.groups
        )
        shown = ShownClient(
            client=client, uid=client.id, groups=groups, photo=self._cards.photo(client)
        )
        return card_mapping.read_text(card_mapping.card_of(shown))

    def known_as(self, uid: str) -> list[str]:
        """Return the ids of clients whose cards in this address book have or had a UID."""
        if not uid:
            return []
        given = [each for each in phone_items.by_uid(self._tx, uid) if each.calendar == self._key]
        own = [] if uid in self._cards.marks else [uid]
        return [*(each.record_id for each in given), *own]

    def _was_taken_off(self, client_id: str) -> bool:
        """Return whether a client lives, and it was a phone that took it out of the group last."""
        mark = self._cards.marks.get(client_id)
        if mark is None or mark.made_from != _TAKEN_OFF:
            return False
        left = group_members.left_at(self._tx, self._cards.group, client_id)
        client = clients.get_client(self._tx, client_id)
        return left is not None and left < mark.rev and client is not None and not client.deleted

    def _changed_client(self, client: Client, change: CardChange) -> Client:
        """Return a client as a card changes it. Raises ``DavError`` if it can't be kept so."""
        content, keys = (
            change.contact,
            {group_key(name): key for key, name in self._cards.groups.items()},
        )
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

    def write(self, work: Callable[[Transaction], object]) -> None:
        """Change clients by this access. Raises ``DavError`` for what can't be kept."""
        try:
            write_path.change(self._tx, self._request, work)
        except BookInvalid as err:
            if err.reason is Reason.TOO_LONG:
                raise refused("A text of the card is too long.", CARD_MAX_SIZE) from err
            raise refused("The card has a text that can't be kept.") from err
        self._cards.forget()

    def keep(self, name: str, client_id: str, sent: SentCard) -> str:
        """Keep the text of a card, unless it is what is served already; return its etag."""
        (member,) = group_members.members(self._tx, self._cards.group, [client_id]).values()
        etag = etag_of(sent.text)
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
            self._cards.forget()
        return etag

    def take_out(self, name: str, member: Member) -> None:
        """Take a client out of the group; a client of the studio it stays (S10)."""
        client = clients.get_many(self._tx, [member.client_id])[member.client_id]
        item = phone_items.get(self._tx, self._key, client.id)
        left = tuple(each for each in client.group_ids if each != self._cards.group)
        self.write(lambda tx: clients.put_client(tx, replace(client, group_ids=left)))
        gone = PhoneItem(
            calendar=self._key,
            record_id=client.id,
            name=name,
            uid=uid_of(client.id, item),
            made_from=_TAKEN_OFF,
        )
        phone_items.put(self._tx, gone)
        self._cards.forget()


def uid_taken(sentence: str) -> DavError:
    """Return the error for a UID that a card can't have."""
    return DavError(sentence, status=HTTPStatus.CONFLICT, condition=CARD_UID_CONFLICT)
