"""From the lines of a card to its content."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ..contact import NameParts, PostalAddress
from . import decode
from .content import SEVERAL, CardContent, Field, Item, content_of
from .labels import Several, label_of
from .lines import Card
from .properties import READERS
from .reading import Reading, Remark, reading_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCard:
    """A card with its content."""

    card: Card
    items: tuple[Item, ...]
    content: CardContent
    remarks: tuple[Remark, ...] = ()
    repeated: tuple[str, ...] = ()
    """Properties that say something else once more; what came first counts."""
    is_group: bool = False
    """It is a group of other cards, whose UIDs are the ``members``."""
    members: tuple[str, ...] = ()


def read_card(card: Card) -> ReadCard:
    """Read what a card says. Nothing in it is refused; what could not be read is a remark."""
    reading = reading_of(card)
    kind = b""
    wrong_charset = False
    for at, line in enumerate(card.lines):
        head = line.head
        reader = READERS.get(head.name)
        if reader is not None:
            reader(reading, line, at)
        if head.charset and decode.wrong_charset(line):
            wrong_charset = True
        if head.name in _KINDS:
            kind = kind or line.value.strip().lower()
    items = _joined(reading)
    items = [*items, *_letters(reading)]
    items = _without_plain_parts(items)
    content = content_of(items)
    named = _named(content)
    remarks = list(reading.remarks)
    if not (content.contact.name or content.contact.parts):
        remarks.append(Remark.NO_NAME if named.contact.name else Remark.NOTHING)
    if not card.ended:
        remarks.append(Remark.NO_END)
    if wrong_charset:
        remarks.append(Remark.CHARSET)
    return ReadCard(
        card=card,
        items=tuple(items),
        content=named,
        remarks=tuple(remarks),
        repeated=tuple(dict.fromkeys(reading.repeated)),
        is_group=kind == b"group",
        members=tuple(_members(card)) if kind == b"group" else (),
    )


_KINDS: Final = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
_MEMBERS: Final = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})


def _members(card: Card) -> Iterator[str]:
    for line in card.lines:
        if line.head.name in _MEMBERS:
            yield plain_uid(decode.text(line, card.version))


def plain_uid(uid: str) -> str:
    """Return a UID without ``urn:uuid:``, by which members of a group name it."""
    return uid[9:] if uid[:9].lower() == "urn:uuid:" else uid


# -- what depends on more than one line ---------------------------------------------------------


def _joined(reading: Reading) -> list[Item]:
    """Join several notes, nicknames or lists of groups to one item; note other repeats.

    Of these the first counts, and the lines of the others stay in the card as they are.
    """
    items = reading.items
    singles = [item.field for item in items if item.field not in SEVERAL]
    if len(singles) == len(set(singles)):
        return items
    found, places = list[Item](), dict[Field, int]()
    for item in items:
        if item.field in SEVERAL or item.field not in places:
            places.setdefault(item.field, len(found))
            found.append(item)
            continue
        place = places[item.field]
        first = found[place]
        lines = (*first.lines, *item.lines)
        match first.value, item.value:
            case str() as one, str() as other if item.field in _JOINED:
                text = f"{one}{_JOINED[item.field]}{other}"
                found[place] = replace(first, value=text, lines=lines)
            case tuple() as one, tuple() as other:
                names = tuple(dict.fromkeys((*one, *other)))
                found[place] = replace(first, value=names, lines=lines)
            case one, other if one != other:
                reading.repeated.append(reading.card.lines[item.lines[0]].head.name)
    return found


_JOINED: Final = {Field.NOTES: "\n", Field.NICKNAME: ", "}
"""What is between several texts that become one."""


def _letters(reading: Reading) -> Iterator[Item]:
    """Yield the addresses that are only written as on a letter (LABEL without ADR)."""
    if not reading.letters or any(item.field is Field.ADDRESSES for item in reading.items):
        return
    for at in reading.letters:
        line = reading.card.lines[at]
        if text := decode.text(line, reading.card.version):
            apple = reading.apple.get(line.head.group_key, "")
            label = label_of(Several.ADDRESSES, line.head, apple)
            address = PostalAddress(text=text, label=label)
            yield Item(field=Field.ADDRESSES, value=address, lines=(at,))


def _without_plain_parts(items: list[Item]) -> list[Item]:
    """Leave out parts that say no more than the name: it was given as one text.

    Their line belongs to the name then.
    """
    name = next((item for item in items if item.field is Field.NAME), None)
    parts = next((item for item in items if item.field is Field.PARTS), None)
    if name is None or parts is None or parts.value != NameParts(family=str(name.value)):
        return items
    both = replace(name, lines=(*name.lines, *parts.lines))
    return [both if item is name else item for item in items if item is not parts]


def _named(content: CardContent) -> CardContent:
    """Return the content with a name; what stands in for it, if the card has none."""
    contact = content.contact
    if contact.name:
        return content
    parts = contact.parts or NameParts()
    named = (parts.prefix, parts.given, parts.middle, parts.family, parts.suffix)
    others = (*contact.emails, *contact.phones)
    name = " ".join(filter(None, named)) or contact.organisation or contact.nickname
    name = name or next((each.value for each in others), "")
    company = contact.company or (name == contact.organisation != "")
    return replace(content, contact=replace(contact, name=name, company=company))
