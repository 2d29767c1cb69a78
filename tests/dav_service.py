"""Serves a home in memory over HTTP: ``python -m tests.dav_service PORT``.

For other projects' clients and suites, such as that of python-caldav. Its user is ``anna``, with
the password ``secret``.
"""

from base64 import b64encode
import sys
from typing import Final

from aiohttp import web

from custom_components.studio_sync.dav.errors import DavError
from custom_components.studio_sync.dav_server.paths import ROOT_PATH
from custom_components.studio_sync.dav_server.request import DavRequest
from custom_components.studio_sync.dav_server.serve import refusal, serve

from .dav_home import MemoryHome, a_home

_TOPS: Final = {"/": ROOT_PATH, "/principals/": f"{ROOT_PATH}principals/"}
SIGNED_IN: Final = "Basic " + b64encode(b"anna:secret").decode()
_LARGEST: Final = 20 * 2**20
_A_CALENDAR: Final = (
    b'<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav"><set><prop>'
    b"<resourcetype><collection/><C:calendar/></resourcetype></prop></set></mkcol>"
)


def application(home: MemoryHome, *, folders_are_calendars: bool = False) -> web.Application:
    """Return a web application that serves a home.

    ``folders_are_calendars``: an MKCOL that says nothing makes a calendar. The server itself
    refuses it, for a home has no folders.
    """

    async def handle(request: web.Request) -> web.Response:
        if request.headers.get("Authorization") != SIGNED_IN:
            return web.Response(status=401, headers={"WWW-Authenticate": 'Basic realm="Tests"'})
        path = request.rel_url.raw_path
        body = await request.read()
        if folders_are_calendars and request.method == "MKCOL" and not body:
            body = _A_CALENDAR
        asked = DavRequest(
            method=request.method,
            path=_TOPS.get(path, path),
            headers={name.lower(): tuple(request.headers.getall(name)) for name in request.headers},
            authority=request.host,
            body=body,
        )
        try:
            answer = serve(asked, home)
        except DavError as error:
            answer = refusal(error, asked)
        return web.Response(
            status=answer.status, headers=dict(answer.headers), body=answer.body or None
        )

    app = web.Application(client_max_size=_LARGEST)
    app.router.add_route("*", "/{path:.*}", handle)
    return app


if __name__ == "__main__":
    web.run_app(application(a_home()), host="127.0.0.1", port=int(sys.argv[1]), print=None)
