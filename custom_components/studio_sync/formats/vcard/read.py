"""From the lines of a card to its items."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from ..contact import Labelled, NameParts, PostalAddress
from . import decode
from .content import SEVERAL, CardContent, Field, Item, Organisation, content_of
from .dates import date_of
from .labels import Several, is_preferred, label_of
from .lines import Card, Line
from .photo import photo_of


class Remark(StrEnum):
    """What was odd about a card."""

    NO_NAME = "no_name"
    """Something else stands in for the name."""
    NOTHING = "nothing"
    """Nothing by which a person could be recognised."""
    NO_END = "no_end"
    PHOTO = "photo"
    """The photo is broken, or no picture."""
    CHARSET = "charset"
    """A charset is named that is unknown or wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadCard:
    """A card with its content."""

    card: Card
    items: tuple[Item, ...]
    content: CardContent
    remarks: tuple[Remark, ...] = ()
    is_group: bool = False
    """It is a group of other cards, whose UIDs are the ``members``."""
    members: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reading:
    """A card while it is being read."""

    card: Card
    apple: Mapping[str, str]
    """Apple's labels by group."""
    countries: Mapping[str, str]
    written: dict[str, str] = field(default_factory=dict)
    """Addresses as they are written on a letter (LABEL), by group or types."""
    items: list[Item] = field(default_factory=list)
    preferred: dict[Field, int] = field(default_factory=dict)
    """Which of each list is preferred, by its place in ``items``; the first that is marked."""
    remarks: list[Remark] = field(default_factory=list)

    def add(self, name: Field, value: object, at: int) -> None:
        if value:
            self.items.append(Item(field=name, value=value, lines=self.lines(at)))  # type: ignore[arg-type]

    def add_labelled(self, several: Several, value: str, at: int, label: str | None = None) -> None:
        line = self.card.lines[at]
        if not value:
            return
        if label is None:
            label = label_of(several, line, self.apple.get(line.group, "") if line.group else "")
        if is_preferred(line):
            self.preferred.setdefault(Field(several.value), len(self.items))
        self.items.append(
            Item(
                field=Field(several.value),
                value=Labelled(value=value, label=label),
                lines=self.lines(at),
            )
        )

    def lines(self, at: int) -> tuple[int, ...]:
        """Return a line with those of its group that only tell more about it."""
        group = self.card.lines[at].group
        if not group:
            return (at,)
        return (
            at,
            *(
                number
                for number in self.grouped.get(group.lower(), ())
                if self.card.lines[number].name in _ABOUT
            ),
        )

    grouped: dict[str, list[int]] = field(default_factory=dict)


_ABOUT: Final = frozenset({"X-ABLABEL", "X-ABADR", "LABEL"})


def read_card(card: Card) -> ReadCard:
    """Read what a card says. Nothing in it is refused; what could not be read is a remark."""
    reading = _Reading(card=card, apple={}, countries={})
    _read_groups(reading)
    for at, line in enumerate(card.lines):
        reader = _READERS.get(line.name)
        if reader is not None:
            reader(reading, line, at)
    items = _joined(_with_preferred(reading))
    items = [*items, *_letters(reading, items)]
    items = _without_plain_parts(items)
    content = content_of(items)
    named = _named(content)
    remarks = list(reading.remarks)
    if not (content.contact.name or content.contact.parts):
        remarks.append(Remark.NO_NAME if named.contact.name else Remark.NOTHING)
    if not card.ended:
        remarks.append(Remark.NO_END)
    if decode.wrong_charset(card):
        remarks.append(Remark.CHARSET)
    kind = next((line.value.strip().lower() for line in card.lines if line.name in _KINDS), b"")
    return ReadCard(
        card=card,
        items=tuple(items),
        content=named,
        remarks=tuple(remarks),
        is_group=kind == b"group",
        members=tuple(_members(card)) if kind == b"group" else (),
    )


_KINDS: Final = frozenset({"KIND", "X-ADDRESSBOOKSERVER-KIND"})
_MEMBERS: Final = frozenset({"MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"})


def _members(card: Card) -> Iterator[str]:
    for line in card.lines:
        if line.name in _MEMBERS:
            yield plain_uid(decode.text(line, card.version))


def plain_uid(uid: str) -> str:
    """Return a UID without ``urn:uuid:``, by which members of a group name it."""
    return uid[9:] if uid[:9].lower() == "urn:uuid:" else uid


def _read_groups(reading: _Reading) -> None:
    apple, countries = dict[str, str](), dict[str, str]()
    for at, line in enumerate(reading.card.lines):
        if not line.group:
            continue
        reading.grouped.setdefault(line.group.lower(), []).append(at)
        if line.name == "X-ABLABEL":
            apple[line.group] = decode.text(line, reading.card.version)
        elif line.name == "X-ABADR":
            countries[line.group] = decode.text(line, reading.card.version).upper()
        elif line.name == "LABEL":
            reading.written[line.group] = decode.text(line, reading.card.version)
    reading.apple, reading.countries = apple, countries


# -- the readers of lines ----------------------------------------------------------------------

type _Reader = Callable[[_Reading, Line, int], None]


def _text(name: Field) -> _Reader:
    def read(reading: _Reading, line: Line, at: int) -> None:
        reading.add(name, decode.text(line, reading.card.version), at)

    return read


def _labelled(several: Several, label: str | None = None) -> _Reader:
    def read(reading: _Reading, line: Line, at: int) -> None:
        value = decode.text(line, reading.card.version)
        if several is Several.DATES:
            value = date_of(value, line.param("X-APPLE-OMIT-YEAR"))
        reading.add_labelled(several, value, at, label)

    return read


def _notes(reading: _Reading, line: Line, at: int) -> None:
    reading.add(Field.NOTES, decode.long_text(line, reading.card.version), at)


def _name_parts(reading: _Reading, line: Line, at: int) -> None:
    found = decode.parts(line, reading.card.version)
    family, given, middle, prefix, suffix = (found + [""] * 5)[:5]
    parts = NameParts(prefix=prefix, given=given, middle=middle, family=family, suffix=suffix)
    _add_parts(reading, parts, at)


def _phonetic(part: str) -> _Reader:
    def read(reading: _Reading, line: Line, at: int) -> None:
        text = decode.text(line, reading.card.version)
        _add_parts(reading, NameParts(**{part: text}), at)

    return read


def _sound(reading: _Reading, line: Line, at: int) -> None:
    """Read how a name is spoken, as Japanese phones write it (X-IRMC-N)."""
    if any(each.upper() == "X-IRMC-N" for each in line.types):
        family, given = (decode.parts(line, reading.card.version) + [""] * 2)[:2]
        _add_parts(reading, NameParts(phonetic_family=family, phonetic_given=given), at)


def _add_parts(reading: _Reading, more: NameParts, at: int) -> None:
    """Add parts of the name to those of other lines; the first of a part counts."""
    if more == NameParts():
        return
    for place, item in enumerate(reading.items):
        if item.field is Field.PARTS and isinstance(item.value, NameParts):
            both = {
                name: getattr(item.value, name) or getattr(more, name)
                for name in NameParts.__slots__
            }
            reading.items[place] = replace(
                item, value=NameParts(**both), lines=(*item.lines, *reading.lines(at))
            )
            return
    reading.add(Field.PARTS, more, at)


def _nickname(reading: _Reading, line: Line, at: int) -> None:
    names = decode.parts(line, reading.card.version, ",")
    reading.add(Field.NICKNAME, ", ".join(filter(None, names)), at)


def _organisation(reading: _Reading, line: Line, at: int) -> None:
    name, *units = decode.parts(line, reading.card.version)
    found = Organisation(name=name, department=", ".join(filter(None, units)))
    if found != Organisation():
        reading.add(Field.ORGANISATION, found, at)


def _company(reading: _Reading, line: Line, at: int) -> None:
    if line.value.strip().lower() in {b"org", b"company"}:
        reading.add(Field.COMPANY, value=True, at=at)


def _phone(reading: _Reading, line: Line, at: int) -> None:
    value = decode.text(line, reading.card.version)
    reading.add_labelled(Several.PHONES, value[4:] if value[:4].lower() == "tel:" else value, at)


def _email(reading: _Reading, line: Line, at: int) -> None:
    value = decode.text(line, reading.card.version)
    plain = value[7:] if value[:7].lower() == "mailto:" else value
    reading.add_labelled(Several.EMAILS, plain, at)


def _address(reading: _Reading, line: Line, at: int) -> None:
    found = decode.parts(line, reading.card.version)
    po_box, extended, street, city, region, code, country = (found + [""] * 7)[:7]
    text = line.param("LABEL").replace("\\n", "\n") or reading.written.pop(line.group, "")
    address = PostalAddress(
        text=text,
        street="" if text == street and not any(found[:2] + found[3:]) else street,
        extended=extended,
        po_box=po_box,
        city=city,
        region=region,
        postal_code=code,
        country=country,
    )
    if address == PostalAddress():
        return
    code = line.param("CC").upper() or reading.countries.get(line.group, "")
    label = label_of(Several.ADDRESSES, line, reading.apple.get(line.group, ""))
    if is_preferred(line):
        reading.preferred.setdefault(Field.ADDRESSES, len(reading.items))
    reading.add(Field.ADDRESSES, replace(address, country_code=code, label=label), at)


def _birthday(reading: _Reading, line: Line, at: int) -> None:
    value = date_of(decode.text(line, reading.card.version), line.param("X-APPLE-OMIT-YEAR"))
    reading.add(Field.BIRTHDAY, value, at)


def _relation(reading: _Reading, line: Line, at: int) -> None:
    """Read a person who is named; one that is only the UID of another card stays as it is."""
    value = decode.text(line, reading.card.version)
    if not value.lower().startswith(("urn:", "http:", "https:", "data:")):
        reading.add_labelled(Several.RELATIONS, value, at)


def _photo(reading: _Reading, line: Line, at: int) -> None:
    if not line.value.strip():
        return
    found = photo_of(line)
    if found is None:
        reading.remarks.append(Remark.PHOTO)
    else:
        reading.add(Field.PHOTO, found, at)


def _groups(reading: _Reading, line: Line, at: int) -> None:
    names = tuple(filter(None, decode.parts(line, reading.card.version, ",")))
    reading.add(Field.GROUPS, names, at)


def _messenger(reading: _Reading, line: Line, at: int) -> None:
    """Read the name that somebody has with a service, as a field of the card's own."""
    value = decode.text(line, reading.card.version)
    scheme, colon, name = value.partition(":")
    service = line.param("X-SERVICE-TYPE") or (scheme if colon else "")
    if value:
        reading.add_labelled(Several.CUSTOM, name if colon else value, at, service or "IM")


_ANDROID: Final = "vnd.android.cursor.item/"
_ANDROID_DATES: Final = {"1": "anniversary", "2": "other"}
_ANDROID_RELATIONS: Final = {
    "1": "assistant",
    "2": "brother",
    "3": "child",
    "4": "domesticPartner",
    "5": "father",
    "6": "friend",
    "7": "manager",
    "8": "mother",
    "9": "parent",
    "10": "partner",
    "11": "referredBy",
    "12": "relative",
    "13": "sister",
    "14": "spouse",
}
"""``ContactsContract.CommonDataKinds.Event`` and ``Relation``; 0 is a label of one's own."""
_ANDROID_BIRTHDAY: Final = "3"


def _android(reading: _Reading, line: Line, at: int) -> None:
    """Read what vCard 2.1 has no property for, as Android writes it."""
    kind, value, number, own = (decode.parts(line, reading.card.version) + [""] * 4)[:4]
    match kind.removeprefix(_ANDROID):
        case "nickname":
            reading.add(Field.NICKNAME, value, at)
        case "contact_event" if number == _ANDROID_BIRTHDAY:
            reading.add(Field.BIRTHDAY, date_of(value), at)
        case "contact_event":
            label = own or _ANDROID_DATES.get(number, "")
            reading.add_labelled(Several.DATES, date_of(value), at, label)
        case "relation":
            label = own or _ANDROID_RELATIONS.get(number, "")
            reading.add_labelled(Several.RELATIONS, value, at, label)


OWN_NUMBER: Final = "X-STUDIO-SYNC-NUMBER"
OWN_FIELD: Final = "X-STUDIO-SYNC-FIELD"
PHONETIC: Final = {
    "phonetic_given": "X-PHONETIC-FIRST-NAME",
    "phonetic_middle": "X-PHONETIC-MIDDLE-NAME",
    "phonetic_family": "X-PHONETIC-LAST-NAME",
}
_MESSENGERS: Final = {
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-JABBER": "Jabber",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-QQ": "QQ",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GTALK": "Google Talk",
    "X-GADUGADU": "Gadu-Gadu",
    "X-MATRIX": "Matrix",
    "X-GROUPWISE": "GroupWise",
}
_PEOPLE: Final = {
    **dict.fromkeys(
        ("X-SPOUSE", "X-EVOLUTION-SPOUSE", "X-KADDRESSBOOK-X-SPOUSESNAME", "X-MS-SPOUSE"), "spouse"
    ),
    **dict.fromkeys(
        ("X-MANAGER", "X-EVOLUTION-MANAGER", "X-KADDRESSBOOK-X-MANAGERSNAME", "X-MS-MANAGER"),
        "manager",
    ),
    **dict.fromkeys(
        ("X-ASSISTANT", "X-EVOLUTION-ASSISTANT", "X-KADDRESSBOOK-X-ASSISTANTSNAME"), "assistant"
    ),
    "X-MS-ASSISTANT": "assistant",
    "X-MS-CHILD": "child",
}
_ANNIVERSARIES: Final = (
    *("ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-MS-ANNIVERSARY"),
    "X-KADDRESSBOOK-X-ANNIVERSARY",
)
_READERS: Final[Mapping[str, _Reader]] = {
    "FN": _text(Field.NAME),
    "N": _name_parts,
    "SOUND": _sound,
    "NICKNAME": _nickname,
    "X-NICKNAME": _nickname,
    "ORG": _organisation,
    "KIND": _company,
    "X-ABSHOWAS": _company,
    "TITLE": _text(Field.TITLE),
    "ROLE": _text(Field.ROLE),
    "X-KADDRESSBOOK-X-PROFESSION": _text(Field.ROLE),
    "TEL": _phone,
    "EMAIL": _email,
    "ADR": _address,
    "URL": _labelled(Several.URLS),
    "X-EVOLUTION-BLOG-URL": _labelled(Several.URLS, "blog"),
    "BLOGFEED": _labelled(Several.URLS, "blog"),
    "X-SOCIALPROFILE": _labelled(Several.URLS),
    "BDAY": _birthday,
    "X-ABDATE": _labelled(Several.DATES),
    "X-ABRELATEDNAMES": _labelled(Several.RELATIONS),
    "RELATED": _relation,
    "NOTE": _notes,
    "PHOTO": _photo,
    "CATEGORIES": _groups,
    "X-GROUPNAME": _groups,
    "UID": _text(Field.UID),
    "IMPP": _messenger,
    "X-ANDROID-CUSTOM": _android,
    OWN_NUMBER: _text(Field.NUMBER),
    OWN_FIELD: _labelled(Several.CUSTOM),
    **{name: _labelled(Several.DATES, "anniversary") for name in _ANNIVERSARIES},
    **{name: _labelled(Several.RELATIONS, label) for name, label in _PEOPLE.items()},
    **{name: _labelled(Several.CUSTOM, label) for name, label in _MESSENGERS.items()},
    **{name: _phonetic(part) for part, name in PHONETIC.items()},
}


# -- what depends on more than one line ---------------------------------------------------------


def _with_preferred(reading: _Reading) -> list[Item]:
    for place in reading.preferred.values():
        item = reading.items[place]
        if isinstance(item.value, Labelled | PostalAddress):
            reading.items[place] = replace(item, value=replace(item.value, preferred=True))
    return reading.items


def _joined(items: list[Item]) -> list[Item]:
    """Join several notes, and several lists of groups, to one item; other repeats are dropped."""
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
            case str() as one, str() as other if item.field is Field.NOTES:
                found[place] = replace(first, value=f"{one}\n{other}", lines=lines)
            case tuple() as one, tuple() as other:
                names = tuple(dict.fromkeys((*one, *other)))
                found[place] = replace(first, value=names, lines=lines)
    return found


def _letters(reading: _Reading, items: list[Item]) -> Iterator[Item]:
    """Yield the addresses that are only written as on a letter (LABEL without ADR)."""
    if any(item.field is Field.ADDRESSES for item in items):
        return
    for at, line in enumerate(reading.card.lines):
        if line.name == "LABEL" and (text := decode.text(line, reading.card.version)):
            label = label_of(Several.ADDRESSES, line, reading.apple.get(line.group, ""))
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
