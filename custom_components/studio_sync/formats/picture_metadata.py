"""Takes out of a picture what is no picture: place, device, comments, thumbnails. Pure.

The picture itself stays as it is, byte for byte: JPEG (ITU T.81 annex B), PNG (RFC 2083).
"""

from collections.abc import Iterator
import re
from typing import Final

_JPEG: Final = b"\xff\xd8"
_END: Final = b"\xff\xd9"
_FILL: Final = 0xFF
_SCAN: Final = 0xDA
_COMMENT: Final = 0xFE
_APPLICATION: Final = range(0xE0, 0xF0)
_KEPT: Final = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""What a decoder needs: the density, the colours, and how these are coded."""
_MARKER: Final = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
"""Where a scan ends: a marker that is neither a byte of the scan nor a restart."""

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_CHUNKS: Final = frozenset(
    {b"IHDR", b"PLTE", b"IDAT", b"IEND"}
    | {b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs"}
)


def without_metadata(data: bytes) -> bytes | None:
    """Return a JPEG or PNG with nothing but its picture; None if it is none, or has no end."""
    try:
        if data.startswith(_JPEG):
            return b"".join(_jpeg(data))
        if data.startswith(_PNG):
            return b"".join(_png(data))
    except ValueError:
        return None
    return None


def _jpeg(data: bytes) -> Iterator[bytes]:
    """Yield the parts that stay. Raises ValueError for one that is cut off, or no segment."""
    yield _JPEG
    at = len(_JPEG)
    while True:
        found = _MARKER.match(data, at)
        if found is None:
            raise ValueError
        at = found.end()
        marker = data[at - 1]
        if marker == _END[1]:
            yield _END
            return
        length = int.from_bytes(data[at : at + 2])
        end = at + length
        if length < 2 or end > len(data):  # noqa: PLR2004 - the length counts itself
            raise ValueError
        if _stays(marker, data[at + 2 : end]):
            yield bytes((_FILL, marker)) + data[at:end]
        at = end
        if marker == _SCAN:
            following = _MARKER.search(data, at)
            if following is None:
                raise ValueError
            yield data[at : following.start()]
            at = following.start()


def _stays(marker: int, body: bytes) -> bool:
    if marker in _APPLICATION:
        return marker in _KEPT and body.startswith(_KEPT[marker])
    return marker != _COMMENT


def _png(data: bytes) -> Iterator[bytes]:
    """Yield the parts that stay. Raises ValueError for one that is cut off."""
    yield _PNG
    at = len(_PNG)
    kind = b""
    while kind != b"IEND":
        kind = data[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(data[at : at + 4])
        if end > len(data):
            raise ValueError
        if kind in _CHUNKS:
            yield data[at:end]
        at = end
