"""The lines of a calendar, with the bytes that said them.

Lines are unfolded before they are decoded: a fold may cut a character in two (RFC 5545 §3.1).
A line that nobody changes must go out as it came in.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
import re
from typing import Final

from ..content_lines import FOLD, PARAM, PARAM_VALUES, colon, folded, without_carets
from ..errors import CalendarTextError, CalendarTextReason

_NAME: Final = re.compile(r"[A-Za-z0-9-]+")
_ESCAPE: Final = re.compile(r"\\([nN,;:\\\"])")
_LIST: Final = re.compile(r"(?:\\.|[^,\\]|\\$)+", re.DOTALL)
_TO_ESCAPE: Final = re.compile(r"[\n,;\\]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_LINE_ENDS: Final = re.compile(r"\r\n?")

_FOLDED: Final = re.compile(
    rb"[^\r\n]*+(?:(?:\r\n|\r|\n)[ \t][^\r\n]*+)*+(?:\r\n|\r|\n)?", re.DOTALL
)
"""A line with what is folded, and its end."""
_LINE_ENDS_READ: Final = 2**19
_HEADS_READ: Final = 2**20
"""Bytes of all that is before the colons of a text: names and parameters, each of which is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A property, or a line that is none: its ``name`` is empty.

    ``given`` is the line as it came, with folds and line end. ``name`` is in upper case; ``value``
    is what follows the colon, unfolded and decoded, with its escapes.
    """

    given: bytes
    name: str = ""
    params: tuple[tuple[str, str], ...] = ()
    """Names in upper case, values without quotes; of several values, the name is with each."""
    value: str = ""

    def param(self, name: str) -> str:
        """Return the first value of a parameter, or an empty text."""
        return next((value for each, value in self.params if each == name), "")

    @property
    def unfolded(self) -> str:
        """The line as text, without folds and line end."""
        return _unfolded(self.given).decode()

    @property
    def text(self) -> str:
        """The value of a property of type TEXT (RFC 5545 §3.3.11)."""
        return unescaped(self.value)

    @property
    def texts(self) -> tuple[str, ...]:
        """The values of a property that lists texts."""
        found = (unescaped(each).strip() for each in _LIST.findall(self.value))
        return tuple(each for each in found if each)


def read_lines(data: bytes) -> Iterator[Line]:
    """Yield the lines of a text in UTF-8, with or without a byte order mark.

    They may end with CR, LF or both. Raises CalendarTextError for other charsets, NUL, more lines
    than 10 MB have that are as long as folding makes them, and too many parameters.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if b"\0" in data:
        raise CalendarTextError(CalendarTextReason.NUL)
    if data.count(b"\n") + data.count(b"\r") > _LINE_ENDS_READ:
        raise CalendarTextError(CalendarTextReason.TOO_LARGE)
    left = _HEADS_READ
    for found in _FOLDED.finditer(data):
        if given := found[0]:
            line, head = _read_line(given, left)
            yield line
            left -= head


def read_line(given: bytes) -> Line:
    """Read one line with its folds. Raises CalendarTextError if it isn't UTF-8."""
    return _read_line(given, _HEADS_READ)[0]


def _read_line(given: bytes, most: int) -> tuple[Line, int]:
    """Return a line, and the bytes before its colon: an error if they are more than ``most``."""
    if len(given) < min(most, _SHORT_LINE):
        return _known_line(given)
    return _made_line(given, most)


def _made_line(given: bytes, most: int = _HEADS_READ) -> tuple[Line, int]:
    whole = _unfolded(given)
    at = colon(whole)
    if at > most:
        raise CalendarTextError(CalendarTextReason.TOO_LARGE)
    try:
        head, value = whole[: max(at, 0)].decode(), whole[at + 1 :].decode()
    except UnicodeDecodeError as err:
        raise CalendarTextError(CalendarTextReason.NOT_UTF8) from err
    name, params = (_known_head if len(head) < _SHORT else _read_head)(head)
    return Line(given=given, name=name, params=params, value=value if name else ""), max(at, 0)


_known_line: Final = lru_cache(maxsize=512)(_made_line)
_SHORT_LINE: Final = 60
"""Bytes of a line that is worth keeping: the zones of a calendar are in each of its texts."""


def _unfolded(given: bytes) -> bytes:
    return FOLD.sub(b"", given).rstrip(b"\r\n")


def _read_head(head: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    name, semicolon, rest = head.partition(";")
    if not _NAME.fullmatch(name.strip()):
        return "", ()
    return name.strip().upper(), tuple(_params(semicolon + rest)) if semicolon else ()


_known_head: Final = lru_cache(maxsize=512)(_read_head)
_SHORT: Final = 200
"""Characters of what is before a colon and is worth keeping: most calendars have the same."""


def _params(text: str) -> Iterator[tuple[str, str]]:
    for match in PARAM.finditer(text):
        name, equals, values = match[1].partition("=")
        if equals:
            for value in PARAM_VALUES.findall(values):
                yield name.strip().upper(), without_carets(value.strip().strip('"'))


def unescaped(value: str) -> str:
    """Return the text that a value means, without characters that no text has."""
    text = _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def escaped(text: str) -> str:
    """Return a text as a value of type TEXT."""
    if text.isprintable() and not _TO_ESCAPE.search(text):
        return text
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return _TO_ESCAPE.sub(lambda found: "\\n" if found[0] == "\n" else f"\\{found[0]}", text)


def written(line: str) -> bytes:
    """Return a line as it goes out, folded at 75 bytes."""
    if line.isascii() and line.isprintable():
        return folded(line.encode())
    return folded(_CONTROLS.sub("", line).replace("\n", "").encode())
