"""Photos of contacts: encoded again, kept at a moderate size, given out small unless asked."""

from io import BytesIO
import re

from PIL import Image, UnidentifiedImageError

from .people_errors import invalid_argument
from .people_state import ContactBook
from .wire import Answer, Call

LARGEST_KEPT = 720
"""Pixels of the longer side of what is kept."""
_USUAL = 100
_QUALITY = 80
_FORMATS = ("JPEG", "PNG")


def encode(data: bytes, largest: int = LARGEST_KEPT) -> bytes:
    """Return a picture as Google keeps it: JPEG, no larger than that; 400 if it is none."""
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as picture:
            small = picture.convert("RGB")
    except UnidentifiedImageError, OSError, Image.DecompressionBombError, SyntaxError:
        raise invalid_argument("Photo is not a valid JPEG or PNG.") from None
    small.thumbnail((largest, largest))
    out = BytesIO()
    small.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


def answer_photo(call: Call, books: list[ContactBook]) -> Answer:
    """Answer a photo's address, for anybody who knows it; ``sz`` asks for another size."""
    kind, name = call.segments[1:3]
    key, _, usual = name.partition("=s")
    size = call.param("sz") or usual
    pixels = int(size) if re.fullmatch(r"\d{1,4}", size) else _USUAL
    if kind == "default":
        out = BytesIO()
        Image.new("RGB", (pixels, pixels), "#5c6bc0").save(out, "JPEG")
        return Answer(200, out.getvalue(), {"Content-Type": "image/jpeg"})
    for book in books:
        if key in book.photos:
            picture = encode(book.photos[key], max(1, min(pixels, LARGEST_KEPT)))
            return Answer(200, picture, {"Content-Type": "image/jpeg"})
    return Answer(404, b"", {"Content-Type": "text/html; charset=UTF-8"})
