"""The clients of a group as an address book: what the server for phones reads and writes there."""

from collections.abc import Collection as Some, Iterable, Mapping, Sequence
from dataclasses import replace
from http import HTTPStatus
from typing import Final

from ..book import phone_items
from ..book.database import Transaction
from ..book.phone_items import PhoneItem
from ..dav.errors import DavError
from ..dav.time_range import TimeRange
from ..scheduling.write_path import Request, Surface
from . import tokens
from .card_mapping import read_sent, refused
from .card_writes import CardWrites, Categories
from .group_cards import GroupCards
from .home import Changes, Collection, Item, Stored
from .own_properties import OwnProperties
from .paths import Kind
from .shown_cards import ShownCards
from .visit import BookRights, Visit


class BookAddressBook(OwnProperties):
    """Implements ``home.Collection`` by the clients of a group, within one transaction."""

    kind: Final = Kind.ADDRESS_BOOK
    components: Final = ()
    description: Final = ""
    color: Final = None
    zone: Final = "UTC"

    def __init__(self, tx: Transaction, visit: Visit, rights: BookRights) -> None:
        """Take the transaction of the request, who asks, and what they may."""
        self._cards = ShownCards(tx, rights.group_id)
        super().__init__(tx, visit.access_id, self._cards.key, rights.name)
        self._rights = rights
        request = Request(surface=Surface.PHONE, access_id=visit.access_id)
        categories = Categories(
            tx=tx,
            access_id=visit.access_id,
            group_id=rights.group_id,
            program=visit.program,
        )
        self._writes = CardWrites(self._cards, request, categories)
        self._groups = GroupCards(self._cards, self._writes)

    @property
    def name(self) -> str:
        """The id of the group."""
        return self._rights.group_id

    @property
    def may_write(self) -> bool:
        """Whether the access may change clients."""
        return self._rights.may_write

    # -- reading -----------------------------------------------------------------------------

    def token(self) -> str:
        """Return the sync token; a client elsewhere does not move it."""
        return self._token_of(self._last_rev())

    def _last_rev(self) -> int:
        return max(self._cards.last_rev(), self._groups.last_rev())

    def etags(self, names: Some[str] | None = None) -> Mapping[str, str]:
        """Return the etags of all cards, or of those that there are of ``names``."""
        found = self._cards.members() if names is None else self._cards.named(names)
        own = {name: self._cards.etag(each) for name, each in found.items()}
        return own | self._groups.etags(names)

    def read(self, names: Iterable[str]) -> Mapping[str, Item]:
        """Return the cards that there are of ``names``."""
        wanted = list(names)
        return self._cards.read(wanted) | self._groups.read(wanted)

    def between(self, time_range: TimeRange) -> Sequence[str]:  # noqa: ARG002
        """Return nothing: a card has no time."""
        return ()

    def changes(self, token: str, limit: int | None) -> Changes:
        """Return which cards changed since a token, or all of them."""
        since, after = self._position_of(token) if token else (0, "")
        # What changed with the rev of the token itself may be known in part only.
        rev, last = since - 1 if after else since, self._last_rev()
        found = self._cards.changed(rev) if token else self._cards.members()
        at = {name: self._cards.position(each) for name, each in found.items()}
        etags = {name: self._cards.etag(each) for name, each in found.items()}
        if last > rev:
            # A group changes with its members: whether it did is told by its etag.
            etags |= self._groups.etags()
            at |= dict.fromkeys(self._groups.named(), last)
        gone = self._cards.gone(rev) | self._groups.gone(rev) if token else {}
        at = {name: rev for name, rev in gone.items() if name not in etags} | at
        every = sorted((rev, tokens.order_of(name), name) for name, rev in at.items())
        every = [each for each in every if each[:2] > (since, after)]
        some = every if limit is None else every[:limit]
        truncated = len(some) < len(every)
        until, known = some[-1][:2] if some and truncated else (last, "")
        names = [name for _, _, name in some]
        return Changes(
            changed={name: etags[name] for name in names if name in etags},
            removed=[name for name in names if name not in etags],
            token=self._token_of(until, known if truncated else None),
            truncated=truncated,
        )

    def _token_of(self, rev: int, after: str | None = None) -> str:
        forgotten = tokens.forgotten_clients(self._tx)
        return tokens.token_of(self._tx, rev, self._cards.key, forgotten, after)

    def _position_of(self, token: str) -> tuple[int, str]:
        forgotten = tokens.forgotten_clients(self._tx)
        return tokens.position_of(self._tx, token, self._cards.key, forgotten)

    # -- writing -----------------------------------------------------------------------------

    def put(self, name: str, text: bytes) -> Stored:
        """Change a client, or add one to the group. Raises ``DavError``."""
        sent = read_sent(text)
        if sent.read.is_group:
            return self._groups.put(name, sent, text)
        if name in self._groups.named():
            raise refused("The card of a group can't become a client.")
        member = self._cards.named([name]).get(name)
        if member is None:
            client_id, uid = self._writes.create(sent)
        else:
            client_id, uid = member.client_id, self._writes.change(member, sent)
        etag = self._writes.keep(name, client_id, sent.with_uid(uid))
        same = sent.uid and sent.text == text
        return Stored(created=member is None, etag=etag if same else None)

    def delete(self, name: str) -> None:
        """Take a client out of the group; a client of the studio it stays (S10)."""
        if name in self._groups.named():
            self._groups.delete(name)
        else:
            self._writes.take_out(name, self._cards.named([name])[name])

    def move(self, name: str, to: Collection, new_name: str) -> bool:
        """Give a card another name. Raises ``DavError`` for another address book."""
        if to.kind is not self.kind or to.name != self.name:
            raise DavError(
                "A card can only be moved within its address book.", status=HTTPStatus.FORBIDDEN
            )
        record_id = self._groups.named().get(name) or self._cards.named([name])[name].client_id
        replaced = bool(self.etags([new_name]))
        if replaced:
            self.delete(new_name)
        item = phone_items.get(self._tx, self._cards.key, record_id)
        if item is None:
            # So that the name which it has had is noted as gone.
            item = PhoneItem(
                calendar=self._cards.key, record_id=record_id, name=name, uid=record_id
            )
            phone_items.put(self._tx, item)
        phone_items.put(self._tx, replace(item, name=new_name))
        self._cards.forget()
        return not replaced
