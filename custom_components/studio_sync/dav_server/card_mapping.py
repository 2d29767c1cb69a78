"""Clients as cards, and what a card that a phone sends changes of a client. Pure.

A card is written from a client (``card_of``), or from the text that a phone wrote, of which only
the lines change that say something else (``kept_text``). What comes back is compared, field by
field, with the card that was served: what is the same in both was not changed by the phone,
whatever the studio knows besides.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from http import HTTPStatus
from typing import Any, Final

from ..book.model import Client
from ..dav.errors import DavError
from ..dav.names import CARD_MAX_SIZE, CARD_SUPPORTED_DATA, CARD_VALID_DATA
from ..formats.contact import Contact, PostalAddress
from ..formats.errors import ContactFileError
from ..formats.vcard.change import changed_card
from ..formats.vcard.content import CardContent
from ..formats.vcard.lines import Card, read_cards, to_utf8
from ..formats.vcard.photo import Photo
from ..formats.vcard.read import ReadCard, plain_uid, read_card
from ..formats.vcard.reading import Remark
from ..formats.vcard.write import write_card

FORMAT: Final = 2
"""The number of the form in which cards are written; raised when a client is written otherwise."""
VERSIONS: Final = ("3.0", "4.0")
"""The versions of vCard that are taken; each card is served in its own."""
_FIELDS: Final = tuple(each.name for each in fields(Contact) if each.name != "photo")
_NAME: Final = ("name", "parts", "company")
_CATEGORIES: Final = frozenset({"CATEGORIES", "X-GROUPNAME"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownClient:
    """A client with what a card needs of the book besides.

    ``groups`` are the names of the groups it is in, but for the one that the address book holds.
    """

    client: Client
    uid: str
    groups: tuple[str, ...] = ()
    photo: Photo | None = None


def card_of(shown: ShownClient) -> bytes:
    """Return a client as a new card (vCard 3.0)."""
    return write_card(_content(shown))


def _content(shown: ShownClient) -> CardContent:
    client = shown.client
    return CardContent(
        contact=replace(client.content, photo=""),
        photo=shown.photo,
        number=client.number,
        groups=shown.groups,
        uid=shown.uid,
    )


def kept_text(text: bytes, shown: ShownClient, photo: str, known: Collection[str]) -> bytes:
    """Return the text that a phone wrote, with what the studio or Google has changed since.

    ``photo`` is the key of the photo that the client had when the text was kept, ``known`` are
    the names of all groups: names in the text that are no group's stay in it.
    """
    read = read_text(text)
    client, said = shown.client, read.content
    carried = _carried(said.contact, client.content)
    contact: dict[str, Any] = {
        name: getattr(said.contact if carried[name] == ours else client.content, name)
        for name, ours in ((name, getattr(client.content, name)) for name in _FIELDS)
    }
    if any(contact[name] != getattr(said.contact, name) for name in _NAME):
        contact |= {name: getattr(client.content, name) for name in _NAME}
    wanted = replace(
        said,
        contact=Contact(**contact),
        photo=said.photo if client.content.photo == photo else shown.photo,
        number=client.number or said.number,
        groups=_groups(said.groups, shown.groups, known),
    )
    return text if wanted == said else changed_card(read, wanted)


def group_key(name: str) -> str:
    """Return as what the name of a group is compared."""
    return name.strip().casefold()


def _groups(said: Sequence[str], shown: Sequence[str], known: Collection[str]) -> tuple[str, ...]:
    """Return the groups of a card as they are now, in the order and the spelling of its text."""
    every, now = {group_key(name) for name in known}, {group_key(name): name for name in shown}
    found = [name for name in said if group_key(name) in now or group_key(name) not in every]
    there = {group_key(name) for name in found}
    return (*found, *(name for key, name in now.items() if key not in there))


# -- what a phone sends --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class SentCard:
    """A card that can be taken. ``text`` is as it is to be kept; without a byte order mark."""

    text: bytes
    read: ReadCard

    @property
    def uid(self) -> str:
        """Its UID; empty if it has none."""
        return plain_uid(self.read.content.uid)

    def with_uid(self, uid: str) -> SentCard:
        """Return it with a UID, if it has none."""
        if self.uid:
            return self
        text = changed_card(self.read, replace(self.read.content, uid=uid))
        return SentCard(text=text, read=read_text(text))


_PARTING: Final = (b"\n", b"\r", b";", b",", b'"')
_MOST_PARTS: Final = 2**19
"""Lines, parameters and values of a card, more or less: twice those of 10 MB of folded photo."""


def read_text(text: bytes) -> ReadCard:
    """Read a card that was kept or written here."""
    return read_card(read_cards(text)[0])


def read_sent(data: bytes) -> SentCard:
    """Read the body of a PUT. Raises ``DavError`` for what can't be taken."""
    text = to_utf8(data)
    card = _only_card(text)
    if card.version not in VERSIONS or _version_is_other(card):
        raise refused("A card has to be vCard 3.0 or 4.0.", CARD_SUPPORTED_DATA)
    if not card.ended:
        raise refused("The card has no end.")
    read = read_card(card)
    if not read.content.contact.name:
        raise refused("A card needs a name.")
    return SentCard(text=text, read=read)


def _only_card(text: bytes) -> Card:
    try:
        text.decode()
    except UnicodeDecodeError as err:
        raise refused("A card has to be in UTF-8.") from err
    if b"\x00" in text:
        raise refused("The card has a character that no text has.")
    if sum(map(text.count, _PARTING)) > _MOST_PARTS:
        raise refused("The card is too large.", CARD_MAX_SIZE)
    try:
        cards = read_cards(text)
    except ContactFileError as err:
        raise refused("The body is no card.") from err
    if len(cards) > 1:
        raise refused("The body has to be one card.")
    if cards[0].raw.strip() != text.strip():
        raise refused("There is something before or behind the card.")
    return cards[0]


def _version_is_other(card: Card) -> bool:
    """Return whether a card says to be of a version that is not read as such."""
    said = [line.value.strip().decode() for line in card.lines if line.head.name == "VERSION"]
    return bool(said) and said[0] != card.version


def refused(sentence: str, condition: str = CARD_VALID_DATA) -> DavError:
    """Return the error for a card that can't be taken (RFC 6352 §6.3.2.1)."""
    return DavError(sentence, status=HTTPStatus.FORBIDDEN, condition=condition)


@dataclass(frozen=True, slots=True, kw_only=True)
class CardChange:
    """What a card changes of a client: its fields, but for the photo, and the number.

    ``photo`` is the new one, if it is another one; ``no_photo``: it was taken off. ``joins`` and
    ``leaves`` are keys of groups (``group_key``).
    """

    contact: Contact
    number: str
    photo: Photo | None = None
    no_photo: bool = False
    joins: frozenset[str] = frozenset()
    leaves: frozenset[str] = frozenset()


_NOTHING: Final = CardContent(contact=Contact())


def says_categories(card: ReadCard) -> bool:
    """Whether a card has the line that names its groups."""
    return any(line.head.name in _CATEGORIES for line in card.card.lines)


def change_of(
    client: Client, sent: ReadCard, served: ReadCard | None, *, knows_categories: bool = False
) -> CardChange:
    """Return what a card changes; ``served`` is the card that there is, None for a new client.

    The number is never taken off: many programs leave out lines that they don't know. Nor does a
    client leave groups because a card says nothing of groups, unless it is known of the program
    that it would (``knows_categories``).
    """
    was, now = _NOTHING if served is None else served.content, sent.content
    carried = _carried(now.contact, client.content)
    changed = {
        name: carried[name]
        for name in _FIELDS
        if getattr(was.contact, name) != getattr(now.contact, name)
    }
    if any(name in changed for name in _NAME):
        changed |= {name: carried[name] for name in _NAME}
    photo = now.photo if now.photo != was.photo else None
    joins, leaves = frozenset[str](), frozenset[str]()
    if knows_categories or says_categories(sent):
        before, after = ({group_key(each) for each in one.groups} for one in (was, now))
        joins, leaves = frozenset(after - before), frozenset(before - after)
    return CardChange(
        contact=replace(client.content, **changed),
        number=now.number if now.number and now.number != was.number else client.number,
        photo=photo if isinstance(photo, Photo) else None,
        no_photo=now.photo is None
        and isinstance(was.photo, Photo)
        and Remark.PHOTO not in sent.remarks,
        joins=joins,
        leaves=leaves,
    )


def _carried(said: Contact, ours: Contact) -> Mapping[str, Any]:
    """Return the fields of a contact that a card says, with what a card may not be able to say.

    Programs leave out an address as on the letter and the code of its country, if they change
    something else.
    """
    found: dict[str, Any] = {name: getattr(said, name) for name in _FIELDS}
    found["addresses"] = tuple(_address_carried(each, ours) for each in said.addresses)
    return found


def _address_carried(said: PostalAddress, ours: Contact) -> PostalAddress:
    for each in ours.addresses:
        bare = replace(
            each,
            text=said.text and each.text,
            country_code=said.country_code and each.country_code,
            label=said.label,
            preferred=said.preferred,
        )
        if bare == said:
            return replace(each, label=said.label, preferred=said.preferred)
    return said
