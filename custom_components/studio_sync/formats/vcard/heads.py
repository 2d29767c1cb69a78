"""What is before the colon of a line: group, name and parameters.

A file has few different ones, so that each is read once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache
import re
from typing import Final

from ..content_lines import FOLD, PARAM, PARAM_VALUES, without_carets

_NAME: Final = re.compile(r"[A-Za-z0-9_-]+")
_ENCODINGS: Final = frozenset({"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT", "Q"})
_VALUE_TYPES: Final = frozenset({"URL", "URI", "INLINE", "CID", "CONTENT-ID"})


class Encoding(StrEnum):
    """How the value of a line is written."""

    PLAIN = ""
    QUOTED = "quoted-printable"
    BASE64 = "base64"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """What a line says before its colon. Without a name it is no property.

    Names are in upper case, ``group`` is as it is written and ``group_key`` as groups compare. A
    parameter with several values is there several times; one without a name (``TEL;CELL``) has got
    that which it stands for. ``types`` are the values of TYPE, as they are written; ``preferred``:
    the value is the one to use first: the type ``pref``, or PREF=1. Of lower ranks (RFC 6350 §5.3)
    nothing is told, as a list has only one that is preferred.
    """

    name: str = ""
    group: str = ""
    group_key: str = ""
    params: tuple[tuple[str, str], ...] = ()
    types: tuple[str, ...] = ()
    encoding: Encoding = Encoding.PLAIN
    charset: str = ""
    spans_lines: bool = False
    """Whether the value is encoded, so that line ends in it are none of its text."""
    preferred: bool = False
    is_plain: bool = True
    """The value is text in no encoding or charset that is named, as nearly all are."""

    def param(self, name: str) -> str:
        """Return the first value of a parameter, or an empty text."""
        return next((value for each, value in self.params if each == name), "")


NO_HEAD: Final = Head()


@lru_cache(maxsize=512)
def read_head(head: bytes, version: str) -> Head:
    """Read what is before the colon of a line, in a card of this version."""
    text = FOLD.sub(b"", head).decode("utf-8", "replace")
    first, semicolon, rest = text.partition(";")
    group, _, name = first.strip().rpartition(".")
    if not _NAME.fullmatch(name):
        return NO_HEAD
    params = tuple(_params(semicolon + rest, version)) if semicolon else ()
    plain = Head(name=name.upper(), group=group, group_key=group.lower(), params=params)
    if not params:
        return plain
    charset, encoding = plain.param("CHARSET"), _encoding(plain.param("ENCODING").upper())
    return replace(
        plain,
        types=tuple(value for each, value in params if each == "TYPE" and value),
        encoding=encoding,
        charset=charset,
        is_plain=not charset and encoding is Encoding.PLAIN,
        spans_lines=encoding is Encoding.BASE64 or "QUOTED-PRINTABLE" in rest.upper(),
        preferred=any(
            (each, value) == ("PREF", "1") or (each == "TYPE" and value.lower() == "pref")
            for each, value in params
        ),
    )


def _encoding(named: str) -> Encoding:
    if named in {"QUOTED-PRINTABLE", "Q"}:
        return Encoding.QUOTED
    return Encoding.BASE64 if named in {"BASE64", "B"} else Encoding.PLAIN


def _params(text: str, version: str) -> Iterator[tuple[str, str]]:
    for match in PARAM.finditer(text):
        name, equals, values = match[1].partition("=")
        if not equals:
            yield from _bare(name.strip())
        elif version == "2.1" and "(" in name:
            yield "TYPE", match[1]  # Samsung: X-CUSTOM(CHARSET=UTF-8,ENCODING=…,=41)
        else:
            for value in PARAM_VALUES.findall(values):
                plain = value.strip().strip('"')
                if "^" in plain and version != "2.1":
                    plain = without_carets(plain)
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
