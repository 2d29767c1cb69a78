"""Photos as they are kept: no larger than needed, and without the place they were taken.

Decoding takes long: not for an event loop.
"""

from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from math import prod
import struct
from typing import Final
import zlib

from PIL import Image, ImageOps

from .errors import PictureError, PictureReason
from .picture_metadata import without_metadata

MOST_SIDE: Final = 1024
"""Pixels of the longer side."""
MOST_PIXELS: Final = 50_000_000
"""Of a picture that is read: a small file may unfold to one that fills the memory."""
_FORMATS: Final = ("JPEG", "PNG", "GIF", "WEBP", "BMP")
_QUALITY: Final = 88
_MOST_PROFILE: Final = 64 * 1024
_ORIENTATION: Final = 0x0112
_MEDIA_TYPES: Final = {"JPEG": "image/jpeg", "PNG": "image/png"}
_BROKEN: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    struct.error,
    zlib.error,
)
"""What Pillow raises for pictures that are none, or broken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A photo as it may be kept and sent: a JPEG, or a PNG if something shows through it."""

    data: bytes
    media_type: str


def fitted(data: bytes) -> Picture:
    """Return a picture as it is kept: scaled, upright, with nothing in it but the picture.

    One that is so already stays as it is, byte for byte. Raises ``PictureError``.
    """
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            return _fitted(image, data)
    except PictureError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as err:
        raise PictureError(PictureReason.TOO_LARGE) from err
    except _BROKEN as err:
        raise PictureError(PictureReason.NO_PICTURE) from err


def _fitted(image: Image.Image, data: bytes) -> Picture:
    if prod(image.size) > MOST_PIXELS:
        raise PictureError(PictureReason.TOO_LARGE)
    turned = _is_turned(image)
    media_type = _MEDIA_TYPES.get("JPEG" if image.format == "MPO" else image.format or "")
    if media_type is not None and not turned and max(image.size) <= MOST_SIDE:
        kept = without_metadata(data)
        if kept is not None:
            image.load()
            return Picture(data=kept, media_type=media_type)
    image.thumbnail((MOST_SIDE, MOST_SIDE), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(image) if turned else image
    return _written(upright)


def _is_turned(image: Image.Image) -> bool:
    with suppress(*_BROKEN):
        return image.getexif().get(_ORIENTATION, 1) in range(2, 9)
    return False


def _written(image: Image.Image) -> Picture:
    out = BytesIO()
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or len(profile) > _MOST_PROFILE or image.mode != "RGB":
        profile = None
    if image.has_transparency_data:
        shape = image.convert("RGBA")
        if shape.getextrema()[-1][0] < 255:  # type: ignore[index]  # noqa: PLR2004 - not opaque
            shape.info = {}
            shape.save(out, "PNG", icc_profile=None)
            return Picture(data=out.getvalue(), media_type="image/png")
    plain = image.convert("RGB")
    plain.info = {}
    plain.save(out, "JPEG", quality=_QUALITY, icc_profile=profile)
    return Picture(data=out.getvalue(), media_type="image/jpeg")
