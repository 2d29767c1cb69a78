"""Photos in cards: in base64, as a ``data:`` address, or an address elsewhere."""

import binascii
from contextlib import suppress
from dataclasses import dataclass
import re
from typing import Final
from urllib.parse import unquote_to_bytes

from ..content_lines import FOLD
from .lines import Line

_BEGINNINGS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)
_ADDRESSES: Final = (*(b"http:", b"https:", b"http\\:", b"https\\:", b"ftp:", b"file:", b"cid:"),)
_DATA: Final = re.compile(rb"[^,]*,")
_PERCENT: Final = re.compile(rb"%")
_ADDRESS_TYPES: Final = frozenset({"URI", "URL", "CID", "CONTENT-ID"})
_WEBP: Final = (b"RIFF", b"WEBP")
_HEIC: Final = frozenset({b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc"})

type _Value = bytes | memoryview
"""The value of a line; it may be folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture of a card; ``media_type`` is what the bytes are, whatever the card says."""

    data: bytes
    media_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PhotoAddress:
    """Where a picture is that the card has not got. It is never fetched from here."""

    url: str


def photo_of(line: Line) -> Photo | PhotoAddress | None:
    """Read a photo; None if it is no picture, or broken."""
    value = line.value if line.photo is None else line.photo
    start = FOLD.sub(b"", value[:200]).strip().lower()
    if start.startswith(b"data:"):
        return _from_data(value)
    if start.startswith(_ADDRESSES) or line.head.param("VALUE").upper() in _ADDRESS_TYPES:
        url = FOLD.sub(b"", value).strip().decode("utf-8", "replace")
        return PhotoAddress(url=url.replace("\\", ""))
    return _picture(_from_base64(value))


def _from_data(value: _Value) -> Photo | None:
    """Read ``data:image/jpeg;base64,…`` (RFC 2397); its comma may be escaped."""
    head = _DATA.match(value)
    if head is None:
        return None
    body = value[head.end() :]
    encoded = _PERCENT.search(body) is not None
    if b"base64" in FOLD.sub(b"", head[0]).lower():
        return _picture(_from_base64(unquote_to_bytes(bytes(body)) if encoded else body))
    return _picture(unquote_to_bytes(FOLD.sub(b"", body)))


def _from_base64(value: _Value) -> bytes:
    """Decode base64; what is white space in it does not count."""
    with suppress(binascii.Error):
        return binascii.a2b_base64(value)
    body = b"".join(bytes(value).split())
    with suppress(binascii.Error):
        return binascii.a2b_base64(body + b"=" * (-len(body) % 4))
    return b""


def _picture(data: bytes) -> Photo | None:
    found = media_type(data)
    return None if found is None else Photo(data=data, media_type=found)


def media_type(data: bytes) -> str | None:
    """Return the type of a picture by how its bytes begin; None if it is none."""
    for beginning, media in _BEGINNINGS:
        if data.startswith(beginning):
            return media
    if (data[:4], data[8:12]) == _WEBP:
        return "image/webp"
    return "image/heic" if data[4:12] in _HEIC else None
