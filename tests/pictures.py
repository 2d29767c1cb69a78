"""Pictures for tests: small, real, and of any colour."""

from io import BytesIO
from typing import Any

from PIL import Image

from custom_components.studio_sync.formats.pictures import Picture


def encoded(image: Image.Image, form: str = "JPEG", **options: Any) -> bytes:
    """Return an image as the bytes of a file."""
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def jpeg(colour: str = "red", width: int = 8, height: int | None = None, **options: Any) -> bytes:
    """Return a JPEG of one colour."""
    return encoded(Image.new("RGB", (width, height or width), colour), **options)


def photo(colour: str = "red") -> Picture:
    """Return a photo as the book keeps it."""
    return Picture(data=jpeg(colour), media_type="image/jpeg")
