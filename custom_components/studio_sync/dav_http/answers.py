"""What a phone is answered by the HTTP server itself: refusals, and what has to wait."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

from aiohttp import hdrs, web

from ..dav_server.request import DavResponse

RETRY_AFTER: Final = 30
"""Seconds after which a phone may ask again."""
REALM: Final = "Studio Sync"
_NOT_STORED: Final = {hdrs.CACHE_CONTROL: "no-store"}


def http_response(answer: DavResponse) -> web.Response:
    """Return an answer of the server as one of HTTP."""
    return web.Response(status=answer.status, headers=answer.headers, body=answer.body or None)


class _Last(web.Response):
    """An answer after which the connection is closed, whatever was still to come."""

    def __init__(self, request: web.Request, answer: web.Response) -> None:
        super().__init__(status=answer.status, headers=answer.headers, body=answer.body)
        self.force_close()
        self._protocol = request.protocol

    async def write_eof(self, data: bytes = b"") -> None:
        await super().write_eof(data)
        self._protocol.force_close()


def ended(request: web.Request, answer: web.Response) -> web.Response:
    """Return an answer that leaves what is still to come of a compressed body in the connection.

    aiohttp unpacks and drops it after the answer, all at once: of a bomb, that would hold up the
    event loop. Of other bodies it is right to do so, as some clients read the answer only then.
    """
    if hdrs.CONTENT_ENCODING not in request.headers or request.content.is_eof():
        return answer
    return _Last(request, answer)


def refused_sign_in() -> web.Response:
    """Ask to sign in: without credentials, and whyever those that were sent let nobody in."""
    challenge = f'Basic realm="{REALM}", charset="UTF-8"'
    return _sentence(
        HTTPStatus.UNAUTHORIZED,
        "Please sign in with the user name and the password of a phone access.",
        {hdrs.WWW_AUTHENTICATE: challenge},
    )


def too_many_refused(seconds: float) -> web.Response:
    """Ask for a pause, where several wrong passwords wait for their answer already."""
    return _sentence(
        HTTPStatus.TOO_MANY_REQUESTS,
        "Too many sign-ins were refused.",
        {hdrs.RETRY_AFTER: str(max(1, round(seconds)))},
    )


def not_private() -> web.Response:
    """Refuse plain HTTP from outside the local network."""
    return _sentence(
        HTTPStatus.UPGRADE_REQUIRED,
        "Outside the local network, calendars and clients are served by HTTPS only: use an address"
        " with https://. A reverse proxy has to send X-Forwarded-For and X-Forwarded-Proto, and"
        " Home Assistant has to trust it.",
        {hdrs.UPGRADE: "TLS/1.2, HTTP/1.1", hdrs.CONNECTION: "Upgrade"},
    )


def not_now() -> web.Response:
    """Ask to come again: what is missing will be there."""
    return _sentence(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "The studio is not ready. Please try again later.",
        {hdrs.RETRY_AFTER: str(RETRY_AFTER)},
    )


def disk_full() -> web.Response:
    """Refuse a change that there is no room for (RFC 4918 §11.5)."""
    return _sentence(HTTPStatus.INSUFFICIENT_STORAGE, "The disk of Home Assistant is full.", {})


def moved(path: str) -> web.Response:
    """Send a client on, with the same verb.

    RFC 6764 §5 names 301, 303 and 307; a PROPFIND becomes a GET in many a client's library after
    302 and 303. It is not to be remembered: another server may take over.
    """
    headers = {hdrs.LOCATION: path, **_NOT_STORED}
    return web.Response(status=HTTPStatus.MOVED_PERMANENTLY, headers=headers)


def _sentence(status: HTTPStatus, sentence: str, headers: dict[str, str]) -> web.Response:
    return web.Response(status=status, text=f"{sentence}\n", headers=headers | _NOT_STORED)
