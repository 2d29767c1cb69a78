"""From items to lines, and cards that are new (RFC 2426, RFC 6350)."""

import binascii
from collections.abc import Callable, Iterable, Iterator, Sequence
from io import BytesIO
from itertools import count
import re
from typing import Final

from ..contact import Contact, Labelled, NameParts, PostalAddress
from ..content_lines import folded
from ..errors import ContactFileError, ContactFileReason
from .content import CardContent, Field, Item, Organisation, items_of
from .dates import written_date
from .extensions import OWN_FIELD, OWN_NUMBER, PHONETIC
from .labels import Several, apple_label, types_for
from .photo import Photo, PhotoAddress

VERSIONS: Final = ("3.0", "4.0")
"""The versions in which new cards are written."""

"""The longest line in bytes, without its end (RFC 6350 §3.2)."""
_BLOCK: Final = 1_000
"""Lines that are written together."""
_PER_LINE: Final = 54
"""Bytes that are 72 characters in base64."""
_ESCAPED: Final = re.compile(r"[\\,;\n]")
_ESCAPED_URL: Final = re.compile(r"[\\\n]")
_CARET: Final = re.compile(r'[\n^"]')
_CARETS: Final = {"\n": "^n", "^": "^^", '"': "^'"}
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufeff]")
_SAFE: Final = re.compile(r"[ -+\--:<->@-\[\]-~]*")
"""Texts that vCard 2.1 takes without quoted-printable: ASCII but comma, semicolon, ?, backslash."""
_PLAIN_BYTES: Final = frozenset(b" ()+-./:@_") | frozenset(
    b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)

type Params = Sequence[tuple[str, str]]
type Encoded = tuple[Params, bytes]
"""A value, and the parameters that say how it is encoded."""

NAMES: Final = {
    Field.UID: "UID",
    Field.NAME: "FN",
    Field.NICKNAME: "NICKNAME",
    Field.ORGANISATION: "ORG",
    Field.TITLE: "TITLE",
    Field.ROLE: "ROLE",
    Field.PHONES: "TEL",
    Field.EMAILS: "EMAIL",
    Field.ADDRESSES: "ADR",
    Field.URLS: "URL",
    Field.BIRTHDAY: "BDAY",
    Field.DATES: "X-ABDATE",
    Field.CUSTOM: OWN_FIELD,
    Field.NOTES: "NOTE",
    Field.NUMBER: OWN_NUMBER,
    Field.GROUPS: "CATEGORIES",
}


def write_card(content: CardContent, version: str = "3.0") -> bytes:
    """Write a new card. A name that is missing is filled in by the next best; see ``read_card``.

    Raises ``ContactFileError`` for a version that is not written.
    """
    if version not in VERSIONS:
        raise ContactFileError(ContactFileReason.VERSION)
    writer = Writer(version, plain=content.contact.parts is None)
    head = [b"BEGIN:VCARD\r\n", f"VERSION:{version}\r\n".encode(), b"PRODID:-//Studio Sync//EN\r\n"]
    items = list(items_of(content))
    if not content.contact.name:
        items.insert(0, Item(field=Field.NAME, value=_stand_in(content.contact)))
    out = BytesIO()
    out.writelines(head)
    for item in items:
        out.writelines(writer.lines(item, writer.new_group))
    out.write(b"END:VCARD\r\n")
    return out.getvalue()


def _stand_in(contact: Contact) -> str:
    several = (*contact.emails, *contact.phones)
    return contact.organisation or contact.nickname or next((one.value for one in several), "")


class Writer:
    """Writes the items of one card."""

    def __init__(self, version: str, *, plain: bool, groups: Iterable[str] = ()) -> None:
        """Take the version; ``plain``: the name has no parts. ``groups`` are names in use."""
        self._version = version
        self._plain = plain
        self._groups = {group.lower() for group in groups}
        self._number = 0

    def new_group(self) -> str:
        """Return a name for a group of lines that is not yet used in the card."""
        self._number = next(n for n in count(self._number + 1) if f"item{n}" not in self._groups)
        return f"item{self._number}"

    def lines(self, item: Item, group: Callable[[], str]) -> Iterable[bytes]:
        """Write an item as some lines at a time; ``group`` names the group if they need one."""
        match item.value:
            case Labelled() as value:
                return self._labelled(item.field, value, group)
            case PostalAddress() as value:
                return self._address(value, group)
            case NameParts() as value:
                return self._parts(value)
            case Photo() | PhotoAddress() as photo:
                return self._photo(photo)
            case Organisation() as firm:
                parts = [firm.name, *([firm.department] if firm.department else [])]
                return [self.line("ORG", self.structured(parts))]
            case tuple() as names:
                return [self.line("CATEGORIES", self.structured(names, ","))]
            case True:
                word = ("KIND", b"org") if self._version == "4.0" else ("X-ABShowAs", b"COMPANY")
                return [self.line(word[0], ((), word[1]))]
            case str() as text:
                return self._text(item.field, text)
        raise TypeError(item.field)

    def _text(self, name: Field, text: str) -> list[bytes]:
        if name is Field.BIRTHDAY:
            params, said = written_date(text, self._version)
            return [self.line("BDAY", self.encoded(said), params)]
        found = [self.line(NAMES[name], self.encoded(text))]
        if name is Field.NAME and self._plain:
            found.append(self.line("N", self.structured([text, "", "", "", ""])))
        return found

    def _parts(self, parts: NameParts) -> list[bytes]:
        names = [parts.family, parts.given, parts.middle, parts.prefix, parts.suffix]
        spoken = [(name, getattr(parts, part)) for part, name in PHONETIC.items()]
        return [
            self.line("N", self.structured(names)),
            *(self.line(name, self.encoded(text)) for name, text in spoken if text),
        ]

    def _labelled(self, name: Field, value: Labelled, group: Callable[[], str]) -> list[bytes]:
        params: Params = ()
        said, line = value.value, NAMES.get(name, "X-ABRELATEDNAMES")
        if name is Field.DATES:
            params, said = written_date(said, self._version)
        elif name is Field.RELATIONS and self._version == "4.0":
            line, params = "RELATED", (("VALUE", "text"),)
        encoded = self.address(said) if name is Field.URLS else self.encoded(said)
        several = Several(name.value)
        return self._with_label(line, encoded, params, (several, value), group=group)

    def _with_label(
        self,
        name: str,
        encoded: Encoded,
        params: Params,
        labelled: tuple[Several, Labelled | PostalAddress],
        *,
        group: Callable[[], str],
        more: Sequence[tuple[str, str]] = (),
    ) -> list[bytes]:
        """Write a line with its type, or with a label in a line of the same group."""
        several, value = labelled
        types = types_for(several, value.label)
        shown = [] if types is not None else [("X-ABLabel", apple_label(value.label))]
        beside = [*shown, *more]
        at = f"{group()}." if beside else ""
        params = [*params, *(("TYPE", self._type(each)) for each in types or ())]
        if value.preferred:
            params.append(("PREF", "1") if self._version == "4.0" else ("TYPE", self._type("pref")))
        return [
            self.line(at + name, encoded, params),
            *(self.line(at + each, self.encoded(text)) for each, text in beside),
        ]

    def _type(self, word: str) -> str:
        return word if self._version == "4.0" else word.upper()

    def _address(self, address: PostalAddress, group: Callable[[], str]) -> list[bytes]:
        parts = [
            *(address.po_box, address.extended, address.street, address.city, address.region),
            *(address.postal_code, address.country),
        ]
        if not any(parts):
            parts[2] = address.text
        params, beside = list[tuple[str, str]](), list[tuple[str, str]]()
        if self._version == "4.0":
            told = (("CC", address.country_code), ("LABEL", address.text))
            params += [(name, text) for name, text in told if text]
        else:
            told = (("X-ABADR", address.country_code.lower()), ("LABEL", address.text))
            beside += [(name, text) for name, text in told if text]
        encoded = self.structured(parts)
        return self._with_label(
            "ADR", encoded, params, (Several.ADDRESSES, address), group=group, more=beside
        )

    def _photo(self, photo: Photo | PhotoAddress) -> Iterable[bytes]:
        if isinstance(photo, PhotoAddress):
            uri = (("VALUE", "URL" if self._version == "2.1" else "uri"),)
            return [self.line("PHOTO", ((), photo.url.encode("utf-8", "replace")), uri)]
        kind = photo.media_type.rpartition("/")[2].upper()
        if self._version == "4.0":
            return _with_base64(f"PHOTO:data:{photo.media_type};base64,", photo.data)
        if self._version == "2.1":  # an empty line ends a photo there
            return [*_with_base64(f"PHOTO;ENCODING=BASE64;TYPE={kind}:", photo.data), b"\r\n"]
        return _with_base64(f"PHOTO;ENCODING=b;TYPE={kind}:", photo.data)

    # -- values and lines ----------------------------------------------------------------------

    def encoded(self, text: str) -> Encoded:
        """Return a text as a value, with the parameters that it needs."""
        return self.structured([text])

    def address(self, text: str) -> Encoded:
        """Return a web address as a value: commas and semicolons are not escaped in it."""
        if self._version == "2.1":
            return self.encoded(text)
        return (), _escaped(text, _ESCAPED_URL).encode("utf-8", "replace")

    def structured(self, parts: Iterable[str], separator: str = ";") -> Encoded:
        """Return several texts as one value."""
        texts = [_CONTROLS.sub("", part) for part in parts]
        if self._version != "2.1":
            value = separator.join(_escaped(text, _ESCAPED) for text in texts)
            return (), value.encode("utf-8", "replace")
        if all(_SAFE.fullmatch(text) for text in texts):
            return (), separator.join(texts).encode("ascii")
        params = (("CHARSET", "UTF-8"), ("ENCODING", "QUOTED-PRINTABLE"))
        return params, separator.encode().join(map(_quoted, texts))

    def line(self, name: str, encoded: Encoded, params: Params = ()) -> bytes:
        """Write a line, folded."""
        more, value = encoded
        said = "".join(self._param(each, text) for each, text in (*params, *more))
        return self.folded(f"{name}{said}".encode("utf-8", "replace"), value, quoted=bool(more))

    def folded(self, head: bytes, value: bytes, *, quoted: bool) -> bytes:
        """Return a line of not more than 75 bytes a piece."""
        if quoted:
            return head + b":" + _soft_breaks(value) + b"\r\n"
        line = head + b":" + value
        # A fold in vCard 2.1 is only allowed where a space is: long lines are left as they are.
        binary = b"BASE64" in head.upper()
        return folded(line) if self._version != "2.1" or binary else line + b"\r\n"

    def _param(self, name: str, value: str) -> str:
        if self._version == "2.1" and name == "TYPE":
            return f";{value}"
        value = _CARET.sub(lambda found: _CARETS[found[0]], _CONTROLS.sub("", value))
        quoted = any(each in value for each in ',;:\n"')
        return f';{name}="{value}"' if quoted else f";{name}={value}"


def _escaped(text: str, characters: re.Pattern[str]) -> str:
    return characters.sub(
        lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", _CONTROLS.sub("", text)
    )


def _quoted(text: str) -> bytes:
    """Return a text in quoted-printable; a separator in it is encoded."""
    return b"".join(
        bytes((byte,)) if byte in _PLAIN_BYTES else b"=%02X" % byte
        for byte in text.encode("utf-8", "replace")
    )


def _soft_breaks(value: bytes) -> bytes:
    pieces = re.findall(rb"(?:=..|[^=]){1,24}", value, re.DOTALL)
    return b"=\r\n".join(pieces)


def _with_base64(head: str, data: bytes) -> Iterator[bytes]:
    """Write a line whose value is data in base64, folded: some lines of it at a time.

    A photo has megabytes, and all of its lines at once take several times that.
    """
    yield head.encode("utf-8", "replace") + b"\r\n"
    for start in range(0, len(data), _PER_LINE * _BLOCK):
        block = data[start : start + _PER_LINE * _BLOCK]
        lines = [
            binascii.b2a_base64(block[at : at + _PER_LINE], newline=False)
            for at in range(0, len(block), _PER_LINE)
        ]
        yield b" " + b"\r\n ".join(lines) + b"\r\n"
