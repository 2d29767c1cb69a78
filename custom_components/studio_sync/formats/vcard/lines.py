"""Cards as lines: what a file says, with the bytes that said it.

A file is cut into cards, and each card into lines, before anything is decoded: a fold may cut a
character in two, and a line that nobody changes must go out as it came in (RFC 6350 §3.2).
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
import re
from typing import Final

from ..errors import ContactFileError, ContactFileReason

_LOGICAL: Final = re.compile(
    rb"[^\r\n]*+(?:(?:\r\n|\n|\r)[ \t][^\r\n]*+)*+(?:\r\n|\n|\r|\Z)", re.DOTALL
)
"""A line with the folded ones that continue it, and its line end."""
_PHYSICAL: Final = re.compile(rb"[^\r\n]*+(?:\r\n|\n|\r|\Z)")
_FOLD: Final = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_ENCODED: Final = re.compile(
    rb"[^:;]{1,60}+;[^:]{0,300}?(QUOTED-PRINTABLE|BASE64|ENCODING=B)", re.IGNORECASE
)
"""The beginning of a line whose value goes on in the next ones without a fold."""
_BREAK: Final = re.compile(rb"\r\n|\n|\r")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/=]+")
_NAME: Final = re.compile(r"[A-Za-z0-9_-]+")
_PARAM: Final = re.compile(r';((?:[^";]|"[^"]*")*)')
_VALUES: Final = re.compile(r'(?:[^",]|"[^"]*")+')
_CARET: Final = re.compile(r"\^([n^'])")
_CARETS: Final = {"n": "\n", "^": "^", "'": '"'}
_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT", "Q"})
_VALUE_TYPES: Final = frozenset({"URL", "URI", "INLINE", "CID", "CONTENT-ID"})
_BEGIN: Final = b"BEGIN:VCARD"
_END: Final = b"END:VCARD"
_SHORT: Final = 20
"""More bytes than a line of BEGIN or END has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A property of a card, or a line that is none (its name is empty).

    ``raw`` is the line as it is in the file, with folds and line end; ``value`` the same unfolded,
    behind the colon, and not decoded. Names are in upper case. A parameter with several values is
    there several times; one without a name (``TEL;CELL``) has got that which it stands for.
    """

    raw: bytes
    name: str = ""
    group: str = ""
    params: tuple[tuple[str, str], ...] = ()
    value: bytes = b""

    def param(self, name: str) -> str:
        """Return the first value of a parameter, or an empty text."""
        return next((value for each, value in self.params if each == name), "")

    @property
    def types(self) -> tuple[str, ...]:
        """Values of TYPE, as they are written."""
        return tuple(value for name, value in self.params if name == "TYPE" and value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card of a file: all of its lines, from BEGIN to END."""

    lines: tuple[Line, ...]
    version: str
    """``2.1``, ``3.0`` or ``4.0``; 3.0 if the card does not say, or says something else."""
    row: int
    """The line of the file on which it begins, from 1."""
    ended: bool = True
    """Whether there was an END."""

    @property
    def raw(self) -> bytes:
        """The card as it is in the file."""
        return b"".join(line.raw for line in self.lines)


def read_cards(data: bytes) -> list[Card]:
    """Cut a file into cards; what is outside of them is skipped, a card within a card is no card.

    Files in UTF-16 or UTF-32 are read as UTF-8 from here on. Raises ``ContactFileError`` if there
    is none.
    """
    found = [_card(raws, row, ended=ended) for raws, row, ended in _cut(_logical(to_utf8(data)))]
    if not found:
        raise ContactFileError(ContactFileReason.NOT_A_CARD)
    return found


def to_utf8(data: bytes) -> bytes:
    """Return a text in UTF-8 (or its own 8-bit charset) without a byte order mark."""
    for mark, charset in (
        (codecs.BOM_UTF8, ""),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if data.startswith(mark):
            rest = data[len(mark) :]
            return _recoded(rest, charset) if charset else rest
    if len(data) > 1 and (not data[0]) != (not data[1]):  # ASCII as UTF-16 without a mark
        return _recoded(data, "utf-16-le" if data[0] else "utf-16-be")
    return data


def _recoded(data: bytes, charset: str) -> bytes:
    return data.decode(charset, "replace").encode("utf-8", "replace")


def _logical(data: bytes) -> Iterator[bytes]:
    """Yield the lines of a file, those that continue one joined to it."""
    at = 0
    while at < len(data):
        end = _end_of_line(data, at)
        yield data[at:end]
        at = end


def _end_of_line(data: bytes, start: int) -> int:
    match = _LOGICAL.match(data, start)
    end = len(data) if match is None else match.end()
    encoded = _ENCODED.match(data, start, end)
    if encoded is None:
        return end
    if encoded[1].upper().startswith(b"Q"):
        return _end_of_quoted(data, start, end)
    return _end_of_base64(data, end)


def _end_of_quoted(data: bytes, start: int, end: int) -> int:
    """Return the end of a line whose soft breaks are those of quoted-printable (RFC 2045 §6.7)."""
    while data[start:end].rstrip(b"\r\n").endswith(b"=") and end < len(data):
        following = _PHYSICAL.match(data, end)
        if following is None or following[0].strip().upper() == _END:
            break
        start, end = end, following.end()
    return end


def _end_of_base64(data: bytes, end: int) -> int:
    """Return the end of a photo whose lines begin without the space that they should have."""
    while end < len(data):
        following = _PHYSICAL.match(data, end)
        if following is None or not _BASE64.fullmatch(following[0].strip()):
            break
        end = following.end()
    return end


def _cut(lines: Iterator[bytes]) -> Iterator[tuple[list[bytes], int, bool]]:
    """Yield the lines of each card, the row on which it begins, and whether it has an END."""
    card = list[bytes]()
    row, begun, depth = 1, 0, 0
    agent = False
    for raw in lines:
        word = raw.strip().upper() if raw[:1] in b"BbEe \t" and len(raw) < _SHORT else b""
        if word == _BEGIN and card and agent:
            depth += 1
        elif word == _BEGIN:
            if card:
                yield card, begun, False
            card, begun, depth = [], row, 0
        if card or word == _BEGIN:
            card.append(raw)
        if word == _END and card:
            if not depth:
                yield card, begun, True
                card = []
            depth = max(0, depth - 1)
        row += raw.count(b"\n") or raw.count(b"\r")
        agent = raw[:5].upper() == b"AGENT" or (agent and not raw.strip())
    if card:
        yield card, begun, False


def _card(raws: Sequence[bytes], row: int, *, ended: bool) -> Card:
    version = next((raw for raw in raws if raw[:8].upper() == b"VERSION:"), b"")[8:].strip()
    known = version.decode("ascii", "replace")
    known = known if known in {"2.1", "4.0"} else "3.0"
    lines = list[Line]()
    inner = 0
    for number, raw in enumerate(raws):
        word = raw.strip().upper() if len(raw) < _SHORT else b""
        inner += word == _BEGIN and number > 0
        lines.append(Line(raw=raw) if inner else read_line(raw, known))
        inner -= bool(inner and word == _END)
    return Card(lines=tuple(lines), version=known, row=row, ended=ended)


def read_line(raw: bytes, version: str) -> Line:
    """Read one line; one that is no property keeps its bytes and has no name."""
    head, colon, value = raw.partition(b":")
    if head.count(b'"') % 2:
        head = head_of(raw)
        at = _colon(raw)
        colon, value = raw[at : at + 1], raw[at + 1 :]
    if not colon:
        return Line(raw=raw)
    group, name, params, quoted = _read_head(head, version)
    if not name:
        return Line(raw=raw)
    return Line(
        raw=raw,
        name=name,
        group=group,
        params=params,
        value=_unfolded(value, version, quoted=quoted),
    )


@lru_cache(maxsize=512)  # a file has few different ones
def _read_head(head: bytes, version: str) -> tuple[str, str, tuple[tuple[str, str], ...], bool]:
    """Return group, name and parameters of a line, and whether it is quoted-printable."""
    text = _FOLD.sub(b"", head).decode("utf-8", "replace")
    first, semicolon, rest = text.partition(";")
    group, _, name = first.strip().rpartition(".")
    if not _NAME.fullmatch(name):
        return "", "", (), False
    params = tuple(_params(semicolon + rest, version)) if semicolon else ()
    return group, name.upper(), params, "QUOTED-PRINTABLE" in rest.upper()


def head_of(raw: bytes) -> bytes:
    """Return what is before the colon of a line: group, name and parameters, unfolded."""
    return _FOLD.sub(b"", raw[: _colon(raw)])


def _colon(raw: bytes) -> int:
    """Return where the first colon outside of quotes is, or the length."""
    quoted = False
    for match in re.finditer(rb'[":]', raw):
        if match[0] == b'"':
            quoted = not quoted
        elif not quoted:
            return match.start()
    return len(raw)


def _unfolded(value: bytes, version: str, *, quoted: bool) -> bytes:
    end = len(value.rstrip(b"\r\n"))
    value = value[:end]
    if b"\n" not in value and b"\r" not in value:
        return value
    if quoted:
        return value  # its decoder knows the soft breaks
    if version == "2.1":
        return _BREAK.sub(b"", value)  # the space is a part of the text (vCard 2.1 §2.1.3)
    return _BREAK.sub(b"", _FOLD.sub(b"", value))


def _params(text: str, version: str) -> Iterator[tuple[str, str]]:
    for match in _PARAM.finditer(text):
        name, equals, values = match[1].partition("=")
        if not equals:
            yield from _bare(name.strip())
        elif version == "2.1" and "(" in name:
            yield "TYPE", match[1]  # Samsung: X-CUSTOM(CHARSET=UTF-8,ENCODING=…,=41)
        else:
            for value in _VALUES.findall(values):
                plain = value.strip().strip('"')
                if "^" in plain and version != "2.1":
                    plain = _CARET.sub(lambda found: _CARETS[found[1]], plain)
                yield from ((name.strip().upper(), each) for each in _listed(name, value, plain))


def _listed(name: str, value: str, plain: str) -> list[str]:
    """Return the types of a quoted list (``TYPE="home,cell"``); others are one value."""
    if name.strip().upper() == "TYPE" and '"' in value:
        return [each.strip() for each in plain.split(",")]
    return [plain]


def _bare(word: str) -> Iterator[tuple[str, str]]:
    if not word:
        return
    upper = word.upper()
    if upper in _ENCODINGS:
        yield "ENCODING", upper
    elif upper in _VALUE_TYPES:
        yield "VALUE", upper
    else:
        yield "TYPE", word
