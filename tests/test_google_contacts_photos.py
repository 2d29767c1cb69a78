"""Photos of contacts, both ways: none is sent twice, and none comes back as a smaller one."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from io import BytesIO

from aiohttp import web
from aiohttp.test_utils import TestServer
from PIL import Image
import pytest

from custom_components.studio_sync.formats.picture_size import picture_size
from custom_components.studio_sync.google.contact_photos import MOST_BYTES, ContactPhotos
from custom_components.studio_sync.google.people_api import PeopleApi
from custom_components.studio_sync.sync.model import Verdict

from .contacts_google import Clock, Studio, client, made, studio_with
from .google_emulator import GoogleEmulator, Kind
from .pictures import jpeg


@pytest.fixture
async def google(socket_enabled: None) -> AsyncIterator[GoogleEmulator]:
    async with GoogleEmulator(strict=True, clock=Clock()) as google:
        yield google
        assert google.violations == []


@pytest.fixture
async def studio(google: GoogleEmulator) -> AsyncIterator[Studio]:
    async with studio_with(google, Clock()) as studio:
        await studio.fetch()
        yield studio


async def with_photo(studio: Studio, colour: str = "red") -> str:
    key = await studio.photos.put(jpeg(colour, 600))
    assert key is not None
    return key


async def test_photos_are_sent_once(studio: Studio) -> None:
    keys = [await with_photo(studio, colour) for colour in ("red", "green", "blue")]
    await studio.create(client("Ada"))
    before = studio.replica.requests
    people = await studio.create(*(client(key[:6], photo=key) for key in keys))
    assert studio.replica.requests - before == 4
    assert [each.content.photo for each in people if each.content] == keys
    await studio.fetch()
    before = studio.replica.requests
    await studio.fetch()
    assert studio.replica.requests - before == 2
    studio.cursor = None
    studio.restart()
    items = await studio.items()
    assert all(items[each.id] == each for each in people)
    assert studio.photos.kept.keys() == set(keys)


async def test_a_photo_that_changes_here_replaces_the_other(studio: Studio) -> None:
    red, green = await with_photo(studio), await with_photo(studio, "green")
    (ada,) = await studio.create(client(photo=red))
    assert ada.content is not None
    outcome = await studio.update(ada, replace(ada.content, photo=green))
    assert outcome.verdict is Verdict.DONE
    assert made(outcome).content == replace(ada.content, photo=green)
    assert made(outcome).etag != ada.etag
    gone = await studio.update(made(outcome), replace(ada.content, photo=""))
    assert gone.verdict is Verdict.DONE
    assert made(gone).content == replace(ada.content, photo="")
    assert studio.phone.get(ada.id)["photos"][0]["default"]
    assert (await studio.items())[ada.id] == gone.item


async def test_a_photo_of_a_person_comes_in_large(studio: Studio) -> None:
    (ada,) = await studio.create(client())
    await studio.fetch()
    studio.phone.set_photo(ada.id, jpeg("red", 600))
    item = (await studio.items())[ada.id]
    assert item.content is not None
    data, media_type = studio.photos.kept[item.content.photo]
    assert media_type == "image/jpeg"
    assert Image.open(BytesIO(data)).size == (600, 600)
    studio.phone.set_photo(ada.id, None)
    item = (await studio.items())[ada.id]
    assert item.content is not None
    assert item.content.photo == ""


async def test_a_photo_that_moves_in_google_is_the_same(studio: Studio) -> None:
    key = await studio.photos.put(jpeg("red", 900))
    assert key is not None
    (ada,) = await studio.create(client(photo=key))
    await studio.fetch()
    studio.phone.move_photo(ada.id)
    item = (await studio.items())[ada.id]
    assert item.content is not None
    assert item.content.photo == key


async def test_a_photo_that_cannot_be_had_is_not_known(studio: Studio) -> None:
    """It is not taken for removed."""
    (ada,) = await studio.create(client())
    await studio.fetch()
    studio.phone.set_photo(ada.id, jpeg("red", 600))
    studio.phone.book.photos.clear()
    item = (await studio.items())[ada.id]
    assert (item.hidden, item.etag) == (("photo",), None)


@pytest.mark.parametrize("path", ["photos/default/41", "v1/people/me", "nothing"])
async def test_what_is_no_photo_is_none(studio: Studio, path: str) -> None:
    photos = ContactPhotos(studio.way.transport, PeopleApi(studio.way.transport), studio.photos)
    found = await photos.key_of(at(f"{studio.way.google.url}/{path}"))
    assert (found is not None) is path.startswith("photos")


async def test_a_photo_whose_server_does_not_answer_is_not_known(studio: Studio) -> None:
    async def hang_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        writer.close()

    photos = ContactPhotos(studio.way.transport, PeopleApi(studio.way.transport), studio.photos)
    async with await asyncio.start_server(hang_up, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        assert await photos.key_of(at(f"http://127.0.0.1:{port}/photo")) is None


async def test_a_photo_that_is_too_large_is_not_taken(studio: Studio) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=bytes(MOST_BYTES + 1), content_type="image/jpeg")

    photos = ContactPhotos(studio.way.transport, PeopleApi(studio.way.transport), studio.photos)
    app = web.Application()
    app.router.add_get("/photo", answer)
    async with TestServer(app) as server:
        assert await photos.key_of(at(str(server.make_url("/photo")))) is None


async def test_what_is_called_a_photo_and_is_none_is_not_taken(studio: Studio) -> None:
    async def answer(request: web.Request) -> web.Response:
        return web.Response(body=b"\xff\xd8\xff\xe0broken", content_type="image/jpeg")

    photos = ContactPhotos(studio.way.transport, PeopleApi(studio.way.transport), studio.photos)
    app = web.Application()
    app.router.add_get("/photo", answer)
    async with TestServer(app) as server:
        assert await photos.key_of(at(str(server.make_url("/photo")))) is None
    assert studio.photos.kept == {}


def at(address: str) -> dict[str, object]:
    """Make a contact whose photo has this address."""
    return {"resourceName": "people/c1", "photos": [{"url": address}]}


@pytest.mark.parametrize(
    ("form", "size"), [("JPEG", (30, 20)), ("PNG", (7, 1000)), ("GIF", None), ("WEBP", None)]
)
def test_the_size_of_a_picture_is_read_from_its_head(
    form: str, size: tuple[int, int] | None
) -> None:
    out = BytesIO()
    Image.new("RGB", size or (9, 9)).save(out, form)
    assert picture_size(out.getvalue()) == size
    for length in range(40):
        assert picture_size(out.getvalue()[:length]) in (None, size)


def test_a_jpeg_of_odd_segments_has_a_size_all_the_same() -> None:
    frame = b"\xff\xc2\x00\x0b\x08\x00\x05\x00\x06\x01\x01\x11\x00"
    assert picture_size(b"\xff\xd8\xff\xff\xd0\xff\xe1\x00\x04ab" + frame) == (6, 5)
    assert picture_size(b"\xff\xd8" + b"\xff\xe1\x00\x00" * 5) is None
    assert picture_size(b"\xff\xd8\x00" + frame) is None


async def test_a_photo_that_google_refuses_is_named_and_the_rest_is_there(studio: Studio) -> None:
    key = "0" * 64
    studio.photos.kept[key] = b"no picture", "image/jpeg"
    (outcome,) = await studio.send(client(notes="tea", photo=key))
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "photo_refused")
    assert outcome.content is not None
    assert (outcome.content.notes, outcome.content.photo) == ("tea", "")
    assert len(studio.phone.all()) == 1


async def test_a_photo_that_is_not_kept_is_named(studio: Studio) -> None:
    (outcome,) = await studio.send(client(photo="0" * 64))
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "photo_missing")


async def test_a_photo_without_an_answer_is_named(studio: Studio, google: GoogleEmulator) -> None:
    google.faults.add(Kind.DROP_AFTER, path="updateContactPhoto", count=None)
    (outcome,) = await studio.send(client(photo=await with_photo(studio)))
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "lost_answer")
    google.faults.clear()
    google.faults.add(
        Kind.ERROR, path="updateContactPhoto", status=429, reason="RATE_LIMIT_EXCEEDED", count=None
    )
    (outcome,) = await studio.send(client("Bo", photo=await with_photo(studio)))
    assert (outcome.verdict, outcome.reason) == (Verdict.REFUSED, "rate_limited")


async def test_a_contact_with_a_default_or_a_profile_picture_has_no_photo(studio: Studio) -> None:
    (ada,) = await studio.create(client())
    studio.phone.link_profile(ada.id, photos=[{"url": "https://example.com/p=s100"}])
    studio.cursor = None
    studio.restart()
    item = (await studio.items())[ada.id]
    assert item.content is not None
    assert item.content.photo == ""
    assert studio.photos.kept == {}
