"""What the value of a line says: charset, quoted-printable, escapes (RFC 6350 §3.4)."""

import binascii
import codecs
import re
from typing import Final

from ..blank import stripped
from .heads import Encoding
from .lines import Line

_ESCAPE: Final = re.compile(r"\\([nN,;:\\])")
_BREAKS: Final = {"n": "\n", "N": "\n"}
_SEPARATORS: Final = {";": re.compile(r"\\.|;", re.DOTALL), ",": re.compile(r"\\.|,", re.DOTALL)}
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufeff]")
_LINE_END: Final = re.compile(r"\r\n?")
_SOFT_BREAK: Final = re.compile(rb"=[ \t]*(?:\r\n|\n|\r)")
_BREAK: Final = re.compile(rb"(?:\r\n|\n|\r)[ \t]?")
_CHARSETS: Final = re.compile(
    r"utf|iso8859|cp\d|koi8|mac|shift_jis|euc|gb|big5|hz|iso2022|ascii|johab|tis|latin|ptcp"
)
"""Charsets of texts, as Python names them; it has others, which are none."""
_NO_CHARSETS: Final = frozenset({"utf-7"})


def text(line: Line, version: str) -> str:
    """Return the value as one text, without white space around it."""
    if line.head.is_plain and b"\\" not in line.value:
        found = _guessed(line.value).strip()
        if found.isprintable():
            return found if found.isascii() else stripped(found)
    return stripped(long_text(line, version))


def long_text(line: Line, version: str) -> str:
    """Return the value as one text, as it is."""
    if not line.head.is_plain:
        return _plain(line.value, line, version)
    found = _guessed(line.value)
    if found.isprintable() and "\\" not in found:
        return found
    return _clean(_unescaped(found))


def parts(line: Line, version: str, separator: str = ";") -> list[str]:
    """Return the parts of a structured value, or of a list; an escaped separator is no separator.

    Nor is an encoded one (``=3B``), so that quoted-printable is taken apart before it is decoded.
    """
    if line.head.encoding is Encoding.QUOTED:
        raw = _joined(line.value).decode("latin-1")
        cut = [each.encode("latin-1") for each in _split(raw, separator)]
        return [stripped(_plain(each, line, version)) for each in cut]
    found = _decoded(_content(line.value, line), line)
    if "\\" not in found and found.isprintable():
        strip = str.strip if found.isascii() else stripped
        return list(map(strip, found.split(separator)))
    return [stripped(_clean(_unescaped(each))) for each in _split(found, separator)]


def wrong_charset(line: Line) -> bool:
    """Return whether a line names a charset that is unknown or not its own."""
    return any(
        _in(charset, _content(line.value, line)) is None
        for name, charset in line.head.params
        if name == "CHARSET"
    )


def encoded_parameter(text_: str) -> str:
    """Return the label in Samsung's ``X-CUSTOM(CHARSET=UTF-8,ENCODING=QUOTED-PRINTABLE,=41)``."""
    inner = text_.partition("(")[2].rpartition(")")[0]
    said = [each for each in inner.split(",") if not each.upper().startswith(("CHARSET", "ENC"))]
    raw = binascii.a2b_qp(",".join(said).encode("utf-8", "replace"))
    return stripped(_clean(_guessed(raw)))


def _plain(raw: bytes, line: Line, version: str) -> str:
    found = _decoded(_content(raw, line), line)
    if version != "2.1" or line.head.encoding is not Encoding.QUOTED:
        found = _unescaped(found)
    return _clean(found)


def _content(raw: bytes, line: Line) -> bytes:
    match line.head.encoding:
        case Encoding.PLAIN:
            return raw
        case Encoding.QUOTED:
            return binascii.a2b_qp(_joined(raw).replace(b"\\;", b";"))
        case Encoding.BASE64:
            try:
                return binascii.a2b_base64(raw)
            except binascii.Error:
                return raw


def _joined(raw: bytes) -> bytes:
    """Return quoted-printable without its soft breaks; one that is folded as well is unfolded."""
    if b"\n" not in raw and b"\r" not in raw:
        return raw.removesuffix(b"=")
    return _BREAK.sub(b"", _SOFT_BREAK.sub(b"", raw)).removesuffix(b"=")


def _decoded(raw: bytes, line: Line) -> str:
    if charset := line.head.charset:
        named = _in(charset, raw)
        if named is not None:
            return named
    return _guessed(raw)


def _guessed(raw: bytes) -> str:
    """Decode as UTF-8, or else as windows-1252, which old programs write without saying so."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def _in(charset: str, raw: bytes) -> str | None:
    """Decode in a charset that was named; None if there is no such one, or it is not that."""
    try:
        found = codecs.lookup(charset).name
        if not _CHARSETS.match(found) or found in _NO_CHARSETS:
            return None
        return raw.decode(found)
    except LookupError, UnicodeError, ValueError:
        return None


def _split(value: str, separator: str) -> list[str]:
    if "\\" not in value:
        return value.split(separator)
    found, start = list[str](), 0
    for match in _SEPARATORS[separator].finditer(value):
        if match[0] == separator:
            found.append(value[start : match.start()])
            start = match.end()
    return [*found, value[start:]]


def _unescaped(value: str) -> str:
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: _BREAKS.get(found[1], found[1]), value)


def _clean(value: str) -> str:
    """Return a text without control characters; line ends are line feeds."""
    if value.isprintable():
        return value
    return _CONTROLS.sub("", _LINE_END.sub("\n", value))
