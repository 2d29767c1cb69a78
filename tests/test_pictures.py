"""Photos as they are kept: small, upright, and with nothing in them but the picture."""

from io import BytesIO
import struct
from time import process_time
import zlib

from hypothesis import given, settings, strategies as st
from PIL import Image, PngImagePlugin
import pytest

from custom_components.studio_sync.formats.errors import PictureError, PictureReason
from custom_components.studio_sync.formats.picture_metadata import without_metadata
from custom_components.studio_sync.formats.pictures import (
    MOST_PIXELS,
    MOST_SIDE,
    Picture,
    fitted,
)

from .pictures import encoded, jpeg

PLACE = b"53.5511N 9.9937E"


def striped(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Return a picture whose left half is white and whose right half is black."""
    image = Image.new(mode, (width, height), "black")
    image.paste("white", (0, 0, width // 2, height))
    return image


def exif(orientation: int = 1) -> Image.Exif:
    """Return what a phone writes: how it was held, and where."""
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010E] = PLACE.decode()
    found.get_ifd(0x8825)[1] = "N"
    return found


def opened(picture: Picture) -> Image.Image:
    """Decode a photo."""
    return Image.open(BytesIO(picture.data))


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_photo_that_is_small_and_clean_stays_byte_for_byte(form: str) -> None:
    data = encoded(striped(40, 30), form)
    assert fitted(data) == Picture(data=data, media_type=f"image/{form.lower()}")


def test_a_large_photo_is_scaled_and_again_stays() -> None:
    once = fitted(encoded(striped(3000, 1500)))
    assert opened(once).size == (MOST_SIDE, MOST_SIDE // 2)
    assert once.media_type == "image/jpeg"
    assert fitted(once.data) == once
    assert opened(fitted(encoded(striped(1, 9000)))).size == (1, MOST_SIDE)


@pytest.mark.parametrize("width", [40, 2000])
def test_nothing_is_left_of_place_comment_and_thumbnail(width: int) -> None:
    """EXIF, XMP, a comment, IPTC, and what is behind the picture."""
    more = exif()
    data = encoded(striped(width, 30), exif=more, comment=PLACE, xmp=b"<x>" + PLACE + b"</x>")
    photoshop = b"\xff\xed" + struct.pack(">H", len(PLACE) + 16) + b"Photoshop 3.0\0" + PLACE
    data = data[:2] + photoshop + data[2:] + PLACE
    kept = fitted(data)
    assert data.count(PLACE) == 5
    assert PLACE not in kept.data
    image = opened(kept)
    assert not image.getexif()
    assert not {"comment", "exif", "xmp", "photoshop"} & image.info.keys()
    assert fitted(kept.data) == kept


def test_what_is_taken_out_of_a_small_photo_costs_it_nothing() -> None:
    """The pixels are those that were there, and the profile of its colours stays."""
    profile = b"profile" * 20
    data = encoded(striped(40, 30), exif=exif(), icc_profile=profile, progressive=True)
    kept = fitted(data)
    assert opened(kept).tobytes() == Image.open(BytesIO(data)).tobytes()
    assert opened(kept).info["icc_profile"] == profile
    large = fitted(encoded(striped(2000, 30), icc_profile=profile))
    assert opened(large).info["icc_profile"] == profile


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_upright(orientation: int) -> None:
    """Its pixels are turned as EXIF says, which is gone then."""
    image = striped(80, 40)
    kept = fitted(encoded(image, exif=exif(orientation), quality=95))
    turned = opened(kept)
    assert turned.size == ((80, 40) if orientation < 5 else (40, 80))
    white = {1: (5, 20), 2: (75, 20), 3: (75, 20), 4: (5, 20)}
    white |= {5: (20, 5), 6: (20, 5), 7: (20, 75), 8: (20, 75)}
    assert min(turned.convert("RGB").getpixel(white[orientation])) > 200  # type: ignore[arg-type]
    assert fitted(kept.data) == kept


def test_a_photo_that_something_shows_through_is_a_png() -> None:
    image = striped(2000, 1000).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    kept = fitted(encoded(image, "PNG"))
    assert (kept.media_type, opened(kept).mode) == ("image/png", "RGBA")
    image.putalpha(255)
    kept = fitted(encoded(image, "PNG"))
    assert (kept.media_type, opened(kept).mode) == ("image/jpeg", "RGB")


def test_a_png_keeps_no_text() -> None:
    text = PngImagePlugin.PngInfo()
    text.add_text("Location", PLACE.decode())
    text.add_itxt("XML:com.adobe.xmp", PLACE.decode(), zip=True)
    data = encoded(striped(40, 30), "PNG", pnginfo=text, exif=exif())
    kept = fitted(data + PLACE)
    assert PLACE not in kept.data
    assert opened(kept).tobytes() == striped(40, 30).tobytes()
    assert not opened(kept).info
    turned = fitted(encoded(striped(40, 30), "PNG", exif=exif(6)))
    assert opened(turned).size == (30, 40)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "BMP"])
def test_pictures_of_other_kinds_become_what_everybody_reads(form: str) -> None:
    kept = fitted(encoded(striped(40, 30), form))
    assert (kept.media_type, opened(kept).size) == ("image/jpeg", (40, 30))


def test_colours_of_a_printer_can_be_read() -> None:
    kept = fitted(encoded(striped(40, 30).convert("CMYK")))
    assert opened(kept).size == (40, 30)
    kept = fitted(encoded(striped(2000, 30).convert("CMYK")))
    assert opened(kept).mode == "RGB"


def test_two_pictures_in_one_are_the_first() -> None:
    """As phones write them (MPO)."""
    out = BytesIO()
    striped(40, 30).save(out, "MPO", save_all=True, append_images=[striped(50, 50)])
    kept = fitted(out.getvalue())
    assert (opened(kept).format, opened(kept).size) == ("JPEG", (40, 30))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff\xe0picture",
        b"\x89PNG\r\n\x1a\nmore",
        b"GIF8",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\0\0\0\x18ftypheic",
        jpeg(width=100)[:300],
        jpeg(width=100)[:-20],
        encoded(striped(40, 30), "PNG")[:-30],
        encoded(Image.new("RGB", (9, 9)), "TIFF"),
    ],
    ids=lambda data: repr(data[:8]),
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(PictureError) as refused:
        fitted(data)
    assert refused.value.reason is PictureReason.NO_PICTURE


def test_a_small_file_that_unfolds_to_a_huge_picture_is_refused_unread() -> None:
    """A bomb: 30,000 × 30,000 pixels of nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        total = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", total)

    for side in (30_000, int(MOST_PIXELS**0.5) + 1, 10_000):
        head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
        body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(1_000_000)))
        start = process_time()
        with pytest.raises(PictureError) as refused:
            fitted(b"\x89PNG\r\n\x1a\n" + body + chunk(b"IEND", b""))
        assert refused.value.reason is PictureReason.TOO_LARGE
        assert process_time() - start < 1


WHOLE = (
    encoded(striped(40, 30), exif=exif(6), comment=PLACE),
    encoded(striped(40, 30), progressive=True, icc_profile=b"x" * 99),
    encoded(striped(40, 30), "PNG", exif=exif(3)),
    encoded(striped(40, 30).convert("P"), "PNG", transparency=0),
    encoded(striped(40, 30), "GIF"),
    encoded(striped(40, 30), "WEBP", exif=exif(6)),
    encoded(striped(40, 30), "BMP"),
)


@given(
    st.sampled_from(WHOLE),
    st.lists(st.tuples(st.integers(0, 2_000), st.binary(max_size=6)), max_size=6),
    st.integers(0, 3_000),
)
@settings(max_examples=600, deadline=None)
def test_a_broken_picture_is_a_picture_or_is_refused(
    whole: bytes, changes: list[tuple[int, bytes]], end: int
) -> None:
    """Whatever is in it; and what is kept is kept as it is when it comes again."""
    data = bytearray(whole[:end] if end < len(whole) else whole)
    for at, new in changes:
        data[at : at + len(new)] = new
    try:
        kept = fitted(bytes(data))
    except PictureError:
        return
    image = opened(kept)
    image.load()
    assert max(image.size) <= MOST_SIDE
    assert not image.getexif()
    assert kept.media_type == f"image/{(image.format or '').lower()}"
    again = fitted(kept.data)
    assert opened(again).size == image.size


@given(st.binary(max_size=400) | st.binary(max_size=400).map(lambda data: b"\xff\xd8\xff" + data))
@settings(max_examples=300, deadline=None)
def test_metadata_is_looked_for_in_anything(data: bytes) -> None:
    assert without_metadata(data) is None or data.startswith(b"\xff\xd8")
    with pytest.raises(PictureError):
        fitted(data)


def test_a_photo_of_nothing_but_markers_is_read_in_no_time() -> None:
    start = process_time()
    for filler in (b"\xff", b"\xff\x00", b"\xff\xe1\x00\x02", b"\xff\xda\x00\x02"):
        assert without_metadata(b"\xff\xd8" + filler * 1_000_000) is None
    assert process_time() - start < 10
