"""What each property of a card says, one reader for each."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from ..contact import NameParts, PostalAddress
from . import decode
from .content import Field, Organisation
from .dates import date_of
from .extensions import (
    ANDROID,
    ANDROID_BIRTHDAY,
    ANDROID_DATES,
    ANDROID_RELATIONS,
    ANNIVERSARIES,
    MESSENGERS,
    OWN_FIELD,
    OWN_NUMBER,
    PEOPLE,
    PHONETIC,
)
from .labels import Several, label_of
from .lines import Line
from .photo import photo_of
from .reading import Reading, Remark

_NO_PARTS: Final = NameParts()

type Reader = Callable[[Reading, Line, int], None]


def _text(name: Field) -> Reader:
    def read(reading: Reading, line: Line, at: int) -> None:
        reading.add(name, decode.text(line, reading.card.version), at)

    return read


def _labelled(several: Several, label: str | None = None) -> Reader:
    def read(reading: Reading, line: Line, at: int) -> None:
        value = decode.text(line, reading.card.version)
        if several is Several.DATES:
            value = date_of(value, line.head.param("X-APPLE-OMIT-YEAR"))
        reading.add_labelled(several, value, at, label)

    return read


def _notes(reading: Reading, line: Line, at: int) -> None:
    reading.add(Field.NOTES, decode.long_text(line, reading.card.version), at)


def _name_parts(reading: Reading, line: Line, at: int) -> None:
    found = decode.parts(line, reading.card.version)
    family, given, middle, prefix, suffix = (found + [""] * 5)[:5]
    parts = NameParts(prefix=prefix, given=given, middle=middle, family=family, suffix=suffix)
    _add_parts(reading, parts, at)


def _phonetic(part: str) -> Reader:
    def read(reading: Reading, line: Line, at: int) -> None:
        text = decode.text(line, reading.card.version)
        _add_parts(reading, NameParts(**{part: text}), at)

    return read


def _sound(reading: Reading, line: Line, at: int) -> None:
    """Read how a name is spoken, as Japanese phones write it (X-IRMC-N)."""
    if any(each.upper() == "X-IRMC-N" for each in line.head.types):
        family, given = (decode.parts(line, reading.card.version) + [""] * 2)[:2]
        _add_parts(reading, NameParts(phonetic_family=family, phonetic_given=given), at)


def _add_parts(reading: Reading, more: NameParts, at: int) -> None:
    """Add parts of the name to those of other lines; the first of a part counts."""
    if more == _NO_PARTS:
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


def _nickname(reading: Reading, line: Line, at: int) -> None:
    names = decode.parts(line, reading.card.version, ",")
    reading.add(Field.NICKNAME, ", ".join(filter(None, names)), at)


def _organisation(reading: Reading, line: Line, at: int) -> None:
    name, *units = decode.parts(line, reading.card.version)
    found = Organisation(name=name, department=", ".join(filter(None, units)))
    if found.name or found.department:
        reading.add(Field.ORGANISATION, found, at)


def _company(reading: Reading, line: Line, at: int) -> None:
    if line.value.strip().lower() in {b"org", b"company"}:
        reading.add(Field.COMPANY, value=True, at=at)


def _phone(reading: Reading, line: Line, at: int) -> None:
    value = decode.text(line, reading.card.version)
    reading.add_labelled(Several.PHONES, value[4:] if value[:4].lower() == "tel:" else value, at)


def _email(reading: Reading, line: Line, at: int) -> None:
    value = decode.text(line, reading.card.version)
    plain = value[7:] if value[:7].lower() == "mailto:" else value
    reading.add_labelled(Several.EMAILS, plain, at)


def _address(reading: Reading, line: Line, at: int) -> None:
    head = line.head
    found = (decode.parts(line, reading.card.version) + [""] * 7)[:7]
    po_box, extended, street, city, region, code, country = found
    text = head.param("LABEL").replace("\\n", "\n") or reading.written.pop(head.group_key, "")
    if not (text or any(found)):
        return
    is_only_text = text == street and not any(found[:2] + found[3:])
    address = PostalAddress(
        text=text,
        street="" if is_only_text else street,
        extended=extended,
        po_box=po_box,
        city=city,
        region=region,
        postal_code=code,
        country=country,
        country_code=head.param("CC").upper() or reading.countries.get(head.group_key, ""),
        label=label_of(Several.ADDRESSES, head, reading.apple.get(head.group_key, "")),
        preferred=reading.is_first_preferred(Field.ADDRESSES, head),
    )
    reading.add(Field.ADDRESSES, address, at)


def _birthday(reading: Reading, line: Line, at: int) -> None:
    value = date_of(decode.text(line, reading.card.version), line.head.param("X-APPLE-OMIT-YEAR"))
    reading.add(Field.BIRTHDAY, value, at)


def _relation(reading: Reading, line: Line, at: int) -> None:
    """Read a person who is named; one that is only the UID of another card stays as it is."""
    value = decode.text(line, reading.card.version)
    if not value.lower().startswith(("urn:", "http:", "https:", "data:")):
        reading.add_labelled(Several.RELATIONS, value, at)


def _photo(reading: Reading, line: Line, at: int) -> None:
    if line.photo is None and not line.value.strip():
        return
    found = photo_of(line)
    if found is None:
        reading.remarks.append(Remark.PHOTO)
    else:
        reading.add(Field.PHOTO, found, at)


def _groups(reading: Reading, line: Line, at: int) -> None:
    names = tuple(filter(None, decode.parts(line, reading.card.version, ",")))
    reading.add(Field.GROUPS, names, at)


def _messenger(reading: Reading, line: Line, at: int) -> None:
    """Read the name that somebody has with a service, as a field of the card's own."""
    value = decode.text(line, reading.card.version)
    scheme, colon, name = value.partition(":")
    service = line.head.param("X-SERVICE-TYPE") or (scheme if colon else "")
    if value:
        reading.add_labelled(Several.CUSTOM, name if colon else value, at, service or "IM")


def _android(reading: Reading, line: Line, at: int) -> None:
    """Read what vCard 2.1 has no property for, as Android writes it."""
    kind, value, number, own = (decode.parts(line, reading.card.version) + [""] * 4)[:4]
    match kind.removeprefix(ANDROID):
        case "nickname":
            reading.add(Field.NICKNAME, value, at)
        case "contact_event" if number == ANDROID_BIRTHDAY:
            reading.add(Field.BIRTHDAY, date_of(value), at)
        case "contact_event":
            label = own or ANDROID_DATES.get(number, "")
            reading.add_labelled(Several.DATES, date_of(value), at, label)
        case "relation":
            label = own or ANDROID_RELATIONS.get(number, "")
            reading.add_labelled(Several.RELATIONS, value, at, label)


def _letter(reading: Reading, _line: Line, at: int) -> None:
    """Note an address as it is written on a letter: it counts where there is no other one."""
    reading.letters.append(at)


READERS: Final[Mapping[str, Reader]] = {
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
    "LABEL": _letter,
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
    **{f"X-CUSTOM{n}": _labelled(Several.CUSTOM, f"Custom {n}") for n in range(1, 5)},
    **{name: _labelled(Several.DATES, "anniversary") for name in ANNIVERSARIES},
    **{name: _labelled(Several.RELATIONS, label) for name, label in PEOPLE.items()},
    **{name: _labelled(Several.CUSTOM, label) for name, label in MESSENGERS.items()},
    **{name: _phonetic(part) for part, name in PHONETIC.items()},
}
