"""Cards as lines: what a file says, with the bytes that said it.

A file is cut into cards, and each card into lines, before anything is decoded: a fold may cut a
character in two, and a line that nobody changes must go out as it came in (RFC 6350 §3.2).
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
import re
from typing import Final

from ..content_lines import FOLD, colon
from ..errors import ContactFileError, ContactFileReason
from .heads import NO_HEAD, Head, read_head

_ENCODED: Final = re.compile(
    rb"[^:;]{1,60}+;[^:]{0,300}?(QUOTED-PRINTABLE|BASE64|ENCODING=B)", re.IGNORECASE
)
"""The beginning of a line whose value goes on in the next ones without a fold."""
_SOFT: Final = (b"=\r\n", b"=\n", b"=\r")
_FOLDS: Final = (b"\r\n ", b"\r\n\t", b"\n ", b"\n\t", b"\r ", b"\r\t")
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/=]+")
_BEGIN: Final = b"BEGIN:VCARD"
_END: Final = b"END:VCARD"
_FRAME: Final = frozenset(b"BbEe \t")
_AGENT: Final = frozenset(b"Aa")
_WHITE: Final = frozenset(b" \t")
_LARGE: Final = 2**20
_SHORT: Final = 20
"""More bytes than a line of BEGIN, END or VERSION has."""
_LONG: Final = 2**16
"""Bytes of a line that is not copied from its file: only photos have so many."""
_HEAD: Final = 2**12

type _Raw = bytes | memoryview
"""A line as it is in the file; of a long one a view."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A property of a card, or a line that is none (its head has no name).

    ``given`` is the line as it is in the file, with folds and line end; ``value`` the same
    unfolded, behind the colon, and not decoded. One that is encoded is not unfolded: its decoder
    skips line ends.
    """

    given: _Raw
    head: Head = NO_HEAD
    value: bytes = b""
    photo: memoryview | None = None
    """The value of a long photo, in place of the other one: not copied, and with its folds."""

    @property
    def raw(self) -> bytes:
        """The line as it is in the file, with folds and line end."""
        return bytes(self.given)


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
        return b"".join(line.given for line in self.lines)


def read_cards(data: bytes) -> list[Card]:
    """Cut a file into cards; what is outside of them is skipped, a card within a card is no card.

    Files in UTF-16 or UTF-32 are read as UTF-8 from here on. Raises ``ContactFileError`` if there
    is none.
    """
    found = [_card(each) for each in _cut(to_utf8(data))]
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


def _logical(data: bytes) -> Iterator[_Raw]:
    """Yield the lines of a file, those that continue one joined to it: by a fold, or encoded."""
    start = end = 0
    last = b""
    encoded: bytes | None = None
    for physical in _physical(data):
        if last and physical[0] not in _WHITE:
            goes_on = False
            if b":" not in physical or last.endswith(_SOFT):
                encoded = _encoded(data, start, end) if encoded is None else encoded
                goes_on = _continues(encoded, last, physical)
            if not goes_on:
                yield last if end - start == len(last) else _piece(data, start, end)
                start, encoded = end, None
        last = physical
        end += len(physical)
    if last:
        yield _piece(data, start, end)


def _piece(data: bytes, start: int, end: int) -> _Raw:
    return data[start:end] if end - start < _LONG else memoryview(data)[start:end]


def _physical(data: bytes) -> Iterable[bytes]:
    """Return the lines of a file: of a large one, which may have photos, one after the other.

    Unless lines end as on an old Mac.
    """
    if len(data) > _LARGE and data.count(b"\r") == data.count(b"\r\n"):
        return BytesIO(data)
    return data.splitlines(keepends=True)


def _encoded(data: bytes, start: int, end: int) -> bytes:
    """Return with what the encoding begins that a line names before its colon, if any."""
    found = _ENCODED.match(data, start, end)
    return b"" if found is None else found[1][:1].upper()


def _continues(encoded: bytes, last: bytes, physical: bytes) -> bool:
    """Return whether a value that is encoded goes on in the next line.

    Quoted-printable has soft breaks (RFC 2045 §6.7); photos in base64 may have lines without the
    space that these should begin with.
    """
    if encoded == b"Q":
        return last.endswith(_SOFT) and physical.strip().upper() != _END
    return bool(encoded) and _BASE64.fullmatch(physical.strip()) is not None


@dataclass(slots=True, kw_only=True)
class _Cut:
    """The lines of a card; ``row`` is that on which it begins."""

    raws: list[_Raw]
    row: int
    ended: bool = False
    nested: bool = False
    """There are cards within it (AGENT), whose lines are none of its own."""


def _cut(data: bytes) -> Iterator[_Cut]:
    """Cut a file into cards."""
    card: _Cut | None = None
    line_end = b"\n" if b"\n" in data else b"\r"
    row, counted, at = 1, 0, 0
    depth = 0
    agent = False
    for raw in _logical(data):
        first = raw[0]
        word = _word(raw) if first in _FRAME else b""
        if word == _BEGIN and card is not None and agent:
            card.nested = True
            depth += 1
        elif word == _BEGIN:
            if card is not None:
                yield card
            row += data.count(line_end, counted, at)
            card, depth, counted = _Cut(raws=[], row=row), 0, at
        if card is not None:
            card.raws.append(raw)
            if word == _END and not depth:
                card.ended = True
                yield card
                card = None
            elif word == _END:
                depth -= 1
        at += len(raw)
        if agent or first in _AGENT:
            agent = bytes(raw[:5]).upper() == b"AGENT" or (agent and not bytes(raw).strip())
    if card is not None:
        yield card


def _word(raw: _Raw) -> bytes:
    """Return a line without space around it and in upper case, if it is short."""
    return bytes(raw).strip().upper() if len(raw) < _SHORT else b""


def _card(cut: _Cut) -> Card:
    words = map(_word, cut.raws)
    version = next((word for word in words if word.startswith(b"VERSION:")), b"")[8:].strip()
    known = version.decode("ascii", "replace")
    known = known if known in {"2.1", "4.0"} else "3.0"
    lines = _nested(cut, known) if cut.nested else (read_line(raw, known) for raw in cut.raws)
    return Card(lines=tuple(lines), version=known, row=cut.row, ended=cut.ended)


def _nested(cut: _Cut, version: str) -> Iterator[Line]:
    """Read the lines of a card but for those of cards within it."""
    inner = 0
    for number, raw in enumerate(cut.raws):
        word = _word(raw)
        inner += word == _BEGIN and number > 0
        yield Line(given=raw) if inner else read_line(raw, version)
        inner -= bool(inner and word == _END)


def read_line(given: _Raw, version: str) -> Line:
    """Read one line; one that is no property keeps its bytes and has no name."""
    if isinstance(given, memoryview):
        return _read_long(given, version)
    at = given.find(b":")
    before = given[:at]
    if b'"' in before and before.count(b'"') % 2:
        before, at = head_of(given), colon(given)
    if at < 0 or not (head := read_head(before, version)).name:
        return Line(given=given)
    value = given[at + 1 : -2] if given.endswith(b"\r\n") else given[at + 1 :].rstrip(b"\r\n")
    if (b"\n" in value or b"\r" in value) and not head.spans_lines:
        value = _unfolded(value, version)
    return Line(given=given, head=head, value=value)


def _read_long(given: memoryview, version: str) -> Line:
    at = max(colon(bytes(given[:_HEAD])), 0)
    head = read_head(bytes(given[:at]), version)
    if head.name == "PHOTO":
        return Line(given=given, head=head, photo=given[at + 1 :])
    return replace(read_line(bytes(given), version), given=given)


def head_of(raw: bytes) -> bytes:
    """Return what is before the colon of a line: group, name and parameters, unfolded."""
    at = colon(raw)
    return FOLD.sub(b"", raw if at < 0 else raw[:at])


def _unfolded(value: bytes, version: str) -> bytes:
    if version != "2.1":  # the space is a part of the text there (vCard 2.1 §2.1.3)
        for fold in _FOLDS:
            value = value.replace(fold, b"")
            if b"\n" not in value and b"\r" not in value:
                return value
    return value.replace(b"\r", b"").replace(b"\n", b"")
