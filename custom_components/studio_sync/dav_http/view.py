"""The server for phones at its paths in Home Assistant's HTTP server.

A request is refused, or its body is read and the server answers it in one transaction of the
studio's book, in the book's own thread. Who asks is decided for each request, before its body is
read and again when it has come.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from aiohttp import hdrs, web
from homeassistant.components.http.ban import process_success_login, process_wrong_login
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util

from ..book.database import Transaction
from ..book.errors import BookDiskFull, BookError
from ..dav.errors import DavError
from ..dav_server.paths import ROOT_PATH
from ..dav_server.request import DavRequest, DavResponse
from ..dav_server.serve import is_reading, options, refusal
from ..dav_server.visit import Visit
from ..entries.accesses import Refused, SignedIn, sign_in
from ..lifecycle.runtime import StudioEntry
from ..scheduling.write_path import Request, Surface, source_of
from .answers import (
    disk_full,
    ended,
    http_response,
    not_now,
    not_private,
    refused_sign_in,
    too_many_refused,
)
from .body import BodyError, read_body
from .credentials import Credentials, came_privately, credentials_of
from .delays import SignInDelays
from .noting import note_refused, note_seen
from .serving import answer_test
from .visits import visit_of
from .wrong_passwords import WrongPasswords

type Server = Callable[[Transaction, DavRequest, Visit], DavResponse]
"""What answers a request, in a transaction of the book."""

_NOT_PASSED_ON: Final = frozenset({"authorization", "cookie", "proxy-authorization"})


class PhoneView:
    """Decides who is let in, and has the server answer."""

    def __init__(self, hass: HomeAssistant, server: Server) -> None:
        """Nothing is served until ``handle`` has a route."""
        self._hass = hass
        self._server = server
        self._delays = SignInDelays()
        self._wrong_passwords = WrongPasswords()

    async def handle(self, request: web.Request) -> web.Response:
        """Answer a request for a path of the server."""
        return await self.handle_as(request.rel_url.raw_path, request)

    async def handle_as(self, path: str, request: web.Request) -> web.Response:
        """Answer a request as if it were for this path."""
        return ended(request, await self._handle(path, request))

    async def _handle(self, path: str, request: web.Request) -> web.Response:
        if self._hass.is_stopping:
            return not_now()
        if not came_privately(self._hass, request):
            return not_private()
        credentials = credentials_of(request)
        if credentials is None:
            return _introduce(path, request)
        who = self._sign_in(credentials)
        if isinstance(who, Refused):
            return await self._refuse(request, credentials, who)
        if who.probe is None:
            self._accept(who, request)
        if not _is_ready(who):
            return not_now()
        try:
            body = await read_body(request)
        except BodyError as error:
            return http_response(refusal(error, _dav_request(request, path)))
        # Reading may have taken minutes.
        who = self._sign_in(credentials)
        if isinstance(who, Refused):
            return refused_sign_in()
        return await self._answer(who, _dav_request(request, path, body))

    async def _answer(self, who: SignedIn, request: DavRequest) -> web.Response:
        if not _is_ready(who):
            return not_now()
        studio: StudioEntry = who.studio
        book, visit = (
            studio.runtime_data.book,
            visit_of(self._hass, who, request.header("user-agent") or ""),
        )
        work = partial(self._serve, request=request, visit=visit)
        if who.probe is not None:
            work = partial(answer_test, request=request, visit=visit, item=who.probe.item)
        try:
            if who.probe is not None or is_reading(request.method):
                return http_response(await book.read(work))
            source = source_of(Request(surface=Surface.PHONE, access_id=who.id))
            return http_response(await book.write(work, source=source))
        except BookDiskFull:
            return disk_full()
        except BookError:
            return not_now()
        except DavError as error:
            return http_response(refusal(error, request))

    def _serve(self, tx: Transaction, request: DavRequest, visit: Visit) -> DavResponse:
        return self._server(tx, request, visit)

    def _sign_in(self, credentials: Credentials) -> SignedIn | Refused:
        now = dt_util.utcnow()
        return sign_in(self._hass, credentials.user_name, credentials.password, now)

    def _accept(self, who: SignedIn, request: web.Request) -> None:
        note_seen(self._hass, who, request)
        if self._delays.accepted(request.remote or ""):
            process_success_login(request)

    async def _refuse(
        self, request: web.Request, credentials: Credentials, why: Refused
    ) -> web.Response:
        """Answer so that it tells nothing, later from one try to the next.

        A right password of an access that is not valid is no attack: Home Assistant does not
        count it towards a ban.
        """
        note_refused(self._hass, credentials.user_name, why, request, self._wrong_passwords)
        address = request.remote or ""
        now = self._hass.loop.time()
        delay = self._delays.refused(address, credentials.user_name, now)
        if not self._delays.begin_waiting(address):
            return too_many_refused(delay)
        try:
            if why is Refused.WRONG:
                # Its warning has the URL, and so the user name, if it is not left out.
                nameless = request.clone(rel_url=ROOT_PATH, remote=address)
                self._hass.async_create_background_task(
                    process_wrong_login(nameless), "studio_sync wrong sign-in"
                )
            await asyncio.sleep(delay)
        finally:
            self._delays.end_waiting(address)
        return refused_sign_in()


def _introduce(path: str, request: web.Request) -> web.Response:
    """Tell what the server is, as is asked before a sign-in; for the rest, ask to sign in."""
    if request.method == hdrs.METH_OPTIONS:
        return http_response(options(path))
    return refused_sign_in()


def _is_ready(who: SignedIn) -> bool:
    return who.studio.state is ConfigEntryState.LOADED


def _dav_request(request: web.Request, path: str, body: bytes = b"") -> DavRequest:
    return DavRequest(
        method=request.method,
        path=path,
        headers=_headers(request),
        authority=request.host,
        body=body,
    )


def _headers(request: web.Request) -> Mapping[str, tuple[str, ...]]:
    """Return all headers by their names in small letters, but for the secret ones."""
    names = {name.lower() for name in request.headers} - _NOT_PASSED_ON
    return {name: tuple(request.headers.getall(name)) for name in names}
