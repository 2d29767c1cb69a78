"""Reading what a phone sends: so much, so long, and nothing that isn't understood."""

from __future__ import annotations

import asyncio
from http import HTTPStatus
from typing import Final

from aiohttp import HttpVersion11, hdrs, web

from ..dav.errors import DavError
from ..dav.names import CALENDAR_MAX_SIZE, CARD_MAX_SIZE
from ..dav_server.paths import ROOT_PATH

MAX_BODY: Final = 10 * 1024 * 1024
"""Bytes, unpacked if it came compressed."""
MOST_SECONDS: Final = 300
"""From the first to the last byte."""
MOST_IDLE_SECONDS: Final = 30
"""From one byte to the next."""
_UNPACKED: Final = frozenset({"", "identity", "gzip", "deflate"})
"""The encodings that the HTTP server undoes."""


class BodyError(DavError):
    """A body that is not read to its end; what is left of it is in the connection."""


async def await_sign_in(request: web.Request) -> None:
    """Send no "100 Continue" yet: who has not signed in need not send the body."""
    if request.headers.get(hdrs.EXPECT, "").casefold() != "100-continue":
        raise web.HTTPExpectationFailed


async def read_body(request: web.Request) -> bytes:
    """Read and unpack a body. Raises BodyError.

    The server unpacks piece by piece, so that a small body that becomes huge holds nobody up.
    """
    if request.headers.get(hdrs.CONTENT_ENCODING, "").casefold() not in _UNPACKED:
        raise BodyError(
            "The body is compressed in a way that is not known here.",
            status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        )
    if (request.content_length or 0) > MAX_BODY:
        raise _too_large(request)
    if hdrs.EXPECT in request.headers and request.version == HttpVersion11:
        await request.writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
        # As aiohttp itself does: the answer has not begun yet.
        request.writer.output_size = 0
    try:
        async with asyncio.timeout(MOST_SECONDS):
            return await _read(request)
    except TimeoutError as error:
        raise BodyError(
            "The body did not come to an end.", status=HTTPStatus.REQUEST_TIMEOUT
        ) from error
    except web.RequestPayloadError as error:
        raise BodyError("The body is broken.") from error


async def _read(request: web.Request) -> bytes:
    parts: list[bytes] = []
    size = 0
    while True:
        async with asyncio.timeout(MOST_IDLE_SECONDS):
            part = await request.content.readany()
        if not part:
            return b"".join(parts)
        size += len(part)
        if size > MAX_BODY:
            raise _too_large(request)
        parts.append(part)
        # Data that is there already would never yield to the event loop.
        await asyncio.sleep(0)


def _too_large(request: web.Request) -> BodyError:
    of_cards = request.rel_url.raw_path.startswith(f"{ROOT_PATH}books/")
    return BodyError(
        "The body is larger than 10 MB.",
        status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        condition=CARD_MAX_SIZE if of_cards else CALENDAR_MAX_SIZE,
    )
